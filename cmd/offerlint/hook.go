package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/repo"
	"github.com/offerlint/offerlint/rulesets"
)

// hookFlags say how strict a hook is.
type hookFlags struct {
	stage, failOn string
	rulesets      []string
}

func (a *app) hookCommand() *cobra.Command {
	var f hookFlags
	cmd := &cobra.Command{
		Use:   "hook install|uninstall pre-commit|pre-push",
		Short: "Check bids before each commit or push",
		Long: `Install a hook of Git that checks the bids which a commit or a push touches, and refuses it where a finding reaches --fail-on.
A hook that is there already is kept and runs first. "git commit --no-verify" passes the hook by.

A missing answer is never on a changed line: each bid that is touched is checked as a whole, as its files lie in the folder.`,
		Example: `  offerlint hook install pre-commit
  offerlint hook install pre-push --stage submit --fail-on blocker
  offerlint hook uninstall pre-commit`,
	}
	install := &cobra.Command{
		Use:   "install pre-commit|pre-push",
		Short: "Install a hook",
		Args:  oneHook, ValidArgs: repo.HookNames(),
		RunE: func(_ *cobra.Command, args []string) error { return a.installHook(args[0], f) },
	}
	uninstall := &cobra.Command{
		Use:   "uninstall pre-commit|pre-push",
		Short: "Take a hook away, and put back what was there before",
		Args:  oneHook, ValidArgs: repo.HookNames(),
		RunE: func(_ *cobra.Command, args []string) error { return a.uninstallHook(args[0]) },
	}
	runs := &cobra.Command{
		Use:   "run pre-commit|pre-push",
		Short: "What the hook does; for hooks of your own",
		Args: func(cmd *cobra.Command, args []string) error { // pre-push is given the name and the address of the remote
			return oneHook(cmd, args[:min(len(args), 1)])
		},
		ValidArgs: repo.HookNames(),
		RunE:      func(_ *cobra.Command, args []string) error { return a.runHook(args, f) },
	}
	for _, c := range []*cobra.Command{install, runs} {
		c.Flags().StringVar(&f.stage, "stage", "", "draft, review or submit (default: the bid's, else review)")
		c.Flags().StringVar(&f.failOn, "fail-on", "error", "refuse from this severity on: blocker, error, warning or info")
		repeatable(c.Flags(), &f.rulesets, "ruleset", nil, "a built-in ruleset or a YAML file, after those of the offerlint.yaml; repeatable")
	}
	cmd.AddCommand(install, uninstall, runs)
	return cmd
}

func oneHook(_ *cobra.Command, args []string) error {
	if len(args) != 1 {
		return fmt.Errorf("name one hook: %s", strings.Join(repo.HookNames(), " or "))
	}
	if !slices.Contains(repo.HookNames(), args[0]) {
		return fmt.Errorf("not supported: hook %q, want %s%s", args[0], strings.Join(repo.HookNames(), " or "), didYouMean(args[0], repo.HookNames()))
	}
	return nil
}

// valid refuses flags with which a hook would always fail, and gives the severity from which on it refuses.
func (f hookFlags) valid() (failOn lint.Severity, err error) {
	if failOn, err = parseFailOn(f.failOn); err != nil {
		return 0, err
	}
	if failOn == lint.Off {
		return 0, errors.New("--fail-on: a hook that never refuses is no hook")
	}
	if f.stage != "" {
		if _, err := lint.ParseStage(f.stage); err != nil {
			return 0, fmt.Errorf("--stage: %w", err)
		}
	}
	return failOn, nil
}

// fromRoot names rulesets from the folder of the repository, where hooks run.
func fromRoot(r *repo.Repo, names []string) []string {
	var out []string
	for _, n := range names {
		if !slices.Contains(rulesets.Builtin(), n) {
			n = realFile(n)
			if rel, err := filepath.Rel(r.Root, n); err == nil && filepath.IsLocal(rel) {
				n = rel
			}
		}
		out = append(out, filepath.ToSlash(n))
	}
	return out
}

// fleeting reports whether a program is one that go run built, and that goes away: from its temporary folder, or from the cache.
func fleeting(program string) bool {
	return slices.ContainsFunc(strings.Split(filepath.ToSlash(program), "/"), func(s string) bool { return strings.HasPrefix(s, "go-build") })
}

func (a *app) installHook(name string, f hookFlags) error {
	if _, err := f.valid(); err != nil {
		return err
	}
	if _, err := loadRules(target{}, f.rulesets); err != nil {
		return err
	}
	r, err := repo.Open(".")
	if err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	if _, err := exec.LookPath("offerlint"); err != nil && fleeting(program) {
		return errors.New("go run takes this program away again, and the hook would not find it; install it first: go install github.com/offerlint/offerlint/cmd/offerlint@latest")
	}
	h := repo.Hook{Name: name, Program: program, Flags: []string{"--fail-on", f.failOn}}
	if f.stage != "" {
		h.Flags = append(h.Flags, "--stage", f.stage)
	}
	for _, rs := range fromRoot(r, f.rulesets) {
		h.Flags = append(h.Flags, "--ruleset", rs)
	}
	path, err := r.Install(h)
	if err != nil {
		return err
	}
	a.complain(fmt.Errorf("%s checks the bids that a %s touches", printed(path), strings.TrimPrefix(name, "pre-")))
	return nil
}

func (a *app) uninstallHook(name string) error {
	r, err := repo.Open(".")
	if err != nil {
		return err
	}
	path, err := r.Uninstall(name)
	if err != nil {
		return err
	}
	a.complain(fmt.Errorf("took %s away", printed(path)))
	return nil
}

// runHook checks the bids that a commit or a push touches.
func (a *app) runHook(args []string, f hookFlags) error {
	failOn, err := f.valid()
	if err != nil {
		return err
	}
	r, err := repo.Open(".")
	if err != nil {
		return err
	}
	f.rulesets = fromRoot(r, f.rulesets)
	if err := os.Chdir(r.Root); err != nil { // places are printed from there
		return err
	}
	changed, whole, err := a.changedByHook(r, args)
	if err != nil || len(changed) == 0 && !whole {
		return err
	}
	targets, err := a.hookTargets(changed, whole, f.rulesets)
	if err != nil || len(targets) == 0 {
		return err
	}
	if err := a.tellUnstaged(r, targets); err != nil {
		return err
	}
	return a.judgeForHook(targets, args[0], f, failOn)
}

// changedByHook lists what the commit or push changes. Whole means that all bids are to be checked: the program pre-commit was told
// to look at all files, which it shows by nothing being staged where no commit is made either. Git names its index to the hooks of one.
func (a *app) changedByHook(r *repo.Repo, args []string) (changed []string, whole bool, err error) {
	if args[0] == "pre-commit" {
		if from := os.Getenv("PRE_COMMIT_FROM_REF"); from != "" {
			changed, err = r.ChangedSince(from)
			return changed, false, err
		}
		changed, err = r.Staged()
		return changed, len(changed) == 0 && os.Getenv("PRE_COMMIT") != "" && os.Getenv("GIT_INDEX_FILE") == "", err
	}
	remote := "origin"
	if len(args) > 1 {
		remote = args[1]
	}
	lines := bufio.NewScanner(a.in)
	for lines.Scan() {
		// local ref, local commit, remote ref, remote commit (githooks(5))
		fields := strings.Fields(lines.Text())
		if len(fields) != 4 || strings.Trim(fields[1], "0") == "" { // a branch that is deleted brings nothing
			continue
		}
		files, err := r.Pushed(remote, fields[1], fields[3])
		if err != nil {
			return nil, false, err
		}
		if !r.CheckedOut(fields[1]) {
			a.complain(fmt.Errorf("%s is not what is checked out; its bids are checked as they lie in the folder", fields[0]))
		}
		changed = append(changed, files...)
	}
	return changed, false, lines.Err()
}

// hookTargets are the bids that changed files touch. A faulty offerlint.yaml refuses a change to its own folder, and is only mentioned
// by other changes.
func (a *app) hookTargets(changed []string, whole bool, flags []string) ([]target, error) {
	files, err := config.Below(".")
	if err != nil || len(files) == 0 {
		return nil, err
	}
	targets, faults := a.targets(files, nil, nil)
	a.bids = targets
	if whole {
		return targets, faults
	}
	targets, err = a.touched(changed, targets, flags)
	return targets, errors.Join(a.touchedFaults(changed, faults), err)
}

// tellUnstaged says where what is checked is not what is committed.
func (a *app) tellUnstaged(r *repo.Repo, targets []target) error {
	files, err := r.Unstaged()
	if err != nil {
		return err
	}
	for _, f := range files {
		for _, t := range targets {
			if hit, err := t.touched([]string{f}, nil); err == nil && hit {
				a.complain(fmt.Errorf("%s has changes that are not staged; it is checked as it lies in the folder", printed(f)))
				break
			}
		}
	}
	return nil
}

// judgeForHook checks bids and prints what refuses the change.
func (a *app) judgeForHook(targets []target, name string, f hookFlags, failOn lint.Severity) error {
	status, hidden := statusClean, 0
	var results []*lint.Result
	a.judgeAll(targets, checkFlags{stage: f.stage, rulesets: f.rulesets}, func(res *lint.Result, err error) {
		if err != nil {
			status = statusBroken
			return
		}
		results = append(results, res)
		a.tongue = cmp.Or(a.tongue, res.Bid.Config.Language)
		if reaches(res.Summary, failOn) && status == statusClean {
			status = statusFindings
		}
		for _, x := range res.Findings {
			if x.Severity < failOn {
				hidden++
			}
		}
	})
	opt := a.reportOptions()
	opt.Quiet = true
	opt.Show = func(x *lint.Finding) bool { return x.Severity >= failOn }
	if err := checkPrinters(results, opt)["text"](a.out, ""); err != nil {
		return err
	}
	if status == statusClean {
		return nil
	}
	what := strings.TrimPrefix(name, "pre-")
	more := ""
	if hidden > 0 {
		more = fmt.Sprintf("; milder findings, which offerlint check shows: %d", hidden)
	}
	a.complain(fmt.Errorf("the %s is refused%s; git %s --no-verify passes this by", what, more, what))
	return exit(status)
}
