package register

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// blank is the text of a register; one without a line is an empty mapping, as a new file is.
func blank(src []byte) []byte {
	if strictyaml.Blank(src) {
		return []byte("{}")
	}
	return src
}

// register is the document in the words of package lint. The document must be valid.
func (d *document) register() lint.Register {
	var r lint.Register
	for _, e := range d.Evidence {
		r.Evidence = append(r.Evidence, e.entry())
	}
	for _, e := range d.Verifications {
		r.Verifications = append(r.Verifications, e.entry())
	}
	for _, e := range d.Assumptions {
		status := lint.AssumptionOpen
		if e.Status.at != nil {
			status, _ = lint.ParseAssumptionStatus(e.Status.value)
		}
		r.Assumptions = append(r.Assumptions, &lint.Assumption{
			Entry: about(e.At(), e.Criterion, e.Key), ID: e.ID.value, Text: e.Text.value, Owner: e.Owner, Status: status,
			ConfirmedBy: e.ConfirmedBy.value,
		})
	}
	for _, e := range d.Questions {
		r.Questions = append(r.Questions, &lint.Question{
			Entry: about(e.At(), e.Criterion, e.Key), ID: e.ID.value, Text: e.Text.value, Asked: string(e.Asked), Answer: e.Answer,
			Answered: string(e.Answered), Judged: lint.Fingerprint(e.Judged),
		})
	}
	for _, e := range d.Waivers {
		r.Waivers = append(r.Waivers, &lint.Waiver{
			Entry: about(e.At(), e.Criterion, e.Key), Rule: e.Rule.value, Reason: e.Reason.value, By: e.By.value,
			Until: string(e.Until), Judged: lint.Fingerprint(e.Judged),
		})
	}
	for _, e := range d.Assignments {
		a := &lint.Assignment{Criterion: e.Criterion.value, Owner: e.Owner, Author: e.Author, At: location(e.At())}
		for _, c := range e.Consulted {
			a.Consulted = append(a.Consulted, lint.Consultation{Who: c.Who.value, On: string(c.On), Result: c.Result})
		}
		r.Assignments = append(r.Assignments, a)
	}
	for _, e := range d.Clarifications {
		r.Acknowledgements = append(r.Acknowledgements, &lint.Acknowledgement{
			Number: e.Number.value, By: e.By.value, On: string(e.On), Judged: string(e.Judged), At: location(e.At()),
		})
	}
	return r
}

func (e evidence) entry() *lint.EvidenceEntry {
	return &lint.EvidenceEntry{
		ID: e.ID.value, Title: e.Title, File: strings.ReplaceAll(e.File.value, `\`, "/"), Kind: e.Kind.value, Issuer: e.Issuer,
		Holder: e.Holder, Scope: e.Scope, Issued: string(e.Issued), ValidUntil: string(e.ValidUntil),
		Planned: e.Status.value == "planned", Covers: values(e.Covers), At: location(e.At()),
	}
}

func (e verification) entry() *lint.Verification {
	v := &lint.Verification{
		Entry: about(e.At(), e.Criterion, e.Key), By: e.By.value, On: string(e.On), Evidence: values(e.Evidence),
		Judged: lint.Fingerprint(e.Judged),
	}
	for id, hash := range e.Files {
		if v.Files == nil {
			v.Files = map[string]string{}
		}
		v.Files[id] = hash.value
	}
	return v
}

func about(at *strictyaml.Node, criterion text, key string) lint.Entry {
	return lint.Entry{Criterion: criterion.value, Key: key, At: location(at)}
}

func values(ts []text) []string {
	var out []string
	for _, t := range ts {
		out = append(out, t.value)
	}
	return out
}

func location(n *strictyaml.Node) lint.Location {
	line, col := n.Pos()
	return lint.Location{File: n.File(), Line: line, Col: col}
}
