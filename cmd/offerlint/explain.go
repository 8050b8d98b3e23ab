package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/report/reference"
	"github.com/offerlint/offerlint/rulesets"
	"github.com/offerlint/offerlint/strictyaml"
)

func (a *app) explainCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "explain RULE|CHECK",
		Short: "Say why a finding matters, how to fix it, and how it is set",
		Long: `Say why a finding matters, how to fix it, and how its rule is set here. With --format html=FILE a web page; without a name, the
reference of all checks.`,
		Example: `  offerlint explain missing-response
  offerlint explain "@kunde"
  offerlint explain --format html=checks.html`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 || len(args) == 0 && format == "text" {
				return errors.New("explain wants the name of one rule or check; offerlint rules lists them")
			}
			return nil
		},
		ValidArgsFunction: completeChecks,
		RunE: func(_ *cobra.Command, args []string) error {
			if class, ok := strings.CutPrefix(strings.Join(args, " "), "@"); ok && format == "text" {
				return explainClass(a.out, class)
			}
			set, err := a.rulesInForce(nil)
			if err != nil {
				return err
			}
			if format == "text" {
				return a.explain(a.out, set, args[0])
			}
			return a.explainPage(set, format, args)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text, html or html=FILE")
	return cmd
}

// explainClass lists the wordings that a class of the phrase language stands for.
func explainClass(w io.Writer, name string) error {
	list := phrase.Wordings(name)
	if list == nil {
		return errors.New(strictyaml.Unknown("class", name, phrase.Classes()))
	}
	_, err := fmt.Fprintf(w, "@%s stands in a phrase for\n  %s\n", name, strings.Join(list, "\n  "))
	return err
}

// explainPage writes the page of one check, or the reference of all, as HTML.
func (a *app) explainPage(set *lint.Ruleset, format string, names []string) error {
	name, path, hasPath := strings.Cut(format, "=")
	if name != "html" || hasPath && path == "" {
		return fmt.Errorf("--format: not supported: %q, want text, html or html=FILE", format)
	}
	if len(names) == 0 {
		for _, c := range allChecks() {
			names = append(names, c.ID)
		}
		slices.Sort(names)
	}
	var entries []*reference.Entry
	for _, n := range names {
		var text strings.Builder
		if err := a.explain(&text, set, n); err != nil {
			return err
		}
		check := explained(set, n)
		entries = append(entries, &reference.Entry{ID: n, Summary: check.Summary(), Kind: check.Kind, Markdown: text.String()})
	}
	var b bytes.Buffer
	if err := reference.HTML(&b, entries, markdown.Tables, a.outputLang(), version()); err != nil {
		return err
	}
	return a.deliver(path, b.Bytes())
}

// explained is the check that a name stands for, itself or by a rule; nil for an unknown name.
func explained(set *lint.Ruleset, name string) *lint.Check {
	if r := set.Rule(name); r != nil {
		return r.Check
	}
	for _, c := range allChecks() {
		if c.ID == name {
			return c
		}
	}
	return nil
}

func completeChecks(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	var ids []string
	for _, c := range allChecks() {
		ids = append(ids, c.ID)
	}
	return ids, cobra.ShellCompDirectiveNoFileComp
}

// explain prints the page of a rule's check and how every rule made of that check is set.
func (a *app) explain(w io.Writer, set *lint.Ruleset, name string) error {
	check := explained(set, name)
	if check == nil {
		var names []string
		for _, c := range allChecks() {
			names = append(names, c.ID)
		}
		for _, r := range set.Rules {
			names = append(names, r.Name)
		}
		return fmt.Errorf("unknown rule or check %q%s; offerlint rules lists them", name, didYouMean(name, names))
	}
	if own := set.Rule(name); own != nil && name != check.ID {
		fmt.Fprintf(w, "# %s\n", name)
		a.inForce(w, own)
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, strings.TrimSpace(check.Doc))
	for _, r := range set.Rules {
		if r.Check == check && check.ID == name {
			a.inForce(w, r)
		}
	}
	return nil
}

// inForce prints how a rule is set, and why.
func (a *app) inForce(w io.Writer, r *lint.Rule) {
	lang := a.outputLang()
	pick := func(de, en string) string { return map[bool]string{true: de, false: en}[lang == "de"] }
	fmt.Fprintf(w, "\n## %s `%s`, %s %s\n\n", pick("Regel", "Rule"), r.Name, pick("zuletzt gesetzt von", "last set by"), r.Origin)
	if from := origins(r); len(from) > 1 {
		fmt.Fprintf(w, "* %s: %s\n", pick("zusammengesetzt aus", "put together from"), strings.Join(from, ", "))
	}
	if r.WhereText != "" {
		fmt.Fprintf(w, "* %s: `%s`\n", pick("gilt für", "holds where"), r.WhereText)
	}
	for _, l := range slices.Backward(r.Levels) {
		for _, c := range l.Cases {
			fmt.Fprintf(w, "* %s: %s `%s`\n", l.Origin, severities(c.Severity, lang)+pick(", wenn", " where"), c.WhereText)
		}
		if len(l.Severity) > 0 {
			fmt.Fprintf(w, "* %s: %s%s\n", l.Origin, severities(l.Severity, lang), map[bool]string{true: pick(", sonst", ", otherwise")}[len(l.Cases) > 0])
		}
	}
	if !r.Waivable {
		fmt.Fprintf(w, "* %s\n", pick("kann nicht als Ausnahme akzeptiert werden", "cannot be waived"))
	}
	if r.Why != "" {
		fmt.Fprintf(w, "\n%s\n", r.Why)
	}
	if r.Source != "" {
		fmt.Fprintf(w, "\n%s: %s\n", pick("Quelle", "Source"), r.Source)
	}
	for _, p := range rulesets.Parameters(r.Params) {
		fmt.Fprintf(w, "\n%s:\n\n* %s\n", p.Name, strings.Join(p.Values, "\n* "))
	}
	for _, finding := range []bool{true, false} {
		head := map[bool]string{true: pick("Beispiele mit Befund", "Examples with a finding"), false: pick("Beispiele ohne Befund", "Examples without one")}[finding]
		for _, e := range r.Examples {
			if e.Finding != finding {
				continue
			}
			if head != "" {
				fmt.Fprintf(w, "\n%s:\n\n", head)
			}
			head = ""
			for _, text := range e.Texts {
				fmt.Fprintf(w, "* %s\n", example(e, text))
			}
		}
	}
}

// origins are the rulesets that say something about a rule, in their order.
func origins(r *lint.Rule) []string {
	var out []string
	for _, s := range r.Settings {
		if !slices.Contains(out, s.Origin) {
			out = append(out, s.Origin)
		}
	}
	return out
}

// example is one response of an example on one line, after the criterion where it has one.
func example(e lint.Example, text string) string {
	s := strings.Join(strings.Fields(text), " ")
	if e.Claim != lint.Unstated {
		s = strings.TrimSpace("[" + e.Claim.String() + "] " + s)
	}
	if c := e.Criterion.Label(); c != "" {
		s = strings.Join(strings.Fields(c), " ") + " → " + s
	}
	return s
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
