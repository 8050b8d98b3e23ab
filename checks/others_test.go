package checks_test

import (
	"path"
	"path/filepath"
	"testing"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

// others reads the bids in the folders of an example, as the command does with those beside a bid.
func (e *example) others(t *testing.T, bid *lint.Bid) {
	t.Helper()
	var configs []lint.Config
	for _, name := range e.names() {
		if path.Base(name) != config.Name || path.Dir(name) == "." {
			continue
		}
		f, err := config.Load(filepath.FromSlash(name), name)
		must(t, err)
		configs = append(configs, f.Config)
		bid.Others = append(bid.Others, lint.OtherBid{Name: f.Name, Customer: f.Customer, Tender: f.Tender, File: name})
	}
	named, err := checks.NamedOthers(bid)
	must(t, err)
	for i, c := range configs {
		if named[i] {
			other, err := parsers.Read(c)
			must(t, err)
			bid.Others[i].Passages = other.Passages
		}
	}
}
