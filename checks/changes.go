package checks

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
)

// changedParts name the parts of a fingerprint.
var changedParts = map[lint.FingerprintPart]lint.Messages{
	lint.PartText:       {DE: "die Anforderung", EN: "the requirement"},
	lint.PartObligation: {DE: "die Art", EN: "the obligation"},
	lint.PartAnswers:    {DE: "die erlaubten Antworten", EN: "the answers that the form allows"},
	lint.PartResponse:   {DE: "die Antwort", EN: "the response"},
}

// changedWords say what changed since somebody judged it, word by word where the history knows the old text.
func changedWords(changes []lint.Change) lint.Messages {
	var de, en []string
	for _, c := range changes {
		part := changedParts[c.Part]
		d := difference(c)
		de, en = append(de, part.DE+d.DE), append(en, part.EN+d.EN)
	}
	return lint.Messages{DE: "geändert hat sich " + strings.Join(de, "; "), EN: "what changed is " + strings.Join(en, "; ")}
}

// maxRuns is how many differences of a part a message names.
const maxRuns = 4

// difference lists the words that changed in a part, as the end of a message: " („99,9“ → „99,5“)". It is empty where the
// old text is not known.
func difference(c lint.Change) lint.Messages {
	if !c.Known {
		return lint.Messages{}
	}
	var de, en []string
	for i, r := range wordRuns(strings.Fields(c.Before), strings.Fields(c.After)) {
		if i == maxRuns {
			de, en = append(de, "…"), append(en, "…")
			break
		}
		before, after := lint.Shorten(r[0], 60), lint.Shorten(r[1], 60)
		switch {
		case before == "":
			de, en = append(de, "neu „"+after+"“"), append(en, "new “"+after+"”")
		case after == "":
			de, en = append(de, "weg „"+before+"“"), append(en, "gone “"+before+"”")
		default:
			de, en = append(de, "„"+before+"“ → „"+after+"“"), append(en, "“"+before+"” → “"+after+"”")
		}
	}
	if len(de) == 0 {
		return lint.Messages{}
	}
	return lint.Messages{DE: " (" + strings.Join(de, ", ") + ")", EN: " (" + strings.Join(en, ", ") + ")"}
}

// maxCompared bounds the words of a text that are compared one by one, once what both begin and end with is set aside.
const maxCompared = 800

// wordRuns are the words that differ between two texts: pairs of what was there and what is there now. Case and punctuation
// do not count, as in fingerprints.
func wordRuns(a, b []string) [][2]string {
	same := func(i, j int) bool { return plainWord(a[i]) == plainWord(b[j]) }
	for len(a) > 0 && len(b) > 0 && same(0, 0) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(len(a)-1, len(b)-1) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	if len(a) == 0 || len(b) == 0 || len(a) > maxCompared || len(b) > maxCompared {
		return [][2]string{{strings.Join(a, " "), strings.Join(b, " ")}}
	}
	// common[i][j] is how many words a[i:] and b[j:] have in common, in their order.
	common := make([][]int, len(a)+1)
	for i := range common {
		common[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if common[i][j] = max(common[i+1][j], common[i][j+1]); same(i, j) {
				common[i][j] = common[i+1][j+1] + 1
			}
		}
	}
	var runs [][2]string
	for i, j := 0, 0; i < len(a) || j < len(b); {
		if i < len(a) && j < len(b) && same(i, j) {
			i, j = i+1, j+1
			continue
		}
		from, to := i, j
		for (i < len(a) || j < len(b)) && (i == len(a) || j == len(b) || !same(i, j)) {
			if j == len(b) || i < len(a) && common[i+1][j] >= common[i][j+1] {
				i++
			} else {
				j++
			}
		}
		runs = append(runs, [2]string{strings.Join(a[from:i], " "), strings.Join(b[to:j], " ")})
	}
	return runs
}

// plainWord is a word without case and without the punctuation around it.
func plainWord(s string) string {
	return strings.Trim(strings.ToLower(norm.NFC.String(s)), ".,;:!?()\"'„“”‚‘’")
}
