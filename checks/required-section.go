package checks

import (
	_ "embed" // the page
	"errors"

	"github.com/offerlint/offerlint/lint"
)

//go:embed required-section.md
var requiredSectionDoc string

var requiredSection = &lint.Check{
	ID:      "required-section",
	Kind:    lint.Missed,
	Generic: true,
	Doc:     requiredSectionDoc,
	Messages: lint.Messages{
		DE: "der Abschnitt „{{section}}“ {{fault_de}}",
		EN: "the section “{{section}}” {{fault_en}}",
	},
	Advice: lint.Messages{
		DE: "Den Abschnitt schreiben, oder seine Überschrift so ändern, dass sie sagt, was er ist.",
		EN: "Write the section, or mend its heading so that it says what it is.",
	},
	Params: func() any { return &sections{} },
	Phrases: func(params any) []lint.Phrase {
		s, _ := params.(*sections)
		var out []lint.Phrase
		for i, title := range s.Sections {
			out = append(out, lint.Phrase{Pattern: title, Group: i, Wanted: true})
		}
		return out
	},
	Validate: func(params any) error {
		if s, _ := params.(*sections); len(s.Sections) == 0 {
			return errors.New("required-section needs sections: the words of a heading each")
		}
		return nil
	},
	Run: func(p *lint.Pass) error {
		want, _ := p.Rule.Params.(*sections)
		empty := emptySections(p.Bid)
		filled, bare := map[int]bool{}, map[int]*lint.Block{}
		for f := range p.Hits() {
			switch {
			case f.Block.Kind != lint.Heading:
			case empty[f.Block]:
				bare[f.Phrase] = f.Block
			default:
				filled[f.Phrase] = true
			}
		}
		for i, title := range want.Sections {
			at, args := atOffer(p.Bid), lint.Args{"section": title, "fault_de": "fehlt", "fault_en": "is missing"}
			if b := bare[i]; b != nil {
				at, args = b.Span, lint.Args{"section": b.Str, "fault_de": "hat keinen Text", "fault_en": "has no text"}
			}
			if !filled[i] {
				p.Report(lint.Finding{At: at, Match: title, Args: args})
			}
		}
		return nil
	},
}

// sections are the parameters: what headings must say, in the language of package phrase.
type sections struct {
	Sections []string `yaml:"sections"`
}

// emptySections lists the headings that nothing but headings follows, up to the next of their level or above.
func emptySections(bid *lint.Bid) map[*lint.Block]bool {
	empty := map[*lint.Block]bool{}
	for _, t := range bid.Passages {
		var open []*lint.Block
		for _, b := range t.Blocks {
			switch {
			case b.Kind == lint.Heading:
				for len(open) > 0 && open[len(open)-1].Level >= b.Level {
					open = open[:len(open)-1]
				}
				open = append(open, b)
				empty[b] = true
			case b.Kind != lint.Comment:
				for _, h := range open {
					delete(empty, h)
				}
				open = open[:0:0]
			}
		}
	}
	return empty
}
