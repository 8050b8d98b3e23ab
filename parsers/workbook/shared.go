package workbook

import "sync"

// sharedStrings is the table of shared strings while it is read. Sheets are read at the same time: programs write the
// texts in the order in which the sheets first use them, so that a sheet hardly ever waits for one.
type sharedStrings struct {
	mu    sync.Mutex
	grown sync.Cond
	list  []richText // only appended to
	done  bool
	err   error
}

// published is how many texts are read before those who wait for one are told.
const published = 512

// readStrings begins to read the table; wait waits for its end.
func (b *book) readStrings(part string) {
	s := &sharedStrings{}
	s.grown.L = &s.mu
	b.strings = s
	go func() {
		err := b.optional(part, func(part string) error { return s.read(b.parts, part) })
		s.mu.Lock()
		defer s.mu.Unlock()
		s.done, s.err = true, err
		s.grown.Broadcast()
	}()
}

func (s *sharedStrings) read(p *parts, part string) error {
	r := richReader{texts: &texts{}}
	var fresh []richText
	publish := func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.list = append(s.list, fresh...)
		s.grown.Broadcast()
		fresh = fresh[:0]
	}
	err := p.walk(part, handler{
		start: func(name string, as []attribute) error {
			if name == "sst" {
				s.mu.Lock()
				s.list = make([]richText, 0, p.most(part, attr(as, "uniqueCount")))
				s.mu.Unlock()
			}
			r.start(name, as)
			return nil
		},
		text: r.chars,
		end: func(name string) error {
			if r.end(name); name == "si" {
				if fresh = append(fresh, r.take()); len(fresh) == published {
					publish()
				}
			}
			return nil
		},
	})
	publish()
	return err
}

// upTo lists the texts that are known once the i-th, from 0, has been read; fewer where there is no such text. The list
// must not be changed.
func (s *sharedStrings) upTo(i int) []richText {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.list) <= i && !s.done {
		s.grown.Wait()
	}
	return s.list
}

// wait waits until the table is read.
func (s *sharedStrings) wait() error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for !s.done {
		s.grown.Wait()
	}
	return s.err
}
