package checks

import (
	_ "embed" // the page
	"errors"
	"slices"
	"strconv"

	"github.com/offerlint/offerlint/lint"
)

//go:embed consistent-term.md
var consistentTermDoc string

var consistentTerm = &lint.Check{
	ID:      "consistent-term",
	Kind:    lint.Unverified,
	Generic: true,
	Doc:     consistentTermDoc,
	Messages: lint.Messages{
		DE: "„{{match}}“ ({{count}}×): der Begriff heißt „{{use}}“",
		EN: "“{{match}}” ({{count}}×): the term is “{{use}}”",
	},
	Advice: lint.Messages{
		DE: "In allen Kapiteln das Wort verwenden, das die Regel nennt.",
		EN: "Use the word that the rule names, in all chapters.",
	},
	Params:  func() any { return &terms{} },
	Phrases: termPhrases,
	Validate: func(params any) error {
		ts, _ := params.(*terms)
		if len(ts.Terms) == 0 {
			return errors.New("consistent-term needs terms: {use: E-Akte, not: [eAkte]} or {one_of: [E-Akte, eAkte]}")
		}
		for _, t := range ts.Terms {
			named := t.Use != "" && len(t.Not) > 0 && len(t.OneOf) == 0
			if !named && (t.Use != "" || len(t.Not) > 0 || len(t.OneOf) < 2) {
				return errors.New("a term is {use: E-Akte, not: [eAkte]} or {one_of: [E-Akte, eAkte]}")
			}
		}
		return nil
	},
	Run: func(p *lint.Pass) error {
		ts, _ := p.Rule.Params.(*terms)
		places := ts.places(p)
		n := 0
		for _, t := range ts.Terms {
			words := t.words()
			right := t.right(places[n : n+len(words)])
			for i := range words {
				if i != right {
					report(p, places[n+i], words[right])
				}
			}
			n += len(words)
		}
		return nil
	},
}

// terms are the parameters.
type terms struct {
	Terms []term `yaml:"terms"`
}

// A term says which of several words is the right one, or that the offer is to keep to one of them.
type term struct {
	Use   string   `yaml:"use"`
	Not   []string `yaml:"not"`
	OneOf []string `yaml:"one_of"`
}

func (t term) words() []string {
	if t.Use != "" {
		return append([]string{t.Use}, t.Not...)
	}
	return t.OneOf
}

// right is the word to use: the one that is named, else the one that the offer uses most, the first on a tie.
func (t term) right(places [][]lint.Found) int {
	if t.Use != "" {
		return 0
	}
	best := 0
	for i, fs := range places {
		if len(fs) > len(places[best]) {
			best = i
		}
	}
	return best
}

func termPhrases(params any) []lint.Phrase {
	ts, _ := params.(*terms)
	var out []lint.Phrase
	for i, t := range ts.Terms {
		for _, w := range t.words() {
			out = append(out, lint.Phrase{Pattern: w, Group: i})
		}
	}
	return out
}

// places lists where each word stands, by its place in the list of phrases. Words that differ in their case only are
// told apart by the letters in the offer. A passage that answers several criteria is one place.
func (ts *terms) places(p *lint.Pass) [][]lint.Found {
	var words []string
	for _, t := range ts.Terms {
		words = append(words, t.words()...)
	}
	out := make([][]lint.Found, len(words))
	seen := map[lint.Span]bool{}
	for f := range p.Hits() {
		at := f.Block.At(f.Start, f.End)
		if f.Block.Span.Sheet == "" && seen[at] {
			continue
		}
		seen[at] = true
		i := f.Phrase
		if exact := slices.Index(words, f.Match()); exact >= 0 {
			i = exact
		}
		out[i] = append(out[i], f)
	}
	return out
}

// report reports a wrong word once for each file, at its first place.
func report(p *lint.Pass, places []lint.Found, use string) {
	count := map[string]int{}
	for _, f := range places {
		count[f.Block.Span.File]++
	}
	for _, f := range places {
		file := f.Block.Span.File
		if count[file] == 0 {
			continue
		}
		p.Report(lint.Finding{
			At: f.Block.At(f.Start, f.End), Match: f.Match(),
			Args: lint.Args{"match": f.Match(), "use": use, "count": strconv.Itoa(count[file])},
		})
		count[file] = 0
	}
}
