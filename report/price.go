package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// PriceLine says how far the price sheets of a bid were checked: "37 Positionen und 2 Summen gelesen und nachgerechnet"; ""
// for a bid without any.
func PriceLine(b *lint.Bid, lang string) string {
	if len(b.Positions) == 0 {
		return ""
	}
	pick := func(de, en string) string { return lint.Messages{DE: de, EN: en}.In(lang) }
	line := positionWord.count(lang, len(b.Positions))
	if n := len(b.Totals); n > 0 {
		line += pick(" und ", " and ") + totalWord.count(lang, n)
	}
	line += pick(" gelesen und nachgerechnet", " read and recalculated")
	if n := unpriceable(b.Positions); n > 0 {
		line += pick("; ohne Spalte für Preise, nicht geprüft: ", "; without a column for prices, not checked: ") + positionWord.count(lang, n)
	}
	lost, where := 0, []string{}
	for _, s := range b.Sources {
		for _, n := range s.Notes {
			if n.Fact == "not-recalculated" {
				lost += n.N
				if at := s.Sheet + "!" + n.Where; !slices.Contains(where, at) { // of the customer's sheet and of our copy
					where = append(where, at)
				}
			}
		}
	}
	if lost > 0 {
		line += pick("; nicht nachgerechnet: ", "; not recalculated: ") + formulaWord.count(lang, lost) + " (" + strings.Join(where, "; ") + ")"
	}
	return line
}

// unpriceable counts the positions of tables in which no column was taken for prices: none of them can be missed.
func unpriceable(ps []*lint.Position) int {
	n := 0
	for _, p := range ps {
		if p.Cells.UnitPrice.At.Line == 0 && p.Cells.Total.At.Line == 0 {
			n++
		}
	}
	return n
}

// few is how many findings of one rule on one sheet are printed each, before one line stands for all.
const few = 3

// A sheetOf is what findings about positions are gathered by.
type sheetOf struct {
	rule        *lint.Rule
	file, sheet string
	severity    lint.Severity
}

// gather puts together the findings that one line can stand for: those of a rule that has words for many, about positions
// of one sheet.
func gather(fs []*lint.Finding) map[sheetOf][]*lint.Finding {
	out := map[sheetOf][]*lint.Finding{}
	for _, f := range fs {
		if f.Position != nil && f.Rule.Check.Many.In("en") != "" && f.Rule.Messages == f.Rule.Check.Messages {
			k := groupOf(f)
			out[k] = append(out[k], f)
		}
	}
	for k, many := range out {
		if len(many) <= few {
			delete(out, k)
		}
	}
	return out
}

func groupOf(f *lint.Finding) sheetOf {
	return sheetOf{f.Rule, f.At.File, f.At.Sheet, f.Severity}
}

// manyMessage is the line that stands for many findings.
func manyMessage(fs []*lint.Finding, lang string) string {
	const most = 8
	var ids []string
	for _, f := range fs {
		ids = append(ids, lint.Printable(f.Position.ID))
	}
	list := strings.Join(ids, ", ")
	if len(ids) > most {
		list = strings.Join(ids[:most-1], ", ") + " … " + ids[len(ids)-1]
	}
	return strings.NewReplacer("{{n}}", strconv.Itoa(len(fs)), "{{ids}}", list).Replace(fs[0].Rule.Check.Many.In(lang))
}
