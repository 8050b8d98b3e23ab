package checks

import "github.com/offerlint/offerlint/lint"

// oneCell matches a formula that shows one cell of another sheet.
var oneCell = lazily(`(?i)^\+?(?:SUM\()?(?:'[^'\[\]]+'|[\p{L}\p{N}_.]+)!\$?[A-Z]{1,3}\$?\d+\)?$`)

// shortLinks finds rows of a summary that show one position of another sheet where the sum of that sheet should stand: a row
// was inserted there. It is one where a sum of the summary counts it, and no cell outside that sheet counts the positions that
// its sum has besides.
func shortLinks(b *lint.Bid, counted map[*lint.Position]bool) []lint.Finding {
	outside := map[*lint.Position]bool{}
	for _, t := range b.Totals {
		for _, a := range t.Cell.Adds {
			outside[a.Position] = outside[a.Position] || a.Position.At.Sheet != t.Cell.At.Sheet
		}
	}
	var out []lint.Finding
	report := func(what lint.Messages, match string, a *lint.Amount) {
		if len(a.Adds) != 1 || a.Adds[0].Position.Copied || !oneCell().MatchString(a.Formula) {
			return
		}
		var left []*lint.Position
		for _, p := range besides(b, a.Adds[0].Position) {
			if outside[p] {
				return
			}
			left = append(left, p)
		}
		if len(left) > 0 && outside[a.Adds[0].Position] {
			out = append(out, shortSum(what, match, a, left))
		}
	}
	for _, p := range b.Positions {
		if counted[p] {
			report(lint.Messages{DE: "„" + about(p)["text"] + "“", EN: "“" + about(p)["text"] + "”"}, p.ID, worth(p))
		}
	}
	for _, t := range b.Totals {
		report(totalName(t), t.Label, &t.Cell)
	}
	return out
}

// besides lists what the largest sum on a position's own sheet counts besides it, but for what is optional.
func besides(b *lint.Bid, p *lint.Position) []*lint.Position {
	var out []*lint.Position
	for _, t := range b.Totals {
		if t.Cell.At.File != p.At.File || t.Cell.At.Sheet != p.At.Sheet || t.Kind != lint.SumTotal || t.Cell.Factor(p).Sign() == 0 {
			continue
		}
		var others []*lint.Position
		for _, a := range t.Cell.Adds {
			if a.Position != p && a.Position.At.Sheet == p.At.Sheet && a.Position.Kind == lint.NormalPosition {
				others = append(others, a.Position)
			}
		}
		if len(others) > len(out) {
			out = others
		}
	}
	return out
}
