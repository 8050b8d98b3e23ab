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

// formatted checks the German example in every format, and gives what each file holds.
func formatted(t *testing.T) map[string][]byte {
	t.Helper()
	t.Setenv("GITHUB_STEP_SUMMARY", filepath.Join(t.TempDir(), "summary.md"))
	dir := t.TempDir()
	args := []string{"check", "../../examples/dms-musterhausen", "--today", "2026-11-02"}
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
	files, again := formatted(t), formatted(t)
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
	for f, schema := range map[string]string{"sarif": "sarif-2.1.0.schema.json", "rdjson": "rdjson.schema.json"} {
		validate(t, files[f], filepath.Join("../../testdata/schema", schema))
	}
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
	xmllint := require(t, "xmllint")
	check := exec.Command(xmllint, "--noout", "--nonet", "--schema", "../../testdata/schema/junit-4.xsd", "-")
	check.Stdin = bytes.NewReader(files["junit"])
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("junit: %v\n%s", err, out)
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
