package checks

import (
	_ "embed" // the page
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

//go:embed evidence-scope.md
var evidenceScopeDoc string

var evidenceScope = &lint.Check{
	ID:   "evidence-scope",
	Kind: lint.Unverified,
	Doc:  evidenceScopeDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: der Nachweis „{{evidence}}“ {{state}}",
		EN: "{{criterion}}: the evidence “{{evidence}}” {{state}}",
	},
	Advice: lint.Messages{
		DE: "Einen Nachweis beilegen, der für den Bieter und für das Verlangte gilt, oder in der Antwort sagen, warum dieser genügt.",
		EN: "Add a document that is the bidder’s and covers what is asked, or say in the response why this one will do.",
	},
	Params: func() any { return &holders{} },
	Run: func(p *lint.Pass) error {
		h, _ := p.Rule.Params.(*holders)
		ours := h.Holders
		if len(ours) == 0 {
			ours = commonHolder(p.Bid)
		}
		for u := range uses(p) {
			if u.entry.Planned {
				continue
			}
			state, ok := scopeFault(u)
			if len(ours) > 0 && personal(u.entry) && !slices.ContainsFunc(ours, func(o string) bool { return sameName(o, u.entry.Holder) }) {
				ok = true
				state = lint.Messages{
					DE: "ist ausgestellt auf „" + u.entry.Holder + "“, nicht auf „" + strings.Join(ours, "“ oder „") + "“",
					EN: "is held by “" + u.entry.Holder + "”, not by “" + strings.Join(ours, "” or “") + "”",
				}
			}
			if ok {
				f := u.finding()
				f.Words = map[string]lint.Messages{"state": state}
				p.Report(f)
			}
		}
		return nil
	},
}

// holders are the parameters: the names of those for whom evidence may be issued.
type holders struct {
	Holders []string `yaml:"holders"`
}

// personal reports whether evidence is worth something only for the one who holds it, and says who that is.
func personal(e *lint.EvidenceEntry) bool {
	return strings.TrimSpace(e.Holder) != "" && (e.Expires() || e.Kind == "declaration" || e.Kind == "extract")
}

// commonHolder is who holds most of the evidence: more than half of at least three pieces; nil where there is none such.
func commonHolder(bid *lint.Bid) []string {
	n, count := 0, map[string]int{}
	for _, e := range bid.Register.Evidence {
		if personal(e) {
			n++
			count[nameKey(e.Holder)]++
		}
	}
	for _, e := range bid.Register.Evidence {
		if personal(e) && n >= 3 && 2*count[nameKey(e.Holder)] > n {
			return []string{e.Holder}
		}
	}
	return nil
}

func sameName(a, b string) bool { return nameKey(a) == nameKey(b) }

// nameKey is a name without what differs between two spellings of it: case, dots and commas.
func nameKey(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' }), " ")
}

// scopeWanted are the words behind which a criterion says what evidence has to cover.
var scopeWanted = lazily(`(?i)(?:geltungsbereich|anwendungsbereich|scope(?: of (?:the )?(?:certificat\p{L}+|validity|application))?)` +
	`(?: (?:des zertifikats|der zertifizierung))?[:,]? (?:(?:muss|soll|hat|umfasst|deckt|erstreckt sich auf|shall|must|has to|covers?|covering|includes?|including|to|cover|include|of) )+([^.;:!?]+)`)

// scopeFault says how the scope of evidence differs from the one that the criterion asks for: it names nothing of it.
func scopeFault(u use) (lint.Messages, bool) {
	if u.criterion == nil || !u.entry.Expires() {
		return lint.Messages{}, false
	}
	m := scopeWanted().FindStringSubmatch(straight(asked(u.criterion)))
	if m == nil {
		return lint.Messages{}, false
	}
	wanted := strings.TrimSpace(m[1])
	if strings.TrimSpace(u.entry.Scope) == "" {
		return lint.Messages{
			DE: "nennt keinen Geltungsbereich (scope); verlangt ist „" + wanted + "“",
			EN: "names no scope; “" + wanted + "” is asked for",
		}, true
	}
	words := telling(wanted)
	scope := plain(u.entry.Scope)
	if len(words) == 0 || slices.ContainsFunc(words, func(w string) bool { return strings.Contains(scope, w) }) {
		return lint.Messages{}, false
	}
	return lint.Messages{
		DE: "gilt für „" + u.entry.Scope + "“; verlangt ist „" + wanted + "“",
		EN: "covers “" + u.entry.Scope + "”; “" + wanted + "” is asked for",
	}, true
}
