// Command generate makes the pictures of the README and the guides from the two examples.
//
// Run it as "go run ./docs/pictures/generate" at the root of the repository. It builds offerlint, runs it on copies of the
// examples on 2 November 2026, and writes docs/pictures/*.png: the terminal, the HTML report, the matrix and the annotated
// copy, in English from ticketing-rivermouth and in German from dms-musterhausen. What is printed is what offerlint printed.
//
// It needs Chromium, LibreOffice Calc, pdftoppm (poppler-utils) and script (util-linux). The pictures depend on the fonts
// that are installed, so they are looked at and committed by hand, and no test compares them.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

func main() {
	dir := flag.String("dir", "docs/pictures", "folder of the pictures")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// today is the day on which the examples are judged.
const today = "2026-11-02T09:30"

// An example is a bid of examples/ and what to show of it.
type example struct {
	lang, bid   string
	check       []string // what check is given for the picture of the terminal
	shown       int      // lines of it that are shown before the last one
	form        string   // the workbook that is annotated
	row         int      // whose comment is opened, counted from 1
	matrixPage  int      // of the printed matrix that is shown, from 1
	matrixShare float64  // how much of its width: up to the findings
}

func examples() []example {
	return []example{
		{"en", "ticketing-rivermouth", []string{"--group", "owner"}, 27, "requirements-response", 17, 4, 0.688},
		{"de", "dms-musterhausen", nil, 27, "anforderungskatalog-antworten", 20, 5, 0.662},
	}
}

// A studio holds the programs and the scratch folder with which pictures are made.
type studio struct {
	scratch, out                 string
	offerlint, chromium, soffice string
}

func run(dir string) (err error) {
	scratch, err := os.MkdirTemp("", "offerlint-pictures")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	s := studio{scratch: scratch, out: dir, offerlint: filepath.Join(scratch, "offerlint")}
	if err := s.equip(); err != nil {
		return err
	}
	for _, e := range examples() {
		bid := filepath.Join(scratch, e.bid)
		if err := os.CopyFS(bid, os.DirFS(filepath.Join("examples", e.bid))); err != nil {
			return err
		}
		for _, picture := range []func(example, string) error{s.terminal, s.report, s.matrix, s.annotated} {
			if err := picture(e, bid); err != nil {
				return fmt.Errorf("%s: %w", e.bid, err)
			}
		}
	}
	return nil
}

// equip finds the programs and builds offerlint.
func (s *studio) equip() error {
	for _, p := range []struct {
		into         *string
		name, source string
	}{
		{&s.chromium, "chromium", "chromium"},
		{&s.soffice, "soffice", "libreoffice-calc"},
		{new(string), "pdftoppm", "poppler-utils"},
		{new(string), "script", "util-linux"},
	} {
		path, err := exec.LookPath(p.name)
		if err != nil {
			return fmt.Errorf("%w; apt-get install %s", err, p.source)
		}
		*p.into = path
	}
	return quietly(exec.Command("go", "build", "-o", s.offerlint, "./cmd/offerlint"))
}

// quietly runs a program and shows what it printed only where it fails.
func quietly(cmd *exec.Cmd) error {
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(cmd.Path), err, out)
	}
	return nil
}

// offer runs offerlint in the folder of a bid.
func (s *studio) offer(bid string, args ...string) error {
	cmd := exec.Command(s.offerlint, append(args, "--today", today)...)
	cmd.Dir = bid
	return quietly(cmd)
}
