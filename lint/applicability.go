package lint

import (
	"fmt"
	"iter"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// An Exemption is an entry under not_applicable: criteria that do not apply to this offer, and why. It names IDs, with *
// as wildcard, or has a condition, or both; then a criterion must fulfil both.
type Exemption struct {
	Criteria  []string
	Where     Condition // nil: none
	WhereText string
	Reason    string
	At        Location
}

// entry is how messages call the exemption.
func (e Exemption) entry() string {
	if len(e.Criteria) > 0 {
		return "not_applicable: " + strings.Join(e.Criteria, ", ")
	}
	return "not_applicable: " + e.WhereText
}

// An UnusedEntry is an entry about applicability that holds for no criterion.
type UnusedEntry struct {
	Entry string
	At    Location
}

// applicability says which criteria do not apply, and which entries said nothing.
type applicability struct {
	reasons map[*Criterion]Messages
	unused  []UnusedEntry
}

// applicabilityOf reads what the config says. Withdrawn criteria are left out: they do not apply anyway. A condition that
// cannot be evaluated is an error.
func applicabilityOf(bid *Bid, stage Stage) (*applicability, error) {
	a := &applicability{reasons: map[*Criterion]Messages{}}
	for _, e := range bid.Config.NotApplicable {
		if err := a.exempt(bid, stage, e); err != nil {
			return nil, fmt.Errorf("not_applicable: %w", err)
		}
	}
	a.lots(bid)
	return a, nil
}

// exempt takes out the criteria of an entry. An entry that takes out none is unused, and so is one of several IDs: it may be misspelt.
func (a *applicability) exempt(bid *Bid, stage Stage, e Exemption) error {
	used := false
	for _, c := range bid.Criteria {
		ok, err := e.holds(Subject{Bid: bid, Stage: stage, Criterion: c})
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		used = true
		if _, known := a.reasons[c]; !known && !c.Withdrawn {
			a.reasons[c] = Messages{DE: e.Reason, EN: e.Reason}
		}
	}
	if !used {
		a.unused = append(a.unused, UnusedEntry{e.entry(), e.At})
		return nil
	}
	for _, p := range e.Criteria {
		if !slices.ContainsFunc(bid.Criteria, func(c *Criterion) bool { return MatchesID(p, c.ID) }) {
			a.unused = append(a.unused, UnusedEntry{"not_applicable: " + p, e.At})
		}
	}
	return nil
}

func (e Exemption) holds(s Subject) (bool, error) {
	if len(e.Criteria) > 0 && !slices.ContainsFunc(e.Criteria, func(p string) bool { return MatchesID(p, s.Criterion.ID) }) {
		return false, nil
	}
	if e.Where == nil {
		return len(e.Criteria) > 0, nil
	}
	return e.Where(s)
}

// lots takes out the criteria of lots that are not offered. A criterion without a lot belongs to all of them, one of a lot to all
// of its parts.
func (a *applicability) lots(bid *Bid) {
	ours := bid.Config.Lots
	if len(ours) == 0 {
		return
	}
	used := make([]bool, len(ours))
	for _, c := range bid.Criteria {
		theirs := LotsOf(c.Lot)
		if len(theirs) == 0 {
			continue
		}
		offered := false
		for i, l := range ours {
			for _, own := range LotsOf(l.Name) {
				if slices.ContainsFunc(theirs, func(lot string) bool { return partOfLot(lot, own) || partOfLot(own, lot) }) {
					offered, used[i] = true, true
				}
			}
		}
		if _, known := a.reasons[c]; !offered && !known && !c.Withdrawn {
			lot := strings.Join(theirs, ", ")
			a.reasons[c] = Messages{DE: "Los " + lot + " wird nicht angeboten", EN: "lot " + lot + " is not offered"}
		}
	}
	asked := slices.ContainsFunc(bid.Config.RequiredDocuments, func(d *RequiredDocument) bool { return d.Per == PerLot })
	for i, l := range ours {
		if !used[i] && !asked { // documents for each lot are wanted of all
			a.unused = append(a.unused, UnusedEntry{"lots: " + l.Name, l.At})
		}
	}
}

// partOfLot reports whether a lot is another one or a part of it: 1a and 1.2 belong to who offers 1.
func partOfLot(lot, of string) bool {
	rest, ok := strings.CutPrefix(lot, of)
	return ok && (rest == "" || isNumber(of) && !isNumber(rest))
}

// A Lot is an entry under lots.
type Lot struct {
	Name string
	At   Location
}

// maxLots bounds what a range of lots may stand for.
const maxLots = 100

// LotsOf lists the lots that a cell names, in small letters: "Los 1 und 3" is 1 and 3, "2-4" is 2, 3 and 4. Nothing, and
// "alle", is nil: the criterion belongs to every lot. So does one for which a cell names the lots that it is not for: better asked
// once too often.
func LotsOf(s string) []string {
	s = strings.NewReplacer(" bis ", "-", " to ", "-", " - ", "-", " – ", "-").Replace(strings.ToLower(s))
	words := strings.FieldsFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '–' && r != '.'
	})
	var out []string
	for i, w := range words {
		w = strings.Trim(w, "-–.")
		first, last, isRange := strings.Cut(strings.ReplaceAll(w, "–", "-"), "-")
		from, errFrom := strconv.Atoi(first)
		to, errTo := strconv.Atoi(last)
		switch {
		case slices.Contains(notTheseLots, w):
			return nil
		case isRange && errFrom == nil && errTo == nil && from <= to && to-from < maxLots:
			for n := from; n <= to; n++ {
				out = append(out, strconv.Itoa(n))
			}
		case isNumber(w) || len(w) == 1 && (i == 0 || !slices.Contains([]string{"a", "e", "o", "u"}, w) || isLotWord(words[i-1])):
			out = append(out, strings.TrimLeft(w[:max(len(w)-1, 0)], "0")+w[max(len(w)-1, 0):])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// notTheseLots are words beside which a number does not say which lots are meant.
var notTheseLots = []string{"alle", "all", "sämtliche", "außer", "ausser", "ausgenommen", "nicht", "ohne", "except", "excluding", "excl", "not", "but"}

// isNumber reports whether a word is the number of a lot: 1, 03, 1a, 2.1.
func isNumber(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

func isLotWord(w string) bool { return slices.Contains([]string{"los", "lose", "lot", "lots"}, w) }

// MatchesID compares the ID of a criterion with a pattern in which * stands for anything, without regard to case.
func MatchesID(pattern, id string) bool {
	if !strings.Contains(pattern, "*") {
		return strings.EqualFold(pattern, id)
	}
	fold := func(s string) string { return strings.ToLower(strings.ReplaceAll(s, "/", "\x00")) }
	ok, err := path.Match(plainSigns.Replace(fold(pattern)), fold(id))
	return err == nil && ok
}

// plainSigns keeps signs that stand in customers' IDs, as in [K-12], from meaning something.
var plainSigns = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `?`, `\?`)

// Exempted yields the criteria that do not apply, with the reason, for the checks that are about them.
func (p *Pass) Exempted() iter.Seq2[*Criterion, Messages] {
	return func(yield func(*Criterion, Messages) bool) {
		for _, c := range p.Bid.Criteria {
			reason, ok := p.applies.reason(c)
			if ok && p.where(c, c.Best()) && !yield(c, reason) {
				return
			}
		}
	}
}

// UnusedEntries are the entries about applicability, and those of the register about verifications and assignments, that hold
// for no criterion.
func (p *Pass) UnusedEntries() []UnusedEntry {
	if p.applies == nil {
		return nil
	}
	return append(slices.Clone(p.applies.unused), p.Bid.Register.UnusedEntries(p.Bid.Criteria)...)
}

// reason is why a criterion does not apply; false if it does.
func (a *applicability) reason(c *Criterion) (Messages, bool) {
	if a == nil || c == nil {
		return Messages{}, false
	}
	m, ok := a.reasons[c]
	return m, ok
}
