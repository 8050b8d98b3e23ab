package report

import (
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A htmlGroup is a part of the list: what has findings stands before what has none.
type htmlGroup struct {
	Title, Note string
	Entries     []*htmlEntry
}

// A htmlEntry is one criterion, or one finding about the bid as a whole. The script filters entries by their fields.
type htmlEntry struct {
	worst  lint.Severity // of its findings; Off without one
	points float64

	Anchor         string
	Section, Owner int    // of htmlFilter options, from 1; 0 for none
	Status         string // "" for a finding about the bid as a whole
	Flags          string // "missed-error unverified-info": kind and severity of each finding
	Criterion      *htmlCriterion
	Findings       []*htmlFinding
	Open           bool
}

// A htmlFilter is a field by which the list can be narrowed. The options are those that occur.
type htmlFilter struct {
	Name, Label, All string
	Options          []htmlOption
}

// A htmlOption is a value of a filter with the number of entries that have it.
type htmlOption struct {
	Value, Label string
	N            int
}

// list makes the groups and their filters.
func (b *htmlBid) list() {
	whole := &htmlGroup{Title: b.T("Zum Angebot als Ganzem", "About the offer as a whole")}
	found := &htmlGroup{Title: b.T("Kriterien mit Befunden", "Criteria with findings")}
	pending := &htmlGroup{
		Title: b.T("Noch offene Kriterien", "Criteria still to do"),
		Note:  b.T("In dieser Stufe nur gezählt, oder keine Regel in Kraft erhebt einen Befund.", "Only counted at this stage, or no rule in force makes it a finding."),
	}
	accepted := &htmlGroup{Title: b.T("Kriterien mit akzeptierten Befunden", "Criteria with accepted findings")}
	rest := &htmlGroup{Title: b.T("Kriterien ohne Befund", "Criteria without findings")}
	by := map[*lint.Criterion][]*lint.Finding{}
	for _, f := range append(chosen(b.r, b.opt), chosenWaived(b.r, b.opt)...) {
		by[f.Criterion] = append(by[f.Criterion], f)
	}
	for i, f := range by[nil] {
		whole.Entries = append(whole.Entries, b.entry(nil, []*lint.Finding{f}, b.anchor("f", i+1)))
	}
	sections, owners := htmlNames{}, htmlNames{}
	for i, c := range b.r.Bid.Criteria {
		section, owner := sections.of(c.Section), owners.of(c.Owner)
		if b.Chosen && len(by[c]) == 0 {
			continue
		}
		e := b.entry(c, by[c], b.anchor("c", i+1))
		e.Section, e.Owner = section, owner
		sections.n[section-1]++
		owners.n[owner-1]++
		b.Criteria++
		switch {
		case e.Open:
			found.Entries = append(found.Entries, e)
		case open(b.r.Status[c].Status):
			pending.Entries = append(pending.Entries, e)
		case slices.ContainsFunc(by[c], func(f *lint.Finding) bool { return f.Waived != nil }):
			accepted.Entries = append(accepted.Entries, e)
		default:
			rest.Entries = append(rest.Entries, e)
		}
	}
	gravest(whole.Entries)
	gravest(found.Entries)
	groups := []*htmlGroup{found, whole, pending, accepted, rest}
	if len(whole.Entries) > 0 && (len(found.Entries) == 0 || whole.Entries[0].worst > found.Entries[0].worst) {
		groups[0], groups[1] = whole, found
	}
	for _, g := range groups {
		if len(g.Entries) > 0 {
			b.Groups = append(b.Groups, g)
		}
	}
	b.filters(sections, owners)
}

// entry makes one entry; it is open where a rule reports something that nobody accepted.
func (b *htmlBid) entry(c *lint.Criterion, found []*lint.Finding, anchor string) *htmlEntry {
	e := &htmlEntry{Anchor: anchor}
	var flags []string
	for _, f := range found {
		e.Findings = append(e.Findings, b.finding(f, anchor))
		if f.Waived != nil {
			continue
		}
		e.worst = max(e.worst, f.Severity)
		e.Open = e.Open || !f.Counted
		if flag := f.Kind.String() + "-" + f.Severity.String(); !slices.Contains(flags, flag) {
			flags = append(flags, flag)
		}
	}
	slices.SortStableFunc(e.Findings, func(x, y *htmlFinding) int { return int(y.severity) - int(x.severity) })
	e.Flags = strings.Join(flags, " ")
	if c == nil {
		return e
	}
	if c.Weight != nil {
		e.points = *c.Weight
	}
	e.Status = b.r.Status[c].Status.String()
	e.Criterion = b.criterion(c, found)
	return e
}

// filters counts what occurs in the list.
func (b *htmlBid) filters(sections, owners htmlNames) {
	n := map[string]int{}
	for _, g := range b.Groups {
		for _, e := range g.Entries {
			seen := map[string]bool{}
			for _, flag := range strings.Fields(e.Flags) {
				kind, severity, _ := strings.Cut(flag, "-")
				seen["kind "+kind], seen["severity "+severity] = true, true
			}
			seen["status "+e.Status] = true
			for key := range seen {
				n[key]++
			}
		}
	}
	severity := &htmlFilter{Name: "severity", Label: b.T("Schwere", "Severity"), All: b.T("jede", "any")}
	for s := lint.Blocker; s >= lint.Info; s-- {
		severity.add(s.String(), Severity(s, b.Lang), n["severity "+s.String()])
	}
	kind := &htmlFilter{Name: "kind", Label: b.T("Befundart", "Kind"), All: b.T("jede", "any")}
	for _, k := range []lint.Kind{lint.Missed, lint.Assumed, lint.Unverified, lint.Malformed} {
		kind.add(k.String(), Kind(k, b.Lang), n["kind "+k.String()])
	}
	status := &htmlFilter{Name: "status", Label: "Status", All: b.T("jeder", "any")}
	for _, s := range statuses {
		status.add(s.String(), statusWords[s].in(b.Lang, 1), n["status "+s.String()])
	}
	section := &htmlFilter{Name: "section", Label: b.T("Abschnitt", "Section"), All: b.T("alle", "all")}
	sections.addTo(section, b.T("ohne Abschnitt", "no section"))
	owner := &htmlFilter{Name: "owner", Label: b.T("Zuständig", "Owner"), All: b.T("alle", "all")}
	owners.addTo(owner, b.T("niemand", "nobody"))
	for _, f := range []*htmlFilter{severity, kind, status, section, owner} {
		if len(f.Options) > 1 {
			b.Filters = append(b.Filters, f)
		}
	}
}

func (f *htmlFilter) add(value, label string, n int) {
	if n > 0 {
		f.Options = append(f.Options, htmlOption{value, label, n})
	}
}

// htmlNames numbers names from 1 in the order in which they first appear.
type htmlNames struct {
	number map[string]int
	names  []string
	n      []int
}

func (x *htmlNames) of(name string) int {
	if x.number == nil {
		x.number = map[string]int{}
	}
	if x.number[name] == 0 {
		x.names, x.n = append(x.names, name), append(x.n, 0)
		x.number[name] = len(x.names)
	}
	return x.number[name]
}

// addTo makes options of the names; unnamed is what is said instead of "".
func (x htmlNames) addTo(f *htmlFilter, unnamed string) {
	for i, name := range x.names {
		label := lint.Printable(name)
		if name == "" {
			label = unnamed
		}
		f.add(fmt.Sprint(i+1), label, x.n[i])
	}
}

// A htmlRow is what a part of the template needs: one thing, and its bid for words and names.
type htmlRow struct {
	Bid *htmlBid
	Of  any
}

// Row hands a thing to a part of the template.
func (b *htmlBid) Row(of any) htmlRow { return htmlRow{b, of} }
