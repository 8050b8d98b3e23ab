package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDropped(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Angebot für Köln (2)")
	file := filepath.Join(dir, "antworten.xlsx")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	html := "html=" + filepath.Join(dir, "INTERN-offerlint.html")
	for _, tt := range []struct {
		name     string
		args     []string
		explorer bool
		want     []string
	}{
		{"typed", []string{"check", dir}, false, []string{"check", dir}},
		{"nothing typed", nil, false, nil},
		{"a folder typed", []string{dir}, false, []string{"check", dir}},
		{"a folder dropped", []string{dir}, true, []string{"check", dir, "--format", "text", "--format", html}},
		{"a workbook dropped", []string{file}, true, []string{"check", file, "--format", "text", "--format", html}},
		{"a double click", nil, true, []string{"check", "--format", "text", "--format", "html=INTERN-offerlint.html"}},
		{"no such folder", []string{"chekc"}, false, []string{"chekc"}},
	} {
		if diff := cmp.Diff(tt.want, (&app{}).dropped(tt.args, tt.explorer)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
}
