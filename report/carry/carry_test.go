package carry_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/report/carry"
	"github.com/offerlint/offerlint/report/overlay"
)

const head = "Nr. | Anforderung | Erfüllungsgrad | Bemerkung\n"

// Each story is two small workbooks, what becomes of each row, and what stands in the cells of the copy that are not the customer's.
var stories = []struct {
	name, old, new string
	states         string // of the changes in their order
	cells          string // CELL=text, in the order of the cells
}{
	{
		"unchanged, moved and renumbered rows keep their answers",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten. | Nein | b\n3 | Das System kennt Rollen. | Ja |\n",
		head + "1 | Das System sucht Akten. | |\n2 | Das System kennt Rollen. | |\n3 | Das System druckt Listen. | |\n",
		"carried carried carried", "C2=Nein D2=b C3=Ja C4=Ja D4=a",
	},
	{
		"a changed word leaves the row empty",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System muss Akten suchen. | Ja | b\n",
		head + "1 | Das System druckt Listen. | |\n2 | Das System soll Akten suchen. | |\n",
		"carried changed", "C2=Ja D2=a",
	},
	{
		"a misspelling that was mended is a change too",
		head + "1 | Das System druckt alle Lsiten. | Ja | a\n2 | Das System sucht Akten. | Ja | b\n",
		head + "1 | Das System druckt alle Listen. | |\n2 | Das System sucht Akten. | |\n",
		"changed carried", "C3=Ja D3=b",
	},
	{
		"another weight, and another obligation",
		"Nr. | Anforderung | Art | Gewicht | Erfüllungsgrad\n1 | Das System druckt Listen. | MUSS | 10 | Ja\n2 | Das System sucht Akten. | MUSS | 10 | Ja\n3 | Das System kennt Rollen. | SOLL | 10 | Nein\n",
		"Nr. | Anforderung | Art | Gewicht | Erfüllungsgrad\n1 | Das System druckt Listen. | MUSS | 10 |\n2 | Das System sucht Akten. | MUSS | 30 |\n3 | Das System kennt Rollen. | MUSS | 10 |\n",
		"carried changed changed", "E2=Ja",
	},
	{
		"new and gone",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten im Archiv. | Ja | b\n",
		head + "1 | Das System druckt Listen. | |\n3 | Eine Karte zeigt die Standorte der Ämter. | |\n",
		"carried dropped new", "C2=Ja D2=a",
	},
	{
		"no IDs",
		"Anforderung | Erfüllungsgrad | Bemerkung\nDas System druckt Listen. | Ja | a\nDas System sucht Akten. | Nein | b\n",
		"Anforderung | Erfüllungsgrad | Bemerkung\nDas System zeigt Termine im Kalender. | |\nDas System sucht Akten. | |\nDas System druckt Listen. | |\n",
		"new carried carried", "B3=Nein C3=b B4=Ja C4=a",
	},
	{
		"the same ID twice, told apart by the text",
		head + "1 | Das System druckt Listen. | Ja | a\n1 | Das System sucht Akten. | Nein | b\n",
		head + "1 | Das System sucht Akten. | |\n1 | Das System druckt Listen. | |\n",
		"carried carried", "C2=Nein D2=b C3=Ja D3=a",
	},
	{
		"columns in another order, and one more",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten. | Nein | b\n",
		"Nr. | Bemerkung | Art | Anforderung | Erfüllungsgrad\n1 | | MUSS | Das System druckt Listen. |\n2 | | MUSS | Das System sucht Akten. |\n",
		"carried carried", "B2=a E2=Ja B3=b E3=Nein",
	},
	{
		"a column for answers that is called otherwise now",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten. | Nein | b\n",
		"Nr. | Anforderung | Erfüllt (Ja/Nein) | Erläuterung\n1 | Das System druckt Listen. | |\n2 | Das System sucht Akten. | |\n",
		"carried carried", "C2=Ja D2=a C3=Nein D3=b",
	},
	{
		"a column for answers that is gone",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten. | Nein |\n",
		"Nr. | Anforderung | Erfüllungsgrad\n1 | Das System druckt Listen. |\n2 | Das System sucht Akten. |\n",
		"carried-in-part carried", "C2=Ja C3=Nein",
	},
	{
		"what the customer filled in stays",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten. | Nein | b\n",
		head + "1 | Das System druckt Listen. | Nein | \n2 | Das System sucht Akten. | Nein | b\n",
		"carried-in-part unanswered", "D2=a",
	},
	{
		"marks below Ja and Nein, and a column of proofs",
		"Nr. | Anforderung | Ja | Nein | Nachweis\n1 | Das System druckt Listen. | x | | Anlage 1\n2 | Das System sucht Akten. | | x |\n",
		"Nr. | Anforderung | Ja | Nein | Nachweis\n2 | Das System sucht Akten. | | |\n1 | Das System druckt Listen. | | |\n",
		"carried carried", "D2=x C3=x E3=Anlage 1",
	},
	{
		"dropdown without the old answer",
		head + "1 | Das System druckt Listen. | Vielleicht | a\n2 | Das System sucht Akten. | Ja | b\n!list C2:C3 Ja,Nein\n",
		head + "1 | Das System druckt Listen. | |\n2 | Das System sucht Akten. | |\n!list C2:C3 Ja,Nein\n",
		"carried-in-part carried", "D2=a C3=Ja D3=b",
	},
	{
		"another dropdown is another question",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten. | Ja | b\n!list C2:C3 Ja,Nein\n",
		head + "1 | Das System druckt Listen. | |\n2 | Das System sucht Akten. | |\n!list C2:C3 Ja,Teilweise,Nein\n",
		"changed changed", "",
	},
	{
		"merged over two rows that are both unchanged",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten. | Ja |\n3 | Das System kennt Rollen. | Ja | c\n!merge D2:D3\n",
		head + "1 | Das System druckt Listen. | |\n2 | Das System sucht Akten. | |\n3 | Das System kennt Rollen. | |\n!merge D2:D3\n",
		"carried carried carried", "C2=Ja D2=a C3=Ja C4=Ja D4=c",
	},
	{
		"merged over two rows of which one changed",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht 5 Akten. | Ja |\n3 | Das System kennt Rollen. | Ja | c\n!merge D2:D3\n",
		head + "1 | Das System druckt Listen. | |\n2 | Das System sucht 9 Akten. | |\n3 | Das System kennt Rollen. | |\n!merge D2:D3\n",
		"carried-in-part changed carried", "C2=Ja C4=Ja D4=c",
	},
	{
		"merged across columns",
		"Nr. | Anforderung | Antwort | |\n1 | Das System druckt Listen. | Ja, seit Jahren. | |\n2 | Das System sucht Akten. | Nein | |\n!merge C2:E2\n!merge C3:E3\n",
		"Nr. | Anforderung | Antwort | |\n1 | Das System druckt Listen. | | |\n2 | Das System sucht Akten. | | |\n!merge C2:E2\n!merge C3:E3\n",
		"carried carried", "C2=Ja, seit Jahren. C3=Nein",
	},
	{
		"formulas in cells for answers: their results, unless they stand alone",
		head + "1 | Das System druckt Listen. | Ja | =\"siehe \"&\"Kapitel 1\"\n2 | Das System sucht Akten. | Ja | =A3*100\n3 | Das System kennt Rollen. | Ja | =2*Summen!B4\n",
		head + "1 | Das System druckt Listen. | |\n2 | Das System sucht Akten. | |\n3 | Das System kennt Rollen. | |\n",
		"carried carried carried-in-part", "C2=Ja D2==\"siehe \"&\"Kapitel 1\" C3=Ja D3=200 C4=Ja",
	},
	{
		"struck answers, days and shares",
		head + "1 | Das System druckt Listen. | Ja | ~weg\n2 | Das System sucht Akten. | Ja | @46000.5\n3 | Das System kennt Rollen. | Ja | %0.995\n",
		head + "1 | Das System druckt Listen. | |\n2 | Das System sucht Akten. | |\n3 | Das System kennt Rollen. | |\n",
		"carried-in-part carried carried", "C2=Ja C3=Ja D3=09.12.2025 12:00 C4=Ja D4=99,5 %",
	},
	{
		"prices, where quantity and unit are the same",
		"Pos. | Bezeichnung | Menge | Einheit | Einzelpreis | Gesamtpreis\n1 | Lizenz für den Server | 2 | Stück | 10.5 | =C2*E2\n2 | Pflege im ersten Jahr | 1 | Jahr | 20 | =C3*E3\n3 | Schulung vor Ort | 3 | Tag | 30 | =C4*E4\n4 | Reisen der Techniker | 1 | psch. | 40 | 40\n",
		"Pos. | Bezeichnung | Menge | Einheit | Einzelpreis | Gesamtpreis\n1 | Lizenz für den Server | 2 | Stück | | =C2*E2\n2 | Pflege im ersten Jahr | 4 | Jahr | | =C3*E3\n3 | Schulung vor Ort | 3 | Stunde | | =C4*E4\n4 | Reisen der Techniker | 1 | psch. | | =C5*E5\n",
		"carried changed changed carried", "E2=10.5 E5=40",
	},
	{
		"a column of our own, which the customer does not have",
		"Nr. | Anforderung | Erfüllungsgrad | Wer\n1 | Das System druckt Listen. | Ja | b.beispiel\n2 | Das System sucht Akten. | Nein | a.muster\n",
		"Nr. | Anforderung | Erfüllungsgrad\n1 | Das System druckt Listen. |\n2 | Das System sucht Akten. |\n",
		"carried carried", "C2=Ja C3=Nein",
	},
	{
		"products that stand in the gaps of the text",
		"Pos. | Bezeichnung | Menge | Einheit | Einzelpreis\n1 | Drucker, Fabrikat: Beispiel D40, oder gleichwertig | 2 | Stück | 10\n2 | Tisch in Eiche | 1 | Stück | 20\n3 | Stuhl mit Lehne, Höhe 80 cm, nur stapelbar | 1 | Stück | 30\n",
		"Pos. | Bezeichnung | Menge | Einheit | Einzelpreis\n1 | Drucker, Fabrikat: ........, oder gleichwertig | 2 | Stück |\n2 | Tisch in Eiche | 1 | Stück |\n3 | Stuhl mit Lehne, Höhe (bitte angeben) cm | 1 | Stück |\n",
		"carried-in-part carried changed", "E2=10 E3=20",
	},
	{
		"other gaps than before are no answer",
		"Pos. | Bezeichnung | Menge | Einheit | Einzelpreis\n1 | Drucker, Fabrikat: (bitte angeben), oder gleichwertig | 2 | Stück | 10\n2 | Stuhl, Höhe (bitte angeben) cm | 1 | Stück |\n",
		"Pos. | Bezeichnung | Menge | Einheit | Einzelpreis\n1 | Drucker, Fabrikat: ........, oder gleichwertig | 2 | Stück |\n2 | Stuhl, Höhe ...... cm | 1 | Stück |\n",
		"carried unanswered", "E2=10",
	},
	{
		"a plain number where the new cell would make a share or a day of it",
		head + "1 | Das System druckt Listen. | Ja | 5.5\n2 | Das System sucht Akten. | Ja | 30\n",
		head + "1 | Das System druckt Listen. | | %\n2 | Das System sucht Akten. | | @\n",
		"carried carried", "C2=Ja D2=5,5 C3=Ja D3=30",
	},
	{
		"two tables below each other, in which the same column means something else",
		head + "1 | Das System druckt Listen. | Ja | a\n2 | Das System sucht Akten. | Nein | b\n| | |\nNr. | Art | Anforderung | Erfüllungsgrad\n3 | MUSS | Das System kennt Rollen. | Ja\n4 | SOLL | Das System zeigt Karten. | Nein\n",
		head + "1 | Das System druckt Listen. | |\n2 | Das System sucht Akten. | |\n| | |\nNr. | Art | Anforderung | Erfüllungsgrad\n3 | MUSS | Das System kennt Rollen. |\n4 | SOLL | Das System zeigt Karten. |\n",
		"carried carried carried carried", "C2=Ja D2=a C3=Nein D3=b D6=Ja D7=Nein",
	},
	{
		"merged over a row that stays and one that came of a split",
		head + "1 | Das System kennt Rollen. | Ja | c\n2 | Das System druckt Listen aller Akten im Archiv. Das System sucht Termine aller Benutzer im Kalender. | Ja | b\n",
		head + "2 | Das System sucht Termine aller Benutzer im Kalender. | |\n3 | Das System druckt Listen aller Akten im Archiv. | |\n1 | Das System kennt Rollen. | |\n!merge D3:D4\n",
		"changed carried-in-part", "C4=Ja",
	},
	{
		"two became one",
		head + "1 | Das System druckt Listen aller Akten im Archiv. | Ja | a\n2 | Das System sucht Termine aller Benutzer im Kalender. | Ja | b\n3 | Das System kennt Rollen. | Ja |\n",
		head + "1 | Das System druckt Listen aller Akten im Archiv. Das System sucht Termine aller Benutzer im Kalender. | |\n3 | Das System kennt Rollen. | |\n",
		"changed carried", "C3=Ja",
	},
}

func TestStories(t *testing.T) {
	for _, s := range stories {
		t.Run(s.name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			build(t, "alt.xlsx", s.old)
			build(t, "neu.xlsx", s.new)
			out, copied := carried(t)
			var states []string
			answers := 0
			for _, r := range out.Rows {
				states = append(states, string(r.State))
				answers += r.Answers
			}
			if got := strings.Join(states, " "); got != s.states {
				t.Errorf("states %s, want %s", got, s.states)
			}
			if got := fresh(t, "neu.xlsx", copied); got != s.cells {
				t.Errorf("cells %s, want %s", got, s.cells)
			}
			sum := 0
			for _, state := range []carry.State{carry.Carried, carry.InPart, carry.Changed, carry.Dropped, carry.NotPlaced} {
				sum += out.Count(state)
			}
			if sum != answers || answers != out.Answers() {
				t.Errorf("the states add up to %d, and there are %d answers", sum, answers)
			}
		})
	}
}

var fact = regexp.MustCompile(`^!(\w+) (\S+) ?(.*)$`)

// build writes a workbook: a line for each row, with bars between the cells. =… is a formula, ~… struck through, @… a day, %… a
// share; !merge AREA and !list AREA ITEMS say the rest.
func build(t *testing.T, file, text string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must(t, f.SetSheetName("Sheet1", "Formular"))
	style := func(s excelize.Style) int {
		n, err := f.NewStyle(&s)
		must(t, err)
		return n
	}
	hours := "dd.mm.yyyy hh:mm"
	looks := map[byte]int{
		'~': style(excelize.Style{Font: &excelize.Font{Strike: true}}), '@': style(excelize.Style{CustomNumFmt: &hours}), '%': style(excelize.Style{NumFmt: 10}),
	}
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if m := fact.FindStringSubmatch(line); m != nil {
			if m[1] == "merge" {
				from, to, _ := strings.Cut(m[2], ":")
				must(t, f.MergeCell("Formular", from, to))
				continue
			}
			list := excelize.NewDataValidation(true)
			list.Sqref = m[2]
			must(t, list.SetDropList(strings.Split(m[3], ",")))
			must(t, f.AddDataValidation("Formular", list))
			continue
		}
		for j, s := range strings.Split(line, "|") {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			s = strings.TrimSpace(s)
			switch {
			case s == "":
			case len(s) == 1 && looks[s[0]] != 0:
				must(t, f.SetCellStyle("Formular", cell, cell, looks[s[0]]))
			case strings.HasPrefix(s, "="):
				must(t, f.SetCellFormula("Formular", cell, s[1:]))
				if v, err := f.CalcCellValue("Formular", cell); err == nil && strings.Trim(v, "0123456789.") == "" {
					set(t, f, cell, v) // its result; what excelize leaves of a text behind a formula is none
					must(t, f.SetCellFormula("Formular", cell, s[1:]))
				}
			case looks[s[0]] != 0:
				set(t, f, cell, s[1:])
				must(t, f.SetCellStyle("Formular", cell, cell, looks[s[0]]))
			default:
				set(t, f, cell, s)
			}
		}
	}
	must(t, f.SaveAs(file))
}

func set(t *testing.T, f *excelize.File, cell, s string) {
	t.Helper()
	var n float64
	if _, err := fmt.Sscanf(s, "%g", &n); err == nil && strings.Trim(s, "0123456789.") == "" {
		must(t, f.SetCellFloat("Formular", cell, n, -1, 64))
		return
	}
	must(t, f.SetCellStr("Formular", cell, s))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func version(t *testing.T, file string, filled bool) carry.Version {
	t.Helper()
	cfg := lint.Config{Dir: ".", Today: "2026-11-02", RFP: []lint.RFPFile{{Path: file}}}
	if filled {
		cfg.Offer = []lint.OfferFile{{Path: file}}
	}
	bid, err := parsers.Read(cfg)
	must(t, err)
	src, err := os.ReadFile(file)
	must(t, err)
	book, err := overlay.Open(bytes.NewReader(src), int64(len(src)))
	must(t, err)
	return carry.Version{File: file, Bid: bid, Book: book}
}

// carried carries the answers of alt.xlsx into neu.xlsx.
func carried(t *testing.T) (*carry.Outcome, []byte) {
	t.Helper()
	to := version(t, "neu.xlsx", false)
	out, err := carry.Plan(version(t, "alt.xlsx", true), to, carry.Options{Lang: "de", Comments: true})
	must(t, err)
	var b bytes.Buffer
	must(t, out.Write(&b, to.Book, time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)))
	return out, b.Bytes()
}

// fresh lists the cells of the copy that the new version does not hold.
func fresh(t *testing.T, updated string, copied []byte) string {
	t.Helper()
	src, err := os.ReadFile(updated)
	must(t, err)
	was, is := contents(t, src), contents(t, copied)
	spots := slices.SortedFunc(maps.Keys(is), func(a, b overlay.Spot) int { return (a.Row-b.Row)*100 + a.Col - b.Col })
	var out []string
	for _, at := range spots {
		if was[at].Formula != "" && was[at].Formula == is[at].Formula || was[at].Text+was[at].Formula == is[at].Text+is[at].Formula {
			continue // what a formula of the customer's gives may be another sum now
		}
		if _, there := was[at]; there {
			t.Errorf("%v is overwritten", at)
		}
		name, err := excelize.CoordinatesToCellName(at.Col, at.Row)
		must(t, err)
		text := is[at].Text
		if is[at].Formula != "" {
			text = "=" + is[at].Formula
		}
		out = append(out, name+"="+text)
	}
	return strings.Join(out, " ")
}

func contents(t *testing.T, src []byte) map[overlay.Spot]overlay.Value {
	t.Helper()
	book, err := overlay.Open(bytes.NewReader(src), int64(len(src)))
	must(t, err)
	c, err := book.Contents("Formular")
	must(t, err)
	return c.Cells
}

// What a cell holds stays what it is: words in their own look, those that are struck through, and a link.
func TestRichText(t *testing.T) {
	t.Chdir(t.TempDir())
	build(t, "neu.xlsx", head+"1 | Das System druckt Listen. | |\n2 | Das System sucht Akten. | |\n")
	build(t, "alt.xlsx", head+"1 | Das System druckt Listen. | Ja | \n2 | Das System sucht Akten. | Ja |\n")
	f, err := excelize.OpenFile("alt.xlsx")
	must(t, err)
	must(t, f.SetCellRichText("Formular", "D2", []excelize.RichTextRun{{Text: "nicht ", Font: &excelize.Font{Strike: true}}, {Text: "verfügbar & <gut>"}}))
	must(t, f.SetCellHyperLink("Formular", "D2", "anlagen/a & b.pdf", "External"))
	must(t, f.Save())
	must(t, f.Close())
	_, copied := carried(t)
	g, err := excelize.OpenReader(bytes.NewReader(copied))
	must(t, err)
	defer g.Close()
	runs, err := g.GetCellRichText("Formular", "D2")
	must(t, err)
	if len(runs) != 2 || runs[0].Text != "nicht " || !runs[0].Font.Strike || runs[1].Text != "verfügbar & <gut>" {
		t.Errorf("runs %+v", runs)
	}
	if linked, target, err := g.GetCellHyperLink("Formular", "D2"); err != nil || !linked || target != "anlagen/a & b.pdf" {
		t.Errorf("links to %q, %v", target, err)
	}
}

// The comments of rows that changed say what changed, and what our answer was.
func TestComments(t *testing.T) {
	t.Chdir(t.TempDir())
	build(t, "alt.xlsx", head+"1 | Das System muss binnen 4 Stunden laufen. | Ja | Seit 2020.\n2 | Das System sucht Akten. | Ja |\n")
	build(t, "neu.xlsx", head+"1 | Das System muss binnen 2 Stunden laufen. | |\n2 | Das System sucht Akten. | |\n")
	_, copied := carried(t)
	f, err := excelize.OpenReader(bytes.NewReader(copied))
	must(t, err)
	defer f.Close()
	comments, err := f.GetComments("Formular")
	must(t, err)
	if len(comments) != 1 || comments[0].Cell != "C2" {
		t.Fatalf("comments %+v", comments)
	}
	var text strings.Builder
	for _, r := range comments[0].Paragraph {
		text.WriteString(r.Text)
	}
	want := "Geändert, Antwort nicht übertragen: Zahl geändert: 4 Stunden → 2 Stunden; anders formuliert\nDas System muss binnen [-4-] {+2+} Stunden laufen.\n" +
		"alt.xlsx Formular!C2: Ja\nalt.xlsx Formular!D2: Seit 2020."
	if diff := cmp.Diff(want, text.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What finds no place is said, wherever it stood: in rows that go on with a criterion, in columns without a header or that the customer
// filled in elsewhere, on other sheets, and on a cover sheet with words of the customer's in the cell, or with the same word in two cells.
func TestNothingIsLost(t *testing.T) {
	t.Chdir(t.TempDir())
	const top = "Nr. | Anforderung | Erfüllungsgrad | Bemerkung | Foobar |\n"
	build(t, "alt.xlsx", top+"1 | Das System druckt Listen. | Ja | a | x | siehe 3.1\n | | | und zwar auf Papier\n2 | Das System sucht Akten. | Nein | b | y |\n")
	build(t, "neu.xlsx", top+"1 | Das System druckt Listen. | | | |\n | | |\n2 | Das System sucht Akten. | | | vorgegeben |\n")
	sheets := map[string]map[string]map[string]string{
		"alt.xlsx": {
			"Deckblatt": {"A1": "Name des Bieters", "B1": "Muster GmbH", "A2": "Tariftreue", "B2": "Ja", "A3": "Mögliche Antwort", "B3": "Ja", "A4": "Stand: März", "A5": "Bund"},
			"Antworten": {"A1": "Nr.", "B1": "Antwort", "A2": "2", "B2": "Das geht nicht."},
		},
		"neu.xlsx": {
			"Deckblatt": {"A1": "Name des Bieters", "B1": "[Name]", "A2": "Tariftreue", "A3": "Mögliche Antwort", "B3": "Ja", "A4": "Stand: Mai", "A6": "Bund"},
			"Antworten": {"A1": "Nr.", "B1": "Antwort", "A2": "2"},
		},
	}
	for file, of := range sheets {
		f, err := excelize.OpenFile(file)
		must(t, err)
		for name, cells := range of {
			_, err := f.NewSheet(name)
			must(t, err)
			for at, s := range cells {
				must(t, f.SetCellStr(name, at, s))
			}
		}
		must(t, f.Save())
		must(t, f.Close())
	}
	out, copied := carried(t)
	var b bytes.Buffer
	must(t, out.Text(&b))
	want := `neu.xlsx:Formular!C2: 1 „Das System druckt Listen.“: zum Teil übertragen; D3 „und zwar auf Papier“: die Antwort steht nicht in der Zeile des Kriteriums
neu.xlsx:Formular!C4: 2 „Das System sucht Akten.“: zum Teil übertragen; Antworten!B2 „Das geht nicht.“: die Antwort steht nicht in der Zeile des Kriteriums
alt.xlsx:Deckblatt!B1: „Muster GmbH“ nicht übertragen: in B1 steht schon „[Name]“
alt.xlsx:Formular!E1: wessen die Spalte „Foobar“ ist, ist nicht klar; im neuen Formular ist sie hier leer; Zellen nicht übertragen: 1
alt.xlsx:Formular!F1: die Spalte hat keine Überschrift; Zellen nicht übertragen: 1
2 Antworten bisher: 0 übertragen, 2 zum Teil übertragen, 0 leer gelassen, weil geändert, 0 entfallen, 0 nicht untergebracht
2 Kriterien und Positionen jetzt: 2 beantwortet, 0 geändert, 0 neu, 0 ohne Antwort
`
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f, err := excelize.OpenReader(bytes.NewReader(copied))
	must(t, err)
	defer f.Close()
	if s, err := f.GetCellValue("Deckblatt", "B2"); s != "Ja" || err != nil {
		t.Errorf("Deckblatt!B2 is %q, %v", s, err)
	}
}
