package lint

import "slices"

// A RequiredDocument is an entry under required_documents: a document that the package must hold.
type RequiredDocument struct {
	Name  string
	Files []string // paths or globs, relative to Config.Dir, with forward slashes; at least one
	// Obligation is Exclusion, Must, Should or May; Must where the entry does not say.
	Obligation Obligation
	AtLeast    int // 1 where the entry does not say
	AtMost     int // 0: as many as we like
	When       When
	// Formats are the endings that file names may have, in lower case and without the dot; nil: any.
	Formats []string
	At      Location
	// Found are the files of the bid's folder that Files match, sorted by name. The parsers set it.
	Found []*Document
}

// Wanted reports whether the document has to lie in the package when the offer goes out.
func (d *RequiredDocument) Wanted() bool {
	return d.When == WithOffer && (d.Obligation == Exclusion || d.Obligation == Must)
}

// A When says when the customer wants a document.
type When string

// When a document is due. One that is due on request, or at the award, is never missing from an offer.
const (
	WithOffer When = "with-offer"
	OnRequest When = "on-request"
	AtAward   When = "at-award"
)

// An Amendment is a change to the tender documents that the customer sent to all bidders.
type Amendment struct {
	ID string
	// Date is its day, YYYY-MM-DD; "" where the entry does not say.
	Date string
	At   Location
}

// GoesOut reports whether a file is handed in with the offer: it is ours, or a required document.
func (c *Config) GoesOut(d *Document) bool {
	return d.Side == SideOffer || slices.ContainsFunc(c.RequiredDocuments, func(w *RequiredDocument) bool {
		return slices.Contains(w.Found, d)
	})
}
