package parsers

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/clarification"
	"github.com/offerlint/offerlint/parsers/table"
)

// gatherClarifications finds the files that the config names under clarifications. A pattern under rfp or offer may match
// them as well: they are no list of criteria and no answer of ours. A workbook may hold both, each on sheets of its own.
func (r *reader) gatherClarifications() error {
	var errs []error
	for i := range r.cfg.Clarifications {
		e := &r.cfg.Clarifications[i]
		paths, err := r.expand(e.Path, e.At, "clarifications")
		errs = append(errs, err)
		for _, p := range paths {
			r.add(&r.clarifications, file{path: p, name: r.printed(p), offer: &lint.OfferFile{Path: e.Path, At: e.At, Sheets: e.Sheets, Columns: e.Columns}})
		}
	}
	for _, list := range []*[]file{&r.rfp, &r.offer} {
		var left []file
		for _, f := range *list {
			i := slices.IndexFunc(r.clarifications, func(c file) bool { return c.name == f.name })
			switch {
			case i < 0:
				left = append(left, f)
			case len(r.clarifications[i].sheets()) > 0:
				f.answers = r.clarifications[i].sheets()
				left = append(left, f)
			case r.printed(r.inBid(f.entry())) == f.name: // no pattern: somebody wants it to be read
				errs = append(errs, fmt.Errorf("%sclarifications: %q is named under rfp or offer as well; name it once, or say which of its sheets hold the answers, as sheets: [%q]",
					r.clarifications[i].where(), f.name, "Bieterfragen"))
			}
		}
		*list = left
	}
	return errors.Join(errs...)
}

// readClarifications reads the customer's answers to questions, and says which criteria they name.
func (r *reader) readClarifications() error {
	var errs []error
	for _, f := range r.clarifications {
		if r.document(f.name) == nil {
			r.docs = append(r.docs, &lint.Document{File: f.name, Side: lint.SideCustomer, Role: "read"})
		}
		if !isTable(f.ext()) && !refused(f.ext()) {
			errs = append(errs, fmt.Errorf("%sclarifications: %q is no workbook and no CSV file; copy questions and answers into one", f.where(), f.name))
			continue
		}
		errs = append(errs, r.readAnswers(f))
	}
	clarification.Refer(r.bid.Clarifications, r.bid.Criteria)
	return errors.Join(errs...)
}

func (r *reader) readAnswers(f file) error {
	if err := r.tooBig(f); err != nil {
		return err
	}
	grids, err := r.open(f)
	if err != nil {
		return err
	}
	if err := errors.Join(knownSheets(f, grids), knownColumns(f, grids)); err != nil {
		return err
	}
	other := slices.ContainsFunc(slices.Concat(r.rfp, r.offer), func(o file) bool { return o.name == f.name })
	found := false
	for _, g := range grids {
		role := "not-selected"
		if f.chooses(g) {
			role = "no-clarifications"
			list, problems, ok := clarification.Read(g, f.columns())
			if ok {
				found, role = true, "clarifications"
				r.bid.Clarifications = append(r.bid.Clarifications, list...)
				r.bid.Problems = append(r.bid.Problems, problems...)
			}
		}
		if f.chooses(g) || !other { // else it is in the account already
			r.bid.Sources = append(r.bid.Sources, table.Unread(g, role).Source)
		}
	}
	if !found {
		return fmt.Errorf("%s: no column of answers beside one of questions or numbers found; name them under clarifications: in offerlint.yaml, as columns: {number: %q, question: %q, answer: %q}, by header or letter (%s)",
			f.name, "Nr.", "Frage", "C", strings.Join(clarification.Fields, ", "))
	}
	return nil
}
