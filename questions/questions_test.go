package questions_test

import (
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/questions"
)

func find(t *testing.T, lang string, bid *lint.Bid) []*lint.QuestionDraft {
	t.Helper()
	qs, err := questions.Find(bid, lang)
	if err != nil {
		t.Fatal(err)
	}
	return qs
}

// TestQuestions asks about one criterion each: the words that are quoted, "" for no question, and a part of the question.
func TestQuestions(t *testing.T) {
	for _, c := range []struct{ lang, text, words, asks string }{
		{"de", "Die Stammdaten werden zeitnah abgeglichen.", "Die Stammdaten werden zeitnah", "Binnen welcher Frist"},
		{"de", "Die Stammdaten werden zeitnah abgeglichen, binnen 5 Minuten.", "", ""},
		{"de", "Backups werden regelmäßig geprüft.", "Backups regelmäßig geprüft", ""},
		{"de", "Prüfungen finden regelmäßig statt (mindestens alle zwei Jahre).", "", ""},
		{"de", "Ausgegeben werden Name, Adresse, Geburtsdatum usw.", "Ausgegeben werden Name, Adresse, Geburtsdatum usw.", "abschließend"},
		{"de", "Formate (PDF, CSV, etc.) werden ausgegeben.", "", ""},
		{"de", "Die Verfügbarkeit beträgt 99,9 %.", "Verfügbarkeit beträgt 99,9 %", "Zeitraum"},
		{"de", "Die Verfügbarkeit beträgt im Jahresmittel 99,9 %.", "", ""},
		{"de", "Störungen werden innerhalb von 4 Stunden behoben.", "innerhalb von 4 Stunden", "rund um die Uhr"},
		{"de", "Störungen werden innerhalb von 4 Stunden der Servicezeit behoben.", "", ""},
		{"de", "Rechnungen werden innerhalb von 5 Tagen geprüft.", "innerhalb von 5 Tagen", "Kalendertage"},
		{"de", "Rechnungen werden innerhalb von 5 Arbeitstagen geprüft.", "", ""},
		{"de", "Der Bieter weist zwei vergleichbare Projekte der letzten Jahre nach.", "vergleichbare Projekte", "vergleichbar"},
		{"de", "Rund 500 Nutzer arbeiten mit dem System.", "Rund 500 Nutzer", "Obergrenze"},
		{"en", "Uptime shall be 99.5 %.", "Uptime shall be 99.5 %", "period"},
		{"en", "Uptime shall be 99.5 % of each calendar month.", "", ""},
		{"en", "Vulnerabilities are reported in a timely manner.", "Vulnerabilities are reported in a timely manner", "Within what time"},
		{"en", "The user interface is intuitive.", "interface is intuitive", "ISO 9241"},
		{"en", "Errors return an appropriate error code.", "", ""},
		{"en", "Tickets are answered within 5 days.", "within 5 days", "calendar days or working days"},
	} {
		k := &lint.Criterion{ID: "K-1", Text: c.text, Obligation: lint.Must}
		qs := find(t, c.lang, &lint.Bid{Criteria: []*lint.Criterion{k}})
		switch {
		case c.words == "" && len(qs) > 0:
			t.Errorf("%q: asks %q about %q, want no question", c.text, qs[0].Text, qs[0].Words)
		case c.words == "":
		case len(qs) != 1 || !strings.Contains(qs[0].Text, c.asks) || len(qs[0].Readings) < 2 || qs[0].Why == "":
			t.Errorf("%q: %d questions, want one that asks %q", c.text, len(qs), c.asks)
		case qs[0].Words != c.words && !strings.Contains(c.words, qs[0].Words) && !strings.Contains(c.text, qs[0].Words):
			t.Errorf("%q: quotes %q, which does not stand there", c.text, qs[0].Words)
		}
	}
}

// TestContradictions: two criteria that differ in one number with a unit contradict each other; graded ones do not.
func TestContradictions(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"Protokolle werden im System 90 Tage lang aufbewahrt.", "Protokolle werden im System 180 Tage lang aufbewahrt.", 1},
		{"Meldungen der Stufe 1 werden im Portal 90 Tage gezeigt.", "Meldungen der Stufe 2 werden im Portal 180 Tage gezeigt.", 0},
		{"Das Modul 1 schreibt ein Protokoll je Vorgang.", "Das Modul 2 schreibt ein Protokoll je Vorgang.", 0},
		{"Protokolle muss das System lange aufbewahren.", "Protokolle soll das System lange aufbewahren.", 1},
		{"Protokolle muss das System lange aufbewahren.", "Protokolle muss das System lange aufbewahren.", 0},
	} {
		qs := find(t, "de", &lint.Bid{Criteria: []*lint.Criterion{
			{ID: "K-1", Text: c.a, Obligation: lint.Must}, {ID: "K-2", Text: c.b, Obligation: lint.Must},
		}})
		if len(qs) != c.want {
			t.Errorf("%q / %q: %d questions, want %d", c.a, c.b, len(qs), c.want)
		}
	}
}

// TestRegisterKeepsNumbers: a draft keeps its number, what was asked is left out, and new ones are numbered after the highest.
func TestRegisterKeepsNumbers(t *testing.T) {
	a := &lint.Criterion{ID: "K-1", Text: "Die Stammdaten werden zeitnah abgeglichen.", Obligation: lint.Must}
	b := &lint.Criterion{ID: "K-2", Text: "Die Verfügbarkeit beträgt 99,9 %.", Obligation: lint.Must}
	c := &lint.Criterion{ID: "K-3", Text: "Rund 500 Nutzer arbeiten mit dem System.", Obligation: lint.Must}
	bid := &lint.Bid{Criteria: []*lint.Criterion{a, b, c}}
	bid.Register.Questions = []*lint.Question{
		{ID: "Q-7", Entry: lint.Entry{Of: a}, Text: "Was heißt „zeitnah“: Die Stammdaten werden zeitnah?"},
		{ID: "Q-3", Entry: lint.Entry{Of: b}, Text: "Wie wird „Verfügbarkeit beträgt 99,9 %“ gemessen?", Asked: "2026-11-10"},
	}
	bid.Register.Assumptions = []*lint.Assumption{{ID: "A-1", Entry: lint.Entry{Of: c}, Text: "Die Stadt stellt die Server."}}
	var got []string
	for _, q := range find(t, "de", bid) {
		got = append(got, q.ID+" "+q.Criteria[0].ID)
	}
	if want := "Q-7 K-1, Q-8 K-3, Q-9 K-3"; strings.Join(got, ", ") != want {
		t.Errorf("got %v, want %s", got, want)
	}
}
