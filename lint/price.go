package lint

import "math/big"

// An Amount is a number of a price sheet with the cell it stands in: a quantity, a unit price, a total. Numbers are exact
// fractions, never floating point. The zero value is a cell that the table does not have.
type Amount struct {
	At   Span
	Text string // as displayed; "" for an empty cell
	// Value is what the cell holds; nil where that is no number. A percentage is a fraction: 19 % is 19/100.
	Value   *big.Rat
	AsText  bool   // a spreadsheet keeps the number as a text, which sums over a range leave out
	Formula string // without the equals sign; "" where the value was typed in
	Stored  bool   // Value is in the file; false where it had to be calculated
	// Result is what the formula gives, calculated anew from the cells that it refers to; nil for a cell without a formula,
	// and for a formula that could not be followed for certain.
	Result *big.Rat
	// Error is the error value that the cell shows, or that its formula gives: #REF!, #WERT!. Inherited says that it comes
	// from another cell, which shows an error itself.
	Error     string
	Inherited bool
	// Adds says which positions a formula adds up, directly or through other sums, in the order of the positions. It is nil
	// where the cell has no formula or where that cannot be told.
	Adds []Addend
}

// Number is the amount to reckon with: the formula's result, else the value; nil for none.
func (a *Amount) Number() *big.Rat {
	if a.Result != nil {
		return a.Result
	}
	return a.Value
}

// Empty reports whether nothing stands in the cell, or the table has no such cell.
func (a *Amount) Empty() bool { return a.Text == "" && a.Formula == "" }

// An Addend is a position in a sum.
type Addend struct {
	Position *Position
	Times    *big.Rat // the factor with which its total counts
	Twice    bool     // it is added more than once: by itself and within a subtotal
}

// Factor is how often a formula adds up the position; zero for not at all.
func (a *Amount) Factor(p *Position) *big.Rat {
	for _, s := range a.Adds {
		if s.Position == p {
			return s.Times
		}
	}
	return new(big.Rat)
}

// A PositionKind says whether a position is to be delivered in any case.
type PositionKind uint8

// The kinds of positions. OptionalPosition: the customer may order it (Bedarfs-, Eventualposition, option).
// AlternativePosition: it is offered in place of another (Alternativ-, Wahlposition).
const (
	NormalPosition PositionKind = iota
	OptionalPosition
	AlternativePosition
)

// Cells are the amounts of a position.
type Cells struct{ Quantity, UnitPrice, Total Amount }

// A Total is a row of a price sheet that adds up others, or works out a tax or a discount of them.
type Total struct {
	Label  string
	Kind   TotalKind
	Rate   *big.Rat // of a tax or discount, as a fraction; nil where the row does not state it
	Plain  bool     // the label says nothing but what kind of total it is: "Summe netto", not "Summe Wartung 4 Jahre"
	Cell   Amount
	Hidden bool
}

// A TotalKind says what a row of totals works out.
type TotalKind uint8

// The kinds of totals. CarriedTotal repeats a sum from above: Übertrag, carried forward.
const (
	SumTotal TotalKind = iota
	TaxTotal
	GrossTotal
	DiscountTotal
	CarriedTotal
)
