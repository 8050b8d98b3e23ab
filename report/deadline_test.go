package report_test

import (
	"strings"
	"testing"
	"time"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

func TestDeadline(t *testing.T) {
	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	noon := lint.Submission{Due: at("2026-12-15T12:00:00+01:00")}
	for _, tt := range []struct {
		due    lint.Submission
		now    string
		de, en string
	}{
		{noon, "2026-11-02T09:30:00+01:00", "15.12.2026, 12:00 (UTC+01:00): noch 43 Tage 2 Stunden", "15 Dec 2026, 12:00 (UTC+01:00): 43 days 2 hours left"},
		{noon, "2026-12-14T11:00:00+01:00", "15.12.2026, 12:00 (UTC+01:00): noch 1 Tag 1 Stunde", "15 Dec 2026, 12:00 (UTC+01:00): 1 day 1 hour left"},
		{noon, "2026-12-15T09:00:00+01:00", "15.12.2026, 12:00 (UTC+01:00): noch 3 Stunden", "15 Dec 2026, 12:00 (UTC+01:00): 3 hours left"},
		{noon, "2026-12-15T11:30:00+01:00", "15.12.2026, 12:00 (UTC+01:00): noch weniger als eine Stunde", "15 Dec 2026, 12:00 (UTC+01:00): less than an hour left"},
		{noon, "2026-12-15T12:30:00+01:00", "15.12.2026, 12:00 (UTC+01:00): die Frist ist abgelaufen", "15 Dec 2026, 12:00 (UTC+01:00): the deadline has passed"},
		{noon, "2026-12-18T12:30:00+01:00", "15.12.2026, 12:00 (UTC+01:00): die Frist ist seit 3 Tagen abgelaufen", "15 Dec 2026, 12:00 (UTC+01:00): the deadline passed 3 days ago"},
		{noon, "2026-11-02", "15.12.2026, 12:00 (UTC+01:00): noch 43 Tage", "15 Dec 2026, 12:00 (UTC+01:00): 43 days left"},
		{noon, "2026-12-15", "15.12.2026, 12:00 (UTC+01:00): heute", "15 Dec 2026, 12:00 (UTC+01:00): today"},
		{lint.Submission{Due: at("2026-12-15T00:00:00Z"), DayOnly: true}, "2026-12-16", "15.12.2026: die Frist ist seit 1 Tag abgelaufen", "15 Dec 2026: the deadline passed 1 day ago"},
		{lint.Submission{Due: at("2026-12-15T17:00:00Z")}, "2026-12-13", "15.12.2026, 17:00 (UTC): noch 2 Tage", "15 Dec 2026, 17:00 (UTC): 2 days left"},
	} {
		cfg := lint.Config{Submission: tt.due, Today: tt.now[:len(time.DateOnly)]}
		if strings.Contains(tt.now, "T") {
			cfg.Now = at(tt.now)
		}
		for lang, want := range map[string]string{"de": tt.de, "en": tt.en} {
			if got := report.Due(cfg, lang) + ": " + report.TimeLeft(cfg, lang); got != want {
				t.Errorf("at %s: %q, want %q", tt.now, got, want)
			}
		}
	}
	if got := report.Due(lint.Config{}, "de") + report.TimeLeft(lint.Config{}, "de"); got != "" {
		t.Errorf("without a due date: %q", got)
	}
}
