package parsers

import (
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
)

// pairPositions finds, for each position of our files, the customer's position of which it is the copy: the one with the same
// ID on the sheet of the same name, else with the same ID anywhere, else with the same text. Only what is unmistakable counts:
// an ID or a text that both sides have once. In a price list of our own the same numbers mean other things; where the texts
// under the same IDs mostly differ, the IDs do not count.
func (r *reader) pairPositions() {
	var theirs, ours []*lint.Position
	for _, p := range r.bid.Positions {
		if d := r.document(p.At.File); d != nil && d.Side == lint.SideOffer {
			ours = append(ours, p)
		} else {
			theirs = append(theirs, p)
		}
	}
	if len(ours) == 0 || len(theirs) == 0 {
		return
	}
	for _, key := range []func(*lint.Position) string{
		func(p *lint.Position) string {
			return fold.String(p.At.Sheet) + "\x00" + givenID(p) + "\x00" + words(p.Text)
		},
		func(p *lint.Position) string { return given(fold.String(p.At.Sheet)+"\x00", givenID(p)) },
		func(p *lint.Position) string { return given("", givenID(p)) },
		func(p *lint.Position) string { return words(p.Text) },
	} {
		pairBy(theirs, ours, key)
	}
}

func given(prefix, id string) string {
	if id == "" {
		return ""
	}
	return prefix + id
}

// givenID is the ID of a position, folded; "" where the customer gave none.
func givenID(p *lint.Position) string {
	if !p.HasID() {
		return ""
	}
	return strings.TrimRight(fold.String(p.ID), ".")
}

// words is a text without blanks and signs, for comparing.
func words(s string) string {
	return strings.Join(strings.FieldsFunc(fold.String(s), func(r rune) bool { return strings.ContainsRune(" .,;:!?()[]\"'-/", r) }), " ")
}

// pairBy pairs the positions that are not paired yet and whose key both sides have once.
func pairBy(theirs, ours []*lint.Position, key func(*lint.Position) string) {
	const many = -1
	index := func(ps []*lint.Position, taken func(*lint.Position) bool) map[string]int {
		m := map[string]int{}
		for i, p := range ps {
			k := key(p)
			if k == "" || taken(p) {
				continue
			}
			if _, twice := m[k]; twice {
				i = many
			}
			m[k] = i
		}
		return m
	}
	at := index(theirs, func(p *lint.Position) bool { return p.Copied })
	pairs := map[*lint.Position]*lint.Position{}
	alike, before := 0, 0
	for _, p := range ours {
		if p.Original != nil {
			before++
		}
	}
	for k, i := range index(ours, func(p *lint.Position) bool { return p.Original != nil }) {
		if j, ok := at[k]; ok && i != many && j != many {
			pairs[ours[i]] = theirs[j]
			if similar(words(ours[i].Text), words(theirs[j].Text)) {
				alike++
			}
		}
	}
	if (before+alike)*2 < before+len(pairs) {
		return // their numbers and ours mean different things
	}
	for p, o := range pairs {
		p.Original, o.Copied = o, true
	}
}

// maxCompared bounds the texts whose difference is worked out, in bytes.
const maxCompared = 400

// similar reports whether two texts differ in less than half of their letters.
func similar(a, b string) bool {
	if a == b || a == "" || b == "" {
		return a == b
	}
	a, b = a[:min(len(a), maxCompared)], b[:min(len(b), maxCompared)]
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	return d.DiffLevenshtein(d.DiffMain(strings.ToValidUTF8(a, ""), strings.ToValidUTF8(b, ""), false))*2 < max(len([]rune(a)), len([]rune(b)))
}
