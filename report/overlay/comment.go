package overlay

import (
	"fmt"
	"slices"
	"strings"
)

// The order of elements in a sheet (ECMA-376, 18.3.1.99, CT_Worksheet). Excel calls a workbook damaged where it is not kept.
var sheetOrder = strings.Fields(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection
	protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting
	dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches
	ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems
	tableParts extLst`)

// comment writes the comments of a sheet and the boxes in which they are shown. It gives back what has to change in the
// sheet's part.
func (b *Book) comment(s *sheet, notes []*note) ([]edit, error) {
	notes = slices.DeleteFunc(slices.Clone(notes), func(n *note) bool { return n.at == cell{} })
	if len(notes) == 0 {
		return nil, nil
	}
	part, err := b.commentsPart(s)
	if err != nil {
		return nil, err
	}
	joined, err := b.writeComments(part, notes)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", part, err)
	}
	boxes, edits, err := b.boxesPart(s)
	if err != nil {
		return nil, err
	}
	if err := b.writeBoxes(boxes, s, notes, joined); err != nil {
		return nil, fmt.Errorf("%s: %w", boxes, err)
	}
	return edits, nil
}

// commentsPart is the part with the comments of a sheet; one that has none gets it.
func (b *Book) commentsPart(s *sheet) (string, error) {
	for _, r := range s.rels {
		if r.kind == "comments" && b.has(r.target) {
			return r.target, nil
		}
	}
	part := b.free(b.beside("comments%d.xml"))
	b.set(part, []byte(xmlHead+`<comments xmlns="`+b.main()+`"><authors></authors><commentList></commentList></comments>`))
	if _, err := b.relate(s.ref.part, "comments", part); err != nil {
		return "", err
	}
	return part, b.declare(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")
}

// writeComments adds the comments. Where one stands already its text is kept, with ours below, and it stays its author's;
// the texts of those are given back by cell.
func (b *Book) writeComments(part string, notes []*note) (joined map[cell]string, err error) {
	src, err := b.part(part)
	if err != nil {
		return nil, err
	}
	top, err := root(src)
	if err != nil {
		return nil, err
	}
	var authors, comments element
	for _, e := range children(src, tag{}) {
		switch e.open.name {
		case "authors":
			authors = e
		case "commentList":
			comments = e
		}
	}
	if authors.open.src == nil || comments.open.src == nil {
		return nil, errDamaged
	}
	byCell := map[cell]*note{}
	for _, n := range notes {
		byCell[n.at] = n
	}
	joined = map[cell]string{}
	var edits []edit
	for _, e := range children(src, comments.open) {
		c, ok := parseCell(e.open.attr("ref"))
		if n := byCell[c]; ok && n != nil && joined[c] == "" {
			text, ed := join(src, e, n, top.prefix)
			joined[c] = text
			edits = append(edits, ed)
		}
	}
	var fresh strings.Builder
	id := len(children(src, authors.open))
	for _, n := range notes {
		if _, ok := joined[n.at]; ok {
			continue
		}
		fmt.Fprintf(&fresh, `<%scomment ref="%s" authorId="%d"><%[1]stext>%[4]s</%[1]stext></%[1]scomment>`,
			top.prefix, n.at.name(), id, richText(n.comment, top.prefix))
	}
	if fresh.Len() > 0 {
		edits = append(edits, authors.into("<"+top.prefix+"author>"+author+"</"+top.prefix+"author>"), comments.into(fresh.String()))
	}
	b.set(part, apply(src, edits))
	return joined, nil
}

// join is the edit that puts our text below that of a comment, and both texts.
func join(src []byte, e element, n *note, prefix string) (string, edit) {
	ours := richText(append([]Run{{Text: "\n\n"}}, n.comment...), prefix)
	var both strings.Builder
	for _, r := range n.comment {
		both.WriteString(r.Text)
	}
	for _, text := range children(src, e.open) {
		if text.open.name != "text" {
			continue
		}
		theirs, at := "", text.open.end
		var plain element
		for _, r := range children(src, text.open) {
			switch r.open.name {
			case "t": // plain text stands alone or before runs; with runs behind it, it becomes one
				plain, at = r, r.close.end
				theirs += inner(src, r)
			case "r":
				at = r.close.end
				for _, t := range children(src, r.open) {
					if t.open.name == "t" {
						theirs += inner(src, t)
					}
				}
			}
		}
		all := theirs + "\n\n" + both.String()
		switch {
		case text.empty():
			return all, text.into(ours)
		case plain.open.src != nil && at == plain.close.end:
			return all, edit{plain.open.at, plain.close.end, "<" + prefix + "r>" + plain.text() + "</" + prefix + "r>" + ours}
		}
		return all, edit{at, at, ours}
	}
	return both.String(), e.into("<" + prefix + "text>" + ours + "</" + prefix + "text>")
}

func inner(src []byte, e element) string {
	if e.empty() {
		return ""
	}
	return string(src[e.open.end:e.close.at])
}

// richText writes runs as Excel writes those of comments.
func richText(runs []Run, prefix string) string {
	var b strings.Builder
	for _, r := range runs {
		bold := ""
		if r.Bold {
			bold = "<" + prefix + "b/>"
		}
		fmt.Fprintf(&b, `<%sr><%[1]srPr>%s<%[1]ssz val="9"/><%[1]scolor indexed="81"/><%[1]srFont val="Tahoma"/><%[1]sfamily val="2"/></%[1]srPr>`+
			`<%[1]st xml:space="preserve">%[3]s</%[1]st></%[1]sr>`, prefix, bold, cellText(r.Text))
	}
	return b.String()
}

// boxesPart is the part with the boxes of a sheet's comments. A sheet that has none gets it, and the edit to the sheet.
func (b *Book) boxesPart(s *sheet) (string, []edit, error) {
	for _, e := range s.children {
		if e.open.name != "legacyDrawing" {
			continue
		}
		for _, r := range s.rels {
			if r.id == relationOf(e.open) && b.has(r.target) {
				return r.target, nil, nil
			}
		}
		return "", nil, errDamaged
	}
	part := b.free(b.beside("drawings/vmlDrawing%d.vml"))
	b.set(part, []byte(emptyBoxes))
	id, err := b.relate(s.ref.part, "vmlDrawing", part)
	if err != nil {
		return "", nil, err
	}
	if err := b.declareExtension("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"); err != nil {
		return "", nil, err
	}
	space := b.office("relationships")
	prefix, ok := s.root.bound(space)
	declaration := ""
	if !ok {
		prefix, declaration = "r:", ` xmlns:r="`+space+`"`
	}
	at := place(s.src, s.root, sheetOrder, "legacyDrawing")
	text := fmt.Sprintf(`<%slegacyDrawing%s %sid="%s"/>`, s.root.prefix, declaration, prefix, id)
	return part, []edit{{at, at, text}}, nil
}
