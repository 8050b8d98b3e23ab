package lint

// A Field is a place in a form that is ours to fill in, and empty.
type Field struct {
	Label string // the words beside it, as the form has them
	// At is the cell to fill in; in a text the label itself.
	At   Span
	Mark FieldMark
	// Legend is what the form says about the colour, or the first answers of the list; "" for the other marks.
	Legend string
	// Signer says that the form wants the name of the person who makes the declaration, in text form.
	Signer bool
	N      int // how many such fields lie below each other, this one included
}

// A FieldMark says how the form marks a field.
type FieldMark uint8

// The marks, the most telling first.
const (
	ByLabel  FieldMark = iota // a label such as "Name of bidder:" with nothing behind it
	ByGap                     // a line to write on: "Firma: ______"
	ByColour                  // a colour that the form explains
	ByList                    // a list of answers, of which none is chosen
)
