package carry

import (
	"path"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/overlay"
	"github.com/offerlint/offerlint/versions"
)

// comment is what the copy says at the cell for the answer: what changed, what was not carried, and what our answer was.
func (o *Outcome) comment(r *Row) (overlay.Mark, bool) {
	if r.New == nil || r.Answers == 0 || r.State == Carried {
		return overlay.Mark{}, false
	}
	at := r.place()
	m := overlay.Mark{Sheet: at.Sheet, Row: at.Line, Col: at.Col}
	say := func(bold bool, s string) { m.Text = append(m.Text, overlay.Run{Text: s, Bold: bold}) }
	if r.State == Changed {
		say(true, o.pick("Geändert, Antwort nicht übertragen: ", "Changed, answer not carried over: ")+r.What(o.opt.Lang))
		if r.Pieces != nil {
			say(false, "\n"+versions.Line(r.Pieces, commentContext, nil))
		}
	} else {
		say(true, o.pick("Nicht übertragen", "Not carried over"))
	}
	for _, c := range r.Cells {
		if c.Why == (lint.Messages{}) {
			continue
		}
		line := "\n" + path.Base(o.Old) + " " + c.From.Sheet + "!" + cellName(c.From) + ": " + c.Text
		if r.State != Changed {
			line += " (" + c.Why.In(o.opt.Lang) + ")"
		}
		say(false, line)
	}
	return m, true
}

// commentContext is how many characters of unchanged text a comment shows on either side of a change.
const commentContext = 60

// line is a row in one line: what became of it, and why.
func (o *Outcome) line(r *Row) string {
	var parts []string
	switch r.State {
	case Changed:
		parts = append(parts, o.pick("leer gelassen: ", "left empty: ")+r.What(o.opt.Lang))
	case Dropped:
		parts = append(parts, o.pick("entfallen", "gone"))
	case NotPlaced:
		parts = append(parts, o.pick("nicht untergebracht", "not placed"))
	case InPart:
		parts = append(parts, o.pick("zum Teil übertragen", "carried over in part"))
	case New:
		parts = append(parts, o.pick("neu", "new"))
	}
	if r.State == InPart || r.State == NotPlaced {
		for _, c := range r.Cells {
			if c.Why != (lint.Messages{}) {
				name := cellName(c.From)
				if c.From.Sheet != r.Old.At.Sheet {
					name = c.From.Sheet + "!" + name
				}
				parts = append(parts, name+" „"+lint.Shorten(c.Text, 40)+"“: "+c.Why.In(o.opt.Lang))
			}
		}
	}
	return strings.Join(parts, "; ")
}
