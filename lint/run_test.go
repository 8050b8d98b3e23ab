package lint_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
)

// answered makes a criterion with one response.
func answered(id string, claim lint.Claim, text string) *lint.Criterion {
	c := &lint.Criterion{ID: id, Key: "key-" + id, Text: "Requirement " + id, At: at("rfp.csv", len(id))}
	r := &lint.Response{Criterion: c, Claim: claim, At: at("offer.md", len(id))}
	if text != "" {
		b := &lint.Block{Str: text, Span: r.At, Marks: []lint.Mark{{At: r.At.Location}}}
		r.Text = &lint.Text{File: "offer.md", Blocks: []*lint.Block{b}}
	}
	c.Responses = []*lint.Response{r}
	return c
}

func at(file string, line int) lint.Span {
	return lint.At(lint.Location{File: file, Line: line, Col: 1})
}

func bidOf(cs ...*lint.Criterion) *lint.Bid {
	b := &lint.Bid{Criteria: cs}
	for _, c := range cs {
		for _, r := range c.Responses {
			b.Responses = append(b.Responses, r)
			if r.Text != nil {
				b.Passages = append(b.Passages, r.Text)
			}
		}
	}
	return b
}

// always is a rule that reports every response, at one severity.
func always(id string, kind lint.Kind, sev lint.Severity, replaces ...string) *lint.Rule {
	c := &lint.Check{ID: id, Kind: kind, Replaces: replaces, Run: func(p *lint.Pass) error {
		for c, r := range p.Responses() {
			p.Report(lint.Finding{Criterion: c, Response: r})
		}
		return nil
	}}
	return &lint.Rule{
		Name: id, Check: c, Kind: kind, Messages: lint.Messages{DE: "{{criterion}} fällt auf", EN: "{{criterion}} stands out"},
		Levels: []lint.Level{{Severity: map[lint.Stage]lint.Severity{lint.Draft: sev, lint.Review: sev, lint.Submit: sev}}},
	}
}

func rules(rs ...*lint.Rule) *lint.Ruleset { return &lint.Ruleset{Rules: rs} }

func mustRun(t *testing.T, b *lint.Bid, s *lint.Ruleset, o lint.Options) *lint.Result {
	t.Helper()
	res, err := lint.Run(b, s, o)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func TestStatus(t *testing.T) {
	withdrawn := answered("W", lint.Full, "")
	withdrawn.Withdrawn = true
	info := answered("I", lint.Unstated, "")
	info.Obligation = lint.Informative
	blanket := answered("B", lint.Full, "All are met.")
	blanket.Responses[0].Via = lint.ViaBlanket
	only := func(id string, r *lint.Rule) *lint.Rule {
		r.Where = func(s lint.Subject) (bool, error) { return s.Criterion != nil && s.Criterion.ID == id, nil }
		return r
	}
	tests := []struct {
		name  string
		c     *lint.Criterion
		rules []*lint.Rule
		want  lint.Status
	}{
		{"nobody objects", answered("A", lint.Full, ""), nil, lint.StatusAnswered},
		{"no response, and no rule that says so", answered("A", lint.Unstated, ""), nil, lint.StatusMissed},
		{"withdrawn by the customer", withdrawn, []*lint.Rule{always("x", lint.Missed, lint.Error)}, lint.StatusNotApplicable},
		{"for information, without a response", info, nil, lint.StatusNotApplicable},
		{"only a blanket claim, and no rule that says so", blanket, nil, lint.StatusUnverified},
		{"a warning of kind assumed", answered("A", lint.Full, ""), []*lint.Rule{always("x", lint.Assumed, lint.Warning)}, lint.StatusAssumed},
		{"an info changes nothing", answered("A", lint.Full, ""), []*lint.Rule{always("x", lint.Assumed, lint.Info)}, lint.StatusAnswered},
		{"counted does", answered("A", lint.Full, ""), []*lint.Rule{always("x", lint.Missed, lint.Counted)}, lint.StatusMissed},
		{"malformed counts as unverified", answered("A", lint.Full, ""), []*lint.Rule{always("x", lint.Malformed, lint.Error)}, lint.StatusUnverified},
		{
			"missed is worse than assumed, assumed worse than unverified", answered("A", lint.Full, ""),
			[]*lint.Rule{always("x", lint.Unverified, lint.Error), always("y", lint.Missed, lint.Warning), always("z", lint.Assumed, lint.Error)},
			lint.StatusMissed,
		},
		{"a rule for others", answered("A", lint.Full, ""), []*lint.Rule{only("B", always("x", lint.Missed, lint.Error))}, lint.StatusAnswered},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			res := mustRun(t, bidOf(tt.c), rules(tt.rules...), lint.Options{Stage: lint.Review})
			if got := res.Status[tt.c].Status; got != tt.want {
				t.Errorf("status = %v, want %v", got, tt.want)
			}
			s := res.Summary
			if sum := s.Missed + s.Assumed + s.Unverified + s.Answered + s.Verified + s.Waived + s.NotApplicable; sum != s.Criteria || sum != 1 {
				t.Errorf("the statuses add up to %d of %d criteria", sum, s.Criteria)
			}
		})
	}
}

func TestSeverityLayers(t *testing.T) {
	isMust := func(s lint.Subject) (bool, error) { return s.Criterion.Obligation == lint.Must, nil }
	r := &lint.Rule{Levels: []lint.Level{
		{
			Severity: map[lint.Stage]lint.Severity{lint.Draft: lint.Counted, lint.Review: lint.Warning, lint.Submit: lint.Warning},
			Cases:    []lint.Case{{Where: isMust, Severity: map[lint.Stage]lint.Severity{lint.Submit: lint.Blocker}}},
		},
	}}
	must, may := &lint.Criterion{}, &lint.Criterion{Obligation: lint.May}
	check := func(c *lint.Criterion, stage lint.Stage, want lint.Severity) {
		t.Helper()
		got, err := r.Severity(lint.Subject{Stage: stage, Criterion: c})
		if err != nil || got != want {
			t.Errorf("severity of %v at %v = %v, %v, want %v", c.Obligation, stage, got, err, want)
		}
	}
	check(must, lint.Submit, lint.Blocker)
	check(may, lint.Submit, lint.Warning)
	check(must, lint.Draft, lint.Counted)
	// A layer above wins over the cases below, for the stages it names.
	r.Levels = append(r.Levels, lint.Level{Severity: map[lint.Stage]lint.Severity{lint.Submit: lint.Info}})
	check(must, lint.Submit, lint.Info)
	check(must, lint.Review, lint.Warning)
}

func TestReplacedFindingsBecomeRelated(t *testing.T) {
	c := answered("A", lint.Full, "TBD")
	strong, weak := always("placeholder", lint.Assumed, lint.Error, "deferred"), always("deferred", lint.Assumed, lint.Warning)
	res := mustRun(t, bidOf(c), rules(weak, strong), lint.Options{})
	if len(res.Findings) != 1 || res.Findings[0].Rule != strong || len(res.Findings[0].Related) != 1 {
		t.Fatalf("findings = %+v, want placeholder alone with one related place", res.Findings)
	}
	if got, want := res.Findings[0].Related[0].Message("en"), "A stands out"; got != want {
		t.Errorf("related message = %q, want %q", got, want)
	}
	// What a profile turned down to info does not hide a stronger finding.
	strong.Levels[0].Severity[lint.Draft] = lint.Info
	if res := mustRun(t, bidOf(c), rules(weak, strong), lint.Options{}); len(res.Findings) != 2 {
		t.Errorf("an info hid a warning: %d findings, want 2", len(res.Findings))
	}
}

func TestPhrases(t *testing.T) {
	c := answered("A", lint.Full, "We assume nothing. We assume much.")
	quoted := answered("Q", lint.Full, "We assume what the customer wrote.")
	quoted.Responses[0].Text.Blocks[0].Customer = true
	// A matcher that finds the literal pattern everywhere.
	match := func(blocks []*lint.Block, phrases []lint.Phrase) ([]lint.Hit, error) {
		var hits []lint.Hit
		for _, b := range blocks {
			for i, p := range phrases {
				for from := 0; ; {
					n := strings.Index(b.Str[from:], p.Pattern)
					if n < 0 {
						break
					}
					hits = append(hits, lint.Hit{Phrase: i, Block: b, Start: from + n, End: from + n + len(p.Pattern)})
					from += n + len(p.Pattern)
				}
			}
		}
		return hits, nil
	}
	check := &lint.Check{
		ID: "assumption", Kind: lint.Assumed,
		Phrases: func(any) []lint.Phrase {
			return []lint.Phrase{{Pattern: "assume"}, {Pattern: "We assume"}, {Pattern: "We assume nothing", Not: true}}
		},
		Run: func(p *lint.Pass) error {
			for h := range p.Hits() {
				p.Report(lint.Finding{Criterion: h.Criterion, Response: h.Response, At: h.Block.At(h.Start, h.End), Match: h.Match()})
			}
			return nil
		},
	}
	rule := always("assumption", lint.Assumed, lint.Warning)
	rule.Check = check
	res := mustRun(t, bidOf(c, quoted), rules(rule), lint.Options{Match: match})
	var got []string
	for _, f := range res.Findings {
		got = append(got, f.Criterion.ID+" "+f.At.String()+" "+f.Match)
	}
	if diff := cmp.Diff([]string{"A offer.md:1:20 We assume"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestManyHits: a block with very many hits must not cost their square.
func TestManyHits(t *testing.T) {
	const n = 200_000
	c := answered("A", lint.Full, strings.Repeat("x ", n))
	match := func(blocks []*lint.Block, _ []lint.Phrase) ([]lint.Hit, error) {
		var hits []lint.Hit
		for i := range n {
			hits = append(hits, lint.Hit{Phrase: i % 2, Block: blocks[0], Start: 2 * i, End: 2*i + 1})
		}
		return hits, nil
	}
	got := 0
	rule := always("x", lint.Assumed, lint.Warning)
	rule.Check = &lint.Check{
		ID: "x", Kind: lint.Assumed,
		Phrases: func(any) []lint.Phrase { return []lint.Phrase{{Pattern: "x"}, {Pattern: "y", Not: true}} },
		Run: func(p *lint.Pass) error {
			for range p.Hits() {
				got++
			}
			return nil
		},
	}
	mustRun(t, bidOf(c), rules(rule), lint.Options{Match: match})
	if got != n/2 {
		t.Errorf("%d hits, want %d: every second is an exception to itself alone", got, n/2)
	}
}

func TestFingerprintsSurviveMovedRows(t *testing.T) {
	prints := func(lines int) []string {
		a, b := answered("A", lint.Full, ""), answered("B", lint.Full, "")
		for _, c := range []*lint.Criterion{a, b} {
			c.Responses[0].At = at("offer.md", lines+len(c.ID))
		}
		var out []string
		for _, f := range mustRun(t, bidOf(a, b), rules(always("x", lint.Missed, lint.Error)), lint.Options{}).Findings {
			out = append(out, f.Fingerprint)
		}
		return out
	}
	if diff := cmp.Diff(prints(0), prints(40)); diff != "" {
		t.Errorf("fingerprints changed with the lines (-before +after)\n%s", diff)
	}
	if p := prints(0); p[0] == p[1] {
		t.Error("two criteria share a fingerprint")
	}
}

func TestBrokenChecksEndTheRun(t *testing.T) {
	boom := always("boom", lint.Missed, lint.Error)
	boom.Check.Run = func(*lint.Pass) error { panic("nil map") }
	fails := always("fails", lint.Missed, lint.Error)
	fails.Check.Run = func(*lint.Pass) error { return errors.New("no such thing") }
	where := always("where", lint.Missed, lint.Error)
	where.Where = func(lint.Subject) (bool, error) { return false, errors.New("cannot compare") }
	for _, r := range []*lint.Rule{boom, fails, where} {
		if res, err := lint.Run(bidOf(answered("A", lint.Full, "")), rules(r), lint.Options{}); err == nil {
			t.Errorf("rule %s: result %+v without an error", r.Name, res)
		} else if !strings.Contains(err.Error(), r.Name) {
			t.Errorf("error %q does not name the rule %q", err, r.Name)
		}
	}
}

func TestLocations(t *testing.T) {
	for want, l := range map[string]lint.Location{
		"offer.md:12:3":            {File: "offer.md", Line: 12, Col: 3},
		"offer.md":                 {File: "offer.md"},
		"rfp.xlsx:Kriterien!AB14":  {File: "rfp.xlsx", Sheet: "Kriterien", Line: 14, Col: 28},
		"rfp.xlsx:'Site list'!A1":  {File: "rfp.xlsx", Sheet: "Site list", Line: 1, Col: 1},
		"rfp.xlsx:'It''s here'!A1": {File: "rfp.xlsx", Sheet: "It's here", Line: 1, Col: 1},
		"rfp.xlsx:Kriterien":       {File: "rfp.xlsx", Sheet: "Kriterien"},
	} {
		if got := l.String(); got != want {
			t.Errorf("%+v prints %q, want %q", l, got, want)
		}
	}
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD"} {
		if got := lint.ColumnName(n); got != want {
			t.Errorf("column %d is %q, want %q", n, got, want)
		}
	}
}

// A criterion must not be able to clear the screen or to forge a line of the report.
func TestControlCharactersAreNotPrinted(t *testing.T) {
	c := answered("K\n1", lint.Full, "")
	c.Title = "a\x1b[2Jb\nc"
	c.Responses[0].At = at("x\ny.md", 1)
	f := mustRun(t, bidOf(c), rules(always("x", lint.Missed, lint.Error)), lint.Options{}).Findings[0]
	if got := f.At.String() + " " + f.Message("en"); strings.ContainsAny(got, "\x1b\n") {
		t.Errorf("control characters in %q", got)
	}
}

func TestMessagesNameTheCriterion(t *testing.T) {
	c := answered("K-12", lint.Full, "")
	c.Title = "Verfügbarkeit im Jahresmittel von mindestens 99,9 % für alle Dienste"
	res := mustRun(t, bidOf(c), rules(always("x", lint.Missed, lint.Error)), lint.Options{})
	want := "K-12 „Verfügbarkeit im Jahresmittel von mindestens 99,9 % für …“ fällt auf"
	if got := res.Findings[0].Message("de"); got != want {
		t.Errorf("message = %q, want %q", got, want)
	}
}

// wordsRule is a rule that reports where words stand in the responses.
func wordsRule(id, words string, replaces ...string) *lint.Rule {
	r := always(id, lint.Assumed, lint.Warning, replaces...)
	r.Check.Run = func(p *lint.Pass) error {
		for c, resp := range p.Responses() {
			for _, b := range resp.Text.Blocks {
				if i := strings.Index(b.Str, words); i >= 0 {
					p.Report(lint.Finding{Criterion: c, Response: resp, At: b.At(i, i+len(words)), Match: words})
				}
			}
		}
		return nil
	}
	return r
}

// What is missing in one sentence does not hide what is put off in another.
func TestReplacedInTheSameSentenceOnly(t *testing.T) {
	for _, tt := range []struct {
		name  string
		texts []string
		want  int
	}{
		{"one sentence", []string{"The date is TBD and agreed later."}, 1},
		{"at the very beginning", []string{"TBD and agreed later."}, 1},
		{"two sentences", []string{"The date is TBD. The place is agreed later."}, 2},
		{"two sentences, the other way round", []string{"The place is agreed later. The date is TBD."}, 2},
		{"two blocks", []string{"The date is TBD", "The place is agreed later"}, 2},
		{"the same words twice", []string{"The date is TBD and agreed later. TBD."}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := answered("A", lint.Full, tt.texts[0])
			blocks := c.Responses[0].Text.Blocks
			blocks[0].Span = lint.Span{Location: at("offer.md", 1).Location, EndLine: 1, EndCol: 80}
			for i, s := range tt.texts[1:] {
				span := lint.Span{Location: at("offer.md", i+2).Location, EndLine: i + 2, EndCol: 80}
				blocks = append(blocks, &lint.Block{Str: s, Span: span, Marks: []lint.Mark{{At: span.Location}}})
			}
			c.Responses[0].Text.Blocks = blocks
			res := mustRun(t, bidOf(c), rules(wordsRule("deferred", "agreed later"), wordsRule("placeholder", "TBD", "deferred")), lint.Options{})
			if len(res.Findings) != tt.want {
				t.Errorf("findings = %+v, want %d", res.Findings, tt.want)
			}
		})
	}
}

// What a writing tool left in one sentence does not hide what is still to be written in another.
func TestResidueHidesItsSentenceOnly(t *testing.T) {
	for text, want := range map[string]int{"The tool wrote TBD.": 1, "The tool wrote this. The date is TBD.": 2} {
		c := answered("A", lint.Full, text)
		c.Responses[0].Text.Blocks[0].Span = lint.Span{Location: at("offer.md", 1).Location, EndLine: 1, EndCol: 80}
		residue := wordsRule("residue", "The tool wrote", "placeholder")
		residue.Check.Kind, residue.Check.Phrases = lint.Unverified, func(any) []lint.Phrase { return nil }
		if res := mustRun(t, bidOf(c), rules(wordsRule("placeholder", "TBD"), residue), lint.Options{}); len(res.Findings) != want {
			t.Errorf("%s: %d findings, want %d: %+v", text, len(res.Findings), want, res.Findings)
		}
	}
}

// TestReplacedOutsideOfResponses holds that two rules which stumble over the same words of a chapter are one finding, and over
// other words of it two.
func TestReplacedOutsideOfResponses(t *testing.T) {
	span := func(line, from, to int) lint.Span {
		return lint.Span{Location: lint.Location{File: "offer.md", Line: line, Col: from}, EndLine: line, EndCol: to}
	}
	rule := func(id string, where lint.Span, replaces ...string) *lint.Rule {
		r := always(id, lint.Assumed, lint.Warning, replaces...)
		r.Check.Run = func(p *lint.Pass) error { p.Report(lint.Finding{At: where, Match: "words"}); return nil }
		return r
	}
	for name, tt := range map[string]struct {
		second lint.Span
		want   int
	}{
		"the same words":  {span(3, 12, 20), 1},
		"words in part":   {span(3, 15, 30), 1},
		"words beside":    {span(3, 25, 30), 2},
		"on another line": {span(4, 12, 20), 2},
	} {
		res := mustRun(t, &lint.Bid{}, rules(rule("vague", tt.second), rule("effort", span(3, 12, 20), "vague")), lint.Options{})
		if len(res.Findings) != tt.want {
			t.Errorf("%s: %d findings, want %d", name, len(res.Findings), tt.want)
		}
		if tt.want == 1 && (len(res.Findings[0].Related) != 1 || res.Findings[0].Related[0].Message("en") == "") {
			t.Errorf("%s: related places %+v", name, res.Findings[0].Related)
		}
	}
}
