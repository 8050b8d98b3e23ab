package rulesets

import (
	"regexp"
	"strings"

	"github.com/offerlint/offerlint/strictyaml"
)

// explained says what expr reports in the words of somebody who writes a condition and no programs. Messages that are not known
// here stay as they are.
func explained(msg string) string {
	for _, e := range explanations {
		if m := regexp.MustCompile(e.pattern).FindStringSubmatch(msg); m != nil {
			return e.say(m[1:])
		}
	}
	return msg
}

// explanations are tried in their order.
var explanations = []struct {
	pattern string
	say     func(m []string) string
}{
	{`^unexpected (?:token EOF|end of expression)`, func([]string) string { return "the expression ends too early" }},
	{`^unexpected token Operator\("="\)`, func([]string) string { return `one "=" does not compare; write ==` }},
	{`^unexpected token \w+\("(.+)"\)`, func(m []string) string { return misplaced(m[0]) }},
	{`^unrecognized character: U\+\w+ '[„“”«»‘’‚]'`, func([]string) string {
		return `this quote is not understood; put texts between straight ones: "Hosting"`
	}},
	{`^unrecognized character: U\+\w+ '(.+)'`, func(m []string) string { return misplaced(m[0]) }},
	{`^literal not terminated`, func([]string) string { return "this text has no closing quote" }},
	{`^invalid operation: in \(mismatched types string and string\)`, func([]string) string { return `after in stands a list: ["must", "exclusion"]` }},
	{`^invalid operation: (\S+) \(mismatched types (\S+) and (\S+)\)`, func(m []string) string {
		return m[0] + " stands between " + kindOf(m[1]) + " and " + kindOf(m[2])
	}},
	{`^expected bool, but got (\S+)`, func(m []string) string { return "want what is true or false, got " + kindOf(m[0]) }},
}

// misplaced is about a word or sign that cannot stand where it does.
func misplaced(word string) string {
	words := []string{"and", "or", "not", "in", "contains", "startsWith", "endsWith", "matches"}
	near := strictyaml.Nearest(word, words)
	for _, w := range words {
		if near == "" && len(word) > 3 && strings.HasPrefix(strings.ToLower(w), strings.ToLower(word)) {
			near = w
		}
	}
	if near != "" {
		return `"` + word + `" does not belong here, did you mean "` + near + `"?`
	}
	return `"` + word + `" does not belong here`
}

// kindOf is what people call a type.
func kindOf(t string) string {
	switch {
	case t == "string":
		return "a text"
	case t == "bool":
		return "true or false"
	case t == "int", strings.HasPrefix(t, "float"):
		return "a number"
	case strings.HasPrefix(t, "[]"):
		return "a list"
	case strings.HasPrefix(t, "interface"):
		return "what may be anything"
	}
	return t
}
