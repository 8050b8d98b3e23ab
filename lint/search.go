package lint

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
)

// findPhrases matches the phrases of all rules in one pass. What it returns has the hits of each rule; it may be called for several
// rules at once.
func findPhrases(bid *Bid, rules []*Rule, match func([]*Block, []Phrase) ([]Hit, error)) (func(rule int) []Found, error) {
	var all []Phrase
	var owner []int // phrase → rule
	first := make([]int, len(rules))
	for i, r := range rules {
		first[i] = len(all)
		if r.Check.Phrases == nil {
			continue
		}
		for _, ph := range r.Check.Phrases(r.Params) {
			all, owner = append(all, ph), append(owner, i)
		}
	}
	if len(all) == 0 {
		return func(int) []Found { return nil }, nil
	}
	blocks, answers := searched(bid)
	hits, err := match(blocks, all)
	if err != nil {
		return nil, fmt.Errorf("matching phrases: %w", err)
	}
	byRule := make([][]Hit, len(rules))
	for _, h := range hits {
		byRule[owner[h.Phrase]] = append(byRule[owner[h.Phrase]], h)
	}
	return func(rule int) (out []Found) {
		for _, h := range longest(byRule[rule], all) {
			h.Phrase -= first[rule]
			rs := answers[h.Block]
			if len(rs) == 0 {
				out = append(out, Found{Hit: h})
			}
			for _, r := range rs {
				out = append(out, Found{Hit: h, Criterion: r.Criterion, Response: r})
			}
		}
		return out
	}, nil
}

// searched lists the blocks of the offer in which phrases are looked for, and what each of them answers.
func searched(bid *Bid) ([]*Block, map[*Block][]*Response) {
	answers := map[*Block][]*Response{}
	for _, r := range bid.Responses {
		if r.Via == ViaBlanket || r.Criterion == nil || r.Criterion.Withdrawn {
			continue
		}
		if r.ClaimCell != nil {
			answers[r.ClaimCell] = append(answers[r.ClaimCell], r)
		}
		if r.Text != nil {
			for _, b := range r.Text.Blocks {
				answers[b] = append(answers[b], r)
			}
		}
	}
	var blocks []*Block
	for _, t := range bid.Passages {
		for _, b := range t.Blocks {
			if !b.Customer && b.Kind != Code && b.Kind != Comment && b.Str != "" {
				blocks = append(blocks, b)
			}
		}
	}
	return blocks, answers
}

// longest drops what an exception covers, and of hits of one rule and group that overlap keeps the longest, the first on
// a tie.
func longest(hits []Hit, phrases []Phrase) []Hit {
	perBlock := map[*Block][]Hit{}
	var order []*Block
	for _, h := range hits {
		if _, ok := perBlock[h.Block]; !ok {
			order = append(order, h.Block)
		}
		perBlock[h.Block] = append(perBlock[h.Block], h)
	}
	var out []Hit
	for _, b := range order {
		hs := perBlock[b]
		slices.SortStableFunc(hs, func(a, b Hit) int {
			return cmp.Or(cmp.Compare(b.End-b.Start, a.End-a.Start), cmp.Compare(a.Start, b.Start), cmp.Compare(a.Phrase, b.Phrase))
		})
		var excepted, found disjoint
		kept := map[int]*disjoint{}
		silent := map[int]bool{}
		for _, h := range hs {
			if phrases[h.Phrase].Not {
				excepted.add(h)
			}
			if phrases[h.Phrase].Unless {
				silent[h.Sentence] = true
			}
		}
		for _, h := range hs {
			if ph := phrases[h.Phrase]; ph.Not || ph.Unless || silent[h.Sentence] || excepted.overlaps(h) {
				continue
			}
			group := kept[phrases[h.Phrase].Group]
			if group == nil {
				group = &disjoint{}
				kept[phrases[h.Phrase].Group] = group
			}
			if !group.overlaps(h) {
				group.add(h)
				found = append(found, h)
			}
		}
		slices.SortStableFunc(found, func(a, b Hit) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Phrase, b.Phrase))
		})
		out = append(out, found...)
	}
	return out
}

// disjoint are hits of one block that do not overlap, by their start. A block may hold very many.
type disjoint []Hit

// find is the first hit that ends behind the start of h.
func (d disjoint) find(h Hit) int {
	return sort.Search(len(d), func(i int) bool { return d[i].End > h.Start })
}

func (d disjoint) overlaps(h Hit) bool {
	i := d.find(h)
	return i < len(d) && d[i].Start < h.End
}

// add puts h in its place; hits that overlap it become one with it.
func (d *disjoint) add(h Hit) {
	i := d.find(h)
	j := i
	for j < len(*d) && (*d)[j].Start < h.End {
		h.Start, h.End = min(h.Start, (*d)[j].Start), max(h.End, (*d)[j].End)
		j++
	}
	*d = slices.Replace(*d, i, j, h)
}
