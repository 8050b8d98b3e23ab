package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fatih/color"
	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/repo"
	"github.com/offerlint/offerlint/report/change"
	"github.com/offerlint/offerlint/versions"
)

// diffFlags are the flags of diff.
type diffFlags struct {
	rev, bid      string
	formats, fail []string
	all           bool
}

// diffFormats are the formats of diff.
var diffFormats = []string{"text", "json", "markdown", "html", "xlsx"}

func (a *app) diffCommand() *cobra.Command {
	var f diffFlags
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Say what changed between two versions of the customer's files",
		Long: `Say what changed between two versions of the customer's workbook or CSV file, or of all customer's files of two bids. Criteria
and positions are compared, not cells: rows that were inserted, sorted or renumbered are no changes of what is asked.

With --bid each change is listed with what of that bid hangs on it: responses to look at again, verifications and waivers that are
void or carried over.

With --rev there is one file, and the old version is what Git knows of it at that revision.

Exit status: 0 nothing of substance changed, 1 something did: all but moved and renumbered rows, and new words without another
number, modal verb, negation or content word; --fail-on-change chooses. 2 a version could not be read.`,
		Example: `  offerlint diff katalog-v1.xlsx katalog-v2.xlsx
  offerlint diff rfp/katalog.xlsx --rev HEAD~3
  offerlint diff rfp/katalog.xlsx katalog-v2.xlsx --bid .
  offerlint diff v1.xlsx v2.xlsx --format xlsx=INTERN-changes.xlsx --format text
  offerlint diff v1.xlsx v2.xlsx --fail-on-change obligation-changed --fail-on-change added`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error { return a.diff(args, f) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.rev, "rev", "", "compare with this Git revision of the file")
	repeatable(fs, &f.formats, "format", []string{"text"}, "output FORMAT or FORMAT=FILE: "+strings.Join(diffFormats, ", ")+"; repeatable")
	repeatable(fs, &f.fail, "fail-on-change", nil, "exit with 1 for changes of this class alone; repeatable")
	fs.StringVar(&f.bid, "bid", "", "say what each change means for this bid: a folder or an offerlint.yaml")
	fs.BoolVar(&f.all, "all", false, "list what did not change as well")
	return cmd
}

func (a *app) diff(args []string, f diffFlags) error {
	fail, err := classes(f.fail)
	if err != nil {
		return err
	}
	outs, err := f.outputs()
	if err != nil {
		return err
	}
	old, updated, err := a.twoVersions(args, f.rev)
	if err != nil {
		return err
	}
	a.tellLeftOut(old)
	a.tellLeftOut(updated)
	a.tellNotices(old, updated)
	c := versions.Compare(versions.Of(old.bid), versions.Of(updated.bid))
	opt := change.Options{Lang: a.lang, Old: old.name, New: updated.name, All: f.all, Verbose: a.verbose}
	if opt.Lang == "" {
		opt.Lang = updated.bid.Config.Language
	}
	if opt.Touches, err = a.meaning(f.bid, c); err != nil {
		return err
	}
	if !slices.ContainsFunc(c.Changes, func(ch *versions.Change) bool { return ch.Old != nil && ch.New != nil }) {
		a.complain(fmt.Errorf("%s and %s have nothing in common: are they two versions of one list?", old.name, updated.name))
	}
	if err := a.write(outs, a.diffPrinters(c, opt), append(old.files(), updated.files()...)); err != nil {
		return err
	}
	failed := c.Substance()
	if len(fail) > 0 {
		failed = slices.ContainsFunc(fail, func(class versions.Class) bool { return c.Count(class) > 0 })
	}
	if failed {
		return exit(statusFindings)
	}
	return nil
}

func classes(names []string) ([]versions.Class, error) {
	var known []string
	for _, c := range versions.Classes() {
		known = append(known, string(c))
	}
	var out []versions.Class
	for _, n := range names {
		if !slices.Contains(known, n) {
			return nil, fmt.Errorf("--fail-on-change: unknown class %q, want one of %s%s", n, strings.Join(known, ", "), didYouMean(n, known))
		}
		out = append(out, versions.Class(n))
	}
	return out, nil
}

func (f diffFlags) outputs() ([]output, error) {
	outs, err := parseFormats(f.formats, diffFormats)
	if slices.Contains(outs, output{format: "xlsx"}) {
		return nil, errors.New("--format: a workbook needs a file: --format xlsx=INTERN-changes.xlsx")
	}
	return outs, err
}

func (a *app) diffPrinters(c *versions.Comparison, opt change.Options) map[string]printer {
	return map[string]printer{
		"text": func(w io.Writer, path string) error {
			if path == "" && a.reportOptions().Paint != nil {
				opt.Paint = paintWords
			}
			return change.Text(w, c, opt)
		},
		"json":     func(w io.Writer, _ string) error { return change.JSON(w, c, opt) },
		"markdown": func(w io.Writer, _ string) error { return change.Markdown(w, c, opt) },
		"html":     func(w io.Writer, _ string) error { return change.HTML(w, c, opt) },
		"xlsx":     func(w io.Writer, _ string) error { return change.XLSX(w, c, opt, a.day().Format(time.DateOnly)) },
	}
}

// paintWords colours words that went or came; those that tell most are bold and underlined.
func paintWords(op versions.Op, telling bool, text string) string {
	c := color.New(color.FgGreen)
	if op == versions.Gone {
		c = color.New(color.FgRed, color.CrossedOut)
	}
	if telling {
		c.Add(color.Bold, color.Underline)
	}
	c.EnableColor()
	return c.Sprint(text)
}

// An edition is what one of the arguments of diff asks for.
type edition struct {
	name string
	bid  *lint.Bid
}

// files are those that an output must not overwrite.
func (v edition) files() []string {
	files := []string{v.bid.Config.File}
	for _, d := range v.bid.Documents {
		files = append(files, d.File)
	}
	return files
}

// tellLeftOut names what is in a version and is not compared: rows that are struck or that nobody can classify, and files that
// are not read. A change there has to be looked for by a person.
func (a *app) tellLeftOut(v edition) {
	for _, s := range v.bid.Sources {
		var rows []string
		for _, k := range s.Skipped {
			if k.Reason == "struck" || k.Reason == "unclassified" {
				rows = append(rows, fmt.Sprintf("%d (%s)", k.Row, k.Reason))
			}
		}
		if n := len(rows); n > maxLeftOut {
			rows = append(rows[:maxLeftOut], fmt.Sprintf("and %d more", n-maxLeftOut))
		}
		if len(rows) > 0 {
			at := lint.Location{File: s.File, Sheet: s.Sheet}
			a.complain(fmt.Errorf("%s: rows that are not compared, look at them yourself: %s", at, strings.Join(rows, ", ")))
		}
	}
	for _, d := range v.bid.Documents {
		if d.Side == lint.SideCustomer && d.Role == "not-read" {
			a.complain(fmt.Errorf("%s: is not read and not compared, look at it yourself", d.File))
		}
	}
}

// maxLeftOut is how many rows of a sheet, and how many texts, are named.
const maxLeftOut = 20

// tellNotices names texts between the criteria that one version has and the other has not: headings and instructions ask for
// nothing, and may yet say how all criteria are meant.
func (a *app) tellNotices(old, updated edition) {
	texts := func(v edition) map[string]bool {
		out := map[string]bool{}
		for _, n := range v.bid.Notices {
			out[unnumbered(n.Text)] = true
		}
		return out
	}
	for _, side := range []struct {
		v      edition
		others map[string]bool
		what   string
	}{{old, texts(updated), "gone"}, {updated, texts(old), "new"}} {
		told := 0
		for _, n := range side.v.bid.Notices {
			text := strings.Join(strings.Fields(n.Text), " ")
			if key := unnumbered(text); key == "" || side.others[key] {
				continue
			}
			if told++; told > maxLeftOut {
				a.complain(fmt.Errorf("%s: more texts outside the criteria are %s; look at the whole file", side.v.name, side.what))
				break
			}
			a.complain(fmt.Errorf("%s: a text outside the criteria is %s: “%s”", n.At.Location, side.what, lint.Shorten(text, 160)))
		}
	}
}

// unnumbered is a text for comparing, without the number of a heading and without the errors of formulas: "7 Support" says what
// "8 Support" says, and "#VALUE!" nothing.
func unnumbered(text string) string {
	words := slices.DeleteFunc(strings.Fields(strings.ToLower(text)), func(w string) bool {
		return w == "·" || strings.HasPrefix(w, "#") && (strings.HasSuffix(w, "!") || strings.HasSuffix(w, "?") || w == "#n/a" || w == "#nv")
	})
	if len(words) > 1 && strings.Trim(words[0], "0123456789.)") == "" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func (a *app) twoVersions(args []string, rev string) (old, updated edition, err error) {
	switch {
	case rev == "" && len(args) < 2:
		return old, updated, fmt.Errorf("%s: compared with what? Name the new version as well, or a Git revision with --rev", args[0])
	case rev != "" && len(args) > 1:
		return old, updated, fmt.Errorf("--rev: compares one file with an earlier revision of it; leave out %s", args[1])
	case rev != "":
		if old, err = a.atRevision(args[0], rev); err != nil {
			return old, updated, err
		}
		updated, err = a.edition(args[0])
		return old, updated, err
	}
	old, errOld := a.edition(args[0])
	updated, errNew := a.edition(args[1])
	return old, updated, errors.Join(errOld, errNew)
}

// edition reads the customer's files that an argument names: a workbook or CSV file, or a bid, whose offer is left aside.
func (a *app) edition(arg string) (edition, error) {
	info, err := os.Stat(arg)
	if err != nil {
		return edition{}, fmt.Errorf("%s: no such file or folder", arg)
	}
	v := edition{name: printed(arg)}
	var t target
	if ext := strings.ToLower(filepath.Ext(arg)); info.IsDir() || ext == ".yaml" || ext == ".yml" {
		ts, err := a.targets([]string{arg}, nil, nil)
		if err != nil {
			return edition{}, err
		}
		if len(ts) != 1 {
			return edition{}, fmt.Errorf("%s: holds %d bids; name one of them", arg, len(ts))
		}
		t = ts[0]
		t.config.Offer = nil
	} else if t, err = fromFlags([]string{arg}, nil); err != nil {
		return edition{}, err
	}
	v.bid, err = a.readCustomer(t)
	return v, err
}

// readCustomer reads what the customer asks for. Nothing to compare is an error.
func (a *app) readCustomer(t target) (*lint.Bid, error) {
	cfg := t.config
	cfg.Today = a.today[:len(time.DateOnly)]
	bid, err := parsers.Read(cfg)
	if err != nil {
		return nil, err
	}
	if len(bid.Criteria)+len(bid.Positions) == 0 {
		return nil, fmt.Errorf("%s: no criteria and no positions found; offerlint criteria --explain says how it was read", t.name())
	}
	return bid, nil
}

// atRevision reads a file as Git knows it at a revision.
func (a *app) atRevision(path, rev string) (edition, error) {
	if strings.HasPrefix(rev, "-") {
		return edition{}, fmt.Errorf("--rev: %q is no revision", rev)
	}
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return edition{}, fmt.Errorf("%s: no such file", path)
	case info.IsDir():
		return edition{}, fmt.Errorf("%s: --rev compares one file, not a folder", path)
	}
	r, err := repo.Open(filepath.Dir(path))
	if err != nil {
		return edition{}, fmt.Errorf("%s: --rev: %w", path, err)
	}
	content, former, err := r.At(rev, path)
	if err != nil {
		return edition{}, fmt.Errorf("%s: --rev: %w", path, err)
	}
	base := filepath.Base(path)
	if was := filepath.Base(filepath.FromSlash(former)); was != base {
		a.complain(fmt.Errorf("%s: was called %s at %s", printed(path), former, rev))
		base = was
	}
	dir, err := os.MkdirTemp("", "offerlint-")
	if err != nil {
		return edition{}, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	copied := filepath.Join(dir, base)
	if err := os.WriteFile(copied, content, 0o600); err != nil {
		return edition{}, err
	}
	v, err := a.edition(copied)
	name := printed(path) + "@" + rev
	if err != nil {
		return edition{}, errors.New(strings.NewReplacer(printed(copied), name, copied, name).Replace(err.Error()))
	}
	for _, c := range v.bid.Criteria {
		c.At.File = name
	}
	for _, p := range v.bid.Positions {
		p.At.File = name
	}
	for i := range v.bid.Notices {
		v.bid.Notices[i].At.File = name
	}
	for i := range v.bid.Sources {
		v.bid.Sources[i].File = name
	}
	v.name = name
	return v, nil
}
