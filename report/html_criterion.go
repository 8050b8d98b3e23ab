package report

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A htmlCriterion is a criterion as the page prints it.
type htmlCriterion struct {
	ID, Title        string
	Status, StatusIn string // the name of the status, and its word
	Word             string // the customer's word for the obligation, else ours
	Points           string
	Text             string
	Place            htmlPlace
	Meta             []string // section, owner, and what the reader would not expect
	Responses        []htmlResponse
	AnswerAt         *htmlPlace // where the form expects the answer; nil where it has no place for it
}

// A htmlResponse is one response as the page prints it.
type htmlResponse struct {
	Claim    []htmlPart // in the customer's word where the form has one
	Blocks   []htmlBlock
	Evidence []htmlEvidence
	Note     string // how the response names the criterion, where not by its own row or ID
	Place    htmlPlace
}

// A htmlEvidence is a document that a response cites.
type htmlEvidence struct {
	Name, Href string
	Missing    bool // the file is not there
}

// titleRunes is how much of a criterion without a title its heading shows; the whole text stands below.
const titleRunes = 80

func (b *htmlBid) criterion(c *lint.Criterion, found []*lint.Finding) *htmlCriterion {
	st := b.r.Status[c]
	h := &htmlCriterion{
		ID: lint.Printable(c.ID), Title: htmlTitle(c.Label()), Status: st.Status.String(),
		StatusIn: statusWords[st.Status].in(b.Lang, 1), Word: lint.Printable(short(c.ObligationWord, 24)), Text: htmlPlain(c.Text),
		Place: b.place(c.At.Location), Meta: b.meta(c),
	}
	if h.Word == "" {
		h.Word = obligationWords[c.Obligation].in(b.Lang, 1)
	}
	if c.Weight != nil {
		h.Points = htmlNumber(*c.Weight, b.Lang)
	}
	if c.AnswerAt != c.At && c.AnswerAt.File != "" {
		p := b.place(c.AnswerAt.Location)
		h.AnswerAt = &p
	}
	for _, r := range c.Responses {
		if !r.Empty() {
			h.Responses = append(h.Responses, b.response(r, found))
		}
	}
	return h
}

// htmlTitle is what a criterion is called in its heading, cut at a word.
func htmlTitle(s string) string {
	s = lint.Printable(strings.Join(strings.Fields(s), " "))
	r := []rune(s)
	if len(r) <= titleRunes {
		return s
	}
	cut := string(r[:titleRunes])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}

// meta lists what else there is to know of a criterion.
func (b *htmlBid) meta(c *lint.Criterion) []string {
	var meta []string
	add := func(when bool, s string) {
		if when {
			meta = append(meta, lint.Printable(s))
		}
	}
	add(c.Section != "", b.T("Abschnitt: ", "Section: ")+c.Section)
	add(c.Owner != "", b.T("Zuständig: ", "Owner: ")+c.Owner)
	if v := b.r.Bid.VerifiedBy(c); v != nil {
		add(true, b.T("Freigegeben: ", "Verified: ")+verifiedText(v, b.Lang))
	}
	reason := b.r.Status[c].Reason().In(b.Lang)
	add(reason != "", reason)
	add(c.ObligationSource == lint.FromDefault && !c.Withdrawn, b.T("keine Art genannt, gilt als Muss", "no obligation stated, taken as a must"))
	add(c.Hidden, b.T("im Katalog ausgeblendet", "hidden in the catalogue"))
	add(c.DuplicateOf() != nil, b.T("ID kommt mehrfach vor", "ID occurs more than once"))
	return append(meta, registered(b.r.Bid, c, b.Lang)...)
}

func (b *htmlBid) response(r *lint.Response, found []*lint.Finding) htmlResponse {
	h := htmlResponse{Place: b.place(r.At.Location), Blocks: htmlBlocks(r.Text, found)}
	switch {
	case r.ClaimText() != "":
		h.Claim = marked(r.ClaimCell, found)
	case r.Claim != lint.Unstated && len(h.Blocks) == 0:
		h.Claim = []htmlPart{{Text: Claim(r.Claim, b.Lang)}}
	}
	switch r.Via {
	case lint.ViaBlanket:
		h.Note = b.T("nur pauschal genannt", "named by a blanket claim only")
	case lint.ViaQuote:
		h.Note = b.T("am Wortlaut erkannt", "recognised by its wording")
	}
	for _, e := range r.Evidence {
		h.Evidence = append(h.Evidence, b.evidence(e))
	}
	return h
}

func (b *htmlBid) evidence(e lint.Evidence) htmlEvidence {
	h := htmlEvidence{Name: lint.Printable(strings.TrimSpace(e.Name()))}
	switch {
	case e.Path != "" && e.Exists:
		h.Href = b.href(e.Path)
	case e.Path != "":
		h.Missing = true
	default:
		h.Href = webHref(e.Target)
	}
	return h
}
