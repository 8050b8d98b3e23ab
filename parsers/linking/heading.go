package linking

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	// chapterNumber is the offer's own number before the title of a heading: "2.2 ", "3. ", "2.1) ".
	chapterNumber = pattern.Must(`^\s*[*_]*\d{1,3}(?:\.\d{1,3})*[.):]?[*_]*\s+(?:[–—-]\s+)?`)
	// atEnd is what stands in brackets, or behind a dash, at the end of a heading.
	atEnd = []*pattern.Pattern{
		pattern.Must(`\S\s*[(\[]([^()\[\]]+)[)\]]\s*$`),
		pattern.Must(`\S\s+[–—-]+\s+(\S[^()\[\]]*)$`),
	}
)

// isTitle reports whether a block is a heading, or a line in bold that stands for one.
func (c *chapter) isTitle(i int) bool {
	b := c.blocks()[i]
	return b.Kind == lint.Heading || b.Kind == lint.Paragraph && c.allBold(i)
}

// readTitle finds the IDs of a heading that does not begin with them: behind a chapter number of our own, in brackets or
// behind a dash at its end. They must be strong, or named as an ID by a noun behind the number. Elsewhere in a heading an
// ID is a mention.
func (x *ids) readTitle(s string) *idList {
	if m := chapterNumber.FindString(s); m != "" {
		if list := x.read(s[len(m):]); list != nil && (list.strength == strong || list.word != "") {
			list.shift(len(m))
			return list
		}
	}
	for _, re := range atEnd {
		m := re.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		if list := x.read(s[m[2]:m[3]]); list != nil && list.strength == strong && list.alone {
			list.shift(m[2])
			list.rest = len(s)
			return list
		}
	}
	return nil
}

// strayTitle finds an ID at those places that is written like those of the list and is none of them.
func (x *ids) strayTitle(s string) (name, bool) {
	like := func(from, to int) (name, bool) {
		for _, n := range names(s[from:to]) {
			if x.shapes[shape(key(n.token))] && strengthOfID(n.token) == strong {
				n.shift(from)
				return n, true
			}
		}
		return name{}, false
	}
	if m := chapterNumber.FindString(s); m != "" {
		if n, ok := like(len(m), len(s)); ok {
			return n, true
		}
	}
	for _, re := range atEnd {
		if m := re.FindStringSubmatchIndex(s); m != nil {
			if n, ok := like(m[2], m[3]); ok && strings.TrimSpace(s[n.end:m[3]]) == "" {
				return n, true
			}
		}
	}
	return name{}, false
}

// shift moves a name that was read in a part of a text to its place in the text.
func (n *name) shift(by int) {
	n.from, n.end, n.rest = n.from+by, n.end+by, n.rest+by
}
