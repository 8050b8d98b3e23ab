package checks

import (
	"cmp"
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

// A size is the sort of a number that says how large or fast a thing is: data in bytes, length in metres. A sheet of data names its
// parts by them, without the words: "203 dpi" for "mindestens 200 dpi Auflösung".
type size struct {
	kind quantity.Kind
	unit string
}

var sizeKinds = []quantity.Kind{
	quantity.Data, quantity.Rate, quantity.Length, quantity.Area, quantity.Volume, quantity.Mass, quantity.Temperature, quantity.Power, quantity.Electric, quantity.Clock,
	quantity.Density, quantity.Loudness, quantity.Brightness, quantity.Speed,
}

// sizes are those that parts ask for, and how many of each a response gives.
type sizes struct {
	of    [][]size // by part
	asked map[size]int
	given map[size]int
}

func sizesIn(parts []part) *sizes {
	s := &sizes{asked: map[size]int{}, given: map[size]int{}}
	for _, p := range parts {
		of := slices.Compact(sizesOf(p.text, ""))
		for _, z := range of {
			s.asked[z]++
		}
		s.of = append(s.of, of)
	}
	return s
}

// sizesOf are the sorts of the sizes of a text, those that are equal beside each other.
func sizesOf(text, lang string) []size {
	var out []size
	for _, q := range quantity.Find(text, lang) {
		if slices.Contains(sizeKinds, q.Kind) {
			out = append(out, size{q.Kind, q.Unit})
		}
	}
	for range resolution().FindAllString(text, -1) {
		out = append(out, size{unit: "pixels by pixels"})
	}
	slices.SortFunc(out, func(a, b size) int { return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.unit, b.unit)) })
	return out
}

// resolution is that of a screen: 1920x1080.
var resolution = lazily(`\d{3,4}[\s\p{Z}]*[x×][\s\p{Z}]*\d{3,4}`)

// answer counts what a block of a response gives.
func (s *sizes) answer(b *lint.Block) {
	if len(s.asked) == 0 {
		return
	}
	for _, z := range sizesOf(b.Str, b.Lang) {
		s.given[z]++
	}
}

// name reports whether the response gives a size of part i, and so many of the sort that none can have been left out.
func (s *sizes) name(i int) bool {
	return slices.ContainsFunc(s.of[i], func(z size) bool { return s.given[z] >= s.asked[z] })
}
