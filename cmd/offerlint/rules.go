package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/rulesets"
)

func (a *app) rulesCommand() *cobra.Command {
	var origin bool
	var format string
	cmd := &cobra.Command{
		Use:   "rules [RULESET...]",
		Short: "List the rules in force, or write a new one",
		Long: `List the rules in force with their severity at each stage: those of the offerlint.yaml here or in a folder above, or of
the rulesets named. A severity with * depends on the criterion; offerlint explain RULE says how.`,
		Example: `  offerlint rules vgv
  offerlint rules --origin house.yaml
  offerlint rules new data-in-germany`,
		Args: cobra.ArbitraryArgs,
		RunE: func(_ *cobra.Command, args []string) error {
			set, err := a.rulesInForce(args)
			if err != nil {
				return err
			}
			switch {
			case format == "json":
				return rulesJSON(a.out, set)
			case format != "text":
				return fmt.Errorf("--format: unknown format %q, want text or json", format)
			case origin:
				return a.printOrigins(set)
			}
			return a.printRules(set)
		},
	}
	cmd.Flags().BoolVar(&origin, "origin", false, "show every value of every rule and where it comes from")
	cmd.Flags().StringVar(&format, "format", "text", "output format: text or json")
	cmd.AddCommand(a.newRuleCommand())
	return cmd
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

// printOrigins lists what counts of each rule, and which ruleset says so at which place.
func (a *app) printOrigins(set *lint.Ruleset) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	head := []string{"RULE", "FIELD", "VALUE", "SET BY", "PLACE"}
	if a.outputLang() == "de" {
		head = []string{"REGEL", "FELD", "WERT", "AUS", "STELLE"}
	}
	fmt.Fprintln(w, strings.Join(head, "\t"))
	for _, r := range set.Rules {
		for _, s := range rulesets.InForce(r) {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", r.Name, s.Field, inColumn(s.Value), s.Origin, s.At)
		}
	}
	return w.Flush()
}

// inColumn keeps a value to the width of a column.
func inColumn(s string) string {
	const width = 60
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > width {
		return string(r[:width-2]) + " …"
	}
	return string(r)
}
