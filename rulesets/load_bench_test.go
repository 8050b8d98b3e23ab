package rulesets_test

import (
	"testing"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/rulesets"
)

// BenchmarkLoad measures what every run pays before it reads a file: the built-in rules, with their examples.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"}); err != nil {
			b.Fatal(err)
		}
	}
}
