package checks

import (
	"slices"
	"strings"
)

// parrotedWords lists the words of content of an answer, without those that only promise. What the criterion asks for in so many
// words is left: "bestätigt" is what a system does with appointments, and what a bidder does with anything.
func parrotedWords(said string, asked []string) []string {
	return slices.DeleteFunc(contentWords(promising.Replace(umlauts.Replace(strings.ToLower(said)))), func(w string) bool {
		return promiseWords()[w] && !echoes(w, asked)
	})
}

// promising are phrases that promise without saying how.
var promising = strings.NewReplacer("at any time", " ", "at all times", " ", "as part of the project", " ", "out of the box", " ",
	"im rahmen des projekts", " ", "im rahmen des auftrags", " ", "zur verfugung", " ", "in vollem umfang", " ")

// promiseWords are words that promise, and ask, without saying how.
var promiseWords = wordSet(`
	hiermit uns ihnen deren dessen moglich moglichkeit vorhanden gegeben verfugbar erfolgt erfolgen gewahrleistet gewahrleisten
	sichergestellt sicherzustellen sicher stellen stellt unterstutzt unterstutzen bietet bieten ermoglicht ermoglichen verfugt
	jederzeit problemlos zuverlassig umfassend uneingeschrankt bestatigen zusichern samtliche samtlichen alle allen
	us any able capable possible possibility available provided provides provide support supports supported supporting ensure
	ensures ensured guarantee guarantees guaranteed offers offered delivered confirm platform hereby all`)

// echoes reports whether a word is one of others, in whichever form, or the part of one that German puts at the end of a
// sentence: "legen … vor" for "vorzulegen".
func echoes(word string, others []string) bool {
	word = plainest(word)
	return slices.ContainsFunc(others, func(w string) bool {
		w = plainest(w)
		return sameStem(word, w) || sameVerb(word, w) || inflected(word, w) || inflected(w, word) ||
			particles()[word] && strings.HasPrefix(w, word) || particles()[w] && strings.HasPrefix(word, w)
	})
}

var particles = wordSet("vor ab her hin weg los fest frei dar statt um")

// plainest is the plainest word for the same thing, a German participle without its "ge": "durchgeführt" is "durchführt".
func plainest(w string) string {
	if p, ok := plainer[w]; ok {
		return p
	}
	for _, before := range []string{"", "ab", "an", "auf", "aus", "bei", "durch", "ein", "fest", "her", "hin", "mit", "nach", "vor", "weg", "zu", "zuruck"} {
		if rest, ok := strings.CutPrefix(w, before+"ge"); ok && len(before+rest) >= 5 && strings.HasSuffix(rest, "t") {
			return before + rest
		}
	}
	for _, ending := range []string{"ied", "ies"} {
		if rest, ok := strings.CutSuffix(w, ending); ok && len(rest) >= 3 {
			return rest + "y" // classified, applies
		}
	}
	return w
}

// plainer has words that say the same as another, folded.
var plainer = map[string]string{
	"verschickt": "versendet", "verschicken": "versenden", "versandt": "versendet", "erkannt": "erkennt",
	"anwender": "nutzer", "benutzer": "nutzer", "kennwort": "passwort",
}

// inflected reports whether a word is a form of an English verb of three letters: log, logs, logged, logging.
func inflected(form, verb string) bool {
	if len(verb) != 3 {
		return false
	}
	ending, ok := strings.CutPrefix(form, verb)
	return ok && slices.Contains([]string{"s", "ed", "ing", verb[2:] + "ed", verb[2:] + "ing"}, ending)
}
