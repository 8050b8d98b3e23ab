package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/matrix"
)

// fill fills in a template and writes the copy. What it did not take is said, and makes the exit status 1.
func (a *app) fill(template, out string, res *lint.Result) error {
	if _, err := os.Stat(out); err == nil {
		return fmt.Errorf("%s is there already, and may hold work; choose another name, or fill it on: --template %s -o NEW", out, out)
	}
	content, err := os.ReadFile(template)
	if err != nil {
		return fmt.Errorf("--template: %w", err)
	}
	var copied bytes.Buffer
	done, err := matrix.Fill(bytes.NewReader(content), &copied, res, matrix.Options{Lang: a.lang, Link: from(out)})
	if err != nil {
		return fmt.Errorf("--template: %s: %w", template, err)
	}
	if err := replaceFile(out, func(w io.Writer) error { _, err := copied.WriteTo(w); return err }); err != nil {
		return err
	}
	a.filled(out, done)
	if len(done.NoRow)+len(done.Kept) > 0 {
		return exit(statusFindings)
	}
	return nil
}

// mostKept is how many cells that were kept are named one by one.
const mostKept = 20

// filled says what became of a template.
func (a *app) filled(out string, f *matrix.Filling) {
	at := func(cell string) string { return lint.Printable(fmt.Sprintf("%s:%s!%s", printed(out), f.Sheet, cell)) }
	if !a.quiet {
		a.complain(fmt.Errorf("%s: criteria found: %d, cells filled in: %d; the header is in row %d", lint.Printable(printed(out)+":"+f.Sheet), f.Rows, f.Cells, f.HeaderRow))
		if len(f.Unknown) > 0 {
			a.complain(fmt.Errorf("left alone, as these headers are not known: %s", lint.Printable(strings.Join(f.Unknown, "; "))))
		}
	}
	for i, k := range f.Kept {
		switch {
		case i == mostKept && !a.verbose:
			a.complain(fmt.Errorf("and %d more cells; --verbose names all", len(f.Kept)-mostKept))
		case i > mostKept && !a.verbose:
		case k.Refused:
			a.complain(fmt.Errorf("%s: left empty, its list does not allow %q", at(k.Cell), brief(k.Ours)))
		default:
			a.complain(fmt.Errorf("%s: kept %q; the matrix has %q", at(k.Cell), brief(k.Has), brief(k.Ours)))
		}
	}
	if len(f.NoRow) > 0 {
		a.complain(fmt.Errorf("without a row in the template: %s", idList(f.NoRow)))
	}
	if len(f.NoID) > 0 {
		a.complain(fmt.Errorf("no criteria of the bid: %s", idList(f.NoID)))
	}
}

// brief is a text on one line, cut where it is long.
func brief(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return string(r)
}
