package linking

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var contents = pattern.Must(`^(?:(?:[0-9.]+ )?(?:inhalt|inhaltsverzeichnis|contents|table of contents|toc))$`)

// findShadows marks blocks that list criteria without answering them: tables of contents, and lists of nothing but IDs
// below a line that ends in a colon.
func (c *chapter) findShadows(l *linker) {
	level := int32(0)
	for i, b := range c.blocks() {
		if b.Kind == lint.Heading {
			if level == 0 || b.Level <= level {
				level = 0
				if contents.MatchString(normal(b.Str)) {
					level = b.Level
				}
			}
		}
		if level > 0 || l.pointer(b) {
			c.shadow[i] = true
		}
	}
	for i, b := range c.blocks() {
		if b.Kind == lint.Paragraph && strings.HasSuffix(b.Str, ":") && l.ids.read(b.Str) == nil {
			c.shadowList(l, i+1)
		}
	}
}

// shadowList marks the list that begins at block i where each of its items is an ID and nothing else.
func (c *chapter) shadowList(l *linker, i int) {
	end := i
	for end < len(c.blocks()) && c.doc.Facts[end].Item > 0 {
		list := l.ids.read(c.blocks()[end].Str)
		if list == nil || !list.alone {
			return
		}
		end++
	}
	for ; i < end; i++ {
		c.shadow[i] = true
	}
}

// pointer reports whether a block is nothing but a link to another place of the offer.
func (l *linker) pointer(b *lint.Block) bool {
	if b.Kind == lint.Heading || b.Kind == lint.Cell || len(b.Links) != 1 {
		return false
	}
	k := b.Links[0]
	if normal(k.Label) != normal(b.Str) || b.Str == "" {
		return false
	}
	return strings.HasPrefix(k.Target, "#") || k.Path != "" && l.read[k.Path]
}
