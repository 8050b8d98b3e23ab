package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// historyHead says who writes the history.
const historyHead = "# Written by offerlint: the texts that were judged, by fingerprint, so that a change can be shown word by word.\n"

// A history is register.history.yaml as it is written.
type history struct {
	Judged []past `yaml:"judged"`
	// Versions are the versions of the customer's files that were accepted, the last one at the end.
	Versions []accepted `yaml:"versions"`
}

type past struct {
	Hash string `yaml:"hash"`
	Text string `yaml:"text"`
}

// past is the text of each part that was judged, by its fingerprint.
func (h *history) past() map[string]string {
	out := map[string]string{}
	for _, p := range h.Judged {
		out[p.Hash] = p.Text
	}
	return out
}

// recall reads the history of a bid into its register: without one a change is told and not shown. Register is the register's
// own file, "" where there is none; the history then lies where it would.
func recall(bid *lint.Bid, register string) error {
	name := HistoryPath(bid.Config, register)
	if name == "" {
		return nil
	}
	src, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist) && isLink(name):
		return leadsNowhere(name)
	case errors.Is(err, fs.ErrNotExist):
		return nil
	}
	printed := filepath.ToSlash(filepath.Clean(name))
	if err != nil {
		return fmt.Errorf("%s: %w", printed, err)
	}
	h, err := readHistory(printed, src)
	if err != nil {
		return err
	}
	bid.Register.Past = h.past()
	if bid.Register.Accepted, err = h.version(bid.Config.Dir); err != nil {
		return err
	}
	for _, d := range bid.Documents {
		if d.File == printed {
			d.Side, d.Role, d.Reason = lint.SideNone, "register", ""
		}
	}
	return nil
}

// readHistory reads the text of a history; nil is that of one that is not there yet. Nobody leaves one behind that says nothing.
func readHistory(printed string, src []byte) (*history, error) {
	h := &history{}
	switch {
	case src == nil:
		return h, nil
	case strictyaml.Blank(src):
		return nil, fmt.Errorf("%s:1:1: the file is empty; restore it from a copy, or delete it", printed)
	}
	return h, strictyaml.Decode(printed, src, h)
}

// HistoryPath is where the history of a bid lies, for opening: beside its register. "" where the bid has no offerlint.yaml
// and no register.
func HistoryPath(cfg lint.Config, register string) string {
	switch {
	case register != "":
		return beside(register)
	case cfg.File == "":
		return ""
	}
	return filepath.Join(cfg.Dir, HistoryName)
}

// beside is the history of a register. Where the register is a link, it lies beside the file that the link leads to.
func beside(register string) string {
	return filepath.Join(filepath.Dir(behind(register)), HistoryName)
}

// behind is the file that a link leads to, and the name itself where it is none.
func behind(name string) string {
	if info, err := os.Lstat(name); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		return name
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		return real
	}
	return name
}

// Keep adds the parts that are judged to the text of a history, each once.
func Keep(src []byte, all ...lint.Parts) ([]byte, error) {
	h, err := readHistory(HistoryName, src)
	if err != nil {
		return nil, err
	}
	known := h.past()
	if len(src) == 0 {
		src = []byte(historyHead)
	}
	var add [][]strictyaml.Pair
	for _, p := range all {
		texts := p.List()
		for i, h := range Fingerprint(p).Parts() {
			if _, ok := known[h]; ok || h == "" {
				continue
			}
			known[h] = texts[i]
			add = append(add, []strictyaml.Pair{{Key: "hash", Value: strictyaml.Quote(h)}, {Key: "text", Value: strictyaml.Quote(texts[i])}})
		}
	}
	size := 0
	for _, item := range add {
		for _, p := range item {
			size += len(p.Key) + len(p.Value) + 8
		}
	}
	if err := roomFor(src, size); err != nil {
		return nil, err
	}
	return strictyaml.AppendItems(HistoryName, src, "judged", add...)
}

// roomFor reports a history that would get too large to be read again.
func roomFor(src []byte, more int) error {
	if len(src)+more <= strictyaml.MaxBytes {
		return nil
	}
	return fmt.Errorf("%s would get larger than %d MiB and could not be read any more; delete the oldest entries under versions in it: only the last one is compared with",
		HistoryName, strictyaml.MaxBytes>>20)
}
