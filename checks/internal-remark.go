package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed internal-remark.md
var internalRemarkDoc string

var internalRemark = &lint.Check{
	ID:   "internal-remark",
	Kind: lint.Unverified,
	Doc:  internalRemarkDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ ist für Kollegen geschrieben und nicht für den Auftraggeber",
		EN: "{{criterion}}: “{{match}}” is written for colleagues and not for the customer",
	},
	Advice: lint.Messages{
		DE: "Tun, was die Bemerkung verlangt, und sie löschen.",
		EN: "Do what the remark asks for, and delete it.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"deferred-response", "placeholder", "stated-assumption"},
	Run: func(p *lint.Pass) error {
		if err := reportPhrases(p, excerpt); err != nil {
			return err
		}
		for b, s := range places(p) {
			for _, m := range append(innerPlace().FindAllStringIndex(b.Str, -1), remarkSign().FindAllStringIndex(b.Str, -1)...) {
				match := b.Str[m[0]:m[1]]
				p.Report(lint.Finding{
					Criterion: s.Criterion, Response: s.Response, At: b.At(m[0], m[1]), Match: match, Args: lint.Args{"match": match},
				})
			}
		}
		return nil
	},
}

// innerPlace is an address that only colleagues can open: a drive, a share, a file of one's own, a comment of Word that was
// pasted along.
var innerPlace = lazily(`file:///?[^ <>"]+|\b[A-Z]:\\[^ <>":|?*]+|\\\\[A-Za-z0-9._-]+\\[^ <>":|?*]+` +
	`|/(?:home|Users)/[^ <>":|?*]+\.(?:docx?|xlsx?|pptx?|pdf|md|csv)\b` +
	`|\[(?:Kommentar|Comment|Commented) ?\[?[\p{L}]{1,4}[0-9]{1,3}R?[0-9]*\]?:?`)
