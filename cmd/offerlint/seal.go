package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/rulesets"
	"github.com/offerlint/offerlint/seal"
)

// sealFlags are the flags of seal.
type sealFlags struct {
	verify, by, despite, failOn string
	rulesets                    []string
}

func (a *app) sealCommand() *cobra.Command {
	var f sealFlags
	cmd := &cobra.Command{
		Use:   "seal [BID]",
		Short: "Record what was checked and goes out, with the hash of every file",
		Long: `Check a bid at stage submit and, if no finding reaches --fail-on, write two files into its folder: ` + seal.Name + `, a record with
the hash of every file, the rules, what was waived and verified, and ` + seal.Page + `, the same to print and to sign.

seal --verify DIR looks, before the upload, whether the files in the folder are still those that were sealed, and names each that is not.

Exit status: 0 sealed, or as sealed; 1 findings stand against it, or a file is not as sealed; 2 it could not be told.`,
		Example: `  offerlint seal --by a.beispiel
  offerlint seal --despite "questions to the customer are open, decided by the board on 14 December"
  offerlint seal --verify .`,
		Args: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("verify") && len(args) > 0 {
				return fmt.Errorf("--verify names the folder; leave out %q", args[0])
			}
			if len(args) > 1 {
				return errors.New("seal takes one bid")
			}
			for _, name := range []string{"by", "despite", "fail-on", "ruleset"} {
				if cmd.Flags().Changed("verify") && cmd.Flags().Changed(name) {
					return fmt.Errorf("--verify looks at a seal, and makes none; leave out --%s", name)
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if cmd.Flags().Changed("verify") {
				return a.verifySeal(f.verify)
			}
			return a.seal(args, f)
		},
	}
	fs := cmd.Flags()
	fs.StringVar(&f.verify, "verify", "", "look whether the files in this folder are as they were sealed")
	fs.StringVar(&f.by, "by", "", "who seals")
	fs.StringVar(&f.despite, "despite", "", "why the offer goes out although findings stand against it; kept in the record")
	fs.StringVar(&f.failOn, "fail-on", "error", "refuse to seal from this severity on: blocker, error, warning or info")
	repeatable(fs, &f.rulesets, "ruleset", nil, "a built-in ruleset or a YAML file, after those of the offerlint.yaml; repeatable")
	return cmd
}

func (a *app) seal(args []string, f sealFlags) error {
	failOn, err := parseFailOn(f.failOn)
	switch {
	case err != nil:
		return err
	case failOn == lint.Off:
		return errors.New("--fail-on: never would seal anything; give the reason with --despite")
	}
	t, err := a.bidNamed(strings.Join(args, ""))
	if err != nil {
		return err
	}
	dir := t.config.Dir
	for _, name := range []string{seal.Name, seal.Page} {
		if err := replaceable(filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	res, err := a.judge(t, checkFlags{stage: "submit", rulesets: f.rulesets})
	if err != nil {
		return err
	}
	refused := reaches(res.Summary, failOn)
	if refused && strings.TrimSpace(f.despite) == "" {
		return a.refuseSeal(res, failOn)
	}
	if !refused {
		f.despite = ""
	}
	r, err := a.sealed(t, res, f)
	if err != nil {
		return err
	}
	if err := a.writeSeal(dir, r, res); err != nil {
		return err
	}
	fmt.Fprintf(a.out, pickLang(r.Seal.Language, "%s: %d Dateien versiegelt; zum Ausdrucken: %s\nVor dem Hochladen: offerlint seal --verify %s\n",
		"%s: %d files sealed; to print: %s\nBefore the upload: offerlint seal --verify %s\n"),
		printed(filepath.Join(dir, seal.Name)), len(r.Files), printed(filepath.Join(dir, seal.Page)), printed(dir))
	return nil
}

func pickLang(lang, de, en string) string {
	if lang == "de" {
		return de
	}
	return en
}

// refuseSeal prints what stands against the offer.
func (a *app) refuseSeal(res *lint.Result, failOn lint.Severity) error {
	opt := a.reportOptions()
	opt.Quiet = true
	opt.Show = func(x *lint.Finding) bool { return x.Severity >= failOn }
	if err := report.Text(a.out, []*lint.Result{res}, opt); err != nil {
		return err
	}
	a.complain(errors.New(`not sealed: mend the findings, or say with --despite "…" why the offer goes out all the same`))
	return exit(statusFindings)
}

// sealed makes the record of a bid with all its files.
func (a *app) sealed(t target, res *lint.Result, f sealFlags) (*seal.Record, error) {
	lang := cmp.Or(a.lang, res.Bid.Config.Language, "en")
	var names []string
	for _, l := range layers(t, f.rulesets) {
		names = append(names, printed(l.Name))
	}
	when := a.today
	if now := a.now(t.config.Submission.Due.Location()); !now.IsZero() {
		when = now.Format(time.RFC3339)
	}
	r := seal.Make(res, seal.Head{Sealed: when, By: f.by, Language: lang, Program: "offerlint " + version(), Despite: f.despite}, names)
	dir, err := real(t.config.Dir)
	if err != nil {
		return nil, err
	}
	add := func(name, role string) error {
		rel, err := filepath.Rel(dir, realFile(name))
		if err != nil {
			rel = name // on another drive of Windows
		}
		if err := r.Add(name, filepath.ToSlash(rel), role); err != nil {
			return fmt.Errorf("%s: cannot be sealed: %w", printed(name), withoutName(err))
		}
		return nil
	}
	for _, d := range res.Bid.Documents {
		own := d.Role == "made-by-offerlint" && (d.Side != lint.SideOffer || path.Base(d.File) == seal.Name || path.Base(d.File) == seal.Page)
		if d.Role == "lock" || own {
			continue // what is ours and lies in the offer goes out, and is sealed
		}
		if err := add(filepath.FromSlash(d.File), d.Role); err != nil {
			return nil, err
		}
	}
	files, err := rulesets.Files(layers(t, f.rulesets)...)
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		if err := add(name, "ruleset"); err != nil {
			return nil, err
		}
	}
	if err := add(filepath.FromSlash(t.config.File), "config"); err != nil {
		return nil, err
	}
	if name := res.Bid.Register.File; name != "" {
		if err := add(filepath.FromSlash(name), "register"); err != nil {
			return nil, err
		}
	}
	r.Sort()
	return r, nil
}

// besideSeal takes the record of a seal, and its page, out of what goes out. They lie in the folder of the bid, which may be all of the
// offer, and would else stand against the next seal. A copy in a folder below is a file like any other.
func besideSeal(bid *lint.Bid) {
	dir := printed(bid.Config.Dir)
	for _, d := range bid.Documents {
		name := path.Base(d.File)
		if d.Role == "made-by-offerlint" && path.Dir(d.File) == dir && (name == seal.Name || name == seal.Page) {
			d.Side, d.InPackage = lint.SideNone, false
		}
	}
}

// writeSeal writes the record and its page, each as a whole.
func (a *app) writeSeal(dir string, r *seal.Record, res *lint.Result) error {
	lang := r.Seal.Language
	words := seal.Words{
		Verdict: report.Verdict(res.Summary, res.Stage, lang),
		Severity: func(name string) string {
			s, err := lint.ParseSeverity(name)
			if err != nil {
				return name
			}
			return report.Severity(s, lang)
		},
		Status: func(name string) string {
			for s := lint.StatusMissed; s <= lint.StatusNotApplicable; s++ {
				if strings.ReplaceAll(s.String(), "-", "_") == name {
					return report.Status(s, lang)
				}
			}
			return name
		},
	}
	var page bytes.Buffer
	if err := r.HTML(&page, words); err != nil {
		return err
	}
	if err := replaceFile(filepath.Join(dir, seal.Name), func(w io.Writer) error { return r.Write(w) }); err != nil {
		return err
	}
	return replaceFile(filepath.Join(dir, seal.Page), func(w io.Writer) error {
		_, err := page.WriteTo(w)
		return err
	})
}

// verifySeal says which files are not as they were sealed.
func (a *app) verifySeal(dir string) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("--verify: %s: no such folder", dir)
	}
	r, err := seal.Read(dir)
	if err != nil {
		return err
	}
	a.tongue = r.Seal.Language
	folder, err := real(dir) // files beside it are named from where it lies
	if err != nil {
		return fmt.Errorf("--verify: %w", err)
	}
	sum, paired, err := seal.Sum(dir)
	if err != nil {
		return fmt.Errorf("--verify: %w", err)
	}
	diffs, err := r.Compare(folder, madeByUs)
	if err != nil {
		return err
	}
	lang := cmp.Or(a.lang, r.Seal.Language, "en")
	added, when := a.tellDifferences(dir, diffs, lang), seal.Moment(r.Seal.Sealed, lang)
	if !paired {
		fmt.Fprintf(a.out, pickLang(lang, "%s: passt nicht zu %s: dort steht eine andere Prüfsumme\n", "%s: does not belong to %s, which names another hash\n"),
			printed(filepath.Join(dir, seal.Name)), seal.Page)
	}
	switch {
	case len(diffs) > 0:
		a.complain(fmt.Errorf("of %d files that were sealed on %s, %d are not as they were; new: %d; check and seal again",
			len(r.Files), when, len(diffs)-added, added))
		return exit(statusFindings)
	case !paired:
		a.complain(errors.New("the record or its page was changed after the seal; check and seal again"))
		return exit(statusFindings)
	}
	fmt.Fprintf(a.out, pickLang(lang, "unverändert seit dem Siegel vom %s: %d Dateien; SHA-256 des Protokolls: %s\n",
		"unchanged since the seal of %s: %d files; SHA-256 of the record: %s\n"), when, len(r.Files), sum)
	if r.Seal.Despite != "" {
		fmt.Fprintf(a.out, pickLang(lang, "versiegelt trotz offener Befunde: %s\n", "sealed despite open findings: %s\n"), lint.Printable(r.Seal.Despite))
	}
	return nil
}

// tellDifferences names the files that are not as they were sealed, and counts those that are new.
func (a *app) tellDifferences(dir string, diffs []seal.Difference, lang string) (added int) {
	said := map[seal.Change]string{
		seal.Changed: pickLang(lang, "nach der Prüfung geändert", "changed after the check"),
		seal.Gone:    pickLang(lang, "fehlt", "is gone"),
		seal.Added:   pickLang(lang, "ist neu und nicht geprüft", "is new and was not checked"),
	}
	for _, d := range diffs {
		fmt.Fprintf(a.out, "%s: %s\n", printed(filepath.Join(dir, filepath.FromSlash(d.Path))), said[d.Change])
		if d.Change == seal.Added {
			added++
		}
	}
	return added
}
