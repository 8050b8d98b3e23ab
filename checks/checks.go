// Package checks holds the checks of offerlint: one fault each, one file each, with its page beside it.
//
// A check is a value. It has no state and does no I/O: it looks at what the parsers noted and reports. Severity,
// stages, conditions and wording in a language are the engine's and the rulesets' business.
package checks

import "github.com/offerlint/offerlint/lint"

// All lists the checks in the order of their names. The values are shared: callers must not change them.
func All() []*lint.Check {
	return []*lint.Check{
		bannedWords,
		bareClaim,
		blanketClaim,
		coercedID,
		conditionalResponse,
		consistentTerm,
		contradictoryMarks,
		declinedCriterion,
		deferredResponse,
		duplicateCriterion,
		evidenceNotFound,
		hedgedResponse,
		hiddenCriterion,
		invalidAnswer,
		limitExceeded,
		missingEvidence,
		missingExplanation,
		missingPrice,
		missingResponse,
		pattern,
		placeholder,
		promisedFeature,
		requiredSection,
		requiredWords,
		statedAssumption,
		unclearClaim,
		unknownCriterion,
		unmarkedAnswer,
		unreadDocument,
		unreadableRow,
	}
}
