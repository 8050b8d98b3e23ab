package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed internal-file.md
var internalFileDoc string

var internalFile = &lint.Check{
	ID:   "internal-file",
	Kind: lint.Unverified,
	Doc:  internalFileDoc,
	Messages: lint.Messages{
		DE: "{{place}} „{{match}}“: {{how}}, liegt aber bei dem, was hinausgeht",
		EN: "{{place}} “{{match}}”: {{how}}, and lies among what goes out",
	},
	Advice: lint.Messages{
		DE: "Die Datei aus dem Ordner des Angebots nehmen; wenn sie doch hinaus soll, lesen und umbenennen.",
		EN: "Take the file out of the folder of the offer; if it is to go out after all, read it and rename it.",
	},
	Run: func(p *lint.Pass) error {
		reportMarked(p, marks{
			name: isInternalName, line: isInternalLine,
			how:  lint.Messages{DE: "als intern gekennzeichnet", EN: "marked as internal"},
			made: lint.Messages{DE: "von offerlint für uns selbst gemacht", EN: "made by offerlint for ourselves"},
		})
		return nil
	},
}

// isInternalName reports whether a name is marked: Kalkulation_intern.xlsx, INTERN-notes.md, internal-only. An internal audit
// is no internal file.
func isInternalName(name string) bool {
	words := nameWords(name)
	for i, w := range words {
		switch lower := folded(w); {
		case lower == "intern", w == "INTERNAL":
			return true
		case lower == "internal" && (i == len(words)-1 || in(folded(words[i+1]), "only", "use") || i > 0 && in(folded(words[i-1]), "confidential", "company")):
			return true
		}
	}
	return false
}

// internalLine is a line that is nothing but the mark; internalStart one that begins with it in capitals.
var (
	internalLine = lazily(`(?i)^(?:(?:streng |strictly |company )?(?:vertraulich|confidential)[ ,:/–-]+)?(?:nur |only )?(?:intern|internal)(?: only| use only)?$` +
		`|^(?:nur |ausschließlich )?(?:für den|zum) internen gebrauch(?: bestimmt)?$|^(?:only )?for internal use(?: only)?$` +
		`|^(?:internes dokument|internal document)$`)
	internalStart = lazily(`^(?:NUR )?(?:INTERN|INTERNAL)(?: ONLY| USE ONLY)?(?:$|[ :!/–-])`)
)

func isInternalLine(line string, cell bool) bool {
	return internalStart().MatchString(line) || !cell && internalLine().MatchString(line)
}
