// Package checks holds the checks of offerlint: one fault each, one file each, with its page beside it.
//
// A check is a value. It has no state and does no I/O: it looks at what the parsers noted and reports. Severity,
// stages, conditions and wording in a language are the engine's and the rulesets' business.
package checks

import "github.com/offerlint/offerlint/lint"

// All lists the checks in the order of their names. The values are shared: callers must not change them.
func All() []*lint.Check {
	return []*lint.Check{
		absolutePromise,
		answeredNotApplicable,
		arithmeticError,
		bannedWords,
		bareClaim,
		bestEffort,
		blanketClaim,
		coercedID,
		conditionalResponse,
		consistentTerm,
		contradictoryMarks,
		customerDuty,
		declinedCriterion,
		deferredResponse,
		draftingResidue,
		duplicateCriterion,
		evidenceNotFound,
		hedgedResponse,
		hiddenCriterion,
		internalRemark,
		invalidAnswer,
		limitExceeded,
		missingEvidence,
		missingExplanation,
		missingPrice,
		missingResponse,
		outdatedStandard,
		ownTerms,
		pattern,
		placeholder,
		priceNotANumber,
		promisedFeature,
		requiredSection,
		requiredWords,
		reservation,
		statedAssumption,
		takenForGranted,
		unclearClaim,
		undecidedCondition,
		unknownCriterion,
		unmarkedAnswer,
		unreadDocument,
		unreadableRow,
		unsupportedSuperlative,
		unusedEntry,
		vagueAmount,
		wrongCustomer,
		zeroPrice,
	}
}
