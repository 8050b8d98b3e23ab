package register

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// An accepted is a version of the customer's files as the history keeps it. Criteria and positions are texts with one of them
// a line, in JSON: a version of thousands is read in a moment, and Git shows which of them changed.
type accepted struct {
	strictyaml.Place
	By        text     `yaml:"by"`
	On        date     `yaml:"on"`
	Files     []string `yaml:"files"`
	Criteria  text     `yaml:"criteria"`
	Positions text     `yaml:"positions"`
}

// A row is a criterion or a position of an accepted version.
type row struct {
	ID         string   `json:"id"`
	Key        string   `json:"key,omitempty"`
	Lot        string   `json:"lot,omitempty"`
	Section    string   `json:"section,omitempty"`
	Title      string   `json:"title,omitempty"`
	Text       string   `json:"text,omitempty"`
	Obligation string   `json:"obligation,omitempty"`
	Word       string   `json:"word,omitempty"` // the customer's own word for the obligation
	Weight     *float64 `json:"weight,omitempty"`
	Allowed    []string `json:"allowed,omitempty"`
	Quantity   string   `json:"quantity,omitempty"`
	Unit       string   `json:"unit,omitempty"`
	Hidden     bool     `json:"hidden,omitempty"`
	Withdrawn  bool     `json:"withdrawn,omitempty"`
	Judged     string   `json:"judged,omitempty"`
	File       string   `json:"file"`
	Sheet      string   `json:"sheet,omitempty"`
	Line       int      `json:"line"`
	Col        int      `json:"column"`
}

// version reads the last of the accepted versions; nil where there is none.
func (h *history) version(dir string) (*lint.Version, error) {
	if len(h.Versions) == 0 {
		return nil, nil
	}
	a := h.Versions[len(h.Versions)-1]
	v := &lint.Version{By: a.By.value, On: string(a.On), Files: a.Files, At: location(a.At())}
	err := rows(a.Criteria, func(r row) error {
		c, err := r.criterion(dir)
		v.Criteria = append(v.Criteria, c)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = rows(a.Positions, func(r row) error {
		v.Positions = append(v.Positions, r.position(dir))
		return nil
	})
	if err == nil && len(v.Criteria)+len(v.Positions) == 0 {
		err = a.At().Errorf("this version has no criteria and no positions; restore the file from a copy")
	}
	return v, err
}

// rows reads a row from each line of a text.
func rows(t text, take func(row) error) error {
	n := 0
	for line := range strings.Lines(t.value) {
		n++
		if strings.TrimSpace(line) == "" {
			continue
		}
		var r row
		d := json.NewDecoder(strings.NewReader(line))
		d.DisallowUnknownFields()
		err := d.Decode(&r)
		if err == nil {
			err = take(r)
		}
		if err != nil {
			return t.at.Errorf("line %d of this version cannot be read (%v); restore the file from a copy", n, err)
		}
	}
	return nil
}

func (r row) at(dir string) lint.Span {
	return lint.At(lint.Location{File: path.Join(filepath.ToSlash(dir), r.File), Sheet: r.Sheet, Line: r.Line, Col: r.Col})
}

func (r row) criterion(dir string) (*lint.Criterion, error) {
	c := &lint.Criterion{
		ID: r.ID, Key: r.Key, Lot: r.Lot, Section: r.Section, Title: r.Title, Text: r.Text, ObligationWord: r.Word,
		Weight: r.Weight, Allowed: r.Allowed, Hidden: r.Hidden, Withdrawn: r.Withdrawn, At: r.at(dir),
	}
	var err error
	if c.Obligation, err = lint.ParseObligation(r.Obligation); err != nil {
		return nil, err
	}
	c.Extra().Fingerprint, err = lint.ParseFingerprint(r.Judged)
	return c, err
}

func (r row) position(dir string) *lint.Position {
	return &lint.Position{
		ID: r.ID, Text: r.Text, Section: r.Section, Quantity: r.Quantity, Unit: r.Unit, Hidden: r.Hidden, At: r.at(dir),
	}
}

// Accept adds a version to the text of a history. Places in it are noted relative to the bid's folder.
func Accept(src []byte, v *lint.Version, dir string) ([]byte, error) {
	if _, err := readHistory(HistoryName, src); err != nil {
		return nil, err
	}
	if len(src) == 0 {
		src = []byte(historyHead)
	}
	criteria, positions := make([]row, 0, len(v.Criteria)), make([]row, 0, len(v.Positions))
	for _, c := range v.Criteria {
		r := placed(c.At, dir)
		r.ID, r.Key, r.Lot, r.Section, r.Title, r.Text = c.ID, c.Key, c.Lot, c.Section, c.Title, c.Text
		r.Obligation, r.Word, r.Weight, r.Allowed = c.Obligation.String(), c.ObligationWord, c.Weight, c.Allowed
		r.Hidden, r.Withdrawn, r.Judged = c.Hidden, c.Withdrawn, Fingerprint(c.Parts()).String()
		criteria = append(criteria, r)
	}
	for _, p := range v.Positions {
		r := placed(p.At, dir)
		r.ID, r.Section, r.Text, r.Quantity, r.Unit, r.Hidden = p.ID, p.Section, p.Text, p.Quantity, p.Unit, p.Hidden
		positions = append(positions, r)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "by: %s\non: %s\nfiles: %s\n", strictyaml.Quote(v.By), v.On, strictyaml.QuoteList(v.Files))
	for _, list := range []struct {
		key  string
		rows []row
	}{{"criteria", criteria}, {"positions", positions}} {
		if err := literal(&b, list.key, list.rows); err != nil {
			return nil, err
		}
	}
	if err := roomFor(src, b.Len()+4*strings.Count(b.String(), "\n")+len("versions:\n")); err != nil {
		return nil, err
	}
	return strictyaml.AppendText(HistoryName, src, "versions", b.String())
}

func placed(at lint.Span, dir string) row {
	r := row{File: at.File, Sheet: at.Sheet, Line: at.Line, Col: at.Col}
	if rel, err := filepath.Rel(filepath.FromSlash(dir), filepath.FromSlash(at.File)); err == nil {
		r.File = filepath.ToSlash(rel)
	}
	return r
}

// literal writes rows as a block of text, one a line.
func literal(b *strings.Builder, key string, rows []row) error {
	if len(rows) == 0 {
		return nil
	}
	b.WriteString(key + ": |\n")
	for _, r := range rows {
		var line bytes.Buffer
		enc := json.NewEncoder(&line)
		enc.SetEscapeHTML(false)
		if err := enc.Encode(r); err != nil {
			return err
		}
		b.WriteString("  " + plain(strings.TrimSpace(line.String())) + "\n")
	}
	return nil
}

// plain escapes what JSON may hold and a text in YAML may not, or takes for the end of a line.
func plain(s string) string {
	odd := func(r rune) bool {
		return r > 0x7e && (unicode.IsControl(r) || r == '\ufeff' || r == '\ufffe' || r == '\uffff')
	}
	if !strings.ContainsFunc(s, odd) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if odd(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
