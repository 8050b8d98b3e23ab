package price

import (
	"math/big"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// A node is a part of a formula: a number, a text, a reference, or an operator or function with its operands.
type node struct {
	op   string   // see the constants; else an operator, or the name of a function in capitals
	num  *big.Rat // of opNumber
	text string   // of opText and opError
	ref  area     // of opRef
	args []*node
}

// The kinds of nodes that are no operators. No function has such a name.
const (
	opNumber  = "number"
	opText    = "text"
	opError   = "error"
	opRef     = "ref"
	opNegate  = "neg"
	opPercent = "%"
	opMissing = "missing" // an argument that was left out
)

// An area is a rectangle of cells on a sheet; all its bounds belong to it.
type area struct {
	sheet                    string // folded; "" for the sheet of the formula
	row, col, endRow, endCol int
}

// Bounds of a workbook (ECMA-376), and of what is taken apart.
const (
	lastRow    = 1 << 20
	lastCol    = 1 << 14
	maxFormula = 8192
	maxNesting = 64
)

// The words of formulas as workbooks store them: English names, commas between arguments, points in numbers. Names, tables,
// other workbooks and arrays match none of them, and the formula is then not followed.
var (
	spaceWord = pattern.Must(`^\s+`)
	numWord   = pattern.Must(`^(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?`)
	textWord  = pattern.Must(`^"(?:[^"]|"")*"`)
	errorWord = pattern.Must(`^#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)`)
	callWord  = pattern.Must(`^(?:_xlfn\.)?([A-Za-z][A-Za-z0-9.]*)\(`)
	sheetWord = pattern.Must(`^(?:'((?:[^'\[\]]|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!`)
	areaWord  = pattern.Must(`^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?`)
	colsWord  = pattern.Must(`^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})`)
	truthWord = pattern.Must(`^(?i:true|false)\b`)
)

// parse takes a formula apart; ok is false for one that it does not understand in full.
func parse(formula string) (n *node, ok bool) {
	p := &parser{rest: formula}
	if len(formula) > maxFormula {
		return nil, false
	}
	n = p.binary(0)
	p.space()
	return n, n != nil && p.rest == ""
}

// A parser reads a formula from the left. Its methods return nil for what they do not understand.
type parser struct {
	rest  string
	depth int
}

// operators by how strongly they bind, the weakest first.
var operators = [][]string{{"<=", ">=", "<>", "=", "<", ">"}, {"&"}, {"+", "-"}, {"*", "/"}, {"^"}}

func (p *parser) binary(level int) *node {
	if level == len(operators) {
		return p.unary()
	}
	left := p.binary(level + 1)
	for left != nil {
		op := p.operator(operators[level])
		if op == "" {
			return left
		}
		right := p.binary(level + 1)
		if right == nil {
			return nil
		}
		left = &node{op: op, args: []*node{left, right}}
	}
	return nil
}

func (p *parser) operator(ops []string) string {
	p.space()
	for _, op := range ops {
		if rest, found := strings.CutPrefix(p.rest, op); found {
			p.rest = rest
			return op
		}
	}
	return ""
}

// unary reads signs, which in Excel bind more strongly than any other operator but the percent sign.
func (p *parser) unary() *node {
	if p.depth++; p.depth > maxNesting {
		return nil
	}
	defer func() { p.depth-- }()
	switch p.operator([]string{"-", "+"}) {
	case "-":
		if n := p.unary(); n != nil {
			return &node{op: opNegate, args: []*node{n}}
		}
		return nil
	case "+":
		return p.unary()
	}
	n := p.primary()
	for n != nil && p.operator([]string{opPercent}) != "" {
		n = &node{op: opPercent, args: []*node{n}}
	}
	return n
}

func (p *parser) space() { p.take(spaceWord) }

// take reads one word; nil where another stands there.
func (p *parser) take(word *pattern.Pattern) []string {
	m := word.FindStringSubmatch(p.rest)
	if m != nil {
		p.rest = p.rest[len(m[0]):]
	}
	return m
}

func (p *parser) primary() *node {
	p.space()
	if rest, found := strings.CutPrefix(p.rest, "("); found {
		p.rest = rest
		n := p.binary(0)
		if n == nil || p.operator([]string{")"}) == "" {
			return nil
		}
		return n
	}
	if m := p.take(textWord); m != nil {
		return &node{op: opText, text: strings.ReplaceAll(m[0][1:len(m[0])-1], `""`, `"`)}
	}
	if m := p.take(errorWord); m != nil {
		return &node{op: opError, text: m[0]}
	}
	if m := p.take(callWord); m != nil {
		return p.call(strings.ToUpper(m[1]))
	}
	if n := p.reference(); n != nil {
		return n
	}
	if m := p.take(truthWord); m != nil {
		return &node{op: strings.ToUpper(m[0])}
	}
	if m := p.take(numWord); m != nil {
		if num, ok := new(big.Rat).SetString(m[0]); ok {
			return &node{op: opNumber, num: num}
		}
	}
	return nil
}

// call reads the arguments of a function, and its closing bracket.
func (p *parser) call(name string) *node {
	n := &node{op: name}
	if p.operator([]string{")"}) != "" {
		return n
	}
	for {
		p.space()
		arg := &node{op: opMissing}
		if !strings.HasPrefix(p.rest, ",") && !strings.HasPrefix(p.rest, ")") {
			if arg = p.binary(0); arg == nil {
				return nil
			}
		}
		n.args = append(n.args, arg)
		switch p.operator([]string{",", ")"}) {
		case "":
			return nil
		case ")":
			return n
		}
	}
}

// reference reads C14, C14:D20 and C:D, with or without dollar signs and the name of a sheet.
func (p *parser) reference() *node {
	before := p.rest
	a := area{}
	if m := p.take(sheetWord); m != nil {
		a.sheet = foldSheet(strings.ReplaceAll(m[1], "''", "'") + m[2])
	}
	if m := p.take(areaWord); m != nil {
		a.row, a.col = atoi(m[2]), column(m[1])
		a.endRow, a.endCol = a.row, a.col
		if m[3] != "" {
			a.endRow, a.endCol = atoi(m[4]), column(m[3])
		}
	} else if m := p.take(colsWord); m != nil {
		a.row, a.col, a.endRow, a.endCol = 1, column(m[1]), lastRow, column(m[2])
	}
	a.row, a.endRow = min(a.row, a.endRow), max(a.row, a.endRow)
	a.col, a.endCol = min(a.col, a.endCol), max(a.col, a.endCol)
	// A word that goes on, as in AB12x or Q1(…), is a name.
	next := p.rest + " "
	if a.row < 1 || a.endRow > lastRow || a.col < 1 || a.endCol > lastCol || strings.ContainsRune("(!:_[.", rune(next[0])) || isWord(next[0]) {
		p.rest = before
		return nil
	}
	return &node{op: opRef, ref: a}
}

func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// column turns "A" into 1 and "AB" into 28.
func column(s string) int {
	n := 0
	for _, c := range strings.ToUpper(s) {
		n = n*26 + int(c-'A') + 1
	}
	return n
}

// foldSheet is the form in which names of sheets are compared.
func foldSheet(name string) string { return strings.ToLower(name) }
