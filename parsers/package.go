package parsers

import (
	"path"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
)

// matchRequired notes which files of the package each required document asks for. Names are compared in NFC: a Mac writes
// umlauts in two runes. Files of the customer's, notes of other programs and what offerlint made are no documents of ours.
func (r *reader) matchRequired() {
	for _, want := range r.cfg.RequiredDocuments {
		want.Found = nil
		for _, d := range r.docs {
			if d.Side != lint.SideCustomer && d.Role != "config" && d.Role != "lock" && d.Role != madeByRole && r.asked(want, d.File) {
				want.Found = append(want.Found, d)
			}
		}
	}
}

// asked reports whether a pattern of the entry matches a file. The folder of the bid is no part of the pattern: its own name
// may hold signs of one.
func (r *reader) asked(want *lint.RequiredDocument, name string) bool {
	inside := name
	if dir := r.printed(r.cfg.Dir); dir != "." {
		inside = strings.TrimPrefix(name, strings.TrimSuffix(dir, "/")+"/")
	}
	inside = norm.NFC.String(inside)
	for _, p := range want.Files {
		p = norm.NFC.String(path.Clean(p))
		// A name that holds brackets may be meant as it stands.
		if ok, err := doublestar.Match(p, inside); p == inside || err == nil && ok {
			return true
		}
	}
	return false
}
