package checks

import (
	_ "embed" // the page
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

//go:embed parroted-criterion.md
var parrotedCriterionDoc string

var parrotedCriterion = &lint.Check{
	ID:   "parroted-criterion",
	Kind: lint.Unverified,
	Doc:  parrotedCriterionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist nur wiederholt: „{{match}}“ sagt nicht, wie",
		EN: "{{criterion}} is only repeated: “{{match}}” does not say how",
	},
	Advice: lint.Messages{
		DE: "Im nächsten Satz sagen, womit das geschieht, mit einer Zahl, einem Namen oder einer Fundstelle.",
		EN: "Say in the next sentence by what means, with a number, a name or a place to look it up.",
	},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if bareValue(c) {
				continue
			}
			asked := contentWords(c.Title + " " + c.Text)
			if r := allParroted(c, asked); r != nil {
				b := answered(r)[0]
				p.Report(lint.Finding{Criterion: c, Response: r, At: b.Span, Match: b.Str, Args: lint.Args{"match": b.Str}})
			}
		}
		return nil
	},
}

// bareValue reports whether a criterion asks for nothing but a value beside its name, as data sheets do: "Farbe", "RAL 9016". Who says
// the same has answered.
func bareValue(c *lint.Criterion) bool {
	const few, most = 2, 6 // words, and words with a number among them
	n := len(strings.Fields(c.Text))
	return c.Title != "" && (n <= few || n <= most && strings.ContainsAny(c.Text, "0123456789"))
}

// allParroted is the response to report where everything that answers a criterion repeats it; nil where something says
// more, refuses, or nothing answers it.
func allParroted(c *lint.Criterion, asked []string) *lint.Response {
	var first *lint.Response
	for _, r := range given(c) {
		if r.Claim != lint.Unstated && !r.Claim.Yes() || len(r.Evidence) > 0 || !parrots(r, asked) {
			return nil
		}
		if first == nil {
			first = r
		}
	}
	return first
}

// answered lists what a response says. The customer's very words answer nothing, and stand in a cell for answers all the same.
func answered(r *lint.Response) []*lint.Block {
	bs := prose(r)
	if len(bs) > 0 || r.Text == nil {
		return bs
	}
	for _, b := range r.Text.Blocks {
		if b.Customer && b.Kind == lint.Cell && len(strings.Fields(b.Str)) >= parrotWords {
			bs = append(bs, b)
		}
	}
	return bs
}

// parrots reports whether a response has words of its own and all of them are the criterion's: nothing is added but the
// subject of its first sentence, which is the vendor's or the product's name, and words that promise; and three quarters of
// what is asked come back.
func parrots(r *lint.Response, asked []string) bool {
	if len(prose(r)) == 0 {
		return len(answered(r)) > 0
	}
	var said []string
	for _, b := range prose(r) {
		if len(b.Links) > 0 {
			return false
		}
		said = append(said, parrotedWords(b.Str, asked)...)
	}
	if len(said) > 0 && !echoes(said[0], asked) && writtenAsName(r, said[0]) {
		said = said[1:]
	}
	for _, w := range said {
		if !echoes(w, asked) {
			return false
		}
	}
	back, all := 0, 0
	for _, w := range asked {
		switch {
		case echoes(w, said):
			back++
		case negations()[w]:
			return false // without it the sentence says the opposite, which is no repetition
		case promiseWords()[w]:
			continue
		}
		all++
	}
	return len(said) >= parrotWords && back*4 >= all*3 || len(said) == parrotWords-1 && back == all
}

// writtenAsName reports whether a word is written as names are, in what a response says first: the desktop client is none.
func writtenAsName(r *lint.Response, word string) bool {
	for _, w := range strings.FieldsFunc(prose(r)[0].Str, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }) {
		if umlauts.Replace(strings.ToLower(w)) == word {
			return strings.ContainsFunc(w, unicode.IsUpper)
		}
	}
	return true
}

// parrotWords is how many words of content a repetition has at least: two agree by chance, as a verb with its object
// does, unless they are all that is asked for.
const parrotWords = 3

// repeated reports whether a word is one of others, in whichever form.
func repeated(word string, others []string) bool {
	return slices.ContainsFunc(others, func(w string) bool { return sameStem(word, w) })
}

// sameStem reports whether two words are forms of one: equal, or the stem of one stands in the other, as those of
// "stellt" and "bereit" do in "bereitstellen". Numbers and words of three letters have to be equal.
func sameStem(a, b string) bool {
	if a == b {
		return true
	}
	if strings.ContainsFunc(a+b, unicode.IsDigit) {
		return false
	}
	return stands(a, b) || stands(b, a)
}

func stands(word, in string) bool {
	stem := word
	for _, ending := range []string{"ungen", "ung", "ing", "ten", "tes", "ed", "en", "et", "es", "er", "te", "em", "e", "n", "s", "t"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && len(cut) >= 4 {
			stem = cut
			break
		}
	}
	return len(stem) >= 4 && strings.Contains(in, stem)
}

// contentWords lists the words of a text that carry what it says, folded: without articles, pronouns, modal verbs, words
// for the parties and for the system, and words that only say yes. Negations and limits ("nur", "not", "only") stay,
// since they turn a sentence into another.
func contentWords(s string) []string {
	words := strings.FieldsFunc(umlauts.Replace(strings.ToLower(s)), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c)
	})
	return slices.DeleteFunc(words, func(w string) bool { return emptyWords()[w] })
}

var umlauts = strings.NewReplacer("ä", "a", "ö", "o", "ü", "u", "ß", "ss")

var emptyWords = wordSet(`
	der die das den dem des ein eine einen einem einer eines und oder sowie von vom zu zum zur im in an am auf aus bei beim mit fur uber unter
	durch als auch so es er sie wir unser unsere unserem unseren unserer ihr ihre ihren ihrem sich dass hierbei dabei dazu damit diese dieser dieses
	muss mussen soll sollen sollte kann konnen konnte darf durfen wird werden wurde ist sind sein hat haben lasst lassen
	system systems losung software produkt anwendung bieter auftragnehmer auftraggeber anbieter ab
	ja erfullt erfullen anforderung vollstandig selbstverstandlich naturlich
	the a an and or of to for from in on at by with as it its we our you your they their this that these those which
	must shall should will would can may be is are was been being have has do does
	solution product application vendor supplier bidder contractor provider customer client
	yes comply complies compliant requirement fully`)

var negations = wordSet("nicht kein keine keinen keinem keiner keines nie niemals ohne weder not no never without neither nor cannot only nur")

// wordSet is a set of words, made when it is first looked at.
func wordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
		return set
	})
}
