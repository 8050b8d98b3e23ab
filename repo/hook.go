package repo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A Hook is one that we install: its name in Git, pre-commit or pre-push, and the program that it runs.
type Hook struct {
	Name string
	// Program is the path of offerlint, used where none is on the PATH.
	Program string
	// Flags are handed to offerlint hook run.
	Flags []string
}

// HookNames are the hooks that can be installed.
func HookNames() []string { return []string{"pre-commit", "pre-push"} }

// mark is in the second line of every hook of ours.
const mark = "# Installed by offerlint."

// kept is the name under which a hook that was there before is kept, and run first.
func kept(path string) string { return path + ".before-offerlint" }

// Install writes a hook and gives its path. A hook of somebody else that is there already is kept and runs first; one of ours is
// replaced. A folder of hooks that other repositories share is refused.
func (r *Repo) Install(h Hook) (path string, err error) {
	if path, err = r.hookFile(h.Name); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", err
	}
	theirs, err := others(path)
	if err != nil {
		return "", err
	}
	if theirs {
		if _, err := os.Lstat(kept(path)); err == nil {
			return "", fmt.Errorf("%s: this hook is not ours, and %s is there as well; put one of them away first", path, kept(path))
		}
		if err := os.Rename(path, kept(path)); err != nil {
			return "", err
		}
	}
	if err := os.WriteFile(path, []byte(h.script()), 0o755); err != nil {
		return "", err
	}
	return path, os.Chmod(path, 0o755) // one of ours may have been there with another mode
}

// Uninstall takes our hook away and puts the one that was there before back. It is an error if there is none of ours.
func (r *Repo) Uninstall(name string) (path string, err error) {
	if path, err = r.hookFile(name); err != nil {
		return "", err
	}
	theirs, err := others(path)
	if err != nil {
		return "", err
	}
	if _, err := os.Lstat(path); err != nil || theirs {
		return "", fmt.Errorf("%s: no hook of offerlint is installed there", path)
	}
	err = os.Rename(kept(path), path)
	if errors.Is(err, fs.ErrNotExist) {
		err = os.Remove(path)
	}
	return path, err
}

// hookFile is where Git looks for a hook of this repository.
func (r *Repo) hookFile(name string) (string, error) {
	out, err := r.git("rev-parse", "--git-path", "hooks")
	if err != nil {
		return "", err
	}
	dir := r.absolute(out)
	if managed := filepath.Join(dir, "h"); filepath.Base(dir) == "_" && regular(managed) {
		return "", fmt.Errorf("%s: husky writes this folder anew; put \"offerlint hook run %s\" into %s instead", filepath.ToSlash(dir), name,
			filepath.ToSlash(filepath.Join(filepath.Dir(dir), name)))
	}
	if out, err = r.git("rev-parse", "--git-common-dir"); err != nil {
		return "", err
	}
	for _, ours := range []string{r.Root, r.absolute(out)} {
		if rel, err := filepath.Rel(ours, dir); err == nil && filepath.IsLocal(rel) {
			return filepath.Join(dir, name), nil
		}
	}
	return "", fmt.Errorf("core.hooksPath of Git is %s, which other repositories may share; call \"offerlint hook run %s\" from the hook there, "+
		"or set core.hooksPath for this repository", filepath.ToSlash(dir), name)
}

func regular(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// absolute is a path that Git printed, from the folder of the repository.
func (r *Repo) absolute(printed []byte) string {
	path := filepath.FromSlash(strings.TrimRight(string(printed), "\r\n"))
	if !filepath.IsAbs(path) {
		path = filepath.Join(r.Root, path)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}

// others reports whether a hook is there that we did not write.
func others(path string) (bool, error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return true, nil // a link to what is not there
	}
	return !strings.Contains(string(data), "\n"+mark), err
}

// script is the hook. Git runs it with a shell on every system, on Windows with the one that it brings. A hook that was there before
// may see by its own name which one it is, as those of husky do; a shell is told the name that it had.
func (h Hook) script() string {
	flags := ""
	for _, f := range h.Flags {
		flags += " " + quote(f)
	}
	return strings.NewReplacer("MARK", mark, "NAME", h.Name, "PROGRAM", quote(filepath.ToSlash(h.Program)), "FLAGS", flags).Replace(`#!/bin/sh
MARK "offerlint hook uninstall NAME" takes it away again.
program=PROGRAM
if command -v offerlint >/dev/null 2>&1; then
	program=offerlint
elif ! command -v "$program" >/dev/null 2>&1; then
	echo "offerlint: the program is not found; install it, or remove $0" >&2
	exit 1
fi
input=
[ -t 0 ] || input=$(cat)
kept="$(dirname "$0")/NAME.before-offerlint"
if [ -x "$kept" ]; then
	first=
	IFS= read -r first <"$kept" || :
	case "$first " in
	"#!"*[/\ ]"sh "* | "#!"*[/\ ]"bash "* | "#!"*[/\ ]"dash "* | "#!"*[/\ ]"zsh "*)
		printf '%s\n' "$input" | OFFERLINT_KEPT="$kept" ${first#??} -c '. "$OFFERLINT_KEPT"' "$0" "$@" || exit $?
		;;
	*)
		printf '%s\n' "$input" | "$kept" "$@" || exit $?
		;;
	esac
fi
printf '%s\n' "$input" | "$program" hook run NAMEFLAGS "$@"
`)
}

// quote makes a word of the shell.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
