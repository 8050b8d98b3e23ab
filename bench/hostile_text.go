package bench

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"strings"
)

// hostileCSV are tables in plain text.
func hostileCSV() []Hostile {
	const head = "Nr.;Anforderung;Art;Erfüllt?\n"
	return []Hostile{
		{Name: "CSV of one line of 100 MB", RFP: text("rfp.csv", func(w *bufio.Writer) {
			fill(w, 100<<20, "Das System legt Bescheide ab. ")
		}), Want: "rfp.csv:1:1: holds more than 32767 characters"},
		{Name: "CSV of a million columns", RFP: text("rfp.csv", func(w *bufio.Writer) {
			fmt.Fprint(w, head, "K-1;Das System druckt.;MUSS;Ja")
			fmt.Fprint(w, strings.Repeat(";w", 1_000_000))
		}), Want: "stands in column 16385"},
		{Name: "CSV of a million rows", Slow: true, RFP: text("rfp.csv", func(w *bufio.Writer) {
			fmt.Fprint(w, head)
			for i := range 1_000_000 {
				fmt.Fprintf(w, "K-%d;Das System legt den Vorgang %d ab.;MUSS;Ja\n", i, i)
			}
		}), Want: "has 1000001 rows with content, and up to 200000 are read"},
		{Name: "CSV of 50 million blank lines", Slow: true, RFP: text("rfp.csv", func(w *bufio.Writer) {
			fmt.Fprint(w, head, "K-1;Das System druckt.;MUSS;Ja")
			fill(w, 50_000_000, "\n")
			fmt.Fprint(w, "K-2;Das System scannt.;MUSS;Ja")
		}), Want: "has more than 1048576 lines, blank ones included"},
		{Name: "CSV of 50 MB with an unclosed quote", RFP: text("rfp.csv", func(w *bufio.Writer) {
			fmt.Fprint(w, head, `K-1;"Das System druckt.;MUSS;Ja`, "\n")
			fill(w, 50<<20, "K-2;Das System legt Bescheide ab.;MUSS;Ja\n")
		}), Want: "rfp.csv:2:5: a quote opens a cell and is never closed"},
		{Name: "CSV of 50 MB with a quote in every cell", Slow: true, RFP: text("rfp.csv", func(w *bufio.Writer) {
			fmt.Fprint(w, head)
			fill(w, 50<<20, `"K-2;"Das System;"MUSS;"Ja`)
		}), Want: "a quote is one of too many that are not closed"},
		{Name: "CSV of 50 MB of quotes", Slow: true, RFP: text("rfp.csv", func(w *bufio.Writer) {
			fmt.Fprint(w, head, strings.Repeat(`"`, 50<<20))
		}), Want: "rfp.csv:2"},
	}
}

// fill writes a text again and again, size bytes of it.
func fill(w *bufio.Writer, size int, text string) {
	for ; size > 0; size -= len(text) {
		fmt.Fprint(w, text)
	}
}

// hostileMarkdown are offers that are long, wide or deep, for a short list of criteria.
func hostileMarkdown() []Hostile {
	answer := func(name, want string, write func(w *bufio.Writer)) Hostile {
		return Hostile{Name: name, Slow: true, RFP: csvList(100), Offer: text("offer.md", write), Want: "101 rows, 100 criteria" + want}
	}
	return []Hostile{
		{Name: "Markdown of 22 MB", RFP: csvList(100), Offer: text("offer.md", chapter(22_000)), Want: "up to 16 MiB are read; split it, or raise max_markdown"},
		answer("Markdown of 8 MB", ", 100 answered", chapter(8000)),
		answer("Markdown table of 10,000 columns", "", func(w *bufio.Writer) {
			for n := range 12 {
				for i := range 10_000 {
					switch {
					case n == 1:
						fmt.Fprint(w, "|---")
					case i == 0 && n > 1:
						fmt.Fprint(w, "|", criterionID(n-1))
					default:
						fmt.Fprintf(w, "|Ja %d", i)
					}
				}
				fmt.Fprint(w, "|\n")
			}
		}),
		answer("Markdown table of 100,000 rows", ", 100 answered", func(w *bufio.Writer) {
			fmt.Fprint(w, "| Nr. | Antwort |\n|---|---|\n")
			for i := range 100_000 {
				fmt.Fprintf(w, "| %s | Ja, nach %d Tagen |\n", criterionID(i%100+1), i)
			}
		}),
		answer("100,000 headings", ", 100 answered", func(w *bufio.Writer) {
			for i := range 100_000 {
				fmt.Fprintf(w, "%s %s Ablage\n\nErfüllt, Fall %d.\n\n", "######"[:1+i%6], criterionID(i%100+1), i)
			}
		}),
		answer("a list 1,000 deep", "", func(w *bufio.Writer) {
			for i := range 1000 {
				fmt.Fprintf(w, "%s- Punkt %d\n", strings.Repeat("  ", i), i)
			}
		}),
		answer("100,000 quotes in each other", "", func(w *bufio.Writer) {
			fmt.Fprint(w, strings.Repeat(">", 100_000), " Text\n")
		}),
		answer("100,000 links", "", func(w *bufio.Writer) {
			for i := range 100_000 {
				fmt.Fprintf(w, "Siehe [Anlage %d](anlagen/%d.pdf) und [die Norm][n%d].\n", i, i, i)
			}
			for i := range 100_000 {
				fmt.Fprintf(w, "\n[n%d]: https://beispiel.example/%d", i, i)
			}
		}),
		answer("a million brackets", "", func(w *bufio.Writer) { fmt.Fprint(w, strings.Repeat("[", 1_000_000)) }),
		answer("a million stars", "", func(w *bufio.Writer) { fmt.Fprint(w, strings.Repeat("**a *b ", 150_000)) }),
		answer("a million backticks", "", func(w *bufio.Writer) {
			for i := range 1400 {
				fmt.Fprint(w, strings.Repeat("`", i), " a ")
			}
		}),
		answer("a line of 10 MB", "", func(w *bufio.Writer) { prose(w, rand.New(rand.NewPCG(2026, 11)), 10<<20) }),
	}
}

// chapter is n sections, about 1 kB each.
func chapter(n int) func(w *bufio.Writer) {
	return func(w *bufio.Writer) {
		r := rand.New(rand.NewPCG(2026, 11))
		for i := range n {
			fmt.Fprintf(w, "## %s Ablage\n\nErfüllt: ja.\n\n", criterionID(i%100+1))
			for range 4 {
				prose(w, r, 240)
			}
		}
	}
}

// hostileAnswers are many criteria with many answers.
func hostileAnswers() []Hostile {
	return []Hostile{
		{Name: "10,000 criteria without IDs, 10,000 quotes", Slow: true, RFP: text("rfp.csv", func(w *bufio.Writer) {
			r := rand.New(rand.NewPCG(2026, 11))
			fmt.Fprint(w, "Anforderung;Art\n")
			for i := range 10_000 {
				fmt.Fprintf(w, "%s;MUSS\n", demand(r, i))
			}
		}), Offer: text("offer.md", func(w *bufio.Writer) {
			r := rand.New(rand.NewPCG(2026, 11))
			for i := range 10_000 {
				fmt.Fprintf(w, "> %s\n\nErfüllt, siehe Modul %d.\n\n", demand(r, i), i)
			}
		}), Want: "10001 rows, 10000 criteria, 10000 answered", Check: true},
		{Name: "10,000 criteria without IDs, 10,000 quotes with a slip", Slow: true, RFP: text("rfp.csv", func(w *bufio.Writer) {
			r := rand.New(rand.NewPCG(2026, 11))
			fmt.Fprint(w, "Anforderung;Art\n")
			for i := range 10_000 {
				fmt.Fprintf(w, "%s;MUSS\n", demand(r, i))
			}
		}), Offer: text("offer.md", func(w *bufio.Writer) {
			r := rand.New(rand.NewPCG(2026, 11))
			for i := range 10_000 {
				fmt.Fprintf(w, "> %s\n\nErfüllt, siehe Modul %d.\n\n", strings.Replace(demand(r, i), "abschließen", "abschliesen", 1), i)
			}
		}), Want: "10001 rows, 10000 criteria", Check: true},
		{Name: "10,000 criteria without IDs, 10,000 headings", Slow: true, RFP: text("rfp.csv", func(w *bufio.Writer) {
			r := rand.New(rand.NewPCG(2026, 11))
			fmt.Fprint(w, "Anforderung;Art\n")
			for i := range 10_000 {
				fmt.Fprintf(w, "%s;MUSS\n", demand(r, i))
			}
		}), Offer: text("offer.md", func(w *bufio.Writer) {
			r := rand.New(rand.NewPCG(2026, 11))
			for i := range 10_000 {
				fmt.Fprintf(w, "## %s\n\nErfüllt, siehe Modul %d.\n\n", demand(r, i), i)
			}
		}), Want: "10001 rows, 10000 criteria, 10000 answered", Check: true},
		{Name: "5,000 IDs 1 to 5000 in a numbered list", RFP: text("rfp.csv", func(w *bufio.Writer) {
			fmt.Fprint(w, "Nr.;Anforderung;Art\n")
			for i := range 5000 {
				fmt.Fprintf(w, "%d;Das System legt den Vorgang %d ab.;MUSS\n", i+1, i+1)
			}
		}), Offer: text("offer.md", func(w *bufio.Writer) {
			for i := range 5000 {
				fmt.Fprintf(w, "%d. Erfüllt, siehe Modul %d.\n", i+1, i+1)
			}
		}), Want: "5001 rows, 5000 criteria", Check: true},
		{Name: "20,000 criteria, 20,000 headings with their IDs", Slow: true, RFP: csvList(20_000), Offer: text("offer.md", func(w *bufio.Writer) {
			r := rand.New(rand.NewPCG(2026, 11))
			for i := range 20_000 {
				fmt.Fprintf(w, "## %s\n\n", criterionID(i+1))
				prose(w, r, 120)
			}
		}), Want: "20001 rows, 20000 criteria, 20000 answered", Check: true},
	}
}

func criterionID(i int) string { return fmt.Sprintf("K-%06d", i) }

// csvList is a list of n criteria, with IDs, as a CSV file without answers.
func csvList(n int) Input {
	return text("rfp.csv", func(w *bufio.Writer) {
		fmt.Fprint(w, "Nr.;Anforderung;Art\n")
		for i := range n {
			fmt.Fprintf(w, "%s;Das System legt den Vorgang %d ab.;MUSS\n", criterionID(i+1), i+1)
		}
	})
}

// demand is what the i-th criterion asks for, in words of its own.
func demand(r *rand.Rand, i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Das System muss den Vorgang %d", i+1)
	for range 8 + r.IntN(12) {
		b.WriteByte(' ')
		b.WriteString(plainWords[r.IntN(len(plainWords))])
	}
	b.WriteString(" abschließen können.")
	return b.String()
}

// plainWords are the words of the catalogue without their marks.
var plainWords = func() []string {
	var out []string
	for _, w := range words {
		if w = strings.Trim(w, ".,;&<"); w != "" {
			out = append(out, w)
		}
	}
	return out
}()

// prose writes a paragraph of about size bytes.
func prose(w *bufio.Writer, r *rand.Rand, size int) {
	for n := 0; n < size; {
		word := words[r.IntN(len(words))]
		fmt.Fprint(w, word, " ")
		n += len(word) + 1
	}
	fmt.Fprint(w, "\n\n")
}
