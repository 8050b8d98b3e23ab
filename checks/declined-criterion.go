package checks

import (
	_ "embed" // the page
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

//go:embed declined-criterion.md
var declinedCriterionDoc string

var declinedCriterion = &lint.Check{
	ID:   "declined-criterion",
	Kind: lint.Missed,
	Doc:  declinedCriterionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}{{verdict_de}} „{{match}}“",
		EN: "{{criterion}}{{verdict_en}} “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Die Antwort prüfen. Stimmt sie: über das Angebot entscheiden, rechtzeitig eine Bieterfrage stellen oder anbieten, was das Kriterium erfüllt.",
		EN: "Check the answer. If it is right, decide whether to bid, ask the customer a question in time, or offer what meets the criterion.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"promised-feature", "hedged-response", "bare-claim", "missing-explanation"},
	Run: func(p *lint.Pass) error {
		refused := refusals(p)
		var open *lint.Finding
		for c, r := range p.Responses() {
			f := declined(c, r, refused)
			switch {
			case f == nil:
			case open != nil && open.Criterion == c:
				open.Related = append(open.Related, lint.Related{Messages: alsoDeclined, Args: lint.Args{"match": f.Args["match"]}, At: f.At})
			default:
				if open != nil {
					p.Report(*open)
				}
				open = f
			}
		}
		if open != nil {
			p.Report(*open)
		}
		return nil
	},
}

var alsoDeclined = lint.Messages{DE: "auch hier lautet die Antwort „{{match}}“", EN: "here too the answer is “{{match}}”"}

// declined is the finding about a response that declines, by its claim or in a sentence; nil where it does not. Where
// the two contradict each other, the refusal counts.
func declined(c *lint.Criterion, r *lint.Response, refused map[*lint.Response]lint.Hit) *lint.Finding {
	f := &lint.Finding{Criterion: c, Response: r}
	h, said := refused[r]
	switch {
	case declines(r.Claim):
		f.At, f.Match = claimAt(r), wording(r)
		f.Args = lint.Args{"match": wholeClaim(r)}
	case said:
		f.At, f.Match = h.Block.At(h.Start, h.End), h.Match()
		f.Args = lint.Args{"match": excerpt(h)}
	default:
		b, from, to := turnedDown(c, r)
		if b == nil {
			return nil
		}
		f.At, f.Match = b.At(from, to), b.Str[from:to]
		f.Args = lint.Args{"match": strings.TrimRight(f.Match, ".! ")}
	}
	f.Args["verdict_de"], f.Args["verdict_en"] = ": die Antwort lautet", ": the answer is"
	// Only a word of the customer's own is quoted.
	if w := c.ObligationWord; w != "" {
		f.Args["verdict_de"] = ": gefordert ist „" + w + "“, die Antwort lautet"
		f.Args["verdict_en"] = ": the customer asks for “" + w + "”, the answer is"
	}
	return f
}

// turnedDown is the sentence of a response, b.Str[from:to], that turns a criterion down: by denying what is asked, by saying that it is no part
// of the offer, or by using what is ruled out; nil for none.
func turnedDown(c *lint.Criterion, r *lint.Response) (b *lint.Block, from, to int) {
	if b, to = refusal(c, r); b != nil {
		return b, 0, to
	}
	if b, from, to = disowned(c, r); b != nil {
		return b, from, to
	}
	return defied(c, r)
}

// declines reports whether a claim falls short of what is asked.
func declines(c lint.Claim) bool {
	switch c {
	case lint.No, lint.Partial, lint.Roadmap, lint.NotApplicable:
		return true
	}
	return false
}

// wholeClaim is the wording of a claim with what qualifies it in the same cell: the "yes" of "yes, partly" alone would
// say the opposite.
func wholeClaim(r *lint.Response) string {
	s := wording(r)
	if r.ClaimCell == nil || r.Claim == lint.No {
		return s
	}
	for _, b := range prose(r) {
		if b.Kind == lint.Cell && b.Span == r.ClaimCell.Span {
			s += " … " + b.Str
		}
	}
	return s
}

// refusalWords is how long a sentence may be that is a refusal with its reason and nothing else.
const refusalWords = 25

// refusals finds the responses that begin with a refusal: it opens the first sentence and fills its clause, and the
// sentence is short. In the middle of a longer answer the same words speak about a detail.
func refusals(p *lint.Pass) map[*lint.Response]lint.Hit {
	out := map[*lint.Response]lint.Hit{}
	for f := range p.Hits() {
		if _, known := out[f.Response]; known || f.Response == nil || !opens(f.Response, f.Block) {
			continue
		}
		if refuses(f.Criterion, f.Hit) {
			out[f.Response] = f.Hit
		}
	}
	return out
}

// refusal is the first sentence of a response, b.Str[:to], where it denies what is asked by its own or a general name:
// "XRechnung wird nicht unterstützt.", "Eine Umsetzung ist nicht möglich." The wordings that refusals finds are of other forms.
func refusal(c *lint.Criterion, r *lint.Response) (b *lint.Block, to int) {
	bs := prose(r)
	if len(bs) == 0 || denies(c.Text) || prohibition().MatchString(c.Text) {
		return nil, 0
	}
	b = bs[0]
	span := statements(b.Str)[0]
	words := letterWords(b.Str[:span[1]])
	if substitutes(words, contentWords(c.Text)) {
		return b, span[1]
	}
	if len(words) > backWords || conditional(words) {
		return nil, 0
	}
	if deniesAsked(words, contentWords(c.Title+" "+c.Text)) || named(b.Str[:span[1]]) && deniesGenerally(words) {
		return b, span[1]
	}
	return nil, 0
}

// opens reports whether a response begins with a block. In a row every cell is a beginning.
func opens(r *lint.Response, b *lint.Block) bool {
	if b == r.ClaimCell {
		return !r.Claim.Yes()
	}
	bs := prose(r)
	return len(bs) > 0 && bs[0] == b || r.Via == lint.ViaRow && slices.Contains(bs, b)
}

var (
	// prohibition is what makes "is not possible" the answer that is wanted.
	prohibition = lazily(`(?i)\b(?:darf|dürfen|soll|sollen|muss|müssen) (?:[\p{L}-]+ ){0,6}?(?:nicht|kein\p{L}*)\b|\b(?:must|shall|may|should|can|will)(?: ?not| never)\b|\b(?:verhindern|verhindert|ausgeschlossen|unterbunden|prevent|prevents|prohibited)\b`)
	// aboutRequirement is in refusals that nobody can take for such an answer.
	aboutRequirement = lazily(`(?i)anforderung|requirement|compl(?:y|iant)|erfüll|anbieten|offer`)
)

func refuses(c *lint.Criterion, h lint.Hit) bool {
	s := h.Block.Str
	end := len(s)
	for _, stop := range []string{". ", "! ", "? ", "; ", "\n"} {
		if i := strings.Index(s[h.End:end], stop); i >= 0 {
			end = h.End + i
		}
	}
	before := strings.TrimPrefix(strings.TrimSpace(s[:h.Start]), c.ID)
	if strings.ContainsFunc(before, letterOrDigit) || len(strings.Fields(s[h.Start:end])) > refusalWords {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[h.End:end], " \u00a0"))
	if letterOrDigit(next) {
		return false
	}
	return !prohibition().MatchString(c.Text) || aboutRequirement().MatchString(h.Match())
}

func letterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
