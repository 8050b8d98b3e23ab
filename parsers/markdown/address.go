package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// addresses finds web and mail addresses that stand in the text as they are, as GitHub does. Goldmark's extension finds the same;
// to import it compiles its expressions, which repeat 256 times, at every start of the program, and tries them at every blank.
type addresses struct{}

// Trigger implements parser.InlineParser; a blank stands for all white space, and for the start of a line.
func (addresses) Trigger() []byte { return []byte{' ', '*', '_', '~', '('} }

// Parse implements parser.InlineParser.
func (addresses) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if pc.IsInLinkLabel() {
		return nil
	}
	line, segment := block.PeekLine()
	before := 0
	if bytes.IndexByte([]byte(" *_~("), line[0]) >= 0 {
		before = 1
	}
	kind, protocol := ast.AutoLinkURL, []byte(nil)
	found := line[before:]
	found = found[:webAddress(found)]
	if bytes.HasPrefix(found, []byte("www.")) {
		protocol = []byte("http")
	}
	if len(found) == 0 {
		kind = ast.AutoLinkEmail
		found = line[before:]
		found = found[:mailAddress(found)]
	}
	if found = withoutEnd(found); len(found) == 0 {
		return nil
	}
	if before > 0 {
		ast.MergeOrAppendTextSegment(parent, segment.WithStop(segment.Start+before))
	}
	block.Advance(before + len(found))
	start := segment.Start + before
	link := ast.NewAutoLink(kind, ast.NewTextSegment(text.NewSegment(start, start+len(found))))
	link.Protocol = protocol
	return link
}

// webAddress is how many bytes a text begins with that are a web address: a host with a dot and letters at its end, and what
// follows a slash, number sign or question mark. Port and path are optional.
func webAddress(line []byte) int {
	at := 0
	for _, scheme := range []string{"http://", "https://", "ftp://", "www."} {
		if bytes.HasPrefix(line, []byte(scheme)) {
			at = len(scheme)
			break
		}
	}
	end := at // of the host, at the last dot with a small letter behind it
	for i := at; at > 0 && i < min(len(line), at+longestHost) && inHost(line[i]); i++ {
		if i > at && line[i] == '.' && i+1 < len(line) && isSmall(line[i+1]) {
			end = i + 1
		}
	}
	if end == at {
		return 0
	}
	for end < len(line) && isSmall(line[end]) {
		end++
	}
	if port := end + 1; end < len(line) && line[end] == ':' && port < len(line) && util.IsNumeric(line[port]) {
		for end = port; end < len(line) && util.IsNumeric(line[end]); {
			end++
		}
	}
	if end < len(line) && bytes.IndexByte([]byte("/#?"), line[end]) >= 0 {
		for end < len(line) && (inHost(line[end]) || bytes.IndexByte([]byte("!?&/();,'\">^{}[]`$"), line[end]) >= 0) {
			end++
		}
	}
	return end
}

// longestHost is how far a host is looked for, and its last dot.
const longestHost = 257

func isSmall(b byte) bool { return 'a' <= b && b <= 'z' }

func inHost(b byte) bool {
	return util.IsAlphaNumeric(b) || bytes.IndexByte([]byte("-@:%._+~#="), b) >= 0
}

// mailAddress is how many bytes a text begins with that are a mail address with a dot in its domain.
func mailAddress(line []byte) int {
	if len(line) == 0 || util.IsPunct(line[0]) {
		return 0
	}
	stop := util.FindEmailIndex(line)
	if stop < 0 || bytes.IndexByte(line[bytes.IndexByte(line, '@'):stop-1], '.') < 0 {
		return 0
	}
	if stop < len(line) && (line[stop] == '-' || line[stop] == '_') {
		return 0
	}
	return stop
}

// withoutEnd is an address without what ends a sentence, and without brackets that it does not open.
func withoutEnd(address []byte) []byte {
	for n := len(address); n > 1; n = len(address) {
		switch address[n-1] {
		case '?', '!', '.', ',', ':', '*', '_', '~':
			address = address[:n-1]
		case ')':
			if bytes.Count(address, []byte{')'}) <= bytes.Count(address, []byte{'('}) {
				return address
			}
			address = address[:n-1]
		case ';': // of an entity, as in "&amp;"
			name := bytes.TrimRightFunc(address[:n-1], func(r rune) bool { return r < 128 && util.IsAlphaNumeric(byte(r)) })
			if len(name) == n-1 || !bytes.HasSuffix(name, []byte("&")) {
				return address
			}
			address = name[:len(name)-1]
		default:
			return address
		}
	}
	return address
}
