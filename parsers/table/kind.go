package table

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// kindTerms are the letters before a number by which Swiss and Austrian lists tell the kinds of criteria apart: EK, ZK, TS
// (simap), MK. They are words of a type column as well.
var (
	kindTerms = map[string]lint.Obligation{"EK": lint.Exclusion, "ZK": lint.Scored, "TS": lint.Must, "MK": lint.Must, "AK": lint.Exclusion}
	kindID    = pattern.Must(`^([A-Z]{2})[-_. ]?\d`)
)

// kindsOf reads the kinds from IDs where nearly all have one and there are two of them at least; else it is nil.
func kindsOf(ids []string) func(id string) term {
	kind := func(id string) string {
		if m := kindID.FindStringSubmatch(strings.TrimSpace(id)); m != nil {
			if _, ok := kindTerms[m[1]]; ok {
				return m[1]
			}
		}
		return ""
	}
	seen, n := map[string]bool{}, 0
	for k, id := range ids {
		if s := kind(id); s != "" {
			seen[s] = true
			n++
		} else if (k+1-n)*10 > len(ids) {
			return nil // too many have none
		}
	}
	if len(seen) < 2 || n*10 < len(ids)*9 || !seen["EK"] && !seen["ZK"] {
		return nil
	}
	return func(id string) term {
		k := kind(id)
		return term{of: kindTerms[k], word: k, ok: k != ""}
	}
}
