package checks

import (
	_ "embed" // the page
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed weaker-location.md
var weakerLocationDoc string

var weakerLocation = &lint.Check{
	ID:   "weaker-location",
	Kind: lint.Missed,
	Doc:  weakerLocationDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} lässt nur „{{wanted}}“ zu; die Antwort nennt „{{match}}“",
		EN: "{{criterion}} allows “{{wanted}}” only; the response names “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Den Ort so zusagen, wie er verlangt ist, oder die Abweichung entscheiden lassen. Daten, Fernzugriff und Unterauftragnehmer getrennt nennen.",
		EN: "Commit to the place that is asked for, or have somebody decide about the deviation. Name data, remote access and subcontractors apart.",
	},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if r, b, at, city := elsewhere(c); at != nil {
				match := b.Str[at.from:at.to]
				p.Report(lint.Finding{
					Criterion: c, Response: r, At: b.At(at.from, at.to), Match: match, Args: lint.Args{"match": match, "wanted": city},
				})
				continue
			}
			for _, w := range wantedPlaces(c) {
				for r, b := range saidIn(c) {
					if at := w.outside(b.Str); at != nil {
						match := b.Str[at.from:at.to]
						p.Report(lint.Finding{
							Criterion: c, Response: r, At: b.At(at.from, at.to), Match: match, Args: lint.Args{"match": match, "wanted": w.text},
						})
						break
					}
				}
			}
		}
		return nil
	},
}

// A facet is what a place is said of. The zero value is not said.
type facet uint8

const (
	ofNothing facet = iota
	ofData
	ofAccess
	ofOthers
	ofGoods
)

var facets = []struct {
	of facet
	re func() *lazyRegexp
}{
	{ofOthers, lazily(`(?i)unterauftrag|subunternehm|nachunternehm|unterauftragsverarbeiter|subcontract|sub-?processor`)},
	{ofAccess, lazily(`(?i)fernzugriff|fernwartung|zugriff|support|hotline|service ?desk|wartung|personal|mitarbeit|beschäftigte|team|remote|access|staff|personnel|employee|helpdesk|administrat|kolleg|colleague|schicht|shift|bereitschaft|techniker|engineer|technician|operator|analyst|agent(?:en|s)?(?:$|[^\p{L}])|call-?[\s\p{Z}]?cent(?:er|re)|leitstelle|control[\s\p{Z}]+room`)},
	{ofData, lazily(`(?i)daten|datenhaltung|hosting|gehostet|host(?:ed|s)?|speicher|rechenzentr|server|verarbeit|betrieb|cloud|backup|sicherung|protokoll|aufzeichnung|unterlagen|akten|data|logs?|records|files|upload|hochgeladen|hochladen|transfer|übertrag|übermittel|repli|spiegel|mirror|engine|output|copied|stored?|storage|process|residen|region|standort|location|site`)},
	{ofGoods, lazily(`(?i)manufactur|hergestellt|herstell|produzier|produktion|gefertigt|fertigung|(?:^|[^\p{L}])cast(?:$|[^\p{L}])|assembl|grown|angebaut|anbau|sourced|stammen|stammt|herkunft|origin|works(?:$|[^\p{L}])|(?:^|[^\p{L}])werke?(?:$|[^\p{L}])|factory|fabrik|produced|made[\s\p{Z}]+in|slaughter|geschlachtet`)},
}

// facetOf is what a sentence says the place of: the subcontractors before the people, and people before data, since "access to
// the data" is about access.
func facetOf(s string) facet {
	for _, f := range facets {
		if f.re().MatchString(s) {
			return f.of
		}
	}
	return ofNothing
}

// A wantedPlace is where something has to be.
type wantedPlace struct {
	of     facet
	people bool // what people do with the data counts, too: they process it, or have access to it
	region region
	text   string
}

var (
	// What makes a place a demand, and not a mention.
	demandsPlace = lazily(`(?i)(?:^|[^\p{L}])(?:in|innerhalb|aus|within|inside|from|im|auf|on|based|located|outside|leave|verlassen|außerhalb|standort|region)(?:[^\p{L}]|$)`)
	excludes     = lazily(`(?i)(?:^|[^\p{L}])(?:nicht|kein|keine|keinen|keiner|keinerlei|niemals|ohne|ausgeschlossen|unzulässig|verboten|not|no|never|without|none|neither|prohibited|excluded|switched[\s\p{Z}]+off|disabled|deactivated|abgeschaltet|deaktiviert|stillgelegt|blocked|gesperrt)(?:[^\p{L}]|$)`)
	outsideOf    = lazily(`(?i)(?:^|[^\p{L}])(?:außerhalb|ausserhalb|outside|verlassen|verlässt|leave|leaves)(?:[^\p{L}]|$)`)
)

// wantedPlaces are the places that a criterion demands for its data, its people or its subcontractors.
func wantedPlaces(c *lint.Criterion) []wantedPlace {
	var out []wantedPlace
	text := c.Title + "\n" + c.Text
	for _, span := range statements(text) {
		s := text[span[0]:span[1]]
		places := placesIn(s)
		if len(places) == 0 {
			continue
		}
		of := facetOf(s)
		if of == ofNothing || !demandsPlace().MatchString(s) || excludes().MatchString(s) && !outsideOf().MatchString(s) {
			continue
		}
		w := wantedPlace{of: of, people: of == ofData && handlesData().MatchString(s), text: s[places[0].from:places[0].to]}
		for _, p := range places {
			w.region = append(w.region, p.region...)
		}
		if len(w.region) > 0 && !slices.ContainsFunc(out, func(o wantedPlace) bool { return o.of == w.of }) {
			out = append(out, w)
		}
	}
	return out
}

// handlesData is what people do with data.
var handlesData = lazily(`(?i)verarbeit|zugriff|zugegriffen|bearbeit|einseh|process|access|handle|view`)

// elsewhere finds the city that a response names in place of the one that a criterion asks for, for an office, a depot or the people there: the
// response names that one nowhere. at is nil for none.
func elsewhere(c *lint.Criterion) (r *lint.Response, b *lint.Block, at *placed, city string) {
	wanted := ""
	for _, span := range statements(c.Text) {
		s := c.Text[span[0]:span[1]]
		cities := citiesIn(s)
		if len(cities) != 1 || len(cities) != len(placesIn(s)) || !seated().MatchString(s) || excludes().MatchString(s) {
			continue
		}
		wanted = s[cities[0].from:cities[0].to]
	}
	if wanted == "" {
		return nil, nil, nil, ""
	}
	for resp, block := range saidIn(c) {
		if strings.Contains(strings.ToLower(block.Str), strings.ToLower(wanted)) {
			return nil, nil, nil, ""
		}
		for _, span := range statements(block.Str) {
			s := block.Str[span[0]:span[1]]
			if others := citiesIn(s); at == nil && len(others) > 0 && seated().MatchString(s) && !excludes().MatchString(s) {
				o := others[0]
				r, b, at = resp, block, &placed{o.region, span[0] + o.from, span[0] + o.to}
			}
		}
	}
	return r, b, at, wanted
}

// seated is said of what is in a city.
var seated = lazily(`(?i)(?:^|[^\p{L}])(?:office|offices|based|depot|workshop|headquarters?|branch|site|premises|located|warehouse|works[\s\p{Z}]+from|büro|büros|niederlassung|standort|sitz|ansässig|werkstatt|lager|geschäftsstelle|zweigstelle|depots?|betriebsstätte|hauptsitz|zentrale)(?:$|[^\p{L}])`)

// citiesIn lists the places of a text that are cities, and no countries or regions.
func citiesIn(text string) []placed {
	return slices.DeleteFunc(placesIn(text), func(p placed) bool {
		name := strings.ToLower(text[p.from:p.to])
		return len(p.region) != 1 || wideNames()[strings.Fields(name)[0]] || strings.ContainsAny(name, "0123456789")
	})
}

// wideNames are the first words of names of countries, and of what lies in one without saying where.
var wideNames = wordSet(`deutschland deutschlands bundesrepublik bundesgebiet germany deutsches deutschen deutschem german inland österreich austria schweiz switzerland schweizer swiss irland ireland niederlande niederlanden netherlands holland
	belgien belgium frankreich france luxemburg luxembourg italien italy spanien spain portugal schweden sweden finnland finland dänemark denmark norwegen norway island iceland liechtenstein polen poland tschechien czechia czech
	slowakei slovakia ungarn hungary rumänien romania bulgarien bulgaria griechenland greece kroatien croatia slowenien slovenia estland estonia lettland latvia litauen lithuania zypern cyprus malta großbritannien grossbritannien
	vereinigtes vereinigten united uk great england schottland scotland wales serbien serbia ukraine türkei turkey türkiye north west europe usa us amerika america kanada canada indien india china japan australia russland russia israel
	brasilien brazil mexiko mexico drittland drittländer drittländern drittstaaten third republic northern south vereinigte sri costa offshore asien asia afrika africa eu-de de-fra de-txl southeast east central`)

// outside is the first place of a text that lies outside of what is wanted; nil for none. Sentences about something else, and
// those that rule a place out, do not count. Of "Frankfurt (EU)" the smaller place counts.
func (w wantedPlace) outside(text string) *placed {
	for k, span := range statements(text) {
		s := text[span[0]:span[1]]
		// A sentence that does not say what it is about is about what was asked only where the answer begins with it.
		if of := facetOf(s); of != w.of && (of != ofAccess || !w.people) && (of != ofNothing || k > 0) || excludes().MatchString(s) {
			continue
		}
		all := placesIn(s)
		for i, p := range all {
			within := func(o placed) bool { return o.region.inside(p.region) && o.region.inside(w.region) }
			explained := i > 0 && within(all[i-1]) && apposition().MatchString(s[all[i-1].to:p.from]) ||
				i+1 < len(all) && within(all[i+1]) && apposition().MatchString(s[p.to:all[i+1].from])
			if !p.region.inside(w.region) && !explained {
				return &placed{p.region, span[0] + p.from, span[0] + p.to}
			}
		}
	}
	return nil
}

// apposition stands between a place and the wider one that it lies in.
var apposition = lazily(`(?i)^[\s\p{Z}]*[,(–:-]*[\s\p{Z}]*(?:in|der|die|the|region|also|und[\s\p{Z}]+damit|namely|nämlich|and[\s\p{Z}]+thus|within)?[\s\p{Z}]*(?:der|the)?[\s\p{Z}]*\(?$`)

// saidIn yields the blocks that say something about a criterion, with their response.
func saidIn(c *lint.Criterion) func(yield func(*lint.Response, *lint.Block) bool) {
	return func(yield func(*lint.Response, *lint.Block) bool) {
		for _, r := range given(c) {
			for _, b := range prose(r) {
				if !yield(r, b) {
					return
				}
			}
		}
	}
}

// statements are the sentences of a text as text[from:to], and what semicolons part off.
func statements(text string) [][2]int {
	var out [][2]int
	for _, s := range phrase.Sentences(text, "") {
		start := s[0]
		for i := start; i < s[1]; i++ {
			if text[i] == ';' {
				out = append(out, [2]int{start, i})
				start = i + 1
			}
		}
		out = append(out, [2]int{start, s[1]})
	}
	return out
}

func lastRune(s string) rune {
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 {
		return ' '
	}
	return r
}

func firstRune(s string) rune {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ' '
	}
	return r
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
