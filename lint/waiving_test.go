package lint_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
)

// states is a rule that notes what became of the waivers.
func states(into *[]lint.WaiverState) *lint.Rule {
	r := always("waivers", lint.Unverified, lint.Warning)
	r.Check = &lint.Check{ID: "waivers", AfterWaivers: true, Run: func(p *lint.Pass) error {
		for _, w := range p.Waivers() {
			*into = append(*into, w.State)
			p.Report(lint.Finding{At: lint.At(w.At), Match: w.Rule})
		}
		return nil
	}}
	return r
}

// waivable makes rules that may be waived.
func waivable(rs ...*lint.Rule) *lint.Ruleset {
	for _, r := range rs {
		r.Waivable = true
	}
	return rules(rs...)
}

// accepted is what was judged; a CSV file cannot tell the answers that are allowed.
var accepted = lint.Fingerprint{Text: "aaaaaaaaaaaa", Obligation: "bbbbbbbbbbbb", Response: "cccccccccccc"}

func TestWhatAWaiverIsWorth(t *testing.T) {
	waiver := func(change func(w *lint.Waiver)) *lint.Waiver {
		w := &lint.Waiver{Entry: lint.Entry{Criterion: "A"}, Rule: "x", Reason: "agreed", By: "c.muster", Until: "2026-12-15", Judged: accepted}
		change(w)
		return w
	}
	tests := []struct {
		name   string
		rule   *lint.Rule
		change func(w *lint.Waiver)
		want   lint.WaiverState
	}{
		{"it holds", always("x", lint.Missed, lint.Blocker), func(*lint.Waiver) {}, lint.WaiverHolds},
		{"on its last day", always("x", lint.Missed, lint.Error), func(w *lint.Waiver) { w.Until = "2026-11-02" }, lint.WaiverHolds},
		{"on the day after", always("x", lint.Missed, lint.Error), func(w *lint.Waiver) { w.Until = "2026-11-01" }, lint.WaiverExpired},
		{"without an end", always("x", lint.Missed, lint.Error), func(w *lint.Waiver) { w.Until = "" }, lint.WaiverExpired},
		{"of another rule", always("x", lint.Missed, lint.Error), func(w *lint.Waiver) { w.Rule = "y" }, lint.WaiverOfNoRule},
		{"of another criterion", always("x", lint.Missed, lint.Error), func(w *lint.Waiver) { w.Criterion = "B" }, lint.WaiverOfNoCriterion},
		{"the wording changed", always("x", lint.Missed, lint.Error), func(w *lint.Waiver) { w.Judged.Text = "dddddddddddd" }, lint.WaiverVoid},
		{"a part that the file cannot tell", always("x", lint.Missed, lint.Error), func(w *lint.Waiver) { w.Judged.Answers = "dddddddddddd" }, lint.WaiverHolds},
		{"nobody noted what was accepted", always("x", lint.Missed, lint.Error), func(w *lint.Waiver) { w.Judged = lint.Fingerprint{} }, lint.WaiverUnjudged},
		{"the rule is silent at this stage", always("x", lint.Missed, lint.Off), func(*lint.Waiver) {}, lint.WaiverHolds},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := answered("A", lint.Full, "yes")
			c.Extra().Fingerprint = accepted
			bid := bidOf(c)
			bid.Config.Today = "2026-11-02"
			reg := lint.Register{File: "register.yaml", Waivers: []*lint.Waiver{waiver(tt.change)}}
			reg.Bind(bid)
			var got []lint.WaiverState
			res := mustRun(t, bid, waivable(tt.rule, states(&got)), lint.Options{})
			if diff := cmp.Diff([]lint.WaiverState{tt.want}, got); diff != "" {
				t.Errorf("states (-want +got)\n%s", diff)
			}
			waived := tt.want == lint.WaiverHolds && tt.rule.Levels[0].Severity[lint.Draft] != lint.Off
			if (len(res.Waived) == 1) != waived || (res.Summary.Waived == 1) != waived {
				t.Errorf("%d findings and %d criteria are waived", len(res.Waived), res.Summary.Waived)
			}
		})
	}
}

// What a rule would have said, had another not said more, is still there to be accepted.
func TestAWaiverOfWhatWasReplacedIsUsed(t *testing.T) {
	c := answered("A", lint.Full, "yes")
	c.Extra().Fingerprint = accepted
	bid := bidOf(c)
	reg := lint.Register{Waivers: []*lint.Waiver{{Entry: lint.Entry{Criterion: "A"}, Rule: "weak", Until: "2026-12-15", Judged: accepted}}}
	reg.Bind(bid)
	var got []lint.WaiverState
	res := mustRun(t, bid, waivable(always("strong", lint.Missed, lint.Error, "weak"), always("weak", lint.Missed, lint.Error), states(&got)), lint.Options{})
	if diff := cmp.Diff([]lint.WaiverState{lint.WaiverHolds}, got); diff != "" {
		t.Errorf("states (-want +got)\n%s", diff)
	}
	if len(res.Waived) != 0 || res.Summary.Missed != 1 {
		t.Errorf("%d findings are waived, and the summary is %+v", len(res.Waived), res.Summary)
	}
}

// Nobody accepts what a rule without waivers finds, nor what is found about waivers.
func TestWhatCannotBeWaived(t *testing.T) {
	c := answered("A", lint.Full, "yes")
	c.Extra().Fingerprint = accepted
	bid := bidOf(c)
	var reg lint.Register
	for _, rule := range []string{"x", "waivers"} {
		reg.Waivers = append(reg.Waivers, &lint.Waiver{Entry: lint.Entry{Criterion: "A"}, Rule: rule, Until: "2026-12-15", Judged: accepted})
	}
	reg.Bind(bid)
	var got []lint.WaiverState
	set := waivable(states(&got))
	set.Rules = append(set.Rules, always("x", lint.Missed, lint.Error))
	res := mustRun(t, bid, set, lint.Options{})
	if diff := cmp.Diff([]lint.WaiverState{lint.WaiverRefused, lint.WaiverRefused}, got); diff != "" {
		t.Errorf("states (-want +got)\n%s", diff)
	}
	if len(res.Waived) != 0 || len(res.Findings) != 3 {
		t.Errorf("%d findings, %d of them waived", len(res.Findings), len(res.Waived))
	}
}

// Without waivers everything counts again, and what is said about the waivers stays the same.
func TestIgnoreWaivers(t *testing.T) {
	c := answered("A", lint.Full, "yes")
	c.Extra().Fingerprint = accepted
	bid := bidOf(c)
	reg := lint.Register{Waivers: []*lint.Waiver{{Entry: lint.Entry{Criterion: "A"}, Rule: "x", Until: "2026-12-15", Judged: accepted}}}
	reg.Bind(bid)
	var with, without []lint.WaiverState
	kept := mustRun(t, bid, waivable(always("x", lint.Missed, lint.Error), states(&with)), lint.Options{})
	all := mustRun(t, bid, waivable(always("x", lint.Missed, lint.Error), states(&without)), lint.Options{IgnoreWaivers: true})
	if diff := cmp.Diff(with, without); diff != "" {
		t.Errorf("states (-with +without waivers)\n%s", diff)
	}
	if len(kept.Waived) != 1 || len(all.Waived) != 0 || all.Unwaived != 1 || all.Summary.Missed != 1 || all.Findings[0].Waived != nil {
		t.Errorf("with waivers %+v, without %+v", kept.Summary, all.Summary)
	}
	if len(all.Findings) == 2 && kept.Waived[0].Fingerprint != all.Findings[1].Fingerprint {
		t.Error("a finding changes its name when it is accepted")
	}
}

func TestComments(t *testing.T) {
	tests := []struct {
		name, comment string
		severity      lint.Severity
		want          []lint.WaiverState
	}{
		{"in one line", "offerlint:ignore x by: c.muster until: 2026-12-15 reason: agreed with legal", lint.Warning, []lint.WaiverState{lint.WaiverHolds}},
		{"with two rules, over several lines", "offerlint:ignore x, y\n  reason: \"agreed\"\n  by: c.muster\n  until: 2026-12-15", lint.Warning, []lint.WaiverState{lint.WaiverHolds, lint.WaiverOfNoRule}},
		{"with a hyphen", "offerlint-ignore x by: c until: 2026-12-15 reason: r", lint.Warning, []lint.WaiverState{lint.WaiverHolds}},
		{"an error is too grave", "offerlint:ignore x by: c until: 2026-12-15 reason: r", lint.Error, []lint.WaiverState{lint.WaiverTooGrave}},
		{"without an end, of the comment or of the bid", "offerlint:ignore x by: c reason: r", lint.Warning, []lint.WaiverState{lint.WaiverExpired}},
		{"without a reason", "offerlint:ignore x by: c until: 2026-12-15", lint.Warning, []lint.WaiverState{lint.WaiverUnread}},
		{"without a person", "offerlint:ignore x until: 2026-12-15 reason: r", lint.Warning, []lint.WaiverState{lint.WaiverUnread}},
		{"without a rule", "offerlint:ignore by: c until: 2026-12-15 reason: r", lint.Warning, []lint.WaiverState{lint.WaiverUnread}},
		{"a day that there is not", "offerlint:ignore x by: c until: 2026-02-30 reason: r", lint.Warning, []lint.WaiverState{lint.WaiverUnread}},
		{"two ends", "offerlint:ignore x by: c until: 2026-02-03 until: 2026-12-15 reason: r", lint.Warning, []lint.WaiverState{lint.WaiverUnread}},
		{"nothing else", "offerlint:ignore", lint.Warning, []lint.WaiverState{lint.WaiverUnread}},
		{"about something else", "offerlint:ignored x by: c until: 2026-12-15 reason: r", lint.Warning, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := answered("A", lint.Full, "yes")
			text := c.Responses[0].Text
			text.Blocks = append([]*lint.Block{{Kind: lint.Comment, Str: tt.comment, Span: at("offer.md", 40)}}, text.Blocks...)
			bid := bidOf(c)
			bid.Config.Today = "2026-11-02"
			var got []lint.WaiverState
			res := mustRun(t, bid, waivable(always("x", lint.Missed, tt.severity), states(&got)), lint.Options{})
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("states (-want +got)\n%s", diff)
			}
			holds := len(tt.want) > 0 && tt.want[0] == lint.WaiverHolds
			if (len(res.Waived) == 1) != holds {
				t.Errorf("%d findings are waived", len(res.Waived))
			}
		})
	}
}

// A comment is about the block that follows it and no other; before a table it is about all of it.
func TestACommentIsAboutWhatFollows(t *testing.T) {
	block := func(line, table int) *lint.Block {
		return &lint.Block{Str: "words", Span: at("offer.md", line), Layout: &lint.Layout{Table: table}}
	}
	blocks := []*lint.Block{
		block(1, 0),
		{Kind: lint.Comment, Str: "offerlint:ignore x by: c until: 2026-12-15 reason: r", Span: at("offer.md", 2)},
		{Kind: lint.Comment, Str: "another", Span: at("offer.md", 3)},
		block(4, 0), block(5, 0),
		{Kind: lint.Comment, Str: "offerlint:ignore x by: c until: 2026-12-15 reason: r", Span: at("offer.md", 6)},
		block(7, 1), block(8, 1), block(9, 2),
	}
	bid := &lint.Bid{Passages: []*lint.Text{{File: "offer.md", Blocks: blocks}}}
	everywhere := always("x", lint.Unverified, lint.Warning)
	everywhere.Check.Run = func(p *lint.Pass) error {
		for _, b := range blocks {
			if b.Kind != lint.Comment {
				p.Report(lint.Finding{At: b.Span})
			}
		}
		return nil
	}
	res := mustRun(t, bid, waivable(everywhere), lint.Options{})
	var lines []int
	for _, f := range res.Waived {
		lines = append(lines, f.At.Line)
	}
	if diff := cmp.Diff([]int{4, 7, 8}, lines); diff != "" {
		t.Errorf("waived lines (-want +got)\n%s", diff)
	}
}

// A finding keeps its name when a row moves or gets another number, also where the customer numbered nothing.
func TestFingerprintsKnowNoRows(t *testing.T) {
	prints := func(id string, line int) string {
		c := answered("A", lint.Full, "yes")
		c.ID, c.At = id, lint.At(lint.Location{File: "rfp.xlsx", Sheet: "Liste", Line: line, Col: 1})
		return mustRun(t, bidOf(c), rules(always("x", lint.Missed, lint.Error)), lint.Options{}).Findings[0].Fingerprint
	}
	want := prints("K-1", 2)
	for _, moved := range []string{prints("K-1", 9), prints("K-7", 2), prints("Liste!9", 9)} {
		if moved != want {
			t.Errorf("fingerprint %s became %s", want, moved)
		}
	}
}

// TestDay: days as people write them; one that can be read in two ways is none.
func TestDay(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"2026-12-31", "2026-12-31"}, {"31.12.2026", "2026-12-31"}, {" 1.2.2026 ", "2026-02-01"}, {"01.02.2026", "2026-02-01"},
	} {
		if got, ok := lint.Day(tt.in); !ok || got != tt.want {
			t.Errorf("%q: got %q, %v, want %q", tt.in, got, ok, tt.want)
		}
	}
	for _, in := range []string{"", "gestern", "31.02.2026", "01/02/2026", "1.2.26", "2026-13-01", "31.12."} {
		if got, ok := lint.Day(in); ok {
			t.Errorf("%q is no day, got %q", in, got)
		}
	}
}
