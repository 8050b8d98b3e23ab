package csv

// separators are those in use; the first of equals wins. The comma comes last because it also stands in numbers and prose.
var separators = []rune{';', '\t', '|', ','}

// The beginning of a file by which its separator is told.
const (
	sniffRecords = 200
	sniffBytes   = 4 << 20
)

// sniff finds the separator: the one by which most records fall into the same number of cells, two or more. It is 0 where
// none does so: the file is a list with one cell a line.
func sniff(src *source) rune {
	if len(src.data) > sniffBytes {
		src = &source{src.data[:sniffBytes], src.decode, src.plain}
	}
	var best rune
	bestScore := 0.0
	for _, sep := range separators {
		if score := consistency(src, sep); score > bestScore {
			best, bestScore = sep, score
		}
	}
	return best
}

// consistency is the share of records that have the most common number of cells above one. Where the first record has one
// cell only, it may be a title above the table, or the header of a list of sentences; two thirds must then agree.
func consistency(src *source, sep rune) float64 {
	p := &parser{src: src, sep: sep, lenient: true, cur: cursor{line: 1, col: 1}}
	counts := map[int]int{}
	records, first := 0, 0
	for records < sniffRecords {
		n, ok := p.width()
		if !ok {
			break
		}
		if n == 0 {
			continue // blank
		}
		records++
		if first == 0 {
			first = n
		}
		counts[n]++
	}
	most := 0
	for n, c := range counts {
		if n > 1 {
			most = max(most, c)
		}
	}
	if records == 0 || most == 0 || first == 1 && 3*most < 2*records {
		return 0
	}
	return float64(most) / float64(records)
}

// width reads a record and counts its cells; 0 for a blank line, ok is false at the end.
func (p *parser) width() (n int, ok bool) {
	if _, _, more := p.peek(p.cur); !more {
		return 0, false
	}
	blank := true
	for {
		c, err := p.field()
		if err != nil {
			return 0, false
		}
		n++
		blank = blank && c.text == ""
		r, next, more := p.peek(p.cur)
		p.cur = next
		if !more || r == '\n' {
			if blank && n == 1 {
				n = 0
			}
			return n, true
		}
	}
}
