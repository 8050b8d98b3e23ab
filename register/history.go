package register

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// historyHead says who writes the history.
const historyHead = "# Written by offerlint: the texts that were judged, by fingerprint, so that a change can be shown word by word.\n"

// A history is register.history.yaml as it is written.
type history struct {
	Judged []past `yaml:"judged"`
	// Versions are the customer's workbooks that were looked at; offerlint diff reads them.
	Versions *strictyaml.Node `yaml:"versions"`
}

type past struct {
	Hash string `yaml:"hash"`
	Text string `yaml:"text"`
}

// readHistory reads what was judged.
func readHistory(src []byte, printed string) (map[string]string, error) {
	var h history
	if err := strictyaml.Decode(printed, blank(src), &h); err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, p := range h.Judged {
		out[p.Hash] = p.Text
	}
	return out, nil
}

// recall reads the history beside the register; without one a change is told and not shown.
func (f *File) recall() error {
	name := path.Join(path.Dir(f.File), HistoryName)
	src, err := os.ReadFile(filepath.FromSlash(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	f.Past, err = readHistory(src, name)
	return err
}

// Keep adds the parts that are judged to the text of a history, each once.
func Keep(src []byte, all ...lint.Parts) ([]byte, error) {
	known, err := readHistory(src, HistoryName)
	if err != nil {
		return nil, err
	}
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
	return strictyaml.AppendItems(HistoryName, src, "judged", add...)
}
