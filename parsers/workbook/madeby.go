package workbook

import (
	"errors"
	"io/fs"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// MadeBy says what kind of workbook offerlint made of the file at path: the value of its document property lint.MadeBy.
// It is "" for every other workbook, and for a file that cannot be opened as one: Read says what is wrong with that.
func MadeBy(path, name string, limits Limits) string {
	limits = limits.Full()
	f, err := open(path, name, limits.Bytes)
	if err != nil {
		return ""
	}
	defer func() { _ = f.close() }() // was only read
	ps, err := unpack(f, name, limits.Bytes)
	if err != nil {
		return ""
	}
	what, err := ps.property(lint.MadeBy)
	if err != nil {
		return ""
	}
	return what
}

// property is the value of a custom document property, a text; "" where there is none. Names are compared as Excel does,
// without regard to case.
func (p *parts) property(name string) (string, error) {
	rs, err := p.rels("")
	if err != nil {
		return "", err
	}
	part := ""
	for _, r := range rs {
		if r.kind == "custom-properties" || r.kind == "customProperties" { // transitional, strict
			part = r.target
		}
	}
	if part == "" {
		return "", nil
	}
	var value strings.Builder
	in := false
	err = p.walk(part, handler{
		start: func(element string, as []attribute) error {
			if element == "property" {
				in = strings.EqualFold(attr(as, "name"), name)
			}
			return nil
		},
		text: func(b []byte) {
			if in {
				value.Write(b)
			}
		},
		end: func(element string) error {
			in = in && element != "property"
			return nil
		},
	})
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return strings.TrimSpace(value.String()), err
}
