package table_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

func TestTitlesAcrossColumns(t *testing.T) {
	rows := []string{
		"Nr. | Anforderung | Art | Erfüllt", "1|Allgemeines", "1.1|Das System druckt Belege.|MUSS|Ja", "1.2|Das System druckt Karten.|MUSS|Ja",
		"2|Betrieb", "2.1|Das System läuft ohne Pause.|MUSS|Ja", "2.2|Das System meldet jede Störung.|SOLL|Nein",
	}
	s := read(t, sheet("A", rows, merge(2, 2, 4), merge(5, 2, 4)))
	if got := account(s); got != "criteria 7: c4 p0 a0 h3 +0 b0" {
		t.Errorf("account %s", got)
	}
	if got := s.Criteria[3].Section; got != "2 Betrieb" {
		t.Errorf("section %q", got)
	}
	rows[1], rows[4] = "A|Allgemeine Anforderungen an das gesamte System", "B|Anforderungen an den laufenden Betrieb und die Störungsmeldung"
	s = read(t, sheet("A", rows, merge(2, 2, 4), merge(5, 2, 4)))
	if got := account(s); got != "criteria 7: c4 p0 a0 h3 +0 b0" {
		t.Errorf("titles without rows numbered below them: %s", got)
	}
	s = read(t, sheet("A", []string{rows[0], "1|Das System läuft ohne Pause.", "2|Das System druckt Belege.|MUSS|Ja", "3|Das System meldet Störungen.|MUSS|Ja"}, merge(2, 2, 4)))
	if got := ids(s); got != "1 2 3" {
		t.Errorf("a sentence across the columns is a criterion: %s", got)
	}
}

func TestMergedTypesHoldDownwards(t *testing.T) {
	s := read(t, sheet("A", []string{"Nr.|Anforderung|Art|Erfüllt", "1|Das System druckt Belege.|SOLL|Ja", "2|Das System druckt Karten.||Nein", "3|Das System druckt Noten.|MUSS|Ja"},
		cell(2, 3, func(c *table.Cell) { c.Extra().MergeTo, c.Extra().MergeEnd = 3, 3 })))
	want := []string{"1 should [full]", "2 should [no]", "3 must [full]"}
	if diff := cmp.Diff(want, told(s)); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
}

func TestTitlesInTheSectionColumn(t *testing.T) {
	s := read(t, csvGrid([]string{"No|Section|Question|Answer|Comment", "A|Access control", "A.1||Is remote access logged?|Yes|Splunk", "B|Crypto", "B.1||Is data encrypted?|Yes|AES"}))
	if got := account(s); got != "criteria 5: c2 p0 a0 h3 +0 b0" || len(s.Problems) > 0 {
		t.Errorf("account %s, problems %v", got, s.Problems)
	}
	var sections []string
	for _, c := range s.Criteria {
		sections = append(sections, c.Section)
	}
	if diff := cmp.Diff([]string{"Access control", "Crypto"}, sections); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
	s = read(t, csvGrid([]string{"No|Section|Question|Answer", "1|Access control", "1.1||Is remote access logged?|Yes", "1.2||Are logs kept for a year?|Yes", "2|Crypto", "2.1||Is data encrypted?|No", "2.2||Are keys changed every year?|No"}))
	if got := account(s); got != "criteria 7: c4 p0 a0 h3 +0 b0" || s.Criteria[2].Section != "Crypto" {
		t.Errorf("numbered sections: %s, %q", got, s.Criteria[2].Section)
	}
	s = read(t, csvGrid([]string{"No|Section|Question|Answer", "1|Access control|Is remote access logged?", "2|Crypto|", "3|Crypto|Are keys changed?"}))
	if got := ids(s); got != "1 2 3" {
		t.Errorf("a criterion whose text is missing is no title: %s", got)
	}
	s = read(t, csvGrid([]string{"No|Section|Question|Answer", "1|Access control|Is remote access logged?|Yes", "2|Crypto||No", "3|Crypto|Are keys changed?|No"}))
	if got := ids(s); got != "1 2 3" {
		t.Errorf("a row with an answer is no title: %s", got)
	}
}

func TestAnswerColumnsUnderOtherHeaders(t *testing.T) {
	plain := []string{"F-11 must [full]", "F-12 must [no]"}
	for _, tc := range []struct {
		header, first, second string
		filled                bool
		want                  []string
	}{
		{"Vom Anbieter zugesichert|Kommentar", "Ja|Solr", "Nein|TBD", false, []string{"F-11 must [full: Solr]", "F-12 must [no: TBD]"}},
		{"E/N/T", "E", "N", false, plain},
		{"E / N", "E", "N", false, plain},
		{"E / N", "Ja", "Nein", false, plain},
		{"Vom Bieter auszufüllen", "Ja", "Nein", false, plain},
		{"Vom Bieter auszufüllen", "", "", false, []string{"F-11 must [unstated]", "F-12 must [unstated]"}},
		{"Vom Bieter auszufüllen", "Wir nehmen dafür Solr.", "", false, []string{"F-11 must [unstated: Wir nehmen dafür Solr.]", "F-12 must [unstated]"}},
		{"Bemerkung", "Ja", "Nein, erst später", false, []string{"F-11 must [full]", "F-12 must [no: erst später]"}},
		{"Bemerkung", "Ja, mit Solr", "Das tut unser Druckdienst.", true, []string{"F-11 must [unstated: Ja, mit Solr]", "F-12 must [unstated: Das tut unser Druckdienst.]"}},
		{"Bemerkung|Erfüllt", "Betrifft das Amt 12.|", "Betrifft auch das Amt 13.|", true, []string{"F-11 must [unstated]", "F-12 must [unstated]"}},
		{"Bemerkung", "Betrifft das Amt 12.", "Betrifft auch das Amt 13.", false, []string{"F-11 must", "F-12 must"}},
		{"Bemerkung|Hinweise", "Ja, mit Solr|", "Das tut unser Druckdienst.|", true, []string{"F-11 must [unstated: Ja, mit Solr]", "F-12 must [unstated: Das tut unser Druckdienst.]"}},
		{"Hinweis|Bemerkung", "gilt ab 2027|Mit Solr.", "gilt ab 2027|", true, []string{"F-11 must [unstated: Mit Solr.]", "F-12 must [unstated]"}},
		{"Nachweis|Bemerkung", "Zertifikat|", "Zertifikat|", true, []string{"F-11 must [unstated]", "F-12 must [unstated]"}},
		{"Neu|Bemerkung", "ja|Wird mit Solr gesucht.", "nein|", true, []string{"F-11 must [unstated: Wird mit Solr gesucht.]", "F-12 must [unstated]"}},
		{"Zugesichert durch uns", "Ja", "Nein", true, plain},
		{"Schon heute so", "ja", "nein", false, []string{"F-11 must", "F-12 must"}},
	} {
		g := csvGrid([]string{"ID|Anforderung|Art|" + tc.header, "F-11|Das System muss suchen.|MUSS|" + tc.first, "F-12|Das System muss drucken.|MUSS|" + tc.second})
		s := table.Read(g, table.Options{Side: lint.SideCustomer, Filled: tc.filled})
		if diff := cmp.Diff(tc.want, told(s)); diff != "" {
			t.Errorf("%s, filled %v (-want +got):\n%s", tc.header, tc.filled, diff)
		}
	}
}

func TestUnreadColumnsAreNamed(t *testing.T) {
	s := read(t, sheet("A", []string{"ID|Anforderung|Art|Schon heute so|Erfüllt|Quelle", "1|Das System muss suchen.|MUSS|ja|Ja|Lastenheft", "2|Das System muss drucken.|MUSS|nein|Ja|Lastenheft"}))
	if !slices.Contains(s.Source.Notes, lint.Note{Fact: "unread-columns", N: 1}) {
		t.Errorf("notes %v", s.Source.Notes)
	}
	if got := s.Source.Reasons["unread"]; got != "D" {
		t.Errorf("columns %q", got)
	}
	s = read(t, sheet("A", []string{"ID|Anforderung|Art|Erfüllt", "1|Das System muss suchen.|MUSS|Ja", "2|Das System muss drucken.|MUSS|Ja"}))
	if slices.ContainsFunc(s.Source.Notes, func(n lint.Note) bool { return n.Fact == "unread-columns" }) {
		t.Errorf("notes of a table read in full: %v", s.Source.Notes)
	}
}

func TestAnswerSheets(t *testing.T) {
	for _, tc := range []struct {
		name string
		rows []string
		want []string
	}{
		{"our answer", []string{"ID | Unsere Antwort", "F-11|Wir suchen mit Solr.", "F-12|Das tut der Druckdienst."}, []string{"[unstated: Wir suchen mit Solr.]", "[unstated: Das tut der Druckdienst.]"}},
		{"our response", []string{"ID | Our response", "F-11|We use Solr.", "F-12|Our print service does."}, []string{"[unstated: We use Solr.]", "[unstated: Our print service does.]"}},
		{"comment", []string{"ID | Kommentar", "F-11|Solr", "F-12|CUPS"}, []string{"[unstated: Solr]", "[unstated: CUPS]"}},
		{"status", []string{"ID | Status | Unsere Antwort", "F-11|Ja|Mit Solr.", "F-12|Nein|Erst später."}, []string{"[full: Mit Solr.]", "[no: Erst später.]"}},
		{"headers nobody knows", []string{"Kürzel | Was wir liefern", "F-11|Solr", "F-12|CUPS"}, []string{"[unstated: Solr]", "[unstated: CUPS]"}},
		{"another ID beside it", []string{"Nr. | Kriterium | Antwort", "1|F-11|Ja", "2|F-12|Nein"}, []string{"[full]", "[no]"}},
		{"no header", []string{"F-11|Wir suchen mit Solr.", "F-12|Das tut der Druckdienst."}, []string{"[unstated: Wir suchen mit Solr.]", "[unstated: Das tut der Druckdienst.]"}},
		{"text is ours", []string{"Nr. | Text", "F-11|Wir suchen mit Solr.", "F-12|Das tut der Druckdienst."}, []string{"[unstated: Wir suchen mit Solr.]", "[unstated: Das tut der Druckdienst.]"}},
		{"text is theirs", []string{"Nr. | Text | Solr | Antwort", "F-11|Das System muss immer suchen.|x|Ja", "F-12|Das System muss drucken.||Nein"}, []string{"[full]", "[no]"}},
		{"owner", []string{"ID | Bearbeiter | Text", "F-11|A. Muster|Mit Solr.", "F-12|B. Muster|Mit CUPS."}, []string{"[unstated: Mit Solr.]", "[unstated: Mit CUPS.]"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			all := table.Merge(nil, read(t, csvGrid([]string{"ID|Anforderung|Art", "F-11|Das System muss suchen.|MUSS", "F-12|Das System muss drucken.|MUSS"})))
			s := table.Read(sheet("Antworten", tc.rows), table.Options{Side: lint.SideOffer, Known: table.Known(all)})
			if strays := table.Answer(all, s); len(strays) > 0 {
				t.Errorf("strays %+v", strays)
			}
			checkAccount(t, s.Source)
			var got []string
			for _, c := range all {
				_, answer, _ := strings.Cut(told(&table.Sheet{Criteria: []*lint.Criterion{c}})[0], "must ")
				got = append(got, answer)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("answers (-want +got):\n%s\naccount %s", diff, account(s))
			}
			if s.Source.Role != "answers" {
				t.Errorf("role %q", s.Source.Role)
			}
			for _, p := range s.Problems {
				if tc.name != "text is theirs" {
					t.Errorf("problem %s %v", p.Check, p.Args)
				}
			}
		})
	}
}

func TestSheetsOfOursThatAnswerNothing(t *testing.T) {
	all := table.Merge(nil, read(t, csvGrid([]string{"ID|Anforderung|Art", "1|Das System muss suchen.|MUSS", "2|Das System muss drucken.|MUSS"})))
	s := table.Read(sheet("Wörter", []string{"Kürzel | Bedeutung", "API|Schnittstelle", "SLA|Vereinbarung"}), table.Options{Side: lint.SideOffer, Known: table.Known(all)})
	table.Answer(all, s)
	checkAccount(t, s.Source)
	if s.Source.AnswerRows > 0 || all[0].Answered() {
		t.Errorf("a list of words answers: %s", account(s))
	}
	s = table.Read(sheet("Plan", []string{"Nr. | Beschreibung | Wer", "1|Projekt beginnen|Muster", "2|Projekt beenden|Beispiel"}), table.Options{Side: lint.SideOffer, Known: table.Known(all)})
	table.Answer(all, s)
	checkAccount(t, s.Source)
	if all[0].Answered() || len(s.Problems) == 0 {
		t.Errorf("a plan that is numbered like the criteria answers: %s, %v", account(s), s.Problems)
	}
}

func TestObligationUnderNeutralHeaders(t *testing.T) {
	for _, tc := range []struct{ header, first, second, want string }{
		{"Kategorie", "A", "B", "exclusion scored"},
		{"Klasse", "M", "K", "must may"},
		{"Level", "must", "should", "must should"},
		{"Priorität", "MUSS", "SOLL", "must should"},
		{"Einstufung", "A", "B", "exclusion scored"},
		{"Category", "Mandatory", "Optional", "must may"},
		{"Priorität", "1", "2", "must must"},
		{"Kategorie", "Suche", "Druck", "must must"},
		{"Kategorie", "A", "C", "must must"},
		{"Kategorie", "Information", "Option", "must must"},
	} {
		s := read(t, csvGrid([]string{"Nr|Anforderung|" + tc.header + "|Erfüllt", "F-1|Suche ist vorhanden.|" + tc.first + "|Nein", "F-2|Druck ist vorhanden.|" + tc.second + "|Nein"}))
		var got []string
		for _, c := range s.Criteria {
			got = append(got, c.Obligation.String())
		}
		if g := strings.Join(got, " "); g != tc.want {
			t.Errorf("%s %s, %s: %s, want %s", tc.header, tc.first, tc.second, g, tc.want)
		}
	}
}

func TestWithdrawnMarksElsewhere(t *testing.T) {
	for text, want := range map[string]bool{
		"Das System muss drucken. [GELÖSCHT]":                 true,
		"Das System muss faxen. (entfällt)":                   true,
		"Faxversand (entfällt)":                               true,
		"The system shall print. [deleted]":                   true,
		"Anforderung entfallen":                               true,
		"Die Anforderung wurde gestrichen.":                   true,
		"Requirement withdrawn":                               true,
		"Frei":                                                true,
		"- nicht besetzt -":                                   true,
		"(nicht belegt)":                                      true,
		"Das Feld ist frei.":                                  false,
		"Der Datensatz erhält den Status [gelöscht]":          false,
		"Der Zustand ist einer von drei (neu, alt, gelöscht)": false,
		"Die Anforderung einer Akte entfällt nie.":            false,
		"Die Gebühr entfällt":                                 false,
		"Freie Wahl der Farben":                               false,
	} {
		s := read(t, csvGrid([]string{"Nr|Anforderung|Erfüllt", "F-1|" + text + "|", "F-2|Das System muss Karten drucken.|Ja"}))
		if got := s.Criteria[0].Withdrawn; got != want {
			t.Errorf("%s: withdrawn %v", text, got)
		}
	}
}

func TestAsksForEvidenceWithSplitVerbs(t *testing.T) {
	for text, want := range map[string]bool{
		"Der Auftragnehmer weist eine gültige Zertifizierung nach ISO 27001 nach.": true,
		"Der Bieter weist nach, dass er solche Systeme betreibt.":                  true,
		"Hierzu weist der Bieter drei Projekte nach.":                              true,
		"Der Bieter legt dem Angebot ein Zertifikat nach ISO 9001 vor.":            true,
		"Die Bieterin reicht die Bescheinigung mit dem Angebot ein.":               true,
		"Das System weist Änderungen im Protokoll nach.":                           false,
		"Der Auftragnehmer weist den Mitarbeitern Räume zu.":                       false,
		"Der Auftragnehmer weist auf Verlangen seine Versicherung nach.":           false,
		"Der Bieter legt einen Zeitplan vor.":                                      false,
		"Die Software weist dem Bieter den Eingang nach.":                          false,
	} {
		s := read(t, csvGrid([]string{"Nr|Anforderung|Erfüllt", "F-1|" + text + "|", "F-2|Das System muss Karten drucken.|Ja"}))
		if got := s.Criteria[0].AsksEvidence; got != want {
			t.Errorf("%s: asks for evidence %v", text, got)
		}
	}
}

func TestClaimCellsKeepTheirWording(t *testing.T) {
	for _, tc := range []struct {
		cell, wording string
		claim         lint.Claim
		rest          string
	}{
		{"Ja, teilweise", "Ja, teilweise", lint.Partial, ""},
		{"Ja mit Einschränkungen", "Ja mit Einschränkungen", lint.Partial, ""},
		{"Ja, aber nur teilweise", "Ja, aber nur teilweise", lint.Partial, ""},
		{"Yes (planned for Q3)", "Yes (planned for Q3)", lint.Roadmap, ""},
		{"Yes, partially: see annex", "Yes, partially", lint.Partial, "see annex"},
		{"Ja, mit Solr", "Ja", lint.Full, "mit Solr"},
		{"Ja (siehe Konzept)", "Ja", lint.Full, "(siehe Konzept)"},
	} {
		s := read(t, csvGrid([]string{"Nr|Anforderung|Erfüllt", "F-1|Das System muss drucken.|" + tc.cell, "F-2|Das System muss Karten drucken.|Ja"}))
		r := s.Criteria[0].Responses[0]
		if r.ClaimText() != tc.wording || r.Claim != tc.claim || r.Text.String() != tc.rest {
			t.Errorf("%s: %v %q, then %q", tc.cell, r.Claim, r.ClaimText(), r.Text.String())
		}
	}
}
