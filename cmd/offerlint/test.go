package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/rulesets"
	"github.com/offerlint/offerlint/strictyaml"
)

func (a *app) testCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "test [RULESET...]",
		Short: "Run the examples that rules carry",
		Long: `Run every example of every rule: of the rulesets named, else of the rules of your own in the offerlint.yaml here or in a
folder above, else of all that are built in.

It fails if an example does not hold; a rule has no faulty or no clean example, in each language that it has phrases for; a
phrase can never match; no faulty example needs a phrase, or no clean one an exception: it could be misspelt and nobody would
notice; a rule never speaks because another one always does in its stead. Examples marked todo are counted.

Exit status: 0 everything holds, 1 something does not, 2 the rulesets cannot be read.`,
		Example: `  offerlint test house.yaml
  offerlint test vgv b2b`,
		RunE: func(_ *cobra.Command, args []string) error { return a.test(args) },
	}
}

// A suite is one ruleset, or what a bid's offerlint.yaml says, to be tested.
type suite struct {
	name   string
	own    func(origin string) bool
	layers []rulesets.Layer
}

func (a *app) test(args []string) error {
	suites, err := suites(args)
	if err != nil {
		return err
	}
	failed := false
	for _, s := range suites {
		res, err := rulesets.Test(allChecks(), s.own, s.layers...)
		if err != nil {
			return err
		}
		failed = failed || len(res.Failures) > 0
		a.printTested(s.name, res)
	}
	if failed {
		return exit(statusFindings)
	}
	return nil
}

// suites finds what to test. Rules of built-in rulesets are tested where the ruleset is named, or nothing is.
func suites(args []string) ([]suite, error) {
	ours := func(origin string) bool { return !slices.Contains(rulesets.Builtin(), origin) }
	if len(args) == 0 {
		if path, ok := config.Find("."); ok {
			t, err := fromFile(path)
			if err != nil {
				return nil, err
			}
			if s := (suite{name: t.name(), own: ours, layers: layers(t, nil)}); len(s.layers) > 1 {
				return []suite{s}, nil
			}
		}
		args = rulesets.Builtin()
	}
	var out []suite
	for _, name := range args {
		s := suite{name: name, own: ours, layers: layers(target{}, []string{name})}
		if slices.Contains(rulesets.Builtin(), name) {
			s.own = func(origin string) bool { return origin == name }
		}
		out = append(out, s)
	}
	return out, nil
}

func (a *app) printTested(name string, res *rulesets.Tested) {
	print := func(errs []error) {
		fmt.Fprintln(a.out, a.tell(strictyaml.Join(errs...), "en"))
	}
	if len(res.Failures) > 0 {
		print(res.Failures)
	}
	if len(res.Todo) > 0 {
		print(res.Todo)
	}
	if a.quiet {
		return
	}
	de := a.outputLang() == "de"
	if res.Examples+res.Pages+len(res.Failures) == 0 {
		fmt.Fprintf(a.out, "%s: %s\n", name, nothingToTest(res.Rules, de))
		return
	}
	parts := []string{plural(res.Rules, de, "Regel", "Regeln", "rule", "rules"), plural(res.Examples, de, "Beispiel", "Beispiele", "example", "examples")}
	if res.Pages > 0 {
		parts = append(parts, plural(res.Pages, de, "Regel steht auf der Seite ihrer Prüfung", "Regeln stehen auf der Seite ihrer Prüfung",
			"rule shown on the page of its check", "rules shown on the pages of their checks"))
	}
	if len(res.Todo) > 0 {
		parts = append(parts, fmt.Sprintf("%d todo", len(res.Todo)))
	}
	verdict := map[bool]string{true: "alles hält", false: "everything holds"}[de]
	if n := len(res.Failures); n > 0 {
		verdict = plural(n, de, "Fehler", "Fehler", "failure", "failures")
	}
	fmt.Fprintf(a.out, "%s: %s: %s\n", name, strings.Join(parts, ", "), verdict)
}

// nothingToTest is said of a ruleset that turns rules of others up or down, and adds neither phrases nor rules of its own.
func nothingToTest(rules int, de bool) string {
	if rules == 0 {
		return map[bool]string{
			true:  "keine Regel in Kraft (severity: off?): nichts zu prüfen",
			false: "no rule in force (severity: off?): nothing to test",
		}[de]
	}
	return plural(rules, de, "Regel wird nur anders eingestellt: nichts zu prüfen", "Regeln werden nur anders eingestellt: nichts zu prüfen",
		"rule is only set differently: nothing to test", "rules are only set differently: nothing to test")
}

func plural(n int, de bool, one, many, oneEN, manyEN string) string {
	if !de {
		one, many = oneEN, manyEN
	}
	if n == 1 {
		many = one
	}
	return fmt.Sprintf("%d %s", n, many)
}
