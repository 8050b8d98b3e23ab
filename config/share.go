package config

import (
	"regexp"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// parties are those for whom a document is wanted each, and the key that names them.
func (d *document) parties(per string) (names []text, key string) {
	switch lint.Per(per) {
	case lint.PerMember:
		return d.Members, "members"
	case lint.PerSubcontractor:
		return d.Subcontractors, "subcontractors"
	case lint.PerLot:
		return d.Lots, "lots"
	case lint.PerReference:
		return d.References, "references"
	}
	return nil, ""
}

// validatePer refuses a document for each of a list that nobody wrote: none of it would ever be missed. An empty list is an
// answer: there are no subcontractors.
func (d *document) validatePer(e documentEntry) error {
	names, key := d.parties(e.Per.value)
	if key == "" || names != nil {
		return nil
	}
	return e.Per.at.Errorf("per: %s needs %s: in this file, the names of all of them; write %s: [] where there are none", e.Per.value, key, key)
}

// validateAge refuses an age that nobody can judge.
func (d *document) validateAge(e documentEntry) error {
	var errs []error
	switch {
	case e.MaxAge.at == nil && e.Anchor.at != nil:
		errs = append(errs, e.Anchor.at.Key().Errorf("anchor is the day from which max_age counts back; say how old the document may be"))
	case e.MaxAge.at != nil && e.MaxAge.value != (lint.Age{}) && d.anchor(e) == "":
		at := e.MaxAge.at
		if e.Anchor.at != nil {
			at = e.Anchor.at
		}
		errs = append(errs, at.Errorf("max_age counts back from %s, which submission does not say", anchors[e.Anchor.value]))
	}
	return strictyaml.Join(errs...)
}

// required is an entry with what the rest of the file says about it.
func (d *document) required(e documentEntry) *lint.RequiredDocument {
	doc := e.document()
	names, _ := d.parties(e.Per.value)
	if doc.Per == lint.PerMember && len(names) == 0 {
		doc.Per = lint.PerBidder // we offer alone
	}
	for _, n := range names {
		doc.Shares = append(doc.Shares, &lint.Share{Name: n.value})
	}
	if doc.MaxAge != (lint.Age{}) {
		doc.Anchor = d.anchor(e)
	}
	return doc
}

// anchor is the day from which the age of a document counts back; "" where the file does not say it.
func (d *document) anchor(e documentEntry) string {
	switch s := d.Submission; e.Anchor.value {
	case "", "submission":
		if s.Due.value.IsZero() {
			return ""
		}
		return s.Due.value.Format("2006-01-02")
	case "binding":
		return s.BindingUntil.value
	case "contract-start":
		return s.ContractStart.value
	}
	return e.Anchor.value
}

// anchors are the days that an anchor may name, each with the key that holds it.
var anchors = map[string]string{
	"": "submission.due", "submission": "submission.due", "binding": "submission.binding_until", "contract-start": "submission.contract_start",
}

// anchorWords are the names of anchors, in the order in which messages list them.
var anchorWords = []string{"submission", "binding", "contract-start"}

// An anchor is a day, or the name of one.
type anchor text

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (a *anchor) UnmarshalYAMLNode(n *strictyaml.Node) error {
	a.at = n
	if err := n.Decode(&a.value); err != nil {
		return err
	}
	var day dayDate
	if a.value == "" || anchors[a.value] == "" && day.UnmarshalYAMLNode(n) != nil {
		return n.Errorf("want a day as 2026-12-05, or one of %s, got %q", strings.Join(anchorWords, ", "), a.value)
	}
	return nil
}

// ageWords are an age in German or English.
var ageWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([1-9][0-9]{0,3}) ?(days?|tage?n?|weeks?|wochen?|months?|monate?n?|years?|jahre?n?)$`)
})

// An age is a number of days, weeks, months or years, with its place.
type age struct {
	at    *strictyaml.Node
	value lint.Age
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (a *age) UnmarshalYAMLNode(n *strictyaml.Node) error {
	a.at = n
	var s string
	if err := n.Decode(&s); err != nil {
		return err
	}
	m := ageWords().FindStringSubmatch(strings.ToLower(strings.TrimSpace(s)))
	if m == nil {
		return n.Errorf("want an age as 6 months, 90 days or 1 year, got %q", s)
	}
	number := 0
	for _, c := range m[1] {
		number = number*10 + int(c-'0')
	}
	switch m[2][0] {
	case 'd', 't':
		a.value.Days = number
	case 'w':
		a.value.Days = 7 * number
	case 'm':
		a.value.Months = number
	default:
		a.value.Years = number
	}
	return nil
}
