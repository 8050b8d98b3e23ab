package checks

import (
	_ "embed" // the page
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

//go:embed unacknowledged-amendment.md
var unacknowledgedAmendmentDoc string

var unacknowledgedAmendment = &lint.Check{
	ID:   "unacknowledged-amendment",
	Kind: lint.Missed,
	Doc:  unacknowledgedAmendmentDoc,
	Messages: lint.Messages{
		DE: "Das Angebot nennt die Änderung {{id}} der Vergabeunterlagen nicht",
		EN: "The offer does not name amendment {{id}}",
	},
	Advice: lint.Messages{
		DE: "Im Anschreiben bestätigen, dass die Änderung bekannt und berücksichtigt ist, mit ihrer Nummer.",
		EN: "Confirm in the cover letter, by its number, that the amendment is known and taken into account.",
	},
	Run: func(p *lint.Pass) error {
		amendments := p.Bid.Config.Amendments
		alike := map[string]int{} // "Nachtrag 2" and "Bieterinformation 2" have the same number, which names neither
		for _, a := range amendments {
			alike[amendmentKey(a.ID)]++
		}
		byNumber, inFull := map[string]bool{}, map[string]bool{}
		for b := range places(p) {
			for _, m := range amendmentWords().FindAllStringSubmatch(b.Str, -1) {
				for _, id := range numbersOf(m[1]) {
					byNumber[id] = true
				}
			}
			text := oneLine(b.Str)
			for _, a := range amendments {
				if !inFull[a.ID] && namesInFull(text, oneLine(a.ID)) {
					inFull[a.ID] = true
				}
			}
		}
		for _, a := range amendments {
			key := amendmentKey(a.ID)
			if !inFull[a.ID] && (!byNumber[key] || alike[key] > 1) {
				p.Report(lint.Finding{At: lint.At(a.At), Match: a.ID, Args: lint.Args{"id": a.ID}})
			}
		}
		return nil
	},
}

func oneLine(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// namesInFull reports whether a text names an amendment as the customer does, by an ID that is a name on its own, such as
// "Bieterinformation A" or "BI-7". A number, or a letter, stands in too many places.
func namesInFull(text, id string) bool {
	if utf8.RuneCountInString(id) < 4 || !strings.ContainsFunc(id, unicode.IsLetter) {
		return false
	}
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for rest := text; ; {
		i := strings.Index(rest, id)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:i])
		after, _ := utf8.DecodeRuneInString(rest[i+len(id):])
		if !word(before) && !word(after) {
			return true
		}
		rest = rest[i+len(id):]
	}
}

// amendmentWords find what an offer calls the customer's changes, and the numbers behind it: "Nachtrag Nr. 2", "amendments 1
// to 3", "Änderungsmitteilung A-2". Our own change process ("Änderungen am System") has no number behind it.
var amendmentWords = lazily(`(?i)(?:^|[^\pL])(?:änderungs?(?:en|mitteilung(?:en)?|paket(?:e|es|s)?|schreiben)?|nachtr(?:ag|ags|ages|äge|ägen)|` +
	`(?:bieter|bewerber)information(?:en)?|berichtigung(?:en)?|amendments?|addend(?:um|a)|corrigend(?:um|a)|bulletins?)` +
	`[\s:(„“"-]*(?:(?:nr\.?|nrn\.?|nummern?|nos?\.?|numbers?)\s*)?((?:[\pL]{1,3}[-.])?\d[\d.-]*(?:\s*(?:,|und|and|&|bis|to|through|–|-)\s*(?:(?:nr\.?|no\.?)\s*)?(?:[\pL]{1,3}[-.])?\d[\d.-]*)*)`)

var (
	amendmentNumber = lazily(`(?:[\pL]{1,3}[-.])?\d+(?:[.-]\d+)*`)
	rangeSign       = lazily(`^\s*(?:bis|to|through|–)\s*(?:nr\.?|no\.?)?\s*$`)
)

// numbersOf reads a list of numbers, "1, 2 und 4" or "1 bis 3", as keys.
func numbersOf(list string) []string {
	var out []string
	last := 0
	for _, at := range amendmentNumber().FindAllStringIndex(list, -1) {
		key := amendmentKey(list[at[0]:at[1]])
		if len(out) > 0 && rangeSign().MatchString(strings.ToLower(list[last:at[0]])) {
			from, err1 := strconv.Atoi(out[len(out)-1])
			to, err2 := strconv.Atoi(key)
			for n := from + 1; err1 == nil && err2 == nil && n < to && n-from < 100; n++ {
				out = append(out, strconv.Itoa(n))
			}
		}
		out = append(out, key)
		last = at[1]
	}
	return out
}

// amendmentKey is an ID without case, leading zeros, and words before it: "Nr. 02" and "2" are one.
func amendmentKey(id string) string {
	if m := amendmentNumber().FindString(id); m != "" {
		id = m
	}
	return strings.TrimLeft(strings.ToLower(strings.TrimSpace(id)), "0")
}
