// Package repo asks Git which files a change touches and where its hooks lie, and installs hooks. It runs the git program, and
// changes nothing but hooks.
package repo

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A Repo is a working tree of Git.
type Repo struct {
	// Root is its folder, absolute, without symbolic links.
	Root string
}

// Open finds the working tree that a folder lies in.
func Open(dir string) (*Repo, error) {
	r := &Repo{Root: dir}
	out, err := r.git("rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root := strings.TrimRight(string(out), "\r\n")
	if root == "" { // inside .git
		return nil, errors.New("this folder belongs to no working tree of Git")
	}
	if r.Root, err = filepath.EvalSymlinks(filepath.FromSlash(root)); err != nil {
		return nil, fmt.Errorf("the folder of the repository: %w", err)
	}
	return r, nil
}

// ChangedSince lists the files that differ between a revision and the working tree: committed since, staged, only changed, new
// and not ignored, or removed. On a branch that goes its own way it counts from where that began, so that work of others
// does not count. Paths are absolute and sorted; both names of a renamed file are there. Files that Git ignores are unknown to it.
func (r *Repo) ChangedSince(rev string) ([]string, error) {
	if strings.HasPrefix(rev, "-") || rev == "" {
		return nil, fmt.Errorf("%q is no revision", rev)
	}
	commit, err := r.git("rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("revision %q is not known here; in CI, fetch the whole history (fetch-depth: 0)", rev)
	}
	base, err := r.git("merge-base", strings.TrimSpace(string(commit)), "HEAD")
	if err != nil {
		return nil, fmt.Errorf("revision %q and what is checked out have no common ancestor here; in CI, fetch the whole history (fetch-depth: 0)", rev)
	}
	changed, err := r.files("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", strings.TrimSpace(string(base)), "--")
	if err != nil {
		return nil, err
	}
	added, err := r.files("ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	return sorted(append(changed, added...)), nil
}

// Staged lists the files that the next commit changes. Before the first commit these are all that are staged.
func (r *Repo) Staged() ([]string, error) {
	against := "HEAD"
	if _, err := r.git("rev-parse", "--verify", "--quiet", "HEAD"); err != nil {
		empty, err := r.git("hash-object", "-t", "tree", "--stdin") // the tree without files, whichever hash the repository uses
		if err != nil {
			return nil, err
		}
		against = strings.TrimSpace(string(empty))
	}
	return r.files("diff", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff", against, "--")
}

// Unstaged lists the files that Git knows and that differ from what is staged.
func (r *Repo) Unstaged() ([]string, error) {
	return r.files("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--")
}

// Pushed lists the files that the commits of a push touch: those of local that the remote does not have. Before is the commit
// that the remote's branch is at, or only zeros where it has no such branch.
func (r *Repo) Pushed(remote, local, before string) ([]string, error) {
	known := "--remotes=" + remote
	if strings.Trim(before, "0") != "" {
		if _, err := r.git("cat-file", "-e", before+"^{commit}"); err == nil {
			known = before
		}
	}
	return r.files("log", "--format=", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--diff-merges=first-parent", local, "--not", known, "--")
}

// CheckedOut reports whether a commit, or the one that a tag names, is the one that the working tree began with.
func (r *Repo) CheckedOut(commit string) bool {
	head, err := r.git("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
	named, errNamed := r.git("rev-parse", "--verify", "--quiet", "--end-of-options", commit+"^{commit}")
	return err == nil && errNamed == nil && bytes.Equal(head, named)
}

// files runs a command that prints names ended by NUL, and makes them absolute and sorted.
func (r *Repo) files(args ...string) ([]string, error) {
	out, err := r.git(args...)
	if err != nil {
		return nil, err
	}
	var names []string
	for name := range bytes.SplitSeq(out, []byte{0}) {
		// git log puts a line break before the names of each commit.
		if s := strings.TrimLeft(string(name), "\n"); s != "" {
			names = append(names, filepath.Join(r.Root, filepath.FromSlash(s)))
		}
	}
	return sorted(names), nil
}

func sorted(names []string) []string {
	slices.Sort(names)
	return slices.Compact(names)
}

// git runs the program in the folder of the repository; what it says about a failure becomes the error.
func (r *Repo) git(args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-C", r.Root}, args...)...)
	// The words of Git are for messages, and the same everywhere.
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("git is not installed here, or not on the PATH")
	case err != nil && strings.Contains(said.String(), "not a git repository"):
		return nil, errors.New("this folder is not in a Git repository")
	case err != nil:
		why := strings.TrimSpace(said.String())
		if why == "" {
			why = err.Error()
		}
		return nil, fmt.Errorf("git %s: %s", args[0], strings.ReplaceAll(why, "\n", "; "))
	}
	return out, nil
}
