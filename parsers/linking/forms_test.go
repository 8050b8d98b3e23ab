package linking_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/parsers/linking"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/parsers/table"
)

const (
	dashed   = "K-1 | Das System muss eine Volltextsuche bieten.\nK-2 | Das System muss Dokumente verschlüsselt ablegen.\nK-3 | Das System soll Etiketten drucken.\nK-4 | Der Bieter beschreibt sein Schulungskonzept."
	twoDigit = "K-11 | Das System muss eine Volltextsuche bieten.\nK-12 | Das System muss Dokumente verschlüsselt ablegen.\nK-13 | Das System soll Etiketten drucken.\nK-14 | Der Bieter beschreibt sein Schulungskonzept."
	outlined = "4.1 | The solution shall run in Chrome and Edge.\n4.2 | The solution shall support 500 concurrent users.\n4.3 | The solution shall print labels.\n4.4 | The solution shall keep logs."
)

// forms are ways to write an answer; claims are read as the program reads them.
var forms = []struct{ name, list, md, want string }{
	{
		"codes that explain each other", outlined, "| ID | Comply | Response |\n|---|---|---|\n| 4.1 | Y | Chrome |\n| 4.2 | N | |\n| 4.4 | ✅ | |\n",
		"4.1 id full <Y>: Chrome\n4.2 id no <N>\n4.4 id full <✅>\n",
	},
	{
		"a header that names the codes", outlined, "| ID | Comply (Y/N) |\n|---|---|\n| 4.1 | N |\n| 4.2 | C |\n| 4.3 | n |\n",
		"4.1 id no <N>\n4.2 id unclear <C>\n4.3 id no <n>\n",
	},
	{
		"a German header that names the codes", twoDigit, "| Nr. | Erfüllt (J/N) |\n|---|---|\n| K-11 | N |\n| K-12 | J |\n| K-13 | ✗ |\n",
		"K-11 id no <N>\nK-12 id full <J>\nK-13 id no <✗>\n",
	},
	{
		"a letter that nothing explains is no answer", outlined, "| ID | Response |\n|---|---|\n| 4.1 | Chrome and Edge |\n| 4.2 | N |\n",
		"4.1 id: Chrome and Edge\n4.2 id unclear <N>\n",
	},
	{
		"yes and no letters among answers", outlined, "| ID | Response |\n|---|---|\n| 4.1 | Y |\n| 4.2 | N |\n",
		"4.1 id full <Y>\n4.2 id no <N>\n",
	},
	{
		"a page number is a reference and no answer", twoDigit, "| ID | Erfüllt | Seite | Antwort |\n|---|---|---|---|\n| K-11 | Ja | 12 | |\n| K-12 | | 13-14 | |\n| K-13 | | S. 15 f. | Auf Papier. |\n| K-14 | | | 12 |\n",
		"K-11 id full <Ja>\nK-12 id\nK-13 id: Auf Papier.\nK-14 id: 12\n",
	},
	{
		"a page in a column without such a name", outlined, "| ID | Response | Where |\n|---|---|---|\n| 4.1 | p. 12 | 7 |\n| 4.2 | 500 | pages 3, 4 |\n",
		"4.1 id\n4.2 id: 500\n",
	},
	{
		"signs", twoDigit, "| ID | Antwort |\n|---|---|\n| K-11 | ✓ |\n| K-12 | ✗ |\n| K-13 | ❌ |\n| K-14 | ✔️ mit Plan |\n",
		"K-11 id full <✓>\nK-12 id no <✗>\nK-13 id no <❌>\nK-14 id full <✔️>: mit Plan\n",
	},
	{
		"a sign that means nothing is not lost", twoDigit, "| ID | Antwort |\n|---|---|\n| K-11 | 👍 |\n| K-12 | - |\n",
		"K-11 id unclear <👍>\nK-12 id\n",
	},
	{
		"a letter in a column of the customer's is no answer", twoDigit, "| ID | Typ | Pflicht | Antwort |\n|---|---|---|---|\n| K-11 | M | ✓ | Ja, mit Solr |\n| K-12 | M | ✓ | |\n| K-13 | S | | ✗ |\n",
		"K-11 id full <Ja,>: mit Solr\nK-12 id unclear <✓>\nK-13 id no <✗>\n",
	},
	{
		"a tick below a no", twoDigit, "| ID | Nicht erfüllt |\n|---|---|\n| K-11 | ✓ |\n",
		"K-11 id no <Nicht erfüllt>\n",
	},
	{
		"ticks and crosses side by side", twoDigit, "| ID | Ja | Nein |\n|---|---|---|\n| K-11 | ✓ | ✗ |\n| K-12 | ✗ | ✓ |\n| K-13 | ✗ | |\n",
		"K-11 id full <Ja>\nK-12 id no <Nein>\nK-13 id unclear <✗>\n",
	},
	{
		"a mark below a yes", twoDigit, "| Nr. | Erfüllt | Bemerkung |\n|---|---|---|\n| K-11 | x | Solr |\n| K-12 | | |\n",
		"K-11 id full <Erfüllt>: Solr\nK-12 id\n",
	},
	{
		"a mark says what its header says", twoDigit, "| Nr. | Erfüllt | Nicht erfüllt |\n|---|---|---|\n| K-11 | x | |\n| K-12 | | x |\n| K-13 | ✅ | |\n| K-14 | x | x |\n",
		"K-11 id full <Erfüllt>\nK-12 id no <Nicht erfüllt>\nK-13 id full <Erfüllt>\nK-14 id unclear <Erfüllt + Nicht erfüllt>\n",
	},
	{
		"behind a chapter number", twoDigit, "# 2 Technik\n\n## 2.1 Anforderung K-11: Suche\n\nSolr.\n\n## 2.2 K-12 Verschlüsselung\n\nAES.\n\n## 2.3 Vergleich mit K-13\n\nGut.\n",
		"K-11 id: Solr.\nK-12 id: AES.\n",
	},
	{
		"at the end of a heading", twoDigit, "## 2.1 Suche (K-11)\n\nSolr.\n\n## Verschlüsselung – K-12\n\nAES.\n\n## Druck [K-13]\n\nZebra.\n\n## Vergleich (siehe K-14)\n\nGut.\n",
		"K-11 id: Solr.\nK-12 id: AES.\nK-13 id: Zebra.\n",
	},
	{
		"a number behind a chapter number", outlined, "## 2.1 Requirement 4.1: Browsers\n\nAll.\n\n## 2.2 Release 4.2\n\nIn May.\n",
		"4.1 id: All.\n",
	},
	{
		"a title in bold", twoDigit, "**2.2 K-12 Verschlüsselung**\n\nAES.\n",
		"K-12 id: AES.\n",
	},
	{
		"a claim behind the ID of a heading", twoDigit, "## 2.2 K-12: Nein\n",
		"K-12 id no <2.2 K-12: Nein>\n",
	},
	{
		"lines of one paragraph", twoDigit, "K-11: Ja, mit Solr.\nK-12: Ja, AES.\nK-13: Nein.\n",
		"K-11 id full <K-11: Ja,>: mit Solr.\nK-12 id full <K-12: Ja,>: AES.\nK-13 id no <K-13: Nein.>\n",
	},
	{
		"lines in bold, and hard breaks", twoDigit, "**K-11**: Solr.  \n**K-12**: AES.\\\n**K-13** Zebra.\n\n- K-14 Zwei Tage.\n",
		"K-11 id: K-11: Solr.\nK-12 id: K-12: AES.\nK-13 id: K-13 Zebra.\nK-14 id: K-14 Zwei Tage.\n",
	},
	{
		"lines without punctuation", twoDigit, "K-11 Solr sucht\nK-12 AES schützt\nauch im Archiv\nK-13 Zebra druckt\n",
		"K-11 id: K-11 Solr sucht\nK-12 id: K-12 AES schützt auch im Archiv\nK-13 id: K-13 Zebra druckt\n",
	},
	{
		"a line below an introduction", twoDigit, "Zu den Punkten:\nK-11 Solr.\nK-12 AES.\n",
		"K-11 id: K-11 Solr.\nK-12 id: K-12 AES.\n",
	},
	{
		"mentions at the start of lines", twoDigit, "Unser System ist gut.\nK-12 ist nur erwähnt.\n\nVerwandt sind:\nK-13\nK-14\n",
		"",
	},
	{
		"an empty box is no choice", twoDigit, "K-11: ☐ Ja\n\nK-12: ☒ Ja ☐ Nein\n\n## K-13\n\n☐ Ja ☐ Nein\n",
		"K-11 id\nK-12 id full <K-12: ☒ Ja ☐ Nein>\nK-13 id\n",
	},
	{
		"lines that a sentence runs over", twoDigit, "K-11: Solr, wie auch bei\nK-12 beschrieben, und zwar nach\nK-13: dort steht es. Siehe auch S.\nK-14: und weiter\n",
		"K-11 id: K-11: Solr, wie auch bei K-12 beschrieben, und zwar nach K-13: dort steht es. Siehe auch S. K-14: und weiter\n",
	},
	{
		"paragraphs", dashed, "K-1 Solr.\n\nK-2 AES.\n",
		"K-1 id: K-1 Solr.\nK-2 id: K-2 AES.\n",
	},
	{
		"several in a heading", dashed, "## K-1 und K-2\n\nGemeinsam.\n\n## K-3/K-4: beides\n\nAuch.\n",
		"K-1 id: Gemeinsam.\nK-2 id: Gemeinsam.\nK-3 id: Auch.\nK-4 id: Auch.\n",
	},
	{
		"three in a heading", dashed, "## K-1, K-2 und K-3\n\nGemeinsam.\n",
		"K-1 id: Gemeinsam.\nK-2 id: Gemeinsam.\nK-3 id: Gemeinsam.\n",
	},
	{
		"other dresses of one digit", dashed, "K-1 (Volltextsuche): Solr\n\n- [x] K-2 Suche\n\n*K-3* Zebra\n",
		"K-1 id: K-1 (Volltextsuche): Solr\nK-2 id: [x] K-2 Suche\nK-3 id: K-3 Zebra\n",
	},
	{
		"two of one digit in a paragraph", dashed, "K-2/K-3: beides\n",
		"K-2 id: K-2/K-3: beides\nK-3 id: K-2/K-3: beides\n",
	},
	{
		"headings with the customer's numbers", outlined, "# 4 Answers\n\n## 4.1 Browsers\n\nAny.\n\n## 4.2 Load\n\nMuch.\n\n## 4.3 Printing\n\nZebra.\n\n## 4.4 Audit trail\n\nKept.\n",
		"4.1 id: Any.\n4.2 id: Much.\n4.3 id: Zebra.\n4.4 id: Kept.\n",
	},
	{
		"rows with the customer's numbers and titles", outlined, "| No | Status | Remark |\n|---|---|---|\n| 4.1 Browsers | Full | Chrome |\n| 4.2 Load | Full | Much |\n| 4.4 Audit trail | Full | Kept |\n",
		"4.1 id full <Full>: Chrome\n4.2 id full <Full>: Much\n4.4 id full <Full>: Kept\n",
	},
	{
		"paragraphs with the customer's numbers", outlined, "4.1 We test in any.\n\n4.2 We measure.\n\n4.3 We print.\n",
		"4.1 id: 4.1 We test in any.\n4.2 id: 4.2 We measure.\n4.3 id: 4.3 We print.\n",
	},
	{
		"our own chapters with other numbers too", outlined, "# 1 Introduction\n\nHello.\n\n# 2 About us\n\n## 2.1 History\n\nOld.\n\n## 2.2 People\n\nMany.\n\n## 3.1 Aims\n\nHigh.\n\n## 3.2 Ways\n\nOpen.\n\n## 4.1 Terms\n\nNet.\n\n## 4.2 Dates\n\nMay.\n\n## 4.3 Place\n\nBerlin.\n",
		"",
	},
	{
		"our own chapters beside a table of answers", outlined, "## 4.1 History\n\nOld.\n\n## 4.2 People\n\nMany.\n\n## 4.3 Aims\n\nHigh.\n\n# Answers\n\n| No | Answer |\n|---|---|\n| 4.1 | Any |\n| 4.2 | Much |\n| 4.3 | Zebra |\n| 4.4 | Kept |\n",
		"4.1 id: Any\n4.2 id: Much\n4.3 id: Zebra\n4.4 id: Kept\n",
	},
	{
		"our own chapters are few of a chapter of theirs",
		"2.1 | Beans\n2.2 | Peas\n2.3 | Corn\n2.4 | Rice\n2.5 | Oats\n2.6 | Rye\n3.1 | Salt", "## 2.1 History\n\nOld.\n\n## 2.2 People\n\nMany.\n\n## 2.3 Aims\n\nHigh.\n",
		"",
	},
	{
		"a yes and how", dashed, "K-2: Ja, mit AES-256.\n",
		"K-2 id full <K-2: Ja,>: mit AES-256.\n",
	},
	{
		"a yes and a sentence in an item", dashed, "- K-1: Ja.\n  Umsetzung mit Solr.\n- K-2: Ja. Die Umsetzung gelingt mit dem Verfahren AES.\n",
		"K-1 id full <K-1: Ja.>: Umsetzung mit Solr.\nK-2 id full <K-2: Ja.>: Die Umsetzung gelingt mit dem Verfahren AES.\n",
	},
	{
		"a yes and how below a heading", dashed, "## K-1\n\nJa, mit Solr.\n\n## K-2\n\nStatus: Ja, mit AES.\n\n## K-3\n\nJa, teilweise.\n",
		"K-1 id full <Ja,>: mit Solr.\nK-2 id full <Status: Ja,>: mit AES.\nK-3 id partial <Ja, teilweise.>\n",
	},
	{
		"a yes and how in a cell", dashed, "| ID | Antwort | Erfüllt |\n|---|---|---|\n| K-1 | Ja, mit Solr | |\n| K-2 | | ja (mit AES) |\n| K-3 | nicht erfüllt | |\n",
		"K-1 id full <Ja,>: mit Solr\nK-2 id full <ja>: (mit AES)\nK-3 id no <nicht erfüllt>\n",
	},
}

func TestForms(t *testing.T) {
	for _, f := range forms {
		t.Run(f.name, func(t *testing.T) {
			cs := criteria(f.list)
			res := linking.Link(cs, []*markdown.Doc{read(f.md)}, linking.Options{ReadClaim: table.ReadClaim})
			var b strings.Builder
			for _, c := range cs {
				for _, r := range c.Responses {
					fmt.Fprintf(&b, "%s %s", c.ID, vias[r.Via])
					if r.Claim != 0 {
						fmt.Fprintf(&b, " %s", r.Claim)
					}
					if r.ClaimCell != nil {
						fmt.Fprintf(&b, " <%s>", r.ClaimCell.Str)
					}
					if s := r.Text.String(); s != "" {
						fmt.Fprintf(&b, ": %s", strings.ReplaceAll(s, "\n", " / "))
					}
					b.WriteByte('\n')
				}
			}
			if diff := cmp.Diff(f.want, b.String()); diff != "" {
				t.Errorf("responses (-want +got):\n%s", diff)
			}
			for _, s := range res.Strays {
				t.Errorf("stray %q", s.ID)
			}
		})
	}
}

func TestStraysInHeadings(t *testing.T) {
	for md, want := range map[string]string{
		"## K-9 Fax\n\nNein.\n":                                       "K-9",
		"## 2.9 K-19 Fax\n\nNein.\n":                                  "K-19",
		"## Fax (K-19)\n\nNein.\n":                                    "K-19",
		"## Vergleich mit K-19\n\nNein.\n":                            "",
		"K-1: Solr.\nK-9: Fax.\n":                                     "K-9",
		"4.1 Any.\n\n4.2 Much.\n\n4.3 Zebra.\n\n4.9 Fax.\n\n5.1 End.": "4.9",
		"## Norm (ISO-9)\n\nJa.\n\n## 2.1 ISO-9001 im Haus\n\nJa.":    "",
	} {
		cs := criteria(dashed + "\n" + outlined)
		var got []string
		for _, s := range linkOne(cs, md).Strays {
			got = append(got, s.ID)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: strays (-want +got):\n%s", md, diff)
		}
	}
}
