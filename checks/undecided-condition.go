package checks

import (
	_ "embed" // the page
	"fmt"
	"slices"
	"strconv"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed undecided-condition.md
var undecidedConditionDoc string

var undecidedCondition = &lint.Check{
	ID:   "undecided-condition",
	Kind: lint.Assumed,
	Doc:  undecidedConditionDoc,
	Messages: lint.Messages{
		DE: "der Auftraggeber schreibt „{{match}}“, und {{open_de}}; trifft die Bedingung zu?",
		EN: "the customer writes “{{match}}”, and {{open_en}}; does the condition hold?",
	},
	Advice: lint.Messages{
		DE: "Entscheiden. Trifft sie zu, antworten; sonst die Kriterien mit dem Grund unter not_applicable in offerlint.yaml eintragen.",
		EN: "Decide. If it holds, answer; if not, enter the criteria with the reason under not_applicable in offerlint.yaml.",
	},
	Params: noWordings,
	Asks:   phrasesOf,
	Validate: func(params any) error {
		for _, p := range phrasesOf(params) {
			if err := phrase.Check(p.Pattern); err != nil {
				return fmt.Errorf("phrase %q: %w", p.Pattern, err)
			}
		}
		return nil
	},
	Run: func(p *lint.Pass) error {
		phrases := phrasesOf(p.Rule.Params)
		m, err := phrase.Compile(phrases)
		if err != nil {
			return err
		}
		open := map[answerForm][]*lint.Criterion{}
		for c := range p.Criteria() {
			if c.Answered() || c.Obligation == lint.Informative {
				continue
			}
			open[formOf(c.At)] = append(open[formOf(c.At)], c)
			if at, ok := condition(m, phrases, c.ObligationWord, c.Title, c.Text); ok {
				p.Report(lint.Finding{Criterion: c, At: c.At, Match: at, Args: lint.Args{
					"match": at, "open_de": c.ID + " ist nicht beantwortet", "open_en": c.ID + " is not answered",
				}})
			}
		}
		for _, notice := range p.Bid.Notices {
			cs := open[formOf(notice.At)]
			if at, ok := condition(m, phrases, notice.Text); ok && len(cs) > 0 {
				count := strconv.Itoa(len(cs))
				p.Report(lint.Finding{At: notice.At, Match: at, Args: lint.Args{
					"match":   at,
					"open_de": plural(len(cs), "1 Kriterium dort ist nicht beantwortet", count+" Kriterien dort sind nicht beantwortet"),
					"open_en": plural(len(cs), "1 criterion there is not answered", count+" criteria there are not answered"),
				}})
			}
		}
		return nil
	},
}

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// condition finds the condition that one of the customer's texts states, with what follows it in its sentence.
func condition(m *phrase.Matcher, phrases []lint.Phrase, texts ...string) (string, bool) {
	for _, s := range texts {
		hits := m.Find([]*lint.Block{{Str: s}})
		for _, h := range hits {
			excepted := func(other lint.Hit) bool {
				p := phrases[other.Phrase]
				return p.Not && other.Start < h.End && h.Start < other.End || p.Unless && other.Sentence == h.Sentence
			}
			if p := phrases[h.Phrase]; !p.Not && !p.Unless && !slices.ContainsFunc(hits, excepted) {
				return excerpt(h), true
			}
		}
	}
	return "", false
}
