package linking_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/linking"
	"github.com/offerlint/offerlint/parsers/markdown"
)

func TestStrays(t *testing.T) {
	numbers := "1 | Grow beans\n2 | Water them\n3 | Pick them\n4 | Cook them"
	for _, tt := range []struct{ name, list, md, want string }{
		{"heading", codes, "## K-99 Neues\n\nText.\n", "K-99@1:4"},
		{"row", codes, "| Nr. | Antwort |\n|---|---|\n| K-10 | AES |\n| K-98 | ja |\n", "K-98@4:3"},
		{"item", codes, "- K-10: AES\n- K-97: ja\n", "K-97@2:3"},
		{"bold line", codes, "**K-96**\n\nText.\n", "K-96@1:3"},
		{"comment", codes, "<!-- answers: K-95 -->\n\nText.\n", "K-95@1:1"},
		{"mention", codes, "Wie in K-99 beschrieben.\n\nK-99 wäre schön gewesen\n\n- siehe K-99\n", ""},
		{"other shapes", codes, "## X-1 Neues\n\n## DIN-277 Flächen\n\n## K-10a Teil\n", ""},
		{"at the end of a sequence", letters, "(a)\n\nMs Bean.\n\n(b)\n\nTwice.\n\n(c)\n\nTen.\n\n(e)\n\nNo.\n", "e@13:2"},
		{"a number behind the last", numbers, "| # | answer |\n|---|---|\n| 1 | rows |\n| 2 | daily |\n| 3 | May |\n| 7 | why |\n", "7@6:3"},
		{"numbers alone", numbers, "## 12 things\n\n- 7: lucky\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range linkOne(criteria(tt.list), tt.md).Strays {
				got = append(got, fmt.Sprintf("%s@%d:%d", s.ID, s.At.Line, s.At.Col))
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("strays (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBlanketClaims(t *testing.T) {
	list := codes + "\n4.1 | Es gibt ein Handbuch | | 7 Sonstiges\nS-1 | Es gibt Hilfe | | Kapitel 4.2 Hilfe"
	for _, tt := range []struct{ md, want string }{
		{"Alle Anforderungen aus Kapitel 4 werden erfüllt.", "K-10 K-11 4.1 S-1"},
		{"Wir erfüllen sämtliche Anforderungen der Kapitel 4 und 5 vollständig.", "K-10 K-11 K-12 K-13 4.1 S-1"},
		{"Alle Anforderungen des Kapitels 4 werden erfüllt.", "K-10 K-11 4.1 S-1"},
		{"Wir erfüllen alle in Abschnitt 4 genannten Kriterien.", "K-10 K-11 4.1 S-1"},
		{"Die Kriterien in 4 werden ausnahmslos eingehalten.", "K-10 K-11 4.1 S-1"},
		{"Die Anforderungen in 4 Wochen werden erfüllt.", ""},
		{"Wir erfüllen alle Anforderungen aus Abschnitt 4 bis 6.", "K-10 K-11 K-12 K-13 4.1 S-1"},
		{"Anforderungen K-10 bis K-12 erfüllen wir.", "K-10 K-11 K-12"},
		{"Die Anforderungen K-10, K-11 und K-13 werden ohne Einschränkung erfüllt.", "K-10 K-11 K-13"},
		{"Sämtliche Anforderungen der Ausschreibung werden vollumfänglich erfüllt.", "K-10 K-11 K-12 K-13 4.1 S-1"},
		{"Unser System erfüllt alle Anforderungen.", "K-10 K-11 K-12 K-13 4.1 S-1"},
		{"All requirements of section 5 are met.", "K-12 K-13"},
		{"All requirements are fully complied with.", "K-10 K-11 K-12 K-13 4.1 S-1"},
		{"We comply with all requirements in chapter 5, and deliver on time.", "K-12 K-13"},
		{"Alle MUSS-Anforderungen werden erfüllt.", "K-10 K-11 K-12 K-13 4.1 S-1"},
		{"Alle Ausschlusskriterien werden erfüllt.", ""},
		{"Hier steht etwas. Alle Anforderungen aus Kapitel „Recht“ werden erfüllt. Und noch etwas.", "K-12 K-13"},
		{"# 5 Recht\n\nAlle Anforderungen dieses Kapitels werden erfüllt.", "K-12 K-13"},
		{"Nicht alle Anforderungen aus Kapitel 4 werden erfüllt.", ""},
		{"Alle Anforderungen müssen erfüllt werden.", ""},
		{"Alle Anforderungen werden erfüllt, sofern der Kunde mitwirkt.", ""},
		{"Werden alle Anforderungen erfüllt?", ""},
		{"Alle gesetzlichen Anforderungen werden erfüllt.", ""},
		{"Alle Anforderungen der DSGVO werden erfüllt.", ""},
		{"All requirements of the GDPR are met.", ""},
		{"We meet all requirements of ISO 27001.", ""},
		{"All requirements of our other customers are met.", ""},
		{"Alle Anforderungen an den Datenschutz werden erfüllt.", ""},
		{"Alle Anforderungen bis auf K-10 werden erfüllt.", ""},
		{"Wir haben alle Anforderungen gelesen.", ""},
		{"Die Anforderungen werden erfüllt.", ""},
		{"Alle Anforderungen aus Kapitel 9 werden erfüllt.", ""},
		{"## K-10\n\nAlle Anforderungen werden erfüllt.", ""},
		{"> All requirements of section 5 are met.", "K-12 K-13"},
		{"`All requirements are met.`", "K-10 K-11 K-12 K-13 4.1 S-1"},
		{"    All requirements are met.", ""},
	} {
		t.Run(tt.md, func(t *testing.T) {
			cs := criteria(list)
			linkOne(cs, tt.md+"\n")
			var got []string
			for _, c := range cs {
				for _, r := range c.Responses {
					if r.Via == lint.ViaBlanket {
						got = append(got, c.ID)
						if len(r.Text.Blocks) != 1 || !strings.Contains(tt.md, "e") || r.Criterion != c {
							t.Errorf("%s: response is not the sentence's block", c.ID)
						}
					}
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("claimed (-want +got):\n%s", diff)
			}
		})
	}
}

// The block of a response is the document's own, and what repeats the criterion is the customer's.
func TestCustomersWords(t *testing.T) {
	cs := criteria(codes)
	d := read("## K-10 Verschlüsselung\n\n> Das System verschlüsselt alle Daten\n\n> Wir auch.\n\nAES.\n\n| ID | Text | Antwort |\n|---|---|---|\n| K-12 | Die Daten liegen in Deutschland | Köln |\n")
	linking.Link(cs, []*markdown.Doc{d}, linking.Options{})
	var customer []string
	own := map[*lint.Block]bool{}
	for _, b := range d.Text.Blocks {
		own[b] = true
		if b.Customer {
			customer = append(customer, b.Str)
		}
	}
	want := []string{"K-10 Verschlüsselung", "Das System verschlüsselt alle Daten", "K-12", "Die Daten liegen in Deutschland"}
	if diff := cmp.Diff(want, customer); diff != "" {
		t.Errorf("the customer's words (-want +got):\n%s", diff)
	}
	for _, c := range cs {
		for _, r := range c.Responses {
			for _, b := range r.Text.Blocks {
				if !own[b] {
					t.Errorf("%s: block %q is a copy", c.ID, b.Str)
				}
			}
		}
	}
	if at := cs[0].Responses[0].At; at.Line != 1 || at.EndLine != 7 {
		t.Errorf("response to K-10 spans lines %d to %d, want 1 to 7", at.Line, at.EndLine)
	}
}

// A sequence of files is a sequence, where a noun says that the letter names a criterion.
func TestOneFilePerCriterion(t *testing.T) {
	cs := criteria(letters)
	var docs []*markdown.Doc
	for i, s := range []string{"A", "B", "C", "D"} {
		docs = append(docs, markdown.Read(fmt.Appendf(nil, "# Criteria %s - Answer\n\nDone %d.\n", s, i), s+".md"))
	}
	linking.Link(cs, docs, linking.Options{})
	want := "a id: Done 0.\nb id: Done 1.\nc id: Done 2.\nd id: Done 3.\n"
	if diff := cmp.Diff(want, show(cs)); diff != "" {
		t.Errorf("responses (-want +got):\n%s", diff)
	}
}

func TestTwoFilesAnswerOne(t *testing.T) {
	cs := criteria(codes)
	docs := []*markdown.Doc{
		markdown.Read([]byte("## K-10\n\nErstens.\n"), "a.md"), markdown.Read([]byte("- [K-11 Mehr](a.md)\n\n## K-10\n\nZweitens.\n"), "b.md"),
	}
	linking.Link(cs, docs, linking.Options{})
	if diff := cmp.Diff("K-10 id: Erstens.\nK-10 id: Zweitens.\n", show(cs)); diff != "" {
		t.Errorf("responses (-want +got):\n%s", diff)
	}
}

// Hundreds of criteria that all sound alike, and more blocks that sound like them, take seconds and not minutes; and texts
// that put one word for another answer nothing.
func TestLongLists(t *testing.T) {
	if testing.Short() {
		t.Skip("long lists in short mode")
	}
	var cs []*lint.Criterion
	for i := range 500 {
		cs = append(cs, &lint.Criterion{
			ID:   fmt.Sprintf("R-%d", i),
			Text: fmt.Sprintf("Das System muss die Funktion %d im Modul %s für alle Anwender des Hauses ohne Medienbruch bereitstellen.", i, strings.Repeat("x", 1+i%7)),
		})
	}
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "Das System wird die Funktion %d im Modul %s für alle Anwender des Hauses ohne Medienbruch bereitstellen können.\n\n", i%700, strings.Repeat("y", 1+i%9))
	}
	start := time.Now()
	linking.Link(cs, []*markdown.Doc{markdown.Read([]byte(b.String()), "long.md")}, linking.Options{})
	if d := time.Since(start); d > time.Minute {
		t.Errorf("linking took %v", d)
	} else {
		t.Logf("linking took %v", d)
	}
	for _, c := range cs {
		if c.Answered() {
			t.Fatalf("%s is answered by a text that puts other words", c.ID)
		}
	}
}
