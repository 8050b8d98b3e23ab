package matrix

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// registered is what the register says about a criterion, in the columns for people to fill in.
func registered(b *lint.Bid, c *lint.Criterion) map[field]string {
	out := map[field]string{}
	if v := b.Register.VerificationOf(c); v != nil {
		out[verifiedBy], out[verifiedOn], out[verifiedWith] = v.By, v.On, strings.Join(v.Evidence, ", ")
	}
	var questions []string
	for _, q := range b.Register.Questions {
		if q.Of == c {
			questions = append(questions, q.ID+": "+oneLine(q.Text))
		}
	}
	out[question] = strings.Join(questions, "\n")
	for _, w := range b.Register.Waivers {
		if w.Of == c && out[waiverReason] == "" {
			out[waiverReason], out[waivedBy], out[waivedUntil] = oneLine(w.Reason), w.By, w.Until
		}
	}
	for f, v := range out {
		out[f] = strings.TrimSpace(clean(v))
	}
	return out
}

// unnumbered is questions as somebody wrote them, before they got their IDs.
func unnumbered(questions string) string {
	lines := strings.Split(questions, "\n")
	for i, l := range lines {
		_, lines[i], _ = strings.Cut(l, ": ")
	}
	return strings.Join(lines, "\n")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// hashOf is short for a text: people see in the hidden column that it is not for them.
func hashOf(s string) string {
	if s == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:6])
}

// madeOf notes what offerlint wrote into the columns to fill in, so that what people changed is known.
func madeOf(values map[field]string) string {
	var parts []string
	for _, c := range columns {
		if v := values[c.field]; c.entry && v != "" {
			parts = append(parts, string(c.field)+"="+hashOf(v))
		}
	}
	return strings.Join(parts, " ")
}

func readMade(s string) map[field]string {
	out := map[field]string{}
	for part := range strings.FieldsSeq(s) {
		name, hash, _ := strings.Cut(part, "=")
		out[field(name)] = hash
	}
	return out
}

// Entered is what people filled in, after Assign, in the order of the rows. A field in which the register says by now what
// somebody entered is left out.
func (es Entries) Entered(b *lint.Bid) []*lint.Entered {
	var out []*lint.Entered
	for _, e := range es {
		if e.of == nil {
			continue
		}
		now := registered(b, e.of)
		now[owner] = e.of.Owner
		in := &lint.Entered{
			Of: e.of, Owner: e.shown[owner], VerifiedBy: e.shown[verifiedBy], VerifiedOn: e.shown[verifiedOn],
			VerifiedWith: e.shown[verifiedWith], Question: e.shown[question], WaiverReason: e.shown[waiverReason],
			WaivedBy: e.shown[waivedBy], WaivedUntil: e.shown[waivedUntil], Changed: map[lint.EnteredField]bool{},
		}
		in.Judged, _ = lint.ParseFingerprint(e.judged) // what is none is the zero value, which fits nothing
		for f, v := range e.values {
			if v == now[f] || f == question && v == unnumbered(now[f]) {
				continue
			}
			in.Changed[lint.EnteredField(f)] = true
			if f != owner && hashOf(now[f]) != e.made[f] {
				in.Overtaken = append(in.Overtaken, lint.Overtaken{Field: lint.EnteredField(f), Entered: v, Registered: now[f]})
			}
		}
		for _, f := range e.emptied {
			if now[f] != "" {
				in.Emptied = append(in.Emptied, lint.EnteredField(f))
			}
		}
		slices.SortFunc(in.Overtaken, func(a, b lint.Overtaken) int { return cmp.Compare(a.Field, b.Field) })
		if len(in.Changed)+len(in.Emptied) > 0 {
			out = append(out, in)
		}
	}
	return out
}
