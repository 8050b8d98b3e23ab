package checks

import (
	"iter"

	"github.com/offerlint/offerlint/lint"
)

// verifications yields the criteria that somebody answered, each with its last verification, which is nil where there is none.
// There are none where nobody is asked to verify.
func verifications(p *lint.Pass) iter.Seq2[*lint.Criterion, *lint.Verification] {
	return func(yield func(*lint.Criterion, *lint.Verification) bool) {
		if !p.Bid.VerificationWanted() {
			return
		}
		for c := range p.Criteria() {
			if c.Answered() && !yield(c, p.Bid.Register.VerificationOf(c)) {
				return
			}
		}
	}
}

// whoVerified names the person and the day: a.muster am 20.11.2026.
func whoVerified(v *lint.Verification) lint.Messages {
	if v.On == "" {
		return lint.Messages{DE: v.By, EN: v.By}
	}
	on := dayWords(v.On)
	return lint.Messages{DE: v.By + " am " + on.DE, EN: v.By + " on " + on.EN}
}

// entry is the place of a verification, as a related place.
func entry(v *lint.Verification) lint.Related {
	who := whoVerified(v)
	return lint.Related{Messages: lint.Messages{DE: "freigegeben von " + who.DE, EN: "verified by " + who.EN}, At: lint.At(v.At)}
}
