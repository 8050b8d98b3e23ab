package chromium_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/chromium"
)

// TestComplaints makes sure that a page which misbehaves is caught: else the tests that rely on it could not fail.
func TestComplaints(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page.html")
	const page = `<!DOCTYPE html><html lang="en"><title>x</title><img src="picture.png" alt="x"><script>
		console.log('hello'); setTimeout(() => { throw new Error('thrown') })</script>`
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	p := chromium.New(t)
	p.Open(file)
	got := strings.Join(p.Complaints(), "\n")
	for _, want := range []string{"console: log", "thrown", "loads file://" + filepath.ToSlash(filepath.Dir(file)) + "/picture.png"} {
		if !strings.Contains(got, want) {
			t.Errorf("no complaint %q among\n%s", want, got)
		}
	}
	if n := chromium.Eval[int](p, "Promise.resolve(document.images.length)"); n != 1 {
		t.Errorf("%d images, want 1", n)
	}
}

func TestAccessible(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page.html")
	const page = `<!DOCTYPE html><html lang="en"><title>x</title><main><h1>x</h1><p style="color:#ccc">pale</p><input></main>`
	if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	p := chromium.New(t)
	p.Open(file)
	got := strings.Join(p.Accessible(), "\n")
	for _, want := range []string{"color-contrast: p", "label: input"} {
		if !strings.Contains(got, want) {
			t.Errorf("axe says nothing of %q:\n%s", want, got)
		}
	}
}
