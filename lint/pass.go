package lint

import (
	"iter"
	"maps"
	"strings"
)

// A Pass is one rule at work on one bid. It yields what the rule is about; the check only reports.
type Pass struct {
	Bid   *Bid
	Rule  *Rule
	Stage Stage

	applies *applicability
	shared  *shared
	hits    []Found
	waivers []*JudgedWaiver
	rules   []*Rule
	err     error
	reports []*Finding
}

// A Found is a phrase of the rule, found in the offer. Criterion and Response are nil outside a response.
type Found struct {
	Hit
	Criterion *Criterion
	Response  *Response
}

// A Finding is one fault, at one place, of one kind.
type Finding struct {
	Rule      *Rule
	Kind      Kind
	Severity  Severity
	Counted   bool       // not there yet at an early stage: Severity is Info, and reports collapse it to a number
	Criterion *Criterion // nil: about the bid, a file or a passage
	Response  *Response  // nil: about no response
	Position  *Position
	At        Span
	Match     string // the words that were found, verbatim; part of the fingerprint
	Args      Args   // the fields of the message
	// Words are those fields of the message that read differently in each language, such as amounts of money.
	Words   map[string]Messages
	Related []Related
	Waived  *Waiver // what accepts it; nil where nothing does
	// Fingerprint stays the same when rows move: rule, criterion key, matched text and ordinal, never a row or line.
	Fingerprint string
}

// A Related is another place that belongs to a finding.
type Related struct {
	Rule     *Rule // whose finding this was, before another replaced it; nil for any other place
	Messages Messages
	Args     Args
	Words    map[string]Messages // as those of a Finding
	At       Span
}

// Criteria yields the criteria that the rule holds for. Those that are withdrawn or do not apply are left out, here and
// below.
func (p *Pass) Criteria() iter.Seq[*Criterion] {
	return func(yield func(*Criterion) bool) {
		for _, c := range p.Bid.Criteria {
			if !c.Withdrawn && p.holds(c, c.Best()) && !yield(c) {
				return
			}
		}
	}
}

// Responses yields the responses that the rule holds for, each with its criterion. Empty ones and blanket claims are
// left out.
func (p *Pass) Responses() iter.Seq2[*Criterion, *Response] {
	return func(yield func(*Criterion, *Response) bool) {
		for _, c := range p.Bid.Criteria {
			for _, r := range c.Responses {
				if c.Withdrawn || r.Empty() || r.Via == ViaBlanket || !p.holds(c, r) {
					continue
				}
				if !yield(c, r) {
					return
				}
			}
		}
	}
}

// Hits yields where the rule's phrases stand in the offer, in the order of the offer. Where one passage answers several
// criteria, it is yielded once for each.
func (p *Pass) Hits() iter.Seq[Found] {
	return func(yield func(Found) bool) {
		for _, h := range p.hits {
			if p.holds(h.Criterion, h.Response) && !yield(h) {
				return
			}
		}
	}
}

// Problems yields what the parsers left for this check to report.
func (p *Pass) Problems() iter.Seq[Problem] {
	return func(yield func(Problem) bool) {
		for _, pr := range p.Bid.Problems {
			holds := p.holds
			if p.Rule.Kind == Malformed {
				holds = p.where // what cannot be read is said about every row
			}
			if pr.Check == p.Rule.Check.ID && holds(pr.Criterion, nil) && !yield(pr) {
				return
			}
		}
	}
}

// Report records a finding. The check sets Criterion, Response, At, Match and Args where they apply; rule, kind,
// severity, wording and order are the engine's business.
func (p *Pass) Report(f Finding) {
	f.Rule, f.Kind = p.Rule, p.Rule.Kind
	if f.At == (Span{}) {
		switch {
		case f.Response != nil:
			f.At = f.Response.At
		case f.Criterion != nil:
			f.At = f.Criterion.At
		}
	}
	p.reports = append(p.reports, &f)
}

// holds reports whether the rule is about a criterion: it applies, and the condition of the rule holds.
func (p *Pass) holds(c *Criterion, r *Response) bool {
	if _, exempt := p.applies.reason(c); exempt {
		return false
	}
	return p.where(c, r)
}

// where evaluates the condition of the rule.
func (p *Pass) where(c *Criterion, r *Response) bool {
	if p.Rule.Where == nil || p.err != nil {
		return p.err == nil
	}
	ok, err := p.Rule.Where(p.subject(c, r))
	if err != nil {
		p.err = err
	}
	return ok
}

func (p *Pass) subject(c *Criterion, r *Response) Subject {
	return Subject{Bid: p.Bid, Stage: p.Stage, Criterion: c, Response: r}
}

// Message is what the finding says, in German or English.
func (f *Finding) Message(lang string) string {
	return fill(f.Rule.Messages.In(lang), f.Criterion, worded(f.Args, f.Words, lang), lang)
}

// worded are the fields of a message in a language.
func worded(args Args, words map[string]Messages, lang string) Args {
	if len(words) == 0 {
		return args
	}
	out := Args{}
	maps.Copy(out, args)
	for k, m := range words {
		out[k] = m.In(lang)
	}
	return out
}

// Message is what the related place says.
func (r Related) Message(lang string) string {
	return fill(r.Messages.In(lang), nil, worded(r.Args, r.Words, lang), lang)
}

// labelRunes is how much of a criterion's title a message quotes: enough to recognise it, short enough for one line.
const labelRunes = 60

func fill(format string, c *Criterion, args Args, lang string) string {
	pairs := make([]string, 0, 2*len(args)+2)
	switch _, named := args["criterion"]; {
	case named:
	case c != nil && c.Label() == "":
		pairs = append(pairs, "{{criterion}}", Printable(c.ID))
	case c != nil:
		pairs = append(pairs, "{{criterion}}", Printable(c.ID)+" "+quote(Shorten(c.Label(), labelRunes), lang))
	case lang == "de":
		pairs = append(pairs, "{{criterion}}", "das Angebot")
	default:
		pairs = append(pairs, "{{criterion}}", "the offer")
	}
	for k, v := range args {
		pairs = append(pairs, "{{"+k+"}}", Shorten(v, 2*labelRunes))
	}
	return strings.NewReplacer(pairs...).Replace(format)
}

func quote(s, lang string) string {
	if lang == "de" {
		return "„" + s + "“"
	}
	return "“" + s + "”"
}

// Shorten puts s on one line of at most n runes, cut at a word.
func Shorten(s string, n int) string {
	s = Printable(strings.Join(strings.Fields(s), " "))
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	cut := string(r[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–-") + " …"
}
