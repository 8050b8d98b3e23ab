package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
)

// A need is what stands in every text that an expression matches: one of some words. It is worked out from the expression, so
// that nobody has to keep the two alike, and spares the expression most texts: looking for words is many times faster.
type need struct {
	byFirst [256][]word // by their first byte, in small letters
	pairs   [pairBits / 64]uint64
}

const (
	// mostWords is how many words a need has at most: looking for more is no faster than the expression.
	mostWords = 400
	// mostExact is how many texts a part of an expression may stand for and still be joined with its neighbours.
	mostExact = 64
	// leastLetters is how long a word is at least: single letters stand in every text.
	leastLetters = 2
	pairBits     = 1024
)

// A word with a capital letter has to stand as it is written, any other in either case.
type word struct {
	text    string
	capital bool
}

func hasCapital(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return 'A' <= r && r <= 'Z' })
}

func hasSmall(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return 'a' <= r && r <= 'z' })
}

// needOf works out what an expression needs; nil where nothing can be told.
func needOf(source string) *need {
	re, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil
	}
	f := factsOf(re.Simplify())
	words := f.any
	if f.exact != nil {
		words = better(words, f.exact)
	}
	if leastIn(words) < leastLetters {
		return nil
	}
	n := &need{}
	for _, w := range words {
		first := lower(w[0])
		n.byFirst[first] = append(n.byFirst[first], word{w, hasCapital(w)})
		p := pair(first, lower(w[1]))
		n.pairs[p/64] |= 1 << (p % 64)
	}
	return n
}

// holds reports whether a text may match: false is certain.
func holds[T string | []byte](n *need, s T) bool {
	last := byte(0)
	for i := range len(s) {
		b := lower(s[i])
		if p := pair(last, b); n.pairs[p/64]&(1<<(p%64)) != 0 && i > 0 {
			for _, w := range n.byFirst[last] {
				if begins(s[i-1:], w) {
					return true
				}
			}
		}
		// Without regard to case ſ is an s, and the sign of kelvin a k.
		if b == 0xbf && last == 0xc5 || b == 0xaa && last == 0x84 {
			return true
		}
		last = b
	}
	return false
}

func begins[T string | []byte](s T, w word) bool {
	if len(s) < len(w.text) {
		return false
	}
	for i := range len(w.text) {
		if s[i] != w.text[i] && (w.capital || lower(s[i]) != w.text[i]) {
			return false
		}
	}
	return true
}

func pair(a, b byte) uint { return (uint(a)*31 + uint(b)) % pairBits }

// small is a text with its ASCII letters small. Others stay: what they are in small may take other bytes, or be one of ASCII.
func small(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// facts are what is known of a part of an expression. Texts without a capital letter are meant in either case.
type facts struct {
	exact []string // all that it matches; nil: not known
	any   []string // one of these stands in whatever it matches; nil: not known
}

// factsOf tells what an expression matches.
func factsOf(re *syntax.Regexp) facts {
	switch re.Op {
	case syntax.OpLiteral:
		return literal(re.Rune, re.Flags&syntax.FoldCase != 0)
	case syntax.OpCharClass:
		return class(re.Rune)
	case syntax.OpEmptyMatch, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpBeginText, syntax.OpEndText, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return facts{exact: []string{""}}
	case syntax.OpCapture:
		return factsOf(re.Sub[0])
	case syntax.OpPlus:
		f := factsOf(re.Sub[0])
		return facts{any: better(f.any, f.exact)}
	case syntax.OpRepeat:
		if re.Min > 0 {
			f := factsOf(re.Sub[0])
			return facts{any: better(f.any, f.exact)}
		}
	case syntax.OpQuest:
		if f := factsOf(re.Sub[0]); f.exact != nil && len(f.exact) < mostExact {
			return facts{exact: distinct(append([]string{""}, f.exact...))}
		}
	case syntax.OpConcat:
		return inTurn(re.Sub)
	case syntax.OpAlternate:
		return either(re.Sub)
	}
	return facts{}
}

// literal is a run of letters. In either case, letters that are not ASCII have several spellings in bytes: of such a run the longest
// piece without them is known.
func literal(rs []rune, fold bool) facts {
	s := string(rs)
	if !fold {
		return facts{exact: []string{s}}
	}
	s = small(s)
	longest := ""
	for piece := range strings.FieldsFuncSeq(s, func(r rune) bool { return r >= 0x80 }) {
		if len(piece) > len(longest) {
			longest = piece
		}
	}
	switch longest {
	case s:
		return facts{exact: []string{s}}
	case "":
		return facts{}
	}
	return facts{any: []string{longest}}
}

// class is one of a few letters or digits.
func class(ranges []rune) facts {
	var out []string
	for i := 0; i < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i])+len(out) > mostExact {
			return facts{}
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			out = append(out, string(r))
		}
	}
	// Of a letter that may stand in either case the small one is enough.
	either := func(s string) bool { return hasCapital(s) && slices.Contains(out, small(s)) }
	var kept []string
	for _, s := range out {
		if !either(s) {
			kept = append(kept, s)
		}
	}
	return facts{exact: distinct(kept)}
}

// inTurn is one part after the other: neighbours that are exactly known are one text.
func inTurn(parts []*syntax.Regexp) facts {
	var known facts
	run, whole := []string{""}, true
	for _, p := range parts {
		f := factsOf(p)
		if f.exact != nil && len(f.exact)*len(run) <= mostExact {
			run = joined(run, f.exact)
			continue
		}
		known.any = better(better(known.any, run), better(f.any, f.exact))
		run, whole = []string{""}, false
		if f.exact != nil {
			run = f.exact
		}
	}
	if whole {
		return facts{exact: run}
	}
	known.any = better(known.any, run)
	return known
}

// either is one of several parts: what it needs is what any of them needs.
func either(parts []*syntax.Regexp) facts {
	out, exact := facts{}, true
	for _, p := range parts {
		f := factsOf(p)
		words := better(f.any, f.exact)
		if leastIn(words) == 0 && f.exact == nil {
			return facts{}
		}
		out.any = append(out.any, words...)
		exact = exact && f.exact != nil
	}
	out.any = distinct(out.any)
	if exact {
		return facts{exact: out.any}
	}
	if leastIn(out.any) == 0 || len(out.any) > mostWords {
		return facts{}
	}
	return out
}

// better chooses the words that are rarer: the longer ones, then the fewer.
func better(a, b []string) []string {
	const long = 4
	la, lb := min(leastIn(a), long), min(leastIn(b), long)
	if lb > la || lb == la && lb > 0 && len(b) < len(a) || len(a) == 0 {
		return b
	}
	return a
}

// leastIn is the length of the shortest word; 0 for none.
func leastIn(words []string) int {
	if len(words) == 0 || len(words) > mostWords {
		return 0
	}
	n := len(words[0])
	for _, w := range words {
		n = min(n, len(w))
	}
	return n
}

func joined(as, bs []string) []string {
	out := make([]string, 0, len(as)*len(bs))
	for _, a := range as {
		for _, b := range bs {
			if ab := a + b; hasCapital(ab) && (hasSmall(a) || hasSmall(b)) {
				out = append(out, small(ab)) // the small letters may be meant in either case
			} else {
				out = append(out, ab)
			}
		}
	}
	return distinct(out)
}

func distinct(words []string) []string {
	slices.Sort(words)
	return slices.Compact(words)
}
