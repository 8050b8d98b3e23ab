package register

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// patience is how long a command waits for another one that writes the same register.
const patience = 30 * time.Second

// A storage is a folder as a writer sees it; tests put one in its place that fails at any step.
type storage interface {
	create(name string) (file, error)
	rename(from, to string) error
	remove(name string) error
}

type file interface {
	Write(b []byte) (int, error)
	Sync() error
	Close() error
}

// disk is the real one.
type disk struct{ mode fs.FileMode }

func (d disk) create(name string) (file, error) {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, d.mode)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// rename replaces a file in one step; on Windows too, where os.Rename calls MoveFileEx with MOVEFILE_REPLACE_EXISTING. A
// virus scanner or an indexer may hold the file there for a moment.
func (disk) rename(from, to string) error {
	var err error
	for range 20 {
		if err = os.Rename(from, to); !errors.Is(err, fs.ErrPermission) {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}

func (disk) remove(name string) error { return os.Remove(name) }

// replace gives a file another content, so that at any moment the old or the new one is there, never a half one.
func replace(s storage, name string, content []byte) (err error) {
	temporary := hidden(name, ".new")
	f, err := s.create(temporary)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = s.remove(temporary)
		}
	}()
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return s.rename(temporary, name)
}

// hidden is a name in the same folder that no bid reads: it begins with a dot.
func hidden(name, end string) string {
	return filepath.Join(filepath.Dir(name), "."+filepath.Base(name)+end)
}

// Update changes a register: it waits for those who write it at the same time, reads it again, lets change make the new text
// of the register and of its history, and replaces both. A text that change returns nil for stays as it is. The history is
// written first: what was judged is known before anybody says that it was.
func Update(name string, change func(register, history []byte) (newRegister, newHistory []byte, err error)) error {
	name, history := behind(name), behind(beside(name)) // a link stays a link
	unlock, err := lock(history, name)
	if err != nil {
		return err
	}
	defer unlock()
	before, mode, err := current(name)
	if err != nil {
		return err
	}
	past, pastMode, err := current(history)
	if err != nil {
		return err
	}
	after, newPast, err := change(before, past)
	if err != nil {
		return err
	}
	if newPast != nil && !bytes.Equal(newPast, past) {
		if err := replace(disk{pastMode}, history, newPast); err != nil {
			return fmt.Errorf("writing %s: %w", filepath.ToSlash(history), err)
		}
	}
	if after != nil && !bytes.Equal(after, before) {
		if err := replace(disk{mode}, name, after); err != nil {
			return fmt.Errorf("writing %s: %w", filepath.ToSlash(name), err)
		}
	}
	return nil
}

// current is what a file holds; nothing where it does not exist.
func current(name string) ([]byte, fs.FileMode, error) {
	info, err := os.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, 0o644, nil
	}
	if err != nil {
		return nil, 0, err
	}
	b, err := os.ReadFile(name)
	return b, info.Mode().Perm(), err
}

// lock waits until nobody else writes a register that has this history: those in one folder share it.
func lock(history, name string) (unlock func(), err error) {
	at := hidden(history, ".lock")
	for waited := time.Duration(0); ; {
		unlock, ok, err := tryLock(at)
		switch {
		case errors.Is(err, fs.ErrPermission):
			return nil, fmt.Errorf("%s: you may not write in its folder; have that allowed, or work in a copy of the bid (%w)", filepath.ToSlash(name), err)
		case err != nil:
			return nil, fmt.Errorf("locking %s: %w", filepath.ToSlash(name), err)
		}
		if ok {
			return unlock, nil
		}
		if waited >= patience {
			return nil, fmt.Errorf("%s: another offerlint has been writing it for %v; try again when it is done", filepath.ToSlash(name), patience)
		}
		const pause = 20 * time.Millisecond
		time.Sleep(pause)
		waited += pause
	}
}
