package checks

import (
	_ "embed" // the page
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

//go:embed limit-exceeded.md
var limitExceededDoc string

var limitExceeded = &lint.Check{
	ID:   "limit-exceeded",
	Kind: lint.Missed,
	Doc:  limitExceededDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: {{count}} {{unit_de}}, erlaubt sind {{limit}}",
		EN: "{{criterion}}: {{count}} {{unit_en}}, the limit is {{limit}}",
	},
	Advice: lint.Messages{
		DE: "Kürzen. Was wegfällt, darf keine verlangte Antwort sein; wenn Anlagen erlaubt sind, kann es eine werden.",
		EN: "Cut it. What is cut must not be an answer that is asked for; it may become an annex if annexes are allowed.",
	},
	Params: func() any { return &limits{} },
	Validate: func(params any) error {
		switch l, _ := params.(*limits); {
		case l.Words < 0 || l.Characters < 0:
			return errors.New("a limit is a number of 1 or more")
		case l.Words+l.Characters == 0 && (l.In == inFile || l.In == inOffer):
			return errors.New("limit-exceeded needs words or characters for files and the offer")
		}
		return nil
	},
	Run: func(p *lint.Pass) error {
		l, _ := p.Rule.Params.(*limits)
		if l.In == inFile || l.In == inOffer {
			l.files(p)
			return nil
		}
		if l.Words+l.Characters == 0 {
			l = &limits{Words: p.Bid.Config.Limits.Words, Characters: p.Bid.Config.Limits.Characters}
		}
		for c, r := range p.Responses() {
			if r.Text != nil {
				l.least(stated(c)).report(p, lint.Finding{Criterion: c, Response: r, At: r.At}, said(r))
			}
		}
		return nil
	},
}

// limits are the parameters; a zero is no limit. Where both are zero, those of offerlint.yaml count for responses, and without
// such those that the criteria state, alone.
type limits struct {
	Words      int   `yaml:"words"`
	Characters int   `yaml:"characters"`
	In         scope `yaml:"in"`
}

// least are the limits of both: what the criterion states goes before what the rule says.
func (l *limits) least(of limits) *limits {
	if of.Words+of.Characters > 0 {
		return &of
	}
	return l
}

// said is the text of a response without the heading that opens it, which names the criterion. Headings within it count, as
// they do in Word.
func said(r *lint.Response) string {
	t := *r.Text
	if len(t.Blocks) > 0 && t.Blocks[0].Kind == lint.Heading {
		t.Blocks = t.Blocks[1:]
	}
	return t.String()
}

// files judges the files of the offer, each for itself or all as one.
func (l *limits) files(p *lint.Pass) {
	text := map[string]*strings.Builder{}
	var order []lint.Span
	for _, t := range p.Bid.Passages {
		at := lint.At(lint.Location{File: t.File})
		if l.In == inOffer {
			at = atOffer(p.Bid)
		}
		if text[at.File] == nil {
			text[at.File] = &strings.Builder{}
			order = append(order, at)
		}
		text[at.File].WriteString(t.String() + "\n")
	}
	for _, at := range order {
		l.report(p, lint.Finding{At: at}, strings.TrimSpace(text[at.File].String()))
	}
}

// report reports a text that is too long; words before characters, since one cause is one finding.
func (l *limits) report(p *lint.Pass, f lint.Finding, text string) {
	words := len(strings.Fields(text))
	characters := utf8.RuneCountInString(text)
	switch {
	case l.Words > 0 && words > l.Words:
		f.Args = lint.Args{"count": strconv.Itoa(words), "limit": strconv.Itoa(l.Words), "unit_de": "Wörter", "unit_en": "words"}
	case l.Characters > 0 && characters > l.Characters:
		f.Args = lint.Args{"count": strconv.Itoa(characters), "limit": strconv.Itoa(l.Characters), "unit_de": "Zeichen", "unit_en": "characters"}
	default:
		return
	}
	p.Report(f)
}
