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
}

func newJudge(rules ...*lint.Rule) *judge { return &judge{rules: rules} }

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
	return j.matcher.Find(blocks), nil
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
	probe.Check, probe.Where = &check, nil
	p.judge = newJudge(&probe)
	return p
}

// find lists the phrases that count in each of the blocks.
func (p *prober) find(blocks []*lint.Block) (map[*lint.Block][]int, error) {
	p.hits = map[*lint.Block][]int{}
	_, err := p.judge.judge(&lint.Bid{Passages: []*lint.Text{{Blocks: blocks}}}, lint.Submit)
	return p.hits, err
}
