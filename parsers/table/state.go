package table

import "slices"

// stateHeaders are words above a column in which customers keep the state of a requirement.
var stateHeaders = []string{"status", "state", "stand", "zustand", "bearbeitungsstatus", "bearbeitungsstand", "review status", "requirement status", "req status", "anforderungsstatus", "aenderung", "aenderungsstatus", "change", "lifecycle"}

// findStates finds the customer's own columns that say which criteria are gone.
func (t *span) findStates(cands map[int]candidate) {
	for _, col := range sortedCols(cands) {
		c := cands[col]
		if h, _ := unbracket(c.c.own); t.taken[col] || !slices.Contains(stateHeaders, h) || len(c.p.values) > 12 {
			continue
		}
		if slices.ContainsFunc(c.p.values, func(v string) bool { return withdrawnState(v) != "" }) {
			t.states, t.taken[col] = append(t.states, col), true
		}
	}
}

// withdrawnState is the word by which a state says that a criterion is gone. "Entfällt" is left out: in a form that came
// back it is what the bidder says of a criterion that does not apply.
func withdrawnState(s string) string {
	switch f := bareTerm(s); f {
	case "deleted", "withdrawn", "removed", "deprecated", "obsolete", "reserved", "gelöscht", "gestrichen", "obsolet", "zurückgezogen":
		return s
	}
	return ""
}

func (t *span) withdrawnState(i int) string {
	for _, col := range t.states {
		if w := withdrawnState(t.r.text(i, col)); w != "" {
			return w
		}
	}
	return ""
}
