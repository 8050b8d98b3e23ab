package overlay

import (
	"fmt"
	"strings"
)

// external lists the relations of a part that lead out of the workbook: identifier → address or file.
func (b *Book) external(part string) (map[string]string, error) {
	name := relsOf(part)
	if !b.has(name) {
		return nil, nil
	}
	src, err := b.part(name)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, e := range children(src, tag{}) {
		if strings.EqualFold(e.open.attr("TargetMode"), "External") {
			out[e.open.attr("Id")] = e.open.attr("Target")
		}
	}
	return out, nil
}

// hyperlinks lists the links of a sheet by the first cell of their areas. Those to places of the workbook itself are "".
func (b *Book) hyperlinks(s *sheet) (map[cell]string, error) {
	outside, err := b.external(s.ref.part)
	if err != nil {
		return nil, err
	}
	out := map[cell]string{}
	for _, e := range s.children {
		if e.open.name != "hyperlinks" {
			continue
		}
		for _, h := range children(s.src, e.open) {
			if a, ok := parseArea(h.open.attr("ref")); ok {
				out[a.from] = outside[relationOf(h.open)]
			}
		}
	}
	return out, nil
}

func (b *Book) readLinks(s *sheet, c *Contents) error {
	links, err := b.hyperlinks(s)
	for at, target := range links {
		if target != "" {
			c.Links[Spot{s.ref.name, at.row, at.col}] = target
		}
	}
	return err
}

// link makes cells link to addresses or files. A cell that has a link keeps it.
func (b *Book) link(s *sheet, notes []*note, targets map[cell]string) ([]edit, error) {
	have, err := b.hyperlinks(s)
	if err != nil {
		return nil, err
	}
	space := b.office("relationships")
	prefix, bound := s.root.bound(space)
	declaration := ""
	if !bound {
		prefix, declaration = "r:", ` xmlns:r="`+space+`"`
	}
	var fresh strings.Builder
	for _, n := range notes {
		if _, linked := have[n.cell]; linked || targets[n.cell] == "" {
			continue
		}
		id, err := b.relateOutside(s.ref.part, "hyperlink", targets[n.cell])
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&fresh, `<%shyperlink%s ref="%s" %sid="%s"/>`, s.root.prefix, declaration, n.name(), prefix, id)
	}
	if fresh.Len() == 0 {
		return nil, nil
	}
	for _, e := range s.children {
		if e.open.name == "hyperlinks" {
			return []edit{e.into(fresh.String())}, nil
		}
	}
	at := place(s.src, s.root, sheetOrder, "hyperlinks")
	return []edit{{at, at, "<" + s.root.prefix + "hyperlinks>" + fresh.String() + "</" + s.root.prefix + "hyperlinks>"}}, nil
}
