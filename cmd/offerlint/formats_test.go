package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/offerlint/offerlint/lint"
)

// formatted checks a bid in every format, and gives what each file holds.
func formatted(t *testing.T, bid string) map[string][]byte {
	t.Helper()
	t.Setenv("GITHUB_STEP_SUMMARY", filepath.Join(t.TempDir(), "summary.md"))
	dir := t.TempDir()
	args := []string{"check", bid, "--today", "2026-11-02"}
	for _, f := range checkFormats {
		args = append(args, "--format", f+"="+filepath.Join(dir, f))
	}
	var out, errOut bytes.Buffer
	if status := run(args, nil, &out, &errOut); status != statusFindings {
		t.Fatalf("exit status %d, want %d: %s", status, statusFindings, &errOut)
	}
	files := map[string][]byte{}
	for _, f := range checkFormats {
		data, err := os.ReadFile(filepath.Join(dir, f))
		if err != nil {
			t.Fatal(err)
		}
		files[f] = data
	}
	summary, err := os.ReadFile(os.Getenv("GITHUB_STEP_SUMMARY"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(files["markdown"]), string(summary)); diff != "" {
		t.Errorf("summary of the job (-markdown +summary):\n%s", diff)
	}
	return files
}

// TestFormats holds that each format is valid by its published schema, or read by a real reader, that none loses a
// finding, that the cell is named, and that two runs give the same bytes.
func TestFormats(t *testing.T) {
	const bid = "../../examples/dms-musterhausen"
	files, again := formatted(t, bid), formatted(t, bid)
	for _, f := range checkFormats {
		// The page links to the files of the bid from where it lies, which is another folder each time.
		if f != "html" && !bytes.Equal(files[f], again[f]) {
			t.Errorf("%s: two runs differ", f)
		}
		printed := f == "text" || f == "github" // for a terminal or a log, and read by nobody
		if head := files[f][:min(len(files[f]), 2048)]; !printed && lint.MadeText(string(head)) != "report" {
			t.Errorf("%s: is not known again as a report", f)
		}
	}
	var all struct {
		Bids []struct{ Findings []json.RawMessage }
	}
	read(t, files["json"], &all)
	want := len(all.Bids[0].Findings)
	if want < 10 {
		t.Fatalf("%d findings are too few for this test", want)
	}
	valid(t, files)
	var sarif struct {
		Runs []struct{ Results []json.RawMessage }
	}
	read(t, files["sarif"], &sarif)
	var rd struct{ Diagnostics []json.RawMessage }
	read(t, files["rdjson"], &rd)
	var gitlab []struct {
		Description, Fingerprint, Severity string
		Location                           struct {
			Path  string
			Lines struct{ Begin int }
		}
	}
	read(t, files["gitlab"], &gitlab)
	seen := map[string]bool{}
	for _, g := range gitlab {
		known := slices.Contains([]string{"blocker", "critical", "major", "minor", "info"}, g.Severity)
		if seen[g.Fingerprint] || g.Description == "" || !known || g.Location.Path == "" || g.Location.Lines.Begin < 1 {
			t.Errorf("gitlab: %+v is not whole or its fingerprint not its own", g)
		}
		seen[g.Fingerprint] = true
	}
	rows, err := csv.NewReader(bytes.NewReader(files["csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{
		"sarif": len(sarif.Runs[0].Results), "rdjson": len(rd.Diagnostics), "gitlab": len(gitlab), "csv": len(rows) - 1,
		"github":   strings.Count(string(files["github"]), "\n"),
		"markdown": strings.Count(string(files["markdown"]), "\n- "),
	}
	wants := map[string]int{"sarif": want, "rdjson": want, "gitlab": want, "csv": want, "github": want, "markdown": want}
	if diff := cmp.Diff(wants, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
	for _, f := range []string{"sarif", "github", "gitlab", "rdjson", "junit", "markdown"} {
		if !strings.Contains(string(files[f]), "Anforderungskatalog!F20") {
			t.Errorf("%s: does not name the cell", f)
		}
	}
	junit(t, files["junit"])
}

// valid holds that the formats with a published schema keep to it.
func valid(t *testing.T, files map[string][]byte) {
	t.Helper()
	for f, schema := range map[string]string{"sarif": "sarif-2.1.0.schema.json", "rdjson": "rdjson.schema.json"} {
		validate(t, files[f], filepath.Join("../../testdata/schema", schema))
	}
	xmllint := require(t, "xmllint")
	check := exec.Command(xmllint, "--noout", "--nonet", "--schema", "../../testdata/schema/junit-4.xsd", "-")
	check.Stdin = bytes.NewReader(files["junit"])
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("junit: %v\n%s", err, out)
	}
}

// TestFormatsOfTheOtherExample holds that the English example is valid, too.
func TestFormatsOfTheOtherExample(t *testing.T) {
	valid(t, formatted(t, "../../examples/ticketing-rivermouth"))
}

// TestFormatsOfOddContent holds that no text and no name that a customer may choose breaks a format, or gets a command of its own into a
// log: quotes, tags, control characters, signs beyond the basic plane, text from right to left, very long lines.
func TestFormatsOfOddContent(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Köln 50% #1 [x],=`a` & 'b' 🚀")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	odd := "Das \"\"System\"\" <b>speichert</b> & 'exportiert' %25 %0A ::error::x \x1b[31mrot\x07 \u202eRTL אבג 🚀 | `c` ]]> \u2028 Ende"
	for name, text := range map[string]string{
		"offerlint.yaml": "bid: \"Köln <50%> | `x` 🚀 \\\"q\\\"\"\nlanguage: de\nrfp: [k.csv]\noffer: [\"*.md\"]\n",
		"k.csv": "Nr.;Anforderung;Art\nK-1;\"" + odd + "\";MUSS\nK-2;\"Eins\r\n::warning::zwei\n- drei\";MUSS\n=cmd|' /C'!A0;Formel;MUSS\n" +
			"K-4;Das System sperrt.;SOLL\nK-5;" + strings.Repeat("x", 32_000) + ";MUSS\n",
		"antwort 🚀 ü%20.md": "## K-4 Sperren\n\n🚀 Wir gehen davon aus, dass 🚀 „alles“ da ist. <script>x</script> TBD [N](fehlt \"a\".pdf)\n\n" +
			"## K-5\n\nWir gehen davon aus, dass " + strings.Repeat("lang ", 50_000) + "TBD\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	files := formatted(t, dir)
	valid(t, files)
	var all struct {
		Bids []struct{ Findings []json.RawMessage }
	}
	read(t, files["json"], &all)
	want := len(all.Bids[0].Findings)
	lines := strings.Split(strings.TrimSuffix(string(files["github"]), "\n"), "\n")
	rows, err := csv.NewReader(bytes.NewReader(files["csv"])).ReadAll()
	if err != nil || want < 5 || len(lines) != want || len(rows)-1 != want {
		t.Errorf("%d findings, %d lines for GitHub, %d rows of CSV, %v", want, len(lines), len(rows)-1, err)
	}
	for _, l := range lines {
		if !strings.HasPrefix(l, "::error file=") && !strings.HasPrefix(l, "::warning file=") && !strings.HasPrefix(l, "::notice file=") {
			t.Errorf("a line of its own: %.80q", l)
		}
	}
	for _, f := range checkFormats {
		// JSON keeps the customer's text as it is: whoever shows it has to know what it is.
		if bytes.ContainsAny(files[f], "\x1b\x07") || f != "json" && bytes.Contains(files[f], []byte("\u202e")) {
			t.Errorf("%s: holds a sign that changes what is seen", f)
		}
		if f == "html" && bytes.Contains(files[f], []byte("<script>x")) {
			t.Error("html: a tag of a text is one of the page")
		}
	}
}

func junit(t *testing.T, data []byte) {
	t.Helper()
	var file struct {
		Suites []struct {
			Tests    int `xml:"tests,attr"`
			Failures int `xml:"failures,attr"`
			Cases    []struct {
				Failure *struct{} `xml:"failure"`
			} `xml:"testcase"`
		} `xml:"testsuite"`
	}
	if err := xml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	for _, s := range file.Suites {
		failed := 0
		for _, c := range s.Cases {
			if c.Failure != nil {
				failed++
			}
		}
		if s.Tests != len(s.Cases) || s.Failures != failed || failed == 0 {
			t.Errorf("junit: says %d tests and %d failures, has %d and %d", s.Tests, s.Failures, len(s.Cases), failed)
		}
	}
}

func read(t *testing.T, data []byte, into any) {
	t.Helper()
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func validate(t *testing.T, data []byte, schema string) {
	t.Helper()
	compiled, err := jsonschema.NewCompiler().Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if err := compiled.Validate(value); err != nil {
		t.Errorf("%s: %v", schema, err)
	}
}

// TestSchemasAreAsPublished holds that nobody edited a schema that is not ours.
func TestSchemasAreAsPublished(t *testing.T) {
	readme, err := os.ReadFile("../../testdata/schema/README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"sarif-2.1.0.schema.json", "rdjson.schema.json", "junit-4.xsd"} {
		data, err := os.ReadFile(filepath.Join("../../testdata/schema", name))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		if !strings.Contains(string(readme), "`"+name+"`") || !strings.Contains(string(readme), hex.EncodeToString(sum[:])) {
			t.Errorf("%s: is not the file that the README lists", name)
		}
	}
}
