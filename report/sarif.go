package report

import (
	"fmt"
	"io"
	"unicode/utf16"

	"github.com/offerlint/offerlint/lint"
)

// The parts of SARIF 2.1.0 that code scanning reads.
type (
	sarifText struct {
		Text     string `json:"text"`
		Markdown string `json:"markdown,omitempty"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
		Help  sarifText `json:"help"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
	sarifLogical struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   sarifRegion   `json:"region"`
	}
	sarifLocation struct {
		Physical sarifPhysical  `json:"physicalLocation"`
		Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	}
	// sarifSuppression is what accepts a result: an entry of the register, or a comment in the source.
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Status        string `json:"status"`
		Justification string `json:"justification"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations"`
		Prints       map[string]string  `json:"partialFingerprints"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		ColumnKind  string            `json:"columnKind"`
		Results     []sarifResult     `json:"results"`
	}
	sarifFile struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
)

// SARIF prints findings as SARIF 2.1.0: one run for all bids, since code scanning takes at most 20 runs a file. A cell is
// a logical location beside its row. What somebody accepted is suppressed. Columns count UTF-16 units and are left out where
// the line is not known.
func SARIF(w io.Writer, results []*lint.Result, opt Options) error {
	run := sarifRun{ColumnKind: "utf16CodeUnits", Results: []sarifResult{}}
	ran := sarifInvocation{Successful: len(opt.Failed) == 0}
	for _, why := range opt.Failed {
		ran.Notifications = append(ran.Notifications, sarifNotification{"error", sarifText{Text: lint.Printable(why)}})
	}
	run.Invocations = []sarifInvocation{ran}
	run.Tool.Driver = sarifDriver{Name: "offerlint", Rules: []sarifRule{}}
	index := map[string]int{}
	for _, r := range results {
		lang := opt.lang(r.Bid)
		for _, f := range withWaived(r, opt) {
			i, known := index[f.Rule.Name]
			if !known {
				i = len(run.Tool.Driver.Rules)
				index[f.Rule.Name] = i
				run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(f.Rule))
			}
			run.Results = append(run.Results, sarifResult{
				RuleID: f.Rule.Name, RuleIndex: i, Level: sarifLevel(f.Severity),
				Message: sarifText{Text: told(f, lang)}, Locations: []sarifLocation{sarifPlace(f.At, opt)},
				// Code scanning tells alerts apart by primaryLocationLineHash, and would else hash the line.
				Prints:       map[string]string{"offerlint/v1": uniquePrint(r, f), "primaryLocationLineHash": uniquePrint(r, f)},
				Suppressions: suppressions(f, lang),
			})
		}
	}
	run.fit()
	return writeJSON(w, sarifFile{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

// maxSARIF is how many results of a run code scanning takes; it refuses a file with more, and shows the 5,000 most severe ones
// (docs.github.com, SARIF results exceed one or more limits).
const maxSARIF = 25_000

// fit leaves out the mildest results of more than code scanning takes, and says so in the file.
func (run *sarifRun) fit() {
	over := len(run.Results) - maxSARIF
	if over <= 0 {
		return
	}
	ran := &run.Invocations[0]
	ran.Notifications = append(ran.Notifications, sarifNotification{"warning", sarifText{
		Text: fmt.Sprintf("%d results of the lowest levels are left out: code scanning refuses more than %d", over, maxSARIF),
	}})
	out := make([]bool, len(run.Results))
	for _, level := range []string{"note", "warning", "error"} {
		for i := len(out) - 1; i >= 0 && over > 0; i-- {
			if run.Results[i].Level == level {
				out[i] = true
				over--
			}
		}
	}
	kept := run.Results[:0]
	for i, r := range run.Results {
		if !out[i] {
			kept = append(kept, r)
		}
	}
	run.Results = kept
}

func sarifRuleOf(r *lint.Rule) sarifRule {
	summary := r.Check.Summary()
	if summary == "" {
		summary = r.Name
	}
	help := r.Check.Doc
	if help == "" {
		help = summary
	}
	return sarifRule{ID: r.Name, Short: sarifText{Text: summary}, Help: sarifText{Text: help, Markdown: help}}
}

func suppressions(f *lint.Finding, lang string) []sarifSuppression {
	if f.Waived == nil {
		return nil
	}
	kind := "external"
	if f.Waived.Inline() {
		kind = "inSource"
	}
	return []sarifSuppression{{kind, "accepted", acceptance(f.Waived, lang)}}
}

func sarifLevel(s lint.Severity) string {
	switch {
	case s >= lint.Error:
		return "error"
	case s == lint.Warning:
		return "warning"
	}
	return "note"
}

func sarifPlace(s lint.Span, opt Options) sarifLocation {
	at := sarifLocation{Physical: sarifPhysical{Artifact: sarifArtifact{fileURI(s.File)}, Region: sarifRegion{StartLine: max(s.Line, 1)}}}
	if name := logicalPlace(s.Location); name != "" {
		at.Logical = []sarifLogical{{name}}
		return at
	}
	if opt.Line == nil || s.Line < 1 || s.Col < 1 || s.EndLine < s.Line {
		return at
	}
	first, last := opt.Line(s.File, s.Line), opt.Line(s.File, s.EndLine)
	if s.Col-1 <= len(first) && s.EndCol <= len(last) && s.EndCol > 0 {
		at.Physical.Region = sarifRegion{s.Line, utf16Len(first[:s.Col-1]) + 1, s.EndLine, utf16Len(last[:s.EndCol]) + 1}
	}
	return at
}

func utf16Len(s string) int { return len(utf16.Encode([]rune(s))) }
