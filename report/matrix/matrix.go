// Package matrix hands a result over as a compliance matrix: one row for each criterion, with what the customer asks, what
// we answer, where it stands and what is still to do. It makes a workbook, a web page, Markdown and CSV of it, and fills in
// a matrix that somebody else laid out.
package matrix

import (
	"cmp"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// Made is the value of the document property lint.MadeBy in every workbook that this package makes.
const Made = "matrix"

// Options say how a matrix is made.
type Options struct {
	Lang string // "de" or "en"; "" for the bid's own
	// Link turns a file of the bid, as printed, into its path from the folder of the output, with forward slashes; nil
	// leaves it as it is.
	Link func(file string) string
	// Entries are what people filled in to an earlier matrix, after Assign; they are taken over.
	Entries Entries
}

// A table is the matrix before it takes a form.
type table struct {
	r     *lint.Result
	lang  string
	link  func(string) string
	rows  []*row
	owner []string // all owners, in the order in which they first appear
}

// A row is one criterion of the matrix.
type row struct {
	*lint.Criterion
	standing lint.Standing
	findings []*lint.Finding
	entries  map[field]string // what people filled in
	// registered is what the register says in the columns for people to fill in, the owner left out.
	registered map[field]string
}

func newTable(r *lint.Result, opt Options) *table {
	t := &table{r: r, lang: cmp.Or(opt.Lang, r.Bid.Config.Language, "en"), link: opt.Link}
	if t.link == nil {
		t.link = func(file string) string { return file }
	}
	about := map[*lint.Criterion][]*lint.Finding{}
	for _, f := range r.Findings {
		if f.Criterion != nil {
			about[f.Criterion] = append(about[f.Criterion], f)
		}
	}
	filled := opt.Entries.by()
	for _, c := range r.Bid.Criteria {
		t.rows = append(t.rows, &row{Criterion: c, standing: r.Status[c], findings: about[c], entries: filled[c], registered: registered(r.Bid, c)})
	}
	t.owner = owners(t.rows, r.Bid.Config.Owners)
	return t
}

// owners lists who is named anywhere, each once.
func owners(rows []*row, config []lint.Owner) []string {
	var all []string
	seen := map[string]bool{"": true}
	add := func(who string) {
		if !seen[who] {
			seen[who] = true
			all = append(all, who)
		}
	}
	for _, o := range config {
		add(o.Who)
	}
	for _, r := range rows {
		add(r.Owner)
		add(r.entries[owner])
		add(r.entries[verifiedBy])
	}
	return all
}

func (t *table) pick(de, en string) string {
	if t.lang == "de" {
		return de
	}
	return en
}

// place prints a place with the file as it is reached from the output.
func (t *table) place(l lint.Location) string {
	l.File = t.link(l.File)
	return l.String()
}

// clean keeps a text from holding anything that a cell cannot: invalid UTF-8, carriage returns, control characters.
func clean(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r) || r == '\ufffe' || r == '\uffff':
			return '\ufffd'
		}
		return r
	}, s)
}

// short is what a finding says where its criterion stands beside it: named by its ID alone.
func (t *table) short(f *lint.Finding) string {
	args := lint.Args{}
	for k, v := range f.Args {
		args[k] = v
	}
	if _, known := args["criterion"]; !known && f.Criterion != nil {
		args["criterion"] = f.Criterion.ID
	}
	named := *f
	named.Args = args
	return named.Message(t.lang)
}

func (t *table) severity(s lint.Severity) string { return report.Severity(s, t.lang) }
