package workbook

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf8"
)

// builtinFormats are the codes of the number formats that a workbook does not spell out (ECMA-376 part 1, 18.8.30).
var builtinFormats = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0", 6: "#,##0", 7: "#,##0.00", 8: "#,##0.00", 9: "0%",
	10: "0.00%", 11: "0.00E+00", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss",
	20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 27: "yyyy-mm-dd", 28: "yyyy-mm-dd", 29: "yyyy-mm-dd", 30: "yyyy-mm-dd",
	31: "yyyy-mm-dd", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy-mm-dd", 37: "#,##0", 38: "#,##0",
	39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
	47: "mm:ss", 48: "0.0E+0", 49: "@", 50: "yyyy-mm-dd", 51: "yyyy-mm-dd", 52: "yyyy-mm-dd", 53: "yyyy-mm-dd",
	54: "yyyy-mm-dd", 55: "yyyy-mm-dd", 56: "yyyy-mm-dd", 57: "yyyy-mm-dd", 58: "yyyy-mm-dd",
}

// A numberFormat is a parsed format code: up to four sections, for positive and negative numbers, zero and text.
type numberFormat struct{ sections []section }

// A section is one way to show a number.
type section struct {
	pieces   []piece
	general  bool // not understood: show the plain number
	date     bool // shows year, month or day
	clock    bool // shows hours or seconds
	elapsed  bool // shows hours beyond 24: [h]
	exponent bool
	percent  int
	decimals int  // digits after the point
	fixed    int  // of these, how many are shown even if zero
	digits   int  // places for digits before the point
	thousand int  // trailing commas: show thousands, millions
	test     byte // '<', '>', '=' with limit and orEqual: holds for some numbers only
	orEqual  bool
	limit    float64
}

// A piece is a literal, or a place for a digit ('0', '#', '?'), for the point ('.') or for the plain number ('G').
type piece struct {
	literal string
	place   byte
}

// parseFormat reads a format code; nil for General.
func parseFormat(code string) *numberFormat {
	if code == "" || strings.EqualFold(code, "general") {
		return nil
	}
	f := &numberFormat{}
	for _, s := range splitSections(code) {
		f.sections = append(f.sections, parseSection(s))
	}
	return f
}

func splitSections(code string) []string {
	var out []string
	start, quoted, bracket := 0, false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case c == ';' && !bracket:
			out = append(out, code[start:i])
			start = i + 1
		}
	}
	return append(out, code[min(start, len(code)):])
}

func parseSection(code string) section {
	var s section
	for i := 0; i < len(code); {
		n := s.parseNext(code[i:])
		i += n
	}
	s.settle()
	return s
}

// parseNext reads what stands at the beginning of code, and says how long it is.
func (s *section) parseNext(code string) int {
	c := code[0]
	switch {
	case c == '"':
		n := strings.IndexByte(code[1:], '"')
		if n < 0 {
			n = len(code) - 2
		}
		s.literal(code[1 : n+1])
		return min(n+2, len(code))
	case c == '\\' && len(code) > 1:
		_, n := utf8.DecodeRuneInString(code[1:])
		s.literal(code[1 : 1+n])
		return 1 + n
	case (c == '_' || c == '*') && len(code) > 1:
		_, n := utf8.DecodeRuneInString(code[1:])
		if c == '_' {
			s.literal(" ") // a blank as wide as that letter
		}
		return 1 + n
	case c == '[':
		n := strings.IndexByte(code, ']')
		if n < 0 {
			s.general = true
			return len(code)
		}
		s.bracket(code[1:n])
		return n + 1
	case len(code) >= 7 && strings.EqualFold(code[:7], "general"):
		s.pieces = append(s.pieces, piece{place: 'G'})
		return 7
	}
	return s.parseSign(code)
}

func (s *section) parseSign(code string) int {
	c := code[0] | 0x20 // lower case
	switch {
	case code[0] == '0' || code[0] == '#' || code[0] == '?' || code[0] == '.':
		s.pieces = append(s.pieces, piece{place: code[0]})
	case code[0] == ',':
		if len(s.pieces) > 0 && s.pieces[len(s.pieces)-1].place != 0 {
			s.pieces = append(s.pieces, piece{place: ','})
		} else {
			s.literal(",")
		}
	case code[0] == '%':
		s.percent++
		s.literal("%")
	case c == 'e' && len(code) > 1 && (code[1] == '+' || code[1] == '-'):
		s.exponent = true
		s.pieces = append(s.pieces, piece{place: 'E'})
		return 2
	case len(code) >= 5 && strings.EqualFold(code[:5], "am/pm"):
		s.clock = true
		return 5
	case c == 'y' || c == 'd':
		s.date = true
	case c == 'h' || c == 's':
		s.clock = true
	case c == 'm':
		s.pieces = append(s.pieces, piece{place: 'm'}) // months, or minutes next to a clock
	case code[0] == '/' || code[0] == '@':
		s.pieces = append(s.pieces, piece{place: code[0]})
	default:
		_, n := utf8.DecodeRuneInString(code)
		s.literal(code[:n])
		return n
	}
	return 1
}

func (s *section) literal(t string) { s.pieces = append(s.pieces, piece{literal: t}) }

// bracket reads [h], [<100], [$€-407] and colours.
func (s *section) bracket(t string) {
	switch {
	case t == "":
	case strings.Trim(strings.ToLower(t), "hms") == "":
		s.clock, s.elapsed = true, true
	case t[0] == '$':
		sign, _, _ := strings.Cut(t[1:], "-")
		s.literal(sign)
	case t[0] == '<' || t[0] == '>' || t[0] == '=':
		s.condition(t)
	}
}

func (s *section) condition(t string) {
	num := strings.TrimLeft(t, "<>=")
	v, err := strconv.ParseFloat(strings.TrimSpace(num), 64)
	op := t[:len(t)-len(num)]
	if err != nil || op == "<>" {
		s.general = true
		return
	}
	s.test, s.orEqual, s.limit = op[0], len(op) == 2, v
}

// settle draws the conclusions that need the whole section.
func (s *section) settle() {
	if s.date || s.clock {
		s.settleDate()
		return
	}
	point, last := -1, -1
	for i, p := range s.pieces {
		switch p.place {
		case 'E':
			return // what follows are places for the exponent
		case 'm':
			s.date = true
		case '/':
			s.general = true // fractions
		case '@':
			s.general = true // text; a number under it is shown plainly
		case '.':
			if point < 0 {
				point = i
			}
		case '0', '#', '?':
			last = i
			if point < 0 {
				s.digits++
				continue
			}
			s.decimals++
			if p.place == '0' {
				s.fixed = s.decimals
			}
		}
	}
	for i := last + 1; i > 0 && i < len(s.pieces) && s.pieces[i].place == ','; i++ {
		s.thousand++
	}
}

// settleDate sees through codes such as 0.00 EUR: letters that stand unquoted next to places for digits are no date, except
// for fractions of a second.
func (s *section) settleDate() {
	for i, p := range s.pieces {
		if (p.place == '0' || p.place == '#') && (i == 0 || s.pieces[i-1].place != '.' && s.pieces[i-1].place != '0') {
			s.date, s.clock, s.general = false, false, true
		}
	}
}

// pick chooses the section for v, and says whether that section itself stands for the sign of a negative number.
func (f *numberFormat) pick(v float64) (s section, signed bool) {
	n := min(len(f.sections), 3) // the fourth is for text
	for i, s := range f.sections[:n] {
		if s.test == 0 {
			continue
		}
		if s.test == '<' && v < s.limit || s.test == '>' && v > s.limit || s.limit == v && (s.orEqual || s.test == '=') {
			return s, i > 0 && v < 0
		}
	}
	switch {
	case f.sections[0].test != 0:
		return f.sections[n-1], false // conditions of its own: the last section is for the rest
	case v < 0 && n > 1:
		return f.sections[1], true
	case v == 0 && n > 2:
		return f.sections[2], false
	}
	return f.sections[0], false
}

// show writes the number v as the format displays it. A number that the format hides, or replaces by a dash, is shown
// plainly: nothing that a cell holds vanishes.
func (f *numberFormat) show(v float64) string {
	if f == nil {
		return plain(v)
	}
	s, signed := f.pick(v)
	if s.general {
		return plain(v)
	}
	var t string
	switch {
	case s.exponent:
		t = strconv.FormatFloat(math.Abs(v), 'E', s.decimals, 64)
	case s.digits+s.decimals == 0:
		t = s.words(v)
		if t == "" || v == 0 && !strings.ContainsFunc(t, isLetter) {
			return plain(v)
		}
	default:
		t = s.fill(math.Abs(v))
	}
	t = strings.TrimSpace(t)
	if v < 0 && !signed && strings.ContainsAny(t, "123456789") {
		t = "-" + t
	}
	if signed && !strings.ContainsAny(t, "-−(") {
		t = "-" + t // the format shows negative numbers by colour
	}
	return t
}

func isLetter(r rune) bool {
	return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xc0 && r < 0x2000
}

// words is a section without places for digits: formats such as "Ja";;"Nein" turn numbers into words.
func (s section) words(v float64) string {
	var b strings.Builder
	for _, p := range s.pieces {
		b.WriteString(p.literal)
		if p.place == 'G' {
			b.WriteString(plain(math.Abs(v)))
		}
	}
	return strings.TrimSpace(b.String())
}

// fill puts the digits of v into their places, from the right; the first place takes all that are left.
func (s section) fill(v float64) string {
	whole, frac := s.round(v)
	left := s.digits
	var b strings.Builder
	if left == 0 {
		b.WriteString(strings.TrimLeft(whole, "0"))
	}
	for _, p := range s.pieces {
		switch p.place {
		case 0:
			b.WriteString(p.literal)
		case '.':
			if frac != "" {
				b.WriteString("." + frac)
				frac = ""
			}
		case '0', '#', '?':
			if left == 0 {
				continue
			}
			if n := len(whole) - left; n >= 0 {
				from := n
				if left == s.digits {
					from = 0
				}
				b.WriteString(whole[from : n+1])
			} else if p.place == '0' {
				b.WriteByte('0')
			}
			left--
		}
	}
	return b.String()
}

// round gives the digits of v before and after the point; before it none for a zero, after it at least the fixed ones.
// Halves are rounded up on 15 decimal digits, as Excel does, and not on the binary number: 1.005 is 1.01.
func (s section) round(v float64) (whole, frac string) {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(v, 'e', 14, 64))
	if !ok {
		return plain(v), ""
	}
	for range s.percent {
		r.Mul(r, big.NewRat(100, 1))
	}
	for range s.thousand {
		r.Mul(r, big.NewRat(1, 1000))
	}
	whole, frac, _ = strings.Cut(r.FloatString(s.decimals), ".")
	for len(frac) > s.fixed && frac[len(frac)-1] == '0' {
		frac = frac[:len(frac)-1]
	}
	return strings.TrimLeft(whole, "0"), frac
}

// plain writes a number as the format General does, on 15 digits, without an exponent where that is readable.
func plain(v float64) string {
	if n := int64(v); float64(n) == v && n > -1e15 && n < 1e15 {
		return strconv.FormatInt(n, 10) // as below, sooner
	}
	r, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	if a := math.Abs(r); a != 0 && (a < 1e-9 || a >= 1e21) {
		return strconv.FormatFloat(r, 'E', -1, 64)
	}
	return strconv.FormatFloat(r+0, 'f', -1, 64)
}
