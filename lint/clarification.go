package lint

import (
	"strings"
	"unicode"
)

// A ClarificationFile is an entry under clarifications: one or more files in which the customer answers questions.
type ClarificationFile struct {
	Path    string // a path or glob, relative to Config.Dir, with forward slashes
	At      Location
	Sheets  []string
	Columns map[string]string // number, reference, question, answer, date → header text or column letter
}

// A Clarification is a question of a bidder and the customer's answer to it, as the customer publishes them. The answers become
// part of what is asked.
type Clarification struct {
	Number    string // verbatim; "Sheet!7" where the customer gave none
	Reference string // what the question is about, in the customer's words; "" where nothing is said
	Question  string
	Answer    string // "" while it is open
	Date      string // of the answer, YYYY-MM-DD; "" where none is given or it cannot be read
	// Criteria are those that the clarification names, in the customer's order.
	Criteria []*Criterion
	Judged   string // the hash of question and answer; "" where the bid has none of the files that need it
	// Read is the acknowledgement; nil where nobody acknowledged this answer. Earlier says that somebody acknowledged an answer
	// to this question that has been changed since.
	Read    *Acknowledgement
	Earlier *Acknowledgement
	At      Span // the cell with the number, else with the question
	// AnswerAt is the cell with the answer; At where there is none.
	AnswerAt Span
}

// Open reports whether the customer has not answered yet.
func (c *Clarification) Open() bool { return c.Answer == "" }

// An Acknowledgement is a person's word that an answer of the customer's was read and taken into account.
type Acknowledgement struct {
	Number string
	By     string
	On     string // YYYY-MM-DD or ""
	// Judged is the hash of the question and the answer that were read; "" where nobody noted it: it then holds for any.
	Judged string
	At     Location
}

// Acknowledge ties the acknowledgements of a register to clarifications, whose hashes are set.
func Acknowledge(cs []*Clarification, acks []*Acknowledgement) {
	byNumber := map[string][]*Acknowledgement{}
	for _, a := range acks {
		byNumber[NumberKey(a.Number)] = append(byNumber[NumberKey(a.Number)], a)
	}
	for _, c := range cs {
		c.Read, c.Earlier = nil, nil
		for _, a := range byNumber[NumberKey(c.Number)] {
			if a.Judged == "" || a.Judged == c.Judged {
				c.Read = a
			} else {
				c.Earlier = a
			}
		}
	}
}

// NumberKey is the number of a clarification for comparing: without case, blanks, and zeros in front of digits.
func NumberKey(s string) string {
	var b strings.Builder
	digit := false
	rs := []rune(strings.ToLower(strings.TrimRight(strings.TrimSpace(s), ".):")))
	for i, r := range rs {
		more := i+1 < len(rs) && unicode.IsDigit(rs[i+1])
		switch {
		case unicode.IsSpace(r):
			continue
		case r == '0' && !digit && more:
			continue
		}
		digit = unicode.IsDigit(r)
		b.WriteRune(r)
	}
	return b.String()
}
