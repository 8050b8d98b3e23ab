package field

import (
	"cmp"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/parsers/table"
)

// A legend is a sentence of the form that says which colour is ours to fill in.
type legend struct {
	text string
	of   func(colour uint32) bool
}

// The words for colours, folded, and the hues they stand for, in degrees. Bounds overlap: what one program calls orange
// another calls gold.
var hues = []struct {
	word     *pattern.Pattern
	from, to float64
}{
	{pattern.Must(`(?:^|[^\p{L}])(?:hell|blass|zart)?gelb|(?:^|[^\p{L}])(?:light |pale )?yellow`), 38, 72},
	{pattern.Must(`(?:^|[^\p{L}])(?:hell)?orange`), 12, 46},
	{pattern.Must(`(?:^|[^\p{L}])(?:hell|mint)?grün|(?:^|[^\p{L}])(?:light )?green`), 70, 170},
	{pattern.Must(`(?:^|[^\p{L}])(?:hell|dunkel)?(?:blau|türkis)|(?:^|[^\p{L}])(?:light |pale )?blue`), 165, 262},
	{pattern.Must(`(?:^|[^\p{L}])(?:rosa|pink|rot|hellrot|red)(?:$|[^\p{L}]|e[nrs]?(?:$|[^\p{L}]))`), 330, 372},
}

var (
	fillIn = pattern.Must(`auszufüllen|auszufuellen|ausfüllen|ausgefüllt|einzutragen|eintragen|einzugeben|eingabe|befüll|bieterangabe|bietereintrag|zu ergänzen` +
		`|fill in|filled in|fill out|filled out|to be completed|must be completed|complete the|be filled|please complete|enter |input`)
	notOurs = pattern.Must(`nicht (?:aus|ein|be)|nichts ein|keine ein|not be|do not|don't|gesperrt|schreibgeschützt|locked|automatisch|automatically|berechnet|calculated|optional|freiwillig|auftraggeber|vergabestelle|buyer|customer`)
	grey    = pattern.Must(`(?:^|[^\p{L}])(?:hell)?grau|(?:^|[^\p{L}])(?:light )?gr[ae]y`)
)

// A legend is at most longestLegend bytes long, and stands in the first or last rows of a sheet or beside little else.
const (
	longestLegend = 600
	legendRows    = 30
)

// legends finds what a sheet says about colours: a sentence that names one and says that it is to be filled in.
func legends(g *table.Grid) []legend {
	var out []legend
	for i, row := range g.Rows {
		if len(row.Cells) > 3 && i > legendRows && i < len(g.Rows)-legendRows {
			continue // in the middle of a table nobody explains colours
		}
		for k := range row.Cells {
			c := &row.Cells[k]
			if c.Number || len(c.Text) < 8 || len(c.Text) > longestLegend {
				continue
			}
			out = append(out, legendsIn(c.Text)...)
		}
	}
	for _, t := range g.Text {
		out = append(out, legendsIn(t)...)
	}
	return out
}

func legendsIn(text string) []legend {
	s := fold.String(text)
	if !fillIn.MatchString(s) {
		return nil
	}
	var out []legend
	for sentence := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(".;!\n", r) }) {
		if !fillIn.MatchString(sentence) || notOurs.MatchString(sentence) {
			continue
		}
		for _, h := range hues {
			if h.word.MatchString(sentence) {
				out = append(out, legend{text, func(c uint32) bool { return inHue(c, h.from, h.to) }})
			}
		}
		if grey.MatchString(sentence) {
			out = append(out, legend{text, isGrey})
		}
	}
	return out
}

// inHue reports whether a colour, 0xRRGGBB, is one of a range of hues and no grey.
func inHue(c uint32, from, to float64) bool {
	hue, sat := hueOf(c)
	return sat >= 0.06 && (hue >= from && hue <= to || hue+360 >= from && hue+360 <= to)
}

func isGrey(c uint32) bool {
	_, sat := hueOf(c)
	return sat < 0.06 && c&0xff > 0x30 && c&0xff < 0xfa
}

// hueOf gives hue in degrees and saturation from 0 to 1.
func hueOf(c uint32) (hue, sat float64) {
	r, g, b := float64(c>>16&0xff), float64(c>>8&0xff), float64(c&0xff)
	most, least := max(r, g, b), min(r, g, b)
	if most == 0 || most == least {
		return 0, 0
	}
	d := most - least
	switch most {
	case r:
		hue = 60 * (g - b) / d
	case g:
		hue = 60*(b-r)/d + 120
	default:
		hue = 60*(r-g)/d + 240
	}
	if hue < 0 {
		hue += 360
	}
	return hue, d / most
}

// colours finds the empty cells in a colour that the form says is ours.
func (f *finder) colours(g *table.Grid) {
	above := map[int]string{} // the last text of each column
	i := 0
	for _, b := range g.Blanks {
		for ; i < len(g.Rows) && g.Rows[i].N <= int(b.Row); i++ {
			for _, c := range g.Rows[i].Cells {
				if !c.Number && letters(c.Text) >= 3 {
					above[c.Col] = c.Text
				}
			}
		}
		l := f.legendOf(b.Colour)
		if l == nil {
			continue
		}
		row, col := int(b.Row), int(b.Col)
		label := above[col]
		if i > 0 && g.Rows[i-1].N == row {
			if g.Rows[i-1].Hidden {
				continue
			}
			label = cmp.Or(besideLeft(g.Rows[i-1], col), label)
		}
		if label = cmp.Or(label, cell(row, col)); mayStayEmpty(label) {
			continue
		}
		f.add(g, row, col, lint.Field{Label: label, Mark: lint.ByColour, Legend: l.text, Signer: signer.MatchString(fold.String(label))})
	}
}

// mayStayEmpty reports whether a label is that of a field which need not be filled in, or not by us.
func mayStayEmpty(label string) bool {
	s := fold.String(label)
	return optional.MatchString(s) || theirsHead.MatchString(s) || otherHead.MatchString(s)
}

func (f *finder) legendOf(colour uint32) *legend {
	for i := range f.legends {
		if f.legends[i].of(colour) {
			return &f.legends[i]
		}
	}
	return nil
}
