package checks

import (
	_ "embed" // the page
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed other-bid-residue.md
var otherBidResidueDoc string

var otherBidResidue = &lint.Check{
	ID:   "other-bid-residue",
	Kind: lint.Unverified,
	Doc:  otherBidResidueDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ gehört zur Ausschreibung {{bid}}{{fault}}",
		EN: "{{criterion}}: “{{match}}” belongs to the bid {{bid}}{{fault}}",
	},
	Advice: lint.Messages{
		DE: "Den Absatz für diesen Auftraggeber neu schreiben; auch Mengen, Fristen und Produkte darin können von dort sein.",
		EN: "Write the paragraph anew for this customer; quantities, dates and products in it may come from there as well.",
	},
	Run: func(p *lint.Pass) error {
		o, err := readOthers(p.Bid)
		if err != nil || o == nil {
			return err
		}
		references := referenceChapters(p.Bid)
		done := map[*lint.Block]bool{}
		for b, s := range places(p) {
			if references[b] || done[b] || s.Criterion != nil && aboutReferences().MatchString(s.Criterion.Label()+" "+s.Criterion.Text) {
				continue
			}
			if f, ok := o.copied(b); ok {
				done[b] = true
				f.Criterion, f.Response = s.Criterion, s.Response
				p.Report(f)
			}
		}
		said := map[[3]string]bool{}
		for b, t := range besideText(p) {
			for _, h := range o.find(b) {
				where := whereOf(t)
				if key := [3]string{t.At.String(), where.EN, h.Match()}; !said[key] && t.Kind != lint.FirstLine {
					said[key] = true
					p.Report(lint.Finding{
						At: t.At, Match: h.Match(), Args: lint.Args{"match": h.Match(), "bid": o.of[h.Phrase].Name},
						Words: map[string]lint.Messages{"criterion": where, "fault": {DE: ", nicht zu dieser", EN: ", not to this one"}},
					})
				}
			}
		}
		return nil
	},
}

// others are the bids beside this one, and the names by which they are known.
type others struct {
	matcher *phrase.Matcher
	of      []*lint.OtherBid // the bid of each name
	// said are the sentences of the other offers that hold a name, folded, with their places.
	said map[*lint.OtherBid]map[string]lint.Span
}

// readOthers gathers the names of the other bids; nil where there are none to look for. Names that this bid has itself, and
// those that wrong-customer looks for, are left out.
func readOthers(bid *lint.Bid) (*others, error) {
	o := &others{said: map[*lint.OtherBid]map[string]lint.Span{}}
	var names []lint.Phrase
	ours := bareNumber(bid.Config.Customer + " " + bid.Config.Tender)
	numbers := tenderNumbers(bid.Config.Tender)
	for i := range bid.Others {
		other := &bid.Others[i]
		for _, name := range []string{other.Customer, other.Tender} {
			bare := bareNumber(name)
			switch {
			case len(bare) < shortestName || strings.Contains(ours, bare),
				slices.ContainsFunc(bid.Config.OtherCustomers, func(n string) bool { return bareNumber(n) == bare }),
				name == other.Tender && len(wrongNumbers(name, bid.Config.Tender, numbers)) > 0:
				continue
			}
			names = append(names, lint.Phrase{Pattern: plainName(name)})
			o.of = append(o.of, other)
		}
	}
	if len(names) == 0 {
		return nil, nil
	}
	var err error
	o.matcher, err = phrase.Compile(names)
	return o, err
}

// shortestName is in bytes, without blanks: a shorter one stands in too many texts.
const shortestName = 5

// find lists where other bids are named in a block. "A sample county" is not Sample County.
func (o *others) find(b *lint.Block) []lint.Hit {
	return slices.DeleteFunc(o.matcher.Find([]*lint.Block{b}), func(h lint.Hit) bool {
		r := []rune(h.Match())[0]
		return unicode.IsLetter(r) && !unicode.IsUpper(r)
	})
}

// copied finds the first sentence of a block that names another bid and stands there word for word.
func (o *others) copied(b *lint.Block) (lint.Finding, bool) {
	for _, h := range o.find(b) {
		other := o.of[h.Phrase]
		text := sentence(b.Str, h.Start, h.End)
		at, ok := o.sentences(other)[sentenceKey(text)]
		if !ok || strings.Count(sentenceKey(text), " ") < fewestWords-1 {
			continue
		}
		return lint.Finding{
			At: b.At(h.Start, h.End), Match: h.Match(), Args: lint.Args{"match": h.Match(), "bid": other.Name},
			Words: map[string]lint.Messages{"fault": {DE: "; der Satz steht dort wortgleich", EN: "; the sentence stands there word for word"}},
			Related: []lint.Related{{
				Messages: lint.Messages{DE: "dort: „{{text}}“", EN: "there: “{{text}}”"}, Args: lint.Args{"text": strings.TrimSpace(text)}, At: at,
			}},
		}, true
	}
	return lint.Finding{}, false
}

// fewestWords is how many words a sentence has at least that nobody writes twice by chance.
const fewestWords = 5

// sentences are those of another offer that hold one of its names.
func (o *others) sentences(other *lint.OtherBid) map[string]lint.Span {
	if m, ok := o.said[other]; ok {
		return m
	}
	m := map[string]lint.Span{}
	o.said[other] = m
	for _, t := range other.Passages {
		for _, b := range t.Blocks {
			if b.Customer || b.Kind == lint.Code || b.Kind == lint.Comment {
				continue
			}
			for _, h := range o.find(b) {
				key := sentenceKey(sentence(b.Str, h.Start, h.End))
				if _, twice := m[key]; !twice && o.of[h.Phrase] == other {
					m[key] = b.At(h.Start, h.End)
				}
			}
		}
	}
	return m
}

// sentenceKey is what a sentence says, without case and signs.
func sentenceKey(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}

// plainName is a name as a phrase: what would have a meaning in one is a blank, and the sign of a class stands apart.
func plainName(name string) string {
	return strings.NewReplacer("{", " ", "|", " ", "}", " ", "*", " ", "…", " ", "...", " ", "^", " ", "@", "@ ").Replace(name)
}

// NamedOthers reports, for each of the bid's Others, whether the offer names its customer or tender: only of those the offers
// need to be read.
func NamedOthers(bid *lint.Bid) ([]bool, error) {
	named := make([]bool, len(bid.Others))
	o, err := readOthers(bid)
	if err != nil || o == nil {
		return named, err
	}
	for _, t := range bid.Passages {
		for _, h := range o.matcher.Find(t.Blocks) {
			for i := range bid.Others {
				named[i] = named[i] || o.of[h.Phrase] == &bid.Others[i]
			}
		}
	}
	return named, nil
}
