package versions_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/versions"
)

// A book is a small requirement workbook.
type book struct {
	sheet  string
	header []string
	rows   [][]string
	list   []string // dropdown of the last column; nil for none
	hidden int      // row of the sheet; 0 for none
	struck int      // row of the sheet; 0 for none
}

var header = []string{"Nr.", "Anforderung", "Art", "Gewicht", "Erfüllungsgrad"}

func base() book {
	return book{sheet: "Anforderungen", header: header, list: []string{"Ja", "Nein"}, rows: [][]string{
		{"1", "Betrieb", "", "", ""},
		{"1.1", "Das System läuft im Jahresmittel mit einer Verfügbarkeit von 99,5 Prozent.", "SOLL", "10", ""},
		{"1.2", "Störungen werden binnen 4 Stunden nach der Meldung behoben.", "MUSS", "20", ""},
		{"1.3", "Wartungsfenster liegen außerhalb der Dienstzeiten des Auftraggebers.", "MUSS", "5", ""},
		{"2", "Dokumente", "", "", ""},
		{"2.1", "Dokumente lassen sich im Volltext durchsuchen, auch in gescannten Anlagen.", "MUSS", "10", ""},
		{"2.2", "Jede Änderung an einem Dokument wird mit Benutzer und Zeitpunkt protokolliert.", "MUSS", "10", ""},
		{"2.3", "Der Anwender exportiert Trefferlisten als Tabelle im Format CSV.", "KANN", "5", ""},
	}}
}

// fresh is the base with titles and without sections.
func fresh() book {
	return base().with(func(b *book) {
		b.rows = slices.DeleteFunc(b.rows, func(r []string) bool { return r[2] == "" })
		b.header = slices.Insert(b.header, 1, "Titel")
		for i, t := range []string{"Verfügbarkeit", "Entstörung", "Wartung", "Volltext nur in Los 2", "Protokoll", "Export"} {
			b.rows[i] = slices.Insert(b.rows[i], 1, t)
		}
	})
}

// unnumbered is the base without numbers and sections.
func unnumbered() book {
	return base().with(func(b *book) {
		b.rows = slices.DeleteFunc(b.rows, func(r []string) bool { return r[2] == "" })
		b.header = b.header[1:]
		for i := range b.rows {
			b.rows[i] = b.rows[i][1:]
		}
	})
}

// twins has two rows that differ in a word.
func twins() book {
	return book{sheet: "Anforderungen", header: []string{"Nr.", "Titel", "Anforderung", "Art", "Antwort"}, rows: [][]string{
		{"1.1", "Protokoll der Dienste", "Nach einem Neustart des Prozessors erhält das System das Protokoll der Dienste.", "MUSS", ""},
		{"1.2", "Fehlerspeicher sichern, auslesen, aufbewahren, vernichten", "Nach einem Neustart des Prozessors erhält das System das Protokoll der Ausnahmen und Resets.", "MUSS", ""},
		{"1.3", "Ansprechperson", "Der Bieter benennt eine Ansprechperson.", "MUSS", ""},
	}}
}

// untitled is twins without their titles.
func untitled() book {
	return twins().with(func(b *book) {
		b.header = slices.Delete(b.header, 1, 2)
		for i := range b.rows {
			b.rows[i] = slices.Delete(b.rows[i], 1, 2)
		}
	})
}

// same has two rows that read alike.
func same() book {
	return book{sheet: "Anforderungen", header: header, rows: [][]string{
		{"1", "Dateien", "", "", ""},
		{"1.1", "Fehlt ein Dateiname, so gilt der voreingestellte.", "MUSS", "5", ""},
		{"1.2", "Der Start wird protokolliert.", "MUSS", "5", ""},
		{"1.3", "Das Ende wird protokolliert.", "MUSS", "5", ""},
		{"1.4", "Fehlt ein Dateiname, so gilt der voreingestellte.", "MUSS", "5", ""},
		{"1.5", "Der Bieter benennt eine Ansprechperson.", "MUSS", "5", ""},
	}}
}

// named has its numbers in the text.
func named() book {
	return book{sheet: "Requirements", header: []string{"Requirement", "Answer"}, rows: [][]string{
		{"SII-120: The vendor shall triage every vulnerability that it finds (see SII-120 in the annex).", ""},
		{"SII-130: The vendor shall review code before each delivery.", ""},
		{"SII-140: The vendor shall name a person to contact.", ""},
	}}
}

func prices() book {
	return book{sheet: "Preisblatt", header: []string{"Pos.", "Leistung", "Menge", "Einheit", "Einzelpreis", "Gesamtpreis"}, rows: [][]string{
		{"1", "Lizenz je Arbeitsplatz", "400", "Stück", "", ""},
		{"2", "Schulung der Anwender vor Ort", "12", "Tag", "", ""},
		{"3", "Pflege und Support", "48", "Monat", "", ""},
	}}
}

// with is a copy of a book that edit changes.
func (b book) with(edit func(*book)) book {
	b.header = slices.Clone(b.header)
	rows := make([][]string, len(b.rows))
	for i, r := range b.rows {
		rows[i] = slices.Clone(r)
	}
	b.rows = rows
	edit(&b)
	return b
}

func (b book) write(t *testing.T, path string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	try := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	try(f.SetSheetName("Sheet1", b.sheet))
	try(f.SetSheetRow(b.sheet, "A1", &b.header))
	for i, r := range b.rows {
		for k, s := range r {
			cell, err := excelize.CoordinatesToCellName(k+1, i+2)
			try(err)
			if s != "" {
				try(f.SetCellStr(b.sheet, cell, s))
			}
		}
	}
	if b.list != nil {
		col, err := excelize.ColumnNumberToName(len(b.header))
		try(err)
		v := excelize.NewDataValidation(true)
		v.Sqref = fmt.Sprintf("%s2:%s%d", col, col, len(b.rows)+1)
		try(v.SetDropList(b.list))
		try(f.AddDataValidation(b.sheet, v))
	}
	if b.hidden > 0 {
		try(f.SetRowVisible(b.sheet, b.hidden, false))
	}
	if b.struck > 0 {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		try(err)
		try(f.SetCellStyle(b.sheet, fmt.Sprintf("A%d", b.struck), fmt.Sprintf("D%d", b.struck), style))
	}
	try(f.SaveAs(path))
}

// read reads the customer's file.
func read(t *testing.T, path string) []*versions.Entry {
	t.Helper()
	bid, err := parsers.Read(lint.Config{Dir: filepath.Dir(path), RFP: []lint.RFPFile{{Path: filepath.Base(path)}}})
	if err != nil {
		t.Fatal(err)
	}
	return versions.Of(bid)
}

// told lists the changes that are not unchanged: "1.1: reworded threshold-changed".
func told(c *versions.Comparison) []string {
	out := []string{}
	for _, ch := range c.Changes {
		if ch.Is(versions.Unchanged) {
			continue
		}
		names := ""
		if ch.Old != nil {
			names = ch.Old.ID
		}
		if ch.New != nil && (ch.Old == nil || ch.New.ID != ch.Old.ID) {
			names += "→" + ch.New.ID
		}
		for _, e := range ch.More {
			names += "+" + e.ID
		}
		s := names + ":"
		for _, class := range ch.Classes {
			s += " " + string(class)
		}
		if ch.Substance() {
			s += "!"
		}
		out = append(out, s)
	}
	return out
}

// stories are the amendments that customers publish, and what they are. "!" marks a change of substance.
func stories() []struct {
	name     string
	old, new book
	want     []string
} {
	b, p := base(), prices()
	type story = struct {
		name     string
		old, new book
		want     []string
	}
	edit := func(name string, change func(*book), want ...string) story {
		return story{name, b, b.with(change), want}
	}
	return []story{
		edit("re-saved", func(*book) {}),
		edit("rows inserted on top", func(b *book) {
			b.rows = slices.Insert(b.rows, 0, []string{"0", "Allgemeines", "", "", ""},
				[]string{"0.1", "Der Bieter benennt eine Ansprechperson für die Dauer des Vertrags.", "MUSS", "5", ""},
				[]string{"0.2", "Alle Unterlagen liegen in deutscher Sprache vor.", "MUSS", "5", ""})
		}, "→0.1: added!", "→0.2: added!"),
		edit("sorted differently", func(b *book) { b.rows[1], b.rows[3] = b.rows[3], b.rows[1] }, "1.3: moved", "1.2: moved"),
		edit("renumbered", func(b *book) {
			for i := range b.rows {
				b.rows[i][0] = map[string]string{"1": "2", "2": "3"}[b.rows[i][0][:1]] + b.rows[i][0][1:]
			}
		}, "1.1→2.1: renumbered", "1.2→2.2: renumbered", "1.3→2.3: renumbered", "2.1→3.1: renumbered", "2.2→3.2: renumbered", "2.3→3.3: renumbered"),
		edit("two rows merged", func(b *book) {
			b.rows[2][1] = b.rows[2][1] + " " + b.rows[3][1]
			b.rows = slices.Delete(b.rows, 3, 4)
		}, "1.2+1.3: merged!"),
		edit("one row split", func(b *book) {
			b.rows[5][1] = "Dokumente lassen sich im Volltext durchsuchen."
			b.rows = slices.Insert(b.rows, 6, []string{"2.1a", "Dokumente lassen sich auch in gescannten Anlagen durchsuchen.", "MUSS", "10", ""})
		}, "2.1+2.1a: split reworded!"),
		{"one of two that read alike goes", untitled(), untitled().with(func(b *book) { b.rows = b.rows[1:] }), []string{"1.1: removed!"}},
		{"two that read alike merged", twins(), twins().with(func(b *book) {
			b.rows[0][2] += " " + b.rows[1][2]
			b.rows = slices.Delete(b.rows, 1, 2)
		}), []string{"1.1+1.2: merged reworded!"}},
		{"a column of titles put in", untitled(), twins(), nil},
		{"a column of titles taken out, and a number raised", fresh(), fresh().with(func(b *book) {
			b.header = slices.Delete(b.header, 1, 2)
			for i := range b.rows {
				b.rows[i] = slices.Delete(b.rows[i], 1, 2)
			}
			b.rows[0][1] = strings.Replace(b.rows[0][1], "99,5", "99,9", 1)
		}), []string{"1.1: threshold-changed reworded!"}},
		{"one title put in", fresh().with(func(b *book) { b.rows[3][1] = "" }), fresh(), []string{"2.1: threshold-changed reworded!"}},
		{"without numbers, one worded again and sorted to the end", unnumbered(), unnumbered().with(func(b *book) {
			r := b.rows[0]
			r[0] = "Das System läuft im Jahresmittel mit einer Verfügbarkeit von mindestens 99,5 Prozent der Zeit."
			b.rows = append(b.rows[1:], r)
		}), []string{": reworded moved!"}},
		{"without numbers, one worded from scratch between its neighbours", unnumbered(), unnumbered().with(func(b *book) {
			b.rows[1][0] = "Störungen sind spätestens 4 Stunden nach Eingang der Anzeige zu beseitigen."
		}), []string{": reworded!"}},
		{
			"another thing counted", b.with(func(b *book) { b.rows[1][1] = "Das System trägt bis zu 400 Nutzer zugleich." }),
			b.with(func(b *book) { b.rows[1][1] = "Das System trägt bis zu 400 Stück zugleich." }),
			[]string{"1.1: threshold-changed reworded!"},
		},
		{"of two with the same words one goes and the other has a new number", same(), same().with(func(b *book) {
			b.rows[4][0] = "9.9"
			b.rows = slices.Delete(b.rows, 1, 2)
		}), []string{"1.1: removed!", "1.4→9.9: renumbered"}},
		{"the number stands in the text", named(), named().with(func(b *book) {
			b.rows[0][0] = strings.ReplaceAll(b.rows[0][0], "SII-120", "SII-125")
		}), []string{"SII-120→SII-125: renumbered"}},
		edit("soll becomes muss", func(b *book) { b.rows[1][2] = "MUSS" }, "1.1: obligation-changed!"),
		edit("threshold raised", func(b *book) { b.rows[1][1] = strings.Replace(b.rows[1][1], "99,5", "99,9", 1) }, "1.1: threshold-changed reworded!"),
		edit("unit of a threshold", func(b *book) { b.rows[2][1] = strings.Replace(b.rows[2][1], "Stunden", "Tagen", 1) }, "1.2: threshold-changed reworded!"),
		{"a typo mended", b.with(func(b *book) {
			b.rows[7][1] = strings.Replace(b.rows[7][1], "Trefferlisten", "Treferlisten", 1)
		}), b, []string{"2.3: reworded"}},
		edit("a new column", func(b *book) {
			b.header = slices.Insert(b.header, 4, "Bemerkung des Auftraggebers")
			for i := range b.rows {
				b.rows[i] = slices.Insert(b.rows[i], 4, "")
			}
		}),
		edit("columns reordered", func(b *book) {
			swap := func(r []string) { r[2], r[3] = r[3], r[2] }
			swap(b.header)
			for _, r := range b.rows {
				swap(r)
			}
		}),
		edit("sheet renamed", func(b *book) { b.sheet = "Kriterien v2" }),
		edit("numbers dropped", func(b *book) {
			b.header = b.header[1:]
			for i := range b.rows {
				b.rows[i] = b.rows[i][1:]
			}
		}, "1.1→: renumbered", "1.2→: renumbered", "1.3→: renumbered", "2.1→: renumbered", "2.2→: renumbered", "2.3→: renumbered"),
		edit("a section moved", func(b *book) {
			b.rows = append(append([][]string{}, b.rows[4:]...), b.rows[:4]...)
		}, "2.1: moved", "2.2: moved", "2.3: moved"),
		edit("dropdown changed", func(b *book) { b.list = []string{"Ja", "Teilweise", "Nein"} },
			"1.1: answers-changed!", "1.2: answers-changed!", "1.3: answers-changed!", "2.1: answers-changed!", "2.2: answers-changed!", "2.3: answers-changed!"),
		edit("row hidden", func(b *book) { b.hidden = 4 }, "1.2: hidden!"),
		edit("row struck", func(b *book) { b.struck = 4 }, "1.2: struck!"),
		edit("weight changed", func(b *book) { b.rows[5][3] = "30" }, "2.1: weight-changed!"),
		edit("same number, new meaning", func(b *book) {
			b.rows[6][1] = "Die Schulung findet in den Räumen der Stadt statt."
		}, "2.2: replaced reworded!"),
		{"another number and thing in like words", b.with(func(b *book) { b.rows[5][1] = "Das System muss Etiketten drucken." }), b.with(func(b *book) {
			b.rows[5][0], b.rows[5][1] = "2.9", "Das System muss Karten anzeigen."
		}), []string{"2.1: removed!", "→2.9: added!"}},
		edit("negation put in", func(b *book) { b.rows[5][1] = strings.Replace(b.rows[5][1], "auch in", "nicht in", 1) }, "2.1: reworded!"),
		{"quantity changed", p, p.with(func(b *book) { b.rows[0][2] = "450" }), []string{"1: quantity-changed!"}},
		{"unit changed", p, p.with(func(b *book) { b.rows[2][3] = "Jahr" }), []string{"3: unit-changed!"}},
	}
}

func TestStories(t *testing.T) {
	for _, s := range stories() {
		t.Run(s.name, func(t *testing.T) {
			dir := t.TempDir()
			s.old.write(t, filepath.Join(dir, "old.xlsx"))
			s.new.write(t, filepath.Join(dir, "new.xlsx"))
			old, updated := read(t, filepath.Join(dir, "old.xlsx")), read(t, filepath.Join(dir, "new.xlsx"))
			want := s.want
			if want == nil {
				want = []string{}
			}
			if diff := cmp.Diff(want, told(versions.Compare(old, updated))); diff != "" {
				t.Errorf("changes (-want +got):\n%s", diff)
			}
		})
	}
}

// Two public lists ask the same seventeen things in different words.
func TestSameSeventeen(t *testing.T) {
	corpus := os.Getenv("OFFERLINT_CORPUS")
	if corpus == "" {
		t.Skip("OFFERLINT_CORPUS is not set")
	}
	load := func(name string, ids bool) []*versions.Entry {
		data, err := os.ReadFile(filepath.Join(corpus, "offers", name, "criteria.csv"))
		if err != nil {
			t.Fatal(err)
		}
		if !ids {
			lines := strings.Split(string(data), "\n")
			for i, l := range lines {
				_, lines[i], _ = strings.Cut(l, ",")
			}
			data = []byte(strings.Join(lines, "\n"))
		}
		path := filepath.Join(t.TempDir(), "criteria.csv")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return read(t, path)
	}
	for _, ids := range []bool{true, false} {
		c := versions.Compare(load("cgi", ids), load("empowerai", ids))
		if len(c.Changes) != 17 {
			t.Errorf("with IDs %v: %d changes, want 17: %q", ids, len(c.Changes), told(c))
		}
		for i, ch := range c.Changes {
			if ch.Old == nil || ch.New == nil || ch.Old.At.Line-2 != i || ch.New.At.Line-2 != i {
				t.Errorf("with IDs %v: change %d is no pair: %q", ids, i, told(c))
			}
		}
		for _, i := range []int{1, 10} {
			if ch := c.Changes[i]; !ch.Is(versions.Reworded) || !ch.Substance() {
				t.Errorf("with IDs %v: %v is not reworded in substance", ids, ch.Classes)
			}
		}
	}
}
