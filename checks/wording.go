package checks

import (
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// wordings are the parameters of checks that look for phrases.
type wordings struct {
	Phrases byLanguage `yaml:"phrases"` // what is looked for
	Not     byLanguage `yaml:"not"`     // exceptions: where one matches, no phrase of the same rule does
	Unless  byLanguage `yaml:"unless"`  // exceptions for the whole sentence
}

// byLanguage lists phrases in the language of package phrase. A plain list is for any language.
type byLanguage struct {
	DE  []string `yaml:"de"`
	EN  []string `yaml:"en"`
	Any []string `yaml:"any,items"`
}

func noWordings() any { return &wordings{} }

// phrasesOf hands the wordings of a rule to the engine.
func phrasesOf(params any) []lint.Phrase {
	w, ok := params.(*wordings)
	if !ok {
		return nil
	}
	var out []lint.Phrase
	add := func(list byLanguage, as lint.Phrase) {
		for _, l := range []struct {
			lang     string
			patterns []string
		}{{"de", list.DE}, {"en", list.EN}, {"", list.Any}} {
			for _, s := range l.patterns {
				as.Lang, as.Pattern = l.lang, s
				out = append(out, as)
			}
		}
	}
	add(w.Phrases, lint.Phrase{})
	add(w.Not, lint.Phrase{Not: true})
	add(w.Unless, lint.Phrase{Unless: true})
	return out
}

// reportPhrases reports the phrases of the rule that stand in the offer. Several in one sentence are one cause and one
// finding, at the first of them. Quote says how a message names what was found.
func reportPhrases(p *lint.Pass, quote func(lint.Hit) string) error {
	return reportPhrasesWhere(p, quote, func(lint.Hit) bool { return true })
}

// reportPhrasesWhere reports like reportPhrases, and only what counts.
func reportPhrasesWhere(p *lint.Pass, quote func(lint.Hit) string, counts func(lint.Hit) bool) error {
	return reportPhrasesAs(p, quote, func(f lint.Found, _ *lint.Finding) bool { return counts(f.Hit) })
}

// reportPhrasesAs reports like reportPhrases, and only what counts, which may say more about a finding.
func reportPhrasesAs(p *lint.Pass, quote func(lint.Hit) string, counts func(lint.Found, *lint.Finding) bool) error {
	last := map[*lint.Response]lint.Hit{}
	for f := range p.Hits() {
		if old, ok := last[f.Response]; ok && sameSentence(old, f.Hit) {
			continue
		}
		found := lint.Finding{
			Criterion: f.Criterion, Response: f.Response, At: f.Block.At(f.Start, f.End),
			Match: f.Match(), Args: lint.Args{"match": quote(f.Hit)},
		}
		if !counts(f, &found) {
			continue
		}
		last[f.Response] = f.Hit
		p.Report(found)
	}
	return nil
}

// excerptRunes is how much of the sentence a message quotes from the phrase on.
const excerptRunes = 70

// excerpt is the phrase with what follows it in its sentence: "subject to" alone tells nobody to what.
func excerpt(h lint.Hit) string {
	s := h.Block.Str[h.Start:]
	n := h.End - h.Start
	for _, end := range []string{". ", "! ", "? ", "; ", ": "} {
		if i := strings.Index(s[n:], end); i >= 0 {
			s = s[:n+i]
		}
	}
	s = strings.TrimRight(s, ".!?;: ")
	if r := []rune(s); len(r) > excerptRunes {
		cut := string(r[:excerptRunes])
		if i := strings.LastIndexByte(cut, ' '); i > n {
			cut = cut[:i]
		}
		s = strings.TrimRight(cut, " ,") + " …"
	}
	if len(s) < n {
		return h.Match()
	}
	return s
}

// sentence is the sentence around Str[from:to] of a block. An abbreviation may end it too early.
func sentence(s string, from, to int) string {
	from, to = sentenceAt(s, from, to)
	return s[from:to]
}

// sentenceAt is where the sentence around Str[from:to] of a block begins and ends.
func sentenceAt(s string, from, to int) (int, int) {
	ends := func(i int) bool { return s[i] == ' ' && i > 0 && strings.ContainsRune(".!?", rune(s[i-1])) }
	for from > 0 && !ends(from-1) {
		from--
	}
	for to < len(s) && !ends(to) {
		to++
	}
	return from, to
}

// numberless reports whether no number stands in the sentence of a hit: a word beside a number is not vague.
func numberless(h lint.Hit) bool {
	return !strings.ContainsFunc(sentence(h.Block.Str, h.Start, h.End), unicode.IsDigit)
}

// numberlessClause reports the same of the clause alone, as semicolons part it: a number in another one proves nothing.
func numberlessClause(h lint.Hit) bool {
	from, to := sentenceAt(h.Block.Str, h.Start, h.End)
	if i := strings.LastIndex(h.Block.Str[from:h.Start], "; "); i >= 0 {
		from += i
	}
	if i := strings.Index(h.Block.Str[h.End:to], "; "); i >= 0 {
		to = h.End + i
	}
	return !strings.ContainsFunc(h.Block.Str[from:to], unicode.IsDigit)
}

// sameSentence reports whether b stands in the sentence of a.
func sameSentence(a, b lint.Hit) bool { return a.Block == b.Block && a.Sentence == b.Sentence }

// filled tells which blocks consist of nothing but phrases of the rule, save for punctuation.
func filled(p *lint.Pass) map[*lint.Block]bool {
	hits := map[*lint.Block][]lint.Hit{}
	for f := range p.Hits() {
		hits[f.Block] = append(hits[f.Block], f.Hit)
	}
	full := make(map[*lint.Block]bool, len(hits))
	for b, hs := range hits {
		full[b] = covered(b.Str, hs)
	}
	return full
}

// covered reports whether every letter and digit of s stands in one of the hits.
func covered(s string, hits []lint.Hit) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		inside := false
		for _, h := range hits {
			inside = inside || h.Start <= i && i < h.End
		}
		if !inside {
			return false
		}
	}
	return true
}
