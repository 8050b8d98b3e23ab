// Package seeded measures how many faults offerlint finds. It builds a clean bid of 200 criteria in German and one in English,
// plants one fault at a time into a copy, has the whole bid read from its files and checked as the command does, and says
// for each kind of fault how many were found, at the right criterion and at the right place.
//
// What is asked, answered and planted stands in the *.yaml files. Its words are not taken from the rulesets, nor may they
// go there: a phrase that is pasted from here would make the benchmark measure itself.
package seeded

import (
	"embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/strictyaml"
)

//go:embed *.yaml
var tables embed.FS

// A Language is what the bids of one language are built from.
type Language struct {
	Name     string    // de or en
	Clean    Catalogue // the clean bid
	Wordings Wordings  // what is planted
}

// Read reads the tables of a language, "german" or "english".
func Read(name string) (*Language, error) {
	l := &Language{}
	for _, t := range []struct {
		file string
		into any
	}{{name + ".yaml", &l.Clean}, {name + "-faults.yaml", &l.Wordings}} {
		src, err := tables.ReadFile(t.file)
		if err != nil {
			return nil, fmt.Errorf("no tables for %q: %w", name, err)
		}
		if err := strictyaml.Decode(t.file, src, t.into); err != nil {
			return nil, err
		}
	}
	l.Name = l.Clean.Language
	return l, nil
}

// A Catalogue is what a clean bid is built from.
type Catalogue struct {
	Language, Customer, Tender, Letter, Total string
	Stranger, See, Lost, Units, Evidence      []string
	More                                      []string // a second sentence for each list
	Prices                                    []string
	Words                                     map[string]string
	Headers                                   map[string][]string
	Sheets                                    map[string]string
	Modules                                   []module
	Figures                                   []figures
	Dates                                     figures
	Standards, Places                         []standard
}

// A module is a part of what is bought; each has a section of criteria and a chapter.
type module struct {
	Prefix, Title       string
	Cases               map[string]string
	Overview, Functions []string
	Explained           [][]string // criterion, answer
	Letters, Bullets    enumeration
	List                list
	Describe, Limited   description
}

// An enumeration is a criterion with parts, each with the sentence that answers it.
type enumeration struct {
	Lead  string
	Parts [][]string
}

// A list is a criterion that names its parts in one sentence, and the words that answer it.
type list struct {
	Ask, Lead, After string
	Items            []string
}

type description struct {
	Title, Ask string
	Paras      []string
}

// Figures are criteria with a number: what is needed, offered, and too little, one for each module.
type figures struct {
	Name             string
	Need, Give, Weak []string
	Units            [][]string // replacements in the answer that change the unit for the worse
	Wordings         []wording
}

type wording struct {
	Ask, Say     string
	Basis, Units [][]string // replacements in the answer that change the period or scope, or the unit
}

// A standard is a criterion that names a standard or a place: the answer, replacements that make it fall short, and an
// answer that does not name it.
type standard struct {
	Ask, Say, Silent string
	Proof            bool
	Worse            [][]string
}

// A Wordings is what is planted, by kind of fault.
type Wordings struct {
	Assumption, Condition, Reservation, Hedge, Placeholder, Deferral, Roadmap, Granted, Vague []string
	Internal, Residue, Outdated, Contradiction, Unclear, Outside, Blanket, Foreign            []string

	OwnTerms     []string `yaml:"own-terms"`
	BestEffort   []string `yaml:"best-effort"`
	CustomerDuty []string `yaml:"customer-duty"`
	Padding      string
	Altered      [][]string
}

// limitOf is how many words a description of a module may have.
func limitOf(i int) int { return 60 + 10*i }

// in puts a module, and its numbers, into a text.
func (m *module) in(s string, numbers ...string) string {
	pairs := make([]string, 0, 2*len(m.Cases)+len(numbers))
	for k, v := range m.Cases {
		pairs = append(pairs, "{"+k+"}", v)
	}
	return strings.NewReplacer(append(pairs, numbers...)...).Replace(s)
}

// Bid builds the clean bid. Two calls give the same one, and share nothing that a fault changes.
func (l *Language) Bid() *Bid {
	b := &Bid{lang: l, Forms: forms(), Letter: l.Clean.Letter, Valid: valid}
	for i := range l.Clean.Modules {
		l.section(b, i)
	}
	for i := range l.Clean.Modules {
		for k := range 3 {
			p := (i + 3*k) % len(l.Clean.Prices)
			b.Prices = append(b.Prices, Price{
				ID: fmt.Sprintf("P-%02d", len(b.Prices)+1), Text: l.Clean.Prices[p] + " " + l.Clean.Modules[i].Title,
				Unit: l.Clean.Units[p], Quantity: 1 + (i+k)%5, Price: strconv.Itoa(240 + 35*len(b.Prices)),
			})
		}
	}
	return b
}

// valid is until when the certificates of the register are.
const valid = "2028-02-29"

// forms are the files that the customer wants in the package.
func forms() []string {
	var out []string
	for i := range 20 {
		out = append(out, fmt.Sprintf("offer/forms/form-%02d.txt", i+1))
	}
	return out
}

// section adds the criteria of one module.
func (l *Language) section(b *Bid, i int) {
	m := &l.Clean.Modules[i]
	n := 0
	add := func(r Row) {
		n++
		r.ID = fmt.Sprintf("%s-%02d", m.Prefix, n)
		r.Module, r.Priority, r.Claim = i, l.Clean.Words["must"], l.Clean.Words["full"]
		r.Ours = r.Text
		b.Rows = append(b.Rows, r)
	}
	chapter := func(k int) string {
		return strings.ReplaceAll(l.Clean.See[(i+k)%len(l.Clean.See)], "{chapter}", fmt.Sprintf("%d.1", i+1))
	}
	for k, e := range m.Explained {
		r := Row{Family: "explained", Text: m.in(e[0]), Comment: e[1]}
		if k == 0 {
			r.Reference = chapter(k)
		}
		add(r)
	}
	add(lettered(m, i))
	add(bulleted(m, i))
	add(Row{Family: "list", Text: m.in(m.List.Ask), Comment: enumerate(l.Name, m.List), List: &m.List, More: l.Clean.More[i]})
	add(Row{Family: "describe", Text: m.Describe.Ask, Title: m.Describe.Title, Prose: m.Describe.Paras})
	limit := "{limit}"
	add(Row{Family: "limited", Text: m.in(m.Limited.Ask, limit, strconv.Itoa(limitOf(i))), Title: m.Limited.Title, Prose: m.Limited.Paras, Limit: limitOf(i)})
	for f := range l.Clean.Figures {
		for k := range 2 {
			add(figure(m, &l.Clean.Figures[f], i, (i+2*k)%4))
		}
	}
	add(figure(m, &l.Clean.Dates, i, i%len(l.Clean.Dates.Wordings)))
	for k := range 2 {
		s := &l.Clean.Standards[(2*i+k)%len(l.Clean.Standards)]
		r := Row{Family: "standard", Text: m.in(s.Ask), Comment: m.in(s.Say), Standard: s}
		if s.Proof {
			r.Proof = annex(i)
		}
		add(r)
	}
	p := &l.Clean.Places[i%len(l.Clean.Places)]
	add(Row{Family: "place", Text: m.in(p.Ask), Comment: m.in(p.Say), Standard: p})
	add(Row{Family: "evidence", Text: fmt.Sprintf(evidenceAsk[l.Name], l.Clean.Evidence[i], m.Cases["A"]), Proof: annex(i)})
	for _, f := range m.Functions {
		add(Row{Family: "function", Text: m.in(f)})
	}
}

var evidenceAsk = map[string]string{
	"de": "Dem Angebot ist als Nachweis beizufügen: %s für %s.",
	"en": "Evidence must be enclosed with the offer: %s for %s.",
}

// annex is the file of the evidence of a module, seen from the folder of the offer.
func annex(i int) string { return fmt.Sprintf("annexes/annex-%02d.txt", i+1) }

// lettered is a criterion with parts a) to d), answered in the cell in sentences or with the letters.
func lettered(m *module, i int) Row {
	r := Row{Family: "letters", Text: m.in(m.Letters.Lead), Labelled: i%2 == 1}
	for k, p := range m.Letters.Parts {
		r.Text += fmt.Sprintf("\n%c) %s", 'a'+k, p[0])
		r.Parts = append(r.Parts, p[1])
	}
	return r
}

// bulleted is a criterion with bullets, answered in the chapter by items or in one paragraph.
func bulleted(m *module, i int) Row {
	r := Row{Family: "bullets", Text: m.in(m.Bullets.Lead), Title: m.Title, Items: i%2 == 0}
	for _, p := range m.Bullets.Parts {
		r.Text += "\n- " + p[0]
		r.Parts = append(r.Parts, p[1])
	}
	return r
}

// enumerate makes a sentence of the items of a list.
func enumerate(lang string, l list) string {
	last := len(l.Items) - 1
	and := " und "
	if lang == "en" {
		and = " and "
	}
	s := l.Lead + " " + strings.Join(l.Items[:last], ", ") + and + l.Items[last]
	if l.After != "" {
		s += " " + l.After
	}
	return s + "."
}

// figure is a criterion with a number.
func figure(m *module, f *figures, i, k int) Row {
	w := &f.Wordings[k%len(f.Wordings)]
	return Row{
		Family: "figure", Text: m.in(w.Ask, "{need}", f.Need[i]), Comment: m.in(w.Say, "{give}", f.Give[i]),
		Figure: &Figure{Name: f.Name, Need: f.Need[i], Give: f.Give[i], Weak: f.Weak[i], wording: w, family: f},
	}
}
