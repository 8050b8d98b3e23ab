package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed mixed-currencies.md
var mixedCurrenciesDoc string

var mixedCurrencies = &lint.Check{
	ID:   "mixed-currencies",
	Kind: lint.Unverified,
	Doc:  mixedCurrenciesDoc,
	Messages: lint.Messages{
		DE: "Position {{id}} „{{text}}“ hat einen Preis in {{currency}}, die übrigen stehen in {{others}}",
		EN: "Position {{id}} “{{text}}” has a price in {{currency}}, the others are in {{others}}",
	},
	Many: lint.Messages{
		DE: "{{n}} Positionen haben einen Preis in einer anderen Währung als die übrigen: {{ids}}",
		EN: "{{n}} positions have a price in another currency than the others: {{ids}}",
	},
	Advice: lint.Messages{
		DE: "Alle Preise in der Währung angeben, die der Auftraggeber verlangt; eine Summe rechnet nicht um.",
		EN: "Give all prices in the currency that the customer wants; a sum converts nothing.",
	},
	Run: func(p *lint.Pass) error {
		for _, s := range priceSheets(p.Bid) {
			of, most := s.currencies()
			for _, pos := range s.positions {
				if c := of[pos]; c != "" && c != most {
					f := priceFinding(pos, priceCell(pos).At)
					f.Args["currency"], f.Args["others"] = c, most
					p.Report(f)
				}
			}
		}
		return nil
	},
}

// currencies says in which currency the price of each position is written, as it is displayed, and which one is the most
// frequent, the first of several. Prices that say none are left out.
func (s priceSheet) currencies() (of map[*lint.Position]string, most string) {
	of = map[*lint.Position]string{}
	count := map[string]int{}
	for _, p := range s.positions {
		c := currencyOf(p.Cells.UnitPrice.Text)
		if c == "" {
			c = currencyOf(p.Cells.Total.Text)
		}
		if c == "" {
			continue
		}
		of[p] = c
		count[c]++
	}
	for _, p := range s.positions {
		if c := of[p]; count[c] > count[most] {
			most = c
		}
	}
	return of, most
}

var currencyWord = lazily(`(?i)€|£|US\$|\$|(?:^|[^\pL])(EUR|euro|USD|GBP|CHF|Fr\.|SEK|NOK|DKK|PLN|CZK|JPY)(?:$|[^\pL])`)

// currencyOf is the currency that an amount is written in, as a code; "" where it says none or several. The dollar may be that of many
// countries, and stays a sign.
func currencyOf(amount string) string {
	if !strings.ContainsAny(amount, "0123456789") {
		return ""
	}
	found := ""
	for _, m := range currencyWord().FindAllStringSubmatch(amount, -1) {
		c := strings.ToUpper(m[1])
		switch m[0] {
		case "€":
			c = "EUR"
		case "£":
			c = "GBP"
		case "$":
			c = "$"
		case "US$", "us$":
			c = "USD"
		}
		switch c {
		case "EURO":
			c = "EUR"
		case "FR.":
			c = "CHF"
		}
		if found != "" && found != c {
			return ""
		}
		found = c
	}
	return found
}
