package seeded

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/rulesets"
)

// A Bench checks the bid of one language again and again, with one fault at a time. It is not safe for concurrent use.
type Bench struct {
	Clean *lint.Result // the bid without a fault

	lang  *Language
	dir   string
	rules *lint.Ruleset
	files map[string][]byte
	shelf Shelf
	known map[string]bool // the findings of the clean bid
}

// New writes the clean bid into a folder and checks it.
func New(lang *Language, dir string) (*Bench, error) {
	b := &Bench{lang: lang, dir: dir, shelf: Shelf{}}
	var err error
	if b.rules, err = rulesets.Load(checks.All(), rulesets.Layer{Name: "core"}); err != nil {
		return nil, err
	}
	if b.files, err = lang.Bid().Files(b.shelf); err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(b.files)) {
		if err := b.write(name, b.files[name]); err != nil {
			return nil, err
		}
	}
	if b.Clean, err = b.check(); err != nil {
		return nil, err
	}
	b.known = map[string]bool{}
	for _, f := range b.Clean.Findings {
		b.known[f.Fingerprint] = true
	}
	return b, nil
}

func (b *Bench) write(name string, data []byte) error {
	p := filepath.Join(b.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		return err
	}
	return os.WriteFile(p, data, 0o644)
}

// check reads the bid and checks it as the command does when the offer goes out.
func (b *Bench) check() (*lint.Result, error) {
	p := filepath.Join(b.dir, config.Name)
	f, err := config.Load(p, p)
	if err != nil {
		return nil, err
	}
	cfg := f.Config
	cfg.Today = "2026-11-02"
	bid, err := parsers.Read(cfg)
	if err != nil {
		return nil, err
	}
	if err := register.Attach(bid); err != nil {
		return nil, err
	}
	return lint.Run(bid, b.rules, lint.Options{Stage: lint.Submit, Match: phrase.Match})
}

// An Outcome is what became of one fault.
type Outcome struct {
	Fault Fault
	Place Place
	N     int
	// Found says that a finding of the right kind, which the clean bid does not have, is about the right criterion or
	// position; AtPlace that one of them is at the right place, too; Warned that one of them is a warning or above.
	Found, AtPlace, Warned bool
	New                    []*lint.Finding // every finding that the clean bid does not have
}

// Plant plants the nth fault of a kind, checks the bid, and restores it.
func (b *Bench) Plant(f Fault, n int) (out Outcome, err error) {
	p := &planter{Bid: b.lang.Bid(), lang: b.lang, n: n}
	out = Outcome{Fault: f, N: n, Place: f.plant(p)}
	files, err := p.Files(b.shelf)
	if err != nil {
		return out, err
	}
	var changed []string
	for name, clean := range b.files {
		data, ok := files[name]
		switch {
		case !ok:
			err = errors.Join(err, os.Remove(filepath.Join(b.dir, filepath.FromSlash(name))))
		case string(data) != string(clean):
			err = errors.Join(err, b.write(name, data))
		default:
			continue
		}
		changed = append(changed, name)
	}
	if len(changed) == 0 {
		err = errors.Join(err, fmt.Errorf("%s %d changes nothing", f.Name, n))
	}
	var res *lint.Result
	if err == nil {
		res, err = b.check()
	}
	for _, name := range changed {
		err = errors.Join(err, b.write(name, b.files[name]))
	}
	if err != nil {
		return out, fmt.Errorf("%s %d: %w", f.Name, n, err)
	}
	b.judge(&out, res, files)
	return out, nil
}

// judge says which of the findings are about the fault.
func (b *Bench) judge(out *Outcome, res *lint.Result, files map[string][]byte) {
	for _, f := range res.Findings {
		if b.known[f.Fingerprint] {
			continue
		}
		out.New = append(out.New, f)
		if !out.Place.about(f) || !slices.Contains(out.Fault.Kinds, f.Kind) {
			continue
		}
		there := out.Place.holds(f, files)
		if out.Place.Criterion == "" && out.Place.Position == "" && !there {
			continue // about no criterion: the place is all there is
		}
		out.Found = true
		out.AtPlace = out.AtPlace || there
		out.Warned = out.Warned || f.Severity >= lint.Warning
	}
}

func (p Place) about(f *lint.Finding) bool {
	if p.Criterion != "" && (f.Criterion == nil || f.Criterion.ID != p.Criterion) {
		return false
	}
	return p.Position == "" || f.Position == nil || f.Position.ID == p.Position
}

// holds reports whether a finding is at the place.
func (p Place) holds(f *lint.Finding, files map[string][]byte) bool {
	if !strings.HasSuffix(f.At.File, "/"+p.File) {
		return false
	}
	if p.Cells != nil {
		return slices.Contains(p.Cells, f.At.Cell())
	}
	if p.Text == "" {
		return true
	}
	first, last := lines(string(files[p.File]), p.Text)
	return f.At.Line <= last && max(f.At.EndLine, f.At.Line) >= first
}

// lines are the first and the last line of a text in a file, however it is wrapped; from 1.
func lines(file, text string) (first, last int) {
	flat := strings.NewReplacer("\n  ", "\n", "\n", " ").Replace(file)
	if len(flat) != len(file) { // indented lines of items: search the text with their indentation
		flat = strings.ReplaceAll(file, "\n", " ")
		text = wrap(text, "  ")
		text = strings.ReplaceAll(text, "\n", " ")
	}
	i := strings.Index(flat, text)
	if i < 0 {
		return 0, -1
	}
	return 1 + strings.Count(file[:i], "\n"), 1 + strings.Count(file[:i+len(text)], "\n")
}
