package matrix

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// A field is what a column of the matrix holds. Its name is part of the workbook, as a defined name, so that a matrix that
// people filled in can be read again in any language and after columns were moved.
type field string

// The fields. Those from owner to waivedUntil are for people to fill in.
const (
	id           field = "id"
	section      field = "section"
	requirement  field = "requirement" // title and text
	obligation   field = "obligation"
	points       field = "points"
	status       field = "status"
	claim        field = "claim"
	response     field = "response"
	findings     field = "findings"
	evidence     field = "evidence"
	answered     field = "answered"
	owner        field = "owner"
	verifiedBy   field = "verified_by"
	verifiedOn   field = "verified_on"
	verifiedWith field = "verified_with" // IDs of the register's evidence
	question     field = "question"
	waiverReason field = "waiver_reason"
	waivedBy     field = "waived_by"
	waivedUntil  field = "waived_until"
	source       field = "source"
	key          field = "key"
	sameID       field = "criterion"  // the ID as offerlint wrote it, hidden
	madeOwner    field = "made_owner" // the owner as offerlint wrote it, hidden
	made         field = "made"       // hashes of what offerlint wrote into the columns to work in, hidden
	judged       field = "judged"     // the fingerprint of what the row shows, hidden

	// Only templates have these apart.
	title    field = "title"
	longText field = "text"
)

// A column is one field with its header in both languages and its width in digits of the standard font.
type column struct {
	field  field
	de, en string
	width  float64
	entry  bool // for people to fill in
	hidden bool // for offerlint to find a row again
}

// columns of the matrix, from left to right. What is printed ends with verifiedOn, so that it can be read on A4.
var columns = []column{
	{field: id, de: "ID", en: "ID", width: 9.5},
	{field: section, de: "Abschnitt", en: "Section", width: 18},
	{field: requirement, de: "Anforderung", en: "Requirement", width: 40},
	{field: obligation, de: "Art", en: "Type", width: 10},
	{field: points, de: "Punkte", en: "Points", width: 7.5},
	{field: status, de: "Status", en: "Status", width: 12.5},
	{field: claim, de: "Erfüllungs-\ngrad", en: "Claim", width: 13},
	{field: response, de: "Unsere Antwort", en: "Our response", width: 46},
	{field: findings, de: "Befunde", en: "Findings", width: 36},
	{field: evidence, de: "Nachweise", en: "Evidence", width: 22},
	{field: answered, de: "Beantwortet in", en: "Answered in", width: 24},
	{field: owner, de: "Zuständig", en: "Owner", width: 13, entry: true},
	{field: verifiedBy, de: "Freigegeben\nvon", en: "Verified by", width: 13, entry: true},
	{field: verifiedOn, de: "Freigegeben\nam", en: "Verified on", width: 12, entry: true},
	{field: verifiedWith, de: "Freigegeben\nanhand von", en: "Verified against", width: 16, entry: true},
	{field: question, de: "Bieterfrage", en: "Question to the customer", width: 32, entry: true},
	{field: waiverReason, de: "Ausnahme: Grund", en: "Waiver: reason", width: 30, entry: true},
	{field: waivedBy, de: "Ausnahme:\nwer", en: "Waiver: who", width: 13, entry: true},
	{field: waivedUntil, de: "Ausnahme:\nbis", en: "Waiver: until", width: 12, entry: true},
	{field: source, de: "Beim Auftraggeber", en: "Customer's file", width: 26},
	{field: key, de: "offerlint: Schlüssel", en: "offerlint: key", width: 10, hidden: true},
	{field: sameID, de: "offerlint: Kriterium", en: "offerlint: criterion", width: 10, hidden: true},
	{field: madeOwner, de: "offerlint: zuständig", en: "offerlint: owner", width: 10, hidden: true},
	{field: made, de: "offerlint: Register", en: "offerlint: register", width: 10, hidden: true},
	{field: judged, de: "offerlint: Fingerabdruck", en: "offerlint: fingerprint", width: 10, hidden: true},
}

// header is the header on one line.
func (c column) header(lang string) string {
	if lang == "de" {
		return strings.ReplaceAll(strings.ReplaceAll(c.de, "-\n", ""), "\n", " ")
	}
	return c.en
}

// at is the index of a field's column.
func at(f field) int {
	for i, c := range columns {
		if c.field == f {
			return i
		}
	}
	panic("no column " + string(f))
}

// value is what a row says in a field, as text. What people filled in goes before what the bid says.
func (t *table) value(r *row, f field) string {
	if v := r.entries[f]; v != "" && (f != question || v != unnumbered(r.registered[f])) {
		return v
	}
	switch f {
	case id, sameID:
		return r.ID
	case section:
		return r.Section
	case requirement:
		return joined("\n", r.Title, r.Text)
	case title:
		return r.Title
	case longText:
		return r.Text
	case obligation:
		return report.Obligation(r.Criterion, t.lang)
	case points:
		return decimal(r.Weight, ".")
	case status:
		return report.Status(r.standing.Status, t.lang)
	case claim:
		return t.claim(r)
	case response:
		return t.response(r)
	case findings:
		return t.findings(r)
	case evidence:
		return t.evidence(r)
	case answered:
		return t.answered(r)
	case owner, madeOwner:
		return r.Owner
	case source:
		return t.source(r)
	case key:
		return r.Key
	case made:
		return madeOf(r.registered)
	case judged:
		return r.Fingerprint().String()
	}
	return r.registered[f]
}

// joined joins what is not empty, each text once.
func joined(sep string, texts ...string) string {
	var parts []string
	seen := map[string]bool{"": true}
	for _, s := range texts {
		if !seen[s] {
			seen[s] = true
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, sep)
}

// claim is what the best response claims, in the words of its cell; in brackets what was read from a text.
func (t *table) claim(r *row) string {
	best := r.Best()
	switch {
	case best.Empty():
		return ""
	case best.ClaimText() != "":
		return best.ClaimText()
	case best.Claim == lint.Unstated:
		return ""
	}
	return "(" + report.Claim(best.Claim, t.lang) + ")"
}

// response is what all responses to a criterion say. A sentence about a whole chapter is marked as such.
func (t *table) response(r *row) string {
	var parts []string
	for _, a := range r.Responses {
		s := said(a.Text)
		if s != "" && a.Via == lint.ViaBlanket {
			s = t.pick("Pauschale Aussage: ", "Blanket statement: ") + s
		}
		parts = append(parts, s)
	}
	return joined("\n\n", parts...)
}

// said is a passage as a cell shows it: the cells of a table's row on one line, items with a dot. It leaves out what
// lint.Text.String leaves out.
func said(text *lint.Text) string {
	if text == nil {
		return ""
	}
	var out strings.Builder
	var last *lint.Block
	for _, b := range text.Blocks {
		if b.Customer || b.Kind == lint.Code || b.Kind == lint.Comment || b.Str == "" {
			continue
		}
		switch {
		case last == nil:
		case b.Table() > 0 && b.Table() == last.Table() && b.Row() == last.Row():
			out.WriteString(" | ")
		default:
			out.WriteString("\n")
		}
		if b.Kind == lint.Item {
			out.WriteString("• ")
		}
		out.WriteString(b.Str)
		last = b
	}
	return out.String()
}

// findings says why there is nothing to do, or what there is, a line each.
func (t *table) findings(r *row) string {
	parts := []string{r.standing.Reason().In(t.lang)}
	for _, f := range r.findings {
		parts = append(parts, t.severity(f.Severity)+": "+t.short(f))
	}
	return joined("\n", parts...)
}

// answers are the responses of a criterion that say anything, the one that commits to most first.
func (r *row) answers() []*lint.Response {
	var out []*lint.Response
	best := r.Best()
	if !best.Empty() {
		out = append(out, best)
	}
	for _, a := range r.Responses {
		if a != best && !a.Empty() {
			out = append(out, a)
		}
	}
	return out
}

func (t *table) answered(r *row) string {
	var parts []string
	for _, a := range r.answers() {
		parts = append(parts, t.place(a.At.Location))
	}
	return joined("\n", parts...)
}

func (t *table) source(r *row) string {
	s := t.place(r.At.Location)
	if r.Hidden {
		s += t.pick("\n(ausgeblendet)", "\n(hidden)")
	}
	return s
}

// proofs are the evidence that the responses to a criterion cite, each once.
func (r *row) proofs() []lint.Evidence {
	var out []lint.Evidence
	seen := map[string]bool{}
	for _, a := range r.Responses {
		for _, e := range a.Evidence {
			if about := e.Name() + "\x00" + e.Target; !seen[about] {
				seen[about] = true
				out = append(out, e)
			}
		}
	}
	return out
}

// gone reports whether evidence names a file that is not there.
func gone(e lint.Evidence) bool { return e.Path != "" && !e.Exists }

func (t *table) evidence(r *row) string {
	var parts []string
	for _, e := range r.proofs() {
		s := e.Name()
		if gone(e) {
			s += t.pick(" (fehlt)", " (missing)")
		}
		parts = append(parts, s)
	}
	return joined("\n", parts...)
}
