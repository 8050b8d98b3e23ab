package parsers

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/table"
)

// A preset is a layout that people meet often: which header stands above which field. It holds headers only, no text of
// any catalogue.
type preset struct {
	name    string
	columns []presetColumn
}

// A presetColumn is one column of a preset: a header, in any of the wordings in use, or a letter where the layout leaves
// the header empty.
type presetColumn struct {
	field   string // "" for a header that only tells the layout
	needed  bool   // the layout is not there without it
	headers []string
	letter  string
}

// presets are the known layouts. Sources of the headers: UfAB-like catalogues of German public IT (number, criterion, A or B,
// weight, points, answer, reference); the CC0 catalogue pretix/ticketing-ausschreibung; HECVAT 4.1.4, which has no header above
// its questions; CAIQ v4 and its AI variant, as public readers of it name the columns; requirement matrices of US state and
// local ERP tenders; the FedRAMP CIS worksheet as cloud.gov fills it in, whose statuses are columns to be marked and found by content.
var presets = []preset{
	{"ufab", []presetColumn{
		{field: "id", needed: true, headers: []string{"Nr.", "Nummer", "Lfd. Nr.", "Kriterium Nr.", "Krit.-Nr.", "Kriteriennummer", "Kriteriums-Nr.", "Anf.-Nr.", "Anforderungs-Nr.", "Gliederungspunkt", "Gliederungs-Nr.", "Pkt.", "Pos.", "ID"}},
		{field: "text", needed: true, headers: []string{"Kriterium", "Kriterien", "Kriterienbeschreibung", "Beschreibung des Kriteriums", "Bewertungskriterium", "Anforderung", "Anforderungen", "Beschreibung der Anforderung", "Leistungsanforderung", "Beschreibung", "Frage", "Kriterium / Frage"}},
		{field: "obligation", needed: true, headers: []string{"A/B", "A-/B-Kriterium", "A/B-Kriterium", "Kriterienart", "Kriteriumsart", "Kriterientyp", "MUSS / ZK", "Ausschluss-/Bewertungskriterium", "Art des Kriteriums", "Art", "Typ"}},
		{field: "weight", headers: []string{"Gewichtung", "Gewichtung in %", "Gewicht", "Gewicht in %", "Gewichtungspunkte", "Wichtung", "Gewichtungsfaktor"}},
		{field: "points", headers: []string{"max. Punkte", "Punkte", "Maximale Punktzahl", "Maximalpunkte", "max. Punktzahl", "erreichbare Punkte", "Bewertungspunkte", "Leistungspunkte"}},
		{field: "claim", headers: []string{"Antwort", "Antwort Bieter", "Antwort des Bieters", "Bieterantwort", "Bieterangabe", "Bieterangaben", "Angabe des Bieters", "Angaben des Bieters", "Erfüllt", "Erfüllt?", "Erfüllt ja/nein", "Erfüllung", "Erfüllungsgrad"}},
		{field: "comment", headers: []string{"Bemerkung", "Erläuterung", "Erläuterung des Bieters", "Erläuterung Bieter", "Begründung", "Kommentar", "Kommentar Bieter", "Kommentar des Bieters"}},
		{field: "reference", headers: []string{"Verweis", "Fundstelle", "Fundstelle im Angebot", "Verweis auf Angebot", "Seite im Angebot", "Kapitel im Angebot"}},
	}},
	{"ticketing-cc0", []presetColumn{
		{field: "id", needed: true, headers: []string{"Lfd. Nr."}},
		{field: "section", needed: true, headers: []string{"Kategorie"}},
		{field: "title", needed: true, headers: []string{"Anforderung"}},
		{field: "text", needed: true, headers: []string{"Beschreibung"}},
		{field: "obligation", headers: []string{"Art"}},
		{field: "claim", headers: []string{"Erfüllungsgrad"}},
		{field: "comment", headers: []string{"Kommentar Anbieter"}},
	}},
	{"hecvat", []presetColumn{
		{field: "id", letter: "A"},
		{field: "text", letter: "B"},
		{field: "claim", needed: true, headers: []string{"Answer", "Vendor Answers", "Vendor Answer"}},
		{field: "comment", needed: true, headers: []string{"Additional Information"}},
	}},
	{"caiq", []presetColumn{
		{field: "id", needed: true, headers: []string{"Question ID"}},
		{field: "text", needed: true, headers: []string{"Question"}},
		{field: "claim", needed: true, headers: []string{"CSP CAIQ Answer", "Service Provider AI-CAIQ Answer"}},
		{field: "comment", headers: []string{"CSP Implementation Description", "Implementation Description", "Service Provider Implementation Description"}},
		{field: "section", headers: []string{"CCM Domain Title"}},
	}},
	{"us-erp", []presetColumn{
		{field: "id", needed: true, headers: []string{"Req #", "Req. #", "Req ID", "Req. ID", "Req No.", "Requirement #", "Requirement ID", "Requirement No.", "Requirement Number", "Ref #", "Ref", "Item #", "Item No.", "Line #", "No.", "ID", "#"}},
		{field: "text", needed: true, headers: []string{"Requirement", "Requirements", "Requirement Description", "Functional Requirement", "Functional Requirements", "Business Requirement", "Technical Requirement", "Feature/Function", "Description"}},
		{field: "obligation", headers: []string{"Priority", "Criticality", "Requirement Type", "Mandatory/Desirable", "Required/Desired", "R/D", "M/D"}},
		{field: "claim", needed: true, headers: []string{"Response Code", "Vendor Response Code", "Proposer Response Code", "Response", "Vendor Response", "Proposer Response", "Bidder Response", "Offeror Response", "Supplier Response", "Contractor Response", "Availability", "Ability", "Code"}},
		{field: "comment", headers: []string{"Comments", "Vendor Comments", "Proposer Comments", "Bidder Comments", "Comment", "Explanation", "Comments/Explanation", "Explanation/Comments", "Notes"}},
		{field: "section", headers: []string{"Module", "Functional Area", "Area", "Category", "Sub-Category", "Process", "Department"}},
	}},
	{"fedramp-cis", []presetColumn{
		{field: "id", needed: true, headers: []string{"Control ID"}},
		{field: "", needed: true, headers: []string{"Implementation Status", "Can Be Inherited from CSP"}},
	}},
}

// Presets lists the names of the known layouts.
func Presets() []string {
	var names []string
	for _, p := range presets {
		names = append(names, p.name)
	}
	return names
}

// headerSearch is how far down the header of a preset is looked for, in rows with content.
const headerSearch = 100

// A fit is where a preset was found in a sheet.
type fit struct {
	row     int            // of the header
	columns map[string]int // field → column, from 1
	headers map[string]string
}

// find looks for the row that holds the most headers of the preset, all needed ones among them; only is the one row to
// look at, or 0. It is nil where the sheet has another layout.
func (p preset) find(g *table.Grid, only int) *fit {
	var best *fit
	for i, row := range g.Rows {
		if i >= headerSearch && only == 0 {
			break
		}
		if only > 0 && row.N != only {
			continue
		}
		if f := p.in(row); f != nil && (best == nil || len(f.columns) > len(best.columns)) {
			best = f
		}
	}
	return best
}

// in finds the columns of the preset in one row.
func (p preset) in(row table.Row) *fit {
	f := &fit{row: row.N, columns: map[string]int{}, headers: map[string]string{}}
	taken := map[int]bool{}
	for _, pc := range p.columns {
		for _, c := range row.Cells {
			if taken[c.Col] || !pc.heads(c.Text) {
				continue
			}
			taken[c.Col] = true
			f.columns[pc.field], f.headers[pc.field] = c.Col, c.Text
			break
		}
		if pc.needed && f.columns[pc.field] == 0 {
			return nil
		}
	}
	for _, pc := range p.columns {
		if n := table.ColumnNumber(pc.letter); n > 0 && !taken[n] {
			taken[n] = true
			f.columns[pc.field] = n
		}
	}
	delete(f.columns, "")
	return f
}

// heads reports whether a cell is one of the column's headers, with or without what stands in brackets.
func (pc presetColumn) heads(cell string) bool {
	whole, outside := bare(cell), bare(withoutBrackets(cell))
	return slices.ContainsFunc(pc.headers, func(h string) bool { return bare(h) == whole || bare(h) == outside })
}

// layout is what the headers of a preset look like, for messages.
func (p preset) layout() string {
	var names []string
	for _, pc := range p.columns {
		if pc.needed {
			names = append(names, pc.headers[0])
		}
	}
	return strings.Join(names, ", ")
}

// bare is the form in which headers are compared here: folded, letters, digits and # only.
func bare(s string) string {
	s = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue").Replace(fold.String(s))
	return strings.Map(func(r rune) rune {
		if r == '#' || unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// withoutBrackets drops what stands in brackets: "Antwort (vom Bieter auszufüllen)".
func withoutBrackets(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch {
		case r == '(' || r == '[':
			depth++
			return ' '
		case r == ')' || r == ']':
			depth = max(depth-1, 0)
			return -1
		case depth > 0:
			return -1
		}
		return r
	}, s)
}

// presetNamed finds a preset; nil where there is none of that name.
func presetNamed(name string) *preset {
	for i := range presets {
		if presets[i].name == name {
			return &presets[i]
		}
	}
	return nil
}

// use puts the columns that were found into the plan. What the config says about a field, or about a column, comes
// first.
func (f *fit) use(p *plan, name string, row table.Row) {
	own := map[int]bool{}
	for _, v := range p.columns {
		n := table.ColumnNumber(v)
		for _, c := range row.Cells {
			if n == 0 && bare(c.Text) == bare(v) {
				n = c.Col
			}
		}
		own[n] = true
	}
	p.reasons["header"] = "preset " + name
	columns := map[string]string{}
	for field, v := range p.columns {
		columns[field] = v
	}
	for field, col := range f.columns {
		if p.columns[field] != "" || own[col] {
			continue
		}
		letter := lint.ColumnName(col)
		columns[field] = letter
		p.reasons[field] = "preset " + name + ", column " + letter
		if h := strings.Join(strings.Fields(f.headers[field]), " "); h != "" {
			p.reasons[field] = "preset " + name + ", header \"" + h + "\" in " + letter + rowNumber(f.row)
		}
	}
	p.columns, p.header = columns, cmp.Or(p.header, f.row)
}
