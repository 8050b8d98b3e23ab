package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/url"

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

// told is the message of a finding for formats that know only files and lines: in a workbook the cell goes first.
func told(f *lint.Finding, lang string) string {
	message := lint.Printable(f.Message(lang))
	if f.At.Sheet == "" {
		return message
	}
	return logicalPlace(f.At.Location) + ": " + message
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

// fileURI is a path as a URI reference: spaces and umlauts are percent-encoded.
func fileURI(file string) string { return (&url.URL{Path: file}).String() }

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
