package rulesets

import (
	"fmt"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// settings lists what one layer says about a rule, in the order of the file. A severity for all stages is one for each.
func settings(rule *strictyaml.Node, origin string) []lint.Setting {
	var out []lint.Setting
	add := func(field, value string, at *strictyaml.Node) {
		out = append(out, lint.Setting{Field: field, Value: value, Origin: origin, At: location(at)})
	}
	var walk func(field string, n *strictyaml.Node)
	walk = func(field string, n *strictyaml.Node) {
		switch n.Kind() {
		case strictyaml.Text:
			add(field, n.Text(), n)
		case strictyaml.List:
			add(field, items(len(n.Items())), n)
		case strictyaml.Mapping:
			for _, f := range n.Fields() {
				walk(field+"."+f.Key().Text(), f)
			}
		}
	}
	for _, f := range rule.Fields() {
		switch name := f.Key().Text(); {
		case name == "severity" && f.Kind() == strictyaml.Text:
			for _, stage := range lint.Draft.Names() {
				add("severity."+stage, f.Text(), f)
			}
		default:
			walk(name, f)
		}
	}
	return out
}

func items(n int) string {
	if n == 1 {
		return "1 item"
	}
	return fmt.Sprintf("%d items", n)
}

// InForce are the settings of a rule that count: of each field the last, and everything that layers add. Tests are left
// out.
func InForce(r *lint.Rule) []lint.Setting {
	last := map[string]int{}
	for i, s := range r.Settings {
		last[s.Field] = i
	}
	var out []lint.Setting
	for i, s := range r.Settings {
		added := len(s.Field) > 4 && s.Field[:4] == "add."
		if s.Field != "tests" && (added || last[s.Field] == i) {
			out = append(out, s)
		}
	}
	return out
}
