package report

import (
	"io"

	"github.com/offerlint/offerlint/lint"
)

// The JSON of version 1. Fields are only ever added.
type (
	jsonFile struct {
		Version int       `json:"version"`
		Bids    []jsonBid `json:"bids"`
		// Errors say which bids could not be checked; left out where all could.
		Errors []string `json:"errors,omitempty"`
	}
	jsonBid struct {
		Name      string          `json:"name"`
		Config    string          `json:"config"` // its offerlint.yaml; "" without one
		Stage     string          `json:"stage"`
		Summary   jsonSummary     `json:"summary"`
		Sources   []jsonSource    `json:"sources"`
		Documents []jsonDocument  `json:"documents"`
		Criteria  []jsonCriterion `json:"criteria"`
		Positions []jsonPosition  `json:"positions"`
		Findings  []jsonFinding   `json:"findings"`
		Compared  *jsonCompared   `json:"compared,omitempty"`
	}
	jsonSummary struct {
		Criteria      int `json:"criteria"`
		Missed        int `json:"missed"`
		Assumed       int `json:"assumed"`
		Unverified    int `json:"unverified"`
		Answered      int `json:"answered"`
		Verified      int `json:"verified"`
		Waived        int `json:"waived"`
		NotApplicable int `json:"not_applicable"`
		Blocker       int `json:"blocker"`
		Error         int `json:"error"`
		Warning       int `json:"warning"`
		Info          int `json:"info"`
	}
	jsonSource struct {
		File          string              `json:"file"`
		Sheet         string              `json:"sheet"`
		Hidden        bool                `json:"hidden"`
		Role          string              `json:"role"`
		HeaderRows    []int               `json:"header_rows"`
		Columns       map[string][]string `json:"columns"`
		Rows          int                 `json:"rows"`
		Criteria      int                 `json:"criteria"`
		Positions     int                 `json:"positions"`
		AnswerRows    int                 `json:"answer_rows"`
		Headings      int                 `json:"headings"`
		Continuations int                 `json:"continuations"`
		Blank         int                 `json:"blank"`
		Skipped       []jsonSkipped       `json:"skipped"`
		Responses     int                 `json:"responses"`
		Blocks        int                 `json:"blocks,omitempty"`
		Notes         map[string]int      `json:"notes,omitempty"`
		Reasons       map[string]string   `json:"reasons,omitempty"`
	}
	jsonSkipped struct {
		Row    int    `json:"row"`
		Reason string `json:"reason"`
	}
	jsonDocument struct {
		File   string `json:"file"`
		Side   string `json:"side"`
		Role   string `json:"role"`
		ReadBy string `json:"read_by"`
		// Of our files: whether they go out, and what was measured.
		Package bool   `json:"package,omitempty"`
		Size    *int64 `json:"size,omitempty"`
		SHA256  string `json:"sha256,omitempty"`
		Pages   int    `json:"pages,omitempty"`
		// Uncounted says why pages that are limited were not counted: not-pdf, encrypted, too-big, unclear.
		Uncounted string `json:"uncounted,omitempty"`
	}
	// A JSONLocation is a place as all JSON of offerlint writes it; what does not apply is left out.
	JSONLocation struct {
		File      string `json:"file,omitempty"`
		Sheet     string `json:"sheet,omitempty"`
		Line      int    `json:"line,omitempty"`
		Column    int    `json:"column,omitempty"`
		Cell      string `json:"cell,omitempty"`
		EndLine   int    `json:"end_line,omitempty"`
		EndColumn int    `json:"end_column,omitempty"`
	}
	jsonCriterion struct {
		ID               string         `json:"id"`
		Key              string         `json:"key"`
		Title            string         `json:"title"`
		Text             string         `json:"text"`
		Section          string         `json:"section"`
		Lot              string         `json:"lot"`
		Obligation       string         `json:"obligation"`
		ObligationWord   string         `json:"obligation_word"`
		ObligationSource string         `json:"obligation_source"`
		Expects          string         `json:"expects"`
		Weight           *float64       `json:"weight"`
		Owner            string         `json:"owner"`
		Hidden           bool           `json:"hidden"`
		Withdrawn        bool           `json:"withdrawn"`
		Status           string         `json:"status"`
		Reason           string         `json:"reason"`
		Location         JSONLocation   `json:"location"`
		Responses        []jsonResponse `json:"responses"`
		// What the register says about the criterion; left out where it says nothing.
		Assumptions []jsonAssumption `json:"assumptions,omitempty"`
		Questions   []jsonQuestion   `json:"questions,omitempty"`
		// Verification is the last one, null where there is none. It does not stand where the wording changed since.
		Verification *jsonVerification `json:"verification"`
	}
	jsonVerification struct {
		By       string   `json:"by"`
		On       string   `json:"on"`
		Evidence []string `json:"evidence"`
		Stands   bool     `json:"stands"`
	}
	jsonResponse struct {
		Claim    string       `json:"claim"`
		Text     string       `json:"text"`
		Evidence []string     `json:"evidence"`
		Location JSONLocation `json:"location"`
	}
	jsonPosition struct {
		ID        string       `json:"id"`
		Text      string       `json:"text"`
		Quantity  string       `json:"quantity"`
		Unit      string       `json:"unit"`
		UnitPrice string       `json:"unit_price"`
		Total     string       `json:"total"`
		Hidden    bool         `json:"hidden"`
		Location  JSONLocation `json:"location"`
	}
	jsonFinding struct {
		Rule        string        `json:"rule"`
		Check       string        `json:"check"`
		Kind        string        `json:"kind"`
		Severity    string        `json:"severity"`
		Criterion   *string       `json:"criterion"`
		Position    *string       `json:"position"`
		Message     string        `json:"message"`
		Location    JSONLocation  `json:"location"`
		Related     []jsonRelated `json:"related"`
		Fingerprint string        `json:"fingerprint"`
		Waived      *jsonWaived   `json:"waived"`
	}
	jsonWaived struct {
		By     string `json:"by"`
		Until  string `json:"until"`
		Reason string `json:"reason"`
	}
	jsonRelated struct {
		Message  string       `json:"message"`
		Location JSONLocation `json:"location"`
	}
)

// JSON prints results for programs. Options.Show chooses among the findings; everything else stays whole.
func JSON(w io.Writer, results []*lint.Result, opt Options) error {
	out := jsonFile{Version: 1, Bids: []jsonBid{}, Errors: opt.Failed}
	for _, r := range results {
		out.Bids = append(out.Bids, bid(r, opt))
	}
	return writeJSON(w, out)
}

func jsonSummaryOf(s lint.Summary) jsonSummary {
	return jsonSummary{
		s.Criteria, s.Missed, s.Assumed, s.Unverified, s.Answered, s.Verified, s.Waived, s.NotApplicable,
		s.Blocker, s.Error, s.Warning, s.Info,
	}
}

func bid(r *lint.Result, opt Options) jsonBid {
	b := jsonBid{
		Name: r.Bid.Config.Name, Config: r.Bid.Config.File, Stage: r.Stage.String(),
		Summary: jsonSummaryOf(r.Summary),
		Sources: []jsonSource{}, Documents: []jsonDocument{}, Criteria: []jsonCriterion{}, Positions: []jsonPosition{},
		Findings: []jsonFinding{},
	}
	for _, s := range r.Bid.Sources {
		b.Sources = append(b.Sources, source(s))
	}
	for _, d := range r.Bid.Documents {
		b.Documents = append(b.Documents, document(d))
	}
	lang := opt.lang(r.Bid)
	for _, c := range r.Bid.Criteria {
		j := criterion(c, r.Status[c], lang)
		j.Verification = verification(r.Bid.Register.VerificationOf(c))
		j.Assumptions, j.Questions = jsonAssumptions(&r.Bid.Register, c), jsonQuestions(&r.Bid.Register, c)
		b.Criteria = append(b.Criteria, j)
	}
	for _, p := range r.Bid.Positions {
		b.Positions = append(b.Positions, jsonPosition{
			p.ID, p.Text, p.Quantity, p.Unit, p.UnitPrice, p.Total, p.Hidden, JSONPlace(p.At.Location),
		})
	}
	for _, f := range withWaived(r, opt) {
		b.Findings = append(b.Findings, finding(f, lang))
	}
	b.Compared = opt.compared(r)
	return b
}

func document(d *lint.Document) jsonDocument {
	j := jsonDocument{
		File: d.File, Side: string(d.Side), Role: d.Role, ReadBy: d.ReadBy, Package: d.InPackage, SHA256: d.SHA256, Pages: d.Pages,
		Uncounted: d.Uncounted,
	}
	if d.SHA256 != "" {
		j.Size = &d.Size
	}
	return j
}

func source(s lint.Source) jsonSource {
	j := jsonSource{
		File: s.File, Sheet: s.Sheet, Hidden: s.Hidden, Role: s.Role, HeaderRows: s.HeaderRows, Columns: s.Columns, Rows: s.Rows,
		Criteria: s.Criteria, Positions: s.Positions, AnswerRows: s.AnswerRows, Headings: s.Headings,
		Continuations: s.Continuations, Blank: s.Blank, Skipped: []jsonSkipped{}, Responses: s.Responses, Blocks: s.Blocks,
		Reasons: s.Reasons,
	}
	if j.HeaderRows == nil {
		j.HeaderRows = []int{}
	}
	if j.Columns == nil {
		j.Columns = map[string][]string{}
	}
	for _, k := range s.Skipped {
		j.Skipped = append(j.Skipped, jsonSkipped(k))
	}
	for _, n := range s.Notes {
		if j.Notes == nil {
			j.Notes = map[string]int{}
		}
		j.Notes[n.Fact] += n.N
	}
	return j
}

func criterion(c *lint.Criterion, st lint.Standing, lang string) jsonCriterion {
	j := jsonCriterion{
		ID: c.ID, Key: c.Key, Title: c.Title, Text: c.Text, Section: c.Section, Lot: c.Lot, Obligation: c.Obligation.String(),
		ObligationWord: c.ObligationWord, ObligationSource: c.ObligationSource.String(), Expects: c.Expects.String(),
		Weight: c.Weight, Owner: c.Owner, Hidden: c.Hidden, Withdrawn: c.Withdrawn, Status: st.Status.String(),
		Reason: st.Reason().In(lang), Location: JSONPlace(c.At.Location), Responses: []jsonResponse{},
	}
	for _, r := range c.Responses {
		jr := jsonResponse{Claim: r.Claim.String(), Text: responseText(r), Evidence: []string{}, Location: JSONPlace(r.At.Location)}
		for _, e := range r.Evidence {
			name := e.Target
			if name == "" {
				name = e.Name()
			}
			jr.Evidence = append(jr.Evidence, name)
		}
		j.Responses = append(j.Responses, jr)
	}
	return j
}

func verification(v *lint.Verification) *jsonVerification {
	if v == nil {
		return nil
	}
	return &jsonVerification{v.By, v.On, append([]string{}, v.Evidence...), v.Stands()}
}

// responseText is what the response says: its text, else the words in its claim cell.
func responseText(r *lint.Response) string {
	if s := r.Text.String(); s != "" {
		return s
	}
	return r.ClaimText()
}

func finding(f *lint.Finding, lang string) jsonFinding {
	j := jsonFinding{
		Rule: f.Rule.Name, Check: f.Rule.Check.ID, Kind: f.Kind.String(), Severity: f.Severity.String(),
		Message: f.Message(lang), Location: span(f.At), Related: []jsonRelated{}, Fingerprint: f.Fingerprint,
	}
	if f.Criterion != nil {
		j.Criterion = &f.Criterion.ID
	}
	if f.Position != nil {
		j.Position = &f.Position.ID
	}
	if w := f.Waived; w != nil {
		j.Waived = &jsonWaived{w.By, w.Until, w.Reason}
	}
	for _, r := range f.Related {
		j.Related = append(j.Related, jsonRelated{r.Message(lang), JSONPlace(r.At.Location)})
	}
	return j
}

// JSONPlace is a place for JSON.
func JSONPlace(l lint.Location) JSONLocation {
	return JSONLocation{File: l.File, Sheet: l.Sheet, Line: l.Line, Column: l.Col, Cell: l.Cell()}
}

func span(s lint.Span) JSONLocation {
	j := JSONPlace(s.Location)
	j.EndLine, j.EndColumn = s.EndLine, s.EndCol
	return j
}
