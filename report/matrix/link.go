package matrix

import (
	"fmt"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A target is where a cell of the workbook leads.
type target struct {
	address string // a relative path or an address on the web, escaped; "" within the workbook
	place   string // a cell: 'Site list'!C14
	tip     string
}

func (l target) none() bool { return l.address == "" && l.place == "" }

// maxAddress is the longest address that Excel takes in a link.
const maxAddress = 2079

// address is a file's path from the output, escaped for a link. Umlauts stay: Excel on Windows reads escaped ones in its own
// code page. A path that would be taken for something else, such as C:x or javascript:x, is marked as one.
func (t *table) address(file string) string {
	path := t.link(file)
	var b strings.Builder
	for _, r := range path {
		if r <= ' ' || r == 0x7f || strings.ContainsRune("\"#%<>?[]^`{|}\\", r) {
			fmt.Fprintf(&b, "%%%02X", r)
			continue
		}
		b.WriteRune(r)
	}
	s := b.String()
	first, _, _ := strings.Cut(s, "/")
	switch {
	case len(path) > 2 && path[1] == ':' && path[2] == '/': // C:/bids/offer.xlsx
		return "file:///" + s
	case strings.HasPrefix(s, "//"): // //server/share/offer.xlsx
		return "file:" + s
	case strings.HasPrefix(s, "/"):
		return "file://" + s
	case strings.Contains(first, ":"):
		return "./" + s
	}
	return s
}

// to leads to a place in a file of the bid. Of a text only the file can be opened.
func (t *table) to(l lint.Location) target {
	if l.File == "" {
		return target{}
	}
	out := target{address: t.address(l.File), tip: t.place(l)}
	if cell := l.Cell(); cell != "" {
		out.place = inQuotes(l.Sheet) + "!" + cell
	}
	return out
}

// inQuotes is the name of a sheet as a reference needs it.
func inQuotes(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// proofAddress leads to evidence: the file, or the page on the web; "" for what cannot be opened.
func (t *table) proofAddress(e lint.Evidence) string {
	lower := strings.ToLower(e.Target)
	switch {
	case e.Web && (strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://")):
		return e.Target
	case e.Path != "" && e.Exists:
		return t.address(e.Path)
	}
	return ""
}
