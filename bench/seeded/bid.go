package seeded

import (
	"fmt"
	"strings"
)

// A Bid is a bid as its author sees it, before it is written to files.
type Bid struct {
	Rows   []Row
	Prices []Price
	Forms  []string // files of the package that the config requires
	Letter string
	Valid  string // until when the certificate in the register is valid
	Gone   string // a file that is deleted; "" for none
	Sum    Sum
	Said   string // the total as the letter has it; "" for the right one

	lang *Language
}

// A Row is a criterion with its answer: in the cells of our workbook, and in the chapter of its module where it has prose.
type Row struct {
	Family, ID, Text, Priority string
	Ours                       string // the criterion as our copy has it
	Claim, Comment, Proof      string
	Reference                  string // a sentence at the end of the comment that refers to a chapter
	Second                     bool   // of a row with marks: a second one is set
	Module                     int
	Title                      string // of the section in the chapter; "" for none
	Heading                    string // the ID that the heading has; "" for the row's own
	Prose                      []string
	Parts                      []string // the sentences that answer the parts
	Items                      bool     // parts are written as list items
	Labelled                   bool     // parts are written with their letters
	List                       *list
	More                       string // what the comment ends with
	Limit                      int    // words; 0 for none
	Figure                     *Figure
	Standard                   *standard
}

// A Figure is the number in a row.
type Figure struct {
	Name, Need, Give, Weak string

	wording *wording
	family  *figures
}

// A Price is a line of the price sheet.
type Price struct {
	ID, Text, Unit, Price string
	Quantity              int
	Total                 string // a number in place of the formula
}

// A Sum is the last line of the price sheet.
type Sum struct {
	Short int    // positions that it leaves out at its end
	Typed string // a number in place of the formula
}

// comment is what stands in the cell: the parts of a row with letters, else its comment, and a reference.
func (r *Row) comment() string {
	s := r.Comment
	if r.Family == "letters" {
		var lines []string
		for k, p := range r.Parts {
			switch {
			case p == "":
			case r.Labelled:
				lines = append(lines, fmt.Sprintf("%c) %s", 'a'+k, p))
			default:
				lines = append(lines, p)
			}
		}
		sep := " "
		if r.Labelled {
			sep = "\n"
		}
		s = strings.TrimSpace(strings.Join(lines, sep) + " " + s)
	}
	if r.More != "" {
		s += " " + r.More
	}
	return strings.TrimSpace(s + " " + r.Reference)
}

// prose is the section of the chapter; "" for none.
func (r *Row) prose() string {
	if r.Title == "" {
		return ""
	}
	var parts []string
	for _, p := range r.Parts {
		if p != "" {
			parts = append(parts, p)
		}
	}
	var b strings.Builder
	id := r.ID
	if r.Heading != "" {
		id = r.Heading
	}
	fmt.Fprintf(&b, "## %s %s\n\n", id, r.Title)
	switch {
	case r.Items:
		for _, p := range parts {
			b.WriteString("* " + wrap(p, "  ") + "\n")
		}
		b.WriteByte('\n')
	case len(parts) > 0:
		b.WriteString(wrap(strings.Join(parts, " "), "") + "\n\n")
	}
	for _, p := range r.Prose {
		b.WriteString(wrap(p, "") + "\n\n")
	}
	return b.String()
}

// chapter is the text of a chapter of the offer.
func (b *Bid) chapter(i int) string {
	m := &b.lang.Clean.Modules[i]
	var s strings.Builder
	fmt.Fprintf(&s, "# %d %s\n\n## %d.1 %s\n\n", i+1, m.Title, i+1, overview[b.lang.Name])
	for _, p := range m.Overview {
		s.WriteString(wrap(p, "") + "\n\n")
	}
	for k := range b.Rows {
		if b.Rows[k].Module == i {
			s.WriteString(b.Rows[k].prose())
		}
	}
	return s.String()
}

var overview = map[string]string{"de": "Überblick", "en": "Overview"}

// lineWidth is where lines of chapters end.
const lineWidth = 110

// wrap breaks a paragraph into lines, those after the first indented.
func wrap(s, indent string) string {
	var b strings.Builder
	n := 0
	for k, w := range strings.Split(s, " ") {
		switch {
		case k == 0:
		case n+1+len(w) > lineWidth:
			b.WriteString("\n" + indent)
			n = len(indent)
		default:
			b.WriteByte(' ')
			n++
		}
		b.WriteString(w)
		n += len(w)
	}
	return b.String()
}
