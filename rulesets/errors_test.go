package rulesets_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/rulesets"
)

func TestLoadErrors(t *testing.T) {
	const functions = "all, any, none, one, count, filter, map, len, lower, upper, trim, trimPrefix, trimSuffix, indexOf, abs, min, max"
	tests := []struct{ name, src, want string }{
		{"unknown top key", "nam: x", `r.yaml:1:1: unknown key "nam", did you mean "name"?`},
		{"empty", "", "r.yaml:1:1: the file is empty"},
		{"unknown check", "rules:\n  vage-word: {severity: off}", `r.yaml:2:3: unknown check "vage-word", did you mean "vague-word"?`},
		{"unknown rule", "rules:\n  data-home: {severity: off}", `r.yaml:2:3: unknown check "data-home"; a rule with a name of its own needs check: and kind:`},
		{"unknown check of a rule", "rules:\n  mine: {check: emty-cell, kind: missed, severity: info}", `r.yaml:2:17: unknown check "emty-cell", did you mean "empty-cell"?`},
		{"no kind", "rules:\n  mine: {check: empty-cell, severity: info}", `r.yaml:2:3: rule "mine" has a name of its own and needs a kind: malformed, missed, unverified, assumed`},
		{"unknown kind", "rules:\n  mine: {check: empty-cell, kind: mised, severity: info}", `r.yaml:2:35: unknown kind "mised", did you mean "missed"?`},
		{"kind of a check", "rules:\n  empty-cell: {kind: missed, severity: info}", `r.yaml:2:16: kind cannot be set: check "empty-cell" is missed; give the rule a name of its own`},
		{"check of a check", "rules:\n  empty-cell: {check: vague-word, severity: info}", `r.yaml:2:23: "empty-cell" is a check itself; a rule of another check needs a name of its own`},
		{"name", "rules:\n  My Rule: {check: empty-cell, kind: missed, severity: info}", `r.yaml:2:3: the name of a rule is lower case with hyphens, such as data-in-germany`},
		{"shorthand", "rules:\n  empty-cell: off", "r.yaml:2:3: rule \"empty-cell\" states no severity\nr.yaml:2:15: want a mapping such as {severity: warning}, got \"off\""},
		{"nothing", "rules:\n  empty-cell:", `r.yaml:2:3: rule "empty-cell" states no severity`},
		{"unknown rule key", "rules:\n  empty-cell: {severty: off, severity: info}", `r.yaml:2:16: unknown key "severty", did you mean "severity"?`},
		{"severity", "rules:\n  empty-cell: {severity: eror}", `r.yaml:2:26: unknown severity "eror", did you mean "error"?`},
		{"stage", "rules:\n  empty-cell: {severity: {sumbit: error}}", `r.yaml:2:27: unknown stage "sumbit", did you mean "submit"?`},
		{"no stage", "rules:\n  empty-cell: {severity: {}}", `r.yaml:2:26: want a severity for at least one stage: draft, review, submit`},
		{"list of severities", "rules:\n  empty-cell: {severity: [info]}", `r.yaml:2:26: want a severity, or a mapping from stages to severities, got a list`},
		{"case without where", "rules:\n  empty-cell: {severity: info, cases: [{severity: off}]}", `r.yaml:2:40: a case needs where and severity`},
		{"duplicate rule", "rules:\n  empty-cell: {severity: info}\n  empty-cell: {severity: off}", `r.yaml:3:3: duplicate key "empty-cell", first in line 2`},
		{"no parameters", "rules:\n  empty-cell: {severity: info, with: {x: y}}", `r.yaml:2:32: check "empty-cell" takes no parameters`},
		{"nothing to add to", "rules:\n  empty-cell: {severity: info, add: {x: y}}", `r.yaml:2:32: check "empty-cell" takes no parameters`},
		{"unknown parameter", "rules:\n  vague-word: {severity: info, with: {phrase: {de: [x]}}}", `r.yaml:2:39: unknown key "phrase", did you mean "phrases"?`},
		{"type of a parameter", "rules:\n  vague-word: {severity: info, with: {phrases: {de: etwa}, max: many}}", "r.yaml:2:53: want a list, got text\nr.yaml:2:65: want a whole number, got \"many\""},
		{"add to a number", "rules:\n  vague-word: {severity: info, add: {max: 3}}", `r.yaml:2:43: only lists can be added to; use with`},
		{"phrase", "rules:\n  vague-word: {severity: info, with: {phrases: {de: [etwa]}}, add: {phrases: {de: ['a {b']}}}", `r.yaml:2:84: phrase "a {b": column 3: this brace is not closed`},
		{"brace", "rules:\n  empty-cell: {severity: info, message: {de: \"a {{b} c\"}}", `r.yaml:2:49: {{ is not closed; fields are written {{criterion}}`},
		{"closing brace", "rules:\n  empty-cell: {severity: info, message: {en: \"a {{b}} }} c\"}}", `r.yaml:2:55: }} closes nothing; fields are written {{criterion}}`},
		{"blank in braces", "rules:\n  empty-cell: {severity: info, message: {en: \"{{ b }}\"}}", `r.yaml:2:47: fields are written {{criterion}}, one word without blanks`},
		{"field of a message", "rules:\n  vague-word: {severity: info, message: {en: 'a {{mtach}}'}}", `r.yaml:2:51: unknown field "mtach", did you mean "match"?`},
		{"name of a built-in", "name: core\nrules:\n  empty-cell: {severity: info}", `r.yaml:1:7: "core" is the name of a built-in ruleset; choose another`},
		{"response twice", "rules:\n  empty-cell: {severity: info, tests: [{expect: none, response: a, responses: [b]}]}", `r.yaml:2:68: a test has a response or responses, not both`},
		{"language of a message", "rules:\n  empty-cell: {severity: info, message: {fr: x}}", `r.yaml:2:42: unknown key "fr", want one of de, en`},
		{"waivable", "rules:\n  empty-cell: {severity: info, waivable: no}", `r.yaml:2:42: want true or false, got "no"`},
		{"test", "rules:\n  empty-cell: {severity: info, tests: [{name: x}, {expect: findng}, {expect: none, criterion: {obligation: mst}}]}", "r.yaml:2:40: a test needs expect: finding or none\n" +
			"r.yaml:2:60: unknown expectation \"findng\", did you mean \"finding\"?\nr.yaml:2:108: unknown obligation \"mst\", did you mean \"must\"?"},
		{"empty where", "rules:\n  empty-cell: {severity: info, where: ''}", `r.yaml:2:39: want an expression, got ""; write true for all`},
		{"where is a list", "rules:\n  empty-cell: {severity: info, where: [a]}", `r.yaml:2:39: want an expression, got a list; write true for all`},
		{"long where", "rules:\n  empty-cell: {severity: info, where: " + strings.Repeat("(", 5000) + "}", `r.yaml:2:39: the expression is longer than 4000 bytes`},
		{"where in a case", "rules:\n  empty-cell:\n    severity: info\n    cases:\n      - {where: ' criterion.hiden', severity: off}", "r.yaml:5:29: where: unknown criterion field \"hiden\", did you mean \"hidden\"?\n     criterion.hiden\n               ^"},
		{"where after an umlaut", "rules:\n  empty-cell: {severity: info, where: '\"ä\" == bid.nme'}", "r.yaml:2:52: where: unknown bid field \"nme\", did you mean \"name\"?\n    \"ä\" == bid.nme\n               ^"},
		{
			"where in a block", "rules:\n  empty-cell:\n    severity: info\n    where: |\n      criterion.hidden or\n      critrion.hidden\n",
			"r.yaml:4:12: where: unknown name \"critrion\", did you mean \"criterion\"?\n    critrion.hidden\n    ^",
		},
		{"built-in and faulty", "extends: [vgww]\nrules:\n  emty-cell: {}", `r.yaml:1:11: unknown ruleset "vgww"`},
	}
	wheres := []struct{ name, where, want string }{
		{"field", `criterion.obligaton == "must"`, "where: unknown criterion field \"obligaton\", did you mean \"obligation\"?\n    criterion.obligaton == \"must\"\n              ^"},
		{"umlaut before", `"äö" == criterion.foo`, "where: unknown criterion field \"foo\", want one of id, title, text, section, lot, obligation, obligation_source, weight, expects, owner, hidden, allowed\n    \"äö\" == criterion.foo\n                      ^"},
		{"name", `critrion.id == "x"`, `where: unknown name "critrion", did you mean "criterion"?`},
		{"whole criterion", `criterion == nil`, `where: criterion is no value; write criterion.id, or another of its fields: id, title`},
		{"computed field", `criterion[response.text] == "x"`, `where: the field of criterion must be written out`},
		{"enum ==", `criterion.obligation == "exlusion"`, `where: unknown criterion.obligation "exlusion", did you mean "exclusion"?`},
		{"enum reversed", `"fully" != response.claim`, `where: unknown response.claim "fully", did you mean "full"?`},
		{"enum in", `criterion.expects in ["mark", "txt"]`, `where: unknown criterion.expects "txt", did you mean "text"?`},
		{"enum not in", `bid.stage not in ["sumbit"]`, `where: unknown bid.stage "sumbit", did you mean "submit"?`},
		{"enum in brackets", `criterion["obligation"] == "musst"`, `where: unknown criterion.obligation "musst", did you mean "must"?`},
		{"enum optional", `criterion?.obligation == "musst"`, `where: unknown criterion.obligation "musst", did you mean "must"?`},
		{"source", `criterion.obligation_source == "colum"`, `where: unknown criterion.obligation_source "colum", did you mean "column"?`},
		{"via", `response.via == "cell"`, `where: unknown response.via "cell", want one of row, id, quote, comment, blanket`},
		{"word border", "criterion.text matches \"\\\\bDaten\"", `where: \b in a pattern knows ASCII only`},
		{"word border in double quotes", `criterion.text matches "\bDaten"`, `where: \b in a pattern knows ASCII only`},
		{"word in a class", "criterion.text matches `[\\w-]+`", `where: \w in a pattern knows ASCII only`},
		{"not blank", "criterion.text matches `a\\S`", `where: \S in a pattern knows ASCII only`},
		{"class", "criterion.text matches '[[:alpha:]]'", `where: [:alpha:] in a pattern knows ASCII only`},
		{"bad pattern", "criterion.text matches '('", "where: error parsing regexp: missing closing )"},
		{"computed pattern", "criterion.text matches criterion.id", `where: the pattern after matches must be written out`},
		{"now", `now() != nil`, `where: unknown function "now", want one of ` + functions},
		{"method", `criterion.text.foo()`, `where: only functions can be called: ` + functions},
		{"disabled predicate", `reduce(criterion.allowed, # + 1) > 1`, `where: unknown function "reduce", want one of ` + functions},
		{"repeat", `len(repeat("x", 1000000)) > 1`, `where: unknown function "repeat"`},
		{"split", `any(split(criterion.text, ""), len(split(criterion.text, "")) > 1)`, `where: unknown function "split"`},
		{"range", `5 in 1..1000000000`, `where: ranges are not supported`},
		{"let", `let x = 1; x > 1`, `where: let and ; are not supported; write one expression`},
		{"nested", `any(criterion.allowed, any(criterion.allowed, true))`, `where: a condition on a list cannot hold another one`},
		{"number", `criterion.weight`, `where: want what is true or false, got a number`},
		{"any", `[true, 1][0]`, `where: want what is true or false, got what may be anything`},
		{"types", `criterion.weight == "5"`, "where: == stands between a number and a text"},
		{"syntax", `criterion.weight >`, "where: the expression ends too early"},
		{"one equals sign", `criterion.obligation = "must"`, `where: one "=" does not compare; write ==`},
		{"capitals", `criterion.weight > 5 AND criterion.hidden`, `where: "AND" does not belong here, did you mean "and"?`},
		{"shortened", `criterion.id starts "K-"`, `where: "starts" does not belong here, did you mean "startsWith"?`},
		{"typographic quotes", `criterion.id == „K-1“`, `where: this quote is not understood; put texts between straight ones`},
		{"no closing quote", `criterion.id == "K-1`, `where: this text has no closing quote`},
		{"no quotes", `criterion.text contains Hosting`, `where: unknown name "Hosting", want one of criterion, response, bid; a text stands between quotes: "Hosting"`},
		{"field alone", `obligation == "must"`, `where: unknown name "obligation", did you mean criterion.obligation?`},
		{"in a text", `criterion.obligation in "must"`, `where: after in stands a list`},
		{"bracket", `criterion.weight > 5)`, `where: ")" does not belong here`},
		{"many nodes", strings.Repeat("true or ", 400) + "true", `where: compilation failed: expression exceeds maximum allowed nodes`},
		{"environment", `$env["criterion"] != nil`, `where: unknown name "$env", want one of criterion, response, bid`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := rulesets.Load(fakeChecks(), text("r.yaml", tt.src))
			if err == nil {
				t.Fatalf("no error, want %s", tt.want)
			}
			if tt.name == "built-in and faulty" {
				if !strings.HasPrefix(err.Error(), tt.want) || !strings.Contains(err.Error(), "\nr.yaml:3:3: ") {
					t.Errorf("error is %s", err)
				}
				return
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
	for _, tt := range wheres {
		t.Run("where "+tt.name, func(t *testing.T) {
			_, err := rulesets.Load(fakeChecks(), text("r.yaml", "rules:\n  empty-cell:\n    severity: info\n    where: >-\n     "+tt.where+"\n"))
			if want := "r.yaml:4:12: " + tt.want; err == nil || !strings.HasPrefix(err.Error(), want) {
				t.Errorf("error is\n%v\nwant\n%s", err, want)
			}
		})
	}
}

func TestLayerErrors(t *testing.T) {
	base := text("base.yaml", "rules:\n  mine: {check: empty-cell, kind: missed, severity: info}\n  worse: {check: nothing}\n")
	house := text("house.yaml", "rules:\n  mine: {check: vague-word}\n  mien: {severity: off}\n  worse: {severity: off}\n")
	_, err := rulesets.Load(fakeChecks(), base, house)
	want := "base.yaml:3:18: unknown check \"nothing\", want one of empty-cell, vague-word\n" +
		"house.yaml:2:17: rule \"mine\" is check \"empty-cell\" in base.yaml:2:3; choose another name\n" +
		"house.yaml:3:3: unknown check \"mien\", did you mean \"mine\"?"
	if err == nil {
		t.Fatal("no error")
	}
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("error (-want +got):\n%s", diff)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("name: x\nrules:\n  vague-word: {severity: info, with: {phrases: {de: [a]}}, add: {phrases: {en: [b]}}}\n")
	f.Add("rules:\n  empty-cell:\n    severity: {submit: error}\n    where: any(criterion.allowed, # matches '(?i)x') and response.text == \"\"\n")
	f.Add("rules:\n  mine: {check: vague-word, kind: missed, severity: off, cases: [{where: 'criterion.weight > 1', severity: info}], message: {de: '{{x}}'}}\n")
	f.Add("extends: [core, ./x.yaml]\nrules: {empty-cell: {severity: info, where: 'criterion.obligation in [\"must\"] ? bid.stage == \"draft\" : response.evidence[0] == \"x\"'}}")
	weight := 2.0
	c := &lint.Criterion{ID: "K-1", Text: "Daten", Weight: &weight, Allowed: []string{"x"}}
	subjects := []lint.Subject{{}, {Bid: &lint.Bid{}, Stage: 9, Criterion: c, Response: &lint.Response{Criterion: c, Via: 9}}}
	f.Fuzz(func(t *testing.T, src string) {
		set, err := rulesets.Load(fakeChecks(), text("r.yaml", src))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "r.yaml:") && !strings.HasPrefix(err.Error(), "core.yaml:") {
				t.Errorf("error without position: %s", err)
			}
			return
		}
		for _, r := range set.Rules {
			for _, s := range subjects {
				if _, err := r.Severity(s); err != nil && !strings.HasPrefix(err.Error(), "r.yaml:") {
					t.Errorf("error without position: %s", err)
				}
				if r.Where == nil {
					continue
				}
				if _, err := r.Where(s); err != nil && !strings.HasPrefix(err.Error(), "r.yaml:") {
					t.Errorf("error without position: %s", err)
				}
			}
		}
	})
}
