package checks_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/rulesets"
)

// at is a place in the invented offer: a line of its own for each thing.
func at(line int) lint.Span { return lint.At(lint.Location{File: "offer.md", Line: line, Col: 1}) }

func block(line int, s string) *lint.Block {
	return &lint.Block{Str: s, Span: at(line), Marks: []lint.Mark{{At: at(line).Location}}}
}

// says is a response with a claim, and text where text is not empty.
func says(line int, claim lint.Claim, cell, text string) *lint.Response {
	r := &lint.Response{Claim: claim, At: at(line)}
	if cell != "" {
		r.ClaimCell = block(line, cell)
	}
	if text != "" {
		r.Text = &lint.Text{File: "offer.md", Blocks: []*lint.Block{block(line, text)}}
	}
	return r
}

// bidOf is a bid with one criterion and its responses.
func bidOf(c lint.Criterion, rs ...*lint.Response) *lint.Bid {
	c.ID, c.Text, c.At, c.AnswerAt = "K-1", "Text", at(100), at(101)
	b := &lint.Bid{Criteria: []*lint.Criterion{&c}}
	for _, r := range rs {
		r.Criterion = &c
		t := &lint.Text{File: "offer.md"}
		if r.ClaimCell != nil {
			t.Blocks = append(t.Blocks, r.ClaimCell)
		}
		if r.Text != nil {
			t.Blocks = append(t.Blocks, r.Text.Blocks...)
		}
		b.Passages = append(b.Passages, t)
	}
	c.Responses, b.Responses = rs, rs
	return b
}

// linesOf runs one check and returns the lines at which it speaks; related places are negative.
func linesOf(t *testing.T, id string, b *lint.Bid, extra ...rulesets.Layer) []int {
	t.Helper()
	set, err := rulesets.Load(checks.All(), append([]rulesets.Layer{{Name: "core"}}, extra...)...)
	if err != nil {
		t.Fatal(err)
	}
	set.Rules = slices.DeleteFunc(set.Rules, func(r *lint.Rule) bool { return r.Check.ID != id })
	res, err := lint.Run(b, set, lint.Options{Stage: lint.Review, Match: phrase.Match})
	if err != nil {
		t.Fatal(err)
	}
	var lines []int
	for _, f := range res.Findings {
		lines = append(lines, f.At.Line)
		for _, r := range f.Related {
			lines = append(lines, -r.At.Line)
		}
	}
	return lines
}

func TestSeveralResponses(t *testing.T) {
	ten := 10.0
	for _, tc := range []struct {
		name, check string
		criterion   lint.Criterion
		responses   []*lint.Response
		want        []int
	}{
		{
			"the response that declines is named, not the one that says yes", "declined-criterion",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.Full, "Ja", ""), says(2, lint.No, "Nein", "")},
			[]int{2},
		},
		{
			"two that decline are one finding with a related place", "declined-criterion",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.Partial, "teilweise", ""), says(2, lint.No, "Nein", "")},
			[]int{1, -2},
		},
		{
			"a yes in the row and prose in a chapter are no bare claim", "bare-claim",
			lint.Criterion{Weight: &ten},
			[]*lint.Response{says(1, lint.Full, "Ja", ""), says(2, lint.Unstated, "", "Die Suche kennt alle Felder.")},
			nil,
		},
		{
			"two bare responses are one bare claim, at the one that claims", "bare-claim",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.Unstated, "", "Wird erfüllt."), says(2, lint.Full, "Ja", "")},
			[]int{2},
		},
		{
			"a yes and two parroting sentences are bare", "bare-claim",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.Full, "Ja", "Ja. Die Anforderung wird vollumfänglich erfüllt!")},
			[]int{1},
		},
		{
			"a yes with evidence is not bare", "bare-claim",
			lint.Criterion{},
			[]*lint.Response{{Claim: lint.Full, At: at(1), Evidence: []lint.Evidence{{Link: &lint.Link{Label: "Zertifikat"}}}}},
			nil,
		},
		{
			"a plain yes to an exclusion criterion with a mark is complete", "bare-claim",
			lint.Criterion{Obligation: lint.Exclusion, Expects: lint.ExpectsMark},
			[]*lint.Response{says(1, lint.Full, "Ja", "")},
			nil,
		},
		{
			"a heading announces an answer and is none", "bare-claim",
			lint.Criterion{},
			[]*lint.Response{{Claim: lint.Full, At: at(1), Text: &lint.Text{Blocks: []*lint.Block{
				{Kind: lint.Heading, Str: "Umsetzung im Haus", Span: at(1), Marks: []lint.Mark{{At: at(1).Location}}},
			}}}},
			[]int{1},
		},
		{
			"a blanket claim is no text beside a bare yes", "bare-claim",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.Full, "Ja", ""), {
				Via: lint.ViaBlanket, At: at(2), Text: says(2, lint.Unstated, "", "Alle Anforderungen des Kapitels 4 halten wir ein.").Text,
			}},
			[]int{1},
		},
		{
			"a no is no bare claim", "bare-claim",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.No, "Nein", "")},
			nil,
		},
		{
			"noted in the row and answered in a chapter is clear", "unclear-claim",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.Noted, "verstanden", ""), says(2, lint.Unstated, "", "Der Export schreibt XDOMEA.")},
			nil,
		},
		{
			"two marks at once are unclear", "unclear-claim",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.Unclear, "X X", "")},
			[]int{1},
		},
		{
			"evidence cited in another response counts", "missing-evidence",
			lint.Criterion{AsksEvidence: true},
			[]*lint.Response{says(1, lint.Full, "Ja", ""), {At: at(2), Evidence: []lint.Evidence{{Link: &lint.Link{Label: "Zertifikat"}}}}},
			nil,
		},
		{
			"a no needs no evidence", "missing-evidence",
			lint.Criterion{AsksEvidence: true},
			[]*lint.Response{says(1, lint.No, "Nein", "Kein Zertifikat vorhanden.")},
			nil,
		},
		{
			"a withdrawn criterion is not missed", "missing-response",
			lint.Criterion{Withdrawn: true},
			[]*lint.Response{{At: at(1)}},
			nil,
		},
		{
			"an empty response is missed at the place for the answer", "missing-response",
			lint.Criterion{},
			[]*lint.Response{{At: at(1)}},
			[]int{101},
		},
		{
			"a blanket claim is not missed", "missing-response",
			lint.Criterion{},
			[]*lint.Response{{At: at(1), Via: lint.ViaBlanket}},
			nil,
		},
		{
			"a blanket claim beside an answer is silent", "blanket-claim",
			lint.Criterion{},
			[]*lint.Response{{At: at(1), Via: lint.ViaBlanket}, says(2, lint.Full, "Ja", "")},
			nil,
		},
		{
			"two hedges in one sentence are one finding, in two sentences two", "hedged-response",
			lint.Criterion{},
			[]*lint.Response{
				says(1, lint.Full, "Ja", "Das ist grundsätzlich und in der Regel so."),
				says(2, lint.Full, "Ja", "Das ist grundsätzlich so. In der Regel dauert es eine Minute."),
			},
			[]int{1, 2, 2},
		},
		{
			"one bracket is one placeholder, though a word in it is one as well", "placeholder",
			lint.Criterion{},
			[]*lint.Response{says(1, lint.Unstated, "", "Betrieb: [TBD]")},
			[]int{1},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, linesOf(t, tc.check, bidOf(tc.criterion, tc.responses...))); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}

// Signs are looked for by the check, not by the engine: they must obey the rule's condition all the same, and know what
// they answer.
func TestSignsObeyConditions(t *testing.T) {
	b := bidOf(lint.Criterion{Obligation: lint.May}, says(1, lint.Unstated, "", "Betrieb durch ???"))
	b.Passages = append(b.Passages, &lint.Text{Blocks: []*lint.Block{block(7, "Ansprechpartner: ______")}})
	if diff := cmp.Diff([]int{1, 7}, linesOf(t, "placeholder", b)); diff != "" {
		t.Errorf("without a condition (-want +got):\n%s", diff)
	}
	musts := rulesets.Layer{Name: "house.yaml", Data: []byte("name: house\nrules:\n  placeholder: {where: 'criterion.obligation != \"may\"'}\n")}
	if diff := cmp.Diff([]int{7}, linesOf(t, "placeholder", b, musts)); diff != "" {
		t.Errorf("for all but may (-want +got):\n%s", diff)
	}
	strict := rulesets.Layer{Name: "house.yaml", Data: []byte("name: house\nrules:\n  placeholder: {cases: [{where: 'criterion.obligation == \"may\"', severity: off}]}\n")}
	if diff := cmp.Diff([]int{7}, linesOf(t, "placeholder", b, strict)); diff != "" {
		t.Errorf("a case for may (-want +got):\n%s", diff)
	}
}

// The nearest ID is what somebody meant: swapped digits first, then one that is still open.
func TestNearestCriterion(t *testing.T) {
	var cs []*lint.Criterion
	for _, id := range []string{"A-03", "A-13", "A-33", "A-39", "A-40"} {
		c := &lint.Criterion{ID: id}
		if id != "A-33" {
			c.Responses = []*lint.Response{{Claim: lint.Full}}
		}
		cs = append(cs, c)
	}
	for id, want := range map[string]string{"A-93": "A-39", "A-43": "A-33", "a-040": "A-40", "A-41": "A-40"} {
		b := &lint.Bid{Criteria: cs, Strays: []*lint.Stray{{ID: id, At: at(1)}}}
		set := core(t)
		set.Rules = []*lint.Rule{set.Rule("unknown-criterion")}
		res, err := lint.Run(b, set, lint.Options{Match: phrase.Match})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Findings) != 1 || res.Findings[0].Args["nearest"] != want {
			t.Errorf("nearest to %s: got %v, want %s", id, res.Findings, want)
		}
	}
}

// The severities of core for each stage, as the bid teams agreed on them.
func TestSeveritiesOfCore(t *testing.T) {
	ten := 10.0
	crit := func(o lint.Obligation, weight *float64) *lint.Criterion {
		return &lint.Criterion{Obligation: o, Weight: weight}
	}
	set := core(t)
	yes, prose, no := &lint.Response{Claim: lint.Full}, &lint.Response{}, &lint.Response{Claim: lint.No}
	for _, tc := range []struct {
		rule      string
		criterion *lint.Criterion
		response  *lint.Response
		want      string
	}{
		{"missing-response", crit(lint.Exclusion, nil), nil, "counted error blocker"},
		{"missing-response", crit(lint.Must, nil), nil, "counted error blocker"},
		{"missing-response", crit(lint.Must, &ten), nil, "counted error blocker"},
		{"missing-response", crit(lint.Scored, nil), nil, "counted error error"},
		{"missing-response", crit(lint.Should, &ten), nil, "counted error error"},
		{"missing-response", crit(lint.May, &ten), nil, "counted error error"},
		{"missing-response", crit(lint.Should, nil), nil, "off info warning"},
		{"missing-response", crit(lint.May, nil), nil, "off info warning"},
		{"missing-response", crit(lint.Informative, nil), nil, "off off off"},
		{"missing-explanation", crit(lint.Must, nil), yes, "info warning error"},
		{"missing-explanation", crit(lint.May, nil), yes, "off info info"},
		{"declined-criterion", crit(lint.Exclusion, nil), no, "blocker blocker blocker"},
		{"declined-criterion", crit(lint.Must, nil), no, "error error error"},
		{"declined-criterion", crit(lint.Should, nil), no, "info info info"},
		{"declined-criterion", crit(lint.Informative, nil), no, "off off off"},
		{"declined-criterion", crit(lint.May, nil), no, "off off off"},
		{"declined-criterion", crit(lint.May, &ten), no, "info info info"},
		{"placeholder", crit(lint.Must, nil), prose, "info warning error"},
		{"placeholder", crit(lint.Should, nil), prose, "info warning warning"},
		{"placeholder", nil, nil, "info warning warning"},
		{"deferred-response", crit(lint.Exclusion, nil), prose, "info warning error"},
		{"deferred-response", nil, nil, "info warning warning"},
		{"stated-assumption", crit(lint.Must, nil), prose, "info warning warning"},
		{"hedged-response", crit(lint.Must, nil), yes, "off info warning"},
		{"hedged-response", crit(lint.Must, nil), prose, "off info warning"},
		{"hedged-response", crit(lint.Exclusion, nil), &lint.Response{Claim: lint.Custom}, "off info warning"},
		{"hedged-response", crit(lint.Must, nil), no, "off info info"},
		{"hedged-response", crit(lint.Should, nil), yes, "off info info"},
		{"hedged-response", nil, nil, "off info info"},
		{"missing-evidence", crit(lint.Must, nil), yes, "info warning error"},
		{"missing-evidence", crit(lint.Should, nil), yes, "info warning warning"},
		{"unread-document", nil, nil, "info warning error"},
		{"evidence-not-found", nil, nil, "warning error error"},
		{"unclear-claim", crit(lint.Must, nil), prose, "info warning error"},
		{"unclear-claim", crit(lint.Informative, nil), prose, "off off off"},
		{"blanket-claim", crit(lint.Must, nil), prose, "info warning error"},
		{"promised-feature", crit(lint.Must, nil), yes, "info warning error"},
		{"conditional-response", crit(lint.Must, nil), yes, "info warning warning"},
		{"unreadable-row", nil, nil, "error error error"},
		{"duplicate-criterion", crit(lint.Must, nil), nil, "warning warning warning"},
		{"unknown-criterion", nil, nil, "warning warning warning"},
	} {
		got := ""
		r := set.Rule(tc.rule)
		for _, st := range []lint.Stage{lint.Draft, lint.Review, lint.Submit} {
			s, err := r.Severity(lint.Subject{Bid: &lint.Bid{}, Stage: st, Criterion: tc.criterion, Response: tc.response})
			if err != nil {
				t.Fatal(err)
			}
			if got != "" {
				got += " "
			}
			got += s.String()
		}
		if got != tc.want {
			t.Errorf("%s, criterion %+v, response %+v: %s, want %s", tc.rule, tc.criterion, tc.response, got, tc.want)
		}
	}
}
