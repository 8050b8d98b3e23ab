package matrix

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// ErrForeign says that a workbook is no matrix that offerlint made.
var ErrForeign = errors.New("not made by offerlint matrix")

// Entries are what people filled in to a matrix: in the columns with a yellow header.
type Entries []*entry

type entry struct {
	id, key string
	values  map[field]string // what people wrote, or changed; never empty
	shown   map[field]string // what stands in the columns to fill in
	emptied []field          // columns in which offerlint wrote something and people left nothing
	made    map[field]string // hashes of what offerlint wrote
	judged  string           // the fingerprint of what the row showed
	of      *lint.Criterion  // whose entry it is in a bid; nil where nobody's
}

// entryFields are the columns for people to fill in, and those by which a row is known again.
func entryFields() (fill, know []field) {
	for _, c := range columns {
		switch {
		case c.entry:
			fill = append(fill, c.field)
		case c.hidden:
			know = append(know, c.field)
		}
	}
	return fill, know
}

// ReadEntries reads what people filled in to a workbook of this package. It wraps ErrForeign for every other workbook.
func ReadEntries(r io.Reader) (_ Entries, err error) {
	f, err := excelize.OpenReader(r, limits)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForeign, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if made, err := madeBy(f); err != nil || made != Made {
		return nil, errors.Join(ErrForeign, err)
	}
	sheet, cols := named(f)
	fill, know := entryFields()
	for _, n := range slices.Concat(fill, know) {
		if _, ok := cols[n]; !ok {
			return nil, fmt.Errorf("the column for %s was removed, so that entries cannot be told apart", n)
		}
	}
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil, err
	}
	var out Entries
	for _, row := range rows[min(1, len(rows)):] {
		get := func(n field) string {
			if i := cols[n]; i < len(row) {
				return strings.TrimSpace(row[i])
			}
			return ""
		}
		if e := readEntry(fill, get); len(e.values)+len(e.emptied) > 0 {
			out = append(out, e)
		}
	}
	return out, nil
}

// readEntry reads what people filled in to a row. What stands there as it was written is the bid's or the register's, and may
// have changed there since.
func readEntry(fill []field, get func(field) string) *entry {
	e := &entry{
		id: get(sameID), key: get(key), judged: get(judged), values: map[field]string{}, shown: map[field]string{}, made: readMade(get(made)),
	}
	for _, n := range fill {
		v := get(n)
		if n == verifiedOn || n == waivedUntil {
			v = isoDate(v)
		}
		e.shown[n] = v
		wrote := e.made[n]
		if n == owner && get(madeOwner) != "" {
			wrote = hashOf(get(madeOwner))
		}
		switch {
		case v != "" && hashOf(v) != wrote:
			e.values[n] = v
		case v == "" && wrote != "":
			e.emptied = append(e.emptied, n)
		}
	}
	return e
}

// limits keep a workbook from unpacking to more than a computer holds.
var limits = excelize.Options{UnzipSizeLimit: 1 << 30, UnzipXMLSizeLimit: 1 << 30}

// madeBy is what offerlint says it made of a workbook; "" for all others.
func madeBy(f *excelize.File) (string, error) {
	props, err := f.GetCustomProps()
	if err != nil {
		return "", err
	}
	for _, p := range props {
		if s, ok := p.Value.(string); ok && strings.EqualFold(p.Name, lint.MadeBy) {
			return s, nil
		}
	}
	return "", nil
}

// named finds the matrix's columns, from 0, by their defined names, which Excel keeps right where columns are moved.
func named(f *excelize.File) (sheet string, cols map[field]int) {
	cols = map[field]int{}
	for _, n := range f.GetDefinedName() {
		name, ok := strings.CutPrefix(n.Name, definedName(""))
		at, ref, isCell := cutLast(n.RefersTo, "!")
		if !ok || !isCell {
			continue
		}
		first, _, _ := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
		col, _, err := excelize.CellNameToCoordinates(first)
		if err != nil {
			continue // #REF!: the column was removed
		}
		sheet = strings.ReplaceAll(strings.Trim(at, "'"), "''", "'")
		cols[field(name)] = col - 1
	}
	return sheet, cols
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// isoDate turns a day as Excel counts it, or as people write it, into YYYY-MM-DD; what is none stays as it is.
func isoDate(s string) string {
	days, err := strconv.ParseFloat(s, 64)
	if err != nil || days < 1 || days > 200_000 {
		day, _ := lint.Day(s)
		return day
	}
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(days)).Format(time.DateOnly)
}

// Assign says whose each entry is: by ID and wording, else by wording, else by ID. It gives back the criteria whose wording
// changed since, and the IDs of entries that are nobody's any more.
func (es Entries) Assign(b *lint.Bid) (changed []*lint.Criterion, left []string) {
	taken := map[*lint.Criterion]bool{}
	for _, same := range []func(id, key string) string{
		func(id, key string) string { return id + "\x00" + key },
		func(_, key string) string { return key },
		func(id, _ string) string { return id },
	} {
		es.assign(b, taken, same)
	}
	for _, e := range es {
		switch {
		case len(e.values) == 0:
		case e.of == nil:
			left = append(left, e.id)
		case e.of.Key != e.key:
			changed = append(changed, e.of)
		}
	}
	return changed, left
}

// assign ties entries to the criteria of which the same says the same; nothing is the same as nothing.
func (es Entries) assign(b *lint.Bid, taken map[*lint.Criterion]bool, same func(id, key string) string) {
	free := map[string][]*lint.Criterion{}
	for _, c := range b.Criteria {
		if s := same(c.ID, c.Key); !taken[c] {
			free[s] = append(free[s], c)
		}
	}
	for _, e := range es {
		s := same(e.id, e.key)
		if e.of == nil && s != "" && len(free[s]) > 0 {
			e.of, free[s] = free[s][0], free[s][1:]
			taken[e.of] = true
		}
	}
}

// by is what was filled in, by criterion.
func (es Entries) by() map[*lint.Criterion]map[field]string {
	out := map[*lint.Criterion]map[field]string{}
	for _, e := range es {
		if e.of != nil {
			out[e.of] = e.values
		}
	}
	return out
}
