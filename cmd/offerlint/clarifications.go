package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/strictyaml"
)

func (a *app) clarificationsCommand() *cobra.Command {
	var format string
	var unread bool
	cmd := &cobra.Command{
		Use:   "clarifications [BID]",
		Short: "List the customer's answers to questions, and who read them",
		Long: `List the questions of bidders and the customer's answers, from the files under clarifications: in offerlint.yaml: number, whether
somebody noted that he read the answer, the criteria that it names, and its words. An answer that changed after it was read is
unread again. clarifications ack notes that answers were read.

Exit status: 0 listed, 2 not listed.`,
		Example: `  offerlint clarifications
  offerlint clarifications --unread
  offerlint clarifications ack 1-60,63 --by a.muster`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.clarifications(args, format, unread) },
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	cmd.Flags().BoolVar(&unread, "unread", false, "list only answers that nobody read")
	cmd.AddCommand(a.ackCommand())
	return cmd
}

func (a *app) clarifications(args []string, format string, unread bool) error {
	if format != "text" && format != "json" {
		return fmt.Errorf("--format: not supported: %q, want text or json%s", format, didYouMean(format, []string{"text", "json"}))
	}
	arg := ""
	if len(args) > 0 {
		arg = args[0]
	}
	bid, err := a.answeredBid(arg)
	if err != nil {
		return err
	}
	list := bid.Clarifications
	if unread {
		list = slices.DeleteFunc(slices.Clone(list), func(c *lint.Clarification) bool { return c.Open() || c.Read != nil })
	}
	if format == "json" {
		return a.clarificationsJSON(list)
	}
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	for _, c := range list {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", lint.Printable(c.Number), a.stateOf(bid, c), c.Date, namesOf(c.Criteria, 4), lint.Shorten(c.Question, 50)+" → "+lint.Shorten(firstOf(c.Answer, "–"), 60))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	all, read, open := count(bid.Clarifications)
	fmt.Fprintf(a.out, a.pick(bid, "Fragen: %d; Antworten gelesen: %d, ungelesen: %d, noch offen: %d\n", "questions: %d; answers read: %d, unread: %d, still open: %d\n"), all, read, all-read-open, open)
	return nil
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func count(cs []*lint.Clarification) (all, read, open int) {
	for _, c := range cs {
		switch {
		case c.Open():
			open++
		case c.Read != nil:
			read++
		}
	}
	return len(cs), read, open
}

// answeredBid reads a bid that has files with answers of the customer's.
func (a *app) answeredBid(arg string) (*lint.Bid, error) {
	bid, err := a.oneBid(arg)
	if err != nil {
		return nil, err
	}
	if len(bid.Config.Clarifications) == 0 {
		return nil, fmt.Errorf("%s: names no file with the customer's answers; add clarifications: [rfp/bieterfragen.xlsx]", bid.Config.File)
	}
	return bid, nil
}

func (a *app) stateOf(bid *lint.Bid, c *lint.Clarification) string {
	switch {
	case c.Open():
		return a.pick(bid, "offen", "open")
	case c.Read != nil:
		return strings.TrimSpace(a.pick(bid, "gelesen ", "read ") + c.Read.By + " " + c.Read.On)
	case c.Earlier != nil:
		return a.pick(bid, "geändert, ungelesen", "changed, unread")
	}
	return a.pick(bid, "ungelesen", "unread")
}

// namesOf are the IDs of at most n criteria.
func namesOf(cs []*lint.Criterion, n int) string {
	var ids []string
	for i, c := range cs {
		if i == n {
			ids = append(ids, "+"+strconv.Itoa(len(cs)-n))
			break
		}
		ids = append(ids, lint.Printable(c.ID))
	}
	return strings.Join(ids, ", ")
}

type jsonClarification struct {
	Number    string              `json:"number"`
	State     string              `json:"state"` // open, read, changed, unread
	By        string              `json:"by"`
	On        string              `json:"on"`
	Date      string              `json:"date"`
	Reference string              `json:"reference"`
	Criteria  []string            `json:"criteria"`
	Question  string              `json:"question"`
	Answer    string              `json:"answer"`
	Location  report.JSONLocation `json:"location"`
}

func (a *app) clarificationsJSON(list []*lint.Clarification) error {
	out := struct {
		Version        int                 `json:"version"`
		Clarifications []jsonClarification `json:"clarifications"`
	}{1, []jsonClarification{}}
	for _, c := range list {
		j := jsonClarification{
			Number: c.Number, State: "unread", Date: c.Date, Reference: c.Reference, Criteria: []string{}, Question: c.Question, Answer: c.Answer,
			Location: report.JSONPlace(c.AnswerAt.Location),
		}
		switch {
		case c.Open():
			j.State = "open"
		case c.Read != nil:
			j.State, j.By, j.On = "read", c.Read.By, c.Read.On
		case c.Earlier != nil:
			j.State = "changed"
		}
		for _, k := range c.Criteria {
			j.Criteria = append(j.Criteria, k.ID)
		}
		out.Clarifications = append(out.Clarifications, j)
	}
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func (a *app) ackCommand() *cobra.Command {
	var f acceptFlags
	cmd := &cobra.Command{
		Use:   "ack NUMBERS...",
		Short: "Note that answers of the customer's were read",
		Long: `Note in register.yaml that answers of the customer's were read and taken into account: numbers as in the customer's list, single
ones, ranges and lists.

Exit status: 0 noted, or noted already; 2 not noted.`,
		Example: `  offerlint clarifications ack 1-60 --by a.muster
  offerlint clarifications ack 61,63 Q-7 --by a.muster --dry-run`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("which answers were read? Give numbers, as 1-60 or 61,63")
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return a.ack(args, f) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.by, "by", "", "who read them (required)")
	bidFlag(cmd, &f.bid)
	fs.BoolVar(&f.dryRun, "dry-run", false, "say what would be noted, and write nothing")
	return cmd
}

func (a *app) ack(args []string, f acceptFlags) error {
	if strings.TrimSpace(f.by) == "" {
		return errors.New("--by: who read the answers? Give a name, as --by a.muster")
	}
	bid, err := a.answeredBid(f.bid)
	if err != nil {
		return err
	}
	chosen, err := chosenAnswers(args, bid.Clarifications)
	if err != nil {
		return err
	}
	var fresh []*lint.Clarification
	for _, c := range chosen {
		switch {
		case c.Open():
			a.complain(fmt.Errorf("%s: question %s is not answered yet; nothing to read", c.At, c.Number))
		case c.Read != nil && c.Read.Judged == c.Judged:
		default:
			fresh = append(fresh, c)
			if !a.quiet {
				fmt.Fprintf(a.out, "%s  %s  %s\n", lint.Printable(c.Number), namesOf(c.Criteria, 4), lint.Shorten(c.Answer, 80))
			}
		}
	}
	fmt.Fprintf(a.out, a.pick(bid, "gelesen von %s: %d\n", "read by %s: %d\n"), f.by, len(fresh))
	if f.dryRun {
		fmt.Fprintln(a.out, a.pick(bid, "Probelauf: nichts geschrieben.", "Dry run: nothing was written."))
		return nil
	}
	if len(fresh) == 0 {
		return nil
	}
	return a.noteRead(bid, fresh, f.by)
}

// noteRead writes an entry for each answer; one that is there already, about an earlier answer or without its hash, is
// brought up to date.
func (a *app) noteRead(bid *lint.Bid, answers []*lint.Clarification, by string) error {
	name, err := registerFile(bid.Config)
	if err != nil {
		return err
	}
	var writes []register.Write
	taken := map[*lint.Acknowledgement]bool{}
	for _, c := range answers {
		w := register.Write{List: "clarifications", Fields: []strictyaml.Pair{
			{Key: "number", Value: strictyaml.Quote(c.Number)},
			{Key: "by", Value: strictyaml.Quote(by)},
			{Key: "on", Value: a.today[:len(time.DateOnly)]},
			{Key: "judged", Value: strictyaml.Quote(c.Judged)},
		}}
		old := c.Read
		if old == nil {
			old = c.Earlier
		}
		if old != nil && !taken[old] && !inForce(bid.Clarifications, old, c) {
			w.Old, taken[old] = old.At, true
			w.Fields = w.Fields[1:] // the number stays as somebody wrote it
		}
		writes = append(writes, w)
	}
	err = register.Update(name, func(now, _ []byte) ([]byte, []byte, error) {
		out, err := register.Splice(printed(name), bid.Register.Source, now, writes)
		return out, nil, err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, a.pick(bid, "Festgehalten in %s\n", "Recorded in %s\n"), printed(name))
	if !bid.Register.Present() && bid.Config.Verification == lint.WhenRegistered {
		a.complain(fmt.Errorf("%s is new: from now on check wants responses to be verified; verification: off in %s says otherwise", printed(name), bid.Config.File))
	}
	return nil
}

// inForce reports whether an acknowledgement holds for another answer with the same number.
func inForce(all []*lint.Clarification, ack *lint.Acknowledgement, besides *lint.Clarification) bool {
	return slices.ContainsFunc(all, func(c *lint.Clarification) bool { return c != besides && c.Read == ack })
}

// chosenAnswers are the clarifications that numbers, ranges and lists name, each once, in the order of the files. A number
// that is in none of the files is an error: a slip would leave another answer unread.
func chosenAnswers(args []string, all []*lint.Clarification) ([]*lint.Clarification, error) {
	byKey := map[string][]int{}
	var known []string
	for i, c := range all {
		k := lint.NumberKey(c.Number)
		byKey[k], known = append(byKey[k], i), append(known, c.Number)
	}
	chosen := map[int]bool{}
	for _, part := range strings.FieldsFunc(strings.Join(args, ","), func(r rune) bool { return r == ',' || r == ';' }) {
		if part = strings.TrimSpace(part); part == "" {
			continue
		}
		if is, ok := byKey[lint.NumberKey(part)]; ok {
			for _, i := range is {
				chosen[i] = true
			}
			continue
		}
		is, err := rangeOf(part, all)
		if err != nil {
			return nil, fmt.Errorf("%w%s", err, didYouMean(part, known))
		}
		for _, i := range is {
			chosen[i] = true
		}
	}
	if len(chosen) == 0 {
		return nil, errors.New("which answers were read? Give numbers, as 1-60 or 61,63")
	}
	var out []*lint.Clarification
	for i, c := range all {
		if chosen[i] {
			out = append(out, c)
		}
	}
	return out, nil
}

// rangeOf are the clarifications whose numbers lie in a range, as 1-60 or Q-1-Q-60.
func rangeOf(part string, all []*lint.Clarification) ([]int, error) {
	for i, r := range part {
		if r != '-' && r != '–' {
			continue
		}
		from, to := strings.TrimSpace(part[:i]), strings.TrimSpace(strings.TrimLeft(part[i:], "-–"))
		prefix, first, ok1 := numbered(from)
		other, last, ok2 := numbered(to)
		if !ok1 || !ok2 || other != "" && other != prefix || first > last {
			continue
		}
		var out []int
		has := map[int]bool{}
		for j, c := range all {
			if p, n, ok := numbered(c.Number); ok && p == prefix && first <= n && n <= last {
				out = append(out, j)
				has[n] = true
			}
		}
		if has[first] && has[last] {
			return out, nil
		}
		missing := from
		if has[first] {
			missing = prefix + strconv.Itoa(last)
		}
		return nil, fmt.Errorf("%s: no question has the number %s", part, missing)
	}
	return nil, fmt.Errorf("no question has the number %s", part)
}

// numbered takes "Q-07" apart: q- and 7.
func numbered(s string) (prefix string, n int, ok bool) {
	key := lint.NumberKey(s)
	digits := strings.TrimLeftFunc(key, func(r rune) bool { return r < '0' || r > '9' })
	n, err := strconv.Atoi(digits)
	return strings.TrimSuffix(key, digits), n, err == nil
}
