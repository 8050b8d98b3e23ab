package seeded

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// missed are the faults that leave a criterion or a part of it without an answer, or with less than is asked.
func missed() []Fault {
	short := only(lint.Missed, lint.Unverified)
	return []Fault{
		{"answer deleted", only(lint.Missed), func(p *planter) Place {
			r := p.row("explained", "figure", "list", "letters", "place")
			r.Claim, r.Comment, r.Proof, r.Reference, r.More, r.Parts = "", "", "", "", "", nil
			return p.at(r, "DE")
		}},
		{"mark deleted", only(lint.Missed), func(p *planter) Place {
			r := p.row("function")
			r.Claim = ""
			return p.at(r, "DEF")
		}},
		{"description deleted", only(lint.Missed), func(p *planter) Place {
			r := p.row("describe", "limited")
			r.Title = ""
			return p.at(r, "DE")
		}},
		{"part with a letter dropped", only(lint.Missed), dropPart("letters", "E")},
		{"part with a bullet dropped", only(lint.Missed), dropPart("bullets", "")},
		{"item of a list dropped", only(lint.Missed), func(p *planter) Place {
			r := p.row("list")
			l := *r.List
			k := (p.n/8 + p.n) % len(l.Items)
			l.Items = slices.Delete(slices.Clone(l.Items), k, k+1)
			r.Comment = enumerate(p.lang.Name, l)
			place := p.at(r, "E")
			place.Text = r.Comment
			return place
		}},
		{"number weakened", only(lint.Missed), func(p *planter) Place {
			return weaker(p, p.figureRows("availability", "capacity", "retention"))
		}},
		{"duration lengthened", only(lint.Missed), func(p *planter) Place {
			return weaker(p, p.figureRows("latency", "repair"))
		}},
		{"date put back", only(lint.Missed), func(p *planter) Place {
			return weaker(p, slices.DeleteFunc(p.rows("figure"), func(r *Row) bool { return r.Figure.Name != "" }))
		}},
		{"unit changed", short, func(p *planter) Place {
			return swap(p, p.figureRows(), func(r *Row) [][]string {
				return applicable(r.Comment, append(slices.Clone(r.Figure.wording.Units), r.Figure.family.Units...))
			})
		}},
		{"weaker standard", short, func(p *planter) Place {
			return swap(p, p.rows("standard"), func(r *Row) [][]string { return r.Standard.Worse })
		}},
		{"weaker place", only(lint.Missed), func(p *planter) Place {
			return swap(p, p.rows("place"), func(r *Row) [][]string { return r.Standard.Worse })
		}},
		{"declined", only(lint.Missed), func(p *planter) Place {
			r := p.row("explained", "figure", "list")
			r.Claim = p.lang.Clean.Words[[]string{"none", "partial"}[p.n%2]]
			return p.at(r, "DE")
		}},
		{"limit exceeded", only(lint.Missed), func(p *planter) Place {
			r := p.row("limited")
			r.Prose = slices.Clone(r.Prose)
			for len(strings.Fields(strings.Join(r.Prose, " "))) <= r.Limit {
				r.Prose = append(r.Prose, p.lang.Wordings.Padding)
			}
			return inChapter(r, "")
		}},
		{"other language", short, func(p *planter) Place {
			s := nth(p.lang.Wordings.Foreign, p.n)
			if p.n%2 == 0 {
				r := p.row("describe")
				r.Prose = []string{s}
				return inChapter(r, s)
			}
			r := p.row("explained")
			r.Comment, r.Reference = s, ""
			place := p.at(r, "E")
			place.Text = s
			return place
		}},
		{"answer to a wrong number", only(lint.Missed), func(p *planter) Place {
			r := p.row("describe", "limited")
			r.Heading = r.ID[:3] + strconv.Itoa(77+p.n)
			place := inChapter(r, r.Heading)
			place.Criterion = ""
			return place
		}},
		{"price deleted", only(lint.Missed), func(p *planter) Place { return price(p, func(x *Price) { x.Price = "" }) }},
		{"price in words", short, func(p *planter) Place {
			words := map[string][]string{"de": {"inkl.", "in Pos. 3 enthalten", "auf Anfrage", "n. a."}, "en": {"incl.", "see item 3", "on request", "n/a"}}
			return price(p, func(x *Price) { x.Price = nth(words[p.lang.Name], p.n) })
		}},
		{"sum too short", short, func(p *planter) Place {
			p.Sum.Short = 1 + p.n
			return p.theSum()
		}},
		{"document missing", only(lint.Missed), func(p *planter) Place {
			p.Gone = form(p.n)
			return fileAt("offerlint.yaml")
		}},
	}
}

// applicable are the replacements whose first words stand in a text.
func applicable(text string, pairs [][]string) [][]string {
	return slices.DeleteFunc(slices.Clone(pairs), func(s []string) bool { return !strings.Contains(text, s[0]) })
}
