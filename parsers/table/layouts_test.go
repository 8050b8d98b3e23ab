package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	logs    = "The system shall log every change with time and user."
	backups = "Backups are taken daily and kept for thirty days."
	exports = "Reports can be exported to CSV and to XLSX."
	hosting = "All data is stored in data centres within the country."
)

// TestLayouts reads forms whose headings, numbers, legends and answers stand in places of their own.
func TestLayouts(t *testing.T) {
	for _, tc := range []struct {
		name    string
		sheet   string
		rows    []string
		account string
		want    []string
	}{
		{
			name: "numbered title with the weight of its section", rows: []string{
				"No.|Requirement|Weight|Response", "1 Meter readings||60 %", "1.1|" + logs + "|30 %", "1.2|" + backups + "|30 %", "2 Billing||40 %", "2.1|" + exports + "|40 %",
			},
			account: "criteria 6: c3 p0 a0 h3 +0 b0", want: []string{"1.1 must [unstated]", "1.2 must [unstated]", "2.1 must [unstated]"},
		},
		{
			name: "numbered title with what is to be filled in below it", rows: []string{
				"No.|Requirement|Comply?|Comment", "1 Meter readings||Y/N", "1.1|" + logs, "1.2|" + backups, "A. Billing||n/a", "2.1|" + exports,
			},
			account: "criteria 6: c3 p0 a0 h3 +0 b0", want: []string{"1.1 must [unstated]", "1.2 must [unstated]", "2.1 must [unstated]"},
		},
		{
			name: "numbered title with an answer is no title for sure", rows: []string{
				"No.|Requirement|Response", "1 Meter readings||Yes", "1.1|" + logs + "|Yes", "1.2|" + backups + "|No",
			},
			account: "criteria 4: c2 p0 a0 h1 +0 b0 2=unclassified", want: []string{"1.1 must [full]", "1.2 must [no]"},
		},
		{
			name: "numbered titles of a list without IDs", rows: []string{
				"Requirement|Response", "1 Meter readings", logs, backups, "2 Billing", exports,
			},
			account: "criteria 6: c3 p0 a0 h3 +0 b0", want: []string{"Sheet!3 must [unstated]", "Sheet!4 must [unstated]", "Sheet!6 must [unstated]"},
		},
		{
			name: "texts that begin with amounts", rows: []string{
				"Requirement|Response", "24 hour support is available by telephone.", "2 administrators are trained on site.", "3 Environments are provided by the supplier.",
			},
			account: "criteria 4: c3 p0 a0 h1 +0 b0", want: []string{"Sheet!2 must [unstated]", "Sheet!3 must [unstated]", "Sheet!4 must [unstated]"},
		},
		{
			name: "chapters numbered 1.0", rows: []string{
				"Ref|Requirement|Response", "1.0|Meter readings", "1.1|" + logs, "1.2|" + backups, "2.0|Billing", "2.1|" + exports,
			},
			account: "criteria 6: c3 p0 a0 h3 +0 b0", want: []string{"1.1 must [unstated]", "1.2 must [unstated]", "2.1 must [unstated]"},
		},
		{
			name: "chapters with letters", rows: []string{"Nr.|Anforderung|M/S/K|Antwort", "A|Rechenzentrum", "A.1|" + logs + "|M", "A.2|" + backups + "|S", "B|Betrieb", "B.1|" + exports + "|K"},
			account: "criteria 6: c3 p0 a0 h3 +0 b0", want: []string{"A.1 must [unstated]", "A.2 should [unstated]", "B.1 may [unstated]"},
		},
		{
			name: "legend in one line, and a code that it does not explain", rows: []string{
				"Key: S = Standard, C = Configurable, X = Not available", "No|Requirement|Code", "1|" + logs + "|S", "2|" + backups + "|C", "3|" + exports + "|Q", "4|" + hosting + "|X",
			},
			account: "criteria 6: c4 p0 a0 h2 +0 b0", want: []string{"1 must [full]", "2 must [configured]", "3 must [unclear]", "4 must [no]"},
		},
		{
			name: "criteria numbered 1.0", rows: []string{"Ref|Requirement|Response", "1.0|" + logs, "2.0|" + backups, "3.0|" + exports},
			account: "criteria 4: c3 p0 a0 h1 +0 b0", want: []string{"1.0 must [unstated]", "2.0 must [unstated]", "3.0 must [unstated]"},
		},
		{
			name: "groups of names", rows: []string{
				"Nr.|Funktion|Vorhanden (ja/nein)", "1|Allgemein", "1.1|Mandantenfähigkeit", "1.2|Mehrsprachigkeit", "2|Schnittstellen", "2.1|REST",
			},
			account: "criteria 6: c3 p0 a0 h3 +0 b0", want: []string{"1.1 must [unstated]", "1.2 must [unstated]", "2.1 must [unstated]"},
		},
		{
			name: "names of which one only has others below it", rows: []string{
				"Nr.|Funktion|Vorhanden (ja/nein)", "1|Volltextsuche", "2|Berichte", "2.1|Bericht als PDF", "3|Archiv",
			},
			account: "criteria 5: c4 p0 a0 h1 +0 b0", want: []string{"1 must [unstated]", "2 must [unstated]", "2.1 must [unstated]", "3 must [unstated]"},
		},
		{
			name: "sentences that introduce a chapter, and an example", rows: []string{
				"Nr.|Anforderung|Antwort", "Beispiel|Das System druckt.|Ja, über das Menü.", "1|Betrieb", "|Die folgenden Anforderungen gelten für alle Lose und sind vollständig zu beantworten.",
				"1.1|Das System protokolliert jede Änderung.", "1.2|Das System sichert die Daten jede Nacht auf Band.",
			},
			account: "criteria 6: c2 p0 a0 h2 +0 b0 2=instruction 4=instruction", want: []string{"1.1 must [unstated]", "1.2 must [unstated]"},
		},
		{
			name: "titles of tables say what their criteria are", rows: []string{
				"Teil A Ausschlusskriterien", "Nr.|Kriterium|Ja/Nein", "A1|Das System protokolliert.", "A2|Das System sichert.", "",
				"Teil B Bewertungskriterien", "Nr.|Kriterium|Max. Punkte|Antwort", "B1|Beschreiben Sie den Betrieb.|10", "B2|Beschreiben Sie den Umzug.|20",
			},
			account: "criteria 9: c4 p0 a0 h4 +0 b1", want: []string{"A1 exclusion [unstated]", "A2 exclusion [unstated]", "B1 scored [unstated]", "B2 scored [unstated]"},
		},
		{
			name: "A and B in brackets", rows: []string{
				"Nr.|Kriterium|Antwort", "[A] 3.1|Das System protokolliert.", "[A] 3.2|Das System sichert.", "[B] 3.3|Das System druckt.", "[B] 3.4|Das System exportiert.",
			},
			account: "criteria 5: c4 p0 a0 h1 +0 b0", want: []string{"[A] 3.1 exclusion [unstated]", "[A] 3.2 exclusion [unstated]", "[B] 3.3 scored [unstated]", "[B] 3.4 scored [unstated]"},
		},
		{
			name: "legend of sentences", rows: []string{
				"Y – Functionality is provided in the base product, without customization", "T – Functionality is provided by a third party", "M – Functionality is provided through customization",
				"F – Functionality will be provided in a future release", "N – Functionality cannot be provided", "", "Req #|Requirement|Code",
				"1|" + logs + "|Y", "2|" + backups + "|T", "3|" + exports + "|M", "4|" + hosting + "|F", "5|Users are trained on site by the supplier.|N",
			},
			account: "criteria 12: c5 p0 a0 h6 +0 b1", want: []string{"1 must [full]", "2 must [third-party]", "3 must [custom]", "4 must [roadmap]", "5 must [no]"},
		},
		{
			name: "steps are no legend", rows: []string{
				"a|Read the terms in full.", "b|Responses that are not complete will not be considered.", "c|Late responses are rejected.", "", "Ref|Requirement|Response",
				"1|" + logs + "|A", "2|" + backups + "|B", "3|" + exports + "|C",
			},
			account: "criteria 8: c3 p0 a0 h4 +0 b1", want: []string{"1 must [unclear]", "2 must [unclear]", "3 must [unclear]"},
		},
		{
			name: "legend beside the table", rows: []string{
				"No.|Requirement|Response||Legend", "1|" + logs + "|S||S = Standard functionality", "2|" + backups + "|M||M = Modification required", "3|" + exports + "|X||X = Cannot be provided",
			},
			account: "criteria 4: c3 p0 a0 h1 +0 b0", want: []string{"1 must [full]", "2 must [custom]", "3 must [no]"},
		},
		{
			name: "boxes to choose from below a plain header", rows: []string{
				"Nr.|Erklärung|Angabe", "1|Wir sind im Handelsregister eingetragen.|☒ ja ☐ nein", "2|Wir beschäftigen Unterauftragnehmer im Ausland.|☐ ja ☒ nein", "3|Wir zahlen den Mindestlohn.|☐ ja ☐ nein",
			},
			account: "criteria 4: c3 p0 a0 h1 +0 b0", want: []string{"1 must [full]", "2 must [no]", "3 must [unstated]"},
		},
		{
			name: "codes below a header that names something else", rows: []string{
				"Anforderung|Titel|Inhalt|Umsetzungsstatus", "SYS.1.A1|Zugriff|Server stehen an Orten, die nur Berechtigte betreten.", "SYS.1.A2|Anmeldung|Für die Anmeldung gibt es geeignete Verfahren.", "SYS.1.A5|Betrieb|Die Schnittstellen sind geschützt.",
			},
			account: "criteria 4: c3 p0 a0 h1 +0 b0", want: []string{"SYS.1.A1 must [unstated]", "SYS.1.A2 must [unstated]", "SYS.1.A5 must [unstated]"},
		},
		{
			name: "numbers below No. are no marks", rows: []string{"No.|Requirement|Comply?|Comment", "1|" + logs, "2|" + backups, "3|" + exports},
			account: "criteria 4: c3 p0 a0 h1 +0 b0", want: []string{"1 must [unstated]", "2 must [unstated]", "3 must [unstated]"},
		},
		{
			name: "documents to be enclosed", rows: []string{
				"Item|Document|Required with tender|Enclosed (Y/N)", "1|Signed form of tender|Yes", "2|Insurance certificates|Yes", "3|Draft contract|No",
			},
			account: "criteria 4: c3 p0 a0 h1 +0 b0", want: []string{"1 must [unstated]", "2 must [unstated]", "3 must [unstated]"},
		},
		{
			name: "glossary", sheet: "Anhang A", rows: []string{
				"Begriff|Definition", "Auftragnehmer|Das Unternehmen, das den Zuschlag erhält.", "Servicezeit|Werktags von 8 bis 18 Uhr.", "Störung|Jede Abweichung vom vereinbarten Zustand.",
			},
			account: "instructions 4: c0 p0 a0 h0 +0 b0 1=instructions 2=instructions 3=instructions 4=instructions",
		},
		{
			name: "people", sheet: "Team", rows: []string{
				"Name|Position|Qualifikation|Telefon", "Frau Beispiel|Projektleiterin|Diplom-Informatikerin (FH)|030 1", "Herr Muster|Entwickler|Bachelor of Science Informatik|030 2",
			},
			account: "lists 3: c0 p0 a0 h0 +0 b0 1=lists 2=lists 3=lists",
		},
		{
			name: "lines of a price sheet beside their names", sheet: "Pricing", rows: []string{"Line|Item|Year 1|Year 2|Total", "1|Base subscription", "2|Support", "3|Hosting", "|Grand Total"},
			account: "price 5: c0 p3 a0 h1 +0 b0 5=total",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			name := tc.sheet
			if name == "" {
				name = "Sheet"
			}
			s := read(t, sheet(name, tc.rows))
			if got := account(s); got != tc.account {
				t.Errorf("account\n got %s\nwant %s", got, tc.account)
			}
			if diff := cmp.Diff(tc.want, told(s)); diff != "" {
				t.Errorf("criteria (-want +got):\n%s", diff)
			}
		})
	}
}

// TestOneLanguage reads a catalogue in two languages in the first of them.
func TestOneLanguage(t *testing.T) {
	s := read(t, sheet("Katalog", []string{
		"Nr. / No.|Anforderung (DE)|Requirement (EN)|Antwort / Answer",
		"1|Das System wird in der Nacht gesichert und ist am Morgen bereit.|The system is backed up in the night and is ready in the morning.",
		"2|Die Daten werden von dem Auftragnehmer nicht weitergegeben.|The data is not passed on by the contractor.",
		"3|Der Support ist werktags mit einer Hotline zu erreichen.|The support can be reached on working days by a hotline.",
	}))
	for _, c := range s.Criteria {
		if c.Title != "" || c.Text[:3] == "The" {
			t.Errorf("%s: title %q, text %q", c.ID, c.Title, c.Text)
		}
	}
	if diff := cmp.Diff([]string{"B"}, s.Source.Columns["text"]); diff != "" || len(s.Criteria) != 3 {
		t.Errorf("%d criteria, text (-want +got):\n%s", len(s.Criteria), diff)
	}
	if s.Source.Reasons["unread"] != "C" {
		t.Errorf("unread: %q, want C", s.Source.Reasons["unread"])
	}
}

// TestRowBelowAPartyIsNoHeader reads a form in which one column is the buyer's: the first row of data fills a gap in the header,
// and is no second row of it.
func TestRowBelowAPartyIsNoHeader(t *testing.T) {
	s := read(t, sheet("Form", []string{
		"Information||Answer|Guidance|Analyst Notes", "GNRL-01|Solution name *", "GNRL-02|Contact for questions", "GNRL-03|Date of completion of this form",
	}))
	if len(s.Criteria) != 3 {
		t.Errorf("%d criteria, want 3: %v", len(s.Criteria), told(s))
	}
}
