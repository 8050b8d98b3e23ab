package checks

import (
	"iter"

	"github.com/offerlint/offerlint/lint"
)

// places yields every block of the offer that is ours, with what it answers, for checks that look for more than words:
// once for each response it belongs to, or once with Criterion and Response nil. Blocks of criteria that the rule does
// not hold for are left out.
func places(p *lint.Pass) iter.Seq2[*lint.Block, lint.Found] {
	return func(yield func(*lint.Block, lint.Found) bool) {
		taken := blocksOfResponses(p.Bid)
		answers := map[*lint.Block][]lint.Found{}
		for c, r := range p.Responses() {
			for b := range blocksOf(r) {
				answers[b] = append(answers[b], lint.Found{Criterion: c, Response: r})
			}
		}
		for _, t := range p.Bid.Passages {
			for _, b := range t.Blocks {
				if b.Customer || b.Kind == lint.Code || b.Kind == lint.Comment || b.Str == "" {
					continue
				}
				found := answers[b]
				if !taken[b] {
					found = []lint.Found{{}}
				}
				for _, f := range found {
					if !yield(b, f) {
						return
					}
				}
			}
		}
	}
}

func blocksOfResponses(bid *lint.Bid) map[*lint.Block]bool {
	taken := map[*lint.Block]bool{}
	for _, r := range bid.Responses {
		if r.Via == lint.ViaBlanket {
			continue
		}
		for b := range blocksOf(r) {
			taken[b] = true
		}
	}
	return taken
}

// blocksOf yields the blocks of a response, its claim cell included, each once.
func blocksOf(r *lint.Response) iter.Seq[*lint.Block] {
	return func(yield func(*lint.Block) bool) {
		if r.ClaimCell != nil && !yield(r.ClaimCell) {
			return
		}
		if r.Text == nil {
			return
		}
		for _, b := range r.Text.Blocks {
			if b != r.ClaimCell && !yield(b) {
				return
			}
		}
	}
}
