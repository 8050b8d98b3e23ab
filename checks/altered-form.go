package checks

import (
	_ "embed" // the page
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed altered-form.md
var alteredFormDoc string

var alteredForm = &lint.Check{
	ID:   "altered-form",
	Kind: lint.Unverified,
	Doc:  alteredFormDoc,
	Messages: lint.Messages{
		DE: "das Formular ist anders, als der Auftraggeber es ausgegeben hat: {{what}}",
		EN: "the form is not as the customer issued it: {{what}}",
	},
	Advice: lint.Messages{
		DE: "Die Antworten in eine frische Kopie der Datei des Auftraggebers übertragen, oder die Änderung zurücknehmen.",
		EN: "Move the answers into a fresh copy of the customer's file, or undo the change.",
	},
	Run: func(p *lint.Pass) error {
		for _, a := range grouped(altered(p)) {
			say := alteredForms[a[0].What]
			a = slices.DeleteFunc(a, func(x lint.Alteration) bool { return formerly(p.Bid.RevisionOf(x.Criterion), x) })
			if say == nil || len(a) == 0 {
				continue
			}
			what := say(a)
			if what.DE == "" {
				continue
			}
			f := lint.Finding{Criterion: a[0].Criterion, At: a[0].At, Match: a[0].Was + a[0].Is, Words: map[string]lint.Messages{"what": what}}
			if len(a) > 1 {
				f.Criterion = nil // about the rows as a whole
			}
			if a[0].Original.File != "" {
				f.Related = []lint.Related{{Messages: lint.Messages{DE: "beim Auftraggeber", EN: "with the customer"}, At: a[0].Original}}
			}
			p.Report(f)
		}
		return nil
	},
}

// formerly reports whether our row is as the customer issued it in the version that was accepted: then he hid it, showed it or
// changed its answers since.
func formerly(r *lint.Revision, a lint.Alteration) bool {
	if r == nil || r.Old == nil {
		return false
	}
	switch a.What {
	case lint.HiddenRow:
		return r.Old.Hidden
	case lint.ShownRow:
		return !r.Old.Hidden
	case lint.AlteredNumber:
		return strings.EqualFold(a.Is, r.Old.ID)
	case lint.AlteredAnswers:
		return slices.Equal(strings.Split(a.Is, "\n"), r.Old.Allowed)
	}
	return false
}

// grouped puts together what happened to many rows of a sheet in the same way: numbers and lists that were changed, rows that were
// hidden or shown. All else stands alone.
func grouped(all iter.Seq[lint.Alteration]) [][]lint.Alteration {
	type key struct {
		what                 lint.AlterationKind
		file, sheet, was, is string
	}
	at := map[key]int{}
	var out [][]lint.Alteration
	for a := range all {
		switch a.What {
		case lint.AlteredAnswers, lint.HiddenRow, lint.ShownRow, lint.AlteredNumber:
			k := key{a.What, a.At.File, a.At.Sheet, a.Was, a.Is}
			if a.What == lint.AlteredNumber {
				k.was, k.is = "", ""
			}
			if i, ok := at[k]; ok {
				out[i] = append(out[i], a)
				continue
			}
			at[k] = len(out)
		}
		out = append(out, []lint.Alteration{a})
	}
	return out
}

// alteredForms say in words what was altered; empty words stand for a difference that says nothing.
var alteredForms = map[lint.AlterationKind]func([]lint.Alteration) lint.Messages{
	lint.AlteredAnswers: func(as []lint.Alteration) lint.Messages {
		was, is := choices(as[0].Was), choices(as[0].Is)
		if as[0].Is == "" {
			return lint.Messages{DE: "die Auswahlliste " + was + " fehlt" + inRows(as).DE, EN: "the list " + was + " is gone" + inRows(as).EN}
		}
		return lint.Messages{
			DE: "die Auswahlliste ist " + is + " statt " + was + inRows(as).DE,
			EN: "the list is " + is + " instead of " + was + inRows(as).EN,
		}
	},
	lint.AlteredNumber: func(as []lint.Alteration) lint.Messages {
		was, is := as[0].Was, as[0].Is
		return lint.Messages{DE: "die Nummer ist " + is + " statt " + was + inRows(as).DE, EN: "the number is " + is + " instead of " + was + inRows(as).EN}
	},
	lint.HiddenRow: func(as []lint.Alteration) lint.Messages {
		return lint.Messages{DE: "ausgeblendet" + inRows(as).DE, EN: "hidden" + inRows(as).EN}
	},
	lint.ShownRow: func(as []lint.Alteration) lint.Messages {
		return lint.Messages{DE: "eingeblendet, was ausgeblendet war" + inRows(as).DE, EN: "shown, and was hidden" + inRows(as).EN}
	},
	lint.MissingRow: func(as []lint.Alteration) lint.Messages {
		name := as[0].Criterion.ID + " " + lint.Shorten(as[0].Criterion.Label(), 40)
		return lint.Messages{DE: "die Zeile zu " + name + " fehlt", EN: "the row of " + name + " is missing"}
	},
	lint.AddedRow: func(as []lint.Alteration) lint.Messages {
		return lint.Messages{DE: "die Zeile " + as[0].Is + " ist hinzugekommen", EN: "the row " + as[0].Is + " was added"}
	},
	lint.MissingSheet: func(as []lint.Alteration) lint.Messages {
		return lint.Messages{DE: "das Blatt „" + as[0].Was + "“ fehlt", EN: "the sheet “" + as[0].Was + "” is missing"}
	},
	lint.AddedSheet: func(as []lint.Alteration) lint.Messages {
		return lint.Messages{DE: "das Blatt „" + as[0].Is + "“ ist hinzugekommen", EN: "the sheet “" + as[0].Is + "” was added"}
	},
	lint.MissingProtection: func(as []lint.Alteration) lint.Messages {
		return lint.Messages{DE: "der Schutz des Blatts ist aufgehoben", EN: "the protection of the sheet is gone"}
	},
	lint.AlteredCell: func(as []lint.Alteration) lint.Messages {
		a := as[0]
		if a.Is == "" {
			text := lint.Shorten(a.Was, 80)
			return lint.Messages{DE: "es fehlt „" + text + "“", EN: "“" + text + "” is gone"}
		}
		change := wordsAltered(a.Was, a.Is)
		return lint.Messages{DE: change, EN: change}
	},
}

// choices writes a list of answers on one line.
func choices(s string) string {
	all := strings.Split(s, "\n")
	if len(all) > 5 {
		all = append(all[:5], "…")
	}
	return "(" + strings.Join(all, ", ") + ")"
}

// inRows says of how many rows one message speaks.
func inRows(as []lint.Alteration) lint.Messages {
	if len(as) == 1 {
		return lint.Messages{}
	}
	n := strconv.Itoa(len(as))
	return lint.Messages{DE: ", in " + n + " Zeilen", EN: ", in " + n + " rows"}
}
