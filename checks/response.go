package checks

import (
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// given lists the responses of a criterion that say something. A blanket claim is none.
func given(c *lint.Criterion) []*lint.Response {
	var rs []*lint.Response
	for _, r := range c.Responses {
		if !r.Empty() && r.Via != lint.ViaBlanket {
			rs = append(rs, r)
		}
	}
	return rs
}

// blanket is the first blanket claim about a criterion that nothing else answers; nil for none.
func blanket(c *lint.Criterion) *lint.Response {
	if c.Answered() {
		return nil
	}
	for _, r := range c.Responses {
		if r.Via == lint.ViaBlanket {
			return r
		}
	}
	return nil
}

// prose lists the blocks in which a response says something of its own. A heading announces an answer and is none.
func prose(r *lint.Response) []*lint.Block {
	if r.Text == nil {
		return nil
	}
	var bs []*lint.Block
	for _, b := range r.Text.Blocks {
		switch {
		case b.Customer || b.Str == "" || b == r.ClaimCell:
		case b.Kind == lint.Heading || b.Kind == lint.Code || b.Kind == lint.Comment:
		default:
			bs = append(bs, b)
		}
	}
	return bs
}

// wording is how a response puts it, verbatim: its claim cell, else the words it begins with, else what it cites.
func wording(r *lint.Response) string {
	if s := r.ClaimText(); s != "" {
		return s
	}
	for _, b := range prose(r) {
		return b.Str
	}
	for _, e := range r.Evidence {
		return e.Name()
	}
	return r.Text.String()
}

// claimAt is where a response puts it so: the place of its wording.
func claimAt(r *lint.Response) lint.Span {
	if r.ClaimCell != nil {
		return r.ClaimCell.Span
	}
	for _, b := range prose(r) {
		return b.Span
	}
	return r.At
}

// bare reports whether a response says no more than its claim: it cites nothing, and all of its text is in known, the
// blocks that hold nothing but such words as "wird erfüllt".
func bare(r *lint.Response, known map[*lint.Block]bool) bool {
	if len(r.Evidence) > 0 || explains(r, known) {
		return false
	}
	for _, b := range prose(r) {
		if !known[b] {
			return false
		}
	}
	return true
}

// claimWords is how many words at least say more than a claim: a yes has a qualifier at most.
const claimWords = 3

// explains reports whether the block with the claim says more than its claim. In a row the parser has already put what
// goes beyond the claim into the text; a paragraph that begins with a yes is left whole.
func explains(r *lint.Response, known map[*lint.Block]bool) bool {
	b := r.ClaimCell
	if b == nil || b.Kind == lint.Cell || known[b] {
		return false
	}
	s := strings.TrimSpace(b.Str)
	if r.Criterion != nil {
		s = strings.TrimPrefix(s, r.Criterion.ID)
	}
	return len(strings.FieldsFunc(s, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(":,;–—", c) })) >= claimWords
}

// allBare is the response to report where everything that answers a criterion is bare; nil where something says more,
// or nothing answers it.
func allBare(c *lint.Criterion, known map[*lint.Block]bool) *lint.Response {
	var first *lint.Response
	for _, r := range given(c) {
		if !bare(r, known) {
			return nil
		}
		if first == nil || first.Claim == lint.Unstated {
			first = r
		}
	}
	return first
}
