package register

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// An Asked is a question as a list shows it that was sent to the customer, and the answer where the list came back.
type Asked struct {
	ID       string
	Criteria []string // IDs; the question is noted for the first
	Text     string
	Answer   string // "" while there is none
	// Assumption is the open assumption that the question is about, and that its answer confirms or not; nil for none.
	Assumption *lint.Assumption
}

// NewAsked says what a list of questions changes in the register of a bid: a question that is not there, or was not asked yet, is
// asked on the day to judge by, and an answer that is not there was given by then. What was asked stays as it was asked, and an
// answer as it was given: a row that says otherwise is refused.
func NewAsked(bid *lint.Bid, rows []Asked) *Merge {
	m := newMerge(&lint.Result{Bid: bid})
	seen := map[string]bool{}
	f := map[string]*lint.Criterion{}
	for _, c := range bid.Criteria {
		if id := strings.ToLower(c.ID); f[id] == nil {
			f[id] = c
		}
	}
	for _, a := range rows {
		about := f[strings.ToLower(slices.Concat(a.Criteria, []string{""})[0])]
		w, done, refused := a.entry(bid, about, seen[a.ID])
		seen[a.ID] = true
		if about == nil {
			about = &lint.Criterion{ID: strings.Join(a.Criteria, ", ")}
		}
		switch {
		case refused != lint.Messages{}:
			m.Refused = append(m.Refused, Change{about, refused})
		case done != lint.Messages{}:
			m.Changes, m.Writes = append(m.Changes, Change{about, done}), append(m.Writes, w)
			if x := a.Assumption; x != nil {
				m.Writes = append(m.Writes, Write{List: "assumptions", Old: x.At, Same: []string{"id"}, Fields: []strictyaml.Pair{
					{Key: "id", Value: strictyaml.Quote(x.ID)}, {Key: "confirmed_by", Value: strictyaml.Quote(a.ID)},
				}})
			}
		}
	}
	return m
}

// entry makes the entry of a question about a criterion, nil for one that is not there. All is empty where the register says it already.
func (a Asked) entry(bid *lint.Bid, about *lint.Criterion, twice bool) (w Write, done, refused lint.Messages) {
	q, today := bid.Register.QuestionByID(a.ID), bid.Config.Today
	switch {
	case a.ID == "":
		return w, done, say("die Nummer fehlt: "+a.Text, "the number is missing: "+a.Text)
	case twice:
		return w, done, say(a.ID+" steht zweimal in der Liste", a.ID+" stands in the list twice")
	case a.Text == "":
		return w, done, say(a.ID+" hat keine Frage", a.ID+" has no question")
	case about == nil:
		return w, done, say(a.ID+": das Kriterium gibt es nicht", a.ID+": there is no such criterion")
	case q != nil && q.Of != about:
		return w, done, say("unter "+a.ID+" steht im Register eine andere Frage, zu "+q.Criterion, a.ID+" is another question in the register, about "+q.Criterion)
	case q != nil && q.Asked != "" && !same(q.Text, a.Text):
		return w, done, say(a.ID+" wurde am "+q.Asked+" mit anderen Worten gestellt", a.ID+" was asked on "+q.Asked+" in other words")
	case q != nil && q.Answer != "" && a.Answer != "" && !same(q.Answer, a.Answer):
		return w, done, say("zu "+a.ID+" steht im Register eine andere Antwort; dort ändern", "the register has another answer to "+a.ID+"; change it there")
	}
	w = Write{List: "questions", Same: []string{"id"}, Fields: []strictyaml.Pair{{Key: "id", Value: strictyaml.Quote(a.ID)}}}
	if q != nil {
		w.Old = q.At
	} else {
		w.Fields = append(w.Fields, fieldsOf(about)...)
	}
	if q == nil || q.Asked == "" {
		w.Fields = append(w.Fields, strictyaml.Pair{Key: "text", Value: strictyaml.Quote(a.Text)}, strictyaml.Pair{Key: "asked", Value: today})
		done = say(a.ID+", gestellt am "+today+": "+a.Text, a.ID+", asked on "+today+": "+a.Text)
	}
	if a.Answer != "" && (q == nil || q.Answer == "") {
		w.Fields = append(w.Fields, strictyaml.Pair{Key: "answer", Value: strictyaml.Quote(a.Answer)}, strictyaml.Pair{Key: "answered", Value: today})
		if done == (lint.Messages{}) {
			done = say(a.ID, a.ID)
		}
		done.DE, done.EN = done.DE+", beantwortet am "+today+": "+a.Answer, done.EN+", answered on "+today+": "+a.Answer
	}
	return w, done, lint.Messages{}
}

// same compares texts as people see them.
func same(a, b string) bool {
	return strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}
