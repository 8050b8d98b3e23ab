package report

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// ErrNoQuestions is wrapped by ReadQuestions for every workbook that is no list of questions.
var ErrNoQuestions = errors.New("no list of questions")

// A QuestionRow is a row of a list of questions as it came back: what people made of the question, and the customer's answer.
type QuestionRow struct {
	ID       string
	Criteria []string // the IDs that it names
	Text     string
	Answer   string
}

// ReadQuestions reads a workbook that QuestionsWorkbook wrote and people, or the customer, filled in. It is told by its header: a
// customer's program may lose all else. Rows without a number, question and answer are left out.
func ReadQuestions(r io.Reader) (_ []QuestionRow, err error) {
	f, err := excelize.OpenReader(r, excelize.Options{UnzipSizeLimit: 1 << 30, UnzipXMLSizeLimit: 1 << 30})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoQuestions, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 || !isQuestionHead(rows[0]) {
			continue
		}
		var out []QuestionRow
		for _, row := range rows[1:] {
			cell := func(i int) string {
				if i < len(row) {
					return strings.TrimSpace(row[i])
				}
				return ""
			}
			q := QuestionRow{ID: cell(0), Text: cell(4), Answer: cell(7)}
			for id := range strings.SplitSeq(cell(1), ",") {
				if id = strings.TrimSpace(id); id != "" {
					q.Criteria = append(q.Criteria, id)
				}
			}
			if q.ID+q.Text+q.Answer != "" {
				out = append(out, q)
			}
		}
		return out, nil
	}
	return nil, ErrNoQuestions
}

func isQuestionHead(row []string) bool {
	for _, heads := range questionHeads {
		if len(row) >= len(heads) && slices.Equal(row[:len(heads)], heads) {
			return true
		}
	}
	return false
}
