package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed answered-not-applicable.md
var answeredNotApplicableDoc string

// notOffered begins a sentence that says what the entry says.
var notOffered = lazily(`(?i)^(?:(?:dies|das|der punkt|das kriterium|this|it|the (?:item|requirement|criterion)) )?(?:` +
	`entfällt|(?:ist )?nicht (?:zutreffend|relevant|anwendbar|angeboten|gegenstand)|trifft (?:hier )?nicht zu|(?:wird|werden) (?:von uns )?nicht angeboten|` +
	`kein angebot|n\.? ?/?a\.?|k\.? ?a\.?|(?:is )?not (?:applicable|relevant|offered)|does not apply|no (?:bid|offer))(?:[^\pL]|$)`)

// offersNothing reports whether a response is a bare no, or one sentence that says itself that there is none.
func offersNothing(r *lint.Response) bool {
	text := strings.TrimSpace(r.Text.String())
	return r.Claim == lint.No && text == "" || notOffered().MatchString(text) && len(phrase.Sentences(text, "")) == 1
}

var answeredNotApplicable = &lint.Check{
	ID:   "answered-not-applicable",
	Kind: lint.Unverified,
	Doc:  answeredNotApplicableDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist beantwortet, entfällt aber laut offerlint.yaml: {{reason_de}}",
		EN: "{{criterion}} is answered, but not applicable by offerlint.yaml: {{reason_en}}",
	},
	Advice: lint.Messages{
		DE: "Die Antwort herausnehmen, oder den Eintrag in offerlint.yaml.",
		EN: "Take out the response, or the entry in offerlint.yaml.",
	},
	Run: func(p *lint.Pass) error {
		for c, reason := range p.Exempted() {
			says := func(r *lint.Response) bool {
				return !r.Empty() && r.Via != lint.ViaBlanket && r.Claim != lint.NotApplicable && !offersNothing(r)
			}
			if i := slices.IndexFunc(c.Responses, says); i >= 0 {
				p.Report(lint.Finding{
					Criterion: c, Response: c.Responses[i], At: claimAt(c.Responses[i]),
					Args: lint.Args{"reason_de": reason.DE, "reason_en": reason.EN},
				})
			}
		}
		return nil
	},
}
