package report

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/offerlint/offerlint/lint"
)

// An Earlier is the JSON of an earlier run, with which another is compared.
type Earlier struct {
	Name string // as printed
	bids []earlierBid
}

type earlierBid struct {
	Name     string            `json:"name"`
	Config   string            `json:"config"`
	Stage    string            `json:"stage"`
	Summary  *jsonSummary      `json:"summary"`
	Findings []json.RawMessage `json:"findings"`

	found []earlierFinding
}

type earlierFinding struct {
	Rule        string       `json:"rule"`
	Severity    string       `json:"severity"`
	Message     string       `json:"message"`
	Location    JSONLocation `json:"location"`
	Fingerprint string       `json:"fingerprint"`
	Waived      *jsonWaived  `json:"waived"`

	raw json.RawMessage
}

// ReadEarlier reads the JSON of a run. One that holds only some of the findings is an error: all others would seem to be new.
func ReadEarlier(p Part) (*Earlier, error) {
	e := &Earlier{Name: p.Name}
	bids, _, err := p.bids()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Name, err)
	}
	for _, b := range bids {
		var bid earlierBid
		if err := json.Unmarshal(b.raw, &bid); err != nil {
			return nil, fmt.Errorf("%s: bid %q: %w", p.Name, b.head.Name, err)
		}
		open := 0
		for _, raw := range bid.Findings {
			f := earlierFinding{raw: raw}
			if err := json.Unmarshal(raw, &f); err != nil {
				return nil, fmt.Errorf("%s: bid %q: %w", p.Name, b.head.Name, err)
			}
			if f.Waived == nil {
				open++
			}
			bid.found = append(bid.found, f)
		}
		if s := bid.Summary; s.Blocker+s.Error+s.Warning+s.Info != open {
			return nil, fmt.Errorf("%s: bid %q holds only some of the findings; make it without --rule, --owner and the like", p.Name, b.head.Name)
		}
		e.bids = append(e.bids, bid)
	}
	return e, nil
}

// A comparison says what became of the findings of a bid since an earlier run. A finding is the same by its fingerprint: rule,
// criterion and words, never its row or line.
type comparison struct {
	known    bool   // the earlier run had the bid
	stage    string // of the earlier run, where it was another one
	closed   []earlierFinding
	found    []*lint.Finding // new, or open again
	accepted []*lint.Finding // open then, and waived now
}

// compare compares a result with the earlier run.
func (e *Earlier) compare(r *lint.Result) comparison {
	was := e.bid(r.Bid.Config)
	if was == nil {
		return comparison{}
	}
	c := comparison{known: true}
	if was.Stage != r.Stage.String() {
		c.stage = was.Stage
	}
	open, still := map[string]bool{}, map[string]bool{}
	for _, f := range was.found {
		open[f.Fingerprint] = open[f.Fingerprint] || f.Waived == nil
	}
	for _, f := range r.Findings {
		still[f.Fingerprint] = true
		if !open[f.Fingerprint] {
			c.found = append(c.found, f)
		}
	}
	for _, f := range r.Waived {
		still[f.Fingerprint] = true
		if open[f.Fingerprint] {
			c.accepted = append(c.accepted, f)
		}
	}
	for _, f := range was.found {
		if f.Waived == nil && !still[f.Fingerprint] {
			c.closed = append(c.closed, f)
		}
	}
	return c
}

// bid is the bid of the earlier run with the same offerlint.yaml, else the only one with the same name; nil where there is none.
func (e *Earlier) bid(cfg lint.Config) *earlierBid {
	var named []*earlierBid
	for i := range e.bids {
		b := &e.bids[i]
		if b.Name != cfg.Name {
			continue
		}
		if b.Config == cfg.File {
			return b
		}
		named = append(named, b)
	}
	if len(named) == 1 {
		return named[0]
	}
	return nil
}

// line says in one line what became of the findings.
func (c comparison) line(e *Earlier, lang string) string {
	de := lang == "de"
	pick := func(d, en string) string { return lint.Messages{DE: d, EN: en}.In(lang) }
	if !c.known {
		return fmt.Sprintf(pick("%s enthält diese Ausschreibung nicht; nichts verglichen", "%s does not hold this bid; nothing compared"), e.Name)
	}
	s := fmt.Sprintf(pick("seit %s: %d erledigt, %d neu", "since %s: %d closed, %d new"), e.Name, len(c.closed), len(c.found))
	if n := len(c.accepted); n > 0 {
		s += fmt.Sprintf(pick(", %d akzeptiert", ", %d waived"), n)
	}
	if c.stage == "" {
		return s
	}
	if stage, err := lint.ParseStage(c.stage); err == nil && de {
		return s + " (damals Stufe " + Stage(stage, lang) + ")"
	}
	return s + " (at stage " + c.stage + " then)"
}

// compared prints what became of the findings since an earlier run: what is closed and what is new, a line each.
func (t text) compared() {
	if t.opt.Earlier == nil {
		return
	}
	c := t.opt.Earlier.compare(t.r)
	t.wrapped("", lint.Printable(c.line(t.opt.Earlier, t.lang)))
	for _, f := range c.closed {
		t.wrapped("  "+t.pick("erledigt: ", "closed: "), f.text(t.lang))
	}
	for _, f := range c.found {
		t.wrapped("  "+t.pick("neu: ", "new: "), findingLine(f, t.lang))
	}
	for _, f := range c.accepted {
		t.wrapped("  "+t.pick("akzeptiert: ", "waived: "), findingLine(f, t.lang))
	}
}

// text is a finding of the earlier run on one line, in the language of that run.
func (f earlierFinding) text(lang string) string {
	word := f.Severity
	if s, err := lint.ParseSeverity(f.Severity); err == nil {
		word = Severity(s, lang)
	}
	at := lint.Location{File: f.Location.File, Sheet: f.Location.Sheet, Line: f.Location.Line, Col: f.Location.Column}
	return at.String() + ": " + word + ": " + lint.Printable(f.Message) + " [" + lint.Printable(f.Rule) + "]"
}

func findingLine(f *lint.Finding, lang string) string {
	return f.At.String() + ": " + Severity(f.Severity, lang) + ": " + lint.Printable(f.Message(lang)) + " [" + f.Rule.Name + "]"
}

// jsonCompared is a comparison for programs. Closed are the findings of the earlier run as they stood there; the others are
// fingerprints of findings of this run.
type jsonCompared struct {
	File   string            `json:"file"`
	Known  bool              `json:"known"`
	Stage  string            `json:"stage"` // of the earlier run, where it was another one
	Closed []json.RawMessage `json:"closed"`
	New    []string          `json:"new"`
	Waived []string          `json:"waived"`
}

func (o Options) compared(r *lint.Result) *jsonCompared {
	if o.Earlier == nil {
		return nil
	}
	c := o.Earlier.compare(r)
	prints := func(fs []*lint.Finding) []string {
		out := []string{}
		for _, f := range fs {
			out = append(out, f.Fingerprint)
		}
		slices.Sort(out)
		return out
	}
	j := &jsonCompared{File: o.Earlier.Name, Known: c.known, Stage: c.stage, Closed: []json.RawMessage{}, New: prints(c.found), Waived: prints(c.accepted)}
	for _, f := range c.closed {
		j.Closed = append(j.Closed, f.raw)
	}
	return j
}
