package rulesets

import (
	"reflect"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// An env is what a condition speaks about. Values are plain: expr refuses named string types in == and in. Outside a
// criterion or a response, theirs are empty, and response.empty is true.
type env struct {
	Criterion criterionEnv `expr:"criterion"`
	Response  responseEnv  `expr:"response"`
	Bid       bidEnv       `expr:"bid"`
}

type criterionEnv struct {
	ID               string   `expr:"id"`
	Title            string   `expr:"title"`
	Text             string   `expr:"text"`
	Section          string   `expr:"section"`
	Lot              string   `expr:"lot"`
	Obligation       string   `expr:"obligation"`
	ObligationSource string   `expr:"obligation_source"`
	Weight           float64  `expr:"weight"` // 0 where none is given
	Expects          string   `expr:"expects"`
	Owner            string   `expr:"owner"`
	Hidden           bool     `expr:"hidden"`
	Allowed          []string `expr:"allowed"`
}

type responseEnv struct {
	Claim    string   `expr:"claim"`
	Text     string   `expr:"text"`
	Evidence []string `expr:"evidence"` // names as the reader sees them
	Via      string   `expr:"via"`
	Empty    bool     `expr:"empty"`
}

type bidEnv struct {
	Name     string `expr:"name"`
	Customer string `expr:"customer"`
	Language string `expr:"language"`
	Stage    string `expr:"stage"`
}

// viaNames name the values of lint.Via, in their order.
var viaNames = []string{"row", "id", "quote", "comment", "blanket"}

// envFields lists the fields of criterion, response and bid.
func envFields() map[string][]string {
	out := map[string][]string{}
	t := reflect.TypeFor[env]()
	for i := range t.NumField() {
		root := t.Field(i)
		for j := range root.Type.NumField() {
			name := root.Tag.Get("expr")
			out[name] = append(out[name], root.Type.Field(j).Tag.Get("expr"))
		}
	}
	return out
}

// enums lists the words that a field can hold. A field that is not in it holds any text.
func enums() map[string][]string {
	var sources []string
	for s := lint.ObligationSource(0); !strings.HasPrefix(s.String(), "invalid"); s++ {
		sources = append(sources, s.String())
	}
	return map[string][]string{
		"criterion.obligation":        lint.Must.Names(),
		"criterion.obligation_source": sources,
		"criterion.expects":           lint.ExpectsText.Names(),
		"response.claim":              lint.Unstated.Names(),
		"response.via":                viaNames,
		"bid.stage":                   lint.Draft.Names(),
		"bid.language":                {"de", "en"},
	}
}

// newEnv fills an env. The text of a response is put together only where the condition reads it.
func newEnv(s lint.Subject, withText bool) env {
	e := env{Bid: bidEnv{Stage: s.Stage.String()}, Response: responseEnv{Empty: s.Response.Empty()}}
	if s.Bid != nil {
		c := s.Bid.Config
		e.Bid.Name, e.Bid.Customer, e.Bid.Language = c.Name, c.Customer, c.Language
	}
	if c := s.Criterion; c != nil {
		e.Criterion = criterionEnv{
			ID: c.ID, Title: c.Title, Text: c.Text, Section: c.Section, Lot: c.Lot, Obligation: c.Obligation.String(),
			ObligationSource: c.ObligationSource.String(), Expects: c.Expects.String(), Owner: c.Owner, Hidden: c.Hidden,
			Allowed: c.Allowed,
		}
		if c.Weight != nil {
			e.Criterion.Weight = *c.Weight
		}
	}
	if r := s.Response; r != nil {
		e.Response.Claim = r.Claim.String()
		if int(r.Via) < len(viaNames) {
			e.Response.Via = viaNames[r.Via]
		}
		for _, ev := range r.Evidence {
			e.Response.Evidence = append(e.Response.Evidence, ev.Name())
		}
		if withText {
			e.Response.Text = r.Text.String()
		}
	}
	return e
}
