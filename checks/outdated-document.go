package checks

import (
	_ "embed" // the page
	"path"
	"strings"
	"time"

	"github.com/offerlint/offerlint/lint"
)

//go:embed outdated-document.md
var outdatedDocumentDoc string

var outdatedDocument = &lint.Check{
	ID:   "outdated-document",
	Kind: lint.Unverified,
	Doc:  outdatedDocumentDoc,
	Messages: lint.Messages{
		DE: "{{name}}: {{file}} ist vom {{issued}}; verlangt ist eine Fassung vom {{oldest}} oder später",
		EN: "{{name}}: {{file}} is of {{issued}}; one of {{oldest}} or later is wanted",
	},
	Advice: lint.Messages{
		DE: "Eine neue Fassung besorgen. Ämter und Versicherer brauchen dafür oft zwei Wochen.",
		EN: "Get a new one. Registries and insurers often need two weeks for it.",
	},
	Run: func(p *lint.Pass) error {
		for d, doc := range aging(p.Bid) {
			issued, oldest := issuedOn(p.Bid, d, doc), d.MaxAge.Before(d.Anchor)
			if issued == "" || issued >= oldest {
				continue
			}
			p.Report(lint.Finding{
				At: lint.At(lint.Location{File: doc.File}), Match: d.Name, Args: lint.Args{"name": d.Name, "file": doc.File},
				Words: map[string]lint.Messages{"issued": dayWords(issued), "oldest": dayWords(oldest)},
			})
		}
		return nil
	},
}

// aging yields the files that must not be older than the customer allows.
func aging(bid *lint.Bid) func(yield func(*lint.RequiredDocument, *lint.Document) bool) {
	return func(yield func(*lint.RequiredDocument, *lint.Document) bool) {
		for _, d := range bid.Config.RequiredDocuments {
			for _, doc := range d.Found {
				if d.MaxAge != (lint.Age{}) && d.Anchor != "" && !yield(d, doc) {
					return
				}
			}
		}
	}
}

// issuedOn is the day of a document, YYYY-MM-DD: what the entry says, else the register, else the name of the file. It is ""
// where none does. When a file was written says nothing: copying it changes that.
func issuedOn(bid *lint.Bid, d *lint.RequiredDocument, doc *lint.Document) string {
	if d.Issued != "" {
		return d.Issued
	}
	for _, e := range bid.Register.Evidence {
		if e.Path == doc.File && e.Issued != "" {
			return e.Issued
		}
	}
	return dayInName(path.Base(doc.File))
}

var dayInFileName = lazily(`(?:^|\D)(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})(?:\D|$)|(?:^|\D)(\d{2})[-_.](\d{2})[-_.](\d{4})(?:\D|$)`)

// dayInName is the day in the name of a file, 2026-05-01, 20260501 or 01.05.2026; "" without one, and with several.
func dayInName(name string) string {
	var found [][]string
	for rest := name; ; {
		at := dayInFileName().FindStringSubmatchIndex(rest)
		if at == nil {
			break
		}
		found = append(found, dayInFileName().FindStringSubmatch(rest))
		rest = rest[max(at[7], at[13]):] // the sign behind a day may stand before the next
	}
	if len(found) != 1 {
		return ""
	}
	parts := found[0][1:4]
	if parts[0] == "" {
		parts = []string{found[0][6], found[0][5], found[0][4]}
	}
	day := strings.Join(parts, "-")
	if _, err := time.Parse(time.DateOnly, day); err != nil || day < "1990" {
		return ""
	}
	return day
}
