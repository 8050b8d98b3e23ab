package versions_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/versions"
)

// vocabulary of invented criteria; the numbers keep most of them apart.
var vocabulary = strings.Fields(`Das System muss Dokumente Vorgänge Akten Nachrichten Termine Benutzer Gruppen Rollen Rechte Listen Berichte
	verwalten anzeigen suchen drucken exportieren importieren prüfen löschen archivieren verschlüsseln nicht nur sofort täglich wöchentlich
	binnen Stunden Tagen Prozent im Amt mit ohne Vorlage Freigabe Protokoll Schnittstelle Anlage Postfach Kalender Suche Karte`)

// invented is a list of n criteria.
func invented(r *rand.Rand, n int) *lint.Bid {
	b := &lint.Bid{}
	titled := r.IntN(2) == 0
	for i := range n {
		c := criterion(r, fmt.Sprintf("K-%d", i+1), fmt.Sprintf("%d Bereich", i*5/n))
		if titled {
			c.Title = title(r)
		}
		b.Criteria = append(b.Criteria, c)
	}
	place(b)
	return b
}

func title(r *rand.Rand) string {
	return vocabulary[r.IntN(len(vocabulary))] + " " + vocabulary[r.IntN(len(vocabulary))]
}

func criterion(r *rand.Rand, id, section string) *lint.Criterion {
	var words []string
	for range 6 + r.IntN(12) {
		words = append(words, vocabulary[r.IntN(len(vocabulary))])
	}
	words = append(words, fmt.Sprint(r.IntN(40)))
	w := float64(r.IntN(5))
	return &lint.Criterion{ID: id, Text: strings.Join(words, " "), Section: section, Weight: &w, Allowed: []string{"Ja", "Nein"}}
}

// place numbers the rows.
func place(b *lint.Bid) {
	for i, c := range b.Criteria {
		c.At = lint.At(lint.Location{File: "a.xlsx", Sheet: "S", Line: i + 2, Col: 1})
	}
}

// edited is a copy of a bid with n random edits.
func edited(r *rand.Rand, old *lint.Bid, n int) *lint.Bid {
	b := &lint.Bid{}
	for _, c := range old.Criteria {
		d := *c
		b.Criteria = append(b.Criteria, &d)
	}
	for k := range n {
		if len(b.Criteria) < 3 {
			break
		}
		i := r.IntN(len(b.Criteria))
		c := b.Criteria[i]
		words := strings.Fields(c.Text)
		switch r.IntN(14) {
		case 0:
			b.Criteria = slices.Delete(b.Criteria, i, i+1)
		case 1:
			b.Criteria = slices.Insert(b.Criteria, i, criterion(r, fmt.Sprintf("N-%d", k), c.Section))
		case 2:
			b.Criteria = slices.Delete(b.Criteria, i, i+1)
			b.Criteria = slices.Insert(b.Criteria, r.IntN(len(b.Criteria)), c)
		case 3:
			c.ID = fmt.Sprintf("R-%d", k)
		case 4:
			c.ID = ""
		case 5:
			words[r.IntN(len(words))] = vocabulary[r.IntN(len(vocabulary))]
			c.Text = strings.Join(words, " ")
		case 6:
			c.Obligation = lint.Obligation(r.IntN(5))
		case 7:
			w := float64(r.IntN(9))
			c.Weight = &w
		case 8:
			c.Allowed = []string{"Ja", "Teilweise", "Nein"}
		case 9:
			c.Hidden = !c.Hidden
		case 10: // merged with the next
			if i+1 < len(b.Criteria) {
				c.Text += " " + b.Criteria[i+1].Text
				b.Criteria = slices.Delete(b.Criteria, i+1, i+2)
			}
		case 12:
			c.Title = title(r)
		case 13:
			c.Title = ""
		case 11: // split
			d := *c
			d.ID, d.Text, c.Text = fmt.Sprintf("S-%d", k), strings.Join(words[len(words)/2:], " "), strings.Join(words[:len(words)/2], " ")
			b.Criteria = slices.Insert(b.Criteria, i+1, &d)
		}
	}
	place(b)
	return b
}

// A state is what a comparison speaks about.
type state struct {
	ID, Title, Text, Allowed string
	Obligation               lint.Obligation
	Weight                   float64
	Hidden                   bool
}

func stateOf(e *versions.Entry) state {
	c := e.Criterion
	return state{strings.TrimRight(fold.String(e.ID), ". "), fold.String(c.Title), fold.String(c.Text), strings.Join(c.Allowed, "|"), c.Obligation, *c.Weight, c.Hidden}
}

// apply makes the new list from the old one and from what was reported, and takes nothing else from the new one than what the
// classes of a change say is new: where no class says so, the old value stays.
func apply(t *testing.T, old []*versions.Entry, c *versions.Comparison, size int) []state {
	t.Helper()
	out := make([]*state, size)
	row := func(e *versions.Entry) int { return e.At.Line - 2 }
	var stayed []state
	uses := map[*versions.Entry]int{}
	changes := slices.Clone(c.Changes)
	slices.SortStableFunc(changes, func(a, b *versions.Change) int { // what stayed is taken in the old order
		line := func(c *versions.Change) int {
			if c.Old == nil {
				return 0
			}
			return c.Old.At.Line
		}
		return line(a) - line(b)
	})
	put := func(e *versions.Entry, s state) { out[row(e)] = &s }
	for _, ch := range changes {
		if ch.Old != nil {
			uses[ch.Old]++
		}
		for _, e := range ch.More {
			if ch.Is(versions.Split) {
				put(e, stateOf(e))
			} else {
				uses[e]++
			}
		}
		if ch.New == nil {
			continue
		}
		if ch.Old == nil {
			put(ch.New, stateOf(ch.New))
			continue
		}
		s, now := stateOf(ch.Old), stateOf(ch.New)
		for _, class := range ch.Classes {
			switch class {
			case versions.Reworded, versions.Merged, versions.Split, versions.Replaced:
				s.Title, s.Text = now.Title, now.Text
			case versions.Obligation:
				s.Obligation = now.Obligation
			case versions.Weight:
				s.Weight = now.Weight
			case versions.Allowed:
				s.Allowed = now.Allowed
			case versions.Hidden, versions.Shown:
				s.Hidden = class == versions.Hidden
			case versions.Renumbered:
				s.ID = now.ID
			}
		}
		// A merger of which no part was matched, and a split likewise, keeps nothing of the old entry.
		if (ch.Is(versions.Merged) || ch.Is(versions.Split)) && len(ch.Classes) == 1 {
			s = now
		}
		if ch.Is(versions.Moved) || ch.Is(versions.Merged) || ch.Is(versions.Split) {
			put(ch.New, s)
			continue
		}
		stayed = append(stayed, s)
	}
	for _, e := range old {
		if uses[e] != 1 {
			t.Errorf("%s is in %d changes, want 1", e.Name(), uses[e])
		}
	}
	var list []state
	for _, s := range out {
		if s == nil && len(stayed) > 0 {
			s, stayed = &stayed[0], stayed[1:]
		}
		if s != nil {
			list = append(list, *s)
		}
	}
	return append(list, stayed...)
}

// Applying what is reported to the old list gives the new one: nothing goes unreported, whatever was edited.
func TestReportedChangesMakeTheNewVersion(t *testing.T) {
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 8))
		old := invented(r, 5+r.IntN(40))
		updated := edited(r, old, r.IntN(15))
		before, after := versions.Of(old), versions.Of(updated)
		c := versions.Compare(before, after)
		want := []state{}
		for _, e := range after {
			want = append(want, stateOf(e))
		}
		if diff := cmp.Diff(want, apply(t, before, c, len(after))); diff != "" {
			t.Fatalf("seed %d: applied changes (-want +got):\n%s\n%q", seed, diff, told(c))
		}
	}
}

// The words of a difference are those of both texts: without the new ones the old, without the old ones the new.
func TestPiecesHoldBothTexts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 8))
	for range 300 {
		a, b := criterion(r, "", "").Text, criterion(r, "", "").Text
		var old, updated strings.Builder
		for _, p := range versions.Words(a, b) {
			if p.Op != versions.Insert {
				old.WriteString(p.Text)
			}
			if p.Op != versions.Gone {
				updated.WriteString(p.Text)
			}
		}
		if fold.String(old.String()) != fold.String(a) || updated.String() != b {
			t.Fatalf("pieces of %q and %q: %q and %q", a, b, old.String(), updated.String())
		}
	}
}

// Numbers, modal verbs and negations that come or go stand out.
func TestTellingPieces(t *testing.T) {
	for _, tc := range []struct {
		old, new string
		telling  bool
	}{
		{"Daten werden weitergegeben.", "Daten werden nicht weitergegeben.", true},
		{"Data is passed on.", "Data is not passed on.", true},
		{"Das System soll Akten anzeigen.", "Das System muss Akten anzeigen.", true},
		{"The system should show files.", "The system must show files.", true},
		{"Binnen 4 Tagen.", "Binnen 5 Tagen.", true},
		{"Das System zeigt Akten an.", "Das System zeigt Vorgänge an.", false},
	} {
		telling := slices.ContainsFunc(versions.Words(tc.old, tc.new), func(p versions.Piece) bool { return p.Telling })
		if telling != tc.telling {
			t.Errorf("%q → %q: telling %v, want %v", tc.old, tc.new, telling, tc.telling)
		}
	}
}

// A section whose formula another program could not calculate moves no row.
func TestFailedSections(t *testing.T) {
	old := &lint.Bid{Criteria: []*lint.Criterion{{ID: "1", Text: "Akten anzeigen", Section: "Betrieb"}, {ID: "2", Text: "Akten suchen", Section: "Sicherheit"}}}
	place(old)
	updated := &lint.Bid{Criteria: []*lint.Criterion{{ID: "1", Text: "Akten anzeigen", Section: "Betrieb"}, {ID: "2", Text: "Akten suchen", Section: "#VALUE! / Sicherheit"}}}
	place(updated)
	if got := told(versions.Compare(versions.Of(old), versions.Of(updated))); len(got) > 0 {
		t.Errorf("changes: %q", got)
	}
}
