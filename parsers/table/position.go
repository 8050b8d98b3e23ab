package table

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// price classifies a row of a price sheet. A row with a quantity, a unit or a price, and a text, is a position; one
// without is a title, a note, or the rest of the position above.
func (t *span) price(l line) fate {
	r := t.r
	label := firstOf(l.text, l.title)
	amount := r.text(l.i, t.quantity) + r.text(l.i, t.unit)
	if l.id == "" && totalWord(firstOf(label, l.idCell)) && strings.Contains(strings.ToUpper(r.formula(l.i, t.quantity)), "SUM(") {
		amount = "" // it adds up the quantities as well
	}
	sum := r.text(l.i, t.unitPrice) + r.text(l.i, t.total)
	switch {
	case l.struck:
		return fate{skipped, "struck"}
	case amount == "" && t.isTotal(l), amount == "" && l.id == "" && (totalWord(label) || totalWord(l.idCell)), t.isTotalOf(l, label, amount):
		t.addTotal(l)
		return fate{skipped, "total"}
	case label == "" && l.idCell == "" && t.namesTotal(l.i):
		t.addTotal(l)
		return fate{skipped, "total"}
	case t.links != 0 && linked.MatchString(r.formula(l.i, t.links)):
		t.addTotal(l)
		return fate{skipped, "total"}
	case l.id == "" && amount == "" && r.text(l.i, t.unitPrice) == "" && partWords.MatchString(label):
		return fate{skipped, "part"}
	case label != "" && amount != "", l.id != "" && (amount != "" || label != "" && sum != ""):
		r.out.Positions = append(r.out.Positions, t.position(l, label))
		t.lastRow = l.i
		return fate{class: aPosition}
	case label == "" && l.idCell == "" && (amount != "" || sum != ""):
		if totalFormula(r.rows[l.i]) {
			t.addTotal(l)
			return fate{skipped, "total"}
		}
		label = t.beside(l.i)
		if label == "" || sum == "" {
			return fate{}
		}
	case l.shown == 1 && !t.titleLike(l), r.key.rows[l.i]:
		if len(r.out.Positions) > 0 && l.onlyCol == t.text && t.adjacent(l.i) {
			t.lastRow = l.i
			p := r.out.Positions[len(r.out.Positions)-1]
			p.Text = strings.TrimSpace(p.Text + "\n" + l.only)
			return fate{class: continuation}
		}
		if r.key.rows[l.i] || wordCount(l.only) <= 12 {
			t.open(l.only)
			return fate{class: heading}
		}
		return fate{skipped, "instruction"}
	case label != "" && t.quantity == 0 && t.unit == 0 && (l.id != "" || l.shown >= 2) && !l.styled && sum == "" && !t.parents[l.key]:
		// A list of rates has no quantities, and no price yet.
	case sum == "" || label == "":
		if wordCount(firstWords(r.rows[l.i])) > 12 && l.i > t.lastID {
			return fate{skipped, "instruction"}
		}
		t.open(strings.TrimSpace(l.idCell + " " + firstOf(label, l.only)))
		return fate{class: heading}
	}
	r.out.Positions = append(r.out.Positions, t.position(l, label))
	t.lastRow = l.i
	return fate{class: aPosition}
}

// isTotalOf reports whether a row is one of totals by words that totalWord does not know: a tax, a discount, a sum carried
// over. Beside the words of a tax its rate may stand where positions have their quantity.
func (t *span) isTotalOf(l line, label, amount string) bool {
	words := readLabel(firstOf(label, l.idCell))
	return words.ok && l.id == "" && (amount == "" || words.kind == lint.TaxTotal || words.kind == lint.DiscountTotal)
}

func (t *span) addTotal(l line) {
	if total := t.newTotal(l); total != nil {
		t.r.out.Totals = append(t.r.out.Totals, total)
	}
}

// beside are the words of a row that stand in none of the columns for them, but in front of its amount: "Shipping" in the column
// of the prices.
func (t *span) beside(i int) string {
	for _, c := range t.r.rows[i].Cells {
		s := clean(c.Text)
		if s != "" && !c.Number && c.Formula() == "" && !hasDigit(s) && (t.total == 0 || c.Col < t.total) {
			return s
		}
	}
	return ""
}

// namesTotal reports whether the words of a total stand in a row, in none of the columns for words, and an amount behind them.
func (t *span) namesTotal(i int) bool {
	named := false
	for _, c := range t.r.rows[i].Cells {
		s := clean(c.Text)
		if s == "" {
			continue
		}
		if named && t.r.amount(i, c.Col).Value != nil {
			return true
		}
		named = named || !c.Number && (totalWord(s) || readLabel(s).ok)
	}
	return false
}

// sumAbove reads a row above the table as one of totals, where its words and a formula say so.
func (t *span) sumAbove(i int) bool {
	r := t.r
	col := firstCol(r.rows[i])
	words := r.text(i, col)
	at := r.lastAmount(i)
	if l := readLabel(words); at <= col || !l.ok && !totalWord(words) || r.formula(i, at) == "" {
		return false
	}
	t.addTotal(line{i: i})
	return true
}

// totalFormula reports whether a row without words adds up others.
func totalFormula(row Row) bool {
	for _, c := range row.Cells {
		if strings.Contains(strings.ToUpper(c.Formula()), "SUM") {
			return true
		}
	}
	return false
}

func (t *span) position(l line, label string) *lint.Position {
	r := t.r
	p := &lint.Position{
		ID: firstOf(l.id, l.idCell), Text: label, Unit: r.text(l.i, t.unit), Quantity: r.text(l.i, t.quantity), UnitPrice: r.text(l.i, t.unitPrice),
		Total: r.text(l.i, t.total), Hidden: r.g.Hidden || r.rows[l.i].Hidden,
	}
	if l.title != "" && l.text != "" {
		p.Text = l.title + "\n" + l.text
	}
	col := t.text
	if t.id != 0 && l.idCell != "" {
		col = t.id
	}
	p.At = r.at(l.i, col)
	p.PriceAt = p.At
	for _, c := range []int{t.unitPrice, t.total} {
		if c != 0 {
			p.PriceAt = r.at(l.i, c)
			break
		}
	}
	p.Cells = lint.Cells{Quantity: r.amount(l.i, t.quantity), UnitPrice: r.amount(l.i, t.unitPrice), Total: r.amount(l.i, t.total)}
	if label != "" && p.Cells.UnitPrice.Text == label { // words in front of an amount; see beside
		p.UnitPrice, p.Cells.UnitPrice.Text = "", ""
	}
	p.Others, p.Remark = t.others(l.i)
	for _, col := range t.prices {
		if a := r.amount(l.i, col); !a.Empty() {
			p.Further = append(p.Further, a)
		}
	}
	p.Section = t.headingNow
	p.Kind, p.KindWord = positionKind(p.Text, t.headingNow, strings.Join([]string{p.Unit, p.Remark, p.Total}, "\n"))
	if p.ID == "" {
		p.ID = fallbackID(r.g.File, r.g.Sheet, p.At.Line)
	}
	return p
}
