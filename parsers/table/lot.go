package table

import (
	"path"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	// A lot in the name of a sheet or file: "Los 2", "Anforderungen Los_2", "Los2", "Lot B", "LOS II"; "Lots" is none.
	lotName = pattern.Must(`(?i)(?:^|[^\p{L}])(los|lot)(?:[ _.-]*(?:nr\.? *)?(\d{1,3}[a-z]?)|[ _.-]+(?:nr\.? *)?([A-Z]|[IVX]{1,4}))(?:[^\p{L}\p{N}]|$)`)
	// A section that is named after its lots: "Los 2 – Hardware", "Lose 1 und 3", "Lot A".
	lotTitle = pattern.Must(`(?i)^(?:los|lose|lot|lots)[ \x{a0}_-]*(?:nr\.?|no\.?)?[ \x{a0}]*([0-9]+[a-z]?|[a-z])((?:[ \x{a0}]*(?:,|/|\+|&|und|and|bis|to|-|–)[ \x{a0}]*(?:los |lot )?[0-9]+)*)(?:[^\p{L}\p{N}]|$)`)
	// The lot at the head of a section, as lotAt puts it there.
	lotOfSection = pattern.Must(`^(?:Los|Lot) [^/]+`)
)

// lotAt names the lot of a row: by its column, else by the name of the sheet or file; "" where there is none. Each lot is
// awarded on its own, so that what two lots ask for in the same words has to be answered twice.
func (t *span) lotAt(i int) string {
	if s := strings.Join(strings.Fields(t.r.spread(i, t.lot)), " "); s != "" {
		if m := lotName.FindStringSubmatch(s); m != nil && len(m[0]) == len(s) {
			return lotLabel(m[1], m[2]+m[3])
		}
		return lotLabel(t.r.plain(t.lotHeader()), s)
	}
	return t.r.lotNamed()
}

// lotsOf are the lots of a row as the customer writes them: in its column, else in the title of its section, else in the
// name of the sheet or file.
func (t *span) lotsOf(i int, section string) string {
	if s := t.r.spread(i, t.lot); s != "" {
		return s
	}
	if m := lotTitle.FindStringSubmatch(section); m != nil {
		return m[1] + m[2]
	}
	return t.r.lotNamed()
}

// lotNamed is the lot that the name of the sheet, or that of the file, names.
func (r *reader) lotNamed() string {
	if r.lot == nil {
		r.lot = new(string)
		for _, name := range []string{r.g.Sheet, strings.TrimSuffix(path.Base(r.g.File), path.Ext(r.g.File))} {
			if all := lotName.FindAllStringSubmatch(name, -1); len(all) == 1 {
				*r.lot = lotLabel(all[0][1], all[0][2]+all[0][3])
				break
			}
		}
	}
	return *r.lot
}

func (t *span) lotHeader() string {
	for _, c := range t.h.cols {
		if c.col == t.lot {
			return c.own
		}
	}
	return ""
}

func lotLabel(word, number string) string {
	if strings.HasPrefix(strings.ToLower(word), "lot") {
		return "Lot " + strings.ToUpper(number)
	}
	return "Los " + strings.ToUpper(number)
}

// inLot puts the lot in front of a section.
func inLot(lot, section string) string {
	if lot == "" || section == "" || strings.HasPrefix(folded(section), folded(lot)) {
		return firstOf(section, lot)
	}
	return lot + " / " + section
}

// lotOf is the lot of a criterion, folded; "" where none is named.
func lotOf(c *lint.Criterion) string {
	if !strings.HasPrefix(c.Section, "Lo") {
		return ""
	}
	return folded(strings.TrimSpace(lotOfSection.FindString(c.Section)))
}

// sameLot reports whether two criteria may belong to one lot.
func sameLot(a, b *lint.Criterion) bool {
	la, lb := lotOf(a), lotOf(b)
	return la == "" || lb == "" || la == lb
}
