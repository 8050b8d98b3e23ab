package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/versions"
)

// checkFlags are the flags of check.
type checkFlags struct {
	rfp, offer, rulesets []string
	stage, failOn        string
	formats              []string
	group                string
	changedSince, shard  string
	view                 view
	ignoreWaivers        bool
	showWaived           bool
	compare              string
}

// A view chooses findings to print. Empty lists choose all.
type view struct{ owners, sections, criteria, rules, kinds []string }

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check [BID...]",
		Short: "Check bids before they go out",
		Long: `Check bids: a folder with an offerlint.yaml, the offerlint.yaml itself, or a filled-in workbook. Without one, the
offerlint.yaml here or in a folder above. ./... checks every bid below.

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the run cannot be trusted.`,
		Example: `  offerlint check
  offerlint check examples/dms-musterhausen --stage submit
  offerlint check --rfp catalogue.xlsx --offer answers/
  offerlint check --format text --format html=report.html --format json=findings.json`,
		RunE: func(_ *cobra.Command, args []string) error { return a.check(args, f) },
	}
	fs := cmd.Flags()
	repeatable(fs, &f.rfp, "rfp", nil, "a file of the customer's, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.offer, "offer", nil, "a file or folder of ours, without an offerlint.yaml; repeatable")
	repeatable(fs, &f.rulesets, "ruleset", nil, "a built-in ruleset or a YAML file, after those of the offerlint.yaml; repeatable")
	fs.StringVar(&f.stage, "stage", "", "how close the offer is to going out: draft, review or submit (default: the bid's, else review)")
	fs.StringVar(&f.group, "group", "", "put findings below headings: "+strings.Join(report.Groupings(), ", "))
	repeatable(fs, &f.formats, "format", []string{"text"}, "output FORMAT or FORMAT=FILE: "+strings.Join(checkFormats, ", ")+"; repeatable")
	fs.StringVar(&f.changedSince, "changed-since", "", "check only the bids that a change since this Git revision touches, and those whole (default of BID: ./...)")
	fs.StringVar(&f.shard, "shard", "", "check only the K-th of N parts of the bids, K/N; offerlint merge joins their JSON")
	fs.StringVar(&f.failOn, "fail-on", "error", "exit 1 from this severity on: blocker, error, warning, info or never")
	repeatable(fs, &f.view.owners, "owner", nil, "show only findings on this owner's criteria; repeatable")
	repeatable(fs, &f.view.sections, "section", nil, "show only findings in this section; repeatable")
	repeatable(fs, &f.view.criteria, "criterion", nil, "show only findings on this criterion, * is a wildcard; repeatable")
	repeatable(fs, &f.view.rules, "rule", nil, "show only findings of this rule; repeatable")
	repeatable(fs, &f.view.kinds, "kind", nil, "show only missed, unverified, assumed or malformed; repeatable")
	fs.BoolVar(&f.ignoreWaivers, "ignore-waivers", false, "judge as if nobody had accepted anything")
	fs.StringVar(&f.compare, "compare", "", "the JSON of an earlier run: say what is closed and what is new since")
	fs.BoolVar(&f.showWaived, "show-waived", false, "list the findings that somebody accepted, too, with who and why")
	return cmd
}

func (a *app) check(args []string, f checkFlags) error {
	failOn, err := parseFailOn(f.failOn)
	if err != nil {
		return err
	}
	outputs, err := parseFormats(f.formats, checkFormats)
	if err != nil {
		return err
	}
	if f.group != "" && !slices.Contains(report.Groupings(), f.group) {
		return fmt.Errorf("--group: unknown grouping %q, want %s%s", f.group, strings.Join(report.Groupings(), ", "), didYouMean(f.group, report.Groupings()))
	}
	show, err := f.view.filter()
	if err != nil {
		return err
	}
	earlier, err := readEarlier(f.compare)
	if err != nil {
		return err
	}
	if f.changedSince != "" {
		args = everywhere(args, f)
	}
	var all outcome
	targets, err := a.targets(args, f.rfp, f.offer)
	a.bids = targets
	targets, err = a.narrow(targets, err, f)
	all.fail(a, err)
	defer a.working(len(targets))()
	a.judgeAll(targets, f, func(res *lint.Result, err error) { all.take(a, res, err, failOn) })
	a.tongue = all.language()
	if err := f.view.known(all.results); err != nil {
		return err
	}
	a.rest()
	opt := a.reportOptions()
	opt.Show, opt.Group, opt.Failed, opt.Waived, opt.Earlier = show, f.group, all.failed, f.showWaived, earlier
	setAside(outputs, all.results)
	a.measure(outputs, all.results)
	if err := all.spare(outputs); err != nil {
		return err
	}
	if err := a.write(outputs, checkPrinters(all.results, opt), append(inputs(targets, all.results, f.rulesets), f.compare)); err != nil {
		return err
	}
	return all.exit()
}

// readEarlier reads the run to compare with; nil where there is none to be compared with.
func readEarlier(path string) (*report.Earlier, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("--compare: %s: no such file; --format json=FILE writes one", path)
	}
	if err != nil {
		return nil, fmt.Errorf("--compare: %w", err)
	}
	e, err := report.ReadEarlier(report.Part{Name: printed(path), Data: data})
	if err != nil {
		return nil, fmt.Errorf("--compare: %w", err)
	}
	return e, nil
}

// judge reads one bid and checks it.
func (a *app) judge(t target, f checkFlags) (*lint.Result, error) {
	stage := lint.Review
	if t.config.HasStage {
		stage = t.config.Stage
	}
	if f.stage != "" {
		var err error
		if stage, err = lint.ParseStage(f.stage); err != nil {
			return nil, fmt.Errorf("--stage: %w", err)
		}
	}
	load := loadRules
	if a.prepared != nil {
		load = a.prepared.rules
	}
	bid, set, err := a.readWithRules(t, func() (*lint.Ruleset, error) { return load(t, f.rulesets) })
	if err != nil {
		return nil, err
	}
	if err := a.findOthers(t, bid, set); err != nil {
		return nil, err
	}
	match := phrase.Match
	if a.prepared != nil {
		match = a.prepared.match
	}
	return lint.Run(bid, set, lint.Options{Stage: stage, Match: match, IgnoreWaivers: f.ignoreWaivers})
}

// readWithRules reads a bid and loads its rules at the same time: the rules take as long as a small workbook. A fault in
// them is reported before one in the files.
func (a *app) readWithRules(t target, load func() (*lint.Ruleset, error)) (*lint.Bid, *lint.Ruleset, error) {
	var set *lint.Ruleset
	var faulty error
	var rules sync.WaitGroup
	rules.Go(func() { set, faulty = load() })
	bid, err := a.read(t)
	rules.Wait()
	if err = cmp.Or(faulty, err); err != nil {
		return nil, nil, err
	}
	return bid, set, nil
}

// read reads the files of a bid; a bid without anything to check is an error, never a clean result.
func (a *app) read(t target) (*lint.Bid, error) {
	a.tongue = t.config.Language
	cfg := t.config
	cfg.Today, cfg.Now = a.today[:len(time.DateOnly)], a.now(cfg.Submission.Due.Location())
	bid, err := parsers.Read(cfg)
	if err != nil {
		return nil, err
	}
	a.tongue = bid.Config.Language
	besideSeal(bid)
	if err := register.Attach(bid); err != nil {
		return nil, err
	}
	versions.Since(bid)
	a.tellCarried(bid)
	for _, d := range bid.Documents {
		if d.Role == "lock" {
			a.complain(fmt.Errorf("%s is open in another program; what is not saved there is not checked", locked(d.File)))
		}
	}
	if len(bid.Criteria)+len(bid.Positions) > 0 {
		return bid, nil
	}
	var read []string
	for _, s := range bid.Sources {
		if name := (lint.Location{File: s.File, Sheet: s.Sheet}).String(); s.Role != "text" {
			read = append(read, fmt.Sprintf("%s (%s)", name, s.Role))
		}
	}
	if len(read) == 0 {
		return nil, fmt.Errorf("%s: no workbook and no CSV file of the customer's is read; name the one that lists what is asked", t.name())
	}
	return nil, fmt.Errorf("%s: no criteria found in %s; name the sheet and the columns under rfp: in offerlint.yaml, or give the right file",
		t.name(), strings.Join(read, ", "))
}

// locked is the file that a lock file stands for: ~$answers.xlsx of Office, .~lock.answers.xlsx# of LibreOffice.
func locked(name string) string {
	dir, base := path.Split(name)
	base = strings.TrimPrefix(base, "~$")
	if b, ok := strings.CutPrefix(base, ".~lock."); ok {
		base = strings.TrimSuffix(b, "#")
	}
	return dir + base
}

// parseFailOn reads --fail-on; Off stands for never.
func parseFailOn(s string) (lint.Severity, error) {
	if s == "never" {
		return lint.Off, nil
	}
	sev, err := lint.ParseSeverity(s)
	if err != nil || sev < lint.Info {
		return 0, fmt.Errorf("--fail-on: unknown severity %q, want blocker, error, warning, info or never", s)
	}
	return sev, nil
}

func reaches(s lint.Summary, failOn lint.Severity) bool {
	switch failOn {
	case lint.Blocker:
		return s.Blocker > 0
	case lint.Error:
		return s.Blocker+s.Error > 0
	case lint.Warning:
		return s.Blocker+s.Error+s.Warning > 0
	case lint.Info:
		return s.Blocker+s.Error+s.Warning+s.Info > 0
	}
	return false
}

// filter makes the function that chooses findings; nil where nothing was chosen.
func (v view) filter() (func(*lint.Finding) bool, error) {
	for _, k := range v.kinds {
		if _, err := lint.ParseKind(k); err != nil {
			return nil, fmt.Errorf("--kind: %w", err)
		}
	}
	if len(v.owners)+len(v.sections)+len(v.criteria)+len(v.rules)+len(v.kinds) == 0 {
		return nil, nil
	}
	return func(f *lint.Finding) bool {
		c := f.Criterion
		about := func(chosen []string, value func() string) bool {
			return len(chosen) == 0 || c != nil && slices.ContainsFunc(chosen, func(p string) bool { return matches(p, value()) })
		}
		return about(v.owners, func() string { return c.Owner }) && about(v.sections, func() string { return c.Section }) &&
			about(v.criteria, func() string { return c.ID }) &&
			(len(v.rules) == 0 || slices.Contains(v.rules, f.Rule.Name)) &&
			(len(v.kinds) == 0 || slices.Contains(v.kinds, f.Kind.String()))
	}, nil
}

// matches compares a value with a pattern in which * stands for anything, without regard to case.
func matches(pattern, value string) bool {
	ok, err := path.Match(strings.ToLower(strings.ReplaceAll(pattern, "/", "\x00")), strings.ToLower(strings.ReplaceAll(value, "/", "\x00")))
	return err == nil && ok || strings.EqualFold(pattern, value)
}

// known refuses a filter that can never show anything: a misspelt rule or criterion would look like a clean offer.
func (v view) known(results []*lint.Result) error {
	if len(results) == 0 {
		return nil
	}
	var rules, ids, owners, sections []string
	for _, r := range results {
		for _, rule := range r.Rules {
			rules = append(rules, rule.Name)
		}
		for _, c := range r.Bid.Criteria {
			ids, owners, sections = append(ids, c.ID), append(owners, c.Owner), append(sections, c.Section)
		}
	}
	for _, x := range []struct {
		flag   string
		chosen []string
		from   []string
	}{{"rule", v.rules, rules}, {"criterion", v.criteria, ids}, {"owner", v.owners, owners}, {"section", v.sections, sections}} {
		for _, p := range x.chosen {
			if !slices.ContainsFunc(x.from, func(s string) bool { return matches(p, s) }) {
				return fmt.Errorf("--%s: nothing matches %q%s", x.flag, p, didYouMean(p, x.from))
			}
		}
	}
	return nil
}

// allChecks is the list of checks, for the commands that need it.
func allChecks() []*lint.Check { return checks.All() }
