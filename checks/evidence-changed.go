package checks

import (
	_ "embed" // the page
	"maps"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed evidence-changed.md
var evidenceChangedDoc string

var evidenceChanged = &lint.Check{
	ID:   "evidence-changed",
	Kind: lint.Unverified,
	Doc:  evidenceChangedDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} wurde von {{who}} anhand von „{{evidence}}“ freigegeben; die Datei ist heute eine andere",
		EN: "{{criterion}} was verified by {{who}} against “{{evidence}}”; the file is another one today",
	},
	Advice: lint.Messages{
		DE: "Den Nachweis ansehen und die Antwort neu freigeben: offerlint verify.",
		EN: "Look at the document and verify the response again: offerlint verify.",
	},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			v := p.Bid.Register.VerificationOf(c)
			if v == nil {
				continue
			}
			for _, id := range slices.Sorted(maps.Keys(v.Files)) {
				e := p.Bid.Register.EvidenceByID(id)
				if e == nil || e.Hash == "" || sameHash(v.Files[id], e.Hash) {
					continue
				}
				f := use{e, c, c.Best()}.finding()
				f.Words = map[string]lint.Messages{"who": {DE: v.By, EN: v.By}}
				if on := dayWords(v.On); v.On != "" {
					f.Words["who"] = lint.Messages{DE: v.By + " am " + on.DE, EN: v.By + " on " + on.EN}
				}
				p.Report(f)
			}
		}
		return nil
	},
}

// sameHash compares what was noted with today's hash. The name of the method may be left out.
func sameHash(noted, now string) bool {
	method, digits, _ := strings.Cut(now, ":")
	noted = strings.ToLower(strings.TrimSpace(noted))
	return noted == method+":"+digits || noted == digits
}
