package seal_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/seal"
)

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	name = filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// sealed is a folder, within another, with a record of three files in it and one beside it.
func sealed(t *testing.T) (dir string, r *seal.Record) {
	t.Helper()
	dir = filepath.Join(t.TempDir(), "bid")
	r = seal.Make(&lint.Result{Bid: &lint.Bid{}}, seal.Head{}, nil)
	for name, role := range map[string]string{"offerlint.yaml": "config", "offer/a.md": "read", "offer/b ü.md": "read", "../house.yaml": "ruleset"} {
		write(t, dir, name, name)
		if err := r.Add(filepath.Join(dir, filepath.FromSlash(name)), name, role); err != nil {
			t.Fatal(err)
		}
	}
	r.Sort()
	return dir, r
}

func TestCompare(t *testing.T) {
	ours := func(path string) bool { return strings.HasPrefix(filepath.Base(path), "INTERN-") }
	for _, tt := range []struct {
		name string
		do   func(dir string)
		want []seal.Difference
	}{
		{"nothing", func(string) {}, nil},
		{"as long, other bytes", func(d string) { write(t, d, "offer/a.md", "offer/a.mD") }, []seal.Difference{{"offer/a.md", seal.Changed}}},
		{"longer", func(d string) { write(t, d, "offer/a.md", "offer/a.md ") }, []seal.Difference{{"offer/a.md", seal.Changed}}},
		{"empty", func(d string) { write(t, d, "offer/b ü.md", "") }, []seal.Difference{{"offer/b ü.md", seal.Changed}}},
		{
			"gone, and there under another name", func(d string) { _ = os.Rename(d+"/offer/a.md", d+"/offer/A2.md") },
			[]seal.Difference{{"offer/A2.md", seal.Added}, {"offer/a.md", seal.Gone}},
		},
		{"the ruleset beside it", func(d string) { write(t, d, "../house.yaml", "other") }, []seal.Difference{{"../house.yaml", seal.Changed}}},
		{"new, without a byte", func(d string) { write(t, d, "offer/c.pdf", "") }, []seal.Difference{{"offer/c.pdf", seal.Added}}},
		{"a folder without files", func(d string) { _ = os.Mkdir(d+"/empty", 0o755) }, nil},
		{"the seal", func(d string) { write(t, d, seal.Name, "x"); write(t, d, seal.Page, "x") }, nil},
		{"ours, made meanwhile", func(d string) { write(t, d, "offer/INTERN-m.xlsx", "x") }, nil},
		{"open in Office", func(d string) { write(t, d, "~$a.xlsx", "x"); write(t, d, ".~lock.a.ods#", "x") }, nil},
		{"hidden", func(d string) { write(t, d, ".DS_Store", "x"); write(t, d, ".git/config", "x") }, nil},
		{"a bid within", func(d string) { write(t, d, "lot-2/offerlint.yaml", "x"); write(t, d, "lot-2/a.md", "x") }, nil},
	} {
		dir, r := sealed(t)
		tt.do(dir)
		got, err := r.Compare(dir, ours)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

// What cannot be compared is an error, and never unchanged.
func TestCompareCannotTell(t *testing.T) {
	dir, r := sealed(t)
	if err := os.Remove(filepath.Join(dir, "offer", "a.md")); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "offer/a.md/inner.md", "a folder in the place of a file")
	if got, err := r.Compare(dir, func(string) bool { return false }); err == nil {
		t.Errorf("compared: %v", got)
	}
}

// Only those are said to have verified a response who saw what is handed in.
func TestMakeListsWhatWasVerified(t *testing.T) {
	c := func(id, text string) *lint.Criterion {
		return &lint.Criterion{ID: id, Extras: &lint.Extras{Fingerprint: lint.Fingerprint{Text: text}}}
	}
	one, two, three := c("K-1", "a"), c("K-2", "b"), c("K-3", "c")
	v := func(of *lint.Criterion, by, judged string) *lint.Verification {
		return &lint.Verification{Entry: lint.Entry{Criterion: of.ID}, By: by, Judged: lint.Fingerprint{Text: judged}}
	}
	bid := &lint.Bid{Criteria: []*lint.Criterion{one, two, three}}
	(&lint.Register{File: "register.yaml", Verifications: []*lint.Verification{
		v(one, "earlier", "a"), v(two, "another wording", "x"), v(three, "without a wording", ""), v(one, "a.example", "a"),
	}}).Bind(bid)
	r := seal.Make(&lint.Result{Bid: bid}, seal.Head{}, nil)
	if diff := cmp.Diff([]seal.Verification{{Criterion: "K-1", By: "a.example"}}, r.Verified); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestReadRefuses(t *testing.T) {
	for _, text := range []string{
		"", "{}", `{"version": 2, "files": [{"path": "a"}]}`, `{"version": 1}`, `{"version": 1, "files": []}`,
		`{"version": 1, "other": 1, "files": [{"path": "a"}]}`, `{"version": 1, "files": [{"path": "a"}]} more`,
	} {
		dir := t.TempDir()
		write(t, dir, seal.Name, text)
		if r, err := seal.Read(dir); err == nil {
			t.Errorf("%s: read as %+v", text, r)
		}
	}
}
