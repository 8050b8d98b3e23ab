package checks

import (
	_ "embed" // the page
	"slices"
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
	lost, added := textChanges(p.Text, o.Text)
	if len(lost) > 0 {
		w := strings.Join(lost[:min(len(lost), 5)], " ")
		note("im Text fehlt „"+w+"“", "the text lacks “"+w+"”", p.At)
	}
	if added != "" {
		note("im Text steht außerdem „"+added+"“", "the text has “"+added+"” as well", p.At)
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
		return strings.ContainsRune(" \t\n\r\u00a0\u00ad\u202f.,;:!?\"'„“”‚‘’()[]-–—_/|*", r)
	}), " ")
}

// gaps are what customers leave for the bidder to fill in: dots, lines, and words that ask for it, with the letters that stick
// to them.
var gaps = lazily(`(?i)[\p{L}\p{N}]*(?:\.{3,}|…|_{2,}|zu bearbeiten|(?:vom bieter |durch den bieter )?(?:bitte )?(?:einzutragen|auszufüllen|ausfüllen|anzugeben|angeben|benennen|eintragen)|bieterangabe|` +
	`to be (?:completed|filled in|specified)(?: by the (?:bidder|tenderer))?|please (?:specify|complete|state|enter)|\btbd\b)[\p{L}\p{N}]*`)

// narrowing are words that change what a text means when they are added.
var narrowing = []string{
	"nicht", "kein", "keine", "keinen", "keiner", "ohne", "nur", "außer", "ausgenommen", "höchstens", "optional", "teilweise", "alternativ", "statt", "anstelle",
	"not", "no", "without", "only", "except", "excluding", "most", "partly", "instead",
}

// textChanges lists the customer's words that our text lacks, and a word that limits it and that the customer's has not. A
// text may fill the customer's gaps and name a product besides.
func textChanges(ours, theirs string) (lost []string, added string) {
	have := strings.Fields(plainWords(ours))
	for _, w := range strings.Fields(plainWords(gaps().ReplaceAllString(theirs, " "))) {
		i := slices.Index(have, w)
		if i < 0 {
			lost = append(lost, w)
			continue
		}
		for _, between := range have[:i] {
			if slices.Contains(narrowing, between) {
				added = between
			}
		}
		have = have[i+1:]
	}
	for _, w := range have {
		if slices.Contains(narrowing, w) {
			added = w
		}
	}
	return lost, added
}
