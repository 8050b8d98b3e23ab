package change

import (
	"encoding/json"
	"io"

	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/versions"
)

type jsonComparison struct {
	Version   int                    `json:"version"`
	Old       string                 `json:"old"`
	New       string                 `json:"new"`
	Substance bool                   `json:"substance"`
	Summary   map[versions.Class]int `json:"summary"`
	Changes   []jsonChange           `json:"changes"`
}

type jsonChange struct {
	Classes   []versions.Class              `json:"classes"`
	Substance bool                          `json:"substance"`
	Old       *jsonEntry                    `json:"old"`
	New       *jsonEntry                    `json:"new"`
	More      []*jsonEntry                  `json:"more"`
	Values    map[versions.Class]jsonValues `json:"values"`
	Words     []jsonPiece                   `json:"words"`
	Touches   []jsonTouch                   `json:"touches,omitempty"`
}

type jsonTouch struct {
	Kind     TouchKind           `json:"kind"`
	State    TouchState          `json:"state"`
	By       string              `json:"by,omitempty"`
	On       string              `json:"on,omitempty"`
	Rule     string              `json:"rule,omitempty"`
	Location report.JSONLocation `json:"location"`
}

type jsonValues struct {
	Old string `json:"old"`
	New string `json:"new"`
}

type jsonEntry struct {
	ID       string              `json:"id"`
	Title    string              `json:"title"`
	Text     string              `json:"text"`
	Section  string              `json:"section"`
	Quantity string              `json:"quantity,omitempty"`
	Unit     string              `json:"unit,omitempty"`
	Location report.JSONLocation `json:"location"`
}

type jsonPiece struct {
	Op      string `json:"op"` // same, gone, come
	Text    string `json:"text"`
	Telling bool   `json:"telling,omitempty"`
}

// JSON prints a comparison for other programs, unchanged entries included.
func JSON(w io.Writer, c *versions.Comparison, o Options) error {
	out := jsonComparison{Version: 1, Old: o.Old, New: o.New, Substance: c.Substance(), Summary: map[versions.Class]int{}, Changes: []jsonChange{}}
	for _, class := range versions.Classes() {
		out.Summary[class] = c.Count(class)
	}
	for _, ch := range c.Changes {
		j := jsonChange{
			Classes: ch.Classes, Substance: ch.Substance(), Old: entryOf(ch.Old), New: entryOf(ch.New), More: []*jsonEntry{},
			Values: map[versions.Class]jsonValues{}, Words: []jsonPiece{},
		}
		for _, m := range ch.More {
			j.More = append(j.More, entryOf(m))
		}
		for class, v := range ch.Values {
			j.Values[class] = jsonValues{v[0], v[1]}
		}
		for _, p := range ch.Pieces {
			op := map[versions.Op]string{versions.Same: "same", versions.Gone: "gone", versions.Insert: "come"}[p.Op]
			j.Words = append(j.Words, jsonPiece{op, p.Text, p.Telling})
		}
		for _, t := range o.Touches[ch] {
			j.Touches = append(j.Touches, jsonTouch{t.Kind, t.State, t.By, t.On, t.Rule, report.JSONPlace(t.At)})
		}
		out.Changes = append(out.Changes, j)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func entryOf(e *versions.Entry) *jsonEntry {
	if e == nil {
		return nil
	}
	return &jsonEntry{e.ID, e.Title, e.Text, e.Section, e.Quantity, e.Unit, report.JSONPlace(e.At.Location)}
}
