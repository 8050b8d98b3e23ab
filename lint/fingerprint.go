package lint

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// A Fingerprint is what was judged, hashed per part: the criterion's text and obligation, the answers that the form allows,
// and the response. A part is "" where the file that was read cannot tell it; it then equals anything. Package register
// makes fingerprints of criteria.
type Fingerprint struct{ Text, Obligation, Answers, Response string }

// unknownPart is how a part that cannot be known is written.
const unknownPart = "-"

// fingerprintForm is a fingerprint as it is written: four parts of 12 hexadecimal digits each, or a dash.
var fingerprintForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^v1:([0-9a-f]{12}|-)\.([0-9a-f]{12}|-)\.([0-9a-f]{12}|-)\.([0-9a-f]{12}|-)$`)
})

// FingerprintPattern is the form of a written fingerprint.
func FingerprintPattern() string { return fingerprintForm().String() }

// String writes v1:text.obligation.answers.response; "" for the zero value.
func (f Fingerprint) String() string {
	if f == (Fingerprint{}) {
		return ""
	}
	parts := f.Parts()
	for i, p := range parts {
		if p == "" {
			parts[i] = unknownPart
		}
	}
	return "v1:" + strings.Join(parts[:], ".")
}

// Parts are the four parts in the order in which they are written.
func (f Fingerprint) Parts() [4]string {
	return [4]string{f.Text, f.Obligation, f.Answers, f.Response}
}

// ParseFingerprint reads a written fingerprint; "" is the zero value.
func ParseFingerprint(s string) (Fingerprint, error) {
	if s == "" {
		return Fingerprint{}, nil
	}
	m := fingerprintForm().FindStringSubmatch(s)
	if m == nil {
		return Fingerprint{}, fmt.Errorf("%q is no fingerprint; offerlint verify and offerlint waive write them", s)
	}
	for i, p := range m {
		if p == unknownPart {
			m[i] = ""
		}
	}
	return Fingerprint{m[1], m[2], m[3], m[4]}, nil
}

// A FingerprintPart names one part of a fingerprint.
type FingerprintPart uint8

// The parts, in the order in which they are written.
const (
	PartText FingerprintPart = iota
	PartObligation
	PartAnswers
	PartResponse
)

var partNames = []string{"text", "obligation", "answers", "response"}

func (p FingerprintPart) String() string { return name(partNames, p) }

// Differs lists the parts in which two fingerprints differ. A part that one of them cannot tell differs from nothing.
func (f Fingerprint) Differs(g Fingerprint) []FingerprintPart {
	var out []FingerprintPart
	a, b := f.Parts(), g.Parts()
	for i := range a {
		if a[i] != "" && b[i] != "" && a[i] != b[i] {
			out = append(out, FingerprintPart(i))
		}
	}
	return out
}

// Parts are the texts that a fingerprint is made of, as people read them; "" where the file cannot tell.
type Parts struct{ Text, Obligation, Answers, Response string }

// Parts are those of a criterion as it stands today.
func (c *Criterion) Parts() Parts {
	p := Parts{Text: joined(c.Title, c.Text), Obligation: c.Obligation.String(), Answers: strings.Join(c.Allowed, "\n")}
	var said []string
	for _, r := range c.Responses {
		if !r.Empty() && r.Via != ViaBlanket {
			said = append(said, joined(r.ClaimText(), r.Text.String()))
		}
	}
	p.Response = strings.Join(said, "\n")
	return p
}

// joined puts two texts below each other; the first is said once where the second begins with it, or has it as a line. A
// claim such as "A" must not vanish in a text that holds the letter.
func joined(a, b string) string {
	rest, begins := strings.CutPrefix(b, a)
	next, _ := utf8.DecodeRuneInString(rest)
	switch {
	case a == "", begins && !unicode.IsLetter(next) && !unicode.IsDigit(next), strings.Contains("\n"+b+"\n", "\n"+a+"\n"):
		return b
	case b == "":
		return a
	}
	return a + "\n" + b
}

// List is the parts in the order of a fingerprint.
func (p Parts) List() [4]string { return [4]string{p.Text, p.Obligation, p.Answers, p.Response} }

// A Change is a part of a criterion that is no longer what was judged.
type Change struct {
	Part   FingerprintPart
	Known  bool // the history knows the old text
	Before string
	After  string
}

// Changes lists what changed in a criterion since a fingerprint was taken.
func (r *Register) Changes(judged Fingerprint, c *Criterion) []Change {
	now, old := c.Parts().List(), judged.Parts()
	var out []Change
	for _, p := range judged.Differs(c.Fingerprint()) {
		before, known := r.Past[old[p]]
		out = append(out, Change{Part: p, Known: known, Before: before, After: now[p]})
	}
	return out
}
