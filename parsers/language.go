package parsers

import (
	"cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
	"github.com/offerlint/offerlint/parsers/language"
)

// Function words that stand in nearly every sentence of one language and hardly in the other: neither "in" nor "an".
var smallWords = language.New(`der die das und ist nicht mit ein eine einer eines dem den des im am zu zur zum von für auf wird werden
		wir sie es sich auch bei nach oder als aus durch über kann muss soll sind haben hat unser unsere dass welche wie nur`,
	`the and is not with of to for on by we our are be this that it as from or at can must shall should
		will has have which you your all any each when how`)

// A tally counts function words of both languages.
type tally struct{ de, en int32 }

func (t *tally) add(s string) {
	de, en := smallWords.Count(s)
	t.de, t.en = t.de+int32(de), t.en+int32(en)
}

func (t *tally) join(o tally) { t.de, t.en = t.de+o.de, t.en+o.en }

// lang is the language that prevails clearly: at least least words, and twice as many as of the other; else "".
func (t tally) lang(least int32) string {
	switch {
	case t.de >= least && t.de >= 2*t.en:
		return "de"
	case t.en >= least && t.en >= 2*t.de:
		return "en"
	}
	return ""
}

// textsEnough is how many criteria tell the language of all: of longer lists, so many are looked at, evenly spread.
const textsEnough = 4096

// passagesAtOnce is how many passages a core counts before it takes the next ones.
const passagesAtOnce = 256

// setLanguages gives each block of the offer a language: its own where it is clear, else that of its passage's file,
// else that of the bid. The bid's is the one configured, else that of the criteria and the offer.
func setLanguages(b *lint.Bid, priceLang string) {
	firsts := make([]int, len(b.Passages)) // number of the first block of each passage
	n := 0
	for i, t := range b.Passages {
		firsts[i] = n
		n += len(t.Blocks)
	}
	own := make([]tally, n) // of the blocks
	cores.Share(len(b.Passages), passagesAtOnce, func(from, to int) {
		for i := from; i < to; i++ {
			for k, bl := range b.Passages[i].Blocks {
				own[firsts[i]+k].add(bl.Str)
			}
		}
	})
	all, files := asked(b), map[string]*tally{}
	for i, t := range b.Passages {
		f := files[t.File]
		if f == nil {
			f = &tally{}
			files[t.File] = f
		}
		for k, bl := range t.Blocks {
			if bl.Kind != lint.Code && bl.Kind != lint.Comment && !bl.Customer {
				f.join(own[firsts[i]+k])
				all.join(own[firsts[i]+k])
			}
		}
	}
	if b.Config.Language == "" {
		b.Config.Language = cmp.Or(all.lang(1), priceLang)
	}
	for i, t := range b.Passages {
		ofFile := cmp.Or(files[t.File].lang(5), b.Config.Language)
		for k, bl := range t.Blocks {
			bl.Lang = cmp.Or(own[firsts[i]+k].lang(1), ofFile)
		}
	}
}

// asked counts what the customer's words say about the language.
func asked(b *lint.Bid) tally {
	var all tally
	if b.Config.Language == "" {
		for i := 0; i < len(b.Criteria); i += 1 + len(b.Criteria)/textsEnough {
			all.add(b.Criteria[i].Title)
			all.add(b.Criteria[i].Text)
		}
	}
	for _, p := range b.Positions {
		all.add(p.Text)
	}
	return all
}
