package seeded

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The files of a bid.
const (
	askFile    = "rfp/requirements.xlsx"
	askPrices  = "rfp/prices.xlsx"
	ourFile    = "offer/answers.xlsx"
	ourPrices  = "offer/prices.xlsx"
	letterFile = "offer/00-letter.md"
)

func chapterFile(i int) string { return fmt.Sprintf("offer/%02d-chapter.md", i+1) }

// A Shelf keeps the workbooks that were made, by what is in them: a fault changes one of them at most, and making one takes
// longer than reading it.
type Shelf map[string][]byte

// Files are the files of the bid, by their paths.
func (b *Bid) Files(shelf Shelf) (map[string][]byte, error) {
	out := map[string][]byte{
		"offerlint.yaml": []byte(b.config()), "register.yaml": []byte(b.register()), letterFile: []byte(b.letter()),
	}
	for i := range b.lang.Clean.Modules {
		out[chapterFile(i)] = []byte(b.chapter(i))
		out["offer/"+annex(i)] = []byte(b.lang.Clean.Evidence[i] + "\n")
	}
	for _, f := range b.Forms {
		out[f] = []byte(f + "\n")
	}
	books := []struct {
		name   string
		rows   func(filled bool) []line
		filled bool
	}{{askFile, b.requirements, false}, {ourFile, b.requirements, true}, {askPrices, b.priceSheet, false}, {ourPrices, b.priceSheet, true}}
	for _, w := range books {
		lines := w.rows(w.filled)
		key := fmt.Sprint(lines)
		if shelf[key] == nil {
			data, err := book(lines, b.lang)
			if err != nil {
				return nil, err
			}
			shelf[key] = data
		}
		out[w.name] = shelf[key]
	}
	delete(out, b.Gone)
	return out, nil
}

// A line is a row of a sheet.
type line struct {
	sheet string
	cells []value
}

// A value is a cell: a text, a number, or a formula with its value.
type value struct {
	text, formula string
	number        int
	isNumber      bool
}

func texts(sheet string, cells ...string) line {
	l := line{sheet: sheet}
	for _, c := range cells {
		l.cells = append(l.cells, value{text: c})
	}
	return l
}

// amount is a number, or the words in its place.
func amount(s string) value {
	n, err := strconv.Atoi(s)
	return value{text: s, number: n, isNumber: err == nil}
}

// book makes a workbook of its rows.
func book(lines []line, lang *Language) (data []byte, err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	next := map[string]int{}
	for _, l := range lines {
		if len(next) == 0 {
			err = f.SetSheetName("Sheet1", l.sheet)
		} else if next[l.sheet] == 0 {
			_, err = f.NewSheet(l.sheet)
		}
		if err != nil {
			return nil, err
		}
		next[l.sheet]++
		for k, v := range l.cells {
			if err := put(f, l.sheet, cell(k, next[l.sheet]), v); err != nil {
				return nil, err
			}
		}
	}
	c := &lang.Clean
	if form := c.Sheets["criteria"]; next[form] > 0 {
		list := excelize.NewDataValidation(true)
		list.SetSqref(fmt.Sprintf("D2:D%d", next[form]))
		if err := list.SetDropList([]string{c.Words["full"], c.Words["partial"], c.Words["none"]}); err != nil {
			return nil, err
		}
		if err := f.AddDataValidation(form, list); err != nil {
			return nil, err
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func put(f *excelize.File, sheet, cell string, v value) error {
	switch {
	case v.formula != "":
		return errors.Join(f.SetCellValue(sheet, cell, v.number), f.SetCellFormula(sheet, cell, v.formula))
	case v.isNumber:
		return f.SetCellValue(sheet, cell, v.number)
	case v.text != "":
		return f.SetCellValue(sheet, cell, v.text)
	}
	return nil
}

// requirements are the two sheets of criteria: as issued, or as we filled them in.
func (b *Bid) requirements(filled bool) []line {
	c := &b.lang.Clean
	forms, functions := c.Sheets["criteria"], c.Sheets["functions"]
	out := []line{texts(forms, c.Headers["criteria"]...), texts(functions, c.Headers["functions"]...)}
	module := -1
	for k := range b.Rows {
		r := &b.Rows[k]
		name := forms
		if r.Family == "function" {
			name = functions
		}
		if r.Module != module {
			module = r.Module
			title := fmt.Sprintf("%d %s", module+1, c.Modules[module].Title)
			out = append(out, texts(forms, "", title), texts(functions, "", title))
		}
		out = append(out, texts(name, b.cells(r, filled)...))
	}
	return out
}

// cells are a row of the form.
func (b *Bid) cells(r *Row, filled bool) []string {
	switch {
	case !filled:
		return []string{r.ID, r.Text, r.Priority}
	case r.Family == "function":
		cells := []string{r.ID, r.Ours, r.Priority, "", "", "", r.Comment}
		if r.Claim != "" {
			cells[3] = "X"
		}
		if r.Second {
			cells[5] = "X"
		}
		return cells
	}
	return []string{r.ID, r.Ours, r.Priority, r.Claim, r.comment(), r.Proof}
}

// line is the row of the sheet in which a criterion stands.
func (b *Bid) line(r *Row) int {
	line, module := 1, -1
	for k := range b.Rows {
		o := &b.Rows[k]
		if o.Module != module {
			module = o.Module
			line++
		}
		if (o.Family == "function") == (r.Family == "function") {
			line++
		}
		if o == r {
			return line
		}
	}
	return 0
}

func cell(col, row int) string { return string(rune('A'+col)) + strconv.Itoa(row) }

// priceSheet is the price sheet: as issued, or with our prices.
func (b *Bid) priceSheet(filled bool) []line {
	c := &b.lang.Clean
	name := c.Sheets["prices"]
	out := []line{texts(name, c.Headers["prices"]...)}
	issued := b.lang.Bid().Prices
	sum := 0
	for k, p := range b.Prices {
		if !filled {
			p = issued[k]
			p.Price, p.Total = "", ""
		}
		unit := amount(p.Price)
		total := value{formula: fmt.Sprintf("C%d*E%d", k+2, k+2), number: unit.number * p.Quantity}
		sum += total.number
		if p.Total != "" {
			total = amount(p.Total)
		}
		out = append(out, line{name, []value{{text: p.ID}, {text: p.Text}, amount(strconv.Itoa(p.Quantity)), {text: p.Unit}, unit, total}})
	}
	last := len(b.Prices) + 1
	if filled {
		last -= b.Sum.Short
	}
	total := value{formula: fmt.Sprintf("SUM(F2:F%d)", last), number: sum}
	if filled && b.Sum.Typed != "" {
		total = amount(b.Sum.Typed)
	}
	return append(out, line{name, []value{{}, {text: c.Total}, {}, {}, {}, total}})
}

// total is the sum of our prices.
func (b *Bid) total() int {
	sum := 0
	for _, p := range b.Prices {
		if n, err := strconv.Atoi(p.Price); err == nil {
			sum += n * p.Quantity
		}
	}
	return sum
}

// letter is the letter, with the price as the last paragraph before the greeting.
func (b *Bid) letter() string {
	said := b.Said
	if said == "" {
		said = money(b.lang.Name, b.total())
	}
	greeting := map[string]string{"de": "Mit freundlichen", "en": "Yours faithfully"}[b.lang.Name]
	before, after, _ := strings.Cut(b.Letter, greeting)
	return before + fmt.Sprintf(totalSaid[b.lang.Name], said) + "\n\n" + greeting + after
}

var totalSaid = map[string]string{
	"de": "Die Angebotssumme beträgt %s Euro netto.",
	"en": "The total price of our offer is GBP %s excluding VAT.",
}

// money writes whole units with the separators of the language.
func money(lang string, n int) string {
	sep, point := ",", "."
	if lang == "de" {
		sep, point = ".", ","
	}
	s := strconv.Itoa(n)
	for k := len(s) - 3; k > 0; k -= 3 {
		s = s[:k] + sep + s[k:]
	}
	return s + point + "00"
}

func (b *Bid) config() string {
	c := &b.lang.Clean
	var s strings.Builder
	fmt.Fprintf(&s, "bid: seeded-%s\ncustomer: %s\nother_customers: [%s]\ntender: %s\nlanguage: %s\n", b.lang.Name, c.Customer,
		strings.Join(c.Stranger, ", "), c.Tender, b.lang.Name)
	s.WriteString("verification: off\n") // the register is for evidence; nobody confirms five hundred responses
	s.WriteString("submission: {due: 2026-12-15T12:00:00+01:00}\nrfp:\n  - path: " + askFile + "\n  - path: " + askPrices + "\n")
	s.WriteString("offer:\n  - path: " + ourFile + "\n  - path: " + ourPrices + "\n  - path: \"offer/*.md\"\nrequired_documents:\n")
	for k, f := range forms() {
		fmt.Fprintf(&s, "  - {name: Form %d, files: %q, obligation: must}\n", k+1, f)
	}
	return s.String()
}

// register lists one certificate, which proves what the rows with it claim.
func (b *Bid) register() string {
	var s strings.Builder
	s.WriteString("evidence:\n")
	for i := range b.lang.Clean.Modules {
		until := valid
		if i == 0 {
			until = b.Valid
		}
		fmt.Fprintf(&s, "  - {id: annex-%02d, title: %s, file: offer/%s, kind: certificate, issued: 2025-03-01, valid_until: %s}\n",
			i+1, b.lang.Clean.Evidence[i], annex(i), until)
	}
	return s.String()
}
