package overlay

import (
	"fmt"
	"strings"
)

// setProperty adds a custom document property of type text, or replaces the one of that name.
func (b *Book) setProperty(name, value string) error {
	part, err := b.propertiesPart()
	if err != nil {
		return err
	}
	src, err := b.part(part)
	if err != nil {
		return err
	}
	top, err := whole(src)
	if err != nil {
		return fmt.Errorf("%s: %w", part, err)
	}
	space := b.office("docPropsVTypes")
	prefix, ok := top.open.bound(space)
	declaration := ""
	if !ok {
		prefix, declaration = "vt:", ` xmlns:vt="`+space+`"`
	}
	last := 1 // identifiers begin with 2 (MS-OLEPS)
	var edits []edit
	for _, e := range children(src, tag{}) {
		last = max(last, integer(e.open.attr("pid")))
		if strings.EqualFold(e.open.attr("name"), name) {
			edits = append(edits, edit{e.open.at, e.close.end, ""})
		}
	}
	text := fmt.Sprintf(`<%sproperty fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="%s"><%slpwstr%s>%s</%[4]slpwstr></%[1]sproperty>`,
		top.open.prefix, last+1, escape(name), prefix, declaration, escape(value))
	b.set(part, apply(src, append(edits, top.into(text))))
	return nil
}

// propertiesPart is the part with the custom properties; a workbook that has none gets it.
func (b *Book) propertiesPart() (string, error) {
	rs, err := b.rels("")
	if err != nil {
		return "", err
	}
	for _, r := range rs {
		if (r.kind == "custom-properties" || r.kind == "customProperties") && b.has(r.target) {
			return r.target, nil
		}
	}
	part := "docProps/custom.xml"
	if b.has(part) {
		part = b.free("docProps/custom%d.xml")
	}
	kind, space := "custom-properties", "custom-properties"
	if b.strict {
		kind, space = "customProperties", "customProperties"
	}
	b.set(part, []byte(xmlHead+`<Properties xmlns="`+b.office(space)+`" xmlns:vt="`+b.office("docPropsVTypes")+`"></Properties>`))
	if _, err := b.relate("", kind, part); err != nil {
		return "", err
	}
	return part, b.declare(part, "application/vnd.openxmlformats-officedocument.custom-properties+xml")
}
