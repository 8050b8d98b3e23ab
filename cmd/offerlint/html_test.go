package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/chromium"
)

// page writes the page of bids and returns its file.
func page(t *testing.T, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "report.html")
	status, _, errOut := offerlint(t, append([]string{"check", "--today", "2026-11-02T09:30", "--format", "html=" + file}, args...)...)
	if status == statusBroken || errOut != "" {
		t.Fatalf("exit status %d\n%s", status, errOut)
	}
	return file
}

// TestHTMLIsRepeatable holds that two runs give the same bytes.
func TestHTMLIsRepeatable(t *testing.T) {
	for _, args := range [][]string{{"examples/dms-musterhausen"}, {"examples/ticketing-rivermouth", "--stage", "draft"}, {"./examples/..."}} {
		one, err := os.ReadFile(page(t, args...))
		if err != nil {
			t.Fatal(err)
		}
		two, err := os.ReadFile(page(t, args...))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(one, two) {
			t.Errorf("%v: two runs differ\n%s", args, cmp.Diff(string(one), string(two)))
		}
	}
}

// shown counts what the list shows: criteria, and findings about the bid as a whole.
const shown = `[...document.querySelectorAll('article')].filter(a => a.checkVisibility()).reduce((n, a) => (n[a.dataset.t ? 0 : 1]++, n), [0, 0])`

// choose sets a field of the list and returns what is shown then. Each option says how many entries it has.
const choose = `(() => {
	const field = document.querySelector('[data-list] form').elements[%q]
	field.value = %q
	field.dispatchEvent(new Event('input', {bubbles: true}))
	return ` + shown + `
})()`

type option struct {
	Field, Value string
	N            int
}

const options = `[...document.querySelectorAll('select')].flatMap(s => [...s.options].filter(o => o.value).map(o =>
	({Field: s.name, Value: o.value, N: Number(/\((\d+)\)$/.exec(o.label)[1])})))`

const state = `document.querySelector('[role=status]').textContent`

// TestHTMLFilters chooses every option of every filter of the examples and counts.
func TestHTMLFilters(t *testing.T) {
	for name, want := range map[string]struct {
		all     [2]int
		state   string
		filters int
	}{
		"dms-musterhausen":     {[2]int{48, 17}, "48 von 48 Kriterien, 17 zum Angebot als Ganzem", 5},
		"ticketing-rivermouth": {[2]int{32, 3}, "32 of 32 criteria, 3 about the offer as a whole", 5},
	} {
		t.Run(name, func(t *testing.T) {
			p := chromium.New(t)
			p.Open(page(t, "examples/"+name))
			if got := chromium.Eval[[2]int](p, shown); got != want.all {
				t.Errorf("%v criteria and findings are shown, want %v", got, want.all)
			}
			if got := chromium.Eval[string](p, state); got != want.state {
				t.Errorf("the page says %q, want %q", got, want.state)
			}
			fields := map[string]bool{}
			for _, o := range chromium.Eval[[]option](p, options) {
				fields[o.Field] = true
				got := chromium.Eval[[2]int](p, fmt.Sprintf(choose, o.Field, o.Value))
				if got[0]+got[1] != o.N || o.N == 0 {
					t.Errorf("%s=%s shows %v, want %d", o.Field, o.Value, got, o.N)
				}
				if said := chromium.Eval[string](p, state); !strings.HasPrefix(said, fmt.Sprint(got[0], " ")) {
					t.Errorf("%s=%s shows %d criteria, and the page says %q", o.Field, o.Value, got[0], said)
				}
				chromium.Eval[[2]int](p, fmt.Sprintf(choose, o.Field, ""))
			}
			if len(fields) != want.filters {
				t.Errorf("filters by %v, want %d", fields, want.filters)
			}
			if got := chromium.Eval[[2]int](p, shown); got != want.all {
				t.Errorf("%v are shown without a filter, want %v", got, want.all)
			}
			if complaints := p.Complaints(); len(complaints) > 0 {
				t.Errorf("the page misbehaves:\n%s", strings.Join(complaints, "\n"))
			}
		})
	}
}

// TestHTMLSearch searches, combines filters, and follows links as a reader does.
func TestHTMLSearch(t *testing.T) {
	p := chromium.New(t)
	p.Open(page(t, "examples/dms-musterhausen"))
	search := func(words string) [2]int {
		t.Helper()
		// The search waits until the typing stops, so the test waits for the page to say what it shows.
		return chromium.Eval[[2]int](p, fmt.Sprintf(`new Promise(done => {
			const form = document.querySelector('[data-list] form')
			new MutationObserver((_, o) => { o.disconnect(); done(%s) }).observe(form.querySelector('[role=status]'), {childList: true})
			form.elements.text.value = %q
			form.elements.text.dispatchEvent(new Event('input', {bubbles: true}))
		})`, shown, words))
	}
	for words, want := range map[string][2]int{
		"a-13":                        {1, 0},
		"gehen DAVON aus":             {1, 0},
		"datenübernahme probelauf":    {1, 0},
		"Leistungsbeschreibung.docx":  {0, 1},
		"steht nirgends geschrieben ": {0, 0},
	} {
		if got := search(words); got != want {
			t.Errorf("searching %q shows %v, want %v", words, got, want)
		}
	}
	search("zzz")
	if got, want := chromium.Eval[string](p, state), "Nichts passt zu dieser Auswahl"; got != want {
		t.Errorf("with nothing to show the page says %q, want %q", got, want)
	}
	if n := chromium.Eval[int](p, `[...document.querySelectorAll('.group')].filter(g => g.checkVisibility()).length`); n != 0 {
		t.Errorf("%d headings stand over nothing", n)
	}
	chromium.Eval[bool](p, `(document.querySelector('.reset').click(), true)`)
	if got := chromium.Eval[[2]int](p, shown); got != [2]int{48, 17} {
		t.Errorf("after showing all: %v", got)
	}
	chromium.Eval[bool](p, `(document.querySelector('.figures a').click(), true)`)
	if got := chromium.Eval[[2]int](p, shown); got != [2]int{6, 0} {
		t.Errorf("the figure of missed criteria chooses %v, want 6 criteria", got)
	}
	// A link from the verdict to a criterion that the filter hides.
	const follow = `new Promise(done => {
		document.querySelector('[data-list] form').elements.status.value = 'answered'
		document.querySelector('[data-list] form').dispatchEvent(new Event('input'))
		const link = document.querySelector('.first a')
		const target = document.querySelector(link.getAttribute('href'))
		const before = target.checkVisibility()
		addEventListener('hashchange', () => done([before, target.checkVisibility()]))
		link.click()
	})`
	if got := chromium.Eval[[2]bool](p, follow); got != [2]bool{false, true} {
		t.Errorf("the criterion is visible before and after its link was followed: %v, want false and true", got)
	}
	chromium.Eval[bool](p, `(document.querySelector('.unfold').click(), true)`)
	if n := chromium.Eval[int](p, `document.querySelectorAll('article details:not([open])').length`); n != 0 {
		t.Errorf("%d criteria stay closed after opening all", n)
	}
}

// TestHTMLKeyboard goes through the page without a mouse.
func TestHTMLKeyboard(t *testing.T) {
	p := chromium.New(t)
	p.Open(page(t, "examples/dms-musterhausen"))
	p.Press("\t")
	const focus = `(e => [e.className, getComputedStyle(e).outlineStyle, String(e.getBoundingClientRect().width > 10)])(document.activeElement)`
	if diff := cmp.Diff([]string{"skip", "solid", "true"}, chromium.Eval[[]string](p, focus)); diff != "" {
		t.Errorf("the first stop is the link to the content, and visible (-want +got)\n%s", diff)
	}
	p.Press("\r")
	if got := chromium.Eval[string](p, `document.activeElement.id`); got != "main" {
		t.Errorf("the link leads to %q, want main", got)
	}
	// Every stop from there on can be seen to be one.
	for range 20 {
		p.Press("\t")
		if got := chromium.Eval[[]string](p, focus); got[1] != "solid" {
			t.Errorf("the focus on %q cannot be seen", got[0])
		}
	}
	chromium.Eval[bool](p, `(document.querySelector('article summary').focus(), true)`)
	p.Press(" ")
	if chromium.Eval[bool](p, `document.querySelector('article details').open`) {
		t.Error("the space bar does not close a criterion")
	}
	const levels = `[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => Number(h.localName[1]))`
	last := 0
	for _, level := range chromium.Eval[[]int](p, levels) {
		if level > last+1 {
			t.Errorf("a heading of level %d follows one of level %d", level, last)
		}
		last = level
	}
	if n := chromium.Eval[int](p, `document.querySelectorAll('main, header.masthead, footer, form[role=search], [role=status]').length`); n != 5 {
		t.Errorf("%d landmarks, want 5", n)
	}
}

// TestHTMLWithoutScripts reads the page where scripts are switched off: nothing is missing but the filters.
func TestHTMLWithoutScripts(t *testing.T) {
	p := chromium.New(t)
	p.Scripts(false)
	p.Open(page(t, "examples/dms-musterhausen"))
	if got := chromium.Eval[[2]int](p, shown); got != [2]int{48, 17} {
		t.Errorf("%v criteria and findings are shown, want all", got)
	}
	if chromium.Eval[bool](p, `document.querySelector('form').checkVisibility()`) {
		t.Error("filters that cannot work are shown")
	}
	if n := chromium.Eval[int](p, `[...document.querySelectorAll('article .findings > li')].filter(e => e.checkVisibility()).length`); n < 20 {
		t.Errorf("%d findings can be read, want all 20 or more", n)
	}
}

// TestHTMLPrints makes a PDF of A4 pages without the filters.
func TestHTMLPrints(t *testing.T) {
	p := chromium.New(t)
	p.Open(page(t, "examples/ticketing-rivermouth"))
	pdf := p.PDF()
	if !bytes.HasPrefix(pdf, []byte("%PDF-")) || bytes.Count(pdf, []byte("/MediaBox [0 0 594.95996 841.91998]")) < 2 {
		t.Errorf("the print is no PDF with pages of A4: %.60q", pdf)
	}
	p.Media("light", "print")
	if chromium.Eval[bool](p, `document.querySelector('form').checkVisibility()`) {
		t.Error("the filters are printed")
	}
	if n := chromium.Eval[int](p, `document.documentElement.scrollWidth - innerWidth`); n > 0 {
		t.Errorf("the print is %d pixels too wide", n)
	}
}

// TestHTMLIsAccessible has axe-core judge contrast, roles, names and order, in light and dark, wide and narrow.
func TestHTMLIsAccessible(t *testing.T) {
	p := chromium.New(t)
	for _, args := range [][]string{{"examples/dms-musterhausen"}, {"examples/ticketing-rivermouth"}, {"./examples/...", "--stage", "submit"}} {
		file := page(t, args...)
		name := filepath.Base(args[0])
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{1280, 390} {
				if len(args) > 1 && (scheme == "dark") != (width == 390) {
					continue // the same parts as in the pages of one bid
				}
				t.Run(fmt.Sprintf("%s/%s/%d", name, scheme, width), func(t *testing.T) {
					p := p.In(t)
					p.Size(width, 900)
					p.Media(scheme, "")
					p.Open(file)
					// What lies outside the window is not painted, and axe judges only what is.
					chromium.Eval[bool](p, `(document.querySelectorAll('article').forEach(a => a.style.contentVisibility = 'visible'),
						document.querySelectorAll('details').forEach(d => d.open = true), true)`)
					if faults := p.Accessible(); len(faults) > 0 {
						t.Errorf("axe finds:\n%s", strings.Join(faults, "\n"))
					}
					if over := chromium.Eval[int](p, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
						t.Errorf("the page is %d pixels too wide", over)
					}
				})
			}
		}
	}
}

// TestHTMLOtherPagesFit holds that the reference of the checks, the page of a seal and a report of what could not be read are as wide as a
// phone, and have axe-core judge them.
func TestHTMLOtherPagesFit(t *testing.T) {
	p := chromium.New(t)
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "bid"), os.DirFS("../../examples/dms-musterhausen/finished")); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "faulty"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "faulty", "offerlint.yaml"), []byte("rulesetz: [vgv]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"reference.html":                         {"explain", "--format", "html=" + filepath.Join(dir, "reference.html")},
		"check.html":                             {"explain", "empty-field", "--format", "html=" + filepath.Join(dir, "check.html")},
		"failed.html":                            {"check", filepath.Join(dir, "..."), "--format", "html=" + filepath.Join(dir, "failed.html"), "--today", "2026-12-12"},
		filepath.Join("bid", "INTERN-seal.html"): {"seal", filepath.Join(dir, "bid"), "--today", "2026-12-12"},
	} {
		var out, errOut bytes.Buffer
		run(args, strings.NewReader(""), &out, &errOut)
		file := filepath.Join(dir, name)
		if _, err := os.Stat(file); err != nil {
			t.Fatalf("%v: %s", err, &errOut)
		}
		t.Run(filepath.Base(name), func(t *testing.T) {
			p := p.In(t)
			p.Size(390, 900)
			p.Open(file)
			if over := chromium.Eval[int](p, `document.documentElement.scrollWidth - innerWidth`); over > 0 {
				t.Errorf("the page is %d pixels too wide", over)
			}
			if name == "reference.html" {
				return // its articles are as that of one check
			}
			if faults := p.Accessible(); len(faults) > 0 {
				t.Errorf("axe finds:\n%s", strings.Join(faults, "\n"))
			}
		})
	}
}

// TestHTMLGolden compares the page of an example with the golden one, without its style, script and policy.
func TestHTMLGolden(t *testing.T) {
	_, source, _ := offerlint(t, "check", "examples/ticketing-rivermouth", "--today", "2026-11-02T09:30", "--format", "html")
	for _, part := range []string{`(?s)<style>.*</style>`, `(?s)<script>.*</script>`, `<meta http-equiv="Content-Security-Policy"[^>]*>`} {
		source = regexp.MustCompile(part).ReplaceAllString(source, "")
	}
	golden(t, "../../testdata/bids/ticketing-rivermouth.review.html", source)
}
