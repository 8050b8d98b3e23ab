package lint_test

import (
	"testing"

	"github.com/offerlint/offerlint/lint"
)

func TestAgeBefore(t *testing.T) {
	for _, c := range []struct {
		age       lint.Age
		day, want string
	}{
		{lint.Age{Months: 6}, "2026-12-15", "2026-06-15"},
		{lint.Age{Months: 6}, "2026-08-31", "2026-02-28"},
		{lint.Age{Months: 1}, "2028-03-31", "2028-02-29"},
		{lint.Age{Months: 13}, "2026-01-31", "2024-12-31"},
		{lint.Age{Months: 12}, "2027-04-01", "2026-04-01"},
		{lint.Age{Years: 1}, "2028-02-29", "2027-02-28"},
		{lint.Age{Days: 90}, "2026-03-01", "2025-12-01"},
		{lint.Age{Days: 0}, "2026-03-01", "2026-03-01"},
		{lint.Age{Months: 6}, "", ""},
	} {
		if got := c.age.Before(c.day); got != c.want {
			t.Errorf("%+v before %s: got %q, want %q", c.age, c.day, got, c.want)
		}
	}
}
