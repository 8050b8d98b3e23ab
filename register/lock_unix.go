//go:build !windows

package register

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the lock file, and returns false where another process holds it. The lock ends with the process, however
// that ends.
func tryLock(name string) (unlock func(), ok bool, err error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return nil, false, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		_ = f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) || errors.Is(err, syscall.EINTR) {
			return nil, false, nil
		}
		return nil, false, err
	}
	// Who held the lock before may have removed the file between our opening and locking it: then nobody else sees our lock.
	mine, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, false, err
	}
	if now, err := os.Stat(name); err != nil || !os.SameFile(mine, now) {
		return nil, false, f.Close()
	}
	return func() { _ = os.Remove(name); _ = f.Close() }, true, nil
}
