package checks

import (
	_ "embed" // the page
	"strconv"

	"github.com/offerlint/offerlint/lint"
)

//go:embed hidden-content.md
var hiddenContentDoc string

var hiddenContent = &lint.Check{
	ID:   "hidden-content",
	Kind: lint.Unverified,
	Doc:  hiddenContentDoc,
	Messages: lint.Messages{
		DE: "{{what}}, aber nicht gelöscht: wer einblendet, liest mit",
		EN: "{{what}}, not deleted: whoever unhides it can read it",
	},
	Advice: lint.Messages{
		DE: "Einblenden und lesen; was nicht für den Auftraggeber ist, löschen statt ausblenden.",
		EN: "Unhide it and read it; delete what is not for the customer instead of hiding it.",
	},
	Run: func(p *lint.Pass) error {
		altered := map[[2]string]int{} // rows of the customer's that we hid: altered-form speaks about those
		for _, a := range p.Bid.Alterations {
			if a.What == lint.HiddenRow {
				altered[[2]string{a.At.File, a.At.Sheet}]++
			}
		}
		for t := range tracesOf(p, lint.HiddenSheet, lint.HiddenRows, lint.HiddenColumns) {
			if t.Kind == lint.HiddenRows && altered[[2]string{t.At.File, t.At.Sheet}] >= t.N {
				continue
			}
			p.Report(lint.Finding{At: t.At, Match: t.Text, Words: map[string]lint.Messages{"what": whatIsHidden(t)}})
		}
		return nil
	},
}

// whatIsHidden names the sheet, or the rows and columns.
func whatIsHidden(t lint.Trace) lint.Messages {
	n := strconv.Itoa(t.N)
	switch {
	case t.Kind == lint.HiddenSheet:
		return lint.Messages{DE: "Das Blatt „" + t.Text + "“ ist ausgeblendet", EN: "The sheet “" + t.Text + "” is hidden"}
	case t.Kind == lint.HiddenRows && t.N == 1:
		return lint.Messages{DE: "Zeile " + t.Text + " ist ausgeblendet", EN: "Row " + t.Text + " is hidden"}
	case t.Kind == lint.HiddenRows:
		return lint.Messages{DE: n + " Zeilen sind ausgeblendet (" + t.Text + ")", EN: n + " rows are hidden (" + t.Text + ")"}
	case t.N == 1:
		return lint.Messages{DE: "Spalte " + t.Text + " ist ausgeblendet", EN: "Column " + t.Text + " is hidden"}
	}
	return lint.Messages{DE: n + " Spalten sind ausgeblendet (" + t.Text + ")", EN: n + " columns are hidden (" + t.Text + ")"}
}
