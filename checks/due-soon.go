package checks

import (
	_ "embed" // the page
	"strconv"

	"github.com/offerlint/offerlint/lint"
)

//go:embed due-soon.md
var dueSoonDoc string

var dueSoon = &lint.Check{
	ID:   "due-soon",
	Kind: lint.Unverified,
	Doc:  dueSoonDoc,
	Messages: lint.Messages{
		DE: "Abgabe am {{due}}; es bleiben {{left}}, und das Angebot steht auf der Stufe {{stage}}",
		EN: "Due on {{due}}; {{left}} left, and the offer is still at the stage {{stage}}",
	},
	Advice: lint.Messages{
		DE: "Die Befunde der Stufe submit jetzt ansehen: offerlint check --stage submit.",
		EN: "Look at the findings of the last stage now: offerlint check --stage submit.",
	},
	Run: func(p *lint.Pass) error {
		left, ok := p.Bid.Config.Left()
		if !ok || left.Over || left.Days >= soonDays || p.Stage == lint.Submit {
			return nil
		}
		f := dueFinding(p.Bid.Config)
		f.Words["left"] = timeLeft(left)
		f.Words["stage"] = lint.Messages{
			DE: map[lint.Stage]string{lint.Draft: "Entwurf", lint.Review: "Prüfung"}[p.Stage], EN: p.Stage.String(),
		}
		p.Report(f)
		return nil
	},
}

// soonDays is when an offer is due soon: within 72 hours, or three days of the calendar where no hour is known.
const soonDays = 3

// timeLeft is the time that is left, in words.
func timeLeft(l lint.Left) lint.Messages {
	m := lint.Messages{DE: amountOf(l.Days, "Tag", "Tage"), EN: amountOf(l.Days, "day", "days")}
	if l.Exact {
		m.DE += " und " + amountOf(l.Hours, "Stunde", "Stunden")
		m.EN += " and " + amountOf(l.Hours, "hour", "hours")
	}
	return m
}

func amountOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}
