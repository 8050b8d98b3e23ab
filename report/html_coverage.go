package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// maxSections is how many sections the coverage shows before it folds the rest away.
const maxSections = 15

// A htmlCoverage is the picture of where the criteria stand.
type htmlCoverage struct {
	Figures         []htmlFigure // one for each status that occurs
	Bar             []htmlRect
	Summary         string // the figures as a sentence
	AtStake, Points string // "" where the criteria carry no points
	Sections, Rest  []htmlShare
}

// A htmlFigure is a status with its number of criteria.
type htmlFigure struct {
	Status, Word string
	N            int
}

// A htmlRect is a piece of a bar, in thousandths of its width.
type htmlRect struct {
	Class string
	X, W  int
}

// A htmlShare is the row of one section.
type htmlShare struct {
	Name            string
	Section         int // option of the filter
	Criteria, Open  int
	Points, AtStake string
	Bar             []htmlRect
	StakeBar        []htmlRect
	stake           float64
}

func (b *htmlBid) coverage() htmlCoverage {
	s := b.r.Summary
	counts := map[lint.Status]int{
		lint.StatusMissed: s.Missed, lint.StatusAssumed: s.Assumed, lint.StatusUnverified: s.Unverified, lint.StatusAnswered: s.Answered,
		lint.StatusVerified: s.Verified, lint.StatusWaived: s.Waived, lint.StatusNotApplicable: s.NotApplicable,
	}
	c := htmlCoverage{Summary: SummaryLine(s, b.Lang), Bar: statusBar(counts, s.Criteria)}
	for _, st := range statuses {
		if counts[st] > 0 {
			c.Figures = append(c.Figures, htmlFigure{st.String(), statusWords[st].in(b.Lang, counts[st]), counts[st]})
		}
	}
	sections := bySection(b.r)
	most, points, stake := 0, 0.0, 0.0
	heaviest := 0.0
	for _, x := range sections {
		most, heaviest = max(most, x.Criteria), max(heaviest, x.Points)
		points, stake = points+x.Points, stake+x.AtStake
	}
	if points > 0 {
		c.Points, c.AtStake = htmlNumber(points, b.Lang), htmlNumber(stake, b.Lang)
	}
	for i, x := range sections {
		row := htmlShare{
			Name: cmp.Or(lint.Printable(x.Name), b.T("ohne Abschnitt", "no section")), Section: i + 1, Criteria: x.Criteria,
			Bar: statusBar(x.Count, most), stake: x.AtStake,
		}
		for _, st := range statuses {
			if open(st) {
				row.Open += x.Count[st]
			}
		}
		if x.Points > 0 {
			row.Points, row.AtStake = htmlNumber(x.Points, b.Lang), htmlNumber(x.AtStake, b.Lang)
			lost := int(1000 * x.AtStake / heaviest)
			row.StakeBar = []htmlRect{{"stake", 0, lost}, {"safe", lost, int(1000*x.Points/heaviest) - lost}}
		}
		c.Sections = append(c.Sections, row)
	}
	if len(c.Sections) > maxSections {
		slices.SortStableFunc(c.Sections, func(x, y htmlShare) int {
			return cmp.Or(cmp.Compare(y.stake, x.stake), cmp.Compare(y.Open, x.Open))
		})
		c.Sections, c.Rest = c.Sections[:maxSections], c.Sections[maxSections:]
	}
	return c
}

// statusBar draws numbers by status as parts of a whole.
func statusBar(n map[lint.Status]int, whole int) []htmlRect {
	var bar []htmlRect
	sum := 0
	for _, st := range statuses {
		if n[st] == 0 {
			continue
		}
		x := 1000 * sum / whole
		sum += n[st]
		bar = append(bar, htmlRect{"s-" + st.String(), x, 1000*sum/whole - x})
	}
	return bar
}

// A htmlUnread is a file that was not read.
type htmlUnread struct {
	File, Href, Note string
	Customer         bool // nobody said that he read this file of the customer's
}

// A htmlSource is the account of one sheet or file.
type htmlSource struct{ File, Href, Sheet, Account string }

// account says what was read, what was not, and what the figures do not hold.
func (b *htmlBid) account() {
	t := text{r: b.r, lang: b.Lang, opt: b.opt}
	for _, s := range b.r.Bid.Sources {
		b.Sources = append(b.Sources, htmlSource{b.inBid(s.File), b.href(s.File), lint.Printable(s.Sheet), lint.Printable(t.source(s))})
	}
	for _, d := range b.r.Bid.Documents {
		if note := b.unread(d); note != "" {
			b.Unread = append(b.Unread, htmlUnread{
				File: b.inBid(d.File), Href: b.href(d.File), Note: note,
				Customer: d.Role == "not-read" && d.Side == lint.SideCustomer && d.ReadBy == "",
			})
		}
	}
	slices.SortStableFunc(b.Unread, func(x, y htmlUnread) int {
		switch {
		case x.Customer == y.Customer:
			return 0
		case x.Customer:
			return -1
		}
		return 1
	})
	if line := PriceLine(b.r.Bid, b.Lang); line != "" {
		b.Notes = append(b.Notes, line+".")
	}
	if e := b.opt.Earlier; e != nil {
		line := []rune(e.compare(b.r).line(e, b.Lang))
		b.Notes = append(b.Notes, lint.Printable(strings.ToUpper(string(line[:1]))+string(line[1:])+"."))
	}
	if line := waivedLine(b.r, b.Lang); line != "" {
		r := []rune(line)
		b.Notes = append(b.Notes, strings.ToUpper(string(r[:1]))+string(r[1:])+".")
	}
	if !b.r.Bid.Register.Present() && b.r.Summary.Criteria > 0 {
		b.Notes = append(b.Notes, b.T("Kein Register: keine Antwort ist von einer Person freigegeben.", "No register: no response has been verified by a person."))
	}
}

// unread says why a file was not read; "" where it was.
func (b *htmlBid) unread(d *lint.Document) string {
	switch {
	case d.Role == "lock":
		return b.T("gerade in einem anderen Programm geöffnet", "open in another program right now")
	case d.Role == "replaced":
		return b.T("durch eine neuere Fassung ersetzt", "replaced by a newer version")
	case d.Role != "not-read":
		return ""
	case d.ReadBy != "":
		return fmt.Sprintf(b.T("gelesen von %s", "read by %s"), lint.Printable(d.ReadBy))
	case d.Side == lint.SideCustomer:
		return b.T("vom Auftraggeber; niemand hat eingetragen, dass er die Datei gelesen hat", "from the customer; nobody is on record as having read it")
	case d.Side == lint.SideOffer:
		return b.T("gehört zum Angebot; Dateien dieser Art werden nicht gelesen", "part of the offer; files of this type are not read")
	}
	return b.T("weder unter rfp noch unter offer genannt", "named neither under rfp nor under offer")
}
