package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/report"
)

// An output is a format and where it goes; path "" is standard output.
type output struct{ format, path string }

// parseFormats reads what --format says: one of the formats, or one with =FILE, where - is standard output. Two of them in one file
// would lose the first.
func parseFormats(specs, formats []string) ([]output, error) {
	var outs []output
	for _, s := range specs {
		format, path, hasPath := strings.Cut(s, "=")
		if !slices.Contains(formats, format) {
			return nil, fmt.Errorf("--format: not supported: %q, want %s, or one of them with =FILE%s", s, strings.Join(formats, ", "),
				didYouMean(format, formats))
		}
		switch {
		case hasPath && path == "":
			return nil, fmt.Errorf("--format: %q names no file", s)
		case path == "-":
			path = ""
		}
		for _, o := range outs {
			if path != "" && filepath.Clean(o.path) == filepath.Clean(path) {
				return nil, fmt.Errorf("--format: %s and %s would both go to %s; give each a file of its own", o.format, format, path)
			}
		}
		outs = append(outs, output{format, path})
	}
	return outs, nil
}

// A printer prints the results of a run. Path is the file it prints to; "" is standard output, where a person may read
// along.
type printer func(w io.Writer, path string) error

// write prints each output. Nothing is printed where one of them would overwrite an input.
func (a *app) write(outs []output, printers map[string]printer, inputs []string) error {
	if err := spareInputs(outs, inputs); err != nil {
		return err
	}
	for _, o := range outs {
		print := printers[o.format]
		if o.path == "" {
			if err := print(a.out, ""); err != nil {
				return fmt.Errorf("writing the report: %w", err)
			}
			continue
		}
		if err := writeFile(o.path, func(w io.Writer) error { return print(w, o.path) }); err != nil {
			return fmt.Errorf("--format %s=%s: %w", o.format, o.path, err)
		}
		a.written = append(a.written, o.path)
	}
	return nil
}

// plainly is opt for a file: without colours, and with every finding.
func plainly(opt report.Options, path string) report.Options {
	if path != "" {
		opt.Terminal, opt.Paint, opt.Width, opt.Jump = false, nil, 0, nil
	}
	return opt
}

// linked is opt for a page that lies at a path, or in the working directory, and links to the files of the bid from there.
func linked(opt report.Options, path string) report.Options {
	from := filepath.Dir(path)
	opt.Link = func(file string) string {
		way, err := filepath.Rel(from, filepath.FromSlash(file))
		if err != nil {
			// One of them is absolute and the other is not, or they lie on two drives of Windows.
			from, fromErr := filepath.Abs(from)
			to, toErr := filepath.Abs(filepath.FromSlash(file))
			if way, err = filepath.Rel(from, to); errors.Join(err, fromErr, toErr) != nil {
				return ""
			}
		}
		return filepath.ToSlash(way)
	}
	return opt
}

// inputs lists the files of a run that an output must not overwrite.
func inputs(targets []target, results []*lint.Result, rulesets []string) []string {
	files := slices.Clone(rulesets)
	for _, t := range targets {
		files = append(files, t.config.File)
	}
	for _, r := range results {
		for _, d := range r.Bid.Documents {
			if d.Role != "made-by-offerlint" { // no input, and made anew at will
				files = append(files, d.File)
			}
		}
	}
	return files
}

// setAside takes the reports of an earlier run that this run is about to replace out of the account of the bids. They are no
// files of the bid, and a second run would else differ from the first.
func setAside(outs []output, results []*lint.Result) {
	for _, o := range outs {
		info, err := os.Stat(o.path)
		if err != nil || !madeByUs(o.path) {
			continue
		}
		for _, r := range results {
			r.Bid.Documents = slices.DeleteFunc(r.Bid.Documents, func(d *lint.Document) bool {
				other, err := os.Stat(filepath.FromSlash(d.File))
				return (d.Role == "not-read" || d.Role == "made-by-offerlint") && err == nil && os.SameFile(info, other)
			})
		}
	}
}

// madeByUs reports whether offerlint made a file.
func madeByUs(path string) bool { return parsers.MadeBy(path) != "" }

// replaceable refuses to write over a file with something in it that offerlint did not make.
func replaceable(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) || err == nil && info.Mode().IsRegular() && (info.Size() == 0 || madeByUs(path)) {
		return nil
	}
	return fmt.Errorf("%s is there already, and offerlint did not make it; move it away", printed(path))
}

// spareInputs refuses an output file that is an input of the run.
func spareInputs(outs []output, inputs []string) error {
	for _, o := range outs {
		if overwrites(o.path, inputs) {
			return fmt.Errorf("--format %s=%s: this is a file of the bid and is not overwritten; choose another name", o.format, o.path)
		}
	}
	return nil
}

// overwrites reports whether a path leads to one of the files, by whatever name.
func overwrites(path string, files []string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return false // nothing is there to be lost
	}
	return slices.ContainsFunc(files, func(f string) bool {
		other, err := os.Stat(filepath.FromSlash(f))
		return err == nil && os.SameFile(info, other)
	})
}

func writeFile(path string, print func(io.Writer) error) error {
	file, err := os.Create(path)
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("the folder %s does not exist; make it first or choose another", filepath.ToSlash(filepath.Dir(path)))
	}
	if err != nil {
		return err
	}
	return errors.Join(print(file), file.Close())
}

// replaceFile writes a file as a whole or not at all: beside it first, and then in its place.
func replaceFile(path string, print func(io.Writer) error) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".offerlint-*")
	if err != nil {
		var pe *os.PathError // names the file beside it, which nobody knows
		if errors.As(err, &pe) {
			err = pe.Err
		}
		return fmt.Errorf("%s: cannot be written: %w", path, err)
	}
	defer func() { _ = os.Remove(tmp.Name()) }() // is gone by then where all went well
	if err := errors.Join(print(tmp), tmp.Chmod(0o644), tmp.Close()); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), path); err != nil {
		if heldOpen(err) {
			return fmt.Errorf("%s: is open in another program; close it in Excel and run again", path)
		}
		return fmt.Errorf("%s: cannot be written: %w", path, err)
	}
	return nil
}

// notOpen refuses a file beside which Excel or LibreOffice laid the one that says somebody has it open.
func notOpen(path string) error {
	dir, base := filepath.Split(path)
	for _, lock := range []string{"~$" + base, ".~lock." + base + "#"} {
		if _, err := os.Stat(filepath.Join(dir, lock)); err == nil {
			return fmt.Errorf("%s: is open in another program; close it in Excel and run again", path)
		}
	}
	return nil
}

// heldOpen knows what Windows says when a program such as Excel keeps a file: ERROR_ACCESS_DENIED, ERROR_SHARING_VIOLATION
// or ERROR_LOCK_VIOLATION. Elsewhere a file can be replaced while it is open.
func heldOpen(err error) bool {
	var code syscall.Errno
	return runtime.GOOS == "windows" && errors.As(err, &code) && (code == 5 || code == 32 || code == 33)
}

// measure adds sizes, hashes and pages to the account where a format prints them. A file that cannot be read is named, and is
// left without.
func (a *app) measure(outs []output, results []*lint.Result) {
	if !slices.ContainsFunc(outs, func(o output) bool { return o.format == "json" }) {
		return
	}
	for _, r := range results {
		if err := parsers.Measure(r.Bid); err != nil {
			a.complain(err)
		}
	}
}
