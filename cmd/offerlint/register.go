package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/questions"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/report/matrix"
)

// importFlags are the flags of register import.
type importFlags struct {
	bid, stage  string
	yes, dryRun bool
}

func (a *app) registerCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "register",
		Short: "Bring what people filled in to the matrix, or a list of questions, into register.yaml",
		Args:  unknownCommand,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(a.importCommand())
	return cmd
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import MATRIX.xlsx|QUESTIONS.xlsx",
		Short: "Take owners, verifications, questions and waivers from a matrix into register.yaml",
		Long: `Take what people filled in to the yellow columns of a matrix into register.yaml: owners, who verified a response, when and against
which evidence, questions to the customer, and waivers. It shows what changes, asks, and writes; no answer is no.

A row is refused, as a whole, where the customer's text or our response changed since the matrix was made, where the register was
changed meanwhile, and where something is missing. Empty cells delete nothing. A waiver accepts what the rules find about the
criterion now. All else in register.yaml stays as it is.

A list that offerlint questions wrote is taken the same way: on the day on which it is sent, its questions are noted as asked, with
their numbers; when it comes back, the customer's answers are. Delete the rows that you do not send.

Exit status: 0 all rows can be taken, 1 rows were refused, 2 the file or the bid could not be read.`,
		Example: `  offerlint matrix -o INTERN-matrix.xlsx
  offerlint register import INTERN-matrix.xlsx --dry-run
  offerlint register import INTERN-matrix.xlsx
  offerlint register import questions.xlsx`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.importMatrix(args[0], f) },
	}
	fs := cmd.Flags()
	bidFlag(cmd, &f.bid)
	fs.StringVar(&f.stage, "stage", "", "how close the offer is to going out, which decides what a waiver accepts (default: the bid's, else review)")
	fs.BoolVar(&f.yes, "yes", false, "do not ask")
	fs.BoolVar(&f.dryRun, "dry-run", false, "say what would be written, and write nothing")
	return cmd
}

func (a *app) importMatrix(path string, f importFlags) error {
	entries, err := a.readMatrix(path)
	if errors.Is(err, matrix.ErrForeign) {
		return a.importQuestions(path, f)
	}
	if err != nil {
		return err
	}
	t, err := a.bidNamed(f.bid)
	if err != nil {
		return err
	}
	name, err := registerFile(t.config)
	if err != nil {
		return err
	}
	res, err := a.judge(t, checkFlags{stage: f.stage})
	if err != nil {
		return err
	}
	_, left := entries.Assign(res.Bid) // what was reworded since is told by its fingerprint
	merge, err := register.NewMerge(res, entries.Entered(res.Bid))
	if err != nil {
		return err
	}
	return a.take(merge, res.Bid, name, f, left)
}

// importQuestions notes the questions of a list as asked, and the customer's answers to them.
func (a *app) importQuestions(path string, f importFlags) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	rows, err := report.ReadQuestions(bytes.NewReader(content))
	if errors.Is(err, report.ErrNoQuestions) {
		return fmt.Errorf("%s is no matrix and no list of questions that offerlint made; offerlint matrix and offerlint questions -o LIST.xlsx make one", path)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	t, err := a.bidNamed(f.bid)
	if err != nil {
		return err
	}
	name, err := registerFile(t.config)
	if err != nil {
		return err
	}
	bid, err := a.read(t)
	if err != nil {
		return err
	}
	about, err := a.assumptionsAsked(bid)
	if err != nil {
		return err
	}
	asked := make([]register.Asked, len(rows))
	for i, r := range rows {
		asked[i] = register.Asked{ID: r.ID, Criteria: r.Criteria, Text: r.Text, Answer: r.Answer, Assumption: about[r.Text]}
	}
	return a.take(register.NewAsked(bid, asked), bid, name, f, nil)
}

// assumptionsAsked are the open assumptions that questions of today's list are about, by the words of the question.
func (a *app) assumptionsAsked(bid *lint.Bid) (map[string]*lint.Assumption, error) {
	found, err := questions.Find(bid, a.customersLanguage(bid))
	out := map[string]*lint.Assumption{}
	for _, q := range found {
		if q.Assumption != nil {
			out[q.Text] = q.Assumption
		}
	}
	return out, err
}

// readMatrix reads what people filled in.
func (a *app) readMatrix(path string) (matrix.Entries, error) {
	content, err := os.ReadFile(path)
	switch info, missing := os.Stat(path); {
	case missing != nil:
		return nil, fmt.Errorf("%s: no such file", path)
	case info.IsDir():
		return nil, fmt.Errorf("%s: a folder; name the workbook in it", path)
	case err != nil:
		return nil, err
	}
	if err := notOpen(path); err != nil {
		a.complain(fmt.Errorf("%s is open in another program; what is not saved there is not taken", path))
	}
	entries, err := matrix.ReadEntries(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return entries, nil
}

// registerFile is the register of a bid, which need not be there yet.
func registerFile(cfg lint.Config) (string, error) {
	name, err := register.Path(cfg)
	if err != nil || name != "" {
		return name, err
	}
	return filepath.Join(cfg.Dir, register.Name), nil
}

// take says what changes, and writes it when somebody says yes.
func (a *app) take(m *register.Merge, bid *lint.Bid, name string, f importFlags, left []string) error {
	lang := a.reportOptions().Language(bid)
	pick := func(de, en string) string { return lint.Messages{DE: de, EN: en}.In(lang) }
	line := func(c register.Change) string {
		return lint.Printable(c.Criterion.ID) + ": " + lint.Printable(strings.Join(strings.Fields(c.Text.In(lang)), " "))
	}
	for _, c := range m.Changes {
		fmt.Fprintln(a.out, line(c))
	}
	for _, c := range m.Refused {
		fmt.Fprintln(a.out, pick("verweigert", "refused")+": "+line(c))
	}
	for _, id := range left {
		fmt.Fprintf(a.out, "%s: %s: %s\n", pick("verweigert", "refused"), lint.Printable(id), pick("wird nicht mehr gefragt", "is no longer asked"))
	}
	refused := len(m.Refused) + len(left)
	done, err := a.confirmAndWrite(m, name, f, pick)
	if err != nil {
		return err
	}
	if !a.quiet {
		de := lang == "de"
		fmt.Fprintf(a.out, "%s, %s; %s\n", plural(len(m.Changes), de, "Änderung", "Änderungen", "change", "changes"),
			plural(refused, de, "Zeile verweigert", "Zeilen verweigert", "row refused", "rows refused"), done)
	}
	if refused > 0 {
		return exit(statusFindings)
	}
	return nil
}

// confirmAndWrite asks, writes, and says what became of it.
func (a *app) confirmAndWrite(m *register.Merge, name string, f importFlags, pick func(de, en string) string) (string, error) {
	switch {
	case len(m.Writes) == 0:
		return pick("nichts zu schreiben", "nothing to write"), nil
	case f.dryRun:
		return pick("nichts geschrieben (--dry-run)", "nothing written (--dry-run)"), nil
	case !f.yes && !a.asked(bufio.NewScanner(a.in), fmt.Sprintf(pick("%s schreiben? [j/N] ", "Write %s? [y/N] "), printed(name))):
		return pick("nichts geschrieben; --yes schreibt, ohne zu fragen", "nothing written; --yes writes without asking"), nil
	}
	err := register.Update(name, func(now, history []byte) ([]byte, []byte, error) {
		return m.Apply(printed(name), now, history)
	})
	return printed(name) + pick(" geschrieben", " written"), err
}
