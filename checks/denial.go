package checks

import (
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// backWords is how many words a sentence has at most that takes something back: a longer one tells something else beside.
const backWords = 14

// takesBack reports whether a sentence takes back what a yes to a criterion has promised: it names the requirement by a
// general name, or by a word of what is asked, denies it, and says of what. asked are the words of the criterion.
func takesBack(sentence string, c *lint.Criterion, asked []string) bool {
	words := letterWords(sentence)
	if len(words) > backWords || conditional(words) || denies(c.Text) && !named(sentence) {
		return false
	}
	if regrets()[words[0]] && slices.ContainsFunc(words, func(w string) bool { return takenBack()[w] }) {
		return true
	}
	return deniesGenerally(words) || deniesAsked(words, asked)
}

// conditional reports whether words say when something holds, or go on to what holds instead: that is no refusal.
func conditional(words []string) bool {
	if len(words) == 0 {
		return true
	}
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		if conditions()[w] || (w == "nicht" || w == "not" || w == "no") && goesOnWith()[next] {
			return true
		}
	}
	return false
}

// deniesGenerally reports whether words deny the requirement by a general name: "diese Funktion", "it", "the product".
func deniesGenerally(words []string) bool {
	var subject, pronoun, product, denial, predicate bool
	for i, w := range words {
		switch {
		case generalNames()[w]:
			subject = true
		case pronouns()[w]:
			pronoun = true
			subject = subject || i+1 < len(words) && copulas()[words[i+1]]
		case products()[w], w == "hierfür":
			product = true
		}
		denial = denial || takenBack()[w]
		predicate = predicate || backPredicates()[w] || w == "möglich" || w == "possible"
	}
	return (subject || product && (pronoun || len(words) < 9)) && denial && predicate
}

// deniesAsked reports whether words deny what a criterion asks for by its own name: a word of the criterion, a denial, and
// that it is not offered. "Not possible" is left out: that a fault is not possible is what criteria ask for.
func deniesAsked(words, asked []string) bool {
	at := slices.IndexFunc(words, func(w string) bool { return plainDenials()[w] })
	if at < 1 || at+1 == len(words) || !denyingVerbs()[words[at+1]] && !slices.ContainsFunc(words[at+1:], func(w string) bool { return backPredicates()[w] }) {
		return false
	}
	return slices.ContainsFunc(contentWords(strings.Join(words[:at], " ")), func(w string) bool { return repeated(w, asked) })
}

// substitutes reports whether words put something else in the place of what is asked: "Statt XRechnung liefern wir PDF".
func substitutes(words, asked []string) bool {
	at := 0
	switch head := strings.Join(words[:min(3, len(words))], " ") + " "; {
	case strings.HasPrefix(head, "statt "), strings.HasPrefix(head, "anstatt "), strings.HasPrefix(head, "anstelle "):
		at = 1
	case strings.HasPrefix(head, "instead of "), strings.HasPrefix(head, "rather than "):
		at = 2
	case head == "in place of ":
		at = 3
	default:
		return false
	}
	if slices.ContainsFunc(asked, func(w string) bool { return w == "statt" || w == "anstelle" || w == "instead" || w == "place" }) {
		return false // the criterion itself replaces something
	}
	const named = 3 // words behind it
	return slices.ContainsFunc(contentWords(strings.Join(words[at:min(at+named, len(words))], " ")), func(w string) bool { return repeated(w, asked) })
}

var (
	generalNames = wordSet(`anforderung funktion funktionalität punkt leistung unterstützung umsetzung kriterium merkmal requirement function feature functionality point
		support implementation criterion service capability`)
	products   = wordSet("produkt plattform system software lösung gerät anwendung modul product platform solution device application tool")
	pronouns   = wordSet("das dies es this it that")
	copulas    = wordSet("ist wird werden kann is can will bietet bieten geht")
	conditions = wordSet("ohne außer sofern wenn falls bevor sondern solange without unless except if before until instead")
	// goesOnWith are words behind a denial that deny nothing: "nicht nur", "nicht mehr", "no longer".
	goesOnWith = wordSet("nur mehr länger only longer more later just merely notwendig nötig erforderlich required needed necessary")
	takenBack  = wordSet("nicht kein keine keinen not no cannot unable teilweise partly partially kostenpflichtiges kostenpflichtig charge")
	regrets    = wordSet("leider bedauerlicherweise unfortunately regrettably sadly")
	// backPredicates are what a sentence denies of its subject.
	backPredicates = wordSet(`enthalten unterstützt erfüllt vorgesehen umgesetzt verfügbar angebot bietet teilweise zusatzmodul angeboten vorhanden realisiert realisierbar umsetzbar lieferbar
		implementiert geliefert lieferumfang leistungsumfang bestandteil abgedeckt unterstützen anbieten erfüllen leisten
		included supported met intended implemented available offer offered provided partly partially module supplied delivered envisaged foreseen covered feasible
		satisfied fulfilled`)
	// plainDenials deny the sentence, where "kein" and "no" deny the word behind them. denyingVerbs stand right behind them.
	plainDenials = wordSet("nicht not cannot unable teilweise partly partially")
	denyingVerbs = wordSet("support offer provide include meet deliver supply fulfil cover implement")
)

// named reports whether a sentence calls what is asked for by a general name: "diese Funktion", "the requirement".
func named(sentence string) bool {
	return slices.ContainsFunc(letterWords(sentence), func(w string) bool { return generalNames()[w] })
}

// ofProduct reports whether a sentence is about the product as a whole.
func ofProduct(sentence string) bool {
	return slices.ContainsFunc(letterWords(sentence), func(w string) bool { return products()[w] })
}

// denies reports whether a criterion itself asks that something is not so; a response that denies it agrees.
func denies(criterion string) bool {
	return slices.ContainsFunc(contentWords(criterion), func(w string) bool { return negations()[w] })
}

// twoRepeated reports whether a sentence has two words of what is asked: with one it may be about something more.
func twoRepeated(sentence string, asked []string) bool {
	n := 0
	for _, w := range contentWords(sentence) {
		if repeated(w, asked) {
			n++
		}
	}
	return n >= 2
}

func letterWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}
