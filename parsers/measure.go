package parsers

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pdf"
)

// Measure notes the size, the hash and, of PDF files, the pages of every file of ours. Reading a bid leaves it out: it opens
// files that nobody reads otherwise, and large ones. A file that cannot be read is left unmeasured, and is in the error.
func Measure(bid *lint.Bid) error {
	var errs []error
	for _, d := range bid.Documents {
		if !ownFile(d) {
			continue
		}
		if err := measure(d); err != nil {
			errs = append(errs, fmt.Errorf("%s: cannot be read: %w", d.File, reason(err)))
		}
		if isPDF(d.File) {
			countPages(d, limitsOf(bid.Config).Bytes)
		}
	}
	return errors.Join(errs...)
}

func measure(d *lint.Document) error {
	f, err := os.Open(filepath.FromSlash(d.File))
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if d.Size, err = io.Copy(h, f); err != nil {
		return err
	}
	d.SHA256 = hex.EncodeToString(h.Sum(nil))
	return nil
}

func isPDF(name string) bool { return strings.EqualFold(path.Ext(name), ".pdf") }

// errTooBig is about a file that is not opened because of its size.
var errTooBig = errors.New("too big")

// countPages counts the pages of a file of at most so many bytes, once, or notes why it could not.
func countPages(d *lint.Document, most int64) {
	if d.Pages > 0 || d.Uncounted != "" {
		return
	}
	if !isPDF(d.File) {
		d.Uncounted = "not-pdf"
		return
	}
	var n int
	info, err := os.Stat(filepath.FromSlash(d.File))
	switch {
	case err != nil:
	case info.Size() > most:
		err = errTooBig
	default:
		var src []byte
		if src, err = os.ReadFile(filepath.FromSlash(d.File)); err == nil {
			n, err = pdf.Pages(src)
		}
	}
	switch {
	case err == nil && n > 0:
		d.Pages = n
	case errors.Is(err, pdf.ErrEncrypted):
		d.Uncounted = "encrypted"
	case errors.Is(err, errTooBig):
		d.Uncounted = "too-big"
	case errors.Is(err, pdf.ErrNoPDF):
		d.Uncounted = "not-pdf"
	default:
		d.Uncounted = "unclear"
	}
}
