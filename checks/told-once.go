package checks

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/quantity"
)

// once lists what a block tells that has one value only: when the company was founded, its years of experience, the term of
// the contract, times of service by priority, dates of the project, sizes of what is offered.
func (r reader) once() []told {
	out := r.founded()
	s := r.block.Str
	if !mayTell().MatchString(s + r.label) {
		return out
	}
	for _, q := range quantity.In(r.label, s, r.lang()) {
		if q.Cited || q.Conditional || len(q.Values) != 1 || q.Comparator == quantity.Between || q.Comparator == quantity.About || len(q.Upper) > 0 {
			continue
		}
		from, to := edgesOf(s, q, ".!?;\n")
		around := strings.ToLower(s[from:q.From]) + "#" + strings.ToLower(s[q.To:to])
		if r.label != "" {
			around = strings.ToLower(r.label) + ": " + around
		}
		fact, of := r.sizeOf(q)
		if fact == "" && !aboutAPart().MatchString(around+" "+r.heading) {
			fact = onceOf(q, strings.TrimSpace(around))
		}
		if fact != "" {
			out = append(out, told{
				fact: fact, of: of, reach: aSingleOne, value: q.Low(), grain: grainOf(q, s), more: q.Comparator == quantity.MoreThan && q.Kind == quantity.Duration,
				words: strings.TrimSpace(s[q.From:q.To]), at: r.block.At(q.From, q.To),
			})
		}
	}
	return out
}

// mayTell finds what a text has one of that tells such a fact.
var mayTell = lazily(`(?i)jahre|years|laufzeit|term|prioritä|priorit|p[1-4]|sev|beginn|start|bindefrist|gebunden|angebot|offer|proposal|lieferzeit|lieferfrist|lead time|delivery time|läng|lang|breit|höhe|hoch|gewicht|masse|leistung|` +
	`last|radius|kreis|stand|volumen|inhalt|reichweite|geschwindigkeit|length|width|wide|height|weight|mass|power|payload|wheelbase|capacity|speed|range`)

// aboutAPart are words of sentences about a part, a variant, the past or somebody else.
var aboutAPart = lazily(`(?i)phase|stufe|pilot|variante|option|alternativ|referen[zc]|beispiel|example|verläng|exten|renew|mindest|minimum|initial|lizenz|licen[cs]e|leasing|zertifi|certif|ersatzteil|spare|früher|bisher|vorjahr|` +
	`unterauftrag|subcontract|letzte|last year|durchschnitt|average|mittel|(?:^|[^\pL])(?:los|lot|teil|was|were|wenn|falls|if|unless|nicht|not|statt|instead|bislang|ausserhalb|außerhalb|outside)(?:$|[^\pL])`)

// onceOf says which fact a quantity tells; "" for none. What it holds for and how it is measured is part of the fact.
func onceOf(q quantity.Quantity, around string) string {
	fact := ""
	switch m := q.Measure; {
	case m == "experience" && q.Kind == quantity.Duration:
		if at := withExperience().FindStringSubmatch(around); at != nil && !ofPersons().MatchString(around) {
			return "experience " + strings.Join(contentWords(at[1]), " ")
		}
		return ""
	case q.Kind == quantity.Duration && contractRuns().MatchString(around):
		fact = "term"
	case m == "term" && q.Kind == quantity.Duration && contractTerm().MatchString(around):
		fact = "term"
	case (m == "response" || m == "resolution" || m == "onsite") && q.Kind == quantity.Duration && q.Scope["priority"] != "":
		fact = m
	case q.Kind == quantity.Date && (m == "start" || m == "validity"):
		fact = namedDay().FindString(around)
		if fact == "" || q.Comparator != quantity.Stated && m == "start" {
			return ""
		}
		if m == "start" {
			m += " " + cmp.Or(sameDay[fact], fact)
		}
		fact = m
	case m == "delivery" && q.Kind == quantity.Duration && deliveryTime().MatchString(around):
		fact = "delivery time"
	default:
		return ""
	}
	for _, of := range []map[string]string{q.Scope, q.Basis} {
		for _, k := range slices.Sorted(maps.Keys(of)) {
			fact += " " + k + ":" + of[k]
		}
	}
	return fact
}

var (
	withExperience = lazily(`^(?:[^,#]{0,30}, )?(?:(?:wir|unser (?:haus|unternehmen|betrieb)|we|our (?:company|firm)|mit|with)(?: [^,#]*)? |die [^,#]{2,30} gmbh (?:[^,#]*) )#['’]? ?(?:of |an )?(?:erfahrung|experience)((?: in| im| mit| with)[^,.;]{3,60}?)?(?:,| mit$| zurück$| mit,| verfüg|$)`)
	ofPersons      = lazily(`(?:^|[^\pL])(?:frau|herr|mr|mrs|ms|dr|his|her|he|she|team|jeweils|each|combined|zusammen|leiter(?:in)?|\pL*leitung|manager|director|kolleg\pL*|staff|engineers?|mitarbeit\pL*)(?:$|[^\pL])`)
	contractTerm   = lazily(`vertragslaufzeit|laufzeit des vertrag|vertrag mit einer laufzeit|vertrags?dauer|contract term|term of the contract|contract (?:for|with) a term|contract duration`)
	namedDay       = lazily(`leistungsbeginn|vertragsbeginn|projektstart|projektbeginn|project start|contract start|start of the contract|the contract (?:starts|will start|begins)|der vertrag beginnt|service start|commencement|bindefrist|an (?:unser|dieses|das) angebot|angebot (?:ist|gilt|bleibt)|(?:our|this) (?:offer|bid|proposal|tender) (?:is|remains|shall)|angebot bis`)
	contractRuns   = lazily(`(?:der vertrag läuft|the contract (?:runs|lasts)) (?:fest |for )?(?:über )?#|^vertrags(?:lauf)?dauer (?:beträgt|ist) #`)
	deliveryTime   = lazily(`lieferzeit|lieferfrist|delivery time|lead time`)
)

// sameDay are words for one day of a contract.
var sameDay = map[string]string{
	"projektbeginn": "projektstart", "commencement": "contract start", "the contract starts": "contract start", "the contract will start": "contract start", "the contract begins": "contract start", "der vertrag beginnt": "vertragsbeginn",
	"start of the contract": "contract start",
}

// grainOf is how coarsely a number is written: a tenth of a metre for "9,9 m". That of a number with a thousands separator is too fine.
func grainOf(q quantity.Quantity, s string) *big.Rat {
	if q.Scale == nil || q.Kind == quantity.Date {
		return new(big.Rat)
	}
	g := new(big.Rat).Set(q.Scale)
	number := strings.TrimRightFunc(s[q.NumberFrom:q.NumberTo], func(c rune) bool { return !unicode.IsDigit(c) })
	if at := strings.LastIndexAny(number, ",."); at >= 0 {
		for range number[at+1:] {
			g.Quo(g, big.NewRat(10, 1))
		}
	}
	return g
}

// yearOf reads the year in which the company was founded.
var yearOf = lazily(`(?i)(?:gegründet|gründung|gründungsjahr|founded|established|foundation|incorporated|set up)[^.,;\pN]{0,25}?((?:18|19|20)\d\d)(?:$|[^\pN])|(?:wurde|im jahr|seit|anno|,|^) ?((?:18|19|20)\d\d)(?: in \p{Lu}\pL+)?(?: als [^.,;]{3,30})?(?: von [^.,;]{3,30})? gegründet|(?:besteht|bestehen|existiert|gibt es|gibt es uns|sind|in business|in existence)(?: wir)?(?: am markt)? (?:seit|since)(?: dem jahr)? ((?:18|19|20)\d\d)(?: am markt| tätig)?(?:$|[^\pN])`)

// branches are what a company founds, or is a member of, without being it.
var branches = lazily(`(?i)innung|kammer|verbund|gruppe|group|angehör|mitglied|member|niederlassung|standort|abteilung|bereich|tochter|zweig|verein|verband|stiftung|akademie|büro|branch|office|subsidiar|depot|division|department|academy|association|charity|foundation of|stadt|gemeinde|council|city|arbeitsgemeinschaft|projekt`)

func (r reader) founded() []told {
	var out []told
	s := r.block.Str
	if r.label != "" && foundedLabel().MatchString(r.label) {
		if y := soleYear().FindStringSubmatchIndex(s); y != nil {
			return []told{foundedIn(r, y[2], y[3], 0, len(s))}
		}
	}
	for _, span := range statements(s) {
		sentence := s[span[0]:span[1]]
		m := yearOf().FindStringSubmatchIndex(sentence)
		if m == nil || branches().MatchString(sentence) {
			continue
		}
		from, to := m[2], m[3]
		for i := 4; from < 0; i += 2 {
			from, to = m[i], m[i+1]
		}
		all := sentence[m[0]:m[1]]
		left := len(all) - len(strings.TrimLeftFunc(all, notWord))
		x := foundedIn(r, span[0]+from, span[0]+to, span[0]+m[0]+left, span[0]+m[0]+len(strings.TrimRightFunc(all, notWord)))
		if m := founder().FindStringSubmatch(sentence); m != nil {
			x.of = strings.ToLower(m[1] + m[2])
		}
		out = append(out, x)
	}
	return out
}

var (
	foundedLabel = lazily(`(?i)^(?:gegründet|gründung|gründungsjahr|jahr der gründung|founded|established|year of (?:foundation|establishment)|incorporated)`)
	founder      = lazily(`^(?:Die |The )?(\p{Lu}\pL+)(?: (?:GmbH|AG|KG|SE|eG|Ltd|Limited|Inc|\p{Lu}\pL+))* (?:was|wurde|besteht|existiert|has been)(?:$|[^\pL])|^(?:Founded|Established) in \d{4}(?: by [^,]*)?, (?:the )?(\p{Lu}\pL+)`)
	soleYear     = lazily(`((?:18|19|20)\d\d)\s*$`)
)

// foundedIn is what a block tells at [from:to]; its year is at [yearFrom:yearTo].
func foundedIn(r reader, yearFrom, yearTo, from, to int) told {
	s := r.block.Str
	year, _ := new(big.Rat).SetString(s[yearFrom:yearTo])
	return told{fact: "founded", reach: aSingleOne, value: year, grain: new(big.Rat), words: s[from:to], at: r.block.At(from, to)}
}

func notWord(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }
