// Command generate writes the workbooks and CSV files of testdata/workbooks, each of which holds one oddity that real
// requirement tables have, and the list of them, README.md.
//
// Run it as "go run ./testdata/workbooks/generate" at the root of the repository. Two runs write the same bytes: nothing
// depends on the clock or on the order of a map. All names in the files are invented.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	dir := flag.String("dir", filepath.Join("testdata", "workbooks"), "folder to write into")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// A trap is one file and the oddity in it.
type trap struct {
	name string // of the file
	odd  string // what is odd about it
	read string // what must be read all the same
	make func() ([]byte, error)
}

// traps lists all files in the order of the README.
func traps() []trap {
	return slices.Concat(headers(), ids(), answers(), obligations(), rows(), hidden(), texts(), sheets(), oddities(), plain())
}

// run writes all files and the README into dir, which it makes where it is missing.
func run(dir string) error {
	if err := write(dir, traps(), readme(intro, traps())); err != nil {
		return err
	}
	return write(filepath.Join(dir, "prices"), prices(), readme(pricesIntro, prices()))
}

// write makes a folder of workbooks with their list.
func write(dir string, ts []trap, list string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, t := range ts {
		data, err := t.make()
		if err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, t.name), data, 0o644); err != nil {
			return err
		}
	}
	return os.WriteFile(filepath.Join(dir, "README.md"), []byte(list), 0o644)
}

const intro = `# Workbooks with one oddity each

Each file holds one thing that upsets readers of requirement tables. ` + "`parsers/traps_test.go`" + ` says what must be read from
it, row by row. The files and this list are written by ` + "`go run ./testdata/workbooks/generate`" + `; change them there. All names
are invented.

| file | trap | what must be read |
|---|---|---|
`

func readme(intro string, ts []trap) string {
	var b strings.Builder
	b.WriteString(intro)
	cell := strings.NewReplacer("|", `\|`)
	for _, t := range ts {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", t.name, cell.Replace(t.odd), cell.Replace(t.read))
	}
	return b.String()
}
