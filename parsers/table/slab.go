package table

import "reflect"

// A slab gives out zero values, many of which lie side by side: a large table has hundreds of thousands of them.
type slab[T any] struct {
	free []T
	size int // of the last piece
}

func (s *slab[T]) next() *T {
	if len(s.free) == 0 {
		const fewest, most = 4, 32 << 10 // of a piece: values, bytes
		s.size = min(max(2*s.size, fewest), most/int(reflect.TypeFor[T]().Size()))
		s.free = make([]T, s.size)
	}
	v := &s.free[0]
	s.free = s.free[1:]
	return v
}
