package checks

import (
	"slices"
	"strings"
)

// names lists who a block says has a role that one person has: "Projektleiterin ist Frau Kern".
func (r reader) names() []told {
	s := r.block.Str
	if r.label != "" {
		if m := soleRole().FindStringSubmatch(r.label); m != nil {
			if n := soleName().FindStringSubmatchIndex(s); n != nil {
				return []told{r.named(m[1], n[2], n[3], n[2], n[3])}
			}
		}
	}
	if !hasRole().MatchString(s) {
		return nil
	}
	var out []told
	for _, span := range statements(s) {
		sentence := s[span[0]:span[1]]
		if theirs().MatchString(sentence + " " + r.heading) {
			continue
		}
		for _, p := range rolePatterns {
			m := p.pattern().FindStringSubmatchIndex(sentence)
			if m == nil {
				continue
			}
			role, name := 2, 4
			if p.nameFirst {
				role, name = 4, 2
			}
			if noName()[strings.ToLower(leadingWord(sentence[m[name]:]))] {
				continue
			}
			out = append(out, r.named(sentence[m[role]:m[role+1]], span[0]+m[name], span[0]+m[name+1], span[0]+min(m[2], m[4]), span[0]+max(m[3], m[5])))
			break
		}
	}
	return out
}

// named is what a block tells at [from:to] about a role; the name is at [nameFrom:nameTo].
func (r reader) named(role string, nameFrom, nameTo, from, to int) told {
	role = strings.ToLower(strings.Join(strings.Fields(role), " "))
	for _, e := range []string{"erin", "er", "ung"} {
		if cut, ok := strings.CutSuffix(role, "leit"+e); ok {
			role = cut + "leit"
		}
	}
	s := r.block.Str
	return told{fact: "role " + role, reach: aSingleOne, name: s[nameFrom:nameTo], words: s[from:to], at: r.block.At(from, to)}
}

// samePerson reports whether two names may be those of one person: they end alike ("Kern", "Kern-Maier"), or one holds the other.
func samePerson(a, b string) bool {
	last := func(s string) []string {
		fs := strings.Fields(s)
		return strings.Split(strings.ToLower(fs[len(fs)-1]), "-")
	}
	return slices.ContainsFunc(last(a), func(w string) bool { return slices.Contains(last(b), w) }) || strings.Contains(a, b) || strings.Contains(b, a)
}

// A rolePattern finds a role and the name of the person who has it.
type rolePattern struct {
	pattern   func() *lazyRegexp
	nameFirst bool
}

// noName are words in capitals that begin no name.
var noName = wordSet("the your our their his her this that each every all a an in at for as die der das den dem ihr ihre unser unsere unserer diese jeder jede als mit bei")

// The words for roles of which a bid has one, and for persons: a title and a last name, or two names.
const (
	aRole = `((?:(?:Gesamt|Gesamtp|P)rojekt|[Pp]rojekt|Vertrags|Betriebs|Einsatz|Bau|Rollout|Migrations)(?:leiter(?:in)?|leitung)|Datenschutzbeauftragter?|Informationssicherheitsbeauftragter?|(?:Service|Account|Projekt|Vertrags)[Mm]anager(?:in)?` +
		`|(?:[Pp]roject|[Cc]ontract|[Aa]ccount|[Pp]rogramme|[Ss]ervice [Dd]elivery|[Cc]ontract [Dd]elivery|[Ii]mplementation|[Mm]obili[sz]ation) (?:[Mm]anager|[Dd]irector|[Ll]ead)|[Dd]ata [Pp]rotection [Oo]fficer)`
	aTitle = `(?:(?:Frau|Herrn?|Mr\.?|Mrs\.?|Ms\.?|Dr\.?(?:-Ing\.)?|Dipl\.-Ing\.) )`
	aWord  = `\p{Lu}[\p{Ll}'’]+(?:-\p{Lu}\p{Ll}+)?`
	aName  = `(` + aTitle + `+(?:` + aWord + ` )?` + aWord + `|` + aWord + ` (?:\p{Lu}\. |von |van |de )?` + aWord + `)`
	aWe    = `(?:[Ii]hre? |[Uu]nsere? |[Dd]ie |[Dd]er |[Aa]ls |[Yy]our |[Oo]ur |[Tt]he |a )?(?:proposed |designated |dedicated |nominated |named |assigned |benannter? |vorgesehener? |verantwortlicher? |fester? )?`
)

var rolePatterns = []rolePattern{
	{lazily(`(?:^|, |– |und )` + aWe + aRole + `(?: (?:für|of|for) (?:den|the|your) (?:Auftrag|contract))?(?:,|:| ist| wird| übernimmt| hat| liegt bei| obliegt| wird von| heißt| benennen wir| setzen wir| sehen wir| schlagen wir| is| will be| remains) ` + aName + `(?:$|[^\pL-])`), false},
	{lazily(`(?:^|, |– )` + aWe + aRole + ` ` + aName + `(?:$|[^\pL-])`), false},
	{lazily(`(?:^|, |– )(?:Mit )?` + aName + `,? (?:leitet das Projekt|ist|wird|übernimmt|fungiert|leitet|is|will be|will act|acts|has been appointed|will serve|will remain|als|as)?(?: als| as)? ?` + aWe + aRole + `(?:$|[^\pL-])`), true},
}

var (
	hasRole  = lazily(`(?:leiter|leitung|manager|Manager|director|Director|lead|Lead|beauftragte|officer|Officer)`)
	soleRole = lazily(`^\s*` + aWe + aRole + `\s*:?\s*$`)
	soleName = lazily(`^\s*` + aName + `(?:\s*$|[,;(])`)
	theirs   = lazily(`(?i)stellvertret|vertretung|vertritt|deput|assistant|former|ehemal|frühere|bisher|phase|auftraggeber|kunde|seite der|von seiten|auf ihrer seite|customer|client|on your side|your own|referen[zc]|damals|(?:^|[^\pL])(?:los|lot|was|war|oder|or|bis|until|ab|from)(?:$|[^\pL])`)
)
