package markdown

import (
	"bytes"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	scheme = pattern.Must(`(?i)^[a-z][a-z0-9+.-]+:`)
	suffix = pattern.Must(`\.[A-Za-z][A-Za-z0-9]{0,4}(?:[#?].*)?$`)
)

// isTarget reports whether s can be an address or a path, and is no word in parentheses.
func isTarget(s string) bool {
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		return false
	case s[0] == '#':
		return !strings.Contains(s, " ")
	case scheme.MatchString(s):
		return !strings.Contains(s, " ")
	case strings.HasPrefix(s, "./"), strings.HasPrefix(s, "../"), strings.HasPrefix(s, "www."):
		return true
	case suffix.MatchString(s):
		return !strings.Contains(s, ". ")
	}
	return strings.Contains(s, "/") && !strings.Contains(s, " ")
}

// loose are links that no renderer takes: a space before the target, or spaces in it. The label and the target are the
// first and second part.
var loose = pattern.Must(`!?\[([^\[\]]+)\] {0,3}\(\s*([^()]*(?:\([^()]*\)[^()]*)*)\)`)

// looseLinks takes links that are no Markdown out of the text; their labels stay.
func (in *run) looseLinks() {
	if bytes.IndexByte(in.str, '[') < 0 {
		return
	}
	for from := 0; from < len(in.str); {
		m := loose.FindSubmatchIndex(in.str[from:])
		if m == nil {
			return
		}
		for i := range m {
			m[i] += from
		}
		target := string(bytes.TrimSpace(in.str[m[4]:m[5]]))
		if !isTarget(target) || overlaps(in.code, m[0], m[1]) {
			from = m[0] + 1 + bytes.IndexByte(in.str[m[0]:], '[')
			continue
		}
		l := link{
			from: m[2], to: m[3], start: int(in.at[m[0]]), end: int(in.at[m[1]-1]) + 1, target: target, image: in.str[m[0]] == '!',
		}
		in.links = slices.DeleteFunc(in.links, func(o link) bool { return o.from >= m[3] && o.to <= m[1] }) // the address in parentheses
		in.links = append(in.links, l)
		in.cut(m[3], m[1])
		in.cut(m[0], m[2])
		from = m[0] + (m[3] - m[2])
	}
}

var address = pattern.Must(`(?:https?|ftp)://[^\s<>"'|{}\\^` + "`" + `]+`)

// addresses finds web addresses that the parser left as text, as behind a colon without a space.
func (in *run) addresses() {
	if !bytes.Contains(in.str, []byte("://")) {
		return
	}
	var known []Range
	for _, l := range in.links {
		known = append(known, Range{l.from, l.to})
	}
	for _, m := range address.FindAllIndex(in.str, -1) {
		if overlaps(known, m[0], m[1]) || overlaps(in.code, m[0], m[1]) {
			continue
		}
		s := bytes.TrimRight(in.str[m[0]:m[1]], ".,;:!?*_~")
		if bytes.Count(s, []byte("(")) < bytes.Count(s, []byte(")")) {
			s = bytes.TrimRight(s, ").,;:")
		}
		to := m[0] + len(s)
		in.links = append(in.links, link{
			from: m[0], to: to, start: int(in.at[m[0]]), end: int(in.at[to-1]) + 1, label: string(s), target: string(s),
		})
	}
}

var (
	evidenceLine = pattern.Must(`(?i)^\s*(?:nachweise?|belege?|anlagen?|evidence|attachments?)\s*:\s*(.+?)\s*$`)
	fileName     = pattern.Must(`(?i)[^\s,;()<>"'„“]+\.(?:pdf|docx?|xlsx?|xlsm|pptx?|od[tsp]|md|txt|rtf|csv|json|xml|ya?ml|html?|png|jpe?g|gif|svg|tiff?|zip|p7[sm]|asc|eml|msg|vsdx?|dwg|mp4)\b`)
	separators   = pattern.Must(`\s*[,;]\s+|\s+(?:und|and|sowie)\s+`)
	nothing      = pattern.Must(`(?i)^(?:[-–—./?…\s]*|kein\p{L}*|none|no|n/?a|nil|entfällt|offen|folgt|tbd|tba|pending|liegt nicht vor|not available|wird (?:noch )?nachgereicht|(?:to )?follows?|siehe oben|see above)[.!]?$`)
)

// evidenceLines notes what lines such as "Nachweis: ISO 27001" cite, where it is no link already.
func (in *run) evidenceLines() {
	lines := in.lines
	if len(lines) == 0 || lines[0] != 0 {
		lines = append([]int{0}, lines...)
	}
	for i, from := range lines {
		to := len(in.str)
		if i+1 < len(lines) {
			to = lines[i+1]
		}
		if bytes.IndexByte(in.str[from:to], ':') < 0 {
			continue
		}
		m := evidenceLine.FindSubmatchIndex(in.str[from:to])
		if m == nil {
			continue
		}
		in.cite(from+m[2], from+m[3])
	}
}

// cite notes the evidence that str[from:to] names.
func (in *run) cite(from, to int) {
	for _, l := range in.links {
		if l.from < to && from < l.to {
			return
		}
	}
	if nothing.Match(in.str[from:to]) {
		return
	}
	names := [][]int{{0, to - from}}
	if len(fileName.FindAllIndex(in.str[from:to], 2)) > 1 {
		names = parts(in.str[from:to])
	}
	for _, n := range names {
		label := in.str[from+n[0] : from+n[1]]
		if len(label) == 0 {
			continue
		}
		in.links = append(in.links, link{
			from: from + n[0], to: from + n[1], start: int(in.at[from+n[0]]), end: int(in.at[from+n[1]-1]) + 1,
			label: string(label), target: string(fileName.Find(label)),
		})
	}
}

// parts cuts an enumeration.
func parts(b []byte) [][]int {
	var out [][]int
	from := 0
	for _, s := range separators.FindAllIndex(b, -1) {
		out = append(out, []int{from, s[0]})
		from = s[1]
	}
	return append(out, []int{from, len(b)})
}
