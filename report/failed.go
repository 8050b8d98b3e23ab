package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// notChecked stands for the rule where a format tells of a bid that could not be checked.
const notChecked = "not-checked"

// A failure is why a bid could not be checked, with the place that the message begins with.
type failure struct {
	Message string
	File    string // "." where the message begins with none
	Line    int    // 1 where the message names none
}

// failures takes the messages of Options.Failed apart.
func failures(opt Options) []failure {
	var out []failure
	for _, why := range opt.Failed {
		f := failure{lint.Printable(why), ".", 1}
		if head, _, ok := strings.Cut(f.Message, ": "); ok && !strings.HasPrefix(head, "-") { // a flag is no file
			f.File, f.Line = placed(head)
		}
		out = append(out, f)
	}
	return out
}

// placed takes line and column, or sheet and cell, off a place: "a/offerlint.yaml:3:1".
func placed(s string) (file string, line int) {
	line = 1
	for range 2 {
		i := strings.LastIndexByte(s, ':')
		if i < 0 {
			break
		}
		n, err := strconv.Atoi(s[i+1:])
		if strings.Contains(s[i+1:], "!") {
			return s[:i], line
		}
		if err != nil || n < 1 {
			break
		}
		s, line = s[:i], n // the column goes first, and the line replaces it
	}
	return s, line
}

// print tells a failure from others, the same in the next run.
func (f failure) print() string {
	sum := sha256.Sum256([]byte(notChecked + "\x00" + f.Message))
	return hex.EncodeToString(sum[:])
}
