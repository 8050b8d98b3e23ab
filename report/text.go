package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// perRule is how many findings of one rule a terminal shows; the rest is a number and how to see them.
const perRule = 5

// Options say how results are printed.
type Options struct {
	Lang string // "de" or "en" for all; "" for each bid's own
	// Show says which findings are printed; nil: all. Summaries stay whole.
	Show func(*lint.Finding) bool
	// Waived prints the findings that somebody accepted, too, where a format leaves them out else.
	Waived bool
	// Terminal sorts by severity and points, and shortens long lists; elsewhere every finding is printed, by place.
	Terminal bool
	// Verbose lists every skipped row and every file, and how each column was understood.
	Verbose bool
	// Quiet prints findings and nothing else.
	Quiet bool
	// Criteria prints what was read, one criterion a line, instead of a verdict.
	Criteria bool
	// Group puts findings below headings: one of Groupings, or "" for none.
	Group string
	// Earlier is a run to compare with; nil: none. What is closed and new since is said, and nothing is hidden.
	Earlier *Earlier
	// Failed says, one message a bid, which bids could not be checked. Every format but the text carries it, so that a
	// result without them does not look whole; people read it on standard error.
	Failed []string
	// Room is how many bytes of Markdown may be printed; 0: what a comment on GitHub holds.
	Room int
	// Width is that of the terminal in characters; 0 leaves lines as long as they are.
	Width int
	// Jump makes the text of a place a link that a terminal can follow; nil: no links.
	Jump func(l lint.Location, text string) string
	// Link is the way from where the report lies to a file as printed, with forward slashes; "" where there is none. Nil:
	// the report has no links to files.
	Link func(file string) string
	// Line is the text of a line of a text file, from 1, without its end; "" where there is none. Nil: columns that need
	// it are left out.
	Line func(file string, line int) string
	// Paint colours a piece of text by severity; nil: no colour.
	Paint func(lint.Severity, string) string
}

func (o Options) lang(b *lint.Bid) string { return cmp.Or(o.Lang, b.Config.Language, "en") }

func (o Options) paint(s lint.Severity, text string) string {
	if o.Paint == nil {
		return text
	}
	return o.Paint(s, text)
}

// Text prints results for people: for each bid the verdict, one finding per line with its place first, the account of
// what was read and what was not, and one line that adds up.
func Text(w io.Writer, results []*lint.Result, opt Options) error {
	b := bufio.NewWriter(w)
	for i, r := range results {
		t := text{Writer: b, opt: opt, lang: opt.lang(r.Bid), r: r}
		if i > 0 && !opt.Quiet {
			fmt.Fprintln(b)
		}
		switch {
		case opt.Criteria:
			t.criteria()
			t.findings()
			t.account()
			fmt.Fprintln(t, t.readLine())
		case opt.Quiet:
			t.findings()
		default:
			t.head()
			t.findings()
			t.account()
			t.foot()
		}
	}
	return b.Flush()
}

type text struct {
	*bufio.Writer
	opt  Options
	lang string
	r    *lint.Result
}

func (t text) pick(de, en string) string {
	if t.lang == "de" {
		return de
	}
	return en
}

func (t text) head() {
	c := t.r.Bid.Config
	parts := []string{c.Name}
	for _, s := range []string{c.Customer, c.Tender} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	parts = append(parts, t.pick("Stufe ", "stage ")+stageWords[t.r.Stage].in(t.lang, 1))
	if due := Due(c, t.lang); due != "" {
		parts = append(parts, t.pick("Abgabe ", "due ")+due+": "+TimeLeft(c, t.lang))
	}
	t.wrapped("", lint.Printable(strings.Join(parts, " · ")))
	fmt.Fprintln(t, t.opt.paint(worst(t.r.Summary), Verdict(t.r.Summary, t.r.Stage, t.lang)))
	fmt.Fprintln(t)
}

func worst(s lint.Summary) lint.Severity {
	switch {
	case s.Blocker > 0:
		return lint.Blocker
	case s.Error > 0:
		return lint.Error
	case s.Warning > 0:
		return lint.Warning
	}
	return lint.Info
}

func (t text) findings() {
	var shown []*lint.Finding
	counted := map[*lint.Rule]int{}
	open := map[*lint.Rule]word{}
	for _, f := range t.r.Findings {
		switch {
		case t.opt.Show != nil && !t.opt.Show(f):
		case f.Counted:
			counted[f.Rule]++
			switch open[f.Rule] = criterionWord; {
			case f.Position != nil:
				open[f.Rule] = positionWord
			case f.Criterion == nil:
				open[f.Rule] = documentWord
			}
		default:
			shown = append(shown, f)
		}
	}
	if t.opt.Terminal {
		slices.SortStableFunc(shown, func(a, b *lint.Finding) int {
			return cmp.Or(cmp.Compare(b.Severity, a.Severity), cmp.Compare(weight(b), weight(a)))
		})
	}
	for i, g := range t.groups(shown) {
		if i > 0 && !t.opt.Quiet {
			fmt.Fprintln(t)
		}
		t.groupHead(g)
		t.some(g.findings)
	}
	for _, r := range t.r.Rules {
		if n := counted[r]; n > 0 {
			fmt.Fprintf(t, t.pick("%s: %s noch offen [%s]\n", "%s: %s still to come [%s]\n"),
				severityWords[lint.Info].in(t.lang, 1), open[r].count(t.lang, n), r.Name)
		}
	}
	waived := t.waived()
	if len(shown)+len(counted)+waived > 0 && !t.opt.Quiet {
		fmt.Fprintln(t)
	}
}

// waived prints what somebody accepted, each with who and why below it, if that is wanted, and says how many there are.
func (t text) waived() int {
	if !t.opt.Waived {
		return 0
	}
	fs := chosenWaived(t.r, t.opt)
	for _, f := range fs {
		label := t.pick("akzeptiert", "waived") + " (" + severityWords[f.Severity].in(t.lang, 1) + "): "
		t.line("", f.At.Location, label, utf8.RuneCountInString(label), f.Message(t.lang)+" ["+f.Rule.Name+"]")
		t.wrapped("    ", acceptance(f.Waived, t.lang))
	}
	return len(fs)
}

// some prints findings, of each rule as many as a person reads.
func (t text) some(fs []*lint.Finding) {
	all := !t.opt.Terminal || t.opt.Show != nil
	printed := map[*lint.Rule]int{}
	many := map[sheetOf][]*lint.Finding{}
	if t.opt.Show == nil && !t.opt.Verbose {
		many = gather(fs)
	}
	for _, f := range fs {
		if same := many[groupOf(f)]; len(same) > 0 && f.Position != nil {
			if same[0] == f {
				t.findingAs(f, manyMessage(same, t.lang))
			}
			continue
		}
		if printed[f.Rule]++; all || printed[f.Rule] <= perRule {
			t.finding(f)
		}
	}
	for _, r := range t.r.Rules {
		if n := printed[r] - perRule; !all && n > 0 {
			fmt.Fprintf(t, t.pick("%d weitere: --rule %s\n", "%d more: --rule %s\n"), n, r.Name)
		}
	}
}

func weight(f *lint.Finding) float64 {
	if f.Criterion == nil || f.Criterion.Weight == nil {
		return 0
	}
	return *f.Criterion.Weight
}

// finding prints one line, position first, so that editors can jump.
func (t text) finding(f *lint.Finding) {
	t.findingAs(f, f.Message(t.lang))
	if !t.opt.Verbose {
		return
	}
	for _, rel := range f.Related {
		t.line("    ", rel.At.Location, "", 0, rel.Message(t.lang))
	}
}

// findingAs prints the line of a finding with other words.
func (t text) findingAs(f *lint.Finding, message string) {
	sev := severityWords[f.Severity].in(t.lang, 1)
	t.line("", f.At.Location, t.opt.paint(f.Severity, sev)+": ", utf8.RuneCountInString(sev)+2, message+" ["+f.Rule.Name+"]")
}

// line prints a place and what is said about it, wrapped to the width of the terminal. Between the two stands a label,
// which takes labelWidth characters.
func (t text) line(indent string, at lint.Location, label string, labelWidth int, message string) {
	place := at.String()
	width := len(indent) + utf8.RuneCountInString(place) + 2 + labelWidth
	if t.opt.Jump != nil {
		place = t.opt.Jump(at, place)
	}
	fmt.Fprintln(t, wrap(indent+place+": "+label, width, message, t.opt.Width, len(indent)+4))
}

func (t text) account() {
	var rows [][3]string
	for _, s := range t.r.Bid.Sources {
		rows = append(rows, [3]string{lint.Printable(s.File), lint.Printable(s.Sheet), t.source(s)})
	}
	var w [2]int
	for _, r := range rows {
		w[0], w[1] = max(w[0], len([]rune(r[0]))), max(w[1], len([]rune(r[1])))
	}
	narrow := t.opt.Width >= narrowest && (w[0]+w[1])*2 > t.opt.Width
	for i, r := range rows {
		switch {
		case narrow: // the file above its sheets
			if i == 0 || r[0] != rows[i-1][0] {
				fmt.Fprintln(t, r[0])
			}
			t.wrapped("    ", strings.TrimPrefix(r[1]+": "+r[2], ": "))
		case w[1] > 0:
			t.wrapped(fmt.Sprintf("%-*s  %-*s  ", w[0], r[0], w[1], r[1]), r[2])
		default:
			t.wrapped(fmt.Sprintf("%-*s  ", w[0], r[0]), r[2])
		}
		if t.opt.Verbose {
			t.detail(t.r.Bid.Sources[i])
		}
	}
	t.documents()
}

// wrapped prints a line, wrapped to the width of the terminal.
func (t text) wrapped(head, s string) {
	n := utf8.RuneCountInString(head)
	fmt.Fprintln(t, wrap(head, n, s, t.opt.Width, min(n+4, 8)))
}

// source adds up one sheet or file.
func (t text) source(s lint.Source) string {
	if s.Role == "text" {
		return blockWord.count(t.lang, s.Blocks) + ", " + responseWord.count(t.lang, s.Responses)
	}
	var parts []string
	add := func(w word, n int) {
		if n > 0 {
			parts = append(parts, w.count(t.lang, n))
		}
	}
	add(criterionWord, s.Criteria)
	add(positionWord, s.Positions)
	add(answerRowWord, s.AnswerRows)
	add(headingWord, s.Headings)
	add(continuationWord, s.Continuations)
	add(blankWord, s.Blank)
	skipped := map[string]int{}
	var reasons []string
	for _, k := range s.Skipped {
		if skipped[k.Reason]++; skipped[k.Reason] == 1 {
			reasons = append(reasons, k.Reason)
		}
	}
	for _, r := range reasons {
		w, ok := skipWords[r]
		if !ok {
			w = same(r, r)
		}
		add(w, skipped[r])
	}
	line := rowWord.count(t.lang, s.Rows)
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	if s.Hidden {
		line += t.pick(" (ausgeblendetes Blatt)", " (hidden sheet)")
	}
	for _, n := range s.Notes {
		line += "; " + fact(t.lang, n)
		if n.Where != "" {
			line += " (" + n.Where + ")"
		}
	}
	return line
}

// detail says how the columns were understood and which rows were skipped.
func (t text) detail(s lint.Source) {
	fields := make([]string, 0, len(s.Columns))
	for f := range s.Columns {
		fields = append(fields, f)
	}
	slices.Sort(fields)
	for _, f := range fields {
		fmt.Fprintf(t, "    %s: %s\n", f, strings.Join(s.Columns[f], ", "))
	}
	for _, k := range s.Skipped {
		reason := k.Reason
		if w, ok := skipWords[reason]; ok {
			reason = w.in(t.lang, 1)
		}
		fmt.Fprintf(t, "    %s %d: %s\n", rowWord.in(t.lang, 1), k.Row, reason)
	}
}

func (t text) documents() {
	var unread, unnamed, own, locked []string
	for _, d := range t.r.Bid.Documents {
		switch {
		case d.Role == "not-read" && d.Side == lint.SideNone:
			unnamed = append(unnamed, d.File)
		case d.Role == "not-read":
			name := d.File
			if d.ReadBy != "" {
				name += t.pick(" (gelesen von ", " (read by ") + d.ReadBy + ")"
			}
			unread = append(unread, name)
		case d.Role == "made-by-offerlint":
			own = append(own, d.File)
		case d.Role == "lock":
			locked = append(locked, d.File)
		case d.Role == "replaced":
			fmt.Fprintf(t, t.pick("ersetzt, nicht gelesen: %s\n", "replaced, not read: %s\n"), lint.Printable(d.File))
		}
	}
	t.list(t.pick("nicht gelesen: ", "not read: "), unread)
	t.list(t.pick("weder unter rfp noch unter offer genannt, nicht gelesen: ", "named neither under rfp nor under offer, not read: "), unnamed)
	t.list(t.pick("von offerlint erzeugt, nicht gelesen: ", "made by offerlint, not read: "), own)
	t.list(t.pick("Seiten nicht geprüft: ", "pages not checked: "), t.uncounted())
	t.list(t.pick("gerade in einem anderen Programm geöffnet: ", "open in another program right now: "), locked)
}

// uncounted are the files whose pages are limited and were not counted, each with the reason.
func (t text) uncounted() []string {
	var out []string
	for _, d := range t.r.Bid.Config.RequiredDocuments {
		for _, doc := range d.Found {
			if d.MaxPages > 0 && doc.Uncounted != "" {
				out = append(out, doc.File+" ("+uncountedWords[doc.Uncounted].in(t.lang, 1)+")")
			}
		}
	}
	return out
}

var uncountedWords = map[string]word{
	"not-pdf": same("keine PDF-Datei", "no PDF file"), "encrypted": same("verschlüsselt", "encrypted"),
	"too-big": same("zu groß", "too big"), "unclear": same("Seiten nicht sicher zu zählen", "its pages cannot be counted for certain"),
}

// maxListed keeps the list of unread files to a few lines; --verbose names all of them.
const maxListed = 8

func (t text) list(label string, files []string) {
	if len(files) == 0 {
		return
	}
	more := ""
	if n := len(files) - maxListed; n > 0 && !t.opt.Verbose {
		more = fmt.Sprintf(t.pick(" und %d weitere (--verbose nennt alle)", " and %d more (--verbose names all)"), n)
		files = files[:maxListed]
	}
	t.wrapped("", lint.Printable(label+strings.Join(files, ", ")+more))
}

func (t text) foot() {
	s := t.r.Summary
	if line := PriceLine(t.r.Bid, t.lang); line != "" {
		t.wrapped("", line)
	}
	if !t.r.Bid.Register.Present() && s.Criteria > 0 {
		t.wrapped("", t.pick("kein Register: keine Antwort ist von einer Person freigegeben", "no register: no response has been verified by a person"))
	}
	t.compared()
	if line := waivedLine(t.r, t.lang); line != "" {
		if !t.opt.Waived && len(t.r.Waived) > 0 {
			line += t.pick("; mehr mit --show-waived", "; more with --show-waived")
		}
		t.wrapped("", line)
	}
	t.wrapped("", SummaryLine(s, t.lang))
}
