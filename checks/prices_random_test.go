package checks_test

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// A randomSheet is a sound price sheet made by chance: lots with subtotals or one list, formulas or typed amounts, German or
// English, with titles, blank rows, optional positions, discount and tax. All amounts are whole cents.
type randomSheet struct {
	*rand.Rand
	t        *testing.T
	f        *excelize.File
	de       bool
	formulas bool
	left     int // columns before the table
	row      int
	lines    []randomLine
	sums     []randomSum
}

// A randomLine is a position; a randomSum a row of totals.
type randomLine struct {
	row             int
	quantity, price int64 // whole, and in cents
	optional        bool
	lot             int
}

type randomSum struct {
	row   int
	value int64 // cents
	kind  string
	lines []int // indices of lines that it counts, of sums and subtotals
}

const sheetName = "Preise"

func (s *randomSheet) pick(de, en string) string {
	if s.de {
		return de
	}
	return en
}

// cell names the k-th column of the table, from 0, in a row.
func (s *randomSheet) cell(k, row int) string {
	name, err := excelize.CoordinatesToCellName(s.left+k+1, row)
	must(s.t, err)
	return name
}

const (
	quantityCol = 2
	priceCol    = 4
	totalCol    = 5
)

func (s *randomSheet) text(k int, text string) {
	must(s.t, s.f.SetCellStr(sheetName, s.cell(k, s.row), text))
}

// amount writes cents, with a formula where the sheet has some.
func (s *randomSheet) amount(k, row int, cents int64, formula string) {
	must(s.t, s.f.SetCellFloat(sheetName, s.cell(k, row), float64(cents)/100, -1, 64))
	if s.formulas && formula != "" {
		must(s.t, s.f.SetCellFormula(sheetName, s.cell(k, row), formula))
	}
}

func newRandomSheet(t *testing.T, seed uint64) *randomSheet {
	r := rand.New(rand.NewPCG(seed, 2026))
	s := &randomSheet{Rand: r, t: t, f: excelize.NewFile(), de: r.IntN(2) == 0, formulas: r.IntN(4) > 0, left: r.IntN(2), row: 1 + r.IntN(4)}
	must(t, s.f.SetSheetName("Sheet1", sheetName))
	heads := strings.Split(s.pick("Pos.|Bezeichnung|Menge|Einheit|Einzelpreis|Gesamtpreis", "Item|Description|Quantity|Unit|Unit price|Total price"), "|")
	for k, h := range heads {
		s.text(k, h)
	}
	s.row++
	lots := 1 + r.IntN(3)
	for lot := range lots {
		if lots > 1 {
			s.text(1, s.pick("Los ", "Lot ")+strconv.Itoa(lot+1))
			s.row++
		}
		s.list(lot, lots)
	}
	s.totals(lots)
	return s
}

var randomWords = [][2]string{
	{"Lieferung der Geräte", "Delivery of the devices"},
	{"Schulung der Anwender", "Training of the users"},
	{"Wartung im ersten Jahr", "Maintenance in the first year"},
	{"Übernahme der Altdaten", "Migration of the old data"},
	{"Betrieb des Rechenzentrums", "Operation of the data centre"},
}

// list writes the positions of a lot and, where there are several lots, its subtotal.
func (s *randomSheet) list(lot, lots int) {
	var counted []int
	for i := range 3 + s.IntN(7) {
		if s.IntN(8) == 0 {
			s.row++ // a blank row
		}
		l := randomLine{row: s.row, quantity: 1 + s.Int64N(60), price: 100 + s.Int64N(500_000), optional: s.IntN(9) == 0 && i > 1, lot: lot}
		w := randomWords[s.IntN(len(randomWords))]
		text := s.pick(w[0], w[1])
		if l.optional {
			text = s.pick("Bedarfsposition: ", "Provisional item: ") + text
		} else {
			counted = append(counted, len(s.lines))
		}
		s.text(0, fmt.Sprintf("%d.%d", lot+1, i+1))
		s.text(1, text)
		must(s.t, s.f.SetCellInt(sheetName, s.cell(quantityCol, s.row), l.quantity))
		s.text(3, s.pick("Stück", "piece"))
		s.amount(priceCol, s.row, l.price, "")
		s.amount(totalCol, s.row, l.quantity*l.price, s.cell(quantityCol, s.row)+"*"+s.cell(priceCol, s.row))
		s.lines = append(s.lines, l)
		s.row++
	}
	if lots > 1 {
		s.sum(s.pick("Summe Los ", "Total lot ")+strconv.Itoa(lot+1), "subtotal", counted, s.over(counted))
	}
}

// over is the formula that adds up positions: a range where nothing else lies in it, else one by one.
func (s *randomSheet) over(lines []int) string {
	first, last := lines[0], lines[len(lines)-1]
	if last-first == len(lines)-1 && s.IntN(3) > 0 {
		return "SUM(" + s.cell(totalCol, s.lines[first].row) + ":" + s.cell(totalCol, s.lines[last].row) + ")"
	}
	var cells []string
	for _, i := range lines {
		cells = append(cells, s.cell(totalCol, s.lines[i].row))
	}
	return strings.Join(cells, "+")
}

func (s *randomSheet) sum(label, kind string, lines []int, formula string) {
	n := randomSum{row: s.row, kind: kind, lines: lines}
	for _, i := range lines {
		n.value += s.lines[i].quantity * s.lines[i].price
	}
	s.total(label, n, formula)
}

func (s *randomSheet) total(label string, n randomSum, formula string) {
	s.text(1, label)
	s.amount(totalCol, s.row, n.value, formula)
	s.sums = append(s.sums, n)
	s.row++
}

// totals writes the sum, and perhaps a tax and the gross amount.
func (s *randomSheet) totals(lots int) {
	var all []int
	for i, l := range s.lines {
		if !l.optional {
			all = append(all, i)
		}
	}
	formula := ""
	if lots > 1 {
		var cells []string
		for _, n := range s.sums {
			cells = append(cells, s.cell(totalCol, n.row))
		}
		formula = strings.Join(cells, "+")
	} else {
		formula = s.over(all)
	}
	s.sum(s.pick("Gesamtsumme netto", "Grand total excl. VAT"), "sum", all, formula)
	if s.IntN(3) == 0 {
		return
	}
	net := s.sums[len(s.sums)-1]
	tax := randomSum{row: s.row, kind: "tax", value: (net.value*19 + 50) / 100}
	s.total(s.pick("zzgl. 19 % MwSt.", "VAT 19%"), tax, "ROUND("+s.cell(totalCol, net.row)+"*0.19,2)")
	gross := randomSum{row: s.row, kind: "gross", value: net.value + tax.value}
	s.total(s.pick("Gesamtsumme brutto", "Grand total incl. VAT"), gross, s.cell(totalCol, net.row)+"+"+s.cell(totalCol, tax.row))
}

// A plant puts one fault into a sound sheet and says what must be found; "" where this sheet has no place for it.
type plant func(s *randomSheet) string

// ordinary is a position that is not optional.
func (s *randomSheet) ordinary() randomLine {
	for {
		if l := s.lines[s.IntN(len(s.lines))]; !l.optional {
			return l
		}
	}
}

func (s *randomSheet) put(k, row int, value any) {
	must(s.t, s.f.SetCellFormula(sheetName, s.cell(k, row), ""))
	must(s.t, s.f.SetCellValue(sheetName, s.cell(k, row), value))
}

// settle lets the sheet forget the values of its formulas, as programs do that do not calculate.
func (s *randomSheet) settle() {
	for _, l := range s.lines {
		s.forget(l.row)
	}
	for _, n := range s.sums {
		s.forget(n.row)
	}
}

func (s *randomSheet) forget(row int) {
	cell := s.cell(totalCol, row)
	formula, err := s.f.GetCellFormula(sheetName, cell)
	must(s.t, err)
	if formula != "" {
		must(s.t, s.f.SetCellValue(sheetName, cell, nil))
		must(s.t, s.f.SetCellFormula(sheetName, cell, formula))
	}
}

var plants = map[string]plant{
	"nothing": func(*randomSheet) string { return "-" },
	"no value": func(s *randomSheet) string {
		s.settle()
		return "-"
	},
	"a price is missing": func(s *randomSheet) string {
		if !s.formulas {
			return ""
		}
		l := s.ordinary()
		s.put(priceCol, l.row, nil)
		s.settle()
		return "missing-price " + s.cell(priceCol, l.row)
	},
	"a word": func(s *randomSheet) string {
		if !s.formulas {
			return ""
		}
		l := s.ordinary()
		s.put(priceCol, l.row, "inkl.")
		s.put(totalCol, l.row, nil)
		s.settle()
		return "price-not-a-number " + s.cell(priceCol, l.row)
	},
	"a product": func(s *randomSheet) string {
		if s.formulas {
			return ""
		}
		l := s.ordinary()
		if l.quantity == 1 {
			return ""
		}
		// The sums above hold the right amount, so that they do not go with the wrong one.
		s.put(totalCol, l.row, float64(l.quantity*l.price+2)/100)
		return "arithmetic-error " + s.cell(totalCol, l.row)
	},
	"a stale value": func(s *randomSheet) string {
		if !s.formulas {
			return ""
		}
		n := s.sums[s.IntN(len(s.sums))]
		cell := s.cell(totalCol, n.row)
		formula, err := s.f.GetCellFormula(sheetName, cell)
		must(s.t, err)
		s.amount(totalCol, n.row, n.value+700, formula)
		return "arithmetic-error " + cell
	},
	"a short sum": func(s *randomSheet) string {
		n := s.sums[0]
		if !s.formulas || len(n.lines) < 3 {
			return ""
		}
		must(s.t, s.f.SetCellFormula(sheetName, s.cell(totalCol, n.row), s.over(n.lines[:len(n.lines)-1])))
		s.settle()
		return "sum-range-short " + s.cell(totalCol, n.row)
	},
	"a typed sum": func(s *randomSheet) string {
		if !s.formulas {
			return ""
		}
		n := s.sums[s.IntN(len(s.sums))]
		s.put(totalCol, n.row, float64(n.value)/100)
		return "hard-coded-total " + s.cell(totalCol, n.row)
	},
	"a lost reference": func(s *randomSheet) string {
		if !s.formulas {
			return ""
		}
		l := s.ordinary()
		must(s.t, s.f.SetCellFormula(sheetName, s.cell(totalCol, l.row), "#REF!*"+s.cell(priceCol, l.row)))
		s.settle()
		return "formula-error " + s.cell(totalCol, l.row)
	},
	"an optional position": func(s *randomSheet) string {
		n := s.sums[0]
		for _, l := range s.lines {
			if s.formulas && l.optional && l.lot == s.lines[n.lines[0]].lot && l.row < n.row {
				formula, err := s.f.GetCellFormula(sheetName, s.cell(totalCol, n.row))
				must(s.t, err)
				must(s.t, s.f.SetCellFormula(sheetName, s.cell(totalCol, n.row), formula+"+"+s.cell(totalCol, l.row)))
				s.settle()
				return "optional-position-summed " + s.cell(totalCol, n.row)
			}
		}
		return ""
	},
	"a tax": func(s *randomSheet) string {
		for _, n := range s.sums {
			if n.kind == "tax" && s.formulas {
				cell := s.cell(totalCol, n.row)
				formula, err := s.f.GetCellFormula(sheetName, cell)
				must(s.t, err)
				must(s.t, s.f.SetCellFormula(sheetName, cell, strings.Replace(formula, "0.19", "0.16", 1)))
				s.settle()
				return "arithmetic-error " + cell
			}
		}
		return ""
	},
}

// TestRandomPriceSheets makes sound price sheets by chance, puts one fault into each, and wants it found, and nothing else.
func TestRandomPriceSheets(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, plant := range plants {
		t.Run(name, func(t *testing.T) {
			planted := 0
			for seed := uint64(1); planted < 15; seed++ {
				s := newRandomSheet(t, seed)
				want := plant(s)
				if want == "" {
					continue
				}
				planted++
				must(t, s.f.SaveAs("preise.xlsx"))
				must(t, s.f.Close())
				got, bid := judgePrices(t, "preise.xlsx", "preise.xlsx")
				if diff := cmp.Diff(strings.Fields(strings.Trim(want, "-")), strings.Fields(strings.Join(got, " "))); diff != "" {
					t.Errorf("seed %d (-want +got):\n%s", seed, diff)
				}
				if len(bid.Positions) != len(s.lines) || len(bid.Totals) != len(s.sums) {
					t.Errorf("seed %d: %d positions and %d totals were read, want %d and %d", seed, len(bid.Positions), len(bid.Totals), len(s.lines), len(s.sums))
				}
				wantExact(t, bid.Positions[0].Cells.UnitPrice.Value, s.lines[0].price)
			}
		})
	}
}

func wantExact(t *testing.T, got *big.Rat, cents int64) {
	t.Helper()
	if want := big.NewRat(cents, 100); got != nil && got.Cmp(want) != 0 {
		t.Errorf("a price is %s, want exactly %s", got, want)
	}
}
