package checks

import (
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// saysNothing reports whether what answers a criterion that asks for a description describes nothing: each of its words is the criterion's, a
// promise or praise. One word may be left over. A number and a document say something.
func saysNothing(c *lint.Criterion) *lint.Response {
	var first *lint.Response
	asked := contentWords(c.Title + " " + c.Text)
	left, all := 0, 0
	for _, r := range given(c) {
		if len(r.Evidence) > 0 {
			return nil
		}
		for _, b := range prose(r) {
			if strings.ContainsFunc(b.Str, unicode.IsDigit) || len(b.Links) > 0 || refersElsewhere().MatchString(b.Str) {
				return nil
			}
			for _, w := range parrotedWords(b.Str, asked) {
				all++
				if !echoes(w, asked) && !isTalk(w) {
					left++
				}
			}
			if first == nil {
				first = r
			}
		}
	}
	if left > leftOver || all > talkWords || left == 1 && all < 5 {
		return nil
	}
	return first
}

const (
	leftOver  = 1  // words that may say something without describing anything
	talkWords = 40 // a longer text says something in between
)

// isTalk reports whether a folded word praises or promises and says nothing of how something is done.
func isTalk(w string) bool {
	return talkWhole()[w] || slices.ContainsFunc(talkStems, func(s string) bool { return strings.HasPrefix(w, s) })
}

var (
	talkWhole = wordSet(`ja gern gerne stets immer seit viel viele vielen vieler lang lange langer jahr jahre jahren jahrelang taglich taglichen hochste hochsten hochster hohe hoher hohen grosse grossen grosser
		wert ernst nehmen nimmt genommen legen gehort gehoren befindet bewahrt bekannt dafur dabei daran darauf hier sehr besonders besondere besonderes besonderen selbst sache thema punkt bereich haus hause alltag
		sorge sorgen tragen rolle zentral zentrale zentraler fester feste festen bestandteil teil angebot leistung leistungen leistungsumfang umfang enthalten standard standards weise art form rahmen
		sense matter matters course way ways done doing well very great good best high highest higher utmost every everything always all long years year many decades day days part parts place role
		yes please sure certainly confirmed confirm take takes taking taken give given set something anything what who how team staff people company business house know known see view point
		notige notigen nothwendige close see above muster durchgefuhrt durchfuhren samtliche samtlicher werden ergriffen ergreifen measures massnahmen schritte steps teil unserer affirmative understand prepared ready anforderungen anforderung anspruch gewissen kunden losen lost jede jeder know how mittel werkzeuge leidenschaft gem gemass gesetzl vorgaben vorgabe vorschriften richtlinien recht rechtlich line law legal statutory regulations regulation requirements requirement applicable relevant accordance compliance industry case cases understood complied complies met situation situations eventuality scenario it's we're that's there here now since over fully full own daily life work works working do does did make makes made put puts hold holds held`)
	talkStems = strings.Fields(`grossgeschrieben professionell fortlaufend kontinuierlich etablier prozess verfahren geregelt einsatz erfahr kompeten zuverlass sorgfalt engagier wichtig anliegen prioritat oberst selbstverst
		bestens gewohnt jederzeit bewusst herz gelebt lebendig kultur leitbild philosophi konsequent systemat struktur effizient effektiv optimal individuell bedarfsgerecht fachgerecht fachlich ordnungsgemass sachgerecht
		regelmassig naturlich expert fachkund qualifizi erprob umfassend ganzheitlich nachhaltig modern zeitgemass bewaltig sichergest gewahrleist zugesich bestatig gelost abgestimmt passend geeignet hochwertig zufried
		stolz vertrau verantwort partnerschaft notwendig richtig werkzeug leidenschaft verfug gesetz arrangement bewahrt firmenphilosoph unternehmensphilosoph stellenwert beacht problem eventual vorbereit souveran entsprich entsprech zeitnah zugig schnell flexib reibungslos problemlos vollumfang stand neuest bewusstsein sensib geschult qualitat
		extrem serious embed cultur important importan priorit commit dedicat proven establish process procedure experience professional standard qualit excel practice robust comprehensiv tailor efficien effectiv
		responsib careful diligen thorough appropriat proper accord success natural value attach proud pride recogni reput passion ethos philosoph reliab seamless flexib holistic sustainab modern state-of quick prompt swift
		satisf guarant ensur assur trust partner expert skill compet integral core heart central confiden routine ongoing continu consisten systematic structur best-in`)
)
