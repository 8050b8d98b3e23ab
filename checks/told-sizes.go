package checks

import (
	"strings"

	"github.com/offerlint/offerlint/quantity"
)

// sizeOf names the size of what is offered that a quantity tells, and the thing where the sentence names it. It is "" for
// sizes of parts: a bare "Länge" is that of the whole only where the sentence, or the criterion that it answers, names a whole thing.
func (r reader) sizeOf(q quantity.Quantity) (size, of string) {
	switch q.Kind {
	case quantity.Length, quantity.Mass, quantity.Power, quantity.Volume, quantity.Speed:
	default:
		return "", ""
	}
	if q.Comparator != quantity.Stated && q.Comparator != quantity.Exactly {
		return "", ""
	}
	s := r.block.Str
	from, to := edgesOf(s, q, ".!?;,\n")
	before, behind := strings.ToLower(s[from:q.From]), strings.ToLower(s[q.To:to])
	if strings.TrimSpace(before) == "" {
		before = strings.ToLower(r.label)
	}
	var name string
	if m := sizeNames().FindStringSubmatch(before); m != nil {
		name = m[1]
	} else if m := sizeBehind().FindStringSubmatch(behind); m != nil {
		name = m[1]
	}
	from, to = edgesOf(s, q, ".!?;\n")
	around := strings.ToLower(r.label + " " + s[from:to])
	if name == "" || aboutAPart().MatchString(around+" "+r.heading) || otherThing().MatchString(around) || otherObject().MatchString(around+" "+r.heading) {
		return "", ""
	}
	if known, ok := knownSizes[name]; ok {
		text := around
		if c := r.found.Criterion; c != nil {
			text += " " + strings.ToLower(c.Title+" "+c.Text)
		}
		if known.bare && !wholeThing().MatchString(text) {
			return "", ""
		}
		name = known.size
	}
	if m := sizeSubject().FindStringSubmatch(around); m != nil {
		for _, w := range m[1:] {
			of += w
		}
	}
	return "size " + name, strings.TrimSuffix(of, "s")
}

// knownSizes are words for one size. A bare one may be that of a part.
var knownSizes = map[string]struct {
	size string
	bare bool
}{
	"gesamtlänge": {"length", false}, "länge über alles": {"length", false}, "overall length": {"length", false}, "total length": {"length", false},
	"gesamtbreite": {"width", false}, "overall width": {"width", false}, "gesamthöhe": {"height", false}, "overall height": {"height", false},
	"länge": {"length", true}, "length": {"length", true}, "lang": {"length", true}, "long": {"length", true},
	"breite": {"width", true}, "width": {"width", true}, "breit": {"width", true}, "wide": {"width", true},
	"höhe": {"height", true}, "height": {"height", true}, "hoch": {"height", true}, "high": {"height", true},
	"gross vehicle weight": {"gesamtgewicht", false}, "kerb weight": {"leergewicht", false}, "unladen weight": {"leergewicht", false}, "engine power": {"motorleistung", false},
}

var (
	sizeNames = lazily(`(?:^|[^\pL])(gesamtlänge|länge über alles|gesamtbreite|gesamthöhe|gesamtgewicht|leergewicht|nutzlast|motorleistung|radstand|wendekreis|rettungshöhe|arbeitshöhe|hubhöhe|tankinhalt|tankvolumen|höchstgeschwindigkeit|` +
		`overall length|total length|overall width|overall height|gross vehicle weight|kerb weight|unladen weight|payload|engine power|wheelbase|turning circle|working height|lifting height|tank capacity|top speed|länge|breite|höhe|length|width|height)(?:$|[^\pL])`)
	sizeBehind  = lazily(`^ (lang|breit|hoch|long|wide|high)(?:$|[^\pL])`)
	otherThing  = lazily(`andere|other|bei (?:ein|aus)gefahren|eingeklappt|ausgeklappt|folded|extended|ohne |mit |without |with |bis |from `)
	otherObject = lazily(`ersatz|anhänger|trailer|muster|zweit|second|spare`)
	wholeThing  = lazily(`(?:^|[^\pL])(?:fahrzeugs?|geräts?|gerätes|maschine|boots?|bootes|schiffs?|anlage|containers?|vehicle|machine|unit|boat|vessel|device|appliance)(?:$|[^\pL])`)
	sizeSubject = lazily(`(?:of the|of our|des|der) (\pL+)|(?:^|[^\pL])(?:das|der|die|the|our|unser) (\pL+) (?:hat|ist|misst|wiegt|besitzt|has|is|measures|weighs)(?:$|[^\pL])`)
)
