// Package rulesets turns YAML into the rules that package lint runs. The built-in rulesets lie here as *.yaml.
//
//	name: house
//	title: What our bids must hold
//	extends: [vgv, ./base.yaml]            # built-in rulesets, or files relative to this one
//	rules:
//	  hedged-response:                     # a rule named like a check configures that check
//	    severity: {draft: off, review: info, submit: warning}   # or one word for all stages
//	    cases:                             # the first that holds and names the stage counts
//	      - {where: criterion.weight > 50, severity: error}
//	    where: criterion.obligation in ["exclusion", "must"]    # only for these criteria
//	    with: {phrases: {de: [grundsätzlich]}}                  # parameters; lists are replaced
//	    add: {phrases: {en: [in principle]}}                    # added to the lists of the layers below
//	  data-in-germany:                     # any other name is a rule of its own: it states its check and its kind
//	    check: required-words
//	    kind: unverified
//	    severity: blocker
//	    message: {de: "{{criterion}}: …", en: "{{criterion}}: …"}
//	    why: "…"
//	    source: "…"
//	    waivable: false
//
// Rulesets are layers: each is put on those it extends, and later layers win field by field. A severity that leaves out
// a stage keeps that of the layer below; a stage that no layer names is off. A rule that is off at every stage is not in
// force. A ruleset that extends nothing and stands alone brings its own rules only.
//
// Conditions are expressions of github.com/expr-lang/expr over
//
//	criterion  id, title, text, section, lot, obligation, obligation_source, weight, expects, owner, hidden, allowed
//	response   claim, text, evidence, via, empty
//	bid        name, customer, language, stage
//
// Outside a criterion or a response their fields are empty, and response.empty is true; weight is 0 where none is given.
// Everything is checked when it is loaded: names, types, phrases, the words that fields are compared with.
package rulesets

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

//go:embed *.yaml core/*.yaml
var embedded embed.FS

// Builtin lists the names of the built-in rulesets, sorted.
func Builtin() []string {
	files, err := fs.Glob(embedded, "*.yaml")
	if err != nil {
		return nil // only for a malformed pattern
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(f, ".yaml")
	}
	slices.Sort(files)
	return files
}

// Read is the text of a built-in ruleset.
func Read(name string) ([]byte, error) {
	if !slices.Contains(Builtin(), name) {
		return nil, fmt.Errorf("%s", strictyaml.Unknown("ruleset", name, Builtin()))
	}
	return embedded.ReadFile(name + ".yaml")
}

// A Layer is a ruleset to be put on top of others.
type Layer struct {
	// Name is a built-in ruleset, or a file: that holds a slash or ends in .yaml or .yml. With Data or Rules it is the
	// name in messages.
	Name  string
	Dir   string           // the folder that a file counts from; "" is the working directory
	At    lint.Location    // where Name is written; zero for a flag
	Data  []byte           // the text of the ruleset, instead of what lies at Name
	Rules *strictyaml.Node // the rules: section of an offerlint.yaml, instead of a whole ruleset
}

// Load puts layers on top of each other, the strongest last, and resolves the rules. Checks are all that the rulesets
// may speak of. A ruleset that several layers extend counts once, where it comes first. The errors are those of all
// files, each with its position.
func Load(checks []*lint.Check, layers ...Layer) (*lint.Ruleset, error) {
	return LoadSome(checks, nil, layers...)
}

// LoadSome is Load for those who run some of the rules only. The built-in phrases of rules that are not needed, which are most
// of what is read, are left unread: these rules must not be run.
func LoadSome(checks []*lint.Check, need func(rule string) bool, layers ...Layer) (*lint.Ruleset, error) {
	r, rules, err := resolve(checks, need, layers)
	if err != nil {
		return nil, err
	}
	return &lint.Ruleset{Name: r.name, Rules: rules}, nil
}

// resolve reads the layers and puts them on top of each other.
func resolve(checks []*lint.Check, need func(rule string) bool, layers []Layer) (*resolver, []*lint.Rule, error) {
	s := &stack{seen: map[string]bool{}, need: need}
	for _, l := range layers {
		s.add(l)
	}
	if len(layers) == 0 {
		s.fail(fmt.Errorf("no ruleset is named, want one of %s", strings.Join(Builtin(), ", ")))
	}
	r := newResolver(checks)
	for _, src := range s.sources {
		r.apply(src)
		if r.name == "" || !src.section {
			r.name = src.name
		}
	}
	rules := r.finish()
	if err := strictyaml.Join(append(s.errs, r.errs...)...); err != nil {
		return nil, nil, err
	}
	return r, rules, nil
}
