package register

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// evidenceStatuses are the words for whether evidence is there.
var evidenceStatuses = []string{"available", "planned"}

// validate looks for what is well-formed and still cannot be meant.
func (d *document) validate() error {
	evidenceIDs, questionIDs := ids(d.Evidence, evidence.id), ids(d.Questions, question.id)
	errs := []error{
		unique("evidence", d.Evidence, evidence.id), unique("question", d.Questions, question.id),
		unique("assumption", d.Assumptions, assumption.id),
	}
	for _, e := range d.Evidence {
		errs = append(errs, needs(e.At(), "id", e.ID, "evidence needs one to be named by"), known("kind", e.Kind, lint.EvidenceKinds()),
			known("status", e.Status, evidenceStatuses))
	}
	for _, e := range d.Verifications {
		errs = append(errs, needs(e.At(), "criterion", e.Criterion, "whose response was verified?"), needs(e.At(), "by", e.By, "who verified it?"))
		for _, id := range e.Evidence {
			errs = append(errs, known("evidence", id, evidenceIDs))
		}
		for _, f := range e.Files {
			errs = append(errs, known("evidence", text{f.at.Key(), f.at.Key().Text()}, evidenceIDs))
		}
	}
	for _, e := range d.Assumptions {
		errs = append(errs, needs(e.At(), "id", e.ID, "an assumption needs one, as A-1"), needs(e.At(), "text", e.Text, "what is assumed?"),
			known("status", e.Status, lint.AssumptionOpen.Names()), e.confirmed(questionIDs))
	}
	for _, e := range d.Questions {
		errs = append(errs, needs(e.At(), "id", e.ID, "a question needs one, as Q-1"), needs(e.At(), "text", e.Text, "what is asked?"))
		if e.At().Kind() == strictyaml.Mapping && e.Answered != "" && strings.TrimSpace(e.Answer) == "" {
			errs = append(errs, e.At().Errorf("answered says when, but answer is missing: what did the customer say?"))
		}
	}
	for _, e := range d.Waivers {
		errs = append(errs, needs(e.At(), "rule", e.Rule, "which finding is accepted?"), needs(e.At(), "criterion", e.Criterion, "on which criterion?"),
			needs(e.At(), "reason", e.Reason, "why is the finding accepted?"), needs(e.At(), "by", e.By, "who accepted it?"))
	}
	for _, e := range d.Clarifications {
		errs = append(errs, needs(e.At(), "number", e.Number, "which of the customer's answers was read?"), needs(e.At(), "by", e.By, "who read it?"))
	}
	for _, e := range d.Assignments {
		errs = append(errs, needs(e.At(), "criterion", e.Criterion, "an ID, or several with *"))
		for _, c := range e.Consulted {
			errs = append(errs, needs(c.At(), "who", c.Who, "who was asked?"))
		}
	}
	return strictyaml.Join(errs...)
}

// confirmed wants a question behind confirmed_by where that looks like the ID of one.
func (e assumption) confirmed(questions []string) error {
	by := e.ConfirmedBy
	if by.at == nil || slices.Contains(questions, by.value) || !strings.HasPrefix(by.value, "Q-") {
		return nil
	}
	return by.at.Errorf("%s", strictyaml.Unknown("question", by.value, questions))
}

func (e evidence) id() text   { return e.ID }
func (e question) id() text   { return e.ID }
func (e assumption) id() text { return e.ID }

func ids[T any](entries []T, id func(T) text) []string {
	var out []string
	for _, e := range entries {
		out = append(out, id(e).value)
	}
	return out
}

// unique reports IDs that two entries have.
func unique[T any](what string, entries []T, id func(T) text) error {
	var errs []error
	first := map[string]*strictyaml.Node{}
	for _, e := range entries {
		i := id(e)
		if i.at == nil || i.value == "" {
			continue
		}
		if old := first[i.value]; old != nil {
			line, _ := old.Pos()
			errs = append(errs, i.at.Errorf("%s %q is listed twice, first in line %d", what, i.value, line))
			continue
		}
		first[i.value] = i.at
	}
	return strictyaml.Join(errs...)
}

// needs reports an entry without a key. Where the entry itself could not be read, that error says more.
func needs(at *strictyaml.Node, key string, t text, why string) error {
	if strings.TrimSpace(t.value) != "" || at.Kind() != strictyaml.Mapping {
		return nil
	}
	return at.Errorf("%s is missing: %s", key, why)
}

// known reports a word that is not accepted. A key that is left out says nothing.
func known(what string, t text, accepted []string) error {
	if t.at == nil || t.at.Kind() != strictyaml.Text || slices.Contains(accepted, t.value) {
		return nil
	}
	return t.at.Errorf("%s", strictyaml.Unknown(what, t.value, accepted))
}
