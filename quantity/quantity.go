package quantity

import (
	"math/big"
	"slices"
)

// A Kind says what a quantity measures. Quantities of different kinds are never compared.
type Kind string

// The kinds of quantity.
const (
	Percent  Kind = "percent"  // unit "%"; the value is 99.9 for "99,9 %"
	Duration Kind = "duration" // seconds; a business day has the unit "business day" and counts in days
	Months   Kind = "months"   // months and years, which have no fixed length in seconds
	Data     Kind = "data"     // bytes
	Rate     Kind = "rate"     // bits per second
	Money    Kind = "money"    // units of the currency in Unit
	Count    Kind = "count"    // pieces of what Unit names: "users"
)

// A Comparator says on which side of its value a quantity may lie.
type Comparator string

// The comparators. Upto stands for "bis zu" and "up to": of a duration it is the most that may pass, of a capacity the
// least that must be carried. The kind decides, not the word.
const (
	Stated   Comparator = "" // no word of comparison
	AtLeast  Comparator = ">="
	MoreThan Comparator = ">"
	AtMost   Comparator = "<="
	LessThan Comparator = "<"
	Upto     Comparator = "up to"
	About    Comparator = "~"
)

// A Quantity is a number with its unit, read from a text.
type Quantity struct {
	Kind       Kind
	Comparator Comparator
	// Values are the readings of the number, in the base unit of the kind, ascending. "1.000" has two where the language
	// does not tell; every other number has one.
	Values []*big.Rat
	Unit   string // unit of money and counts; "business day" of a duration in working days; else ""
	Period string // base period: "day", "week", "month", "quarter", "year"; "" where none is named
	From   int    // Text[From:To] is the quantity, its comparator included, in bytes
	To     int
}

// Low is the smallest reading.
func (q Quantity) Low() *big.Rat { return slices.MinFunc(q.Values, (*big.Rat).Cmp) }

// High is the largest reading.
func (q Quantity) High() *big.Rat { return slices.MaxFunc(q.Values, (*big.Rat).Cmp) }

// Comparable reports whether two quantities measure the same in the same unit.
func (q Quantity) Comparable(o Quantity) bool { return q.Kind == o.Kind && q.Unit == o.Unit }

// Below reports whether q is smaller than o under every reading of both. Quantities that are not Comparable never are.
func (q Quantity) Below(o Quantity) bool {
	return q.Comparable(o) && len(q.Values) > 0 && len(o.Values) > 0 && q.High().Cmp(o.Low()) < 0
}
