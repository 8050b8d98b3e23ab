package checks

import (
	_ "embed" // the page
	"slices"
	"time"

	"github.com/offerlint/offerlint/lint"
)

//go:embed missing-evidence.md
var missingEvidenceDoc string

var missingEvidence = &lint.Check{
	ID:   "missing-evidence",
	Kind: lint.Unverified,
	Doc:  missingEvidenceDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} verlangt einen Nachweis; die Antwort nennt keinen",
		EN: "{{criterion}} asks for evidence; the response cites none",
	},
	Advice: lint.Messages{
		DE: "Die Datei in der Nachweisspalte nennen, in der Antwort auf sie verweisen oder eine Zeile „Nachweis: …“ anfügen.",
		EN: "Name the file in the evidence column, link it from the answer, or add a line Nachweis: … or Evidence: ….",
	},
	Replaces: []string{"bare-claim", "standard-not-named", "verification-without-evidence"},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if !c.AsksEvidence || cites(c) || registered(p.Bid, c) {
				continue
			}
			if r := commits(c); r != nil {
				p.Report(lint.Finding{Criterion: c, Response: r, Match: wording(r)})
			}
		}
		return nil
	},
}

// cites reports whether any response to a criterion cites evidence, or names an annex of ours, a page, a file, or a certificate by its
// number or term. Whether the annex is there is for dangling-reference to say.
func cites(c *lint.Criterion) bool {
	for _, r := range given(c) {
		if len(r.Evidence) > 0 {
			return true
		}
		for _, b := range prose(r) {
			if namesAnnex(b) || namesShort().MatchString(b.Str) || namesFile().MatchString(b.Str) || namesPage().MatchString(b.Str) || namesCertificate().MatchString(b.Str) {
				return true
			}
		}
	}
	return false
}

// namesAnnex reports whether a block names an annex that may be ours.
func namesAnnex(b *lint.Block) bool {
	return slices.ContainsFunc(annexRef().FindAllStringSubmatchIndex(b.Str, -1), func(m []int) bool { return ours(b.Str, m) })
}

var (
	namesPage = lazily(`(?i)(?:^|[^\p{L}])(?:pages?|seiten?|register)[\s\p{Z}]+\d`)
	namesFile = lazily(`(?i)[\p{L}\p{N}_-]\.(?:pdf|docx?|xlsx?|odt|ods|zip|png|jpe?g)(?:$|[^\p{L}\p{N}])`)
	// "Anl. 4" and "Anlage 5a" are no references that can be looked up by their number.
	namesShort = lazily(`(?i)(?:^|[^\p{L}])(?:anl\.|anh\.|(?:anlage|anhang|annex|appendix)[\s\p{Z}]+\d{1,3}[a-z](?:$|[^\p{L}\p{N}]))`)
	// A certificate with its number, or with the day until which it is valid, can be looked up; that there is one cannot.
	namesCertificate = lazily(`(?i)(?:zertifikat|urkunde|testat|bescheinigung|zulassung|akkreditierung|eintragung|police|versicherungsschein|bestätigung|certificate|certification|accreditation|registration|licence|license|policy|permit|attestation)\p{L}*` +
		`[^.;]{0,60}(?:(?:nr\.?|nummer|no\.?|number|ref\.?|id)[\s\p{Z}:]*[\p{L}\p{N}/.-]*\d|(?:gültig|valid)[\s\p{Z}]+(?:bis|until|to|through|till))|` +
		`(?:zertifikat|urkunde|bescheinigung|bericht|protokoll|gutachten|certificate|report|licence|license|permit)\p{L}*[\s\p{Z}]+[\p{L}]{0,5}[\s\p{Z}/.-]?\d{2,}[\d/.-]*[-/.]\d|(?:bericht|report)\p{L}*[\s\p{Z}]+\d{5,}`)
)

// registered reports whether the register has evidence for a criterion that is there and valid on the day of submission.
func registered(bid *lint.Bid, c *lint.Criterion) bool {
	day := lastDay(bid.Config)
	return slices.ContainsFunc(bid.Register.Evidence, func(e *lint.EvidenceEntry) bool {
		return (e.Proves(c) || verifies(bid, c, e)) && holds(e, day)
	})
}

// lastDay is the day up to which evidence has to hold: that of submission, or today where that is later or not known.
func lastDay(cfg lint.Config) string {
	if due := cfg.Submission.Due; !due.IsZero() {
		return max(cfg.Today, due.Format(time.DateOnly))
	}
	return cfg.Today
}

// commits is the first response that says yes, or says something without saying no; nil for none.
func commits(c *lint.Criterion) *lint.Response {
	for _, r := range given(c) {
		refused := r.Claim == lint.No || r.Claim == lint.NotApplicable
		if r.Claim.Yes() || !refused && len(prose(r)) > 0 {
			return r
		}
	}
	return nil
}
