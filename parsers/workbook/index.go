package workbook

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
)

// An entry is a sheet as the workbook lists it.
type entry struct {
	name, relID string
	hidden      bool
	kind        string // worksheet, chartsheet, …
	part        string
}

// readIndex reads what the sheets need to be understood, and lists them.
func (b *book) readIndex() ([]entry, error) {
	main := "xl/workbook.xml"
	top, err := b.parts.rels("")
	if err != nil {
		return nil, err
	}
	for _, r := range top {
		if r.kind == "officeDocument" && !r.external {
			main = r.target
		}
	}
	entries, err := b.readWorkbook(main)
	if err != nil {
		return nil, err
	}
	rs, err := b.parts.rels(main)
	if err != nil {
		return nil, err
	}
	rel := byID(rs)
	for i, e := range entries {
		r, ok := rel[e.relID]
		if !ok || r.external {
			return nil, fmt.Errorf("%s: sheet %q is listed but not there, the workbook is damaged: open it in Excel and save it again",
				b.name, e.name)
		}
		entries[i].kind, entries[i].part = r.kind, r.target
	}
	shared := ""
	b.theme = sync.OnceValue(func() []uint32 {
		for _, r := range rs {
			if r.kind == "theme" && !r.external {
				return b.readTheme(r.target)
			}
		}
		return nil
	})
	for _, r := range rs {
		switch r.kind {
		case "sharedStrings":
			shared = r.target
		case "styles":
			if err := b.optional(r.target, b.readStyles); err != nil {
				return nil, err
			}
		}
	}
	if shared != "" {
		b.shared = shared
		b.readStrings(shared)
	}
	return entries, nil
}

// optional reads a part that a workbook may list without having it.
func (b *book) optional(part string, read func(part string) error) error {
	if err := read(part); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (b *book) readWorkbook(part string) ([]entry, error) {
	b.names = map[string]string{}
	var entries []entry
	var name string // the defined name that is being read; "" outside
	var formula strings.Builder
	err := b.parts.walk(part, handler{
		start: func(el string, as []attribute) error {
			switch el {
			case "workbookPr":
				b.date1904 = isTrue(attr(as, "date1904"))
			case "calcPr":
				b.recalc = isTrue(attr(as, "fullCalcOnLoad"))
			case "externalReference":
				b.externals++
			case "sheet":
				state := attr(as, "state")
				entries = append(entries, entry{
					name: attr(as, "name"), relID: attr(as, "id"),
					hidden: state == "hidden" || state == "veryHidden",
				})
			case "definedName":
				name = strings.ToLower(attr(as, "localSheetId") + ":" + attr(as, "name"))
				formula.Reset()
			}
			return nil
		},
		text: func(t []byte) {
			if name != "" {
				formula.Write(t)
			}
		},
		end: func(el string) error {
			if el == "definedName" {
				b.names[name] = formula.String()
				name = ""
			}
			return nil
		},
	})
	if err == nil && len(entries) == 0 {
		err = fmt.Errorf("%s: has no sheets: get the file again", b.name)
	}
	return entries, err
}
