package register

import (
	"flag"
	"reflect"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/schema"
	"github.com/offerlint/offerlint/schema/schematest"
	"github.com/offerlint/offerlint/strictyaml"
)

var update = flag.Bool("update", false, "rewrite the schema")

const schemaFile = "../docs/schema/register.schema.json"

// registerSchema is written from the types that the loader reads.
func registerSchema(t *testing.T) []byte {
	t.Helper()
	filled := schema.Schema{"type": []string{"string", "number", "boolean"}, "pattern": `\S`}
	w := &schema.Writer{Defs: map[string]schema.Schema{}, Special: map[string]schema.Schema{
		"text": schema.Text(), "date": {"type": "string", "pattern": `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`},
		"hash":   {"type": "string", "pattern": `^([0-9a-f]{12})?$`},
		"judged": {"type": "string", "pattern": `^$|` + lint.FingerprintPattern()},
	}}
	entry := func(v any, words map[string][]string, required ...string) {
		s := w.Struct(reflect.TypeOf(v))
		props := s["properties"].(schema.Schema)
		for _, k := range required {
			props[k] = filled
		}
		for k, accepted := range words {
			props[k] = schema.OneOf(accepted...)
		}
		if len(required) > 0 {
			s["required"] = required
		}
		w.Special[reflect.TypeOf(v).Name()] = s
	}
	entry(consultation{}, nil, "who")
	entry(evidence{}, map[string][]string{"kind": lint.EvidenceKinds(), "status": evidenceStatuses}, "id")
	entry(verification{}, nil, "criterion", "by")
	entry(assumption{}, map[string][]string{"status": lint.AssumptionOpen.Names()}, "id", "text")
	entry(question{}, nil, "id", "text")
	w.Special["question"]["dependentRequired"] = map[string][]string{"answered": {"answer"}}
	entry(waiver{}, nil, "rule", "criterion", "reason", "by")
	entry(assignment{}, nil, "criterion")
	entry(clarification{}, nil, "number", "by")
	b, err := schema.File("https://offerlint.example/register.schema.json", "register.yaml: what people resolved about a bid",
		w.Struct(reflect.TypeFor[document]()), w.Defs)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSchemaIsCurrent(t *testing.T) { schematest.Current(t, schemaFile, registerSchema(t), *update) }

// The schema and the loader agree about the same files: what one takes, the other takes. References between entries are
// the loader's business.
func TestSchemaAgreesWithTheLoader(t *testing.T) {
	compiled, err := jsonschema.NewCompiler().Compile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	good := []string{
		"evidence:\n", full,
		"waivers: [{rule: r, criterion: 17, reason: x, by: y}]\n",
		"clarifications: [{number: 17, by: a, on: 2026-11-20, judged: 0123456789ab}]\n",
		"verifications: [{criterion: K-1, by: a, judged: 'v1:0123456789ab.0123456789ab.-.0123456789ab'}]\n",
	}
	bad := []string{
		"evidenc: []\n", "evidence: [{title: x}]\n", "evidence: [{id: ' '}]\n", "evidence: [{id: a, kind: certifcate}]\n", "evidence: [{id: a, status: there}]\n",
		"evidence: [{id: a, valid_until: 28.2.2028}]\n", "verifications: [{criterion: K-1}]\n", "verifications: [{by: a}]\n",
		"verifications: [{criterion: K-1, by: a, judged: v2}]\n", "verifications: [{criterion: K-1, by: a, on: tomorrow}]\n",
		"assumptions: [{id: A-1}]\n", "assumptions: [{id: A-1, text: x, status: closed}]\n", "questions: [{id: Q-1}]\n",
		"questions: [{id: Q-1, text: x, answered: 2026-11-15}]\n", "waivers: [{rule: r, criterion: K-1, by: x}]\n",
		"waivers: [{rule: r, criterion: K-1, reason: x}]\n", "assignments: [{owner: x}]\n",
		"assignments: [{criterion: K-1, consulted: [{on: 2026-11-12}]}]\n", "waivers: {rule: r}\n", "questions: [Q-1]\n",
		"clarifications: [{number: 17}]\n", "clarifications: [{by: a}]\n", "clarifications: [{number: 17, by: a, judged: 12}]\n",
	}
	for i, src := range append(append([]string{}, good...), bad...) {
		_, loadErr := Read([]byte(src), "register.yaml")
		node, err := strictyaml.Parse("register.yaml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		schemaErr := compiled.Validate(schematest.Plain(node))
		if want := i < len(good); (loadErr == nil) != want || (schemaErr == nil) != want {
			t.Errorf("%s\n  want accepted %v\n  loader: %v\n  schema: %v", src, want, loadErr, schemaErr)
		}
	}
}
