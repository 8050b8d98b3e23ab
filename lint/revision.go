package lint

import "strings"

// A Version is what the customer asked for when a person looked at it and accepted it as the one that is answered.
type Version struct {
	By, On string
	Files  []string // the customer's files, relative to the bid's folder
	// Criteria have no responses; their Fingerprint says what stood there, the response of that day included.
	Criteria  []*Criterion
	Positions []*Position
	At        Location
}

// A Revision is what became of one criterion or position between the version that was accepted and the one that is read.
// Either the criteria are set or the positions.
type Revision struct {
	Old, New                 *Criterion // nil: it is new, or it is gone
	OldPosition, NewPosition *Position
	// Into is what became of a criterion that is gone because it was merged with another; nil for any other.
	Into *Criterion
	// From is what a new criterion was split from; nil for any other.
	From      *Criterion
	Classes   []string // those of package versions
	Substance bool     // somebody has to look at the row again
	// Stale says that a response to what was asked before may be wrong now: what is asked, or the answers that are allowed,
	// are others. A new weight, or a row that was hidden, makes no answer wrong.
	Stale bool
	What  Messages // the classes in words
	Words string   // the difference of the wordings on one line, [-gone-] {+come+}; "" where they are the same
}

// Former is what became of the criterion that had an ID in the accepted version; nil where none had it, or none was accepted.
func (b *Bid) Former(id string) *Revision { return b.byOld[formerID(id)] }

func formerID(id string) string {
	return strings.TrimRight(strings.ToLower(strings.TrimSpace(id)), ".")
}

// RevisionOf is what became of a criterion since the accepted version; nil where none was accepted.
func (b *Bid) RevisionOf(c *Criterion) *Revision { return b.byNew[c] }

// Revised takes what changed since the accepted version into the bid, and lets the entries of the register follow their
// criteria to new numbers.
func (b *Bid) Revised(rs []*Revision) {
	b.Revisions, b.byNew, b.byOld = rs, map[*Criterion]*Revision{}, map[string]*Revision{}
	for _, r := range rs {
		if r.New != nil {
			b.byNew[r.New] = r
		}
		if r.Old != nil && r.Old.HasID() && r.From == nil {
			b.byOld[formerID(r.Old.ID)] = r
		}
	}
	follow := func(e *Entry, judged Fingerprint) {
		if r := b.Former(e.Criterion); r != nil {
			e.follow(r, judged)
		}
	}
	for _, v := range b.Register.Verifications {
		follow(&v.Entry, v.Judged)
	}
	for _, a := range b.Register.Assumptions {
		follow(&a.Entry, Fingerprint{}) // an assumption judges nothing
	}
	for _, q := range b.Register.Questions {
		follow(&q.Entry, q.Judged)
	}
	for _, w := range b.Register.Waivers {
		follow(&w.Entry, w.Judged)
	}
	b.Register.index()
}

// follow moves an entry from the criterion that has its number today to the one that had it when the entry was made. An entry
// that was made after the numbers changed stays: its key, or what was judged, says so.
func (e *Entry) follow(r *Revision, judged Fingerprint) {
	if e.Of != nil && e.Of != r.New {
		if e.Key != "" && e.Key != r.Old.Key && e.Key == e.Of.Key {
			return
		}
		if judged.Text != "" && judged.Text != r.Old.Fingerprint().Text && judged.Text == e.Of.Fingerprint().Text {
			return
		}
	}
	e.Of = r.New
	if e.Of == nil && r.Into != nil {
		e.Of = r.Into
	}
}

// A Carried is an entry of the register whose criterion has another number now.
type Carried struct {
	Entry *Entry
	To    *Criterion
	// Void says that the entry is a verification or waiver and judged something else than the criterion asks for now, or
	// does not say what it judged.
	Void bool
}

// Carried lists the entries that followed their criteria to new numbers. The register still names the old ones.
func (b *Bid) Carried() []Carried {
	var out []Carried
	add := func(e *Entry, void bool) {
		if e.Of != nil && e.Of.HasID() && !strings.EqualFold(e.Criterion, e.Of.ID) {
			out = append(out, Carried{e, e.Of, void})
		}
	}
	void := func(e *Entry, judged Fingerprint) bool {
		if e.Of == nil || judged == (Fingerprint{}) {
			return true
		}
		judged.Response = ""
		return len(judged.Differs(e.Of.Fingerprint())) > 0
	}
	r := &b.Register
	for _, v := range r.Verifications {
		add(&v.Entry, void(&v.Entry, v.Judged))
	}
	for _, a := range r.Assumptions {
		add(&a.Entry, false)
	}
	for _, q := range r.Questions {
		add(&q.Entry, false)
	}
	for _, w := range r.Waivers {
		add(&w.Entry, void(&w.Entry, w.Judged))
	}
	return out
}
