package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

// mostOthers bounds the bids beside this one that are looked at; further ones are named in a line.
const mostOthers = 200

// findOthers notes the other bids of the run and those in the folders beside the bid's, for the check that looks for what was
// copied from them. Their offers are read only where this one names them. A bid that cannot be read is said to be left out:
// it is no fault of this one.
func (a *app) findOthers(t target, bid *lint.Bid, set *lint.Ruleset) error {
	if t.file == nil || !slices.ContainsFunc(set.Rules, func(r *lint.Rule) bool { return r.Check.ID == "other-bid-residue" }) {
		return nil
	}
	configs := a.besides(t)
	for _, c := range configs {
		bid.Others = append(bid.Others, lint.OtherBid{Name: c.Name, Customer: c.Customer, Tender: c.Tender, File: c.File})
	}
	named, err := checks.NamedOthers(bid)
	if err != nil {
		return err
	}
	for i, c := range configs {
		if !named[i] {
			continue
		}
		c.Today = bid.Config.Today
		other, err := parsers.Read(c)
		if err != nil {
			a.leaveOut(c.File, err)
			continue
		}
		bid.Others[i].Passages = other.Passages
	}
	return nil
}

// leaveOut says that sentences copied from a bid are not looked for.
func (a *app) leaveOut(name string, err error) {
	a.complain(fmt.Errorf("%s: sentences copied from this bid are not looked for: %w", name, err))
}

// besides are the configs of the other bids, by the names of their files.
func (a *app) besides(t target) []lint.Config {
	seen := map[string]bool{t.real: true} // a bid that a link leads to as well is one bid
	var out []lint.Config
	var entries []os.DirEntry
	for _, o := range a.bids {
		if o.file != nil && !seen[o.real] {
			seen[o.real] = true
			out = append(out, o.config)
		}
	}
	parent := filepath.Join(t.config.Dir, "..")
	folder, err := real(parent)
	if err == nil {
		entries, err = os.ReadDir(folder)
	}
	if err != nil {
		a.complain(fmt.Errorf("%s: bids beside this one are not looked for: %w", printed(parent), err))
	}
	for _, e := range entries {
		path, at := filepath.Join(parent, e.Name(), config.Name), filepath.Join(folder, e.Name(), config.Name)
		if e.Type()&os.ModeSymlink != 0 {
			at = realFile(path)
		}
		if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || seen[at] {
			continue
		}
		seen[at] = true
		if len(out) >= mostOthers {
			a.leaveOut(printed(path), fmt.Errorf("more than %d bids lie beside each other", mostOthers))
			break
		}
		f, err := config.Load(path, printed(path))
		if err != nil {
			a.leaveOut(printed(path), err)
			continue
		}
		out = append(out, f.Config)
	}
	slices.SortFunc(out, func(a, b lint.Config) int { return cmp.Compare(a.File, b.File) })
	return out
}
