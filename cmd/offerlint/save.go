package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
)

// save writes a file as a whole or not at all. What another program holds open is left alone.
func save(path string, print func(io.Writer) error) error {
	if lock := lockFile(path); lock != "" {
		return fmt.Errorf("%s is open in another program, as %s beside it says; close it in Excel and run again", path, filepath.Base(lock))
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".offerlint-*")
	if err != nil {
		return err
	}
	err = print(file)
	err = errors.Join(err, file.Close())
	if err == nil {
		err = errors.Join(os.Chmod(file.Name(), mode(path)), os.Rename(file.Name(), path))
	}
	if err != nil {
		_ = os.Remove(file.Name()) // the first error is the one to tell
		if held(err) {
			return fmt.Errorf("%s cannot be replaced; if it is open, close it in Excel and run again: %w", path, err)
		}
	}
	return err
}

// mode is what a file that is there allows, else what new files do.
func mode(path string) fs.FileMode {
	if info, err := os.Stat(path); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// lockFile is the file that Excel or LibreOffice lay beside one that is open; "" where none lies.
func lockFile(path string) string {
	dir, base := filepath.Split(path)
	for _, lock := range []string{"~$" + base, ".~lock." + base + "#"} {
		if _, err := os.Stat(dir + lock); err == nil {
			return dir + lock
		}
	}
	return ""
}

// held reports whether another program keeps a file from being replaced, as Excel on Windows does.
func held(err error) bool {
	const sharingViolation, lockViolation = syscall.Errno(32), syscall.Errno(33) // of Windows
	return errors.Is(err, fs.ErrPermission) ||
		runtime.GOOS == "windows" && (errors.Is(err, sharingViolation) || errors.Is(err, lockViolation))
}
