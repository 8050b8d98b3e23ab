package table_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// understood lists ID, obligation, claim and text of each criterion.
func understood(cs []*lint.Criterion) []string {
	var out []string
	for _, c := range cs {
		claim := ""
		for _, r := range c.Responses {
			claim += r.Claim.String()
		}
		out = append(out, strings.Join([]string{c.ID, c.Obligation.String(), claim, c.Text}, " | "))
	}
	return out
}

// Headers that name the bidder hold what is asked of him, where a word of obligation follows, and where nothing else does.
func TestHeadersThatObligeTheBidder(t *testing.T) {
	for _, header := range []string{"The Supplier shall…", "The Supplier shall", "The Vendor must provide", "The Supplier ..."} {
		s := read(t, csvGrid([]string{
			"Topic|Ref|" + header + "|M/D|Met? (Y/P/N)|Supplier explanation",
			"T|FT/01|report the position of each vehicle|M|Y|Reported every 10 seconds.",
			"T|FT/02|include a helpdesk|M||",
		}))
		want := []string{"FT/01 | must | full | report the position of each vehicle", "FT/02 | must | unstated | include a helpdesk"}
		if diff := cmp.Diff(want, understood(s.Criteria)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", header, diff)
		}
	}
	s := read(t, csvGrid([]string{"Nr.|Der Auftragnehmer …|Erfüllt|Bemerkung", "F-1|meldet die Position jedes Fahrzeugs||", "F-2|betreibt eine Hotline rund um die Uhr||"}))
	if diff := cmp.Diff([]string{"F-1 | must | unstated | meldet die Position jedes Fahrzeugs", "F-2 | must | unstated | betreibt eine Hotline rund um die Uhr"}, understood(s.Criteria)); diff != "" {
		t.Errorf("German (-want +got)\n%s", diff)
	}
}

// A header that gives what is asked to the bidder is wrong, not the texts below it.
func TestTextUnderTheBiddersHeader(t *testing.T) {
	form := []string{"Ref|The Supplier's solution|M / D|Met? (Y/P/N)|Supplier's explanation", "F-1|must report the position of each vehicle|M||", "F-2|should buffer positions while offline as in Annex 2|D||", "F-3|must offer an open interface|M||"}
	s := read(t, csvGrid(form))
	want := []string{"F-1 | must | unstated | must report the position of each vehicle", "F-2 | should | unstated | should buffer positions while offline as in Annex 2", "F-3 | must | unstated | must offer an open interface"}
	if diff := cmp.Diff(want, understood(s.Criteria)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	form[1] = "F-1|must report the position of each vehicle|M|Y|every 10 seconds"
	ours := table.Read(csvGrid(form), table.Options{Side: lint.SideOffer, Known: table.Known(s.Criteria)})
	table.Answer(s.Criteria, ours)
	var answered []string
	for _, c := range s.Criteria {
		if c.Answered() {
			answered = append(answered, c.ID)
		}
	}
	if diff := cmp.Diff([]string{"F-1"}, answered); diff != "" {
		t.Errorf("answered (-want +got)\n%s", diff)
	}
}

// The count in a row of totals is no letter of the type column.
func TestTotalsBelowTheType(t *testing.T) {
	s := read(t, csvGrid([]string{"Ref|Requirement|M/D|Met? (Y/N)", "F-1|must report the position|M|", "F-2|should buffer positions|D|", "|Total mandatory|1|"}))
	if diff := cmp.Diff([]string{"F-1 | must | unstated | must report the position", "F-2 | should | unstated | should buffer positions"}, understood(s.Criteria)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	s = read(t, csvGrid([]string{"Ref|Requirement|M/D|Met? (Y/N)", "F-1|must report the position|D|", "F-2|must buffer positions|D|"}))
	if s.Criteria[0].Obligation != lint.Should {
		t.Errorf("D alone below M/D is %v", s.Criteria[0].Obligation)
	}
}

// A row that lacks nothing but its number is a criterion; one that goes on with the text above is none.
func TestOnlyTheNumberIsMissing(t *testing.T) {
	s := read(t, csvGrid([]string{
		"Nr.|Anforderung|Priorität|ja|nein", "1|Das System sucht Akten.|hoch||", "2|Das System druckt Akten.|hoch||",
		"|Zusätzlich: Archivierung der Akten.|mittel||", "3|Das System meldet Fristen|niedrig||", "|und Wiedervorlagen.|||",
	}))
	want := []string{"1 | Das System sucht Akten.", "2 | Das System druckt Akten.", "liste.csv!4 | Zusätzlich: Archivierung der Akten.", "3 | Das System meldet Fristen\nund Wiedervorlagen."}
	var got []string
	for _, c := range s.Criteria {
		got = append(got, c.ID+" | "+c.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// A header below a list opens a table of its own, even where one of its words is unknown.
func TestPricesBelowAList(t *testing.T) {
	s := read(t, csvGrid([]string{
		"Nr|Anforderung|Art|ja|nein", "1|Das System sucht Akten im ganzen Haus.|MUSS||", "2|Das System druckt Akten im ganzen Haus.|SOLL||", "",
		"Nr|Preisposition|Menge|Einzelpreis|Gesamtpreis", "P1|Lizenz|10||", "P2|Schulung|2||",
	}))
	if len(s.Criteria) != 2 || len(s.Positions) != 2 || s.Positions[1].ID != "P2" {
		t.Errorf("%d criteria and %d positions: %q", len(s.Criteria), len(s.Positions), understood(s.Criteria))
	}
}
