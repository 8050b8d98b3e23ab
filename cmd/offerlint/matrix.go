package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/report/matrix"
)

// matrixFlags are the flags of matrix.
type matrixFlags struct {
	rfp, offer, rulesets, formats []string
	stage, out, csvFor, template  string
}

func (a *app) matrixCommand() *cobra.Command {
	var f matrixFlags
	cmd := &cobra.Command{
		Use:   "matrix [BID]",
		Short: "Make a compliance matrix: every criterion, our answer, where it stands",
		Long: `Make a compliance matrix: one row for each criterion, with the customer's text, our answer and where it is, evidence, status and
findings, and columns to work in. It is a workbook with a summary, INTERN-<bid>-matrix.xlsx in the folder you are in,
unless -o or --format say otherwise. When it is made again, what people entered in its columns is kept.

--template fills in a matrix that the customer or your house laid out: it finds the header by its words, fills the rows by
their IDs, or writes rows where there are none, into a copy. Cells that hold something else are left as they are and named.

No file is overwritten that offerlint did not make.

Exit status: 0 made, 1 made, but the template did not take everything, 2 not made.`,
		Example: `  offerlint matrix
  offerlint matrix examples/dms-musterhausen -o matrix.xlsx
  offerlint matrix --format markdown
  offerlint matrix --format csv=matrix.csv --csv-for excel-de
  offerlint matrix --template customer-matrix.xlsx -o filled.xlsx`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.matrix(args, f) },
	}
	fs := cmd.Flags()
	repeatable(fs, &f.rfp, "rfp", nil, "a file of the customer's, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.offer, "offer", nil, "a file or folder of ours, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.rulesets, "ruleset", nil, "a built-in ruleset or a YAML file, after those of the offerlint.yaml; repeatable")
	fs.StringVar(&f.stage, "stage", "", "how close the offer is to going out: draft, review or submit (default: the bid's, else review)")
	fs.StringVarP(&f.out, "output", "o", "", "write to this FILE: .xlsx, .html, .md or .csv")
	repeatable(fs, &f.formats, "format", nil, "output FORMAT or FORMAT=FILE: xlsx, html, markdown, csv; repeatable (default: xlsx)")
	fs.StringVar(&f.csvFor, "csv-for", "", "write csv as a program opens it by double click: excel-de or excel-en")
	fs.StringVar(&f.template, "template", "", "fill in this workbook by its headers, into the copy that -o names")
	return cmd
}

func (a *app) matrix(args []string, f matrixFlags) error {
	outs, err := f.outputs()
	if err != nil {
		return err
	}
	targets, err := a.targets(args, f.rfp, f.offer)
	if err != nil {
		return err
	}
	if len(targets) != 1 {
		return fmt.Errorf("%d bids found; a matrix is made of one, name it", len(targets))
	}
	res, err := a.judge(targets[0], checkFlags{rulesets: f.rulesets, stage: f.stage})
	if err != nil {
		return err
	}
	for i, o := range outs {
		if o.format == "xlsx" && o.path == "" {
			outs[i].path = "INTERN-" + fileName(res.Bid.Config.Name) + "-matrix.xlsx"
		}
	}
	if err := spareInputs(outs, f.inputs(targets[0], res)); err != nil {
		return err
	}
	disregard(res.Bid, outs)
	for _, c := range res.Bid.Criteria {
		c.Extra().Fingerprint = register.Fingerprint(c.Parts()) // also where there is no register yet: the matrix may become its beginning
	}
	if f.template != "" {
		return a.fill(f.template, outs[0].path, res)
	}
	return a.makeMatrix(outs, res, f.csvFor)
}

// inputs are the files that the matrix must not overwrite. What may be the matrix of yesterday, earlier looks up.
func (f matrixFlags) inputs(t target, res *lint.Result) []string {
	files := append(slices.Clone(f.rulesets), t.config.File, f.template)
	for _, d := range res.Bid.Documents {
		if !mayBeOurs(d) {
			files = append(files, d.File)
		}
	}
	return files
}

// mayBeOurs reports whether a file of the bid's folder was not read, and so may be the matrix of yesterday: it is neither the
// customer's nor ours, or the parsers know it for a workbook that offerlint made.
func mayBeOurs(d *lint.Document) bool {
	return d.Side == lint.SideNone || d.Role == "made-by-offerlint"
}

// disregard takes the matrix of yesterday out of the account of what was not read, which would else differ from run to run.
func disregard(b *lint.Bid, outs []output) {
	b.Documents = slices.DeleteFunc(b.Documents, func(d *lint.Document) bool {
		if !mayBeOurs(d) {
			return false
		}
		there, err := os.Stat(filepath.FromSlash(d.File))
		return err == nil && slices.ContainsFunc(outs, func(o output) bool {
			info, err := os.Stat(o.path)
			return err == nil && os.SameFile(info, there)
		})
	})
}

// matrixExtensions say which format a file's name asks for.
var matrixExtensions = map[string]string{".xlsx": "xlsx", ".html": "html", ".htm": "html", ".md": "markdown", ".csv": "csv"}

var matrixFormats = []string{"xlsx", "html", "markdown", "csv"}

// outputs reads -o, --format and what goes with them.
func (f matrixFlags) outputs() ([]output, error) {
	if f.template != "" {
		return f.templateOutput()
	}
	if f.out != "" && len(f.formats) > 0 {
		return nil, errors.New("give either -o or --format; --format may be given several times, each with =FILE")
	}
	var outs []output
	switch {
	case f.out != "":
		format, ok := matrixExtensions[strings.ToLower(filepath.Ext(f.out))]
		if !ok {
			return nil, fmt.Errorf("-o: %q names no format, want a name that ends in .xlsx, .html, .md or .csv", f.out)
		}
		outs = append(outs, output{format, f.out})
	case len(f.formats) == 0:
		outs = append(outs, output{"xlsx", ""})
	}
	named, err := parseFormats(f.formats, matrixFormats)
	if err != nil {
		return nil, err
	}
	for _, o := range named {
		if o.path != "" && o.format == "xlsx" && !strings.EqualFold(filepath.Ext(o.path), ".xlsx") {
			return nil, fmt.Errorf("--format: %q: Excel opens a workbook only under a name that ends in .xlsx", "xlsx="+o.path)
		}
	}
	outs = append(outs, named...)
	if _, ok := matrix.Dialects[f.csvFor]; !ok {
		return nil, fmt.Errorf("--csv-for: unknown program %q, want excel-de or excel-en", f.csvFor)
	}
	if f.csvFor != "" && !slices.ContainsFunc(outs, func(o output) bool { return o.format == "csv" }) {
		return nil, errors.New("--csv-for says how csv is written; add --format csv, or leave it out")
	}
	return outs, nil
}

// templateOutput is the copy into which a template is filled.
func (f matrixFlags) templateOutput() ([]output, error) {
	ext := strings.ToLower(filepath.Ext(f.template))
	switch {
	case len(f.formats) > 0 || f.csvFor != "":
		return nil, errors.New("--template fills in a workbook; it goes with -o FILE, not with --format or --csv-for")
	case f.out == "":
		return nil, errors.New("--template needs -o FILE: the copy that is filled in; the template itself stays as it is")
	case ext != ".xlsx" && ext != ".xlsm":
		return nil, fmt.Errorf("--template: %q is no workbook, want .xlsx or .xlsm", f.template)
	case !strings.EqualFold(filepath.Ext(f.out), ext):
		return nil, fmt.Errorf("-o: %q does not end in %s like the template; Excel would not open it", f.out, ext)
	}
	if err := exists(f.template); err != nil {
		return nil, fmt.Errorf("--template: %w", err)
	}
	return []output{{"xlsx", f.out}}, nil
}

// makeMatrix writes each output and says what came of it.
func (a *app) makeMatrix(outs []output, res *lint.Result, csvFor string) error {
	for _, o := range outs {
		opt := matrix.Options{Lang: a.lang, Link: from(o.path)}
		if o.path != "" {
			var err error
			if opt.Entries, err = a.earlier(o, res); err != nil {
				return err
			}
		}
		print := func(w io.Writer) error {
			switch o.format {
			case "html":
				return matrix.HTML(w, res, opt)
			case "markdown":
				return matrix.Markdown(w, res, opt)
			case "csv":
				return matrix.CSV(w, res, opt, matrix.Dialects[csvFor])
			}
			return matrix.Workbook(w, res, opt)
		}
		if o.path == "" {
			if err := print(a.out); err != nil {
				return fmt.Errorf("writing the matrix: %w", err)
			}
			continue
		}
		if err := notOpen(o.path); err != nil {
			return err
		}
		if err := replaceFile(o.path, print); err != nil {
			return err
		}
		if !a.quiet {
			lang := a.reportOptions().Language(res.Bid)
			a.complain(fmt.Errorf("%s: %s", printed(o.path), report.SummaryLine(res.Summary, lang)))
		}
	}
	return nil
}

// earlier looks at a file that is there already: it must be one that offerlint made. Of a workbook it gives back what people
// entered.
func (a *app) earlier(o output, res *lint.Result) (matrix.Entries, error) {
	content, err := os.ReadFile(o.path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	}
	foreign := fmt.Errorf("%s is there already, and offerlint did not make it; it is not overwritten, choose another name", o.path)
	if o.format != "xlsx" {
		if !matrix.Ours(o.format, content) {
			return nil, foreign
		}
		return nil, nil
	}
	entries, err := matrix.ReadEntries(bytes.NewReader(content))
	switch {
	case errors.Is(err, matrix.ErrForeign):
		return nil, foreign
	case err != nil:
		return nil, fmt.Errorf("%s: %w; choose another name with -o", o.path, err)
	}
	changed, left := entries.Assign(res.Bid)
	if len(left) > 0 {
		return nil, fmt.Errorf("%s: people entered something for what is no longer asked: %s; choose another name with -o, so that it is not lost",
			o.path, idList(left))
	}
	for _, c := range changed {
		a.complain(fmt.Errorf("%s: %s: the customer's text changed since people entered something; look at it again", o.path, lint.Printable(c.ID)))
	}
	for _, e := range entries.Entered(res.Bid) {
		for _, both := range e.Overtaken {
			a.complain(fmt.Errorf("%s: %s: %s is %q here and %q in the register by now; the matrix keeps the first", o.path, lint.Printable(e.Of.ID), both.Field,
				both.Entered, both.Registered))
		}
	}
	return entries, nil
}

// idList lists IDs for a message, the first few of many.
func idList(ids []string) string {
	const most = 8
	var shown []string
	for _, id := range ids[:min(len(ids), most)] {
		if id == "" {
			id = "(a row without an ID)"
		}
		shown = append(shown, lint.Printable(id))
	}
	if n := len(ids) - most; n > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(shown, ", "), n)
	}
	return strings.Join(shown, ", ")
}

// from gives the path of a file from the folder of an output; from the working directory where it goes to standard output. On
// another drive there is only the whole path.
func from(out string) func(string) string {
	dir, err := filepath.Abs(filepath.Dir(out))
	return func(file string) string {
		full, err2 := filepath.Abs(filepath.FromSlash(file))
		if err != nil || err2 != nil || file == "" {
			return file
		}
		if rel, err := filepath.Rel(dir, full); err == nil {
			return filepath.ToSlash(rel)
		}
		return filepath.ToSlash(full)
	}
}

// fileName is a bid's name without what no file on Windows may be called.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, name)
	return strings.Trim(name, " .")
}
