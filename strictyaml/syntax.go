package strictyaml

import (
	"bytes"
	"io"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

var yamlMessage = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^yaml: (?:line (\d+): )?`) })

// What to do about the faults that people make most. The first text that the message holds counts.
var hints = []struct{ problem, hint string }{
	{"mapping values are not allowed", "indent it like the line above, or put a text that holds \": \" into quotes"},
	{"cannot start any token", "put a text that starts with @, %, ` or a tab into quotes"},
	{"unknown escape character", "use single quotes, in which a backslash is a backslash"},
	{"could not find expected ':'", "a key needs a colon, and a list item a blank after its dash"},
	{"did not find expected key", "look at the indentation and the quotes"},
	{"did not find expected '-'", "look at the indentation"},
	{"found unexpected end of stream", "a quote is not closed"},
	{"did not find expected ','", "a bracket is not closed"},
	{"did not find expected node content", "a bracket is not closed, or a value is missing"},
	{"unknown anchor", "put a text that starts with * into quotes"},
	{"expected alphabetic or numeric character", "put a text that starts with * or & into quotes"},
}

// syntaxError puts an error of yaml.v3 into the position-first form. Its own line is that of the surrounding block, often
// one too low, or missing, so the place is found anew.
func (d *document) syntaxError(err error) error {
	m := yamlMessage().FindStringSubmatch(err.Error())
	if m == nil {
		return d.errorAt(0, "%s", err)
	}
	problem := strings.TrimPrefix(err.Error(), m[0])
	line, _ := strconv.Atoi(m[1])
	if !strings.Contains(problem, "unexpected end of stream") || line == 0 {
		line = d.problemLine(problem)
	}
	off := d.offset(line, 1)
	text, _, _ := bytes.Cut(d.src[off:], []byte("\n"))
	indent := len(text) - len(bytes.TrimLeft(text, " \t"))
	if tab := bytes.IndexByte(text[:indent], '\t'); tab >= 0 {
		return d.errorAt(off+tab, "a tab indents this line; use spaces")
	}
	for _, h := range hints {
		if strings.Contains(problem, h.problem) {
			problem += "; " + h.hint
			break
		}
	}
	return d.errorAt(off+indent, "%s", problem)
}

// lookahead is how many lines yaml.v3 reads beyond a fault before it complains.
const lookahead = 3

// problemLine finds the line of a fault. yaml.v3 gets the file byte by byte, so that what it has read when it gives up
// bounds the place from below; the earliest of the last lines with which the fault shows is taken.
func (d *document) problemLine(problem string) int {
	r := &byteReader{src: d.src}
	dec := yaml.NewDecoder(r)
	for {
		if _, err := next(dec); err != nil {
			break
		}
	}
	last := 1
	for last < len(d.yaml) && d.yaml[last] < r.read {
		last++
	}
	for line := max(last-lookahead, 1); line < last; line++ {
		dec := yaml.NewDecoder(bytes.NewReader(d.src[:d.yaml[line]]))
		var err error
		for err == nil {
			_, err = next(dec)
		}
		if strings.Contains(err.Error(), problem) {
			return line
		}
	}
	return last
}

// A byteReader hands out a byte at a time and counts them.
type byteReader struct {
	src  []byte
	read int
}

// Read implements io.Reader.
func (r *byteReader) Read(p []byte) (int, error) {
	if r.read >= len(r.src) {
		return 0, io.EOF
	}
	if len(p) == 0 {
		return 0, nil
	}
	p[0] = r.src[r.read]
	r.read++
	return 1, nil
}
