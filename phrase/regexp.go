package phrase

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"
	"sync"
)

// CheckRegexp refuses what a regular expression of Go cannot mean for German: \b, \w, \s and classes such as [:alpha:]
// know ASCII only, so that \büber\b finds nothing in "gehen über Nacht" and \s misses the no-break space of "99,9 %".
// Whether the rest is well-formed is not its business. An error that has a place tells it with Offset, in bytes.
func CheckRegexp(pattern string) error {
	found, at := asciiOnly(pattern)
	if found == "" {
		return nil
	}
	return regexpError{at, found + ` in a pattern knows ASCII only: it misses ä, é and no-break spaces; ` +
		`write [\p{L}\p{N}] for letters and digits, [\p{Z}\t\n] for blanks, (^|[^\p{L}]) for the start of a word`}
}

// Regexp compiles a regular expression that is sound in the sense of CheckRegexp and matches something.
func Regexp(pattern string) (*regexp.Regexp, error) {
	if err := CheckRegexp(pattern); err != nil {
		return nil, err
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		fault, ok := err.(*syntax.Error) //nolint:errorlint // regexp.Compile returns it unwrapped
		if !ok {
			return nil, err
		}
		return nil, regexpError{max(strings.Index(pattern, fault.Expr), 0), fmt.Sprintf("%s: %q", fault.Code, fault.Expr)}
	}
	if re.MatchString("") {
		return nil, regexpError{0, fmt.Sprintf("%q matches an empty text, and so everything", pattern)}
	}
	return re, nil
}

type regexpError struct {
	at  int
	msg string
}

// Error implements error.
func (e regexpError) Error() string { return e.msg }

// Offset is the byte of the pattern at which the fault is.
func (e regexpError) Offset() int { return e.at }

var posixClass = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\[:\^?[a-z]+:\]`) })

// asciiOnly is the first part of a pattern that knows ASCII letters and blanks only, and its place; "" if there is none.
// A backspace is what is left of \b in double quotes.
func asciiOnly(pattern string) (found string, at int) {
	for i := 0; i < len(pattern); i++ {
		switch {
		case pattern[i] == '\b':
			return `\b`, i
		case pattern[i] == '\\' && i+1 < len(pattern):
			if strings.IndexByte("bBwWsS", pattern[i+1]) >= 0 {
				return pattern[i : i+2], i
			}
			i++
		case pattern[i] == '[':
			if found := posixClass().FindString(pattern[i:]); found != "" {
				return found, i
			}
		}
	}
	return "", 0
}
