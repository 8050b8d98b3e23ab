package table

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// findPrices finds the columns of prices, and decides whether the table is a price sheet. A header that names a tax or a
// discount, "VAT rate" or "Rabatt in %", is no price.
func (t *span) findPrices(cands map[int]candidate) {
	price := map[int]candidate{}
	for col, c := range cands {
		if !namesRate(c.c.own) {
			price[col] = c
		}
	}
	if t.unitPrice == 0 {
		t.unitPrice = t.pick(price, fieldUnitPrice, scorePrefix)
	}
	if t.total == 0 {
		t.total = t.pick(price, fieldTotal, scorePrefix)
	}
	if t.links != 0 {
		t.total, t.taken[t.links] = t.links, true
		t.because(t.links, "it shows amounts of other sheets")
	}
	t.multiplied(price)
	some := t.unitPrice != 0 || t.total != 0
	form := t.claim != 0 || len(t.marks) > 0
	t.priced = t.quantity != 0 && some || t.unitPrice != 0 && t.total != 0 && !form ||
		t.r.named("price") && (some || t.quantity != 0) && !form && len(t.terms) == 0 || t.addsUp(form) || t.links != 0
	if !t.priced || !hasWord(cands[t.unitPrice].c.name, periodWords) && !hasWord(cands[t.total].c.name, periodWords) {
		return
	}
	for _, col := range sortedCols(price) {
		if !t.taken[col] && hasWord(price[col].c.name, periodWords) {
			t.prices = append(t.prices, col)
		}
	}
}

// periodWords tell prices of one service apart that are paid once, by the month or by the year.
var periodWords = strings.Split("einmalig|einmalige|einmaliger|einmalpreis|einmalkosten|laufend|laufende|monatlich|monatliche|monatlicher|monat|monatspreis|mtl|jaehrlich|jaehrliche|jaehrlicher|jahr|"+
	"one-off|one-time|once|set-up|setup|recurring|monthly|month|annual|annually|yearly|year|p.a|p.m", "|")

// namesRate reports whether a header names a tax or a discount, and not the price before or after it: "MwSt.-Satz",
// "Rabatt %", but "Preis ohne MwSt.".
func namesRate(own string) bool {
	ws := strings.FieldsFunc(folded(own), func(r rune) bool { return strings.ContainsRune(" :.,()/-%\n", r) })
	is := func(w string, list []string) bool { return slices.Contains(list, w) }
	net := slices.ContainsFunc(ws, func(w string) bool { return is(w, netWords) || is(w, grossWords) || w == "ex" || w == "inc" })
	return len(ws) > 0 && (is(ws[0], discountWords) || !net && slices.ContainsFunc(ws, func(w string) bool { return is(w, taxWords) }))
}

// namesPrice reports whether a header that is no known one names money: "Einmalig je Einheit", "Jahr 1 (EUR)".
func namesPrice(own string) bool {
	f := folded(own)
	return strings.ContainsAny(f, "€$£") || hasWord(f, moneyWords) || hasWord(f, periodWords)
}

var moneyWords = strings.Split("eur|euro|chf|usd|gbp|preis|preise|kosten|price|prices|cost|costs|fee|fees", "|")

// multiplication matches the formula of a row's total that multiplies two of its cells, whatever is done with that.
var multiplication = pattern.Must(`\$?([A-Z]{1,3})\$?(\d+)\*\$?([A-Z]{1,3})\$?(\d+)`)

// multiplied takes for the unit price the column that the totals multiply the quantity by, where that is another one than the
// header says: the gross price beside the net one, or one whose header nobody knows.
func (t *span) multiplied(cands map[int]candidate) {
	if t.total == 0 || t.r.opt.Columns[fieldUnitPrice] != "" {
		return
	}
	if t.quantity == 0 {
		t.multiplicand()
		return
	}
	by, formulas := t.factors(t.quantity)
	if by[t.unitPrice] > 0 {
		return
	}
	for _, col := range sortedCols(cands) {
		c := cands[col]
		price := c.means(fieldUnitPrice) || c.means(fieldTotal) || c.means(fieldCost) || namesPrice(c.c.own)
		if n := by[col]; n > 0 && n*2 > formulas && (price && !t.taken[col] || col == t.unitPrice) {
			t.taken[t.unitPrice], t.taken[col] = false, true
			t.unitPrice = col
			t.because(col, "the totals multiply the quantity by it")
			return
		}
	}
}

// multiplicand takes for the quantity the column that the totals multiply the unit price by, where no header names one or
// several do.
func (t *span) multiplicand() {
	if t.unitPrice == 0 {
		return
	}
	by, formulas := t.factors(t.unitPrice)
	if slices.ContainsFunc(t.body(), func(i int) bool { return strings.Count(t.r.formula(i, t.total), "*") > 1 }) {
		return // days of several grades, each at its own rate
	}
	for _, col := range slices.Sorted(maps.Keys(by)) {
		if !t.taken[col] && by[col]*2 > formulas && by[col] > 1 {
			t.quantity, t.taken[col] = col, true
			t.because(col, "the totals multiply the price by it")
			return
		}
	}
}

// factors counts, by column, what the formulas of totals multiply a column by, and those formulas.
func (t *span) factors(of int) (by map[int]int, formulas int) {
	by = map[int]int{}
	for _, i := range t.body() {
		found := multiplication.FindAllStringSubmatch(strings.ToUpper(t.r.formula(i, t.total)), -1)
		formulas += min(1, len(found))
		row := strconv.Itoa(t.r.rows[i].N)
		for _, m := range found {
			a, b := ColumnNumber(m[1]), ColumnNumber(m[3])
			if b == of {
				a, b = b, a
			}
			if a == of && m[2] == row && m[4] == row {
				by[b]++
			}
		}
	}
	return by, formulas
}

// priceHeader finds, on a sheet whose name says that it holds prices, the first row that names two columns of a price sheet, and
// no column of words.
func (r *reader) priceHeader() *header {
	if !r.named("price") || r.g.Hidden {
		return nil
	}
	for i := range min(len(r.rows), headerRows) {
		if r.fates[i] != (fate{}) {
			continue
		}
		h := &header{top: i, height: 1, cols: r.nameColumns(i, -1), score: scorePart}
		money := 0
		for _, c := range h.cols {
			if cell := r.cell(i, c.col); cell.Number || cell.Formula() != "" {
				money = 0
				break
			}
			money += one(namesPrice(c.own) || slices.ContainsFunc(c.guesses, func(g guess) bool {
				return slices.Contains([]string{fieldUnitPrice, fieldTotal, fieldQuantity}, g.field) && g.score >= scorePrefix
			}))
		}
		if money >= 2 {
			return h
		}
	}
	return nil
}

// addsUp reports whether a table without quantities and unit prices is one of amounts all the same: a summary of the lots,
// the costs by year. Its column of totals holds numbers or formulas, or a row of totals with words of taxes or sums.
func (t *span) addsUp(form bool) bool {
	if t.total == 0 || form || len(t.terms)+len(t.comment)+len(t.evidence) > 0 || t.weight != 0 || t.points != 0 {
		return false
	}
	amounts, sums := 0, 0
	for _, i := range t.body() {
		c := t.r.cell(i, t.total)
		if clean(c.Text) == "" && c.Formula() == "" {
			continue
		}
		if c.Formula() == "" && t.r.amount(i, t.total).Value == nil {
			return false
		}
		amounts++
		for _, c := range t.r.rows[i].Cells {
			if s := clean(c.Text); s != "" && !c.Number {
				l := readLabel(s)
				sums += one(totalWord(s) || l.ok && (l.kind == lint.TaxTotal || l.kind == lint.GrossTotal))
				break
			}
		}
	}
	return amounts >= 2 && sums > 0
}

// linked matches a formula that shows one cell of another sheet.
var linked = pattern.Must(`(?i)^\+?(?:SUM\()?(?:'[^'\[\]]+'|[\p{L}\p{N}_.]+)!\$?[A-Z]{1,3}\$?\d+\)?$`)

// summaryTable finds, on a sheet without a header that anyone would recognise, a column in which at least two rows with words
// show the amounts of other sheets, and one adds up. nil for none.
func (r *reader) summaryTable() *span {
	first, shows, sums := map[int]int{}, map[int]int{}, map[int]bool{}
	for i, row := range r.rows {
		for _, c := range row.Cells {
			switch f := c.Formula(); {
			case f == "" || r.text(i, firstCol(row)) == "" || firstCol(row) >= c.Col:
			case linked.MatchString(f) && (c.Number || c.NoValue):
				if shows[c.Col]++; shows[c.Col] == 1 {
					first[c.Col] = i
				}
			case shows[c.Col] > 0 && totalWord(r.text(i, firstCol(row))):
				sums[c.Col] = true
			}
		}
	}
	for _, col := range slices.Sorted(maps.Keys(shows)) {
		if shows[col] < 2 || !sums[col] || r.g.Hidden {
			continue
		}
		t := &span{r: r, h: &header{top: first[col]}, top: first[col], end: len(r.rows), links: col}
		for i := first[col] - 1; i >= 0; i-- {
			if r.text(i, col) != "" && r.fates[i] == (fate{}) {
				t.h, t.top = &header{top: i, height: 1, cols: r.nameColumns(i, -1)}, i
				break
			}
		}
		return t
	}
	return nil
}

// firstWords is the column that tells the rows of a price list apart where no header says so: the first one that is filled in
// most of them and holds no price.
func (t *span) firstWords(cands map[int]candidate, rows []int) int {
	for _, col := range sortedCols(cands) {
		c := cands[col]
		if col > t.unitPrice && col > t.total {
			break
		}
		if !t.taken[col] && c.p.filled*2 > len(rows) && c.p.words >= c.p.filled && (c.c.own != "" || t.links != 0 || !t.h.has(fieldID)) && !slices.Contains(t.prices, col) && !namesPrice(c.c.own) {
			t.taken[col] = true
			t.because(col, "the first column of a list of prices")
			return col
		}
	}
	return 0
}

// partWords open a row that says what the price of the row above is made of.
var partWords = pattern.Must(`(?i)^\W*(?:davon|hiervon|darunter|darin enthalten|thereof|of which|out of which)\b`)
