package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// nameWidth is how much of the name of a section, an owner or a bid the board shows, and perStep how many IDs a step names.
const (
	nameWidth = 44
	perStep   = 8
	maxSteps  = 10
)

// Board prints where bids stand: of one the sections, the owners and what to do next, of several a line for each.
func Board(w io.Writer, results []*lint.Result, opt Options) error {
	b := bufio.NewWriter(w)
	if len(results) == 1 {
		r := results[0]
		lang := opt.lang(r.Bid)
		boardText{text{Writer: b, opt: opt, lang: lang, r: r}, newBoard(r, lang)}.whole()
		return b.Flush()
	}
	boardLines(b, results, opt)
	return b.Flush()
}

type boardText struct {
	text
	b *board
}

func (t boardText) whole() {
	t.title()
	cols := columns(t.r)
	if len(t.r.Bid.Criteria) > 0 {
		t.table(t.pick("ABSCHNITT", "SECTION"), t.b.sections, cols, t.pick("ohne Abschnitt", "without a section"), true)
		if o := t.b.owners; len(o) > 1 || len(o) == 1 && o[0].Name != "" {
			t.table(t.pick("ZUSTÄNDIG", "OWNER"), o, cols, t.pick("niemandem zugeordnet", "assigned to nobody"), false)
		}
	}
	t.next()
	t.consulted()
	if !t.r.Bid.Register.Present() {
		fmt.Fprintln(t, t.pick("Kein Register: niemand hat eine Antwort freigegeben.", "No register: nobody has verified a response."))
	}
}

// title names the bid, the verdict and the days that are left.
func (t boardText) title() {
	t.head()
	if days, ok := t.b.questionsLeft(); ok {
		until := dayOf(t.r.Bid.Config.Submission.QuestionsUntil, t.lang)
		switch {
		case days < 0:
			fmt.Fprintf(t, t.pick("Bieterfragen waren bis %s möglich.\n\n", "Questions could be asked until %s.\n\n"), until)
		case days == 0:
			fmt.Fprintf(t, t.pick("Bieterfragen sind bis heute, %s, möglich.\n\n", "Questions may be asked until today, %s.\n\n"), until)
		default:
			fmt.Fprintf(t, t.pick("Bieterfragen sind bis %s möglich: noch %s.\n\n", "Questions may be asked until %s: %s left.\n\n"), until, dayWord.count(t.lang, days))
		}
	}
}

// table prints a share in each line below a header, and adds them up.
func (t boardText) table(title string, shares []*Share, cols []lint.Status, nobody string, total bool) {
	points, _ := t.b.stake()
	header := []string{title, t.pick("KRITERIEN", "CRITERIA")}
	for _, st := range cols {
		header = append(header, strings.ToUpper(statusWords[st].in(t.lang, 2)))
	}
	if points > 0 {
		header = append(header, t.pick("PUNKTE IN GEFAHR", "POINTS AT STAKE"))
	}
	rows := [][]string{header}
	sum := &Share{Count: map[lint.Status]int{}}
	for _, s := range shares {
		name := short(lint.Printable(s.Name), nameWidth)
		if name == "" {
			name = nobody
		}
		rows = append(rows, t.row(name, s, cols, points))
		sum.Criteria, sum.Points, sum.AtStake = sum.Criteria+s.Criteria, sum.Points+s.Points, sum.AtStake+s.AtStake
		for st, n := range s.Count {
			sum.Count[st] += n
		}
	}
	if total && len(shares) > 1 {
		rows = append(rows, t.row(t.pick("zusammen", "in all"), sum, cols, points))
	}
	aligned(t, rows, 0)
	fmt.Fprintln(t)
}

func (t boardText) row(name string, s *Share, cols []lint.Status, points float64) []string {
	row := []string{name, strconv.Itoa(s.Criteria)}
	for _, st := range cols {
		row = append(row, figure(s.Count[st]))
	}
	if points > 0 {
		row = append(row, stakeOf(s.Points, s.AtStake, t.lang))
	}
	return row
}

// stakeOf says how many points are at stake: "5 von 30"; a dash where there are none.
func stakeOf(points, atStake float64, lang string) string {
	if points == 0 {
		return "–"
	}
	return htmlNumber(atStake, lang) + map[bool]string{true: " von ", false: " of "}[lang == "de"] + htmlNumber(points, lang)
}

// next lists what to do next: what can soon no longer be asked, what keeps the offer from going out, what the register waits
// for, and the rest.
func (t boardText) next() {
	lines := t.toAsk()
	grave := func(want bool) {
		for _, s := range t.b.steps {
			id := s.rule.Check.ID
			if (s.severity >= lint.Error) == want && id != "open-question" && id != "open-assumption" {
				lines = append(lines, t.step(s))
			}
		}
	}
	grave(true)
	lines = append(lines, t.waiting()...)
	grave(false)
	if len(lines) == 0 {
		return
	}
	fmt.Fprintln(t, t.pick("ALS NÄCHSTES", "NEXT"))
	more := 0
	if len(lines) > maxSteps+1 {
		more = len(lines) - maxSteps
		lines = lines[:maxSteps]
	}
	for i, l := range lines {
		head := fmt.Sprintf("%2d. ", i+1)
		fmt.Fprintln(t, wrap(head, len(head), l, t.opt.Width, len(head)))
	}
	if more > 0 {
		fmt.Fprintf(t, t.pick("    … und %d weitere: offerlint check --group owner\n", "    … and %d more: offerlint check --group owner\n"), more)
	}
	fmt.Fprintln(t)
}

// toAsk names the questions that are not asked yet, while they can be.
func (t boardText) toAsk() []string {
	days, known := t.b.questionsLeft()
	ids := t.b.unasked()
	if len(ids) == 0 || known && days < 0 {
		return nil
	}
	line := t.pick("Fragen stellen: ", "Ask the customer: ") + t.ids(ids)
	if known {
		line += fmt.Sprintf(t.pick(" (noch %s)", " (%s left)"), dayWord.count(t.lang, days))
	}
	return []string{line}
}

// waiting names what the register waits for. open-question and open-assumption say the same, one by one.
func (t boardText) waiting() []string {
	var lines []string
	days, known := t.b.questionsLeft()
	if ids := t.b.unasked(); len(ids) > 0 && known && days < 0 {
		lines = append(lines, t.pick("Nicht gestellt, und jetzt ist es zu spät; so antworten, dass es in jeder Lesart hält: ",
			"Not asked, and now it is too late; write responses that hold in every reading: ")+t.ids(ids))
	}
	if ids := t.b.unanswered(); len(ids) > 0 {
		lines = append(lines, t.pick("Antwort des Auftraggebers steht aus: ", "The customer has not answered: ")+t.ids(ids))
	}
	if ids := t.b.assumptionsOpen(); len(ids) > 0 {
		what := t.pick("Annahmen klären: ", "Settle assumptions: ")
		if known && days < 0 {
			what = t.pick("Annahmen streichen oder mit Begründung in Kauf nehmen: ", "Remove assumptions, or accept them with a reason: ")
		}
		lines = append(lines, what+t.ids(ids))
	}
	return lines
}

// step says who has to do what about which criteria.
func (t boardText) step(s *step) string {
	var ids []string
	for _, c := range s.criteria {
		ids = append(ids, c.ID)
	}
	about := placeWord.count(t.lang, s.others)
	switch {
	case len(ids) > 0 && s.others > 0:
		about = t.ids(ids) + t.pick(" und ", " and ") + about
	case len(ids) > 0:
		about = t.ids(ids)
	}
	sev := severityWords[s.severity].in(t.lang, 1)
	if s.counted {
		sev = t.pick("noch offen", "still to come")
	}
	parts := []string{about, sev}
	if s.owner != "" {
		parts = []string{lint.Printable(s.owner), about, sev}
	}
	if s.atStake > 0 {
		parts = append(parts, t.points(s.atStake))
	}
	return strings.Join(parts, " · ") + ": " + s.rule.Check.Advice.In(t.lang) + " [" + s.rule.Name + "]"
}

var placeWord = word{"Stelle", "Stellen", "place", "places"}

// ids lists IDs, the first few of many.
func (t boardText) ids(ids []string) string {
	var shown []string
	for _, id := range ids[:min(len(ids), perStep)] {
		shown = append(shown, lint.Printable(id))
	}
	line := strings.Join(shown, ", ")
	if n := len(ids) - perStep; n > 0 {
		line += fmt.Sprintf(t.pick(" und %d weitere", " and %d more"), n)
	}
	return line
}

// consulted lists what colleagues said who were asked.
func (t boardText) consulted() {
	first := true
	for _, a := range t.r.Bid.Register.Assignments {
		for _, c := range a.Consulted {
			if first {
				fmt.Fprintln(t, t.pick("GEFRAGT", "CONSULTED"))
				first = false
			}
			line := lint.Printable(c.Who) + t.pick(" zu ", " on ") + lint.Printable(a.Criterion)
			if c.On != "" {
				line += ", " + dayOf(c.On, t.lang)
			}
			if c.Result != "" {
				line += ": " + lint.Printable(c.Result)
			} else {
				line += t.pick(": noch ohne Ergebnis", ": no result yet")
			}
			fmt.Fprintln(t, wrap("    ", 4, line, t.opt.Width, 4))
		}
	}
	if !first {
		fmt.Fprintln(t)
	}
}

// boardLines prints one line for each of several bids, the most urgent first.
func boardLines(w io.Writer, results []*lint.Result, opt Options) {
	cols := columns(results...)
	lang := opt.lang(results[0].Bid)
	pick := func(de, en string) string {
		if lang == "de" {
			return de
		}
		return en
	}
	header := []string{pick("ANGEBOT", "BID"), pick("ABGABE", "DUE"), pick("KRITERIEN", "CRITERIA")}
	for _, st := range cols {
		header = append(header, strings.ToUpper(statusWords[st].in(lang, 2)))
	}
	rows := [][]string{append(header, pick("PUNKTE IN GEFAHR", "POINTS AT STAKE"), pick("URTEIL", "VERDICT"))}
	for _, r := range byUrgency(results) {
		b := newBoard(r, lang)
		row := []string{short(lint.Printable(r.Bid.Config.Name), nameWidth), TimeLeft(r.Bid.Config, lang), strconv.Itoa(r.Summary.Criteria)}
		if row[1] == "" {
			row[1] = "–"
		}
		for _, st := range cols {
			row = append(row, figure(countOf(r.Summary, st)))
		}
		points, atStake := b.stake()
		rows = append(rows, append(row, stakeOf(points, atStake, lang), Verdict(r.Summary, r.Stage, lang)))
	}
	aligned(w, rows, 0, 1, len(rows[0])-1)
}

// aligned prints rows in columns. Those that left names begin below each other, all others end there.
func aligned(w io.Writer, rows [][]string, left ...int) {
	width := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, s := range row {
			width[i] = max(width[i], utf8.RuneCountInString(s))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, s := range row {
			pad := strings.Repeat(" ", width[i]-utf8.RuneCountInString(s))
			if slices.Contains(left, i) {
				b.WriteString(s + pad + "  ")
			} else {
				b.WriteString(pad + s + "  ")
			}
		}
		fmt.Fprintln(w, strings.TrimRight(b.String(), " "))
	}
}
