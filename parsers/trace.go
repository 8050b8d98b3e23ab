package parsers

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/office"
	"github.com/offerlint/offerlint/parsers/table"
)

// A tracer notes what our files carry along beside their text, as far as the customer's own files do not carry it as well.
type tracer struct {
	theirs map[string]bool         // keys of what the customer's files carry
	books  map[string][]lint.Trace // our workbooks, by name: where formulas read from other workbooks
	out    []lint.Trace
}

// watch notes what the sheets of a workbook or CSV file carry along. The customer's are looked at where a workbook of ours
// may be a copy of them.
func (r *reader) watch(f file, grids []*table.Grid) {
	switch {
	case f.offer != nil:
		r.whole = grids
		for _, g := range grids {
			r.traces.sheet(g)
			r.firstRows(g)
		}
	default:
		if r.whole = nil; slices.ContainsFunc(r.offer, func(o file) bool { return o.name == f.name }) {
			r.whole = grids // the form, filled in
		}
		for _, g := range grids {
			if !r.returns() {
				break
			}
			for _, t := range gridTraces(g) {
				r.traces.keep(t)
			}
		}
	}
}

func (t *tracer) keep(tr lint.Trace) {
	if t.theirs == nil {
		t.theirs = map[string]bool{}
	}
	t.theirs[traceKey(tr)] = true
}

// ours reports whether no file of the customer's carries the same.
func (t *tracer) ours(tr lint.Trace) bool {
	return len(t.theirs) == 0 || !t.theirs[traceKey(tr)]
}

// traceKey says by what a trace is known again in a copy.
func traceKey(t lint.Trace) string {
	kind := strconv.Itoa(int(t.Kind)) + "\x00"
	start := kind + fold.String(t.At.Sheet) + "\x00"
	switch t.Kind {
	case lint.HiddenRows:
		if t.Text == "" {
			return start + strconv.Itoa(t.At.Line)
		}
		return start + "\x00" + fold.String(t.Text) // rows may have moved
	case lint.HiddenColumns:
		return start + strconv.Itoa(t.At.Col)
	case lint.OtherWorkbook, lint.LinkOut:
		return kind + fold.String(t.Text)
	}
	return start + t.Name + "\x00" + fold.String(t.Text)
}

// gridTraces lists what one sheet carries along: each hidden row and column for itself, with the first words of the row.
func gridTraces(g *table.Grid) []lint.Trace {
	sheet := lint.At(lint.Location{File: g.File, Sheet: g.Sheet})
	var out []lint.Trace
	if g.Hidden {
		out = append(out, lint.Trace{Kind: lint.HiddenSheet, At: sheet, N: 1, Text: g.Sheet})
	}
	for _, m := range g.Margins {
		out = append(out, lint.Trace{Kind: lint.PageMargin, At: sheet, N: 1, Text: m})
	}
	for _, row := range g.Rows {
		if row.Hidden && !g.Hidden {
			at := lint.Location{File: g.File, Sheet: g.Sheet, Line: row.N, Col: 1}
			out = append(out, lint.Trace{Kind: lint.HiddenRows, At: lint.At(at), N: 1, Text: firstText(row)})
		}
		for k := range row.Cells {
			out = append(out, cellTraces(g, row, k)...)
		}
	}
	if !g.Hidden {
		for _, col := range sortedColumns(g.HiddenCols) {
			at := lint.Location{File: g.File, Sheet: g.Sheet, Line: 1, Col: col}
			out = append(out, lint.Trace{Kind: lint.HiddenColumns, At: lint.At(at), N: 1})
		}
	}
	return out
}

func firstText(row table.Row) string {
	for _, c := range row.Cells {
		if c.Text != "" {
			return c.Text
		}
	}
	return ""
}

func sortedColumns(cols map[int]bool) []int {
	var out []int
	for c, hidden := range cols {
		if hidden {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// cellTraces lists what a cell carries along: a comment, a link that is no web address, a formula that names a path.
func cellTraces(g *table.Grid, row table.Row, k int) []lint.Trace {
	c := &row.Cells[k]
	if c.Plain() {
		return nil
	}
	var out []lint.Trace
	add := func(kind lint.TraceKind, text string) {
		out = append(out, lint.Trace{Kind: kind, At: g.At(row, k), N: 1, Text: text})
	}
	if t := c.Comment(); t != "" {
		add(lint.CommentLeft, t)
	}
	switch f := c.Formula(); {
	case !web(c.Link()):
		add(lint.LinkOut, unescaped(c.Link()))
	case strings.Contains(f, `:\`) || strings.Contains(f, `\\`) || strings.Contains(f, "file:") || strings.Contains(f, "/home/") || strings.Contains(f, "/Users/"):
		add(lint.LinkOut, f)
	}
	if n := bookNumber(c.Formula()); n > 0 {
		add(lint.OtherWorkbook, strconv.Itoa(n))
	}
	return out
}

// bookNumber is the number of the other workbook that a formula names: 1 of [1]Prices!A1 or '[1]Price list'!A1; 0 for none.
func bookNumber(formula string) int {
	for {
		_, rest, found := strings.Cut(formula, "[")
		if !found {
			return 0
		}
		num, after, closed := strings.Cut(rest, "]")
		if n, err := strconv.Atoi(num); closed && err == nil && n > 0 && strings.Contains(after, "!") {
			return n
		}
		formula = rest
	}
}

// web reports whether a target is an address that everybody can open, a place in the file itself, or none at all.
func web(target string) bool {
	lower := strings.ToLower(target)
	return target == "" || strings.HasPrefix(target, "#") || slices.ContainsFunc([]string{"http:", "https:", "mailto:", "tel:", "ftp:"},
		func(s string) bool { return strings.HasPrefix(lower, s) })
}

// unescaped is a target as people read it: with blanks in place of %20.
func unescaped(target string) string {
	if s, err := url.PathUnescape(target); err == nil {
		return s
	}
	return target
}

// sheet notes what a sheet of ours carries along. Hidden rows and columns become one trace each.
func (t *tracer) sheet(g *table.Grid) {
	if g.Sheet != "" {
		t.add(lint.Trace{Kind: lint.SheetNamed, At: lint.At(lint.Location{File: g.File, Sheet: g.Sheet}), N: 1, Text: g.Sheet})
	}
	var rows, cols []lint.Trace
	for _, tr := range gridTraces(g) {
		switch {
		case tr.Kind == lint.OtherWorkbook: // by number, which means another workbook in the customer's file
			if t.books == nil {
				t.books = map[string][]lint.Trace{}
			}
			t.books[g.File] = append(t.books[g.File], tr)
		case !t.ours(tr):
		case tr.Kind == lint.HiddenRows:
			rows = append(rows, tr)
		case tr.Kind == lint.HiddenColumns:
			cols = append(cols, tr)
		default:
			t.add(tr)
		}
	}
	t.gather(rows, func(s lint.Span) int { return s.Line }, strconv.Itoa)
	t.gather(cols, func(s lint.Span) int { return s.Col }, lint.ColumnName)
}

// firstRows notes the short texts in the first rows of a sheet of ours that are not the customer's.
func (r *reader) firstRows(g *table.Grid) {
	for _, row := range g.Rows[:min(len(g.Rows), headRows)] {
		for k, c := range row.Cells {
			if g.Sheet != "" && c.Text != "" && len(c.Text) <= headText && !r.theirs[fold.String(c.Text)] {
				r.traces.add(lint.Trace{Kind: lint.FirstLine, At: g.At(row, k), N: 1, Text: c.Text})
			}
		}
	}
}

// The first rows of a sheet, and the longest text in them that can be a mark such as "Draft": that is no sentence.
const (
	headRows = 4
	headText = 80
)

func (t *tracer) add(tr lint.Trace) { t.out = append(t.out, tr) }

// gather makes one trace of several rows or columns of a sheet: "4, 7–9".
func (t *tracer) gather(all []lint.Trace, number func(lint.Span) int, name func(int) string) {
	if len(all) == 0 {
		return
	}
	var runs []string
	for i := 0; i < len(all); {
		j := i
		for j+1 < len(all) && number(all[j+1].At) == number(all[j].At)+1 {
			j++
		}
		run := name(number(all[i].At))
		if j > i {
			run += "–" + name(number(all[j].At))
		}
		runs, i = append(runs, run), j+1
	}
	first := all[0]
	first.N, first.Text = len(all), strings.Join(runs, ", ")
	t.add(first)
}

// inspect looks into the files of the package, once all of them are known.
func (r *reader) inspect() {
	var out []*lint.Document
	for _, d := range r.docs {
		if r.cfg.GoesOut(d) && d.Role != madeByRole {
			out = append(out, d)
		}
	}
	if slices.ContainsFunc(out, func(d *lint.Document) bool { return isOffice(d.File) }) {
		for _, d := range r.docs {
			if d.Side == lint.SideCustomer && isOffice(d.File) {
				if found, err := office.Read(r.opened(d.File), r.limits().Bytes); err == nil {
					for _, t := range officeTraces(d.File, found, nil) {
						r.traces.keep(t)
					}
				}
			}
		}
	}
	for _, d := range out {
		r.inspectFile(d.File)
	}
	r.bid.Traces = r.traces.out
}

// isOffice tells the formats that package office can look into.
func isOffice(name string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm", ".xltx", ".docx", ".docm", ".dotx", ".pptx", ".pptm", ".ppsx"}, strings.ToLower(path.Ext(name)))
}

// isPlain tells the formats whose first lines can be read as they stand.
func isPlain(name string) bool {
	return slices.Contains([]string{".md", ".markdown", ".txt", ".html", ".htm", ".csv", ".tsv"}, strings.ToLower(path.Ext(name)))
}

func (r *reader) inspectFile(name string) {
	file := lint.At(lint.Location{File: name})
	switch {
	case isPlain(name):
		n := 0
		for i, line := range strings.Split(headOf(r.opened(name)), "\n") {
			line = strings.TrimSpace(line)
			if line == "" || len(line) > headText {
				continue
			}
			at := lint.Location{File: name, Line: i + 1, Col: 1}
			r.traces.add(lint.Trace{Kind: lint.FirstLine, At: lint.At(at), N: 1, Text: line})
			if n++; n == 2*headRows {
				return
			}
		}
	case isOffice(name):
		found, err := office.Read(r.opened(name), r.limits().Bytes)
		if err != nil {
			r.traces.add(lint.Trace{Kind: lint.NotInspected, At: file, N: 1, Text: reason(err).Error()})
			return
		}
		known := map[string]bool{} // links that a cell has
		for _, t := range r.traces.out {
			if t.At.File == name && t.Kind == lint.LinkOut {
				known[t.Text] = true
			}
		}
		for _, t := range officeTraces(name, found, r.traces.books[name]) {
			// What a part holds that could not be read is not known from the customer's.
			if t.Kind == lint.NotInspected || r.traces.ours(t) && (t.Kind != lint.LinkOut || !known[t.Text]) {
				r.traces.add(t)
			}
		}
	}
}

// officeTraces are what an Office file carries along. Cells are those whose formulas name other workbooks, by number.
func officeTraces(name string, found *office.File, cells []lint.Trace) []lint.Trace {
	var out []lint.Trace
	at := lint.At(lint.Location{File: name})
	for _, p := range found.Properties {
		out = append(out, lint.Trace{Kind: lint.Property, At: at, N: 1, Name: p.Name, Text: p.Value})
	}
	for _, l := range found.Links {
		t := lint.Trace{Kind: lint.LinkOut, At: at, N: 1, Text: unescaped(l.Target)}
		if web(l.Target) && !l.Data {
			continue
		}
		if l.Data {
			t.Kind, t.N = lint.OtherWorkbook, 0
			for _, c := range cells {
				if c.Text == strconv.Itoa(l.Book) {
					if t.N++; t.N == 1 {
						t.At = c.At
					}
				}
			}
		}
		out = append(out, t)
	}
	for _, c := range found.Comments {
		out = append(out, lint.Trace{Kind: lint.CommentLeft, At: at, N: 1, Name: c.Author, Text: c.Text})
	}
	for _, c := range found.Changes {
		out = append(out, lint.Trace{Kind: lint.ChangeTracked, At: at, N: 1, Name: c.Author, Text: c.Text})
	}
	for _, s := range found.Margins {
		out = append(out, lint.Trace{Kind: lint.PageMargin, At: at, N: 1, Text: s})
	}
	for _, s := range found.Lines {
		out = append(out, lint.Trace{Kind: lint.FirstLine, At: at, N: 1, Text: s})
	}
	for _, f := range found.Faults {
		out = append(out, lint.Trace{Kind: lint.NotInspected, At: at, N: 1, Name: f.Part, Text: string(f.Why)})
	}
	return out
}
