package table_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

func TestReadClaim(t *testing.T) {
	pretix := []string{"Im Standard erfüllt", "Mit Zusatzkosten erfüllt", "Nicht erfüllt"}
	for _, tc := range []struct {
		s       string
		allowed []string
		want    lint.Claim
	}{
		{"", nil, lint.Unstated},
		{"Ja", nil, lint.Full},
		{"JA.", nil, lint.Full},
		{"  yes ", nil, lint.Full},
		{"Nein", nil, lint.No},
		{"Im Standard erfüllt", pretix, lint.Full},
		{"Mit Zusatzkosten erfüllt", pretix, lint.ExtraCost},
		{"nicht erfüllt", pretix, lint.No},
		{"Nicht\nerfüllt", nil, lint.No},
		{"teilweise", nil, lint.Partial},
		{"Partially Supports", nil, lint.Partial},
		{"Does Not Support", nil, lint.No},
		{"Not Evaluated", nil, lint.Unclear},
		{"Out-of-the-box", nil, lint.Full},
		{"durch Konfiguration", nil, lint.Configured},
		{"N/A", nil, lint.NotApplicable},
		{"entfällt", nil, lint.NotApplicable},
		{"geplant", nil, lint.Roadmap},
		{"zur Kenntnis genommen", nil, lint.Noted},
		{"3rd party", nil, lint.ThirdParty},
		{"Ja, siehe Konzept 2.1", nil, lint.Full},
		{"Ja (ab Werk)", nil, lint.Full},
		{"Yes – see annex", nil, lint.Full},
		{"Yes - see annex", nil, lint.Full},
		{"Nein, aber ein Zusatzmodul leistet dies", nil, lint.No},
		{"Ja, teilweise", nil, lint.Partial},
		{"Yes (planned for Q3)", nil, lint.Roadmap},
		{"Ja, aber nur mit Zusatzkosten", nil, lint.ExtraCost},
		{"Erfüllt: siehe Kapitel 3", nil, lint.Full},
		{"Teilweise erfüllt; der Export fehlt", nil, lint.Partial},
		{"Nicht erfüllt. Wir planen dies.", nil, lint.No},
		{"Available in three languages", nil, lint.Unstated},
		{"Standardmäßig werden alle Belege gedruckt.", nil, lint.Unstated},
		{"No restrictions apply to printing", nil, lint.Unstated},
		{"Das System druckt alle Belege.", nil, lint.Unstated},
		{"TBD", nil, lint.Unclear},
		{"offen", nil, lint.Unclear},
		{"?", nil, lint.Unclear},
		{"P", nil, lint.Unclear},
		{"X", nil, lint.Unclear},
		{"N", nil, lint.Unclear},
		{"J", []string{"J", "N"}, lint.Full},
		{"n", []string{"J", "N"}, lint.No},
		{"1", []string{"0", "1"}, lint.Full},
		{"1", []string{"0", "1", "2", "3"}, lint.Unclear},
		{"Stufe 2", []string{"Stufe 1", "Stufe 2"}, lint.Unclear},
		{"ja / nein", nil, lint.Unstated},
		{"Bitte auswählen", nil, lint.Unstated},
		{"☐ Ja ☐ Nein", nil, lint.Unstated},
		{"☒ Ja ☐ Nein", nil, lint.Full},
		{"☐ Ja ☒ Nein", nil, lint.No},
		{"☒ Ja ☒ Nein", nil, lint.Unclear},
		{"[x] yes [ ] no", nil, lint.Full},
		{"✓", nil, lint.Full},
		{"✔️", nil, lint.Full},
		{"✅ siehe Konzept", nil, lint.Full},
		{"☑", nil, lint.Full},
		{"✗", nil, lint.No},
		{"❌ (Release 5)", nil, lint.No},
		{"☒", nil, lint.Unclear},
		{"N", []string{"Y", "N", "✅"}, lint.No},
		{"N", []string{"N", "✅"}, lint.Unclear},
	} {
		if got := table.ReadClaim(tc.s, tc.allowed); got != tc.want {
			t.Errorf("ReadClaim(%q, %v) = %s, want %s", tc.s, tc.allowed, got, tc.want)
		}
	}
}

func TestResponses(t *testing.T) {
	for _, tc := range []struct {
		name    string
		rows    []string
		changes []change
		want    []string
	}{
		{
			"claim and comment",
			[]string{"Nr.|Anforderung|Erfüllt?|Kommentar Bieter", "1|Belege drucken.|Ja|Ab Werk enthalten.", "2|Karten drucken.||", "3|Noten drucken.|nein|", "4|Listen drucken.|-|-"},
			nil,
			[]string{"1 must [full: Ab Werk enthalten.]", "2 must [unstated]", "3 must [no]", "4 must [unclear]"},
		},
		{
			"answer and text in one cell",
			[]string{"Nr.|Anforderung|Antwort", "1|Belege drucken.|Ja, siehe Konzept 2.1", "2|Karten drucken.|Das System druckt jede Karte auf jedem Drucker der Stadt.", "3|Noten drucken.|TBD"},
			nil,
			[]string{"1 must [full: siehe Konzept 2.1]", "2 must [unstated: Das System druckt jede Karte auf jedem Drucker der Stadt.]", "3 must [unclear]"},
		},
		{
			"columns to be marked",
			[]string{"Nr.|Anforderung|Ja|Nein|teilweise|Bemerkung", "1|Belege drucken.|x", "2|Karten drucken.||X", "3|Noten drucken.|||☒|nur schwarz", "4|Listen drucken.|x|x", "5|Alles drucken."},
			nil,
			[]string{"1 must [full]", "2 must [no]", "3 must [partial: nur schwarz]", "4 must [unclear]", "5 must [unstated]"},
		},
		{
			"an unanswered row of a list without IDs is no title",
			[]string{"Anforderung|Ja|Nein", "Drucken von Belegen|x|", "Lesen von Belegen||x", "Kopieren von Belegen||"},
			nil,
			[]string{"Katalog!2 must [full]", "Katalog!3 must [no]", "Katalog!4 must [unstated]"},
		},
		{
			"columns to be marked without any text of criteria",
			[]string{"Control ID|Implementation Status|||Origination|", "|Implemented|Planned|N/A|Service Provider|Customer", "AC-01 (a)|X|||X|", "AC-01 (b)||X||X|", "AC-02|X||X||X"},
			[]change{merge(1, 2, 4), merge(1, 5, 6), cell(1, 1, func(c *table.Cell) { c.Extra().MergeEnd = 2 })},
			[]string{"AC-01 (a) must [full]", "AC-01 (b) must [roadmap]", "AC-02 must [unclear]"},
		},
		{
			"letters that explain each other",
			[]string{"Nr.|Anforderung|Erfüllt J/N", "1|Belege drucken.|J", "2|Karten drucken.|N"},
			nil,
			[]string{"1 must [full]", "2 must [no]"},
		},
		{
			"letters that a legend explains",
			[]string{"S = Standard, M = Modifikation, N = nicht möglich", "Nr.|Anforderung|Antwort", "1|Belege drucken.|S", "2|Karten drucken.|M", "3|Noten drucken.|N"},
			nil,
			[]string{"1 must [full]", "2 must [custom]", "3 must [no]"},
		},
		{
			"letters that nothing explains",
			[]string{"Nr.|Anforderung|Response Code", "1|Belege drucken.|S", "2|Karten drucken.|M"},
			nil,
			[]string{"1 must [unclear]", "2 must [unclear]"},
		},
		{
			"a mark below a yes",
			[]string{"Nr.|Anforderung|erfüllt", "1|Belege drucken.|x", "2|Karten drucken.|"},
			nil,
			[]string{"1 must [full]", "2 must [unstated]"},
		},
		{
			"a form with its choices untouched",
			[]string{"Nr.|Anforderung|Erfüllt?", "1|Belege drucken.|ja / nein", "2|Karten drucken.|ja"},
			nil,
			[]string{"1 must [unstated]", "2 must [full]"},
		},
		{
			"the customer's own remarks are no answer",
			[]string{"Nr.|Anforderung|Bemerkung", "1|Belege drucken.|siehe Besprechung vom Mai", "2|Karten drucken.|"},
			nil,
			[]string{"1 must", "2 must"},
		},
		{
			"the customer's expected answer is no answer",
			[]string{"ID|Question|Compliant Response|Answer", "GNRL-01|Do you have a policy in place?|Yes|", "GNRL-02|Do you test the policy each year?|Yes|"},
			nil,
			[]string{"GNRL-01 must [unstated]", "GNRL-02 must [unstated]"},
		},
		{
			"the customer's status is no answer",
			[]string{"ID|Requirement|Status", "R-1|The system shall print.|planned", "R-2|The system shall scan.|open"},
			nil,
			[]string{"R-1 must", "R-2 must"},
		},
		{
			"a list of answers makes a column of claims",
			[]string{"ID|Requirement|Can it do that|Remarks", "R-1|The system shall print.|Yes|out of the box", "R-2|The system shall scan.|Partial|colour only"},
			[]change{list(3, "No", "Partial", "Yes")},
			[]string{"R-1 must [full: out of the box]", "R-2 must [partial: colour only]"},
		},
		{
			"two lists of answers and nobody knows which is ours",
			[]string{"ID|Requirement|Verifiable|Tested", "R-1|The system shall print.|Yes|No", "R-2|The system shall scan.|No|No"},
			[]change{list(3, "No", "Yes"), list(4, "No", "Yes")},
			[]string{"R-1 must", "R-2 must"},
		},
		{
			"answer continued in the row below",
			[]string{"Nr.|Anforderung|Erfüllt?|Kommentar Bieter", "1|Belege drucken.|Ja|Ab Werk.", "|||Auch farbig.", "2|Karten drucken.|Ja|"},
			nil,
			[]string{"1 must [full: Ab Werk. / Auch farbig.]", "2 must [full]"},
		},
		{
			"the same criterion twice, answered below",
			[]string{"Nr.|Anforderung|Erfüllt?", "1|Belege drucken.|", "2|Karten drucken.|nein", "1|Belege drucken.|ja"},
			nil,
			[]string{"1 must [unstated] [full]", "2 must [no]"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := read(t, sheet("Katalog", tc.rows, tc.changes...))
			if diff := cmp.Diff(tc.want, told(s)); diff != "" {
				t.Errorf("criteria (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPlacesOfAnswers(t *testing.T) {
	s := read(t, sheet("A", []string{"Nr.|Anforderung|Antwort|Bemerkung des Bieters", "1|Belege drucken.|Ja, siehe Konzept|Ab Werk", "2|Karten drucken."}, list(3, "Ja", "Nein")))
	c := s.Criteria[0]
	r := c.Responses[0]
	if r.ClaimText() != "Ja" || r.ClaimCell.Kind != lint.Cell || r.ClaimCell.At(0, 2).Cell() != "C2" || r.At.Cell() != "C2" || c.AnswerAt.Cell() != "C2" {
		t.Errorf("claim %q at %s, answer at %s", r.ClaimText(), r.At.Cell(), c.AnswerAt.Cell())
	}
	var at []string
	for _, b := range r.Text.Blocks {
		at = append(at, b.At(0, len(b.Str)).Cell()+" "+b.Str)
	}
	if diff := cmp.Diff([]string{"C2 siehe Konzept", "D2 Ab Werk"}, at); diff != "" {
		t.Errorf("text (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"Ja", "Nein"}, c.Allowed); diff != "" || c.Expects != lint.ExpectsMark {
		t.Errorf("expects %s, allowed (-want +got):\n%s", c.Expects, diff)
	}
	empty := s.Criteria[1].Responses[0]
	if !empty.Empty() || empty.At.Cell() != "C3" {
		t.Errorf("the empty response stands at %s, empty %v", empty.At.Cell(), empty.Empty())
	}
}

func TestEvidence(t *testing.T) {
	g := sheet("A", []string{
		"Nr.|Anforderung|Erfüllt?|Nachweis des Bieters|Kommentar des Bieters",
		"1|Belege drucken.|Ja|anlagen/beleg.pdf; Zertifikat des Herstellers|",
		"2|Karten drucken.|Ja||Nachweis in Anlage 7, siehe https://example.org/karten.",
		"3|Noten drucken.|Ja|wird nachgereicht|",
		"4|Listen drucken.|Ja|Handbuch|",
		"5|Alles drucken.|Ja|-|",
		"6|Lücken melden.|Ja||Der Meldeweg steht in der Datei security.txt auf unserer Website, der Vertrag in vertrag.pdf im Ordner Anlagen.",
	}, cell(5, 4, func(c *table.Cell) { c.Extra().Link = "anlagen/hand%20buch.pdf" }))
	s := table.Read(g, table.Options{Side: lint.SideOffer, Exists: func(p string) bool { return p == "rfp/anlagen/hand buch.pdf" }})
	var got []string
	for _, c := range s.Criteria {
		line := c.ID
		for _, e := range c.Responses[0].Evidence {
			line += " | " + e.Name() + " → " + e.Target
			if e.Web {
				line += " (web)"
			}
			if e.Path != "" {
				line += map[bool]string{true: " there", false: " missing"}[e.Exists]
			}
		}
		got = append(got, line)
	}
	want := []string{
		"1 | anlagen/beleg.pdf → anlagen/beleg.pdf missing",
		"2 | https://example.org/karten → https://example.org/karten (web) | Anlage 7 → ",
		"3",
		"4 | Handbuch → anlagen/hand%20buch.pdf there",
		"5",
		"6 | vertrag.pdf → vertrag.pdf missing",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("evidence (-want +got):\n%s", diff)
	}
}

func TestObligations(t *testing.T) {
	for _, tc := range []struct {
		name string
		rows []string
		want string // obligation/source/word of each criterion
	}{
		{"words", []string{"Nr.|Anforderung|Art", "1|Belege drucken.|MUSS", "2|Karten drucken.|soll", "3|Noten.|Kann", "4|Listen.|Info"}, "must/column/MUSS should/column/soll may/column/Kann info/column/Info"},
		{"English words", []string{"ID|Requirement|Conformance", "1|Print.|SHALL", "2|Scan.|SHALL NOT", "3|Fax.|SHOULD", "4|Mail.|MAY", "5|Old.|DEPRECATED"}, "must/column/SHALL must/column/SHALL+NOT should/column/SHOULD may/column/MAY info/column/DEPRECATED"},
		{"M, S, K", []string{"Nr.|Anforderung|Art", "1|Belege.|M", "2|Karten.|S", "3|Noten.|K"}, "must/column/M should/column/S may/column/K"},
		{"M, D", []string{"No.|Requirement|Type", "1|Print.|M", "2|Scan.|D"}, "must/column/M should/column/D"},
		{"A, B", []string{"Nr.|Kriterium|A/B", "1|Belege.|A", "2|Karten.|B"}, "exclusion/column/A scored/column/B"},
		{"one letter says nothing", []string{"Nr.|Anforderung|Typ", "1|Belege.|M", "2|Karten.|M"}, "must/default/ must/default/"},
		{"priorities are no obligation", []string{"Nr.|Anforderung|Priorität", "1|Belege.|hoch", "2|Karten.|niedrig"}, "must/default/ must/default/"},
		{"unless their words say so", []string{"Nr.|Anforderung|Priorität", "1|Belege.|muss", "2|Karten.|kann"}, "must/column/muss may/column/kann"},
		{"high and low are none", []string{"ID|Requirement|Criticality", "1|Print.|High", "2|Scan.|Low"}, "must/default/ must/default/"},
		{"yes below K.o.", []string{"Nr.|Anforderung|K.O.", "1|Belege.|ja", "2|Karten.|nein", "3|Noten."}, "exclusion/column/K.O. must/default/ must/default/"},
		{"yes below Mandatory?", []string{"No.|Requirement|Mandatory?", "1|Print.|Yes", "2|Scan.|No"}, "must/column/Mandatory should/column/No"},
		{"marks below Muss, Soll, Kann", []string{"Nr.|Anforderung|Muss|Soll|Kann", "1|Belege.|x", "2|Karten.||x", "3|Noten.|||x"}, "must/column/Muss should/column/Soll may/column/Kann"},
		{"suffix of the ID", []string{"Nr.|Anforderung", "3.1 (A)|Belege drucken.", "3.2 (B)|Karten drucken.", "3.3 (A)|Noten drucken."}, "exclusion/id/A scored/id/B exclusion/id/A"},
		{"both letters under one number are no types", []string{"Nr.|Anforderung", "3.1 (A)|Belege drucken.", "3.1 (B)|Karten drucken.", "3.2 (A)|Noten drucken.", "3.2 (B)|Listen drucken."}, "must/default/ must/default/ must/default/ must/default/"},
		{"chapters A and B are no types", []string{"Nr.|Anforderung", "A-01|Belege drucken.", "A-02|Karten drucken.", "B-01|Noten drucken.", "B-02|Listen drucken."}, "must/default/ must/default/ must/default/ must/default/"},
		{"section", []string{"Nr.|Bereich|Anforderung", "1|A-Kriterien|Belege drucken.", "2|B-Kriterien|Karten drucken."}, "exclusion/section/A-Kriterien scored/section/B-Kriterien"},
		{"sentence above", []string{"Alle Anforderungen dieses Blattes sind Ausschlusskriterien.", "Nr.|Anforderung", "1|Belege drucken.", "2|Karten drucken."}, "exclusion/section/ausschlusskriterien exclusion/section/ausschlusskriterien"},
		{"sentence within a section", []string{"Nr.|Anforderung", "Druck", "Sämtliche Anforderungen dieses Abschnitts sind Ausschlusskriterien.", "1|Belege drucken.", "Lesen", "2|Belege lesen."}, "exclusion/section/Ausschlusskriterien must/default/"},
		{"legend of the column", []string{"Z = Muss-Kriterium, W = Kann-Kriterium", "Nr.|Anforderung|Art", "1|Belege.|Z", "2|Karten.|W"}, "must/column/Z may/column/W"},
		{"star", []string{"Mit * gekennzeichnete Fragen sind Ausschlusskriterien", "Nr.|Frage", "1|Drucken Sie Belege? *", "2|Drucken Sie Karten?"}, "exclusion/legend/ausschlusskriterien must/default/"},
		{
			"wording",
			[]string{"Nr.|Anforderung", "1|Das System muss drucken.", "2|Das System soll drucken.", "3|Benutzer können drucken.", "4|Der Bieter kann Schulungen anbieten.", "5|Das System darf nicht drucken.", "6|Sollte der Druck scheitern, wird gemeldet."},
			"must/text/muss should/text/soll must/default/ may/text/der+bieter+kann must/text/darf+nicht must/default/",
		},
		{
			"English wording",
			[]string{"ID|Requirement", "1|The system shall print.", "2|The system shall not print.", "3|The system should print.", "4|Users may print.", "5|The server MAY print."},
			"must/text/shall must/text/shall+not should/text/should must/default/ may/text/MAY",
		},
		{
			"withdrawn",
			[]string{"Nr.|Anforderung|Art", "1|[GELÖSCHT] Belege drucken.|MUSS", "2|entfällt|MUSS", "3|RESERVED|", "4|Die Gebühr entfällt bei Kindern.|MUSS", "5|Karten drucken.|entfällt"},
			"info/text/gelöscht info/text/entfällt info/text/reserved must/column/MUSS info/column/entfällt",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := read(t, sheet("Katalog", tc.rows))
			var got []string
			for _, c := range s.Criteria {
				got = append(got, c.Obligation.String()+"/"+c.ObligationSource.String()+"/"+strings.ReplaceAll(c.ObligationWord, " ", "+"))
			}
			if line := strings.Join(got, " "); line != tc.want {
				t.Errorf("got  %s\nwant %s", line, tc.want)
			}
		})
	}
}

func TestWithdrawn(t *testing.T) {
	s := read(t, sheet("A", []string{"Nr.|Anforderung|Art", "1|Belege drucken.|MUSS", "2|Karten drucken.|MUSS", "3|gestrichen|MUSS"}, func(g *table.Grid) {
		for k := range g.Rows[2].Cells {
			g.Rows[2].Cells[k].Struck = true
		}
	}))
	var got []bool
	for _, c := range s.Criteria {
		got = append(got, c.Withdrawn)
	}
	if diff := cmp.Diff([]bool{false, true, true}, got); diff != "" {
		t.Errorf("withdrawn (-want +got):\n%s", diff)
	}
}

func TestAsks(t *testing.T) {
	for _, tc := range []struct {
		s              string
		text, evidence bool
	}{
		{"Beschreiben Sie Ihr Vorgehen bei der Migration.", true, false},
		{"Bitte erläutern Sie kurz das Rollenkonzept.", true, false},
		{"Das Betriebskonzept ist darzustellen.", true, false},
		{"Stellen Sie den Ablauf der Schulungen dar.", true, false},
		{"Der Bieter beschreibt das Vorgehen bei Störungen.", true, false},
		{"Wie stellen Sie die Verfügbarkeit sicher?", true, false},
		{"Welche Schnittstellen bietet das System?", true, false},
		{"Describe your approach to data migration.", true, false},
		{"Please explain how backups are tested.", true, false},
		{"How does the system handle failed logins?", true, false},
		{"The vendor shall provide a detailed description of the interfaces.", true, false},
		{"If yes, describe the process.", true, false},
		{"Beantworten Sie in maximal 90 Wörtern: Was geschieht, wenn der Strom ausfällt?", true, false},
		{"Antworten Sie auf höchstens zwei Seiten.", true, false},
		{"State in up to 90 words how refunds are made.", true, false},
		{"Please state how faults are reported.", true, false},
		{"The form must state how fees are made up.", false, false},
		{"The state of each job must be shown in up to 20 characters.", false, false},
		{"Nachrichten müssen mit bis zu 500 Zeichen beantwortet werden.", false, false},
		{"Das System ermöglicht es, Dokumente zu beschreiben.", false, false},
		{"Benutzer können Vorgänge beschreiben und begründen.", false, false},
		{"Das System druckt Belege.", false, false},
		{"The system shall describe errors in plain words.", false, false},
		{"Die Zertifizierung nach ISO 27001 ist nachzuweisen.", false, true},
		{"Ein Zertifikat nach ISO 27001 ist dem Angebot beizufügen.", false, true},
		{"Legen Sie die Nachweise der Schulungen vor.", false, true},
		{"Die Eignung ist durch Referenzen zu belegen.", false, true},
		{"Nachweis: Zertifikat nach ISO 9001", false, true},
		{"Das Rechenzentrum ist zertifiziert; der Nachweis ist mit dem Angebot einzureichen.", false, true},
		{"Die Software ist barrierefrei, ein Prüfbericht ist beizufügen.", false, true},
		{"Provide evidence of your ISO 27001 certification.", false, true},
		{"The bidder shall submit a valid certificate.", false, true},
		{"Attach a copy of the insurance policy.", false, true},
		{"Ein Zertifikat ist auf Verlangen vorzulegen.", false, false},
		{"A certificate shall be submitted on request.", false, false},
		{"Das System protokolliert Nachweise.", false, false},
		{"Der Benutzer kann einen Umsatznachweis exportieren.", false, false},
		{"Das System erstellt den Nachweis über alle Zahlungen.", false, false},
		{"Users can attach files to a record.", false, false},
		{"On completion, the crew must be able to\n- attach photographs\n- sign the order.", false, false},
		{"With the offer:\n- attach photographs\n- sign the form.", false, true},
		{"The system shall provide a zero copy interface.", false, false},
		{"The system shall provide a detailed description of each error.", false, false},
		{"The system shall provide proof of delivery.", false, false},
		{"Mitarbeitende können Bescheinigungen drucken.", false, false},
	} {
		s := read(t, sheet("A", []string{"Nr.|Anforderung", "1|" + tc.s}))
		c := s.Criteria[0]
		if c.AsksText != tc.text || c.AsksEvidence != tc.evidence {
			t.Errorf("%q: asks for text %v, evidence %v; want %v, %v", tc.s, c.AsksText, c.AsksEvidence, tc.text, tc.evidence)
		}
	}
}

func TestRequiredEvidence(t *testing.T) {
	s := read(t, sheet("A", []string{"Nr.|Anforderung|Geforderter Nachweis|Antwort", "1|Belege drucken.|Zertifikat|", "2|Karten drucken.|-|", "3|Noten drucken.|auf Verlangen: Zertifikat|"}))
	var got []bool
	for _, c := range s.Criteria {
		got = append(got, c.AsksEvidence)
	}
	if diff := cmp.Diff([]bool{true, false, false}, got); diff != "" {
		t.Errorf("asks for evidence (-want +got):\n%s", diff)
	}
}

func TestMerge(t *testing.T) {
	head := "ID|Question|Answer|Comments"
	first := read(t, sheet("One", []string{head, "Q-1|Do you encrypt the data at rest?|Yes|", "Q-2|Do you test the backups each year?||"}))
	second := read(t, sheet("Two", []string{head, "Q-1|Do you encrypt the data at rest?|No|Only in part.", "q-02|Do you test the backups each month?|Yes|", "Q-3|Do you log all access to the data?|Yes|"}))
	all := table.Merge(nil, first)
	all = table.Merge(all, second)
	checkAccount(t, second.Source)
	if got := account(second); got != "criteria 4: c2 p0 a1 h1 +0 b0" {
		t.Errorf("account %s", got)
	}
	got := told(&table.Sheet{Criteria: all})
	want := []string{"Q-1 must [full] [no: Only in part.]", "Q-2 must [unstated]", "q-02 must [full]", "Q-3 must [full]"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
	if all[2].DuplicateOf() != all[1] || len(second.Problems) != 1 || second.Problems[0].Criterion != all[2] {
		t.Errorf("the other text goes unreported: %+v", second.Problems)
	}
	if all[0].Responses[1].Criterion != all[0] {
		t.Error("the response still belongs to the row that is gone")
	}
}

func TestMergeVisibleWins(t *testing.T) {
	head := "ID|Question|Answer"
	hidden := sheet("Backend", []string{head, "Q-1|Do you encrypt the data at rest?|"})
	hidden.Hidden = true
	visible := sheet("Form", []string{head, "Q-1|Do you encrypt the data at rest?|Yes"})
	all := table.Merge(nil, read(t, hidden))
	s := read(t, visible)
	all = table.Merge(all, s)
	checkAccount(t, s.Source)
	if len(all) != 1 || all[0].Hidden || all[0].At.Sheet != "Form" || all[0].AnswerAt.Cell() != "C2" {
		t.Errorf("the criterion is told by the hidden sheet: %+v", all[0])
	}
	if all[0].Responses[0].Claim != lint.Full || all[0].Responses[0].Criterion != all[0] {
		t.Errorf("responses %+v", all[0].Responses)
	}
}

func TestMergeAnswersWithoutTexts(t *testing.T) {
	first := read(t, sheet("Status", []string{"Control ID|Implemented|Planned|N/A", "AC-01|X||", "AC-02||X|"}))
	second := read(t, sheet("Words", []string{"Control ID|Compliance|Comment", "AC-01|Partial|Only for accounts of the platform.", "AC-02|No|Not before next year."}))
	all := table.Merge(table.Merge(nil, first), second)
	want := []string{"AC-01 must [full] [partial: Only for accounts of the platform.]", "AC-02 must [roadmap] [no: Not before next year.]"}
	if diff := cmp.Diff(want, told(&table.Sheet{Criteria: all})); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
	if got := account(second); got != "answers 3: c0 p0 a2 h1 +0 b0" {
		t.Errorf("account %s", got)
	}
}

// TestMergeAnotherQuestion holds that a sheet which asks something else of the same criteria neither declines nor confirms them;
// one that asks whether they are met does, however long its header is.
func TestMergeAnotherQuestion(t *testing.T) {
	for header, want := range map[string][]string{
		"Can be inherited from the operator": {"AC-01 must [full] [unstated: The operator checks accounts.]", "AC-02 must [roadmap]", "AC-03 must [unstated] [no: Not used.]"},
		"Beistellung durch Dritte nötig":     {"AC-01 must [full] [unstated: The operator checks accounts.]", "AC-02 must [roadmap]", "AC-03 must [unstated] [no: Not used.]"},
		"Does your product do this":          {"AC-01 must [full] [no: The operator checks accounts.]", "AC-02 must [roadmap] [no]", "AC-03 must [unstated] [no: Not used.]"},
		"Response":                           {"AC-01 must [full] [no: The operator checks accounts.]", "AC-02 must [roadmap] [no]", "AC-03 must [unstated] [no: Not used.]"},
	} {
		first := read(t, sheet("Status", []string{"Control ID|Implemented|Planned|N/A", "AC-01|X||", "AC-02||X|", "AC-03|||"}))
		second := sheet("Responsibility", []string{"Control ID|" + header + "|Comment", "AC-01|No|The operator checks accounts.", "AC-02|No|", "AC-03|No|Not used."})
		second.Allowed = map[int][]string{2: {"No", "Partial", "Yes"}}
		asked := read(t, second)
		all := table.Merge(table.Merge(nil, first), asked)
		if diff := cmp.Diff(want, told(&table.Sheet{Criteria: all})); diff != "" {
			t.Errorf("%s: criteria (-want +got):\n%s", header, diff)
		}
		var notes []lint.Note // what was set aside is told in the account
		if !strings.Contains(want[1], "[no]") {
			notes = []lint.Note{{Fact: "other-question", N: 2}}
		}
		kept := slices.DeleteFunc(asked.Source.Notes, func(n lint.Note) bool { return n.Fact != "other-question" })
		if diff := cmp.Diff(notes, kept, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: notes (-want +got):\n%s", header, diff)
		}
	}
}

func TestAnswer(t *testing.T) {
	head := "Nr.|Anforderung|Erfüllt?"
	all := table.Merge(nil, read(t, sheet("A", []string{head, "K-1|Belege drucken.|", "K-2|Karten drucken.|", "K-3|Noten drucken.|"})))
	ours := table.Read(sheet("A", []string{head, "K-1|Belege drucken.|ja", "K-20|Karten drucken.|ja", "K-3|Banknoten drucken.|nein"}), table.Options{Side: lint.SideOffer})
	strays := table.Answer(all, ours)
	checkAccount(t, ours.Source)
	if got := account(ours); got != "answers 4: c0 p0 a3 h1 +0 b0" {
		t.Errorf("account %s", got)
	}
	if len(strays) != 1 || strays[0].ID != "K-20" || strays[0].At.Cell() != "A3" {
		t.Errorf("strays %+v", strays)
	}
	want := []string{"K-1 must [unstated] [full]", "K-2 must [unstated]", "K-3 must [unstated] [no]"}
	if diff := cmp.Diff(want, told(&table.Sheet{Criteria: all})); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
	if len(ours.Problems) != 1 || ours.Problems[0].Criterion != all[2] {
		t.Errorf("the changed text goes unreported: %+v", ours.Problems)
	}
	plan := table.Read(sheet("Plan", []string{"Nr.|Beschreibung|Status", "1|Projekt beginnen|offen", "2|Projekt beenden|offen"}), table.Options{Side: lint.SideOffer})
	if strays := table.Answer(all, plan); strays != nil || plan.Source.Role != "unknown" || len(plan.Problems) != 1 {
		t.Errorf("a table of something else: role %q, strays %v", plan.Source.Role, strays)
	}
	checkAccount(t, plan.Source)
}

func TestUnread(t *testing.T) {
	s := table.Unread(sheet("A", []string{"Nr.|Anforderung", "", "1|Belege drucken."}), "not-selected")
	if got := account(s); got != "not-selected 3: c0 p0 a0 h0 +0 b1 1=not-selected 3=not-selected" {
		t.Errorf("account %s", got)
	}
}

func TestKeys(t *testing.T) {
	a := read(t, sheet("A", []string{"Nr.|Anforderung|Art", "K-1|Das System druckt Belege.|MUSS"}))
	b := read(t, sheet("A", []string{"Nr.|Anforderung|Art", "K-9|Das  System druckt\\nBelege.|SOLL"}))
	c := read(t, sheet("A", []string{"Nr.|Anforderung|Art", "K-1|Das System druckt Karten.|MUSS"}))
	if a.Criteria[0].Key != b.Criteria[0].Key || len(a.Criteria[0].Key) != 24 {
		t.Errorf("renumbering changed the key: %q, %q", a.Criteria[0].Key, b.Criteria[0].Key)
	}
	if a.Criteria[0].Key == c.Criteria[0].Key {
		t.Error("another text has the same key")
	}
}

func TestMarksAreNoTexts(t *testing.T) {
	s := read(t, sheet("Status", []string{"Control ID|Implemented|Planned|Service Provider", "AC-01|X||X", "AC-02||X|X"}))
	for _, c := range s.Criteria {
		if c.Text != "" || c.Title != "" {
			t.Errorf("%s has the text %q, which is a mark", c.ID, c.Label())
		}
	}
}

// TestTakenBackAnswers: a yes that its own cell takes back is none, and words behind a yes that take nothing back leave it.
func TestTakenBackAnswers(t *testing.T) {
	for s, want := range map[string]lint.Claim{
		"Ja, nicht":                       lint.Unclear,
		"Ja (nicht)":                      lint.Unclear,
		"Ja, leider nicht":                lint.Unclear,
		"Ja, aber nicht in der Cloud":     lint.Partial,
		"Ja – nicht im Standard":          lint.Partial,
		"Erfüllt, außer Teil b":           lint.Partial,
		"Erfüllt (nur Teil a)":            lint.Partial,
		"Compliant, with exceptions":      lint.Partial,
		"Complies, but not tested":        lint.Partial,
		"Yes, except on weekends":         lint.Partial,
		"Yes, we do not support this.":    lint.Unclear,
		"Yes: cannot be delivered":        lint.Unclear,
		"Erfüllt = nein":                  lint.No,
		"Ja (offen)":                      lint.Unclear,
		"Ja, zu klären":                   lint.Unclear,
		"Ja, ab 2028":                     lint.Roadmap,
		"Ja, ab Q3 2027":                  lint.Roadmap,
		"Nein ☒ Ja ☐":                     lint.No,
		"Ja ☒ Nein ☐":                     lint.Full,
		"☐ Ja ☒ Nein":                     lint.No,
		"( ) Ja (x) Nein":                 lint.No,
		"Nein [x] Ja [ ]":                 lint.No,
		"Ja, nicht nur im Standard":       lint.Full,
		"Ja, siehe Konzept 2.1":           lint.Full,
		"Yes, not only in Germany":        lint.Full,
		"Yes, we do not store data there": lint.Full,
		"Ja, ab 500 Nutzern":              lint.Full,
		"Ja, es ist keine Schulung nötig": lint.Full,
	} {
		if got := table.ReadClaim(s, nil); got != want {
			t.Errorf("%q is %v, want %v", s, got, want)
		}
	}
}

// TestAnswersAreNoHeaders: "Mandatory" and "No" are words of headers, and a row that asks for something is none.
func TestAnswersAreNoHeaders(t *testing.T) {
	g := sheet("Kriterien", []string{"ID|Requirement|Type|Response", "R-1|The system shall store files|Mandatory|Yes", "R-2|The system shall print|Mandatory|No", "R-3|The system shall fax|Required|No"})
	s := table.Read(g, table.Options{})
	var got []string
	for _, c := range s.Criteria {
		got = append(got, c.ID+" "+c.Responses[0].Claim.String())
	}
	if diff := cmp.Diff([]string{"R-1 full", "R-2 no", "R-3 no"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestAnswersThatNobodyCanPlace: in a column of yes and no, a few other words are no yes.
func TestAnswersThatNobodyCanPlace(t *testing.T) {
	g := sheet("Kriterien", []string{
		"ID|Anforderung|Art|Erfüllt", "K-1|Das System sucht|Muss|Ja", "K-2|Das System druckt|Muss|Ja", "K-3|Das System faxt|Muss|erfüllt nicht",
		"K-4|Das System zählt|Muss|ja oder nein", "K-5|Das System misst|Muss|Wir messen mit einem Zähler der Klasse A und prüfen ihn jährlich.",
	})
	var got []string
	for _, c := range table.Read(g, table.Options{}).Criteria {
		got = append(got, c.ID+" "+c.Responses[0].Claim.String())
	}
	if diff := cmp.Diff([]string{"K-1 full", "K-2 full", "K-3 unclear", "K-4 unclear", "K-5 unstated"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
