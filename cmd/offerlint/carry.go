package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/report/carry"
	"github.com/offerlint/offerlint/report/overlay"
)

// carryFlags are the flags of carry.
type carryFlags struct {
	output, format     string
	dryRun, noComments bool
}

func (a *app) carryCommand() *cobra.Command {
	var f carryFlags
	cmd := &cobra.Command{
		Use:   "carry OLD-FILLED NEW-BLANK -o COPY",
		Short: "Bring answers over into the customer's new version of his workbook",
		Long: `Copy the customer's new workbook and fill in our answers from the old one: where what is asked is unchanged, moved or renumbered. What
changed stays empty, with the difference and our old answer as a comment in the cell. Prices are carried only where text, quantity and unit
are the same. Formats, dropdowns, formulas and protection of the new workbook are kept, and neither of the two workbooks is touched.

Nothing is guessed: what finds no place is listed with the reason. The comments are for your own people; remove them before the
offer goes out, or leave them out with --no-comments.

Exit status: 0 the copy was written, 2 it was not.`,
		Example: `  offerlint carry answers-v1.xlsx rfp/catalogue-v2.xlsx -o answers-v2.xlsx
  offerlint carry answers-v1.xlsx rfp/catalogue-v2.xlsx --dry-run
  offerlint carry answers-v1.xlsx rfp/catalogue-v2.xlsx -o answers-v2.xlsx --format json`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error { return a.carry(args[0], args[1], f) },
	}
	fs := cmd.Flags()
	fs.StringVarP(&f.output, "output", "o", "", "the copy to write")
	fs.StringVar(&f.format, "format", "text", "how to print what became of the answers: text or json")
	fs.BoolVar(&f.dryRun, "dry-run", false, "print what would be carried, and write nothing")
	fs.BoolVar(&f.noComments, "no-comments", false, "leave the comments out of the copy")
	return cmd
}

func (a *app) carry(oldPath, newPath string, f carryFlags) error {
	switch {
	case f.format != "text" && f.format != "json":
		return fmt.Errorf("--format: not supported: %q, want text or json%s", f.format, didYouMean(f.format, []string{"text", "json"}))
	case f.output == "" && !f.dryRun:
		return errors.New("-o: name the copy to write, or look first with --dry-run")
	}
	if err := errors.Join(isWorkbook(oldPath), isWorkbook(newPath)); err != nil {
		return err
	}
	if overwrites(newPath, []string{oldPath}) {
		return fmt.Errorf("%s: is both the old and the new version", newPath)
	}
	if err := a.mayCarry(f.output, oldPath, newPath); err != nil {
		return err
	}
	old, err := a.openVersion(oldPath, true)
	if err != nil {
		return err
	}
	defer old.close()
	updated, err := a.openVersion(newPath, false)
	if err != nil {
		return err
	}
	defer updated.close()
	opt := carry.Options{Lang: a.lang, Comments: !f.noComments}
	if opt.Lang == "" {
		opt.Lang = updated.Bid.Config.Language
	}
	out, err := carry.Plan(old.Version, updated.Version, opt)
	if err != nil {
		return err
	}
	if err := sensible(out); err != nil {
		return err
	}
	return a.carried(out, updated, f)
}

// carried writes the copy and prints what became of the answers.
func (a *app) carried(out *carry.Outcome, updated *openVersion, f carryFlags) error {
	written := ""
	if !f.dryRun {
		err := replaceFile(f.output, func(w io.Writer) error { return out.Write(w, updated.Book, a.day()) })
		if err != nil {
			return err
		}
		written = printed(f.output)
	}
	if updated.Book.Signed() && !f.dryRun {
		a.complain(fmt.Errorf("%s: is signed; the signature does not hold for the copy", out.New))
	}
	print := out.Text
	if f.format == "json" {
		print = func(w io.Writer) error { return out.JSON(w, written) }
	}
	if err := print(a.out); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	if !a.quiet && written != "" {
		a.complain(fmt.Errorf("%s: %d cells filled in", written, out.Cells()))
		if n := out.Comments(); n > 0 {
			a.complain(fmt.Errorf("%s: comments for your own people: %d; remove them before the offer goes out", written, n))
		}
	}
	return nil
}

// isWorkbook refuses what has no cells to be filled in, or read from, as they are.
func isWorkbook(path string) error {
	info, err := os.Stat(path)
	switch ext := strings.ToLower(filepath.Ext(path)); {
	case err != nil:
		return fmt.Errorf("%s: no such file", path)
	case info.IsDir():
		return fmt.Errorf("%s: is a folder; name the workbook", path)
	case ext == ".csv" || ext == ".tsv":
		return fmt.Errorf("%s: a CSV file has neither formats nor dropdowns to keep; open it in Excel, save it as .xlsx and name that", path)
	}
	return nil
}

// mayCarry refuses a copy that would replace something, or that Excel would not open.
func (a *app) mayCarry(to, oldPath, newPath string) error {
	for _, in := range []string{oldPath, newPath} {
		if err := notOpen(in); err != nil {
			a.complain(fmt.Errorf("%s: is open in another program; what is not saved there is not read", in))
		}
	}
	if to == "" {
		return nil
	}
	if overwrites(to, []string{oldPath, newPath}) {
		return fmt.Errorf("-o %s: this is one of the two versions and is not overwritten; choose another name", to)
	}
	info, err := os.Stat(to)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("-o %s: is a folder; name the copy", to)
	case err == nil:
		return fmt.Errorf("-o %s: is there already; choose another name, or move it away", to)
	}
	if ext := filepath.Ext(newPath); !strings.EqualFold(filepath.Ext(to), ext) {
		return fmt.Errorf("-o %s: Excel does not open a copy of %s unless its name ends in %s", to, newPath, ext)
	}
	return nil
}

// An openVersion is a version whose file is open.
type openVersion struct {
	carry.Version
	file *os.File
}

func (v *openVersion) close() { _ = v.file.Close() } // was only read

// openVersion reads a workbook: what it asks for, and where it is filled in, what we answered.
func (a *app) openVersion(path string, filled bool) (*openVersion, error) {
	var offer []string
	if filled {
		offer = []string{path}
	}
	t, err := fromFlags([]string{path}, offer)
	if err != nil {
		return nil, err
	}
	bid, err := a.readCustomer(t)
	if err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	v := &openVersion{carry.Version{File: printed(path), Bid: bid}, file}
	info, err := file.Stat()
	if err == nil {
		v.Book, err = overlay.Open(file, info.Size())
	}
	if err != nil {
		v.close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return v, nil
}

// sensible refuses two workbooks that have nothing to do with each other, and an old version without answers: then the two were
// named in the wrong order more often than not.
func sensible(out *carry.Outcome) error {
	shared := slices.ContainsFunc(out.Rows, func(r *carry.Row) bool { return r.Old != nil && r.New != nil })
	switch {
	case !shared:
		return fmt.Errorf("%s and %s have no criterion and no position in common", out.Old, out.New)
	case out.Answers() == 0 && out.Filled > 0:
		return fmt.Errorf("%s: holds all answers of %s already; the new version has to be the blank one", out.New, out.Old)
	case out.Answers() == 0:
		return fmt.Errorf("%s: nothing is filled in; the filled-in old version comes first, then the blank new one", out.Old)
	case out.Filled > out.Answers():
		return fmt.Errorf("%s: more is filled in than in %s (%d rows, %d there); the filled-in old version comes first, then the blank new one",
			out.New, out.Old, out.Filled, out.Answers())
	}
	return nil
}
