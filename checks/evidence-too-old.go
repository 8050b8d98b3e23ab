package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed evidence-too-old.md
var evidenceTooOldDoc string

var evidenceTooOld = &lint.Check{
	ID:   "evidence-too-old",
	Kind: lint.Unverified,
	Doc:  evidenceTooOldDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: verlangt ist „{{wanted}}“; der Nachweis „{{evidence}}“ {{state}}",
		EN: "{{criterion}}: “{{wanted}}” is asked for; the evidence “{{evidence}}” {{state}}",
	},
	Advice: lint.Messages{
		DE: "Einen neuen Nachweis beschaffen und file und issued in register.yaml nachtragen.",
		EN: "Get a new document and enter its file and issued in register.yaml.",
	},
	Params:   atTheAnchor,
	Replaces: []string{"missing-evidence"},
	Run: func(p *lint.Pass) error {
		day, needed := dayOf(p)
		report := func(u use, a age) {
			if first := a.earliest(day); u.entry.Issued >= first && u.entry.Issued != "" || first == "" {
				return
			}
			f := u.finding()
			f.Args["wanted"] = a.words
			issued := dayWords(u.entry.Issued)
			f.Words = map[string]lint.Messages{"state": {
				DE: "ist vom " + issued.DE + "; es zählt sein Alter " + needed.DE, EN: "is dated " + issued.EN + "; its age is counted " + needed.EN,
			}}
			if u.entry.Issued == "" {
				f.Words["state"] = lint.Messages{DE: "sagt nicht, von wann er ist (issued)", EN: "does not say when it was issued (issued)"}
			}
			p.Report(f)
		}
		for u := range uses(p) {
			if u.criterion == nil || u.entry.Planned {
				continue
			}
			for _, a := range ages(asked(u.criterion)) {
				if concerns(a.clause, u.entry, restsOn(p.Bid, u.criterion)) {
					report(u, a)
					break
				}
			}
		}
		reportOldDocuments(p, report)
		return nil
	},
}

// reportOldDocuments judges the evidence that is one of the required documents by the name of the document: "Auszug aus dem
// Handelsregister, nicht älter als 6 Monate".
func reportOldDocuments(p *lint.Pass, report func(use, age)) {
	for _, d := range p.Bid.Config.RequiredDocuments {
		for _, a := range ages(d.Name) {
			for _, e := range p.Bid.Register.Evidence {
				if isOf(e, d) && !e.Planned {
					report(use{entry: e}, a)
				}
			}
		}
	}
}

// evidenceWords are how requirements call a kind of evidence: the beginnings of words, in German and English.
var evidenceWords = map[string][]string{
	lint.EvidenceCertificate: {"zertifi", "certific"},
	lint.EvidenceAttestation: {"bescheinigung", "testat", "attest"},
	lint.EvidenceInsurance:   {"versicherung", "haftpflicht", "police", "deckung", "insur", "liability"},
	"declaration":            {"erklärung", "declar"},
	"reference":              {"referen"},
	"report":                 {"bericht", "report", "protokoll"},
	"extract":                {"auszug", "register", "extract"},
	"data-sheet":             {"datenbl", "data sheet", "datasheet"},
	"concept":                {"konzept", "concept"},
	"cv":                     {"lebensl", "profil", "cv", "curriculum"},
}

// concerns reports whether a clause of a criterion is about a piece of evidence: the only one there is, or one whose kind or
// title it names.
func concerns(clause string, e *lint.EvidenceEntry, all []*lint.EvidenceEntry) bool {
	if len(all) == 1 {
		return true
	}
	named := slices.ContainsFunc(evidenceWords[e.Kind], func(w string) bool { return strings.Contains(clause, w) })
	return named || slices.ContainsFunc(telling(e.Title), func(w string) bool { return strings.Contains(clause, w) })
}

// telling are the beginnings of the long words of a title.
func telling(title string) []string {
	var out []string
	for w := range strings.FieldsSeq(plain(title)) {
		if r := []rune(strings.Trim(w, ".,;:()/")); len(r) >= 6 {
			out = append(out, string(r[:6]))
		}
	}
	return out
}
