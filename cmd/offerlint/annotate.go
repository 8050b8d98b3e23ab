package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/workbook"
	"github.com/offerlint/offerlint/report"
)

// annotateFlags are the flags of annotate.
type annotateFlags struct {
	checkFlags
	output string
}

func (a *app) annotateCommand() *cobra.Command {
	var f annotateFlags
	cmd := &cobra.Command{
		Use:   "annotate [BID|FILE]",
		Short: "Copy a workbook with the findings as comments in its cells",
		Long: `Copy the workbook in which the offer is written, with a comment in each cell that has a finding, a colour by its severity,
and a sheet that adds up and links to the cells. Where the offer is written in Markdown alone, the customer's workbook is
copied. Nothing else changes: formats, formulas, dropdowns, protection and other comments are kept, and the original is not
touched.

The copy is for your own people. Its name begins with INTERN-, and offerlint never reads it as an answer. Without -o it is
written to the folder you are in. An earlier copy is replaced; any other file is not.

Exit status: 0 the copy was written, 2 it was not.`,
		Example: `  offerlint annotate
  offerlint annotate answers.xlsx -o INTERN-answers.xlsx
  offerlint annotate --owner b.beispiel -o for-b.beispiel/`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.annotate(args, f) },
	}
	fs := cmd.Flags()
	fs.StringVarP(&f.output, "output", "o", "", "the copy, or a folder for it (default: INTERN-NAME here)")
	repeatable(fs, &f.rfp, "rfp", nil, "a file of the customer's, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.offer, "offer", nil, "a file or folder of ours, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.rulesets, "ruleset", nil, "a built-in ruleset or a YAML file, after those of the offerlint.yaml; repeatable")
	fs.StringVar(&f.stage, "stage", "", "how close the offer is to going out: draft, review or submit (default: the bid's, else review)")
	repeatable(fs, &f.view.owners, "owner", nil, "only findings on this owner's criteria; repeatable")
	return cmd
}

// A copyOf is a workbook and where its copy goes. Both are paths for opening; file is the workbook as locations name it.
type copyOf struct{ file, from, to string }

func (a *app) annotate(args []string, f annotateFlags) error {
	targets, err := a.targets(args, f.rfp, f.offer)
	switch {
	case err != nil:
		return err
	case len(targets) > 1:
		return fmt.Errorf("%s: holds %d bids; name one of them", args[0], len(targets))
	}
	show, err := f.view.filter()
	if err != nil {
		return err
	}
	res, err := a.judge(targets[0], f.checkFlags)
	if err != nil {
		return err
	}
	if err := f.view.known([]*lint.Result{res}); err != nil {
		return err
	}
	books, err := written(res.Bid)
	if err != nil {
		return err
	}
	copies, err := copiesOf(books, f.output)
	if err != nil {
		return err
	}
	for _, c := range copies {
		if err := a.mayWrite(c.to, inputs(targets, []*lint.Result{res}, f.rulesets)); err != nil {
			return err
		}
	}
	opt := report.AnnotateOptions{Options: a.reportOptions(), Owners: f.view.owners, When: a.day()}
	opt.Show = show
	for _, c := range copies {
		if err := a.writeCopy(c, res, opt); err != nil {
			return err
		}
	}
	return nil
}

// day is the date of the run, for what is written into files.
func (a *app) day() time.Time {
	for _, layout := range []string{time.DateOnly, "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, a.today); err == nil {
			return t
		}
	}
	return time.Time{} // cannot be: validate has read it
}

// written finds the workbooks in which the offer is written: ours, and the customer's that offer names as well. Where there
// is none, it is the customer's forms that the chapters answer.
func written(bid *lint.Bid) ([]string, error) {
	var ours, theirs, others []string
	for _, d := range bid.Documents {
		ext := strings.ToLower(path.Ext(d.File))
		switch {
		case d.Role != "read":
		case ext != ".xlsx" && ext != ".xlsm":
			if ext == ".csv" || ext == ".tsv" {
				others = append(others, d.File)
			}
		case d.Side == lint.SideOffer || named(bid.Config, d.File):
			ours = append(ours, d.File)
		case slices.ContainsFunc(bid.Criteria, func(c *lint.Criterion) bool { return c.At.File == d.File }):
			theirs = append(theirs, d.File)
		}
	}
	switch {
	case len(ours) > 0:
		return ours, nil
	case len(theirs) > 0:
		return theirs, nil
	case len(others) > 0:
		return nil, fmt.Errorf("%s: a CSV file has no place for comments; open it in Excel, save it as .xlsx and name that, or use offerlint matrix", others[0])
	}
	return nil, errors.New("no workbook (.xlsx, .xlsm) is read in this bid; use offerlint matrix, which makes one")
}

// named reports whether an entry under offer names a file.
func named(cfg lint.Config, file string) bool {
	return slices.ContainsFunc(cfg.Offer, func(e lint.OfferFile) bool {
		full := e.Path
		if !filepath.IsAbs(filepath.FromSlash(full)) {
			full = filepath.Join(cfg.Dir, filepath.FromSlash(full))
		}
		full = printed(full)
		match, err := doublestar.Match(full, file)
		return full == file || full == "." || strings.HasPrefix(file, full+"/") || err == nil && match
	})
}

// copiesOf says where the copies go: to the folder or file that was named, else here.
func copiesOf(books []string, output string) ([]copyOf, error) {
	info, err := os.Stat(output)
	folder := output == "" || err == nil && info.IsDir() || strings.HasSuffix(output, "/") || strings.HasSuffix(output, string(filepath.Separator))
	if len(books) > 1 && !folder {
		return nil, fmt.Errorf("-o %s: the offer is written in %d workbooks (%s); name a folder, with a slash at its end",
			output, len(books), strings.Join(books, ", "))
	}
	var copies []copyOf
	for _, b := range books {
		c := copyOf{b, filepath.FromSlash(b), output}
		if folder {
			c.to = filepath.Join(output, "INTERN-"+path.Base(b))
		}
		if ext := path.Ext(b); !strings.EqualFold(filepath.Ext(c.to), ext) {
			return nil, fmt.Errorf("-o %s: Excel does not open a copy of %s unless its name ends in %s", output, b, ext)
		}
		if i := slices.IndexFunc(copies, func(o copyOf) bool { return strings.EqualFold(o.to, c.to) }); i >= 0 {
			return nil, fmt.Errorf("%s and %s have the same name, and so would their copies; name one of them", copies[i].file, b)
		}
		copies = append(copies, c)
	}
	if folder && output != "" {
		if err := os.MkdirAll(output, 0o777); err != nil {
			return nil, fmt.Errorf("-o %s: %w", output, err)
		}
	}
	return copies, nil
}

// mayWrite refuses to replace anything but an earlier copy, and one that somebody has open.
func (a *app) mayWrite(to string, inputs []string) error {
	if overwrites(to, inputs) {
		return fmt.Errorf("-o %s: this is a file of the bid and is not overwritten; choose another name", to)
	}
	if _, err := os.Stat(to); err != nil {
		return nil // nothing is there to be lost
	}
	if workbook.MadeBy(to, to, workbook.Limits{}) != report.AnnotatedCopy {
		return fmt.Errorf("%s: is there already and is no annotated copy; choose another name with -o, or move it away", to)
	}
	return notOpen(to)
}

func (a *app) writeCopy(c copyOf, res *lint.Result, opt report.AnnotateOptions) error {
	in, err := os.Open(c.from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	var sum report.Annotated
	opt.File = c.file
	err = replaceFile(c.to, func(w io.Writer) error {
		sum, err = report.Annotate(w, in, info.Size(), res, opt)
		if err != nil {
			return fmt.Errorf("%s: %w", c.file, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if !a.quiet {
		a.complain(fmt.Errorf("%s: %s", printed(c.to), sum.Line(opt.Language(res.Bid))))
	}
	return nil
}
