package overlay

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A sheetRef is a sheet as the workbook lists it.
type sheetRef struct {
	name   string
	part   string
	hidden bool
}

// readIndex finds the sheets.
func (b *Book) readIndex() error {
	rs, err := b.rels("")
	if err != nil {
		return err
	}
	for _, r := range rs {
		if r.kind == "officeDocument" {
			b.workbook = r.target
		}
	}
	if b.workbook == "" {
		b.workbook = "xl/workbook.xml"
	}
	src, err := b.part(b.workbook)
	if err != nil {
		return err
	}
	top, err := root(src)
	if err != nil {
		return fmt.Errorf("%s: %w", b.workbook, err)
	}
	b.strict = top.namespace(top.prefix) == mainSpaceStrict
	if rs, err = b.rels(b.workbook); err != nil {
		return err
	}
	targets := map[string]string{}
	for _, r := range rs {
		targets[r.id] = r.target
		if r.kind == "styles" {
			b.stylesPart = r.target
		}
	}
	for _, e := range b.sheetElements(src) {
		state := e.open.attr("state")
		b.sheets = append(b.sheets, sheetRef{
			e.open.attr("name"), targets[relationOf(e.open)], state == "hidden" || state == "veryHidden",
		})
	}
	if len(b.sheets) == 0 {
		return fmt.Errorf("%s: %w", b.workbook, errDamaged)
	}
	return nil
}

func (b *Book) sheetElements(src []byte) []element {
	list, ok := child(src, "sheets")
	if !ok {
		return nil
	}
	return children(src, list.open)
}

// child is the first element of a name below the root.
func child(src []byte, name string) (element, bool) {
	for _, e := range children(src, tag{}) {
		if e.open.name == name {
			return e, true
		}
	}
	return element{}, false
}

// relationOf is the identifier of a relation: the attribute id that has a prefix. Some elements have a plain id as well.
func relationOf(t tag) string {
	for _, a := range t.attrs() {
		if prefix, local, ok := strings.Cut(a.full, ":"); ok && local == "id" && prefix != "xmlns" {
			return string(t.src[a.at:a.end])
		}
	}
	return ""
}

// The order of elements in a workbook (ECMA-376, 18.2.27, CT_Workbook).
var workbookOrder = strings.Fields(`fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups
	externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing
	fileRecoveryPr webPublishObjects extLst`)

// place is where a new child goes among others: after the last of those that come before it in order.
func place(src []byte, top tag, order []string, name string) int {
	rank := slices.Index(order, name)
	at := top.end
	for _, e := range children(src, tag{}) {
		if i := slices.Index(order, e.open.name); i >= 0 && i < rank {
			at = e.close.end
		}
	}
	return at
}

// maxName is how many characters Excel allows in the name of a sheet.
const maxName = 31

// newName is a name for a sheet that no other has, without regard to case.
func (b *Book) newName(want string) string {
	name := want
	for n := 2; slices.ContainsFunc(b.sheets, func(s sheetRef) bool { return strings.EqualFold(s.name, name) }); n++ {
		suffix := fmt.Sprintf(" (%d)", n)
		cut := []rune(want)
		name = string(cut[:min(len(cut), maxName-utf8.RuneCountInString(suffix))]) + suffix
	}
	return name
}

// list adds a sheet behind the others and opens the workbook at it. Behind, because many things count sheets by their
// place: names, views, links of charts.
func (b *Book) list(name, part, filter string) error {
	id, err := b.relate(b.workbook, "worksheet", part)
	if err != nil {
		return err
	}
	src, err := b.part(b.workbook)
	if err != nil {
		return err
	}
	top, err := root(src)
	if err != nil {
		return fmt.Errorf("%s: %w", b.workbook, err)
	}
	edits := []edit{b.listed(src, top, name, id), b.opened(src, top)}
	if filter != "" {
		edits = append(edits, b.named(src, top, "'"+strings.ReplaceAll(name, "'", "''")+"'!"+filter))
	}
	b.set(b.workbook, apply(src, edits))
	return nil
}

// listed is the entry of the new sheet.
func (b *Book) listed(src []byte, top tag, name, id string) edit {
	last := 0
	for _, e := range b.sheetElements(src) {
		n, _ := strconv.Atoi(e.open.attr("sheetId")) // what is no number is not taken
		last = max(last, n)
	}
	relation := `r:id="` + id + `"`
	if prefix, ok := top.bound(b.office("relationships")); ok {
		relation = prefix + `id="` + id + `"`
	} else {
		relation = `xmlns:r="` + b.office("relationships") + `" ` + relation
	}
	text := fmt.Sprintf(`<%ssheet name="%s" sheetId="%d" %s/>`, top.prefix, escape(name), last+1, relation)
	list, _ := child(src, "sheets")
	return list.into(text)
}

// opened makes the new sheet the one that is shown first.
func (b *Book) opened(src []byte, top tag) edit {
	active := strconv.Itoa(len(b.sheets))
	view := fmt.Sprintf(`<%sworkbookView activeTab="%s"/>`, top.prefix, active)
	if list, ok := child(src, "bookViews"); ok {
		if views := children(src, list.open); len(views) > 0 {
			t := views[0].open
			return edit{t.at, t.end, t.with("activeTab", active)}
		}
		return list.into(view)
	}
	at := place(src, top, workbookOrder, "bookViews")
	return edit{at, at, "<" + top.prefix + "bookViews>" + view + "</" + top.prefix + "bookViews>"}
}

// named notes the filter of the new sheet among the names of the workbook, as Excel does.
func (b *Book) named(src []byte, top tag, ref string) edit {
	text := fmt.Sprintf(`<%sdefinedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">%s</%[1]sdefinedName>`,
		top.prefix, len(b.sheets), escape(ref))
	if list, ok := child(src, "definedNames"); ok {
		return list.into(text)
	}
	at := place(src, top, workbookOrder, "definedNames")
	return edit{at, at, "<" + top.prefix + "definedNames>" + text + "</" + top.prefix + "definedNames>"}
}

// unselect takes the selection from all sheets: two that are selected at once would be edited at once.
func (b *Book) unselect() error {
	for _, ref := range b.sheets {
		if ref.part == "" || !b.has(ref.part) {
			continue
		}
		src, err := b.part(ref.part)
		if err != nil {
			return err
		}
		var edits []edit
		for _, e := range children(src[:headEnd(src)], tag{}) {
			if e.open.name != "sheetViews" {
				continue
			}
			for _, v := range children(src, e.open) {
				if a, ok := v.open.find("tabSelected"); ok && string(src[a.at:a.end]) != "0" && string(src[a.at:a.end]) != "false" {
					edits = append(edits, edit{a.at, a.end, "0"})
				}
			}
		}
		if len(edits) > 0 {
			b.set(ref.part, apply(src, edits))
		}
	}
	return nil
}

// headEnd is where the cells of a sheet begin; the views stand before them.
func headEnd(src []byte) int {
	s := &scanner{src: src}
	for t, ok := s.next(); ok; t, ok = s.next() {
		if t.depth == 1 && t.name == "sheetData" {
			return t.at
		}
	}
	return len(src)
}
