// Package config reads offerlint.yaml, which says what a bid is made of.
//
//	bid: e-akte-2026              # default: the name of the folder
//	customer: Stadt Musterhausen
//	other_customers: [Landkreis Beispiel]   # names that must not appear in the offer
//	tender: VG-2026-117
//	language: de                  # de or en; default: detected
//	stage: review                 # draft, review or submit
//	submission: {due: 2026-12-15T12:00:00+01:00}   # or a day alone: 2026-12-15
//	    # also days: questions_until, binding_until, contract_start, and valid_until, to which our offer says it is valid
//	register: register.yaml       # default: register.yaml where it exists
//	verification: when-registered # or required, or off
//	rfp:                          # the customer's files; paths may be globs and count from the bid's folder
//	  - path: rfp/katalog.xlsx
//	    sheets: [Anforderungen]   # default: detected
//	    columns: {id: "Nr.", text: Anforderung}
//	    expect: {criteria: 428, must: 185}
//	  - path: rfp/fragebogen.xlsx
//	    sheets: [Fragen]          # needed for header_row, rows and skip where the workbook has several
//	    preset: caiq              # a known layout: ufab, ticketing-cc0, hecvat, caiq, us-erp, fedramp-cis
//	    header_row: 5             # the first row of the header; default: detected
//	    rows: 6-240               # below the header; also 6- for all from there on
//	    skip: [17, 30-34]         # rows that are no criteria
//	  - {path: rfp/katalog-v2.xlsx, replaces: rfp/katalog.xlsx}
//	  - {path: rfp/LB.docx, read_by: a.muster, on: 2026-11-03, criteria: rfp/aus-LB.csv}
//	offer: [offer/antworten.xlsx, "offer/**/*.md"]
//	owners: [{who: b.beispiel, criteria: ["3.*"]}]
//	lots: [1, 3]                  # the lots we offer; criteria of others do not apply
//	not_applicable:               # the reason is required
//	  - {criteria: ["KI-*"], reason: no AI component is offered}
//	  - {where: criterion.section == "Mobil", reason: no mobile app is offered}
//	amendments: [{id: "1", date: 2026-11-20}]   # changes to the tender documents, which the offer has to name
//	clarifications: [rfp/bieterfragen*.xlsx]   # the customer's answers to questions; also {path: …, sheets: […], columns: {answer: C}},
//	    # columns number, reference, question, answer, date by header or letter
//	required_documents:           # the package: obligation exclusion, must, should or may; when with-offer, on-request or at-award
//	  - {name: Eigenerklärung, files: "offer/anlagen/eigenerklaerung*.pdf", obligation: exclusion, exactly: 1}
//	  - {name: References, files: [offer/references/*.pdf], at_least: 3, at_most: 5, formats: [pdf], when: with-offer}
//	  - {name: Konzept, files: "offer/anlagen/konzept*.pdf", kind: performance, per: lot, max_pages: 20, file_name: "VG-117_*"}
//	    # kind: company or performance; per: bidder, member, subcontractor, lot or reference
//	  - {name: Registerauszug, files: offer/anlagen/register.pdf, max_age: 6 months, anchor: submission, issued: 2026-09-01}
//	    # anchor: submission, binding, contract-start or a day; issued: the day of the document
//	members: [Muster GmbH, Beispiel AG]   # and subcontractors, references: for whom documents are wanted each
//	package: [offer/anlagen]      # what goes out; default: the folders of required_documents
//	reading: {max_size: 256MiB, max_rows: 200000}   # of one file, unpacked; of one sheet or CSV file
//	    # also max_cells: 2000000 and max_text: 64MiB, the cells of one workbook or CSV file and what they display;
//	    # max_markdown: 16MiB, one Markdown file
//	limits: {words: 500, characters: 4000}   # of each response whose criterion states none
//	rulesets: [vgv, ./house.yaml]
//	rules: {hedged-response: {severity: error}}
//
// Unknown keys, values of another type and words that are not accepted are errors with their position; all of a file
// come at once.
package config

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// Name is the name of the file that makes a folder a bid.
const Name = "offerlint.yaml"

// A File is what an offerlint.yaml says. Lists that it leaves out are nil.
type File struct {
	lint.Config
	// Rulesets are names of built-in rulesets, or files: those hold a slash or end in .yaml or .yml, and count from Dir.
	// Nil: the file names none.
	Rulesets   []string
	RulesetsAt []lint.Location  // where each of Rulesets stands
	Rules      *strictyaml.Node // the rules: section; nil without one
	// Conditions are the expressions of NotApplicable, still to be compiled; nil where an entry has none.
	Conditions []*strictyaml.Node
}

// Load reads the offerlint.yaml at a path. Printed is its name in messages, with forward slashes.
func Load(path, printed string) (*File, error) {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a regular file") // a device or a pipe may never end
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", printed, reason(err))
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", printed, reason(err))
	}
	return Read(src, path, printed)
}

// reason is why a file could not be read, without its name, which the message starts with.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// Read is Load for a text at hand; the path need not exist, and says which folder is the bid's.
func Read(src []byte, path, printed string) (*File, error) {
	printed = filepath.ToSlash(printed)
	var d document
	err := strictyaml.Decode(printed, src, &d)
	if err == nil {
		err = d.missing(printed)
	}
	if err := strictyaml.Join(err, d.validate()); err != nil {
		return nil, err
	}
	f := d.file(printed)
	f.Dir = filepath.Dir(path)
	if f.Name == "" {
		dir, err := filepath.Abs(f.Dir)
		if err != nil {
			return nil, fmt.Errorf("%s: finding the bid's folder: %w", printed, err)
		}
		f.Name = filepath.Base(dir)
	}
	return f, nil
}

// Find looks for the offerlint.yaml in a folder and in those above it.
func Find(dir string) (path string, ok bool) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", false
	}
	for {
		path := filepath.Join(dir, Name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, true
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", false
		}
		dir = parent
	}
}

// Below lists every offerlint.yaml in a folder and below it, sorted. It leaves out .git and node_modules, and does not
// follow links to folders. A folder that cannot be read is an error: a bid may lie in it.
func Below(dir string) ([]string, error) {
	var found []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && path != dir && (e.Name() == ".git" || e.Name() == "node_modules"):
			return fs.SkipDir
		case e.Name() == Name && !e.IsDir():
			found = append(found, path)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("looking for bids: %w", err)
	}
	slices.SortFunc(found, func(a, b string) int { return cmp.Compare(filepath.ToSlash(a), filepath.ToSlash(b)) })
	return found, nil
}
