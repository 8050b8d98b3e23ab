package parsers

import (
	"cmp"
	"fmt"
	"os"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/limit"
)

// limits are what files may cost to read.
func (r *reader) limits() limit.Limits { return limitsOf(r.cfg) }

func limitsOf(cfg lint.Config) limit.Limits {
	c := cfg.Reading
	return limit.Limits{Bytes: c.MaxSize, Rows: c.MaxRows, Cells: c.MaxCells, Text: c.MaxText}.Full()
}

// defaultMarkdown is how many bytes a Markdown file may have where the config does not say otherwise: about 8,000 pages.
const defaultMarkdown = 16 << 20

// tooBig refuses a file before it is opened. What a workbook unpacks to is bounded by its own reader, with the same limit.
func (r *reader) tooBig(f file) error {
	most, key := r.limits().Bytes, "max_size"
	if prose := cmp.Or(r.cfg.Reading.MaxMarkdown, defaultMarkdown); isMarkdown(f.ext()) && prose < most {
		most, key = prose, "max_markdown"
	}
	info, err := os.Stat(f.path)
	if err != nil || info.Size() <= most {
		return nil // a file that cannot be opened is told by its reader
	}
	return fmt.Errorf("%s: has %s, and files of up to %s are read; split it, or raise %s under reading in offerlint.yaml",
		f.name, limit.Size(info.Size()), limit.Size(most), key)
}
