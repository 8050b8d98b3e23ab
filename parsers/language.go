package parsers

import (
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// Function words that stand in nearly every sentence of one language and hardly in the other: neither "in" nor "an".
var (
	germanWords = words(`der die das und ist nicht mit ein eine einer eines dem den des im am zu zur zum von für auf wird werden
		wir sie es sich auch bei nach oder als aus durch über kann muss soll sind haben hat unser unsere dass welche wie nur`)
	englishWords = words(`the and is not with of to for on by we our are be this that it as from or at can must shall should
		will has have which you your all any each when how`)
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// A tally counts function words of both languages.
type tally struct{ de, en int }

func (t *tally) add(s string) {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if germanWords[w] {
			t.de++
		}
		if englishWords[w] {
			t.en++
		}
	}
}

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
		all.add(c.Title + " " + c.Text)
	}
	for _, p := range b.Positions {
		all.add(p.Text)
	}
	for _, t := range b.Passages {
		f := files[t.File]
		if f == nil {
			f = &tally{}
			files[t.File] = f
		}
		for _, bl := range t.Blocks {
			if bl.Kind != lint.Code && bl.Kind != lint.Comment && !bl.Customer {
				f.add(bl.Str)
				all.add(bl.Str)
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
			var own tally
			own.add(bl.Str)
			if bl.Lang = own.lang(1); bl.Lang == "" {
				bl.Lang = ofFile
			}
		}
	}
}
