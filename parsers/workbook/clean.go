package workbook

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A mode says where in a part some bytes stand, because that decides on what they mean.
type mode uint8

const (
	inText mode = iota
	inValue
	inCDATA
)

// What a byte may be, as bits.
const (
	isControl = 1 << iota // is not allowed in XML
	isHigh                // belongs to a character beyond ASCII
	isReturn
	isAmpersand
	isBracket
	isLess
	isSpace
	isNameEnd // cannot be in a name
)

// classes says of each byte what it may be.
var classes = func() (t [256]uint8) {
	for c := range 0x20 {
		t[c] = isControl | isNameEnd
	}
	for c := 0x80; c < 0x100; c++ {
		t[c] = isHigh
	}
	t['\t'], t['\n'], t[' '] = isSpace|isNameEnd, isSpace|isNameEnd, isSpace|isNameEnd
	t['\r'] = isSpace | isNameEnd | isReturn
	t['&'], t[']'], t['<'] = isAmpersand|isNameEnd, isBracket|isNameEnd, isLess|isNameEnd
	for _, c := range `"'>/=;[?!()*+,|{}$%#@^~\` + "`" {
		t[c] |= isNameEnd
	}
	return t
}()

// clean spells out the entities in b, and makes every line break one line feed. ok is false for what encoding/xml has to
// judge: bytes that are no UTF-8, characters that XML does not have, entities that it does not know. Most texts are plain,
// and stay where they are.
func (s *scanner) clean(b []byte, m mode) (text []byte, ok bool) {
	var has uint8
	for _, c := range b {
		has |= classes[c]
	}
	has &^= isSpace | isNameEnd
	if has == 0 {
		return b, true
	}
	switch {
	case has&isControl != 0, has&isHigh != 0 && !allCharacters(b):
		return nil, false
	case m == inValue && has&isLess != 0, m == inText && has&isBracket != 0 && bytes.Contains(b, []byte("]]>")):
		return nil, false
	case m == inCDATA:
		has &^= isAmpersand
	}
	if has&(isReturn|isAmpersand) == 0 {
		return b, true
	}
	return s.spell(b, m)
}

// allCharacters reports whether b is UTF-8 of characters that XML has: all but two that are none.
func allCharacters(b []byte) bool {
	if !utf8.Valid(b) {
		return false
	}
	return bytes.IndexByte(b, 0xef) < 0 || !bytes.Contains(b, []byte("\ufffe")) && !bytes.Contains(b, []byte("\uffff"))
}

// spell writes b to the scratch buffer, with entities as the characters for which they stand.
func (s *scanner) spell(b []byte, m mode) ([]byte, bool) {
	from := len(s.scratch)
	for i := 0; i < len(b); i++ {
		switch c := b[i]; {
		case c == '\r':
			s.scratch = append(s.scratch, '\n')
			if i+1 < len(b) && b[i+1] == '\n' {
				i++
			}
		case c == '&' && m != inCDATA:
			n := bytes.IndexByte(b[i:], ';')
			if n < 0 {
				return nil, false
			}
			r, ok := entity(b[i+1 : i+n])
			if !ok {
				return nil, false
			}
			s.scratch = utf8.AppendRune(s.scratch, r)
			i += n
		default:
			s.scratch = append(s.scratch, c)
		}
	}
	return s.scratch[from:], true
}

// entity is the character for which an entity stands.
func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "apos":
		return '\'', true
	case "quot":
		return '"', true
	}
	if len(name) < 2 || len(name) > 10 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(string(digits), base, 32)
	r := rune(n)
	allowed := r >= ' ' || r == '\t' || r == '\n' || r == '\r'
	return r, err == nil && allowed && utf8.ValidRune(r) && r != 0xfffe && r != 0xffff
}

func skipSpace(b []byte, i int) int {
	for i < len(b) && classes[b[i]]&isSpace != 0 {
		i++
	}
	return i
}

// nameAt reads the name that begins at b[i], and says where it ends.
func (s *scanner) nameAt(b []byte, i int) (*element, int, outcome) {
	end := i
	for end < len(b) && classes[b[end]]&isNameEnd == 0 {
		end++
	}
	switch {
	case end == len(b):
		return nil, end, partial
	case end == i:
		return nil, end, foreign
	}
	name := b[i:end]
	slot := &s.recent[(name[0]^name[len(name)-1]<<4)+byte(len(name))]
	if *slot != nil && (*slot).full == string(name) {
		return *slot, end, done
	}
	el := s.names[string(name)]
	if el == nil {
		if !isName(name) {
			return nil, end, foreign
		}
		el = s.named(string(name))
	}
	*slot = el
	return el, end, done
}

// named is the element with that name, made where it is the first of them.
func (s *scanner) named(full string) *element {
	el := s.names[full]
	if el == nil {
		el = &element{full: full, local: full}
		if prefix, local, found := strings.Cut(full, ":"); found && prefix != "" && local != "" {
			el.local = local
		}
		if len(s.names) < maxNames {
			s.names[full] = el
		}
	}
	return el
}

// isName knows the names that are sure to be some: XML allows more letters.
func isName(b []byte) bool {
	for i, c := range b {
		letter := isASCIILetter(c) || c == '_' || c == ':'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != '-' && c != '.') {
			return false
		}
	}
	return bytes.Count(b, []byte(":")) <= 1
}

func (e *element) isNamespace() bool { return e.full == "xmlns" || strings.HasPrefix(e.full, "xmlns:") }
