package carry

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/report/overlay"
	"github.com/offerlint/offerlint/versions"
)

func folded(s string) string { return fold.String(s) }

// A planner works out what goes where.
type planner struct {
	old, new side
	columns  map[[2]string]*columns
	shared   map[overlay.Spot][]*Row // cells merged over several rows → the rows that would fill them
	lost     map[overlay.Spot]*Column
	out      *Outcome
}

// row decides about one change.
func (p *planner) row(ch *versions.Change) *Row {
	r := &Row{Change: ch}
	olds := []*versions.Entry{}
	if ch.Old != nil {
		olds = append(olds, ch.Old)
	}
	if ch.Is(versions.Merged) {
		olds = append(olds, ch.More...)
	}
	for _, e := range olds {
		cells := p.cells(e, ch.New)
		if ch.New != nil && stays(ch) && ch.Pieces != nil {
			cells = append(cells, p.inGaps(ch)...)
		}
		if len(cells) > 0 {
			r.Answers++
		}
		r.Cells = append(r.Cells, cells...)
	}
	switch {
	case ch.New == nil && r.Answers == 0:
		r.State = Dropped
	case ch.New == nil:
		r.State = Dropped
		for i := range r.Cells {
			r.Cells[i].Why = lint.Messages{DE: "das Kriterium ist entfallen", EN: "the criterion is gone"}
		}
	case ch.Old == nil:
		r.State = New
	case !stays(ch):
		r.State = Changed
		for i := range r.Cells {
			r.Cells[i].Why = lint.Messages{DE: "geändert", EN: "changed"}
		}
	case r.Answers == 0:
		r.State = Unanswered
	default:
		p.place(r)
	}
	return r
}

// stays reports whether what is asked is the same: at most its number and its place are new, and gaps in its text are filled in.
func stays(ch *versions.Change) bool {
	return !slices.ContainsFunc(ch.Classes, func(c versions.Class) bool {
		switch c {
		case versions.Unchanged, versions.Moved, versions.Renumbered:
			return false
		case versions.Reworded, versions.Threshold:
			return !fillsGaps(ch)
		}
		return true
	})
}

// matched are the columns of the old sheet in the new one.
func (p *planner) matched(old, updated *sheet) *columns {
	key := [2]string{old.name, updated.name}
	if p.columns[key] == nil {
		p.columns[key] = match(old, updated)
	}
	return p.columns[key]
}

// cells are those of ours in the row of an old entry, and in rows of other sheets that repeat it. What the customer's new version
// says as well, and what it calculates itself, is none.
func (p *planner) cells(e, into *versions.Entry) []Cell {
	sh := p.old.sheets[e.At.Sheet]
	if sh == nil {
		return nil
	}
	target := p.counterpart(e, into)
	cols := p.matched(sh, target)
	p.unclear(sh, target, e, into)
	var out []Cell
	for _, col := range cols.ours {
		v, ok := sh.filled(e.At.Line, col)
		if !ok {
			continue
		}
		c := Cell{From: overlay.Spot{Sheet: sh.name, Row: e.At.Line, Col: col}, Text: p.shown(v)}
		if into != nil && cols.to[col] > 0 {
			c.To = overlay.Spot{Sheet: target.name, Row: into.At.Line, Col: cols.to[col]}
			at, _ := target.First(c.To)
			if target.Cells[at].Formula != "" && (v.Formula != "" || sh.fields[col] == "total") {
				continue // the form calculates it
			}
			if _, there := target.Cells[at]; there && folded(target.Cells[at].Text) == folded(v.Text) {
				continue
			}
		}
		out = append(out, c)
	}
	if e.Criterion != nil {
		out = append(out, p.inOtherRows(e.Criterion)...)
	}
	return out
}

// inOtherRows are the cells of ours in rows below a criterion that go on with it, and in rows of other sheets that repeat it. They have
// no place in the new version: which row there is theirs nobody knows.
func (p *planner) inOtherRows(c *lint.Criterion) []Cell {
	var out []Cell
	seen := map[overlay.Spot]bool{}
	for _, at := range elsewhere(c) {
		sh := p.old.sheets[at.Sheet]
		if sh == nil || sh.own[at.Line] {
			continue // what stands in the row of a criterion or position is carried with that
		}
		cols := p.matched(sh, p.sheet(at.Sheet)).ours
		if !slices.Contains(theirFields, sh.fields[at.Col]) && !slices.Contains(cols, at.Col) {
			cols = append(slices.Clone(cols), at.Col)
		}
		for _, col := range cols {
			first, _ := sh.First(overlay.Spot{Sheet: sh.name, Row: at.Line, Col: col})
			v, ok := sh.filled(at.Line, col)
			if ok && !seen[first] && !sh.own[first.Row] {
				out = append(out, Cell{From: first, Text: p.shown(v)})
			}
			seen[first] = true
		}
	}
	return out
}

// counterpart is the sheet of the new version where an entry of the old one went, or where its sheet did.
func (p *planner) counterpart(e, into *versions.Entry) *sheet {
	if into != nil {
		return p.sheet(into.At.Sheet)
	}
	return p.sheet(e.At.Sheet)
}

// unclear counts what stands in the row of an entry in columns of which nobody knows whose they are, and is not in the new version.
func (p *planner) unclear(sh, target *sheet, e, into *versions.Entry) {
	cols := p.matched(sh, target)
	for _, col := range cols.unclear {
		v, ok := sh.filled(e.At.Line, col)
		switch to := cols.to[col]; {
		case !ok:
			continue
		case to > 0 && into == nil:
			continue // the customer's, as far as anybody can tell
		case to > 0:
			if _, there := target.filled(into.At.Line, to); there {
				continue
			}
		case sh.headers[col] == "" && target.says(into, v.Text):
			continue
		}
		at := overlay.Spot{Sheet: sh.name, Col: col}
		if p.lost[at] == nil {
			p.lost[at] = &Column{At: at, Title: sh.titles[col], Why: whyLost(sh.titles[col], cols.to[col])}
		}
		p.lost[at].Cells++
	}
}

func whyLost(title string, to int) lint.Messages {
	switch {
	case to > 0:
		return lint.Messages{
			DE: "wessen die Spalte „" + title + "“ ist, ist nicht klar; im neuen Formular ist sie hier leer",
			EN: "whose column “" + title + "” is cannot be told; it is empty here in the new form",
		}
	case title == "":
		return lint.Messages{DE: "die Spalte hat keine Überschrift", EN: "the column has no header"}
	}
	return lint.Messages{
		DE: "die Spalte „" + title + "“ gibt es im neuen Formular nicht",
		EN: "the new form has no column “" + title + "”",
	}
}

// sheet is a sheet of the new version; an empty one where it has none of that name.
func (p *planner) sheet(name string) *sheet {
	if sh := p.new.sheets[name]; sh != nil {
		return sh
	}
	return &sheet{Contents: &overlay.Contents{}, fields: map[int]string{}, headers: map[int]string{}}
}

// place looks for a place for each cell of a row.
func (p *planner) place(r *Row) {
	placed := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Why == (lint.Messages{}) {
			c.Why = p.fit(r, c)
		}
		if c.Why == (lint.Messages{}) {
			placed++
		} else {
			c.To = overlay.Spot{}
		}
	}
	r.State = InPart
	switch placed {
	case 0:
		r.State = NotPlaced
	case len(r.Cells):
		r.State = Carried
	}
}

// fit says why a cell cannot be carried; the zero value where it can.
func (p *planner) fit(r *Row, c *Cell) lint.Messages {
	from, to := p.old.sheets[c.From.Sheet], p.new.sheets[c.To.Sheet]
	v, _ := from.filled(c.From.Row, c.From.Col)
	switch {
	case c.From.Sheet != r.Old.At.Sheet || c.From.Row != r.Old.At.Line:
		return lint.Messages{DE: "die Antwort steht nicht in der Zeile des Kriteriums", EN: "the answer does not stand in the row of the criterion"}
	case to == nil || c.To.Col == 0:
		name := cmp.Or(from.titles[c.From.Col], lint.ColumnName(c.From.Col))
		return lint.Messages{DE: "das neue Blatt hat keine Spalte „" + name + "“", EN: "the new sheet has no column “" + name + "”"}
	}
	at, last := to.First(c.To)
	has, taken := to.Cells[at]
	switch {
	case v.Struck:
		return lint.Messages{DE: "die Antwort ist durchgestrichen", EN: "the answer is struck through"}
	case v.Kind == overlay.Failure:
		return lint.Messages{DE: "in der Zelle steht der Fehler " + v.Text, EN: "the cell holds the error " + v.Text}
	case v.Kind == overlay.Empty && bound(v.Formula):
		return lint.Messages{DE: "die Formel hat kein Ergebnis; die Mappe in Excel öffnen und speichern", EN: "the formula has no result; open the workbook in Excel and save it"}
	case at.Col != c.To.Col:
		return lint.Messages{DE: cellName(c.To) + " gehört zu " + cellName(at), EN: cellName(c.To) + " belongs to " + cellName(at)}
	case taken && has.Formula != "":
		return lint.Messages{DE: "in " + cellName(at) + " steht eine Formel des Auftraggebers", EN: cellName(at) + " holds a formula of the customer's"}
	case taken:
		text := lint.Shorten(has.Text, 40)
		return lint.Messages{DE: "in " + cellName(at) + " steht schon „" + text + "“", EN: cellName(at) + " holds “" + text + "” already"}
	case r.New.Criterion != nil && to.only("claim") == c.To.Col && v.Kind == overlay.Text && !offers(r.New.Criterion.Allowed, v.Text):
		return lint.Messages{DE: "die Auswahlliste bietet „" + lint.Shorten(v.Text, 40) + "“ nicht an", EN: "the list does not offer “" + lint.Shorten(v.Text, 40) + "”"}
	}
	c.To = at
	if last > at.Row {
		p.shared[at] = append(p.shared[at], r)
	}
	return lint.Messages{}
}

// offers reports whether a list offers an answer; one that is not there offers all.
func offers(allowed []string, s string) bool {
	return len(allowed) == 0 || slices.ContainsFunc(allowed, func(a string) bool { return folded(a) == folded(s) })
}

func cellName(at overlay.Spot) string { return lint.ColumnName(at.Col) + fmt.Sprint(at.Row) }

// settleShared takes back what would go into a cell that several criteria share, unless all of them are carried and say the same.
func (p *planner) settleShared() {
	byRow := map[[2]any]*Row{}
	for _, r := range p.out.Rows {
		if r.New != nil {
			byRow[[2]any{r.New.At.Sheet, r.New.At.Line}] = r
		}
		if r.Is(versions.Split) {
			for _, e := range r.More {
				byRow[[2]any{e.At.Sheet, e.At.Line}] = r
			}
		}
	}
	for at, rows := range p.shared {
		sh := p.new.sheets[at.Sheet]
		_, last := sh.First(at)
		texts := map[string]bool{}
		agree := true
		for n := at.Row; n <= last; n++ {
			r := byRow[[2]any{at.Sheet, n}]
			if r == nil {
				continue
			}
			agree = agree && slices.Contains(rows, r)
			for _, c := range r.Cells {
				if c.To == at {
					texts[c.Text] = true
				}
			}
		}
		if agree && len(texts) == 1 {
			continue
		}
		for _, r := range rows {
			p.takeBack(r, at)
		}
	}
}

func (p *planner) takeBack(r *Row, at overlay.Spot) {
	placed := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.To == at {
			c.To = overlay.Spot{}
			c.Why = lint.Messages{
				DE: cellName(at) + " gilt für mehrere Kriterien, die nicht alle gleich beantwortet sind",
				EN: cellName(at) + " is for several criteria, which are not all answered alike",
			}
		}
		if c.To != (overlay.Spot{}) {
			placed++
		}
	}
	if r.State = InPart; placed == 0 {
		r.State = NotPlaced
	}
}

// finish makes cells and comments of the plan.
func (p *planner) finish() {
	seen := map[overlay.Spot]bool{}
	put := func(c *Cell) {
		if c.To == (overlay.Spot{}) || c.Why != (lint.Messages{}) || seen[c.To] {
			return
		}
		seen[c.To] = true
		v, _ := p.old.sheets[c.From.Sheet].filled(c.From.Row, c.From.Col)
		from := p.old.sheets[c.From.Sheet]
		at, _ := from.First(c.From)
		p.out.fills = append(p.out.fills, overlay.Filling{Spot: c.To, Value: p.written(c, v), Link: from.Links[at]})
	}
	for _, r := range p.out.Rows {
		for i := range r.Cells {
			put(&r.Cells[i])
		}
		if m, ok := p.out.comment(r); ok && p.out.opt.Comments {
			p.out.marks = append(p.out.marks, m)
		}
	}
	for i := range p.out.Beside {
		put(&p.out.Beside[i])
	}
}

// refers finds references to cells and names in a formula. What stands in quotes is text.
var (
	quotedText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`"(?:[^"]|"")*"`) })
	refers     = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\$?[a-z]{1,3}\$?[0-9]+|!|\[|(?:^|[^a-z0-9_.])[a-z_\\][a-z0-9_.]*(?:$|[^a-z0-9_.(])`)
	})
)

// bound reports whether a formula refers to other cells, so that it means something else elsewhere.
func bound(formula string) bool {
	return formula == "?" || refers().MatchString(quotedText().ReplaceAllString(formula, ""))
}

// written is what is written for a value: a formula that refers to other cells as its result, for those cells are others in the
// new version; a number as text where the new cell would show another one: 0.05 for 5 %, 5 as 500 %, or a day for a count.
func (p *planner) written(c *Cell, v overlay.Value) overlay.Value {
	if bound(v.Formula) {
		v.Formula, c.AsValue = "", true
	}
	if v.Kind == overlay.Number {
		to := p.new.sheets[c.To.Sheet].Formats[c.To]
		if to != v.Format || v.Format == overlay.Date && p.old.Book.From1904() != p.new.Book.From1904() {
			c.AsValue = c.AsValue || v.Formula != ""
			return overlay.Value{Kind: overlay.Text, Text: dressed(v, p.old.Book.From1904(), p.out.opt.Lang)}
		}
	}
	return v
}

// shown is a value as messages show it.
func (p *planner) shown(v overlay.Value) string {
	if v.Kind == overlay.Empty {
		return "=" + v.Formula
	}
	if v.Kind == overlay.Number && v.Format != overlay.Plain {
		return dressed(v, p.old.Book.From1904(), p.out.opt.Lang)
	}
	return strings.TrimSpace(v.Text)
}
