package workbook

import "io"

// An unpacker unpacks a part on a core of its own, some steps ahead of whoever reads it: of the time that reading a sheet takes,
// unpacking is a third.
type unpacker struct {
	full chan step // in their order; closed when no more follow
	free chan []byte
	stop chan struct{}
	now  step
	left []byte // of now that was not read yet
}

// A step is what was unpacked at a time, and the error with which it ended, if any.
type step struct {
	b   []byte
	err error
}

// A part that is unpacked ahead has stepsAhead steps in memory. For one of fewer bytes than worthAhead it does not pay.
const (
	stepsAhead = 4
	worthAhead = 8 * window
)

// unpackAhead begins to read in, and closes it in the end.
func unpackAhead(in io.ReadCloser) *unpacker {
	u := &unpacker{full: make(chan step, stepsAhead), free: make(chan []byte, stepsAhead), stop: make(chan struct{})}
	for range stepsAhead {
		u.free <- make([]byte, window)
	}
	go u.run(in)
	return u
}

func (u *unpacker) run(in io.ReadCloser) {
	defer close(u.full)
	defer func() { _ = in.Close() }() // was only read
	for {
		var s step
		select {
		case s.b = <-u.free:
		case <-u.stop:
			return
		}
		n := 0
		for empty := 0; n < len(s.b) && s.err == nil && empty < 100; empty++ {
			var m int
			if m, s.err = in.Read(s.b[n:]); m > 0 {
				n, empty = n+m, 0
			}
		}
		if s.b = s.b[:n]; n == 0 && s.err == nil {
			s.err = io.ErrNoProgress
		}
		u.full <- s // there is room: no more steps than buffers are on their way
		if s.err != nil {
			return
		}
	}
}

func (u *unpacker) Read(b []byte) (int, error) {
	for len(u.left) == 0 {
		if u.now.err != nil {
			return 0, u.now.err
		}
		if u.now.b != nil {
			u.free <- u.now.b[:cap(u.now.b)]
		}
		u.now = <-u.full
		u.left = u.now.b
	}
	n := copy(b, u.left)
	u.left = u.left[n:]
	return n, nil
}

// Close lets the unpacking end before its time.
func (u *unpacker) Close() error {
	close(u.stop)
	for range u.full { // until it has ended: the file must not be closed while it is read
	}
	return nil
}
