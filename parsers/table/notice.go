package table

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// The most that is kept of what stands between the criteria: forms explain themselves in less.
const (
	maxNotices     = 200
	maxNoticeBytes = 2000
)

// notice keeps what a row says that asks for nothing.
func (r *reader) notice(i int) {
	if len(r.out.Notices) == maxNotices {
		return
	}
	var parts []string
	col := 0
	for _, c := range r.rows[i].Cells {
		if c.Text != "" {
			parts = append(parts, c.Text)
		}
		if col == 0 {
			col = c.Col
		}
	}
	if text := strings.Join(parts, " · "); text != "" && len(text) <= maxNoticeBytes {
		r.out.Notices = append(r.out.Notices, lint.Notice{Text: text, At: r.at(i, col)})
	}
}
