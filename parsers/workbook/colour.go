package workbook

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/offerlint/offerlint/parsers/table"
)

// A look is the background of cells.
type look struct {
	filled bool
	colour uint32 // 0xRRGGBB; 0 where it is not known
}

// palette are the indexed colours that fills use (ISO/IEC 29500-1, 18.8.27): 0 to 7 are repeated as 8 to 15.
var palette = []uint32{
	0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
	0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
	0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
	0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
	0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
	0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
	0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
	0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
}

// colour reads that of a fill: as it is, from the palette, or from the theme, lighter or darker by its tint.
func (r *styleReader) colour(as []attribute) uint32 {
	var c uint32
	switch rgb := attr(as, "rgb"); {
	case len(rgb) >= 6:
		v, err := strconv.ParseUint(rgb[len(rgb)-6:], 16, 32)
		if err != nil {
			return 0
		}
		c = uint32(v)
	case attr(as, "indexed") != "":
		i, err := strconv.Atoi(attr(as, "indexed"))
		if err != nil || i < 0 || i >= len(palette) {
			return 0
		}
		c = palette[i]
	default:
		i, err := strconv.Atoi(attr(as, "theme"))
		theme := r.theme()
		if err != nil || i < 0 || i >= len(theme) {
			return 0
		}
		c = theme[i]
	}
	tint, err := strconv.ParseFloat(attr(as, "tint"), 64)
	if err != nil || math.IsNaN(tint) || tint < -1 || tint > 1 {
		return c
	}
	return tinted(c, tint)
}

// tinted mixes a colour with white or, where tint is negative, with black.
func tinted(c uint32, tint float64) uint32 {
	var out uint32
	for shift := 16; shift >= 0; shift -= 8 {
		v := float64(c >> shift & 0xff)
		if tint < 0 {
			v *= 1 + tint
		} else {
			v += (255 - v) * tint
		}
		out = out<<8 | uint32(v+0.5)
	}
	return out
}

// readTheme reads the colours of a theme, in the order in which fills number them: the part has dark before light, the
// numbers light before dark.
func (b *book) readTheme(part string) []uint32 {
	var cs []uint32
	in := false
	err := b.parts.walk(part, handler{
		start: func(name string, as []attribute) error {
			hex := attr(as, "val")
			switch {
			case name == "clrScheme":
				in = true
			case !in:
				return nil
			case name == "sysClr":
				hex = attr(as, "lastClr")
				fallthrough
			case name == "srgbClr":
				v, _ := strconv.ParseUint(hex, 16, 32) // what cannot be read is black
				cs = append(cs, uint32(v))
			}
			return nil
		},
		end: func(name string) error {
			in = in && name != "clrScheme"
			return nil
		},
	})
	if err != nil || len(cs) < 4 {
		return nil // colours are not known then, and all else is
	}
	cs[0], cs[1], cs[2], cs[3] = cs[1], cs[0], cs[3], cs[2]
	return cs
}

// mostBlanks bounds the empty cells in colour that are kept of a sheet.
const mostBlanks = 20_000

// coverBlanks takes away the empty cells in colour under merged ranges and in hidden columns. The budget is that of the ranges.
func (s *sheet) coverBlanks() {
	s.grid.Blanks = slices.DeleteFunc(s.grid.Blanks, func(b table.Blank) bool {
		return slices.ContainsFunc(s.hidden, func(h columns) bool { return h.from <= int(b.Col) && int(b.Col) <= h.to })
	})
	slices.SortFunc(s.grid.Blanks, func(a, b table.Blank) int { return cmp.Or(int(a.Row-b.Row), int(a.Col-b.Col)) })
	if len(s.grid.Blanks) == 0 || len(s.merges) == 0 {
		return
	}
	byRow := map[int][]area{}
	budget := mergeBudget
	for _, m := range s.merges {
		for row := m.row; row <= m.endRow && budget > 0; row++ {
			byRow[row] = append(byRow[row], m)
			budget--
		}
	}
	kept := s.grid.Blanks[:0]
	for _, b := range s.grid.Blanks {
		covered := false
		for _, m := range byRow[int(b.Row)] {
			col := int(b.Col)
			covered = covered || col >= m.col && col <= m.endCol && (col != m.col || int(b.Row) != m.row)
		}
		if !covered {
			kept = append(kept, b)
		}
	}
	s.grid.Blanks = kept
}
