package overlay_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// A pack is a workbook as its parts, in the order of the archive.
type pack struct {
	names []string
	parts map[string]string
}

func unzip(t *testing.T, data []byte) pack {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	p := pack{parts: map[string]string{}}
	for _, f := range zr.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		src, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.ReplaceAll(f.Name, `\`, "/")
		p.names = append(p.names, name)
		p.parts[name] = string(src)
	}
	return p
}

// mayGain says which elements a part may have in the copy that it does not have in the original, by what the part is. A
// part that is not here must be the same byte for byte.
var mayGain = []struct {
	part *regexp.Regexp
	gain string
}{
	{regexp.MustCompile(`^\[Content_Types\]\.xml$`), "Default Override"},
	{regexp.MustCompile(`\.rels$`), "Relationship"},
	{regexp.MustCompile(`(?i)(^|/)workbook\.xml$`), "sheet bookViews workbookView definedNames definedName calcPr"},
	{regexp.MustCompile(`(?i)(^|/)styles\.xml$`), `fonts font b u sz color name family fills fill patternFill fgColor bgColor borders
		border left right top bottom diagonal cellXfs xf alignment protection i strike scheme charset outline shadow vertAlign extLst ext`},
	{regexp.MustCompile(`(?i)(^|/)(worksheets/[^/]*|sheet\d+)\.xml$`), "row c legacyDrawing is t v f hyperlinks hyperlink"},
	{regexp.MustCompile(`(?i)(^|/)chartsheets/[^/]*\.xml$`), ""},
	{regexp.MustCompile(`(?i)(^|/)comments[^/]*\.xml$`), "author comment text r t rPr b sz color rFont family"},
	{regexp.MustCompile(`(?i)\.vml$`), `shapelayout idmap shapetype stroke path shape fill shadow textbox div ClientData MoveWithCells
		SizeWithCells Anchor AutoFill Row Column`},
	{regexp.MustCompile(`(?i)^docProps/custom[^/]*\.xml$`), "property lpwstr"},
}

// Attributes whose value may differ in the copy, by element.
var mayChange = map[string]string{
	"dimension": "ref", "row": "spans", "c": "s t", "calcPr": "fullCalcOnLoad", "sheetView": "tabSelected", "workbookView": "activeTab", "idmap": "data",
	"fonts": "count", "fills": "count", "borders": "count", "cellXfs": "count",
}

var newPart = regexp.MustCompile(`(?i)((^|/)comments\d+\.xml|/vmlDrawing\d+\.vml|/sheet\d+\.xml|/styles\.xml|^docProps/custom\d*\.xml|\.rels)$`)

// differsOnlyInMarks proves, part by part, that a copy holds all of the original, and beyond that only marks.
func differsOnlyInMarks(t *testing.T, original, changed pack) {
	t.Helper()
	for i, name := range changed.names {
		if i < len(original.names) && name != original.names[i] {
			t.Fatalf("part %d is %s, want %s", i, name, original.names[i])
		}
		if i >= len(original.names) && !newPart.MatchString(name) {
			t.Errorf("%s is new", name)
		}
	}
	if len(changed.names) < len(original.names) {
		t.Fatalf("%d parts, want at least %d", len(changed.names), len(original.names))
	}
	for _, name := range original.names {
		if original.parts[name] == changed.parts[name] {
			continue
		}
		i := slices.IndexFunc(mayGain, func(g struct {
			part *regexp.Regexp
			gain string
		},
		) bool {
			return g.part.MatchString(name)
		})
		if i < 0 {
			t.Errorf("%s differs", name)
			continue
		}
		if err := holdsAll(tokens(t, name, original.parts[name]), tokens(t, name, changed.parts[name]), strings.Fields(mayGain[i].gain)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A token is a tag or a text, and whether it may be left out of the original.
type token struct {
	local string // of an element; "" for a text
	end   bool
	attrs []xml.Attr
	text  string
}

// wellFormed reports whether all XML of a workbook can be read.
func wellFormed(p pack) bool {
	for name, src := range p.parts {
		if !strings.HasSuffix(name, ".xml") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(src))
		d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
		for {
			if _, err := d.RawToken(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return false
			}
		}
	}
	return true
}

// tokens are the tags and texts of a part, but for the place of a comment's box: it grows with the comment.
func tokens(t *testing.T, name, src string) []token {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(src))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	d.Strict = !strings.HasSuffix(name, ".vml")
	plain := strings.Contains(strings.ToLower(path.Base(name)), "comments") // a text becomes a run where another run follows
	var ts []token
	for {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return ts
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			if plain && e.Name.Local == "r" {
				continue
			}
			ts = append(ts, token{local: e.Name.Local, attrs: e.Copy().Attr})
		case xml.EndElement:
			if plain && e.Name.Local == "r" {
				continue
			}
			ts = append(ts, token{local: e.Name.Local, end: true})
		case xml.CharData:
			if len(strings.TrimSpace(string(e))) > 0 && (len(ts) == 0 || ts[len(ts)-1].local != "Anchor") {
				ts = append(ts, token{text: string(e)})
			}
		}
	}
}

// holdsAll checks that the tokens of the original are those of the copy without what it gained.
func holdsAll(original, changed []token, gain []string) error {
	i := 0
	var gained []string // open elements that the copy gained
	for _, tok := range changed {
		if len(gained) == 0 && i < len(original) && same(original[i], tok) {
			i++
			continue
		}
		switch {
		case tok.local == "" && len(gained) == 0:
			return fmt.Errorf("gained the text %q", tok.text)
		case tok.local == "":
		case !slices.Contains(gain, tok.local):
			return fmt.Errorf("gained <%s> after %v", tok.local, original[max(0, i-3):i])
		case tok.end:
			if len(gained) == 0 {
				return fmt.Errorf("lost something before </%s>: %v", tok.local, original[i:min(i+3, len(original))])
			}
			gained = gained[:len(gained)-1]
		default:
			gained = append(gained, tok.local)
		}
	}
	if i < len(original) {
		return fmt.Errorf("lost %v", original[i:min(i+3, len(original))])
	}
	return nil
}

func same(a, b token) bool {
	if a.local != b.local || a.end != b.end || a.text != b.text {
		return false
	}
	free := strings.Fields(mayChange[a.local])
	strip := func(as []xml.Attr) []xml.Attr {
		return slices.DeleteFunc(slices.Clone(as), func(x xml.Attr) bool {
			return slices.Contains(free, x.Name.Local) || x.Name.Space == "xmlns"
		})
	}
	return slices.Equal(strip(a.attrs), strip(b.attrs))
}

var sheetOrder = strings.Fields(`sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges
	scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations
	hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors
	smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst`)

// isSound checks what Excel is strict about: relations lead somewhere, parts are declared, elements stand in their order,
// numbers of styles and authors are in range, and each comment has its box.
func isSound(t *testing.T, p pack) {
	t.Helper()
	declared, extensions := map[string]bool{}, map[string]bool{}
	for _, tok := range tokens(t, "types", p.parts["[Content_Types].xml"]) {
		if tok.local == "Override" && !tok.end {
			declared[strings.ToLower(value(tok, "PartName"))] = true
		}
		if tok.local == "Default" && !tok.end {
			extensions[strings.ToLower(value(tok, "Extension"))] = true
		}
	}
	for _, name := range p.names {
		if !declared["/"+strings.ToLower(name)] && !extensions[strings.TrimPrefix(path.Ext(strings.ToLower(name)), ".")] && name != "[Content_Types].xml" {
			t.Errorf("%s has no content type", name)
		}
	}
	styles := map[string]int{}
	for _, name := range p.names {
		if strings.HasSuffix(strings.ToLower(name), "/styles.xml") {
			styles = stylesOf(t, tokens(t, name, p.parts[name]))
		}
	}
	for _, name := range p.names {
		switch {
		case strings.HasSuffix(name, ".rels"):
			relationsLead(t, p, name)
		case strings.Contains(strings.ToLower(name), "worksheets/") && strings.HasSuffix(name, ".xml"):
			sheetIsSound(t, p, name, styles["cellXfs"])
		}
	}
}

func value(tok token, local string) string {
	for _, a := range tok.attrs {
		if a.Name.Local == local && a.Name.Space != "xmlns" {
			return a.Value
		}
	}
	return ""
}

// stylesOf counts the items of each list, and checks that a count that is stated is right and references are in range.
func stylesOf(t *testing.T, ts []token) map[string]int {
	t.Helper()
	n := map[string]int{}
	stated := map[string]string{}
	var open []string
	for _, tok := range ts {
		switch {
		case tok.local == "":
		case tok.end:
			open = open[:len(open)-1]
		default:
			if len(open) == 1 {
				stated[tok.local] = value(tok, "count")
			}
			if len(open) == 2 {
				n[open[1]]++
			}
			open = append(open, tok.local)
		}
	}
	for _, list := range []string{"fonts", "fills", "borders", "cellXfs"} {
		if s := stated[list]; s != "" && s != strconv.Itoa(n[list]) {
			t.Errorf("styles: %s says %s, has %d", list, s, n[list])
		}
	}
	for _, tok := range ts {
		for attr, list := range map[string]string{"fontId": "fonts", "fillId": "fills", "borderId": "borders"} {
			if v, err := strconv.Atoi(value(tok, attr)); err == nil && v >= n[list] {
				t.Errorf("styles: %s %d of %d", attr, v, n[list])
			}
		}
	}
	return n
}

func relationsLead(t *testing.T, p pack, name string) {
	t.Helper()
	seen := map[string]bool{}
	base := path.Dir(path.Dir(name))
	for _, tok := range tokens(t, name, p.parts[name]) {
		if tok.local != "Relationship" || tok.end {
			continue
		}
		id, target := value(tok, "Id"), value(tok, "Target")
		if seen[id] {
			t.Errorf("%s: %s twice", name, id)
		}
		seen[id] = true
		if value(tok, "TargetMode") == "External" {
			continue
		}
		if !strings.HasPrefix(target, "/") {
			target = path.Join(base, target)
		}
		if !slices.ContainsFunc(p.names, func(n string) bool { return strings.EqualFold(n, strings.TrimPrefix(target, "/")) }) {
			t.Errorf("%s: %s leads nowhere", name, target)
		}
	}
}

func sheetIsSound(t *testing.T, p pack, name string, xfs int) {
	t.Helper()
	depth, last, legacy, lastRow := 0, -1, "", 0
	for _, tok := range tokens(t, name, p.parts[name]) {
		switch {
		case tok.local == "":
			continue
		case tok.end:
			depth--
			continue
		}
		if depth == 1 {
			if i := slices.Index(sheetOrder, tok.local); i >= 0 && i < last {
				t.Errorf("%s: <%s> after <%s>", name, tok.local, sheetOrder[last])
			} else if i >= 0 {
				last = i
			}
		}
		switch tok.local {
		case "legacyDrawing":
			legacy = value(tok, "id")
		case "c":
			if s, err := strconv.Atoi(value(tok, "s")); err == nil && s >= xfs {
				t.Errorf("%s: style %d of %d", name, s, xfs)
			}
		case "row":
			if r, err := strconv.Atoi(value(tok, "r")); err == nil && depth == 2 {
				if r <= lastRow {
					t.Errorf("%s: row %d after %d", name, r, lastRow)
				}
				lastRow = r
			}
		}
		depth++
	}
	dir, base := path.Split(name)
	comments, boxes := "", ""
	rels := dir + "_rels/" + base + ".rels"
	for _, tok := range tokens(t, rels, p.parts[rels]) {
		target := value(tok, "Target")
		if !strings.HasPrefix(target, "/") {
			target = path.Join(dir, target)
		}
		switch kind := path.Base(value(tok, "Type")); {
		case kind == "comments":
			comments = strings.TrimPrefix(target, "/")
		case kind == "vmlDrawing" && value(tok, "Id") == legacy:
			boxes = strings.TrimPrefix(target, "/")
		}
	}
	if comments != "" {
		commentsAreSound(t, p, comments, boxes)
	}
}

var shapeIDs = regexp.MustCompile(`<v:shape id="(_x0000_s\d+)"`)

func commentsAreSound(t *testing.T, p pack, comments, boxes string) {
	t.Helper()
	authors := 0
	at := map[string]bool{}
	for _, tok := range tokens(t, comments, p.parts[comments]) {
		switch {
		case tok.end:
		case tok.local == "author":
			authors++
		case tok.local == "comment":
			if id, err := strconv.Atoi(value(tok, "authorId")); err != nil || id >= authors {
				t.Errorf("%s: author %s of %d", comments, value(tok, "authorId"), authors)
			}
			if at[value(tok, "ref")] {
				t.Errorf("%s: two comments on %s", comments, value(tok, "ref"))
			}
			at[value(tok, "ref")] = true
		}
	}
	if n := strings.Count(p.parts[boxes], `ObjectType="Note"`); n != len(at) {
		t.Errorf("%s: %d comments, %d boxes in %q", comments, len(at), n, boxes)
	}
	ids := map[string]bool{}
	for _, m := range shapeIDs.FindAllStringSubmatch(p.parts[boxes], -1) {
		if ids[m[1]] {
			t.Errorf("%s: two shapes %s", boxes, m[1])
		}
		ids[m[1]] = true
	}
}
