// Package limit bounds what a file of tables may cost to read. A file beyond a limit is refused as a whole: read in part it
// would look like a shorter one.
package limit

import (
	"cmp"
	"fmt"
	"sync/atomic"
	"unicode/utf16"

	"github.com/offerlint/offerlint/lint"
)

// What Excel itself allows in a sheet (Excel specifications and limits, Microsoft 365). A workbook beyond that was not
// written by Excel; of a CSV file beyond that, Excel drops the rest in silence.
const (
	Row       = 1 << 20
	Col       = 1 << 14
	CellUnits = 32767 // UTF-16 units in a cell
)

// TooLong reports whether a text has more UTF-16 units than Excel allows in a cell.
func TooLong(s string) bool {
	if len(s) <= CellUnits {
		return false
	}
	units := 0
	for _, r := range s {
		if units += max(utf16.RuneLen(r), 1); units > CellUnits {
			return true
		}
	}
	return false
}

// Limits are those of one file. A zero stands for the default.
type Limits struct {
	Bytes int64 // of the file, and of the parts of a workbook, unpacked, together; default 256 MiB
	Rows  int   // with content, in each sheet; default 200,000
	Cells int   // with content, of all sheets; default 2,000,000
	Text  int64 // bytes of what the cells of all sheets display; default 64 MiB
}

// The defaults. The largest list of criteria that we know has a thousandth of it.
const (
	Bytes = 256 << 20
	Rows  = 200_000
	Cells = 2_000_000
	Text  = 64 << 20
)

// Full has the defaults in place of zeros.
func (l Limits) Full() Limits {
	return Limits{cmp.Or(l.Bytes, Bytes), cmp.Or(l.Rows, Rows), cmp.Or(l.Cells, Cells), cmp.Or(l.Text, Text)}
}

// An Error is about a file as a whole that is beyond a limit.
type Error struct{ text string }

func (e *Error) Error() string { return e.text }

// Unpacked refuses a workbook whose parts are too large together.
func Unpacked(name string, most int64) error {
	return &Error{fmt.Sprintf("%s: is larger than %d MiB when unpacked: split it, or remove pictures and unused sheets", name, (most+1<<20-1)>>20)}
}

// TooManyRows refuses a sheet or CSV file.
func TooManyRows(at lint.Location, rows, most int) error {
	return fmt.Errorf("%s: has %d rows with content, and up to %d are read; remove what is no criterion, or raise max_rows under reading in offerlint.yaml",
		at, rows, most)
}

// A Count counts what the cells of one file hold. It may be used from several goroutines.
type Count struct {
	name        string
	cells, text atomic.Int64
	limits      Limits
}

// NewCount begins to count for a file that is printed as name.
func NewCount(name string, l Limits) *Count { return &Count{name: name, limits: l.Full()} }

// Add counts some more cells and bytes of text. The error does not say which of them is too much: where sheets are read side
// by side, that would depend on chance.
func (c *Count) Add(cells, text int) error {
	if c.cells.Add(int64(cells)) <= int64(c.limits.Cells) && c.text.Add(int64(text)) <= c.limits.Text {
		return nil
	}
	return &Error{fmt.Sprintf("%s: has more than %d cells with content or more than %s of text, which is more than is read; "+
		"split it, or raise max_cells and max_text under reading in offerlint.yaml", c.name, c.limits.Cells, Size(c.limits.Text))}
}

// Size prints a size in the unit that shows it best, rounded up.
func Size(n int64) string {
	for _, u := range []struct {
		size int64
		name string
	}{{1 << 30, "GiB"}, {1 << 20, "MiB"}, {1 << 10, "KiB"}} {
		if n >= u.size {
			return fmt.Sprintf("%d %s", (n+u.size-1)/u.size, u.name)
		}
	}
	return fmt.Sprintf("%d bytes", n)
}
