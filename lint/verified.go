package lint

import (
	"slices"
	"strings"
)

// VerificationWanted reports whether responses have to be confirmed by a person: because offerlint.yaml asks for it, or, where
// it says nothing, because the bid has a register.
func (b *Bid) VerificationWanted() bool {
	switch b.Config.Verification {
	case Required:
		return true
	case NotWanted:
		return false
	}
	return b.Register.Present()
}

// Stands reports whether a verification is about the response as it stands today. One that does not say what was confirmed
// is about none.
func (v *Verification) Stands() bool {
	return v.Of != nil && v.Judged != Fingerprint{} && len(v.Judged.Differs(v.Of.Fingerprint())) == 0
}

// VerifiedBy is the verification of a criterion as it stands today; nil where nobody confirmed this wording, or nobody is asked
// to.
func (b *Bid) VerifiedBy(c *Criterion) *Verification {
	if v := b.Register.VerificationOf(c); v != nil && b.VerificationWanted() && v.Stands() {
		return v
	}
	return nil
}

// UnusedEntries are the entries of the register about one criterion each that is not there: verifications and assignments.
func (r *Register) UnusedEntries(criteria []*Criterion) []UnusedEntry {
	var out []UnusedEntry
	for _, v := range r.Verifications {
		if v.Of == nil {
			out = append(out, UnusedEntry{"verifications: " + v.Criterion, v.At})
		}
	}
	if len(r.Assignments) == 0 {
		return out // without looking at what may be a hundred thousand criteria
	}
	f := finderOf(criteria)
	for _, a := range r.Assignments {
		names := func(c *Criterion) bool { return MatchesID(a.Criterion, c.ID) }
		if f.byID[caseless(a.Criterion)] == nil && (!strings.Contains(a.Criterion, "*") || !slices.ContainsFunc(criteria, names)) {
			out = append(out, UnusedEntry{"assignments: " + a.Criterion, a.At})
		}
	}
	return out
}
