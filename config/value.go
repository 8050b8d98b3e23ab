package config

import (
	"strings"
	"time"
	"unicode"

	"github.com/offerlint/offerlint/strictyaml"
)

// A text is a string with its place. The place is nil where the key is left out.
type text struct {
	at    *strictyaml.Node
	value string
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (t *text) UnmarshalYAMLNode(n *strictyaml.Node) error {
	t.at = n
	return n.Decode(&t.value)
}

// A place is a path, a glob or the name of a ruleset. Backslashes become slashes: bid managers are on Windows.
type place struct {
	at    *strictyaml.Node
	value string
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler. A path in double quotes loses "\n" and "\t" to YAML's escapes
// before anybody can turn the backslash.
func (p *place) UnmarshalYAMLNode(n *strictyaml.Node) error {
	p.at = n
	if err := n.Decode(&p.value); err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(p.value) == "":
		return n.Errorf("want a path, got an empty text")
	case strings.ContainsFunc(p.value, unicode.IsControl):
		return n.Errorf("%q holds a control character; write slashes, or use single quotes, in which a backslash is a backslash", p.value)
	}
	p.value = strings.ReplaceAll(p.value, `\`, "/")
	return nil
}

// An amount is a number of things, with its place.
type amount struct {
	at    *strictyaml.Node
	value int
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (a *amount) UnmarshalYAMLNode(n *strictyaml.Node) error {
	a.at = n
	if err := n.Decode(&a.value); err != nil {
		return err
	}
	if a.value < 0 {
		return n.Errorf("want a number of 0 or more, got %d", a.value)
	}
	return nil
}

// A moment is a day, or an hour in a zone, with its place.
type moment struct {
	at      *strictyaml.Node
	value   time.Time
	dayOnly bool
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler. An hour without a zone is refused: it would be another one on the
// customer's clock. The zone is kept as written, whatever zone this computer is in.
func (m *moment) UnmarshalYAMLNode(n *strictyaml.Node) error {
	m.at = n
	var s string
	if err := n.Decode(&s); err != nil {
		return err
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", time.DateOnly} {
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			m.value, m.dayOnly = t, layout == time.DateOnly
			return nil
		}
	}
	return n.Errorf("want a day as 2026-12-15, or an hour with its zone as 2026-12-15T12:00:00+01:00, got %q", s)
}

// A dayDate is a day, with its place.
type dayDate struct {
	at    *strictyaml.Node
	value string // YYYY-MM-DD
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (d *dayDate) UnmarshalYAMLNode(n *strictyaml.Node) error {
	d.at = n
	if err := n.Decode(&d.value); err != nil {
		return err
	}
	if _, err := time.Parse(time.DateOnly, d.value); err != nil {
		return n.Errorf("want a day as 2026-12-05, got %q", d.value)
	}
	return nil
}

// columns are the fields of a table, each with the header or the letter of its column.
type columns map[string]text

// columnFields are the fields that a column can hold.
var columnFields = []string{
	"id", "parent", "section", "lot", "title", "text", "obligation", "weight", "points", "allowed", "claim", "comment",
	"evidence", "reference", "deviation", "quantity", "unit", "unit_price", "total", "owner",
}

// presetNames are the mappings of columns that a preset may name.
var presetNames = []string{"ufab", "ticketing-cc0", "hecvat", "caiq", "us-erp", "fedramp-cis"}

func (c columns) names() map[string]string {
	if c == nil {
		return nil
	}
	names := make(map[string]string, len(c))
	for field, header := range c {
		names[field] = header.value
	}
	return names
}
