package rulesets

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A testYAML is a case that a rule's author states: what the rule must find, or must not.
type testYAML struct {
	at        *strictyaml.Node
	Name      string        `yaml:"name"`
	Lang      word          `yaml:"lang"`
	Stage     word          `yaml:"stage"`
	Bid       testBid       `yaml:"bid"`
	Criterion testCriterion `yaml:"criterion"`
	Response  testResponse  `yaml:"response"`
	Responses []string      `yaml:"responses"`
	Expect    word          `yaml:"expect"`
	Todo      string        `yaml:"todo"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: words must be known, and a test that expects nothing tests nothing.
func (t *testYAML) UnmarshalYAMLNode(n *strictyaml.Node) error {
	type plain testYAML
	if err := n.Decode((*plain)(t)); err != nil {
		return err
	}
	t.at = n
	switch {
	case t.Expect.at == nil:
		return n.Errorf("a test needs expect: finding or none")
	case n.Field("response") != nil && n.Field("responses") != nil:
		return n.Field("responses").Key().Errorf("a test has a response or responses, not both")
	}
	return strictyaml.Join(t.Lang.oneOf("language", "de", "en"), t.Stage.oneOf("stage", lint.Draft.Names()...),
		t.Expect.oneOf("expectation", "finding", "none"))
}

// A testBid is what an offerlint.yaml says about a bid.
type testBid struct {
	Customer       string   `yaml:"customer"`
	Tender         string   `yaml:"tender"`
	OtherCustomers []string `yaml:"other_customers"`
}

type testCriterion struct {
	ID         string   `yaml:"id"`
	Title      string   `yaml:"title"`
	Text       string   `yaml:"text"`
	Section    string   `yaml:"section"`
	Obligation word     `yaml:"obligation"`
	Expects    word     `yaml:"expects"`
	Weight     *float64 `yaml:"weight"`
	Allowed    []string `yaml:"allowed"`
	Owner      string   `yaml:"owner"`
	Hidden     bool     `yaml:"hidden"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: a plain text is the criterion's.
func (c *testCriterion) UnmarshalYAMLNode(n *strictyaml.Node) error {
	if n.Kind() == strictyaml.Text {
		return n.Decode(&c.Text)
	}
	type plain testCriterion
	if err := n.Decode((*plain)(c)); err != nil {
		return err
	}
	return strictyaml.Join(c.Obligation.oneOf("obligation", lint.Must.Names()...),
		c.Expects.oneOf("expects", lint.ExpectsText.Names()...))
}

type testResponse struct {
	Claim    word     `yaml:"claim"`
	Text     string   `yaml:"text"`
	Evidence []string `yaml:"evidence"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: a plain text is the response's.
func (r *testResponse) UnmarshalYAMLNode(n *strictyaml.Node) error {
	if n.Kind() == strictyaml.Text {
		return n.Decode(&r.Text)
	}
	type plain testResponse
	if err := n.Decode((*plain)(r)); err != nil {
		return err
	}
	return r.Claim.oneOf("claim", lint.Unstated.Names()...)
}

// A word is a text with its place; the place is nil where it is left out.
type word struct{ at *strictyaml.Node }

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (w *word) UnmarshalYAMLNode(n *strictyaml.Node) error {
	if n.Kind() != strictyaml.Text {
		return n.Errorf("want text, got %s", n)
	}
	w.at = n
	return nil
}

func (w word) oneOf(what string, names ...string) error {
	if w.at == nil || slices.Contains(names, w.at.Text()) {
		return nil
	}
	return w.at.Errorf("%s", strictyaml.Unknown(what, w.at.Text(), names))
}

// index is the place of the word in names; otherwise where it is left out.
func (w word) index(names []string, otherwise int) int {
	if i := slices.Index(names, w.at.Text()); i >= 0 {
		return i
	}
	return otherwise
}

// example is the test in the words of package lint.
func (t testYAML) example(origin string) lint.Example {
	c := t.Criterion
	e := lint.Example{
		Name: t.Name, Lang: t.Lang.at.Text(), Origin: origin, At: location(t.at), Todo: strings.TrimSpace(t.Todo),
		Stage:   lint.Stage(t.Stage.index(lint.Draft.Names(), int(lint.Submit))),
		Bid:     lint.Config{Customer: t.Bid.Customer, Tender: t.Bid.Tender, OtherCustomers: t.Bid.OtherCustomers},
		Finding: t.Expect.at.Text() == "finding", Texts: t.Responses, Evidence: t.Response.Evidence,
		Claim: lint.Claim(t.Response.Claim.index(lint.Unstated.Names(), int(lint.Unstated))),
		Criterion: lint.Criterion{
			ID: c.ID, Title: c.Title, Text: c.Text, Section: c.Section, Weight: c.Weight, Allowed: c.Allowed, Owner: c.Owner,
			Hidden:     c.Hidden,
			Obligation: lint.Obligation(c.Obligation.index(lint.Must.Names(), int(lint.Must))),
			Expects:    lint.Expects(c.Expects.index(lint.ExpectsText.Names(), int(lint.ExpectsText))),
		},
	}
	if len(e.Texts) == 0 {
		e.Texts = []string{t.Response.Text}
	}
	return e
}

func (r *resolver) examples(b *building, y *ruleYAML, origin string) {
	for _, t := range y.Tests {
		if t.at != nil && t.Expect.at != nil { // else reported when it was read
			b.rule.Examples = append(b.rule.Examples, t.example(origin))
		}
	}
}
