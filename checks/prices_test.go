package checks_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
)

// priceChecks are the checks of price sheets.
var priceChecks = []string{
	"arithmetic-error", "extra-cost-unpriced", "formula-error", "hard-coded-total", "missing-price", "mixed-currencies", "optional-position-summed", "position-added",
	"position-changed", "position-dropped",
	"price-not-a-number", "sum-range-short", "unchecked-formula", "zero-price",
}

// judgePrices reads a bid and says what the checks of price sheets find: the check and the cell.
func judgePrices(t *testing.T, rfp, offer string) ([]string, *lint.Bid) {
	t.Helper()
	bid, err := parsers.Read(lint.Config{Dir: ".", Name: "prices", RFP: []lint.RFPFile{{Path: rfp}}, Offer: []lint.OfferFile{{Path: offer}}})
	if err != nil {
		t.Fatal(err)
	}
	set := core(t)
	set.Rules = slices.DeleteFunc(set.Rules, func(r *lint.Rule) bool { return !slices.Contains(priceChecks, r.Name) })
	res, err := lint.Run(bid, set, lint.Options{Stage: lint.Submit, Match: phrase.Match})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range res.Findings {
		wantFilled(t, f)
		_, cell, _ := strings.Cut(f.At.String(), "!")
		got = append(got, f.Rule.Name+" "+cell)
	}
	return got, bid
}

// TestPriceSheets reads the small price sheets of testdata/workbooks/prices: each has one fault or trick.
func TestPriceSheets(t *testing.T) {
	faulty := map[string][]string{
		"missing-zero.xlsx":      {"missing-price E3"},
		"missing-dash.xlsx":      {"missing-price E3"},
		"missing-linked.xlsx":    {"missing-price E3"},
		"missing-rate-only.xlsx": {"missing-price E3"},
		"zero.xlsx":              {"zero-price E3"},
		"word-included.xlsx":     {"price-not-a-number E3"},
		"word-see-position.xlsx": {"price-not-a-number E3"},
		"word-on-request.xlsx":   {"price-not-a-number E3"},
		"text-number.xlsx":       {"price-not-a-number F3"},
		"extra-cost.xlsx":        {"extra-cost-unpriced E3"},
		"product-typed.xlsx":     {"arithmetic-error F3"},
		"product-row.xlsx":       {"arithmetic-error F3"},
		"product-stale.xlsx":     {"arithmetic-error F3", "arithmetic-error F5"},
		"product-cent.xlsx":      {"arithmetic-error F3"},
		"product-empty.xlsx":     {"arithmetic-error F3"},
		"currencies.xlsx":        {"mixed-currencies E3"},
		"short-sumif.xlsx":       {"sum-range-short G8"},
		"product-local.xlsx":     {"arithmetic-error F2"},
		"lookup-stale.xlsx":      {"arithmetic-error E3"},
		"sum-typed.xlsx":         {"arithmetic-error F5"},
		"sum-stale.xlsx":         {"arithmetic-error F5"},
		"sum-double.xlsx":        {"arithmetic-error F6"},
		"sum-of-prices.xlsx":     {"arithmetic-error F5"},
		"tax-rate.xlsx":          {"arithmetic-error F6"},
		"tax-typed.xlsx":         {"arithmetic-error F6"},
		"gross.xlsx":             {"arithmetic-error F7"},
		"discount.xlsx":          {"arithmetic-error F6"},
		"short-end.xlsx":         {"sum-range-short F5"},
		"short-middle.xlsx":      {"sum-range-short F5"},
		"short-below.xlsx":       {"sum-range-short F5"},
		"short-lot.xlsx":         {"sum-range-short F11"},
		"short-hidden.xlsx":      {"sum-range-short F5"},
		"optional.xlsx":          {"optional-position-summed F5"},
		"alternative.xlsx":       {"optional-position-summed F5"},
		"options-excluded.xlsx":  {"optional-position-summed F5"},
		"typed-line.xlsx":        {"hard-coded-total F3"},
		"typed-sum.xlsx":         {"hard-coded-total F5"},
		"typed-sum-wrong.xlsx":   {"arithmetic-error F5"},
		"error-reference.xlsx":   {"formula-error F3"},
		"error-quantity.xlsx":    {"formula-error F3"},
		"error-elsewhere.xlsx":   {"formula-error E3"},
		"changed-quantity.xlsx":  {"position-changed C3"},
		"changed-unit.xlsx":      {"position-changed A3"},
		"changed-text.xlsx":      {"position-changed A3"},
		"rows.xlsx":              {"position-dropped A4", "position-added A4"},
		"typed-over.xlsx":        {"hard-coded-total F3"},
		"unknown-function.xlsx":  {"unchecked-formula E3"},
		"unknown-workings.xlsx":  {"unchecked-formula B2"},
		"vat-column.xlsx":        {"missing-price E3"},
		"vat-column-typed.xlsx":  {"missing-price E3"},
		"short-without-tax.xlsx": {"sum-range-short F5"},
		"once-monthly.xlsx":      {"missing-price D4"},
		"short-on-top.xlsx":      {"sum-range-short F2"},
		"short-evaluated.xlsx":   {"sum-range-short F5"},
		"summary-tax.xlsx":       {"arithmetic-error C5"},
		"years.xlsx":             {"missing-price F3"},
		"per-unit.xlsx":          {"missing-price E3"},
		"cost-sheet.xlsx":        {"missing-price D6"},
		"quantities.xlsx":        {"arithmetic-error H3"},
		"tours.xlsx":             {"missing-price D3"},
		"short-link.xlsx":        {"sum-range-short C3"},
		"short-overview.xlsx":    {"sum-range-short B6"},
	}
	for _, name := range []string{"changed-quantity", "changed-unit", "changed-text", "typed-over", "rows", "sound-copy"} {
		faulty[name+"-blank.xlsx"] = []string{"missing-price E2", "missing-price E3", "missing-price E4"}
	}
	t.Chdir(filepath.Join("..", "testdata", "workbooks", "prices"))
	files, err := filepath.Glob("*.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	if sound := len(files) - len(faulty); len(faulty) < 40 || sound < 8 {
		t.Errorf("%d faulty price sheets and %d sound ones, want at least 40 and 8", len(faulty), sound)
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			rfp := file
			if blank := strings.TrimSuffix(file, ".xlsx") + "-blank.xlsx"; exists(blank) {
				rfp = blank
			}
			want := faulty[file]
			if want == nil && !strings.HasPrefix(file, "sound-") {
				t.Fatal("no test says what must be found")
			}
			got, bid := judgePrices(t, rfp, file)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if !strings.HasPrefix(file, "extra-cost") && len(bid.Positions) < 2 {
				t.Errorf("%d positions were read", len(bid.Positions))
			}
		})
	}
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
