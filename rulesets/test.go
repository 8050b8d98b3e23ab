package rulesets

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/strictyaml"
)

// A Tested is what Test found.
type Tested struct {
	Rules    int // rules that were looked at
	Examples int // responses that were judged
	Pages    int // rules that are shown on the page of their check instead of by examples
	Todo     []error
	Failures []error // each with its place
}

// Test runs the examples of the rules that own says are ours, by what they come from: the name of a built-in ruleset, or a
// file. The layers are those of Load. An error means that the rules could not be loaded or run.
//
// It is a failure if an example does not hold; a rule has no faulty or no clean example, in a language for which it has
// phrases; a phrase can never match; no faulty example needs a phrase, or no clean one an exception, so that it could be misspelt
// and nobody would notice; a rule never speaks because another one always does in its stead.
func Test(checks []*lint.Check, own func(origin string) bool, layers ...Layer) (*Tested, error) {
	r, rules, err := resolve(checks, nil, layers)
	if err != nil {
		return nil, err
	}
	t := &tester{own: own, rules: rules, all: newJudge(rules...)}
	for _, rule := range rules {
		if !slices.ContainsFunc(rule.Settings, func(s lint.Setting) bool { return own(s.Origin) }) {
			continue
		}
		if err := t.rule(rule, r.rules[rule.Name]); err != nil {
			return nil, err
		}
	}
	return &t.Tested, nil
}

// A tester is one run of Test.
type tester struct {
	Tested
	own   func(origin string) bool
	rules []*lint.Rule
	all   *judge
}

func (t *tester) fail(at lint.Location, format string, args ...any) {
	t.Failures = append(t.Failures, placed(at, format, args...))
}

func placed(at lint.Location, format string, args ...any) error {
	return &strictyaml.Error{File: at.File, Line: at.Line, Col: at.Col, Msg: fmt.Sprintf(format, args...)}
}

func (t *tester) rule(rule *lint.Rule, b *building) error {
	t.Rules++
	examples := slices.DeleteFunc(slices.Clone(rule.Examples), func(e lint.Example) bool { return !t.own(e.Origin) })
	alone := newJudge(rule)
	replaced := map[string]int{} // rule that speaks in this one's stead → in how many faulty responses
	faulty := 0
	for i := range examples {
		for _, text := range examples[i].Texts {
			by, err := t.example(rule, alone, &examples[i], text)
			if err != nil {
				return err
			}
			if examples[i].Finding && examples[i].Todo == "" {
				faulty++
				replaced[by]++
			}
		}
	}
	for by, n := range replaced {
		if by != "" && n == faulty {
			t.fail(location(b.key), "rule %q is shadowed: in each of its faulty examples rule %q speaks in its stead", rule.Name, by)
		}
	}
	t.twin(rule, b)
	if t.own(rule.Settings[0].Origin) {
		t.complete(rule, b, examples)
	}
	return t.phrases(rule, b, examples)
}

// example judges one response. It returns the rule that speaks in place of this one when all are in force; "" for none.
func (t *tester) example(rule *lint.Rule, alone *judge, e *lint.Example, text string) (by string, err error) {
	t.Examples++
	res, err := alone.run(e, text)
	if err != nil {
		return "", fmt.Errorf("%s: %w", e.At, err)
	}
	found := len(res.Findings) > 0
	switch {
	case e.Todo != "":
		t.Todo = append(t.Todo, placed(e.At, "rule %q: todo%s: %s%s", rule.Name, named(e), e.Todo,
			map[bool]string{true: "; it holds now, remove todo"}[found == e.Finding]))
	case found && !e.Finding:
		f := res.Findings[0]
		t.fail(e.At, "rule %q finds something in a clean example%s: %q in %q", rule.Name, named(e), f.Match, cut(cmp.Or(text, e.Criterion.Text)))
	case !found && e.Finding:
		why, err := leftOut(rule, e, text)
		if err != nil {
			return "", fmt.Errorf("%s: %w", e.At, err)
		}
		t.fail(e.At, "rule %q finds nothing in a faulty example%s: %q%s", rule.Name, named(e), cut(cmp.Or(text, e.Criterion.Text)), why)
	case found:
		all, err := t.all.run(e, text)
		if err != nil {
			return "", fmt.Errorf("%s: %w", e.At, err)
		}
		return standIn(rule, all), nil
	}
	return "", nil
}

// leftOut says so where a rule is not about the criterion of an example.
func leftOut(rule *lint.Rule, e *lint.Example, text string) (string, error) {
	if rule.Where == nil {
		return "", nil
	}
	bid := bidOf(e, text)
	ok, err := rule.Where(lint.Subject{Bid: bid, Stage: e.Stage, Criterion: bid.Criteria[0], Response: bid.Responses[0]})
	if ok || err != nil {
		return "", err
	}
	return "; where does not hold for it", nil
}

func named(e *lint.Example) string {
	if e.Name == "" {
		return ""
	}
	return fmt.Sprintf(" (%s)", e.Name)
}

func cut(text string) string {
	r := []rune(strings.Join(strings.Fields(text), " "))
	if len(r) > 90 {
		return string(r[:90]) + " …"
	}
	return string(r)
}

// standIn is the rule whose finding replaced that of rule; "" where rule speaks for itself.
func standIn(rule *lint.Rule, res *lint.Result) string {
	by := ""
	for _, f := range res.Findings {
		if f.Rule == rule {
			return ""
		}
		for _, r := range f.Related {
			if r.Rule == rule {
				by = f.Rule.Name
			}
		}
	}
	return by
}

// twin looks for an earlier rule that finds exactly the same.
func (t *tester) twin(rule *lint.Rule, b *building) {
	for _, other := range t.rules {
		if other == rule {
			return
		}
		if other.Check == rule.Check && other.WhereText == rule.WhereText && reflect.DeepEqual(other.Params, rule.Params) {
			t.fail(location(b.key), "rule %q is shadowed: rule %q is the same check with the same parameters", rule.Name, other.Name)
		}
	}
}

// complete wants a faulty and a clean example, in each language that the rule has phrases for.
func (t *tester) complete(rule *lint.Rule, b *building, examples []lint.Example) {
	langs := map[string]bool{}
	for _, p := range phrasesOf(rule) {
		langs[p.Lang] = true
	}
	if delete(langs, ""); len(langs) == 0 {
		langs[""] = true
	}
	if len(examples) == 0 && rule.Check.ID == rule.Name && len(phrasesOf(rule)) == 0 {
		t.Pages++
		return
	}
	for _, lang := range []string{"", "de", "en"} {
		if !langs[lang] {
			continue
		}
		for _, finding := range []bool{true, false} {
			if !hasExample(examples, finding, lang) {
				t.fail(location(b.key), "rule %q has no %s%s example; add one under tests: with expect: %s", rule.Name,
					map[string]string{"de": "German ", "en": "English "}[lang], map[bool]string{true: "faulty", false: "clean"}[finding],
					map[bool]string{true: "finding", false: "none"}[finding])
			}
		}
	}
}

// hasExample reports whether a language, or any where it is "", has a faulty example, or a clean one.
func hasExample(examples []lint.Example, faulty bool, lang string) bool {
	return slices.ContainsFunc(examples, func(e lint.Example) bool {
		return e.Finding == faulty && e.Todo == "" && (lang == "" || e.Lang == lang)
	})
}

// phrases looks for phrases that can never match, and for phrases and exceptions that no example needs.
func (t *tester) phrases(rule *lint.Rule, b *building, examples []lint.Example) error {
	all := phrasesOf(rule)
	if len(all) == 0 {
		return nil
	}
	probe := newProber(rule)
	matches, instead, err := sampled(probe, all)
	if err != nil {
		return err
	}
	var shown map[int]bool
	if slices.ContainsFunc(all, func(p lint.Phrase) bool { return p.Wanted }) {
		shown, err = turnedBy(rule, len(all), examples)
	} else {
		shown, err = shownBy(probe, textsOf(rule, examples, true))
	}
	if err != nil {
		return err
	}
	needed, err := probe.needed(textsOf(rule, examples, false))
	if err != nil {
		return err
	}
	for i, p := range all {
		at := location(b.nearest(p.Pattern))
		other, covered := instead[i]
		exception := p.Not || p.Unless
		// That a language has no example at all was said already, where the rule is ours as a whole.
		untold := !t.own(rule.Settings[0].Origin) || hasExample(examples, !exception && !p.Wanted, p.Lang)
		switch {
		case !t.own(cmp.Or(originAt(rule, at), at.File)):
		case exception && !needed[i] && untold:
			t.fail(at, "rule %q: no clean example needs the exception %q; add a response that is found without it", rule.Name, p.Pattern)
		case exception:
		case matches[i] && !shown[i] && p.Wanted && untold:
			t.fail(at, "rule %q: no clean example needs the phrase %q; add a response that is clean by it alone", rule.Name, p.Pattern)
		case matches[i] && !shown[i] && !grouped(all) && untold:
			t.fail(at, "rule %q: no faulty example needs the phrase %q; add a response in which it alone is found", rule.Name, p.Pattern)
		case matches[i]:
		case covered:
			t.fail(at, "rule %q: the phrase %q can never count: %q finds the same", rule.Name, p.Pattern, all[other].Pattern)
		default:
			t.fail(at, "rule %q: the phrase %q can never match: an exception always covers it", rule.Name, p.Pattern)
		}
	}
	return nil
}

// sampled tells which phrases count in a text that they mean to find, and which counts there instead of one.
func sampled(probe *prober, all []lint.Phrase) (matches map[int]bool, instead map[int]int, err error) {
	var blocks []*lint.Block
	of := map[*lint.Block]int{}
	for i, p := range all {
		samples, err := phrase.Samples(p.Pattern)
		if err != nil {
			return nil, nil, err
		}
		for _, s := range samples {
			blocks = append(blocks, &lint.Block{Lang: p.Lang, Str: s})
			of[blocks[len(blocks)-1]] = i
		}
	}
	found, err := probe.find(blocks)
	if err != nil {
		return nil, nil, err
	}
	matches, instead = map[int]bool{}, map[int]int{}
	for block, i := range of {
		for _, hit := range found[block] {
			matches[i] = matches[i] || hit == i
			instead[i] = hit
		}
	}
	return matches, instead, nil
}

// grouped reports whether the phrases are not simply what is looked for, but several names of each of several things.
func grouped(all []lint.Phrase) bool {
	return slices.ContainsFunc(all, func(p lint.Phrase) bool { return p.Group != 0 })
}

// turnedBy tells without which phrases, of those that must be there, some example would not be clean.
func turnedBy(rule *lint.Rule, phrases int, examples []lint.Example) (map[int]bool, error) {
	turned := map[int]bool{}
	alone := newJudge(rule)
	for k := range examples {
		e := &examples[k]
		if e.Finding || e.Todo != "" {
			continue
		}
		for _, text := range e.Texts {
			for i := -1; i < phrases; i++ {
				alone.without = i
				res, err := alone.run(e, text)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", e.At, err)
				}
				if i < 0 && len(res.Findings) > 0 {
					break // it is not clean as it is
				}
				turned[i] = turned[i] || len(res.Findings) > 0
			}
		}
	}
	return turned, nil
}

// originAt is the ruleset whose setting starts at a place or, for an item of a list, last before it in the same file.
func originAt(rule *lint.Rule, at lint.Location) string {
	origin, line := "", 0
	for _, s := range rule.Settings {
		if s.At.File == at.File && s.At.Line <= at.Line && s.At.Line >= line {
			origin, line = s.Origin, s.At.Line
		}
	}
	return origin
}

// phrasesOf are the wordings that a rule looks for, in the offer or in what the customer asks.
func phrasesOf(rule *lint.Rule) []lint.Phrase {
	switch {
	case rule.Check.Phrases != nil:
		return rule.Check.Phrases(rule.Params)
	case rule.Check.Asks != nil:
		return rule.Check.Asks(rule.Params)
	}
	return nil
}

// shownBy tells which phrases are the only one of their rule that counts in some block of a faulty example.
func shownBy(probe *prober, faulty []*lint.Block) (map[int]bool, error) {
	found, err := probe.find(faulty)
	shown := map[int]bool{}
	for _, hits := range found {
		if len(hits) == 1 {
			shown[hits[0]] = true
		}
	}
	return shown, err
}

// textsOf are the blocks of the faulty or of the clean examples in which a rule looks for its wordings. Of what the customer asks
// the language is not known.
func textsOf(rule *lint.Rule, examples []lint.Example, faulty bool) (blocks []*lint.Block) {
	for _, e := range examples {
		if e.Finding != faulty || e.Todo != "" {
			continue
		}
		if rule.Check.Phrases == nil {
			blocks = append(blocks, &lint.Block{Str: e.Criterion.Text})
			continue
		}
		for _, text := range e.Texts {
			blocks = append(blocks, blocksOf(text, e.Lang, lint.Span{})...)
		}
	}
	return blocks
}
