package rulesets

import (
	"flag"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/schema"
	"github.com/offerlint/offerlint/schema/schematest"
	"github.com/offerlint/offerlint/strictyaml"
)

var update = flag.Bool("update", false, "rewrite the schema")

const schemaFile = "../docs/schema/ruleset.schema.json"

// rulesetSchema is written from the types that the loader reads.
func rulesetSchema(t *testing.T) []byte {
	t.Helper()
	severity := schema.OneOf(lint.Off.Names()...)
	stages := schema.Schema{}
	for _, s := range lint.Draft.Names() {
		stages[s] = severity
	}
	severities := schema.Schema{"oneOf": []schema.Schema{severity, {
		"type": "object", "properties": stages, "additionalProperties": false, "minProperties": 1,
	}}}
	w := &schema.Writer{Defs: map[string]schema.Schema{}, Special: map[string]schema.Schema{
		"severities": severities, "Node": schema.Text(), "word": schema.Text(),
		"expression": schema.Text(), "scope": schema.OneOf("response", "file", "offer"),
	}}
	texted := func(v any, words map[string][]string) schema.Schema { // a plain text stands for the text
		s := w.Struct(reflect.TypeOf(v))
		for name, of := range words {
			s["properties"].(schema.Schema)[name] = schema.OneOf(of...)
		}
		return schema.Schema{"oneOf": []schema.Schema{schema.Text(), s}}
	}
	w.Special["testCriterion"] = texted(testCriterion{}, map[string][]string{"obligation": lint.Must.Names(), "expects": lint.ExpectsText.Names()})
	w.Special["testResponse"] = texted(testResponse{}, map[string][]string{"claim": lint.Unstated.Names()})
	test := w.Struct(reflect.TypeFor[testYAML]())
	props := test["properties"].(schema.Schema)
	props["lang"], props["stage"] = schema.OneOf("de", "en"), schema.OneOf(lint.Draft.Names()...)
	props["expect"], test["required"] = schema.OneOf("finding", "none"), []string{"expect"}
	test["not"] = schema.Schema{"required": []string{"response", "responses"}}
	w.Special["testYAML"] = test
	w.Special["caseYAML"] = schema.Schema{
		"type": "object", "required": []string{"where", "severity"}, "additionalProperties": false,
		"properties": schema.Schema{"where": schema.Text(), "severity": severities},
	}
	w.Defs["rule"] = rule(w)
	w.Defs["rules"] = rules(w)
	root := schema.Schema{"type": "object", "additionalProperties": false, "properties": schema.Schema{
		"name": schema.Text(), "title": schema.Text(), "extends": schema.Schema{"type": "array", "items": schema.Text()},
		"rules": schema.Schema{"$ref": "#/$defs/rules"},
	}}
	b, err := schema.File("https://offerlint.example/ruleset.schema.json", "A ruleset of offerlint", root, w.Defs)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// rule is the schema of any rule; with and add are those of its check, where it names one.
func rule(w *schema.Writer) schema.Schema {
	s := w.Struct(reflect.TypeFor[ruleYAML]())
	props := s["properties"].(schema.Schema)
	var ids []string
	var parameters []schema.Schema
	for _, c := range checks.All() {
		ids = append(ids, c.ID)
		parameters = append(parameters, schema.Schema{
			"if":   schema.Schema{"required": []string{"check"}, "properties": schema.Schema{"check": schema.Schema{"const": c.ID}}},
			"then": with(w, c),
		})
	}
	props["check"], props["kind"] = schema.OneOf(ids...), schema.OneOf(lint.Missed.Names()...)
	props["with"], props["add"] = schema.Schema{}, schema.Schema{}
	s["allOf"] = parameters
	return s
}

func with(w *schema.Writer, c *lint.Check) schema.Schema {
	params := schema.Schema{"not": schema.Schema{}}
	if c.Params != nil {
		params = w.Of(reflect.TypeOf(c.Params()))
	}
	return schema.Schema{"properties": schema.Schema{"with": params, "add": params}}
}

// rules maps names to rules: those of checks configure them and state no kind.
func rules(w *schema.Writer) schema.Schema {
	named := schema.Schema{}
	for _, c := range checks.All() {
		named[c.ID] = schema.Schema{"allOf": []schema.Schema{
			{"$ref": "#/$defs/rule"}, with(w, c), {"properties": schema.Schema{"kind": schema.Schema{"not": schema.Schema{}}, "check": schema.OneOf(c.ID)}},
		}}
	}
	return schema.Schema{"type": "object", "properties": named, "additionalProperties": schema.Schema{"$ref": "#/$defs/rule"}}
}

func TestSchemaIsCurrent(t *testing.T) { schematest.Current(t, schemaFile, rulesetSchema(t), *update) }

// The schema and the loader agree about the same files: what one takes, the other takes.
func TestSchemaAgreesWithTheLoader(t *testing.T) {
	compiled, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	good := []string{
		"name: a\ntitle: b\nextends: [core, vgv]\nrules:\n  placeholder: {severity: off}",
		"rules:\n  hedged-response: {severity: {draft: off, submit: warning}, add: {phrases: {de: [so]}, not: [x]}}",
		"rules:\n  mine: {check: banned-words, kind: assumed, severity: info, with: {phrases: [a, b], unless: {en: [c]}}}",
		"rules:\n  mine: {check: limit-exceeded, kind: missed, severity: counted, with: {words: 12, in: offer}, waivable: false}",
		"rules:\n  mine:\n    check: consistent-term\n    kind: unverified\n    severity: info\n    with: {terms: [{use: a, not: [b]}, {one_of: [c, d]}]}",
		"rules:\n  mine:\n    check: pattern\n    kind: unverified\n    severity: info\n    with: {forbid: ['[0-9]{6}']}\n    why: 1\n    source: 2\n    where: criterion.hidden\n    message: {de: x}",
		"rules:\n  placeholder:\n    severity: info\n    cases: [{where: criterion.hidden, severity: off}]\n    tests:\n      - {lang: de, expect: none, response: {claim: full, text: x, evidence: [y]}, criterion: {text: x, weight: 1.5, obligation: may, hidden: true}, todo: z}\n      - {expect: finding, responses: [TBD], stage: draft, bid: {tender: x, other_customers: [y]}}",
		"rules:\n  mine: {check: outdated-standard, kind: unverified, severity: info, with: {standards: [{phrases: [a], now: b}]}}",
	}
	bad := []string{
		"nam: a", "extends: core\nrules:", "rules: [a]", "rules:\n  placeholder: {severity: fatal}", "rules:\n  placeholder: {severity: {sumbit: off}}",
		"rules:\n  placeholder: {severity: {}}", "rules:\n  placeholder: {severty: off, severity: off}", "rules:\n  placeholder: {severity: off, kind: missed}",
		"rules:\n  mine: {check: baned-words, kind: assumed, severity: info}", "rules:\n  mine: {check: banned-words, kind: guessed, severity: info, with: {phrases: [a]}}",
		"rules:\n  mine: {check: limit-exceeded, kind: missed, severity: info, with: {words: viele}}", "rules:\n  mine: {check: limit-exceeded, kind: missed, severity: info, with: {words: 3, in: chapter}}",
		"rules:\n  missing-response: {severity: info, with: {phrases: [a]}}", "rules:\n  placeholder: {severity: info, with: {phrase: [a]}}",
		"rules:\n  placeholder: {severity: info, tests: [{lang: de}]}", "rules:\n  placeholder: {severity: info, tests: [{expect: maybe}]}",
		"rules:\n  placeholder: {severity: info, tests: [{expect: none, response: a, responses: [b]}]}", "rules:\n  placeholder: {severity: info, cases: [{severity: off}]}",
		"rules:\n  placeholder: {severity: info, waivable: never}", "rules:\n  placeholder: off", "rules:\n  placeholder: {severity: info, message: {fr: x}}",
		"rules:\n  placeholder: {severity: info, tests: [{expect: none, criterion: {obligation: mst}}]}",
	}
	for i, src := range append(append([]string{}, good...), bad...) {
		_, loadErr := Load(checks.All(), Layer{Name: "core"}, Layer{Name: "r.yaml", Data: []byte(src)})
		node, err := strictyaml.Parse("r.yaml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		schemaErr := compiled.Validate(schematest.Plain(node))
		if want := i < len(good); (loadErr == nil) != want || (schemaErr == nil) != want {
			t.Errorf("%s\n  want accepted %v\n  loader: %v\n  schema: %v", src, want, loadErr, firstLines(schemaErr))
		}
	}
	for _, name := range Builtin() {
		data, err := Read(name)
		if err != nil {
			t.Fatal(err)
		}
		node, err := strictyaml.Parse(name, data)
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(schematest.Plain(node)); err != nil {
			t.Errorf("%s: %v", name, firstLines(err))
		}
	}
}

func firstLines(err error) string {
	if err == nil {
		return "accepted"
	}
	lines := strings.Split(err.Error(), "\n")
	return strings.Join(lines[:min(len(lines), 6)], "\n")
}
