package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// manyBids writes small bids into the working directory, every third with a fault and every hundredth with rules of its own.
func manyBids(t *testing.T, n int) {
	t.Helper()
	t.Chdir(t.TempDir())
	for i := range n {
		dir := fmt.Sprintf("customer-%02d/bid-%04d", i%17, i)
		rules, answer := "", "\n## K-2\n\nEach change is logged with the user and the old value.\n"
		if i%100 == 0 {
			rules = "rules: {missing-response: {severity: warning}}\n"
		}
		if i%3 == 0 {
			answer = ""
		}
		for name, text := range map[string]string{
			"offerlint.yaml": "language: en\nrfp: [k.csv]\noffer: [a.md]\n" + rules,
			"k.csv":          fmt.Sprintf("ID;Requirement;Obligation\nK-1;The system must export %d records;must\nK-2;The system must log all changes;must\n", i+2),
			"a.md":           "## K-1\n\nRecords are exported from the list view.\n" + answer,
		} {
			if err := os.MkdirAll(dir, 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// checked runs check over all bids here and gives its JSON.
func checked(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errOut bytes.Buffer
	args = append([]string{"check", "./...", "--today", "2026-11-02", "--format", "json"}, args...)
	if status := run(args, nil, &out, &errOut); status != statusFindings {
		t.Fatalf("%q: exit status %d: %s", args, status, &errOut)
	}
	return out.Bytes()
}

// TestManyBids holds that a thousand bids give the same bytes on one processor and on two, and in four parts that are joined.
func TestManyBids(t *testing.T) {
	manyBids(t, 1000)
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	one := checked(t)
	if n := bytes.Count(one, []byte(`"rule": "missing-response"`)); n != 334 {
		t.Errorf("%d findings, want one in every third bid: 334", n)
	}
	runtime.GOMAXPROCS(2)
	if !bytes.Equal(one, checked(t)) {
		t.Error("two processors give other bytes than one")
	}
	merge := []string{"merge"}
	for k := 4; k >= 1; k-- {
		part := filepath.Join(t.TempDir(), "part.json")
		if err := os.WriteFile(part, checked(t, "--shard", fmt.Sprintf("%d/4", k)), 0o644); err != nil {
			t.Fatal(err)
		}
		merge = append(merge, part)
	}
	var joined, errOut bytes.Buffer
	if status := run(merge, nil, &joined, &errOut); status != statusClean {
		t.Fatalf("merge: exit status %d: %s", status, &errOut)
	}
	if !bytes.Equal(one, joined.Bytes()) {
		t.Error("four parts, joined, give other bytes than one run")
	}
}

// TestManyBidsMakeAMatrixThatFits holds that the matrix over more bids than a CI system takes jobs stays within its limit, and that its
// parts are all of the bids.
func TestManyBidsMakeAMatrixThatFits(t *testing.T) {
	manyBids(t, 600)
	var out, errOut bytes.Buffer
	if status := run([]string{"bids", "--format", "matrix"}, nil, &out, &errOut); status != statusClean {
		t.Fatalf("exit status %d: %s", status, &errOut)
	}
	var matrix struct {
		Include []struct {
			Shard string
			Bids  []string
		}
	}
	read(t, out.Bytes(), &matrix)
	seen := map[string]bool{}
	for _, job := range matrix.Include {
		for _, bid := range job.Bids {
			seen[bid] = true
		}
	}
	if len(matrix.Include) != 256 || len(seen) != 600 {
		t.Errorf("%d jobs over %d bids, want 256 over 600", len(matrix.Include), len(seen))
	}
	out.Reset()
	if status := run([]string{"bids", "--format", "gitlab"}, nil, &out, &errOut); status != statusClean {
		t.Fatalf("exit status %d: %s", status, &errOut)
	}
	if n := bytes.Count(out.Bytes(), []byte("OFFERLINT_SHARD")); n != 200 {
		t.Errorf("GitLab refuses a matrix of more than 200 jobs; %d", n)
	}
}
