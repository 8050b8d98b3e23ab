package change

import (
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/versions"
)

// A Touch is something of an offer that hangs on a change.
type Touch struct {
	Kind  TouchKind
	State TouchState
	By    string // who verified or waived; "" for a response
	On    string // when it was verified, or until when it is waived; YYYY-MM-DD or ""
	Rule  string // of a waiver
	At    lint.Location
}

// A TouchKind says what it is that a change touches.
type TouchKind string

// The kinds of what a change touches.
const (
	TouchResponse     TouchKind = "response"
	TouchVerification TouchKind = "verification"
	TouchWaiver       TouchKind = "waiver"
)

// A TouchState says what has to be done about it.
type TouchState string

// The states. Missing: a new criterion, and nothing answers it yet.
const (
	TouchMissing  TouchState = "missing"
	TouchLook     TouchState = "look-again"
	TouchOrphaned TouchState = "orphaned"
	TouchMove     TouchState = "move" // a response that goes under another number
	TouchVoid     TouchState = "void"
	TouchCarried  TouchState = "carried-over"
)

// touch says what a change means for a part of the offer.
func (o Options) touch(c *versions.Change, t Touch) string {
	switch t.Kind {
	case TouchVerification:
		return o.entry(o.pick("Freigabe von ", "verification by ")+lint.Printable(t.By), t)
	case TouchWaiver:
		return o.entry(o.pick("Ausnahme für ", "waiver of ")+lint.Printable(t.Rule)+o.pick(" von ", " by ")+lint.Printable(t.By), t)
	}
	switch t.State {
	case TouchMissing:
		return o.pick("noch nicht beantwortet", "not answered yet")
	case TouchOrphaned:
		return o.pick("die Antwort hat kein Kriterium mehr", "the response has no criterion any more")
	case TouchMove:
		return o.pick("die Antwort gehört jetzt zu ", "the response belongs to ") + lint.Printable(c.New.Name()) + o.pick("", " now")
	}
	return o.pick("die Antwort neu ansehen", "look at the response again")
}

func (o Options) entry(what string, t Touch) string {
	if t.On != "" {
		what += " (" + t.On + ")"
	}
	if t.State == TouchVoid {
		return what + o.pick(" gilt nicht mehr", " is void")
	}
	return what + o.pick(" bleibt gültig", " is carried over")
}

// touches are what hangs on a change, each with its place.
func (o Options) touches(c *versions.Change) []string {
	var parts []string
	for _, t := range o.Touches[c] {
		parts = append(parts, t.At.String()+": "+o.touch(c, t))
	}
	return parts
}

// offer is the header of the column about the offer.
func (o Options) offer() string { return o.pick("Im Angebot", "In the offer") }
