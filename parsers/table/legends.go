package table

import (
	"maps"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// A Legend says what codes mean in all sheets of a workbook.
type Legend struct {
	claims map[string]lint.Claim
	terms  map[string]lint.Obligation
}

// mostExplaining is how many rows a sheet may have in which a legend is looked for on behalf of the others.
const mostExplaining = 300

// Legends reads the legends of all sheets of a workbook together: forms explain the letters of their answers on a sheet of
// instructions. Only letters count, for numbers may count the steps of an instruction, and only those that mean the same
// wherever they are explained.
func Legends(grids []*Grid) *Legend {
	if len(grids) < 2 {
		return nil
	}
	all := &Legend{claims: map[string]lint.Claim{}, terms: map[string]lint.Obligation{}}
	for _, g := range grids {
		if len(g.Rows) > mostExplaining {
			continue
		}
		r := newReader(g, Options{})
		if key := r.readLegend(); len(key.claims)+len(key.terms)+len(key.loose) == 0 {
			continue // nothing on the sheet explains a code, wherever its tables are
		}
		r.tables = r.findTables()
		key := r.readLegend()
		join(all.claims, key.claims)
		join(all.terms, key.terms)
	}
	drop(all.claims)
	drop(all.terms)
	return all
}

// join takes over what codes mean; one that means two things means nothing, which is kept under the code with a mark.
func join[V comparable](all, more map[string]V) {
	for _, code := range sortedKeys(more) {
		if v, seen := all[code]; seen && v != more[code] {
			all[code+ambiguous] = v
		}
		all[code] = more[code]
	}
}

const ambiguous = "\x00"

// drop leaves the codes that are letters and mean one thing.
func drop[V any](all map[string]V) {
	maps.DeleteFunc(all, func(code string, _ V) bool {
		_, twice := all[code+ambiguous]
		return twice || strings.HasSuffix(code, ambiguous) || strings.ContainsFunc(code, func(r rune) bool { return !unicode.IsLetter(r) })
	})
}

// adoptLegend fills in what the sheet does not explain itself.
func (r *reader) adoptLegend() {
	l := r.opt.Legend
	if l == nil {
		return
	}
	var codes []string
	for _, code := range sortedKeys(l.claims) {
		if _, own := r.key.claims[code]; !own {
			r.key.claims[code] = l.claims[code]
			codes = append(codes, strings.ToUpper(code))
		}
	}
	for _, code := range sortedKeys(l.terms) {
		if _, own := r.key.terms[code]; !own {
			r.key.terms[code] = l.terms[code]
		}
	}
	if len(codes) > 0 && len(r.tables) > 0 {
		r.reason("legend", strings.Join(codes, ", ")+" explained on another sheet")
	}
}
