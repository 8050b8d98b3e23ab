package matrix

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// A Dialect is a way to write CSV.
type Dialect struct {
	Comma   rune
	Mark    bool   // begin with a byte order mark, without which Excel takes UTF-8 for something else
	Decimal string // the sign between whole and broken numbers
}

// Dialects by name. The one without a name is RFC 4180. A German Excel opens a file by double click only with semicolons and
// decimal commas, an English one only with commas and decimal points.
var Dialects = map[string]Dialect{
	"":         {Comma: ',', Decimal: "."},
	"excel-de": {Comma: ';', Mark: true, Decimal: ","},
	"excel-en": {Comma: ',', Mark: true, Decimal: "."},
}

// CSV writes the matrix as CSV with CRLF at the ends of lines: a header, and one record for each criterion. A cell that a
// spreadsheet would take for a formula gets a leading apostrophe.
func CSV(w io.Writer, r *lint.Result, opt Options, d Dialect) error {
	return newTable(r, opt).csv(w, d)
}

func (t *table) csv(w io.Writer, d Dialect) error {
	if d.Mark {
		if _, err := fmt.Fprint(w, "\ufeff"); err != nil {
			return err
		}
	}
	write := func(record []string) error {
		// The writer's own CRLF would put carriage returns inside of cells, too, where Excel shows them.
		var line strings.Builder
		out := csv.NewWriter(&line)
		out.Comma = d.Comma
		if err := out.Write(record); err != nil {
			return err
		}
		out.Flush()
		_, err := io.WriteString(w, strings.TrimSuffix(line.String(), "\n")+"\r\n")
		return err
	}
	var shown []column
	var header []string
	for _, c := range columns {
		if !c.hidden || c.field == key {
			shown, header = append(shown, c), append(header, c.header(t.lang))
		}
	}
	if err := write(header); err != nil {
		return err
	}
	for _, r := range t.rows {
		record := make([]string, len(shown))
		for i, c := range shown {
			if c.field == points {
				record[i] = decimal(r.Weight, d.Decimal) // a number of ours: it is no formula, and may be negative
				continue
			}
			record[i] = report.Harmless(clean(t.value(r, c.field)))
		}
		if err := write(record); err != nil {
			return err
		}
	}
	return nil
}
