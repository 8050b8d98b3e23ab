package lint

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

// Options say how a bid is judged.
type Options struct {
	Stage Stage
	// Match finds phrases in blocks, each hit once, in one pass over the text; package phrase does it. It may be nil
	// where no rule has phrases.
	Match func([]*Block, []Phrase) ([]Hit, error)
	// IgnoreWaivers judges as if nobody had accepted anything. What the checks of waivers find stays the same.
	IgnoreWaivers bool
}

// A Result is what a run found.
type Result struct {
	Bid      *Bid
	Stage    Stage
	Rules    []*Rule
	Findings []*Finding // by place: file, sheet, line, column, then rule; without those that are waived
	Waived   []*Finding // those that somebody accepted, in the same order
	// Unwaived is how many findings would be waived, had waivers not been ignored in this run.
	Unwaived int
	Waivers  []*JudgedWaiver // what each waiver is worth, those of the register first
	Status   map[*Criterion]Standing
	Summary  Summary
}

// A Standing is the status of a criterion, and why, where the status alone does not tell.
type Standing struct {
	Status  Status
	Because *Messages // nil for most
}

// Reason is why the criterion has its status; "" where the status alone tells.
func (s Standing) Reason() Messages {
	if s.Because == nil {
		return Messages{}
	}
	return *s.Because
}

// A Summary counts criteria by status and findings by severity. The statuses add up to Criteria.
type Summary struct {
	Criteria, Missed, Assumed, Unverified, Answered, Verified, Waived, NotApplicable int
	Blocker, Error, Warning, Info                                                    int
}

// Run judges a bid. The same bid, rules and options give the same result. An error means that a rule could not be
// carried out; the result must then not be trusted.
func Run(bid *Bid, set *Ruleset, opt Options) (*Result, error) {
	hits, err := findPhrases(bid, set.Rules, opt.Match)
	if err != nil {
		return nil, err
	}
	applies, err := applicabilityOf(bid, opt.Stage)
	if err != nil {
		return nil, err
	}
	res := &Result{Bid: bid, Stage: opt.Stage, Rules: set.Rules}
	w := &waiving{bid: bid, rules: set}
	if w.reported, err = runRules(set.Rules, func(i int) *Pass {
		return &Pass{Bid: bid, Rule: set.Rules[i], Stage: opt.Stage, applies: applies, hits: hits(i)}
	}); err != nil {
		return nil, err
	}
	res.Findings = slices.DeleteFunc(slices.Clone(w.reported), func(f *Finding) bool { return f.Severity == Off })
	sortFindings(res.Findings)
	res.Findings = replace(res.Findings)
	fingerprint(bid, res.Findings)
	res.waive(w, opt.IgnoreWaivers)
	if err := res.lookAtWaivers(w, applies); err != nil {
		return nil, err
	}
	res.count(applies)
	return res, nil
}

func sortFindings(fs []*Finding) {
	slices.SortStableFunc(fs, func(a, b *Finding) int {
		if c := a.At.Compare(b.At.Location); c != 0 {
			return c
		}
		return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(a.Rule.Name, b.Rule.Name),
			cmp.Compare(a.Match, b.Match), cmp.Compare(id(a.Criterion), id(b.Criterion)))
	})
}

// waive sets aside what somebody accepted, unless nothing is to be accepted in this run.
func (res *Result) waive(w *waiving, ignore bool) {
	left, waived := w.waive(res.Findings)
	res.Waivers = w.waivers
	if !ignore {
		res.Findings, res.Waived = left, waived
		return
	}
	res.Unwaived = len(waived)
	for _, f := range waived {
		f.Waived = nil
	}
}

// lookAtWaivers lets the rules about waivers speak.
func (res *Result) lookAtWaivers(w *waiving, applies *applicability) error {
	var found []*Finding
	for _, r := range res.Rules {
		if !r.Check.AfterWaivers {
			continue
		}
		fs, err := runRule(&Pass{Bid: res.Bid, Rule: r, Stage: res.Stage, applies: applies, waivers: w.waivers, rules: res.Rules})
		if err != nil {
			return fmt.Errorf("rule %q: %w", r.Name, err)
		}
		found = append(found, slices.DeleteFunc(fs, func(f *Finding) bool { return f.Severity == Off })...)
	}
	if len(found) == 0 {
		return nil
	}
	sortFindings(found)
	fingerprint(res.Bid, found)
	res.Findings = append(res.Findings, found...)
	sortFindings(res.Findings)
	return nil
}

// runRules lets the rules speak that are not about waivers, on all cores. The findings, and the error where there is one, are those
// of the rules in their order.
func runRules(rules []*Rule, pass func(i int) *Pass) ([]*Finding, error) {
	found, faults := make([][]*Finding, len(rules)), make([]error, len(rules))
	known := &shared{}
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(rules)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(rules); i = int(next.Add(1)) - 1 {
				if !rules[i].Check.AfterWaivers {
					p := pass(i)
					p.shared = known
					found[i], faults[i] = runRule(p)
				}
			}
		})
	}
	group.Wait()
	for i, err := range faults {
		if err != nil {
			return nil, fmt.Errorf("rule %q: %w", rules[i].Name, err)
		}
	}
	return slices.Concat(found...), nil
}

// runRule lets one rule speak; what is off at this stage is among its findings, with that severity. A check that panics has a
// fault of ours; the run ends with an error, not with a crash that hides what the other rules would have said.
func runRule(p *Pass) (fs []*Finding, err error) {
	r := p.Rule
	defer func() {
		if v := recover(); v != nil {
			fs, err = nil, fmt.Errorf("check %q failed: %v", r.Check.ID, v)
		}
	}()
	if err := r.Check.Run(p); err != nil {
		return nil, err
	}
	if p.err != nil {
		return nil, p.err
	}
	for _, f := range p.reports {
		sev, err := r.Severity(p.subject(f.Criterion, f.Response))
		if err != nil {
			return nil, err
		}
		if f.Severity = sev; sev == Counted {
			f.Severity, f.Counted = Info, true
		}
		fs = append(fs, f)
	}
	return fs, nil
}

// fingerprint gives each finding a name that survives moved rows and lines. Findings are sorted by then, so equal ones
// are told apart by their order in the offer. A criterion is known by its section and text, so that another number is no
// change; those that share both, by their ID as well.
func fingerprint(bid *Bid, fs []*Finding) {
	seen, keys := map[string]int{}, map[string]int{} // keys of those that findings are about: a catalogue has many more
	for _, f := range fs {
		if f.Criterion != nil {
			keys[f.Criterion.Key] = 0
		}
	}
	if len(keys) > 0 {
		for _, c := range bid.Criteria {
			if _, about := keys[c.Key]; about {
				keys[c.Key]++
			}
		}
	}
	for _, f := range fs {
		about := f.At.File + "\x00" + f.At.Sheet
		switch c, p := f.Criterion, f.Position; {
		case c != nil && c.Key != "" && keys[c.Key] == 1:
			about = "\x00" + c.Key
		case c != nil && !c.HasID():
			about = c.Key
		case c != nil:
			about = c.ID + "\x00" + c.Key
		case p != nil && p.HasID():
			about += "\x00" + p.ID + "\x00" + p.Text
		case p != nil:
			about += "\x00" + p.Text
		}
		text := f.Rule.Name + "\x00" + about + "\x00" + strings.ToLower(strings.Join(strings.Fields(f.Match), " "))
		n := seen[text]
		seen[text]++
		sum := sha256.Sum256(strconv.AppendInt(append([]byte(text), 0), int64(n), 10))
		f.Fingerprint = hex.EncodeToString(sum[:8])
	}
}

// count gives each criterion its status and adds up.
func (res *Result) count(applies *applicability) {
	worst := map[*Criterion]Status{}
	for _, f := range res.Waived {
		if f.Criterion != nil && f.bears() {
			worst[f.Criterion] = StatusWaived
		}
	}
	for _, f := range res.Findings {
		switch f.Severity {
		case Blocker:
			res.Summary.Blocker++
		case Error:
			res.Summary.Error++
		case Warning:
			res.Summary.Warning++
		default:
			res.Summary.Info++
		}
		if f.Criterion == nil || !f.bears() {
			continue
		}
		st := map[Kind]Status{Missed: StatusMissed, Assumed: StatusAssumed}[f.Kind]
		if f.Kind == Unverified || f.Kind == Malformed {
			st = StatusUnverified
		}
		if old, ok := worst[f.Criterion]; !ok || st < old {
			worst[f.Criterion] = st
		}
	}
	res.Status = make(map[*Criterion]Standing, len(res.Bid.Criteria))
	for _, c := range res.Bid.Criteria {
		s := res.standing(c, worst)
		if reason, exempt := applies.reason(c); exempt {
			because := reason
			s = Standing{StatusNotApplicable, &because}
		}
		res.Status[c] = s
		res.Summary.add(s.Status)
	}
}

// bears reports whether a finding tells on the status of its criterion.
func (f *Finding) bears() bool { return f.Severity >= Warning || f.Counted }

// standing reads the status of a criterion from its findings; a criterion without any response is missed, and one that
// only a blanket claim names is unverified, whatever the rules say.
func (res *Result) standing(c *Criterion, worst map[*Criterion]Status) Standing {
	if c.Withdrawn {
		return Standing{StatusNotApplicable, &Messages{DE: "vom Auftraggeber gestrichen", EN: "withdrawn by the customer"}}
	}
	if st, ok := worst[c]; ok {
		return Standing{Status: st}
	}
	switch {
	case c.Answered() && res.Bid.VerifiedBy(c) != nil:
		return Standing{Status: StatusVerified}
	case c.Answered():
		return Standing{Status: StatusAnswered}
	case c.Obligation == Informative:
		return Standing{StatusNotApplicable, &Messages{DE: "nur zur Information", EN: "for information only"}}
	case len(c.Responses) > 0 && c.Best() != nil && c.Best().Via == ViaBlanket:
		return Standing{Status: StatusUnverified}
	}
	return Standing{Status: StatusMissed}
}

func (s *Summary) add(st Status) {
	s.Criteria++
	switch st {
	case StatusMissed:
		s.Missed++
	case StatusAssumed:
		s.Assumed++
	case StatusUnverified:
		s.Unverified++
	case StatusAnswered:
		s.Answered++
	case StatusVerified:
		s.Verified++
	case StatusWaived:
		s.Waived++
	case StatusNotApplicable:
		s.NotApplicable++
	}
}

func id(c *Criterion) string {
	if c == nil {
		return ""
	}
	return c.ID
}
