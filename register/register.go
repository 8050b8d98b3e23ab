// Package register reads and writes register.yaml, in which people resolve what a check cannot: what proves a claim, who
// confirmed which wording, what is taken as given, what was asked, and which findings are accepted.
//
//	evidence:
//	  - {id: iso27001, title: ISO/IEC 27001:2022, file: evidence/iso27001.pdf, kind: certificate, issuer: "…", holder: "…",
//	     scope: "…", issued: 2025-03-01, valid_until: 2028-02-29, status: available, covers: [K-12, "SEC-*"]}
//	verifications:
//	  - {criterion: K-12, by: a.muster, on: 2026-11-20, evidence: [iso27001], judged: "v1:…"}
//	assumptions:
//	  - {id: A-1, criterion: K-40, text: "…", owner: b.beispiel, status: open, confirmed_by: Q-7}
//	questions:
//	  - {id: Q-7, criterion: K-40, text: "…", asked: 2026-11-10, answer: "…", answered: 2026-11-15}
//	waivers:
//	  - {rule: hedged-response, criterion: K-3, reason: "agreed with legal", by: c.muster, until: 2026-12-15, judged: "v1:…"}
//	assignments:
//	  - {criterion: "SEC-*", owner: d.beispiel, author: e.muster, consulted: [{who: f.muster, on: 2026-11-12, result: "…"}]}
//	clarifications:
//	  - {number: "17", by: a.muster, on: 2026-11-21, judged: "…"}
//
// A register that cannot be read as written is an error: it is never left out.
package register

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// Name is the name of the file where offerlint.yaml names no other.
const Name = "register.yaml"

// HistoryName is the name of the file beside it that keeps what was judged.
const HistoryName = "register.history.yaml"

// Path is the register of a bid, for opening; "" where it has none: no offerlint.yaml, or none that names one and no
// register.yaml beside it. A register that is named and not there is an error, and so is a link that leads nowhere and a file that
// is probably meant to be the register.
func Path(cfg lint.Config) (string, error) {
	if cfg.File == "" && cfg.Register == "" {
		return "", nil
	}
	name := cfg.Register
	if name == "" {
		name = Name
	}
	p := filepath.FromSlash(name)
	if !filepath.IsAbs(p) {
		p = filepath.Join(cfg.Dir, p)
	}
	info, err := os.Stat(p)
	switch {
	case errors.Is(err, fs.ErrNotExist) && isLink(p):
		return "", leadsNowhere(p)
	case errors.Is(err, fs.ErrNotExist) && cfg.Register == "":
		return "", misnamed(cfg.Dir)
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("%s: register: no such file: %q", cfg.RegisterAt, cfg.Register)
	case err != nil:
		return "", fmt.Errorf("%s: %w", filepath.ToSlash(p), err)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s: not a regular file", filepath.ToSlash(p))
	}
	return p, nil
}

// isLink reports whether there is a link of this name.
func isLink(name string) bool {
	info, err := os.Lstat(name)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}

func leadsNowhere(link string) error {
	to, _ := os.Readlink(link)
	return fmt.Errorf("%s: links to %q, which is not there; mend the link, or delete it", filepath.ToSlash(link), filepath.ToSlash(to))
}

// misnamed reports a file that is called nearly like the register, and would else be read by nobody.
func misnamed(dir string) error {
	there, err := os.ReadDir(cmp.Or(dir, "."))
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.ToSlash(dir), err)
	}
	for _, e := range there {
		if e.Name() == Name { // another process made it a moment ago
			return nil
		}
		if name := strings.ToLower(e.Name()); name == Name || name == "register.yml" {
			return fmt.Errorf("%s: the register of a bid is called %s; rename it, or name it in offerlint.yaml: register: %s",
				filepath.ToSlash(filepath.Join(dir, e.Name())), Name, strictyaml.Quote(e.Name()))
		}
	}
	return nil
}

// Attach reads the register of a bid that has one, ties it to the criteria, and accounts for its files among the
// documents.
func Attach(bid *lint.Bid) error {
	p, err := Path(bid.Config)
	if err != nil {
		return err
	}
	if err := attach(bid, p); err != nil {
		return err
	}
	if err := recall(bid, p); err != nil {
		return err
	}
	for _, c := range bid.Clarifications {
		c.Judged = AnswerHash(c)
	}
	lint.Acknowledge(bid.Clarifications, bid.Register.Acknowledgements)
	if bid.Register.Present() || bid.Register.Accepted != nil {
		for _, c := range bid.Criteria {
			c.Extra().Fingerprint = Fingerprint(c.Parts())
		}
	}
	return nil
}

// attach reads the register itself, where there is one.
func attach(bid *lint.Bid, p string) error {
	if p == "" {
		return nil
	}
	printed := filepath.ToSlash(filepath.Clean(p))
	src, err := os.ReadFile(p)
	if err != nil {
		return fmt.Errorf("%s: %w", printed, err)
	}
	r, err := Read(src, printed)
	if err != nil {
		return err
	}
	if err := r.look(bid.Config.Dir); err != nil {
		return err
	}
	r.Bind(bid)
	r.account(bid.Documents)
	return nil
}

// A File is a register as it was read.
type File struct{ lint.Register }

// Read reads the text of a register. Printed is its name in messages.
func Read(src []byte, printed string) (*File, error) {
	var d document
	root, err := strictyaml.Parse(printed, blank(src))
	if err == nil {
		err = root.Decode(&d)
	}
	if err := strictyaml.Join(err, d.validate()); err != nil {
		return nil, err
	}
	r := &File{d.register()}
	r.File, r.Source = printed, src
	return r, nil
}

// look finds out which evidence exists. A folder is as good as a file.
func (f *File) look(dir string) error {
	names := map[*lint.EvidenceEntry]string{}
	for _, e := range f.Evidence {
		if e.File == "" {
			continue
		}
		p := filepath.FromSlash(e.File)
		if !filepath.IsAbs(p) {
			p = filepath.Join(dir, p)
		}
		e.Path, names[e] = filepath.ToSlash(p), p
		switch _, err := os.Stat(p); {
		case err == nil:
			e.Exists = true
		case !errors.Is(err, fs.ErrNotExist):
			return fmt.Errorf("%s: evidence %q: %w", e.At, e.ID, err)
		}
	}
	return f.hash(names)
}

// account says what the register and the files of its evidence are.
func (f *File) account(docs []*lint.Document) {
	files := map[string]bool{}
	for _, e := range f.Evidence {
		files[e.Path] = e.Exists
	}
	for _, d := range docs {
		switch {
		case d.File == f.File:
			d.Side, d.Role, d.Reason = lint.SideNone, "register", ""
		case files[d.File] && d.Side != lint.SideCustomer && (d.Role == "ours" || d.Role == "not-read"):
			d.Side, d.Role, d.Reason = lint.SideOffer, "evidence", ""
		}
	}
}
