package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// because keeps why a column was taken, where its header alone does not tell.
func (t *span) because(col int, reason string) {
	if t.why == nil {
		t.why = map[int]string{}
	}
	t.why[col] = reason
}

// explain puts into the account why each column was understood as it was. A sheet with several tables has the reasons
// of all of them, each once.
func (t *span) explain() {
	t.r.reason("header", t.headerReason())
	fields := t.letters()
	for _, f := range sortedKeys(fields) {
		for _, letters := range fields[f] {
			t.r.reason(f, t.columnReason(f, ColumnNumber(letters)))
		}
	}
	if t.id == 0 && t.embed.re != nil {
		t.r.reason(fieldID, "codes inside the texts of column "+lint.ColumnName(t.text))
	}
	if t.priced {
		t.r.reason("role", "a table of quantities and prices")
	}
}

// reason adds a reason to the account.
func (r *reader) reason(what, why string) {
	s := &r.out.Source
	if s.Reasons == nil {
		s.Reasons = map[string]string{}
	}
	switch have := s.Reasons[what]; {
	case have == "":
		s.Reasons[what] = why
	case !slices.Contains(strings.Split(have, "; "), why):
		s.Reasons[what] = have + "; " + why
	}
}

func (t *span) headerReason() string {
	if t.h.height == 0 {
		return "none found: columns told by their content"
	}
	known := 0
	for _, c := range t.h.cols {
		known += one(len(c.guesses) > 0 || c.mark != lint.Unstated)
	}
	return fmt.Sprintf("%d of %d cells are header words", known, len(t.h.cols))
}

// columnReason says why a column holds a field: what was noted when it was taken, else its header, and the dropdown
// below a column of answers.
func (t *span) columnReason(field string, col int) string {
	var parts []string
	if h := t.headerCell(col); h != "" {
		parts = append(parts, h)
	}
	if why := t.why[col]; why != "" {
		parts = append(parts, why)
	}
	if allowed := t.r.g.Allowed[col]; field == fieldClaim && len(allowed) > 0 && len(t.marks) == 0 {
		parts = append(parts, "dropdown "+shortList(allowed))
	}
	if len(parts) == 0 {
		return "column " + lint.ColumnName(col)
	}
	return strings.Join(parts, ", ")
}

// headerCell quotes the header of a column with its cell: header "Erfüllungsgrad" in F5.
func (t *span) headerCell(col int) string {
	for _, c := range t.h.cols {
		if c.col != col || c.own == "" {
			continue
		}
		row := t.h.top
		for k := range t.h.height {
			if t.r.text(t.h.top+k, col) == c.own {
				row = t.h.top + k
			}
		}
		return fmt.Sprintf("header %q in %s%d", strings.Join(strings.Fields(c.own), " "), lint.ColumnName(col), t.r.rows[row].N)
	}
	return ""
}

// shortList joins the answers that a dropdown offers, up to as many as one line takes.
func shortList(list []string) string {
	const most = 8
	if len(list) > most {
		return strings.Join(list[:most], " | ") + " | …"
	}
	return strings.Join(list, " | ")
}
