package register

import (
	"errors"
	"syscall"
)

// Facts of Windows: a file opened with no sharing cannot be opened by anybody else, and one that is deleted on close goes with
// its process, however that ends.
const (
	deleteOnClose    = 0x04000000
	sharingViolation = syscall.Errno(32)
	accessDenied     = syscall.Errno(5) // while a file that is being deleted still exists
)

// tryLock takes the lock file, and returns false where another process holds it.
func tryLock(name string) (unlock func(), ok bool, err error) {
	p, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, false, err
	}
	h, err := syscall.CreateFile(p, syscall.GENERIC_READ|syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	switch {
	case errors.Is(err, sharingViolation) || errors.Is(err, accessDenied):
		return nil, false, nil
	case err != nil:
		return nil, false, err
	}
	return func() { _ = syscall.CloseHandle(h) }, true, nil
}
