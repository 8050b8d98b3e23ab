package checks

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// An activity is something that is done, with the words of both languages that say so. People ask for it with a noun and answer with a verb:
// "Lieferung und Aufbau", "wir bringen die Theken und stellen sie auf".
type activity struct {
	name string
	ways [][]string // the beginnings of words that have to stand in a sentence, all of a way
}

// activities are those that criteria couple, one a line. A way is a beginning of a word, or several joined by + that stand in one sentence;
// = is the whole word, * before a beginning finds it inside a word, too, and ? is a word of answers alone.
var activities = sync.OnceValue(func() []activity {
	var out []activity
	for line := range strings.Lines(activityLines) {
		name, words, ok := strings.Cut(umlauts.Replace(strings.TrimSpace(line)), ": ")
		if !ok {
			continue
		}
		a := activity{name: name}
		for w := range strings.FieldsSeq(words) {
			a.ways = append(a.ways, strings.Split(w, "+"))
		}
		out = append(out, a)
	}
	return out
})

const activityLines = `
	delivery: *liefer bring gebracht arriv lorry truck anfahr kommt+an komm+an eintreff trifft+ein deliver supplied ship transport frei+haus
	assembly: montag montier monteur *aufbau aufgebaut aufzubau bau+auf stell+auf aufgestell aufstell einbau eingebaut bau+ein einzubau installier installat anbring angebracht anzubring errichte assembl install erect mount fitted =fit set+up put+up
	commissioning: *inbetriebnahm inbetriebsetz =betrieb+nehm =betrieb+nimm =betrieb+genomm =betrieb+setz =in+=betrieb betriebsbereit +freischalt commission into+operation into+service start+up go-live
	training: *schulung geschult =schult beschult *einweis eingewies weis+ein *unterweis trainier lehrgang workshop seminar train instruct induct teach taught course familiaris
	import: =import =imports imported importing importier einles eingeles einzules liest+ein lesen+ein einspiel eingespiel spiel+ein ubernehm ubernahm ubernomm hochlad hochgelad lad+hoch einlad eingelad =load loaded =loads upload ingest read+in reads+in
	export: export ausles ausgeles auszules ausgab ausgegeb auszugeb geb+aus gib+aus ausspiel ausgespiel herunterlad heruntergelad download write+out writes+out written+out output =back+out extract
	maintenance: *wartung =warten =wartet gewartet zu+warten instandhalt instand+halt *pflege *inspekt maintain mainten servic upkeep inspect
	repair: *reparatur reparier instandsetz instandgesetz instand+setz entstor beheb behob repair =fix =fixes =fixed mend rectif
	disposal: nehm+mit nimm+mit mitgenomm mitnehm rucknahm *entsorg verwert recycel recycl beseitig abtransport dispos take+away takes+away
	dismantling: *abbau abgebaut abzubau bau+ab demontag demontier ruckbau ruckgebaut zuruckbau zuruckgebaut abnehm dismantl take+down takes+down removal remov uninstall
	collection: *abhol abgeholt abzuhol hol+ab nimm+mit nehm+mit mitgenomm mitzunehm mitnimm mitnehm einsamm eingesamm samm+ein rucknahm zuruckgenomm zurucknehm nehm+zuruck nimm+zuruck collect pick+up picks+up picked+up fetch taken+back take+back takes+back
	cleaning: *reinig sauber wascht waschen gewasch ausgewasch auswasch =putz geputzt clean
	emptying: leerung =leeren =leert geleert entleer ausleer empt
	providing: gestellung bereitstell bereitgestell stell+auf
	testing: *pruf =test =tests getestet testen *probelauf probebetrieb test check verif
	documentation: *dokument *protokoll document record report
	planning: *planung planen geplant =plan =plans planned planning design
	storage: *lager aufbewahr =store stored storage storing warehous =keep =kept
	packing: verpack einpack eingepack =pack packed packing
	washing: waschen gewasch wascht *wasche wash launder
	ironing: bugel gebugel gemangelt ironed ironing pressed pressing
	printing: =druck gedruckt drucken =druckt print
	posting: versand versend verschick kuvertier =post posted posting mail dispatch envelop
	translation: ubersetz translat
	revision: lektor korrektor korrekturles korrekturgeles gegengeles gegenles proofread review revis =edit edited editing =edits
	monitoring: *uberwach monitor watch
	backup: *sicherung gesichert =sichern =sichert backup back+up backs+up backed+up
	restore: *wiederherstell wiederhergestell rucksich zuruckspiel restor recover
	planting: pflanz gepflanz bepflanz planting planted
	watering: bewasser gewassert =wassern giess gegossen watering watered irrigat
	mowing: =mahen gemaht =mahd mow grass+cut cut+grass
	creating: anleg angelegt leg+an erstell erfass creat =add added =adds =enter entered
	changing: anderung andern geandert =andert abander bearbeit aktualisier edit chang amend modif updat
	deleting: losch geloscht entfernen delet remov eras purg
	receiving: empfang empfang erhalt entgegennehm entgegengenomm nehm+entgegen nimm+entgegen annehm angenomm nehm+an nimm+an annahm receiv receipt accept
	sending: versend versand verschick sende gesendet send sent dispatch
	painting: streich gestrich *anstrich lackier paint
	sealing: abdicht abgedicht versiegel sealed sealing
	weeding: jat gejatet unkraut wildkraut weed
	gritting: streu gestreut grit salt
	clearing: =raumt geraumt *raumung =clear cleared clearing plough plow
	reading: ablesen abgeles lies+ab lesen+ab =read =reads reading
	invoicing: abrechn abgerechn rechn+ab faktur rechnung invoic bill
	copying: kopier vervielfalt copy copies copied
	scanning: scan gescannt digitalisier digitis digitiz
	shredding: vernicht schredder shred destr
	sampling: beprob probenahm probeentnahm probe+nehm probe+nimm sampl
	analysis: analys untersuch auswert ?labor analys evaluat
	issuing: ausgab ausgegeb geb+aus gib+aus ausstell ausgestell stell+aus issu hand+out hands+out handed+out
	moderation: moderier moderat facilitat moderat
	recruiting: rekrutier anwerb angeworb recruit hire
	interpreting: dolmetsch interpret
`

// coupled lists the activities that a sentence of a criterion couples, as parts: "der Import und der Export von Stammdaten".
func coupled(text string) []part {
	for _, s := range endOfSentence().Split(text, -1) {
		if alternatives().MatchString(s) || notAll().MatchString(s) || openEnded().MatchString(s) || denies(s) || byLaw().MatchString(s) {
			continue
		}
		if parts := coupledIn(s); len(parts) >= 2 {
			return parts
		}
	}
	return nil
}

// byLaw is in a sentence that asks by which rules something is done, and not that it is.
var byLaw = lazily(`(?i)recht(?:s|lich|$|[^\p{L}])|\p{L}recht(?:$|[^\p{L}])|gesetz|vorschrift|richtet[\s\p{Z}]+sich|regulations|statut|(?:^|[^\p{L}])(?:law|laws|act)(?:$|[^\p{L}])`)

// between is what may stand between two coupled activities: a conjunction, and an article or a few words that belong to the first.
var between = lazily(`^(?:[\s\p{Z}]+(?:the|of|from|to|and|von|der|des|die|das|den|dem|aus|nach|in|auf|für|ihre|deren|[\p{L}-]+)){0,4}(?:[\s\p{Z}]*,|[\s\p{Z}]+(?:und|sowie|and|as[\s\p{Z}]+well[\s\p{Z}]+as))(?:[\s\p{Z}]+(?:und|and|the|their|its|der|die|das|den|deren|dessen|zu|to|den|subsequent|anschließende|anschließenden|spätere|fachgerechte|fachgerechten)){0,2}[\s\p{Z}]+$`)

func coupledIn(s string) []part {
	var parts []part
	end := 0
	for _, at := range wordSpans(s) {
		a := activityOf(s[at[0]:at[1]])
		if a == nil {
			continue
		}
		if len(parts) > 0 && !between().MatchString(s[end:at[0]]) {
			if len(parts) >= 2 {
				break
			}
			parts = nil
		}
		if !slices.ContainsFunc(parts, func(p part) bool { return p.label == a.name }) {
			parts = append(parts, part{text: s[at[0]:at[1]], label: a.name})
		}
		end = at[1]
	}
	return parts
}

// activityOf is the activity that a word of a criterion names; nil for none. What is said by two words of an answer is one word there.
func activityOf(word string) *activity {
	w := umlauts.Replace(strings.ToLower(word))
	all := activities()
	for i := range all {
		if slices.ContainsFunc(all[i].ways, func(way []string) bool { return len(way) == 1 && way[0][0] != '?' && begins(way[0], w) }) {
			return &all[i]
		}
	}
	return nil
}

// begins reports whether a word is one of those that a way stands for.
func begins(beginning, word string) bool {
	beginning = strings.TrimPrefix(beginning, "?")
	if whole, ok := strings.CutPrefix(beginning, "="); ok {
		return word == whole
	}
	if inside, ok := strings.CutPrefix(beginning, "*"); ok {
		return strings.Contains(word, inside)
	}
	return strings.HasPrefix(word, beginning)
}

// done reports whether one of the sentences, in folded words, says that an activity is done.
func (a activity) done(sentences [][]string) bool {
	return slices.ContainsFunc(sentences, func(words []string) bool {
		return slices.ContainsFunc(a.ways, func(way []string) bool {
			return !slices.ContainsFunc(way, func(b string) bool {
				return !slices.ContainsFunc(words, func(w string) bool { return b == "" || begins(b, w) })
			})
		})
	})
}

// undone names the coupled activities that the responses do not speak of, where they speak of others.
func undone(parts []part, said []string) (missing []string) {
	var sentences [][]string
	for _, s := range said {
		for _, one := range endOfSentence().Split(s, -1) {
			words := letterWords(umlauts.Replace(strings.ToLower(one)))
			sentences = append(sentences, words)
			if inAndOut().MatchString(one) {
				sentences = append(sentences, []string{"import", "export"})
			}
		}
	}
	named := 0
	for _, p := range parts {
		i := slices.IndexFunc(activities(), func(a activity) bool { return a.name == p.label })
		if activities()[i].done(sentences) {
			named++
			continue
		}
		missing = append(missing, p.text)
	}
	if named == 0 || len(missing) > named {
		return nil
	}
	return missing
}

// inAndOut is both directions at once: "ein- und ausgelesen", "in both directions".
var inAndOut = lazily(`(?i)ein-[\s\p{Z}]+(?:und|oder)[\s\p{Z}]+aus|in[\s\p{Z}]+both[\s\p{Z}]+directions|in[\s\p{Z}]+beide[\s\p{Z}]+richtungen|in[\s\p{Z}]+and[\s\p{Z}]+out`)

// wordSpans are where the words of a text stand.
func wordSpans(s string) [][2]int {
	var out [][2]int
	start := -1
	for i, r := range s {
		switch letter := unicode.IsLetter(r); {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			out = append(out, [2]int{start, i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, [2]int{start, len(s)})
	}
	return out
}
