package main

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

func (a *app) criteriaCommand() *cobra.Command {
	var rfp, rulesets, formats []string
	cmd := &cobra.Command{
		Use:   "criteria [BID...|FILE...]",
		Short: "Show what was read: every criterion, and the account of every row",
		Long: `Show what was read: every criterion with its obligation, weight, claim and place, and the account of every row. Only the
checks of reading are run. Use it to see whether a new workbook was understood.

Exit status: 0 read without errors, 1 something could not be read as written, 2 the run cannot be trusted.`,
		Example: `  offerlint criteria
  offerlint criteria catalogue.xlsx --verbose`,
		RunE: func(_ *cobra.Command, args []string) error { return a.criteria(args, rfp, rulesets, formats) },
	}
	fs := cmd.Flags()
	fs.StringArrayVar(&rfp, "rfp", nil, "a file of the customer's, without an offerlint.yaml; repeatable")
	fs.StringArrayVar(&rulesets, "ruleset", nil, "a built-in ruleset or a YAML file; repeatable")
	fs.StringArrayVar(&formats, "format", []string{"text"}, "output FORMAT or FORMAT=FILE: text, json; repeatable")
	return cmd
}

func (a *app) criteria(args, rfp, rulesets, formats []string) error {
	outs, err := parseFormats(formats)
	if err != nil {
		return err
	}
	targets, err := a.targets(args, rfp, nil)
	if err != nil {
		return err
	}
	var results []*lint.Result
	status := statusClean
	for _, t := range targets {
		res, err := a.readingChecks(t, rulesets)
		if err != nil {
			a.complain(err)
			status = statusBroken
			continue
		}
		results = append(results, res)
		if status == statusClean && reaches(res.Summary, lint.Error) {
			status = statusFindings
		}
	}
	if len(results) > 0 {
		opt := a.reportOptions()
		opt.Criteria = true
		if err := a.write(outs, results, opt); err != nil {
			return err
		}
	}
	if status != statusClean {
		return exit(status)
	}
	return nil
}

// readingChecks reads a bid and runs only the checks that judge the reading.
func (a *app) readingChecks(t target, names []string) (*lint.Result, error) {
	set, err := loadRules(t, names)
	if err != nil {
		return nil, err
	}
	set.Rules = slices.DeleteFunc(set.Rules, func(r *lint.Rule) bool { return r.Kind != lint.Malformed })
	bid, err := a.read(t)
	if err != nil {
		return nil, err
	}
	stage := lint.Review
	if t.config.HasStage {
		stage = t.config.Stage
	}
	return lint.Run(bid, set, lint.Options{Stage: stage, Match: phrase.Match})
}

// controlTotals are the numbers that init writes down, so that a file that reads differently later breaks loudly.
func controlTotals(cs []*lint.Criterion) map[string]int {
	n := map[string]int{"criteria": len(cs)}
	for _, c := range cs {
		if c.Obligation == lint.Must || c.Obligation == lint.Exclusion {
			n[c.Obligation.String()]++
		}
	}
	return n
}

func yamlTotals(n map[string]int) string {
	s := "{criteria: " + strconv.Itoa(n["criteria"])
	for _, k := range []string{"must", "exclusion"} {
		if n[k] > 0 {
			s += fmt.Sprintf(", %s: %d", k, n[k])
		}
	}
	return s + "}"
}
