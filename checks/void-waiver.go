package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed void-waiver.md
var voidWaiverDoc string

var voidWaiver = &lint.Check{
	ID:   "void-waiver",
	Kind: lint.Unverified,
	Doc:  voidWaiverDoc,
	Messages: lint.Messages{
		DE: "{{waiver}} gilt nicht: {{why}}",
		EN: "{{waiver}} does not hold: {{why}}",
	},
	Advice: lint.Messages{
		DE: "Den neuen Wortlaut ansehen und den Befund beheben, oder ihn mit offerlint waive noch einmal akzeptieren, wo die Regel das zulässt.",
		EN: "Look at the new wording and mend the finding, or accept it again with offerlint waive where the rule allows that.",
	},
	AfterWaivers: true,
	Run: func(p *lint.Pass) error {
		for _, w := range p.Waivers() {
			if why, ok := whyVoid(w); ok {
				reportWaiver(p, w, map[string]lint.Messages{"why": why})
			}
		}
		return nil
	},
}

// whyVoid says why a waiver that names a rule and a criterion does not hold; false where it does, or has expired.
func whyVoid(w *lint.JudgedWaiver) (lint.Messages, bool) {
	switch w.State {
	case lint.WaiverRefused:
		return lint.Messages{DE: "diese Regel lässt keine Ausnahme zu", EN: "this rule cannot be waived"}, true
	case lint.WaiverTooGrave:
		return lint.Messages{
			DE: "ein Kommentar akzeptiert höchstens Warnungen; im Register eintragen (offerlint waive)",
			EN: "a comment accepts warnings at most; enter it in the register (offerlint waive)",
		}, true
	case lint.WaiverUnjudged:
		return lint.Messages{
			DE: "es fehlt, welcher Wortlaut akzeptiert wurde; offerlint waive trägt es ein",
			EN: "it does not say which wording was accepted; offerlint waive enters it",
		}, true
	case lint.WaiverVoid:
		return changedWords(w.Changes), true
	}
	return lint.Messages{}, false
}
