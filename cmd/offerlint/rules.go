package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

func (a *app) rulesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "rules [RULESET...]",
		Short: "List the rules in force",
		Long: `List the rules in force with their severity at each stage: those of the offerlint.yaml here or in a folder above, or of
the rulesets named. A severity with * depends on the criterion; offerlint explain RULE says how.`,
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := a.rulesInForce(args)
			if err != nil {
				return err
			}
			return a.printRules(set)
		},
	}
}

// rulesInForce loads the rulesets named, else those of the bid here, else core.
func (a *app) rulesInForce(names []string) (*lint.Ruleset, error) {
	if len(names) > 0 {
		return loadRules(target{}, names)
	}
	path, ok := config.Find(".")
	if !ok {
		return loadRules(target{}, nil)
	}
	t, err := fromFile(path)
	if err != nil {
		return nil, err
	}
	return loadRules(t, nil)
}

func (a *app) printRules(set *lint.Ruleset) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	lang := a.outputLang()
	head := []string{"RULE", "KIND", "DRAFT", "REVIEW", "SUBMIT", "SET BY", "WHAT IT FINDS"}
	if lang == "de" {
		head = []string{"REGEL", "ART", "ENTWURF", "PRÜFUNG", "ABGABE", "AUS", "WAS SIE FINDET"}
	}
	fmt.Fprintln(w, strings.Join(head, "\t"))
	for _, r := range set.Rules {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.Name, report.Kind(r.Kind, lang), level(r, lint.Draft, lang),
			level(r, lint.Review, lang), level(r, lint.Submit, lang), r.Origin, r.Check.Summary())
	}
	return w.Flush()
}

// outputLang is the language of what is not about a bid.
func (a *app) outputLang() string {
	if a.lang == "" {
		return "en"
	}
	return a.lang
}

// level names the severity of a rule at a stage; * marks one that depends on the criterion.
func level(r *lint.Rule, stage lint.Stage, lang string) string {
	for i := len(r.Levels) - 1; i >= 0; i-- {
		mark := ""
		for _, c := range r.Levels[i].Cases {
			if _, ok := c.Severity[stage]; ok {
				mark = "*"
			}
		}
		if sev, ok := r.Levels[i].Severity[stage]; ok {
			return report.Severity(sev, lang) + mark
		}
	}
	return report.Severity(lint.Off, lang)
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE|CHECK",
		Short: "Say why a finding matters, how to fix it, and how it is set",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("explain wants the name of one rule or check; offerlint rules lists them")
			}
			return nil
		},
		ValidArgsFunction: completeChecks,
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := a.rulesInForce(nil)
			if err != nil {
				return err
			}
			return a.explain(set, args[0])
		},
	}
}

func completeChecks(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, c := range allChecks() {
		ids = append(ids, c.ID)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// explain prints the page of a rule's check and how every rule made of that check is set.
func (a *app) explain(set *lint.Ruleset, name string) error {
	var names []string
	var check *lint.Check
	for _, c := range allChecks() {
		names = append(names, c.ID)
		if c.ID == name {
			check = c
		}
	}
	for _, r := range set.Rules {
		names = append(names, r.Name)
		if r.Name == name {
			check = r.Check
		}
	}
	if check == nil {
		return fmt.Errorf("unknown rule or check %q%s; offerlint rules lists them", name, didYouMean(name, names))
	}
	fmt.Fprintln(a.out, strings.TrimSpace(check.Doc))
	for _, r := range set.Rules {
		if r.Check == check && (r.Name == name || check.ID == name) {
			a.inForce(a.out, r)
		}
	}
	return nil
}

// inForce prints how a rule is set, and why.
func (a *app) inForce(w io.Writer, r *lint.Rule) {
	lang := a.outputLang()
	pick := func(de, en string) string { return map[bool]string{true: de, false: en}[lang == "de"] }
	fmt.Fprintf(w, "\n## %s `%s`, %s %s\n\n", pick("Regel", "Rule"), r.Name, pick("zuletzt gesetzt von", "last set by"), r.Origin)
	if r.WhereText != "" {
		fmt.Fprintf(w, "* %s: `%s`\n", pick("gilt für", "holds where"), r.WhereText)
	}
	for i := len(r.Levels) - 1; i >= 0; i-- {
		l := r.Levels[i]
		for _, c := range l.Cases {
			fmt.Fprintf(w, "* %s: %s `%s`\n", l.Origin, severities(c.Severity, lang)+pick(", wenn", " where"), c.WhereText)
		}
		if len(l.Severity) > 0 {
			fmt.Fprintf(w, "* %s: %s%s\n", l.Origin, severities(l.Severity, lang), map[bool]string{true: pick(", sonst", ", otherwise")}[len(l.Cases) > 0])
		}
	}
	if r.Why != "" {
		fmt.Fprintf(w, "\n%s\n", r.Why)
	}
	if r.Source != "" {
		fmt.Fprintf(w, "\n%s: %s\n", pick("Quelle", "Source"), r.Source)
	}
}

func severities(m map[lint.Stage]lint.Severity, lang string) string {
	var parts []string
	for _, s := range []lint.Stage{lint.Draft, lint.Review, lint.Submit} {
		if sev, ok := m[s]; ok {
			parts = append(parts, report.Stage(s, lang)+" "+report.Severity(sev, lang))
		}
	}
	return strings.Join(parts, ", ")
}
