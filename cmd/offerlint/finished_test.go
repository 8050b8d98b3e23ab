package main

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFinishedExample compares what is said about the bid as it goes out: nothing that is severe at the last stage, and its board.
func TestFinishedExample(t *testing.T) {
	const bid = "examples/dms-musterhausen/finished"
	before := hashes(t, "../../"+bid)
	for name, args := range map[string][]string{
		"submit": {"check", bid, "--stage", "submit", "--today", "2026-12-12", "--fail-on", "warning"},
		"board":  {"status", bid, "--stage", "submit", "--today", "2026-12-12"},
	} {
		status, out, errOut := offerlint(t, args...)
		if status != statusClean {
			t.Errorf("%s: exit status %d", name, status)
		}
		golden(t, "../../testdata/bids/dms-musterhausen-finished."+name+".txt", fmt.Sprintf("exit status %d\n%s%s", status, errOut, out))
	}
	// What people entered in its matrix is what the register says: importing a new one changes nothing.
	file := t.TempDir() + "/matrix.xlsx"
	if status, _, errOut := offerlint(t, "matrix", bid, "-o", file, "-q", "--today", "2026-12-12"); status != statusClean {
		t.Fatalf("matrix: exit status %d, %s", status, errOut)
	}
	if _, out, _ := offerlint(t, "register", "import", file, "--bid", bid, "--today", "2026-12-12"); out != "0 Änderungen, 0 Zeilen verweigert; nichts zu schreiben\n" {
		t.Errorf("import says %q", out)
	}
	if diff := cmp.Diff(before, hashes(t, "../../"+bid)); diff != "" {
		t.Errorf("files changed (-before +after)\n%s", diff)
	}
}
