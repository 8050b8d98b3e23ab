package lint

import (
	"slices"
	"time"
)

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
	// Bears says what the document is about; "" where the entry does not say.
	Bears Bearing
	// Per says for whom each has to lie in the package. Shares are the lots, members and so on that it is wanted for, in the
	// order of the config; nil where it is wanted once.
	Per    Per
	Shares []*Share
	// FileName is a pattern that the names of the files, without their folders, have to match; "" for any.
	FileName string
	MaxPages int // of each file; 0: as many as we like
	// MaxAge is how old the document may be on the day Anchor, YYYY-MM-DD; the zero value: as old as it is. Issued is the day
	// of the document where the entry says it, "" where it does not.
	MaxAge         Age
	Anchor, Issued string
	At             Location
	// Found are the files of the bid's folder that Files match, sorted by name. The parsers set it, and the files of Shares.
	Found []*Document
}

// A Share is one lot, member or subcontractor for whom a document is wanted, and the files whose paths name it.
type Share struct {
	Name  string
	Found []*Document
}

// Lacking says how many files are missing, and which shares have too few of their own. A file that names no share may be
// anybody's.
func (d *RequiredDocument) Lacking() (n int, whose []string) {
	if d.Per == PerBidder {
		return max(0, d.AtLeast-len(d.Found)), nil
	}
	named := map[*Document]bool{}
	for _, s := range d.Shares {
		for _, doc := range s.Found {
			named[doc] = true
		}
		if short := d.AtLeast - len(s.Found); short > 0 {
			n += short
			whose = append(whose, s.Name)
		}
	}
	for _, doc := range d.Found {
		if !named[doc] {
			n--
		}
	}
	if n <= 0 {
		return 0, nil
	}
	return n, whose
}

// Wants is how many files the package must hold at least, all shares together, and how many at most; 0: as many as we like.
func (d *RequiredDocument) Wants() (least, most int) {
	if d.Per == PerBidder {
		return d.AtLeast, d.AtMost
	}
	return d.AtLeast * len(d.Shares), d.AtMost * len(d.Shares)
}

// A Bearing says what a document is about: the bidder, or what is offered. One about the performance that bears on the award
// may hardly be handed in later.
type Bearing string

// What a document is about.
const (
	AboutCompany     Bearing = "company"
	AboutPerformance Bearing = "performance"
)

// A Per says for whom a document is wanted each.
type Per string

// For whom a document is wanted. PerBidder is once.
const (
	PerBidder        Per = "bidder"
	PerMember        Per = "member"
	PerSubcontractor Per = "subcontractor"
	PerLot           Per = "lot"
	PerReference     Per = "reference"
)

// An Age is a span of the calendar. The zero value is none.
type Age struct{ Days, Months, Years int }

// Before is the day, YYYY-MM-DD, on which something turns out to be so old on a day. It is "" where the day is none.
func (a Age) Before(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	to := t.AddDate(-a.Years, -a.Months, -a.Days)
	if want := (t.Month()-time.Month(a.Months)%12+11)%12 + 1; a.Days == 0 && to.Month() != want {
		to = to.AddDate(0, 0, -to.Day()) // 31 August less six months is the last of February
	}
	return to.Format(time.DateOnly)
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

// GoesOut reports whether a file is handed in with the offer: it is ours, or lies in the package.
func (c *Config) GoesOut(d *Document) bool {
	return d.Side == SideOffer || d.InPackage || slices.ContainsFunc(c.RequiredDocuments, func(w *RequiredDocument) bool {
		return slices.Contains(w.Found, d)
	})
}
