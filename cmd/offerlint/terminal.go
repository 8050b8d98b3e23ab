package main

import (
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/fatih/color"
	"golang.org/x/term"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// terminal reports whether a stream is a terminal, so that a person reads along.
func terminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// reportOptions are those of the command line, for the stream to which the report goes.
func (a *app) reportOptions() report.Options {
	opt := report.Options{Lang: a.lang, Terminal: terminal(a.out), Verbose: a.verbose, Quiet: a.quiet}
	if a.color == "always" || a.color == "auto" && opt.Terminal && !color.NoColor {
		opt.Paint = paint
	}
	if opt.Terminal {
		opt.Width = width(a.out)
		if opt.Paint != nil && followsLinks(os.Getenv) {
			opt.Jump = jump
		}
	}
	return opt
}

// width is that of the terminal in characters; 0 where it does not say, or where the stream is none.
func width(stream any) int {
	f, ok := stream.(*os.File)
	if !ok {
		return 0
	}
	w, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return w
}

// followsLinks reports whether the terminal is known to make links of what jump writes; others would show nothing, or
// rubbish. The list is that of the programs which say so themselves; FORCE_HYPERLINK, 0 or 1, overrules it as it does in
// other tools.
func followsLinks(env func(string) string) bool {
	if force := env("FORCE_HYPERLINK"); force != "" {
		return force != "0"
	}
	vte, _ := strconv.Atoi(env("VTE_VERSION")) // GNOME Terminal and its kin; 0 for none
	switch env("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper":
		return true
	}
	return vte >= 5000 || env("WT_SESSION") != "" || env("KITTY_WINDOW_ID") != "" || env("KONSOLE_VERSION") != ""
}

// jump makes a link of a text (OSC 8) that opens the file of a place. Terminals know no cells, so a link into a workbook
// opens the workbook.
func jump(at lint.Location, text string) string {
	target := fileURL(at.File)
	if target == "" {
		return text
	}
	return "\x1b]8;;" + target + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

// fileURL is the address of a file as printed; "" where it cannot be told.
func fileURL(printed string) string {
	if printed == "" {
		return ""
	}
	abs, err := filepath.Abs(filepath.FromSlash(printed))
	if err != nil {
		return ""
	}
	return addressOf(filepath.ToSlash(abs))
}

// addressOf is the address of a whole path with forward slashes. A path of Windows with a drive gets a slash in front; of
// one on a server, //server/share (UNC), the server is the host.
func addressOf(path string) string {
	if rest, ok := strings.CutPrefix(path, "//"); ok {
		host, share, _ := strings.Cut(rest, "/")
		return (&url.URL{Scheme: "file", Host: host, Path: "/" + share}).String()
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}
