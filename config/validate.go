package config

import (
	"slices"
	"strings"
	"time"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// missing looks for what no bid can do without.
func (d *document) missing(printed string) error {
	var errs []error
	if len(d.RFP) == 0 {
		errs = append(errs, wholeFile(printed, "rfp needs at least one path: the customer's files"))
	}
	if len(d.Offer) == 0 {
		errs = append(errs, wholeFile(printed, "offer needs at least one path: our answers"))
	}
	return strictyaml.Join(errs...)
}

// validate looks for what is well-formed and still cannot be meant.
func (d *document) validate() error {
	var errs []error
	if l := d.Language; l.at != nil {
		errs = append(errs, oneOf("language", l.at, []string{"de", "en"}))
	}
	if s := d.Stage; s.at != nil {
		errs = append(errs, oneOf("stage", s.at, lint.Draft.Names()))
	}
	if v := d.Verification; v.at != nil {
		errs = append(errs, oneOf("verification", v.at, lint.WhenRegistered.Names()))
	}
	var rfp, offer []place
	for _, e := range d.RFP {
		rfp = append(rfp, e.Path)
		errs = append(errs, e.validate())
	}
	for _, e := range d.Offer {
		offer = append(offer, e.Path)
		errs = append(errs, needsPath(e.at, e.Path), e.Columns.validate("field", columnFields))
	}
	for _, e := range d.Owners {
		errs = append(errs, e.validate())
	}
	for _, l := range d.Lots {
		if l.at != nil && len(lint.LotsOf(l.value)) == 0 {
			errs = append(errs, l.at.Errorf("want the number or letter of a lot, got %q; leave lots out to offer all", l.value))
		}
	}
	for _, e := range d.NotApplicable {
		errs = append(errs, e.validate())
	}
	for _, e := range d.RequiredDocuments {
		errs = append(errs, e.validate(), d.validatePer(e), d.validateAge(e))
	}
	errs = append(errs, d.Package.validate())
	var clarifications []place
	for _, e := range d.Clarifications {
		errs = append(errs, e.validate())
		clarifications = append(clarifications, e.Path)
	}
	var amendments []place
	for _, e := range d.Amendments {
		errs = append(errs, e.validate())
		amendments = append(amendments, place(e.ID))
	}
	errs = append(errs, listedTwice(rfp), listedTwice(offer), listedTwice(d.Rulesets), listedTwice(amendments), listedTwice(clarifications))
	if k := d.Rules.Kind(); k != strictyaml.Nothing && k != strictyaml.Mapping {
		errs = append(errs, d.Rules.Errorf("want a mapping, got %s", d.Rules))
	}
	return strictyaml.Join(errs...)
}

func (e rfpEntry) validate() error {
	errs := []error{needsPath(e.at, e.Path), e.Columns.validate("field", columnFields), e.validateRows()}
	known := append([]string{"criteria", "positions"}, lint.Must.Names()...)
	for key, n := range e.Expect {
		if !slices.Contains(known, key) {
			errs = append(errs, n.at.Key().Errorf("%s", strictyaml.Unknown("control total", key, known)))
		}
	}
	if e.On.at != nil {
		if _, err := time.Parse(time.DateOnly, e.On.value); err != nil {
			errs = append(errs, e.On.at.Errorf("want a date as YYYY-MM-DD, got %q", e.On.value))
		}
		if e.ReadBy.value == "" {
			errs = append(errs, e.On.at.Key().Errorf("on says when somebody read the file; read_by must say who"))
		}
	}
	if r := e.Replaces; r.at != nil && r.value == e.Path.value {
		errs = append(errs, r.at.Errorf("%q cannot replace itself", r.value))
	}
	return strictyaml.Join(errs...)
}

func (e ownerEntry) validate() error {
	switch {
	case e.At() == nil:
		return nil
	case strings.TrimSpace(e.Who.value) == "":
		return e.At().Errorf("who is missing: an owner needs a name")
	case len(e.Criteria)+len(e.Sections)+len(e.Sheets) == 0:
		return e.At().Errorf("%q owns nothing; name criteria, sections or sheets, all of them with criteria: [\"*\"]", e.Who.value)
	}
	return nil
}

func (e exemption) validate() error {
	switch {
	case e.At().Kind() != strictyaml.Mapping:
		return nil // reported when it was read
	case len(e.Criteria) == 0 && e.Where == nil:
		return e.At().Errorf("an entry under not_applicable needs criteria, as [\"KI-*\"], or where, an expression")
	case strings.TrimSpace(e.Reason.value) == "":
		return e.At().Errorf("reason is missing: why do these criteria not apply?")
	case slices.Contains(e.Criteria, "*") && e.Where == nil:
		return e.At().Errorf("nothing of the bid would apply; name the criteria")
	}
	return nil
}

// validate looks for columns that are none of the fields, which messages call what, and for empty ones.
func (c columns) validate(what string, fields []string) error {
	var errs []error
	for field, header := range c {
		switch {
		case header.at == nil: // reported when it was read
		case !slices.Contains(fields, field):
			errs = append(errs, header.at.Key().Errorf("%s", strictyaml.Unknown(what, field, fields)))
		case strings.TrimSpace(header.value) == "":
			errs = append(errs, header.at.Errorf("want the header or the letter of a column, got an empty text"))
		}
	}
	return strictyaml.Join(errs...)
}

// needsPath reports an entry without a path. Where the path is faulty itself, that error says more.
func needsPath(at *strictyaml.Node, p place) error {
	if p.at != nil || at.Kind() != strictyaml.Mapping {
		return nil
	}
	return at.Errorf("path is missing")
}

// listedTwice reports names that a list holds twice: two entries for one file could contradict each other.
func listedTwice(places []place) error {
	var errs []error
	first := map[string]*strictyaml.Node{}
	for _, p := range places {
		if p.at == nil || p.value == "" {
			continue
		}
		if old := first[p.value]; old != nil {
			line, _ := old.Pos()
			errs = append(errs, p.at.Errorf("%q is listed twice, first in line %d", p.value, line))
			continue
		}
		first[p.value] = p.at
	}
	return strictyaml.Join(errs...)
}

func oneOf(what string, n *strictyaml.Node, names []string) error {
	if n.Kind() != strictyaml.Text || slices.Contains(names, n.Text()) {
		return nil
	}
	return n.Errorf("%s", strictyaml.Unknown(what, n.Text(), names))
}
