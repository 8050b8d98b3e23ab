package matrix

import (
	"errors"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// Workbook writes the matrix as an Excel workbook: a summary with a chart, the matrix, all findings, the evidence that is
// cited, and the positions. The same result gives the same bytes.
func Workbook(w io.Writer, r *lint.Result, opt Options) (err error) {
	t := newTable(r, opt)
	b := &book{File: excelize.NewFile(), t: t, pack: newPacker(w), styles: map[look]int{}}
	defer func() { err = errors.Join(err, b.Close()) }()
	b.SetZipWriter(func(io.Writer) excelize.ZipWriter { return b.pack })
	names := t.sheetNames()
	p := t.plan()
	for _, write := range []func(sheetNames, plan) error{b.summary, b.matrix, b.findings, b.evidence, b.positions, b.lists} {
		if err := write(names, p); err != nil {
			return err
		}
	}
	if err := b.properties(); err != nil {
		return err
	}
	b.SetActiveSheet(0)
	_, err = b.WriteToBuffer() // goes to b.pack
	return err
}

// sheetNames are the names of the sheets in the language of the matrix.
type sheetNames struct{ summary, matrix, findings, evidence, positions, lists string }

func (t *table) sheetNames() sheetNames {
	if t.lang == "de" {
		return sheetNames{"Übersicht", "Matrix", "Befunde", "Nachweise", "Positionen", "Listen"}
	}
	return sheetNames{"Summary", "Matrix", "Findings", "Evidence", "Positions", "Lists"}
}

// A plan says in which rows things will stand, so that sheets can lead to each other before they are written.
type plan struct {
	criteria  map[*lint.Criterion]int // row in the matrix
	positions map[*lint.Position]int  // row among the positions
	evidence  map[*lint.Criterion]int // first row among the evidence
}

func (t *table) plan() plan {
	p := plan{map[*lint.Criterion]int{}, map[*lint.Position]int{}, map[*lint.Criterion]int{}}
	row := 2
	for i, r := range t.rows {
		p.criteria[r.Criterion] = i + 2
		if proofs := r.proofs(); len(proofs) > 0 {
			p.evidence[r.Criterion] = row
			row += len(proofs)
		}
	}
	for i, pos := range t.r.Bid.Positions {
		p.positions[pos] = i + 2
	}
	return p
}

// about names what a finding is about, who owns it, and where its row is; "" and nowhere for one about a file or passage.
func (p plan) about(f *lint.Finding, names sheetNames) (name, who string, to target) {
	switch {
	case f.Criterion != nil:
		to.place = inQuotes(names.matrix) + "!A" + strconv.Itoa(p.criteria[f.Criterion])
		return clean(f.Criterion.ID), clean(f.Criterion.Owner), to
	case f.Position != nil && p.positions[f.Position] > 0:
		to.place = inQuotes(names.positions) + "!A" + strconv.Itoa(p.positions[f.Position])
		return clean(f.Position.ID), "", to
	case f.Position != nil:
		return clean(f.Position.ID), "", to
	}
	return "", "", to
}

// properties says who made the file, of what and as of when. There is no clock: a file is as old as the day it judges by.
func (b *book) properties() error {
	c := b.t.r.Bid.Config
	day := c.Today
	if day == "" {
		day = "2000-01-01"
	}
	if err := b.SetDocProps(&excelize.DocProperties{
		Title: b.t.heading(), Subject: b.t.subtitle(), Creator: "offerlint", LastModifiedBy: "offerlint",
		Created: day + "T00:00:00Z", Modified: day + "T00:00:00Z", Language: b.t.lang,
	}); err != nil {
		return err
	}
	if err := b.SetAppProps(&excelize.AppProperties{Application: "offerlint"}); err != nil {
		return err
	}
	return b.SetCustomProps(excelize.CustomProperty{Name: lint.MadeBy, Value: Made})
}
