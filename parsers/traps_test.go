package parsers_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

// workbooks is the folder of the files with one oddity each.
const workbooks = "../testdata/workbooks"

// A trap says what must be read from one of them. What is nil is not compared; that the rows add up always is.
type trap struct {
	file      string
	accounts  []string // of each sheet, see account
	criteria  []string // see told
	claims    []string // of the best response to each criterion
	sections  []string
	texts     []string
	words     []string // the customer's own words of obligation
	weights   []string
	places    []string
	allowed   []string // the answers that the first criterion allows
	lists     []string // the answers that each criterion allows
	problems  []string // what is wrong with a criterion: its ID and the check
	positions []string // ID, quantity, unit, unit price, total
	notes     []string // facts that the account must hold
	facts     []string // all of them, where they are few
	unread    []string // where something could not be read as a criterion
	err       string   // how the error begins; then nothing is read
}

// requirements is the account of a sheet with two criteria below its header.
const requirements = "Anforderungen: criteria, header 1, 3 rows = 2 criteria + 1 heading"

func TestTraps(t *testing.T) {
	t.Chdir(workbooks)
	traps := slices.Concat(headerTraps(), idTraps(), answerTraps(), obligationTraps(), rowTraps(), hiddenTraps(), textTraps(), sheetTraps(), oddTraps(), csvTraps())
	listed := map[string]bool{}
	for _, tt := range traps {
		listed[tt.file] = true
		t.Run(tt.file, func(t *testing.T) { tt.check(t) })
	}
	files, err := filepath.Glob("*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f != "README.md" && !listed[f] {
			t.Errorf("no test says what must be read from %s", f)
		}
	}
}

func (tt trap) check(t *testing.T) {
	bid, err := parsers.Read(lint.Config{RFP: []lint.RFPFile{{Path: tt.file}}})
	if tt.err != "" {
		if err == nil || !strings.HasPrefix(err.Error(), tt.err) {
			t.Fatalf("error = %v, want %s…", err, tt.err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	var accounts []string
	for _, s := range bid.Sources {
		accounts = append(accounts, account(t, s))
	}
	diff(t, "accounts", tt.accounts, accounts)
	diff(t, "criteria", tt.criteria, each(bid, told))
	diff(t, "claims", tt.claims, each(bid, func(c *lint.Criterion) string { return c.Best().Claim.String() }))
	diff(t, "sections", tt.sections, each(bid, func(c *lint.Criterion) string { return c.Section }))
	diff(t, "texts", tt.texts, each(bid, func(c *lint.Criterion) string { return c.Text }))
	diff(t, "words of obligation", tt.words, each(bid, func(c *lint.Criterion) string { return c.ObligationWord }))
	diff(t, "weights", tt.weights, each(bid, weight))
	diff(t, "places", tt.places, each(bid, func(c *lint.Criterion) string { return c.At.String() }))
	if tt.allowed != nil && len(bid.Criteria) > 0 {
		diff(t, "allowed answers", tt.allowed, bid.Criteria[0].Allowed)
	}
	diff(t, "answers allowed", tt.lists, each(bid, func(c *lint.Criterion) string { return strings.Join(c.Allowed, "|") }))
	var problems []string
	for _, p := range bid.Problems {
		if p.Criterion != nil {
			problems = append(problems, p.Criterion.ID+" "+p.Check)
		}
	}
	diff(t, "problems", tt.problems, problems)
	diff(t, "facts", tt.facts, notes(bid))
	var unread []string
	for _, p := range bid.Problems {
		if p.Check == "unreadable-row" {
			unread = append(unread, p.At.String())
		}
	}
	diff(t, "unread", tt.unread, unread)
	var positions []string
	for _, p := range bid.Positions {
		positions = append(positions, strings.Join([]string{p.ID, p.Quantity, p.Unit, p.UnitPrice, p.Total}, " | "))
	}
	diff(t, "positions", tt.positions, positions)
	for _, want := range tt.notes {
		if !slices.Contains(notes(bid), want) {
			t.Errorf("notes %v lack %q", notes(bid), want)
		}
	}
}

// diff compares lists; a list that is not wanted is not compared.
func diff(t *testing.T, what string, want, got []string) {
	t.Helper()
	if want == nil || len(want) == 0 && len(got) == 0 {
		return
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got)\n%s", what, d)
	}
}

func each(bid *lint.Bid, say func(*lint.Criterion) string) []string {
	var out []string
	for _, c := range bid.Criteria {
		out = append(out, say(c))
	}
	return out
}

// told is a criterion as "K-1 must column full: the text of the response", with "hidden" and "withdrawn" where it is.
func told(c *lint.Criterion) string {
	s := c.ID + " " + c.Obligation.String() + " " + c.ObligationSource.String()
	if c.Hidden {
		s += " hidden"
	}
	if c.Withdrawn {
		s += " withdrawn"
	}
	for _, r := range c.Responses {
		s += " " + r.Claim.String()
		if x := r.Text.String(); x != "" {
			s += ": " + x
		}
	}
	return s
}

func weight(c *lint.Criterion) string {
	if c.Weight == nil {
		return ""
	}
	return strconv.FormatFloat(*c.Weight, 'g', -1, 64)
}

func notes(bid *lint.Bid) []string {
	var out []string
	for _, s := range bid.Sources {
		for _, n := range s.Notes {
			out = append(out, fmt.Sprintf("%s %d", n.Fact, n.N))
		}
	}
	return out
}

// account says what became of the rows of a source, and asserts that they add up.
func account(t *testing.T, s lint.Source) string {
	t.Helper()
	if sum := s.Criteria + s.Positions + s.AnswerRows + s.Headings + s.Continuations + s.Blank + len(s.Skipped); sum != s.Rows {
		t.Errorf("%s %s: %d rows, but %d accounted for", s.File, s.Sheet, s.Rows, sum)
	}
	reasons := map[string]int{}
	for _, k := range s.Skipped {
		reasons[k.Reason]++
	}
	var parts []string
	add := func(n int, one, many string) {
		switch {
		case n == 1:
			parts = append(parts, "1 "+one)
		case n > 1:
			parts = append(parts, strconv.Itoa(n)+" "+many)
		}
	}
	add(s.Criteria, "criterion", "criteria")
	add(s.Positions, "position", "positions")
	add(s.AnswerRows, "answer row", "answer rows")
	add(s.Headings, "heading", "headings")
	add(s.Continuations, "continuation", "continuations")
	add(s.Blank, "blank", "blank")
	for _, k := range s.Skipped {
		add(reasons[k.Reason], "skipped: "+k.Reason, "skipped: "+k.Reason)
		reasons[k.Reason] = 0
	}
	out := s.Role
	if s.Sheet != "" {
		out = s.Sheet + ": " + out
	}
	if s.Hidden {
		out += ", hidden"
	}
	if len(s.HeaderRows) > 0 {
		out += ", header " + strings.Trim(fmt.Sprint(s.HeaderRows), "[]")
	}
	return fmt.Sprintf("%s, %d rows = %s", out, s.Rows, strings.Join(parts, " + "))
}

// TestTrapsAreThoseOfTheGenerator compares the unpacked parts of the files: how flate compresses may change with the
// version of Go.
func TestTrapsAreThoseOfTheGenerator(t *testing.T) {
	dir := t.TempDir()
	gen := exec.Command("go", "run", "./testdata/workbooks/generate", "-dir", dir)
	gen.Dir = ".."
	if out, err := gen.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Run("traps", func(t *testing.T) { wantSameFiles(t, dir, workbooks) })
	t.Run("prices", func(t *testing.T) { wantSameFiles(t, filepath.Join(dir, "prices"), filepath.Join(workbooks, "prices")) })
}

func wantSameFiles(t *testing.T, dir, committed string) {
	t.Helper()
	made, here := regular(t, dir), regular(t, committed)
	if d := cmp.Diff(made, here); d != "" {
		t.Errorf("files (-generated +committed)\n%s", d)
	}
	for _, name := range made {
		if !slices.Contains(here, name) {
			continue
		}
		if d := cmp.Diff(content(t, dir, name), content(t, committed, name)); d != "" {
			t.Errorf("%s (-generated +committed); run go run ./testdata/workbooks/generate\n%s", name, d)
		}
	}
}

// regular lists the files of a folder, without the folders in it.
func regular(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// content is what a file holds: the parts of a package, or the file itself.
func content(t *testing.T, dir, name string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(name, ".xlsx") && !strings.HasSuffix(name, ".xlsm") {
		return map[string]string{"": string(data)}
	}
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range zr.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(part)
	}
	return parts
}

func headerTraps() []trap {
	two := []string{"K-1 must column unstated", "K-2 should column unstated"}
	return []trap{
		{
			file: "blank-row.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 6 rows = 4 criteria + 1 heading + 1 blank"},
			criteria: []string{"K-1 must column unstated", "K-2 must column unstated", "K-3 should column unstated", "K-4 may column unstated"},
		},
		{file: "header-row-6.xlsx", accounts: []string{"Anforderungen: criteria, header 6, 8 rows = 2 criteria + 5 headings + 1 blank"}, criteria: two},
		{
			file: "header-two-rows.xlsx", accounts: []string{"Anforderungen: criteria, header 1 2, 5 rows = 3 criteria + 2 headings"},
			criteria: []string{"K-1 must column full: Mit dem Modul Erfassung.", "K-2 must column no", "K-3 should column unstated"},
		},
		{
			file: "header-three-rows.xlsx", accounts: []string{"Anforderungen: criteria, header 1 2 3, 6 rows = 3 criteria + 3 headings"},
			criteria: []string{"K-1 must default full: Mit dem Modul Erfassung.", "K-2 must default no", "K-3 must default unstated"},
			texts: []string{
				"Das System erfasst alle Parkausweise der Stadt.", "Das System druckt alle Parkausweise auf Papier.", "Das System sperrt Parkausweise bei Missbrauch.",
			},
		},
		{
			file: "header-three-explained.xlsx", accounts: []string{"Anforderungen: criteria, header 1 2 3, 7 rows = 2 criteria + 5 headings"},
			criteria: []string{"K-1 must default partial: Ohne die der Gäste.", "K-2 must default unstated"}, allowed: []string{"ja", "teilweise", "nein"},
			texts: []string{"Das System erfasst alle Parkausweise der Stadt.", "Das System druckt alle Parkausweise auf Papier."},
		},
		{
			file: "header-per-section.xlsx", accounts: []string{"Questionnaire: criteria, header 4 8, 10 rows = 4 criteria + 4 headings + 2 blank"},
			criteria: []string{"COMP-01 must default unstated", "COMP-02 must default full", "DATA-01 must default no: Planned for spring.", "DATA-02 must default full"},
			sections: []string{"Company Information", "Company Information", "Data Protection", "Data Protection"},
		},
		{
			file: "header-missing.xlsx", accounts: []string{"Anforderungen: criteria, 3 rows = 3 criteria"},
			criteria: slices.Concat(two[:1], []string{"K-2 must column unstated", "K-3 should column unstated"}),
		},
		{
			file: "header-explained.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 2 criteria + 2 headings"},
			criteria: two,
		},
		{
			file: "header-numbered.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 2 criteria + 2 headings"},
			criteria: []string{"1 must column unstated", "2 should column unstated"},
		},
		{file: "header-bracketed.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 2 criteria + 2 headings"}, criteria: two},
		{
			file: "two-tables.xlsx", accounts: []string{"Anforderungen: criteria, header 1 7, 9 rows = 4 criteria + 3 headings + 2 blank"},
			criteria: []string{"K-1 must column full", "K-2 should column no", "S-1 must default full", "S-2 must default no"},
		},
		{
			file: "two-tables-beside.xlsx", notes: []string{"table-beside 1"},
			accounts: []string{"Anforderungen: criteria, header 2, 4 rows = 2 criteria + 2 headings", "Anforderungen: criteria, header 2, 5 rows = 3 criteria + 2 headings"},
			criteria: []string{"H-1 must default full", "H-2 must default no", "S-1 must default no", "S-2 must default full", "S-3 must default unstated"},
			places:   []string{"two-tables-beside.xlsx:Anforderungen!A3", "two-tables-beside.xlsx:Anforderungen!A4", "two-tables-beside.xlsx:Anforderungen!E3", "two-tables-beside.xlsx:Anforderungen!E4", "two-tables-beside.xlsx:Anforderungen!E5"},
		},
		{
			file: "section-merged.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 6 rows = 3 criteria + 3 headings"},
			criteria: slices.Concat(two, []string{"K-3 must column unstated"}),
			sections: []string{"1 Fachliche Anforderungen", "1 Fachliche Anforderungen", "2 Technische Anforderungen"},
		},
		{
			file: "section-merged-down.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 3 criteria + 1 heading"},
			criteria: slices.Concat(two[:1], []string{"K-2 must column unstated", "K-3 should column unstated"}),
			sections: []string{"Erfassung", "Erfassung", "Druck"},
		},
		{file: "header-words.xlsx", accounts: []string{requirements}, criteria: []string{"1 must column full: Seit 2024.", "2 may column no"}},
		{
			file: "header-offered.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 3 criteria + 1 heading"},
			criteria: []string{"Anforderungen!2 must default full: 45", "Anforderungen!3 must default no: 42", "Anforderungen!4 must default unstated"},
		},
		{
			file: "header-chapter.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 3 criteria + 1 heading"},
			criteria: []string{"1.1 must default unstated", "1.2 must default full: Modell X", "1.3 must default no"},
		},
		{
			file: "header-self-score.xlsx", accounts: []string{requirements}, facts: []string{},
			criteria: []string{"1 scored column unstated: 8\nStudie mit zwölf Personen.", "2 exclusion column unstated"},
		},
		{
			file: "header-contractor.xlsx", accounts: []string{requirements}, criteria: []string{"1 must default unstated", "2 should text unstated"}, facts: []string{"unread-columns 2"},
			texts: []string{"Das System läuft vor dem ersten Mai.", "Das System soll die alten Daten übernehmen."},
		},
		{
			file: "header-unknown-text.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 3 criteria + 1 heading"}, criteria: []string{"R-1 must column full", "R-2 must column no", "R-3 may column unstated"},
			texts: []string{"Users log in with the account that they have already.", "All changes are kept together with their authors.", "Users choose between a light and a dark theme."},
		},
		{
			file: "header-score-columns.xlsx", accounts: []string{requirements}, weights: []string{"30", "20"}, facts: []string{},
			criteria: []string{"B-1 must default unstated", "B-2 must default unstated: Siehe Kapitel 3."},
		},
		{file: "header-hyphens.xlsx", accounts: []string{requirements}, criteria: []string{"1 must column full: Seit 2024.", "2 may column no"}},
		{file: "header-sollwert.xlsx", accounts: []string{requirements}, criteria: []string{"1.1 must default full: 340 km", "1.2 must default no: 60 min"}},
	}
}

func idTraps() []trap {
	account := []string{"Anforderungen: criteria, header 1, 4 rows = 3 criteria + 1 heading"}
	return []trap{
		{file: "id-number-format.xlsx", accounts: account, criteria: []string{"1.09 must column unstated", "1.10 must column unstated", "1.11 should column unstated"}},
		{
			file: "id-number-general.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 12 rows = 11 criteria + 1 heading"},
			criteria: []string{
				"1.1 must column unstated", "1.2 must column unstated", "1.3 must column unstated", "1.4 must column unstated", "1.5 must column unstated",
				"1.6 must column unstated", "1.7 must column unstated", "1.8 must column unstated", "1.9 must column unstated", "1.10 must column unstated", "1.11 must column unstated",
			},
		},
		{file: "id-leading-zeros.xlsx", accounts: []string{requirements}, criteria: []string{"007 must column unstated", "008 must column unstated"}},
		{
			file: "id-date.xlsx", accounts: account, criteria: []string{"2-13 must column unstated", "2026-01-03 must column unstated", "3-32 should column unstated"},
		},
		{file: "id-formula.xlsx", accounts: account, criteria: []string{"1 must column unstated", "2 must column unstated", "3 should column unstated"}},
		{file: "id-formula-text.xlsx", accounts: account, criteria: []string{"B-001 must column unstated", "B-002 must column unstated", "B-003 should column unstated"}},
		{
			file: "id-in-text.xlsx", accounts: []string{"Requirements: criteria, header 1, 4 rows = 3 criteria + 1 heading"},
			criteria: []string{"AC-030 must default full", "AC-031 must default no", "AC-032 must default unstated"},
			texts:    []string{"The system keeps a register of all trees.", "The system plans the care of all trees.", "The system reports sick trees."},
		},
		{
			file: "id-brackets.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 5 rows = 4 criteria + 1 heading"}, problems: []string{},
			criteria: []string{"AC-2 must default full", "AC-2 (1) must default no", "AC-2 (2) must default full", "AC-21 must default unstated"},
		},
		{
			file: "id-letters.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 7 rows = 4 criteria + 3 headings"}, words: []string{"Muss", "Soll", "Muss", "Soll"},
			criteria: []string{"1 a) must column full", "1 b) should column no", "2 a) must column unstated", "2 b) should column unstated"}, sections: []string{"1 Allgemein", "1 Allgemein", "2 Sicherheit", "2 Sicherheit"},
		},
		{
			file: "id-none.xlsx", accounts: account,
			criteria: []string{"Anforderungen!2 must default full", "Anforderungen!3 must default no", "Anforderungen!4 must default unstated"},
		},
	}
}

func answerTraps() []trap {
	four := []string{"Anforderungen: criteria, header 1, 5 rows = 4 criteria + 1 heading"}
	three := []string{"Anforderungen: criteria, header 1, 4 rows = 3 criteria + 1 heading"}
	return []trap{
		{
			file: "marks-yes-no.xlsx", accounts: three, allowed: []string{"Ja", "Nein"},
			criteria: []string{"L-1 must default full", "L-2 must default no: Nur über das Steuergerät.", "L-3 must default full"},
		},
		{
			file: "marks-prefixed.xlsx", accounts: three, allowed: []string{"umgesetzt ja", "umgesetzt nein", "nicht anwendbar"},
			criteria: []string{"L-1 must default full: Mit Dreikant.", "L-2 must default no", "L-3 must default not-applicable: Es gibt nur einen."},
		},
		{
			file: "marks-in-part.xlsx", accounts: []string{"Requirements: criteria, header 1, 5 rows = 4 criteria + 1 heading"}, allowed: []string{"YES", "IN-PART", "NO", "N/A"},
			criteria: []string{
				"L-1 must default full", "L-2 must default partial: Through the controller only.", "L-3 must default no", "L-4 must default not-applicable: There is no battery.",
			},
		},
		{file: "marks-none-and-two.xlsx", accounts: three, criteria: []string{"L-1 must default full", "L-2 must default unstated", "L-3 must default unclear"}},
		{
			file: "marks-wingdings.xlsx", accounts: four,
			criteria: []string{"L-1 must default full", "L-2 must default no", "L-3 must default unstated", "L-4 must default full"},
		},
		{
			file: "list-x14.xlsx", accounts: slices.Concat(three, []string{"Listen: lists, hidden, 3 rows = 3 skipped: lists"}), allowed: []string{"Vorhanden", "Geplant", "Nicht vorhanden"},
			criteria: []string{"L-1 must default full", "L-2 must default no", "L-3 must default unstated"},
		},
		{
			file: "list-header.xlsx", accounts: slices.Concat(three, []string{"Listen: lists, hidden, 3 rows = 3 skipped: lists"}), allowed: []string{"Vorhanden", "Geplant", "Nicht vorhanden"},
			criteria: []string{"L-1 must default full", "L-2 must default no", "L-3 must default unstated"}, texts: []string{"Die Leuchten sind dimmbar.", "Die Leuchten melden Störungen.", "Die Leuchten sind wasserdicht."},
		},
		{
			file: "list-whole-column.xlsx", accounts: []string{requirements}, allowed: []string{"Im Standard erfüllt", "Mit Zusatzkosten erfüllt", "Nicht erfüllt"},
			criteria: []string{"L-1 must column full", "L-2 should column unstated"},
		},
		{
			file: "list-by-row.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 8 rows = 7 criteria + 1 heading"}, problems: []string{"L-4 invalid-answer", "L-6 invalid-answer"},
			criteria: []string{
				"L-1 must default full", "L-2 must default full", "L-3 must default unstated: Gold", "L-4 must default unclear", "L-5 must default unstated: Mit einer Schelle aus Edelstahl.",
				"L-6 must default unclear", "L-7 must default unstated",
			},
			lists: []string{"Ja|Nein", "J|N", "Gold|Silber|Bronze", "Gold|Silber|Bronze", "", "Ja|Nein", "Ja|Nein"},
		},
		{
			file: "list-beside.xlsx", problems: []string{}, claims: []string{"full", "unstated", "no", "unstated"},
			lists: []string{"Ja|Nein", "Standard|Option", "Ja|Teilweise|Nein", "Ja|Nein"},
		},
		{
			file: "reference-page.xlsx", accounts: four,
			criteria: []string{"L-1 must default full", "L-2 must default unstated", "L-3 must default unstated: siehe Konzept 2.1", "L-4 must default unstated"},
		},
		{
			file: "legend-letters.xlsx", accounts: []string{"Anforderungen: criteria, header 7, 11 rows = 4 criteria + 6 headings + 1 blank"},
			criteria: []string{"L-1 must default full", "L-2 must default partial: Nur bei Tag.", "L-3 must default configured", "L-4 must default no"},
		},
		{
			file: "legend-sheet.xlsx", accounts: []string{"Instructions: instructions, 8 rows = 1 blank + 7 skipped: instructions", "Lamps: criteria, header 1, 6 rows = 5 criteria + 1 heading"},
			claims: []string{"full", "custom", "roadmap", "no", "unclear"},
		},
		{
			file: "letters-unexplained.xlsx", accounts: four,
			criteria: []string{"L-1 must default unclear", "L-2 must default unclear: Nur bei Tag.", "L-3 must default unclear", "L-4 must default unclear"},
		},
	}
}

func obligationTraps() []trap {
	four := []string{"Anforderungen: criteria, header 1, 5 rows = 4 criteria + 1 heading"}
	return []trap{
		{
			file: "obligation-column.xlsx", accounts: four, words: []string{"MUSS", "SOLL", "KANN", "Info"},
			criteria: []string{"B-1 must column unstated", "B-2 should column unstated", "B-3 may column unstated", "B-4 info column unstated"},
		},
		{
			file: "obligation-letters.xlsx", accounts: four, words: []string{"A", "B", "B", "A"}, weights: []string{"", "10", "5", ""},
			criteria: []string{"1 exclusion column unstated", "2 scored column unstated", "3 scored column unstated", "4 exclusion column unstated"},
		},
		{
			file: "obligation-id-suffix.xlsx", accounts: four, words: []string{"A", "B", "A", "B"},
			criteria: []string{"3.1 (A) exclusion id unstated", "3.2 (B) scored id unstated", "3.3 (A) exclusion id unstated", "3.4 (B) scored id unstated"},
		},
		{
			file: "obligation-section.xlsx", accounts: []string{"Kriterien: criteria, header 1, 8 rows = 4 criteria + 3 headings + 1 skipped: instruction"},
			criteria: []string{"1.1 exclusion section unstated", "1.2 exclusion section unstated", "2.1 scored section unstated", "2.2 scored section unstated"},
			sections: []string{"1 Ausschlusskriterien", "1 Ausschlusskriterien", "2 Ausstattung", "2 Ausstattung"},
		},
		{
			file:     "obligation-sheet.xlsx",
			accounts: []string{"A-Kriterien: criteria, header 1, 3 rows = 2 criteria + 1 heading", "B-Kriterien: criteria, header 1, 3 rows = 2 criteria + 1 heading"},
			criteria: []string{"1 exclusion section unstated", "2 exclusion section unstated", "11 scored section unstated", "12 scored section unstated"},
		},
		{
			file: "obligation-legend.xlsx", accounts: []string{"Anforderungen: criteria, header 3, 6 rows = 3 criteria + 2 headings + 1 blank"},
			criteria: []string{"1 exclusion legend unstated", "2 must default unstated", "3 exclusion legend unstated"},
		},
		{
			file: "obligation-text.xlsx", accounts: []string{"Requirements: criteria, header 1, 5 rows = 4 criteria + 1 heading"},
			criteria: []string{"B-1 must text unstated", "B-2 should text unstated", "B-3 may text unstated", "B-4 must text unstated"},
		},
		{
			file: "obligation-id-kind.xlsx", accounts: []string{"Kriterien: criteria, header 1, 5 rows = 4 criteria + 1 heading"}, words: []string{"EK", "TS", "ZK", "ZK"},
			criteria: []string{"EK1 exclusion id unstated", "TS1 must id unstated", "ZK1 scored id unstated", "ZK2 scored id unstated"}, weights: []string{"", "", "60", "40"},
		},
		{
			file: "obligation-sheet-two.xlsx", accounts: []string{"Muss- und Zuschlagskriterien: criteria, header 1, 5 rows = 4 criteria + 1 heading"},
			criteria: []string{"1.1 must column unstated", "1.2 must column unstated", "2.1 scored column unstated", "2.2 scored column unstated"},
		},
		{
			file: "obligation-points.xlsx", accounts: []string{"Eignung: criteria, header 1, 5 rows = 4 criteria + 1 heading"}, weights: []string{"", "30", "", "20"},
			criteria: []string{"E-1 exclusion column unstated", "E-2 must default unstated", "E-3 exclusion column unstated", "E-4 must default unstated"}, words: []string{"K.o.", "", "Pass/Fail", ""},
		},
		{file: "obligation-default.xlsx", accounts: []string{requirements}, words: []string{"", ""}, criteria: []string{"B-1 must default unstated", "B-2 must default unstated"}},
	}
}

func rowTraps() []trap {
	two := []string{"M-1 must column unstated", "M-2 should column unstated"}
	return []trap{
		{
			file: "group-parent.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 7 rows = 4 criteria + 3 headings"},
			criteria: []string{"1.1 must column unstated", "1.2 should column unstated", "2.1 should column unstated", "3 must column unstated"},
		},
		{
			file: "lots-sheets.xlsx", accounts: []string{"Los 1 Nord: criteria, header 1, 3 rows = 2 criteria + 1 heading", "Los 2 Süd: criteria, header 1, 3 rows = 2 criteria + 1 heading"},
			criteria: []string{"M-1 must column full", "M-2 should column full", "M-1 must column full", "M-2 should column unstated"}, sections: []string{"Los 1", "Los 1", "Los 2", "Los 2"}, problems: []string{},
		},
		{
			file: "lots-column.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 5 rows = 4 criteria + 1 heading"}, problems: []string{},
			criteria: []string{"M-1 must column full", "M-2 should column full", "M-1 must column no", "M-2 should column unstated"}, sections: []string{"Los 1", "Los 1", "Los 2", "Los 2"},
		},
		{
			file: "continuation.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 6 rows = 2 criteria + 1 heading + 3 continuations"}, criteria: two,
			texts: []string{"Das System verleiht:\n- Bücher und Hefte,\n- Filme auf Datenträgern,\n- Spiele in Schachteln.", "Das System mahnt überfällige Medien an."},
		},
		{
			file: "totals.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 6 rows = 3 criteria + 1 heading + 2 skipped: total"},
			criteria: []string{"M-1 scored column unstated", "M-2 scored column unstated", "M-3 exclusion column unstated"},
		},
		{
			file: "legend-and-instructions.xlsx", criteria: two,
			accounts: []string{"Anforderungen: criteria, header 3, 9 rows = 2 criteria + 4 headings + 2 blank + 1 skipped: instruction"},
		},
		{file: "sentinel.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 6 rows = 2 criteria + 1 heading + 3 skipped: sentinel"}, criteria: two},
		{
			file: "struck-row.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 5 rows = 3 criteria + 1 heading + 1 skipped: struck"},
			criteria: []string{"M-1 must column unstated", "M-2 info text withdrawn unstated", "M-3 should column unstated"},
		},
		{
			file: "withdrawn-state.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 3 criteria + 1 heading"},
			criteria: []string{"M-1 must text full", "M-2 info text withdrawn unstated", "M-3 must text no"},
		},
		{
			file: "withdrawn.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 6 rows = 5 criteria + 1 heading"},
			criteria: []string{
				"M-1 info text withdrawn unstated", "M-2 info text withdrawn unstated", "M-3 info text withdrawn unstated", "M-4 should column unstated", "M-5 must column unstated",
			},
		},
		{file: "phantom-rows.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 6 rows = 2 criteria + 1 heading + 3 skipped: phantom"}, criteria: two},
		{file: "phantom-uncached.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 6 rows = 2 criteria + 1 heading + 3 skipped: phantom"}, criteria: two},
	}
}

func hiddenTraps() []trap {
	four := []string{"Anforderungen: criteria, header 1, 5 rows = 4 criteria + 1 heading"}
	list := []string{"V-1 must column full", "V-2 must column unstated", "V-3 should column no", "V-4 may column full"}
	return []trap{
		{
			file: "hidden-rows.xlsx", accounts: four, notes: []string{"hidden-rows 2"},
			criteria: []string{"V-1 must column full", "V-2 must column hidden unstated", "V-3 should column hidden no", "V-4 may column full"},
		},
		{file: "hidden-columns.xlsx", accounts: four, criteria: list, notes: []string{"hidden-columns 1"}},
		{
			file: "hidden-sheet.xlsx", accounts: slices.Concat(four, []string{"Anforderungen alt: criteria, hidden, header 1, 3 rows = 1 criterion + 1 answer row + 1 heading"}),
			criteria: slices.Concat(list, []string{"V-9 should column hidden unstated"}),
		},
		{
			file: "filtered-rows.xlsx", accounts: four, notes: []string{"hidden-rows 2"},
			criteria: []string{"V-1 must column full", "V-2 must column unstated", "V-3 should column hidden no", "V-4 may column hidden full"},
		},
	}
}

func textTraps() []trap {
	list := []string{"T-1 must column full", "T-2 should column no"}
	account := []string{requirements}
	return []trap{
		{file: "decomposed-umlauts.xlsx", accounts: account, criteria: []string{"T-1 should column full", "T-2 must column partial: Nur links."}},
		{
			file: "no-break-spaces.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 4 rows = 2 criteria + 1 heading + 1 blank"},
			criteria: []string{"T\u00a01 must column full", "T\u00a02 should column no"},
		},
		{file: "soft-hyphens.xlsx", accounts: account, criteria: list},
		{file: "rich-text.xlsx", accounts: account, criteria: list, texts: []string{"Das Gerät läuft nicht lauter als 30 dB.", "Die Tür schließt selbsttätig."}},
		{
			file: "struck-run.xlsx", accounts: account, criteria: []string{"T-1 must column unstated", "T-2 should column no"}, notes: []string{"struck-runs 1"},
			texts: []string{"Das Gerät läuft mit höchstens 30 dB.", "Die Tür schließt selbsttätig."},
		},
		{
			file: "struck-answer.xlsx", accounts: []string{"Anforderungen: criteria, header 1, 5 rows = 4 criteria + 1 heading"}, notes: []string{"struck-runs 2", "struck-answers 2"},
			criteria: []string{"T-1 must column full: Seit 2024.", "T-2 should column no", "T-3 must column unstated", "T-4 info text withdrawn full"},
		},
		{file: "comment.xlsx", accounts: account, criteria: list, notes: []string{"comments 2"}},
	}
}

func sheetTraps() []trap {
	two := []string{"W-1 must column unstated", "W-2 should column unstated"}
	return []trap{
		{
			file: "price-sheet.xlsx", accounts: []string{"Preisblatt: price, header 1, 5 rows = 3 positions + 1 heading + 1 skipped: total"}, criteria: []string{},
			positions: []string{"1 | 1 | pauschal | 4800 | 4800", "2 | 5 | Tag | 950.5 | 4752.5", "3 | 1 | Jahr |  | 0"},
		},
		{
			file:     "bill-of-quantities.xlsx",
			accounts: []string{"LV: price, header 1, 8 rows = 3 positions + 3 headings + 1 continuation + 1 skipped: total"}, criteria: []string{},
			positions: []string{"01.0010 | 120 | m² |  | ", "01.0020 | 85 | m³ |  | ", "02.0010 | 110 | m² |  | "},
		},
		{
			file: "bill-of-quantities-units.xlsx", accounts: []string{"LV: price, header 1, 14 rows = 3 positions + 2 headings + 4 continuations + 5 skipped: total"}, criteria: []string{},
			positions: []string{"01.0010 | 1 | psch |  | ", "01.0020 | 1 | St |  | nur Einheitspreis", "01.0030 | 120 | m |  | "},
		},
		{
			file: "price-rates.xlsx", accounts: []string{"Rate Card: price, header 1, 4 rows = 3 positions + 1 heading"}, criteria: []string{},
			positions: []string{"Rate Card!2 |  |  |  | ", "Rate Card!3 |  |  |  | ", "Rate Card!4 |  |  |  | "},
		},
		{
			file: "sheet-questions.xlsx", accounts: []string{"Fragen: unknown, 7 rows = 3 blank + 4 skipped: unknown", requirements}, criteria: two,
			unread: []string{"sheet-questions.xlsx:Fragen"},
		},
		{file: "sheet-instructions.xlsx", accounts: []string{"Ausfüllhinweise: instructions, 3 rows = 3 skipped: instructions", requirements}, criteria: two},
		{file: "sheet-lists.xlsx", accounts: []string{requirements, "Listen: lists, 4 rows = 4 skipped: lists"}, criteria: two},
		{file: "sheet-scoring.xlsx", accounts: []string{requirements, "Auswertung: scoring, 4 rows = 4 skipped: scoring"}, criteria: two},
		{file: "sheet-scoring-repeated.xlsx", criteria: two},
		{file: "sheet-cover.xlsx", accounts: []string{"Deckblatt: cover, 6 rows = 1 blank + 5 skipped: cover", requirements}, criteria: two},
	}
}

func oddTraps() []trap {
	list := []string{"W-1 must column full", "W-2 should column unstated"}
	account := []string{requirements}
	return []trap{
		{file: "text-box.xlsx", accounts: account, criteria: list, notes: []string{"text-boxes 1"}},
		{file: "picture.xlsx", accounts: account, criteria: list, notes: []string{"pictures 1"}},
		{file: "external-link.xlsx", accounts: account, criteria: list, weights: []string{"40", "60"}, notes: []string{"external-links 1"}},
		{file: "dimension-million.xlsx", accounts: account, criteria: list},
		{file: "invalid-utf8.xlsx", err: "invalid-utf8.xlsx: "},
		{file: "text-40000.xlsx", err: "text-40000.xlsx:Anforderungen!B4: holds more than 32767 characters"},
		{file: "macros.xlsm", accounts: account, criteria: list},
	}
}

func csvTraps() []trap {
	account := []string{"criteria, header 1, 4 rows = 3 criteria + 1 heading"}
	list := []string{"G-1 must column full", "G-2 should column no", "G-3 may column unstated"}
	weights := []string{"2.5", "1.25", "0.5"}
	return []trap{
		{
			file: "cp1252.csv", accounts: account, criteria: list, weights: weights,
			texts: []string{"Die Geräte mähen bis 8 cm Höhe.", "Die Geräte wenden selbsttätig.", "Die Geräte laden über Mittag."},
		},
		{file: "byte-order-mark.csv", accounts: account, criteria: list, weights: weights},
		{file: "utf16.csv", accounts: account, criteria: list, weights: weights},
		{file: "sep-line.csv", accounts: []string{"criteria, header 2, 5 rows = 3 criteria + 1 heading + 1 blank"}, criteria: list, weights: weights},
		{
			file: "ragged.csv", accounts: []string{"criteria, header 1, 5 rows = 3 criteria + 1 heading + 1 blank"}, weights: []string{"", "", "0.5"},
			criteria: []string{"G-1 must column unstated", "G-2 must default unstated", "G-3 may column full"},
		},
		{
			file: "multi-line.csv", accounts: []string{"criteria, header 1, 3 rows = 2 criteria + 1 heading"}, criteria: list[:2], weights: []string{"2.5", "1"},
			texts: []string{"Die Geräte\n- mähen;\n- wenden;\n- laden.", `Die Anzeige zeigt "bereit".`}, places: []string{"multi-line.csv:2:1", "multi-line.csv:6:1"},
		},
		{
			file: "export-ticket.csv", accounts: []string{"criteria, header 1, 4 rows = 3 criteria + 1 heading"}, criteria: []string{"MH-1 must default unstated", "MH-2 must default unstated", "MH-3 must default unstated"},
		},
		{
			file: "export-headings.csv", accounts: []string{"criteria, header 1, 6 rows = 3 criteria + 3 headings"}, sections: []string{"SYS-1 Start", "SYS-3 Log", "SYS-3 Log"},
			criteria: []string{"SYS-2 must column unstated", "SYS-4 must column unstated", "SYS-5 info column unstated"},
		},
		{
			file: "no-header.csv", accounts: []string{"criteria, 3 rows = 3 criteria"},
			criteria: []string{"G-1 must column unstated", "G-2 should column unstated", "G-3 may column unstated"},
		},
		{file: "tabs.tsv", accounts: account, criteria: list, weights: weights},
	}
}
