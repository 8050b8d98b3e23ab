package table

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// The headers of user stories, whose one sentence stands in two or three columns: "Als | möchte ich | damit", "As a | I want | so that".
var (
	storyRole    = pattern.Must(`^(?:als|als rolle|as a|as an|as a/an|as|rolle|role|user role|actor|persona)$`)
	storyWish    = pattern.Must(`^(?:ich )?(?:moechte|will)(?: ich)?$|^i (?:want|need|would like)(?: to)?$|^want to$`)
	storyPurpose = pattern.Must(`^(?:damit|um|um zu|sodass|so that|in order to)(?: ich| i)?$`)
)

// A storyPart is one column of a user story, and the words that its header gives to the sentence.
type storyPart struct {
	col   int
	words string
}

// findStory finds the columns of user stories: the wish, and the role or the purpose beside it.
func (t *span) findStory(cands map[int]candidate) {
	var parts []storyPart
	wish := 0
	for _, col := range sortedCols(cands) {
		c := cands[col]
		words, _, _ := strings.Cut(c.c.own, "(")
		words = strings.Trim(words, " .…:\n")
		h := plain(words)
		if t.taken[col] || c.p.filled == 0 || !storyRole.MatchString(h) && !storyWish.MatchString(h) && !storyPurpose.MatchString(h) {
			continue
		}
		switch {
		case storyWish.MatchString(h):
			wish = col
		case h == "rolle" || h == "role" || h == "user role" || h == "actor" || h == "persona":
			words = ""
		}
		parts = append(parts, storyPart{col, words})
	}
	if wish == 0 || len(parts) < 2 || t.text != 0 {
		return
	}
	t.text, t.story = wish, parts
	for _, p := range parts {
		t.taken[p.col] = true
		t.because(p.col, "a part of the user story")
	}
}

// told is the text of a row: the cell of its column, or all parts of its user story.
func (t *span) told(i int) string {
	if len(t.story) == 0 {
		return t.r.text(i, t.text)
	}
	var out []string
	for _, p := range t.story {
		if s := t.r.text(i, p.col); s != "" {
			if !strings.HasPrefix(folded(s), folded(p.words)) {
				out = append(out, p.words)
			}
			out = append(out, s)
		}
	}
	out = slices.DeleteFunc(out, func(s string) bool { return s == "" })
	return strings.Join(out, " ")
}
