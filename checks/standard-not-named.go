package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed standard-not-named.md
var standardNotNamedDoc string

var standardNotNamed = &lint.Check{
	ID:   "standard-not-named",
	Kind: lint.Unverified,
	Doc:  standardNotNamedDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} verlangt „{{match}}“; die Antwort nennt es nicht",
		EN: "{{criterion}} asks for “{{match}}”; the response does not name it",
	},
	Advice: lint.Messages{
		DE: "Den Standard mit Stufe und Ausgabe nennen, so wie er gefordert ist, und den Nachweis beilegen.",
		EN: "Name the standard with its level and edition, as it is asked for, and enclose the proof.",
	},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			for _, d := range lint.Shared(p, standardsOf{c}, func() []wantedStandard { return wantedStandards(c) }) {
				if r := d.unnamed(c); r != nil && !d.registered(p, c) {
					p.Report(lint.Finding{Criterion: c, Response: r, At: claimOrProse(r), Match: d.names(), Args: lint.Args{"match": d.names()}})
				}
			}
		}
		return nil
	},
}

// unnamed is the response that says something in words and does not name what is wanted; nil where one does. A plain yes, and
// a response that cites a document, say it without words.
func (d wantedStandard) unnamed(c *lint.Criterion) *lint.Response {
	all := namings(given(c))
	for _, n := range all {
		if slices.ContainsFunc(d.any, func(w standard) bool { return w.same(n.standard) || d.equivalent && n.class == w.class }) {
			return nil
		}
	}
	if d.byNumber(c) || d.byClass(c, all) {
		return nil
	}
	var first *lint.Response
	words := 0
	for _, r := range given(c) {
		if r.Claim != lint.Unstated && !r.Claim.Yes() || len(r.Evidence) > 0 {
			return nil
		}
		for _, b := range prose(r) {
			if refersElsewhere().MatchString(b.Str) {
				return nil
			}
			words += len(contentWords(b.Str))
		}
		if first == nil && len(prose(r)) > 0 {
			first = r
		}
	}
	if words < unnamedWords {
		return nil
	}
	return first
}

// byNumber reports whether a response names a norm by its number alone: "15118-20".
func (d wantedStandard) byNumber(c *lint.Criterion) bool {
	return slices.ContainsFunc(d.any, func(w standard) bool {
		_, no, ok := strings.Cut(w.family, " ")
		if !ok || w.class != "norm" || len(no) < 4 {
			return false
		}
		for _, r := range given(c) {
			for _, b := range prose(r) {
				if i := strings.Index(b.Str, no); i >= 0 && standsAlone(b.Str, i, i+len(no)) {
					return true
				}
			}
		}
		return false
	})
}

// byClass reports whether a response names the class that a criterion wants by a norm: "RC 2 nach DIN EN 1627".
func (d wantedStandard) byClass(c *lint.Criterion, all []naming) bool {
	if !slices.ContainsFunc(d.any, func(w standard) bool { return w.class == "norm" }) {
		return false
	}
	return slices.ContainsFunc(wantedStandards(c), func(o wantedStandard) bool {
		return slices.ContainsFunc(o.any, func(w standard) bool {
			return w.class == "" && len(w.levels) > 0 && slices.ContainsFunc(all, func(n naming) bool { return n.family == w.family })
		})
	})
}

// registered reports whether evidence of the register that says it proves the criterion, or that somebody verified a response to it with,
// is of one of the standards.
func (d wantedStandard) registered(p *lint.Pass, c *lint.Criterion) bool {
	return slices.ContainsFunc(p.Bid.Register.Evidence, func(e *lint.EvidenceEntry) bool {
		if !e.Proves(c) && !slices.ContainsFunc(p.Bid.Register.Verifications, func(v *lint.Verification) bool {
			return v.Of == c && slices.Contains(v.Evidence, e.ID)
		}) {
			return false
		}
		return slices.ContainsFunc(standardsIn(e.Title+"\n"+e.Scope), func(n standard) bool {
			return slices.ContainsFunc(d.any, func(w standard) bool { return w.family == n.family })
		})
	})
}

// unnamedWords is how many words of content make more than a yes.
const unnamedWords = 2

// refersElsewhere are words that leave the name to another place.
var refersElsewhere = lazily(`(?i)liegt[\s\p{Z}]+(?:bei|vor)|beigefügt|beigelegt|enclosed|attached|is[\s\p{Z}]+available|(?:siehe|vgl\.|vergleiche|laut|gemäß[\s\p{Z}]+anlage|see[\s\p{Z}]|refer[\s\p{Z}]+to|cf\.)[^.]{0,60}(?:anlage|anhang|kapitel|abschnitt|konzept|nachweis|zertifikat|annex|appendix|attachment|chapter|section|certificate|\d)`)
