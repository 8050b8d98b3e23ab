package report

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
)

// maxComment is how long a comment on GitHub may be, in characters (its API refuses more). Bytes are the cautious measure.
const maxComment = 65_536

// Markdown prints a comment for a pull request: for each bid the verdict, a table of numbers, and the findings by criterion, folded.
// What goes beyond Options.Room is left out, and the last line says how much that is: findings first, then the tables.
func Markdown(w io.Writer, results []*lint.Result, opt Options) error {
	c := comment{opt: opt, room: cmp.Or(opt.Room, maxComment) - roomForNote, lang: opt.Lang}
	if c.lang == "" && len(results) > 0 {
		c.lang = opt.lang(results[0].Bid)
	}
	fmt.Fprintln(&c.out, lint.MarkdownMark("report"))
	c.failed()
	if len(results) == 0 && len(opt.Failed) == 0 {
		fmt.Fprintf(&c.out, "\n%s\n", c.pick("Keine Ausschreibung zu prüfen.", "No bid to check."))
	}
	c.bids(results)
	if c.findings+c.heads > 0 {
		fmt.Fprintf(&c.out, c.pick("\n**Hier ist nicht Platz für alles: %d Befunde und die Zahlen von %d Ausschreibungen fehlen. Sie stehen im Protokoll.**\n",
			"\n**There is no room for everything here: %d findings and the numbers of %d bids are left out. They are in the log.**\n"), c.findings, c.heads)
	}
	_, err := io.WriteString(w, c.out.String())
	return err
}

// roomForNote is kept for the line that says what is left out.
const roomForNote = 300

// mention is what calls a person in a comment; an address such as a@example.com calls nobody.
var mention = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|[^\pL\pN_])@([\pL\pN])`) })

// inComment is a text as a comment shows it. GitHub and GitLab write to whoever is called as the word after an @, and it is the
// customer's text that would call them; a word joiner, which nobody sees, keeps them from it.
func inComment(s string) string { return mention().ReplaceAllString(escape(s), "$1@\u2060$2") }

// A comment is Markdown with little room.
type comment struct {
	out  strings.Builder
	opt  Options
	lang string
	room int
	// findings and heads count what found no room.
	findings, heads int
}

func (c *comment) pick(de, en string) string { return text{lang: c.lang}.pick(de, en) }

// failed says what was not checked, in at most half of the room.
func (c *comment) failed() {
	for i, why := range c.opt.Failed {
		piece := fmt.Sprintf("\n**%s:** %s\n", c.pick("Nicht geprüft", "Not checked"), inComment(lint.Printable(why)))
		if c.out.Len()+len(piece) > c.room/2 {
			fmt.Fprintf(&c.out, c.pick("\n**Nicht geprüft: %d weitere, siehe Protokoll**\n", "\n**Not checked: %d more, see the log**\n"), len(c.opt.Failed)-i)
			return
		}
		c.out.WriteString(piece)
	}
}

// bids prints every bid. Where the tables of all would take half of the room, each bid is a line.
func (c *comment) bids(results []*lint.Result) {
	heads, total := make([]string, len(results)), 0
	for i, r := range results {
		heads[i] = markdownHead(r, c.opt)
		total += len(heads[i])
	}
	if total > c.room/2 {
		total = 0
		for i, r := range results {
			s := r.Summary
			heads[i] = fmt.Sprintf("\n**%s**: %s\n", inComment(lint.Printable(r.Bid.Config.Name)), Verdict(s, r.Stage, c.opt.lang(r.Bid)))
			total += len(heads[i])
		}
	}
	// What is left for findings, once every head is printed.
	spare := max(c.room-c.out.Len()-total, 0)
	for i, r := range results {
		if c.out.Len()+len(heads[i]) > c.room {
			c.heads++
			c.findings += len(c.found(r))
			continue
		}
		c.out.WriteString(heads[i])
		spare = c.details(r, spare)
	}
}

// found are the findings of a bid that are printed.
func (c *comment) found(r *lint.Result) []*lint.Finding {
	if c.opt.Waived {
		return withWaived(r, c.opt)
	}
	return chosen(r, c.opt)
}

// details prints the findings of a bid, as many as there is room for, and gives the room that is left.
func (c *comment) details(r *lint.Result, spare int) int {
	fs := c.found(r)
	if len(fs) == 0 {
		return spare
	}
	lang := c.opt.lang(r.Bid)
	open := fmt.Sprintf("\n<details><summary>%s: %d</summary>\n", text{lang: lang}.pick("Befunde", "Findings"), len(fs))
	const end = "\n</details>\n"
	spare -= len(open) + len(end)
	opened := false
	by, order := byCriterion(fs)
	for _, about := range order {
		piece := markdownFindings(about, by[about], lang)
		if len(piece) > spare {
			c.findings += len(by[about])
			continue
		}
		if !opened {
			c.out.WriteString(open)
			opened = true
		}
		c.out.WriteString(piece)
		spare -= len(piece)
	}
	if opened {
		c.out.WriteString(end)
		return spare
	}
	return spare + len(open) + len(end)
}

// markdownHead is the verdict of a bid and its numbers.
func markdownHead(r *lint.Result, opt Options) string {
	var b strings.Builder
	lang := opt.lang(r.Bid)
	s := r.Summary
	fmt.Fprintf(&b, "\n### %s\n\n**%s**\n\n", inComment(lint.Printable(r.Bid.Config.Name)), Verdict(s, r.Stage, lang))
	fmt.Fprintf(&b, "| %s |  |\n|---|---:|\n", text{lang: lang}.pick("Kriterien", "criteria"))
	for _, row := range []struct {
		status lint.Status
		n      int
	}{
		{lint.StatusMissed, s.Missed},
		{lint.StatusAssumed, s.Assumed},
		{lint.StatusUnverified, s.Unverified},
		{lint.StatusAnswered, s.Answered},
		{lint.StatusVerified, s.Verified},
		{lint.StatusWaived, s.Waived},
		{lint.StatusNotApplicable, s.NotApplicable},
	} {
		fmt.Fprintf(&b, "| %s | %d |\n", Status(row.status, lang), row.n)
	}
	if line := waivedLine(r, lang); line != "" {
		fmt.Fprintf(&b, "\n%s\n", inComment(line))
	}
	if e := opt.Earlier; e != nil {
		fmt.Fprintf(&b, "\n%s\n", inComment(lint.Printable(e.compare(r).line(e, lang))))
	}
	return b.String()
}

// byCriterion sorts findings by criterion, in the order in which each comes first.
func byCriterion(fs []*lint.Finding) (by map[*lint.Criterion][]*lint.Finding, order []*lint.Criterion) {
	by = map[*lint.Criterion][]*lint.Finding{}
	for _, f := range fs {
		if by[f.Criterion] == nil {
			order = append(order, f.Criterion)
		}
		by[f.Criterion] = append(by[f.Criterion], f)
	}
	return by, order
}

// markdownFindings are the findings about a criterion, or about none, below its name.
func markdownFindings(about *lint.Criterion, fs []*lint.Finding, lang string) string {
	var b strings.Builder
	head := text{lang: lang}.pick("Ohne Kriterium", "Without a criterion")
	if about != nil {
		head = heading(about)
	}
	fmt.Fprintf(&b, "\n**%s**\n\n", inComment(lint.Printable(head)))
	for _, f := range fs {
		accepted := ""
		if f.Waived != nil {
			accepted = "; " + text{lang: lang}.pick("akzeptiert: ", "waived: ") + inComment(acceptance(f.Waived, lang))
		}
		fmt.Fprintf(&b, "- %s: %s — %s (%s)%s\n", Severity(f.Severity, lang), inComment(lint.Printable(f.Message(lang))),
			inComment(f.At.String()), inComment(f.Rule.Name), accepted)
	}
	return b.String()
}
