package linking

// A bag counts the runes of a text, whatever their order. Two texts are at least as many edits apart as their bags.
type bag [128]int16

func newBag(s string) bag {
	var b bag
	for _, r := range s {
		if b[r%128] < 1<<14 {
			b[r%128]++
		}
	}
	return b
}

func (b *bag) distance(o *bag) int {
	more, less := 0, 0
	for i := range b {
		if d := int(b[i]) - int(o[i]); d > 0 {
			more += d
		} else {
			less -= d
		}
	}
	return max(more, less)
}

// A sketch is a bag by fewer kinds of runes, of at most 255 each: a smaller thing to look at first. Two sketches are at most as
// far apart as their bags.
type sketch [16]uint8

func (b *bag) sketch() (s sketch) {
	for i, n := range b {
		s[i%len(s)] = uint8(min(int(s[i%len(s)])+int(n), 255))
	}
	return s
}

func (s *sketch) distance(o *sketch) int {
	more, less := 0, 0
	for i := range s {
		if d := int(s[i]) - int(o[i]); d > 0 {
			more += d
		} else {
			less -= d
		}
	}
	return max(more, less)
}
