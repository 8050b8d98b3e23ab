package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/questions"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/report/matrix"
)

func (a *app) questionsCommand() *cobra.Command {
	var f matrixFlags
	cmd := &cobra.Command{
		Use:   "questions [BID]",
		Short: "List questions to the customer: what their text leaves open",
		Long: `List questions to the customer about criteria that can be read in more than one way: a period that is missing beside a
percentage, a list that ends in "etc.", a type that says otherwise than the text, an annex that is not there. Each has the place,
the unclear words, the possible readings, the question and why it is asked. Read each before you send it.

What is unclear in the customer's text is no finding on the offer, and check does not mention it. Questions of the register that
were not asked yet keep their numbers and are listed too, as are its open assumptions; what was asked already is left out.

No file is overwritten: it may hold the customer's answers.

Exit status: 0 listed, 2 not listed.`,
		Example: `  offerlint questions
  offerlint questions examples/dms-musterhausen -o questions.xlsx
  offerlint questions --format csv=questions.csv --csv-for excel-de`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.questions(args, f) },
	}
	fs := cmd.Flags()
	repeatable(fs, &f.rfp, "rfp", nil, "a file of the customer's, without an offerlint.yaml; repeatable")
	fs.StringVarP(&f.out, "output", "o", "", "write to this FILE: .md, .csv or .xlsx")
	repeatable(fs, &f.formats, "format", nil, "output FORMAT or FORMAT=FILE: markdown, csv, xlsx=FILE; repeatable (default: markdown)")
	fs.StringVar(&f.csvFor, "csv-for", "", "write csv as a program opens it by double click: excel-de or excel-en")
	return cmd
}

func (a *app) questions(args []string, f matrixFlags) error {
	if f.out == "" && len(f.formats) == 0 {
		f.formats = []string{"markdown"}
	}
	outs, err := f.outputs()
	if err != nil {
		return err
	}
	for _, o := range outs {
		switch {
		case o.format == "html":
			return errors.New("questions are listed as markdown, csv or xlsx")
		case o.format == "xlsx" && o.path == "":
			return errors.New("--format: a workbook needs a file: xlsx=FILE")
		}
	}
	targets, err := a.targets(args, f.rfp, nil)
	if err != nil {
		return err
	}
	if len(targets) != 1 {
		return fmt.Errorf("%d bids found; questions are listed for one, name it", len(targets))
	}
	bid, err := a.read(targets[0])
	if err != nil {
		return err
	}
	lang := a.customersLanguage(bid)
	found, err := questions.Find(bid, lang)
	if err != nil {
		return err
	}
	return a.listQuestions(outs, bid, found, lang, f.csvFor)
}

// customersLanguage is that in which questions are asked: the bid's, whatever the command line says.
func (a *app) customersLanguage(bid *lint.Bid) string {
	if lang := bid.Config.Language; lang == "de" || lang == "en" {
		return lang
	}
	return a.reportOptions().Language(bid)
}

// listQuestions writes each output and says how many questions there are.
func (a *app) listQuestions(outs []output, bid *lint.Bid, found []*lint.QuestionDraft, lang, csvFor string) error {
	for _, o := range outs {
		print := func(w io.Writer) error {
			switch o.format {
			case "csv":
				d := matrix.Dialects[csvFor]
				return report.QuestionsCSV(w, found, lang, d.Comma, d.Mark)
			case "xlsx":
				return report.QuestionsWorkbook(w, bid, found, lang)
			}
			return report.QuestionsMarkdown(w, bid, found, lang)
		}
		if o.path == "" {
			if err := print(a.out); err != nil {
				return fmt.Errorf("writing the questions: %w", err)
			}
			continue
		}
		if _, err := os.Stat(o.path); err == nil {
			return fmt.Errorf("%s is there already and may hold answers; it is not overwritten, choose another name", printed(o.path))
		}
		if err := replaceFile(o.path, print); err != nil {
			return err
		}
		if !a.quiet {
			a.complain(fmt.Errorf("%s: %s in %s; read each before you send it", printed(o.path),
				plural(len(found), false, "", "", "question", "questions"), plural(len(bid.Criteria), false, "", "", "criterion", "criteria")))
		}
	}
	return nil
}
