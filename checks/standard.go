package checks

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
)

// A standard is a standard, certificate or class that a text names: ISO/IEC 27001:2022, C5 Typ 2, WCAG 2.1 AA, IP54.
type standard struct {
	family string // what makes it the same one in every spelling: "iso 27001", "c5", "wcag"
	class  string // what can stand in its place by mistake: "iso", "soc", "pci"
	levels []int  // what is ordered, most significant first: edition, type or level; -1 where it is not stated
	text   string // verbatim
	kind   string // the type or class that stands near it, verbatim: "Typ 2"; "" where it has none or the text holds it
	at     int    // where it begins
}

// A standardForm recognises the spellings of one family or of a kind of families.
type standardForm struct {
	re *lazyRegexp
	// read makes a standard of the groups of a match.
	read func(m []string) standard
}

const gap = `[\s\p{Z}_/:-]*`

// level reads a type or level: 2, II, AA, "Plus".
var levelOf = map[string]int{
	"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": 6, "7": 7, "a": 1, "aa": 2, "aaa": 3, "": -1, "plus": 2,
	"basis": 1, "standard": 2, "kern": 3, "low": 1, "moderate": 2, "high": 3,
}

func level(s string) int {
	if n, ok := levelOf[strings.ToLower(strings.TrimSpace(s))]; ok {
		return n
	}
	return -1
}

// version reads 2.1 or 140 as numbers that are ordered: 2.1 is 2001. -1 for none.
func version(s string) int {
	if s == "" {
		return -1
	}
	major, minor, _ := strings.Cut(s, ".")
	n, err := strconv.Atoi(major)
	if err != nil {
		return -1
	}
	minor, _, _ = strings.Cut(minor, ".")
	k, _ := strconv.Atoi(minor)
	return n*1000 + k
}

func year(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	return -1
}

// standardForms are tried in this order; where two match the same words, the first counts.
var standardForms = sync.OnceValue(func() []standardForm {
	form := func(pattern string, read func(m []string) standard) standardForm {
		return standardForm{lazily(`(?i)(?:^|[^\p{L}\p{N}])` + pattern + `(?:$|[^\p{L}\p{N}])`)(), read}
	}
	named := func(family, class string, levels func(m []string) []int) func(m []string) standard {
		return func(m []string) standard { return standard{family: family, class: class, levels: levels(m)} }
	}
	none := func([]string) []int { return nil }
	return []standardForm{
		form(`((?:ISO(?:/IEC)?[\s\p{Z}]*27001(?::20\d\d)?[\s\p{Z}]+)?(?:auf[\s\p{Z}]+(?:der[\s\p{Z}]+)?Basis[\s\p{Z}]+(?:von|des)[\s\p{Z}]+|based[\s\p{Z}]+on[\s\p{Z}]+)(?:BSI[\s\p{Z}-]*)?IT-?[\s\p{Z}]*(?:Grundschutz|baseline protection))`,
			func([]string) standard {
				return standard{family: "grundschutz", class: "grundschutz", levels: []int{4}}
			}),
		form(`((Basis|Standard|Kern)-?Absicherung(?:[\s\p{Z}]+(?:nach|gemäß)[\s\p{Z}]+(?:dem[\s\p{Z}]+)?(?:BSI[\s\p{Z}-]*)?IT-?Grundschutz)?)`,
			func(m []string) standard {
				return standard{family: "grundschutz", class: "grundschutz", levels: []int{level(m[2])}}
			}),
		form(`((?:BSI[\s\p{Z}-]*)?IT-?[\s\p{Z}]*(?:Grundschutz|baseline protection))`, named("grundschutz", "grundschutz", func([]string) []int { return []int{-1} })),
		form(`((?:(?:DIN|EN|BS|NF|ÖNORM|OENORM|SN)[\s\p{Z}/-]*)*(?:ISO(?:[\s\p{Z}]*/[\s\p{Z}]*(?:IEC|TS|TR|SAE|IEEE))*|IEC)`+gap+`(?:TS|TR)?[\s\p{Z}]*(\d{3,5})(?:-(\d{1,2}))?(?:`+gap+`\(?(?:[A-Z]{1,2}:)?(20\d\d|19\d\d)\)?)?)`,
			func(m []string) standard {
				return standard{family: "iso " + m[2] + part2(m[3]), class: "norm", levels: []int{year(m[4])}}
			}),
		form(`(DIN`+gap+`SPEC`+gap+`(\d+))`, func(m []string) standard { return standard{family: "din spec " + m[2], class: "norm"} }),
		form(`((?:(?:DIN|EN|BS|ÖNORM|VDE|VDI|VdS|ETSI)[\s\p{Z}/-]*)+(\d{3}[\s\p{Z}]\d{3}|\d{3,6})(?:(?:-|[\s\p{Z},]+(?:Teil|part)[\s\p{Z}]+)(\d{1,2}))?(?:[\s\p{Z},]*(?:V|Version)?[\s\p{Z}]*(\d\.\d(?:\.\d)?))?(?:`+gap+`((?:19|20)\d\d))?)`,
			func(m []string) standard {
				return standard{family: "norm " + strings.Join(strings.Fields(m[2]), "") + part2(m[3]), class: "norm", levels: []int{version(m[4]), year(m[5])}}
			}),
		form(`(FIPS`+gap+`(?:PUB[\s\p{Z}]*)?140`+gap+`(\d))`, named("fips 140", "fips", func(m []string) []int { return []int{level(m[2])} })),
		form(`(NIST`+gap+`(?:SP`+gap+`)?(800-\d+))`, func(m []string) standard { return standard{family: "nist " + m[2], class: "nist"} }),
		form(`((?:BSI[\s\p{Z}-]*)?C5(?:`+gap+`20\d\d)?)`, named("c5", "attestation", func([]string) []int { return []int{-1} })),
		form(`(SOC`+gap+`([123]))`, func(m []string) standard {
			return standard{family: "soc " + m[2], class: "attestation", levels: []int{-1}}
		}),
		form(`(WCAG`+gap+`(?:Version[\s\p{Z}]*)?(\d\.\d)?(?:[\s\p{Z},]*(?:auf[\s\p{Z}]+(?:der[\s\p{Z}]+)?|in[\s\p{Z}]+der[\s\p{Z}]+|at[\s\p{Z}]+)?(?:Konformitäts)?(?:stufe|level|conformance level)?[\s\p{Z}]*(AAA|AA|A))?)`,
			named("wcag", "accessibility", func(m []string) []int { return []int{version(m[2]), level(m[3])} })),
		form(`(BITV`+gap+`(\d\.\d)?)`, named("bitv", "accessibility", func(m []string) []int { return []int{version(m[2])} })),
		form(`(TLS`+gap+`(?:v|Version)?`+gap+`(\d\.\d)?)`, named("tls", "tls", func(m []string) []int { return []int{version(m[2])} })),
		form(`(SSL`+gap+`(?:v|Version)?`+gap+`(\d(?:\.\d)?)?)`, named("tls", "tls", func([]string) []int { return []int{0} })),
		form(`(IP[\s\p{Z}-]?([0-6])([0-9])K?)`, func(m []string) standard {
			return standard{family: "ip", class: "ip", levels: []int{level2(m[2]), level2(m[3])}}
		}),
		form(`(TISAX(?:[\s\p{Z}]*\(?(?:Assessment[\s-]?Level|AL)[\s\p{Z}-]*(\d))?)`, named("tisax", "norm", func(m []string) []int { return []int{level(m[2])} })),
		form(`(PCI`+gap+`(DSS|PTS|PA-DSS|P2PE|SSF)(?:[\s\p{Z}-]*(?:in[\s\p{Z}]+(?:der[\s\p{Z}]+)?)?(?:v|Version)?[\s\p{Z}]*(\d(?:\.[\dx])*))?)`, func(m []string) standard {
			return standard{family: "pci " + strings.ToLower(m[2]), class: "pci", levels: []int{version(m[3])}}
		}),
		form(`(Cyber[\s\p{Z}]+Essentials(?:[\s\p{Z}]+(Plus))?)`, named("cyber essentials", "norm", func(m []string) []int { return []int{max(1, level(m[2]))} })),
		form(`(PDF/A(?:-(\d)[abu]?)?)`, named("pdf/a", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`(CMMI(?:[\s\p{Z}-]*(?:DEV)?[\s\p{Z}-]*(?:Level|Stufe|Reifegrad)[\s\p{Z}]*(\d))?)`, named("cmmi", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`(FedRAMP(?:[\s\p{Z}]+(Low|Moderate|High))?)`, named("fedramp", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`((?:OWASP[\s\p{Z}]+)?ASVS(?:[\s\p{Z}]*\d\.\d(?:\.\d)?)?(?:[\s\p{Z}]*(?:Level|L|Stufe)[\s\p{Z}]*(\d))?)`, named("asvs", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`(CSA[\s\p{Z}]+STAR(?:[\s\p{Z}]*Level[\s\p{Z}]*(\d))?)`, named("csa star", "norm", func(m []string) []int { return []int{level(m[2])} })),
		form(`((?:Common[\s\p{Z}]+Criteria[\s\p{Z}]*)?EAL[\s\p{Z}-]*(\d)\+?)`, named("eal", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`(EMAS)`, named("emas", "norm", none)),
		form(`((GS|CE|VDE|ENEC)-?[\s\p{Z}]?(?:Zeichen|Kennzeichen|Kennzeichnung|Prüfzeichen|mark|marking))`, func(m []string) standard { return standard{family: "mark " + strings.ToLower(m[2]), class: "mark"} }),
		form(`(([A-F][12]?)(?:fl)?-s[123](?:[\s\p{Z}]?,[\s\p{Z}]?d[012])?)`, named("reaction to fire", "", func(m []string) []int { return []int{grade(m[2][:1])} })),
		form(`(GMP|GDP|GLP)`, func(m []string) standard { return standard{family: strings.ToLower(m[1]), class: "gxp"} }),
		form(`(FFP[\s\p{Z}-]?([123]))`, named("ffp", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`((?:Abgasnorm|Schadstoffklasse|Emissionsklasse|emission[\s\p{Z}]+(?:class|standard))?[\s\p{Z}]*Euro[\s\p{Z}-]*(VI|IV|V|[3-7])(?:[\s\p{Z}-]?[a-e]{1,2}(?:-TEMP)?)?)`,
			named("euro", "", func(m []string) []int { return []int{euroLevel(m[2])} })),
		form(`((?:EU[\s\p{Z}-]*)?(?:Ecolabel|Umweltzeichen[\s\p{Z}]+der[\s\p{Z}]+EU)s?)`, named("ecolabel", "label", none)),
		form(`(Blaue[rmns]?[\s\p{Z}]+Engels?|Blue[\s\p{Z}]+Angel)`, named("blue angel", "label", none)),
		form(`(FSC(?:®|-Zertifi\p{L}+|[\s\p{Z}]+certif\p{L}+)?(?:[\s\p{Z}-]*(Mix|Recycled|Recycling|100[\s\p{Z}]?%))?)`, named("fsc", "forest", func(m []string) []int { return []int{paper(m[2])} })),
		form(`(PEFC)`, named("pefc", "forest", none)),
		form(`((?:OEKO|ÖKO)-?TEX(?:®)?(?:[\s\p{Z}]+Standard[\s\p{Z}]+100)?)`, named("oekotex", "label", none)),
		form(`(Fair[\s-]?trade)`, named("fairtrade", "label", none)),
		form(`((?:DGNB|LEED|BREEAM)(?:[\s\p{Z}-]+(?:Zertifi\p{L}+|certif\p{L}+|rating))?(?:[\s\p{Z}]+(?:in[\s\p{Z}]+)?(Bronze|Silber|Silver|Gold|Platin|Platinum))?)`,
			func(m []string) standard {
				return standard{family: strings.ToLower(strings.Fields(strings.ReplaceAll(m[1], "-", " "))[0]), class: "building", levels: []int{medal(m[2])}}
			}),
		form(`(RAL[\s\p{Z}-]*(?:GZ|UZ|DE-UZ)[\s\p{Z}-]*(\d{1,4}))`, func(m []string) standard { return standard{family: "ral " + m[2], class: "ral"} }),
		form(`((?:Energieeffizienzklasse|energy[\s\p{Z}]+(?:efficiency[\s\p{Z}]+)?class)[\s\p{Z}]+([A-G]\+{0,3}))`, named("energy class", "", func(m []string) []int { return []int{grade(m[2])} })),
		form(`((?:Feuerwiderstandsklasse|Baustoffklasse)?[\s\p{Z}]*(?:F|T|EI|REI)[\s\p{Z}-]?(30|60|90|120)(?:-[A-Z]{1,3})?)`, named("fire", "", func(m []string) []int { return []int{year(m[2])} })),
		form(`((?:Widerstandsklasse[\s\p{Z}]*|resistance[\s\p{Z}]+class[\s\p{Z}]*)?RC[\s\p{Z}-]?([1-6])(?:[\s\p{Z}]?N)?)`, named("rc", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`(IK[\s\p{Z}-]?(0[0-9]|10))`, named("ik", "", func(m []string) []int { return []int{year(m[2])} })),
		form(`((?:Wi-?Fi|WLAN)[\s\p{Z}]?([4-7])E?)`, named("wifi", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`(USB[\s\p{Z}-]?(\d\.\d))`, named("usb", "", func(m []string) []int { return []int{version(m[2])} })),
		form(`(IPv([46]))`, named("ip version", "", func(m []string) []int { return []int{level(m[2])} })),
		form(`(AES[\s\p{Z}-]?(128|192|256))`, named("aes", "", func(m []string) []int { return []int{year(m[2])} })),
		form(`(SHA-?(1|256|384|512))`, named("sha", "", func(m []string) []int { return []int{year(m[2])} })),
		form(`((?:Sprachniveau|Niveau|level|CEFR|GER)[\s\p{Z}]*(A1|A2|B1|B2|C1|C2)|(?:Deutsch|Englisch|German|English|Sprach\p{L}*|language)[\p{L}\s\p{Z}(,;:-]{0,60}[\s\p{Z}(](A1|A2|B1|B2|C1|C2))`,
			named("language", "", func(m []string) []int { return []int{cefr(m[2] + m[3])} })),
		form(`((Cat|Kat|Category|Kategorie)\.?[\s\p{Z}-]?(5|6|7|8)(e|A)?(?:[\s\p{Z}]*(?:-?Kabel|-?Verkabelung|cable|cabling)))`, named("cat", "", func(m []string) []int { return []int{level(m[3])*2 + len(m[4])} })),
		form(`((?:X[A-ZÖÄÜ][\p{L}]+|xdomea)(?:[\s\p{Z}]*(?:Version)?[\s\p{Z}]*(\d+(?:\.\d+)*)))`, func(m []string) standard {
			return standard{family: strings.ToLower(strings.TrimRight(m[1], "0123456789. ")), class: "xoev", levels: []int{version(m[2])}}
		}),
	}
})

// euroLevel reads the number of an emission standard, of lorries in Roman figures.
func euroLevel(s string) int {
	if n, ok := map[string]int{"vi": 6, "v": 5, "iv": 4}[strings.ToLower(s)]; ok {
		return n
	}
	return level2(s)
}

// medal, grade and cefr put the levels of buildings, devices and languages in their order; -1 for none.
func medal(s string) int {
	return slices.IndexFunc([][]string{{"bronze"}, {"silber", "silver"}, {"gold"}, {"platin", "platinum"}}, func(names []string) bool {
		return slices.Contains(names, strings.ToLower(s))
	})
}

// paper orders the labels of FSC by how much of the material is certified or recycled; -1 for none.
func paper(s string) int {
	switch s = strings.ToLower(s); {
	case s == "mix":
		return 0
	case strings.HasPrefix(s, "100"):
		return 1
	case strings.HasPrefix(s, "recycl"):
		return 2
	}
	return -1
}

func grade(s string) int {
	return slices.Index([]string{"g", "f", "e", "d", "c", "b", "a", "a+", "a++", "a+++"}, strings.ToLower(s))
}

func cefr(s string) int {
	return slices.Index([]string{"a1", "a2", "b1", "b2", "c1", "c2"}, strings.ToLower(s))
}

func part2(s string) string {
	if s == "" {
		return ""
	}
	return "-" + s
}

func level2(digit string) int {
	n, _ := strconv.Atoi(digit)
	return n
}

// after reads the type, class or level that stands a few words after a standard: "C5-Testat vom Typ 2", "EN 50600 in
// Verfügbarkeitsklasse 3", "DIN 66399, Sicherheitsstufe 4".
var (
	typeNear  = lazily(`(?i)(?:typ(?:e|s)?|type)[\s\p{Z}.-]*(II|I|2|1)(?:$|[^\p{L}\p{N}])`)
	classNear = lazily(`(?i)(?:klasse|kl\.|stufe|level|class|tier|schutzklasse|verfügbarkeitsklasse|sicherheitsstufe)[\s\p{Z}.-]*(\d|III|II|IV|I)(?:$|[^\p{L}\p{N}])`)
)

// standardsIn lists the standards of a text in their order.
func standardsIn(text string) []standard {
	var out []standard
	if !mayNameStandard().MatchString(text) {
		return nil
	}
	var taken [][2]int
	for _, f := range standardForms() {
		for from := 0; from < len(text); {
			m := f.re.FindStringSubmatchIndex(text[from:])
			if m == nil {
				break
			}
			start, end := from+m[2], from+m[3]
			if s := text[start:end]; mistaken(s, text, end) {
				from = end
				continue
			}
			if !slices.ContainsFunc(taken, func(t [2]int) bool { return start < t[1] && t[0] < end }) {
				s := f.read(captured(text[from:], m))
				s.text, s.at = strings.TrimSpace(text[start:end]), start
				s.near(text, end)
				taken = append(taken, [2]int{start, end})
				out = append(out, s)
			}
			from = max(end, from+1)
		}
	}
	slices.SortFunc(out, func(a, b standard) int { return a.at - b.at })
	return out
}

// mistaken reports whether what looks like a standard is another thing: an IP address, a C5 envelope.
func mistaken(s, text string, end int) bool {
	switch {
	case strings.HasPrefix(strings.ToUpper(s), "IP"):
		return end+1 < len(text) && text[end] == '.' && text[end+1] >= '0' && text[end+1] <= '9'
	case strings.HasPrefix(strings.ToLower(s), "euro"): // 1.000 Euro 3 Monate
		before := strings.TrimRight(text[:end-len(s)], " \u00a0")
		return endsInDigit(before)
	case strings.EqualFold(s, "c5"):
		return !aboutC5().MatchString(text)
	}
	return false
}

var aboutC5 = lazily(`(?i)bsi|testat|attest|typ|cloud|katalog|catalogue|kriterien|criteria|prüf|audit`)

// mayNameStandard is what every spelling of a standard has somewhere; looking for it spares most texts the others.
var mayNameStandard = lazily(`ISO|IEC|DIN|EN[\s\p{Z}/-]|BS[\s\p{Z}]|C5|SOC|WCAG|BITV|TLS|SSL|IP[\s\p{Z}-]?\d|TISAX|PCI|PDF/A|CMMI|Fed[Rr]|ASVS|STAR|EAL|EMAS|X[A-ZÖÄÜ]\p{L}|xdomea|(?i:grundschutz|absicherung|cyber essentials|iso[\s\p{Z}/-]?\d)|GS|CE|VDE|ENEC|fl-s|-s[123]|GMP|GDP|GLP|FIPS|NIST|VDI|VdS|NORM|FFP|Euro|EURO|colabel|Umweltzeichen|Engel|Angel|FSC|PEFC|TEX|Fair|DGNB|LEED|BREEAM|RAL|klasse|class|RC|IK|(?:[FT]|EI)[\s\p{Z}-]?(?:[369]0|120)|Wi-?Fi|WLAN|USB|IPv|AES|SHA|[ABC][12]|[CK]at|[CK]ategor`)

func captured(s string, m []int) []string {
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

// nearBytes is how far the type or class of a standard stands from it.
const nearBytes = 60

// near reads the type of an attestation, or the class of a norm, that stands in the same sentence.
func (s *standard) near(text string, end int) {
	rest := text[end:min(len(text), end+nearBytes)]
	before := text[max(0, s.at-nearBytes):s.at]
	if i := strings.Index(rest, ". "); i >= 0 {
		rest = rest[:i]
	}
	if i := strings.LastIndex(before, ". "); i >= 0 {
		before = before[i+2:]
	}
	look := func(re *lazyRegexp) int {
		m := re.FindStringSubmatch(rest)
		if all := re.FindAllStringSubmatch(before, -1); m == nil && all != nil {
			m = all[len(all)-1]
		}
		if m == nil {
			return -1
		}
		s.kind = strings.Trim(m[0], " .,;)")
		return level(m[1])
	}
	switch {
	case s.class == "attestation" && s.levels[0] < 0:
		s.levels[0] = look(typeNear())
	case strings.HasPrefix(s.family, "norm ") || strings.HasPrefix(s.family, "iso "):
		s.levels = append(s.levels, look(classNear()))
	}
}

// weaker reports whether s falls short of what is wanted, of the same family: a level that both state is lower.
func (s standard) weaker(wanted standard) bool {
	for i := range min(len(s.levels), len(wanted.levels)) {
		if s.levels[i] >= 0 && wanted.levels[i] >= 0 && s.levels[i] != wanted.levels[i] {
			return s.levels[i] < wanted.levels[i]
		}
	}
	return false
}

// same reports whether two mentions are of one standard; a part of a norm is one of its own only where both name a part.
func (s standard) same(o standard) bool {
	if s.family == o.family {
		return true
	}
	short, long := s.family, o.family
	if len(short) > len(long) {
		short, long = long, short
	}
	return s.class == "norm" && o.class == "norm" && strings.HasPrefix(long, short+"-")
}

// name is the standard with its type or class.
func (s standard) name() string { return strings.TrimSpace(s.text + " " + s.kind) }

// A naming is a standard in a response, with the sentence in which it stands.
type naming struct {
	standard
	block    *lint.Block
	sentence string
}

// namings are the standards that a response names, in its text and in the names of what it cites.
func namings(rs []*lint.Response) []naming {
	var out []naming
	for _, r := range rs {
		for b := range blocksOf(r) {
			if b.Customer || b.Kind == lint.Code {
				continue
			}
			for _, s := range standardsIn(b.Str) {
				out = append(out, naming{s, b, clause(b.Str, s.at, s.at+len(s.text))})
			}
		}
		for _, e := range r.Evidence {
			name := strings.NewReplacer("_", " ", "-", " ").Replace(e.Name() + " " + e.Target)
			for _, s := range standardsIn(strings.ToUpper(name)) {
				s.levels = nil // the name of a file says nothing about levels
				out = append(out, naming{s, nil, ""})
			}
		}
	}
	return out
}

// clause is the sentence around Str[from:to] of a block, or what a semicolon parts off from it.
func clause(s string, from, to int) string {
	start, end := strings.LastIndexByte(s[:from], ';')+1, len(s)
	if i := strings.IndexByte(s[to:], ';'); i >= 0 {
		end = to + i
	}
	return sentence(s[start:end], from-start, to-start)
}
