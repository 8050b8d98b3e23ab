package checks

import (
	_ "embed" // the page
	"strconv"

	"github.com/offerlint/offerlint/lint"
)

//go:embed empty-field.md
var emptyFieldDoc string

var emptyField = &lint.Check{
	ID:   "empty-field",
	Kind: lint.Missed,
	Doc:  emptyFieldDoc,
	Messages: lint.Messages{
		DE: "„{{label}}“ ist nicht ausgefüllt ({{mark}})",
		EN: "“{{label}}” is not filled in ({{mark}})",
	},
	Advice: lint.Messages{
		DE: "Das Feld ausfüllen; wenn es leer bleiben soll, einen Strich oder „entfällt“ eintragen.",
		EN: "Fill in the field; if it is meant to stay empty, enter a dash or “not applicable”.",
	},
	Run: func(p *lint.Pass) error {
		text := map[lint.Location]bool{} // cells that are read as a text of ours: a line in one is a placeholder
		if len(p.Bid.Fields) > 0 {
			for _, t := range p.Bid.Passages {
				for _, b := range t.Blocks {
					text[b.Span.Location] = true
				}
			}
		}
		for _, f := range p.Bid.Fields {
			if !f.Signer && (f.Mark != lint.ByGap || !text[f.At.Location]) {
				p.Report(lint.Finding{At: f.At, Match: f.Label, Args: lint.Args{"label": f.Label}, Words: map[string]lint.Messages{"mark": markOf(f)}})
			}
		}
		return nil
	},
}

// markOf says why the cell is taken for a field of ours.
func markOf(f lint.Field) lint.Messages {
	n := strconv.Itoa(f.N)
	legend := lint.Shorten(f.Legend, legendRunes)
	switch {
	case f.Mark == lint.ByGap:
		return lint.Messages{DE: "eine Linie zum Ausfüllen", EN: "a line to write on"}
	case f.Mark == lint.ByColour && f.N > 1:
		return lint.Messages{DE: n + " Felder in der Farbe von „" + legend + "“", EN: n + " fields in the colour of “" + legend + "”"}
	case f.Mark == lint.ByColour:
		return lint.Messages{DE: "Feld in der Farbe von „" + legend + "“", EN: "a field in the colour of “" + legend + "”"}
	case f.Mark == lint.ByList && f.N > 1:
		return lint.Messages{DE: n + " Auswahllisten: " + legend, EN: n + " lists to choose from: " + legend}
	case f.Mark == lint.ByList:
		return lint.Messages{DE: "Auswahlliste: " + legend, EN: "a list to choose from: " + legend}
	}
	return lint.Messages{DE: "Beschriftung ohne Eintrag", EN: "a label with nothing behind it"}
}

// legendRunes is how much of a legend a message quotes.
const legendRunes = 60
