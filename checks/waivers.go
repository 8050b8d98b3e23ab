package checks

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// reportWaiver reports a waiver of the register or of a comment. The finding is about no criterion: what is wrong with a
// waiver says nothing about the response. Words fill fields of the message beyond {{waiver}}.
func reportWaiver(p *lint.Pass, w *lint.JudgedWaiver, words map[string]lint.Messages) {
	if words == nil {
		words = map[string]lint.Messages{}
	}
	words["waiver"] = waiverName(w)
	p.Report(lint.Finding{At: lint.At(w.At), Match: strings.TrimSpace(w.Rule + " " + w.Criterion), Words: words})
}

// waiverName is how messages call a waiver.
func waiverName(w *lint.JudgedWaiver) lint.Messages {
	if w.Inline() {
		return lint.Messages{DE: "Ausnahme für " + w.Rule, EN: "waiver of " + w.Rule}
	}
	return lint.Messages{DE: "Ausnahme für " + w.Rule + " bei " + w.Criterion, EN: "waiver of " + w.Rule + " on " + w.Criterion}
}

// meant is the name that was probably meant, as the end of a message; nothing where none is close.
func meant(s string, from []string) lint.Messages {
	best, least := "", len([]rune(s))/3*2+1
	for _, f := range from {
		if n := slips(strings.ToLower(s), strings.ToLower(f)); n < least {
			best, least = f, n
		}
	}
	if best == "" {
		return lint.Messages{}
	}
	return lint.Messages{DE: "; gemeint ist wohl „" + best + "“", EN: "; “" + best + "” was probably meant"}
}
