package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed extra-cost-unpriced.md
var extraCostUnpricedDoc string

var extraCostUnpriced = &lint.Check{
	ID:   "extra-cost-unpriced",
	Kind: lint.Missed,
	Doc:  extraCostUnpricedDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist gegen Aufpreis angeboten, und es steht kein Betrag dabei",
		EN: "{{criterion}} is offered at extra cost, and no amount is stated",
	},
	Advice: lint.Messages{
		DE: "Den Betrag in die Spalte für Zusatzkosten oder in die Antwort schreiben, oder die Position des Preisblatts nennen.",
		EN: "Write the amount into the column for extra costs or into the answer, or name the position of the price sheet.",
	},
	Run: func(p *lint.Pass) error {
		for c, r := range p.Responses() {
			if r.Claim == lint.ExtraCost && !slices.ContainsFunc(c.Responses, namesCost) && !pricedInSheet(p.Bid, c) {
				f := lint.Finding{Criterion: c, Response: r, Match: wording(r)}
				if r.Cost != nil {
					f.At = r.Cost.At
				}
				p.Report(f)
			}
		}
		return nil
	},
}

// amountWords are amounts of money, and words that say where the amount stands.
var amountWords = lazily(`(?i)(?:€|\$|£|\beur\b|\beuro\b|\bchf\b|\busd\b|\bgbp\b)\s*\d|\d[\d.,' ]*(?:-{1,2})?\s*(?:€|\$|£|eur|chf|usd|gbp|t€|teur)|` +
	`\bpos(?:\.|ition|\s)\s*(?:nr\.?\s*)?\d|\bpreis(?:blatt|blatts|liste|verzeichnis|e)\b|\bline (?:item )?\d|\bitem \d|\bpric(?:e sheet|ing|e list|e schedule)\b|` +
	`\bkostenfrei\b|\bkostenlos\b|\bohne (?:aufpreis|mehrkosten)\b|\bfree of charge\b|\bno (?:extra|additional) (?:cost|charge)\b`)

// namesCost reports whether a response states what it costs, in the cell for it or in words, or where to find that.
func namesCost(r *lint.Response) bool {
	if r.Cost != nil {
		if n := r.Cost.Number(); n != nil && n.Sign() > 0 || amountWords().MatchString(r.Cost.Text) {
			return true
		}
	}
	return amountWords().MatchString(r.ClaimText()) || amountWords().MatchString(r.Text.String())
}

// pricedInSheet reports whether a position with a price names the criterion.
func pricedInSheet(b *lint.Bid, c *lint.Criterion) bool {
	return slices.ContainsFunc(b.Positions, func(p *lint.Position) bool {
		names := slices.Contains(strings.FieldsFunc(p.ID+" "+p.Text+" "+p.Remark, func(r rune) bool { return strings.ContainsRune(" ,;:()[]\n\"„“", r) }), c.ID)
		n := worth(p).Number()
		return names && n != nil && n.Sign() > 0
	})
}
