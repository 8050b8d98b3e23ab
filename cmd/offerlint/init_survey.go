package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// A survey is what init saw in a folder. Paths are relative to it, with forward slashes.
type survey struct {
	dir      string
	files    []string // all of them
	left     []string // folders that were not looked into
	customer []*found // tables of the customer's that are read
	unread   []*found // the customer's files that nothing reads
	refused  []*found // tables that cannot be read as they are: named in a comment only
	answers  []*found // our tables
	chapters []string
	letters  []string // documents of ours that nothing reads
	language string   // of the customer's files, once they are read
	unsure   []string
	noTotals bool
}

// A found is a file that init looked at.
type found struct {
	path     string
	bid      *lint.Bid // what reading it as the customer's gave; nil where it was not read
	reason   string    // why it is not read
	versions []string  // of the customer's, older by their names, that hold mostly the same criteria
}

// A side is whose file it is, as its names say.
type side uint8

const (
	unknownSide side = iota
	theirSide
	ourSide
)

// Words of folder and file names by which the customer's files and ours are told apart, folded.
var (
	theirNames = strings.Fields(`rfp rfq rfi itt rft ausschreibung ausschreibungsunterlagen vergabe vergabeunterlagen kunde kunden kundenunterlagen
		auftraggeber customer client buyer tender unterlagen lastenheft leistungsverzeichnis leistungsbeschreibung angebotsaufforderung eingang`)
	ourNames = strings.Fields(`offer offers angebot angebote angebotsunterlagen unser unsere antwort antworten answer answers response responses
		proposal bid konzept konzepte bieter our ours`)
	filledNames = strings.Fields(`ausgefüllt ausgefuellt beantwortet bepreist filled completed answered priced`)
)

// look walks the folder and sorts every file.
func (s *survey) look() error {
	if err := s.walk(); err != nil {
		return err
	}
	for _, rel := range s.files {
		s.sort(rel)
	}
	if len(s.customer) == 0 && len(s.answers) > 0 {
		s.customer, s.answers = s.answers, nil
		for _, f := range s.customer {
			s.doubt("%s: taken for the customer's list and our answers in one, because there is no other list", f.path)
		}
	}
	s.findVersions()
	s.leaveReadme()
	return nil
}

func (s *survey) doubt(format string, args ...any) {
	s.unsure = append(s.unsure, fmt.Sprintf(format, args...))
}

// walk lists the files. Hidden folders, and folders below that are bids of their own, are left alone.
func (s *survey) walk() error {
	return filepath.WalkDir(s.dir, func(full string, d fs.DirEntry, err error) error {
		if err != nil || full == s.dir {
			return err
		}
		rel, err := filepath.Rel(s.dir, full)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		name := d.Name()
		switch {
		case strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock."):
			s.doubt("%s is open in another program; what is not saved there was not looked at", locked(rel))
		case d.IsDir() && (strings.HasPrefix(name, ".") || isBid(full)):
			s.left = append(s.left, rel)
			if !strings.HasPrefix(name, ".") {
				s.doubt("%s: a bid of its own, left alone", rel)
			}
			return filepath.SkipDir
		case d.IsDir() || strings.HasPrefix(name, "."):
		case !nameable(rel):
			s.doubt("%q: left out, because a name with control characters or backslashes cannot stand in offerlint.yaml; rename it", rel)
		default:
			s.files = append(s.files, rel)
		}
		return nil
	})
}

func isBid(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, config.Name))
	return err == nil
}

// nameable reports whether a path can be written in an offerlint.yaml and mean the same file.
func nameable(rel string) bool {
	return utf8.ValidString(rel) && !strings.ContainsFunc(rel, unicode.IsControl) && !strings.Contains(rel, `\`)
}

// sort decides what a file is by its extension and by the names on its path.
func (s *survey) sort(rel string) {
	whose, contradicted := sideOf(rel)
	if contradicted {
		s.doubt("%s: taken for %s by its folder, though its name says otherwise", rel, whose)
	}
	switch ext := strings.ToLower(path.Ext(rel)); ext {
	case ".xlsx", ".xlsm", ".csv", ".tsv":
		s.table(rel, whose)
	case ".xls", ".xlsb", ".ods":
		f := &found{path: rel, reason: "offerlint does not read " + ext + "; save it as .xlsx"}
		if whose != ourSide {
			s.refused = append(s.refused, f)
		}
		s.doubt("%s: %s", rel, f.reason)
	case ".md", ".markdown":
		if whose == theirSide {
			s.unread = append(s.unread, &found{path: rel, reason: "offerlint does not look for criteria in Markdown"})
			return
		}
		s.chapters = append(s.chapters, rel)
	case ".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".ppt", ".html", ".htm", ".txt", ".zip", ".x83", ".x84":
		s.document(rel, ext, whose)
	}
}

// document notes a file in a format that nothing reads.
func (s *survey) document(rel, ext string, whose side) {
	written := slices.Contains([]string{".docx", ".doc", ".odt", ".rtf"}, ext)
	switch {
	case whose == theirSide:
		s.unread = append(s.unread, &found{path: rel, reason: "offerlint does not read " + ext})
	case whose == ourSide && written:
		s.letters = append(s.letters, rel)
		s.doubt("%s: offerlint does not read %s; what it says is not checked", rel, ext)
	case whose == unknownSide && (written || ext == ".pdf" || ext == ".x83" || ext == ".zip"):
		s.doubt("%s: offerlint does not read %s; if it is the customer's, name it under rfp with read_by", rel, ext)
	}
}

// table reads a workbook or CSV as if it were the customer's, and decides whose it is.
func (s *survey) table(rel string, whose side) {
	if what := workbook.MadeBy(filepath.Join(s.dir, filepath.FromSlash(rel)), rel, workbook.Limits{}); what != "" {
		s.doubt("%s: made by offerlint (%s), left out", rel, what)
		return
	}
	bid, err := parsers.Read(lint.Config{Dir: s.dir, Name: rel, RFP: []lint.RFPFile{{Path: rel}}})
	if err != nil {
		s.doubt("%s", err)
		if whose != ourSide {
			s.refused = append(s.refused, &found{path: rel, reason: err.Error()})
		}
		return
	}
	f := &found{path: rel, bid: bid}
	asked := len(bid.Criteria) + len(bid.Positions)
	switch {
	case asked == 0 && whose == theirSide:
		s.doubt("%s: no criteria found in it", rel)
		s.unread = append(s.unread, f)
		return
	case asked == 0:
		s.doubt("%s: no criteria found in it, left out", rel)
		return
	case whose == unknownSide:
		whose = theirSide
		if answered(bid)*2 > asked {
			whose = ourSide
		}
		s.doubt("%s: taken for %s by its content", rel, whose)
	}
	if whose == ourSide {
		s.answers = append(s.answers, f)
		return
	}
	s.customer = append(s.customer, f)
}

// answered counts the criteria with an answer and the positions with a price.
func answered(bid *lint.Bid) int {
	n := 0
	for _, c := range bid.Criteria {
		if c.Answered() {
			n++
		}
	}
	for _, p := range bid.Positions {
		if p.UnitPrice != "" {
			n++
		}
	}
	return n
}

func (s side) String() string {
	if s == ourSide {
		return "ours"
	}
	return "the customer's"
}

// sideOf tells whose file it is: ours if its name says that it is filled in, else by the deepest folder that says something,
// else by its name.
func sideOf(rel string) (whose side, contradicted bool) {
	dir, base := path.Split(rel)
	name := strings.TrimSuffix(base, path.Ext(base))
	if saysAny(name, filledNames) {
		return ourSide, false
	}
	byName := hint(name)
	folders := strings.Split(strings.Trim(dir, "/"), "/")
	for _, folder := range slices.Backward(folders) {
		if h := hint(folder); h != unknownSide {
			return h, byName != unknownSide && byName != h
		}
	}
	return byName, false
}

// hint is what one name says; nothing where it says both.
func hint(name string) side {
	theirs, ours := saysAny(name, theirNames), saysAny(name, ourNames)
	switch {
	case theirs && !ours:
		return theirSide
	case ours && !theirs:
		return ourSide
	}
	return unknownSide
}

// saysAny reports whether a word of a name is one of names; digits at a word's end ("rfp2026") do not count.
func saysAny(name string, names []string) bool {
	words := strings.FieldsFunc(fold.String(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(names, strings.TrimRight(w, "0123456789")) })
}

// findVersions keeps, of the customer's files that hold mostly the same criteria, the newest by its name; the others are
// suggested as replaced, for only a person knows.
func (s *survey) findVersions() {
	var kept []*found
	for _, f := range s.customer {
		i := slices.IndexFunc(kept, func(k *found) bool { return parsers.SameCriteria(k.bid, f.bid) })
		if i < 0 {
			kept = append(kept, f)
			continue
		}
		newer, older := kept[i], f
		if newerName(f.path, kept[i].path) {
			newer, older = f, kept[i]
		}
		newer.versions = append(append(newer.versions, older.versions...), older.path)
		older.versions = nil
		kept[i] = newer
		s.doubt("%s and %s hold mostly the same criteria; only %s is read; if it replaces the other, say so in offerlint.yaml",
			kept[i].path, older.path, kept[i].path)
	}
	s.customer = kept
}

// newerName reports whether a is the newer of two files, as people name them: v10 after v9, katalog-v2 after katalog, katalog
// after katalog-alt.
func newerName(a, b string) bool {
	old := strings.Fields("alt old veraltet überholt obsolete")
	if x, y := saysAny(path.Base(a), old), saysAny(path.Base(b), old); x != y {
		return y
	}
	trim := func(p string) string { return fold.String(strings.TrimSuffix(p, path.Ext(p))) }
	return natural(trim(a), trim(b)) > 0
}

// natural compares texts with the numbers in them as numbers.
func natural(a, b string) int {
	for a != "" && b != "" {
		na, nb := digits(a), digits(b)
		if na != "" && nb != "" {
			x, y := strings.TrimLeft(na, "0"), strings.TrimLeft(nb, "0")
			if len(x) != len(y) {
				return len(x) - len(y)
			}
			if c := strings.Compare(x, y); c != 0 {
				return c
			}
			a, b = a[len(na):], b[len(nb):]
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

// digits is the number at the start of a text.
func digits(s string) string {
	return s[:len(s)-len(strings.TrimLeft(s, "0123456789"))]
}

// leaveReadme leaves a README at the top out of the offer where there are other chapters: it describes the folder, most
// likely.
func (s *survey) leaveReadme() {
	i := slices.IndexFunc(s.chapters, func(p string) bool { return strings.EqualFold(p, "readme.md") })
	if i < 0 || len(s.chapters)+len(s.answers) < 2 {
		return
	}
	s.doubt("%s: left out of the offer; add it under offer if it is a chapter", s.chapters[i])
	s.chapters = slices.Delete(s.chapters, i, i+1)
}
