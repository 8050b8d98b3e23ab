package checks

import words "github.com/offerlint/offerlint/parsers/pattern"

// A lazyRegexp is a regular expression that is compiled when a text comes that it may match: most commands check nothing, and
// most texts hold no word of it.
type lazyRegexp = words.Pattern

// lazily makes a lazyRegexp. It is a function, so that what is put off and what is not read alike.
func lazily(source string) func() *lazyRegexp {
	p := words.Must(source)
	return func() *lazyRegexp { return p }
}
