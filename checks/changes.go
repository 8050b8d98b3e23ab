package checks

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/versions"
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
	for i, r := range wordRuns(c.Before, c.After) {
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

// wordRuns are the words that differ between two texts: pairs of what was there and what is there now. What says nothing, such
// as case and punctuation, does not count, as in fingerprints.
func wordRuns(before, after string) [][2]string {
	var runs [][2]string
	open := false
	for _, p := range versions.Words(before, after) {
		if p.Op == versions.Same {
			open = false
			continue
		}
		if !open {
			runs, open = append(runs, [2]string{}), true
		}
		side := 0
		if p.Op == versions.Insert {
			side = 1
		}
		runs[len(runs)-1][side] += p.Text
	}
	return slices.DeleteFunc(runs, func(r [2]string) bool { return versions.SameWording(r[0], r[1]) })
}
