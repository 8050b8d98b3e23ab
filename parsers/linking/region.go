package linking

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/quantity"
)

// announcing are headings that announce an answer: "How we met the requirement", "Umsetzung".
var announcing = pattern.Must(`^(?:(?:how (?:we|it|this|the|our)|wie (?:wir|die|das|unsere))\b.*|(?:(?:our|unsere?|detailed|the|zur|die|ihre|kurze?) )?(?:response|answer|antwort|umsetzung|lösung|lösungsansatz|solution|approach|realisierung|realization|realisation|implementation|stellungnahme|erfüllung|erläuterung|explanation|begründung|justification|beschreibung|description|nachweise?|belege?|evidence|proof|compliance|erfüllungsgrad|kommentar|comments?|vendor response|bidder response|bieterantwort)(?: (?:des bieters|der bieterin|of the bidder|of the vendor|der anforderung|des kriteriums|to the requirement|zur anforderung|und .*|and .*))?)$`)

func announces(b *lint.Block) bool { return announcing.MatchString(normal(b.Str)) }

// extent is the index behind the last block of the response that opens at o.
func (l *linker) extent(c *chapter, o *opening) int {
	bs := c.blocks()
	switch {
	case o.row != nil:
		return o.row.end
	case o.mention:
		return o.at + 1
	}
	section, heading := c.section(o.at), bs[o.at].Kind == lint.Heading
	if heading {
		section = int(bs[o.at].Level)
	}
	list, own := c.answerList(o.at), true
	if list > 0 {
		own = l.saysSomething(c, o)
	}
	content := false
	for j := o.at + 1; j < len(bs); j++ {
		b := bs[j]
		if p := c.opens[j]; p != nil && !p.mention {
			if p.row == nil && p.same(o) {
				continue
			}
			return c.trim(o.at, j)
		}
		if r := c.rowOf[b]; r != nil && c.tables[r.table][0].first == j && c.answered(r.table) {
			return c.trim(o.at, j) // the header of a table whose rows answer criteria
		}
		if b.Kind == lint.Heading && (int(b.Level) <= section || section == 0) && !b.Quoted {
			stays := announces(b) && (!heading || int(b.Level) == section && !content)
			if !stays {
				return c.trim(o.at, j)
			}
		}
		if n := c.doc.Facts[j].Item; list > 0 && (own && !c.within(n, c.doc.Facts[o.at].Item) || !c.inList(n, list)) {
			return c.trim(o.at, j)
		}
		content = content || b.Kind != lint.Heading && b.Kind != lint.Comment && !b.Customer
	}
	return len(bs)
}

// answered reports whether a row of a table opens a response.
func (c *chapter) answered(table int) bool {
	return slices.ContainsFunc(c.tables[table], func(r *row) bool { return c.opens[r.first] != nil && c.opens[r.first].row == r })
}

// trim leaves comments at the end of a response to what follows.
func (c *chapter) trim(from, end int) int {
	for end > from+1 && c.blocks()[end-1].Kind == lint.Comment && c.doc.Facts[end-1].Host == nil {
		end--
	}
	return end
}

// section is the level of the heading above a block; 0 for none.
func (c *chapter) section(i int) int {
	if len(c.levels) != len(c.blocks()) {
		c.levels = make([]int, len(c.blocks()))
		level := 0
		for j, b := range c.blocks() {
			c.levels[j] = level
			if b.Kind == lint.Heading && !b.Quoted {
				level = int(b.Level)
			}
		}
	}
	return c.levels[i]
}

// answerList is the list of an item that opens a response, where other items of the list open some too: then each ends
// with its item, or, where the item is nothing but the criterion, with the items behind it. It is 0 for anything else.
func (c *chapter) answerList(i int) int {
	n := c.doc.Facts[i].Item
	if n == 0 || c.blocks()[i].Kind == lint.Heading {
		return 0
	}
	list := c.doc.Items[n-1].List
	if a, ok := c.lists[list]; ok && (a.many || a.item != n) {
		return list
	}
	return 0
}

// saysSomething reports whether an item holds more than the criterion that it opens with.
func (l *linker) saysSomething(c *chapter, o *opening) bool {
	b := c.blocks()[o.at]
	rest := b.Str[min(o.rest, len(b.Str)):]
	customers := slices.ContainsFunc(o.criteria, func(k *lint.Criterion) bool { return l.quotes.repeats(k, rest) })
	if normal(rest) != "" && !customers {
		return true
	}
	next := c.next(o.at)
	return next >= 0 && c.opens[next] == nil && c.within(c.doc.Facts[next].Item, c.doc.Facts[o.at].Item)
}

// inList reports whether item n is in a list or below it.
func (c *chapter) inList(n, list int) bool {
	for ; n > 0; n = c.doc.Items[n-1].Parent {
		if c.doc.Items[n-1].List == list {
			return true
		}
	}
	return false
}

// within reports whether item n is item m or below it.
func (c *chapter) within(n, m int) bool {
	for ; n > 0; n = c.doc.Items[n-1].Parent {
		if n == m {
			return true
		}
	}
	return false
}

// answer reads the responses of a document.
func (l *linker) answer(c *chapter) {
	c.owner = make([]*lint.Criterion, len(c.blocks()))
	columns := map[int]int{}
	merged := map[int]bool{}
	for i := range c.blocks() {
		o := c.opens[i]
		if o == nil || merged[i] {
			continue
		}
		end := l.extent(c, o)
		for j := i; j < end; j++ {
			if p := c.opens[j]; j > i && p != nil && !p.mention {
				merged[j] = true
				o.via = min(o.via, p.via)
			}
			c.owner[j] = o.criteria[0]
		}
		if o.row != nil {
			if _, ok := columns[o.row.table]; !ok {
				columns[o.row.table] = l.textColumn(c, o.row.table)
			}
			l.rowResponse(c, o, columns[o.row.table])
			continue
		}
		l.passageResponse(c, o, end)
	}
}

// passageResponse reads the response that opens at o and ends before block end.
func (l *linker) passageResponse(c *chapter, o *opening, end int) {
	bs := c.blocks()
	l.markCustomer(c, o, end)
	d := draft{at: lint.Span{Location: bs[o.at].Span.Location, EndLine: bs[end-1].Span.EndLine, EndCol: bs[end-1].Span.EndCol}}
	for j := o.at; j < end; j++ {
		b := bs[j]
		switch {
		case b.Customer || b.Kind == lint.Comment || l.untouched(b.Str):
		case j == o.at || c.opens[j] != nil:
			l.openingBlock(c, o, j, &d)
		case b.Kind == lint.Heading && announces(b):
		default:
			d.blocks = append(d.blocks, j)
		}
	}
	l.claimOf(c, o, &d)
	d.dropHeadings(bs)
	for _, k := range o.criteria {
		via := o.via
		if o.ranged {
			via = lint.ViaBlanket
		}
		l.respond(k, via, c, d)
	}
}

// A draft is a response before it has a criterion.
type draft struct {
	blocks []int // what it says, without the claim's own block
	links  []int // blocks that count for evidence only
	named  []lint.Evidence
	claim  lint.Claim
	cell   *lint.Block
	marked bool        // the cell is the header above a mark
	odd    *lint.Block // a letter or sign below a header that does not say what it means
	at     lint.Span
}

// dropHeadings empties a draft that holds nothing but headings and signs.
func (d *draft) dropHeadings(bs []*lint.Block) {
	for _, i := range d.blocks {
		if bs[i].Kind != lint.Heading && (word.MatchString(bs[i].Str) || len(bs[i].Links) > 0) {
			return
		}
	}
	d.blocks = nil
}

// openingBlock reads a block with an ID in it. A heading, and a line in bold alone, is a title and no answer.
func (l *linker) openingBlock(c *chapter, o *opening, j int, d *draft) {
	b := c.blocks()[j]
	p := c.opens[j]
	if p == nil {
		p = o
	}
	rest := b.Str[min(p.rest, len(b.Str)):]
	if normal(rest) == "" || l.untouched(rest) {
		return
	}
	title := b.Kind == lint.Heading || c.allBold(j) && p.via != lint.ViaComment
	if p.rest > 0 || title {
		if k := l.short(rest, o.criteria[0]); definite(k) {
			d.claim, d.cell = k, b
			d.links = append(d.links, j)
			return
		}
	}
	if !title {
		d.blocks = append(d.blocks, j)
	}
}

// markCustomer marks the blocks of a passage that repeat the criterion.
func (l *linker) markCustomer(c *chapter, o *opening, end int) {
	bs := c.blocks()
	for j := o.at; j < end; j++ {
		b := bs[j]
		if b.Kind == lint.Code || b.Kind == lint.Comment {
			continue
		}
		rest := b.Str
		if p := c.opens[j]; p != nil && p.rest > 0 {
			rest = b.Str[min(p.rest, len(b.Str)):]
		} else if list := l.ids.read(b.Str); list != nil && !list.alone {
			rest = b.Str[min(list.rest, len(b.Str)):]
		}
		plain := !b.Quoted && b.Kind != lint.Heading && b.Kind != lint.Cell && !c.allItalic(j)
		for _, k := range o.criteria {
			said := ""
			switch {
			case l.quotes.repeats(k, rest):
				said = rest
			case l.quotes.repeats(k, b.Str):
				said = b.Str
			}
			if said == "" || plain && promises(said, k) {
				continue
			}
			b.Customer = true
			l.quoted(c, k, j, j+1, said)
		}
		if !b.Quoted && !c.allItalic(j) || j > o.at && (bs[j-1].Quoted && b.Quoted) {
			continue
		}
		n := j
		for n < end && n < j+20 && (bs[n].Quoted || c.allItalic(n)) {
			n++
		}
		l.markJoined(c, o, j, n)
	}
}

// promises reports whether a plain sentence names a number that the criterion does not and asks for nothing: however like
// the criterion it is, it is our answer. "Störungen werden binnen 8 Stunden behoben" answers the same with 4.
func promises(said string, k *lint.Criterion) bool {
	if demanding.MatchString(said) {
		return false
	}
	theirs := map[string]bool{}
	for _, n := range numberIn(k.Title + "\n" + k.Text) {
		theirs[n] = true
	}
	return slices.ContainsFunc(numberIn(said), func(n string) bool { return !theirs[n] })
}

// numberIn lists the figures of a text and the values of its quantities, those in words included.
func numberIn(s string) []string {
	out := figures.FindAllString(s, -1)
	for _, q := range quantity.Find(s, "") {
		for _, v := range q.Values {
			out = append(out, string(q.Kind)+v.RatString())
		}
	}
	return out
}

var figures = pattern.Must(`\d+(?:[.,:]\d+)*`)

// markJoined marks the longest run of blocks from i on, up to n, that together repeat the criterion.
func (l *linker) markJoined(c *chapter, o *opening, i, n int) {
	for ; n > i+1; n-- {
		var parts []string
		for j := i; j < n; j++ {
			parts = append(parts, c.blocks()[j].Str)
		}
		joined := strings.Join(parts, " ")
		if k := slices.IndexFunc(o.criteria, func(k *lint.Criterion) bool { return l.quotes.repeats(k, joined) }); k >= 0 {
			l.quoted(c, o.criteria[k], i, n, joined)
			for j := i; j < n; j++ {
				c.blocks()[j].Customer = true
			}
			return
		}
	}
}
