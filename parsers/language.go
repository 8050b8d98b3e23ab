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

// textsAtOnce is how many texts a core counts before it takes the next ones.
const textsAtOnce = 1024

// setLanguages gives each block of the offer a language: its own where it is clear, else that of its passage's file,
// else that of the bid. The bid's is the one configured, else that of the criteria and the offer.
func setLanguages(b *lint.Bid) {
	var blocks []*lint.Block
	var files []string // of the blocks
	for _, t := range b.Passages {
		for _, bl := range t.Blocks {
			blocks, files = append(blocks, bl), append(files, t.File)
		}
	}
	own := make([]tally, len(blocks))
	cores.Share(len(blocks), textsAtOnce, func(from, to int) {
		for i := from; i < to; i++ {
			own[i].add(blocks[i].Str)
		}
	})
	asked := make([]tally, len(b.Criteria))
	if b.Config.Language == "" {
		for i := 0; i < len(asked); i += 1 + len(asked)/textsEnough {
			asked[i].add(b.Criteria[i].Title)
			asked[i].add(b.Criteria[i].Text)
		}
	}
	var all tally
	for _, n := range asked {
		all.join(n)
	}
	for _, p := range b.Positions {
		all.add(p.Text)
	}
	byFile := map[string]*tally{}
	for i, bl := range blocks {
		f := byFile[files[i]]
		if f == nil {
			f = &tally{}
			byFile[files[i]] = f
		}
		if bl.Kind != lint.Code && bl.Kind != lint.Comment && !bl.Customer {
			f.join(own[i])
			all.join(own[i])
		}
	}
	if b.Config.Language == "" {
		b.Config.Language = all.lang(1)
	}
	for i, bl := range blocks {
		bl.Lang = cmp.Or(own[i].lang(1), byFile[files[i]].lang(5), b.Config.Language)
	}
}
