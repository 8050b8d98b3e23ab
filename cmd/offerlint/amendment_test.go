package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const (
	catalogue1 = "examples/dms-musterhausen/rfp/anforderungskatalog.xlsx"
	catalogue2 = "examples/dms-musterhausen/nachtrag-2/anforderungskatalog.xlsx"
	answers1   = "examples/dms-musterhausen/offer/anforderungskatalog-antworten.xlsx"
)

// What the README shows of the amendment is what diff prints.
func TestReadmeShowsTheAmendment(t *testing.T) {
	status, out, _ := offerlint(t, "diff", catalogue1, catalogue2)
	if status != statusFindings {
		t.Errorf("exit status %d, want %d", status, statusFindings)
	}
	out = strings.ReplaceAll(out, "examples/dms-musterhausen/", "…/")
	_, after, _ := strings.Cut(document(t, "README.md"), "offerlint diff "+catalogue1+" "+catalogue2+"\n\n```\n")
	shown, _, ok := strings.Cut(after, "```")
	if diff := cmp.Diff(out, shown); !ok || diff != "" {
		t.Errorf("README (-diff +README):\n%s", diff)
	}
}

// The answers of the example go into the amended catalogue, as the README says.
func TestCarryTheExample(t *testing.T) {
	file := filepath.Join(t.TempDir(), "neu.xlsx")
	status, out, errOut := offerlint(t, "carry", answers1, catalogue2, "-o", file, "--format", "json")
	if status != statusClean {
		t.Fatalf("exit status %d, %s", status, errOut)
	}
	var got struct {
		Answers map[string]int
		Beside  []map[string]any
		List    []struct {
			ID, State string
			Old       string `json:"old_id"`
			Cells     []struct{ From, To string }
		}
	}
	must(t, json.Unmarshal([]byte(out), &got))
	want := map[string]int{"total": 44, "carried": 37, "carried_in_part": 0, "changed": 6, "dropped": 1, "not_placed": 0}
	if diff := cmp.Diff(want, got.Answers); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if len(got.Beside) != 1 || got.Beside[0]["text"] != "Beispiel Systemhaus GmbH" || got.Beside[0]["why"] != nil {
		t.Errorf("beside the criteria: %v", got.Beside)
	}
	renumbered := false
	for _, r := range got.List {
		renumbered = renumbered || r.Old == "A-25" && r.ID == "A-26" && r.State == "carried"
	}
	if !renumbered {
		t.Error("the answer to A-25 is not carried to A-26")
	}
	if linked, target, err := openFile(t, file).GetCellHyperLink("Anforderungskatalog", "H8"); err != nil || !linked || target != "anlagen/anlage-01-iso27001-zertifikat.txt" {
		t.Errorf("H8 links to %q, %v", target, err)
	}
}
