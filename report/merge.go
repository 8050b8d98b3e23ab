package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/offerlint/offerlint/lint"
)

// A Part is the JSON of one run, and its name in messages.
type Part struct {
	Name string
	Data []byte
}

// A mergedBid is a bid of a part as it was written, with what its place and the exit status depend on.
type mergedBid struct {
	raw  json.RawMessage
	from string
	head struct {
		Name    string       `json:"name"`
		Config  string       `json:"config"`
		Summary *jsonSummary `json:"summary"`
	}
}

// A Merged is what the parts come to: how many findings of each severity, and what could not be checked in one of the runs.
type Merged struct {
	Summary lint.Summary
	Failed  []string
}

// Merge joins the JSON of several runs, each over other bids. The bids come in the
// order of their folders, as in one run over all of them, and are not changed. It is an error if a part is no JSON of version 1, or
// if two parts hold the same bid with other content.
func Merge(w io.Writer, parts []Part) (Merged, error) {
	var bids []mergedBid
	var failed []string
	for _, p := range parts {
		read, errs, err := p.bids()
		if err != nil {
			return Merged{}, fmt.Errorf("%s: %w", p.Name, err)
		}
		bids = append(bids, read...)
		for _, why := range errs { // every part of a run names what none of them could read
			if !slices.Contains(failed, why) {
				failed = append(failed, why)
			}
		}
	}
	slices.SortStableFunc(bids, func(a, b mergedBid) int {
		return cmp.Or(cmp.Compare(a.head.Config, b.head.Config), cmp.Compare(a.head.Name, b.head.Name))
	})
	var twice error
	bids = slices.CompactFunc(bids, func(a, b mergedBid) bool {
		same := a.head.Config == b.head.Config && a.head.Name == b.head.Name
		if same && !bytes.Equal(a.raw, b.raw) && twice == nil {
			twice = fmt.Errorf("%s: bid %q is in %s as well, with another result; merge runs of the same state", b.from, a.head.Name, a.from)
		}
		return same
	})
	if twice != nil {
		return Merged{}, twice
	}
	var sum lint.Summary
	out := struct {
		Version int               `json:"version"`
		Bids    []json.RawMessage `json:"bids"`
		Errors  []string          `json:"errors,omitempty"`
	}{1, []json.RawMessage{}, failed}
	for _, b := range bids {
		s := b.head.Summary
		sum.Blocker, sum.Error, sum.Warning, sum.Info = sum.Blocker+s.Blocker, sum.Error+s.Error, sum.Warning+s.Warning, sum.Info+s.Info
		out.Bids = append(out.Bids, b.raw)
	}
	return Merged{sum, failed}, writeJSON(w, out)
}

// bids takes a part apart.
func (p Part) bids() (bids []mergedBid, failed []string, err error) {
	var file struct {
		Version int               `json:"version"`
		Bids    []json.RawMessage `json:"bids"`
		Errors  []string          `json:"errors"`
	}
	if err := json.Unmarshal(p.Data, &file); err != nil {
		return nil, nil, fmt.Errorf("not the JSON of offerlint check: %w", err)
	}
	if file.Version != 1 || file.Bids == nil {
		return nil, nil, fmt.Errorf("not the JSON of offerlint check, version 1")
	}
	for i, raw := range file.Bids {
		b := mergedBid{raw: raw, from: p.Name}
		if err := json.Unmarshal(raw, &b.head); err != nil || b.head.Summary == nil {
			return nil, nil, fmt.Errorf("bid %d: not the JSON of offerlint check, version 1", i+1)
		}
		bids = append(bids, b)
	}
	return bids, file.Errors, nil
}
