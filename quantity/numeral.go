package quantity

import (
	"math/big"
	"slices"
	"strings"
	"sync"
)

// articles are words for one that mostly are no numbers: "ein Anwender" counts nobody.
var articles = wordSet("ein eine einem einer eines einen a an")

// smallNumbers are the number words below 20 and the tens; larger ones are put together by numeral.
var smallNumbers = sync.OnceValue(func() map[string]int64 {
	m := map[string]int64{}
	for i, ws := range strings.Fields("null|zero|kein|keine eins|ein|eine|einem|einer|eines|einen|one|a|an|single|einzige|einzigen zwei|two|beide|beiden|both drei|three vier|four fünf|fuenf|five sechs|six sieben|seven acht|eight neun|nine zehn|ten elf|eleven zwölf|zwoelf|twelve dreizehn|thirteen vierzehn|fourteen fünfzehn|fifteen sechzehn|sixteen siebzehn|seventeen achtzehn|eighteen neunzehn|nineteen") {
		for s := range strings.SplitSeq(ws, "|") {
			m[s] = int64(i)
		}
	}
	for _, none := range []string{"kein", "keine", "single", "einzige", "einzigen", "beide", "beiden", "both", "null", "zero"} {
		delete(m, none)
	}
	for i, ws := range strings.Fields("zwanzig|twenty dreißig|dreissig|thirty vierzig|forty fünfzig|fuenfzig|fifty sechzig|sixty siebzig|seventy achtzig|eighty neunzig|ninety") {
		for s := range strings.SplitSeq(ws, "|") {
			m[s] = int64(20 + 10*i)
		}
	}
	return m
})

// half are words for a number with a half in it.
var halves = map[string]*big.Rat{
	"halb": big.NewRat(1, 2), "halbe": big.NewRat(1, 2), "halben": big.NewRat(1, 2), "halbes": big.NewRat(1, 2), "halber": big.NewRat(1, 2),
	"half": big.NewRat(1, 2), "anderthalb": big.NewRat(3, 2), "anderthalbe": big.NewRat(3, 2), "eineinhalb": big.NewRat(3, 2),
	"zweieinhalb": big.NewRat(5, 2), "dreieinhalb": big.NewRat(7, 2), "viereinhalb": big.NewRat(9, 2),
}

// germanNumeral reads a number word below a million, such as "zweihundertfünfzig" or "achtundvierzig".
func germanNumeral(w string) (int64, bool) {
	if n, ok := smallNumbers()[w]; ok {
		return n, true
	}
	for _, part := range []struct {
		word string
		n    int64
	}{{"tausend", 1000}, {"hundert", 100}} {
		before, after, ok := strings.Cut(w, part.word)
		if !ok {
			continue
		}
		head, tail := int64(1), int64(0)
		if before != "" {
			if head, ok = germanNumeral(before); !ok {
				return 0, false
			}
		}
		if after = strings.TrimPrefix(after, "und"); after != "" {
			if tail, ok = germanNumeral(after); !ok {
				return 0, false
			}
		}
		return head*part.n + tail, true
	}
	if unitWord, ten, ok := strings.Cut(w, "und"); ok {
		u, okU := smallNumbers()[unitWord]
		t, okT := smallNumbers()[ten]
		return u + t, okU && okT && u < 10 && t >= 20 && t%10 == 0
	}
	return 0, false
}

// numeralWords holds what number words may begin with, so that most words are turned away by one look.
var numeralWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{prefix("hundert"): true, prefix("tausend"): true, "hundert": true, "tausend": true, "hundred": true, "thousand": true}
	for w := range smallNumbers() {
		m[prefix(w)] = true
	}
	for w := range halves {
		m[prefix(w)] = true
	}
	return m
})

func prefix(w string) string {
	if len(w) > 3 {
		return w[:3]
	}
	return w
}

// numeral reads a number in words that begins at token i: "vierundzwanzig", "twenty-four", "two hundred", "fünf (5)",
// "half an". next is the token behind it.
func numeral(ts []token, i int) (n *big.Rat, next int, ok bool) {
	t := ts[i]
	if t.kind != wordToken || len(t.text) > maxDigits || !numeralWords()[prefix(t.text)] && !numeralWords()[t.text] {
		return nil, i, false
	}
	if h := halves[t.text]; h != nil {
		next = i + 1
		if next < len(ts) && ts[next].is("an", "a") {
			next++
		}
		return h, next, true
	}
	v, ok := germanNumeral(t.text)
	if !ok || multipliers[t.text] > 0 {
		return nil, i, false
	}
	v, next = english(ts, i, v)
	n = big.NewRat(v, 1)
	if next < len(ts) && ts[next].kind == wordToken { // one and a half, ein halbes
		switch h := halves[ts[next].text]; {
		case h != nil && v == 1:
			return h, next + 1, true
		case ts[next].is("and", "einhalb") && next+2 < len(ts) && ts[next+1].is("a") && ts[next+2].is("half"):
			return new(big.Rat).Add(n, big.NewRat(1, 2)), next + 3, true
		}
	}
	return n, next, true
}

// english reads the number word at token i, which is worth v, with those that belong to it: "twenty-four", "two hundred and
// fifty", "one thousand two hundred".
func english(ts []token, i int, v int64) (n int64, next int) {
	n, next = belowHundred(ts, i, v)
	between := i > 0 && ts[i-1].is("between") // "between one hundred and two hundred" are two numbers
	tail := func(read func([]token, int, int64) (int64, int), limit int64) {
		j := next
		if j < len(ts) && ts[j].is("and") && !between {
			j++
		}
		if j >= len(ts) || ts[j].sentence != ts[i].sentence || articles()[ts[j].text] || smallNumbers()[ts[j].text] == 0 {
			return
		}
		if m, end := read(ts, j, smallNumbers()[ts[j].text]); m < limit {
			n, next = n+m, end
		}
	}
	if next < len(ts) && ts[next].is("hundred") && n < 100 {
		n, next = n*100, next+1
		tail(belowHundred, 100)
	}
	if next < len(ts) && ts[next].is("thousand") && n < 1000 {
		n, next = n*1000, next+1
		tail(english, 1000)
	}
	return n, next
}

// belowHundred adds the units behind a ten, "twenty-four".
func belowHundred(ts []token, i int, v int64) (n int64, next int) {
	next = i + 1
	if v < 20 || v >= 100 || v%10 != 0 {
		return v, next
	}
	j := next
	if j < len(ts) && ts[j].text == "-" && ts[j].glued {
		j++
	}
	if j < len(ts) {
		if u := smallNumbers()[ts[j].text]; u > 0 && u < 10 && !articles()[ts[j].text] {
			return v + u, j + 1
		}
	}
	return v, next
}

// repeated skips the figure that repeats a number word: "fünf (5) Tage".
func repeated(ts []token, i int) int {
	if i+2 < len(ts) && ts[i].text == "(" && ts[i+1].kind == numberToken && ts[i+2].text == ")" {
		return i + 3
	}
	return i
}

// parts of a whole, by the words that name them.
var parts = map[string]int64{
	"hälfte": 2, "half": 2, "drittel": 3, "third": 3, "thirds": 3, "viertel": 4, "quarter": 4, "quarters": 4, "fünftel": 5, "fifth": 5, "fifths": 5, "sechstel": 6, "sixth": 6, "sixths": 6,
	"achtel": 8, "eighth": 8, "eighths": 8, "zehntel": 10, "tenth": 10, "tenths": 10,
}

// fraction reads a share in words: "ein Fünftel der Zutaten", "two thirds of the seats", "die Hälfte aller". It is a percentage.
func (p *parser) fraction(i int) (Quantity, int, bool) {
	n, j := int64(1), i
	if v, ok := smallNumbers()[p.ts[i].text]; ok {
		n, j = v, i+1
	} else if p.word(i, "die", "der", "the") {
		j++
	}
	if p.word(j, "-") && p.ts[j].glued {
		j++
	}
	if j >= len(p.ts) || p.ts[j].kind != wordToken {
		return Quantity{}, i, false
	}
	of := parts[p.ts[j].text]
	if of <= n || !p.word(j+1, "of", "der", "des", "aller", "von", "unserer", "all") || p.word(j+1, "of") && p.word(j+2, "a", "an") {
		return Quantity{}, i, false // "a quarter of an hour"
	}
	return Quantity{
		Kind: Percent, Values: []*big.Rat{big.NewRat(100*n, of)}, Scale: big.NewRat(1, 1), From: p.ts[i].from, To: p.ts[j].to, NumberFrom: p.ts[i].from,
	}, j + 1, true
}

// readings are what a figure may mean, ascending.
func readings(s, lang string) []*big.Rat {
	if num, den, ok := strings.Cut(s, "/"); ok && len(num) == 1 {
		return []*big.Rat{big.NewRat(int64(num[0]-'0'), int64(den[0]-'0'))}
	}
	de, ok := Number(s, "de")
	if plainDigits(s) {
		return []*big.Rat{de} // in any language
	}
	en, okEN := Number(s, "en")
	if !ok || !okEN {
		return nil
	}
	n := de
	if lang != "de" {
		n = en
	}
	vs := []*big.Rat{de, en}
	switch {
	case de.Cmp(en) == 0:
		return vs[:1]
	case lang != "" && (!groupedEitherWay(s) || n.Cmp(de) >= 0 && n.Cmp(en) >= 0):
		return []*big.Rat{n} // grouped as the language does it
	}
	slices.SortFunc(vs, (*big.Rat).Cmp)
	return vs
}

// groupedEitherWay reports whether a figure may be a grouped number in another language than the text's: in "1,000
// Nutzer" nobody counts thousandths.
func groupedEitherWay(s string) bool {
	i := strings.IndexAny(s, ".,")
	return i > 0 && i <= 3 && s[0] != '0' && len(s) == i+4
}

func scale(values []*big.Rat, by *big.Rat) []*big.Rat {
	out := make([]*big.Rat, len(values))
	for i, v := range values {
		out[i] = new(big.Rat).Mul(v, by)
	}
	return out
}
