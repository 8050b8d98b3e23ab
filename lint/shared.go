package lint

// shared is what checks worked out in one run.
type shared map[any]any

// Shared gives what several checks work out of the same thing of a bid: find is called once in a run for each key. A key is a value of a
// type of its own, so that no two checks meet by chance; what it gives must not be changed.
func Shared[T any](p *Pass, key any, find func() T) T {
	if p.shared == nil {
		p.shared = shared{}
	}
	if v, ok := p.shared[key]; ok {
		return v.(T)
	}
	v := find()
	p.shared[key] = v
	return v
}
