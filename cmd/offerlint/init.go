package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Look at the files and write an offerlint.yaml that reads them",
		Long: `Look at the files in DIR (default: here), tell the customer's from ours, and write an offerlint.yaml that reads them. It
says what it was unsure of, and never overwrites.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			return a.init(dir)
		},
	}
}

// A survey is what init saw in a folder. Paths are relative to it, with forward slashes.
type survey struct {
	dir      string
	customer []found // tables of the customer's, and files that nothing reads
	answers  []found // our tables
	chapters []string
	unsure   []string
}

// A found is a file that init looked at.
type found struct {
	path   string
	bid    *lint.Bid // what reading it as the customer's gave; nil where it was not read
	reason string
}

func (a *app) init(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: no such folder", dir)
	}
	file := filepath.Join(dir, config.Name)
	if _, err := os.Stat(file); err == nil {
		return fmt.Errorf("%s is there already and is not overwritten; remove it first, or edit it", printed(file))
	}
	s := &survey{dir: dir}
	if err := s.look(); err != nil {
		return err
	}
	if !slices.ContainsFunc(s.customer, func(f found) bool { return f.bid != nil }) {
		return fmt.Errorf("%s: no workbook or CSV with criteria found; put the customer's files under rfp and yours under offer, and run it again",
			printed(dir))
	}
	// O_EXCL: somebody may have written one since we looked.
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = out.WriteString(s.yaml())
	if err := errors.Join(err, out.Close()); err != nil {
		return err
	}
	fmt.Fprintf(a.out, "%s\n", printed(file))
	for _, u := range s.unsure {
		fmt.Fprintf(a.err, "offerlint: please check: %s\n", u)
	}
	return nil
}

// Folder and file names by which the customer's files and ours are told apart, in lower case.
var (
	customerNames = []string{"rfp", "rfq", "ausschreibung", "vergabe", "vergabeunterlagen", "kunde", "auftraggeber", "customer", "tender", "unterlagen"}
	ourNames      = []string{"offer", "angebot", "antwort", "antworten", "answers", "response", "responses", "proposal", "bid", "konzept"}
)

// look walks the folder and sorts every file.
func (s *survey) look() error {
	return filepath.WalkDir(s.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if path != s.dir && strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
			if d.IsDir() {
				return filepath.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		rel, err := filepath.Rel(s.dir, path)
		if err != nil {
			return err
		}
		s.sort(filepath.ToSlash(rel))
		return nil
	})
}

func (s *survey) sort(rel string) {
	ours, theirs := named(rel, ourNames), named(rel, customerNames)
	switch strings.ToLower(filepath.Ext(rel)) {
	case ".xlsx", ".xlsm", ".csv", ".tsv":
		s.table(rel, ours, theirs)
	case ".md", ".markdown":
		if !theirs || ours {
			s.chapters = append(s.chapters, rel)
		}
	case ".docx", ".pdf", ".doc", ".xls", ".ods", ".x83", ".zip":
		if theirs {
			s.customer = append(s.customer, found{path: rel, reason: "offerlint does not read this format"})
		}
	}
}

// table reads a workbook or CSV as if it were the customer's, and decides whose it is.
func (s *survey) table(rel string, ours, theirs bool) {
	bid, err := parsers.Read(lint.Config{Dir: s.dir, Name: rel, RFP: []lint.RFPFile{{Path: rel}}})
	if err != nil {
		s.unsure = append(s.unsure, err.Error())
		return
	}
	f := found{path: rel, bid: bid}
	if len(bid.Criteria)+len(bid.Positions) == 0 {
		s.unsure = append(s.unsure, rel+": no criteria found, left out")
		return
	}
	answered := 0
	for _, c := range bid.Criteria {
		if c.Answered() {
			answered++
		}
	}
	if !ours && !theirs {
		ours = answered*2 > len(bid.Criteria)
		s.unsure = append(s.unsure, fmt.Sprintf("%s: taken for %s by its content", rel, map[bool]string{true: "ours", false: "the customer's"}[ours]))
	}
	if ours && !theirs {
		s.answers = append(s.answers, f)
	} else {
		s.customer = append(s.customer, f)
	}
}

// named reports whether a folder of the path, or a word of the file's name, is one of names.
func named(rel string, names []string) bool {
	words := strings.FieldsFunc(strings.ToLower(rel), func(r rune) bool { return strings.ContainsRune("/_-. ", r) })
	return slices.ContainsFunc(words, func(w string) bool { return slices.Contains(names, w) })
}

// yaml is the config that reads what was found, with what was understood as comments.
func (s *survey) yaml() string {
	var b strings.Builder
	abs, err := filepath.Abs(s.dir)
	if err != nil {
		abs = s.dir
	}
	fmt.Fprintf(&b, "# Written by offerlint init; edit it freely. offerlint criteria shows what is read.\nbid: %q\n", filepath.Base(abs))
	b.WriteString("rfp:\n")
	for _, f := range s.customer {
		if f.bid == nil {
			fmt.Fprintf(&b, "  # %s: who reads it? add read_by: NAME once somebody did\n  - path: %q\n", f.reason, f.path)
			continue
		}
		fmt.Fprintf(&b, "  - path: %q\n", f.path)
		for _, src := range f.bid.Sources {
			fmt.Fprintf(&b, "    # %s\n", understood(src))
		}
		if len(f.bid.Criteria) > 0 {
			fmt.Fprintf(&b, "    expect: %s\n", yamlTotals(controlTotals(f.bid.Criteria)))
		}
	}
	if len(s.answers)+len(s.chapters) == 0 {
		s.unsure = append(s.unsure, "no file of yours found; the customer's workbook itself is read as the offer")
	}
	b.WriteString("offer:\n")
	for _, f := range s.answers {
		fmt.Fprintf(&b, "  - path: %q\n", f.path)
	}
	for _, p := range globs(s.chapters) {
		fmt.Fprintf(&b, "  - path: %q\n", p)
	}
	if len(s.answers)+len(s.chapters) == 0 {
		for _, f := range s.customer {
			if f.bid != nil {
				fmt.Fprintf(&b, "  - path: %q\n", f.path)
			}
		}
	}
	return b.String()
}

// understood says in one line how a sheet was read.
func understood(src lint.Source) string {
	name := src.Sheet
	if name == "" {
		name = src.File
	}
	line := fmt.Sprintf("%s: %s, %d rows, %d criteria", name, src.Role, src.Rows, src.Criteria)
	fields := make([]string, 0, len(src.Columns))
	for f := range src.Columns {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	for _, f := range fields {
		line += fmt.Sprintf(", %s=%s", f, strings.Join(src.Columns[f], "+"))
	}
	return strings.ReplaceAll(line, "\n", " ")
}

// globs puts chapters that share a top folder under one pattern.
func globs(paths []string) []string {
	var out []string
	for _, p := range paths {
		if top, _, ok := strings.Cut(p, "/"); ok {
			p = top + "/**/*" + filepath.Ext(p)
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}
