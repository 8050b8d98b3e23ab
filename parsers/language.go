package parsers

import (
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/language"
)

// Function words that stand in nearly every sentence of one language and hardly in the other: neither "in" nor "an".
var smallWords = language.New(`der die das und ist nicht mit ein eine einer eines dem den des im am zu zur zum von für auf wird werden
		wir sie es sich auch bei nach oder als aus durch über kann muss soll sind haben hat unser unsere dass welche wie nur`,
	`the and is not with of to for on by we our are be this that it as from or at can must shall should
		will has have which you your all any each when how`)

// A tally counts function words of both languages.
type tally struct{ de, en int }

func (t *tally) add(s string) {
	de, en := smallWords.Count(s)
	t.de, t.en = t.de+de, t.en+en
}

func (t *tally) join(o tally) { t.de, t.en = t.de+o.de, t.en+o.en }

// lang is the language that prevails clearly: at least least words, and twice as many as of the other; else "".
func (t tally) lang(least int) string {
	switch {
	case t.de >= least && t.de >= 2*t.en:
		return "de"
	case t.en >= least && t.en >= 2*t.de:
		return "en"
	}
	return ""
}

// setLanguages gives each block of the offer a language: its own where it is clear, else that of its passage's file,
// else that of the bid. The bid's is the one configured, else that of the criteria and the offer.
func setLanguages(b *lint.Bid) {
	var all tally
	files := map[string]*tally{}
	for _, c := range b.Criteria {
		all.add(c.Title)
		all.add(c.Text)
	}
	for _, p := range b.Positions {
		all.add(p.Text)
	}
	var own []tally // of the blocks, in their order
	for _, t := range b.Passages {
		f := files[t.File]
		if f == nil {
			f = &tally{}
			files[t.File] = f
		}
		for _, bl := range t.Blocks {
			var n tally
			n.add(bl.Str)
			own = append(own, n)
			if bl.Kind != lint.Code && bl.Kind != lint.Comment && !bl.Customer {
				f.join(n)
				all.join(n)
			}
		}
	}
	if b.Config.Language == "" {
		b.Config.Language = all.lang(1)
	}
	for _, t := range b.Passages {
		ofFile := files[t.File].lang(5)
		if ofFile == "" {
			ofFile = b.Config.Language
		}
		for _, bl := range t.Blocks {
			if bl.Lang = own[0].lang(1); bl.Lang == "" {
				bl.Lang = ofFile
			}
			own = own[1:]
		}
	}
}
