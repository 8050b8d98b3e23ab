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
		{"de", "Daten werden innerhalb von 30 Tagen gelöscht.", "", ""},
		{"de", "Der Auftraggeber informiert regelmäßig über Änderungen.", "", ""},
		{"de", "Der Auftragnehmer informiert regelmäßig über Änderungen.", "Der Auftragnehmer informiert regelmäßig über Änderungen", "Abstand"},
		{"de", "Werden Zugriffsrechte regelmäßig geprüft?", "", ""},
		{"de", "Fehler sind schnell zu beheben.", "Fehler sind schnell zu beheben", "Binnen welcher Frist"},
		{"de", "Die Suche liefert schnell Ergebnisse.", "", ""},
		{"de", "Eine ausreichende Haftpflichtversicherung besteht.", "ausreichende Haftpflichtversicherung", "Mindestmaß"},
		{"en", "Do you regularly review access rights?", "", ""},
		{"en", "The Authority shall promptly return the forms.", "", ""},
		{"en", "The supplier shall promptly return the forms to the Authority.", "The supplier shall promptly return the forms to the Authority", "Within what time"},
		{"en", "Reports come in common formats (PDF, CSV).", "", ""},
		{"en", "Reports come in common formats.", "common formats", "versions"},
		{"en", "Records are deleted within 30 days.", "", ""},
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

// TestQuotes: a quote reads on its own. A short sentence is quoted whole, of a long one a part, and "…" says that it is one.
func TestQuotes(t *testing.T) {
	for _, c := range []struct{ lang, text, words string }{
		{"de", "Grundlage ist die Dienstanweisung. Störungen werden zeitnah behoben. Näheres regelt der Vertrag.", "Störungen werden zeitnah behoben"},
		{"de", "Das System meldet Ausfälle bzw. Störungen zeitnah am 3. Werktag.", "Das System meldet Ausfälle bzw. Störungen zeitnah am 3. Werktag"},
		{"de", "Der Bieter sichert zu:\nUpdates werden regelmäßig\nzur Verfügung gestellt.", "Updates werden regelmäßig zur Verfügung gestellt"},
		{"de", "Kann drucken\nUpdates kommen regelmäßig\nKann scannen", "Updates kommen regelmäßig"},
		{
			"de", "Der Auftragnehmer implementiert eine Architektur für das gesamte Land, bei der der Betrieb kurzfristig an höhere Last angepasst werden kann, ohne dass die Verwaltung etwas tun muss.",
			"… bei der der Betrieb kurzfristig an höhere Last angepasst werden kann …",
		},
		{
			"de", "Alle Daten aller Ämter und Einrichtungen der Stadt werden durch den Auftragnehmer regelmäßig an einen zweiten Ort außerhalb des Stadtgebiets gebracht und dort aufbewahrt.",
			"… Ämter und Einrichtungen der Stadt werden durch den Auftragnehmer regelmäßig an einen zweiten Ort außerhalb …",
		},
		{"de", "Prüfen Sie, dass Schlüssel, Vektoren u. ä. nicht zweimal benutzt werden.", "Schlüssel, Vektoren u. ä."},
		{"de", "Prüfen Sie, dass Eingaben in Editoren u. ä. bereinigt werden.", ""},
		{"en", "The portal shall, see [guide](https://example.com/g.html), be backed up regularly.", "The portal shall, see guide, be backed up regularly"},
		{"en", "Records are kept. (Faults are resolved promptly.)", "Faults are resolved promptly"},
		{"en", "Notices are stored on the file, the ledger, etc. without anybody doing it.", "Notices are stored on the file, the ledger, etc."},
	} {
		qs := find(t, c.lang, &lint.Bid{Criteria: []*lint.Criterion{{ID: "K-1", Text: c.text, Obligation: lint.Must}}})
		var got []string
		for _, q := range qs {
			got = append(got, q.Words)
		}
		if s := strings.Join(got, " | "); s != c.words {
			t.Errorf("%q:\ngot  %q\nwant %q", c.text, s, c.words)
		}
	}
}

// TestAssumptions: how the offer says that it assumes something is left out of the question.
func TestAssumptions(t *testing.T) {
	for _, c := range []struct{ lang, text, asks string }{
		{"de", "Wir gehen davon aus, dass die Stadt die Karten liefert.", "Trifft es zu, dass die Stadt die Karten liefert?"},
		{"de", "Unser Angebot setzt voraus, dass 1.5 TB genügen.", "Trifft es zu, dass 1.5 TB genügen?"},
		{"de", "Die Stadt stellt die Server.", "Wir verstehen die Unterlagen so: „Die Stadt stellt die Server.“ Trifft das zu?"},
		{"de", "Wir nehmen an, dass es reicht. Sonst wird es teurer.", "Wir verstehen die Unterlagen so: „Wir nehmen an, dass es reicht. Sonst wird es teurer.“ Trifft das zu?"},
		{"en", "We assume that the platform offers REST.", "Is it correct that the platform offers REST?"},
		{"en", "The platform that you run offers REST.", "We understand the documents as follows: “The platform that you run offers REST.” Is that correct?"},
	} {
		k := &lint.Criterion{ID: "K-1", Text: "x", Obligation: lint.Must}
		bid := &lint.Bid{Criteria: []*lint.Criterion{k}}
		bid.Register.Assumptions = []*lint.Assumption{{ID: "A-1", Entry: lint.Entry{Of: k}, Text: c.text, Owner: "b.beispiel"}}
		if qs := find(t, c.lang, bid); len(qs) != 1 || qs[0].Text != c.asks {
			t.Errorf("%q: got %q, want %q", c.text, qs[0].Text, c.asks)
		}
	}
}

// TestSameQuestion: what the register asks in other words is not asked twice, and another question about the criterion is.
func TestSameQuestion(t *testing.T) {
	for _, c := range []struct {
		asks string
		same bool
	}{
		{"Über welchen Zeitraum wird die Verfügbarkeit gemessen?", true},
		{"Gilt „99,9 % verfügbar“ im Jahr oder im Monat?", true},
		{"Müssen die Server in Deutschland stehen?", false},
		{"Wird die Verfügbarkeit vergütet?", false},
	} {
		k := &lint.Criterion{ID: "K-1", Text: "Das Portal ist zu mindestens 99,9 % verfügbar.", Obligation: lint.Must}
		bid := &lint.Bid{Criteria: []*lint.Criterion{k}}
		bid.Register.Questions = []*lint.Question{{ID: "Q-5", Entry: lint.Entry{Of: k}, Text: c.asks}}
		if qs := find(t, "de", bid); (len(qs) == 1) != c.same {
			t.Errorf("%q: %d questions, same: want %v", c.asks, len(qs), c.same)
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
