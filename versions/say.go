package versions

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// names are the classes as people say them, German and English.
var names = map[Class]lint.Messages{
	Added:      {DE: "neu", EN: "added"},
	Removed:    {DE: "entfallen", EN: "removed"},
	Replaced:   {DE: "ersetzt (gleiche Nummer, anderer Inhalt)", EN: "replaced (same number, other meaning)"},
	Merged:     {DE: "zusammengelegt", EN: "merged"},
	Split:      {DE: "aufgeteilt", EN: "split"},
	Struck:     {DE: "gestrichen", EN: "struck"},
	Restored:   {DE: "nicht mehr gestrichen", EN: "no longer struck"},
	Hidden:     {DE: "ausgeblendet", EN: "hidden"},
	Shown:      {DE: "nicht mehr ausgeblendet", EN: "no longer hidden"},
	Obligation: {DE: "Verbindlichkeit geändert", EN: "obligation changed"},
	Threshold:  {DE: "Zahl geändert", EN: "number changed"},
	Weight:     {DE: "Gewicht geändert", EN: "weight changed"},
	Allowed:    {DE: "zulässige Antworten geändert", EN: "allowed answers changed"},
	Quantity:   {DE: "Menge geändert", EN: "quantity changed"},
	Unit:       {DE: "Einheit geändert", EN: "unit changed"},
	Reworded:   {DE: "anders formuliert", EN: "reworded"},
	Renumbered: {DE: "neue Nummer", EN: "renumbered"},
	Moved:      {DE: "verschoben", EN: "moved"},
	Unchanged:  {DE: "unverändert", EN: "unchanged"},
}

// In says a class in a language.
func (c Class) In(lang string) string { return names[c].In(lang) }

// What says the classes of a change, with the old and the new value where these are no words of the text.
func (c *Change) What(lang string) string {
	var parts []string
	for _, class := range c.Classes {
		s := class.In(lang)
		if v, ok := c.Values[class]; ok && class != Moved && v[0]+v[1] != "" {
			s += ": " + orNone(v[0]) + " → " + orNone(v[1])
		}
		if class == Reworded && c.Slight {
			s += lint.Messages{DE: " (ohne Folgen)", EN: " (nothing that matters)"}.In(lang)
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func orNone(s string) string {
	if s == "" {
		return "–"
	}
	return lint.Printable(s)
}
