package report_test

import (
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// A table in which no column was taken for prices is read, and the line must not sound as if its prices were checked.
func TestPriceLine(t *testing.T) {
	at := lint.At(lint.Location{File: "p.xlsx", Sheet: "P", Line: 2, Col: 5})
	priced := &lint.Position{ID: "1", Cells: lint.Cells{UnitPrice: lint.Amount{At: at}}}
	bid := &lint.Bid{Positions: []*lint.Position{priced, {ID: "2"}}}
	if got, want := report.PriceLine(bid, "de"), "2 Positionen gelesen und nachgerechnet; ohne Spalte für Preise, nicht geprüft: 1 Position"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	bid.Positions = bid.Positions[:1]
	if got, want := report.PriceLine(bid, "en"), "1 position read and recalculated"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
