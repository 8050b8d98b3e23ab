package parsers

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
)

// matchRequired notes which files of the package each required document asks for. Names are compared in NFC: a Mac writes
// umlauts in two runes. Files of the customer's, notes of other programs and what offerlint made are no documents of ours.
func (r *reader) matchRequired() error {
	for _, want := range r.cfg.RequiredDocuments {
		want.Found = nil
		for _, d := range r.docs {
			if ownFile(d) && r.matches(want.Files, d.File) {
				want.Found = append(want.Found, d)
				if d.Role == "not-read" {
					d.Side, d.Role, d.Reason = lint.SideOffer, "ours", ""
				}
			}
		}
		r.share(want)
		if want.MaxPages > 0 {
			for _, d := range want.Found {
				countPages(d, r.limits().Bytes)
			}
		}
	}
	return r.packUp()
}

// ownFile reports whether a file may be a document of ours.
func ownFile(d *lint.Document) bool {
	return d.Side != lint.SideCustomer && d.Role != "config" && d.Role != "lock" && d.Role != madeByRole
}

// packUp notes which files go out: those that the config names as the package; without such an entry, the documents that lie
// beside one that is wanted. An entry that names no file is an error: a folder that was renamed would go out unseen.
func (r *reader) packUp() error {
	patterns := r.cfg.Package
	for _, p := range patterns {
		if !slices.ContainsFunc(r.docs, func(d *lint.Document) bool { return r.matches([]string{p}, d.File) }) {
			return fmt.Errorf("%s: package: %q names no file; what goes out cannot be checked", r.cfg.File, p)
		}
	}
	if patterns == nil {
		for _, want := range r.cfg.RequiredDocuments {
			for _, p := range want.Files {
				if dir, _ := doublestar.SplitPattern(path.Clean(p)); dir != "." {
					patterns = append(patterns, dir+"/*")
				}
			}
		}
	}
	for _, d := range r.docs {
		d.InPackage = ownFile(d) && r.matches(patterns, d.File)
	}
	return nil
}

// matches reports whether one of the patterns matches a file, whatever the case: Konzept.PDF is konzept.pdf to whoever works
// with Windows. A pattern that names a folder means all that lies in it.
func (r *reader) matches(patterns []string, name string) bool {
	inside := strings.ToLower(r.inside(name))
	for _, p := range patterns {
		p = strings.ToLower(norm.NFC.String(path.Clean(p)))
		// A name that holds brackets may be meant as it stands.
		if ok, err := doublestar.Match(p, inside); p == inside || strings.HasPrefix(inside, p+"/") || err == nil && ok {
			return true
		}
	}
	return false
}

// inside is the path of a file within the folder of the bid, whose own name may hold signs of a pattern.
func (r *reader) inside(name string) string {
	if dir := r.printed(r.cfg.Dir); dir != "." {
		name = strings.TrimPrefix(name, strings.TrimSuffix(dir, "/")+"/")
	}
	return norm.NFC.String(name)
}
