package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// TestMarkdownFitsAComment holds that a comment is never longer than GitHub takes, that it says how much is missing, and that what
// is printed and what is said to be missing add up.
func TestMarkdownFitsAComment(t *testing.T) {
	for _, c := range []struct{ bids, findings int }{{1, 5}, {1, 2000}, {40, 30}, {300, 3}, {3000, 1}} {
		var results []*lint.Result
		for range c.bids {
			results = append(results, result(t, c.findings, lint.Error))
		}
		var out bytes.Buffer
		if err := report.Markdown(&out, results, report.Options{Lang: "en"}); err != nil {
			t.Fatal(err)
		}
		if out.Len() > 65_536 {
			t.Errorf("%+v: %d bytes are too long for a comment", c, out.Len())
		}
		left, heads := 0, 0
		if _, note, ok := strings.Cut(out.String(), "no room for everything here: "); ok {
			if _, err := fmt.Sscanf(note, "%d findings and the numbers of %d bids", &left, &heads); err != nil {
				t.Fatal(err)
			}
		}
		if got := strings.Count(out.String(), "\n- ") + left; got != c.bids*c.findings {
			t.Errorf("%+v: %d findings are printed or said to be missing", c, got)
		}
		if strings.Count(out.String(), "<details>") != strings.Count(out.String(), "</details>") {
			t.Errorf("%+v: a list is left open", c)
		}
		if c.findings == 5 && left > 0 {
			t.Errorf("%+v: %d findings are missing though there is room", c, left)
		}
	}
}

// TestMarkdownOfFailuresFitsAComment holds the same where many bids could not be checked.
func TestMarkdownOfFailuresFitsAComment(t *testing.T) {
	var failed []string
	for i := range 3000 {
		failed = append(failed, fmt.Sprintf("bid-%04d/offerlint.yaml:3:1: unknown key \"ofer\", did you mean \"offer\"?", i))
	}
	var out bytes.Buffer
	if err := report.Markdown(&out, []*lint.Result{result(t, 2000, lint.Error)}, report.Options{Lang: "en", Failed: failed}); err != nil {
		t.Fatal(err)
	}
	var more int
	_, note, _ := strings.Cut(out.String(), "**Not checked: ")
	if _, err := fmt.Sscanf(note, "%d more", &more); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "**Not checked:** "); n+more != len(failed) || n < 100 {
		t.Errorf("%d failures are printed, and %d said to be missing, of %d", n, more, len(failed))
	}
	if out.Len() > 65_536 || strings.Count(out.String(), "\n- ") < 100 {
		t.Errorf("%d bytes, with %d findings", out.Len(), strings.Count(out.String(), "\n- "))
	}
}

// TestMarkdownCallsNobody holds that a name after an @ in the customer's text writes to nobody, and that an address stays as it is.
func TestMarkdownCallsNobody(t *testing.T) {
	var out bytes.Buffer
	why := []string{"@all please, (@team-a) and info@example.com"}
	if err := report.Markdown(&out, nil, report.Options{Lang: "en", Failed: why}); err != nil {
		t.Fatal(err)
	}
	if want := "@\u2060all please, (@\u2060team-a) and info@example.com"; !strings.Contains(out.String(), want) {
		t.Errorf("%q is not in %q", want, out.String())
	}
}

// TestSARIFFitsCodeScanning holds that the mildest results go first, and that the file says so.
func TestSARIFFitsCodeScanning(t *testing.T) {
	mild, severe := result(t, 15_000, lint.Info), result(t, 12_000, lint.Error)
	var out bytes.Buffer
	if err := report.SARIF(&out, []*lint.Result{severe, mild}, report.Options{}); err != nil {
		t.Fatal(err)
	}
	var file struct {
		Runs []struct {
			Invocations []struct {
				Notifications []struct{ Message struct{ Text string } } `json:"toolExecutionNotifications"`
			}
			Results []struct{ Level string }
		}
	}
	if err := json.Unmarshal(out.Bytes(), &file); err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, r := range file.Runs[0].Results {
		count[r.Level]++
	}
	if count["error"] != 12_000 || count["note"] != 13_000 {
		t.Errorf("results by level: %v", count)
	}
	said := file.Runs[0].Invocations[0].Notifications
	if len(said) != 1 || !strings.HasPrefix(said[0].Message.Text, "2000 results of the lowest levels are left out") {
		t.Errorf("the file says %v", said)
	}
}
