package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init [DIR]",
		Short: "Look at the files and write an offerlint.yaml that reads them",
		Long: `Look at the files in DIR (default: here), tell the customer's from ours by the names of folders and files and by what they
hold, and write an offerlint.yaml that reads them, with what was understood as comments. It says what it was unsure of, and never
overwrites.`,
		Example: `  offerlint init
  offerlint init "Angebote/Stadt Musterhausen"`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := "."
			if len(args) == 1 {
				dir = args[0]
			}
			return a.init(dir)
		},
	}
}

func (a *app) init(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: no such folder", dir)
	}
	file := filepath.Join(dir, config.Name)
	if _, err := os.Lstat(file); err == nil {
		return existsAlready(file)
	}
	s := &survey{dir: dir}
	if err := s.look(); err != nil {
		return err
	}
	if len(s.customer) == 0 {
		a.doubts(s)
		return fmt.Errorf("%s: no workbook or CSV with criteria found; put the customer's files under rfp and yours under offer, and run it again",
			printed(dir))
	}
	text, err := s.config(file)
	if err != nil {
		return err
	}
	if err := create(file, text); err != nil {
		return err
	}
	a.tongue = s.language
	fmt.Fprintf(a.out, "%s\n", printed(file))
	a.doubts(s)
	if !a.quiet {
		a.complain(errors.New("next: offerlint criteria shows what is read, offerlint check judges it"))
	}
	return nil
}

// doubts prints what init was unsure of.
func (a *app) doubts(s *survey) {
	for _, u := range s.unsure {
		a.complain(fmt.Errorf("please check: %s", oneLine(u)))
	}
}

func existsAlready(file string) error {
	return fmt.Errorf("%s is there already and is not overwritten; remove it first, or edit it", printed(file))
}

// create writes a new file. O_EXCL: somebody may have written one since we looked.
func create(file, text string) error {
	out, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return existsAlready(file)
	}
	if err != nil {
		return err
	}
	_, err = out.WriteString(text)
	return errors.Join(err, out.Close())
}

// config writes the text of the offerlint.yaml and reads it back the way check does, so that what init writes is never
// refused.
func (s *survey) config(file string) (string, error) {
	bid, err := readBack(file, s.yaml(nil))
	if err != nil {
		return "", fmt.Errorf("%w; mend the file or move it elsewhere, and run offerlint init again", err)
	}
	s.language = bid.Config.Language
	text := s.yaml(bid)
	if _, err := readBack(file, text); err == nil {
		return text, nil
	}
	// Control totals cannot be told for files that share hidden criteria; without them the files are read all the same.
	s.noTotals = true
	s.unsure = append(s.unsure, "the numbers of criteria depend on the other files and were not written as expect")
	text = s.yaml(bid)
	if _, err := readBack(file, text); err != nil {
		return "", err
	}
	return text, nil
}

func readBack(file, text string) (*lint.Bid, error) {
	f, err := config.Read([]byte(text), file, printed(file))
	if err != nil {
		return nil, err
	}
	return parsers.Read(f.Config)
}
