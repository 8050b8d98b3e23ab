package rulesets

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A rulesetYAML is a ruleset as it is written.
type rulesetYAML struct {
	Name    word               `yaml:"name"`
	Title   string             `yaml:"title"`
	Extends []*strictyaml.Node `yaml:"extends"`
	Rules   *strictyaml.Node   `yaml:"rules"`
}

// A ruleYAML is a rule as one layer writes it. What is nil is left to the layers below.
type ruleYAML struct {
	Check    *strictyaml.Node `yaml:"check"`
	Kind     *strictyaml.Node `yaml:"kind"`
	Severity severities       `yaml:"severity"`
	Cases    []caseYAML       `yaml:"cases"`
	Where    *strictyaml.Node `yaml:"where"`
	With     *strictyaml.Node `yaml:"with"`
	Add      *strictyaml.Node `yaml:"add"`
	Message  messageYAML      `yaml:"message"`
	Why      *string          `yaml:"why"`
	Source   *string          `yaml:"source"`
	Waivable *bool            `yaml:"waivable"`
	Tests    []testYAML       `yaml:"tests"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: a bare word is the likeliest slip, so it gets an example.
func (r *ruleYAML) UnmarshalYAMLNode(n *strictyaml.Node) error {
	if n.Kind() != strictyaml.Mapping {
		return n.Errorf("want a mapping such as {severity: warning}, got %s", n)
	}
	type plain ruleYAML
	return n.Decode((*plain)(r))
}

// severities are a severity for all stages, or a mapping from stages to severities.
type severities map[lint.Stage]lint.Severity

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (s *severities) UnmarshalYAMLNode(n *strictyaml.Node) error {
	*s = severities{}
	switch n.Kind() {
	case strictyaml.Text:
		sev, err := severity(n)
		for i := range lint.Draft.Names() {
			(*s)[lint.Stage(i)] = sev
		}
		return err
	case strictyaml.Mapping:
		return s.stages(n)
	}
	return n.Errorf("want a severity, or a mapping from stages to severities, got %s", n)
}

func (s *severities) stages(n *strictyaml.Node) error {
	var errs []error
	for _, f := range n.Fields() {
		stage, err := lint.ParseStage(f.Key().Text())
		if err != nil {
			errs = append(errs, f.Key().Errorf("%s", strictyaml.Unknown("stage", f.Key().Text(), stage.Names())))
			continue
		}
		sev, err := severity(f)
		errs = append(errs, err)
		(*s)[stage] = sev
	}
	if len(n.Fields()) == 0 {
		errs = append(errs, n.Errorf("want a severity for at least one stage: %s", strings.Join(lint.Draft.Names(), ", ")))
	}
	return strictyaml.Join(errs...)
}

func severity(n *strictyaml.Node) (lint.Severity, error) {
	if n.Kind() != strictyaml.Text {
		return lint.Off, n.Errorf("want a severity, got %s", n)
	}
	sev, err := lint.ParseSeverity(n.Text())
	if err != nil {
		return lint.Off, n.Errorf("%s", strictyaml.Unknown("severity", n.Text(), sev.Names()))
	}
	return sev, nil
}

type caseYAML struct {
	Where    *strictyaml.Node `yaml:"where"`
	Severity severities       `yaml:"severity"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: a case needs both of its parts.
func (c *caseYAML) UnmarshalYAMLNode(n *strictyaml.Node) error {
	type plain caseYAML
	err := n.Decode((*plain)(c))
	if err == nil && (c.Where == nil || c.Severity == nil) {
		return n.Errorf("a case needs where and severity")
	}
	return err
}

type messageYAML struct {
	DE *strictyaml.Node `yaml:"de"`
	EN *strictyaml.Node `yaml:"en"`
}

var (
	fieldName    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\p{L}\p{N}_-]+$`) })
	messageField = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\{\{([\p{L}\p{N}_-]+)\}\}`) })
)

// messageFields lists what a message about a finding of the check may hold: what the check's own messages do, and the
// criterion.
func messageFields(c *lint.Check) []string {
	fields := []string{"criterion"}
	for _, m := range messageField().FindAllStringSubmatch(c.Messages.DE+c.Messages.EN, -1) {
		if !slices.Contains(fields, m[1]) {
			fields = append(fields, m[1])
		}
	}
	return fields
}

// template reads a message with the fields that it may hold.
func template(n *strictyaml.Node, fields []string) (string, error) {
	text := n.Text()
	if n.Kind() != strictyaml.Text || strings.TrimSpace(text) == "" {
		return "", n.Errorf("want the text of a message, got %s", n)
	}
	at := func(i int, msg string) error { return errorIn(n, i, msg) }
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], "}}"):
			return "", at(i, "}} closes nothing; fields are written {{criterion}}")
		case !strings.HasPrefix(text[i:], "{{"):
			continue
		}
		name, _, closed := strings.Cut(text[i+2:], "}}")
		switch {
		case !closed || strings.Contains(name, "{{"):
			return "", at(i, "{{ is not closed; fields are written {{criterion}}")
		case !fieldName().MatchString(name):
			return "", at(i, "fields are written {{criterion}}, one word without blanks")
		case !slices.Contains(fields, name):
			return "", at(i+2, strictyaml.Unknown("field", name, fields))
		}
		i += len(name) + 3
	}
	return text, nil
}

// errorIn is an error at a byte of the node's text.
func errorIn(n *strictyaml.Node, i int, msg string) error {
	line, col := n.PosIn(i)
	return &strictyaml.Error{File: n.File(), Line: line, Col: col, Msg: msg}
}
