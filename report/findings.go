package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/offerlint/offerlint/lint"
)

// chosen are the findings that are printed, in the order of the result.
func chosen(r *lint.Result, opt Options) []*lint.Finding {
	var out []*lint.Finding
	for _, f := range r.Findings {
		if opt.Show == nil || opt.Show(f) {
			out = append(out, f)
		}
	}
	return out
}

// withWaived are all findings by place, those that somebody accepted among them.
func withWaived(r *lint.Result, opt Options) []*lint.Finding {
	out := append(chosen(r, opt), chosenWaived(r, opt)...)
	slices.SortStableFunc(out, func(a, b *lint.Finding) int { return a.At.Compare(b.At.Location) })
	return out
}

// chosenWaived are the accepted findings that are printed.
func chosenWaived(r *lint.Result, opt Options) []*lint.Finding {
	var out []*lint.Finding
	for _, f := range r.Waived {
		if opt.Show == nil || opt.Show(f) {
			out = append(out, f)
		}
	}
	return out
}

// acceptance says who accepted a finding, until when, and why.
func acceptance(w *lint.Waiver, lang string) string {
	until, err := time.Parse(time.DateOnly, w.Until)
	switch {
	case err != nil:
		return lint.Printable(w.By + ": " + w.Reason)
	case lang == "de":
		return lint.Printable(w.By + ", bis " + dayText(until, lang) + ": " + w.Reason)
	}
	return lint.Printable(w.By + ", until " + dayText(until, lang) + ": " + w.Reason)
}

// verifiedText says who verified a response, when, and against what: "a.muster, 20.11.2026 (iso27001)".
func verifiedText(v *lint.Verification, lang string) string {
	s := v.By
	if on, err := time.Parse(time.DateOnly, v.On); err == nil {
		s += ", " + dayText(on, lang)
	}
	if len(v.Evidence) > 0 {
		s += " (" + strings.Join(v.Evidence, ", ") + ")"
	}
	return lint.Printable(s)
}

// waivedLine says how many findings were accepted, or would be; "" where there is nothing to say.
func waivedLine(r *lint.Result, lang string) string {
	n, de := len(r.Waived), lang == "de"
	switch {
	case r.Unwaived > 0 && de:
		return "ohne Ausnahmen geprüft; sonst akzeptiert: " + acceptedWord.count(lang, r.Unwaived)
	case r.Unwaived > 0:
		return "judged without waivers; accepted otherwise: " + acceptedWord.count(lang, r.Unwaived)
	case n == 0:
		return ""
	case de:
		return "akzeptiert: " + acceptedWord.count(lang, n)
	}
	return "accepted: " + acceptedWord.count(lang, n)
}

var acceptedWord = word{"Befund", "Befunde", "finding", "findings"}

// told is the message of a finding for formats that know only files and lines: in a workbook the cell goes first.
func told(f *lint.Finding, lang string) string {
	message := lint.Printable(f.Message(lang))
	if f.At.Sheet == "" {
		return message
	}
	return logicalPlace(f.At.Location) + ": " + message
}

// heading names a criterion where its findings stand below: the number, and the title or the first words of the text.
func heading(c *lint.Criterion) string {
	name := lint.Shorten(c.Label(), 120)
	if c.HasID() && name != c.ID {
		name = c.ID + " " + name
	}
	return name
}

// logicalPlace is the sheet and the cell, such as Anforderungen!F14; "" outside workbooks.
func logicalPlace(l lint.Location) string {
	if l.Sheet == "" {
		return ""
	}
	l.File = ""
	return l.String()[1:] // without the colon that separates the file
}

// uniquePrint is the fingerprint of a finding among those of all bids, as 64 hexadecimal digits. It is the same in the next run.
func uniquePrint(r *lint.Result, f *lint.Finding) string {
	sum := sha256.Sum256([]byte(r.Bid.Config.Name + "\x00" + r.Bid.Config.File + "\x00" + f.Fingerprint))
	return hex.EncodeToString(sum[:])
}

// fileURI is a path, with forward slashes, as a URI reference: spaces and umlauts are percent-encoded. A drive or a share of Windows,
// which is printed where the working directory lies on another, would else be read as a scheme or a server.
func fileURI(file string) string {
	if share, ok := strings.CutPrefix(file, "//"); ok {
		server, path, _ := strings.Cut(share, "/")
		return (&url.URL{Scheme: "file", Host: server, Path: "/" + path}).String()
	}
	if len(file) > 2 && file[1:3] == ":/" {
		return (&url.URL{Scheme: "file", Path: "/" + file}).String()
	}
	return (&url.URL{Path: file}).String()
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
