package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSplitTexts reads forms whose requirement stands in more than one cell, or below a header that says something else.
func TestSplitTexts(t *testing.T) {
	for _, tc := range []struct {
		name        string
		sheet       string
		rows        []string
		texts, want []string
	}{
		{
			name: "user stories",
			rows: []string{
				"ID|Titel|Als (Rolle)|möchte ich …|damit …|Muss/Soll/Kann|Bewertung Lieferant", "US-1|Anmelden|Sachbearbeiterin|mich einmal anmelden|ich kein Kennwort brauche|Muss|erfüllt",
				"US-2|Ausgeben|Leitung|Listen ausgeben||Kann|nicht erfüllt",
			},
			texts: []string{"Als Sachbearbeiterin möchte ich mich einmal anmelden damit ich kein Kennwort brauche", "Als Leitung möchte ich Listen ausgeben"},
			want:  []string{"US-1 must [full]", "US-2 may [no]"},
		},
		{
			name:  "user stories in English, the role without a word before it",
			rows:  []string{"ID|Role|I want to|So that|Fit", "S1|Clerk|I want to print a list|I can file it|Yes", "S2|Manager|close a case|nothing is open|No"},
			texts: []string{"Clerk I want to print a list So that I can file it", "Manager I want to close a case So that nothing is open"},
			want:  []string{"S1 must [full]", "S2 must [no]"},
		},
		{
			name:  "what is asked for beside what it is about",
			rows:  []string{"Lfd. Nr.|Leistungsmerkmal|gefordert|angeboten", "1|Breite in mm|800 ± 5|802", "2|Tragkraft in kg|≥ 120", "3|Farbe|RAL 9016|RAL 9016"},
			texts: []string{"800 ± 5", "≥ 120", "RAL 9016"},
			want:  []string{"1 must [unstated: 802]", "2 must [unstated]", "3 must [unstated: RAL 9016]"},
		},
		{
			name:  "two products offered",
			rows:  []string{"Merkmal|Anforderung|Angebotenes Produkt: Typ A|Angebotenes Produkt: Typ B", "Leistung|mind. 2 kW|2,2 kW|2,5 kW", "Gewicht|höchstens 10 kg|9 kg|"},
			texts: []string{"mind. 2 kW", "höchstens 10 kg"},
			want:  []string{"Sheet!2 must [unstated: 2,2 kW / 2,5 kW]", "Sheet!3 must [unstated: 9 kg]"},
		},
		{
			name:  "a short word for an ID above sentences, the remarks of both sides",
			rows:  []string{"#|Req|Status Auftragnehmer|Kommentar AG|Kommentar AN", "R1|Daten werden verschlüsselt.|umgesetzt|Verfahren nennen|AES-256", "R2|Daten werden gesichert.|umgesetzt||täglich"},
			texts: []string{"Daten werden verschlüsselt.", "Daten werden gesichert."},
			want:  []string{"R1 must [full: AES-256]", "R2 must [full: täglich]"},
		},
		{
			name:  "sections whose title stands in the header, and has a word of headers",
			rows:  []string{"1|Information Security Policy|Response|Additional information", "1.1|Do you have a documented policy?|Yes|Reviewed yearly", "2|Access control|Response|Additional information", "2.1|Is a second factor enforced?|Yes", "2.2|Are rights of leavers removed?|No|", "2.3|Are rights reviewed?"},
			texts: []string{"Do you have a documented policy?", "Is a second factor enforced?", "Are rights of leavers removed?", "Are rights reviewed?"},
			want:  []string{"Sheet!2 must [full: Reviewed yearly]", "2.1 must [full]", "2.2 must [no]", "2.3 must [unstated]"},
		},
		{
			name:  "a header that asks whether something is there",
			rows:  []string{"Kapitel|Maßnahme|vorhanden?|Beschreibung der Umsetzung beim Auftragnehmer", "Zutritt|Sind die Räume verschlossen?|ja|Schließanlage", "|Gibt es eine Regelung für Besucher?|nein|"},
			texts: []string{"Sind die Räume verschlossen?", "Gibt es eine Regelung für Besucher?"},
			want:  []string{"Sheet!2 must [full: Schließanlage]", "Sheet!3 must [no]"},
		},
		{
			name:  "a header that begins the sentences below it",
			rows:  []string{"The solution must …|Comply?|How?", "run on Windows and macOS|Yes|Native clients", "export to CSV||"},
			texts: []string{"run on Windows and macOS", "export to CSV"},
			want:  []string{"Sheet!2 must [full: Native clients]", "Sheet!3 must [unstated]"},
		},
		{
			name: "codes of a scale that one line explains", sheet: "Katalog",
			rows:  []string{"Bewertungsskala: 0 = nicht vorhanden, 1 = in Planung, 2 = teilweise, 3 = vollständig", "", "Nr.|Funktion|Gewicht|Ihre Bewertung (0-3)", "1|Rechnungseingang|10|3", "2|Mahnwesen|5|2", "3|Zahlungsverkehr|8|0"},
			texts: []string{"Rechnungseingang", "Mahnwesen", "Zahlungsverkehr"},
			want:  []string{"1 must [full]", "2 must [partial]", "3 must [no]"},
		},
		{
			name:  "columns to be marked that name whose they are",
			rows:  []string{"Function|Requirement|Must|Should|Vendor: standard|Vendor: custom|Vendor: not available|Remarks", "Leave|Request leave by phone|x||x|||", "Pay|Payslips are kept for ten years|x|||x||3 days", "Time|Badge readers are connected||x|||x|"},
			texts: []string{"Request leave by phone", "Payslips are kept for ten years", "Badge readers are connected"},
			want:  []string{"Sheet!2 must [full]", "Sheet!3 must [custom: 3 days]", "Sheet!4 should [no]"},
		},
		{
			name:  "labels for what is to be written in are no answers",
			rows:  []string{"Position|Beschreibung|Vom Bieter einzutragen", "1|Fahrgestell mit zwei Achsen|Hersteller/Typ:", "1.1|Radstand höchstens 3.900 mm|3850 mm", "1.2|Lichtmast 6 m|Hersteller: Typ 7"},
			texts: []string{"Fahrgestell mit zwei Achsen", "Radstand höchstens 3.900 mm", "Lichtmast 6 m"},
			want:  []string{"1 must [unstated]", "1.1 must [unstated: 3850 mm]", "1.2 must [unstated: Hersteller: Typ 7]"},
		},
		{
			name:  "the requirement beside its name and a role",
			rows:  []string{"Control ID|Control Name|Control Requirement|Responsible Role|Implemented|Planned|Not Applicable|Solution Description", "AC-1|Policy|Develop an access control policy.|CISO|X|||Reviewed yearly", "AC-2|Accounts|Manage all accounts.|IT||X||"},
			texts: []string{"Develop an access control policy.", "Manage all accounts."},
			want:  []string{"AC-1 must [full: Reviewed yearly]", "AC-2 must [roadmap]"},
		},
		{
			name:  "values to choose from, with their points",
			rows:  []string{"Nr.|Kriterium|Ausprägung|Punkte|Auswahl Bieter (X)", "1|Reaktionszeit vor Ort|bis 2 h|10|X", "||bis 4 h|5|", "||über 4 h|0|", "2|Ersatzteillager|im Umkreis 50 km|10|", "||im Umkreis 100 km|5|X"},
			texts: []string{"Reaktionszeit vor Ort\nbis 4 h\nüber 4 h", "Ersatzteillager"},
			want:  []string{"1 must [full]", "2 must [full]"},
		},
		{
			name:  "met to so many per cent",
			rows:  []string{"ID|Anforderung|Erfüllung in %", "A1|Volltextsuche in allen Akten|100", "A2|Suche in Anlagen der Akten|50", "A3|Suche in Bildern der Akten|0"},
			texts: []string{"Volltextsuche in allen Akten", "Suche in Anlagen der Akten", "Suche in Bildern der Akten"},
			want:  []string{"A1 must [full]", "A2 must [partial]", "A3 must [no]"},
		},
		{
			name:  "signed below the last row",
			rows:  []string{"Lfd.|Mindestanforderung|eingehalten (ja/nein)", "1|Lieferung innerhalb von 6 Wochen|ja", "2|Garantie 36 Monate|nein", "", "Ort, Datum:|Musterhausen, 01.12.2026|", "Unterschrift / Name:|Erika Beispiel|"},
			texts: []string{"Lieferung innerhalb von 6 Wochen", "Garantie 36 Monate"},
			want:  []string{"Sheet!2 must [full]", "Sheet!3 must [no]"},
		},
		{
			name:  "criteria about signatures are no signatures",
			rows:  []string{"Requirement|Comply?|How?", "Signature verification of all documents|Yes|", "Unterschriften werden elektronisch geleistet|Yes|", "Signed packages are rolled out|Ja:|"},
			texts: []string{"Signature verification of all documents", "Unterschriften werden elektronisch geleistet", "Signed packages are rolled out"},
			want:  []string{"Sheet!2 must [full]", "Sheet!3 must [full]", "Sheet!4 must [full]"},
		},
		{
			name:  "the header in brackets",
			rows:  []string{"Ebene 1|Ebene 2 (Kriterium)|Antwort Bieter", "Qualität|Darstellung des Vorgehens|siehe Kapitel 2", "|Qualifikation des Teams|siehe Kapitel 3"},
			texts: []string{"Darstellung des Vorgehens", "Qualifikation des Teams"},
			want:  []string{"Sheet!2 must [unstated: siehe Kapitel 2]", "Sheet!3 must [unstated: siehe Kapitel 3]"},
		},
		{
			name:  "criteria and sub-criteria",
			rows:  []string{"No|Criteria|Sub-criteria|Max points|Bidder's page reference|Complied (Y/N)", "C1|Company experience|At least five similar contracts|20|p. 12|Y", "||Three reference letters|10|p. 15|N", "C2|Key personnel|Manager registered with the council|20||"},
			texts: []string{"At least five similar contracts", "Three reference letters", "Manager registered with the council"},
			want:  []string{"C1 must [full]", "Sheet!3 must [no]", "C2 must [unstated]"},
		},
		{
			name:  "whose column it is, in the genitive",
			rows:  []string{"S/N|Parameter|Purchaser's requirement|Supplier's offer|Meets? (Yes/No)", "1|Processor|8 cores or more|12 cores|Yes", "2|Disk|1 TB NVMe|1 TB NVMe|Yes", "3|Warranty|3 years on site||"},
			texts: []string{"8 cores or more", "1 TB NVMe", "3 years on site"},
			want:  []string{"1 must [full: 12 cores]", "2 must [full: 1 TB NVMe]", "3 must [unstated]"},
		},
		{
			name:  "what the customer wants, AG, and what we promise, AN",
			rows:  []string{"Nr.|Leistung|Zielwert AG|Zusage AN|Messverfahren", "1|Erreichbarkeit der Hotline|95 % in 20 s|96 % in 20 s|ACD", "2|Wiederherstellung|4 h|8 h|Ticket", "3|Verfügbarkeit des Portals|99,5 %||Monitoring"},
			texts: []string{"95 % in 20 s", "4 h", "99,5 %"},
			want:  []string{"1 must [unstated: 96 % in 20 s]", "2 must [unstated: 8 h]", "3 must [unstated]"},
		},
		{
			name:  "a header that speaks to the bidder",
			rows:  []string{"Nr. des Kriteriums|Bezeichnung des Kriteriums|Maximal erreichbare Punktzahl|Ihre Ausführungen (max. 1.000 Zeichen je Kriterium)", "3.1|Vorgehen bei der Übernahme des Betriebs|40|Wir beginnen mit der Aufnahme.", "3.2|Kontrollen der Qualität vor Ort|30|"},
			texts: []string{"Vorgehen bei der Übernahme des Betriebs", "Kontrollen der Qualität vor Ort"},
			want:  []string{"3.1 must [unstated: Wir beginnen mit der Aufnahme.]", "3.2 must [unstated]"},
		},
		{
			name:  "a description behind the answer",
			rows:  []string{"Code|Control objective|In place (TRUE/FALSE)|Description", "C1|Backups are encrypted|TRUE|AES-256", "C2|Restores are tested|FALSE|planned yearly", "C3|Logs are kept|TRUE|"},
			texts: []string{"Backups are encrypted", "Restores are tested", "Logs are kept"},
			want:  []string{"C1 must [full: AES-256]", "C2 must [no: planned yearly]", "C3 must [full]"},
		},
		{
			name:  "MoSCoW in letters",
			rows:  []string{"Story ID|User story|MoSCoW|Supplier comment", "B-1|As a guest I want to book a room.|M|yes", "B-2|As a guest I want to cancel.|S|", "B-3|As a clerk I want to print.|W|"},
			texts: []string{"As a guest I want to book a room.", "As a guest I want to cancel.", "As a clerk I want to print."},
			want:  []string{"B-1 must [full]", "B-2 should [unstated]", "B-3 info [unstated]"},
		},
		{
			name:  "the value that is asked for, offered in the same words",
			rows:  []string{"Pos.|Merkmal|Sollwert|Istwert (vom Bieter einzutragen)", "1|Gehäuse|Stahlblech, RAL 7035|Stahlblech, RAL 7035", "2|Schutzart|IP65|IP54"},
			texts: []string{"Stahlblech, RAL 7035", "IP65"},
			want:  []string{"1 must [unstated: Stahlblech, RAL 7035]", "2 must [unstated: IP54]"},
		},
		{
			name: "a table per lot, in a file that is named after its lots", sheet: "three-lots-here",
			rows: []string{
				"Los 1 – Reinigung", "Nr.|Anforderung|Art|Bieter", "1|Tägliche Leerung der Papierkörbe|A|ja", "2|Wöchentliche Reinigung der Fenster|B|ja",
				"Los 2 – Winterdienst", "Nr.|Anforderung|Art|Bieter", "1|Räumung der Wege bis 7 Uhr|A|ja", "2|Streugut ohne Salz|A|ja",
			},
			texts: []string{"1: Tägliche Leerung der Papierkörbe", "1: Wöchentliche Reinigung der Fenster", "2: Räumung der Wege bis 7 Uhr", "2: Streugut ohne Salz"},
			want:  []string{"1 exclusion [full]", "2 scored [full]", "1 exclusion [full]", "2 exclusion [full]"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			name := tc.sheet
			if name == "" {
				name = "Sheet"
			}
			s := read(t, sheet(name, tc.rows))
			var texts []string
			for _, c := range s.Criteria {
				text := c.Text
				if c.Lot != "" {
					text = c.Lot + ": " + text
				}
				texts = append(texts, text)
			}
			if diff := cmp.Diff(tc.texts, texts); diff != "" {
				t.Errorf("texts (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tc.want, told(s)); diff != "" {
				t.Errorf("criteria (-want +got):\n%s", diff)
			}
			if len(s.Problems) > 0 {
				t.Errorf("problems %v", s.Problems)
			}
		})
	}
}
