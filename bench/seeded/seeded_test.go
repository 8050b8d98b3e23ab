package seeded_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/offerlint/offerlint/bench/seeded"
	"github.com/offerlint/offerlint/lint"
)

var (
	update = flag.Bool("update", false, "rewrite what is not found, and the table of bench/README.md")
	kinds  = flag.String("kinds", "", "plant only the kinds of fault that match, all of each, and list or update what is not found")
)

const (
	missesFile = "misses.txt"
	readme     = "../README.md"

	each  = 20 // faults of each kind and language
	short = 1  // of those, without OFFERLINT_SEEDED
	most  = 1  // false alarms for a hundred criteria
)

// languages have their tables under their English names.
var languages = []string{"german", "english"}

// A run is what was measured in one language.
type run struct {
	lang     string
	criteria int
	alarms   []string // on the clean bid, warnings and above
	outcomes []seeded.Outcome
}

// TestSeeded plants every kind of fault. What misses.txt does not list has to be found, and no alarm but those that it lists
// may sound on the clean bids. OFFERLINT_SEEDED=1 plants all of them, which takes some minutes, else one of each is planted.
func TestSeeded(t *testing.T) {
	n := short
	if os.Getenv("OFFERLINT_SEEDED") != "" || *update || *kinds != "" {
		n = each
	}
	runs := make([]run, len(languages))
	var wait sync.WaitGroup
	errs := make([]error, len(languages))
	for i, name := range languages {
		dir := t.TempDir()
		wait.Go(func() { runs[i], errs[i] = measure(name, dir, n) })
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
	switch {
	case *update:
		rewrite(t, runs)
		return
	case *kinds != "":
		tell(t, runs)
		return
	}
	listed := read(t, missesFile)
	for _, r := range runs {
		for _, a := range r.alarms {
			if !listed[a] {
				t.Errorf("false alarm on the clean bid: %s", a)
			}
		}
		if len(r.alarms)*100 > most*r.criteria {
			t.Errorf("%s: %d false alarms for %d criteria, want at most %d for 100", r.lang, len(r.alarms), r.criteria, most)
		}
		for _, o := range r.outcomes {
			if s := miss(r.lang, o); s != "" && !listed[s] {
				t.Errorf("not found: %s\nnew findings: %s", s, describe(o.New))
			}
		}
	}
}

func measure(name, dir string, n int) (run, error) {
	lang, err := seeded.Read(name)
	if err != nil {
		return run{}, err
	}
	b, err := seeded.New(lang, dir)
	if err != nil {
		return run{}, err
	}
	out := run{lang: lang.Name, criteria: len(b.Clean.Bid.Criteria)}
	for _, f := range b.Clean.Findings {
		if f.Severity >= lint.Warning {
			out.alarms = append(out.alarms, fmt.Sprintf("%s: clean: %s: %s", lang.Name, f.Rule.Name, f.Message("en")))
		}
	}
	chosen, err := regexp.Compile(*kinds)
	if err != nil {
		return run{}, err
	}
	for _, f := range seeded.Faults() {
		if !chosen.MatchString(f.Name) {
			continue
		}
		for k := range n {
			o, err := b.Plant(f, k)
			if err != nil {
				return run{}, err
			}
			out.outcomes = append(out.outcomes, o)
		}
	}
	return out, nil
}

// tell lists what is not found, with what was found in its place, for whoever works on a kind.
func tell(t *testing.T, runs []run) {
	t.Helper()
	for _, r := range runs {
		for _, a := range r.alarms {
			t.Log(a)
		}
		found := 0
		for _, o := range r.outcomes {
			s := miss(r.lang, o)
			if s == "" {
				found++
			} else {
				t.Logf("%s\n        new findings: %s", s, describe(o.New))
			}
		}
		t.Logf("%s: %d of %d", r.lang, found, len(r.outcomes))
	}
}

// The ways in which a fault is not found as it should be.
const (
	notFound = "not found"
	astray   = "found at another place"
	noted    = "found, as info only"
)

// miss says which fault was not found at its criterion and place, as a warning or above; "" where it was.
func miss(lang string, o seeded.Outcome) string {
	how := notFound
	switch {
	case o.AtPlace && o.Warned:
		return ""
	case o.AtPlace:
		how = noted
	case o.Found:
		how = astray
	}
	return fmt.Sprintf("%s: %s: %s: %d %s %s", lang, o.Fault.Name, how, o.N, o.Place.Criterion+o.Place.Position, strings.ReplaceAll(o.Place.Text, "\n", " "))
}

func describe(fs []*lint.Finding) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Kind.String()+" "+f.At.String()+" "+f.Message("en"))
	}
	return strings.Join(out, "; ")
}

func read(t *testing.T, name string) map[string]bool {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		out[strings.TrimRight(line, "\r\n")] = true
	}
	return out
}

// rewrite writes what was measured: the list of misses, and the table between the two marks of the README. Kinds that were
// not planted keep what is listed of them.
func rewrite(t *testing.T, runs []run) {
	t.Helper()
	measured := map[string]bool{}
	var list []string
	for _, r := range runs {
		measured[r.lang+": clean"] = true
		list = append(list, r.alarms...)
		for _, o := range r.outcomes {
			measured[r.lang+": "+o.Fault.Name] = true
			if s := miss(r.lang, o); s != "" {
				list = append(list, s)
			}
		}
	}
	if *kinds != "" {
		for s := range read(t, missesFile) {
			if lang, rest, _ := strings.Cut(s, ": "); !measured[lang+": "+kindOf(rest)] {
				list = append(list, s)
			}
		}
	}
	slices.SortFunc(list, func(x, y string) int {
		return cmp.Or(strings.Compare(group(x), group(y)), ordinal(x)-ordinal(y), strings.Compare(x, y))
	})
	data, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- seeded: begin -->\n", "<!-- seeded: end -->"
	before, rest, ok := strings.Cut(string(data), begin)
	_, after, found := strings.Cut(rest, end)
	if !ok || !found {
		t.Fatalf("%s has no marks for the table", readme)
	}
	for name, text := range map[string]string{missesFile: strings.Join(list, "\n") + "\n", readme: before + begin + table(list, runs) + end + after} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// kindOf is what stands before the first colon: the name of a kind.
func kindOf(s string) string {
	kind, _, _ := strings.Cut(s, ": ")
	return kind
}

// group is the language, the kind and the way of a line of misses.txt; ordinal is the number that follows.
func group(s string) string { return strings.Join(slices.Concat(strings.SplitN(s, ": ", 4)[:3]), ": ") }

func ordinal(s string) int {
	n := 0
	if parts := strings.SplitN(s, ": ", 4); len(parts) == 4 {
		_, _ = fmt.Sscan(parts[3], &n)
	}
	return n
}

// table says for every kind of fault how many are found, by the list of those that are not.
func table(list []string, runs []run) string {
	misses := map[string]int{}
	for _, s := range list {
		if strings.Count(s, ": ") >= 2 {
			misses[group(s)]++
		}
	}
	var b strings.Builder
	b.WriteString("| fault | de found | at its place | as a warning or above | en found | at its place | as a warning or above |\n|---|---|---|---|---|---|---|\n")
	lost := map[lint.Kind]int{}
	planted := map[lint.Kind]int{}
	for _, f := range seeded.Faults() {
		fmt.Fprintf(&b, "| %s |", f.Name)
		for _, lang := range []string{"de", "en"} {
			of := func(how string) int { return misses[lang+": "+f.Name+": "+how] }
			found := each - of(notFound)
			fmt.Fprintf(&b, " %d | %d | %d |", found, found-of(astray), found-of(astray)-of(noted))
			lost[f.Kinds[0]] += of(notFound)
			planted[f.Kinds[0]] += each
		}
		b.WriteByte('\n')
	}
	b.WriteString("\n| | planted | found | share |\n|---|---|---|---|\n")
	for _, k := range []lint.Kind{lint.Missed, lint.Unverified, lint.Assumed} {
		fmt.Fprintf(&b, "| %s | %d | %d | %.1f %% |\n", k, planted[k], planted[k]-lost[k], 100*float64(planted[k]-lost[k])/float64(planted[k]))
	}
	b.WriteString("\n| clean bid | criteria | false alarms | for 100 criteria |\n|---|---|---|---|\n")
	for _, r := range runs {
		fmt.Fprintf(&b, "| %s | %d | %d | %.1f |\n", r.lang, r.criteria, len(r.alarms), 100*float64(len(r.alarms))/float64(r.criteria))
	}
	return b.String()
}
