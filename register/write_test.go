package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A dying storage ends all work at its n-th step, as a process does that is killed: what it did before stays, and nothing
// more happens, not even cleaning up.
type dying struct {
	disk
	steps *int
}

var errKilled = errors.New("killed")

func (d dying) step() error {
	if *d.steps--; *d.steps < 0 {
		return errKilled
	}
	return nil
}

func (d dying) create(name string) (file, error) {
	if err := d.step(); err != nil {
		return nil, err
	}
	f, err := d.disk.create(name)
	return dyingFile{f, d}, err
}

func (d dying) rename(from, to string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.disk.rename(from, to)
}

func (d dying) remove(name string) error {
	if err := d.step(); err != nil {
		return err
	}
	return d.disk.remove(name)
}

type dyingFile struct {
	file
	d dying
}

// Write writes byte by byte, and may be killed before each.
func (f dyingFile) Write(b []byte) (int, error) {
	for i := range b {
		if err := f.d.step(); err != nil {
			return i, err
		}
		if _, err := f.file.Write(b[i : i+1]); err != nil {
			return i, err
		}
	}
	return len(b), nil
}

func (f dyingFile) Sync() error {
	if err := f.d.step(); err != nil {
		return err
	}
	return f.file.Sync()
}

func TestKilledWriteLeavesOldOrNew(t *testing.T) {
	name := filepath.Join(t.TempDir(), "register.yaml")
	const old, new = "evidence: []\n# old\n", "evidence:\n  - {id: new}\n"
	outcomes := map[string]int{}
	for n := range 100 {
		if err := os.WriteFile(name, []byte(old), 0o600); err != nil {
			t.Fatal(err)
		}
		steps := n
		err := replace(dying{disk{0o600}, &steps}, name, []byte(new))
		got, readErr := os.ReadFile(name)
		if readErr != nil {
			t.Fatal(readErr)
		}
		if s := string(got); s != old && s != new || (err == nil) != (s == new) {
			t.Fatalf("killed at step %d (%v): %q", n, err, s)
		}
		outcomes[string(got)]++
		// A later command works all the same, whatever was left behind.
		if err := replace(disk{0o600}, name, []byte(new)); err != nil {
			t.Fatal(err)
		}
	}
	if outcomes[old] < len(new) || outcomes[new] == 0 {
		t.Errorf("outcomes %v: the test did not kill at every moment", outcomes)
	}
}

// A failing is a disk on which one thing goes wrong, and what comes after works: full for a moment, or a network drive.
type failing struct {
	disk
	at string
}

var errFull = errors.New("the disk is full")

func (f failing) fails(at string) error {
	if f.at == at {
		return errFull
	}
	return nil
}

func (f failing) create(name string) (file, error) {
	if err := f.fails("create"); err != nil {
		return nil, err
	}
	there, err := f.disk.create(name)
	return failingFile{there, f}, err
}

func (f failing) rename(from, to string) error {
	if err := f.fails("rename"); err != nil {
		return err
	}
	return f.disk.rename(from, to)
}

type failingFile struct {
	file
	f failing
}

func (f failingFile) Write(b []byte) (int, error) {
	if err := f.f.fails("write"); err != nil {
		n, _ := f.file.Write(b[:len(b)/2])
		return n, err
	}
	return f.file.Write(b)
}

func (f failingFile) Sync() error { return errors.Join(f.f.fails("sync"), f.file.Sync()) }

func (f failingFile) Close() error { return errors.Join(f.f.fails("close"), f.file.Close()) }

// TestFailedWriteKeepsOld: what could not be written whole is told, and takes the place of nothing.
func TestFailedWriteKeepsOld(t *testing.T) {
	for _, at := range []string{"create", "write", "sync", "close", "rename"} {
		dir := t.TempDir()
		name := filepath.Join(dir, "register.yaml")
		const old = "evidence: []\n"
		if err := os.WriteFile(name, []byte(old), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := replace(failing{disk{0o600}, at}, name, []byte("evidence: []\nquestions: []\n")); !errors.Is(err, errFull) {
			t.Errorf("%s failed: told %v", at, err)
		}
		if got, err := os.ReadFile(name); err != nil || string(got) != old {
			t.Errorf("%s failed: %q is there, %v", at, got, err)
		}
		if _, err := os.Stat(hidden(name, ".new")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s failed: the half file is still there", at)
		}
	}
}

func TestUpdateKeepsModeAndLinks(t *testing.T) {
	dir := t.TempDir()
	name, link := filepath.Join(dir, "there.yaml"), filepath.Join(dir, "register.yaml")
	if err := os.WriteFile(name, []byte("evidence:\n"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(name, link); err != nil {
		t.Skip(err)
	}
	err := Update(link, func(r, _ []byte) ([]byte, []byte, error) { return append(r, "# x\n"...), []byte("judged:\n"), nil })
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	if l, err := os.Lstat(link); err != nil || l.Mode()&os.ModeSymlink == 0 || info.Mode().Perm() != 0o640 {
		t.Errorf("link %v, mode %v, %v", l, info.Mode(), err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if diff := cmp.Diff([]string{HistoryName, "register.yaml", "there.yaml"}, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

func verified(id, by string) Write {
	return Write{List: "verifications", Same: []string{"criterion"}, Fields: []strictyaml.Pair{
		{Key: "criterion", Value: strictyaml.Quote(id)},
		{Key: "by", Value: strictyaml.Quote(by)},
		{Key: "on", Value: "2026-11-20"},
		{Key: "evidence"},
		{Key: "judged"},
	}}
}

// TestMain lets the test program be one of many that write at once.
func TestMain(m *testing.M) {
	id := os.Getenv("REGISTER_TEST_VERIFIES")
	if id == "" {
		os.Exit(m.Run())
	}
	name := os.Getenv("REGISTER_TEST_FILE")
	err := Update(name, func(now, past []byte) ([]byte, []byte, error) {
		out, err := Splice("register.yaml", nil, now, []Write{verified(id, "a.muster")})
		if err != nil {
			return nil, nil, err
		}
		past, err = Keep(past, lint.Parts{Text: "criterion " + id})
		return out, past, err
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func TestTwentyProcesses(t *testing.T) {
	name := filepath.Join(t.TempDir(), "register.yaml")
	const n = 20
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), fmt.Sprintf("REGISTER_TEST_VERIFIES=K-%d", i), "REGISTER_TEST_FILE="+name)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("process %d: %v\n%s", i, err, out)
			}
		})
	}
	all.Wait()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Read(src, "register.yaml")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, v := range r.Verifications {
		seen[v.Criterion] = true
	}
	if len(r.Verifications) != n || len(seen) != n {
		t.Errorf("%d entries about %d criteria, want %d\n%s", len(r.Verifications), len(seen), n, src)
	}
	bid := &lint.Bid{}
	if err := recall(bid, name); err != nil || len(bid.Register.Past) != n+1 { // the empty text, of obligation and response, is judged, too
		t.Errorf("the history has %d texts, %v", len(bid.Register.Past), err)
	}
}

// Registers that lie in one folder share their history, and none loses what another one's command wrote there.
func TestOneHistoryForManyRegisters(t *testing.T) {
	dir := t.TempDir()
	const n = 20
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			err := Update(filepath.Join(dir, fmt.Sprintf("register-%d.yaml", i)), func(_, past []byte) ([]byte, []byte, error) {
				past, err := Keep(past, lint.Parts{Text: fmt.Sprintf("criterion %d", i)})
				return nil, past, err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	bid := &lint.Bid{}
	if err := recall(bid, filepath.Join(dir, Name)); err != nil || len(bid.Register.Past) != n+1 { // and the empty text
		t.Errorf("the history has %d texts, %v", len(bid.Register.Past), err)
	}
}

func TestSplice(t *testing.T) {
	const before = "# ours\nverifications:\n  - {criterion: K-1, by: old, judged: \"\"} # first\n  - {criterion: K-2, by: old}\n"
	at := func(line int) lint.Location { return lint.Location{File: "register.yaml", Line: line, Col: 5} }
	again := verified("K-1", "new")
	again.Old = at(3)
	got, err := Splice("register.yaml", []byte(before), []byte("assumptions: []\n"+before), []Write{again, verified("K-3", "new")})
	want := "assumptions: []\n# ours\nverifications:\n  - {criterion: K-1, by: new, judged: \"\", on: 2026-11-20} # first\n" +
		"  - {criterion: K-2, by: old}\n  - {criterion: K-3, by: new, on: 2026-11-20}\n"
	if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	if _, err := Splice("register.yaml", []byte(before), []byte(before), []Write{again, again}); err != nil {
		t.Errorf("the same twice: %v", err)
	}
	const open = "verifications:\n  - criterion: K-1\n    by: a\n    judged:" // without the end of the last line
	last := verified("K-1", "new")
	last.Old = lint.Location{File: "register.yaml", Line: 2, Col: 5}
	if got, err := Splice("register.yaml", []byte(open), []byte(open), []Write{last, verified("K-2", "new")}); err != nil || !strings.Contains(string(got), "    judged:\n    on: 2026-11-20\n  - criterion: K-2\n") {
		t.Errorf("%v\n%s", err, got)
	}
	other := verified("K-1", "other")
	other.Old = at(3)
	if _, err := Splice("register.yaml", []byte(before), []byte(before), []Write{again, other}); err == nil {
		t.Error("two writes to one entry: the second one replaces the first in silence")
	}
	for _, tt := range []struct {
		now  string
		w    Write
		want string
	}{
		{strings.Replace(before, "K-1, by: old", "K-1, by: other", 1), again, "register.yaml:2:1: K-1 was changed by somebody else in the meantime; look at it and try again"},
		{before + "  - {criterion: k-3, by: other}\n", verified("K-3", "new"), "register.yaml:5:5: K-3 was entered by somebody else in the meantime; look at it and try again"},
		{before + "  - {criterion: K-3}\n", verified("K-4", "new"), "register.yaml:5:5: by is missing: who verified it?"},
	} {
		if _, err := Splice("register.yaml", []byte(before), []byte(tt.now), []Write{tt.w}); err == nil || err.Error() != tt.want {
			t.Errorf("want %s\ngot  %v", tt.want, err)
		}
	}
}
