package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func generated() []string {
	return []string{
		"dms-musterhausen/rfp/anforderungskatalog.xlsx",
		"dms-musterhausen/offer/anforderungskatalog-antworten.xlsx",
		"dms-musterhausen/rfp/Leistungsbeschreibung.docx",
		"ticketing-rivermouth/rfp/statement-of-work.docx",
	}
}

func TestTwoRunsWriteTheSameBytes(t *testing.T) {
	one, two := t.TempDir(), t.TempDir()
	for _, dir := range []string{one, two} {
		if err := run(dir); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range generated() {
		if !bytes.Equal(read(t, one, name), read(t, two, name)) {
			t.Errorf("%s differs between two runs", name)
		}
	}
}

// The parts of the packages are compared, not the packages: how flate compresses may change with the version of Go.
func TestTheFilesInTheRepositoryAreThoseOfTheGenerator(t *testing.T) {
	dir := t.TempDir()
	if err := run(dir); err != nil {
		t.Fatal(err)
	}
	for _, name := range generated() {
		want, got := parts(t, read(t, dir, name)), parts(t, read(t, "..", name))
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got); run go run ./examples/generate:\n%s", name, d)
		}
	}
}

func TestTheCustomersCopyIsUnanswered(t *testing.T) {
	for _, tc := range []struct {
		e        edition
		criteria int
		answers  int
	}{
		{issued(), 48, 0},
		{returned(), 47, 44},
	} {
		data, err := workbook(tc.e)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(listSheet)
		if err != nil {
			t.Fatal(err)
		}
		criteria, answers := 0, 0
		for _, r := range rows {
			if len(r) == 0 || !strings.HasPrefix(r[0], "A-") {
				continue
			}
			criteria++
			if len(r) > 5 && r[5] != "" {
				answers++
			}
		}
		if criteria != tc.criteria || answers != tc.answers {
			t.Errorf("version %s has %d criteria and %d answers, want %d and %d",
				tc.e.Version, criteria, answers, tc.criteria, tc.answers)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Evidence that the workbook names is there; the file that is missing on purpose is named in a chapter.
func TestEvidenceInTheWorkbookExists(t *testing.T) {
	named := 0
	for _, sec := range catalogue() {
		for _, r := range sec.Rows {
			path := r.Target
			if path == "" {
				path = r.Evidence
			}
			if path == "" {
				continue
			}
			named++
			if _, err := os.Stat(filepath.Join("..", "dms-musterhausen", "offer", filepath.FromSlash(path))); err != nil {
				t.Errorf("%s: %v", r.ID, err)
			}
		}
	}
	if named != 3 {
		t.Errorf("%d criteria name evidence, want 3", named)
	}
}

func read(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range zr.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(content)
	}
	return out
}
