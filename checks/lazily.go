package checks

import (
	"regexp"
	"sync"
)

// lazily is regexp.MustCompile, put off until the pattern is used: most commands check nothing.
func lazily(source string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
}
