package parsers_test

import (
	"os"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

// TestOriginals says of which of the customer's positions ours are copies.
func TestOriginals(t *testing.T) {
	const head = "Pos.,Bezeichnung,Menge,Einzelpreis\n"
	for _, tt := range []struct {
		name, rfp, offer string
		want             map[string]string // ours, by line → theirs, by line
	}{
		{
			"a copy with a row more and a changed text",
			"1,Lizenz für den Server,1,\n2,Pflege im ersten Jahr,1,\n3,Schulung,2,\n",
			"1,Lizenz für den Server,1,5\n1a,Reise,1,5\n2,Pflege in den ersten Jahren,1,5\n3,Schulung,2,5\n",
			map[string]string{"2": "2", "4": "3", "5": "4"},
		},
		{
			"a price list of our own under the same numbers",
			"1,Lizenz für den Server,1,\n2,Pflege im ersten Jahr,1,\n3,Schulung,2,\n",
			"1,Grundgebühr,1,5\n2,Anfahrt,1,5\n3,Schulung,2,5\n",
			map[string]string{"4": "4"},
		},
		{
			"the same number twice, told apart by the text",
			"1,Lizenz für den Server,1,\n1,Pflege im ersten Jahr,1,\n",
			"1,Pflege im ersten Jahr,1,5\n1,Lizenz für den Server,1,5\n",
			map[string]string{"2": "3", "3": "2"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			for name, text := range map[string]string{"rfp.csv": tt.rfp, "offer.csv": tt.offer} {
				if err := os.WriteFile(name, []byte(head+text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			bid, err := parsers.Read(lint.Config{Dir: ".", RFP: []lint.RFPFile{{Path: "rfp.csv"}}, Offer: []lint.OfferFile{{Path: "offer.csv"}}})
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]string{}
			for _, p := range bid.Positions {
				if p.Original != nil {
					got[strconv.Itoa(p.At.Line)] = strconv.Itoa(p.Original.At.Line)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
