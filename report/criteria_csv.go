package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// csvHeader names the columns of the list of criteria. Like the fields of the JSON they do not depend on the language, and
// are only ever added to, at the end.
var csvHeader = []string{
	"bid", "type", "id", "section", "title", "text", "obligation", "obligation_word", "obligation_source", "weight", "expects", "claim", "answer",
	"owner", "hidden", "withdrawn", "file", "sheet", "line", "column", "cell",
}

// CriteriaCSV prints what was read as CSV (RFC 4180: commas, CRLF, UTF-8 without a byte order mark): one record for each
// criterion, type "criterion", and for each priced line, type "position". A cell that a spreadsheet would take for a
// formula gets a leading apostrophe.
func CriteriaCSV(w io.Writer, results []*lint.Result, _ CriteriaOptions) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	rows := [][]string{csvHeader}
	for _, r := range results {
		for _, c := range r.Bid.Criteria {
			rows = append(rows, append([]string{r.Bid.Config.Name, "criterion"}, criterionCells(c)...))
		}
		for _, p := range r.Bid.Positions {
			cells := []string{r.Bid.Config.Name, "position", p.ID, "", "", p.Text, "", "", "", "", "", "", "", "", strconv.FormatBool(p.Hidden), ""}
			rows = append(rows, append(cells, placeCells(p.At.Location)...))
		}
	}
	for _, row := range rows {
		for i, cell := range row {
			row[i] = harmless(cell)
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// criterionCells are the cells of a criterion from its ID on.
func criterionCells(c *lint.Criterion) []string {
	claim, answer := lint.Unstated, ""
	if r := c.Best(); r != nil {
		claim, answer = r.Claim, responseText(r)
	}
	cells := []string{
		c.ID, c.Section, c.Title, c.Text, c.Obligation.String(), c.ObligationWord, c.ObligationSource.String(), weightCell(c), c.Expects.String(),
		claim.String(), answer, c.Owner, strconv.FormatBool(c.Hidden), strconv.FormatBool(c.Withdrawn),
	}
	return append(cells, placeCells(c.At.Location)...)
}

func placeCells(l lint.Location) []string {
	number := func(n int) string {
		if n == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	return []string{l.File, l.Sheet, number(l.Line), number(l.Col), l.Cell()}
}

// weightCell is the weight as a number with a decimal point; "" without one.
func weightCell(c *lint.Criterion) string {
	if c.Weight == nil {
		return ""
	}
	return strconv.FormatFloat(*c.Weight, 'f', -1, 64)
}

// harmless keeps a spreadsheet from running a customer's text as a formula. Tabs and carriage returns at the start count:
// Excel drops them and reads what follows (OWASP, CSV injection).
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
