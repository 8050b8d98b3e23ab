package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// report shows the HTML report from its top.
func (s *studio) report(e example, bid string) error {
	page := filepath.Join(bid, "report.html")
	if err := s.offer(bid, "check", "--fail-on", "never", "--format", "html="+page); err != nil {
		return err
	}
	return s.shoot(page, e.lang+"-report.png", 1400, 1120)
}

// shoot has Chromium draw a page and keeps the picture.
func (s *studio) shoot(page, name string, width, height int) error {
	profile, err := os.MkdirTemp(s.scratch, "chromium")
	if err != nil {
		return err
	}
	raw := filepath.Join(s.scratch, "shot.png")
	err = quietly(exec.Command(s.chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
		"--user-data-dir="+profile, fmt.Sprintf("--window-size=%d,%d", width, height), "--screenshot="+raw, "file://"+page))
	if err != nil {
		return err
	}
	picture, err := decode(raw)
	if err != nil {
		return err
	}
	return s.keep(name, picture)
}
