package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/parsers/table"
)

// TestFamilies reads the layouts that bid teams meet, each in small.
func TestFamilies(t *testing.T) {
	for _, tc := range []struct {
		name    string
		sheet   string
		rows    []string
		changes []change
		account string
		columns map[string][]string
		want    []string
	}{
		{
			name:  "questionnaire whose section titles stand in the header rows and whose questions have no header",
			sheet: "Organization",
			rows: []string{
				"", "Vendor Assessment Questionnaire", "", "Complete each section below before you return this workbook to the institution that sent it to you.", "",
				"Company Information||Answer|Additional Information|Guidance",
				"COMP-01|Do you have a dedicated information security office?|Yes|Twelve people.|State the number of people.",
				"COMP-02|Do you have a software development team of your own?|No||",
				"",
				"Documentation||Answer|Additional Information|Guidance",
				"DOCU-01|Have you undergone an audit of your controls this year?|||Attach it.",
				"DOCU-02|Do you conform with an industry standard framework?|N/A|Not in our line of business.|",
				"||||||End Table Data",
			},
			account: "criteria 13: c4 p0 a0 h3 +0 b4 4=instruction 13=sentinel",
			columns: map[string][]string{"id": {"A"}, "text": {"B"}, "claim": {"C"}, "comment": {"D"}},
			want:    []string{"COMP-01 must [full: Twelve people.]", "COMP-02 must [no]", "DOCU-01 must [unstated]", "DOCU-02 must [not-applicable: Not in our line of business.]"},
		},
		{
			name:  "consensus questionnaire below a line of metadata",
			sheet: "CAIQ",
			rows: []string{
				"CONSENSUS QUESTIONNAIRE|v4.0.2",
				"Question ID|Question|CSP CAIQ Answer|SSRM Control Ownership|CSP Implementation Description  (Optional/Recommended)|CSC Responsibilities  (Optional/Recommended)|CCM Control ID|CCM Control Specification|CCM Control Title|CCM Domain Title",
				"A&A-01.1|Are audit policies established and documented?|Yes|CSP-owned|Reviewed each year by the board.||A&A-01|Establish, document and approve audit policies.|Audit Policy|Audit & Assurance",
				"A&A-01.2|Are audit policies reviewed at least annually?|NA|||||||",
				"A&A-02.1|Are independent audits conducted each year?||||| A&A-02|Conduct independent audits every single year.|Independent Audits|",
				"© Copyright 2024 Example Alliance - All rights reserved.",
			},
			account: "criteria 6: c3 p0 a0 h2 +0 b0 6=sentinel",
			columns: map[string][]string{"id": {"A"}, "text": {"B"}, "title": {"I"}, "claim": {"C"}, "comment": {"E"}, "section": {"J"}},
			want:    []string{"A&A-01.1 must [full: Reviewed each year by the board.]", "A&A-01.2 must [not-applicable]", "A&A-02.1 must [unstated]"},
		},
		{
			name:  "accessibility report",
			sheet: "Table 1",
			rows: []string{
				"Criteria|Conformance Level|Remarks and Explanations",
				"1.1.1 Non-text Content (Level A)|Supports|All pictures have texts.",
				"1.2.1 Audio-only and Video-only (Level A)|Partially Supports|Some films lack texts.",
				"1.2.2 Captions (Level A)|Does Not Support|",
				"1.2.3 Audio Description (Level A)|Not Evaluated|",
			},
			account: "criteria 5: c4 p0 a0 h1 +0 b0",
			columns: map[string][]string{"text": {"A"}, "claim": {"B"}, "comment": {"C"}},
			want:    []string{"1.1.1 must [full: All pictures have texts.]", "1.2.1 must [partial: Some films lack texts.]", "1.2.2 must [no]", "1.2.3 must [unclear]"},
		},
		{
			name:  "catalogue of exclusion and scored criteria with sections and sums",
			sheet: "Bewertungsmatrix",
			rows: []string{
				"Kriterienkatalog zur Ausschreibung VG-2026-117", "",
				"Nr.|Kriterium|A/B|Gewichtung|max. Punkte|Antwort des Bieters|Verweis auf Angebot",
				"1|Allgemeines",
				"1.1|Der Bieter verfügt über eine Zertifizierung nach ISO 9001.|A|||Ja|Anlage 3",
				"1.2|Beschreiben Sie Ihr Qualitätsmanagement.|B|10|50|Wir prüfen jede Lieferung zweimal.|Kapitel 2.1",
				"|Zwischensumme|||=SUM(E5:E6)",
				"2|Betrieb",
				"2.1|Das System wird in Deutschland betrieben.|A||||",
				"2.2|Die Verfügbarkeit beträgt 99,5 % im Jahresmittel.|B|20|50|teilweise|",
				"|Summe|||=SUM(E9:E10)",
			},
			changes: []change{bold(4, 2), bold(8, 2)},
			account: "criteria 11: c4 p0 a0 h4 +0 b1 7=total 11=total",
			columns: map[string][]string{"id": {"A"}, "text": {"B"}, "obligation": {"C"}, "weight": {"D"}, "points": {"E"}, "claim": {"F"}, "reference": {"G"}},
			want: []string{
				"1.1 exclusion [full: Anlage 3]", "1.2 scored [unstated: Wir prüfen jede Lieferung zweimal. / Kapitel 2.1]",
				"2.1 exclusion [unstated]", "2.2 scored [partial]",
			},
		},
		{
			name:  "response codes explained by a legend beside instructions",
			sheet: "Functional",
			rows: []string{
				"Response codes:", "S: Standard", "T: Third party", "M: Customization", "F: Future release", "N: Not available", "",
				"Req #|Functional Area|Requirement|Priority|Response Code|Comments",
				"1|Ledger|The system shall post journals in batches.|1|S|",
				"2|Ledger|The system shall post journals one by one.|1|F|Release 9",
				"3|Assets|The system shall depreciate assets.|2|N|",
				"4|Assets|The system shall dispose of assets.|2|C|",
			},
			account: "criteria 12: c4 p0 a0 h7 +0 b1",
			columns: map[string][]string{"id": {"A"}, "section": {"B"}, "text": {"C"}, "claim": {"E"}, "comment": {"F"}},
			want:    []string{"1 must [full]", "2 must [roadmap: Release 9]", "3 must [no]", "4 must [unclear]"},
		},
		{
			name:  "clauses one by one",
			sheet: "SoC",
			rows: []string{
				"Clause No.|Requirement|Comply (Y/N)|Deviations", "2|GENERAL", "2.1|The equipment shall be rugged.|Y|", "2.2|The equipment shall be light.|N|It weighs 12 kg instead of 10 kg.",
				"3|DELIVERY", "3.1|Delivery shall take no more than ten weeks.|Y|",
			},
			account: "criteria 6: c3 p0 a0 h3 +0 b0",
			columns: map[string][]string{"id": {"A"}, "text": {"B"}, "claim": {"C"}, "deviation": {"D"}},
			want:    []string{"2.1 must [full]", "2.2 must [no: It weighs 12 kg instead of 10 kg.]", "3.1 must [full]"},
		},
		{
			name:  "fit and gap",
			sheet: "Prozesse",
			rows: []string{
				"Prozess|Anforderung|Prio|Fit/Gap|Lösung|Aufwand PT",
				"Einkauf|Bestellungen werden per EDI versandt.|1|Fit|Standardschnittstelle|0",
				"Einkauf|Rechnungen werden automatisch geprüft.|2|Gap|Eigenes Modul nötig|12",
				"Verkauf|Angebote werden versioniert.|2|Partial fit|Ohne Vergleich|3",
			},
			account: "criteria 4: c3 p0 a0 h1 +0 b0",
			columns: map[string][]string{"section": {"A"}, "text": {"B"}, "claim": {"D"}, "comment": {"E"}},
			want:    []string{"Prozesse!2 must [full: Standardschnittstelle]", "Prozesse!3 must [no: Eigenes Modul nötig]", "Prozesse!4 must [partial: Ohne Vergleich]"},
		},
		{
			name:  "proofs of suitability with groups for both sides",
			sheet: "Eignung",
			rows: []string{
				"vom Auftraggeber vorgegeben||||vom Bieter auszufüllen|",
				"Nr.|Eignungskriterium|Mindestanforderung|Geforderter Nachweis|erfüllt (ja/nein)|Anlage Nr.",
				"EK-1|Umsatz|Mindestens zwei Millionen Euro je Jahr im Mittel der letzten drei Jahre.|Eigenerklärung|ja|Anlage 4",
				"EK-2|Referenzen|Mindestens drei vergleichbare Projekte aus den letzten drei Jahren.|Referenzliste||",
			},
			changes: []change{merge(1, 1, 4), merge(1, 5, 6)},
			account: "criteria 4: c2 p0 a0 h2 +0 b0",
			columns: map[string][]string{"id": {"A"}, "title": {"B"}, "text": {"C"}, "claim": {"E"}, "evidence": {"F"}},
			want:    []string{"EK-1 must [full: Anlage 4]", "EK-2 must [unstated]"},
		},
		{
			name:  "two tables on one sheet",
			sheet: "Alles",
			rows: []string{
				"Nr.|Anforderung|Erfüllt?", "A-1|Das System druckt alle Belege.|ja", "A-2|Das System druckt alle Karten.|ja", "",
				"Pos.|Bezeichnung|Menge|Einzelpreis|Gesamtpreis", "1|Drucker|2|100,00|200,00", "2|Scanner|1|80,00|80,00", "|Summe|||280,00",
			},
			account: "criteria 8: c2 p2 a0 h2 +0 b1 8=total",
			columns: map[string][]string{"id": {"A"}, "text": {"B"}, "claim": {"C"}, "quantity": {"C"}, "unit_price": {"D"}, "total": {"E"}},
			want:    []string{"A-1 must [full]", "A-2 must [full]"},
		},
		{
			name:  "type merged downwards",
			sheet: "Katalog",
			rows: []string{
				"Nr.|Bereich|Anforderung|Art", "1|Druck|Belege drucken.|MUSS", "2||Karten drucken.|", "3|Lesen|Belege lesen.|SOLL",
			},
			changes: []change{
				cell(2, 4, func(c *table.Cell) { c.Extra().MergeTo, c.Extra().MergeEnd = 4, 3 }),
				cell(2, 2, func(c *table.Cell) { c.Extra().MergeTo, c.Extra().MergeEnd = 2, 3 }),
			},
			account: "criteria 4: c3 p0 a0 h1 +0 b0",
			columns: map[string][]string{"id": {"A"}, "section": {"B"}, "text": {"C"}, "obligation": {"D"}},
			want:    []string{"1 must", "2 must", "3 should"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := read(t, sheet(tc.sheet, tc.rows, tc.changes...))
			if got := account(s); got != tc.account {
				t.Errorf("account\n got %s\nwant %s", got, tc.account)
			}
			if diff := cmp.Diff(tc.columns, s.Source.Columns); diff != "" {
				t.Errorf("columns (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tc.want, told(s)); diff != "" {
				t.Errorf("criteria (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSectionTitlesInHeaders(t *testing.T) {
	s := read(t, sheet("Form", []string{
		"Company||Answer|Additional Information",
		"COMP-01|Do you have a dedicated information security office?|Yes|",
		"COMP-02|Do you have a software development team of your own?|Yes|",
		"Documentation||Answer|Additional Information",
		"DOCU-01|Have you undergone an audit of your controls this year?||",
	}))
	var got []string
	for _, c := range s.Criteria {
		got = append(got, c.ID+" "+c.Section)
	}
	if diff := cmp.Diff([]string{"COMP-01 Company", "COMP-02 Company", "DOCU-01 Documentation"}, got); diff != "" {
		t.Errorf("sections (-want +got):\n%s", diff)
	}
}
