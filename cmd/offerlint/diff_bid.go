package main

import (
	"fmt"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/report/change"
	"github.com/offerlint/offerlint/versions"
)

// meaning reads a bid and says what of it hangs on each change: responses, verifications and waivers. Nil where no bid is
// asked for.
func (a *app) meaning(arg string, c *versions.Comparison) (map[*versions.Change][]change.Touch, error) {
	if arg == "" {
		return nil, nil
	}
	bid, err := a.oneBid(arg)
	if err != nil {
		return nil, err
	}
	find := versions.Lookup(versions.Of(versions.Asked(bid)))
	out := map[*versions.Change][]change.Touch{}
	known := 0
	for _, ch := range c.Changes {
		e := find(ch.Old)
		if e == nil {
			e = find(ch.New)
		}
		if e == nil || e.Criterion == nil {
			continue
		}
		known++
		if ts := touches(bid, ch, e.Criterion); len(ts) > 0 {
			out[ch] = ts
		}
	}
	if known == 0 {
		return nil, fmt.Errorf("--bid: %s asks for nothing that stands in either version; name the bid that answers them", arg)
	}
	return out, nil
}

// touches are what of a bid hangs on a change of one of its criteria.
func touches(bid *lint.Bid, ch *versions.Change, c *lint.Criterion) []change.Touch {
	var out []change.Touch
	state := change.TouchState("")
	switch {
	case ch.New == nil || ch.Is(versions.Struck):
		state = change.TouchOrphaned
	case versions.Stale(ch):
		state = change.TouchLook
	case ch.Old != nil && ch.Is(versions.Renumbered):
		state = change.TouchMove
	}
	for _, r := range c.Responses {
		if !r.Empty() && r.Via != lint.ViaBlanket && state != "" {
			out = append(out, change.Touch{Kind: change.TouchResponse, State: state, At: r.At.Location})
		}
	}
	if !c.Answered() && ch.New != nil && (ch.Old == nil || ch.Is(versions.Restored)) {
		out = append(out, change.Touch{Kind: change.TouchResponse, State: change.TouchMissing, At: c.AnswerAt.Location})
	}
	if ch.Is(versions.Unchanged) {
		return out
	}
	for _, v := range bid.Register.Verifications {
		if v.Of == c {
			out = append(out, change.Touch{Kind: change.TouchVerification, State: fate(ch, v.Judged), By: v.By, On: v.On, At: v.At})
		}
	}
	for _, w := range bid.Register.Waivers {
		if w.Of == c {
			out = append(out, change.Touch{Kind: change.TouchWaiver, State: fate(ch, w.Judged), By: w.By, On: w.Until, Rule: w.Rule, At: w.At})
		}
	}
	return out
}

// fate says whether what was judged is what the new version asks for. An entry that does not say what was judged is void
// anyhow.
func fate(ch *versions.Change, judged lint.Fingerprint) change.TouchState {
	if ch.New == nil || ch.New.Criterion == nil || judged == (lint.Fingerprint{}) {
		return change.TouchVoid
	}
	judged.Response = ""
	if len(judged.Differs(register.Fingerprint(ch.New.Criterion.Parts()))) > 0 {
		return change.TouchVoid
	}
	return change.TouchCarried
}
