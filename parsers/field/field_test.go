package field

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

func TestRead(t *testing.T) {
	for _, test := range []struct {
		text string
		want strength
	}{
		{"Name des Bieters", strong},
		{"Name und Anschrift des Bieters:", strong},
		{"Firmenname der Bietergemeinschaft", strong},
		{"Ort, Datum", strong},
		{"Datum / Unterschrift", strong},
		{"Stempel und Unterschrift", strong},
		{"Unterschrift*", strong},
		{"Name der erklärenden Person", strong},
		{"Name (Textform, § 126b BGB):", strong},
		{"Legal name of the tenderer", strong},
		{"Authorized signature", strong},
		{"Vendor name", strong},
		{"Firma:", colon},
		{"Company:", colon},
		{"Bieter/Bewerber:", colon},
		{"E-Mail:", weak},
		{"PLZ, Ort:", weak},
		{"VAT number:", weak},
		{"Firma", none},
		{"E-Mail", none},
		{"Datum", none},
		{"Unterschrift des Auftraggebers", none},
		{"Signature of the contracting officer", none},
		{"Fax:", none},
		{"Skonto:", none},
		{"Notes:", none},
		{"Zahlungskonditionen:", none},
		{"Ansprechpartner der Vergabestelle:", none},
		{"Selbsterklärende Bedienung", none},
		{"Die Erklärung genügt in Textform.", none},
		{"Der Name des Bieters wird im Portal angezeigt.", none},
		{"Digitale Unterschrift auf dem Tablet", none},
		{"", none},
	} {
		if _, got, _ := read(test.text); got != test.want {
			t.Errorf("%q: got %d, want %d", test.text, got, test.want)
		}
	}
}

func TestGap(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Firma: ________", "Firma"},
		{"Ort, Datum ____________ Unterschrift ____", "Ort, Datum"},
		{"Umsatz 2024: ....................", "Umsatz 2024"},
		{"Firma: Beispiel GmbH", ""},
		{"Inhalt ........ 7", ""},
		{"Skonto ____ %", ""},
		{"Das Feld heißt a___b und wird vom System je Mandant vergeben", ""},
		{"________", ""},
	} {
		if f, _ := gapIn(test.text); f.Label != test.want {
			t.Errorf("%q: got %q, want %q", test.text, f.Label, test.want)
		}
	}
}

// A legend explains the colours that it names, and no others; one that says what not to fill in explains none.
func TestLegends(t *testing.T) {
	colours := map[string]uint32{
		"yellow": 0xFFFF00, "pale yellow": 0xFFFFCC, "gold": 0xFFF2CC, "orange": 0xFBE5D6, "green": 0xE2F0D9, "blue": 0xDEEBF7, "grey": 0xD9D9D9, "white": 0xFFFFFF, "red": 0xFF9999,
	}
	for text, want := range map[string]string{
		"Gelb hinterlegte Felder sind vom Bieter auszufüllen.":           "gold, pale yellow, yellow",
		"Bitte nur die grünen Felder ausfüllen.":                         "green",
		"Hellblaue Zellen: Eingabefelder":                                "blue",
		"Please complete the orange cells.":                              "gold, orange",
		"Grey cells must be completed by the vendor.":                    "grey",
		"Rote Felder sind Pflichtfelder und auszufüllen":                 "red",
		"Graue Felder nicht ausfüllen. Gelbe Felder bitte ausfüllen.":    "gold, pale yellow, yellow",
		"Gelbe Felder werden vom Auftraggeber ausgefüllt.":               "",
		"Do not fill in the yellow cells.":                               "",
		"Der Status wird gelb, wenn ein Vorgang überfällig ist.":         "",
		"Rotes Licht bei Störung, Eingabe der Werte über ein Touchfeld.": "red", // nobody colours a sheet for it
	} {
		got := ""
		ls := legendsIn(text)
		for _, name := range []string{"blue", "gold", "green", "grey", "orange", "pale yellow", "red", "white", "yellow"} {
			for _, l := range ls {
				if l.of(colours[name]) {
					got += ", " + name
					break
				}
			}
		}
		if len(got) > 2 {
			got = got[2:]
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// Few fields below each other are named one by one; many, and those with one label, are one.
func TestJoin(t *testing.T) {
	run := func(n int, label string) []lint.Field {
		var out []lint.Field
		for i := range n {
			l := label
			if l == "" {
				l = fmt.Sprint("Zeile ", i)
			}
			out = append(out, lint.Field{Label: l, Mark: lint.ByColour, N: 1, At: lint.At(lint.Location{File: "f", Sheet: "S", Line: 3 + i, Col: 2})})
		}
		return out
	}
	for _, test := range []struct {
		fields []lint.Field
		want   []int
	}{
		{run(5, ""), []int{1, 1, 1, 1, 1}},
		{run(6, ""), []int{6}},
		{run(3, "Preis"), []int{3}},
		{append(run(2, "Preis"), run(9, "Preis")[7:]...), []int{2, 2}},
	} {
		var got []int
		for _, f := range Join(test.fields) {
			got = append(got, f.N)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// Labels that stand below each other are no values of each other; a value may stand below its label all the same.
func TestBelow(t *testing.T) {
	grid := func(col1 ...string) []*table.Grid {
		g := &table.Grid{File: "f", Sheet: "S"}
		for i, s := range col1 {
			if s != "" {
				g.Rows = append(g.Rows, table.Row{N: i + 1, Cells: []table.Cell{{Col: 1, Text: s}}})
			}
		}
		return []*table.Grid{g}
	}
	for _, test := range []struct {
		cells []string
		want  int
	}{
		{[]string{"Firma:", "Beispiel GmbH", "", "Unterschrift"}, 1},
		{[]string{"Firma:", "Beispiel GmbH", "Telefon:", "0123 456"}, 0},
		{[]string{"Firma:", "Telefon:", "Reaktionszeit", "Bindefrist"}, 2},
		{[]string{"Unterschrift"}, 1},
		{[]string{"Unterschrift des Auftraggebers", "Ort, Datum, Unterschrift"}, 1},
		{[]string{"Nur von der Vergabestelle auszufüllen", "Ort, Datum, Unterschrift"}, 0},
		{[]string{"Subcontractors, if applicable", "Company:", "", "Tenderer", "Signature"}, 1},
		{[]string{"Telefon:", "E-Mail:"}, 0}, // nothing says that they are ours
		{nil, 0},
	} {
		if got := Empty(grid(test.cells...)); len(got) != test.want {
			t.Errorf("%q: got %d fields, want %d: %v", test.cells, len(got), test.want, got)
		}
	}
}
