package table

import (
	"hash/maphash"
	"slices"

	"github.com/offerlint/offerlint/lint"
)

// A profile counts what a column holds.
type profile struct {
	filled, words, ids, digits, marks, claims, terms int
	distinct                                         int      // different values
	values                                           []string // the first mostValues of them, in the order of the rows
	formulas                                         int
}

// mostValues is how many different values of a column are remembered. A column of answers or types has a few of them.
const mostValues = 4096

func (r *reader) profile(col int, rows []int) profile {
	var p profile
	kinds := map[string]kind{}
	var others []uint64 // hashes of the values beyond mostValues; two that are alike are one in 10^19
	seed := maphash.MakeSeed()
	for _, i := range rows {
		c := r.cell(i, col)
		s := clean(c.Text)
		if c.Formula() != "" {
			p.formulas++
		}
		if s == "" {
			continue
		}
		k, seen := kinds[s]
		switch {
		case seen:
		case len(kinds) < mostValues:
			k = kindOf(s)
			kinds[s] = k
			p.values = append(p.values, s)
			p.distinct++
		default:
			k = kindOf(s)
			others = append(others, maphash.String(seed, s))
		}
		p.filled++
		p.words += k.words
		p.ids += k.id
		p.digits += k.digit
		p.marks += k.mark
		p.claims += k.claim
		p.terms += k.term
	}
	slices.Sort(others)
	p.distinct += len(slices.Compact(others))
	return p
}

// A kind is what one value looks like; 1 for yes.
type kind struct{ words, id, digit, mark, claim, term int }

func kindOf(s string) kind {
	k := kind{words: wordCount(s), digit: one(hasDigit(s))}
	if k.words > 12 {
		return k
	}
	if isCode(s) {
		k.id = 1
		return k
	}
	k.id = one(idLike(s))
	yes, sure := marked(s, "")
	k.mark = one(yes && sure)
	claim, n := readClaim(s, answerKey{})
	k.claim = one(claim != lint.Unstated && n > 0 || offersChoice(s))
	k.term = one(readTerm(s).ok)
	return k
}

// isCode reports whether a value is sure to be nothing but an ID: one short word of ASCII with three digits or more.
func isCode(s string) bool {
	digits := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case isLetter(c) || c == '-' && i > 0:
		default:
			return false
		}
	}
	return digits >= 3 && digits < len(s) && len(s) <= 60
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// idColumn finds a column of IDs by its content alone: short, all different, nearly all with a digit, and in most rows.
func (r *reader) idColumn(rows []int) int {
	rows = r.besideTitles(rows)
	for _, col := range r.used(rows) {
		p := r.profile(col, rows)
		if p.filled >= 3 && p.filled*10 >= len(rows)*6 && p.ids*10 >= p.filled*8 && p.distinct*10 >= p.filled*9 && p.digits*10 >= p.filled*7 && p.words <= 2*p.filled {
			return col
		}
	}
	return 0
}

// besideTitles are the rows that show more than one cell, where there are enough of them: titles of sections stand alone.
func (r *reader) besideTitles(rows []int) []int {
	var out []int
	for _, i := range rows {
		if n, _ := r.rows[i].content(); n > 1 {
			out = append(out, i)
		}
	}
	if len(out) < 3 {
		return rows
	}
	return out
}

// textColumn finds the column of the longest texts; 0 where none has four words on average. A numbered one goes first.
func (r *reader) textColumn(rows []int, id int) int {
	best, most := 0, 0
	for _, col := range r.used(rows) {
		p := r.profile(col, rows)
		if col == id || p.filled < 3 || p.filled*2 < len(rows) || p.words < 3*p.filled {
			continue
		}
		if id == 0 && r.embedded(rows, col).re != nil {
			return col
		}
		if avg := p.words * 100 / p.filled; avg > most && p.words >= 4*p.filled {
			best, most = col, avg
		}
	}
	return best
}

func (r *reader) embedded(rows []int, col int) embedding {
	var texts []string
	for _, i := range rows {
		if s := r.text(i, col); s != "" {
			texts = append(texts, s)
		}
	}
	return findEmbedding(texts)
}

// used lists the columns that show something, from the left.
func (r *reader) used(rows []int) []int {
	seen := map[int]bool{}
	var out []int
	for _, i := range rows {
		for _, c := range r.rows[i].Cells {
			if !seen[c.Col] && clean(c.Text) != "" {
				seen[c.Col] = true
				out = append(out, c.Col)
			}
		}
	}
	slices.Sort(out)
	return out
}
