package rulesets

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/strictyaml"
)

// A resolver puts what layers say about rules on top of each other.
type resolver struct {
	name    string   // of the last ruleset that is one
	builtin []string // names of the built-in rulesets
	checks  map[string]*lint.Check
	ids     []string // of the checks, sorted
	rules   map[string]*building
	errs    []error
}

// A building is a rule in the making. Its rule is nil where the layer that brings it is faulty; then the layers above
// are not judged, since they would be blamed for it.
type building struct {
	rule   *lint.Rule
	key    *strictyaml.Node   // where the rule comes first
	params []*strictyaml.Node // with and add, the strongest last
	faulty bool               // with or add could not be read
}

func newResolver(checks []*lint.Check) *resolver {
	r := &resolver{builtin: Builtin(), checks: map[string]*lint.Check{}, rules: map[string]*building{}}
	for _, c := range checks {
		r.checks[c.ID] = c
		r.ids = append(r.ids, c.ID)
	}
	slices.Sort(r.ids)
	return r
}

func (r *resolver) fail(errs ...error) { r.errs = append(r.errs, errs...) }

// apply puts a layer on top.
func (r *resolver) apply(src *source) {
	for _, n := range src.rules {
		var y ruleYAML
		if err := n.Decode(&y); err != nil {
			r.fail(err)
		}
		name := n.Key().Text()
		b := r.rules[name]
		if b == nil {
			b = &building{key: n.Key(), rule: r.begin(n.Key(), &y)}
			r.rules[name] = b
		} else if b.rule != nil {
			r.again(b, n.Key(), &y)
		}
		if b.rule != nil {
			b.rule.Origin = src.origin
			b.rule.Settings = append(b.rule.Settings, settings(n, src.origin)...)
			r.examples(b, &y, src.origin)
			r.fields(b, &y)
			r.levels(b, &y)
			r.params(b, &y)
		}
	}
}

var ruleName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`) })

// begin makes a rule of the first layer that names it; nil if that layer does not say what it is.
func (r *resolver) begin(key *strictyaml.Node, y *ruleYAML) *lint.Rule {
	name := key.Text()
	check := r.checks[name]
	switch {
	case check != nil:
		r.configures(check, y)
	case y.Check == nil:
		r.fail(r.unknownRule(key))
		return nil
	case !ruleName().MatchString(name):
		r.fail(key.Errorf("the name of a rule is lower case with hyphens, such as data-in-germany"))
		return nil
	default:
		if check = r.checks[y.Check.Text()]; check == nil {
			r.fail(y.Check.Errorf("%s", strictyaml.Unknown("check", y.Check.Text(), r.ids)))
			return nil
		}
		if y.Kind == nil {
			r.fail(key.Errorf("rule %q has a name of its own and needs a kind: %s", name, kinds()))
		}
	}
	rule := &lint.Rule{Name: name, Check: check, Kind: check.Kind, Messages: check.Messages, Waivable: true}
	if check.ID != name {
		r.kind(rule, y)
	}
	if check.Params != nil {
		rule.Params = check.Params()
	}
	return rule
}

// again looks at the fields that only the first layer of a rule may state.
func (r *resolver) again(b *building, key *strictyaml.Node, y *ruleYAML) {
	check := b.rule.Check
	switch {
	case check.ID == b.rule.Name:
		r.configures(check, y)
		return
	case y.Check != nil && y.Check.Text() != check.ID:
		at := location(b.key)
		r.fail(y.Check.Errorf("rule %q is check %q in %s; choose another name", key.Text(), check.ID, at))
		return
	}
	r.kind(b.rule, y)
}

// configures refuses what a rule named like a check cannot state.
func (r *resolver) configures(check *lint.Check, y *ruleYAML) {
	if y.Check != nil && y.Check.Text() != check.ID {
		r.fail(y.Check.Errorf("%q is a check itself; a rule of another check needs a name of its own", check.ID))
	}
	if y.Kind != nil {
		r.fail(y.Kind.Key().Errorf("kind cannot be set: check %q is %s; give the rule a name of its own", check.ID, check.Kind))
	}
}

func (r *resolver) kind(rule *lint.Rule, y *ruleYAML) {
	if y.Kind == nil {
		return
	}
	k, err := lint.ParseKind(y.Kind.Text())
	if err != nil {
		r.fail(y.Kind.Errorf("%s", strictyaml.Unknown("kind", y.Kind.Text(), k.Names())))
		return
	}
	rule.Kind = k
}

func kinds() string { return strings.Join(lint.Missed.Names(), ", ") }

// unknownRule is the error about a name that is neither a check nor a rule of a layer below.
func (r *resolver) unknownRule(key *strictyaml.Node) error {
	known := slices.Clone(r.ids)
	for name, b := range r.rules {
		if b.rule != nil && r.checks[name] == nil {
			known = append(known, name)
		}
	}
	slices.Sort(known)
	if near := strictyaml.Nearest(key.Text(), known); near != "" {
		return key.Errorf("unknown check %q, did you mean %q?", key.Text(), near)
	}
	return key.Errorf("unknown check %q; a rule with a name of its own needs check: and kind:", key.Text())
}

// fields sets what the layer states and is taken as a whole.
func (r *resolver) fields(b *building, y *ruleYAML) {
	for n, to := range map[*strictyaml.Node]*string{y.Message.DE: &b.rule.Messages.DE, y.Message.EN: &b.rule.Messages.EN} {
		if n == nil {
			continue
		}
		text, err := template(n, messageFields(b.rule.Check))
		r.fail(err)
		*to = text
	}
	if y.Where != nil {
		b.rule.Where, b.rule.WhereText = r.condition(y.Where, b.rule.Origin)
	}
	if y.Why != nil {
		b.rule.Why = *y.Why
	}
	if y.Source != nil {
		b.rule.Source = *y.Source
	}
	if y.Waivable != nil {
		b.rule.Waivable = *y.Waivable
	}
}

// condition is what a where says, written in a ruleset that origin names.
func (r *resolver) condition(n *strictyaml.Node, origin string) (lint.Condition, string) {
	if slices.Contains(r.builtin, origin) {
		return later(n), n.Text()
	}
	c, err := compile(n)
	r.fail(err)
	return c, n.Text()
}

func (r *resolver) levels(b *building, y *ruleYAML) {
	if y.Severity == nil && y.Cases == nil {
		return
	}
	l := lint.Level{Origin: b.rule.Origin, Severity: y.Severity}
	for _, c := range y.Cases {
		if c.Where == nil {
			continue // reported when it was read
		}
		where, text := r.condition(c.Where, b.rule.Origin)
		l.Cases = append(l.Cases, lint.Case{Where: where, WhereText: text, Severity: c.Severity})
	}
	b.rule.Levels = append(b.rule.Levels, l)
}

func (r *resolver) params(b *building, y *ruleYAML) {
	for _, n := range []*strictyaml.Node{y.With, y.Add} {
		switch {
		case n == nil:
		case b.rule.Params == nil:
			r.fail(n.Key().Errorf("check %q takes no parameters", b.rule.Check.ID))
		case n == y.With:
			r.read(b, n, n.Decode(b.rule.Params))
		default:
			r.read(b, n, n.Append(b.rule.Params))
		}
	}
}

// read notes where parameters were written, and whether that went well.
func (r *resolver) read(b *building, n *strictyaml.Node, err error) {
	r.fail(err)
	b.params, b.faulty = append(b.params, n), b.faulty || err != nil
}

// finish lists the rules in force by name, and looks at what only all layers together tell.
func (r *resolver) finish() []*lint.Rule {
	var rules []*lint.Rule
	for _, b := range r.rules {
		if b.rule == nil {
			continue
		}
		if len(b.rule.Levels) == 0 {
			r.fail(b.key.Errorf("rule %q states no severity", b.rule.Name))
		}
		r.validate(b)
		r.phrases(b)
		if inForce(b.rule) {
			rules = append(rules, b.rule)
		}
	}
	slices.SortFunc(rules, func(a, b *lint.Rule) int { return cmp.Compare(a.Name, b.Name) })
	return rules
}

// inForce reports whether a rule can speak at any stage.
func inForce(rule *lint.Rule) bool {
	for i := range lint.Draft.Names() {
		stage := lint.Stage(i)
		for _, l := range slices.Backward(rule.Levels) {
			if slices.ContainsFunc(l.Cases, func(c lint.Case) bool { return c.Severity[stage] != lint.Off }) {
				return true
			}
			if sev, ok := l.Severity[stage]; ok {
				if sev != lint.Off {
					return true
				}
				break
			}
		}
	}
	return false
}

// validate lets the check look at its parameters, once all layers have spoken.
func (r *resolver) validate(b *building) {
	check := b.rule.Check
	if check.Validate == nil || b.faulty || !inForce(b.rule) {
		return
	}
	if err := check.Validate(b.rule.Params); err != nil {
		at := b.key
		if len(b.params) > 0 {
			at = b.params[len(b.params)-1].Key()
		}
		r.fail(at.Errorf("rule %q: %s", b.rule.Name, err))
	}
}

// phrases checks the wordings that the rule looks for, as the check makes them of its parameters.
func (r *resolver) phrases(b *building) {
	ours := func(s lint.Setting) bool { return slices.Contains(r.builtin, s.Origin) }
	if b.rule.Check.Phrases == nil || !slices.ContainsFunc(b.rule.Settings, func(s lint.Setting) bool { return !ours(s) }) {
		return // those that are built in are checked by our tests, not in every run
	}
	for _, p := range b.rule.Check.Phrases(b.rule.Params) {
		err := phrase.Check(p.Pattern)
		if err == nil && p.Lang != "" && p.Lang != "de" && p.Lang != "en" {
			err = fmt.Errorf("unknown language %q, want one of de, en", p.Lang)
		}
		if err != nil {
			r.fail(b.nearest(p.Pattern).Errorf("phrase %q: %s", p.Pattern, err))
		}
	}
}

// nearest is where a pattern is written; the rule itself where a check made it up.
func (b *building) nearest(pattern string) *strictyaml.Node {
	for _, n := range slices.Backward(b.params) {
		if found := n.Find(pattern); found != nil {
			return found
		}
	}
	return b.key
}
