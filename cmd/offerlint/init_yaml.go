package main

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// yaml is the config that reads what was found. Where the bid is given that an earlier text made, it says what was
// understood as comments, and writes the control totals down.
func (s *survey) yaml(bid *lint.Bid) string {
	var b strings.Builder
	abs, err := filepath.Abs(s.dir)
	if err != nil {
		abs = s.dir
	}
	b.WriteString("# Written by offerlint init; edit it freely. offerlint criteria --explain shows what is read, and why.\n")
	fmt.Fprintf(&b, "bid: %s\n", quoted(filepath.Base(abs)))
	if bid != nil && bid.Config.Language != "" {
		fmt.Fprintf(&b, "# language: %s   # as detected\n", bid.Config.Language)
	}
	b.WriteString(`# customer: NAME
# tender: NUMBER
# submission: {due: 2026-12-15T12:00:00+01:00}   # the reports say how much time is left
# owners:                                        # who answers what; the first line that fits counts
#   - {who: NAME, sections: ["1 *"]}
#   - {who: NAME, criteria: ["*"]}
`)
	b.WriteString("rfp:\n")
	for _, f := range s.customer {
		s.entry(&b, f, bid)
	}
	for _, f := range s.unread {
		s.unreadEntry(&b, f, bid)
	}
	for _, f := range s.refused {
		comment(&b, "  ", f.reason+":")
		comment(&b, "  ", "- path: "+quoted(f.path))
	}
	b.WriteString("offer:\n")
	for _, p := range s.offer() {
		fmt.Fprintf(&b, "  - path: %s\n", quoted(p))
	}
	return b.String()
}

// offer lists the paths of our answers; the customer's own files where there are none, for they may be filled in.
func (s *survey) offer() []string {
	var paths []string
	for _, f := range s.answers {
		paths = append(paths, f.path)
	}
	paths = append(append(paths, s.patterns()...), s.letters...)
	if len(s.answers)+len(s.chapters) > 0 {
		return paths
	}
	for _, f := range s.customer {
		paths = append(paths, f.path)
	}
	if u := "no answers of yours found; the customer's workbook itself is read as the offer"; !slices.Contains(s.unsure, u) {
		s.unsure = append(s.unsure, u)
	}
	return paths
}

// entry writes a file of the customer's that is read.
func (s *survey) entry(b *strings.Builder, f *found, bid *lint.Bid) {
	fmt.Fprintf(b, "  - path: %s\n", quoted(f.path))
	if bid != nil {
		s.understood(b, f, bid)
		for _, d := range s.doubtsAbout(f, bid) {
			comment(b, "    ", "please check: "+d)
			if u := f.path + ": " + d; !slices.Contains(s.unsure, u) {
				s.unsure = append(s.unsure, u)
			}
		}
	}
	for i, v := range f.versions {
		if i == 0 {
			comment(b, "    ", "please check: another file holds mostly the same criteria and is not read; if this one replaces it:")
		}
		comment(b, "    ", "replaces: "+quoted(v))
	}
	if bid != nil && !s.noTotals {
		fmt.Fprintf(b, "    expect: %s\n", yamlTotals(controlTotals(s.criteriaOf(f, bid), s.positionsOf(f, bid))))
	}
}

// unreadEntry writes a file of the customer's that nothing reads, or in which nothing was found.
func (s *survey) unreadEntry(b *strings.Builder, f *found, bid *lint.Bid) {
	fmt.Fprintf(b, "  - path: %s\n", quoted(f.path))
	if f.bid != nil {
		if bid != nil {
			s.understood(b, f, bid)
		}
		comment(b, "    ", "please check: no criteria found in it; take it out, or name its sheets and columns")
		return
	}
	comment(b, "    ", f.reason+"; once somebody has read it, say who and when, and list what it asks for in a CSV file:")
	comment(b, "    ", "read_by: NAME")
	comment(b, "    ", "on: YYYY-MM-DD")
	comment(b, "    ", "criteria: "+quoted(strings.TrimSuffix(f.path, path.Ext(f.path))+".csv"))
}

// understood says how each sheet was read.
func (s *survey) understood(b *strings.Builder, f *found, bid *lint.Bid) {
	for _, src := range bid.Sources {
		if !s.is(f, src.File) {
			continue
		}
		line := fmt.Sprintf("%s: %s, %d rows", cmp.Or(src.Sheet, path.Base(f.path)), src.Role, src.Rows)
		for _, n := range []struct {
			what string
			n    int
		}{{"criteria", src.Criteria}, {"positions", src.Positions}, {"answer rows", src.AnswerRows}} {
			if n.n > 0 {
				line += fmt.Sprintf(", %d %s", n.n, n.what)
			}
		}
		if src.Hidden {
			line += ", hidden"
		}
		comment(b, "    ", line)
		if len(src.HeaderRows) > 0 && len(src.Columns) > 0 {
			comment(b, "    ", "  header: row "+strconv.Itoa(src.HeaderRows[0])+because(src, "header"))
		}
		for _, field := range slices.Sorted(maps.Keys(src.Columns)) {
			comment(b, "    ", "  "+field+": "+strings.Join(src.Columns[field], ", ")+because(src, field))
		}
	}
}

func because(src lint.Source, field string) string {
	if why := src.Reasons[field]; why != "" {
		return " (" + why + ")"
	}
	return ""
}

// doubtsAbout says what the reader could not be sure of.
func (s *survey) doubtsAbout(f *found, bid *lint.Bid) []string {
	var out []string
	add := func(n int, format string, args ...any) {
		if n > 0 {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	cs := s.criteriaOf(f, bid)
	unstated, unnamed := 0, 0
	for _, c := range cs {
		if c.ObligationSource == lint.FromDefault && !c.Withdrawn {
			unstated++
		}
		if strings.HasSuffix(c.ID, "!"+strconv.Itoa(c.At.Line)) {
			unnamed++
		}
	}
	if unstated == len(cs) {
		add(unstated, "nothing says what is a must, so all %d criteria count as one; a column that does is named by columns: {obligation: ...}", unstated)
	} else {
		add(unstated, "%d of %d criteria do not say whether they are a must, and count as one", unstated, len(cs))
	}
	add(unnamed, "%d of %d criteria have no ID of their own and are named by sheet and row; a column of IDs is named by columns: {id: ...}", unnamed, len(cs))
	for _, src := range bid.Sources {
		if s.is(f, src.File) {
			out = append(out, doubtsAboutSheet(src)...)
		}
	}
	faults := 0
	for _, p := range bid.Problems {
		if s.is(f, p.At.File) {
			faults++
		}
	}
	add(faults, "%s could not be read as written; offerlint criteria says where", places(faults))
	return out
}

func places(n int) string {
	if n == 1 {
		return "1 place"
	}
	return strconv.Itoa(n) + " places"
}

// doubtsAboutSheet says what was not understood in a sheet.
func doubtsAboutSheet(src lint.Source) []string {
	name := "" // a CSV file has no sheets, and its own name stands before the doubt
	if src.Sheet != "" {
		name = src.Sheet + ": "
	}
	var out []string
	var rows []string
	for _, k := range src.Skipped {
		if k.Reason == "unclassified" {
			rows = append(rows, strconv.Itoa(k.Row))
		}
	}
	if n := len(rows); n > 0 {
		list := strings.Join(rows[:min(n, 8)], ", ")
		if n > 8 {
			list += ", …"
		}
		out = append(out, fmt.Sprintf("%srows that were not understood: %s; skip: [...] takes them out", name, list))
	}
	if src.Role == "unknown" {
		out = append(out, fmt.Sprintf("%snobody could tell what its %d rows are; name its columns if they hold criteria", name, src.Rows))
	}
	if src.Hidden && src.Criteria > 0 {
		out = append(out, fmt.Sprintf("%sa hidden sheet with %d criteria", name, src.Criteria))
	}
	if slices.ContainsFunc(src.Notes, func(n lint.Note) bool { return n.Fact == "inferred-columns" }) {
		out = append(out, name+"some columns were told by what is in them, not by their header")
	}
	return out
}

// is reports whether a printed path is that of a file of the survey.
func (s *survey) is(f *found, name string) bool {
	a, errA := filepath.Abs(filepath.FromSlash(name))
	b, errB := filepath.Abs(filepath.Join(s.dir, filepath.FromSlash(f.path)))
	return errA == nil && errB == nil && a == b
}

func (s *survey) criteriaOf(f *found, bid *lint.Bid) []*lint.Criterion {
	var out []*lint.Criterion
	files := map[string]bool{}
	for _, c := range bid.Criteria {
		mine, known := files[c.At.File]
		if !known {
			mine = s.is(f, c.At.File)
			files[c.At.File] = mine
		}
		if mine {
			out = append(out, c)
		}
	}
	return out
}

func (s *survey) positionsOf(f *found, bid *lint.Bid) (n int) {
	for _, p := range bid.Positions {
		if s.is(f, p.At.File) {
			n++
		}
	}
	return n
}

// controlTotals are the numbers that init writes down, so that a file that reads differently later breaks loudly.
func controlTotals(cs []*lint.Criterion, positions int) map[string]int {
	n := map[string]int{"criteria": len(cs), "positions": positions}
	for _, c := range cs {
		if c.Obligation == lint.Must || c.Obligation == lint.Exclusion {
			n[c.Obligation.String()]++
		}
	}
	return n
}

func yamlTotals(n map[string]int) string {
	s := "{criteria: " + strconv.Itoa(n["criteria"])
	for _, k := range []string{"must", "exclusion", "positions"} {
		if n[k] > 0 {
			s += fmt.Sprintf(", %s: %d", k, n[k])
		}
	}
	return s + "}"
}

// patterns puts chapters that share a folder under one pattern, so that a chapter written later is read too. The folder is
// the topmost one that holds no such file of anybody else's. A folder whose name holds signs of a pattern has its files
// named one by one.
func (s *survey) patterns() []string {
	var out []string
	for _, p := range s.chapters {
		for i, r := range p {
			if dir := p[:i]; r == '/' && s.holdsOnlyChapters(dir, path.Ext(p)) {
				p = dir + "/**/*" + path.Ext(p)
				break
			}
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func (s *survey) holdsOnlyChapters(dir, ext string) bool {
	foreign := func(p string) bool {
		return strings.HasPrefix(p, dir+"/") && path.Ext(p) == ext && !slices.Contains(s.chapters, p)
	}
	below := func(p string) bool { return strings.HasPrefix(p, dir+"/") }
	return !strings.ContainsAny(dir+ext, "*?[]{}") && !slices.ContainsFunc(s.files, foreign) && !slices.ContainsFunc(s.left, below)
}

// quoted is a text in double quotes, as YAML reads it.
func quoted(s string) string { return strconv.Quote(s) }

// comment writes a line of comment; whatever would end the line, or is no sign that YAML allows, is a blank.
func comment(b *strings.Builder, indent, s string) {
	fmt.Fprintf(b, "%s# %s\n", indent, strings.TrimRight(oneLine(s), " "))
}

// oneLine is a text with everything that could end a line, or that no terminal should see, as blanks.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar || !unicode.IsGraphic(r) {
			return ' '
		}
		return r
	}, s)
}
