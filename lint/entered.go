package lint

// An EnteredField names a column of the matrix for people to fill in.
type EnteredField string

// The fields.
const (
	EnteredOwner        EnteredField = "owner"
	EnteredVerifiedBy   EnteredField = "verified_by"
	EnteredVerifiedOn   EnteredField = "verified_on"
	EnteredVerifiedWith EnteredField = "verified_with"
	EnteredQuestion     EnteredField = "question"
	EnteredWaiverReason EnteredField = "waiver_reason"
	EnteredWaivedBy     EnteredField = "waived_by"
	EnteredWaivedUntil  EnteredField = "waived_until"
)

// An Entered is what somebody filled in to the matrix about one criterion. Package matrix reads it, package register merges it
// into the register.
type Entered struct {
	Of *Criterion
	// Judged is what the row showed when the matrix was made; the zero value where that is not known.
	Judged Fingerprint
	// The columns as they stand there, also what nobody changed. VerifiedWith is IDs of the register's evidence, VerifiedOn
	// and WaivedUntil are meant to be YYYY-MM-DD.
	Owner, VerifiedBy, VerifiedOn, VerifiedWith, Question, WaiverReason, WaivedBy, WaivedUntil string

	Changed   map[EnteredField]bool // what people wrote
	Overtaken []Overtaken           // of these, where the register changed since the matrix was made
	Emptied   []EnteredField        // what people deleted and the register still says
}

// An Overtaken is a field for which somebody else entered something in the register meanwhile.
type Overtaken struct {
	Field               EnteredField
	Entered, Registered string
}

// Any reports whether any of the fields was changed.
func (e *Entered) Any(fields ...EnteredField) bool {
	for _, f := range fields {
		if e.Changed[f] {
			return true
		}
	}
	return false
}
