package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPreCommit holds that the program pre-commit, given our .pre-commit-hooks.yaml, refuses a commit that breaks a bid, lets it pass
// when it is mended, refuses one that only deletes an answer, checks all bids when asked for all files, and leaves nothing behind.
func TestPreCommit(t *testing.T) {
	require(t, "pre-commit")
	require(t, "git")
	bin, hooks, dir := t.TempDir(), t.TempDir(), t.TempDir()
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	t.Setenv("PRE_COMMIT_HOME", t.TempDir())
	for k, v := range map[string]string{
		"GIT_AUTHOR_NAME": "Bid Team", "GIT_AUTHOR_EMAIL": "bids@example.com", "GIT_COMMITTER_NAME": "Bid Team",
		"GIT_COMMITTER_EMAIL": "bids@example.com", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.DevNull,
	} {
		t.Setenv(k, v)
	}
	in := func(dir string, ok bool, name string, args ...string) string {
		t.Helper()
		cmd := exec.Command(name, args...)
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if (err == nil) != ok {
			t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
		}
		return string(out)
	}
	put := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	in(".", true, "go", "build", "-o", filepath.Join(bin, "offerlint"), ".")
	ours, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(hooks, ".pre-commit-hooks.yaml"), ours, 0o644); err != nil {
		t.Fatal(err)
	}
	in(hooks, true, "git", "init", "--quiet")
	in(hooks, true, "git", "add", ".")
	in(hooks, true, "git", "commit", "--quiet", "-m", "hooks")
	rev := strings.TrimSpace(in(hooks, true, "git", "rev-parse", "HEAD"))

	const whole = "## K-1\n\nRecords are exported from the list view.\n\n## K-2\n\nEach change is logged with its user.\n"
	put("a/offerlint.yaml", "language: en\nrfp: [k.csv]\noffer: [\"*.md\"]\n")
	put("a/k.csv", "ID;Requirement;Obligation\nK-1;The system must export records;must\nK-2;The system must log all changes;must\nK-3;The system must print;must\n")
	put("a/b.md", "## K-3\n\nLists are printed on A4.\n")
	put("a/a.md", whole)
	put(".pre-commit-config.yaml", "repos:\n  - repo: "+hooks+"\n    rev: "+rev+"\n    hooks: [{id: offerlint-system}]\n")
	in(dir, true, "git", "init", "--quiet")
	in(dir, true, "git", "add", ".")
	in(dir, true, "pre-commit", "install")
	in(dir, true, "git", "commit", "--quiet", "-m", "a bid")
	put("a/a.md", "## K-1\n\nRecords are exported from the list view.\n")
	in(dir, true, "git", "add", ".")
	if out := in(dir, false, "git", "commit", "--quiet", "-m", "broken"); !strings.Contains(out, "a/k.csv:3:1: error: K-2") {
		t.Errorf("the refused commit does not show the finding:\n%s", out)
	}
	put("a/a.md", whole+"\nThe log is kept for a year.\n")
	in(dir, true, "git", "add", ".")
	in(dir, true, "git", "commit", "--quiet", "-m", "mended")
	in(dir, true, "git", "rm", "--quiet", "a/b.md")
	if out := in(dir, false, "git", "commit", "--quiet", "-m", "an answer less"); !strings.Contains(out, "a/k.csv:4:1: error: K-3") {
		t.Errorf("a commit that only deletes is not refused with the finding:\n%s", out)
	}
	in(dir, true, "git", "checkout", "--quiet", "HEAD", "a/b.md")
	put("a/a.md", "## K-1\n\nRecords are exported from the list view.\n")
	in(dir, true, "git", "commit", "--quiet", "--no-verify", "-am", "broken all the same")
	in(dir, true, "git", "commit", "--quiet", "--amend", "-m", "other words touch no bid")
	in(dir, false, "pre-commit", "run", "--all-files")
	in(dir, true, "pre-commit", "uninstall")
	if out := in(dir, true, "git", "status", "--porcelain", "--ignored"); out != "" {
		t.Errorf("left behind:\n%s", out)
	}
}
