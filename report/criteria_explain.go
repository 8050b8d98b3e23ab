package report

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// CriteriaOptions say how the list of criteria is printed.
type CriteriaOptions struct {
	Options
	// Explain adds how each column of each sheet was decided, and every skipped row with its reason.
	Explain bool
}

// CriteriaText prints what was read for people: the criteria, one a line, the findings of reading, the account, and where it
// is asked for how each sheet was understood.
func CriteriaText(w io.Writer, results []*lint.Result, opt CriteriaOptions) error {
	b := bufio.NewWriter(w)
	plain := opt.Options
	plain.Criteria, plain.Verbose = true, opt.Verbose && !opt.Explain // what is explained holds what is listed
	for i, r := range results {
		if i > 0 && !opt.Quiet {
			fmt.Fprintln(b)
		}
		if err := Text(b, []*lint.Result{r}, plain); err != nil {
			return err
		}
		if opt.Explain {
			t := text{Writer: b, opt: plain, lang: opt.lang(r.Bid), r: r}
			t.explain()
		}
	}
	return b.Flush()
}

func (t text) explain() {
	for _, s := range t.r.Bid.Sources {
		for i, line := range t.explanation(s) {
			if i == 0 {
				fmt.Fprintf(t, "\n%s\n", line)
				continue
			}
			fmt.Fprintln(t, "    "+line)
		}
	}
}

// explanation says, line by line, what a sheet was taken for, what decided about each column, and which rows were skipped
// why; nothing for a text.
func (t text) explanation(s lint.Source) []string {
	if s.Role == "text" {
		return nil
	}
	at := lint.Location{File: s.File, Sheet: s.Sheet}
	lines := []string{fmt.Sprintf("%s: %s", at, s.Role)}
	because := func(line, field string) string {
		if why := strings.Join(strings.Fields(s.Reasons[field]), " "); why != "" {
			line += " (" + why + ")"
		}
		return line
	}
	if len(s.HeaderRows) > 0 || s.Reasons["header"] != "" {
		lines = append(lines, because(t.pick("Kopf", "header")+": "+t.rowList(s.HeaderRows), "header"))
	}
	for _, f := range explained(s) {
		columns := strings.Join(s.Columns[f], ", ")
		if columns == "" {
			columns = "–"
		}
		lines = append(lines, because(f+": "+columns, f))
	}
	return append(lines, t.skippedLines(s.Skipped)...)
}

// fieldOrder is the order in which fields are explained; others follow by name.
var fieldOrder = []string{
	"id", "parent", "section", "lot", "title", "text", "obligation", "weight", "points", "allowed", "claim", "comment", "evidence", "reference",
	"deviation", "quantity", "unit", "unit_price", "total", "owner",
}

// explained lists the fields that have a column or a reason.
func explained(s lint.Source) []string {
	fields := slices.Collect(maps.Keys(s.Columns))
	for f := range s.Reasons {
		if f != "header" && !slices.Contains(fields, f) {
			fields = append(fields, f)
		}
	}
	rank := func(f string) int {
		if i := slices.Index(fieldOrder, f); i >= 0 {
			return i
		}
		return len(fieldOrder)
	}
	slices.SortFunc(fields, func(a, b string) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return fields
}

// rowList prints row numbers: "Zeile 5" or "Zeilen 2, 3".
func (t text) rowList(rows []int) string {
	if len(rows) == 0 {
		return t.pick("keiner", "none")
	}
	parts := make([]string, len(rows))
	for i, n := range rows {
		parts[i] = strconv.Itoa(n)
	}
	return rowWord.in(t.lang, len(rows)) + " " + strings.Join(parts, ", ")
}

// skippedLines names every skipped row with its reason; rows that follow each other for one reason share a line.
func (t text) skippedLines(skipped []lint.SkippedRow) []string {
	var lines []string
	for i := 0; i < len(skipped); {
		first, n := skipped[i], 1
		for i+n < len(skipped) && skipped[i+n].Reason == first.Reason && skipped[i+n].Row == first.Row+n {
			n++
		}
		rows := strconv.Itoa(first.Row)
		if n > 1 {
			rows += "-" + strconv.Itoa(first.Row+n-1)
		}
		reason := first.Reason
		if w, ok := skipWords[reason]; ok {
			reason = w.in(t.lang, n)
		}
		lines = append(lines, fmt.Sprintf("%s %s: %s", rowWord.in(t.lang, n), rows, reason))
		i += n
	}
	return lines
}
