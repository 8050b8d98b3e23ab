package parsers

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
)

// A file is one file that the config names.
type file struct {
	path  string // for opening
	name  string // as printed
	rfp   *lint.RFPFile
	offer *lint.OfferFile
	doc   *lint.Document
	// answers are the sheets that the config names under clarifications: they are read there, and all others here.
	answers []string
}

// columns and sheets are what the config says about the file.
func (f file) columns() map[string]string {
	if f.rfp != nil {
		return f.rfp.Columns
	}
	return f.offer.Columns
}

func (f file) sheets() []string {
	if f.rfp != nil {
		return f.rfp.Sheets
	}
	return f.offer.Sheets
}

// entry is what the config calls the file: its path, or a folder or pattern in which it is.
func (f file) entry() string {
	if f.rfp != nil {
		return f.rfp.Path
	}
	return f.offer.Path
}

// ext is the file's extension in lower case.
func (f file) ext() string { return strings.ToLower(path.Ext(f.name)) }

func isTable(ext string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm", ".csv", ".tsv"}, ext)
}

// refused are table formats that cannot be read: the workbook reader says what to do about each.
func refused(ext string) bool { return slices.Contains([]string{".xls", ".xlsb", ".ods"}, ext) }

// isDocument tells the formats in which people write chapters, and which offerlint does not read. Such a file of ours is
// called not read, unless a response cites it as evidence.
func isDocument(ext string) bool {
	return slices.Contains([]string{".docx", ".doc", ".odt", ".rtf", ".pdf", ".txt", ".html", ".htm", ".pptx", ".ppt", ".zip", ".x83", ".x84"}, ext)
}

func isMarkdown(ext string) bool { return ext == ".md" || ext == ".markdown" }

// lockFile reports whether a name is that of a lock file, which Office programs keep while a workbook is open.
func lockFile(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".~lock.")
}

// gather finds the files that the config names: the customer's first, each file once per side.
func (r *reader) gather() error {
	var errs []error
	for i := range r.cfg.RFP {
		e := &r.cfg.RFP[i]
		if e.Replaces != "" {
			// A misspelt name would leave the old version in force beside the new one.
			_, err := r.expand(e.Replaces, e.At, "replaces")
			errs = append(errs, err)
		}
		paths, err := r.expand(e.Path, e.At, "rfp")
		errs = append(errs, err)
		for _, p := range paths {
			r.add(&r.rfp, file{path: p, name: r.printed(p), rfp: e})
		}
		if e.Criteria != "" {
			paths, err := r.expand(e.Criteria, e.At, "rfp")
			errs = append(errs, err)
			for _, p := range paths {
				r.add(&r.rfp, file{path: p, name: r.printed(p), rfp: &lint.RFPFile{Path: e.Criteria, At: e.At}})
			}
		}
	}
	for i := range r.cfg.Offer {
		e := &r.cfg.Offer[i]
		paths, err := r.expand(e.Path, e.At, "offer")
		errs = append(errs, err)
		for _, p := range paths {
			r.add(&r.offer, file{path: p, name: r.printed(p), offer: e})
		}
	}
	errs = append(errs, r.gatherClarifications())
	if err := errors.Join(errs...); err != nil {
		return err
	}
	var err error
	if r.rfp, err = r.spareOwn(r.rfp, lint.SideCustomer); err != nil {
		return err
	}
	r.offer, err = r.spareOwn(r.offer, lint.SideOffer)
	return err
}

func (r *reader) add(list *[]file, f file) {
	if lockFile(f.name) || slices.ContainsFunc(*list, func(g file) bool { return g.name == f.name }) {
		return
	}
	*list = append(*list, f)
}

// expand turns a path, folder or glob of the config into files, sorted. One that matches nothing is an error: a renamed
// chapter must not silently fall out of the offer.
func (r *reader) expand(pattern string, at lint.Location, key string) ([]string, error) {
	where := ""
	if at.File != "" {
		where = at.String() + ": "
	}
	full := r.inBid(pattern)
	info, err := os.Stat(full)
	switch {
	case err == nil && info.IsDir():
		paths, err := below(full)
		if err == nil && len(paths) == 0 {
			err = fmt.Errorf("%s%s: the folder %q holds no file", where, key, pattern)
		}
		return paths, err
	case err == nil && !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s%s: %q is no regular file", where, key, pattern)
	case err == nil:
		return []string{full}, nil
	case !strings.ContainsAny(pattern, "*?[{"):
		return nil, fmt.Errorf("%s%s: no such file: %q", where, key, pattern)
	}
	paths, err := r.glob(pattern)
	if err != nil {
		return nil, fmt.Errorf("%s%s: %q: %w", where, key, pattern, err)
	}
	paths = slices.DeleteFunc(paths, lockFile)
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s%s: %q matches no file", where, key, pattern)
	}
	slices.Sort(paths)
	return paths, nil
}

// inBid is the way to a path of the config.
func (r *reader) inBid(name string) string {
	full := filepath.FromSlash(name)
	if !filepath.IsAbs(full) {
		full = filepath.Join(r.cfg.Dir, full)
	}
	return full
}

// glob finds the files of a pattern. The folder of the bid is no part of it: its own name may hold signs of a pattern.
func (r *reader) glob(pattern string) ([]string, error) {
	base, rest := doublestar.SplitPattern(filepath.ToSlash(pattern))
	base = filepath.FromSlash(base)
	if !filepath.IsAbs(base) {
		base = filepath.Join(r.cfg.Dir, base)
	}
	paths, err := doublestar.Glob(os.DirFS(base), rest, doublestar.WithFilesOnly(), doublestar.WithFailOnIOErrors())
	for i, p := range paths {
		paths[i] = filepath.Join(base, filepath.FromSlash(p))
	}
	return paths, err
}

// below lists every file under a folder, sorted, without hidden folders.
func below(dir string) ([]string, error) {
	var paths []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && p != dir && strings.HasPrefix(d.Name(), "."):
			return filepath.SkipDir
		case d.IsDir():
			return nil
		case d.Type()&fs.ModeSymlink != 0 && isFolder(p):
			// Walking does not follow it, and its chapters would fall out of the offer without a word.
			return fmt.Errorf("%s is a link to a folder and is not followed; name the folder itself", filepath.ToSlash(p))
		}
		paths = append(paths, p)
		return nil
	})
	return paths, err
}

func isFolder(p string) bool {
	info, err := os.Stat(p)
	return err == nil && info.IsDir()
}

// printed is a path as it is printed: relative to the working directory, with forward slashes. A path that leaves the
// working directory and may come back to it, as that of a bid in a folder above, is cut short.
func (r *reader) printed(p string) string {
	p = filepath.Clean(p)
	if !filepath.IsLocal(p) {
		if abs, err := filepath.Abs(p); err == nil {
			if rel, err := filepath.Rel(r.wd, abs); err == nil && r.wd != "" {
				p = rel
			}
		}
	}
	return filepath.ToSlash(p)
}

// opened is the way from a printed path to the file.
func (r *reader) opened(name string) string { return filepath.FromSlash(name) }

// account lists every file of the bid's folder and what became of it. Without a config there is no folder to account
// for, only the files named.
func (r *reader) account() error {
	if r.cfg.File != "" {
		paths, err := r.folder()
		if err != nil {
			return fmt.Errorf("%s: listing the files of the bid: %w", r.cfg.File, err)
		}
		for _, p := range paths {
			r.unnamed(r.printed(p))
		}
	}
	for _, d := range r.docs {
		if r.cited[norm.NFC.String(d.File)] && d.Side != lint.SideCustomer && (d.Role == "ours" || d.Role == "not-read") {
			d.Side, d.Role, d.Reason = lint.SideOffer, "evidence", ""
		}
	}
	slices.SortStableFunc(r.docs, func(a, b *lint.Document) int { return strings.Compare(a.File, b.File) })
	if err := r.matchRequired(); err != nil {
		return err
	}
	r.bid.Documents = r.docs
	return nil
}

// folder lists the files of the bid's folder. A folder below that is a bid of its own is left to that bid.
func (r *reader) folder() ([]string, error) {
	var paths []string
	err := filepath.WalkDir(r.cfg.Dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if p == filepath.Clean(r.cfg.Dir) || p == r.cfg.Dir {
				return nil
			}
			if strings.HasPrefix(d.Name(), ".") {
				return filepath.SkipDir
			}
			if _, err := os.Stat(filepath.Join(p, path.Base(r.cfg.File))); err == nil {
				return filepath.SkipDir
			}
			return nil
		}
		paths = append(paths, p)
		return nil
	})
	return paths, err
}

// unnamed accounts for a file that neither rfp nor offer names. One that lies among the customer's files is the
// customer's, and nothing read it.
func (r *reader) unnamed(name string) {
	if r.document(name) != nil {
		return
	}
	d := &lint.Document{File: name, Role: "not-read"}
	if what := r.madeBy(file{path: r.opened(name), name: name}); what != "" {
		d.Role, d.Reason = madeByRole, what
		if among(name, r.offer, r.cfg.Dir) {
			d.Side = lint.SideOffer
		}
		r.docs = append(r.docs, d)
		return
	}
	switch {
	case name == r.cfg.File:
		d.Role = "config"
	case lockFile(name):
		d.Role = "lock"
	case strings.HasPrefix(path.Base(name), "."):
		return
	case r.replaced(file{name: name}):
		d.Side, d.Role = lint.SideCustomer, "replaced"
	case among(name, r.offer, r.cfg.Dir):
		d.Side, d.Role = lint.SideOffer, "ours"
		if ext := strings.ToLower(path.Ext(name)); isDocument(ext) || isTable(ext) || isMarkdown(ext) {
			d.Role, d.Reason = "not-read", "not named under offer"
		}
	case among(name, r.rfp, r.cfg.Dir):
		d.Side, d.Reason = lint.SideCustomer, "not named under rfp"
	}
	r.docs = append(r.docs, d)
}

// among reports whether a file lies in the folder of one of the files, or below it; the bid's own folder does not count.
func among(name string, files []file, root string) bool {
	root = filepath.ToSlash(filepath.Clean(root))
	for _, f := range files {
		dir := path.Dir(f.name)
		if dir != root && dir != "." && strings.HasPrefix(name, dir+"/") {
			return true
		}
	}
	return false
}

func (r *reader) document(name string) *lint.Document {
	for _, d := range r.docs {
		if d.File == name {
			return d
		}
	}
	return nil
}
