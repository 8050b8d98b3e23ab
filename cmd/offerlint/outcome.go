package main

import (
	"fmt"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// An outcome is what became of the bids of a run. A report tells of those that could not be checked as well: without them, and even
// more where it is not written at all, a pipeline would join and show what is left as if it were the whole.
type outcome struct {
	status  int
	results []*lint.Result
	failed  []string // why bids were not checked, one message each
}

// fail notes, and says, that something could not be checked; nil is nothing.
func (o *outcome) fail(a *app, err error) {
	if err != nil {
		a.complain(err)
		o.note(a, err)
	}
}

// note keeps a message for the reports, which are the same on every computer.
func (o *outcome) note(a *app, err error) {
	o.status = statusBroken
	o.failed = append(o.failed, strings.Split(a.tell(err, "en"), "\n")...)
}

// take notes what judgeAll hands out.
func (o *outcome) take(a *app, res *lint.Result, err error, failOn lint.Severity) {
	if err != nil {
		o.note(a, err)
		return
	}
	o.results = append(o.results, res)
	if o.status == statusClean && reaches(res.Summary, failOn) {
		o.status = statusFindings
	}
}

// language is that of the first bid; "" where none was checked.
func (o *outcome) language() string {
	if len(o.results) == 0 {
		return ""
	}
	return o.results[0].Bid.Config.Language
}

// spare refuses, where something was not checked, to write over a file that offerlint did not make: it may be one of the files of a bid
// that was not read.
func (o *outcome) spare(outs []output) error {
	for _, out := range outs {
		if out.path == "" || len(o.failed) == 0 {
			continue
		}
		if err := replaceable(out.path); err != nil {
			return fmt.Errorf("--format %s=%w", out.format, err)
		}
	}
	return nil
}

// exit is the exit status as an error; nil for a clean run.
func (o *outcome) exit() error {
	if o.status == statusClean {
		return nil
	}
	return exit(o.status)
}
