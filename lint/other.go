package lint

// An OtherBid is a bid beside this one, from which text may have been copied.
type OtherBid struct {
	Name     string
	Customer string // "" where its config does not say
	Tender   string
	File     string // its offerlint.yaml, as printed
	// Passages are the texts of its offer. They are read only where this offer names its customer or tender; nil otherwise.
	Passages []*Text
}
