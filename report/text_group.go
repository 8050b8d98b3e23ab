package report

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// Groupings are the ways in which the text can group findings.
func Groupings() []string { return []string{"section", "owner", "rule"} }

// A group is findings that belong together.
type group struct {
	name     string
	findings []*lint.Finding
}

// groups puts findings into groups, in the customer's order of sections, and else the group with the gravest finding
// first. Those that belong to none come last. Without a grouping there is one group.
func (t text) groups(fs []*lint.Finding) []group {
	if t.opt.Group == "" {
		return []group{{findings: fs}}
	}
	var out []group
	index := map[string]int{}
	if t.opt.Group == "section" {
		for _, c := range t.r.Bid.Criteria {
			if _, known := index[c.Section]; !known && c.Section != "" {
				index[c.Section] = len(out)
				out = append(out, group{name: c.Section})
			}
		}
	}
	for _, f := range fs {
		name := t.groupOf(f)
		i, known := index[name]
		if !known {
			i = len(out)
			index[name] = i
			out = append(out, group{name: name})
		}
		out[i].findings = append(out[i].findings, f)
	}
	out = slices.DeleteFunc(out, func(g group) bool { return len(g.findings) == 0 })
	slices.SortStableFunc(out, func(a, b group) int {
		if a.name == "" || b.name == "" {
			return cmp.Compare(b.name, a.name)
		}
		if t.opt.Group == "section" {
			return 0
		}
		return cmp.Or(cmp.Compare(gravestOf(b.findings), gravestOf(a.findings)), cmp.Compare(a.name, b.name))
	})
	return out
}

func (t text) groupOf(f *lint.Finding) string {
	switch {
	case t.opt.Group == "rule":
		return f.Rule.Name
	case f.Criterion == nil:
		return ""
	case t.opt.Group == "owner":
		return f.Criterion.Owner
	}
	return f.Criterion.Section
}

func gravestOf(fs []*lint.Finding) lint.Severity {
	worst := lint.Off
	for _, f := range fs {
		worst = max(worst, f.Severity)
	}
	return worst
}

// groupHead names a group and adds it up: "Betrieb: 2 Fehler, 1 Warnung; 12 Punkte stehen auf dem Spiel".
func (t text) groupHead(g group) {
	if t.opt.Group == "" || t.opt.Quiet {
		return
	}
	name := g.name
	if name == "" {
		name = map[string]string{
			"section": t.pick("ohne Abschnitt", "without a section"),
			"owner":   t.pick("niemandem zugeordnet", "assigned to nobody"),
		}[t.opt.Group]
	}
	count := map[lint.Severity]int{}
	for _, f := range g.findings {
		count[f.Severity]++
	}
	var parts []string
	for s := lint.Blocker; s >= lint.Info; s-- {
		if count[s] > 0 {
			parts = append(parts, severityWords[s].count(t.lang, count[s]))
		}
	}
	line := lint.Printable(name) + ": " + strings.Join(parts, ", ")
	if points := t.atStake(g.name); points > 0 {
		line += fmt.Sprintf(t.pick("; auf dem Spiel: %s", "; at stake: %s"), t.points(points))
	}
	fmt.Fprintln(t, t.opt.paint(gravestOf(g.findings), line))
}

// points prints a number of points with the decimal sign of the language.
func (t text) points(n float64) string {
	return strings.Replace(strconv.FormatFloat(n, 'f', -1, 64), ".", t.pick(",", "."), 1) + t.pick(" Punkte", " points")
}

// atStake adds up the weights of a group's criteria that are open.
func (t text) atStake(name string) float64 {
	by := map[string]func(*lint.Criterion) string{
		"section": func(c *lint.Criterion) string { return c.Section },
		"owner":   func(c *lint.Criterion) string { return c.Owner },
	}[t.opt.Group]
	if by == nil {
		return 0
	}
	for _, s := range shares(t.r, by) {
		if s.Name == name {
			return s.AtStake
		}
	}
	return 0
}
