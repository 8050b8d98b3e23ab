package carry

import (
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/overlay"
	"github.com/offerlint/offerlint/versions"
)

// gaps are what customers leave open in the text of a position: dots, lines, and words that ask to fill them.
var gaps = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\.{3,}|…|_{2,}|zu bearbeiten|(?:vom bieter |durch den bieter )?(?:bitte )?(?:einzutragen|auszufüllen|ausfüllen|anzugeben|angeben|benennen|eintragen)|bieterangabe|` +
		`to be (?:completed|filled in|specified)(?: by the (?:bidder|tenderer))?|please (?:specify|complete|state|enter)`)
})

// fillsGaps reports whether two wordings differ only in gaps of the new one: all that came are gaps, and what went stood in
// their places.
func fillsGaps(ch *versions.Change) bool {
	if ch.Pieces == nil || len(ch.More) > 0 {
		return false
	}
	for i, p := range ch.Pieces {
		switch p.Op {
		case versions.Insert:
			if !gaps().MatchString(p.Text) || strings.ContainsFunc(gaps().ReplaceAllString(p.Text, ""), isWord) {
				return false
			}
		case versions.Gone:
			if i+1 == len(ch.Pieces) || ch.Pieces[i+1].Op != versions.Insert {
				return false
			}
		}
	}
	return true
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// filledGaps is what we wrote into the gaps of the text, in their order; "" where the old text has but other gaps there.
func filledGaps(ch *versions.Change) string {
	var out []string
	for _, p := range ch.Pieces {
		if s := strings.TrimSpace(p.Text); p.Op == versions.Gone && strings.ContainsFunc(gaps().ReplaceAllString(s, ""), isWord) {
			out = append(out, s)
		}
	}
	return strings.Join(out, " … ")
}

// inGaps is the cell for what stands in the gaps, if anything does: the customer's text is not ours to write.
func (p *planner) inGaps(ch *versions.Change) []Cell {
	text := filledGaps(ch)
	if text == "" {
		return nil
	}
	at := ch.Old.At
	col := at.Col
	if sh := p.old.sheets[at.Sheet]; sh != nil && sh.only("text") > 0 {
		col = sh.only("text")
	}
	return []Cell{{
		From: overlay.Spot{Sheet: at.Sheet, Row: at.Line, Col: col}, Text: text,
		Why: lint.Messages{DE: "steht in den Lücken des Textes; dort selbst eintragen", EN: "stands in the gaps of the text; enter it there yourself"},
	}}
}
