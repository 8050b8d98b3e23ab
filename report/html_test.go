package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/chromium"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

func html(t *testing.T, opt report.Options, results ...*lint.Result) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.HTML(&b, results, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// open writes a page to a file and opens it.
func open(t *testing.T, source string) *chromium.Page {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	p := chromium.New(t)
	p.Open(file)
	return p
}

// TestHTMLPolicy recomputes the hashes of what the page holds: a policy that does not match would switch the page off.
func TestHTMLPolicy(t *testing.T) {
	source := html(t, report.Options{}, result(t, 2, lint.Error))
	hash := func(element string) string {
		m := regexp.MustCompile(`(?s)<` + element + `>(.*)</` + element + `>`).FindStringSubmatch(source)
		if m == nil {
			t.Fatalf("no %s", element)
		}
		sum := sha256.Sum256([]byte(m[1]))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	want := "default-src 'none'; style-src " + hash("style") + "; script-src " + hash("script") + "; base-uri 'none'; form-action 'none'"
	quoted := strings.NewReplacer("'", "&#39;", "+", "&#43;").Replace(want)
	if !strings.Contains(source, `<meta http-equiv="Content-Security-Policy" content="`+quoted+`">`) {
		t.Errorf("the policy is not %s", want)
	}
	if regexp.MustCompile(`(?i)<(link|img|iframe|object|embed|base)\b|\ssrc=|@import|url\(`).MatchString(source) {
		t.Error("the page loads something")
	}
}

// hostile lists what people or their tools could put into an input file to make a page do something.
var hostile = []string{
	`<script>alert(1)</script>`,
	`"><img src=x onerror=alert(1)>`,
	`' onmouseover='alert(1)`,
	`</style></script></title><svg onload=alert(1)>`,
	"{{.Title}} ${alert(1)} <%= 7*7 %> `alert(1)`",
	"javascript:alert(1)",
	"<!-- --><b>bold</b> & &lt;i&gt;",
	"ends\u202egnp.exe\u2066x \x00\x1b[2J",
}

// hostileResult puts a text into every field that comes from an input file.
func hostileResult(t *testing.T, s string) *lint.Result {
	t.Helper()
	at := lint.At(lint.Location{File: s, Sheet: s, Line: 3, Col: 2})
	inText := lint.At(lint.Location{File: s, Line: 3, Col: 1})
	weight := 3.5
	c := &lint.Criterion{ID: s, Title: s, Text: s + "\n" + s, Section: s, ObligationWord: s, Weight: &weight, Owner: s, At: at, AnswerAt: inText}
	// Each kind of block stands where a finding marks it, and once more where none does.
	block := func(kind lint.BlockKind, table, row int) *lint.Block {
		return &lint.Block{Kind: kind, Str: s, Layout: &lint.Layout{Table: table, Row: row}, Marks: []lint.Mark{{At: inText.Location}}, Span: inText}
	}
	unmarked := func(kind lint.BlockKind, table, row int) *lint.Block {
		b := block(kind, table, row)
		b.Span = lint.At(lint.Location{File: s, Line: 9, Col: 1})
		return b
	}
	c.Responses = []*lint.Response{{
		Criterion: c, ClaimCell: block(lint.Cell, 0, 0), At: at,
		Text: &lint.Text{Blocks: []*lint.Block{
			block(lint.Paragraph, 0, 0), block(lint.Heading, 0, 0), block(lint.Item, 0, 0), block(lint.Code, 0, 0),
			block(lint.Cell, 1, 1), block(lint.Cell, 1, 2),
			unmarked(lint.Paragraph, 0, 0), unmarked(lint.Heading, 0, 0), unmarked(lint.Item, 0, 0), unmarked(lint.Code, 0, 0),
			unmarked(lint.Cell, 2, 1), unmarked(lint.Cell, 2, 2),
		}},
		Evidence: []lint.Evidence{
			{Link: &lint.Link{Label: s, Target: s}}, {Link: &lint.Link{Label: s, Target: s, Path: s, Exists: true}}, {Link: &lint.Link{Label: s, Target: s, Path: s}}, {Link: &lint.Link{Label: s, Target: s, Web: true}},
		},
	}}
	unanswered := &lint.Criterion{ID: s + "2", Text: s, At: at, AnswerAt: inText, Responses: []*lint.Response{{At: at}}}
	bid := &lint.Bid{
		Config:    lint.Config{Name: s, Customer: s, Tender: s, Language: "de", Dir: s},
		Criteria:  []*lint.Criterion{c, unanswered},
		Documents: []*lint.Document{{File: s, Side: lint.SideCustomer, Role: "not-read"}, {File: s, Role: "not-read", ReadBy: s}},
		Sources: []lint.Source{{
			File: s, Sheet: s, Role: s, Rows: 3, Criteria: 2, Skipped: []lint.SkippedRow{{Row: 3, Reason: s}}, Notes: []lint.Note{{Fact: s, N: 1}},
		}},
	}
	rule := &lint.Rule{
		Name: s, Kind: lint.Assumed, Messages: lint.Messages{DE: "{{criterion}}: {{x}}", EN: "{{criterion}}: {{x}}"},
		Levels: []lint.Level{{Severity: map[lint.Stage]lint.Severity{lint.Review: lint.Error}}},
		Check: &lint.Check{ID: "x", Advice: lint.Messages{DE: s}, Run: func(p *lint.Pass) error {
			related := []lint.Related{{Messages: lint.Messages{DE: "{{x}}"}, Args: lint.Args{"x": s}, At: at}}
			p.Report(lint.Finding{Criterion: c, Response: c.Responses[0], At: inText, Match: s, Args: lint.Args{"x": s}, Related: related})
			p.Report(lint.Finding{At: at, Args: lint.Args{"x": s}})
			return nil
		}},
	}
	res, err := lint.Run(bid, &lint.Ruleset{Rules: []*lint.Rule{rule}}, lint.Options{Stage: lint.Review})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// TestHTMLExecutesNothing opens a page whose every word comes from somebody who wants it to do something.
func TestHTMLExecutesNothing(t *testing.T) {
	var results []*lint.Result
	for _, s := range hostile {
		results = append(results, hostileResult(t, s))
	}
	p := open(t, html(t, report.Options{Link: func(file string) string { return "../" + file }}, results...))
	elements := chromium.Eval[[]string](p, `[...new Set([...document.querySelectorAll('*')].map(e => e.localName))].sort()`)
	for _, e := range []string{"img", "i", "iframe", "object", "base", "link"} {
		if slices.Contains(elements, e) {
			t.Errorf("an input made an element %s", e)
		}
	}
	counts := chromium.Eval[[]int](p, `['script', 'style', 'title', '.bid', 'svg:not(.bar)', 'b:not(.figures b)'].map(s => document.querySelectorAll(s).length)`)
	if diff := cmp.Diff([]int{1, 1, 1, len(hostile), 0, 0}, counts); diff != "" {
		t.Errorf("scripts, styles, titles, bids, foreign pictures and bold words (-want +got)\n%s", diff)
	}
	const handlers = `[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => /^on|^style$|^src/.test(a.name)).map(a => a.name)`
	if got := chromium.Eval[[]string](p, handlers); len(got) > 0 {
		t.Errorf("an input made attributes %v", got)
	}
	const links = `[...document.querySelectorAll('a')].filter(a => !/^(https?|mailto|file):$/.test(a.protocol)).map(a => a.getAttribute('href'))`
	if got := chromium.Eval[[]string](p, links); len(got) > 0 {
		t.Errorf("links to %q", got)
	}
	all := chromium.Eval[string](p, `document.body.textContent`)
	for _, s := range hostile[:7] {
		if n := strings.Count(all, s); n < 20 {
			t.Errorf("%q is shown %d times, want it wherever it was", s, n)
		}
	}
	if strings.ContainsAny(all, "\u202e\u2066\x1b\x00") {
		i := strings.IndexAny(all, "\u202e\u2066\x1b\x00")
		t.Errorf("control characters stay: %q", all[max(i-80, 0):i+20])
	}
	// Whoever plays with the page, and every link to a place on it, changes nothing.
	chromium.Eval[bool](p, `(document.querySelectorAll('a[href^="#"], .unfold, .more').forEach(e => e.click()), true)`)
	if got := p.Complaints(); len(got) > 0 {
		t.Errorf("the page misbehaves:\n%s", strings.Join(got, "\n"))
	}
}

// TestHTMLLinks holds which targets become links, and that files are found from where the page lies.
func TestHTMLLinks(t *testing.T) {
	for target, want := range map[string]string{
		"https://example.org/a?b=1&c=d#e":     `<a href="https://example.org/a?b=1&amp;c=d#e">Name</a>`,
		"HTTP://example.org":                  `<a href="http://example.org">Name</a>`,
		"mailto:bid@example.org":              `<a href="mailto:bid@example.org">Name</a>`,
		"javascript:alert(1)":                 "Evidence: Name</p>",
		" java\nscript:alert(1)":              "Evidence: Name</p>",
		"data:text/html,<script>x</script>":   "Evidence: Name</p>",
		"file:///etc/passwd":                  "Evidence: Name</p>",
		"ftp://example.org/x":                 "Evidence: Name</p>",
		"//example.org/x":                     "Evidence: Name</p>",
		"https:example.org":                   "Evidence: Name</p>",
		"www.example.org":                     "Evidence: Name</p>",
		"local: offer/anlagen/a b#1?.pdf":     `<a href="../offer/anlagen/a%20b%231%3F.pdf">Name</a>`,
		"local: javascript:alert(1)//x.pdf":   `<a href="../javascript:alert%281%29//x.pdf">Name</a>`,
		"missing: offer/anlagen/gone.pdf":     "Name <strong>(file missing)</strong>",
		"no way: another drive, no way there": "Evidence: Name</p>",
	} {
		res := result(t, 1, lint.Error)
		e := lint.Evidence{Link: &lint.Link{Label: "Name", Target: target}}
		if how, path, ok := strings.Cut(target, ": "); ok {
			e = lint.Evidence{Link: &lint.Link{Label: "Name", Target: path, Path: path, Exists: how != "missing"}}
		}
		res.Bid.Criteria[0].Responses[0].Evidence = []lint.Evidence{e}
		opt := report.Options{Lang: "en", Link: func(file string) string {
			if strings.HasPrefix(file, "another drive") {
				return ""
			}
			return "../" + file
		}}
		if got := html(t, opt, res); !strings.Contains(got, want) {
			_, got, _ = strings.Cut(got, "Evidence: ")
			t.Errorf("%q became %.80s, want %s", target, got, want)
		}
	}
}

// TestHTMLMarksWhatWasFound holds that the words of a finding are marked at their place and nowhere else.
func TestHTMLMarksWhatWasFound(t *testing.T) {
	at := func(col int) lint.Location { return lint.Location{File: "offer.md", Line: 7, Col: col} }
	block := &lint.Block{
		Kind: lint.Paragraph, Str: "Voraussichtlich ja, voraussichtlich nein, wohl kaum.", Marks: []lint.Mark{{At: at(1)}},
		Span: lint.Span{Location: at(1), EndLine: 7, EndCol: 60},
	}
	res := result(t, 1, lint.Error)
	c := res.Bid.Criteria[0]
	c.Responses[0].Text = &lint.Text{Blocks: []*lint.Block{block}}
	for _, match := range []string{"voraussichtlich", "voraussichtlich nein, wohl"} {
		i := strings.Index(block.Str, match)
		res.Findings = append(res.Findings, &lint.Finding{
			Rule: res.Findings[0].Rule, Criterion: c, Response: c.Responses[0], Severity: lint.Info, At: lint.At(at(1 + i)), Match: match,
		})
	}
	want := `<p class="words">Voraussichtlich ja, <mark>voraussichtlich nein, wohl</mark> kaum.</p>`
	if got := html(t, report.Options{}, res); !strings.Contains(got, want) {
		t.Errorf("the page does not hold %s", want)
	}
}

// TestHTMLHead reads what stands at the top: the verdict, what is behind it, and the deadline.
func TestHTMLHead(t *testing.T) {
	res := result(t, 12, lint.Blocker)
	got := html(t, report.Options{Lang: "en"}, res)
	for _, want := range []string{
		`<html lang="en">`, `<p class="says">12 blockers: do not submit</p>`, `<a href="#b1-list">and 2 more</a>`,
		`<a href="#b1-c12">K-12 “Titel” is not answered</a>`, `rfp.xlsx · Blatt 1 · A13</span>`,
		`>rfp/LB.docx <span class="quiet">from the customer; nobody is on record as having read it</span>`,
		`<p class="words" lang="de">`, `aria-label="12 criteria: 12 missed, 0 assumed, 0 unverified, 0 answered, 0 verified, 0 waived"`,
		`<b>42</b> <span>of 42 points at stake</span>`, `<p class="quiet">No register: no response has been verified by a person.</p>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	if first := strings.Index(got, "#b1-c12"); first > strings.Index(got, "#b1-c10") {
		t.Error("the most points do not come first")
	}
	if strings.Contains(got, "ZgotmplZ") {
		t.Error("the template refused a value")
	}
}

// TestHTMLChosen lists what was asked for; the figures stay those of the whole bid.
func TestHTMLChosen(t *testing.T) {
	opt := report.Options{Lang: "en", Show: func(f *lint.Finding) bool { return f.Criterion.ID == "K-3" }}
	got := html(t, opt, result(t, 5, lint.Error))
	if n := strings.Count(got, "<article"); n != 1 || !strings.Contains(got, `id="b1-c3"`) {
		t.Errorf("%d criteria are listed, want K-3 alone", n)
	}
	for _, want := range []string{"5 errors: mend", "5 criteria: 5 missed", "Only the chosen findings are listed."} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}

// TestHTMLGroups holds the order of the list, and that what is only counted is folded away.
func TestHTMLGroups(t *testing.T) {
	res := result(t, 4, lint.Counted)
	// A hint that somebody accepted does not make a criterion waived.
	hint := res.Findings[3]
	hint.Counted, hint.Waived = false, &lint.Waiver{By: "c.muster", Reason: "abgestimmt"}
	res.Findings, res.Waived = res.Findings[:3], res.Findings[3:]
	res.Status[res.Bid.Criteria[3]] = lint.Standing{Status: lint.StatusAnswered}
	res.Bid.Criteria[1].Withdrawn = true
	res.Status[res.Bid.Criteria[1]] = lint.Standing{Status: lint.StatusNotApplicable, Because: &lint.Messages{DE: "gestrichen"}}
	got := html(t, report.Options{}, res)
	var heads []string
	for _, m := range regexp.MustCompile(`<h4>([^<]*) <span class="quiet">(\d+)</span>`).FindAllStringSubmatch(got, -1) {
		heads = append(heads, fmt.Sprint(m[1], ": ", m[2]))
	}
	if diff := cmp.Diff([]string{"Noch offene Kriterien: 2", "Kriterien mit akzeptierten Befunden: 1", "Kriterien ohne Befund: 1"}, heads); diff != "" {
		t.Errorf("groups (-want +got)\n%s", diff)
	}
	if strings.Contains(got, "<details open>") {
		t.Error("a criterion without a reported finding is open")
	}
}

// TestHTMLManySections folds away the sections beyond the first fifteen, those with the most at stake first.
func TestHTMLManySections(t *testing.T) {
	res := result(t, 20, lint.Error)
	for i, c := range res.Bid.Criteria {
		c.Section = fmt.Sprintf("Section %d", i+1)
	}
	got := html(t, report.Options{Lang: "en"}, res)
	if !strings.Contains(got, "<summary>5 more sections</summary>") {
		t.Error("the sections are not folded")
	}
	if a, b := strings.Index(got, ">Section 20</a>"), strings.Index(got, ">Section 2</a>"); a < 0 || a > b {
		t.Error("the section with the most points at stake is not the first")
	}
}
