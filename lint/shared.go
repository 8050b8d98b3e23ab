package lint

import "sync"

// shared is what checks worked out in one run. Checks run at the same time.
type shared struct{ found sync.Map }

// Shared gives what several checks work out of the same thing of a bid: find is called once in a run for each key. A key is a value of a
// type of its own, so that no two checks meet by chance; what it gives must not be changed.
func Shared[T any](p *Pass, key any, find func() T) T {
	if p.shared == nil {
		p.shared = &shared{}
	}
	once, ok := p.shared.found.Load(key)
	if !ok {
		once, _ = p.shared.found.LoadOrStore(key, sync.OnceValue(find))
	}
	return once.(func() T)()
}
