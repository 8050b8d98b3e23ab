package parsers

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/csv"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/price"
	"github.com/offerlint/offerlint/parsers/table"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// readTable reads a workbook or CSV file and merges what it holds into the bid.
func (r *reader) readTable(f file, side lint.Side) error {
	grids, err := r.grids(f)
	if err != nil {
		return err
	}
	if err := knownSheets(f, grids); err != nil {
		return err
	}
	if err := knownColumns(f, grids); err != nil {
		return err
	}
	planned, err := plans(f, grids)
	if err != nil {
		return err
	}
	r.keys, r.known = map[string]string{}, nil
	legend := table.Legends(grids)
	linked := price.Linked(grids)
	var sheets []*table.Sheet
	fields := r.fields()
	first := len(r.bid.Sources)
	for i, g := range grids {
		r.remember(g, side)
		opt := table.Options{Legend: legend, Once: side == lint.SideCustomer && !r.returns() && !linked[strings.ToLower(g.Sheet)]}
		s, err := r.readSheet(f, g, planned[i], side, opt)
		if err != nil {
			return err
		}
		fields.judged(s)
		own := s.Criteria
		if len(r.rfp) > 1 { // else there is no other version to compare with
			for _, c := range own {
				r.keys[fold.String(c.ID)] = c.Key
			}
		}
		if side == lint.SideOffer && len(r.bid.Criteria) > 0 {
			r.bid.Strays = append(r.bid.Strays, r.merger.Answer(s)...)
			r.otherCells(g, own)
		} else {
			r.bid.Criteria = r.merger.Merge(s)
		}
		r.note(g, s, side)
		switch {
		case len(s.Positions)+len(s.Totals) > 0:
			r.priceLang = cmp.Or(r.priceLang, s.Lang)
			sheets = append(sheets, s)
		case !linked[strings.ToLower(g.Sheet)]:
			g.Rows = nil // all has been read; a large sheet is a good part of what is in memory
		}
		r.bid.Sources = append(r.bid.Sources, s.Source)
		r.bid.Problems = append(r.bid.Problems, s.Problems...)
		if side == lint.SideCustomer {
			r.bid.Notices = append(r.bid.Notices, s.Notices...)
		}
		r.bid.Positions = append(r.bid.Positions, s.Positions...)
		r.bid.Totals = append(r.bid.Totals, s.Totals...)
	}
	r.bid.Fields = append(r.bid.Fields, fields.left()...)
	followed(price.Follow(grids, sheets), r.bid.Sources[first:])
	return nil
}

// followed notes in the account which formulas of price sheets were not recalculated.
func followed(fs []price.Followed, sources []lint.Source) {
	for _, f := range fs {
		for i := range sources {
			if sources[i].Sheet == f.Sheet {
				sources[i].Notes = append(sources[i].Notes, lint.Note{Fact: "not-recalculated", N: f.Formulas, Where: strings.Join(f.Cells, ", ")})
				break
			}
		}
	}
}

// readSheet reads one sheet; of one that the config did not choose, all rows are skipped.
func (r *reader) readSheet(f file, g *table.Grid, p plan, side lint.Side, opt table.Options) (*table.Sheet, error) {
	if !f.chooses(g) {
		return table.Unread(g, "not-selected"), nil
	}
	opt.Lang, opt.Side, opt.Exists = r.cfg.Language, side, r.exists
	if side == lint.SideOffer {
		if r.known == nil {
			r.known = table.Known(r.bid.Criteria)
		}
		opt.Known = r.known
	} else {
		opt.Filled = slices.ContainsFunc(r.offer, func(o file) bool { return o.name == f.name })
	}
	return readPlanned(f, g, p, opt)
}

// grids opens a workbook or CSV file, within the limits.
func (r *reader) grids(f file) ([]*table.Grid, error) {
	if err := r.tooBig(f); err != nil {
		return nil, err
	}
	grids, err := r.open(f)
	if err != nil {
		return nil, err
	}
	grids = slices.DeleteFunc(grids, func(g *table.Grid) bool { return slices.Contains(f.answers, g.Sheet) })
	r.watch(f, grids)
	if len(f.columns()) > 0 || f.rfp != nil && (f.rfp.Preset != "" || f.rfp.HeaderRow > 0) {
		return grids, nil // the config says what to read of a sheet
	}
	var out []*table.Grid
	for _, g := range grids {
		out = append(out, table.Beside(g)...)
	}
	return out, nil
}

func (r *reader) open(f file) ([]*table.Grid, error) {
	if f.ext() == ".csv" || f.ext() == ".tsv" {
		g, err := csv.Read(f.path, f.name, r.limits())
		if err != nil {
			return nil, err
		}
		return []*table.Grid{g}, nil
	}
	return workbook.Read(f.path, f.name, r.limits())
}

// knownSheets refuses a sheet in the config that the workbook does not have: it would be missed in silence.
func knownSheets(f file, grids []*table.Grid) error {
	var names []string
	for _, g := range grids {
		names = append(names, g.Sheet)
	}
	for _, s := range f.sheets() {
		if !slices.Contains(names, s) {
			return fmt.Errorf("%s: no sheet %q; it has %s", f.name, s, strings.Join(names, ", "))
		}
	}
	return nil
}

// returns reports whether a table is among our files that is not one of the customer's, filled in.
func (r *reader) returns() bool {
	return slices.ContainsFunc(r.offer, func(o file) bool {
		return isTable(o.ext()) && !slices.ContainsFunc(r.rfp, func(f file) bool { return f.name == o.name })
	})
}

// remember keeps the customer's words, so that they are not taken for ours in a workbook of ours.
func (r *reader) remember(g *table.Grid, side lint.Side) {
	if side != lint.SideCustomer || !r.returns() {
		return
	}
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			r.theirs[fold.String(c.Text)] = true
		}
	}
}

// otherCells keeps what we wrote in our workbook outside the answers: whatever is neither part of a response nor the
// customer's own words.
func (r *reader) otherCells(g *table.Grid, own []*lint.Criterion) {
	seen := map[lint.Location]bool{}
	for _, c := range own {
		seen[c.At.Location] = true
		for _, resp := range c.Responses {
			for _, b := range blocks(resp) {
				seen[b.Span.Location] = true
			}
		}
	}
	t := &lint.Text{File: g.File}
	for _, row := range g.Rows {
		for k, c := range row.Cells {
			at := g.At(row, k)
			if c.Text == "" || c.Number || seen[at.Location] || r.theirs[fold.String(c.Text)] {
				continue
			}
			t.Blocks = append(t.Blocks, &lint.Block{Kind: lint.Cell, Str: c.Text, Span: at})
		}
	}
	if len(t.Blocks) > 0 {
		r.bid.Passages = append(r.bid.Passages, t)
	}
}
