package lint

import (
	"slices"
	"strings"
)

// A topic is what a finding is about, and the check that found it.
type topic struct {
	c     *Criterion
	line  Location // where it is about no criterion
	check string
}

func topicOf(f *Finding, check string) topic {
	if f.Criterion != nil {
		return topic{c: f.Criterion, check: check}
	}
	line := f.At.Location
	line.Col = 0
	return topic{line: line, check: check}
}

// A placed finding knows the sentence in which it stands.
type placed struct {
	*Finding
	in sentence
}

// replaceable are the findings of checks that some rule which found something replaces, by their topic.
func replaceable(fs []*Finding) map[topic][]placed {
	weak := map[string]bool{}
	for _, f := range fs {
		for _, weaker := range f.Rule.Check.Replaces {
			weak[weaker] = true
		}
	}
	by := map[topic][]placed{}
	for _, f := range fs {
		if weak[f.Rule.Check.ID] {
			key := topicOf(f, f.Rule.Check.ID)
			by[key] = append(by[key], placed{f, sentenceOf(f)})
		}
	}
	return by
}

// replace keeps the most telling finding about one response, and puts those it replaces into its related places. Of findings that are
// about no criterion, those that share words are about one thing.
func replace(fs []*Finding) []*Finding {
	by := replaceable(fs)
	gone := map[*Finding]bool{}
	for _, f := range fs {
		if gone[f] || len(f.Rule.Check.Replaces) == 0 {
			continue
		}
		in := sentenceOf(f)
		for _, weaker := range f.Rule.Check.Replaces {
			key := topicOf(f, weaker)
			by[key] = slices.DeleteFunc(by[key], func(g placed) bool {
				// What is only counted, or what a profile turned down to info, does not hide a stronger finding.
				otherResponse := f.Response != nil && g.Response != nil && f.Response != g.Response
				sameRule := f.Rule == g.Rule // a check may replace itself in another rule, never in its own
				other := in.other(g.in) || f.Criterion == nil && !f.At.Overlaps(g.At)
				if other || gone[g.Finding] || sameRule || otherResponse || f.Severity < g.Severity {
					return !other && gone[g.Finding]
				}
				gone[g.Finding] = true
				f.Related = append(f.Related, Related{Rule: g.Rule, Messages: g.Rule.Messages, Args: withCriterion(g.Finding), Words: g.Words, At: g.At})
				f.Related = append(f.Related, g.Related...)
				return true
			})
		}
	}
	return slices.DeleteFunc(fs, func(f *Finding) bool { return gone[f] })
}

// A sentence is where a finding about an assumption, or about words that nobody meant to send, stands: a block of the response
// and the offset at which the sentence begins in it, -1 where that cannot be told. The zero value is for all other findings,
// which speak about the whole response.
type sentence struct {
	block *Block
	start int
}

// other reports whether two sentences are two: what is still to be written in one does not explain what is put off in
// another.
func (s sentence) other(t sentence) bool {
	if s.block == nil || t.block == nil {
		return false
	}
	return s.block != t.block || s.start >= 0 && t.start >= 0 && s.start != t.start
}

func sentenceOf(f *Finding) sentence {
	if c := f.Rule.Check; c.Kind != Assumed && (c.Kind != Unverified || c.Phrases == nil) || f.Response == nil || f.Response.Text == nil {
		return sentence{}
	}
	blocks := f.Response.Text.Blocks
	if c := f.Response.ClaimCell; c != nil && !slices.Contains(blocks, c) {
		blocks = append(slices.Clone(blocks), c)
	}
	var in *Block
	for _, b := range blocks {
		// Several blocks may come from one cell of a workbook.
		if !b.Span.Overlaps(f.At) || b.Span.Sheet != "" && !strings.Contains(b.Str, f.Match) {
			continue
		}
		if in != nil {
			return sentence{}
		}
		in = b
	}
	if in == nil || f.Match == "" {
		return sentence{block: in, start: -1}
	}
	i := in.offset(f.At.Location, f.Match)
	for i > 0 && (i == 1 || in.Str[i-1] != ' ' || !strings.ContainsRune(".!?", rune(in.Str[i-2]))) {
		i--
	}
	return sentence{block: in, start: i}
}

func withCriterion(f *Finding) Args {
	a := Args{}
	if f.Criterion != nil {
		a["criterion"] = f.Criterion.ID
	}
	for k, v := range f.Args {
		a[k] = v
	}
	return a
}
