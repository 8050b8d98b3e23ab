package seal

import (
	"cmp"
	"slices"

	"github.com/offerlint/offerlint/lint"
)

// Make makes the record of a result: everything but its files.
func Make(res *lint.Result, head Head, rulesets []string) *Record {
	c := res.Bid.Config
	head.Bid, head.Customer, head.Tender, head.Stage = c.Name, c.Customer, c.Tender, res.Stage.String()
	if !c.Submission.Due.IsZero() {
		head.Due = c.Submission.Due.Format("2006-01-02T15:04:05-07:00")
		if c.Submission.DayOnly {
			head.Due = head.Due[:len("2006-01-02")]
		}
	}
	s := res.Summary
	r := &Record{
		Version: 1, Seal: head, Rulesets: rulesets,
		Summary: map[string]int{
			"criteria": s.Criteria, "missed": s.Missed, "assumed": s.Assumed, "unverified": s.Unverified, "answered": s.Answered,
			"verified": s.Verified, "waived": s.Waived, "not_applicable": s.NotApplicable,
			"blocker": s.Blocker, "error": s.Error, "warning": s.Warning, "info": s.Info,
		},
		Findings: []Finding{}, Waived: []Finding{}, Verified: []Verification{}, Files: []File{},
	}
	for _, at := range []lint.Severity{lint.Blocker, lint.Error, lint.Warning} {
		for _, f := range res.Findings {
			if f.Severity == at {
				r.Findings = append(r.Findings, finding(f, head.Language))
			}
		}
	}
	for _, f := range res.Waived {
		r.Waived = append(r.Waived, finding(f, head.Language))
	}
	for _, v := range res.Bid.Register.Verifications {
		if v.Stands() && res.Bid.Register.VerificationOf(v.Of) == v { // another wording was not confirmed
			r.Verified = append(r.Verified, Verification{v.Of.ID, v.By, v.On, v.Evidence})
		}
	}
	return r
}

func finding(f *lint.Finding, lang string) Finding {
	out := Finding{Severity: f.Severity.String(), Rule: f.Rule.Name, Place: f.At.String(), Message: lint.Printable(f.Message(lang))}
	if f.Criterion != nil {
		out.Criterion = f.Criterion.ID
	}
	if f.Waived != nil {
		out.Waived = &Waived{f.Waived.By, f.Waived.Until, f.Waived.Reason}
	}
	return out
}

// Add puts a file into the record. It is hashed; path is how the record calls it.
func (r *Record) Add(name, path, role string) error {
	size, sum, err := Hash(name)
	if err != nil {
		return err
	}
	r.Files = append(r.Files, File{path, role, size, sum})
	return nil
}

// Sort puts the files in the order of their paths, each once.
func (r *Record) Sort() {
	slices.SortStableFunc(r.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	r.Files = slices.CompactFunc(r.Files, func(a, b File) bool { return a.Path == b.Path })
}
