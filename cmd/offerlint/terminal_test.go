package main

import (
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
)

func TestTerminalsThatFollowLinks(t *testing.T) {
	for env, want := range map[string]bool{
		"TERM=xterm-256color":                      false,
		"TERM_PROGRAM=vscode":                      true,
		"TERM_PROGRAM=Apple_Terminal":              false,
		"WT_SESSION=8f3a":                          true,
		"VTE_VERSION=7006":                         true,
		"VTE_VERSION=4800":                         false,
		"KONSOLE_VERSION=230804":                   true,
		"WT_SESSION=8f3a FORCE_HYPERLINK=0":        false,
		"TERM_PROGRAM=dumb FORCE_HYPERLINK=1":      true,
		"TERM_PROGRAM=Apple_Terminal VTE_VERSION=": false,
	} {
		vars := map[string]string{}
		for _, pair := range strings.Fields(env) {
			name, value, _ := strings.Cut(pair, "=")
			vars[name] = value
		}
		if got := followsLinks(func(name string) string { return vars[name] }); got != want {
			t.Errorf("%s: %v, want %v", env, got, want)
		}
	}
}

func TestJump(t *testing.T) {
	dir := t.TempDir() + "/Angebot für Köln 100%"
	got := jump(lint.Location{File: dir + "/a.xlsx", Sheet: "S", Line: 1, Col: 1}, "a.xlsx:S!A1")
	want := "\x1b]8;;" + fileURL(dir+"/a.xlsx") + "\x1b\\a.xlsx:S!A1\x1b]8;;\x1b\\"
	if got != want || !strings.Contains(got, "/Angebot%20f%C3%BCr%20K%C3%B6ln%20100%25/a.xlsx\x1b") {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := jump(lint.Location{}, "das Angebot"); got != "das Angebot" {
		t.Errorf("a place without a file: %q", got)
	}
}

func TestAddresses(t *testing.T) {
	for path, want := range map[string]string{
		"/home/b/Angebot für Köln/a.xlsx":    "file:///home/b/Angebot%20f%C3%BCr%20K%C3%B6ln/a.xlsx",
		"C:/Angebote/Köln 2/a.xlsx":          "file:///C:/Angebote/K%C3%B6ln%202/a.xlsx",
		"//server/Vertrieb/Größe 3/a.xlsx":   "file://server/Vertrieb/Gr%C3%B6%C3%9Fe%203/a.xlsx",
		"//server/share$/100% sicher/a.xlsx": "file://server/share$/100%25%20sicher/a.xlsx",
	} {
		if got := addressOf(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
