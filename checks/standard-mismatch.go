package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed standard-mismatch.md
var standardMismatchDoc string

var standardMismatch = &lint.Check{
	ID:   "standard-mismatch",
	Kind: lint.Missed,
	Doc:  standardMismatchDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} verlangt „{{wanted}}“; die Antwort nennt „{{match}}“",
		EN: "{{criterion}} asks for “{{wanted}}”; the response names “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Den verlangten Standard in der verlangten Stufe und Ausgabe nennen und belegen; wenn es ihn nicht gibt, die Abweichung entscheiden lassen.",
		EN: "Name and prove the standard that is asked for, in its level and edition; if there is none, have somebody decide about the deviation.",
	},
	Replaces: []string{"standard-not-named"},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if r, b, from, to := heldByOther(c); b != nil {
				match := strings.TrimSpace(b.Str[from:to])
				p.Report(lint.Finding{Criterion: c, Response: r, At: b.At(from, to), Match: match, Args: lint.Args{"match": match, "wanted": ownProof().FindString(c.Text)}})
				continue
			}
			for _, d := range lint.Shared(p, standardsOf{c}, func() []wantedStandard { return wantedStandards(c) }) {
				if n, ok := d.fallsShort(c); ok {
					r := spoken(c, n.block)
					p.Report(lint.Finding{
						Criterion: c, Response: r, At: n.block.At(n.at, n.at+len(n.text)), Match: n.text,
						Args: lint.Args{"match": n.quote(d.dilutes(n)), "wanted": d.names()},
					})
				}
			}
		}
		return nil
	},
}

// A wantedStandard is what a criterion asks for: one standard, or several of which one is enough.
type wantedStandard struct {
	any        []standard
	equivalent bool // something equivalent will do
	certified  bool // a certificate or an attestation is wanted
	oriented   bool // to be oriented towards it is enough
}

func (d wantedStandard) names() string {
	var out []string
	for _, s := range d.any {
		out = append(out, s.name())
	}
	return strings.Join(out, " / ")
}

var (
	orEquivalent = lazily(`(?i)(?:oder|bzw\.)[\s\p{Z}]+(?:(?:mindestens|einem|einer|eine|ein|gleich)[\s\p{Z}]+){0,2}(?:gleichwertig|vergleichbar|äquivalent|entsprechend|ähnlich)|gleichwertige[rsn]?[\s\p{Z}]+(?:nachweis|zertifi|standard|norm)|or[\s\p{Z}]+(?:an[\s\p{Z}]+)?(?:equivalent|comparable|similar)`)
	orBetween    = lazily(`(?i)(?:^|[\s\p{Z},])(?:oder|or|bzw\.|alternativ(?:ely)?|/)(?:$|[\s\p{Z}])`)
	isExample    = lazily(`(?i)(?:z\.[\s\p{Z}]?b\.|beispielsweise|zum[\s\p{Z}]+beispiel|etwa|e\.[\s\p{Z}]?g\.|for[\s\p{Z}]+example|such[\s\p{Z}]+as|like|u\.[\s\p{Z}]?a\.)[^.;]{0,60}$`)
	certificate  = lazily(`(?i)zertifi|testat|testier|attestation|attestiert|certif|akkredit|accredit|bescheinig|prüfbericht|audit report|report|bericht`)
	oriented     = lazily(`(?i)anlehnung|angelehnt|lehn(?:t|en)[\s\p{Z}]+(?:sich|uns)|orientier|ausgerichtet|ausrichtung|based[\s\p{Z}]+on|aligned|alignment|in[\s\p{Z}]+line[\s\p{Z}]+with|inspired|guidance|guided|principles|prinzipien|grundsätzen|modelled|` +
		`dem[\s\p{Z}]+geiste|sinngemäß|analog|as[\s\p{Z}]+a[\s\p{Z}]+guide|following[\s\p{Z}]+the|angenähert|broadly|similar[\s\p{Z}]+to|cue[\s\p{Z}]+from|inspir|spirit[\s\p{Z}]+of|loosely|im[\s\p{Z}]+sinne|nach[\s\p{Z}]+dem[\s\p{Z}]+vorbild|vergleichbar[\s\p{Z}]+(?:mit|zu)|ähnlich`)
	isCertified = lazily(`(?i)zertifiziert|testiert|certified|attested|accredited|akkreditiert`)
	notYet      = lazily(`(?i)strebt|streben|angestrebt|anstreb|vorbereit|in[\s\p{Z}]+zertifizierung|zertifizierungsprozess|geplant|planen|planung|beantragt|demnächst|noch[\s\p{Z}]+(?:nicht|kein)|nicht[\s\p{Z}]+(?:nach[\s\p{Z}]+)?zertifi|bis[\s\p{Z}]+ende|` +
		`booked|working[\s\p{Z}]+towards|prepar(?:ing|ation)|enrol|sits?[\s\p{Z}]+the[\s\p{Z}]+exam|angemeldet|ausbildung|terminiert|verfahren[\s\p{Z}]+(?:zur[\s\p{Z}]+\p{L}+[\s\p{Z}]+)?läuft|scheduled|in[\s\p{Z}]+progress|under[\s\p{Z}]?way|planned|planning|seeking|pursuing|intend|not[\s\p{Z}]+yet|applied[\s\p{Z}]+for|aim(?:ing|s)?[\s\p{Z}]+(?:to|for)|expected|abgelaufen|expired|lapsed|kein[\s\p{Z}]+zertifi|no[\s\p{Z}]+certifi`)
)

// standardsOf is the key of what is shared about the standards that a criterion wants.
type standardsOf struct{ *lint.Criterion }

// wantedStandards lists the standards that a criterion asks for. Examples are none.
func wantedStandards(c *lint.Criterion) []wantedStandard {
	text := c.Title + "\n" + c.Text
	var out []wantedStandard
	for _, s := range standardsIn(text) {
		if isExample().MatchString(text[:s.at]) {
			continue
		}
		if again(out, s) {
			continue // the title, and again the text
		}
		if n := len(out); n > 0 {
			last := out[n-1].any
			prev := last[len(last)-1]
			between := text[prev.at+len(prev.text) : s.at]
			if orBetween().MatchString(between) && len(between) < nearBytes {
				out[n-1].any = append(out[n-1].any, s)
				continue
			}
		}
		in := sentence(text, s.at, s.at+len(s.text))
		out = append(out, wantedStandard{
			any: []standard{s}, equivalent: orEquivalent().MatchString(in), certified: certificate().MatchString(in), oriented: oriented().MatchString(in) && s.family != "grundschutz",
		})
	}
	return out
}

// again adds another mention of a family that is wanted already to the first; false where there is none.
func again(wanted []wantedStandard, s standard) bool {
	for _, w := range wanted {
		if i := slices.IndexFunc(w.any, func(o standard) bool { return o.family == s.family }); i >= 0 {
			w.any[i].add(s)
			return true
		}
	}
	return false
}

// add takes over what another mention of the same family says in more detail.
func (s *standard) add(o standard) {
	for i := range min(len(s.levels), len(o.levels)) {
		if s.levels[i] < 0 && o.levels[i] >= 0 {
			s.levels[i], s.text, s.kind = o.levels[i], o.text, o.kind
		}
	}
}

// fallsShort finds what a response names in place of what is wanted: a weaker level or edition, another standard of the same
// class, or the right one without being certified. Where one of the namings will do, nothing falls short.
func (d wantedStandard) fallsShort(c *lint.Criterion) (naming, bool) {
	all := namings(given(c))
	var short []naming
	for _, n := range all {
		for _, w := range d.any {
			if !n.same(w) {
				continue
			}
			if n.block == nil || !n.weaker(w) && !d.dilutes(n) {
				return naming{}, false
			}
			short = append(short, n)
		}
	}
	if len(short) > 0 {
		return short[0], true
	}
	if d.equivalent {
		return naming{}, false
	}
	for _, n := range all {
		for _, w := range d.any {
			if n.block != nil && w.class != "" && n.class == w.class && !wantsAlso(c, n.family) {
				return n, true
			}
		}
	}
	return naming{}, false
}

// dilutes reports whether the sentence says that the standard is not quite met: in Anlehnung an, based on, in preparation.
func (d wantedStandard) dilutes(n naming) bool {
	if n.block == nil || d.oriented {
		return false
	}
	plain := strings.ReplaceAll(n.own(), n.text, " ")
	if d.certified && onlyRegistered().MatchString(plain) && !isCertified().MatchString(plain) {
		return true
	}
	return oriented().MatchString(plain) && !isCertified().MatchString(plain) || d.certified && notYet().MatchString(plain)
}

// onlyRegistered is less than being certified: nobody has looked.
var onlyRegistered = lazily(`(?i)registriert|registrierung|selbsterklär|selbstauskunft|eigenerklär|self-?[\s\p{Z}]?(?:declar|assess|certif)\p{L}*|registered`)

// own is the part of the sentence that speaks of this standard, where it names several: "certified to the one, and modelled on the other".
func (n naming) own() string {
	at := strings.Index(n.sentence, n.text)
	if at < 0 || len(standardsIn(n.sentence)) < 2 {
		return n.sentence
	}
	from, to := 0, len(n.sentence)
	for _, o := range standardsIn(n.sentence) {
		switch end := o.at + len(o.text); {
		case end <= at:
			from = max(from, end)
		case o.at > at:
			to = min(to, o.at)
		}
	}
	if i := clauseEnd().FindAllStringIndex(n.sentence[from:at], -1); len(i) > 0 {
		from += i[len(i)-1][1]
	}
	return n.sentence[from:to]
}

var (
	// ownProof is a proof that the bidder has to hold.
	ownProof  = lazily(`(?i)(?:bieter|auftragnehmer|anbieter|contractor|supplier|bidder|tenderer|provider|operator)(?:in|s)?[\s\p{Z}][^.;]{0,40}?(?:zertifikat|zertifizier|zertifizierung|zulassung|erlaubnis|genehmigung|lizenz|akkredit|licen[cs]e|certificate|certified|certification|accreditation|accredited|registration|permit)\p{L}*`)
	proofWord = lazily(`(?i)zertifi|zulassung|erlaubnis|genehmigung|lizenz|akkredit|licen[cs]e|certifi|accredit|registration|permit`)
	// somebodyElse holds it, and not the bidder; an "Ansprechpartner" is nobody else.
	somebodyElse = lazily(`(?i)(?:(?:^|[^h])partner|nachunternehmer|unterauftragnehmer|subunternehmer|schwester|mutterge|konzern|subcontractor|sub-contractor|sister|(?:^|[^\p{L}])parent|group[\s\p{Z}]+compan|affiliate|hersteller|manufacturer)`)
	ourself      = lazily(`(?i)(?:^|[^\p{L}])(?:uns|wir[\s\p{Z}]+selbst|eigene[rnsm]?|selbst|our[\s\p{Z}]+own|ourselves|both|beide|wir[\s\p{Z}]+sind|we[\s\p{Z}]+are|we[\s\p{Z}]+hold|we[\s\p{Z}]+have)(?:$|[^\p{L}])`)
)

// heldByOther is the sentence of a response, b.Str[from:to], by which a partner holds the certificate or the licence that the bidder is to
// hold; nil for none.
func heldByOther(c *lint.Criterion) (r *lint.Response, b *lint.Block, from, to int) {
	if !ownProof().MatchString(c.Text) || somebodyElse().MatchString(c.Text) || orEquivalent().MatchString(c.Text) && !ourself().MatchString(c.Text) {
		return nil, nil, 0, 0
	}
	for resp, block := range saidIn(c) {
		for _, span := range statements(block.Str) {
			s := block.Str[span[0]:span[1]]
			at := somebodyElse().FindStringIndex(s)
			if at == nil || !proofWord().MatchString(s) || excludes().MatchString(s) || ourself().MatchString(s) {
				continue
			}
			return resp, block, span[0], span[1]
		}
	}
	return nil, nil, 0, 0
}

// wantsAlso reports whether the criterion itself names a family.
func wantsAlso(c *lint.Criterion, family string) bool {
	return slices.ContainsFunc(standardsIn(c.Title+"\n"+c.Text), func(s standard) bool { return s.family == family })
}

// quote is the standard, or its whole sentence where the words around it are what falls short.
func (n naming) quote(diluted bool) string {
	if diluted {
		return strings.TrimSpace(n.sentence)
	}
	return n.name()
}

// spoken is the response that a block belongs to.
func spoken(c *lint.Criterion, b *lint.Block) *lint.Response {
	for _, r := range given(c) {
		for x := range blocksOf(r) {
			if x == b {
				return r
			}
		}
	}
	return c.Best()
}
