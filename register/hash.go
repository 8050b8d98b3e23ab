package register

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"github.com/offerlint/offerlint/lint"
)

// FileHash is the hash of a file as verifications note it: sha256: and 64 hexadecimal digits. A folder has none.
func FileHash(name string) (hash string, err error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	if info, err := f.Stat(); err != nil || info.IsDir() {
		return "", err
	}
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil)), nil
}

// hash reads the evidence whose hash a verification noted; all other files stay unread.
func (f *File) hash(names map[*lint.EvidenceEntry]string) error {
	for _, v := range f.Verifications {
		for id := range v.Files {
			e := f.EvidenceByID(id)
			if e == nil || e.Hash != "" || !e.Exists {
				continue
			}
			var err error
			if e.Hash, err = FileHash(names[e]); err != nil {
				return fmt.Errorf("%s: evidence %q: %w", e.At, e.ID, err)
			}
		}
	}
	return nil
}
