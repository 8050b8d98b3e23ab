// Package linking says which passage of the offer's Markdown files answers which criterion. A passage names its criterion
// by the ID, in whatever dress a person gives it, by the criterion's own words, or by a comment that says so outright.
// Everything else is a mention and no answer. Where it is in doubt a passage is linked to nothing.
package linking

import (
	"cmp"
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/markdown"
)

// Options say how responses are read.
type Options struct {
	// ReadClaim reads an answer such as "teilweise erfüllt"; allowed are the answers the form offers and may be nil. Nil
	// leaves every claim unstated.
	ReadClaim func(s string, allowed []string) lint.Claim
	// Exists reports whether there is a file at a printed path. Nil: none exists.
	Exists func(path string) bool
}

// A Result is what was found besides the responses, which the criteria hold.
type Result struct {
	Responses []*lint.Response // all that were added, in the order of the documents; blanket claims last
	Strays    []*lint.Stray    // in the order of the documents
	// Altered are quotations of a criterion whose letters are not the customer's, in the order of the documents.
	Altered []lint.Alteration
}

// Link finds the responses to the criteria in the documents and appends them to Criterion.Responses. It marks the
// customer's own words (Block.Customer), fills Path and Exists of links, and cuts a block in two where one begins with the
// customer's words and goes on with ours.
func Link(criteria []*lint.Criterion, docs []*markdown.Doc, opt Options) *Result {
	if opt.ReadClaim == nil {
		opt.ReadClaim = func(string, []string) lint.Claim { return lint.Unstated }
	}
	if opt.Exists == nil {
		opt.Exists = func(string) bool { return false }
	}
	opt.ReadClaim = remembered(opt.ReadClaim)
	l := &linker{opt: opt, ids: newIDs(criteria), quotes: newQuotes(criteria), read: map[string]bool{}, noted: map[lint.Stray]bool{}, opened: map[*lint.Criterion][]openedAt{}, res: &Result{}}
	for i, d := range docs {
		l.read[d.Text.File] = true
		l.chapters = append(l.chapters, newChapter(i, d))
	}
	for _, c := range l.chapters {
		l.localFiles(c)
		l.splitLines(c)
		l.splitQuotes(c)
		l.splitClaims(c)
		l.readTables(c)
	}
	l.open()
	for _, c := range l.chapters {
		l.answer(c)
	}
	l.blanketClaims(criteria)
	order := map[string]int{}
	for i, c := range slices.Backward(l.chapters) {
		order[c.doc.Text.File] = i
	}
	slices.SortStableFunc(l.res.Strays, func(a, b *lint.Stray) int {
		return cmp.Or(cmp.Compare(order[a.At.File], order[b.At.File]), a.At.Compare(b.At.Location))
	})
	return l.res
}

// mostClaims bounds what remembered keeps.
const mostClaims = 10_000

// remembered reads an answer once that stands in many places, which the short ones do: "Ja", "Erfüllt".
func remembered(read func(string, []string) lint.Claim) func(string, []string) lint.Claim {
	known := map[string]lint.Claim{}
	return func(s string, allowed []string) lint.Claim {
		if len(allowed) > 0 {
			return read(s, allowed)
		}
		c, ok := known[s]
		if !ok {
			if c = read(s, nil); len(known) < mostClaims {
				known[s] = c
			}
		}
		return c
	}
}

// A linker holds what one call of Link knows.
type linker struct {
	opt      Options
	ids      *ids
	quotes   *quotes
	chapters []*chapter
	read     map[string]bool // printed paths of the documents
	noted    map[lint.Stray]bool
	opened   map[*lint.Criterion][]openedAt // the openings that name a criterion
	res      *Result
}

// An openedAt is an opening and the chapter that it is in.
type openedAt struct {
	c *chapter
	o *opening
}

// A chapter is one document with what linking found in it.
type chapter struct {
	n      int
	doc    *markdown.Doc
	rows   []*row // rows of tables, in order
	rowOf  map[*lint.Block]*row
	tables map[int][]*row    // by the table's ordinal
	opens  map[int]*opening  // where a response opens: index of its first block
	shadow map[int]bool      // blocks that cannot open a response: tables of contents, lists of mentions
	levels []int             // of the heading above each block; see section
	lists  map[int]answering // lists of which items open responses
	owner  []*lint.Criterion // the criterion that each block answers, nil for none; of several the first
}

func newChapter(n int, d *markdown.Doc) *chapter {
	return &chapter{n: n, doc: d, rowOf: map[*lint.Block]*row{}, tables: map[int][]*row{}, opens: map[int]*opening{}, shadow: map[int]bool{}, lists: map[int]answering{}}
}

func (c *chapter) blocks() []*lint.Block { return c.doc.Text.Blocks }

// An answering is what is known of a list of which items open responses.
type answering struct {
	item int  // one of those items
	many bool // and there are others
}

// An opening is a place at which a response to one or more criteria begins.
type opening struct {
	criteria []*lint.Criterion
	via      lint.Via
	at       int  // index of the first block
	rest     int  // offset behind the ID in the block's text
	row      *row // nil outside of tables
	ranged   bool // a range of IDs: claimed for all, shown for none
	mention  bool // the block names the criterion in passing: it answers it, and what stands below does not
}

func (o *opening) names(c *lint.Criterion) bool { return slices.Contains(o.criteria, c) }

// same reports whether two openings are about the same criteria.
func (o *opening) same(p *opening) bool {
	return len(o.criteria) == len(p.criteria) && !slices.ContainsFunc(o.criteria, func(c *lint.Criterion) bool { return !p.names(c) })
}
