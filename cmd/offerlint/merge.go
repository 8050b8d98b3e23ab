package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/report"
)

func (a *app) mergeCommand() *cobra.Command {
	var into, failOn string
	cmd := &cobra.Command{
		Use:   "merge FILE...",
		Short: "Join the JSON of several runs into one",
		Long: `Join what several runs of check wrote with --format json, each over other bids, as in the jobs of a CI pipeline. The
result is the same, byte for byte, as that of one run over all bids.

Exit status: 0 joined, 1 with --fail-on: a finding of that severity is among them, 2 a file is not what it should
be, or a bid could not be checked in one of the runs.`,
		Example: `  offerlint merge part-1.json part-2.json > all.json
  offerlint merge --fail-on error --output all.json part-*.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("merge wants the files to join: what check wrote with --format json=FILE")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.merge(args, into, failOn) },
	}
	cmd.Flags().StringVarP(&into, "output", "o", "", "write to this file (default: standard output)")
	cmd.Flags().StringVar(&failOn, "fail-on", "never", "exit 1 from this severity on: blocker, error, warning, info or never")
	return cmd
}

func (a *app) merge(files []string, into, failOn string) error {
	threshold, err := parseFailOn(failOn)
	if err != nil {
		return err
	}
	var parts []report.Part
	var errs []error
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: cannot be read: %w", f, withoutName(err)))
		}
		parts = append(parts, report.Part{Name: printed(f), Data: data})
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	var all bytes.Buffer
	sum, err := report.Merge(&all, parts)
	if err != nil {
		return err
	}
	if err := a.deliver(into, all.Bytes()); err != nil {
		return err
	}
	if len(sum.Failed) > 0 {
		return fmt.Errorf("not every bid was checked in these runs:\n%s", strings.Join(sum.Failed, "\n"))
	}
	if reaches(sum.Summary, threshold) {
		return exit(statusFindings)
	}
	return nil
}

// deliver writes to a file as a whole, or to standard output where none is named. A file that is not ours is spared.
func (a *app) deliver(path string, data []byte) error {
	if path == "" {
		_, err := a.out.Write(data)
		return err
	}
	if err := replaceable(path); err != nil {
		return err
	}
	return replaceFile(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// withoutName is why a file could not be opened, without its name.
func withoutName(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
