package strictyaml

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// An Error is a fault in a file, with its place. Line and Col are 1-based; Col counts bytes.
type Error struct {
	File string
	Line int
	Col  int
	Msg  string
}

// Error is the message, position first.
func (e *Error) Error() string { return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg) }

// Errorf is an error at the place of the node.
func (n *Node) Errorf(format string, args ...any) error {
	line, col := n.Pos()
	return &Error{File: n.File(), Line: line, Col: col, Msg: fmt.Sprintf(format, args...)}
}

// Join makes one error of many: joined errors are taken apart, nil and repeated ones left out, and those with a
// position sorted by it within their file; the files keep the order in which they come. It is nil if nothing is left.
func Join(errs ...error) error {
	type placed struct {
		err             error
		file, line, col int
	}
	var all []placed
	files := map[string]int{}
	seen := map[string]bool{}
	var add func(error)
	add = func(err error) {
		var joined interface{ Unwrap() []error }
		var e *Error
		switch {
		case err == nil || seen[err.Error()]:
		case errors.As(err, &joined):
			for _, err := range joined.Unwrap() {
				add(err)
			}
		case errors.As(err, &e):
			seen[err.Error()] = true
			if _, ok := files[e.File]; !ok {
				files[e.File] = len(files)
			}
			all = append(all, placed{err, files[e.File], e.Line, e.Col})
		default:
			seen[err.Error()] = true
			all = append(all, placed{err: err, file: len(errs) + len(all)})
		}
	}
	for _, err := range errs {
		add(err)
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.col, b.col))
	})
	out := make([]error, len(all))
	for i, p := range all {
		out[i] = p.err
	}
	return errors.Join(out...)
}

// Unknown is the message about a word that is not accepted: with the nearest match, else with all that are.
//
//	unknown key "mising", did you mean "missing"?
//	unknown stage "now", want one of draft, review, submit
func Unknown(what, got string, accepted []string) string {
	switch near := Nearest(got, accepted); {
	case near != "":
		return fmt.Sprintf("unknown %s %s, did you mean %q?", what, quote(got), near)
	case len(accepted) == 0:
		return fmt.Sprintf("unknown %s %s", what, quote(got))
	}
	return fmt.Sprintf("unknown %s %s, want one of %s", what, quote(got), strings.Join(accepted, ", "))
}

// maxWord is how many characters of a word are compared: enough for any name, and little enough for any file.
const maxWord = 64

// Nearest is the word of from that s was most likely meant to be, the first on a tie; "" if none is close. Case and the
// kind of separator do not count.
func Nearest(s string, from []string) string {
	best, bestDist := "", maxWord
	word := letters(s)
	for _, f := range from {
		other := letters(f)
		if dist := distance(word, other); dist < bestDist && dist <= max(len(word), len(other))/3 {
			best, bestDist = f, dist
		}
	}
	return best
}

func letters(s string) []rune {
	r := []rune(s)
	r = slices.Clone(r[:min(len(r), maxWord)])
	for i := range r {
		r[i] = unicode.ToLower(r[i])
		if r[i] == '_' || r[i] == ' ' {
			r[i] = '-'
		}
	}
	return r
}

// distance counts the letters put in, left out, replaced, or swapped with their neighbour.
func distance(a, b []rune) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}

// quote quotes what a person typed, cut to a length that fits a line.
func quote(s string) string {
	if r := []rune(s); len(r) > maxWord {
		s = string(r[:maxWord]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
