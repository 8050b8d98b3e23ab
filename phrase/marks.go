package phrase

import "strconv"

// gapLength is how many words a gap of n marks takes, and its length with the number that may touch it: …3.
func (p *parser) gapLength(n int) (words, length int) {
	if p.apart(p.pos+n) || !digits(p.mark(p.pos+n)) {
		return gapWords, n
	}
	words, err := strconv.Atoi(p.mark(p.pos + n))
	if err != nil {
		words = 0 // too large a number
	}
	return words, n + 1
}

// class reads the name of a class: @kunde is one of its wordings, between braces or alone.
func (p *parser) class(t token) error {
	p.pos++
	name := foldWord(p.mark(p.pos))
	alts := wordingsOf(name)
	switch {
	case alts == nil:
		return p.fault(int(t.start), "unknown class @"+name+"; the sign itself stands apart: @ "+name)
	case len(p.terms) > 0 && p.open > 0 || !p.alone(p.pos+1):
		return p.fault(int(t.start), "between braces a class stands for a whole wording: {@kunde|die stadt}")
	}
	p.pos++
	if p.open > 0 {
		p.alts = append(p.alts, alts...)
		p.listed = true
		return nil
	}
	p.flush()
	p.step(alts)
	return nil
}

// alone reports whether a class may end before token i.
func (p *parser) alone(i int) bool {
	return p.open == 0 && p.apart(i) || p.open > 0 && (p.mark(i) == "|" || p.mark(i) == "}")
}

// capital reads the ^ before a word that begins with a capital in the text: ^Sie.
func (p *parser) capital(t token) error {
	if p.pos+1 == len(p.toks) || p.apart(p.pos+1) || !p.toks[p.pos+1].is(isUpper|isLower) ||
		p.pos > 0 && !p.apart(p.pos) && p.toks[p.pos-1].is(isWord) {
		return p.fault(int(t.start), "a ^ stands before a word that begins with a capital: ^Sie")
	}
	p.upper = true
	p.pos++
	return nil
}

// star reads a * that begins or ends a word.
func (p *parser) star(t token) error {
	if (p.apart(p.pos) || !p.toks[p.pos-1].is(isWord)) && !p.apart(p.pos+1) && p.toks[p.pos+1].is(isWord) {
		if p.pos+2 < len(p.toks) && p.mark(p.pos+2) == "*" && !p.apart(p.pos+2) {
			return p.fault(int(t.start), "a * stands at one end of a word only")
		}
		p.tail = true
		p.pos++
		return nil
	}
	if p.apart(p.pos) || !p.toks[p.pos-1].is(isWord) {
		return p.fault(int(t.start), "a * stands at the end or the beginning of a word: geplant*, *bedingungen")
	}
	if !p.apart(p.pos+1) && (p.toks[p.pos+1].is(isWord) || p.mark(p.pos+1) == "*") {
		return p.fault(int(t.start), "a * stands at one end of a word only")
	}
	p.terms[len(p.terms)-1].open = true
	p.pos++
	return nil
}
