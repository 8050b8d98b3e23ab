package table

// A slab gives out zero values, many of which lie side by side: a large table has hundreds of thousands of them.
type slab[T any] struct {
	free []T
	size int // of the last piece
}

func (s *slab[T]) next() *T {
	if len(s.free) == 0 {
		const fewest, most = 4, 64
		s.size = min(max(2*s.size, fewest), most)
		s.free = make([]T, s.size)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}
