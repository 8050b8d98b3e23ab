package bench

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// An Offer describes a synthetic offer in Markdown: files of chapters with headings, paragraphs, lists, tables, links and
// emphasis, German and English in turn. The same Offer always gives the same bytes.
type Offer struct {
	Files int
	Bytes int // of each file, to the next paragraph
}

// Chapters are the texts of the files.
func (o Offer) Chapters() [][]byte {
	random := rand.New(rand.NewPCG(2026, 12))
	out := make([][]byte, o.Files)
	for i := range out {
		w := germanProse
		if i%2 == 1 {
			w = englishProse
		}
		var b strings.Builder
		fmt.Fprintf(&b, "# %d. %s\n\n", i+1, clause(random, w, 4))
		for n := 1; b.Len() < o.Bytes; n++ {
			section(&b, random, w, i, n)
		}
		out[i] = []byte(b.String())
	}
	return out
}

var (
	germanProse = strings.Fields(`das System stellt Vorgänge bereit und prüft Eingaben der Anwender nach den Regeln die in der
		Verwaltung hinterlegt sind wir gehen davon aus dass Schnittstellen zu führenden Verfahren offen liegen unter der
		Voraussetzung einer Freigabe werden Daten täglich gesichert in der Regel genügt ein Tag für die Übernahme Größe
		und Umfang der Anlagen Störungen meldet der Dienst innerhalb von vier Stunden an die Leitstelle`)
	englishProse = strings.Fields(`the system provides cases and checks entries of users by rules that are kept in the
		administration we assume that interfaces to leading systems are open subject to approval data is saved every day
		in general one day is enough for the transfer size and number of annexes faults are reported by the service
		within four hours to the control centre`)
)

// vocabulary is how many words an offer of some hundred pages has, besides those that stand everywhere.
const vocabulary = 4000

// content is a word of the vocabulary: the lower its number, the more often texts hold it.
func content(n int) string {
	parts := [...]string{"ver", "bau", "ten", "lei", "sicht", "mel", "stand", "rech", "nung", "port", "frei", "gabe", "ruf", "ein", "last", "wert"}
	return parts[n%16] + parts[n/16%16] + parts[(n/256+n)%16] + "en"
}

// frequent picks a number of the vocabulary as texts do: half of them from the first sixteenth.
func frequent(random *rand.Rand) int {
	return int(float64(vocabulary) * math.Pow(random.Float64(), 4))
}

// clause is n words, every other of them one that stands everywhere.
func clause(random *rand.Rand, words []string, n int) string {
	from := random.IntN(len(words) - n)
	out := slices.Clone(words[from : from+n])
	for i := 1; i < n; i += 2 {
		out[i] = content(frequent(random))
	}
	return strings.Join(out, " ")
}

func sentences(random *rand.Rand, words []string, n int) string {
	var parts []string
	for range n {
		s := clause(random, words, 6) + " " + clause(random, words, 7)
		_, n := utf8.DecodeRuneInString(s)
		parts = append(parts, strings.ToUpper(s[:n])+s[n:]+".")
	}
	return strings.Join(parts, " ")
}

// section writes one section of a chapter in the forms that offers have.
func section(b *strings.Builder, random *rand.Rand, words []string, chapter, n int) {
	fmt.Fprintf(b, "## K-%d-%d %s\n\n%s **%s** %s\n\n", chapter, n, clause(random, words, 3), sentences(random, words, 3),
		clause(random, words, 2), sentences(random, words, 2))
	for range 3 {
		fmt.Fprintf(b, "* %s\n", sentences(random, words, 1))
	}
	fmt.Fprintf(b, "\n| Nr. | Text |\n|---|---|\n| 1 | %s |\n| 2 | [%s](anlage-%d.pdf) |\n\n", clause(random, words, 8), clause(random, words, 2), n)
}

// Phrases makes rules full of phrases in the usual mixture: words, gaps, alternatives and open endings. One in three begins
// with a word that stands everywhere.
func Phrases(rules, each int) []lint.Phrase {
	random := rand.New(rand.NewPCG(2026, 13))
	word := func() string { return content(random.IntN(vocabulary)) }
	var out []lint.Phrase
	for range rules {
		for p := range each {
			lang, w := "de", germanProse
			if p%2 == 1 {
				lang, w = "en", englishProse
			}
			common := w[random.IntN(len(w))]
			pattern := [...]string{
				common + " " + word(), word() + " … " + word(), "{" + word() + "|" + word() + "} " + common, word() + " " + common,
				common + " … " + word(), "{" + word() + "|" + word() + "} … " + word(), word() + " " + word(), word() + "* " + common,
				common + " {" + word() + "|" + word() + "}", word() + " " + common + " " + word(),
			}[p%10]
			out = append(out, lint.Phrase{Lang: lang, Pattern: pattern})
		}
	}
	return out
}
