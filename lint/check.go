package lint

import "strings"

// A Check looks for one kind of fault. It is a value: it has no state and does no I/O.
type Check struct {
	ID       string   // kebab-case; names the fault; never reused
	Kind     Kind     // the one question it answers
	Doc      string   // the page: what `offerlint explain` prints and the tests run
	Messages Messages // German and English
	// Many are what a report may print in place of many findings about the positions of one sheet: {{n}} is their number,
	// {{ids}} names them. Empty: each is printed.
	Many   Messages
	Advice Messages // what to do about it, in a sentence or two of the page's How to fix
	// Params returns a pointer to the check's default parameters; nil: it takes none.
	Params func() any
	// Validate looks at parameters that are of the right type and still cannot be meant; nil: there are none such.
	Validate func(params any) error
	// Generic says that the check does nothing without parameters: it is there for house rules, and core has no entry.
	Generic bool
	// Phrases lists the wordings that a rule with these parameters looks for; nil: none. The phrases of all rules are
	// matched in one pass over the offer, and the hits are handed to Run.
	Phrases func(params any) []Phrase
	// Asks lists the wordings that a rule looks for by itself, in what the customer asks; nil: none. Tests of rulesets try them there.
	Asks     func(params any) []Phrase
	Replaces []string // checks that fall silent, as related places, where this one speaks about the same response
	// AfterWaivers says that the check is about waivers: it runs when they were applied, and what it finds cannot be waived.
	AfterWaivers bool
	// Run reports what it finds. An error means that the check could not be carried out, never that it found nothing. Rules run at
	// the same time: the bid must not be changed.
	Run func(*Pass) error
}

// Messages holds one message in both languages. {{name}} stands for an argument of the finding; {{criterion}} for the
// criterion's ID and label.
type Messages struct{ DE, EN string }

// In picks the message of a language; English for any but "de".
func (m Messages) In(lang string) string {
	if lang == "de" {
		return m.DE
	}
	return m.EN
}

// Args are the values of the fields of a message.
type Args map[string]string

// A Phrase is a wording in the language of package phrase.
type Phrase struct {
	Lang    string // "de", "en", or "" for any
	Pattern string
	Not     bool // an exception: where it matches, no phrase of the same rule does
	Unless  bool // an exception for the whole sentence in which it stands
	Wanted  bool // no fault: it must be there
	// Group keeps phrases apart: of hits that overlap only the longest counts, in each group of a rule.
	Group int
}

// A Hit is a phrase found in a block: Block.Str[Start:End].
type Hit struct {
	Phrase     int // index into the phrases that were asked for; in a Pass, into those of the rule
	Block      *Block
	Start, End int
	Sentence   int // ordinal in the block of the sentence in which it begins
}

// Match is what was found, verbatim.
func (h Hit) Match() string { return h.Block.Str[h.Start:h.End] }

// A Rule is a check as a ruleset configures it.
type Rule struct {
	Name     string
	Check    *Check
	Kind     Kind
	Params   any // decoded parameters; nil where the check takes none
	Messages Messages
	Why      string
	Source   string
	Origin   string // where the rule was last configured: core, vgv, or a file
	// Waivable is false for rules that nobody may waive.
	Waivable bool
	Levels   []Level // severities, the strongest layer last
	// Where says for which criteria the rule holds; nil: all. WhereText is its source.
	Where     Condition
	WhereText string
	Settings  []Setting // what every layer says about the rule, the strongest last
	Examples  []Example // the cases that the rule's author states
}

// A Setting is one value that a ruleset gives a rule. Fields are written as in YAML: severity.submit, with.phrases.de.
type Setting struct {
	Field  string
	Value  string // a text as written; of a list, its number of items
	Origin string // core, vgv, or a file
	At     Location
}

// An Example is a case that a rule carries: one criterion, one or more responses to it, and whether the rule must find
// something in each of them.
type Example struct {
	Name      string
	Origin    string // the ruleset that states it
	Lang      string // "de" or "en"; "" where it does not say
	Stage     Stage
	Bid       Config    // customer, tender and other customers; the rest is empty
	Criterion Criterion // without responses
	Claim     Claim
	Evidence  []string // names of what the response cites
	Texts     []string // each is a response of its own, in Markdown: paragraphs, list items and headings; at least one
	Finding   bool
	Todo      string // why it does not hold yet; such an example is counted and fails nothing
	At        Location
}

// A Level is what one layer of rulesets says about severities. The layers above it win stage by stage.
type Level struct {
	Origin   string
	Severity map[Stage]Severity // a missing stage leaves it to the layer below
	Cases    []Case             // the first whose condition holds and that names the stage counts, before Severity
}

// A Case is a severity for some criteria only.
type Case struct {
	Where     Condition
	WhereText string
	Severity  map[Stage]Severity
}

// A Condition is a compiled expression. An error means that it could not be evaluated.
type Condition func(Subject) (bool, error)

// A Subject is what a condition speaks about. Criterion and Response are nil for findings about the bid or a passage.
type Subject struct {
	Bid       *Bid
	Stage     Stage
	Criterion *Criterion
	Response  *Response
}

// Severity is the rule's severity for a subject: the strongest layer that says something about the stage.
func (r *Rule) Severity(s Subject) (Severity, error) {
	for i := len(r.Levels) - 1; i >= 0; i-- {
		l := r.Levels[i]
		for _, c := range l.Cases {
			sev, ok := c.Severity[s.Stage]
			if !ok {
				continue
			}
			holds, err := c.Where(s)
			if err != nil {
				return Off, err
			}
			if holds {
				return sev, nil
			}
		}
		if sev, ok := l.Severity[s.Stage]; ok {
			return sev, nil
		}
	}
	return Off, nil
}

// A Ruleset is the rules in force, in the order of their names.
type Ruleset struct {
	Name  string
	Rules []*Rule
}

// Rule finds a rule by name.
func (s *Ruleset) Rule(name string) *Rule {
	for _, r := range s.Rules {
		if r.Name == name {
			return r
		}
	}
	return nil
}

// Summary is the sentence that follows the title of a check's page.
func (c *Check) Summary() string {
	for _, line := range strings.Split(c.Doc, "\n") {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "#") {
			return line
		}
	}
	return ""
}
