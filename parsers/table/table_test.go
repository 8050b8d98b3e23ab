package table_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// A change sets what a row of text cannot show.
type change func(*table.Grid)

// sheet builds a grid from rows whose cells are separated by "|"; a row of "" is left out, as carriers do with blank
// rows.
func sheet(name string, rows []string, changes ...change) *table.Grid {
	g := &table.Grid{File: "rfp/katalog.xlsx", Sheet: name, Allowed: map[int][]string{}, HiddenCols: map[int]bool{}}
	for i, row := range rows {
		if row == "" {
			continue
		}
		r := table.Row{N: i + 1}
		for k, s := range strings.Split(row, "|") {
			if s = strings.TrimSpace(strings.ReplaceAll(s, `\n`, "\n")); s == "" {
				continue
			}
			c := table.Cell{Col: k + 1, Text: s}
			if f, ok := strings.CutPrefix(s, "="); ok {
				c.Text, c.Extra().Formula = "", f
			}
			r.Cells = append(r.Cells, c)
		}
		g.Rows = append(g.Rows, r)
		g.LastRow = i + 1
	}
	for _, c := range changes {
		c(g)
	}
	return g
}

func csvGrid(rows []string) *table.Grid {
	g := sheet("", rows)
	g.File = "rfp/liste.csv"
	for i := range g.Rows {
		for _, c := range g.Rows[i].Cells {
			line, col := int32(g.Rows[i].N), int32(10*c.Col)
			g.Rows[i].Places = append(g.Rows[i].Places, table.Place{Line: line, Col: col, EndLine: line, EndCol: col})
		}
	}
	return g
}

// cell changes one cell.
func cell(row, col int, f func(*table.Cell)) change {
	return func(g *table.Grid) {
		for i := range g.Rows {
			for k := range g.Rows[i].Cells {
				if g.Rows[i].N == row && g.Rows[i].Cells[k].Col == col {
					f(&g.Rows[i].Cells[k])
					return
				}
			}
		}
		panic(fmt.Sprintf("no cell in row %d, column %d", row, col))
	}
}

func merge(row, from, to int) change {
	return cell(row, from, func(c *table.Cell) { c.Extra().MergeTo, c.Extra().MergeEnd = to, row })
}

func bold(row, col int) change { return cell(row, col, func(c *table.Cell) { c.Bold = true }) }

func list(col int, answers ...string) change {
	return func(g *table.Grid) { g.Allowed[col] = answers }
}

func read(t *testing.T, g *table.Grid) *table.Sheet {
	t.Helper()
	s := table.Read(g, table.Options{Side: lint.SideCustomer})
	checkAccount(t, s.Source)
	checkPlaces(t, g, s)
	return s
}

// checkPlaces asserts that every place lies inside the grid.
func checkPlaces(t *testing.T, g *table.Grid, s *table.Sheet) {
	t.Helper()
	inside := func(at lint.Span) {
		t.Helper()
		if at.File != g.File || at.Sheet != g.Sheet || at.Line < 1 || at.Col < 1 || g.Sheet != "" && at.Line > s.Source.Rows || at.EndLine < at.Line {
			t.Errorf("place outside the file: %+v", at)
		}
	}
	for _, c := range s.Criteria {
		inside(c.At)
		inside(c.AnswerAt)
		for _, r := range c.Responses {
			if r.Criterion != c {
				t.Errorf("%s: response of another criterion", c.ID)
			}
			inside(r.At)
			if r.ClaimCell != nil {
				inside(r.ClaimCell.At(0, len(r.ClaimCell.Str)))
			}
			if r.Text != nil {
				for _, b := range r.Text.Blocks {
					inside(b.At(0, len(b.Str)))
				}
			}
		}
	}
	for _, p := range s.Positions {
		inside(p.At)
		inside(p.PriceAt)
	}
}

// told is what a test says about a criterion: ID, obligation, claim of its responses, and text.
func told(s *table.Sheet) []string {
	var out []string
	for _, c := range s.Criteria {
		line := c.ID + " " + c.Obligation.String()
		for _, r := range c.Responses {
			line += " [" + r.Claim.String()
			if x := r.Text.String(); x != "" {
				line += ": " + strings.ReplaceAll(x, "\n", " / ")
			}
			line += "]"
		}
		out = append(out, line)
	}
	return out
}

func ids(s *table.Sheet) string {
	var out []string
	for _, c := range s.Criteria {
		out = append(out, c.ID)
	}
	return strings.Join(out, " ")
}

// account prints what became of the rows.
func account(s *table.Sheet) string {
	src := s.Source
	out := fmt.Sprintf("%s %d: c%d p%d a%d h%d +%d b%d", src.Role, src.Rows, src.Criteria, src.Positions, src.AnswerRows, src.Headings, src.Continuations, src.Blank)
	for _, k := range src.Skipped {
		out += fmt.Sprintf(" %d=%s", k.Row, k.Reason)
	}
	return out
}

func TestRows(t *testing.T) {
	const head = "Nr.|Anforderung|Art|Erfüllt?|Kommentar Bieter"
	for _, tc := range []struct {
		name    string
		rows    []string
		changes []change
		account string
		ids     string
	}{
		{"plain", []string{head, "K-1|Das System druckt Belege.|MUSS", "K-2|Das System druckt Karten.|SOLL"}, nil, "criteria 3: c2 p0 a0 h1 +0 b0", "K-1 K-2"},
		{"a blank row ends nothing", []string{head, "K-1|Das System druckt Belege.|MUSS", "", "K-2|Das System druckt Karten.|SOLL"}, nil, "criteria 4: c2 p0 a0 h1 +0 b1", "K-1 K-2"},
		{
			"header in row 6",
			[]string{"Stadt Musterhausen", "", "Anforderungskatalog", "", "", head, "K-1|Das System druckt Belege.|MUSS"},
			nil, "criteria 7: c1 p0 a0 h3 +0 b3", "K-1",
		},
		{
			"instructions above",
			[]string{"Bitte füllen Sie in der folgenden Tabelle nur die blau hinterlegten Felder aus, alle anderen sind gesperrt.", head, "K-1|Das System druckt Belege.|MUSS"},
			nil, "criteria 3: c1 p0 a0 h1 +0 b0 1=instruction", "K-1",
		},
		{
			"a weaker header above",
			[]string{"Name|Beschreibung", "Vorhaben|Beschaffung eines Systems für alle Ämter", "", head, "K-1|Das System druckt Belege.|MUSS"},
			nil, "criteria 5: c1 p0 a0 h3 +0 b1", "K-1",
		},
		{
			"sections by bold rows",
			[]string{head, "Drucken", "K-1|Das System druckt Belege.|MUSS", "Scannen", "K-2|Das System liest Belege.|MUSS"},
			[]change{bold(2, 1), bold(4, 1)},
			"criteria 5: c2 p0 a0 h3 +0 b0", "K-1 K-2",
		},
		{
			"sections without any format",
			[]string{head, "|Drucken", "K-1|Das System druckt alle Belege auf jedem Drucker.|MUSS", "|Scannen", "K-2|Das System liest alle Belege von jedem Scanner.|MUSS"},
			nil, "criteria 5: c2 p0 a0 h3 +0 b0", "K-1 K-2",
		},
		{
			"sections with a shorter number",
			[]string{head, "1|Drucken", "1.1|Das System druckt alle Belege auf jedem Drucker.|MUSS", "1.2|Es druckt auch Karten auf jedem Drucker.|MUSS", "2|Scannen", "2.1|Das System liest alle Belege ein.|SOLL"},
			nil, "criteria 6: c3 p0 a0 h3 +0 b0", "1.1 1.2 2.1",
		},
		{
			"a parent with a type of its own is a criterion",
			[]string{head, "1|Drucken|MUSS", "1.1|Das System druckt alle Belege auf jedem Drucker.|MUSS"},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "1 1.1",
		},
		{
			"header repeated for each section",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "", head, "K-2|Das System druckt Karten.|SOLL"},
			nil, "criteria 5: c2 p0 a0 h2 +0 b1", "K-1 K-2",
		},
		{
			"totals",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "|Summe||=SUM(D2:D2)"},
			nil, "criteria 3: c1 p0 a0 h1 +0 b0 3=total", "K-1",
		},
		{
			"continuation",
			[]string{head, "K-1|Das System druckt Belege auf:|MUSS", "|- Laserdruckern der Stadt,", "|- Bondruckern an der Kasse.", "K-2|Das System druckt Karten.|SOLL"},
			nil, "criteria 5: c2 p0 a0 h1 +2 b0", "K-1 K-2",
		},
		{
			"phantoms",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "|||=IF(A3=\"\",\"\",1)", "=ROW()-1"},
			nil, "criteria 4: c1 p0 a0 h1 +0 b0 3=phantom 4=phantom", "K-1",
		},
		{
			"IDs worked out by formulas without values",
			[]string{head, "=ROW()-1|Das System druckt Belege.|MUSS", "=ROW()-1|Das System druckt Karten.|SOLL"},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "1 2",
		},
		{
			"struck row without ID",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "|Das System druckt Karten.", "K-2|Das System liest Karten.|SOLL"},
			[]change{cell(3, 2, func(c *table.Cell) { c.Struck = true })},
			"criteria 4: c2 p0 a0 h1 +0 b0 3=struck", "K-1 K-2",
		},
		{
			"criterion without ID but with a type",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "|Das System druckt Karten.|SOLL", "K-2|Das System liest Karten.|SOLL"},
			nil, "criteria 4: c3 p0 a0 h1 +0 b0", "K-1 Anforderungen!3 K-2",
		},
		{
			"1.10 that became 1.1",
			[]string{head, "1.1|Belege drucken.|MUSS", "1.2|Karten drucken.|MUSS", "1.9|Noten drucken.|MUSS", "1.1|Listen drucken.|MUSS", "1.11|Alles drucken.|MUSS"},
			nil, "criteria 6: c5 p0 a0 h1 +0 b0", "1.1 1.2 1.9 1.10 1.11",
		},
		{
			"the same row twice",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "k-01|Das  System druckt Belege|MUSS"},
			nil, "criteria 3: c1 p0 a1 h1 +0 b0", "K-1",
		},
		{
			"the same ID with another text",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "K-1|Das System druckt Karten.|MUSS"},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "K-1 K-1",
		},
		{
			"row that explains the header",
			[]string{head, "Eindeutige Nummer der Anforderung|Beschreibung der Spalte: was gefordert wird|MUSS oder SOLL|vom Bieter", "K-1|Das System druckt Belege.|MUSS"},
			nil, "criteria 3: c1 p0 a0 h2 +0 b0", "K-1",
		},
		{
			"row that numbers the columns",
			[]string{head, "1|2|3|4|5", "1|Das System druckt Belege.|MUSS", "2|Das System druckt Karten.|SOLL"},
			nil, "criteria 4: c2 p0 a0 h2 +0 b0", "1 2",
		},
		{
			"footer and end mark",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "", "© 2026 Stadt Musterhausen, alle Rechte vorbehalten", "End Table Data"},
			nil, "criteria 5: c1 p0 a0 h1 +0 b1 4=sentinel 5=sentinel", "K-1",
		},
		{
			"section with a letter, and a sentence across all columns",
			[]string{head, "A|Drucken", "Alle Anforderungen dieses Abschnitts sind Ausschlusskriterien.", "K-1|Das System druckt Belege.|", "K-2|Das System druckt Karten.|", "K-3|Das System druckt Noten.|"},
			[]change{bold(2, 1), bold(2, 2), merge(3, 1, 5)},
			"criteria 6: c3 p0 a0 h2 +0 b0 3=instruction", "K-1 K-2 K-3",
		},
		{
			"section with a number in a list of other IDs",
			[]string{head, "1|Drucken auf Druckern", "K-1|Das System druckt Belege.|MUSS", "K-2|Das System druckt Karten.|MUSS", "2|Lesen von Scannern", "K-3|Das System liest Noten.|MUSS"},
			[]change{bold(2, 2), bold(5, 2)},
			"criteria 6: c3 p0 a0 h3 +0 b0", "K-1 K-2 K-3",
		},
		{
			"every row in colour: short texts are criteria all the same",
			[]string{"Anforderung", "Das System druckt alle Belege der Stadt.", "Einfache Bedienung", "Das System liest alle Belege der Stadt.", "Das System löscht alle Belege der Stadt.", "Kurze Wege"},
			[]change{bold(2, 1), bold(3, 1), bold(4, 1), bold(5, 1), bold(6, 1)},
			"criteria 6: c5 p0 a0 h1 +0 b0", "Anforderungen!2 Anforderungen!3 Anforderungen!4 Anforderungen!5 Anforderungen!6",
		},
		{
			"keys of a portal beside the IDs",
			[]string{"ID|Nr.|Anforderung|Art", "1b4e28ba-2fa1-11d2-883f-0016d3cca427|K-1|Das System druckt Belege.|MUSS", "1b4e28ba-2fa1-11d2-883f-0016d3cca428|K-2|Das System druckt Karten.|MUSS"},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "K-1 K-2",
		},
		{
			"legend below the table",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "", "Legende:", "J|erfüllt", "N|nicht erfüllt"},
			nil, "criteria 6: c1 p0 a0 h4 +0 b1", "K-1",
		},
		{
			"what nobody understands is reported",
			[]string{head, "K-1|Das System druckt Belege.|MUSS", "||SOLL", "K-2|Das System druckt Karten.|SOLL"},
			nil, "criteria 4: c2 p0 a0 h1 +0 b0 3=unclassified", "K-1 K-2",
		},
		{
			"IDs that are names",
			[]string{"Rule_Id|Rule_Description", "scan_due_date_rule|All scans shall run every 30 days.", "patch_due_date_rule|All patches shall be applied in time."},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "scan_due_date_rule patch_due_date_rule",
		},
		{
			"IDs that are letters",
			[]string{"id|criterion", "a|Used a style guide in all designs", "b|Performed usability tests with people", "c|Set up configuration management"},
			nil, "criteria 4: c3 p0 a0 h1 +0 b0", "a b c",
		},
		{
			"no ID column",
			[]string{"Anforderung|Erfüllt?", "Das System druckt Belege.", "Das System druckt Karten."},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "Anforderungen!2 Anforderungen!3",
		},
		{
			"ID at the start of the text",
			[]string{"Anforderung|Erfüllt?", "[K-12] Das System druckt Belege.", "[K-13] Das System druckt Karten."},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "K-12 K-13",
		},
		{
			"ID that an announcing line ends with",
			[]string{"REQUIREMENT|YES|NO", "The device must satisfy requirement AC-030:\\nIt shall use cryptography.", "The device must satisfy requirement AC-040:\\nIt shall log access."},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "AC-030 AC-040",
		},
		{
			"plain list",
			[]string{"Frage", "Wie sichern Sie die Daten der Stadt?", "Wie oft prüfen Sie die Sicherungen?"},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "Anforderungen!2 Anforderungen!3",
		},
		{
			"no header at all",
			[]string{"K-1|Das System druckt alle Belege.", "K-2|Das System druckt alle Karten.", "K-3|Das System liest alle Karten."},
			nil, "criteria 3: c3 p0 a0 h0 +0 b0", "K-1 K-2 K-3",
		},
		{
			"a header that nobody knows above IDs",
			[]string{"Foo|Bar", "K-1|Das System druckt alle Belege.", "K-2|Das System druckt alle Karten.", "K-3|Das System liest alle Karten."},
			nil, "criteria 4: c3 p0 a0 h1 +0 b0", "K-1 K-2 K-3",
		},
		{
			"numbered texts beside answers under a strange header",
			[]string{"Play|Team Activities", "1. Understand what people need|We interviewed twelve people at length.", "2. Make it simple and intuitive|We tested every page with users.", "3. Use data to drive decisions|We measured every single release."},
			nil, "criteria 4: c3 p0 a0 h1 +0 b0", "1 2 3",
		},
		{
			"several headers that end in ID",
			[]string{"chapter_id|chapter_name|req_id|req_description", "V1|Architecture|V1.1.1|Verify the use of a secure life cycle.", "V1|Architecture|V1.1.2|Verify the use of threat models."},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "V1.1.1 V1.1.2",
		},
		{
			"ID in the second column, in brackets of its header",
			[]string{"Summary|Custom field (Requirement ID)|Description|Custom field (Requirement Rationale)", "Print|P1000|The system shall print slips.|Needed at the desk for everybody who comes.", "Scan|P1001|The system shall scan slips.|Needed in the archive for everything that comes."},
			nil, "criteria 3: c2 p0 a0 h1 +0 b0", "P1000 P1001",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := read(t, sheet("Anforderungen", tc.rows, tc.changes...))
			if got := account(s); got != tc.account {
				t.Errorf("account\n got %s\nwant %s", got, tc.account)
			}
			if got := ids(s); got != tc.ids {
				t.Errorf("IDs\n got %s\nwant %s", got, tc.ids)
			}
		})
	}
}

func TestProblems(t *testing.T) {
	s := read(t, sheet("A", []string{"Nr.|Anforderung|Art", "K-1|Das System druckt Belege.|MUSS", "||SOLL", "K-1|Das System druckt Karten.|MUSS"}))
	var got []string
	for _, p := range s.Problems {
		line := p.Check + " " + p.At.String()
		for _, k := range []string{"id", "other", "text"} {
			if v := p.Args[k]; v != "" {
				line += " " + k + "=" + v
			}
		}
		got = append(got, line)
	}
	want := []string{
		"duplicate-criterion rfp/katalog.xlsx:A!A4 id=K-1 other=rfp/katalog.xlsx:A!A2",
		"unreadable-row rfp/katalog.xlsx:A!C3 text=SOLL",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if s.Criteria[1].DuplicateOf() != s.Criteria[0] {
		t.Error("the second criterion does not know the first")
	}
}

func TestTexts(t *testing.T) {
	s := read(t, sheet("A", []string{
		"Nr.|Kategorie|Anforderung|Beschreibung|Art|Gewichtung",
		"K-1|Drucken|Belege|Das System druckt Belege auf allen Druckern.|MUSS|10 %",
		"||||",
		"K-2||Karten|Das System druckt Karten auf allen Druckern.|SOLL|2,5",
		"|||- auch farbig",
		"K-3|Lesen|Scannen||KANN",
	}))
	type row struct{ ID, Title, Text, Section, Word string }
	var got []row
	for _, c := range s.Criteria {
		got = append(got, row{c.ID, c.Title, c.Text, c.Section, c.ObligationWord})
	}
	want := []row{
		{"K-1", "Belege", "Das System druckt Belege auf allen Druckern.", "Drucken", "MUSS"},
		{"K-2", "Karten", "Das System druckt Karten auf allen Druckern.\n- auch farbig", "Drucken", "SOLL"},
		{"K-3", "", "Scannen", "Lesen", "KANN"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
	if w := s.Criteria[1].Weight; w == nil || *w != 2.5 {
		t.Errorf("weight of K-2 is %v, want 2.5", w)
	}
	if s.Criteria[2].Weight != nil {
		t.Error("K-3 has a weight that nobody gave it")
	}
}

func TestSections(t *testing.T) {
	s := read(t, sheet("A", []string{
		"Nr.|Anforderung|Art",
		"1 Drucken",
		"K-1|Das System druckt Belege.|MUSS",
		"2 Lesen",
		"K-2|Das System liest Belege.|MUSS",
	}, merge(2, 1, 3), merge(4, 1, 3)))
	if got := s.Criteria[0].Section + "; " + s.Criteria[1].Section; got != "1 Drucken; 2 Lesen" {
		t.Errorf("sections %q", got)
	}
}

func TestHeaders(t *testing.T) {
	for _, tc := range []struct {
		name    string
		header  string
		columns map[string][]string
	}{
		{"set value is the text", "Pos.|Anforderung / Sollwert|Erfüllt (ja/nein)|Bemerkung des Bieters", map[string][]string{"id": {"A"}, "text": {"B"}, "claim": {"C"}, "comment": {"D"}}},
		{"line breaks and brackets", "Lfd.\\nNr.|Anforderungs-\\ntext|Antwort\\n(vom Bieter auszufüllen)", map[string][]string{"id": {"A"}, "claim": {"C"}, "text": {"B"}}},
		{"stars and umlauts spelled out", "ID*|Requirement*|Erfuellungsgrad:", map[string][]string{"id": {"A"}, "text": {"B"}, "claim": {"C"}}},
		{"technical names", "ReqId|ControlText|ComplianceStatus", map[string][]string{"id": {"A"}, "text": {"B"}, "claim": {"C"}}},
		{"a part that alone says it", "Nr|Kriterium|Erfüllt?|Beleg / Quittung", map[string][]string{"id": {"A"}, "text": {"B"}, "claim": {"C"}, "evidence": {"D"}}},
		{"one word or another", "Nr|Kriterium oder Frage|Antwort", map[string][]string{"id": {"A"}, "text": {"B"}, "claim": {"C"}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := read(t, sheet("A", []string{tc.header, "1|Das System druckt Belege.", "2|Das System druckt Karten."}))
			if diff := cmp.Diff(tc.columns, s.Source.Columns); diff != "" {
				t.Errorf("columns (-want +got):\n%s", diff)
			}
		})
	}
}

func TestTwoRowHeader(t *testing.T) {
	s := read(t, sheet("A", []string{
		"Katalog",
		"Nr.|Anforderung|Auftraggeber||Bieter|",
		"||Punkte|Bewertung|Antwort|Kommentar",
		"K-1|Das System druckt Belege.|5|1|Ja|Ab Werk enthalten.",
	}, merge(1, 1, 6), merge(2, 3, 4), merge(2, 5, 6)))
	want := map[string][]string{"id": {"A"}, "text": {"B"}, "points": {"C"}, "claim": {"E"}, "comment": {"F"}}
	if diff := cmp.Diff(want, s.Source.Columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"K-1 must [full: Ab Werk enthalten.]"}, told(s)); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]int{2, 3}, s.Source.HeaderRows); diff != "" {
		t.Errorf("header rows (-want +got):\n%s", diff)
	}
}

func TestTwoRowHeaderWithoutMerges(t *testing.T) {
	s := read(t, csvGrid([]string{"Nr.|Anforderung|Auftraggeber||Bieter|", "||Gewicht|Punkte|Erfüllt?|Kommentar", "1|Das System druckt Belege.|5|2|nein|Erst später.", "2|Das System druckt Karten.|5|2|ja|"}))
	if diff := cmp.Diff([]string{"1 must [no: Erst später.]", "2 must [full]"}, told(s)); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
}

func TestHidden(t *testing.T) {
	s := read(t, sheet("A", []string{"Nr.|Anforderung|Art", "K-1|Das System druckt Belege.|MUSS", "K-2|Das System druckt Karten.|MUSS"}, func(g *table.Grid) { g.Rows[2].Hidden = true }))
	if s.Criteria[0].Hidden || !s.Criteria[1].Hidden {
		t.Error("the hidden row is not marked, or the visible one is")
	}
}

func TestRoles(t *testing.T) {
	for _, tc := range []struct {
		sheet, role string
		rows        []string
		problems    int
	}{
		{"Tabelle1", "empty", nil, 0},
		{"Hinweise", "instructions", []string{"Lesen Sie zuerst das Folgende", "Alle Felder sind auszufüllen"}, 0},
		{"Ausfüllhinweise", "instructions", []string{"Spalte|Bedeutung der Spalte", "Nr.|Die Nummer der Anforderung", "Anforderung|Was gefordert wird"}, 0},
		{"Column Data", "lists", []string{"Conformance|Verifiable", "SHALL|Yes", "MAY|No"}, 0},
		{"Bieterfragen", "clarifications", []string{"Nr.|Frage|Antwort", "1|Wie lang ist die Frist?|Zwei Wochen."}, 0},
		{"Tabelle1", "unknown", []string{"Foo|Bar", "aha|dies ist ein Satz ohne Sinn", "oho|und dies ein anderer ohne Sinn", "uhu|noch einer ohne jeden Sinn hier"}, 1},
		{"Anlage 2 Ausfüllhinweise", "instructions", []string{"Nr.|Beschreibung", "1|Lesen Sie das Blatt.", "2|Füllen Sie es aus."}, 0},
		{"Deckblatt", "cover", []string{"Ausschreibung", "Stadt Musterhausen"}, 0},
		{"Change Log", "instructions", []string{"Version|Author|Summary of changes|Date", "0.1|A. Muster|First version of the list|2026-01-01"}, 0},
	} {
		t.Run(tc.sheet+" "+tc.role, func(t *testing.T) {
			s := read(t, sheet(tc.sheet, tc.rows))
			if s.Source.Role != tc.role || len(s.Criteria) != 0 || len(s.Problems) != tc.problems {
				t.Errorf("role %q with %d criteria and %d problems, want %q, none, %d", s.Source.Role, len(s.Criteria), len(s.Problems), tc.role, tc.problems)
			}
		})
	}
}

func TestPriceSheet(t *testing.T) {
	s := read(t, sheet("Los 1", []string{
		"Muster Uni", "",
		"Pos|Bezeichnung|Menge|Einheit|Einzelpreis / EUR netto|Gesamtpreis / EUR netto",
		"1|Möbel",
		"1.1|Tisch mit Platte|2|Stk||=C5*E5",
		"1.2|Stuhl, drehbar|4|Stk|10,50|=C6*E6",
		"|in den Farben der Stadt und mit Armlehnen an beiden Seiten des Stuhls",
		"|Summe netto||||=SUM(F5:F6)",
		"|MwSt. 19 %||||=F8*0.19",
		"99|Gesamtsumme brutto||||119,00",
	}))
	if got, want := account(s), "price 10: c0 p2 a0 h3 +1 b1 8=total 9=total 10=total"; got != want {
		t.Errorf("account\n got %s\nwant %s", got, want)
	}
	p := s.Positions[1]
	if p.ID != "1.2" || p.Quantity != "4" || p.UnitPrice != "10,50" || p.PriceAt.Cell() != "E6" || !strings.Contains(p.Text, "Armlehnen") {
		t.Errorf("position %+v", p)
	}
}

func TestMadeUpIDsOfCSV(t *testing.T) {
	s := read(t, csvGrid([]string{"Requirement|Response", "The system shall print.|Yes", "The system shall scan.|No"}))
	if got := ids(s); got != "liste.csv!2 liste.csv!3" {
		t.Errorf("IDs %q", got)
	}
}

func TestConfiguredColumns(t *testing.T) {
	g := sheet("A", []string{"Merkwürdig|Seltsam|Wunderlich", "x-1|Das System druckt Belege.|ja", "x-2|Das System druckt Karten.|nein"})
	s := table.Read(g, table.Options{Columns: map[string]string{"id": "Merkwürdig", "text": "B", "claim": "Wunderlich"}})
	checkAccount(t, s.Source)
	if diff := cmp.Diff([]string{"x-1 must [full]", "x-2 must [no]"}, told(s)); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
	s = table.Read(g, table.Options{Columns: map[string]string{"id": "A", "text": "B", "claim": "Verschwunden"}})
	if len(s.Problems) == 0 {
		t.Error("a column that is not there goes unreported")
	}
}
