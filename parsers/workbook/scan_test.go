package workbook_test

import (
	"archive/zip"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/parsers/workbook"
)

// written are parts as programs write them, and as they might.
var written = map[string]string{
	"plain":        sheetOf(`<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1"/></row>`, ""),
	"prefixes":     `<x:worksheet xmlns:x="a" xmlns:r="b"><x:row r="1" r:id="7"><x:c r='A1'/></x:row></x:worksheet>`,
	"white space":  "<a\n\tb = \"1\"\r\n c='2' >\r\n<d />\r</a >\n \r\n",
	"entities":     `<a b="&lt;&quot;&#228;&#x1F600;&#10;">&amp;&gt;&apos;&#13;&#9; ä</a>`,
	"mark":         "\ufeff<?xml version=\"1.0\" encoding=\"utf-8\" standalone='yes'?><a>ü</a>",
	"CDATA":        "<a>1<![CDATA[<b>&amp;\r\n]] >]]>2<![CDATA[]]></a>",
	"comments":     "<!-- a - b > c --><a><!----><b/><!--\xff--></a><!-- <c> -->",
	"instructions": `<?mso-application progid="Excel.Sheet"?><a><?x <b> ?></a>`,
	"signs":        `<a b="1>2 ]]> 'x'" c='"'>] ]] > "x" 'y' =/</a>`,
	"umlauts":      `<größe länge="1"><ä:b ä:c="2"/></größe>`,
	"half a sign":  "<a>&#xD800;</a>",
	"window":       `<a b="` + strings.Repeat("ä&#246;", 30_000) + `">` + strings.Repeat("ü\r\n&lt;", 40_000) + "<!--" + strings.Repeat("x ", 50_000) + "--></a>",
	"edge":         strings.Repeat(" ", 65_530) + `<row r="12"><c r="A12" t="inlineStr"><is><t>K-12</t></is></c></row>`,
	"two roots":    "<a/><b/>text",
	"document":     "<!DOCTYPE a [<!ENTITY b \"c\">]><a>x</a>",
	"other":        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>f\xfcr</a>",
	"utf-16":       "\xff\xfe<\x00a\x00>\x00\xfc\x00<\x00/\x00a\x00>\x00",
	"upside down":  "\xfe\xff\x00<\x00a\x00/\x00>",
	"late":         "<a><b c='1'/>\n<!b><d>x</d></a>",
}

// broken are parts that are not well-formed, or not sure to be.
var broken = map[string]string{
	"nothing": "", "blank": " \n", "no element": "text", "open": "<a><b></b>", "wrong end": "<a></b>", "stray end": "<a/></a>", "prefix": "<x:a></y:a>",
	"invalid": "<a>\n<b>f\xfcr</b></a>", "invalid value": "<a b='\xfc'/>", "control": "<a>\x01</a>", "no character": "<a>\uffff</a>", "half": "<a>\xed\xa0\x80</a>",
	"entity": "<a>&auml;</a>", "bare": "<a>A & B</a>", "zero": "<a>&#0;</a>", "beyond": "<a>&#x110000;</a>", "no digits": "<a>&#;</a>",
	"less": "<a b='<'/>", "unquoted": "<a b=1/>", "no value": "<a b/>", "end of CDATA": "<a>]]></a>", "dashes": "<a><!-- -- --></a>",
	"in tag": "<a b='1", "in comment": "<a><!-- ", "in CDATA": "<a><![CDATA[x]]", "in instruction": "<a><?x", "after sign": "<a><", "after slash": "<a/", "in name": "<a",
	"space": "< a/>", "slash": "<a / >", "digit": "<1/>", "target": "<?\x7f?>", "version": `<?xml version="1.1"?><a/>`, "encoding": `<?xml version="1.0" encoding="x-y"?><a/>`,
	"colons": "<a:b:c/>", "line": "<a>\n\n\n<b></c></a>",
}

// TestScan gives the same elements and texts as encoding/xml, or the same error, however the bytes come in.
func TestScan(t *testing.T) {
	for _, cases := range []map[string]string{written, broken} {
		for name, part := range cases {
			t.Run(name, func(t *testing.T) {
				wantSameEvents(t, []byte(part))
				_, _, err := workbook.Events([]byte(part), false)
				if _, bad := broken[name]; bad != (err != nil) {
					t.Errorf("got the error %v", err)
				}
			})
		}
	}
}

// TestScanBounds refuses what no program writes before it fills the memory.
func TestScanBounds(t *testing.T) {
	long := strings.Repeat("x", 17<<20)
	for name, c := range map[string]struct{ part, want string }{
		"text":     {"<a>" + long + "</a>", "holds more than 16 MiB without a tag"},
		"value":    {"<a b='" + long + "'/>", "holds more than 16 MiB without a tag"},
		"comment":  {"<a><!--" + long + "--></a>", "holds more than 16 MiB without a tag"},
		"elements": {strings.Repeat("<a>", 1001) + strings.Repeat("</a>", 1001), "nests more than 1000 elements"},
	} {
		for _, head := range []string{"", "<!DOCTYPE a>"} { // read by the scanner, and by encoding/xml
			if head != "" && name != "text" && name != "elements" {
				continue // as the text is, and slowly
			}
			if _, _, err := workbook.Events([]byte(head+c.part), false); err == nil || err.Error() != c.want {
				t.Errorf("%s after %q: got the error %v, want %s", name, head, err, c.want)
			}
		}
	}
}

// TestScanItself leaves nothing that programs usually write to encoding/xml: it would be slow.
func TestScanItself(t *testing.T) {
	for _, name := range []string{"plain", "prefixes", "entities", "mark", "CDATA", "comments", "instructions", "signs", "window"} {
		if _, own, err := workbook.Events([]byte(written[name]), false); !own || err != nil {
			t.Errorf("%s: left to encoding/xml, %v", name, err)
		}
	}
}

func wantSameEvents(t *testing.T, part []byte) {
	t.Helper()
	want, _, wantErr := workbook.Events(part, true)
	got, _, gotErr := workbook.Events(part, false)
	if (wantErr == nil) != (gotErr == nil) || wantErr != nil && wantErr.Error() != gotErr.Error() {
		t.Errorf("scanner: %v, encoding/xml: %v", gotErr, wantErr)
	}
	if !slices.Equal(want, got) { // cmp takes long for what is the same
		t.Errorf("events (-encoding/xml +scanner):\n%.4000s", cmp.Diff(want, got))
	}
}

// TestScanCorpus compares every part of real workbooks.
func TestScanCorpus(t *testing.T) {
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: real workbooks are not read")
	}
	parts, own := 0, 0
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if ext := strings.ToLower(filepath.Ext(file)); err != nil || d.IsDir() || ext != ".xlsx" && ext != ".xlsm" {
			return err
		}
		zr, err := zip.OpenReader(file)
		if err != nil {
			return nil // refused, as another test says
		}
		defer zr.Close()
		for _, f := range zr.File {
			if ext := path.Ext(f.Name); ext != ".xml" && ext != ".rels" && ext != ".vml" {
				continue
			}
			data, err := partOf(f)
			if err != nil {
				continue
			}
			wantSameEvents(t, data)
			if _, all, err := workbook.Events(data, false); all && err == nil {
				own++
			}
			parts++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d parts, %d of them read without encoding/xml", parts, own)
	if own == 0 {
		t.Error("every part was left to encoding/xml")
	}
}

func partOf(f *zip.File) ([]byte, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	return io.ReadAll(rc)
}

// FuzzScan compares the scanner with encoding/xml on anything.
func FuzzScan(f *testing.F) {
	for _, cases := range []map[string]string{written, broken} {
		for _, part := range cases {
			if len(part) < 1000 {
				f.Add([]byte(part))
			}
		}
	}
	f.Fuzz(func(t *testing.T, part []byte) { wantSameEvents(t, part) })
}
