package table

import (
	"math/big"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/quantity"
)

// amount reads a cell as a number of a price sheet. Column 0 is a cell that the table does not have.
func (r *reader) amount(i, col int) lint.Amount {
	if col == 0 {
		return lint.Amount{}
	}
	c := r.cell(i, col)
	a := lint.Amount{At: r.at(i, col), Text: clean(c.Text), Formula: c.Formula(), Stored: !c.NoValue && !c.has().NotInFile}
	if v := c.Value(); v != "" {
		a.Value, _ = quantity.Stored(v)
		return a
	}
	if isErrorValue(a.Text) {
		a.Error = a.Text
		return a
	}
	if n, ok := quantity.Stored(a.Text); ok && a.Formula != "" {
		a.Value = n // some programs call the result of every formula a text
		return a
	}
	if n, ok := quantity.Number(rateUnit.ReplaceAllString(a.Text, "$1"), r.out.Lang); ok {
		a.Value, a.AsText = n, r.g.Sheet != "" // in a CSV file all is text
	}
	return a
}

// rateUnit is what somebody wrote behind a price in words: "98,50 €/h", "12 EUR je Stück".
var rateUnit = pattern.Must(`(?i)(\d\s*(?:€|eur|euro|chf|usd|gbp|£|\$))\s*(?:/|je |pro |per )\s*\p{L}{1,12}\.?$`)

// errorValues are what a spreadsheet shows where a formula fails, in both languages.
var errorValues = strings.Fields(`#REF! #N/A #DIV/0! #VALUE! #NAME? #NUM! #NULL! #SPILL! #CALC!
	#BEZUG! #NV #WERT! #ZAHL! #ÜBERLAUF!`)

func isErrorValue(s string) bool {
	if !strings.HasPrefix(s, "#") {
		return false
	}
	for _, e := range errorValues {
		if strings.EqualFold(s, e) {
			return true
		}
	}
	return false
}

// others reads the cells of a position's row that are none of the known columns: numbers such as months and discounts, and
// words such as "kostenfrei" or "Bedarfsposition".
func (t *span) others(i int) (numbers []*big.Rat, words string) {
	known := map[int]bool{t.id: true, t.text: true, t.title: true, t.quantity: true, t.unit: true, t.unitPrice: true, t.total: true}
	var ws []string
	for _, c := range t.r.rows[i].Cells {
		if known[c.Col] || clean(c.Text) == "" {
			continue
		}
		a := t.r.amount(i, c.Col)
		if a.Value != nil {
			numbers = append(numbers, a.Value)
			continue
		}
		ws = append(ws, a.Text)
	}
	for _, c := range t.r.rows[i].Cells {
		if s := c.Comment(); s != "" {
			ws = append(ws, s)
		}
	}
	return numbers, strings.Join(ws, "\n")
}

var (
	alternativeWords = pattern.Must(`(?i)(?:^|[^\p{L}])((?:alternativ|wahl)position(?:en)?|alternative[nrs]? position(?:en)?|alternative items?)(?:$|[^\p{L}])`)
	optionalWords    = pattern.Must(`(?i)(?:^|[^\p{L}])((?:bedarfs|eventual|options?)position(?:en)?|nur (?:einheitspreis|ep)|(?:nicht|nie) in (?:der |die )?(?:gesamt)?summe(?: enthalten)?|` +
		`optional(?:e[nrs]?)?|options?|optionen|contingency items?|provisional items?|rate only)(?:$|[^\p{L}])`)
	alternativeCell = pattern.Must(`(?i)^(?:alternativ(?:e|pos\.?)?|wahl(?:pos\.?)?|alternative)$`)
	optionalCell    = pattern.Must(`(?i)^(?:bedarf(?:spos\.?)?|eventual(?:pos\.?)?|nep|e\.?p\.? ohne gp|nur ep)$`)
)

// positionKind tells from the words of a position, its section and its other cells whether it is to be delivered in any case.
func positionKind(title, section, others string) (lint.PositionKind, string) {
	first, _, _ := strings.Cut(title, "\n")
	for _, cell := range strings.Split(others, "\n") {
		switch cell = clean(cell); {
		case alternativeCell.MatchString(cell):
			return lint.AlternativePosition, cell
		case optionalCell.MatchString(cell):
			return lint.OptionalPosition, cell
		}
	}
	for _, s := range []string{first, others, section} {
		if m := alternativeWords.FindStringSubmatch(s); m != nil {
			return lint.AlternativePosition, m[1]
		}
	}
	for _, s := range []string{first, others, section} {
		if m := optionalWords.FindStringSubmatch(s); m != nil {
			return lint.OptionalPosition, m[1]
		}
	}
	return lint.NormalPosition, ""
}
