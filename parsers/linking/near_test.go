package linking

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// plainly is what find is to say, by comparing a text with every criterion.
func plainly(q *quotes, s string) match {
	s = normal(s)
	if !long(s) {
		return match{}
	}
	if m, ok := q.literal(s); ok {
		return m
	}
	of := map[*lint.Criterion]float64{}
	var best match
	for _, t := range q.texts {
		if n := utf8.RuneCountInString(s); n*5 < t.runes*4 || t.runes*5 < n*4 {
			continue // too long or too short to be alike, and to make it unclear
		}
		v := likeness(s, t.text)
		of[t.c] = max(of[t.c], v)
		if v >= alike && v > best.like {
			best = match{c: t.c, like: v}
		}
	}
	best.clear = best.c != nil
	for c, v := range of {
		best.clear = best.clear && (c == best.c || best.like-v >= apart)
	}
	for _, t := range q.texts {
		best.clear = best.clear && (t.c != best.c || likeness(s, t.text) != best.like || !tells(s, t.text))
	}
	return best
}

// slipped is a text with n slips: letters put in, left out or changed.
func slipped(r *rand.Rand, s string, n int) string {
	letters := []rune(s)
	for range n {
		at := r.IntN(len(letters))
		switch r.IntN(4) {
		case 0:
			letters = slices.Insert(letters, at, 'ä')
		case 1:
			letters = slices.Delete(letters, at, at+1)
		case 2:
			letters = slices.Insert(letters, at, ' ')
		default:
			letters[at] = 'z'
		}
		if len(letters) == 0 {
			return s
		}
	}
	return string(letters)
}

// TestFindIsExact compares the index with the plain comparison of all: on texts of many words and of few, alike and unlike.
func TestFindIsExact(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 7))
		vocabulary := []int{12, 60, 2000}[seed%3]
		cs := randomCriteria(r, vocabulary, 30)
		q := newQuotes(cs)
		for range 120 {
			c := cs[r.IntN(len(cs))]
			s := c.Text
			if r.IntN(3) == 0 {
				s = c.Title + " " + c.Text
			}
			s = slipped(r, s, r.IntN(1+len(s)/8))
			got, want := q.find(s), plainly(q, s)
			kind := fmt.Sprint(want.like >= alike, " ", want.clear)
			seen[kind]++
			if (got.like >= alike) != (want.like >= alike) || got.clear != want.clear || want.clear && (got.c != want.c || got.like != want.like) {
				t.Errorf("seed %d, %q: got %.3f clear %v, want %.3f clear %v", seed, s, got.like, got.clear, want.like, want.clear)
			}
		}
	}
	for _, kind := range []string{"false false", "true false", "true true"} {
		if seen[kind] < 40 {
			t.Errorf("%s: only %d of the texts, want more: %v", kind, seen[kind], seen)
		}
	}
}

// randomCriteria have texts of 2 to 40 words; one in four is nearly the same as another.
func randomCriteria(r *rand.Rand, vocabulary, n int) []*lint.Criterion {
	said := func(words int) string {
		var out []string
		for range words {
			k := r.IntN(vocabulary)
			out = append(out, strings.Repeat(string(rune('a'+k%23)), 1+k%3)+fmt.Sprint(string(rune('c'+k%11)), "e", string(rune('a'+k/23%26))))
		}
		return strings.Join(out, " ")
	}
	var cs []*lint.Criterion
	for i := range n {
		c := &lint.Criterion{Title: said(1 + r.IntN(3)), Text: said(2 + r.IntN(26))}
		if i > 0 && r.IntN(4) == 0 {
			near := cs[r.IntN(i)].Text
			c.Text = slipped(r, near, r.IntN(1+len(near)/6))
		}
		cs = append(cs, c)
	}
	return cs
}

// TestFindAmongTwins has a thousand criteria that differ in a number: the text alone does not tell which one is meant, and
// that is found out without comparing it with all of them.
func TestFindAmongTwins(t *testing.T) {
	var cs []*lint.Criterion
	for i := range 1000 {
		cs = append(cs, &lint.Criterion{Text: fmt.Sprintf("Das System muss die Funktion %d für alle Anwender des Hauses ohne Medienbruch bereitstellen.", 7919*i)})
	}
	q := newQuotes(cs)
	for i := range 1000 {
		s := strings.Replace(cs[i].Text, "Medienbruch", "Medienbrüche", 1)
		if m := q.find(s); m.like < alike || m.clear {
			t.Fatalf("%q: like %.2f, clear %v, want a text that several criteria have", s, m.like, m.clear)
		}
		if m := q.find(cs[i].Text); !m.exact || m.c != cs[i] {
			t.Fatalf("%q: got %v, want the criterion with that text", cs[i].Text, m)
		}
	}
}
