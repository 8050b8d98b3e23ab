package workbook

import (
	"strings"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// margin knows the elements of headers and footers: oddHeader, evenFooter, firstHeader and so on.
func margin(name string) bool {
	return (strings.HasSuffix(name, "Header") || strings.HasSuffix(name, "Footer")) &&
		(strings.HasPrefix(name, "odd") || strings.HasPrefix(name, "even") || strings.HasPrefix(name, "first"))
}

// The codes in a header or footer (ISO/IEC 29500-1, 18.3.1.46): its left, middle and right part; fonts, sizes and colours;
// page numbers, dates and names that the program puts in.
var (
	marginPart = pattern.Must(`&[LCR]`)
	marginCode = pattern.Must(`&"[^"]*"|&K(?:[0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|&[0-9]+|&[A-Za-z+]`)
)

// marginTexts are the words in a header or footer, each part for itself.
func marginTexts(code string) []string {
	const ampersand, cut = "\x00", "\x01"
	code = marginPart.ReplaceAllString(strings.ReplaceAll(code, "&&", ampersand), cut)
	var out []string
	for part := range strings.SplitSeq(code, cut) {
		text := strings.ReplaceAll(marginCode.ReplaceAllString(part, " "), ampersand, "&")
		if text = strings.Join(strings.Fields(text), " "); strings.ContainsFunc(text, isLetter) {
			out = append(out, text)
		}
	}
	return out
}
