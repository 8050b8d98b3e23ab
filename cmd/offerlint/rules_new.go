package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/rulesets"
)

func (a *app) newRuleCommand() *cobra.Command {
	var check string
	cmd := &cobra.Command{
		Use:   "new NAME",
		Short: "Write a house rule with a test, to be changed",
		Long: `Write NAME.yaml into the current folder: a ruleset with one commented house rule and its tests, which hold as they are.
Change what is marked, run offerlint test NAME.yaml, and enter the file under rulesets: in offerlint.yaml.`,
		Example: `  offerlint rules new data-in-germany
  offerlint rules new old-product-names --check banned-words`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("rules new wants one name, such as data-in-germany")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.newRule(args[0], check) },
	}
	cmd.Flags().StringVar(&check, "check", "required-words", "what the rule is made of: "+strings.Join(templateNames(), ", "))
	return cmd
}

var ruleName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`) })

// newRule writes the file. It never overwrites one.
func (a *app) newRule(name, check string) error {
	name = strings.TrimSuffix(name, ".yaml")
	switch {
	case !ruleName().MatchString(name):
		return fmt.Errorf("%q: the name of a rule is lower case with hyphens, such as data-in-germany", name)
	case slices.Contains(rulesets.Builtin(), name):
		return fmt.Errorf("%q is the name of a built-in ruleset; choose another", name)
	}
	for _, c := range allChecks() {
		if c.ID == name {
			return fmt.Errorf("%q is a check; a rule with that name would configure it: choose another", name)
		}
	}
	body, ok := templates[check]
	if !ok {
		return fmt.Errorf("--check: no template for %q%s; want one of %s", check, didYouMean(check, templateNames()), strings.Join(templateNames(), ", "))
	}
	file := name + ".yaml"
	text := strings.NewReplacer("NAME", name).Replace(templateHead + body)
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return fmt.Errorf("%s is there already and is not overwritten", file)
	}
	if err != nil {
		return fmt.Errorf("writing the rule: %w", err)
	}
	if _, err := f.WriteString(text); err != nil {
		_ = f.Close()
		return fmt.Errorf("writing the rule: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("writing the rule: %w", err)
	}
	fmt.Fprintln(a.out, file)
	if !a.quiet {
		a.complain(fmt.Errorf("change it, then: offerlint test %s, offerlint check --ruleset %s", file, file))
	}
	return nil
}

func templateNames() []string {
	var names []string
	for name := range templates {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// templateHead says what holds for every rule; the languages stand side by side, because bid teams mix them.
const templateHead = `# A house rule. Eine eigene Regel. Anleitung: docs/rules.md, docs/de/regeln.md; die Prüfung dahinter: offerlint explain CHECK.
name: NAME
rules:
  NAME:
`

// templates are rules that work as they are, by their check.
var templates = map[string]string{
	"required-words": `    check: required-words
    kind: unverified                # missed, unverified, assumed
    severity: {draft: info, review: warning, submit: error}
    # 1. Which criteria are meant? Welche Kriterien sind gemeint? (delete for all; löschen für alle)
    where: criterion.text matches "(?i)datenhaltung|speicherort|hosting"
    # 2. What must the response say? Was muss in der Antwort stehen? all: everything, any: one of them
    with:
      any: [Deutschland, Germany]
    # 3. What does the reader of the report need to know? Was soll im Bericht stehen?
    message:
      de: "{{criterion}} fragt nach dem Ort der Daten; in der Antwort fehlt {{words_de}}"
      en: "{{criterion}} asks where the data is; the response lacks {{words_en}}"
    why: We lost a tender because the response named the EU only.
    # The tests: a response that has the fault, and one without it for each of the words. Die Tests: je Wort eine gute Antwort.
    tests:
      - {name: names another place, lang: de, criterion: Hosting der Daten, response: In der EU., expect: finding}
      - {name: names it, lang: de, criterion: Hosting der Daten, response: Nur in Deutschland., expect: none}
      - {name: names it in English, lang: en, criterion: Hosting of the data, response: In Germany only., expect: none}
`,
	"banned-words": `    check: banned-words
    kind: unverified                # missed, unverified, assumed
    severity: warning               # or by stage: {draft: off, review: info, submit: warning}
    with:
      # 1. What must not be written? Was soll nicht im Angebot stehen? word*: any ending; {a|b}: either; … : a gap
      phrases: ["Musterprodukt {3|4}", Altname*]
      # 2. What looks like it and is none? Was sieht so aus und ist in Ordnung?
      not: [Nachfolger von Altname*]
    why: These products are no longer sold.
    # 3. The tests: a faulty response for each phrase, a clean one for each exception. Die Tests: je Wendung ein Beispiel.
    tests:
      - {name: old version, response: Wir liefern Musterprodukt 4., expect: finding}
      - {name: old name, response: Altnamen sind enthalten., expect: finding}
      - {name: the history, response: Musterprodukt 5 ist der Nachfolger von Altname., expect: none}
`,
	"required-section": `    check: required-section
    kind: missed                    # missed, unverified, assumed
    severity: {draft: info, review: warning, submit: error}
    with:
      # 1. Which words must a heading hold? Welche Überschriften muss das Angebot haben?
      sections: ["{Ausstieg|Exit}"]
    why: Every contract of ours ends some day, and every customer asks how.
    tests:
      - {name: no such chapter, response: "# Preise\n\nSiehe Preisblatt.", expect: finding}
      - {name: chapter without text, response: "# Ausstieg", expect: finding}
      - {name: there, response: "# 7 Ausstieg und Übergabe\n\nVier Wochen.", expect: none}
`,
	"limit-exceeded": `    check: limit-exceeded
    kind: missed                    # missed, unverified, assumed
    severity: warning
    # 1. Which criteria are meant? Welche Kriterien sind gemeint? (delete for all; löschen für alle)
    where: criterion.text contains "kurz"
    with: {words: 5}                # 2. the limit; characters: 2000 and in: file or in: offer are possible, too
    why: What stands beyond the limit is not read.
    tests:
      - {name: too long, criterion: Beschreiben Sie kurz., response: Eins zwei drei vier fünf sechs., expect: finding}
      - {name: short, criterion: Beschreiben Sie kurz., response: Eins zwei drei., expect: none}
`,
	"pattern": `    check: pattern
    kind: unverified                # missed, unverified, assumed
    severity: warning
    with:
      # 1. What shape must not appear? Welches Muster darf nicht vorkommen? (require: what every response must hold)
      forbid: ['OPP-[0-9]{6}']      # no \b, \w, \s: they miss ä, é and no-break spaces
    why: Numbers of our own system tell the customer nothing.
    tests:
      - {name: own number, response: Siehe OPP-204417., expect: finding}
      - {name: another number, response: Siehe Anlage 2044., expect: none}
`,
	"consistent-term": `    check: consistent-term
    kind: unverified                # missed, unverified, assumed
    severity: info
    with:
      terms:
        - {use: Auftraggeberin, not: [Kundin]}      # 1. the right word, and the wrong ones
        - {one_of: [E-Akte, eAkte]}                 # or: keep to the one that the offer uses most
    why: Two names for one thing look like two things.
    tests:
      - {name: wrong word, response: Die Kundin stellt Strom., expect: finding}
      - {name: two spellings, response: "Die E-Akte, jede E-Akte und die eAkte.", expect: finding}
      - {name: right word, response: Die Auftraggeberin stellt Strom., expect: none}
`,
}
