package main

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

func generated() []string {
	return []string{
		"dms-musterhausen/rfp/anforderungskatalog.xlsx",
		"dms-musterhausen/offer/anforderungskatalog-antworten.xlsx",
		"dms-musterhausen/rfp/Leistungsbeschreibung.docx",
		"ticketing-rivermouth/rfp/requirements.xlsx",
		"ticketing-rivermouth/offer/requirements-response.xlsx",
		"ticketing-rivermouth/rfp/statement-of-work.docx",
		"dms-musterhausen/nachtrag-2/anforderungskatalog.xlsx",
		"dms-musterhausen/finished/rfp/anforderungskatalog.xlsx",
		"dms-musterhausen/finished/offer/anforderungskatalog-antworten.xlsx",
		"dms-musterhausen/finished/rfp/Leistungsbeschreibung.docx",
		"dms-musterhausen/rfp/preisblatt.xlsx",
		"dms-musterhausen/offer/preisblatt.xlsx",
		"dms-musterhausen/finished/rfp/preisblatt.xlsx",
		"dms-musterhausen/finished/offer/preisblatt.xlsx",
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
		if d := gocmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got); run go run ./examples/generate:\n%s", name, d)
		}
	}
}

func TestTheCustomersCopyIsUnanswered(t *testing.T) {
	for name, tc := range map[string]struct {
		sheet    string
		prefix   string // of the IDs
		criteria int
		answers  int
	}{
		generated()[0]: {listSheet, "A-", 48, 0},
		generated()[1]: {listSheet, "A-", 47, 44},
		generated()[3]: {formSheet, "TK-", 32, 0},
		generated()[4]: {formSheet, "TK-", 32, 29},
		generated()[6]: {listSheet, "A-", 48, 0},
		generated()[7]: {listSheet, "A-", 48, 0},
		generated()[8]: {listSheet, "A-", 48, 48},
	} {
		f, err := excelize.OpenFile(filepath.Join("..", filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := f.GetRows(tc.sheet)
		if err != nil {
			t.Fatal(err)
		}
		criteria, answers := 0, 0
		for _, r := range rows {
			if len(r) == 0 || !strings.HasPrefix(r[0], tc.prefix) {
				continue
			}
			criteria++
			if len(r) > 5 && r[5] != "" {
				answers++
			}
		}
		if criteria != tc.criteria || answers != tc.answers {
			t.Errorf("%s has %d criteria and %d answers, want %d and %d", name, criteria, answers, tc.criteria, tc.answers)
		}
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Every answer that is mended in the finished bid is one of the catalogue.
func TestMendedAnswersAreOfTheCatalogue(t *testing.T) {
	left := mended()
	for _, sec := range catalogue() {
		for _, r := range sec.Rows {
			delete(left, r.ID)
		}
	}
	for id := range left {
		t.Errorf("%s is mended, and the catalogue has no such criterion", id)
	}
}

// Evidence that the workbooks name is there; the file that is missing on purpose is named in a chapter.
func TestEvidenceInTheWorkbooksExists(t *testing.T) {
	named := map[string][]string{}
	for _, sec := range catalogue() {
		for _, r := range sec.Rows {
			if path := cmp.Or(r.Target, r.Evidence); path != "" {
				named["dms-musterhausen"] = append(named["dms-musterhausen"], path)
			}
		}
	}
	for _, r := range requirements() {
		if r.Evidence != "" {
			named["ticketing-rivermouth"] = append(named["ticketing-rivermouth"], r.Evidence)
		}
	}
	for bid, want := range map[string]int{"dms-musterhausen": 3, "ticketing-rivermouth": 5} {
		if len(named[bid]) != want {
			t.Errorf("%s: %d criteria name evidence, want %d", bid, len(named[bid]), want)
		}
		for _, path := range named[bid] {
			if _, err := os.Stat(filepath.Join("..", bid, "offer", filepath.FromSlash(path))); err != nil {
				t.Error(err)
			}
		}
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
