package checks

import (
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A use is a piece of the register's evidence on which the response to a criterion rests. Criterion and response are nil
// where no response does.
type use struct {
	entry     *lint.EvidenceEntry
	criterion *lint.Criterion
	response  *lint.Response
}

// uses yields what rests on the register's evidence, in the order of the criteria, and then the pieces on which nothing does.
func uses(p *lint.Pass) iter.Seq[use] {
	return func(yield func(use) bool) {
		if len(p.Bid.Register.Evidence) == 0 {
			return
		}
		used := map[*lint.EvidenceEntry]bool{}
		for _, c := range p.Bid.Criteria {
			for _, e := range restsOn(p.Bid, c) {
				used[e] = true
			}
		}
		for c := range p.Criteria() {
			for _, e := range restsOn(p.Bid, c) {
				r := citing(c, e)
				if r == nil {
					r = commits(c)
				}
				if !yield(use{e, c, r}) {
					return
				}
			}
		}
		for _, e := range p.Bid.Register.Evidence {
			if !used[e] && !yield(use{entry: e}) {
				return
			}
		}
	}
}

// finding is a finding about the evidence, at its place in the register, where it is put right.
func (u use) finding() lint.Finding {
	return lint.Finding{
		Criterion: u.criterion, Response: u.response, At: lint.At(u.entry.At), Match: u.entry.ID,
		Args: lint.Args{"evidence": u.entry.Name()},
	}
}

// restsOn lists the pieces of the register on which the response to a criterion rests: what it cites, what the last
// verification names, and what covers it by name. A wildcard covers those that ask for a proof. What is turned down or not
// answered rests on nothing.
func restsOn(bid *lint.Bid, c *lint.Criterion) []*lint.EvidenceEntry {
	if len(bid.Register.Evidence) == 0 || c.Withdrawn || commits(c) == nil {
		return nil
	}
	v := bid.Register.VerificationOf(c)
	var out []*lint.EvidenceEntry
	for _, e := range bid.Register.Evidence {
		named := slices.ContainsFunc(e.Covers, func(id string) bool { return strings.EqualFold(id, c.ID) })
		verified := v != nil && slices.Contains(v.Evidence, e.ID)
		if named || verified || c.AsksEvidence && e.Proves(c) || citing(c, e) != nil {
			out = append(out, e)
		}
	}
	return out
}

// citing is the response to a criterion that cites a piece of evidence; nil for none.
func citing(c *lint.Criterion, e *lint.EvidenceEntry) *lint.Response {
	for _, r := range given(c) {
		if slices.ContainsFunc(r.Evidence, func(cited lint.Evidence) bool { return means(cited, e) }) {
			return r
		}
	}
	return nil
}

// means reports whether what a response cites is a piece of the register: its ID, its title or its file.
func means(cited lint.Evidence, e *lint.EvidenceEntry) bool {
	if e.Path != "" && cited.Path != "" && path.Clean(cited.Path) == path.Clean(e.Path) {
		return true
	}
	for _, name := range []string{cited.Name(), cited.Target} {
		name = strings.TrimSpace(name)
		if name != "" && (strings.EqualFold(name, e.ID) || strings.EqualFold(name, e.Title) || strings.EqualFold(name, e.File)) {
			return true
		}
	}
	return false
}

// holds reports whether evidence is there and valid up to a day: not planned, its file found, not past the last day on which
// it is valid. What ends and does not say when proves nothing.
func holds(e *lint.EvidenceEntry, day string) bool {
	return !e.Planned && !ended(e, day) && (e.Path == "" || e.Exists)
}

// ended reports whether evidence is no longer valid on a day; where the day is not known, whether it says how long it is.
func ended(e *lint.EvidenceEntry, day string) bool {
	return e.ValidUntil == "" && e.Expires() || e.ValidUntil != "" && e.ValidUntil < day
}
