// Package questions finds what a customer's text leaves open, and words the questions that a bidder may ask about it. What it
// finds is a fault of the customer's and never a finding on an offer.
//
// The readings and the question come from the kind of doubt: a period that is missing beside a percentage is asked for in
// another way than a list that ends in "etc.". Words that illustrate ("z. B.", "etc." in brackets) and words that the sentence
// itself explains ("regelmäßig, mindestens alle zwei Jahre") raise no question: a silly question costs trust.
package questions

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A doubt is one unclear place, before it is numbered.
type doubt struct {
	criteria []*lint.Criterion
	words    string
	// sign is the unclear part of the words; a question of the register that says it is about this doubt. "" where there is none.
	sign    string
	wording wording
	// assumption is the one that is asked about; nil for all other doubts.
	assumption *lint.Assumption
	// group joins doubts that one answer settles; "" for one that stands alone.
	group string
}

// A wording is what is asked about a doubt. {words} in it stands for the words of the customer.
type wording struct {
	question string
	readings []string
	why      string
}

func (w wording) with(pairs ...string) wording {
	r := strings.NewReplacer(pairs...)
	readings := make([]string, len(w.readings))
	for i, s := range w.readings {
		readings[i] = r.Replace(s)
	}
	return wording{r.Replace(w.question), readings, r.Replace(w.why)}
}

// Find lists the questions that a bid's criteria raise, in the customer's order, in a language: "de" or "en". The questions of
// the register that were not asked yet, and those that its open assumptions raise, come with them. Numbers of the register are
// kept, and what the register asked already is not asked again.
func Find(bid *lint.Bid, lang string) ([]*lint.QuestionDraft, error) {
	m, err := newMatcher(lang)
	if err != nil {
		return nil, err
	}
	var found []doubt
	for _, c := range bid.Criteria {
		if c.Withdrawn || c.Obligation == lint.Informative {
			continue
		}
		found = append(found, m.vague(c)...)
		found = append(found, unmeasured(c, lang)...)
		found = append(found, conflicting(c, lang)...)
		found = append(found, dangling(bid, c, lang)...)
	}
	found = append(found, contradicting(bid.Criteria, lang)...)
	found = append(found, assumed(&bid.Register, lang)...)
	return number(bid, join(found)), nil
}

// join makes one doubt of those that one answer settles.
func join(found []doubt) []doubt {
	var out []doubt
	at := map[string]int{}
	for _, d := range found {
		i, ok := at[d.group]
		if d.group == "" || !ok {
			at[d.group] = len(out)
			out = append(out, d)
			continue
		}
		for _, c := range d.criteria {
			if !slices.Contains(out[i].criteria, c) {
				out[i].criteria = append(out[i].criteria, c)
			}
		}
	}
	return out
}

// number turns doubts into drafts. A doubt that the register knows takes its number, or is left out where it was asked.
func number(bid *lint.Bid, found []doubt) []*lint.QuestionDraft {
	var out []*lint.QuestionDraft
	known := map[*lint.Question]bool{}
	for _, d := range found {
		draft := &lint.QuestionDraft{
			Criteria: d.criteria, Words: d.words, Readings: d.wording.readings, Text: d.wording.question, Why: d.wording.why,
			Assumption: d.assumption,
		}
		for _, q := range bid.Register.Questions {
			if !known[q] && sameQuestion(q, d) {
				draft.Entry, draft.ID, draft.Text = q, q.ID, q.Text
				known[q] = true
				break
			}
		}
		if draft.Entry == nil || draft.Entry.Asked == "" {
			out = append(out, draft)
		}
	}
	for _, q := range bid.Register.Questions {
		if !known[q] && q.Asked == "" && q.Of != nil && q.Text != "" {
			out = append(out, &lint.QuestionDraft{ID: q.ID, Criteria: []*lint.Criterion{q.Of}, Text: q.Text, Entry: q})
		}
	}
	order := map[*lint.Criterion]int{}
	for i, c := range bid.Criteria {
		order[c] = i
	}
	slices.SortStableFunc(out, func(a, b *lint.QuestionDraft) int { return cmp.Compare(order[a.Criteria[0]], order[b.Criteria[0]]) })
	next := highest(bid.Register.Questions)
	for _, d := range out {
		if d.ID == "" {
			next++
			d.ID = "Q-" + strconv.Itoa(next)
		}
	}
	return out
}

// sameQuestion reports whether the register asks about a doubt: about the same criterion, and with the customer's words, with the
// unclear ones among them, or by and large with the words of the question that would be asked.
func sameQuestion(q *lint.Question, d doubt) bool {
	if !slices.Contains(d.criteria, q.Of) {
		return false
	}
	asked, would := plain(q.Text), plain(d.wording.question)
	for _, words := range []string{d.words, d.sign} {
		if words != "" && strings.Contains(asked, plain(words)) {
			return true
		}
	}
	return asked == would || alike(asked, would)
}

// alike reports whether most of the longer words of a question stand in another one.
func alike(asked, would string) bool {
	words := func(s string) []string {
		return slices.DeleteFunc(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }),
			func(w string) bool { return utf8.RuneCountInString(w) < 4 })
	}
	theirs, ours := words(would), words(asked)
	common := 0
	for _, w := range ours {
		if slices.Contains(theirs, w) {
			common++
		}
	}
	return common >= 3 && 3*common >= 2*len(ours)
}

// plain is a text without regard to case, blanks and kinds of quotes.
func plain(s string) string {
	s = strings.NewReplacer("„", `"`, "“", `"`, "”", `"`, "»", `"`, "«", `"`).Replace(strings.ToLower(s))
	return strings.Join(strings.Fields(s), " ")
}

// highest is the highest number among IDs such as Q-7 and Q7.
func highest(qs []*lint.Question) int {
	top := 0
	for _, q := range qs {
		digits := q.ID[len(strings.TrimRight(q.ID, "0123456789")):]
		if n, err := strconv.Atoi(digits); err == nil {
			top = max(top, n)
		}
	}
	return top
}

// assumed asks about the assumptions of the register that nobody confirmed.
func assumed(r *lint.Register, lang string) []doubt {
	var out []doubt
	for _, a := range r.Assumptions {
		if a.Status != lint.AssumptionOpen || a.Of == nil || a.Text == "" || r.QuestionByID(a.ConfirmedBy) != nil {
			continue
		}
		out = append(out, doubt{
			criteria: []*lint.Criterion{a.Of}, wording: assumption(a.Text, lang), assumption: a,
		})
	}
	return out
}

// assumption asks whether what the offer takes as given is so: "we assume that the platform offers REST" becomes "is it correct that
// the platform offers REST?". How the offer says that it assumes something is none of the customer's business.
func assumption(text, lang string) wording {
	w := assumptionWording[lang]
	if m := assuming.FindStringSubmatch(strings.TrimSpace(text)); m != nil && strings.EqualFold(m[1], map[string]string{"de": "dass", "en": "that"}[lang]) {
		w.question = thatWording[lang]
		text = m[2]
	}
	return w.with("{words}", strings.TrimSpace(text))
}

// assuming matches a sentence whose clause with that is what is assumed.
var assuming = pattern.Must(`(?i)^[^,.;:!?]*(?:gehen|nehmen|setzen|setzt|unterstellen|annahme|annehmen|angenommen|vorausgesetzt|ausgegangen|assum|presum|suppos|expect|understand)[^,.;:!?]*?,? (dass|that) ([^.;:!?]+(?:\.\d[^.;:!?]*)*)\.?$`)

// wordsOf is what a criterion says: its text, else its title.
func wordsOf(c *lint.Criterion) string { return cmp.Or(c.Text, c.Title) }

// binding reports whether an offer can fail, or lose points, by how a criterion is read.
func binding(c *lint.Criterion) bool {
	return c.Obligation == lint.Exclusion || c.Obligation == lint.Must || c.Points()
}
