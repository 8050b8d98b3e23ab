package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/rulesets"
	"github.com/offerlint/offerlint/strictyaml"
)

// A target is one bid to check: what its offerlint.yaml says, or what the flags say in its stead.
type target struct {
	config lint.Config
	file   *config.File // nil without an offerlint.yaml
	real   string       // of the offerlint.yaml, absolute, without symbolic links
}

// name is what messages call the target: its config file, else the customer's first file.
func (t target) name() string {
	if t.config.File != "" {
		return t.config.File
	}
	if len(t.config.RFP) > 0 {
		return t.config.RFP[0].Path
	}
	return t.config.Name
}

// targets finds the bids that the arguments name, in the order of the arguments, each once. With the bids that can be
// read comes an error about those that cannot, so that one faulty config does not silence the others.
func (a *app) targets(args, rfp, offer []string) ([]target, error) {
	if len(rfp)+len(offer) > 0 {
		if len(args) > 0 {
			return nil, fmt.Errorf("%q: give either bids or --rfp and --offer, not both", args[0])
		}
		t, err := fromFlags(rfp, offer)
		if err != nil {
			return nil, err
		}
		return []target{t}, nil
	}
	if len(args) == 0 {
		found, ok := config.Find(".")
		if !ok {
			return nil, errors.New("no offerlint.yaml here or in a folder above; offerlint init writes one, or use --rfp and --offer")
		}
		args = []string{found}
	}
	var out []target
	var seen []string
	var errs []error
	for _, arg := range args {
		files, err := expand(arg)
		errs = append(errs, err)
		for _, f := range files {
			if slices.Contains(seen, f) {
				continue
			}
			seen = append(seen, f)
			t, err := fromFile(f)
			if err != nil {
				errs = append(errs, unreadable{err, f})
				continue
			}
			out = append(out, t)
		}
	}
	return out, errors.Join(errs...)
}

// An unreadable is why a bid could not be read from its offerlint.yaml or workbook.
type unreadable struct {
	error
	file string
}

// Unwrap is the error without the file.
func (u unreadable) Unwrap() error { return u.error }

// bidNamed is the bid of a folder or an offerlint.yaml, or the one here or in a folder above: one bid with an offerlint.yaml, beside
// which its register and its seal lie.
func (a *app) bidNamed(arg string) (target, error) {
	var args []string
	if arg != "" {
		args = []string{arg}
	}
	ts, err := a.targets(args, nil, nil)
	switch {
	case err != nil:
		return target{}, err
	case len(ts) != 1:
		return target{}, fmt.Errorf("%s: holds %d bids; name one of them", arg, len(ts))
	case ts[0].file == nil:
		return target{}, fmt.Errorf("%s: is no bid of its own; name the folder with the offerlint.yaml, beside which register and seal lie", arg)
	}
	return ts[0], nil
}

// bidFlag is how a command that writes about a bid is told which.
func bidFlag(cmd *cobra.Command, dir *string) {
	cmd.Flags().StringVar(dir, "bid", "", "the bid: a folder or an offerlint.yaml (default: the offerlint.yaml here or in a folder above)")
}

// expand turns an argument into files: an offerlint.yaml, every one below for ./..., or a workbook.
func expand(arg string) ([]string, error) {
	if dir, ok := strings.CutSuffix(filepath.ToSlash(arg), "..."); ok {
		files, err := config.Below(filepath.Clean(dir + "."))
		if err == nil && len(files) == 0 {
			err = fmt.Errorf("%s: no offerlint.yaml below", arg)
		}
		return files, err
	}
	info, err := os.Stat(arg)
	if err != nil {
		return nil, fmt.Errorf("%s: no such file or folder", arg)
	}
	if !info.IsDir() {
		return []string{filepath.Clean(arg)}, nil
	}
	file := filepath.Join(arg, config.Name)
	if _, err := os.Stat(file); err != nil {
		return nil, fmt.Errorf("%s: no %s in this folder; offerlint init %s looks at the files and writes one", arg, config.Name, arg)
	}
	return []string{file}, nil
}

// fromFile reads an offerlint.yaml, or takes a workbook for a bid of its own: the customer's form, filled in.
func fromFile(path string) (target, error) {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml":
		// Places are printed as the files are opened: relative to the working directory.
		path = filepath.FromSlash(printed(path))
		f, err := config.Load(path, printed(path))
		if err == nil {
			err = compileConditions(f)
		}
		if err != nil {
			return target{}, inLanguage(err, languageOf(path))
		}
		return target{f.Config, f, realFile(path)}, nil
	case ".xlsx", ".xlsm", ".csv", ".tsv", ".xls", ".xlsb", ".ods": // the reader says what to do about the last ones
		return fromFlags([]string{path}, []string{path})
	}
	return target{}, fmt.Errorf("%s: not supported: want a folder, an %s or a filled-in workbook", path, config.Name)
}

// compileConditions turns the expressions under not_applicable into conditions.
func compileConditions(f *config.File) error {
	var errs []error
	for i, n := range f.Conditions {
		if n == nil {
			continue
		}
		var err error
		f.NotApplicable[i].Where, err = rulesets.Compile(n)
		errs = append(errs, err)
	}
	return strictyaml.Join(errs...)
}

// fromFlags makes a bid of --rfp and --offer.
func fromFlags(rfp, offer []string) (target, error) {
	if len(rfp) == 0 {
		return target{}, errors.New("--offer needs --rfp: the customer's file that lists what is asked")
	}
	cfg := lint.Config{Dir: "."}
	for _, p := range rfp {
		if err := exists(p); err != nil {
			return target{}, fmt.Errorf("--rfp: %w", err)
		}
		cfg.RFP = append(cfg.RFP, lint.RFPFile{Path: printed(p)})
	}
	for _, p := range offer {
		if err := exists(p); err != nil {
			return target{}, fmt.Errorf("--offer: %w", err)
		}
		cfg.Offer = append(cfg.Offer, lint.OfferFile{Path: printed(p)})
	}
	base := filepath.Base(rfp[0])
	cfg.Name = strings.TrimSuffix(base, filepath.Ext(base))
	return target{config: cfg}, nil
}

func exists(path string) error {
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("%s: no such file or folder", path)
	}
	return nil
}

// printed is a path as messages show it: relative to the working directory where that is shorter, with forward slashes.
func printed(path string) string {
	if filepath.IsAbs(path) {
		if wd, err := os.Getwd(); err == nil {
			if rel, err := filepath.Rel(wd, path); err == nil {
				path = rel
			}
		}
	}
	return filepath.ToSlash(filepath.Clean(path))
}

// didYouMean is ", did you mean …?" with the nearest match, or nothing.
func didYouMean(s string, from []string) string {
	if near := strictyaml.Nearest(s, from); near != "" {
		return fmt.Sprintf(", did you mean %q?", near)
	}
	return ""
}

// layers are the rulesets of a bid, the strongest last: core, those of its config, its rules: section, those of the flags.
// Core is always there, so that a house ruleset that forgets to extend it does not switch every check off.
func layers(t target, flags []string) []rulesets.Layer {
	out := []rulesets.Layer{{Name: "core"}}
	if t.file != nil {
		for i, n := range t.file.Rulesets {
			out = append(out, rulesets.Layer{Name: n, Dir: t.config.Dir, At: t.file.RulesetsAt[i]})
		}
		if t.file.Rules != nil {
			out = append(out, rulesets.Layer{Name: t.config.File, Rules: t.file.Rules})
		}
	}
	for _, n := range flags {
		out = append(out, rulesets.Layer{Name: n})
	}
	return out
}

// loadRules resolves the rules of a bid and of the flags.
func loadRules(t target, flags []string) (*lint.Ruleset, error) {
	return rulesets.Load(allChecks(), layers(t, flags)...)
}
