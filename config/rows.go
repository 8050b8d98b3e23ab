package config

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A count is a number of things of which there is at least one, or the number of a row, with its place.
type count struct {
	at    *strictyaml.Node
	value int
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (c *count) UnmarshalYAMLNode(n *strictyaml.Node) error {
	c.at = n
	if err := n.Decode(&c.value); err != nil {
		return err
	}
	if c.value < 1 {
		return n.Errorf("want a number of 1 or more, got %d", c.value)
	}
	return nil
}

// Rows are written 6-240, or 17 for one row, or 6- for all from there on. People paste en dashes.
var rowRange = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([1-9][0-9]{0,8})(?:( *[-–] *)([1-9][0-9]{0,8})?)?$`)
})

// rows are a range of rows, with its place.
type rows struct {
	at    *strictyaml.Node
	value lint.RowRange
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (r *rows) UnmarshalYAMLNode(n *strictyaml.Node) error {
	r.at = n
	m := rowRange().FindStringSubmatch(strings.TrimSpace(n.Text()))
	if m == nil {
		return n.Errorf("want rows as 6-240, 17, or 6- for all from there on, got %s", n)
	}
	// Nine digits always fit.
	r.value.From, _ = strconv.Atoi(m[1])
	r.value.To, _ = strconv.Atoi(m[3])
	switch {
	case m[2] == "":
		r.value.To = r.value.From
	case m[3] != "" && r.value.To < r.value.From:
		return n.Errorf("rows %s end before they begin", n.Text())
	}
	return nil
}

// A size is a number of bytes, with its place.
type size struct {
	at    *strictyaml.Node
	value int64
}

var sizeText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^([1-9][0-9]*) ?(KiB|MiB|GiB)$`) })

// UnmarshalYAMLNode implements strictyaml.Unmarshaler. MB is refused: it stands for two different sizes.
func (s *size) UnmarshalYAMLNode(n *strictyaml.Node) error {
	s.at = n
	m := sizeText().FindStringSubmatch(strings.TrimSpace(n.Text()))
	if m == nil {
		return n.Errorf("want a size as 256MiB, in KiB, MiB or GiB, got %s", n)
	}
	unit := map[string]int64{"KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30}[m[2]]
	number, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil || number > math.MaxInt64/2/unit {
		return n.Errorf("%s is more than any file holds", n)
	}
	s.value = number * unit
	return nil
}

// validateRows looks for rows that contradict each other.
func (e rfpEntry) validateRows() error {
	var errs []error
	h := e.HeaderRow
	if h.value > 0 && e.Rows.value.To > 0 && e.Rows.value.To <= h.value {
		errs = append(errs, e.Rows.at.Errorf("the rows end at row %d, and the header is in row %d: nothing would be read", e.Rows.value.To, h.value))
	}
	for _, s := range e.Skip {
		if h.value > 0 && s.value.From > 0 && s.value.Holds(h.value) {
			errs = append(errs, s.at.Errorf("row %d is the header_row and cannot be skipped", h.value))
		}
	}
	if p := e.Preset; p.at.Kind() == strictyaml.Text {
		errs = append(errs, oneOf("preset", p.at, presetNames))
	}
	return strictyaml.Join(errs...)
}
