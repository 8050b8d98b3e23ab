package main

import (
	"errors"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/rulesets"
)

// criteriaFlags are the flags of criteria.
type criteriaFlags struct {
	rfp, rulesets, formats []string
	explain                bool
}

func (a *app) criteriaCommand() *cobra.Command {
	var f criteriaFlags
	cmd := &cobra.Command{
		Use:   "criteria [BID...|FILE...]",
		Short: "Show what was read: every criterion, and the account of every row",
		Long: `Show what was read: every criterion with its obligation, weight, claim and place, and the account of every row. Only the
checks of reading are run. Use it to see whether a new workbook was understood; --explain says what decided about each column.

The csv has a record for each criterion and each priced line; cells that begin with = + - or @ get a leading apostrophe, so that
a spreadsheet does not run them.

Exit status: 0 read without errors, 1 something could not be read as written, 2 the run cannot be trusted.`,
		Example: `  offerlint criteria
  offerlint criteria catalogue.xlsx --explain
  offerlint criteria --format csv=criteria.csv`,
		RunE: func(_ *cobra.Command, args []string) error { return a.criteria(args, f) },
	}
	fs := cmd.Flags()
	repeatable(fs, &f.rfp, "rfp", nil, "a file of the customer's, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.rulesets, "ruleset", nil, "a built-in ruleset or a YAML file; repeatable")
	repeatable(fs, &f.formats, "format", []string{"text"}, "output FORMAT or FORMAT=FILE: text, json, csv, markdown; repeatable")
	fs.BoolVar(&f.explain, "explain", false, "say how each column was decided, and why each row was skipped (text and markdown)")
	return cmd
}

func (a *app) criteria(args []string, f criteriaFlags) error {
	outs, err := f.outputs()
	if err != nil {
		return err
	}
	var all outcome
	targets, err := a.targets(args, f.rfp, nil)
	all.fail(a, err)
	for _, t := range targets {
		res, err := a.readingChecks(t, f.rulesets)
		all.fail(a, inLanguage(err, a.tongue))
		if err == nil {
			all.take(a, res, nil, lint.Error)
		}
	}
	if len(all.results) > 0 {
		printers := map[string]printer{}
		opt := a.reportOptions()
		opt.Failed = all.failed
		for format, print := range criteriaFormats {
			printers[format] = func(w io.Writer, path string) error {
				return print(w, all.results, report.CriteriaOptions{Options: plainly(opt, path), Explain: f.explain})
			}
		}
		if err := all.spare(outs); err != nil {
			return err
		}
		if err := a.write(outs, printers, inputs(targets, all.results, f.rulesets)); err != nil {
			return err
		}
	}
	if all.status == statusFindings && !slices.ContainsFunc(outs, func(o output) bool { return o.format != "csv" }) {
		a.complain(errors.New("something could not be read as written, which csv does not hold; --format text names it"))
	}
	return all.exit()
}

// criteriaFormats are the ways to print what was read.
var criteriaFormats = map[string]func(io.Writer, []*lint.Result, report.CriteriaOptions) error{
	"text":     report.CriteriaText,
	"csv":      report.CriteriaCSV,
	"markdown": report.CriteriaMarkdown,
	"json": func(w io.Writer, rs []*lint.Result, opt report.CriteriaOptions) error {
		return report.JSON(w, rs, opt.Options)
	},
}

// outputs reads --format, and refuses an --explain that no output would show.
func (f criteriaFlags) outputs() ([]output, error) {
	outs, err := parseFormats(f.formats, []string{"text", "json", "csv", "markdown"})
	if err != nil {
		return nil, err
	}
	explained := slices.ContainsFunc(outs, func(o output) bool { return o.format == "text" || o.format == "markdown" })
	if f.explain && !explained {
		return nil, errors.New("--explain is shown in text and markdown; add --format text, or leave it out")
	}
	return outs, nil
}

// formChecks judge how a form was filled in, and so whether it was read right. Checks of what is still open are left out:
// every blank form would have an error.
var formChecks = []string{"contradictory-marks", "invalid-answer"}

// judgesReading reports whether a rule of that check and kind judges the reading. Without the other rules nothing can be said
// about waivers.
func judgesReading(c *lint.Check, k lint.Kind) bool {
	return !c.AfterWaivers && (k == lint.Malformed || slices.Contains(formChecks, c.ID))
}

// readingChecks reads a bid and runs only the checks that judge the reading.
func (a *app) readingChecks(t target, names []string) (*lint.Result, error) {
	checks := allChecks()
	bid, set, err := a.readWithRules(t, func() (*lint.Ruleset, error) {
		return rulesets.LoadSome(checks, func(rule string) bool {
			return slices.ContainsFunc(checks, func(c *lint.Check) bool { return c.ID == rule && judgesReading(c, c.Kind) })
		}, layers(t, names)...)
	})
	if err != nil {
		return nil, err
	}
	set.Rules = slices.DeleteFunc(set.Rules, func(r *lint.Rule) bool { return !judgesReading(r.Check, r.Kind) })
	stage := lint.Review
	if t.config.HasStage {
		stage = t.config.Stage
	}
	return lint.Run(bid, set, lint.Options{Stage: stage, Match: phrase.Match})
}
