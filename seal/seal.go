// Package seal records what was checked and handed in: every file of a bid with its hash, the rules, what people waived and
// verified. It says later which of the files changed since.
package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Name and Page are the names of the record and of its page in the folder of a bid.
const (
	Name = "INTERN-seal.json"
	Page = "INTERN-seal.html"
)

// A File is one file with its hash. Path counts from the folder of the bid, with forward slashes.
type File struct {
	Path   string `json:"path"`
	Role   string `json:"role"` // ours, read, evidence, not-read, config, register, ruleset, …
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"` // 64 hexadecimal digits
}

// A Finding is one that is left open in what was sealed, or that was waived.
type Finding struct {
	Severity  string  `json:"severity"`
	Rule      string  `json:"rule"`
	Criterion string  `json:"criterion,omitempty"`
	Place     string  `json:"place"`
	Message   string  `json:"message"`
	Waived    *Waived `json:"waived,omitempty"`
}

// A Waived says who accepts a finding, and why.
type Waived struct {
	By     string `json:"by"`
	Until  string `json:"until"`
	Reason string `json:"reason"`
}

// A Verification is a response that a person confirmed as it stands.
type Verification struct {
	Criterion string   `json:"criterion"`
	By        string   `json:"by"`
	On        string   `json:"on"`
	Evidence  []string `json:"evidence,omitempty"`
}

// A Record is what a seal holds. Dates and times are as the reports print them, in ISO 8601.
type Record struct {
	Version  int            `json:"version"`
	Seal     Head           `json:"seal"`
	Summary  map[string]int `json:"summary"` // criteria by status, findings by severity
	Rulesets []string       `json:"rulesets"`
	Findings []Finding      `json:"findings"` // of severity warning and above, the severest first
	Waived   []Finding      `json:"waived"`
	Verified []Verification `json:"verified"`
	Files    []File         `json:"files"`
}

// A Head says what was sealed, when, and by which program.
type Head struct {
	Bid      string `json:"bid"`
	Customer string `json:"customer,omitempty"`
	Tender   string `json:"tender,omitempty"`
	Due      string `json:"due,omitempty"`
	Sealed   string `json:"sealed"`
	By       string `json:"by,omitempty"`
	Stage    string `json:"stage"`
	Language string `json:"language"`
	Program  string `json:"program"`
	// Despite is why the offer goes out all the same; "" where no finding stands against it.
	Despite string `json:"despite,omitempty"`
}

// Hash reads a file and gives its size and its hash. A folder, a device or a pipe is an error.
func Hash(name string) (size int64, sum string, err error) {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a regular file; put the file itself there, or leave it out of the folder")
	}
	if err != nil {
		return 0, "", err
	}
	file, err := os.Open(name)
	if err != nil {
		return 0, "", err
	}
	defer file.Close()
	h := sha256.New()
	if size, err = io.Copy(h, file); err != nil {
		return 0, "", err
	}
	return size, hex.EncodeToString(h.Sum(nil)), nil
}

// Read reads the record in the folder of a bid. What is no record of version 1 is an error.
func Read(dir string) (*Record, error) {
	name := filepath.Join(dir, Name)
	data, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: no %s is there; offerlint seal makes one", filepath.ToSlash(dir), Name)
	}
	if err != nil {
		return nil, err
	}
	var r Record
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil || d.More() || r.Version != 1 || len(r.Files) == 0 {
		return nil, fmt.Errorf("%s: not a record of offerlint seal, or not whole; seal again", filepath.ToSlash(name))
	}
	return &r, nil
}

// Sum is the SHA-256 of the record in a folder, as its page prints it. Paired reports whether that page, where it is there, was
// printed from this record: one of them may have been changed since, or be from another seal.
func Sum(dir string) (sum string, paired bool, err error) {
	if _, sum, err = Hash(filepath.Join(dir, Name)); err != nil {
		return "", false, err
	}
	page, err := os.ReadFile(filepath.Join(dir, Page))
	if errors.Is(err, fs.ErrNotExist) {
		return sum, true, nil
	}
	return sum, bytes.Contains(page, []byte(sum)), err
}

// Write prints the record.
func (r *Record) Write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(r)
}

// A Change says what became of a file after the check.
type Change string

// The changes of a file.
const (
	Changed Change = "changed"
	Gone    Change = "gone"
	Added   Change = "added"
)

// A Difference is a file that is not as it was sealed.
type Difference struct {
	Path   string
	Change Change
}

// Compare looks at the files in the folder of a bid, and says which are not as they were sealed, sorted by path. The record and its
// page are none of them, and neither are files that are ours, made by offerlint meanwhile. What no bid accounts for does not
// count: hidden files, what Office keeps beside an open file, and folders that are a bid of their own.
func (r *Record) Compare(dir string, ours func(path string) bool) ([]Difference, error) {
	var out []Difference
	known := map[string]bool{Name: true, Page: true}
	for _, f := range r.Files {
		known[f.Path] = true
		name := filepath.FromSlash(f.Path)
		if !filepath.IsAbs(name) { // it is on another drive of Windows
			name = filepath.Join(dir, name)
		}
		size, sum, err := Hash(name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			out = append(out, Difference{f.Path, Gone})
		case err != nil:
			return nil, fmt.Errorf("%s: cannot be read: %w", path.Join(filepath.ToSlash(dir), f.Path), err)
		case size != f.Size || sum != f.SHA256:
			out = append(out, Difference{f.Path, Changed})
		}
	}
	added, err := r.added(dir, known, ours)
	if err != nil {
		return nil, err
	}
	out = append(out, added...)
	slices.SortFunc(out, func(a, b Difference) int { return strings.Compare(a.Path, b.Path) })
	return out, nil
}

// added are the files in a folder that are not known.
func (r *Record) added(dir string, known map[string]bool, ours func(path string) bool) ([]Difference, error) {
	config := ""
	for _, f := range r.Files {
		if f.Role == "config" {
			config = path.Base(f.Path)
		}
	}
	var out []Difference
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != dir && (strings.HasPrefix(d.Name(), ".") || config != "" && exists(filepath.Join(name, config))):
			return fs.SkipDir
		case d.IsDir() || strings.HasPrefix(d.Name(), "~$") || strings.HasPrefix(d.Name(), "."):
			return nil
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if rel = filepath.ToSlash(rel); known[rel] || ours(name) {
			return nil
		}
		out = append(out, Difference{rel, Added})
		return nil
	})
	return out, err
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
