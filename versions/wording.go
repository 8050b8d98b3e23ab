package versions

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// set is a set of words that are divided by blanks, made when it is first looked at.
func set(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, w := range strings.Fields(words) {
			m[w] = true
		}
		return m
	})
}

var (
	// modals are the verbs that say how binding a sentence is, folded.
	modals = set("muss müssen musst müsste müssten soll sollen sollte sollten kann können könnte könnten darf dürfen dürfte dürften " +
		"must shall should may might can could will would required optional zwingend optional verpflichtend")
	negations = set("nicht kein keine keinen keinem keiner keines nie niemals ohne weder noch außer ausser ausgenommen nur höchstens mindestens maximal minimal " +
		"mind max min bis ab not no never without neither nor except only least most unless cannot can't don't mustn't")
	// fillers are words whose coming and going changes nothing that is asked for.
	fillers = set("der die das des dem den ein eine einen einem einer eines und sowie auch in im an am auf aus bei beim für mit nach von vom vor zu zum zur " +
		"über unter durch als wie dass daß zwischen es sie er ist sind wird werden wurde sein hat haben hierbei dabei hierzu dazu diese dieser dieses diesem diesen " +
		"the a an and also of in on at to for with by from as that which this these those it they is are be been being was were has have its their " +
		"bitte please etwa jeweils hierfür dafür")
	// subjects are what requirements are about so often that they tell none from another.
	subjects = set("system systems software lösung anwendung produkt auftragnehmer auftraggeber bieter solution application product vendor supplier " +
		"contractor provider bidder customer client")
	// units follow a number and make it another one when they change.
	units = set("% prozent percent ms s sek sekunde sekunden second seconds min minute minuten minutes h std stunde stunden hour hours tag tage tagen day days " +
		"arbeitstag arbeitstage arbeitstagen werktag werktage werktagen woche wochen week weeks monat monate monaten month months jahr jahre jahren year years " +
		"kb mb gb tb pb kib mib gib tib mbit gbit mbit/s gbit/s bit byte px dpi € eur euro usd stück nutzer benutzer users km m cm mm kg t kw kwh")
)

// telling reports whether a folded word changes what is asked for wherever it comes or goes.
func telling(w string) bool { return numeric(w) || modals()[w] || negations()[w] }

func numeric(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) }

// slight reports whether two wordings differ in nothing that matters. A word that is put right counts as the same: its old
// form is a misspelling, known nowhere in the new version; a quantity in other words or units is the same.
func slight(old, updated string, known map[string]bool) bool {
	old, _ = measured(old)
	updated, _ = measured(updated)
	a, b := tokens(old), tokens(updated)
	i, j := 0, 0
	var gone, come []string
	for _, d := range difference(a, b) {
		switch d.op {
		case Gone:
			gone = append(gone, spoken(a[i:i+d.n])...)
			i += d.n
		case Insert:
			come = append(come, spoken(b[j:j+d.n])...)
			j += d.n
		default:
			if !balance(gone, come, known) {
				return false
			}
			gone, come = nil, nil
			i, j = i+d.n, j+d.n
		}
	}
	return balance(gone, come, known)
}

// spoken are the words among tokens, and the signs that speak: comparators, %, §, ±.
func spoken(ts []token) []string {
	var out []string
	for _, t := range ts {
		if t.word || strings.ContainsAny(t.folded, "<>≤≥=%§±+€$/&") {
			out = append(out, t.folded)
		}
	}
	return out
}

// balance reports whether the words that came say what those that went said.
func balance(gone, come []string, known map[string]bool) bool {
	filler := func(w string) bool { return fillers()[w] }
	gone, come = slices.DeleteFunc(slices.Clone(gone), filler), slices.DeleteFunc(slices.Clone(come), filler)
	if joined := strings.Join(gone, ""); joined == strings.Join(come, "") && !strings.ContainsFunc(joined, unicode.IsDigit) {
		return true // a hyphen or a blank more or less
	}
	if len(gone) != len(come) {
		return false
	}
	for i := range gone {
		if gone[i] != come[i] && (telling(gone[i]) || telling(come[i]) || !samePlain(gone[i], come[i], known)) {
			return false
		}
	}
	return true
}

// samePlain reports whether two words are one in different endings, or a misspelling and its correction.
func samePlain(old, updated string, known map[string]bool) bool {
	first, _ := utf8.DecodeRuneInString(old)
	other, _ := utf8.DecodeRuneInString(updated)
	if first != other {
		return false // intern and extern, synchron and asynchron
	}
	if a, b := stem(old), stem(updated); a == b && utf8.RuneCountInString(a) >= 4 {
		return true
	}
	return min(utf8.RuneCountInString(old), utf8.RuneCountInString(updated)) >= 4 && !known[old] && oneSlip([]rune(old), []rune(updated))
}

func stem(w string) string {
	for _, end := range []string{"en", "er", "em", "es", "e", "n", "s"} {
		if rest, ok := strings.CutSuffix(w, end); ok {
			return rest
		}
	}
	return w
}

// oneSlip reports whether two words differ by one letter put in, left out, exchanged, or swapped with its neighbour.
func oneSlip(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		swapped := i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
		return i == len(a) || slices.Equal(a[i+1:], b[i+1:]) || swapped
	case 1:
		return slices.Equal(a[i:], b[i+1:])
	}
	return false
}
