package clarification

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// grid makes a sheet of lines whose cells are divided by bars.
func grid(lines ...string) *table.Grid {
	g := &table.Grid{File: "q.xlsx", Sheet: "Fragen", LastRow: len(lines)}
	for i, line := range lines {
		row := table.Row{N: i + 1}
		for col, text := range strings.Split(line, "|") {
			if text != "" {
				row.Cells = append(row.Cells, table.Cell{Col: col + 1, Text: text})
			}
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

func told(list []*lint.Clarification) []string {
	var out []string
	for _, c := range list {
		out = append(out, strings.Join([]string{c.Number, c.Reference, c.Question, c.Answer, c.Date, c.AnswerAt.Cell()}, " | "))
	}
	return out
}

// The layouts in which customers publish questions and answers.
func TestRead(t *testing.T) {
	for _, tt := range []struct {
		name     string
		lines    []string
		columns  map[string]string
		want     []string
		problems int
	}{
		{
			"German, title above",
			[]string{"Bieterfragen zum Verfahren", "", "lfd. Nr.|Bezug|Bieterfrage|Antwort der Vergabestelle|Datum der Antwort", "1|K-1|Warum?|Darum.|26.10.2026"},
			nil,
			[]string{"1 | K-1 | Warum? | Darum. | 2026-10-26 | D4"},
			0,
		},
		{
			"a name in capitals is a header and no letter",
			[]string{"Fragen und Antworten", "ID|Bieterfrage|Antwort", "1|Warum?|Darum."},
			map[string]string{"number": "ID"},
			[]string{"1 |  | Warum? | Darum. |  | C3"},
			0,
		},
		{
			"two dates and several references",
			[]string{"Frage-Nr.|Dokument|Kapitel|Frage|Eingang am|Antwort|veröffentlicht am", "1|LB|3.2|Warum?|1.10.2026|Darum.|26.10.2026"},
			nil,
			[]string{"1 | LB; 3.2 | Warum? | Darum. | 2026-10-26 | F2"},
			0,
		},
		{
			"English",
			[]string{"Q#|RFP Section|Vendor Question|Date Submitted|Agency Response|Response Date", "7|4.1|Why?|10/13/2026|Because.|October 26, 2026"},
			nil,
			[]string{"7 | 4.1 | Why? | Because. | 2026-10-26 | E2"},
			0,
		},
		{
			"no numbers, groups, open ones, the header again",
			[]string{"Question|Answer", "Part one", "Why?|Because.", "When?|", "Question|Answer", "Who?|-"},
			nil,
			[]string{"Fragen!3 |  | Why? | Because. |  | B3", "Fragen!4 |  | When? |  |  | A4", "Fragen!6 |  | Who? |  |  | B6"},
			0,
		},
		{
			"an answer that goes on below",
			[]string{"Nr.|Frage|Antwort", "1|Warum?|Erstens.", "||Zweitens.", "2|Wann?|Bald."},
			nil,
			[]string{"1 |  | Warum? | Erstens.\nZweitens. |  | C2", "2 |  | Wann? | Bald. |  | C4"},
			0,
		},
		{
			"columns of the config",
			[]string{"A|B|C", "Zeile|Text|Sicht|Egal", "1|Warum?|Darum.|x"},
			map[string]string{"number": "A", "question": "Text", "answer": "Sicht"},
			[]string{"1 |  | Warum? | Darum. |  | C3"},
			0,
		},
		{"words beside", []string{"Nr.|Frage|Antwort|Notiz", "1|Warum?|Darum.|", "x|||hier steht etwas"}, nil, []string{"1 |  | Warum? | Darum. |  | C2"}, 1},
	} {
		list, problems, ok := Read(grid(tt.lines...), tt.columns)
		if diff := cmp.Diff(tt.want, told(list)); diff != "" || !ok || len(problems) != tt.problems {
			t.Errorf("%s: ok %t, %d problems (-want +got):\n%s", tt.name, ok, len(problems), diff)
		}
	}
	for _, lines := range [][]string{{"Nr.|Anforderung|Art", "K-1|Das System exportiert.|MUSS"}, {"Antwort", "Ja."}, {""}, nil} {
		if _, _, ok := Read(grid(lines...), nil); ok {
			t.Errorf("%q holds no clarifications", lines)
		}
	}
}

func TestDay(t *testing.T) {
	for text, want := range map[string]string{
		"2026-10-26": "2026-10-26", "2026-10-26 14:00": "2026-10-26", "26.10.2026": "2026-10-26", "6. 1.26": "2026-01-06", "vom 26.10.2026, 14 Uhr": "2026-10-26",
		"26 Oct 2026": "2026-10-26", "3. März 2026": "2026-03-03", "March 3, 2026": "2026-03-03", "13/10/2026": "2026-10-13", "10/13/2026": "2026-10-13",
		"03/04/2026": "", "04/04/2026": "2026-04-04", "31.2.2026": "", "": "", "bald": "", "1. Foo 2026": "", "ab 2026": "",
	} {
		if got := Day(text); got != want {
			t.Errorf("Day(%q) = %q, want %q", text, got, want)
		}
	}
}

// Which criteria a clarification names.
func TestRefer(t *testing.T) {
	for _, tt := range []struct {
		ids                         string
		reference, question, answer string
		want                        string
	}{
		{"A-07 A-08 A-09 A-10", "A-07", "", "", "A-07"},
		{"A-07 A-08 A-09 A-10", "Anforderung A 8", "", "siehe auch a-10", "A-08 A-10"},
		{"A-07 A-08 A-09 A-10", "A-07 bis A-09", "", "", "A-07 A-08 A-09"},
		{"A-07 A-08 A-09 A-10", "A-07–A-09", "", "", "A-07 A-08 A-09"},
		{"A-07 A-08 A-09 A-10", "A-07/A-09", "", "", "A-07 A-09"},
		{"A-07 A-08 A-09 A-10", "Vergabeunterlagen, Seite 7", "Gilt A-7b?", "", ""},
		{"1 2 3 12", "2", "Sind 3 Tage gemeint?", "Nein, 12 Tage.", "2"},
		{"1 2 3 12", "", "Kriterien 2, 3 und 12: gilt das?", "Ja, in 1 Fall.", "2 3 12"},
		{"1 2 3 12", "Seite 3, § 12", "", "", ""},
		{"3.1 3.2 3.10", "Nr. 3.2", "", "", "3.2"},
		{"3.1 3.2 3.10", "", "See requirement 3.10.", "", "3.10"},
		{"[K-1] K_2", "K-1; K_2", "", "", "[K-1] K_2"},
		{"", "A-07", "", "", ""},
	} {
		var criteria []*lint.Criterion
		for i, id := range strings.Fields(tt.ids) {
			criteria = append(criteria, &lint.Criterion{ID: id, At: lint.At(lint.Location{File: "r.csv", Line: i + 100})})
		}
		c := &lint.Clarification{Reference: tt.reference, Question: tt.question, Answer: tt.answer}
		Refer([]*lint.Clarification{c}, criteria)
		var got []string
		for _, k := range c.Criteria {
			got = append(got, k.ID)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: %q %q %q names %q, want %q", tt.ids, tt.reference, tt.question, tt.answer, s, tt.want)
		}
	}
}
