package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/offerlint/offerlint/lint"
)

//go:embed html/page.html
var pageHTML string

//go:embed html/page.css
var pageCSS string

//go:embed html/page.js
var pageJS string

// pageTemplate is parsed when it is first needed: most runs make no page.
var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageHTML)) })

var (
	pageStyle  = sync.OnceValue(func() string { return paletteCSS() + pageCSS })
	pagePolicy = sync.OnceValue(func() string {
		return "default-src 'none'; style-src " + CSPHash(pageStyle()) + "; script-src " + CSPHash(pageJS) +
			"; base-uri 'none'; form-action 'none'"
	})
)

// HTML prints results as one page for people, a section for each bid: the verdict and what to mend first, the coverage by
// section, what was not read, and each criterion with the customer's text, our response, the findings and the place to mend.
//
// The page is a single file and works where it lies: it loads nothing, needs no script to be read, and its content security
// policy allows nothing but the one style and the one script that it holds, by their hashes. All that comes from input files
// is text; only relative paths and http, https and mailto addresses become links.
func HTML(w io.Writer, results []*lint.Result, opt Options) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := pageTemplate().Execute(b, newHTMLPage(results, opt)); err != nil {
		return err
	}
	return b.Flush()
}

// A htmlPage is what the template prints.
type htmlPage struct {
	htmlWords
	Title  string
	Date   string // when the bids were judged; "" where that is not known
	Policy string
	Style  template.CSS
	Script template.JS
	Failed []string // why bids could not be checked
	Bids   []*htmlBid
}

// htmlWords chooses the words of a language in the template: {{.T "Lücke" "gap"}}.
type htmlWords struct{ Lang string }

// T is the German or the English text.
func (l htmlWords) T(de, en string) string {
	if l.Lang == "de" {
		return de
	}
	return en
}

func newHTMLPage(results []*lint.Result, opt Options) *htmlPage {
	p := &htmlPage{
		htmlWords: htmlWords{"en"}, Policy: pagePolicy(),
		Style: template.CSS(pageStyle()), Script: template.JS(pageJS),
	}
	if opt.Lang != "" {
		p.Lang = opt.Lang
	}
	for _, f := range failures(opt) {
		p.Failed = append(p.Failed, f.Message)
	}
	for i, r := range results {
		if i == 0 {
			p.Lang = opt.lang(r.Bid)
			p.Date = judged(r.Bid.Config, p.Lang)
		}
		p.Bids = append(p.Bids, newHTMLBid(r, i+1, opt))
	}
	p.Title = p.T("Prüfbericht", "Offer check")
	if len(p.Bids) == 1 {
		p.Title += ": " + p.Bids[0].Name
	}
	return p
}

// judged is the day, and the hour where it is known, by which a bid was judged.
func judged(c lint.Config, lang string) string {
	day, err := time.Parse(time.DateOnly, c.Today)
	if err != nil {
		return ""
	}
	if c.Now.IsZero() {
		return dayText(day, lang)
	}
	return dayText(day, lang) + ", " + c.Now.Format("15:04")
}

// CSPHash is how a content security policy names a style or script that it allows.
func CSPHash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// paletteCSS gives the classes of severities (v-blocker) and statuses (s-missed) their colours.
func paletteCSS() string {
	var b strings.Builder
	rule := func(class string, c Colour) {
		fmt.Fprintf(&b, ".%s{--fill:#%s;--text:#%s;--strong:#%s}\n", class, c.Fill, c.Text, c.Strong)
	}
	for s := lint.Blocker; s >= lint.Info; s-- {
		rule("v-"+s.String(), severityColours[s])
	}
	for _, s := range statuses {
		rule("s-"+s.String(), statusColours[s])
	}
	return b.String()
}
