package checks

import (
	"cmp"
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed amended-criterion.md
var amendedCriterionDoc string

var amendedCriterion = &lint.Check{
	ID:   "amended-criterion",
	Kind: lint.Unverified,
	Doc:  amendedCriterionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: {{what}} ({{words}}); {{answer}}",
		EN: "{{criterion}}: {{what}} ({{words}}); {{answer}}",
	},
	Advice: lint.Messages{
		DE: "Die Antwort mit dem neuen Wortlaut vergleichen und anpassen. Sind alle Änderungen durchgesehen, hält offerlint accept-version die Fassung fest.",
		EN: "Compare the response with the new wording, and mend it. When all changes are looked through, offerlint accept-version records the version.",
	},
	Replaces: []string{"stale-verification"},
	Run: func(p *lint.Pass) error {
		holders := formerHolders(p.Bid)
		for c := range p.Criteria() {
			r := p.Bid.RevisionOf(c)
			if r == nil || !c.Answered() || confirmedAsItIs(p.Bid, c) {
				continue
			}
			if other := holders[c]; other != nil {
				p.Report(displaced(c, other))
			} else if r.Old != nil && r.Stale {
				p.Report(amended(c, r))
			}
		}
		reportAmendedPositions(p)
		return nil
	},
}

// amended is the finding about a response to a criterion that asks for something else now.
func amended(c *lint.Criterion, r *lint.Revision) lint.Finding {
	return lint.Finding{
		Criterion: c, Response: c.Best(), At: claimAt(c.Best()), Related: before(c, r.Old),
		Words: map[string]lint.Messages{"what": r.What, "words": wordingChange(r), "answer": answerSince(c, r.Old)},
	}
}

// displaced is the finding about a response that stayed under its number when its criterion got another one.
func displaced(c *lint.Criterion, former *lint.Revision) lint.Finding {
	old := lint.Shorten(former.Old.Label(), 60)
	return lint.Finding{
		Criterion: c, Response: c.Best(), At: claimAt(c.Best()), Related: before(c, former.Old),
		Words: map[string]lint.Messages{
			"what":   {DE: "die Nummer gehörte bisher zu „" + old + "“", EN: "the number belonged to “" + old + "”"},
			"words":  became(former),
			"answer": {DE: "die Antwort ist noch die dazu", EN: "the response is still the one to that"},
		},
	}
}

// before is what was asked before, as a related place.
func before(c, old *lint.Criterion) []lint.Related {
	return []lint.Related{{
		Messages: lint.Messages{DE: "bisher hieß es: {{text}}", EN: "it said before: {{text}}"},
		Args:     lint.Args{"text": cmp.Or(old.Text, old.Title, "–")}, At: c.At,
	}}
}

// wordingChange is the difference of the wordings.
func wordingChange(r *lint.Revision) lint.Messages {
	if r.Words == "" {
		return lint.Messages{DE: "im Wortlaut gleich", EN: "worded the same"}
	}
	return lint.Messages{DE: r.Words, EN: r.Words}
}

// answerSince says whether a response is still the one that stood there when the old version was accepted.
func answerSince(c, old *lint.Criterion) lint.Messages {
	if old.Fingerprint().Response == c.Fingerprint().Response {
		return lint.Messages{DE: "die Antwort ist noch die zur bisherigen Fassung", EN: "the response is still the one to the old version"}
	}
	return lint.Messages{DE: "ob die Antwort zur neuen Fassung passt, hat niemand bestätigt", EN: "nobody confirmed that the response fits the new version"}
}

// confirmedAsItIs reports whether somebody verified the response as it stands, to the criterion as it stands.
func confirmedAsItIs(b *lint.Bid, c *lint.Criterion) bool {
	v := b.Register.VerificationOf(c)
	return v != nil && v.Judged.Text == c.Fingerprint().Text && v.Judged.Response != "" && len(v.Judged.Differs(c.Fingerprint())) == 0
}

// formerHolders are the criteria whose number belonged to another one in the accepted version, and whose response is still
// the one that stood under that number then: it was not moved along with its criterion.
func formerHolders(b *lint.Bid) map[*lint.Criterion]*lint.Revision {
	out := map[*lint.Criterion]*lint.Revision{}
	for _, c := range b.Criteria {
		former, now := b.Former(c.ID), b.RevisionOf(c)
		if former == nil || now == nil || former == now || former.Old == now.Old || !c.HasID() {
			continue
		}
		said := c.Fingerprint().Response
		if said == former.Old.Fingerprint().Response && (now.Old == nil || said != now.Old.Fingerprint().Response) {
			out[c] = former
		}
	}
	return out
}

// reportAmendedPositions reports prices that were made for another quantity or service.
func reportAmendedPositions(p *lint.Pass) {
	amended := map[*lint.Position]*lint.Revision{}
	for _, r := range p.Bid.Revisions {
		if r.OldPosition != nil && r.NewPosition != nil && r.Stale {
			amended[r.NewPosition] = r
		}
	}
	if len(amended) == 0 {
		return
	}
	for _, copies := range priceLines(p.Bid.Positions) {
		for _, theirs := range copies {
			r, last := amended[theirs], copies[len(copies)-1]
			if r == nil || !pricedAnywhere(copies) {
				continue
			}
			text := lint.Shorten(last.Text, 60)
			p.Report(lint.Finding{
				Position: last, At: last.PriceAt, Match: last.ID,
				Words: map[string]lint.Messages{
					"criterion": {DE: "Position " + last.ID + " „" + text + "“", EN: "position " + last.ID + " “" + text + "”"},
					"what":      r.What,
					"words":     wordingChange(r),
					"answer":    {DE: "der Preis ist zur bisherigen Fassung gemacht", EN: "the price was made for the old version"},
				},
			})
		}
	}
}
