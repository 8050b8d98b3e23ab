package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// droppedPage is what a run that nobody typed leaves in the folder of the bid, and opens. The name says that it is not for the
// customer.
const droppedPage = "INTERN-offerlint.html"

// dropped turns "offerlint FOLDER" into "offerlint check FOLDER": this is what Windows runs when a folder is dropped on
// the program, and a double click runs it with nothing at all. Who does that reads no terminal, and gets a page.
func (a *app) dropped(args []string, explorer bool) []string {
	if len(args) == 0 && !explorer {
		return args
	}
	folder := "."
	if len(args) > 0 {
		info, err := os.Stat(args[0])
		if err != nil || a.commandNamed(args) != "" {
			return args
		}
		if folder = args[0]; !info.IsDir() {
			folder = filepath.Dir(folder)
		}
	}
	args = append([]string{"check"}, args...)
	if explorer {
		args = append(args, "--format", "text", "--format", "html="+filepath.Join(folder, droppedPage))
	}
	return args
}

// show opens the pages that the run wrote, as a double click on them would. Where that does not work, the name of the page
// has to do.
func (a *app) show() {
	for _, file := range a.written {
		if strings.HasSuffix(file, ".html") {
			if err := exec.Command("rundll32", "url.dll,FileProtocolHandler", file).Start(); err != nil {
				a.complain(err)
			}
		}
	}
}
