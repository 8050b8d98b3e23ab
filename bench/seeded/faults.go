package seeded

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A Fault is one kind of fault.
type Fault struct {
	Name string
	// Kinds are what a finding about it may be; its recall counts for the first.
	Kinds []lint.Kind
	// plant plants the nth of its kind into a clean bid.
	plant func(p *planter) Place
}

// A Place is where a fault is and which criterion it is about.
type Place struct {
	Criterion string   // "" where it is about none
	Position  string   // the ID of a position; "" where it is about none
	File      string   // of the bid's folder
	Cells     []string // any of these is the place; nil: the Text
	Text      string   // in a Markdown file; "": the file as a whole; for people where there are Cells
}

// A planter is at work on one fault.
type planter struct {
	*Bid
	lang *Language
	n    int // the ordinal of the fault, from 0
}

// seed makes the order in which rows are chosen.
const seed = 2026

// rows are the rows of some families, shuffled anew for each of them.
func (p *planter) rows(families ...string) []*Row {
	var out []*Row
	for k := range p.Rows {
		if slices.Contains(families, p.Rows[k].Family) {
			out = append(out, &p.Rows[k])
		}
	}
	r := rand.New(rand.NewPCG(seed, uint64(len(families[0]))))
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

// row is the nth row of some families.
func (p *planter) row(families ...string) *Row {
	rows := p.rows(families...)
	return rows[p.n%len(rows)]
}

// nth is the nth of a list, over and over.
func nth[T any](list []T, n int) T { return list[n%len(list)] }

// at is the place of a row's cells in our workbook, by their columns.
func (p *planter) at(r *Row, columns string) Place {
	out := Place{Criterion: r.ID, File: ourFile}
	for _, c := range columns {
		out.Cells = append(out.Cells, string(c)+strconv.Itoa(p.line(r)))
	}
	return out
}

// inChapter is the place of a text in a row's chapter.
func inChapter(r *Row, text string) Place {
	return Place{Criterion: r.ID, File: chapterFile(r.Module), Text: text}
}

// say plants a sentence: into the cell of an answer, or as the last paragraph of one in a chapter.
func say(sentences func(w *Wordings) []string) func(*planter) Place {
	return func(p *planter) Place {
		s := nth(sentences(&p.lang.Wordings), p.n)
		if p.n%3 == 2 {
			r := p.row("describe", "bullets", "limited")
			r.Prose = append(slices.Clone(r.Prose), s)
			return inChapter(r, s)
		}
		r := p.row("figure")
		r.Comment += " " + s
		place := p.at(r, "E")
		place.Text = s
		return place
	}
}

// swap plants a replacement into the answer of the nth row that has one; the rows that have none are passed over.
func swap(p *planter, rows []*Row, swaps func(*Row) [][]string) Place {
	type chance struct {
		row      *Row
		old, now string
	}
	var chances []chance
	for round := range 4 {
		for _, r := range rows {
			if all := swaps(r); round < len(all) {
				chances = append(chances, chance{r, all[round][0], all[round][1]})
			}
		}
	}
	c := nth(chances, p.n)
	c.row.Comment = strings.Replace(c.row.Comment, c.old, c.now, 1)
	place := p.at(c.row, "E")
	place.Text = c.row.Comment
	return place
}

func only(kinds ...lint.Kind) []lint.Kind { return kinds }

// Faults lists every kind of fault: what is missed, then what is unverified, then what is assumed.
func Faults() []Fault {
	return slices.Concat(missed(), unverified(), assumed())
}

func assumed() []Fault {
	var out []Fault
	for _, f := range []struct {
		name      string
		sentences func(w *Wordings) []string
	}{
		{"assumption", func(w *Wordings) []string { return w.Assumption }},
		{"condition", func(w *Wordings) []string { return w.Condition }},
		{"reservation", func(w *Wordings) []string { return w.Reservation }},
		{"own terms", func(w *Wordings) []string { return w.OwnTerms }},
		{"hedge", func(w *Wordings) []string { return w.Hedge }},
		{"best effort", func(w *Wordings) []string { return w.BestEffort }},
		{"placeholder", func(w *Wordings) []string { return w.Placeholder }},
		{"customer's duty", func(w *Wordings) []string { return w.CustomerDuty }},
		{"answer put off", func(w *Wordings) []string { return w.Deferral }},
		{"roadmap", func(w *Wordings) []string { return w.Roadmap }},
		{"taken for granted", func(w *Wordings) []string { return w.Granted }},
		{"vague amount", func(w *Wordings) []string { return w.Vague }},
	} {
		kinds := only(lint.Assumed)
		if f.name == "roadmap" {
			kinds = append(kinds, lint.Unverified) // in a chapter, a plan contradicts the yes of the form, which says more
		}
		out = append(out, Fault{f.name, kinds, say(f.sentences)})
	}
	return out
}

// others are the other replacements of a figure's answer.
func others(pairs [][]string, f *Figure, m *module) [][]string {
	var out [][]string
	for _, s := range pairs {
		out = append(out, []string{m.in(s[0], "{give}", f.Give), m.in(s[1], "{give}", f.Give)})
	}
	return out
}

func (p *planter) module(r *Row) *module { return &p.lang.Clean.Modules[r.Module] }

// dropPart leaves one part of an answer away.
func dropPart(family, columns string) func(*planter) Place {
	return func(p *planter) Place {
		r := p.row(family)
		r.Parts = slices.Clone(r.Parts)
		k := (p.n/len(p.rows(family)) + p.n) % len(r.Parts)
		dropped := r.Parts[k]
		r.Parts[k] = ""
		if columns != "" {
			place := p.at(r, columns)
			place.Text = "without: " + dropped
			return place
		}
		return Place{Criterion: r.ID, File: chapterFile(r.Module), Text: strings.TrimSpace(firstPart(r))}
	}
}

func firstPart(r *Row) string {
	for _, s := range r.Parts {
		if s != "" {
			return s
		}
	}
	return ""
}

// figureRows are rows with a number, of the figures named; all but dates where none is named.
func (p *planter) figureRows(names ...string) []*Row {
	return slices.DeleteFunc(p.rows("figure"), func(r *Row) bool {
		if len(names) == 0 {
			return r.Figure.Name == ""
		}
		return !slices.Contains(names, r.Figure.Name)
	})
}

func weaker(p *planter, rows []*Row) Place {
	r := nth(rows, p.n)
	r.Comment = strings.Replace(r.Comment, r.Figure.Give, r.Figure.Weak, 1)
	place := p.at(r, "E")
	place.Text = r.Comment
	return place
}

func price(p *planter, change func(*Price)) Place {
	k := (p.n*7 + 3) % len(p.Prices)
	change(&p.Prices[k])
	row := strconv.Itoa(k + 2)
	return Place{Position: p.Prices[k].ID, File: ourPrices, Cells: []string{"A" + row, "B" + row, "C" + row, "D" + row, "E" + row, "F" + row}}
}

// theSum is the cell with the sum of the price sheet.
func (p *planter) theSum() Place {
	return Place{File: ourPrices, Cells: []string{cell(5, len(p.Prices)+2)}}
}

// another writes a criterion's section in a chapter that does not have one yet.
func another(r *Row, text string) Place {
	r.Title, r.Prose = "Ergänzung", []string{text}
	if strings.Contains(text, " is ") || strings.Contains(text, " the ") {
		r.Title = "Further remarks"
	}
	return inChapter(r, text)
}

func fileAt(name string) Place { return Place{File: name} }

func form(n int) string { return fmt.Sprintf("offer/forms/form-%02d.txt", n%20+1) }
