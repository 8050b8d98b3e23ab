package workbook

import "sync"

// sharedStrings is the table of shared strings while it is read. Sheets are read at the same time: programs write the
// texts in the order in which the sheets first use them, so that a sheet hardly ever waits for one.
type sharedStrings struct {
	mu    sync.Mutex
	grown sync.Cond
	known knownStrings // only appended to
	done  bool
	err   error
}

// knownStrings are shared strings that have been read: published of them in each list but the last.
type knownStrings [][]richText

// published is how many texts are read before those who wait for one are told.
const published = 512

// text is the one with a number, from 0; ok is false where there is none.
func (k knownStrings) text(i int) (text richText, ok bool) {
	if i < 0 || i/published >= len(k) || i%published >= len(k[i/published]) {
		return richText{}, false
	}
	return k[i/published][i%published], true
}

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
		s.known = append(s.known, fresh)
		s.grown.Broadcast()
		fresh = nil
	}
	err := p.walk(part, handler{
		start: func(name string, as []attribute) error {
			r.start(name, as)
			return nil
		},
		text: r.chars,
		end: func(name string) error {
			if r.end(name); name == "si" {
				if fresh == nil {
					fresh = make([]richText, 0, published)
				}
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

// upTo lists the texts that are known once the i-th, from 0, has been read; fewer where there is no such text. The lists
// must not be changed.
func (s *sharedStrings) upTo(i int) knownStrings {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.known) <= i/published && !s.done {
		s.grown.Wait()
	}
	return s.known
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
