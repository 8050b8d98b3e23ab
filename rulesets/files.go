package rulesets

import (
	"slices"

	"github.com/offerlint/offerlint/strictyaml"
)

// Files lists the files that layers are read from, with those that they extend, absolute and sorted. Built-in rulesets are none.
// The error says which of the files cannot be read.
func Files(layers ...Layer) ([]string, error) {
	s := &stack{seen: map[string]bool{}, spare: true}
	for _, l := range layers {
		if l.Rules == nil && isFile(l.Name) {
			s.add(l)
		}
	}
	slices.Sort(s.files)
	return s.files, strictyaml.Join(s.errs...)
}
