package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed position-changed.md
var positionChangedDoc string

var positionChanged = &lint.Check{
	ID:   "position-changed",
	Kind: lint.Unverified,
	Doc:  positionChangedDoc,
	Messages: lint.Messages{
		DE: "Position {{id}} „{{text}}“ weicht vom Blatt des Auftraggebers ab: {{changes}}",
		EN: "Position {{id}} “{{text}}” differs from the customer's sheet: {{changes}}",
	},
	Many: lint.Messages{
		DE: "{{n}} Positionen weichen vom Blatt des Auftraggebers ab: {{ids}}",
		EN: "{{n}} positions differ from the customer's sheet: {{ids}}",
	},
	Advice: lint.Messages{
		DE: "Menge, Einheit und Text so stehen lassen, wie der Auftraggeber sie vorgibt. Was anders angeboten wird, gehört in eine Bieterfrage oder ein Nebenangebot.",
		EN: "Leave quantity, unit and text as the customer gives them. What is offered differently belongs into a question to the customer or a variant offer.",
	},
	Run: func(p *lint.Pass) error {
		for _, pos := range p.Bid.Positions {
			if pos.Original == nil {
				continue
			}
			changes, at := changesOf(pos)
			if changes.DE == "" {
				continue
			}
			f := priceFinding(pos, at)
			f.Words = map[string]lint.Messages{"changes": changes}
			f.Related = []lint.Related{{Messages: lint.Messages{DE: "im Blatt des Auftraggebers", EN: "in the customer's sheet"}, At: pos.Original.At}}
			p.Report(f)
		}
		return nil
	},
}

// changesOf says in what a position differs from the customer's, and where; empty for nothing.
func changesOf(p *lint.Position) (lint.Messages, lint.Span) {
	o := p.Original
	var de, en []string
	at := lint.Span{}
	note := func(d, e string, where lint.Span) {
		de, en = append(de, d), append(en, e)
		if at.Line == 0 {
			at = where
		}
	}
	q, oq := &p.Cells.Quantity, &o.Cells.Quantity
	if !sameQuantity(q, oq) {
		note("Menge "+orNone(q.Text)+" statt "+oq.Text, "quantity "+orNone(q.Text)+" instead of "+oq.Text, q.At)
	}
	if o.Unit != "" && plainWords(p.Unit) != plainWords(o.Unit) {
		note("Einheit "+orNone(p.Unit)+" statt "+o.Unit, "unit "+orNone(p.Unit)+" instead of "+o.Unit, p.At)
	}
	if ours, theirs := plainWords(p.Text), plainWords(o.Text); ours != theirs && !fillsIn(p.Text, o.Text) {
		note("Text „"+part(p.Text, o.Text)+"“ statt „"+part(o.Text, p.Text)+"“", "text “"+part(p.Text, o.Text)+"” instead of “"+part(o.Text, p.Text)+"”", p.At)
	}
	return lint.Messages{DE: strings.Join(de, "; "), EN: strings.Join(en, "; ")}, at
}

// sameQuantity compares numbers by their value and words by their letters. A quantity that the customer left open is ours to
// fill in.
func sameQuantity(q, o *lint.Amount) bool {
	if o.Text == "" || o.At.Line == 0 || q.At.Line == 0 {
		return true
	}
	if m, n := q.Number(), o.Number(); m != nil && n != nil {
		return m.Cmp(n) == 0
	}
	return plainWords(q.Text) == plainWords(o.Text)
}

func orNone(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// plainWords is a text in small letters without blanks and signs that programs change.
func plainWords(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return strings.ContainsRune(" \t\n\r\u00a0\u00ad\u202f.,;:!?\"'„“”‚‘’()[]-–—_", r)
	}), " ")
}

// fillsIn reports whether a text fills the gaps of the customer's: "Fabrikat: ........", "Typ ______".
func fillsIn(ours, theirs string) bool {
	if !strings.Contains(theirs, "...") && !strings.Contains(theirs, "…") && !strings.Contains(theirs, "__") {
		return false
	}
	rest := ours
	for _, piece := range strings.FieldsFunc(theirs, func(r rune) bool { return r == '.' || r == '…' || r == '_' }) {
		_, after, found := strings.Cut(rest, strings.TrimSpace(piece))
		if !found {
			return false
		}
		rest = after
	}
	return true
}

// part is the word of a text with which it begins to differ from another, and a few words around it.
func part(s, other string) string {
	ws, os := strings.Fields(s), strings.Fields(other)
	i := 0
	for i < len(ws) && i < len(os) && plainWords(ws[i]) == plainWords(os[i]) {
		i++
	}
	from, to := max(0, i-1), min(len(ws), i+3)
	out := strings.Join(ws[min(from, to):to], " ")
	if from > 0 {
		out = "… " + out
	}
	if to < len(ws) {
		out += " …"
	}
	return out
}
