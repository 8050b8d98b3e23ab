package seal

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/hex"
	"html/template"
	"io"
	"strconv"
	"time"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// Words are what the page takes from the reports, in its language.
type Words struct {
	Verdict  string
	Severity func(name string) string
	Status   func(name string) string
}

// A fact is a line of a table.
type fact struct{ Name, Value string }

// A page is what the template prints.
type page struct {
	*Record
	Lang, Verdict, Policy, Sum string
	Facts, Counts              []fact
	Style                      template.CSS
	words                      Words
}

// T is the German or the English text.
func (p page) T(de, en string) string {
	if p.Lang == "de" {
		return de
	}
	return en
}

// Severity names a severity in the language of the page.
func (p page) Severity(name string) string { return p.words.Severity(name) }

// HTML prints the record as a page to keep, to print on A4 and to sign. It names the hash of the record, so that paper and file belong
// together. The page loads nothing and runs nothing.
func (r *Record) HTML(w io.Writer, words Words) error {
	var record bytes.Buffer
	if err := r.Write(&record); err != nil {
		return err
	}
	style := sha256.Sum256([]byte(pageCSS))
	sum := sha256.Sum256(record.Bytes())
	p := page{
		Record: r, Lang: r.Seal.Language, Verdict: words.Verdict, words: words, Style: template.CSS(pageCSS), Sum: hex.EncodeToString(sum[:]),
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(style[:]) + "'; base-uri 'none'; form-action 'none'",
	}
	p.Facts = p.facts()
	for _, name := range []string{"missed", "assumed", "unverified", "answered", "verified", "waived", "not_applicable"} {
		p.Counts = append(p.Counts, fact{words.Status(name), strconv.Itoa(r.Summary[name])})
	}
	t, err := template.New("seal").Parse(pageHTML)
	if err != nil {
		return err
	}
	return t.Execute(w, p)
}

func (p page) facts() []fact {
	h := p.Seal
	var out []fact
	rules := ""
	for i, r := range p.Rulesets {
		if i > 0 {
			rules += ", "
		}
		rules += r
	}
	for _, f := range []fact{
		{p.T("Kunde", "Customer"), h.Customer},
		{p.T("Vergabenummer", "Tender"), h.Tender},
		{p.T("Abgabefrist", "Due"), p.Day(h.Due)},
		{p.T("Versiegelt", "Sealed"), p.Day(h.Sealed)},
		{p.T("von", "by"), h.By},
		{p.T("Regelwerke", "Rulesets"), rules},
		{p.T("Programm", "Program"), h.Program},
	} {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

// Day is a date in the language of the page; what is no date stays as it is.
func (p page) Day(iso string) string { return Moment(iso, p.Lang) }

// Moment is a day, or a day and an hour, as people write it in German ("de") or English; what is neither stays as it is.
func Moment(iso, lang string) string {
	day := "2 Jan 2006"
	if lang == "de" {
		day = "02.01.2006"
	}
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		return t.Format(day)
	}
	t, err := time.Parse(time.RFC3339, iso)
	if err != nil {
		return iso
	}
	return t.Format(day + ", 15:04 (UTC-07:00)")
}

// File is the name of the record.
func (p page) File() string { return Name }
