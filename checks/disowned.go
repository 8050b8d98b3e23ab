package checks

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

var (
	// disowns is how a sentence says that something is no part of what is offered, or somebody else's business, without a plain no.
	disowns = lazily(`(?i)(?:^|[^\p{L}])(?:` +
		`forms?[\s\p{Z}]+no[\s\p{Z}]+part|not[\s\p{Z}]+(?:a[\s\p{Z}]+)?(?:form[\s\p{Z}]+)?part[\s\p{Z}]+of|(?:falls?|lies?|outside)[\s\p{Z}]+(?:outside|beyond)?[\s\p{Z}]*(?:of[\s\p{Z}]+)?(?:the|our)[\s\p{Z}]+scope|` +
		`not[\s\p{Z}]+(?:something|one[\s\p{Z}]+of[\s\p{Z}]+the[\s\p{Z}]+\p{L}+)[\s\p{Z}]+(?:that[\s\p{Z}]+)?we[\s\p{Z}]+(?:offer|provide|do|supply)|not[\s\p{Z}]+(?:currently[\s\p{Z}]+|presently[\s\p{Z}]+)?(?:included|offered|supplied|envisaged|foreseen|catered[\s\p{Z}]+for|provided[\s\p{Z}]+for)|` +
		`(?:remains?|stays?|rests?|lies)[\s\p{Z}]+(?:entirely[\s\p{Z}]+)?(?:with|the[\s\p{Z}]+(?:responsibility|task|duty)[\s\p{Z}]+of)[\s\p{Z}]+(?:the|your)|(?:we|have|has)[\s\p{Z}]+(?:therefore[\s\p{Z}]+|deliberately[\s\p{Z}]+)?(?:dispensed?[\s\p{Z}]+with|left[\s\p{Z}]+out|omit(?:ted)?|do[\s\p{Z}]+without|done[\s\p{Z}]+without|decided[\s\p{Z}]+against|refrain(?:ed)?[\s\p{Z}]+from)|` +
		`(?:is|are)[\s\p{Z}]+(?:deliberately[\s\p{Z}]+)?(?:dispensed[\s\p{Z}]+with|left[\s\p{Z}]+out|omitted)|` +
		`nicht[\s\p{Z}]+(?:teil|bestandteil|gegenstand)(?:$|[^\p{L}])|gehör(?:t|en)[\s\p{Z}]+(?:\p{L}+[\s\p{Z}]+){0,2}nicht[\s\p{Z}]+(?:zu|zum|zur)|nicht[\s\p{Z}]+(?:im[\s\p{Z}]+(?:liefer|leistungs)umfang|vorgesehen|eingeplant|enthalten)|` +
		`obliegt|obliegen|verbleib(?:t|en)[\s\p{Z}]+(?:\p{L}+[\s\p{Z}]+){0,2}bei(?:m)?(?:$|[^\p{L}])|(?:ist|bleibt|sind|bleiben)[\s\p{Z}]+(?:weiterhin[\s\p{Z}]+)?(?:sache|aufgabe)[\s\p{Z}]+(?:der|des|ihre[sr])|erübrig(?:t|en)|verzichten[\s\p{Z}]+wir|wir[\s\p{Z}]+verzichten|verzichtet[\s\p{Z}]+(?:\p{L}+[\s\p{Z}]+){0,3}auf|` +
		`(?:sehen|bieten|führen|liefern|leisten|halten)[\s\p{Z}]+wir[\s\p{Z}]+(?:\p{L}+[\s\p{Z}]+){0,2}nicht(?:$|[^\p{L}])|außerhalb[\s\p{Z}]+(?:unseres|des)[\s\p{Z}]+(?:leistungs|liefer)umfangs` +
		`)`)
	// stillOwned is what such a sentence denies when it denies a cost, an obstacle or a doubt, or us as the one who does it.
	stillOwned = lazily(`(?i)(?:^|[^\p{L}])(?:nur|only|merely|charge[ds]?|cost|costs|kosten|aufpreis|mehrpreis|extra|zusätzlich\p{L}*|additional|problem|hindernis|limit|grenze|assumption|annahme)(?:$|[^\p{L}])|erübrig[^.;]{0,40}[^\p{L}]nicht(?:$|[^\p{L}])|` +
		`(?:obliegt|obliegen|verbleib(?:t|en)[\s\p{Z}]+(?:\p{L}+[\s\p{Z}]+){0,2}bei)[\s\p{Z}]+uns(?:er\p{L}*)?(?:$|[^\p{L}])`)
)

// disowned is the first sentence of a response that says of what is asked that it is no part of the offer: b.Str[from:to]. What it says so of is
// named with three words of the criterion, in the first sentence with fewer. nil for none.
func disowned(c *lint.Criterion, r *lint.Response) (b *lint.Block, from, to int) {
	if denies(c.Text) || prohibition().MatchString(c.Text) || disowns().MatchString(c.Text) {
		return nil, 0, 0
	}
	asked := contentWords(c.Title + " " + c.Text)
	for n, b := range prose(r) {
		for k, span := range statements(b.Str) {
			s := b.Str[span[0]:span[1]]
			at := disowns().FindStringIndex(s)
			if at == nil || stillOwned().MatchString(s) || conditional(letterWords(s)) {
				continue
			}
			from := strings.LastIndex(s[:at[0]], ". ") + 1 // behind a number a full stop parts no statements
			about := contentWords(s[from:])
			if named := countRepeated(about, asked); named > 2 || n == 0 && k == 0 && from == 0 && (named == 2 || named == 1 && len(about) <= backWords) {
				return b, span[0], span[1]
			}
		}
	}
	return nil, 0, 0
}

func countRepeated(words, asked []string) int {
	n := 0
	for _, w := range words {
		if repeated(w, asked) {
			n++
		}
	}
	return n
}

var (
	// forbids is a sentence that rules a thing out, which it names in one of its groups.
	forbids = []func() *lazyRegexp{
		lazily(`(?i)^no[\s\p{Z}]+((?:[\p{L}-]+[\s\p{Z}]+){1,3}?)(?:may|shall|must|is|are|will)(?:$|[\s\p{Z}])`),
		lazily(`(?i)^(?:the[\s\p{Z}]+use[\s\p{Z}]+of[\s\p{Z}]+)?((?:[\p{L}-]+[\s\p{Z}]+){1,3}?)(?:must|shall|may|will)[\s\p{Z}]+not[\s\p{Z}]+be[\s\p{Z}]+(?:used|applied|employed|served|sold|installed|offered|contained)`),
		lazily(`(?i)^(?:the[\s\p{Z}]+use[\s\p{Z}]+of[\s\p{Z}]+)?((?:[\p{L}-]+[\s\p{Z}]+){1,3}?)(?:is|are)[\s\p{Z}]+(?:not[\s\p{Z}]+(?:permitted|allowed)|prohibited|forbidden|excluded)`),
		lazily(`(?i)(?:free[\s\p{Z}]+(?:of|from)|without[\s\p{Z}]+(?:using[\s\p{Z}]+|the[\s\p{Z}]+use[\s\p{Z}]+of[\s\p{Z}]+))[\s\p{Z}]*([\p{L}-]+)`),
		lazily(`(?i)^(?:der[\s\p{Z}]+einsatz[\s\p{Z}]+von[\s\p{Z}]+|die[\s\p{Z}]+verwendung[\s\p{Z}]+von[\s\p{Z}]+)?((?:[\p{L}-]+[\s\p{Z}]+){1,3}?)(?:darf|dürfen)[\s\p{Z}]+(?:[\p{L}-]+[\s\p{Z}]+){0,3}nicht[\s\p{Z}]+(?:[\p{L}-]+[\s\p{Z}]+){0,2}(?:verwendet|eingesetzt|benutzt|genutzt|verarbeitet|ausgebracht|angeboten|verkauft|enthalten)`),
		lazily(`(?i)^(?:der[\s\p{Z}]+einsatz[\s\p{Z}]+von[\s\p{Z}]+|die[\s\p{Z}]+verwendung[\s\p{Z}]+von[\s\p{Z}]+)?((?:[\p{L}-]+[\s\p{Z}]+){1,3}?)(?:ist|sind)[\s\p{Z}]+(?:nicht[\s\p{Z}]+(?:zulässig|erlaubt|gestattet)|unzulässig|verboten|untersagt|ausgeschlossen)`),
		lazily(`(?i)(?:^|[^\p{L}])keine?[nrms]?[\s\p{Z}]+((?:[\p{L}-]+[\s\p{Z}]+){1,2}?)(?:[\p{L}-]+[\s\p{Z}]+){0,3}(?:verwendet|eingesetzt|benutzt|genutzt|verarbeitet|ausgebracht|enthalten)`),
	}
	// freeOfCharge forbids no thing, it says who pays.
	freeOfCharge = lazily(`(?i)free[\s\p{Z}]+(?:of|from)[\s\p{Z}]+(?:any[\s\p{Z}]+)?(?:charge|cost|fee)`)
	// restricted is a rule about a thing that is allowed otherwise.
	restricted = lazily(`(?i)(?:^|[^\p{L}])(?:außerhalb|outside|ohne|unless|außer|except|sofern|wenn|if|when|more|mehr|than|als|länger|longer|before|vor|nach|after|während|during|zwischen|between|above|over|über|beyond|later|später|than|other|anderen?|from|aus)(?:$|[^\p{L}])`)
	// ruledOutAgain is in a sentence that keeps to the ban.
	ruledOutAgain = lazily(`(?i)(?:^|[^\p{L}])(?:nicht|kein\p{L}*|nie|niemals|ohne|statt|anstelle|anstatt|not|no|never|without|free|instead|neither|nor|none|n.t)(?:$|[^\p{L}])|n[’']t(?:$|[^\p{L}])|verzicht|verbot|untersag|ausgeschloss|ausschlie|vermeid|ersetz|frei(?:$|[^\p{L}])|freie|unzulässig|replac|avoid|banned|ban(?:$|[^\p{L}])|prohibit|forbid|forbad|exclu|eliminat|alternativ|removed|phased[\s\p{Z}]+out`)
)

// defied is the first sentence of a response that says of a forbidden thing that it is used: b.Str[from:to]; nil for none.
func defied(c *lint.Criterion, r *lint.Response) (b *lint.Block, from, to int) {
	thing, where := forbidden(c.Text)
	if len(thing) == 0 {
		return nil, 0, 0
	}
	for _, b := range prose(r) {
		for _, span := range statements(b.Str) {
			s := b.Str[span[0]:span[1]]
			words := contentWords(s)
			if len(where) > 0 && !slices.ContainsFunc(where, func(w string) bool { return repeated(w, words) }) {
				continue // it is used somewhere else
			}
			if !ruledOutAgain().MatchString(s) && !slices.ContainsFunc(thing, func(w string) bool { return !repeated(w, words) }) && len(words) > len(thing)+1 {
				return b, span[0], span[1]
			}
		}
	}
	return nil, 0, 0
}

// bannedAt begins the place for which a thing is ruled out: "shall not be used in play areas".
var bannedAt = lazily(`(?i)(?:^|[\s\p{Z}])(?:in|im|auf|an|am|bei|on|at|near|within|innerhalb)[\s\p{Z}]+(.+)$`)

// forbidden are the words of what a criterion rules out, and those of the places where it does, if not everywhere; nil where it rules
// nothing out, or under conditions only.
func forbidden(text string) (thing, where []string) {
	for _, span := range statements(text) {
		s := strings.TrimSpace(text[span[0]:span[1]])
		for _, re := range forbids {
			if m := re().FindStringSubmatch(s); m != nil && !restricted().MatchString(s) && !freeOfCharge().MatchString(s) {
				if words := contentWords(m[1]); len(words) > 0 && len(words) <= 2 {
					if at := bannedAt().FindStringSubmatch(s); at != nil {
						where = contentWords(at[1])
					}
					return words, where
				}
			}
		}
	}
	return nil, nil
}
