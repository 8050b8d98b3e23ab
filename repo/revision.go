package repo

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
)

// At is a file as it was at a revision, and the name that it had then, relative to the root with forward slashes: it may have
// been renamed since. The content is what a checkout would write, out of Git LFS as well.
func (r *Repo) At(rev, file string) (content []byte, name string, err error) {
	if strings.HasPrefix(rev, "-") || rev == "" {
		return nil, "", fmt.Errorf("%q is no revision", rev)
	}
	hash, err := r.git("rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return nil, "", fmt.Errorf("revision %q is not known here; in CI, fetch the whole history (fetch-depth: 0)", rev)
	}
	commit := strings.TrimSpace(string(hash))
	if name, err = r.inside(file); err != nil {
		return nil, "", err
	}
	if !r.has(commit, name) {
		former := r.formerName(commit, name)
		if former == "" {
			return nil, "", fmt.Errorf("revision %q does not have this file, under this name or one that it was renamed from", rev)
		}
		name = former
	}
	content, err = r.git("cat-file", "--filters", commit+":"+name)
	return content, name, err
}

// inside is the name of a file relative to the root, with forward slashes.
func (r *Repo) inside(file string) (string, error) {
	dir, err := filepath.Abs(filepath.Dir(file))
	if err == nil {
		dir, err = filepath.EvalSymlinks(dir)
	}
	if err != nil {
		return "", err
	}
	rel, err := filepath.Rel(r.Root, filepath.Join(dir, filepath.Base(file)))
	if err != nil {
		return "", err
	}
	return filepath.ToSlash(rel), nil
}

// has reports whether a commit has a file.
func (r *Repo) has(commit, name string) bool {
	kind, err := r.git("cat-file", "-t", commit+":"+name)
	return err == nil && strings.TrimSpace(string(kind)) == "blob"
}

// formerName follows a file back through its renames since a commit, those that are only staged included; "" where the commit
// has it under no name.
func (r *Repo) formerName(commit, name string) string {
	// Without names of files Git finds what was renamed; with them it would only see that the new one came.
	if staged, err := r.git("diff", "--cached", "-z", "--find-renames", "--name-status", "--diff-filter=R", "HEAD"); err == nil {
		name = renamed(staged, name)
	}
	if r.has(commit, name) {
		return name
	}
	out, err := r.git("log", "-z", "--find-renames", "--name-status", "--diff-filter=R", "--format=", "--topo-order", commit+"..HEAD")
	if err != nil {
		return ""
	}
	if name = renamed(out, name); r.has(commit, name) {
		return name
	}
	return ""
}

// renamed reads pairs of names, the newest first, and follows one back.
func renamed(out []byte, name string) string {
	fields := bytes.Split(out, []byte{0})
	for i := 0; i+2 < len(fields); i++ {
		if status := strings.TrimLeft(string(fields[i]), "\n"); len(status) < 2 || status[0] != 'R' {
			continue
		}
		if string(fields[i+2]) == name {
			name = string(fields[i+1])
		}
		i += 2
	}
	return name
}
