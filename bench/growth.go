package bench

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"strings"
)

// A Growing is a bid of any size, to see what ten times the criteria and answers cost. Its texts have 15 to 25 words of a
// vocabulary of 5,000, which stand in them about as often as the words of real prose do: the hundredth a hundredth as often as
// the first. The same size always gives the same bytes.
type Growing struct {
	Name  string
	RFP   func(n int) Input
	Offer func(n int) Input // nil: the form answers itself
}

// Growings lists them all.
func Growings() []Growing {
	numbered := func(id func(i int) string) func(n int) Input {
		return func(n int) Input {
			return text("rfp.csv", func(w *bufio.Writer) {
				p := newProse(1)
				fmt.Fprint(w, "Nr.;Anforderung;Art\n")
				for i := range n {
					fmt.Fprintf(w, "%s;%s;MUSS\n", id(i+1), p.demand())
				}
			})
		}
	}
	bare := func(n int) Input {
		return text("rfp.csv", func(w *bufio.Writer) {
			p := newProse(1)
			fmt.Fprint(w, "Anforderung;Art\n")
			for range n {
				fmt.Fprintf(w, "%s;MUSS\n", p.demand())
			}
		})
	}
	return []Growing{
		{Name: "CSV without IDs", RFP: bare},
		{Name: "numbers, answered in a numbered list", RFP: numbered(func(i int) string { return fmt.Sprint(i) }), Offer: offerOf(
			func(i int, _ string) string { return fmt.Sprintf("%d. ", i) }, "\n")},
		{Name: "IDs, answered below headings", RFP: numbered(criterionID), Offer: offerOf(
			func(i int, _ string) string { return "## " + criterionID(i) + "\n\n" }, "\n\n")},
		{Name: "without IDs, answered below quotes, every other with a slip", RFP: bare, Offer: offerOf(
			func(i int, demand string) string {
				if i%2 == 0 {
					demand = slip(demand)
				}
				return "> " + demand + "\n\n"
			}, "\n\n")},
	}
}

// offerOf is an offer of n answers, each opened as open says, for the number and the text of a criterion.
func offerOf(open func(i int, demand string) string, end string) func(n int) Input {
	return func(n int) Input {
		return text("offer.md", func(w *bufio.Writer) {
			theirs, ours := newProse(1), newProse(2)
			for i := range n {
				fmt.Fprint(w, open(i+1, theirs.demand()), "Erfüllt: ", ours.sentence(), end)
			}
		})
	}
}

// slip is a text with a letter too much in its longest word.
func slip(s string) string {
	longest := ""
	for _, w := range strings.Fields(s) {
		if len(w) > len(longest) {
			longest = w
		}
	}
	letters := []rune(longest)
	return strings.Replace(s, longest, string(letters[:4])+string(letters[3:]), 1)
}

// zipf picks words as often as real prose does.
type zipf struct {
	random *rand.Rand
	ranks  *rand.Zipf
}

func newProse(seed uint64) zipf {
	r := rand.New(rand.NewPCG(2026, seed))
	return zipf{r, rand.NewZipf(r, 1.07, 2, 4999)}
}

// sentence has 15 to 25 words.
func (z zipf) sentence() string {
	out := make([]string, 15+z.random.IntN(11))
	for i := range out {
		out[i] = spoken(int(z.ranks.Uint64()))
	}
	return "Wir " + strings.Join(out, " ") + "."
}

// demand is what a criterion asks for, in as many words.
func (z zipf) demand() string { return "Das System muss" + strings.TrimPrefix(z.sentence(), "Wir") }

// spoken is a word of running text: the most frequent ones are short.
func spoken(n int) string {
	if n < len(germanProse) {
		return germanProse[n]
	}
	const consonants, vowels = "bdfgklmnprstvwz", "aeiouäöü"
	k, v := []rune(consonants), []rune(vowels)
	ks, vs := uint64(len(k)), uint64(len(v))
	at := uint64(n) * 2654435761 % (1 << 32) // words of about the same rank have nothing in common
	w := ""
	for range 2 + n%3 {
		w += string(k[at%ks]) + string(v[at/ks%vs])
		if at /= ks * vs; at%3 == 0 {
			w += string(k[at%ks])
		}
	}
	return w + [...]string{"en", "ung", "t", "er", "", "e", "s"}[n%7]
}
