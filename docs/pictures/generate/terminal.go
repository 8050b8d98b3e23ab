package main

import (
	"errors"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// columns is how wide the terminal is.
const columns = 112

// terminal shows what check prints on a terminal: the first lines, and the last one.
func (s *studio) terminal(e example, bid string) error {
	typed := strings.Join(append([]string{"offerlint", "check"}, e.check...), " ")
	run := strings.Join(append([]string{s.offerlint, "check", "--today", today}, e.check...), " ")
	cmd := exec.Command("script", "--quiet", "--return", "--command", fmt.Sprintf("stty cols %d rows 60; exec %s", columns, run), os.DevNull)
	cmd.Dir = bid
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "FORCE_HYPERLINK=0", "NO_COLOR=")
	printed, err := cmd.Output()
	// The examples have faults: a status of 1 is what is expected.
	if exit := (*exec.ExitError)(nil); err != nil && (!errors.As(err, &exit) || exit.ExitCode() != 1) {
		return fmt.Errorf("%s: %w\n%s", run, err, printed)
	}
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(string(printed), "\r", ""), "\n"), "\n")
	if len(lines) > e.shown+1 {
		lines = append(lines[:e.shown:e.shown], "\x1b[2m…\x1b[0m", lines[len(lines)-1])
	}
	page := filepath.Join(s.scratch, "terminal.html")
	if err := os.WriteFile(page, []byte(frame(typed, lines)), 0o644); err != nil {
		return err
	}
	return s.shoot(page, e.lang+"-terminal.png", 1400, 30*(len(lines)+1)+110)
}

// frame draws a window with a prompt and the lines below it. Of the escape sequences it knows those that set colours.
func frame(typed string, lines []string) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 20px; background: #fff }
div { background: #16202c; border-radius: 10px; padding: 14px 24px 18px }
i { display: inline-block; width: 13px; height: 13px; border-radius: 50%; margin: 0 8px 8px 0; background: #41505f }
pre { margin: 0; color: #d7dee6; font: 19px/30px "DejaVu Sans Mono", monospace; white-space: pre }
b { color: #fff } .s2 { opacity: .6 } .s31 { color: #ff8272; font-weight: bold } .s33 { color: #f2c14e } .s36 { color: #6fc7e8 }
</style><div><i></i><i></i><i></i><pre>`)
	fmt.Fprintf(&b, "<b>$ %s</b>\n", html.EscapeString(typed))
	for _, line := range lines {
		open := false
		for i, piece := range strings.Split(line, "\x1b[") {
			codes, text := "", piece
			if i > 0 {
				codes, text, _ = strings.Cut(piece, "m")
			}
			if open && i > 0 {
				b.WriteString("</span>")
				open = false
			}
			if code, _, _ := strings.Cut(codes, ";"); code != "" && code != "0" {
				fmt.Fprintf(&b, `<span class="s%s">`, code)
				open = true
			}
			b.WriteString(html.EscapeString(text))
		}
		if open {
			b.WriteString("</span>")
		}
		b.WriteByte('\n')
	}
	b.WriteString("</pre></div>")
	return b.String()
}
