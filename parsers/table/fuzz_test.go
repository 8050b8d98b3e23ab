package table_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// scraps are the cells of random grids: what headers, IDs, answers, titles and notes are made of.
var scraps = strings.Split("Nr.|ID|Anforderung|Beschreibung|Kategorie|Art|Antwort|Erfüllt?|Kommentar|Nachweis|Ja|Nein|Menge|Einheit|Einzelpreis|Summe|Bieter|Auftraggeber|"+
	"K-1|K-2|K-2|1|1.1|1.10|2.3.4|a|A|MUSS|SOLL|KANN|x|✓|☐ Ja ☐ Nein|TBD|entfällt|[GELÖSCHT]|-|=ROW()-1|=SUM(A1:A2)|Legende:|J = Ja, N = Nein|* = Pflicht|End Table Data|"+
	"Das System druckt alle Belege.|Beschreiben Sie Ihr Vorgehen.|Ja, siehe Anlage 7 und https://example.org.|anlage.pdf; b.pdf|(1)|(2)|99,5 %|\u00a0|Ähnliches|Requirement|Response|Comments|ID*|"+
	"Los|Los 1|EK1|ZK 2|AC-2 (1)|1 a)|Status|Deleted|Heading|Seite|12|S. 12 f.|Übertrag|EP in EUR|umgesetzt ja|umgesetzt nein|Angebot des Bieters|K.o.|Gold|J|"+
	"Lorem ipsum dolor sit amet, consetetur sadipscing elitr, sed diam nonumy eirmod tempor invidunt ut labore et dolore magna aliquyam erat sed diam voluptua", "|")

// random builds a grid out of scraps: no table that anyone would draw, but any cell may hold anything.
func random(rnd *rand.Rand, name string) *table.Grid {
	g := &table.Grid{File: "f.xlsx", Sheet: name, Hidden: rnd.IntN(4) == 0, Allowed: map[int][]string{}, HiddenCols: map[int]bool{}}
	if name == "" {
		g.File = "f.csv"
	}
	width := 1 + rnd.IntN(7)
	for n := 1; n <= 1+rnd.IntN(25); n++ {
		if rnd.IntN(6) == 0 {
			continue
		}
		row := table.Row{N: n, Hidden: rnd.IntN(5) == 0}
		for col := 1; col <= width; col++ {
			if rnd.IntN(3) == 0 {
				continue
			}
			c := table.Cell{Col: col, Text: scraps[rnd.IntN(len(scraps))], Bold: rnd.IntN(4) == 0, Struck: rnd.IntN(9) == 0}
			if f, ok := strings.CutPrefix(c.Text, "="); ok {
				c.Text, c.Extra().Formula, c.NoValue = "", f, true
			}
			if rnd.IntN(8) == 0 {
				c.Extra().MergeTo, c.Extra().MergeEnd = col+rnd.IntN(3), n+rnd.IntN(3)
			}
			if rnd.IntN(9) == 0 {
				c.Extra().Link = "sub/c.pdf"
			}
			row.Cells = append(row.Cells, c)
		}
		g.Rows = append(g.Rows, row)
		g.LastRow = n
	}
	if rnd.IntN(3) == 0 {
		g.Allowed[1+rnd.IntN(width)] = []string{"Ja", "Nein", "teilweise"}
	}
	if rnd.IntN(3) == 0 {
		g.Lists = lists(1+rnd.IntN(width), rnd.IntN(9))
		g.Allowed[g.Lists[0].Col] = g.Lists[0].Answers
	}
	return g
}

// lists are validations that differ from row to row, one inside another.
func lists(col, row int) []table.List {
	return []table.List{
		{Col: col, From: 1, To: 4 + row, Answers: []string{"Ja", "Nein"}},
		{Col: col, From: 2 + row, To: 2 + row, Answers: []string{"J", "N"}},
		{Col: col, From: 6 + row, To: 20, Answers: []string{"Gold", "Silber"}},
		{Col: col + 1, From: 3, To: 3, Answers: []string{"Ja", "Nein"}},
	}
}

// TestAccountOfRandomGrids holds the invariant that the product lives by: no row vanishes, and every place is inside.
func TestAccountOfRandomGrids(t *testing.T) {
	for seed := range uint64(1500) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		name := []string{"", "Blatt", "Preise", "Hinweise", "A-Kriterien", "Los 2"}[rnd.IntN(6)]
		a, b := random(rnd, name), random(rnd, name+"2")
		if name == "" {
			b = random(rnd, name)
		}
		check(t, a, b)
		if t.Failed() {
			t.Fatalf("seed %d: %s", seed, show(a))
		}
	}
}

func check(t *testing.T, a, b *table.Grid) {
	t.Helper()
	legend := table.Legends([]*table.Grid{a, b})
	for _, g := range table.Beside(a) {
		checkAccount(t, table.Read(g, table.Options{Legend: legend}).Source)
	}
	for _, side := range []lint.Side{lint.SideCustomer, lint.SideOffer} {
		first := table.Read(a, table.Options{Side: side})
		checkAccount(t, first.Source)
		checkPlaces(t, a, first)
		known := table.Known(first.Criteria)
		second := table.Read(b, table.Options{Side: side, Known: known, Filled: len(a.Rows)%2 == 0})
		checkPlaces(t, b, second)
		all := table.Merge(nil, first)
		if side == lint.SideOffer {
			table.Answer(all, second)
		} else {
			all = table.Merge(all, second)
		}
		checkAccount(t, second.Source)
		checkCriteria(t, all)
	}
}

// checkCriteria asserts what every reader of criteria relies on.
func checkCriteria(t *testing.T, all []*lint.Criterion) {
	t.Helper()
	for _, c := range all {
		if c.ID == "" || c.Key == "" {
			t.Errorf("criterion without ID or key: %+v", c)
		}
		if c.DuplicateOf() != nil && !slices.Contains(all, c.DuplicateOf()) {
			t.Errorf("%s: a duplicate of a criterion that is gone", c.ID)
		}
		for _, r := range c.Responses {
			if r.Criterion != c {
				t.Errorf("%s: response of another criterion", c.ID)
			}
		}
	}
}

func show(g *table.Grid) string {
	var b strings.Builder
	for _, r := range g.Rows {
		fmt.Fprintf(&b, "\n%d:", r.N)
		for _, c := range r.Cells {
			fmt.Fprintf(&b, " [%d]%s%s", c.Col, c.Text, c.Formula())
		}
	}
	return b.String()
}

// FuzzTable reads a grid whose cells are separated by tabs and rows by line breaks, once as a sheet, once as a CSV file.
func FuzzTable(f *testing.F) {
	for _, s := range []string{
		"", "Nr.\tAnforderung\tArt\nK-1\tDrucken.\tMUSS\n\nK-2\tLesen.\tSOLL", "a\tb\nc\td", "ID\tRequirement\tYES\tNO\n1\tPrint.\tx\tx",
		"Pos\tText\tMenge\tEP\n1\tTisch\t2\t\n\tSumme\t\t=SUM(A1)", "Frage\nWie oft drucken Sie Belege?\nWie oft lesen Sie Belege?", "Nr.\tBieter\t\n\tAntwort\tKommentar",
		"\u00ad\t\u200b\n \t\ufeff", "ID*\tÄ\n=ROW()-1\tText eins zwei drei", "Nr.\tAntwort\n(\t(\n)\t☒\n[\t]", "((((\t))))\tID",
		"Nr.\tAnforderung\tJa\t\tNr.\tAnforderung\tJa\n1\tDrucken.\tx\t\t2\tLesen.\tx\n3\tHeften.\tx\t\t4\tLochen.\tx", "Los\tNr.\tFrage\tAntwort\n1\tK-1\tDrucken?\tJa\n2\tK-1\tDrucken?\tJ",
		"Antwort\tKommentar\nK-1\tx", "Legende\nx = \nID\tText\tAntwort\n1\tDrucken\tx",
	} {
		f.Add(s, uint8(3))
	}
	f.Fuzz(func(t *testing.T, s string, format uint8) {
		if len(s) > 4000 {
			t.Skip("long enough to be slow, no more telling")
		}
		var rows []string
		for line := range strings.SplitSeq(s, "\n") {
			rows = append(rows, strings.ReplaceAll(strings.ReplaceAll(line, "|", "/"), "\t", "|"))
		}
		a, b := sheet("Blatt", rows), csvGrid(rows)
		b.File, a.File = "f.csv", "f.xlsx"
		for _, g := range []*table.Grid{a, b} {
			if format&8 != 0 {
				g.Lists = lists(3, 1)
			}
			for i := range g.Rows {
				for k := range g.Rows[i].Cells {
					c := &g.Rows[i].Cells[k]
					c.Bold = format&1 != 0 && (i+k)%2 == 0
					c.Struck = format&2 != 0 && i%3 == 2
					if format&4 != 0 && k == 0 {
						c.Extra().MergeTo, c.Extra().MergeEnd = c.Col+1, g.Rows[i].N+1
					}
				}
			}
		}
		check(t, a, a)
		check(t, b, b)
	})
}

// Cells of criteria that are dropped on the way are asked for by nobody: what is read is the same.
func TestCellsAreReadOnce(t *testing.T) {
	dropped := 0
	same := func(name string, grid func() *table.Grid) {
		kept, g := table.Read(grid(), table.Options{}), grid()
		read := table.Read(g, table.Options{Once: true})
		for _, row := range g.Rows {
			if row.Cells == nil {
				dropped++
			}
		}
		if !reflect.DeepEqual(kept.Criteria, read.Criteria) {
			t.Errorf("%s: other criteria", name)
		}
		if !reflect.DeepEqual([]any{kept.Source, kept.Positions, kept.Totals, kept.Problems, kept.Notices}, []any{read.Source, read.Positions, read.Totals, read.Problems, read.Notices}) {
			t.Errorf("%s: another account, other positions, problems or notices", name)
		}
	}
	for seed := range uint64(500) {
		same(fmt.Sprint("seed ", seed), func() *table.Grid { return random(rand.New(rand.NewPCG(seed, 7)), "Blatt") })
	}
	same("a section merged downwards, and a comment that asks", func() *table.Grid {
		return sheet("Blatt", []string{"Nr. | Kategorie | Anforderung", "K-1 | Betrieb | Das System läuft.", "K-2 | | Das System druckt.", "K-3 | | Das System exportiert Daten."},
			cell(2, 2, func(c *table.Cell) { c.Extra().MergeTo, c.Extra().MergeEnd = 2, 4 }),
			cell(4, 1, func(c *table.Cell) { c.Extra().Comment = "Bitte beschreiben Sie das Format." }))
	})
	same("a second table directly below the first", func() *table.Grid {
		return sheet("Blatt", []string{"Teil A Ausschlusskriterien", "Nr. | Anforderung", "K-1 | Das System läuft.", "ID | Anforderung | Antwort", "L-1 | Das System exportiert. | Ja"})
	})
	if dropped == 0 {
		t.Error("no cells were dropped")
	}
}
