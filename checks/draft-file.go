package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed draft-file.md
var draftFileDoc string

var draftFile = &lint.Check{
	ID:   "draft-file",
	Kind: lint.Unverified,
	Doc:  draftFileDoc,
	Messages: lint.Messages{
		DE: "{{place}} „{{match}}“: {{how}}, geht aber hinaus",
		EN: "{{place}} “{{match}}”: {{how}}, and goes out",
	},
	Advice: lint.Messages{
		DE: "Die Datei freigeben und die Kennzeichnung entfernen, auch aus Kopfzeile und Wasserzeichen.",
		EN: "Approve the file and remove the mark, from header and watermark too.",
	},
	Run: func(p *lint.Pass) error {
		asked := map[string]bool{} // files of which the customer wants a draft: a draft contract
		for _, d := range p.Bid.Config.RequiredDocuments {
			if strings.Contains(folded(d.Name), "entwurf") || strings.Contains(folded(d.Name), "draft") {
				for _, f := range d.Found {
					asked[f.File] = true
				}
			}
		}
		reportMarked(p, marks{
			name: isDraftName, line: isDraftLine, not: asked,
			how: lint.Messages{DE: "als Entwurf gekennzeichnet", EN: "marked as a draft"},
		})
		return nil
	},
}

// isDraftName reports whether a name is marked: Konzept_Entwurf.docx, draft-plan.docx, Konzept_v0.3.docx.
func isDraftName(name string) bool {
	return slices.ContainsFunc(nameWords(name), func(w string) bool {
		return in(folded(w), "entwurf", "draft", "arbeitsstand", "arbeitsversion", "rohfassung", "vorabversion")
	}) || draftVersion().MatchString(name)
}

var (
	draftVersion = lazily(`(?i)(?:^|[^\p{L}\p{N}])v0[._]\d`)
	draftLine    = lazily(`(?i)^(?:(?:status|stand|version|fassung|dokumentstatus|document status)[: ]+)?(?:\d+[.\d]* )?[(\[]?(?:entwurf|draft|arbeitsstand|rohfassung|vorabversion)` +
		`(?:sfassung| version)?[)\]]?(?: v?\d[\d.]*)?(?:,? (?:vom|of|stand) .*)?$`)
)

func isDraftLine(line string, _ bool) bool { return draftLine().MatchString(line) }
