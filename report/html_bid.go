package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// firstFindings is how many findings stand below the verdict; the list below has them all.
const firstFindings = 10

// A htmlBid is the section of one bid.
type htmlBid struct {
	htmlWords
	r   *lint.Result
	opt Options

	N           int    // 1 for the first bid; the names of places on the page begin with it
	ContentLang string // language of the customer's texts and ours; "" where it is that of the page
	Name, Facts string // facts: customer, tender, stage
	Severity    string // the worst there is
	Verdict     string
	Also        string // the findings that are less grave, by severity; "" where there are none
	Due, Left   string
	Over        bool // the offer is too late
	Chosen      bool // only some findings were asked for
	First       []*htmlFinding
	More        int // findings as grave as First that are not among them
	Coverage    htmlCoverage
	Unread      []htmlUnread
	Sources     []htmlSource
	Notes       []string // what else the reader of the figures has to know
	Groups      []*htmlGroup
	Filters     []*htmlFilter
	Criteria    int // listed on the page
}

func newHTMLBid(r *lint.Result, n int, opt Options) *htmlBid {
	c := r.Bid.Config
	b := &htmlBid{
		htmlWords: htmlWords{opt.lang(r.Bid)}, r: r, opt: opt, N: n, Name: lint.Printable(c.Name), Severity: worst(r.Summary).String(),
		Chosen: opt.Show != nil,
	}
	if c.Language != b.Lang {
		b.ContentLang = c.Language
	}
	facts := slices.DeleteFunc([]string{c.Customer, c.Tender}, func(s string) bool { return s == "" })
	facts = append(facts, b.T("Stufe ", "stage ")+Stage(r.Stage, b.Lang))
	b.Facts = lint.Printable(strings.Join(facts, " · "))
	b.Verdict, b.Also = Verdict(r.Summary, r.Stage, b.Lang), b.also()
	b.Due, b.Left = Due(c, b.Lang), TimeLeft(c, b.Lang)
	if left, ok := c.Left(); ok {
		b.Over = left.Over
	}
	b.list()
	b.first()
	b.Coverage = b.coverage()
	b.account()
	return b
}

// also counts the findings below the gravest severity.
func (b *htmlBid) also() string {
	s := b.r.Summary
	n := map[lint.Severity]int{lint.Error: s.Error, lint.Warning: s.Warning, lint.Info: s.Info}
	var parts []string
	for v := worst(s) - 1; v >= lint.Info; v-- {
		if n[v] > 0 {
			parts = append(parts, severityWords[v].count(b.Lang, n[v]))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return b.T("außerdem ", "besides ") + strings.Join(parts, ", ")
}

// first chooses what to mend first: the gravest findings that stand against submitting, those with the most points first.
func (b *htmlBid) first() {
	grave := worst(b.r.Summary)
	if grave < lint.Error {
		return
	}
	for _, g := range b.Groups {
		for _, e := range g.Entries {
			for _, f := range e.Findings {
				switch {
				case f.severity != grave:
				case len(b.First) < firstFindings:
					b.First = append(b.First, f)
				default:
					b.More++
				}
			}
		}
	}
}

// A htmlFinding is a finding as the page prints it.
type htmlFinding struct {
	severity                   lint.Severity
	Anchor                     string // of the entry that holds it
	Severity, SeverityWord     string
	Kind, KindWord             string
	Message, FullMessage, Rule string // the full message names the criterion by its title, too
	Advice                     string // what to do about it; "" where it is a hint only
	Place                      htmlPlace
	Related                    []htmlRelated
	Counted                    bool
	Waived                     string // who accepted it, until when, and why; "" where nobody did
}

// A htmlRelated is another place that belongs to a finding.
type htmlRelated struct {
	Message string
	Place   htmlPlace
}

func (b *htmlBid) finding(f *lint.Finding, anchor string) *htmlFinding {
	full := f.Message(b.Lang)
	message := full
	if f.Criterion != nil && f.Args["criterion"] == "" {
		// Below its criterion a message need not quote it.
		short := *f
		short.Args = lint.Args{"criterion": f.Criterion.ID}
		for k, v := range f.Args {
			short.Args[k] = v
		}
		message = short.Message(b.Lang)
	}
	h := &htmlFinding{
		severity: f.Severity, Anchor: anchor, Severity: f.Severity.String(), SeverityWord: Severity(f.Severity, b.Lang),
		Kind: f.Kind.String(), KindWord: Kind(f.Kind, b.Lang), Message: b.inBidAll(message), FullMessage: b.inBidAll(full),
		Rule: lint.Printable(f.Rule.Name), Place: b.place(f.At.Location), Counted: f.Counted,
	}
	if f.Waived != nil {
		// It comes last and is none of those to mend.
		h.severity, h.Waived = lint.Off, acceptance(f.Waived, b.Lang)
	} else if f.Severity >= lint.Warning {
		h.Advice = lint.Printable(f.Rule.Check.Advice.In(b.Lang))
	}
	for _, r := range f.Related {
		h.Related = append(h.Related, htmlRelated{b.inBidAll(r.Message(b.Lang)), b.place(r.At.Location)})
	}
	return h
}

// gravest sorts entries by what is worst about them, then by points; the customer's order stays where both are equal.
func gravest(entries []*htmlEntry) {
	slices.SortStableFunc(entries, func(x, y *htmlEntry) int {
		return cmp.Or(cmp.Compare(y.worst, x.worst), cmp.Compare(y.points, x.points))
	})
}

func (b *htmlBid) anchor(kind string, i int) string { return fmt.Sprintf("b%d-%s%d", b.N, kind, i) }
