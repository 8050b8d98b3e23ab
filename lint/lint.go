// Package lint holds the words of offerlint as types, and Run, which judges a bid against a ruleset.
//
// It stands in the middle of the star: parsers fill a Bid, checks are values of type Check, rulesets turn YAML into
// Rules, reports print a Result, and none of them know each other. The package uses the standard library only, does
// no I/O and knows no clock.
//
// Zero values are the cautious reading: an obligation that nobody stated is Must, a claim that nobody made is Unstated,
// and neither counts as a yes.
package lint

import (
	"fmt"
	"strings"
)

// A Kind says what sort of fault a finding is.
type Kind uint8

// The kinds. Malformed is for input that cannot be read as written.
const (
	Malformed Kind = iota
	Missed
	Unverified
	Assumed
)

var kindNames = []string{"malformed", "missed", "unverified", "assumed"}

// A Severity says how much a finding matters. Off means that the rule is silent.
type Severity uint8

// The severities, weakest first. Counted is reported as Info and collapsed to one line with a number.
const (
	Off Severity = iota
	Counted
	Info
	Warning
	Error
	Blocker
)

var severityNames = []string{"off", "counted", "info", "warning", "error", "blocker"}

// A Stage says how close the offer is to going out.
type Stage uint8

// The stages, earliest first.
const (
	Draft Stage = iota
	Review
	Submit
)

var stageNames = []string{"draft", "review", "submit"}

// An Obligation says how binding a criterion is. The zero value is Must: what nobody marked as optional is not optional.
type Obligation uint8

// The obligations. Exclusion is a knock-out criterion (A-Kriterium); Scored earns points (B-Kriterium).
const (
	Must Obligation = iota
	Exclusion
	Scored
	Should
	May
	Informative
)

var obligationNames = []string{"must", "exclusion", "scored", "should", "may", "info"}

// An ObligationSource says where the obligation of a criterion was read.
type ObligationSource uint8

// The sources, in the order of trust; FromDefault means that nothing stated it.
const (
	FromDefault ObligationSource = iota
	FromColumn
	FromID
	FromSection
	FromLegend
	FromText
)

var obligationSourceNames = []string{"default", "column", "id", "section", "legend", "text"}

// Expects says what the customer's form asks for. The zero value is a text: a form that offers no place for a mark
// wants words.
type Expects uint8

// What a form may ask for.
const (
	ExpectsText Expects = iota
	ExpectsMark
	ExpectsEvidence
)

var expectsNames = []string{"text", "mark", "evidence"}

// A Claim is what a response says about compliance. The zero value is Unstated and is never a yes.
type Claim uint8

// The claims. Full to NotApplicable are answers; Noted and Unclear say something that commits to nothing.
const (
	Unstated Claim = iota
	Full
	Configured
	Partial
	Alternative
	Custom
	ThirdParty
	ExtraCost
	Roadmap
	No
	NotApplicable
	Noted
	Unclear
)

var claimNames = []string{
	"unstated", "full", "configured", "partial", "alternative", "custom", "third-party", "extra-cost", "roadmap", "no",
	"not-applicable", "noted", "unclear",
}

// A Status is where a criterion stands after a run.
type Status uint8

// The statuses. Answered: no rule objects, and nobody confirmed it. Verified: a person confirmed this wording.
const (
	StatusMissed Status = iota
	StatusAssumed
	StatusUnverified
	StatusAnswered
	StatusVerified
	StatusWaived
	StatusNotApplicable
)

var statusNames = []string{"missed", "assumed", "unverified", "answered", "verified", "waived", "not-applicable"}

func (k Kind) String() string             { return name(kindNames, k) }
func (s Severity) String() string         { return name(severityNames, s) }
func (s Stage) String() string            { return name(stageNames, s) }
func (o Obligation) String() string       { return name(obligationNames, o) }
func (s ObligationSource) String() string { return name(obligationSourceNames, s) }
func (e Expects) String() string          { return name(expectsNames, e) }
func (c Claim) String() string            { return name(claimNames, c) }
func (s Status) String() string           { return name(statusNames, s) }

// ParseKind reads the name of a kind.
func ParseKind(s string) (Kind, error) { return parse[Kind](kindNames, "kind", s) }

// ParseSeverity reads the name of a severity.
func ParseSeverity(s string) (Severity, error) { return parse[Severity](severityNames, "severity", s) }

// ParseStage reads the name of a stage.
func ParseStage(s string) (Stage, error) { return parse[Stage](stageNames, "stage", s) }

// ParseObligation reads the name of an obligation.
func ParseObligation(s string) (Obligation, error) {
	return parse[Obligation](obligationNames, "obligation", s)
}

// Names lists the kinds. Like those below it is for messages, completion and checking words; do not change the slice.
func (Kind) Names() []string { return kindNames }

// Names lists the severities.
func (Severity) Names() []string { return severityNames }

// Names lists the stages.
func (Stage) Names() []string { return stageNames }

// Names lists the obligations.
func (Obligation) Names() []string { return obligationNames }

// Names lists what a form may expect.
func (Expects) Names() []string { return expectsNames }

// Names lists the claims.
func (Claim) Names() []string { return claimNames }

func name[T ~uint8](names []string, v T) string {
	if int(v) < len(names) {
		return names[v]
	}
	return fmt.Sprintf("invalid(%d)", v)
}

func parse[T ~uint8](names []string, what, s string) (T, error) {
	for i, n := range names {
		if n == s {
			return T(i), nil
		}
	}
	return 0, fmt.Errorf("unknown %s %q, want one of %s", what, s, strings.Join(names, ", "))
}

// Yes reports whether the claim says that the criterion is met, in whatever way.
func (c Claim) Yes() bool {
	switch c {
	case Full, Configured, Alternative, Custom, ThirdParty, ExtraCost:
		return true
	}
	return false
}
