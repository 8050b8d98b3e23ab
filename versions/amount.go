package versions

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/offerlint/offerlint/quantity"
)

// An amount is a number in a text: its exact value with what it measures, and how it is written.
type amount struct{ value, shown string }

// amounts are the numbers of a text: quantities by their value, so that 4 hours are 240 minutes, and then other numbers as
// they stand.
func amounts(s string) []amount {
	rest, out := measured(s)
	ts := tokens(rest)
	for i, t := range ts {
		if !numeric(t.folded) || strings.HasPrefix(t.folded, stand) {
			continue
		}
		a := amount{t.folded, strings.TrimSpace(t.str)}
		if n, ok := quantity.Number(t.folded, ""); ok {
			a.value = n.RatString()
		}
		if i+1 < len(ts) && units()[ts[i+1].folded] {
			a.value += " " + stem(ts[i+1].folded)
			a.shown += " " + strings.TrimSpace(ts[i+1].str)
		}
		out = append(out, a)
	}
	return out
}

// stand begins the word that stands for a quantity.
const stand = "quantity0"

// measured puts a word in the place of each quantity of a text, the same for the same value, and lists them. Counts stay as
// they are: what is counted is a word like others.
func measured(s string) (text string, found []amount) {
	var b strings.Builder
	done := 0
	for _, q := range quantity.Find(s, "") {
		if q.Kind == quantity.Count || q.NumberFrom < done || len(q.Values) == 0 {
			continue
		}
		value := fmt.Sprint(q.Kind, q.Unit, q.Period, q.Scope["per"])
		if q.Comparator == quantity.AtLeast && strings.Contains(s[q.NumberFrom:q.NumberTo], "+") {
			value += " more" // 5+ Jahre
		}
		for _, n := range append(append([]*big.Rat{}, q.Values...), q.Upper...) {
			value += " " + n.RatString()
		}
		if q.Kind == quantity.Schedule {
			value += fmt.Sprint(q.Hours)
		}
		found = append(found, amount{value, strings.Join(strings.Fields(s[q.NumberFrom:q.NumberTo]), " ")})
		b.WriteString(s[done:q.NumberFrom] + stand + plainLetters(value))
		done = q.NumberTo
	}
	return b.String() + s[done:], found
}

// plainLetters leaves of a value what makes one word.
func plainLetters(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			return r
		case r == '/':
			return 'q'
		}
		return '_'
	}, s) + "x"
}
