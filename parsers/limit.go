package parsers

import (
	"cmp"
	"fmt"
	"os"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// What files may cost to read where the config does not say otherwise. The largest list of criteria that we know has a
// thousandth of it.
const (
	defaultSize = 256 << 20 // bytes
	defaultRows = 200_000
)

// tooBig refuses a file before it is opened. What a workbook unpacks to is bounded by its own reader, with the same limit.
func (r *reader) tooBig(f file) error {
	limit := cmp.Or(r.cfg.Reading.MaxSize, defaultSize)
	info, err := os.Stat(f.path)
	if err != nil || info.Size() <= limit {
		return nil // a file that cannot be opened is told by its reader
	}
	return fmt.Errorf("%s: has %s, and files of up to %s are read; split it, or raise max_size under reading in offerlint.yaml",
		f.name, sizeOf(info.Size()), sizeOf(limit))
}

// tooLong refuses a sheet with more rows than are read: in part would be worse than not at all.
func (r *reader) tooLong(g *table.Grid) error {
	limit := cmp.Or(r.cfg.Reading.MaxRows, defaultRows)
	if len(g.Rows) <= limit {
		return nil
	}
	return fmt.Errorf("%s: has %d rows with content, and up to %d are read; remove what is no criterion, or raise max_rows under reading in offerlint.yaml",
		lint.Location{File: g.File, Sheet: g.Sheet}, len(g.Rows), limit)
}

// sizeOf prints a size in the unit that shows it best, rounded up.
func sizeOf(n int64) string {
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
