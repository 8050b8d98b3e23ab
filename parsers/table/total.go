package table

import (
	"math/big"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/quantity"
)

// Words of labels in rows of totals, folded.
var (
	taxWords      = strings.Split("mwst|mehrwertsteuer|umsatzsteuer|ust|vat|tax", "|")
	discountWords = strings.Split("nachlass|preisnachlass|rabatt|skonto|discount|rebate", "|")
	carriedWords  = strings.Split("übertrag|uebertrag|carried|brought|carryover|carry-over", "|")
	grossWords    = strings.Split("brutto|bruttosumme|gross|inkl|inklusive|incl|including|einschl|einschließlich|einschliesslich|mit", "|")
	netWords      = strings.Split("netto|nettosumme|ohne|exkl|excl|excluding|net|before|vor|zzgl|plus", "|")
	sumWords      = strings.Split("summe|gesamtsumme|zwischensumme|nettosumme|bruttosumme|angebotssumme|gesamtbetrag|gesamtpreis|gesamt|total|totals|subtotal|sub-total|"+
		"grand|sum|ceiling|losssumme|lossumme|endsumme|endpreis|endbetrag|wertungssumme|vergleichssumme|teilsumme|titelsumme|auftragssumme|jahressumme|vertragssumme|gesamtkosten|nettobetrag|bruttobetrag|angebotspreis|preis|price|betrag|amount", "|")
	// plainWords say nothing about what is added up: all that stands above, or the part that is named by a number.
	plainWords = strings.Split("der|die|das|des|aller|alle|positionen|position|angebot|angebots|in|eur|euro|usd|chf|gbp|the|of|all|items|offer|zu|von|los|lose|lot|titel|teil|part|"+
		"abschnitt|section|bereich|forward|from|page|seite|abzgl|abzüglich|zuzüglich|abzueglich|zuzueglich|less|add|gesetzl|gesetzliche|gesetzlicher|und|and|sales|a|b|c|i|ii|iii|iv|v", "|")
)

// A label is what the words of a row of totals say.
type label struct {
	kind  lint.TotalKind
	plain bool
	ok    bool // the words alone make the row one of totals
}

// readLabel reads "Summe netto", "zzgl. 19 % MwSt.", "Gesamtsumme brutto", "abzgl. Nachlass 3 %", "Übertrag".
func readLabel(s string) label {
	ws := strings.FieldsFunc(folded(s), func(r rune) bool { return strings.ContainsRune(" :.,()/+=%€$£\n\"„“*", r) })
	if len(ws) == 0 || len(ws) > 9 || strings.HasSuffix(s, "?") {
		return label{}
	}
	has := func(words []string) bool {
		return slices.ContainsFunc(ws, func(w string) bool { return slices.Contains(words, w) })
	}
	l := label{plain: true}
	for _, w := range ws {
		known := slices.ContainsFunc([][]string{taxWords, discountWords, carriedWords, grossWords, netWords, sumWords, plainWords}, func(in []string) bool {
			return slices.Contains(in, w)
		})
		l.plain = l.plain && (known || strings.Trim(w, "0123456789.-") == "")
	}
	if ws[0] == "to" && len(ws) > 1 && (ws[1] == "collection" || ws[1] == "summary") { // at the foot of a page of a bill
		return label{kind: lint.CarriedTotal, ok: true}
	}
	tax, sum, net := has(taxWords), has(sumWords), has(netWords)
	switch {
	case has(carriedWords):
		l.kind, l.ok = lint.CarriedTotal, true
	case has(discountWords):
		l.kind, l.ok = lint.DiscountTotal, (l.plain || slices.Contains(discountWords, ws[0])) && !sum
		if sum {
			l.kind, l.plain = lint.SumTotal, false // "Summe nach Nachlass"
		}
	case has(grossWords) && (tax || sum || ws[0] == "brutto" || ws[0] == "gross"):
		l.kind = lint.GrossTotal
		l.ok = l.plain
	case tax && sum && net:
		l.kind = lint.SumTotal // "Gesamtsumme ohne MwSt."
	case tax:
		l.kind, l.ok = lint.TaxTotal, l.plain
	}
	return l
}

var rateWords = pattern.Must(`(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:%|v\. ?H\.|percent|Prozent)`)

// total reads a row of totals; nil where it holds no amount.
func (t *span) newTotal(l line) *lint.Total {
	r := t.r
	col := t.total
	if c := r.cell(l.i, col); col == 0 || clean(c.Text) == "" && c.Formula() == "" || !c.Number && c.Formula() == "" && !hasDigit(c.Text) && !isErrorValue(clean(c.Text)) {
		col = r.lastAmount(l.i)
	}
	if col == 0 {
		return nil
	}
	total := &lint.Total{Label: r.labelOf(l.i, col), Cell: r.amount(l.i, col), Hidden: r.g.Hidden || r.rows[l.i].Hidden}
	words := readLabel(total.Label)
	total.Kind, total.Plain = words.kind, words.plain && total.Label != ""
	if m := rateWords.FindStringSubmatch(total.Label); m != nil {
		if n, ok := quantity.Number(m[1]+"%", ""); ok {
			total.Rate = n
		}
		return total
	}
	for _, c := range r.rows[l.i].Cells {
		if v, ok := quantity.Stored(c.Value()); ok && c.Col != col && c.Number && strings.HasSuffix(clean(c.Text), "%") {
			total.Rate = v
		} else if n, ok := quantity.Number(c.Text, r.out.Lang); ok && c.Col != col && strings.HasSuffix(clean(c.Text), "%") {
			total.Rate = n
		}
	}
	if total.Rate != nil && total.Rate.Cmp(big.NewRat(1, 1)) > 0 {
		total.Rate = nil
	}
	return total
}

// lastAmount is the rightmost cell of a row that holds a number or a formula; 0 for none.
func (r *reader) lastAmount(i int) int {
	col := 0
	for _, c := range r.rows[i].Cells {
		a := r.amount(i, c.Col)
		if a.Value != nil && !strings.HasSuffix(a.Text, "%") || a.Formula != "" || a.Error != "" {
			col = c.Col
		}
	}
	return col
}

// labelOf is what a row of totals calls itself: its words, without the amount.
func (r *reader) labelOf(i, amount int) string {
	var ws []string
	for _, c := range r.rows[i].Cells {
		s := clean(c.Text)
		if c.Col != amount && s != "" && (!c.Number || strings.HasSuffix(s, "%")) && c.Formula() == "" {
			ws = append(ws, s)
		}
	}
	return strings.Join(ws, " ")
}
