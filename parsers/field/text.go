package field

import (
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
)

// InText finds the labels of a Markdown form that have nothing behind them: a paragraph or item that is nothing but a label, and
// a row of a table with a label alone. Lines to write on are left to those who look for placeholders.
func InText(t *lint.Text) []lint.Field {
	var out, maybe []lint.Field
	var anchors []int
	at := map[int]int{} // index in maybe → index of the block
	for i, b := range t.Blocks {
		if !maybeLabel(b.Str) || b.Customer || b.Quoted || !labels(b) {
			continue
		}
		label, sure, rest := read(b.Str)
		if sure == none || mayStayEmpty(label) {
			continue
		}
		if sure >= colon {
			anchors = append(anchors, i)
		}
		if rest != "" || sure == strong && b.Table() == 0 && b.Str[len(b.Str)-1] != ':' || saidNext(t.Blocks, i) {
			continue
		}
		f := lint.Field{Label: label, At: b.Span, Mark: lint.ByLabel, N: 1, Signer: signer.MatchString(fold.String(label))}
		if sure == weak {
			at[len(maybe)] = i
			maybe = append(maybe, f)
			continue
		}
		out = append(out, f)
	}
	for k, f := range maybe {
		if slices.ContainsFunc(anchors, func(a int) bool { return a-at[k] <= near && at[k]-a <= near }) {
			out = append(out, f)
		}
	}
	return out
}

// labels reports whether a block may be a label: a paragraph, an item, the first cell in a row of a table below its header.
func labels(b *lint.Block) bool {
	switch b.Kind {
	case lint.Paragraph, lint.Item:
		return true
	case lint.Cell:
		return b.Table() > 0 && b.Row() > 1 && b.Col() == 1
	}
	return false
}

// saidNext reports whether something stands behind the label in block i: in its row of a table, or in the block that follows
// and is neither a heading nor a label.
func saidNext(blocks []*lint.Block, i int) bool {
	b := blocks[i]
	rest := blocks[i+1:]
	if b.Table() > 0 {
		return slices.ContainsFunc(rest[:min(len(rest), 20)], func(o *lint.Block) bool { return o.Table() == b.Table() && o.Row() == b.Row() && o.Str != "" })
	}
	if len(rest) == 0 || rest[0].Kind == lint.Heading || rest[0].Table() > 0 {
		return false
	}
	_, sure, _ := read(rest[0].Str)
	return sure == none
}
