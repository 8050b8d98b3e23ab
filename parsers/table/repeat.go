package table

import (
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// fewestRestarted is how many IDs must come again with other texts before that is a numbering which begins anew.
const fewestRestarted = 3

// restarted joins the reports about IDs that come again with other texts to one, where they are most of a sheet: there
// the numbering begins anew on every sheet, or in every section, and nobody made that many mistakes. The IDs stay as the
// customer wrote them, for that is what the offer has to name; every criterion is kept, and which of the doubled ones an
// answer means is told by its text. Within says that the sheet repeats its own IDs, section by section.
func restarted(problems []lint.Problem, src lint.Source, within bool) []lint.Problem {
	again := func(p lint.Problem) bool {
		if p.Check != checkDuplicate || p.Criterion == nil || p.Criterion.DuplicateOf() == nil {
			return false
		}
		c, first := p.Criterion, p.Criterion.DuplicateOf()
		same := c.At.File == first.At.File && c.At.Sheet == first.At.Sheet
		return same == within && (!within || c.Section != first.Section)
	}
	var ids []string
	var others []lint.Location
	n, at := 0, -1
	for i, p := range problems {
		if !again(p) {
			continue
		}
		n++
		if at < 0 {
			at = i
		}
		if o := p.Criterion.DuplicateOf().At.Location; !slices.Contains(others, sheetOf(o)) {
			others = append(others, sheetOf(o))
		}
		if !slices.Contains(ids, p.Criterion.ID) {
			ids = append(ids, p.Criterion.ID)
		}
	}
	if len(ids) < fewestRestarted || n*2 < src.Criteria+src.AnswerRows {
		return problems
	}
	args := lint.Args{"criterion": several(ids), "id": ids[0], "other": joinSheets(others)}
	joint := lint.Problem{Check: checkDuplicate, At: problems[at].At, Args: args}
	problems = slices.Insert(slices.Clone(problems), at, joint)
	return slices.DeleteFunc(problems, again)
}

func sheetOf(l lint.Location) lint.Location { return lint.Location{File: l.File, Sheet: l.Sheet} }

// joinSheets lists sheets, naming a file once.
func joinSheets(ls []lint.Location) string {
	var parts []string
	for i, l := range ls {
		if i > 0 && l.File == ls[i-1].File {
			l.File = ""
		}
		parts = append(parts, strings.TrimPrefix(l.String(), ":"))
	}
	return strings.Join(parts, ", ")
}

// several names a few of many IDs.
func several(ids []string) string {
	const named = 3
	if len(ids) <= named {
		return strings.Join(ids, ", ")
	}
	return fmt.Sprintf("%d IDs (%s …)", len(ids), strings.Join(ids[:named], ", "))
}
