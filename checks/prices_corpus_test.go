package checks_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPriceSheetsOfOthers judges real price sheets. What is wanted was looked up in a spreadsheet program.
func TestPriceSheetsOfOthers(t *testing.T) {
	corpus := os.Getenv("OFFERLINT_CORPUS")
	if corpus == "" {
		t.Skip("OFFERLINT_CORPUS is not set")
	}
	dir, err := filepath.Abs(corpus)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	const blank, priced, prices = "workbooks/lv-bueromoebel-blank.xlsx", "filled/lv-bueromoebel-priced.xlsx", "workbooks/18f-price-response.xlsx"
	count := func(rfp, offer string) map[string]int {
		got, _ := judgePrices(t, rfp, offer)
		n := map[string]int{}
		for _, f := range got {
			name, _, _ := strings.Cut(f, " ")
			n[name]++
		}
		return n
	}
	for _, tt := range []struct {
		rfp, offer string
		want       map[string]int
	}{
		{blank, blank, map[string]int{"missing-price": 37}},
		// The quantity of the last position reads "Zahlungskonditionen:".
		{priced, priced, map[string]int{"formula-error": 1}},
		// Nine times the customer asks for white, and the offer names another colour.
		{blank, priced, map[string]int{"formula-error": 1, "position-changed": 9}},
		// Ten sheets of five positions, the first three of which have no price.
		{prices, prices, map[string]int{"missing-price": 30}},
	} {
		if diff := cmp.Diff(tt.want, count(tt.rfp, tt.offer)); diff != "" {
			t.Errorf("%s with %s (-want +got):\n%s", tt.rfp, tt.offer, diff)
		}
	}
}
