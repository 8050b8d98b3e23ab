package checks

import (
	_ "embed" // the page
	"math/big"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed optional-position-summed.md
var optionalPositionSummedDoc string

var optionalPositionSummed = &lint.Check{
	ID:   "optional-position-summed",
	Kind: lint.Unverified,
	Doc:  optionalPositionSummedDoc,
	Messages: lint.Messages{
		DE: "{{what}} zählt Positionen mit, die nicht in die Summe gehören ({{word}}): {{ids}}, zusammen {{worth}}",
		EN: "{{what}} counts positions that are not part of the sum ({{word}}): {{ids}}, together {{worth}}",
	},
	Advice: lint.Messages{
		DE: "Den Gesamtpreis dieser Positionen aus der Summe nehmen; ihr Einheitspreis bleibt. Ist es die Formel des Auftraggebers, vor der Abgabe fragen.",
		EN: "Take the totals of these positions out of the sum; their unit prices stay. Where it is the customer's own formula, ask before you submit.",
	},
	Run: func(p *lint.Pass) error {
		for _, s := range priceSheets(p.Bid) {
			said := map[*lint.Position]bool{} // by a sum that goes into this one
			for _, t := range s.totals {
				if t.Kind != lint.SumTotal || withOptions().MatchString(t.Label) {
					continue
				}
				if f, found := optionalIn(t, said); found {
					p.Report(f)
				}
			}
		}
		return nil
	},
}

var (
	// never are positions that no sum counts: the customer calls them off at the unit price, or takes them instead of others.
	never = lazily(`(?i)bedarf|eventual|alternativ|wahl|nur e|nep|e\.?p\.? ohne|nicht in|nie in|rate only|provisional|contingency`)
	// withoutOptions and withOptions are sums that say what they count.
	withoutOptions = lazily(`(?i)(?:ohne|exkl\S*|excl\S*|without|w/o|not including)[^.]{0,24}(?:option|optional|bedarf|eventual|alternativ)`)
	withOptions    = lazily(`(?i)(?:inkl\S*|incl\S*|einschl\S*|mit|with|und|and|\+)[^.]{0,24}(?:option|optional|bedarf|eventual|alternativ)|^\s*(?:(?:summe|gesamt|total|sum)\S*\s+)?(?:der |of )?(?:option|bedarf|eventual|alternativ)`)
)

// optionalIn finds the optional positions that a sum counts among ordinary ones. An option, which some customers want in the
// sum and some do not, counts only where the sum itself says that it leaves options out.
func optionalIn(t *lint.Total, said map[*lint.Position]bool) (lint.Finding, bool) {
	var ids, words []string
	sum := new(big.Rat)
	for _, a := range t.Cell.Adds {
		p := a.Position
		n := worth(p).Number()
		if p.Kind == lint.NormalPosition || said[p] || n == nil || n.Sign() == 0 || p.At.Sheet != t.Cell.At.Sheet {
			continue
		}
		if never().MatchString(p.KindWord) || p.Kind == lint.AlternativePosition || withoutOptions().MatchString(t.Label) {
			said[p] = true
			ids = append(ids, p.ID)
			if !slices.Contains(words, p.KindWord) {
				words = append(words, p.KindWord)
			}
			sum.Add(sum, n)
		}
	}
	if len(ids) == 0 || isOrdinary(t.Cell.Adds) == 0 {
		return lint.Finding{}, false
	}
	return lint.Finding{
		At: t.Cell.At, Match: t.Label, Args: lint.Args{"word": strings.Join(words, ", "), "ids": listed(ids)},
		Words: map[string]lint.Messages{"what": totalName(t), "worth": money(sum)},
	}, true
}
