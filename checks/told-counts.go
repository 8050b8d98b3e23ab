package checks

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

// counts lists the numbers of things that a block names: of people, depots, vehicles, customers, licences.
func (r reader) counts() []told {
	s := r.block.Str
	if !mayCount().MatchString(s) && r.block.Kind != lint.Item {
		return nil
	}
	var out []told
	for _, q := range quantity.Find(s, r.lang()) {
		if q.Kind != quantity.Count || len(q.Values) != 1 || q.Cited {
			continue
		}
		out = append(out, r.count(q)...)
	}
	return out
}

// mayCount finds the words of which a statement has one that counts all of a thing.
var mayCount = lazily(`(?i)uns|wir |mit |firma|unternehmen|gmbh|enthalten|preis|nutz|verwend|einsatz|arbeiten|projekt|vorhaben|auftrag|we |our |us[e ]|with |fleet|team|staff|compan|ltd|include|contract|run |rel`)

// count reads one number of things. Of "two of our five depots" both are read: the two are a part.
func (r reader) count(q quantity.Quantity) []told {
	s := r.block.Str
	at := ofAll().FindStringIndex(s[q.NumberFrom:q.NumberTo])
	every := at != nil && allBefore().MatchString(s[:q.From])
	if at != nil && !every {
		from := q.NumberFrom + at[1]
		rest := quantity.Find(s[from:q.NumberTo], r.lang())
		if len(rest) != 1 || rest[0].Kind != quantity.Count || len(rest[0].Values) != 1 {
			return nil
		}
		whole := rest[0]
		whole.From, whole.To, whole.NumberFrom, whole.NumberTo = from+whole.From, from+whole.To, from+whole.NumberFrom, from+whole.NumberTo
		return r.count(whole)
	}
	from, to := edgesOf(s, q, ".!?;:\n")
	noun, end := r.countedNoun(q, to)
	if noun == "" {
		return nil
	}
	before, behind := lead().ReplaceAllString(strings.ToLower(s[from:q.From]), ""), strings.ToLower(s[end:to])
	x := told{value: q.Values[0], grain: new(big.Rat), words: strings.TrimSpace(s[q.From:end]), at: r.block.At(q.From, end)}
	switch q.Comparator {
	case quantity.Stated, quantity.Exactly:
	case quantity.About:
		x.about = true
	case quantity.MoreThan:
		if strings.Contains(before, "verfüg") || strings.HasSuffix(strings.TrimSpace(before), "darüber") {
			x.words, x.at = s[q.NumberFrom:end], r.block.At(q.NumberFrom, end)
			before += "über "
		} else {
			x.more = true
		}
	default:
		return nil
	}
	var where string
	if x.reach, where = reachOf(before, behind, noun, q, r); every {
		x.reach = ofUs // "all 22 of our surveyors"
	}
	x.fact, x.says = noun+where, strings.TrimSpace(behind)
	for _, of := range []map[string]string{q.Scope, q.Basis} {
		for _, k := range slices.Sorted(maps.Keys(of)) {
			if k != "sum" && k != "users" {
				x.fact += " " + k + ":" + of[k]
			}
		}
	}
	return []told{x}
}

// lead is what stands before a sentence without being of it: blanks, a number of the criterion that it answers, an opening word.
var lead = lazily(`^[\s*•–-]*(?:(?:regarding |re |zu |position |on )?(?:[\pL]{0,6}[-. ]?\d+(?:[-.]\d+)*[\pL]?[:,.)]? (?:and |und )?)+)?(?:(?:und|and|denn|so|das heißt|yes|ja)[,:.]? )?`)

var allBefore = lazily(`(?i)(?:^|[^\pL])all\s$`)

var ofAll = lazily(`(?i)[^\pL](?:unserer|our|of (?:our|the)|der)\s`)

// countedNoun is what a quantity counts, with the words that tell it from others of its kind, and where that ends: "library
// systems", "named user licences". It is "" for what nobody has or runs, such as steps.
func (r reader) countedNoun(q quantity.Quantity, to int) (noun string, end int) {
	s := r.block.Str
	words := strings.FieldsFunc(s[q.NumberFrom:q.NumberTo], func(c rune) bool { return unicode.IsSpace(c) || c == '-' })
	if len(words) < 2 {
		return "", q.To
	}
	noun, end = strings.ToLower(q.Unit), q.NumberTo
	last := strings.ToLower(words[len(words)-1])
	mods := words[1 : len(words)-1]
	if next := leadingWord(strings.TrimLeft(s[end:to], " ")); r.lang() != "de" && !strings.HasSuffix(last, "s") && len(next) > 3 && next[0] >= 'a' && next[0] <= 'z' && strings.HasSuffix(next, "s") && !strings.HasSuffix(next, "ss") && strings.HasPrefix(s[end:], " ") && q.Unit != "employee" && q.Unit != "person" {
		noun, mods, end = strings.TrimSuffix(next, "s"), append(slices.Clone(mods), noun), end+1+len(next)
	}
	if twin := twinNoun().FindString(s[end:to]); twin != "" && strings.EqualFold(twin[len(" und "):][:4], last[:min(4, len(last))]) {
		end += len(twin) // Mitarbeiterinnen und Mitarbeiter
	}
	if name, ok := sameCount[noun]; ok {
		noun = name
	}
	if notCounted()[noun] {
		return "", end
	}
	var of []string
	for _, m := range contentWords(strings.Join(mods, " ")) {
		if !praise()[m] && !strings.ContainsFunc(m, unicode.IsDigit) && quantity.Find(m+" Nutzer", "") == nil {
			of = append(of, endless(m))
		}
	}
	slices.Sort(of)
	return strings.TrimSpace(strings.Join(of, " ") + " " + noun), end
}

var twinNoun = lazily(`^ und \pL{4,}`)

// endless cuts the endings of German adjectives.
func endless(w string) string {
	for _, e := range []string{"en", "er", "em", "es", "e"} {
		if cut, ok := strings.CutSuffix(w, e); ok && len(cut) > 3 {
			return cut
		}
	}
	return w
}

// sameCount are nouns that mean the people of a company.
var sameCount = map[string]string{
	"person": "employee", "leut": "employee", "colleagu": "employee", "kolleg": "employee", "mensch": "employee", "kopf": "employee", "angestellt": "employee", "mitarbeit": "employee",
}

// notCounted are nouns that are no stock of a bidder. Others are counted differently in each sentence that does.
var notCounted = wordSet(`schritt phas stuf weg prinzip grundsatz punkt frag antwort beispiel ziel grund page kapitel teil variant option saul baustein eben time character tag woch monat jahr
	step way phase phas point question answer reason pillar level chapter section part priority priorit commitment valu goal occasion thing stag element aspect aspekt kategori
	category categor person\ day hour minut hinweis vorteil merkmal eigenschaft advantag benefit featur theme them kriteri criteri requirement anforderung exampl request transaction record piece ppm`)

// praise are words before a noun that tell nothing apart.
var praise = wordSet(`eigene eigenen eigener own qualifizierte qualifizierten erfahrene erfahrenen engagierte engagierten motivierte motivierten festangestellte fest angestellte festangestellten
	angestellten experienced qualified skilled dedicated committed professional highly existing current derzeit aktuell rund gut talented friendly full`)

// reachOf says how much of a thing a sentence counts, by the words before and behind the number, and for whom or where.
func reachOf(before, behind, noun string, q quantity.Quantity, r reader) (is reach, where string) {
	sentence := before + "#" + behind
	if ofTeam().MatchString(sentence) {
		return ofUs, " in team" // which team, only the chapter knows
	}
	if definite().MatchString(sentence) {
		return ofUs, ""
	}
	if q.Period != "" || q.Conditional || strings.Contains(before, "haben") && perfect().MatchString(behind) || partly().MatchString(sentence) {
		return ofSome, ""
	}
	if m := staffed().FindStringSubmatch(sentence); m != nil {
		for _, of := range m[1:] {
			if of != "" {
				return forContract, " at " + endless(strings.ReplaceAll(of, " ", ""))
			}
		}
	}
	m := qualified().FindStringSubmatch(behind)
	narrow := m != nil && !broad().MatchString(behind)
	if narrow {
		where = " at " + strings.Join(contentWords(m[1]), " ")
	}
	switch {
	case inUseBy().MatchString(sentence) && !madeOf().MatchString(sentence):
		if broad().MatchString(behind) || m == nil || strings.HasPrefix(behind, " im einsatz") {
			where = ""
		}
		return ofCustomers, where
	case isIncluded().MatchString(sentence):
		return inPrice, ""
	case toContract().MatchString(sentence):
		return forContract, ""
	case weHave().MatchString(sentence):
		return ofBidder, where
	case ourOwn().MatchString(sentence):
		return ofUs, where
	case strings.TrimSpace(before) == "" && r.block.Kind == lint.Item && !narrow && strings.Contains(" "+noun, " "):
		if eachOf().MatchString(behind) {
			return ofEach, ""
		}
		return inList, ""
	}
	return ofSome, ""
}

// The words that say how much of a thing is counted; # stands for the number and its noun.
var (
	now = `(?:(?:heute|derzeit|aktuell|inzwischen|mittlerweile|insgesamt|zurzeit|bundesweit|bereits|zusammen|gemeinsam|today|currently|now|already|directly|together|also|in total|some),? )*`

	// some is now, but not nothing.
	some = `(?:(?:unseren |heute |derzeit |aktuell |inzwischen |mittlerweile |insgesamt |zurzeit ))+`

	partly = lazily(`davon (?:\pL+ )?#|darunter #|of wh(?:om|ich) #|including #|weitere[rn]? #|zusätzlich|another #|further #|additional|(?:^|[^\pL])(?:je|pro|jede[rsmn]?|jeweils|per|each|every|ehemals|früher|damals|previously|` +
		`formerly|would|könn(?:te|en)|could|werden .*(?:einstellen|aufbauen)|recruit|hire|will add|wenn|falls|if|until|was|were|hatten|had|beschäftigten|operated|employed|ran|letzte[sn] jahr|last year|vorjahr|` +
		`im jahr|ende|anfang)(?:[^\pL][^#]*)?#|(?:19|20)\d\d[^#]*#|# (?:of|von) (?:our|the|unseren|diesen|these)|# more(?:$|[^\pL])|# weitere|tochter|subsidiar|konzern|the group|unternehmensgruppe|los \d|lot \d`)
	qualified = lazily(`^ (?:who|which|that|in|at|on|for|from|with|within|under|near|inside|around|mit|im|am|an|bei|für|aus|der|des|auf|vor|ohne|zur|zum|als|as|à|zu|to|between|throughout)[^\pL]+([^,.;:()–]+)`)
	broad     = lazily(`^ (?:in (?:deutschland|österreich|der schweiz|the united kingdom|the uk|england|germany|total|all|\d+ \pL+|unserem (?:haus|unternehmen|fuhrpark|team)|our (?:fleet|team|company))|insgesamt|across|bundesweit|im einsatz|für (?:je|jeweils)|for each|(?:an|auf|at|from|in) (?:\d+|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|all|allen) \pL+|an der zahl|at present|to serve|zu ihrer|for you to)(?:$|[^\pL])`)
	inUseBy   = lazily(`(?:^|, (?:and|und) )` + now + `# (?:[^,.]{0,30} )?(?:nutzen|verwenden|vertrauen|setzen auf|arbeiten mit|use|are using|run on|rely on|work with|trust)(?:$|[^\pL])` +
		`|(?:ist|sind|läuft|wird) ` + now + `(?:bei|von|in) # (?:im einsatz|genutzt|eingesetzt|verwendet|produktiv)|(?:in use|used|deployed|live) ` + now + `(?:at|by|in|with) #|^` + now + `nutzen # |^` + now + `setzen # (?:unsere|die|auf unsere) `)
	madeOf     = lazily(`(?:^|[^\pL])(?:apps?|module?|portal|api|dashboard|feature|funktion)(?:$|[^\pL])`)
	isIncluded = lazily(`(?:angebot|preis|pauschale|lizenzpaket)(?:sind| )*(?:enthalten|inbegriffen) sind ` + now + `#|(?:angebot|preis) sind ` + now + `# (?:enthalten|inbegriffen)|^# sind (?:[^,.]{0,30} )?(?:enthalten|inbegriffen)|^enthalten sind #` +
		`|(?:preis|angebot|pauschale) (?:schließt|umfasst|enthält|beinhaltet) #|(?:price|fee|offer|charge|subscription) (?:includes|covers) #|^# are included|included (?:in the \pL+ )?are #`)
	toContract = lazily(`^(?:hierfür |dafür |dazu |bei ihnen )?(?:wir setzen|setzen wir) (?:für (?:sie|ihren auftrag|ihr projekt|diesen auftrag) |dafür |hierfür |insgesamt )*#(?: für (?:je|jeweils) .*)? ein|^für (?:ihr(?:en?)?|diesen?|das|den) (?:projekt|vorhaben|auftrag|vertrag) (?:setzen|stellen|planen) wir ` + now + `#` +
		`|we (?:will|shall) (?:dedicate|assign|deploy|allocate|commit) ` + now + `#(?: to (?:this|the|your) (?:contract|project|service)|$|,)|^` + now + `# werden für (?:diesen|ihren|den) (?:auftrag|vertrag) |(?:^|our team of |a team of )# will (?:work on|be dedicated to|be assigned to|deliver) (?:this|the|your) (?:contract|project|service)`)
	weHave = lazily(`^(?:[^,]{0,40}, )?(?:und |and |denn |so )?(?:` + now + `(?:haben|beschäftigen|betreiben|unterhalten|besitzen|sind|verfügen) wir|wir ` + now + `(?:haben|beschäftigen|betreiben|unterhalten|besitzen|zählen|verfügen|sind|nennen ihnen|benennen)) ` + now + `(?:über )?` + now + `#` +
		`|(?:^|, )(?:unser(?:e[smn]?)? (?:haus|unternehmen|betrieb|fuhrpark|belegschaft|firma|flotte|maschinenpark|netz|gesellschaft)|das unternehmen|die firma|die gesellschaft|[^,]{2,40} (?:gmbh|ag|kg|se|eg|mbh)) (?:beschäftigt|hat|zählt|verfügt|umfasst|besteht|betreibt|unterhält|besitzt) ` + now + `(?:über |aus )?` + now + `#` +
		`|das (?:team|haus) der [^,]{2,40} (?:gmbh|ag|kg|se|eg|mbh) (?:besteht aus|umfasst|zählt) ` + now + `#|unsere?[rnm]? (?:belegschaft|fuhrpark|flotte) (?:von|aus|mit) ` + now + `#|^mit ` + some + `# (?:\pL+ ){1,3}wir|^mit ` + now + `# (?:sind|zählen|gehören) wir|^bei uns (?:arbeiten|sind) ` + now + `#|^alle # unsere[rs] (?:fuhrpark|belegschaft|flotte|haus|unternehmen)|# (?:arbeiten|sind) (?:bei|für) uns(?:$|[^\pL])` +
		`|^(?:[^,]{0,40}, )?(?:and |so )?we ` + now + `(?:employ|have|run|operate|own|hold|maintain|are|name|submit) ` + now + `(?:a (?:fleet|workforce|staff|network) of )?` + now + `#` +
		`|(?:our|the) (?:own )?(?:fleet|workforce|company|firm|network|staff|business)(?: of| consists of| comprises| includes| has| numbers| employs| operates| is made up of| runs)? ` + now + `#|^[^,]{2,40} (?:ltd|limited|inc\.?|llc|plc) ` + now + `(?:employs|has|operates|runs|owns) ` + now + `#` +
		`|^with a (?:fleet|workforce|staff|network) of ` + now + `#|^with ` + now + `#,? we (?:are|have|can)|^` + now + `# work for (?:us|\pL+ (?:systems|ltd|limited|inc))`)
	ourOwn   = lazily(`(?:^|[^\pL])(?:unsere[nrm]?|our) ` + now + `#`)
	ofTeam   = lazily(`unser (?:team|kernteam) (?:umfasst|besteht aus|zählt|hat) ` + now + `#|unserem team (?:von|aus|mit) ` + now + `#|our (?:core )?team (?:of|comprises|consists of|has|includes) ` + now + `#|^(?:alle|die|all|the) # (?:in unserem|in our) team(?:$|[^\pL])`)
	definite = lazily(`^(?:alle|die|all|the|all of the) # (?:unsere[rs]|aus unsere[rm]|of our|in our)(?:$|[^\pL])`)
	perfect  = lazily(`(?:^| )(?:an|auf|aus|ab|ein|vor|durch)?(?:ge\p{Ll}+(?:t|en)|(?:be|ver|er|ent)\p{Ll}+(?:t|en))$`)
	eachOf   = lazily(`^,? (?:each|jede[rs]?|jeweils|je)[^\pL]`)
	staffed  = lazily(`(?:unser|der|unsere|die) (\pL{5,}) (?:ist|wird) ` + now + `mit # besetzt|^(?:am|im|in unserem|an unserem) (\pL{5,}) (?:arbeiten|sitzen) ` + now + `#|^` + now + `# arbeiten (?:am|im|in unserem|an unserem) (\pL{5,})` +
		`|^(?:our|the) (\pL+(?: \pL+)?) is staffed (?:by|with) ` + now + `#|(?:^|, )(?:the|our) # (?:on|in|at) (?:our|the) (\pL+ \pL+)`)
)
