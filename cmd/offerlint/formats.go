package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// checkFormats are the formats of check.
var checkFormats = []string{"text", "json", "html", "sarif", "junit", "github", "gitlab", "rdjson", "markdown", "csv"}

// checkPrinters print the results of check, one for each of checkFormats.
func checkPrinters(results []*lint.Result, opt report.Options) map[string]printer {
	lines := lineReader()
	plain := func(print func(io.Writer, []*lint.Result, report.Options) error) printer {
		return func(w io.Writer, _ string) error { return print(w, results, opt) }
	}
	return map[string]printer{
		"text": func(w io.Writer, path string) error { return report.Text(w, results, plainly(opt, path)) },
		"html": func(w io.Writer, path string) error { return report.HTML(w, results, linked(opt, path)) },
		"sarif": func(w io.Writer, _ string) error {
			opt := opt
			opt.Line = lines
			return report.SARIF(w, results, opt)
		},
		"github": func(w io.Writer, _ string) error {
			if err := report.GitHub(w, results, opt); err != nil {
				return err
			}
			return stepSummary(results, opt)
		},
		"json": plain(report.JSON), "junit": plain(report.JUnit), "gitlab": plain(report.GitLab),
		"rdjson": plain(report.RDJSON), "markdown": plain(report.Markdown), "csv": plain(report.CSV),
	}
}

// maxSummary is how much GitHub takes as the summary of one step, in bytes (docs.github.com, workflow commands).
const maxSummary = 1 << 20

// stepSummary appends the Markdown of a run to the file that GitHub Actions names; elsewhere it does nothing.
func stepSummary(results []*lint.Result, opt report.Options) error {
	path := os.Getenv("GITHUB_STEP_SUMMARY")
	if path == "" {
		return nil
	}
	opt.Room = maxSummary
	var b bytes.Buffer
	if err := report.Markdown(&b, results, opt); err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("GITHUB_STEP_SUMMARY: %w", err)
	}
	_, err = b.WriteTo(file)
	return errors.Join(err, file.Close())
}

// lineReader gives lines of text files; each file is read once, and "" stands for what is not there.
func lineReader() func(file string, line int) string {
	read := map[string][]string{}
	return func(file string, line int) string {
		lines, ok := read[file]
		if !ok {
			if data, err := os.ReadFile(filepath.FromSlash(file)); err == nil {
				lines = strings.Split(string(data), "\n")
			}
			read[file] = lines
		}
		if line < 1 || line > len(lines) {
			return ""
		}
		return strings.TrimSuffix(lines[line-1], "\r")
	}
}
