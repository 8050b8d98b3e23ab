package parsers

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
)

// expected compares what was read with the control totals of the config.
func expected(f file, own []*lint.Criterion, positions []*lint.Position) error {
	got := map[string]int{"criteria": len(own)}
	for _, c := range own {
		got[c.Obligation.String()]++
	}
	for _, p := range positions {
		if p.At.File == f.name {
			got["positions"]++
		}
	}
	var errs []error
	for _, what := range slices.Sorted(maps.Keys(f.rfp.Expect)) {
		if want := f.rfp.Expect[what]; got[what] != want {
			errs = append(errs, fmt.Errorf("%s: %s: expect says %d %s, but %d were read; offerlint criteria shows them; correct expect if the file is right",
				f.rfp.At, f.name, want, what, got[what]))
		}
	}
	return errors.Join(errs...)
}

// A lot is a file of the customer's and the criteria in it, repeated ones included: folded ID → key.
type lot struct {
	f    file
	keys map[string]string
}

// sameTwice refuses two files of the customer's that hold mostly the same criteria: two versions side by side would be
// answered twice, or the wrong one.
func (r *reader) sameTwice(lots []lot) error {
	for i, a := range lots {
		for _, b := range lots[i+1:] {
			if mostlySame(a.keys, b.keys) {
				return fmt.Errorf("%s and %s hold mostly the same criteria; write replaces: %s at the newer one in offerlint.yaml, or leave one out",
					a.f.name, b.f.name, r.fromBid(a.f.name))
			}
		}
	}
	return nil
}

// fromBid is a printed path as offerlint.yaml would write it: relative to the bid's folder.
func (r *reader) fromBid(name string) string {
	rel, err := filepath.Rel(r.cfg.Dir, r.opened(name))
	if err != nil {
		return name
	}
	return filepath.ToSlash(rel)
}

// owner is the first owner in the config whose entry matches the criterion.
func (r *reader) owner(c *lint.Criterion) string {
	for _, o := range r.cfg.Owners {
		if anyMatch(o.Criteria, c.ID) || anyMatch(o.Sections, c.Section) || anyMatch(o.Sheets, c.At.Sheet) {
			return o.Who
		}
	}
	return ""
}

// anyMatch compares a value with patterns in which * stands for anything, folded.
func anyMatch(patterns []string, value string) bool {
	value = strings.ReplaceAll(fold.String(value), "/", "\x00")
	return value != "" && slices.ContainsFunc(patterns, func(p string) bool {
		p = strings.ReplaceAll(fold.String(p), "/", "\x00")
		ok, err := path.Match(p, value)
		return err == nil && ok || p == value
	})
}
