package config

import (
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/schema"
	"github.com/offerlint/offerlint/schema/schematest"
	"github.com/offerlint/offerlint/strictyaml"
)

var update = flag.Bool("update", false, "rewrite the schema")

const schemaFile = "../docs/schema/offerlint.schema.json"

// configSchema is written from the types that the loader reads.
func configSchema(t *testing.T) []byte {
	t.Helper()
	positive := schema.Schema{"type": "integer", "minimum": 1}
	path := schema.Schema{"type": []string{"string", "number", "boolean"}, "pattern": `\S`}
	w := &schema.Writer{Defs: map[string]schema.Schema{}, Special: map[string]schema.Schema{
		"text": schema.Text(), "place": path, "count": positive, "amount": {"type": "integer", "minimum": 0},
		"rows":    {"oneOf": []schema.Schema{positive, {"type": "string", "pattern": `^\s*[1-9][0-9]{0,8}( *[-–] *([1-9][0-9]{0,8})?)?\s*$`}}},
		"moment":  {"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?(Z|[+-][0-9]{2}:[0-9]{2}))?$`},
		"anchor":  {"type": "string", "pattern": `^(submission|binding|contract-start|[0-9]{4}-[0-9]{2}-[0-9]{2})$`},
		"age":     {"type": "string", "pattern": `^\s*[1-9][0-9]{0,3} ?([dD]ays?|[tT]age?n?|[wW]eeks?|[wW]ochen?|[mM]onths?|[mM]onate?n?|[yY]ears?|[jJ]ahre?n?)\s*$`},
		"dayDate": {"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`},
		"size":    {"type": "string", "pattern": `^[1-9][0-9]* ?(KiB|MiB|GiB)$`},
	}}
	columns := schema.Schema{}
	for _, f := range columnFields {
		columns[f] = path
	}
	w.Special["columns"] = schema.Schema{"type": "object", "properties": columns, "additionalProperties": false}
	totals := schema.Schema{}
	for _, k := range append([]string{"criteria", "positions"}, lint.Must.Names()...) {
		totals[k] = w.Special["amount"]
	}
	entry := func(v any) schema.Schema { // a plain text is the path
		s := w.Struct(reflect.TypeOf(v))
		props := s["properties"].(schema.Schema)
		s["required"] = []string{"path"}
		if _, ok := props["expect"]; ok {
			props["expect"] = schema.Schema{"type": "object", "properties": totals, "additionalProperties": false}
			props["preset"] = schema.OneOf(presetNames...)
			s["dependentRequired"] = map[string][]string{"on": {"read_by"}}
		}
		return schema.Schema{"oneOf": []schema.Schema{path, s}}
	}
	w.Special["rfpEntry"], w.Special["offerEntry"] = entry(rfpEntry{}), entry(offerEntry{})
	owner := w.Struct(reflect.TypeFor[ownerEntry]())
	owner["required"] = []string{"who"}
	owner["anyOf"] = []schema.Schema{{"required": []string{"criteria"}}, {"required": []string{"sections"}}, {"required": []string{"sheets"}}}
	w.Special["ownerEntry"] = owner
	w.Special["Node"] = schema.Text()
	exempt := w.Struct(reflect.TypeFor[exemption]())
	exempt["required"] = []string{"reason"}
	exempt["anyOf"] = []schema.Schema{{"required": []string{"criteria"}}, {"required": []string{"where"}}}
	w.Special["exemption"] = exempt
	w.Special["places"] = schema.Schema{"oneOf": []schema.Schema{path, {"type": "array", "items": path, "minItems": 1}}}
	required := w.Struct(reflect.TypeFor[documentEntry]())
	required["required"] = []string{"name", "files"}
	required["not"] = schema.Schema{"required": []string{"exactly"}, "anyOf": []schema.Schema{{"required": []string{"at_least"}}, {"required": []string{"at_most"}}}}
	required["properties"].(schema.Schema)["obligation"] = schema.OneOf(obligations...)
	required["properties"].(schema.Schema)["when"] = schema.OneOf(whens...)
	required["properties"].(schema.Schema)["formats"] = schema.Schema{"type": "array", "items": schema.Schema{"type": []string{"string", "number", "boolean"}, "pattern": `^\.?[A-Za-z0-9]{1,8}$`}}
	required["properties"].(schema.Schema)["kind"], required["properties"].(schema.Schema)["per"] = schema.OneOf(bearings...), schema.OneOf(pers...)
	required["dependentRequired"] = map[string][]string{"anchor": {"max_age"}}
	w.Special["documentEntry"] = required
	amendment := w.Struct(reflect.TypeFor[amendmentEntry]())
	amendment["required"] = []string{"id"}
	w.Special["amendmentEntry"] = amendment
	answers := w.Struct(reflect.TypeFor[clarificationEntry]())
	answers["required"] = []string{"path"}
	fields := schema.Schema{}
	for _, f := range clarificationFields {
		fields[f] = path
	}
	answers["properties"].(schema.Schema)["columns"] = schema.Schema{"type": "object", "properties": fields, "additionalProperties": false}
	w.Special["clarificationEntry"] = schema.Schema{"oneOf": []schema.Schema{path, answers}}
	root := w.Struct(reflect.TypeFor[document]())
	props := root["properties"].(schema.Schema)
	props["language"], props["stage"] = schema.OneOf("de", "en"), schema.OneOf(lint.Draft.Names()...)
	props["verification"] = schema.OneOf(lint.WhenRegistered.Names()...)
	props["rules"] = schema.Schema{"$ref": "ruleset.schema.json#/$defs/rules"}
	for _, k := range []string{"rfp", "offer"} {
		props[k].(schema.Schema)["minItems"] = 1
	}
	root["required"] = []string{"rfp", "offer"}
	b, err := schema.File("https://offerlint.example/offerlint.schema.json", "offerlint.yaml: what a bid is made of", root, w.Defs)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSchemaIsCurrent(t *testing.T) { schematest.Current(t, schemaFile, configSchema(t), *update) }

// The schema and the loader agree about the same files: what one takes, the other takes.
func TestSchemaAgreesWithTheLoader(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	f, err := os.Open("../docs/schema/ruleset.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rulesets, err := jsonschema.UnmarshalJSON(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := compiler.AddResource("https://offerlint.example/ruleset.schema.json", rulesets); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	const rest = "rfp: [a.xlsx]\noffer: [b.md]\n"
	good := []string{
		rest + "limits: {words: 500}\n", rest + "limits: {characters: 4000}\n",
		rest + "clarifications: [{path: a.csv, columns: {question: \"Bidder's\\nquestion\", answer: 'Yes\\No'}}]\n",
		rest,
		"bid: 017\ncustomer: Stadt Musterhausen\nother_customers: [A, 2]\ntender: 2026\nlanguage: de\nstage: review\n" + rest,
		"rfp:\n  - {path: a.xlsx, sheets: [A], header_row: 5, rows: 6-240, skip: [17, 30-34, '40-'], columns: {id: Nr., text: C}, preset: caiq, expect: {criteria: 3, must: 0}}\n  - {path: b.docx, read_by: x, on: 2026-11-03, criteria: c.csv, replaces: d}\noffer: [{path: b.md, columns: {claim: D}}]\n",
		rest + "owners: [{who: a, criteria: ['*']}]\nreading: {max_size: 256MiB, max_rows: 5}\nrulesets: [vgv, ./house.yaml]\nrules: {placeholder: {severity: off}}\n",
		rest + "submission: {due: 2026-12-15, questions_until: 2026-12-05, binding_until: 2027-03-15, contract_start: 2027-04-01}\nregister: a.yaml\nverification: required\n", rest + "submission: {due: 2026-12-15T12:00:00+01:00}\n",
		rest + "lots: [1, Los 3]\nnot_applicable: [{criteria: ['KI-*'], reason: x}, {where: criterion.hidden, reason: y}]\nrules:\n",
	}
	good = append(good,
		rest+"required_documents:\n  - {name: A, files: a*.pdf, obligation: exclusion, exactly: 1, when: with-offer}\n  - {name: B, files: [b, c], at_least: 1, at_most: 3, when: on-request, formats: [pdf, .XLSX]}\n",
		rest+"amendments: [{id: 1, date: 2026-11-20}, {id: A-2}]\n",
		rest+"submission: {due: 2026-12-15, valid_until: 2027-03-31}\npackage: [out, 'a/*.pdf']\nmembers: [A GmbH, 2]\nsubcontractors: []\nrequired_documents:\n"+
			"  - {name: A, files: a, kind: company, per: member, file_name: 'a*.pdf', max_pages: 3, max_age: 6 Monate, issued: 2026-01-02}\n"+
			"  - {name: B, files: b, kind: performance, per: subcontractor, max_age: 1 year, anchor: 2026-11-01}\n", rest+"package: out\n")
	bad := []string{
		rest + "required_documents: [{files: a}]\n", rest + "required_documents: [{name: a}]\n", rest + "required_documents: [{name: a, files: []}]\n",
		rest + "required_documents: [{name: a, files: b, when: later}]\n", rest + "required_documents: [{name: a, files: b, obligation: scored}]\n",
		rest + "required_documents: [{name: a, files: b, exactly: 1, at_most: 2}]\n", rest + "required_documents: [{name: a, files: b, exactly: 0}]\n",
		rest + "required_documents: [{name: a, files: b, formats: ['*.pdf']}]\n", rest + "required_documents: [{name: a, files: b, formats: pdf}]\n",
		rest + "required_documents: [{name: a, files: b, kind: form}]\n", rest + "required_documents: [{name: a, files: b, per: site}]\n",
		rest + "required_documents: [{name: a, files: b, max_age: 6}]\n", rest + "required_documents: [{name: a, files: b, anchor: submission}]\n",
		rest + "required_documents: [{name: a, files: b, max_pages: 0}]\n", rest + "required_documents: [{name: a, files: b, issued: 1.2.2026}]\n",
		rest + "required_documents: [{name: a, files: b, max_age: 1 year, anchor: yesterday}]\n",
		rest + "amendments: [{date: 2026-11-20}]\n", rest + "amendments: [{id: 1, date: 20.11.2026}]\n", rest + "amendments: [1]\n",
		"rfp: []\noffer: [b.md]\n", "offer: [b.md]\n", rest + "lannguage: de\n", rest + "language: fr\n", rest + "stage: sumbit\n",
		"rfp: [{sheets: [A]}]\noffer: [b.md]\n", "rfp: ['']\noffer: [b.md]\n", "rfp: [{path: a, header_row: 0}]\noffer: [b.md]\n",
		"rfp: [{path: a, rows: 6 to 9}]\noffer: [b.md]\n", "rfp: [{path: a, columns: {idd: A}}]\noffer: [b.md]\n", "rfp: [{path: a, preset: cayq}]\noffer: [b.md]\n",
		"rfp: [{path: a, expect: {musst: 3}}]\noffer: [b.md]\n", "rfp: [{path: a, expect: {must: -1}}]\noffer: [b.md]\n", "rfp: [{path: a, on: 2026-11-03}]\noffer: [b.md]\n",
		rest + "owners: [{who: a}]\n", rest + "owners: [{criteria: [a]}]\n", rest + "reading: {max_size: 5MB}\n", rest + "reading: {max_rows: many}\n",
		rest + "submission: {due: 15.12.2026}\n", rest + "submission: {due: 2026-12-15T12:00:00}\n",
		rest + "limits: {words: 0}\n", rest + "limits: {words: viele}\n", rest + "limits: {pages: 3}\n", rest + "limits: 500\n",
		rest + "not_applicable: [{criteria: [a]}]\n", rest + "not_applicable: [{reason: a}]\n", rest + "register: ''\n", rest + "verification: maybe\n", rest + "submission: {binding_until: 2027-3-1}\n", rest + "rules: [a]\n", rest + "other_customers: A\n",
	}
	for i, src := range append(append([]string{}, good...), bad...) {
		_, loadErr := Read([]byte(src), "offerlint.yaml", "offerlint.yaml")
		node, err := strictyaml.Parse("offerlint.yaml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		schemaErr := compiled.Validate(schematest.Plain(node))
		if want := i < len(good); (loadErr == nil) != want || (schemaErr == nil) != want {
			t.Errorf("%s\n  want accepted %v\n  loader: %v\n  schema: %v", src, want, loadErr, firstLines(schemaErr))
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
