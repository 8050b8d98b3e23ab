package linking_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/linking"
	"github.com/offerlint/offerlint/parsers/markdown"
)

// criteria makes a list of lines "ID | text | title | section", the last two optional.
func criteria(lines string) []*lint.Criterion {
	var cs []*lint.Criterion
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Split(line+"|||", "|")
		for i := range f {
			f[i] = strings.ReplaceAll(strings.TrimSpace(f[i]), "¶", "\n")
		}
		cs = append(cs, &lint.Criterion{ID: f[0], Text: f[1], Title: f[2], Section: f[3]})
	}
	return cs
}

// readClaim knows a few words.
func readClaim(s string, _ []string) lint.Claim {
	switch strings.ToLower(strings.Trim(s, " .!:")) {
	case "ja, siehe das kapitel zur technik", "ja", "yes", "full", "erfüllt", "vollständig erfüllt":
		return lint.Full
	case "teilweise", "teilweise erfüllt", "partial":
		return lint.Partial
	case "nein", "no":
		return lint.No
	}
	return lint.Unstated
}

var vias = []string{"row", "id", "quote", "comment", "blanket"}

// show prints the responses to a criterion, one per line: via, claim, text, evidence.
func show(cs []*lint.Criterion) string {
	var b strings.Builder
	for _, c := range cs {
		for _, r := range c.Responses {
			fmt.Fprintf(&b, "%s %s", c.ID, vias[r.Via])
			if r.Claim != lint.Unstated {
				fmt.Fprintf(&b, " %s", r.Claim)
			}
			if s := r.Text.String(); s != "" {
				fmt.Fprintf(&b, ": %s", strings.ReplaceAll(s, "\n", " / "))
			}
			for _, e := range r.Evidence {
				switch {
				case e.Web:
					fmt.Fprintf(&b, " [web %s]", e.Target)
				case e.Path != "":
					fmt.Fprintf(&b, " [%s %v]", e.Path, e.Exists)
				default:
					fmt.Fprintf(&b, " [named %s]", e.Name())
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

var (
	letters = "a | Assigned one leader to the garden project\nb | Watered the tomatoes twice a day\nc | Performed taste tests with people\nd | Kept a diary of the weather"
	numbers = "1 | Grow beans in rows\n2 | Water them well\n3 | Pick them early\n4 | Cook them\n5 | Eat them\n6 | Clean the plates"
	codes   = "K-10 | Das System verschlüsselt alle Daten. | Verschlüsselung | 4 Betrieb\n" +
		"K-11 | Das System ist zu 99,9 % verfügbar. | Verfügbarkeit | 4 Betrieb\n" +
		"K-12 | Die Daten liegen in Deutschland. | Ort der Daten | 5 Recht\n" +
		"K-13 | Der Anbieter schult die Anwender. | Schulung | 5 Recht"
)

var habits = []struct{ name, list, md, want string }{
	{
		"heading with title", codes, "# Konzept\n## K-10 Verschlüsselung\nAES für alles.\n\n### Details\n\nMehr dazu.\n## K-011: Verfügbarkeit\n**Ja.** Zwei Zentren.\n# Anhang\nRest.\n",
		"K-10 id: AES für alles. / Details / Mehr dazu.\nK-11 id full: Ja. Zwei Zentren.\n",
	},
	{
		"other dresses", codes, "[K-10] AES.\n\n**K-11 –** zwei Zentren\n\nk‑12: nur Köln\n\n(K13) Zwei Tage.\n",
		"K-10 id: [K-10] AES.\nK-11 id: K-11 – zwei Zentren\nK-12 id: k‑12: nur Köln\nK-13 id: (K13) Zwei Tage.\n",
	},
	{
		"words before the ID", codes, "## Anforderung K-10: Verschlüsselung\n\nAES.\n\n## Zu K-11\n\nZwei Zentren.\n\n## Antwort auf Kriterium K-12\n\nKöln.\n",
		"K-10 id: AES.\nK-11 id: Zwei Zentren.\nK-12 id: Köln.\n",
	},
	{
		"attribute and anchor", codes, "## Daten {#K-10}\nAES.\n\n<a id=\"K-12\"></a>\n\n## Ort\nKöln.\n",
		"K-10 id: AES.\nK-12 id: Köln.\n",
	},
	{
		"comment", codes, "## Sicherheit\n\n<!-- answers: K-10, K-12 -->\n\nAES in Köln.\n\n## Weiter <!-- answers: K-11 -->\n\nZwei Zentren.\n",
		"K-10 comment: AES in Köln.\nK-11 comment: Zwei Zentren.\nK-12 comment: AES in Köln.\n",
	},
	{
		"nested list", codes, "* Sicherheit\n  * K-10: AES\n  * K-12: Köln\n\n    Nur Köln.\n* Betrieb\n  * K-11: zwei Zentren\n\nSchluss.\n",
		"K-10 id: K-10: AES\nK-11 id: K-11: zwei Zentren / Schluss.\nK-12 id: K-12: Köln / Nur Köln.\n",
	},
	{
		"answers in the items behind", letters, "* Assigned one leader to the garden project\n* Ms Bean\n* Watered the tomatoes twice a day\n* With a can\n* Performed taste tests with people\n\nYours, the gardeners\n",
		"a quote: Ms Bean\nb quote: With a can\nc quote\n",
	},
	{
		"answers below the items", letters, "* a) Assigned one leader to the garden project: Ms Bean\n* b) Watered the tomatoes twice a day\n  * With a can\n* c) Performed taste tests with people\n  Ten of them.\n\nYours, the gardeners\n",
		"a id: Ms Bean\nb id: With a can\nc id: Ten of them.\n",
	},
	{
		"bold criterion", letters, "**a. Assigned one leader to the garden project**\n\nMs Bean\n\n**b. Watered the tomatoes twice a day** With a can\n",
		"a id: Ms Bean\nb id: With a can\n",
	},
	{
		"several at once", codes, "## K-10, K-11 und K-13\n\nGemeinsam gelöst.\n",
		"K-10 id: Gemeinsam gelöst.\nK-11 id: Gemeinsam gelöst.\nK-13 id: Gemeinsam gelöst.\n",
	},
	{
		"a range is a claim", codes, "## K-10 bis K-12\n\nGemeinsam gelöst.\n",
		"K-10 blanket: Gemeinsam gelöst.\nK-11 blanket: Gemeinsam gelöst.\nK-12 blanket: Gemeinsam gelöst.\n",
	},
	{
		"mentions", codes, "## K-10\n\nAES, siehe K-12. Wie in K-11 beschrieben.\n\nVerwandt sind:\n\n- K-12\n- K-13\n\nsiehe K-13\n\n# Inhalt\n\n- K-11 Verfügbarkeit im Überblick\n",
		"K-10 id: AES, siehe K-12. Wie in K-11 beschrieben. / Verwandt sind: / K-12 / K-13 / siehe K-13\n",
	},
	{
		"links to other places are no answers", codes, "- [K-10 Verschlüsselung](#k-10)\n- [K-11 Verfügbarkeit](#k-11)\n\n## K-10\n\nAES.\n",
		"K-10 id: AES.\n",
	},
	{
		"nothing said", codes, "## K-10 Verschlüsselung\n\n## K-11\n\n> Das System ist zu 99,9 % verfügbar.\n\n### Umsetzung\n\n## K-12\n\n-\n\nK-13:\n",
		"K-10 id\nK-11 id\nK-12 id\nK-13 id\n",
	},
	{
		"claims", codes, "## K-10\n\nErfüllungsgrad: teilweise erfüllt\n\nAES.\n\n## K-11: Ja\n\n## K-12\n\n**Nein**\n\nLeider.\n\n## K-13\n\nStatus: Ja\nZwei Tage.\n",
		"K-10 id partial: AES.\nK-11 id full\nK-12 id no: Leider.\nK-13 id full: Status: Ja Zwei Tage.\n",
	},
	{
		"a yes that goes on is text", codes, "## K-10\n\nJa, wenn der Kunde es bestellt.\n",
		"K-10 id: Ja, wenn der Kunde es bestellt.\n",
	},
	{
		"answers in block quotes are ours", codes, "## K-10 Verschlüsselung\n\n> Das System verschlüsselt alle Daten.\n\n> Wir verschlüsseln mit AES.\n",
		"K-10 id: Wir verschlüsseln mit AES.\n",
	},
	{
		"evidence", codes, "## K-10\n\nAES, siehe [Konzept](../anlagen/konzept%20neu.pdf#s4), [oben](#x), [Post](mailto:a@b.de) und https://muster.example/aes.\nNachweis: ISO 27001\nBeleg: zertifikat.pdf\n",
		"K-10 id: AES, siehe Konzept, oben, Post und https://muster.example/aes. Nachweis: ISO 27001 Beleg: zertifikat.pdf [anlagen/konzept neu.pdf true] [web https://muster.example/aes] [named ISO 27001] [angebot/zertifikat.pdf false]\n",
	},
	{
		"the customer's links are no evidence", codes, "> K-10 Das System verschlüsselt [alle Daten](https://kunde.example).\n\nAES.\n",
		"K-10 id: AES.\n",
	},
	{
		"table with headers", codes, "| Anforderung | Erfüllt | Kommentar | Nachweis |\n|---|---|---|---|\n| K-10 Das System verschlüsselt | ja | AES | [Konzept](konzept.pdf) |\n| K-11 | nein | | |\n| K-12 | | nur Köln | Anlage 7 |\n",
		"K-10 id full: AES [angebot/konzept.pdf false]\nK-11 id no\nK-12 id: nur Köln [named Anlage 7]\n",
	},
	{
		"table without header words", codes, "| K-10 | Das System verschlüsselt alle Daten. | Ja |\n|---|---|---|\n| K-11 | Das System ist zu 99,9% verfügbar | Zwei Zentren. |\n| K-12 | Die Daten liegen in Deutschland | |\n",
		"K-10 id full\nK-11 id: Zwei Zentren.\nK-12 id\n",
	},
	{
		"columns to mark", codes, "| Nr. | Ja | Nein | Bemerkung |\n|---|---|---|---|\n| K-10 | x | | AES |\n| K-11 | | X | |\n| K-12 | x | x | |\n",
		"K-10 id full: AES\nK-11 id no\nK-12 id unclear\n",
	},
	{
		"a claim with a text", codes, "| Nr. | Erfüllt |\n|---|---|\n| K-10 | Ja, siehe das Kapitel zur Technik |\n",
		"K-10 id full: Ja, siehe das Kapitel zur Technik\n",
	},
	{
		"rows that go on", codes, "| ID | Antwort |\n|---|---|\n| K-10 | AES |\n| | in allen Zentren |\n| K-11 | zwei |\n",
		"K-10 id: AES / in allen Zentren\nK-11 id: zwei\n",
	},
	{
		"bold letters", letters, "# Garden\n\n**A.**\n\nMs Bean led it.\n\n**B.**\n\nTwice.\n\n**C.**\n\nWith ten people.\n\n# End\n\nBye.\n",
		"a id: Ms Bean led it.\nb id: Twice.\nc id: With ten people.\n",
	},
	{
		"letters in brackets", letters, "(a)\n\nMs Bean.\n\n(b)\n\nTwice.\n\n(d)\n\nOn paper.\n",
		"a id: Ms Bean.\nb id: Twice.\nd id: On paper.\n",
	},
	{
		"headings without a space", letters, "####A.\nMs Bean.\n####B.\nTwice.\n####C.\nTen people.\n",
		"a id: Ms Bean.\nb id: Twice.\nc id: Ten people.\n",
	},
	{
		"constant prefix", letters, "2a. Ms Bean.\n\n2b. Twice.\n\n2c. Ten people.\n\n2d. On paper.\n",
		"a id: 2a. Ms Bean.\nb id: 2b. Twice.\nc id: 2c. Ten people.\nd id: 2d. On paper.\n",
	},
	{
		"two short IDs are no sequence", letters, "a) we came\n\nb) we saw\n",
		"",
	},
	{
		"the English article is no ID", letters, "A leader was found.\n\nB vitamins help.\n\nC sounds too.\n",
		"",
	},
	{
		"parts inside a response", letters, "**a.** Ms Bean.\n\n**b.** Thrice:\n\na) at dawn\n\nb) at noon\n\nc) at dusk\n\n**c.** Ten.\n\n**d.** Paper.\n",
		"a id: a. Ms Bean.\nb id: b. Thrice: / a) at dawn / b) at noon / c) at dusk\nc id: c. Ten.\nd id: d. Paper.\n",
	},
	{
		"one letter beside its text", letters, "# Criteria C - Tasting\n\n#### _Performed taste tests with people._\n\nTen of them.\n",
		"c id: Ten of them.\n",
	},
	{
		"any ordered list", numbers,
		"How we work:\n\n1. Plan\n2. Dig\n3. Rest\n",
		"",
	},
	{
		"an ordered list of all", "1 | Grow beans in rows\n2 | Water them well\n3 | Pick them early", "1. In ten rows.\n2. Daily.\n3. In May.\n",
		"1 id: In ten rows.\n2 id: Daily.\n3 id: In May.\n",
	},
	{
		"our own chapters", "1 | Grow beans in rows\n2 | Water them well\n3 | Pick them early", "# 1 Company\nWho.\n# 2 References\nWhat.\n# 3 Prices\nHow much.\n",
		"",
	},
	{
		"milestones are no answers", numbers, "| Nr. | Milestone | Date |\n|---|---|---|\n| 1 | Kick-off | May |\n| 2 | Review | June |\n| 3 | End | July |\n",
		"",
	},
	{
		"clauses are no answers", numbers, "(1) Prices are net.\n\n(2) Payment is due in May.\n\n(3) Berlin is the place.\n",
		"",
	},
	{
		"a table of answers by number", numbers, "| Nr. | Answer |\n|---|---|\n| 1 | in rows |\n| 2 | daily |\n| 4 | in soup |\n",
		"1 id: in rows\n2 id: daily\n4 id: in soup\n",
	},
	{
		"versions are no answers", "1.0 | Die Daten liegen in Deutschland\n1.1 | Der Anbieter schult die Anwender", "| Version | Datum |\n|---|---|\n| 1.0 | Mai |\n| 1.1 | Juni |\n",
		"",
	},
	{
		"our own section 3.2", "3.1 | Die Daten liegen in Deutschland\n3.2 | Der Anbieter schult die Anwender", "## 3.2 Unternehmen\n\nSeit 1950.\n",
		"",
	},
	{
		"numbers with a noun", "3.1 | Die Daten liegen in Deutschland\n3.2 | Der Anbieter schult die Anwender", "## Kriterium 3.2: Schulungen\n\nZwei Tage.\n",
		"3.2 id: Zwei Tage.\n",
	},
	{
		"quote in italics, answer announced", letters, "## Requirement\n\n*Watered the tomatoes twice a day.*\n\n## How we met the requirement\n\nWith a can.\n\n## Requirement\n\n*Kept a diary of the weather*\n\n## How we met the requirement\n\nOn paper.\n\n## Prices\n\nLow.\n",
		"b quote: With a can.\nd quote: On paper.\n",
	},
	{
		"criterion and answer in one paragraph", letters, "Watered the tomatoes twice a day.\nWith a can.\n\n*Kept a diary of the weather.* On paper.\n",
		"b quote: With a can.\nd quote: On paper.\n",
	},
	{
		"a quote over two paragraphs", "R-7 | The garden is open on all days.¶Visitors pay at the gate by the barn.", "> The garden is open on all days.\n>\n> Visitors pay at the gate by the barn.\n\nWe agree.\n",
		"R-7 quote: We agree.\n",
	},
	{
		"words that tell", "P-1 | Inlet valves close within two seconds of an alarm\nP-2 | Tickets of priority 1 are answered within the hour\nP-3 | The licence is counted per user of the system",
		"Outlet valves close within two seconds of an alarm\n\nDone.\n\nTickets of priority 3 are answered within the hour\n\nDone.\n\nThe licence is counted per tenant of the system\n\nDone.\n",
		"",
	},
	{
		"words that tell beside the ID", "P-1 | Inlet valves close within two seconds of an alarm", "## P-1\n\n> Outlet valves close within two seconds of an alarm\n\nDone.\n",
		"P-1 id: Done.\n",
	},
	{
		"a negation tells", "P-1 | Backups of the customer are not kept outside of the data centre in Berlin", "> Backups of the customer are kept outside of the data centre in Berlin\n\nDone.\n",
		"",
	},
	{
		"less than nine parts in ten", "P-1 | Inlet valves close within moments of an alarm and stay closed", "> Inlet valves close within moments of an alarm\n\nDone.\n",
		"",
	},
	{
		"the same words in another order", "P-1 | Inlet valves close within moments of an alarm and doors stay closed", "> doors stay closed and Inlet valves close within moments of an alarm\n\nDone.\n",
		"",
	},
	{
		"two criteria come near", "P-1 | The lower garden gate is locked at night by the guard on duty\nP-2 | The garden gate is locked at night by the young guard on duty", "> The garden gate is locked at night by the guard on duty\n\nDone.\n",
		"",
	},
	{
		"a slip of the pen", "P-1 | Inlet valves close within two seconds of an alarm", "> Inlet valves closes within two seconds of an alarm\n\nDone.\n",
		"P-1 quote: Done.\n",
	},
	{
		"literal quotes of twins", "P-1 | Tickets of priority 1 are answered within the hour\nP-3 | Tickets of priority 3 are answered within the hour", "> Tickets of priority 3 are answered within the hour\n\nDone.\n",
		"P-3 quote: Done.\n",
	},
	{
		"the same text twice", "P-1 | Backups are kept for ten years in two places\nP-2 | Backups are kept for ten years in two places", "> Backups are kept for ten years in two places\n\nDone.\n",
		"",
	},
	{
		"old numbers", codes, "| ID | Anforderung | Antwort |\n|---|---|---|\n| K-11 | Die Daten liegen in Deutschland. | Köln |\n",
		"K-12 quote: Köln\n",
	},
	{
		"title as heading", "T-1 | Everything has an export. | Export of all data as CSV", "## 4.2 Export of all data as CSV\n\nOne click.\n",
		"T-1 quote: One click.\n",
	},
	{
		"paragraph ends at a heading", codes, "# A\n\nK-10: AES\n\n## Mehr\n\nDetails.\n\n# B\n\nanderes\n",
		"K-10 id: K-10: AES / Mehr / Details.\n",
	},
	{
		"without a section above", codes, "K-10:\n\n# Schluss\n\nGruß\n",
		"K-10 id\n",
	},
	{
		"a definition that is an answer", codes, "[K-10]: erfüllt\n",
		"K-10 id full\n",
	},
}

func read(md string) *markdown.Doc { return markdown.Read([]byte(md), "angebot/kapitel.md") }

func linkOne(cs []*lint.Criterion, md string) *linking.Result {
	return linking.Link(cs, []*markdown.Doc{read(md)}, linking.Options{
		ReadClaim: readClaim,
		Exists:    func(p string) bool { return p == "anlagen/konzept neu.pdf" },
	})
}

func TestLink(t *testing.T) {
	for _, h := range habits {
		t.Run(h.name, func(t *testing.T) {
			cs := criteria(h.list)
			linkOne(cs, h.md)
			if diff := cmp.Diff(h.want, show(cs)); diff != "" {
				t.Errorf("responses (-want +got):\n%s", diff)
			}
		})
	}
}
