package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// statusFormats are the formats of the board.
var statusFormats = []string{"text", "json"}

func (a *app) statusCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "status [BID...]",
		Short: "Show where a bid stands: sections, owners, points at stake, days left, what to do next",
		Long: `Show where a bid stands: for each section and each owner how many criteria are missed, assumed, unverified, answered and verified,
the points at stake, the days left, and what to do next, the gravest first. Several bids are one line each, the most urgent first.

A bid is named as for check: a folder with an offerlint.yaml, ./... for every bid below, or nothing for the one here.

Exit status: 0 shown, 2 a bid could not be read.`,
		Example: `  offerlint status
  offerlint status ./...
  offerlint status --stage submit --format json`,
		RunE: func(_ *cobra.Command, args []string) error { return a.status(args, f) },
	}
	fs := cmd.Flags()
	repeatable(fs, &f.rfp, "rfp", nil, "a file of the customer's, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.offer, "offer", nil, "a file or folder of ours, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.rulesets, "ruleset", nil, "a built-in ruleset or a YAML file, after those of the offerlint.yaml; repeatable")
	fs.StringVar(&f.stage, "stage", "", "how close the offer is to going out: draft, review or submit (default: the bid's, else review)")
	repeatable(fs, &f.formats, "format", []string{"text"}, "output FORMAT or FORMAT=FILE: "+strings.Join(statusFormats, ", ")+"; repeatable")
	return cmd
}

func (a *app) status(args []string, f checkFlags) error {
	outs, err := parseFormats(f.formats, statusFormats)
	if err != nil {
		return err
	}
	targets, err := a.targets(args, f.rfp, f.offer)
	broken := err != nil
	if broken {
		a.complain(err)
	}
	a.bids = targets
	var results []*lint.Result
	defer a.working(len(targets))()
	a.judgeAll(targets, f, func(res *lint.Result, err error) {
		if err != nil {
			broken = true
			return
		}
		results = append(results, res)
	})
	a.rest()
	if len(results) > 0 {
		opt := a.reportOptions()
		printers := map[string]printer{
			"text": func(w io.Writer, path string) error { return report.Board(w, results, plainly(opt, path)) },
			"json": func(w io.Writer, _ string) error { return report.BoardJSON(w, results, opt) },
		}
		if err := a.write(outs, printers, inputs(targets, results, f.rulesets)); err != nil {
			return err
		}
	}
	if broken {
		return exit(statusBroken)
	}
	return nil
}
