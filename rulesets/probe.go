package rulesets

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

// A judge runs rules over small bids. The phrases of the rules are compiled once.
type judge struct {
	rules   []*lint.Rule
	matcher *phrase.Matcher
	without int // a phrase that is taken for not there; -1 for none
}

func newJudge(rules ...*lint.Rule) *judge { return &judge{rules: rules, without: -1} }

// run judges one response to the criterion of an example.
func (j *judge) run(e *lint.Example, text string) (*lint.Result, error) {
	return j.judge(bidOf(e, text), e.Stage)
}

func (j *judge) judge(bid *lint.Bid, stage lint.Stage) (*lint.Result, error) {
	return lint.Run(bid, &lint.Ruleset{Rules: j.rules}, lint.Options{Stage: stage, Match: j.match})
}

func (j *judge) match(blocks []*lint.Block, phrases []lint.Phrase) ([]lint.Hit, error) {
	if j.matcher == nil {
		m, err := phrase.Compile(phrases)
		if err != nil {
			return nil, err
		}
		j.matcher = m
	}
	return slices.DeleteFunc(j.matcher.Find(blocks), func(h lint.Hit) bool { return h.Phrase == j.without }), nil
}

// bidOf makes a bid of an example and one of its responses.
func bidOf(e *lint.Example, text string) *lint.Bid {
	at := lint.Span{Location: e.At, EndLine: e.At.Line, EndCol: e.At.Col}
	c := e.Criterion
	if c.ID == "" {
		c.ID = "K-1"
	}
	c.At, c.AnswerAt = at, at
	c.AsksText, c.AsksEvidence = c.Expects == lint.ExpectsText, c.Expects == lint.ExpectsEvidence
	r := &lint.Response{Criterion: &c, Claim: e.Claim, At: at, Via: lint.ViaID}
	for _, name := range e.Evidence {
		r.Evidence = append(r.Evidence, lint.Evidence{Link: &lint.Link{Label: name, At: at}})
	}
	bid := &lint.Bid{Config: e.Bid, Criteria: []*lint.Criterion{&c}, Responses: []*lint.Response{r}}
	bid.Config.Name, bid.Config.Language = "example", e.Lang
	if text = strings.TrimSpace(text); text != "" {
		r.Text = &lint.Text{File: e.At.File, Blocks: blocksOf(text, e.Lang, at)}
		bid.Passages = []*lint.Text{r.Text}
	}
	c.Responses = bid.Responses
	return bid
}

// blocksOf reads as much of Markdown as an example needs: paragraphs, items of lists and headings.
func blocksOf(text, lang string, at lint.Span) []*lint.Block {
	var out []*lint.Block
	fresh := true
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		b := &lint.Block{Kind: lint.Paragraph, Lang: lang, Str: line, Span: at, Marks: []lint.Mark{{At: at.Location}}}
		switch level := len(line) - len(strings.TrimLeft(line, "#")); {
		case line == "":
			fresh = true
			continue
		case level > 0 && strings.HasPrefix(line[level:], " "):
			b.Kind, b.Level, b.Str = lint.Heading, int32(level), strings.TrimSpace(line[level:])
		case strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "* "):
			b.Kind, b.Level, b.Str = lint.Item, 1, strings.TrimSpace(line[2:])
		case !fresh:
			out[len(out)-1].Str += " " + line
			continue
		}
		out = append(out, b)
		fresh = b.Kind == lint.Heading
	}
	return out
}

// A prober finds out which phrases of a rule count in a text, exceptions applied.
type prober struct {
	judge *judge
	hits  map[*lint.Block][]int
	fired map[int][]*lint.Block // exception → where it matches
}

func newProber(rule *lint.Rule) *prober {
	p := &prober{}
	probe := *rule
	check := *rule.Check
	check.Run = func(pass *lint.Pass) error {
		for f := range pass.Hits() {
			if !slices.Contains(p.hits[f.Block], f.Phrase) {
				p.hits[f.Block] = append(p.hits[f.Block], f.Phrase)
			}
		}
		return nil
	}
	check.Phrases = func(any) []lint.Phrase { return phrasesOf(rule) }
	probe.Check, probe.Where = &check, nil
	p.judge = newJudge(&probe)
	return p
}

// find lists the phrases that count in each of the blocks.
func (p *prober) find(blocks []*lint.Block) (map[*lint.Block][]int, error) {
	p.hits, p.fired = map[*lint.Block][]int{}, map[int][]*lint.Block{}
	bid := &lint.Bid{Passages: []*lint.Text{{Blocks: blocks}}}
	_, err := lint.Run(bid, &lint.Ruleset{Rules: p.judge.rules}, lint.Options{Stage: lint.Submit, Match: p.match})
	return p.hits, err
}

func (p *prober) match(blocks []*lint.Block, phrases []lint.Phrase) ([]lint.Hit, error) {
	hits, err := p.judge.match(blocks, phrases)
	for _, h := range hits {
		if ph := phrases[h.Phrase]; ph.Not || ph.Unless {
			p.fired[h.Phrase] = append(p.fired[h.Phrase], h.Block)
		}
	}
	return hits, err
}

// needed tells which exceptions keep the rule silent in some block: without one, it would speak there.
func (p *prober) needed(blocks []*lint.Block) (map[int]bool, error) {
	silent, err := p.find(blocks)
	if err != nil {
		return nil, err
	}
	needed, fired := map[int]bool{}, p.fired
	defer func() { p.judge.without = -1 }()
	for exception, where := range fired {
		where = slices.DeleteFunc(where, func(b *lint.Block) bool { return len(silent[b]) > 0 })
		p.judge.without = exception
		found, err := p.find(where)
		if err != nil {
			return nil, err
		}
		needed[exception] = len(found) > 0
	}
	return needed, nil
}
