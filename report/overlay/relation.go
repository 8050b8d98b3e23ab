package overlay

import (
	"fmt"
	"path"
	"strings"
)

// Namespaces and types of relations: transitional, as everybody writes them, and strict.
const (
	mainSpace         = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	mainSpaceStrict   = "http://purl.oclc.org/ooxml/spreadsheetml/main"
	officeSpace       = "http://schemas.openxmlformats.org/officeDocument/2006/"
	officeSpaceStrict = "http://purl.oclc.org/ooxml/officeDocument/"
	packageSpace      = "http://schemas.openxmlformats.org/package/2006/"
	xmlHead           = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
)

// main is the namespace of sheets, styles and comments.
func (b *Book) main() string {
	if b.strict {
		return mainSpaceStrict
	}
	return mainSpace
}

// office is a name below the namespace that both editions keep for all of Office.
func (b *Book) office(name string) string {
	if b.strict {
		return officeSpaceStrict + name
	}
	return officeSpace + name
}

// A rel is a relation of a part to another. Those to places outside are left out.
type rel struct {
	id, kind string // kind is the last step of the type: "worksheet", "comments"
	target   string // a part
}

func relsOf(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}

// rels lists the relations of a part; "" is the package.
func (b *Book) rels(part string) ([]rel, error) {
	if !b.has(relsOf(part)) {
		return nil, nil
	}
	src, err := b.part(relsOf(part))
	if err != nil {
		return nil, err
	}
	var rs []rel
	for _, e := range children(src, tag{}) {
		if e.open.name != "Relationship" || e.open.attr("TargetMode") == "External" {
			continue
		}
		target := strings.ReplaceAll(e.open.attr("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(path.Dir(part), target)
		}
		rs = append(rs, rel{e.open.attr("Id"), path.Base(e.open.attr("Type")), strings.TrimPrefix(path.Clean("/"+target), "/")})
	}
	return rs, nil
}

// relate adds a relation from a part to another and gives back its ID. The type is below the namespace of office.
func (b *Book) relate(part, kind, target string) (string, error) {
	return b.relateTo(part, kind, `Target="/`+escape(target)+`"`)
}

// relateOutside does so for an address, or a file beside the workbook.
func (b *Book) relateOutside(part, kind, target string) (string, error) {
	return b.relateTo(part, kind, `Target="`+escape(target)+`" TargetMode="External"`)
}

func (b *Book) relateTo(part, kind, target string) (string, error) {
	name := relsOf(part)
	if !b.has(name) {
		b.set(name, []byte(xmlHead+`<Relationships xmlns="`+packageSpace+`relationships"></Relationships>`))
	}
	src, err := b.part(name)
	if err != nil {
		return "", err
	}
	top, err := root(src)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	taken := map[string]bool{}
	for _, e := range children(src, tag{}) {
		taken[e.open.attr("Id")] = true
	}
	id := ""
	for n := len(taken) + 1; id == "" || taken[id]; n++ {
		id = fmt.Sprintf("rId%d", n)
	}
	text := fmt.Sprintf(`<%sRelationship Id="%s" Type="%s" %s/>`, top.prefix, id, b.office("relationships/"+kind), target)
	return id, b.insertInRoot(name, text)
}

// insertInRoot puts text before the end of a part.
func (b *Book) insertInRoot(name, text string) error {
	src, err := b.part(name)
	if err != nil {
		return err
	}
	e, err := whole(src)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	b.set(name, apply(src, []edit{e.into(text)}))
	return nil
}

// whole is the root of a part as an element.
func whole(src []byte) (element, error) {
	s := &scanner{src: src}
	first, ok := s.next()
	last := first
	for t := first; ok; t, ok = s.next() {
		last = t
	}
	if first.src == nil || !first.opens || !last.closes || last.depth != 0 {
		return element{}, errDamaged
	}
	return element{first, last}, nil
}

const contentTypes = "[Content_Types].xml"

// declare says in the list of the package what kind of part a new one is.
func (b *Book) declare(part, contentType string) error {
	top, err := b.typesRoot()
	if err != nil {
		return err
	}
	return b.insertInRoot(contentTypes, fmt.Sprintf(`<%sOverride PartName="/%s" ContentType="%s"/>`, top.prefix, escape(part), contentType))
}

// declareExtension does so for all parts with an extension; those that are declared already stay as they are.
func (b *Book) declareExtension(ext, contentType string) error {
	top, err := b.typesRoot()
	if err != nil {
		return err
	}
	src, err := b.part(contentTypes)
	if err != nil {
		return err
	}
	for _, e := range children(src, tag{}) {
		if e.open.name == "Default" && strings.EqualFold(e.open.attr("Extension"), ext) {
			return nil
		}
	}
	text := fmt.Sprintf(`<%sDefault Extension="%s" ContentType="%s"/>`, top.prefix, ext, contentType)
	b.set(contentTypes, apply(src, []edit{{top.end, top.end, text}}))
	return nil
}

func (b *Book) typesRoot() (tag, error) {
	src, err := b.part(contentTypes)
	if err != nil {
		return tag{}, err
	}
	top, err := root(src)
	if err == nil && top.closes {
		err = errDamaged
	}
	if err != nil {
		return tag{}, fmt.Errorf("%s: %w", contentTypes, err)
	}
	return top, nil
}
