package main

import "testing"

// What go run built is gone when a hook wants to run it.
func TestFleeting(t *testing.T) {
	for program, want := range map[string]bool{
		"/tmp/go-build4711/b001/exe/offerlint":                   true,
		"/home/a.muster/.cache/go-build/3f/3f11e0-d/offerlint":   true,
		"/home/a.muster/go/bin/offerlint":                        false,
		"/home/a.muster/go-projects/offerlint/offerlint":         false,
		"/usr/local/bin/offerlint":                               false,
		"/Users/a/Library/Caches/go-build/0a/0a2b3c-d/offerlint": true,
	} {
		if got := fleeting(program); got != want {
			t.Errorf("%s: %t", program, got)
		}
	}
}
