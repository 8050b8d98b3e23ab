package report

import (
	"bufio"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// GitHub prints one workflow command a finding, which GitHub Actions shows beside the line. GitHub shows ten of each
// severity a step; all are in the log.
func GitHub(w io.Writer, results []*lint.Result, opt Options) error {
	b := bufio.NewWriter(w)
	value := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	level := map[string]string{"error": "error", "warning": "warning", "note": "notice"}
	for _, f := range failures(opt) {
		fmt.Fprintf(b, "::error file=%s,line=%d,title=%s::%s\n", property.Replace(f.File), f.Line, notChecked, value.Replace(f.Message))
	}
	for _, r := range results {
		for _, f := range chosen(r, opt) {
			fmt.Fprintf(b, "::%s file=%s,line=%d", level[sarifLevel(f.Severity)], property.Replace(f.At.File), max(f.At.Line, 1))
			if f.At.Sheet == "" && f.At.Col > 0 {
				fmt.Fprintf(b, ",col=%d", f.At.Col)
			}
			fmt.Fprintf(b, ",title=%s::%s\n", property.Replace(f.Rule.Name), value.Replace(told(f, opt.lang(r.Bid))))
		}
	}
	return b.Flush()
}

// GitLab prints a code quality report.
func GitLab(w io.Writer, results []*lint.Result, opt Options) error {
	type lines struct {
		Begin int `json:"begin"`
	}
	type location struct {
		Path  string `json:"path"`
		Lines lines  `json:"lines"`
	}
	type issue struct {
		Check       string   `json:"check_name"`
		Description string   `json:"description"`
		Fingerprint string   `json:"fingerprint"`
		Severity    string   `json:"severity"`
		Location    location `json:"location"`
	}
	severity := map[lint.Severity]string{lint.Blocker: "blocker", lint.Error: "critical", lint.Warning: "minor", lint.Info: "info"}
	issues := []issue{}
	for _, f := range failures(opt) {
		issues = append(issues, issue{"offerlint/" + notChecked, f.Message, f.print(), "blocker", location{f.File, lines{f.Line}}})
	}
	for _, r := range results {
		for _, f := range chosen(r, opt) {
			issues = append(issues, issue{
				"offerlint/" + f.Rule.Name, told(f, opt.lang(r.Bid)), uniquePrint(r, f), severity[f.Severity],
				location{f.At.File, lines{max(f.At.Line, 1)}},
			})
		}
	}
	return writeJSON(w, issues)
}

type (
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column,omitempty"` // in UTF-8 bytes, from 1
	}
	rdRange struct {
		Start rdPosition `json:"start"`
	}
	rdLocation struct {
		Path  string   `json:"path"`
		Range *rdRange `json:"range,omitempty"`
	}
	rdName struct {
		Name string `json:"name"`
	}
	rdCode struct {
		Value string `json:"value"`
	}
	rdDiagnostic struct {
		Message  string     `json:"message"`
		Location rdLocation `json:"location"`
		Severity string     `json:"severity"`
		Code     rdCode     `json:"code"`
	}
	rdResult struct {
		Source      rdName         `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
)

// RDJSON prints the diagnostic format of reviewdog. A place in a workbook has no range: reviewdog knows only lines.
func RDJSON(w io.Writer, results []*lint.Result, opt Options) error {
	severity := map[string]string{"error": "ERROR", "warning": "WARNING", "note": "INFO"}
	out := rdResult{Source: rdName{"offerlint"}, Diagnostics: []rdDiagnostic{}}
	for _, f := range failures(opt) {
		at := rdLocation{f.File, &rdRange{rdPosition{Line: f.Line}}}
		out.Diagnostics = append(out.Diagnostics, rdDiagnostic{f.Message, at, "ERROR", rdCode{notChecked}})
	}
	for _, r := range results {
		for _, f := range chosen(r, opt) {
			at := rdLocation{Path: f.At.File}
			if f.At.Sheet == "" && f.At.Line > 0 {
				at.Range = &rdRange{rdPosition{f.At.Line, max(f.At.Col, 0)}}
			}
			out.Diagnostics = append(out.Diagnostics, rdDiagnostic{
				told(f, opt.lang(r.Bid)), at, severity[sarifLevel(f.Severity)], rdCode{f.Rule.Name},
			})
		}
	}
	return writeJSON(w, out)
}

// CSV prints one finding a row. Texts that a spreadsheet would run as a formula are quoted.
func CSV(w io.Writer, results []*lint.Result, opt Options) error {
	c := csv.NewWriter(w)
	rows := [][]string{append(strings.Split(strings.TrimSuffix(lint.CSVMark, ","), ","), "file", "sheet", "line", "column", "cell", "message", "fingerprint", "waived_by", "waived_until", "waived_reason")}
	for _, f := range failures(opt) {
		rows = append(rows, []string{
			"", lint.Error.String(), lint.Malformed.String(), notChecked, "", harmless(f.File), "", strconv.Itoa(f.Line), "", "", harmless(f.Message), "", "", "", "",
		})
	}
	for _, r := range results {
		found := chosen(r, opt)
		if opt.Waived {
			found = withWaived(r, opt)
		}
		for _, f := range found {
			id := ""
			if f.Criterion != nil {
				id = f.Criterion.ID
			}
			row := []string{
				r.Bid.Config.Name, f.Severity.String(), f.Kind.String(), f.Rule.Name, id, f.At.File, f.At.Sheet,
				strconv.Itoa(f.At.Line), strconv.Itoa(f.At.Col), f.At.Cell(), f.Message(opt.lang(r.Bid)), f.Fingerprint,
			}
			waived := []string{"", "", ""}
			if w := f.Waived; w != nil {
				waived = []string{w.By, w.Until, w.Reason}
			}
			row = append(row, waived...)
			for i := range row {
				row[i] = harmless(lint.Printable(row[i]))
			}
			rows = append(rows, row)
		}
	}
	return c.WriteAll(rows)
}

type (
	junitFailure struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr"`
		Text    string `xml:",chardata"`
	}
	junitCase struct {
		Name    string        `xml:"name,attr"`
		Class   string        `xml:"classname,attr"`
		Error   *junitFailure `xml:"error,omitempty"`
		Failure *junitFailure `xml:"failure,omitempty"`
		Out     string        `xml:"system-out,omitempty"`
	}
	junitSuite struct {
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Cases    []junitCase `xml:"testcase"`
	}
	junitFile struct {
		XMLName xml.Name     `xml:"testsuites"`
		Name    string       `xml:"name,attr"`
		Suites  []junitSuite `xml:"testsuite"`
	}
)

// JUnit prints a suite for each bid with a test for each criterion, and one for each finding that is about none. A test
// fails from severity error on; what is milder stands in its output.
func JUnit(w io.Writer, results []*lint.Result, opt Options) error {
	out := junitFile{Name: "offerlint"}
	for _, r := range results {
		out.Suites = append(out.Suites, junitSuiteOf(r, opt))
	}
	if n := len(opt.Failed); n > 0 {
		broken := junitSuite{Name: "offerlint", Tests: n, Errors: n}
		for _, f := range failures(opt) {
			broken.Cases = append(broken.Cases, junitCase{Name: lint.Shorten(f.Message, 80), Class: broken.Name, Error: &junitFailure{Message: f.Message, Type: notChecked}})
		}
		out.Suites = append(out.Suites, broken)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func junitSuiteOf(r *lint.Result, opt Options) junitSuite {
	s := junitSuite{Name: lint.Printable(r.Bid.Config.Name)}
	by := map[*lint.Criterion][]*lint.Finding{}
	var loose []*lint.Finding
	for _, f := range chosen(r, opt) {
		if f.Criterion == nil {
			loose = append(loose, f)
			continue
		}
		by[f.Criterion] = append(by[f.Criterion], f)
	}
	add := func(name string, fs []*lint.Finding) {
		c := junitCase{Name: lint.Printable(name), Class: s.Name}
		for _, f := range fs {
			line := f.At.String() + ": " + lint.Printable(f.Message(opt.lang(r.Bid))) + " [" + f.Rule.Name + "]\n"
			switch {
			case f.Severity < lint.Error:
				c.Out += line
			case c.Failure == nil:
				s.Failures++
				c.Failure = &junitFailure{told(f, opt.lang(r.Bid)), f.Rule.Name, line}
			default:
				c.Failure.Text += line
			}
		}
		s.Cases = append(s.Cases, c)
	}
	for _, c := range r.Bid.Criteria {
		add(heading(c), by[c])
	}
	for _, f := range loose {
		add(f.Rule.Name+" "+f.At.String(), []*lint.Finding{f})
	}
	s.Tests = len(s.Cases)
	return s
}
