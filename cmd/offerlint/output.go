package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// An output is a format and where it goes; path "" is standard output.
type output struct{ format, path string }

func parseFormats(specs []string) ([]output, error) {
	var outs []output
	for _, s := range specs {
		format, path, hasPath := strings.Cut(s, "=")
		if format != "text" && format != "json" {
			return nil, fmt.Errorf("--format: not supported: %q, want text or json, or json=FILE", s)
		}
		if hasPath && path == "" {
			return nil, fmt.Errorf("--format: %q names no file", s)
		}
		outs = append(outs, output{format, path})
	}
	return outs, nil
}

// A printer prints the results of a run; plain says that no person reads along, as in a file.
type printer func(w io.Writer, plain bool) error

// write prints each output. Nothing is printed where one of them would overwrite an input.
func (a *app) write(outs []output, printers map[string]printer, inputs []string) error {
	if err := spareInputs(outs, inputs); err != nil {
		return err
	}
	for _, o := range outs {
		print := printers[o.format]
		if o.path == "" {
			if err := print(a.out, false); err != nil {
				return fmt.Errorf("writing the report: %w", err)
			}
			continue
		}
		if err := writeFile(o.path, func(w io.Writer) error { return print(w, true) }); err != nil {
			return fmt.Errorf("--format %s=%s: %w", o.format, o.path, err)
		}
	}
	return nil
}

// plainly is opt for a file: without colours, and with every finding.
func plainly(opt report.Options, plain bool) report.Options {
	if plain {
		opt.Terminal, opt.Paint = false, nil
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
			files = append(files, d.File)
		}
	}
	return files
}

// spareInputs refuses an output file that is an input of the run.
func spareInputs(outs []output, inputs []string) error {
	for _, o := range outs {
		info, err := os.Stat(o.path)
		if err != nil {
			continue // nothing is there to be lost
		}
		for _, in := range inputs {
			if other, err := os.Stat(filepath.FromSlash(in)); err == nil && os.SameFile(info, other) {
				return fmt.Errorf("--format %s=%s: this is a file of the bid and is not overwritten; choose another name", o.format, o.path)
			}
		}
	}
	return nil
}

func writeFile(path string, print func(io.Writer) error) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(print(file), file.Close())
}
