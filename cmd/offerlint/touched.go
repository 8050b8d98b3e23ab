package main

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/repo"
	"github.com/offerlint/offerlint/rulesets"
)

// changedSince chooses, among targets, the bids that a change touches, and among the faults of those that cannot be read.
func (a *app) changedSince(rev string, targets []target, faults error, flags []string) ([]target, error) {
	r, err := repo.Open(".")
	if err != nil {
		return nil, errors.Join(faults, fmt.Errorf("--changed-since: %w", err))
	}
	changed, err := r.ChangedSince(rev)
	if err != nil {
		return nil, errors.Join(faults, fmt.Errorf("--changed-since: %w", err))
	}
	targets, err = a.touched(changed, targets, flags)
	return targets, errors.Join(a.touchedFaults(changed, faults), err)
}

// touchedFaults keeps, of the faults of bids, those of bids in whose folder something changed, and all that are about no bid. The others
// are only mentioned: what somebody broke elsewhere would else stop everybody.
func (a *app) touchedFaults(changed []string, faults error) error {
	var joined interface{ Unwrap() []error }
	if !errors.As(faults, &joined) {
		return faults
	}
	var left []error
	for _, err := range joined.Unwrap() {
		var bid unreadable
		if errors.As(err, &bid) {
			own := target{file: &config.File{}, config: lint.Config{Dir: filepath.Dir(bid.file)}}
			if hit, err := own.touched(changed, nil); err == nil && !hit {
				a.complain(bid)
				continue
			}
		}
		left = append(left, err)
	}
	return errors.Join(left...)
}

// touched chooses, among targets, the bids that one of the changed files is a part of. A missing answer is never on a changed line:
// a bid is chosen and checked as a whole.
func (a *app) touched(changed []string, targets []target, flags []string) ([]target, error) {
	var out []target
	for _, t := range targets {
		hit, err := t.touched(changed, flags)
		if err != nil {
			return nil, err
		}
		if hit {
			out = append(out, t)
		}
	}
	return out, nil
}

// touched reports whether one of the files, which are absolute, is a part of the bid: lies in its folder, or is a ruleset, a
// register or a file of the customer's or ours that it names elsewhere.
func (t target) touched(files, flags []string) (bool, error) {
	dir, err := real(t.config.Dir)
	if err != nil {
		return false, err
	}
	own, err := rulesets.Files(layers(t, flags)...)
	if err != nil {
		return true, nil // what it is made of is not known; the check says what is wrong
	}
	for i := range own {
		own[i] = realFile(own[i])
	}
	patterns := t.elsewhere()
	for _, f := range files {
		rel, err := filepath.Rel(dir, f)
		switch {
		case err != nil: // another drive of Windows
		case filepath.IsLocal(rel) && t.file != nil, holds(f, dir):
			return true, nil
		case slices.ContainsFunc(patterns, func(p string) bool { return within(p, filepath.ToSlash(rel)) }):
			return true, nil
		}
		if slices.ContainsFunc(own, func(file string) bool { return holds(f, file) }) {
			return true, nil
		}
	}
	return false, nil
}

// holds reports whether one path is another or a folder above it. What Git says of a repository within, a submodule, is that its
// folder changed.
func holds(path, other string) bool {
	rel, err := filepath.Rel(path, other)
	return err == nil && filepath.IsLocal(rel)
}

// elsewhere are the paths and globs by which a bid names files outside of its folder, relative to it.
func (t target) elsewhere() []string {
	c := t.config
	all := append([]string{c.Register, path.Join(path.Dir(c.Register), register.HistoryName)}, c.Package...)
	for _, f := range c.RFP {
		all = append(all, f.Path, f.Criteria)
	}
	for _, f := range c.Clarifications {
		all = append(all, f.Path)
	}
	for _, f := range c.Offer {
		all = append(all, f.Path)
	}
	for _, d := range c.RequiredDocuments {
		all = append(all, d.Files...)
	}
	var out []string
	for _, p := range all {
		if filepath.IsAbs(filepath.FromSlash(p)) {
			dir, err := real(c.Dir)
			if err != nil {
				continue
			}
			if p, err = filepath.Rel(dir, realFile(filepath.FromSlash(p))); err != nil {
				continue
			}
		}
		if p = path.Clean(filepath.ToSlash(p)); strings.HasPrefix(p, "../") || t.file == nil {
			out = append(out, p)
		}
	}
	return out
}

// within reports whether a path is what a path or glob names, lies in the folder that it names, or is a folder above it. Both count
// from the same folder.
func within(pattern, name string) bool {
	if name == pattern || strings.HasPrefix(name, pattern+"/") || strings.HasPrefix(pattern, name+"/") {
		return true
	}
	ok, err := doublestar.Match(pattern, name)
	return ok && err == nil // a faulty pattern is reported where it is read
}

// real is a folder as Git names it: absolute, without symbolic links.
func real(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(abs)
}

// realFile is real for a file that may not be there.
func realFile(file string) string {
	dir, err := real(filepath.Dir(file))
	if err != nil {
		return file
	}
	return filepath.Join(dir, filepath.Base(file))
}

// narrow chooses, among targets and the faults of those that cannot be read, what --changed-since and --shard leave.
func (a *app) narrow(targets []target, faults error, f checkFlags) ([]target, error) {
	if f.changedSince != "" {
		targets, faults = a.changedSince(f.changedSince, targets, faults, f.rulesets)
		if len(targets) == 0 && faults == nil && !a.quiet {
			a.complain(fmt.Errorf("no bid is touched by what changed since %s", f.changedSince))
		}
	}
	targets, err := part(targets, f.shard)
	return targets, errors.Join(faults, err)
}

// part is what K/N says of a list; all of it for "".
func part(list []target, shard string) ([]target, error) {
	if shard == "" {
		return list, nil
	}
	k, n, ok := strings.Cut(shard, "/")
	which, errK := strconv.Atoi(k)
	of, errN := strconv.Atoi(n)
	if !ok || errK != nil || errN != nil || which < 1 || which > of {
		return nil, fmt.Errorf("--shard: %q is no part, want K/N such as 1/4", shard)
	}
	return share(list, which, of), nil
}

// share is the k-th of n parts of a list. Neighbours go to different parts: they may be the large ones of one customer.
func share(list []target, k, n int) []target {
	var out []target
	for i := k - 1; i < len(list); i += n {
		out = append(out, list[i])
	}
	return out
}

// everywhere is what --changed-since looks through where no bid is named: every bid below, or the one that we are in.
func everywhere(args []string, f checkFlags) []string {
	if len(args)+len(f.rfp)+len(f.offer) > 0 {
		return args
	}
	if below, err := config.Below("."); err == nil && len(below) == 0 {
		return nil
	}
	return []string{"./..."}
}
