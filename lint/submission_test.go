package lint_test

import (
	"testing"
	"time"

	"github.com/offerlint/offerlint/lint"
)

func TestLeft(t *testing.T) {
	due := func(s string) lint.Submission {
		if at, err := time.Parse(time.DateOnly, s); err == nil {
			return lint.Submission{Due: at, DayOnly: true}
		}
		at, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return lint.Submission{Due: at}
	}
	for _, tt := range []struct {
		name, due, now string
		want           lint.Left
	}{
		{"days and hours", "2026-12-15T12:00:00+01:00", "2026-12-12T10:30:00+01:00", lint.Left{Days: 3, Hours: 1, Exact: true}},
		{"another zone", "2026-12-15T12:00:00+01:00", "2026-12-14T23:00:00-05:00", lint.Left{Hours: 7, Exact: true}},
		{"on the minute", "2026-12-15T12:00:00+01:00", "2026-12-15T12:00:00+01:00", lint.Left{Exact: true}},
		{"a minute late", "2026-12-15T12:00:00+01:00", "2026-12-15T12:01:00+01:00", lint.Left{Exact: true, Over: true}},
		{"two days late", "2026-12-15T12:00:00+01:00", "2026-12-17T13:00:00+01:00", lint.Left{Days: -2, Exact: true, Over: true}},
		{"day of the run alone", "2026-12-15T12:00:00+01:00", "2026-12-12", lint.Left{Days: 3}},
		{"due day alone", "2026-12-15", "2026-12-15T23:00:00+01:00", lint.Left{}},
		{"day after", "2026-12-15", "2026-12-16", lint.Left{Days: -1, Over: true}},
		{"over a month", "2026-12-15", "2026-10-31", lint.Left{Days: 45}},
	} {
		cfg := lint.Config{Submission: due(tt.due), Today: tt.now[:len(time.DateOnly)]}
		if at, err := time.Parse(time.RFC3339, tt.now); err == nil {
			cfg.Now = at
		}
		if got, ok := cfg.Left(); !ok || got != tt.want {
			t.Errorf("%s: left %+v, want %+v", tt.name, got, tt.want)
		}
	}
	for _, cfg := range []lint.Config{{}, {Today: "2026-11-02"}, {Submission: due("2026-12-15")}} {
		if got, ok := cfg.Left(); ok {
			t.Errorf("left %+v without a due date or a day to judge by", got)
		}
	}
}
