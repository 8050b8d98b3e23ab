package seeded

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// unverified are the faults that leave a claim without support, or say two things at once.
func unverified() []Fault {
	return slices.Concat(unsupported(), mismatched(), careless())
}

func unsupported() []Fault {
	return []Fault{
		{"standard not named", only(lint.Unverified, lint.Missed), func(p *planter) Place {
			r := p.row("standard")
			r.Comment = r.Standard.Silent
			place := p.at(r, "E")
			place.Text = r.Comment
			return place
		}},
		{"evidence removed", only(lint.Unverified), func(p *planter) Place {
			r := p.row("evidence")
			r.Proof = ""
			return p.at(r, "DEF")
		}},
		{"file of evidence missing", only(lint.Unverified), func(p *planter) Place {
			r := p.row("evidence")
			r.Proof = fmt.Sprintf("annexes/annex-%d.pdf", 31+p.n)
			return p.at(r, "F")
		}},
		{"evidence expired", only(lint.Unverified), func(p *planter) Place {
			p.Valid = fmt.Sprintf("2026-%02d-%02d", 1+p.n%9, 1+p.n)
			return Place{File: "register.yaml", Text: p.Valid}
		}},
		{"reference broken", only(lint.Unverified), func(p *planter) Place {
			s := nth(p.lang.Clean.Lost, p.n)
			r := p.row("explained", "list")
			r.Reference = s
			place := p.at(r, "E")
			place.Text = s
			return place
		}},
		{"link broken", only(lint.Unverified), func(p *planter) Place {
			r := p.row("describe")
			s := fmt.Sprintf("[%s](annexes/annex-%d.txt)", p.lang.Clean.Evidence[r.Module], 40+p.n)
			r.Prose = append(slices.Clone(r.Prose), s)
			return inChapter(r, s)
		}},
		{"answer repeats the criterion", only(lint.Unverified), func(p *planter) Place {
			r := p.row("explained", "list")
			r.Comment, r.Reference, r.More = r.Text, "", ""
			return p.at(r, "E")
		}},
		{"answer is a chapter claim", only(lint.Unverified, lint.Missed), func(p *planter) Place {
			r := p.row("describe", "limited")
			r.Title, r.Claim = "", ""
			s := strings.ReplaceAll(nth(p.lang.Wordings.Blanket, p.n), "{section}", strconv.Itoa(r.Module+1))
			p.Letter = strings.Replace(p.Letter, "\n\n", "\n\n"+s+"\n\n", 1)
			return Place{Criterion: r.ID, File: letterFile, Text: s}
		}},
		{"unclear answer", only(lint.Unverified, lint.Missed), func(p *planter) Place {
			r := p.row("evidence", "place", "figure")
			r.Claim, r.Comment = nth(p.lang.Wordings.Unclear, p.n), ""
			place := p.at(r, "D")
			place.Text = r.Claim
			return place
		}},
	}
}

func mismatched() []Fault {
	any := only(lint.Unverified, lint.Missed, lint.Assumed, lint.Malformed)
	return []Fault{
		{"base or scope changed", only(lint.Unverified, lint.Missed), func(p *planter) Place {
			return swap(p, p.figureRows(), func(r *Row) [][]string {
				return others(r.Figure.wording.Basis, r.Figure, p.module(r))
			})
		}},
		{"answer outside the list", any, func(p *planter) Place {
			r := p.row("explained", "figure", "list")
			r.Claim = nth(p.lang.Wordings.Outside, p.n)
			place := p.at(r, "D")
			place.Text = r.Claim
			return place
		}},
		{"two marks", any, func(p *planter) Place {
			r := p.row("function")
			r.Second = true
			return p.at(r, "DEF")
		}},
		{"contradicted in a chapter", any, func(p *planter) Place {
			s := nth(p.lang.Wordings.Contradiction, p.n)
			if p.n%2 == 0 {
				return another(p.row("explained"), s)
			}
			r := p.row("describe")
			r.Prose = append(slices.Clone(r.Prose), s)
			return inChapter(r, s)
		}},
		{"other number in a chapter", any, func(p *planter) Place {
			r := nth(p.figureRows("availability", "latency", "repair", "retention"), p.n)
			return another(r, p.module(r).in(r.Figure.wording.Say, "{give}", r.Figure.Need))
		}},
		{"other price in the letter", any, func(p *planter) Place {
			p.Said = money(p.lang.Name, p.total()+100*(p.n+1))
			return Place{File: letterFile, Text: p.Said}
		}},
		{"total typed and wrong", any, func(p *planter) Place {
			return price(p, func(x *Price) {
				n, _ := strconv.Atoi(x.Price)
				x.Total = strconv.Itoa(n*x.Quantity + 10*(p.n+1))
			})
		}},
		{"sum typed and wrong", any, func(p *planter) Place {
			p.Sum.Typed = strconv.Itoa(p.total() - 10*(p.n+1))
			return p.theSum()
		}},
		{"position altered", any, func(p *planter) Place {
			return price(p, func(x *Price) {
				if p.n%2 == 0 {
					x.Unit = map[string]string{"de": "Monat", "en": "month"}[p.lang.Name]
				} else {
					x.Text = strings.Fields(x.Text)[0]
				}
			})
		}},
		{"wording altered", any, func(p *planter) Place {
			rows := slices.DeleteFunc(p.rows("explained", "figure", "list", "place"), func(r *Row) bool {
				return len(spaced(r.Text, p.lang.Wordings.Altered)) == 0
			})
			r := nth(rows, p.n)
			s := spaced(r.Text, p.lang.Wordings.Altered)[0]
			r.Ours = strings.Replace(r.Text, " "+s[0]+" ", " "+s[1]+" ", 1)
			place := p.at(r, "B")
			place.Text = r.Ours
			return place
		}},
	}
}

// spaced are the replacements of whole words that stand in a text.
func spaced(text string, pairs [][]string) [][]string {
	return slices.DeleteFunc(slices.Clone(pairs), func(s []string) bool { return !strings.Contains(text, " "+s[0]+" ") })
}

func careless() []Fault {
	return []Fault{
		{"remark for colleagues", only(lint.Unverified, lint.Assumed), say(func(w *Wordings) []string { return w.Internal })},
		{"left by a writing tool", only(lint.Unverified), say(func(w *Wordings) []string { return w.Residue })},
		{"outdated standard", only(lint.Unverified), say(func(w *Wordings) []string { return w.Outdated })},
		{"other customer", only(lint.Unverified), func(p *planter) Place {
			name := nth(p.lang.Clean.Stranger, p.n)
			format := map[string]string{"de": "So arbeitet es für %s.", "en": "It works in this way for %s."}[p.lang.Name]
			return say(func(*Wordings) []string { return []string{fmt.Sprintf(format, name)} })(p)
		}},
	}
}
