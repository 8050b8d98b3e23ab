package lint

import (
	"slices"
	"strings"
	"time"
)

// A WaiverState says what a waiver is worth in a run. The zero value is one that accepts nothing.
type WaiverState uint8

// The states, in the order in which they are looked at: a waiver has the first that fits.
const (
	WaiverUnread        WaiverState = iota // a comment that cannot be read as one
	WaiverOfNoRule                         // no rule of that name is in force
	WaiverOfNoCriterion                    // the bid has no such criterion
	WaiverRefused                          // nobody may waive this rule
	WaiverUnused                           // the rule reports nothing there, or another waiver accepts it
	WaiverExpired                          // it has no end date, or that is past
	WaiverUnjudged                         // it does not say what was accepted
	WaiverVoid                             // what was accepted has changed
	WaiverTooGrave                         // a comment accepts warnings at most
	WaiverHolds
)

// A JudgedWaiver is a waiver as a run judged it.
type JudgedWaiver struct {
	*Waiver
	State WaiverState
	// DaysLeft are those until its last day, 0 on that day itself; meaningful where it holds and the day to judge by is known.
	DaysLeft int
	// Changes are what changed since it was given, where that voids it.
	Changes []Change

	rule *Rule // that it names; nil where none is in force
}

// waiving applies the waivers of a bid to findings.
type waiving struct {
	bid      *Bid
	rules    *Ruleset
	reported []*Finding // all that rules reported, whatever became of it
	waivers  []*JudgedWaiver
}

// A waivable is what a waiver of the register is about.
type waivable struct {
	rule string
	of   *Criterion
}

// A pile of findings gives those that a waiver is about, without going through all of them for each.
type pile struct {
	all   []*Finding
	about map[waivable][]*Finding
}

func pileOf(all []*Finding) pile {
	p := pile{all, map[waivable][]*Finding{}}
	for _, f := range all {
		if f.Criterion != nil {
			w := waivable{f.Rule.Name, f.Criterion}
			p.about[w] = append(p.about[w], f)
		}
	}
	return p
}

// of are the findings that a waiver is about.
func (p pile) of(w *Waiver) []*Finding {
	if !w.Inline() {
		return p.about[waivable{w.Rule, w.Of}]
	}
	return slices.DeleteFunc(slices.Clone(p.all), func(f *Finding) bool { return !w.accepts(f) })
}

// waive judges the waivers and accepts findings, each by the first waiver that holds. It returns the findings that are left
// and those that are waived. What becomes of a waiver does not hang on the stage: a rule that is silent now was meant for
// later.
func (w *waiving) waive(findings []*Finding) (left, waived []*Finding) {
	for _, x := range slices.Concat(w.bid.Register.Waivers, ignored(w.bid)) {
		w.waivers = append(w.waivers, &JudgedWaiver{Waiver: x, rule: w.rules.Rule(x.Rule)})
	}
	reported, found := pileOf(w.reported), pileOf(findings)
	by := map[*Finding]*Waiver{}
	for _, x := range w.waivers {
		w.judge(x, reported.of(x.Waiver), found.of(x.Waiver))
		if x.State != WaiverHolds {
			continue
		}
		for _, f := range found.of(x.Waiver) {
			if by[f] == nil {
				by[f] = x.Waiver
			}
		}
	}
	for _, f := range findings {
		if f.Waived = by[f]; f.Waived == nil {
			left = append(left, f)
			continue
		}
		waived = append(waived, f)
	}
	for _, x := range w.waivers {
		if x.State > WaiverUnused && x.State < WaiverHolds && superseded(found.of(x.Waiver)) {
			x.State = WaiverUnused
		}
	}
	return left, waived
}

// superseded reports whether other waivers accept all that a waiver is about.
func superseded(about []*Finding) bool {
	return len(about) > 0 && !slices.ContainsFunc(about, func(f *Finding) bool { return f.Waived == nil })
}

// judge says what a waiver is worth that is about these findings: all that rules reported, and those that count.
func (w *waiving) judge(x *JudgedWaiver, reported, findings []*Finding) {
	expired, left := w.expired(x.Until)
	x.DaysLeft = left
	switch {
	case x.Faulty:
		x.State = WaiverUnread
	case x.rule == nil:
		x.State = WaiverOfNoRule
	case !x.Inline() && x.Of == nil:
		x.State = WaiverOfNoCriterion
	case !x.rule.MayBeWaived():
		x.State = WaiverRefused
	case len(reported) == 0:
		x.State = WaiverUnused
	case expired:
		x.State = WaiverExpired
	case x.Inline():
		x.State = WaiverHolds
		if slices.ContainsFunc(findings, func(f *Finding) bool { return f.Severity > Warning }) {
			x.State = WaiverTooGrave
		}
	case x.Judged == Fingerprint{}:
		x.State = WaiverUnjudged
	case len(x.Judged.Differs(x.Of.Fingerprint())) > 0:
		x.State, x.Changes = WaiverVoid, w.bid.Register.Changes(x.Judged, x.Of)
	default:
		x.State = WaiverHolds
	}
}

// expired reports whether a last day is past, and else how many days are left. A waiver without one has expired.
func (w *waiving) expired(until string) (bool, int) {
	today := w.bid.Config.Today
	if until == "" || today == "" {
		return until == "", 0
	}
	left, ok := DaysBetween(today, until)
	return !ok || left < 0, left
}

// DaysBetween counts the days from one day to another, YYYY-MM-DD; it is negative where the second comes first, and false
// where one of them is no day.
func DaysBetween(from, to string) (int, bool) {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	return int(b.Sub(a) / day), errA == nil && errB == nil
}

// Day reads a day as people write it, 2026-12-31 or 31.12.2026, and returns it as YYYY-MM-DD. What is none comes back as it is.
func Day(s string) (string, bool) {
	s = strings.TrimSpace(s)
	for _, form := range []string{time.DateOnly, "2.1.2006"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return s, false
}

// accepts reports whether a finding is one that a comment in the offer is about.
func (w *Waiver) accepts(f *Finding) bool {
	if f.Rule.Name != w.Rule {
		return false
	}
	start := At(f.At.Location)
	return slices.ContainsFunc(w.Over, func(b *Block) bool { return b.Span.Overlaps(start) })
}

// MayBeWaived reports whether anybody may accept what the rule finds.
func (r *Rule) MayBeWaived() bool { return r.Waivable && !r.Check.AfterWaivers }

// Waivers are the waivers of the bid and what became of them, for checks that run after they were applied.
func (p *Pass) Waivers() []*JudgedWaiver { return p.waivers }

// RuleNames are those of all rules of the run, for checks that run after waivers were applied.
func (p *Pass) RuleNames() []string {
	var names []string
	for _, r := range p.rules {
		names = append(names, r.Name)
	}
	return names
}
