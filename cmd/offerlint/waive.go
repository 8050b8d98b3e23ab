package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/register"
)

// waiveFlags are the flags of waive.
type waiveFlags struct {
	bid, by, reason, until string
	dryRun                 bool
}

func (a *app) waiveCommand() *cobra.Command {
	var f waiveFlags
	cmd := &cobra.Command{
		Use:   "waive RULE CRITERION... --reason TEXT --until YYYY-MM-DD --by NAME",
		Short: "Note in register.yaml that a finding is accepted: why, until when, by whom",
		Long: `Note in register.yaml that what a rule finds about a criterion is accepted: why, until when, by whom, and a fingerprint of what
stood there. When the requirement, its obligation or the response changes, or the day is past, the finding counts again.

What nothing reports cannot be accepted, and some rules cannot be waived at all: offerlint explain RULE says so.

Exit status: 0 accepted, 2 refused; then nothing is written.`,
		Example: `  offerlint waive hedged-response K-3 --reason "agreed with legal" --until 2026-12-15 --by c.muster`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 2 {
				return errors.New("want a rule and a criterion: offerlint waive RULE CRITERION --reason … --until … --by …")
			}
			return nil
		},
		ValidArgsFunction: a.completeWaive(&f.bid),
		RunE:              func(_ *cobra.Command, args []string) error { return a.waive(args[0], args[1:], f) },
	}
	fs := cmd.Flags()
	bidFlag(cmd, &f.bid)
	fs.StringVar(&f.reason, "reason", "", "why the finding is accepted")
	fs.StringVar(&f.until, "until", "", "the last day on which it is, YYYY-MM-DD")
	fs.StringVar(&f.by, "by", "", "who accepts it")
	fs.BoolVar(&f.dryRun, "dry-run", false, "say what would be written, and write nothing")
	a.completeFlags(cmd, &f.bid)
	return cmd
}

func (a *app) waive(name string, ids []string, f waiveFlags) error {
	for _, m := range []struct{ flag, value, question string }{
		{"reason", f.reason, "why is the finding accepted?"},
		{"until", f.until, "what is the last day on which it is?"},
		{"by", f.by, "who accepts it?"},
	} {
		if strings.TrimSpace(m.value) == "" {
			return fmt.Errorf("--%s is missing: %s", m.flag, m.question)
		}
	}
	f.until, _ = lint.Day(f.until)
	j, t, err := a.judgement(f.bid)
	if err != nil {
		return err
	}
	set, err := loadRules(t, nil)
	if err != nil {
		return err
	}
	rule := set.Rule(name)
	if rule == nil {
		return fmt.Errorf("unknown rule %q%s; offerlint rules lists them", name, didYouMean(name, ruleNames(set)))
	}
	if !rule.MayBeWaived() {
		return fmt.Errorf("%s cannot be waived; offerlint explain %s says what to do", name, name)
	}
	criteria, err := j.criteria(ids)
	if err != nil {
		return err
	}
	var errs []error
	for _, c := range criteria {
		w, refused := register.Waive(j.bid, name, c, f.reason, f.by, f.until)
		if refused == (lint.Messages{}) {
			refused, err = j.tryWaiver(t, set, c, &lint.Waiver{Rule: name, Reason: f.reason, By: f.by, Until: f.until})
		}
		if err != nil {
			return err
		}
		if refused != (lint.Messages{}) {
			errs = append(errs, j.refuse(c, refused))
			continue
		}
		j.enter(c, w, fmt.Sprintf(j.pick("%s akzeptiert von %s bis %s: %s", "%s accepted by %s until %s: %s"), name, strings.TrimSpace(f.by), f.until, strings.TrimSpace(f.reason)))
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return j.write(f.dryRun)
}

// tryWaiver runs the rules with a waiver alone, and says why it would accept nothing; the message is empty where it would.
func (j *judgement) tryWaiver(t target, set *lint.Ruleset, c *lint.Criterion, w *lint.Waiver) (lint.Messages, error) {
	w.Entry = lint.Entry{Criterion: c.ID, Of: c}
	c.Extra().Fingerprint = register.Fingerprint(c.Parts())
	w.Judged = c.Fingerprint()
	others := j.bid.Register.Waivers
	j.bid.Register.Waivers = []*lint.Waiver{w}
	defer func() { j.bid.Register.Waivers = others }()
	stage := lint.Review
	if t.config.HasStage {
		stage = t.config.Stage
	}
	res, err := lint.Run(j.bid, set, lint.Options{Stage: stage, Match: phrase.Match})
	if err != nil {
		return lint.Messages{}, err
	}
	if slices.ContainsFunc(res.Waived, func(f *lint.Finding) bool { return f.Waived == w }) {
		return lint.Messages{}, nil
	}
	var found []string
	for _, f := range res.Findings {
		if f.Criterion != c {
			continue
		}
		if slices.ContainsFunc(f.Related, func(r lint.Related) bool { return r.Rule != nil && r.Rule.Name == w.Rule }) {
			return lint.Messages{
				DE: w.Rule + " gehört dort zum Befund " + f.Rule.Name + "; diesen akzeptieren oder beheben",
				EN: w.Rule + " is part of the finding " + f.Rule.Name + " there; accept that one or mend it",
			}, nil
		}
		if !slices.Contains(found, f.Rule.Name) {
			found = append(found, f.Rule.Name)
		}
	}
	if res.Waivers[0].State == lint.WaiverHolds {
		return lint.Messages{}, nil // silent at this stage, and meant for later
	}
	nothing := lint.Messages{DE: w.Rule + " findet dort nichts", EN: w.Rule + " finds nothing there"}
	if len(found) > 0 {
		nothing.DE += "; Befunde gibt es von: " + strings.Join(found, ", ")
		nothing.EN += "; there are findings of: " + strings.Join(found, ", ")
	}
	return nothing, nil
}

func ruleNames(set *lint.Ruleset) []string {
	var names []string
	for _, r := range set.Rules {
		names = append(names, r.Name)
	}
	return names
}
