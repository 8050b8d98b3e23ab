package checks

import (
	_ "embed" // the page
	"iter"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed wrong-customer.md
var wrongCustomerDoc string

var wrongCustomer = &lint.Check{
	ID:   "wrong-customer",
	Kind: lint.Unverified,
	Doc:  wrongCustomerDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ {{fault_de}}",
		EN: "{{criterion}}: “{{match}}” {{fault_en}}",
	},
	Advice: lint.Messages{
		DE: "Den richtigen Namen oder die richtige Nummer einsetzen und den Absatz darum herum lesen: was für andere geschrieben wurde, passt hier vielleicht nicht.",
		EN: "Put in the right name or number, and read the paragraph around it: what was written for another customer may not fit here.",
	},
	Run: func(p *lint.Pass) error {
		find, err := strangers(p.Bid.Config)
		if err != nil || find == nil {
			return err
		}
		references := referenceChapters(p.Bid)
		for b, s := range places(p) {
			if references[b] || s.Criterion != nil && aboutReferences().MatchString(s.Criterion.Label()+" "+s.Criterion.Text) {
				continue
			}
			for _, f := range find(b) {
				f.Criterion, f.Response = s.Criterion, s.Response
				f.Args["match"] = f.Match
				p.Report(f)
			}
		}
		said := map[lint.Trace]bool{} // each name once for a kind of place on a sheet
		for b, t := range besideText(p) {
			for _, f := range find(b) {
				where := whereOf(t)
				if key := sameAs(t, f.Match); !said[key] {
					said[key] = true
					f.At, f.Args["match"] = t.At, f.Match
					f.Words = map[string]lint.Messages{"criterion": where}
					p.Report(f)
				}
			}
		}
		return nil
	},
}

// besideText yields what our files say beside their text, as blocks: their names, the names of sheets, comments, headers,
// properties, links. Where a name says that it is about references, others may be named.
func besideText(p *lint.Pass) iter.Seq2[*lint.Block, lint.Trace] {
	return func(yield func(*lint.Block, lint.Trace) bool) {
		var all []lint.Trace
		for _, d := range p.Bid.Documents {
			if p.Bid.Config.GoesOut(d) {
				name := strings.ReplaceAll(path.Base(d.File), "_", " ")
				all = append(all, lint.Trace{Kind: lint.FileNamed, At: lint.At(lint.Location{File: d.File}), Text: name})
			}
		}
		read := map[string]bool{} // files whose text is read
		for _, t := range p.Bid.Passages {
			read[t.File] = true
		}
		for _, t := range append(all, p.Bid.Traces...) {
			if t.Kind == lint.FirstLine && read[t.At.File] || aboutReferences().MatchString(path.Base(t.At.File)+" "+t.At.Sheet) {
				continue
			}
			if !yield(&lint.Block{Str: t.Text, Span: t.At}, t) {
				return
			}
		}
	}
}

// sameAs is what traces have in common that need not be told apart: a name in each of a thousand comments is one cause.
func sameAs(t lint.Trace, match string) lint.Trace {
	at := lint.Location{File: t.At.File, Sheet: t.At.Sheet}
	return lint.Trace{Kind: t.Kind, At: lint.At(at), Text: match}
}

// aboutReferences is in what asks for earlier customers by name, and in the heading of a chapter about them.
var aboutReferences = lazily(`(?i)referen[zc]|vergleichbare (?:projekte|leistungen|aufträge)|case stud|past performance|our customers|unsere kunden|projekterfahrung`)

// referenceChapters are the blocks below a heading that announces references.
func referenceChapters(bid *lint.Bid) map[*lint.Block]bool {
	in := map[*lint.Block]bool{}
	for _, t := range bid.Passages {
		level := int32(0) // of the heading that opened the chapter; 0: none is open
		for _, b := range t.Blocks {
			if b.Kind == lint.Heading && (level == 0 || b.Level <= level) {
				if level = 0; aboutReferences().MatchString(b.Str) {
					level = b.Level
				}
			}
			in[b] = level > 0
		}
	}
	return in
}

// strangers returns a function that finds names and numbers of other bids in a block; nil where the config knows none.
func strangers(c lint.Config) (func(*lint.Block) []lint.Finding, error) {
	var names []lint.Phrase
	for _, n := range c.OtherCustomers {
		if plain := plainName(n); strings.TrimSpace(plain) != "" {
			names = append(names, lint.Phrase{Pattern: plain})
		}
	}
	numbers := tenderNumbers(c.Tender)
	if len(names)+len(numbers) == 0 {
		return nil, nil
	}
	m, err := phrase.Compile(names)
	if err != nil {
		return nil, err
	}
	return func(b *lint.Block) []lint.Finding {
		var out []lint.Finding
		for _, h := range m.Find([]*lint.Block{b}) {
			if !unicode.IsUpper([]rune(h.Match())[0]) {
				continue // "a sample county" is not Sample County
			}
			out = append(out, lint.Finding{At: b.At(h.Start, h.End), Match: h.Match(), Args: lint.Args{
				"fault_de": "ist der Name eines anderen Auftraggebers", "fault_en": "is the name of another customer",
			}})
		}
		for _, at := range wrongNumbers(b.Str, c.Tender, numbers) {
			out = append(out, lint.Finding{At: b.At(at[0], at[1]), Match: b.Str[at[0]:at[1]], Args: lint.Args{
				"fault_de": "ist nicht die Nummer dieses Verfahrens: " + c.Tender, "fault_en": "is not the number of this procedure: " + c.Tender,
			}})
		}
		return out
	}, nil
}

// announced is a number that is said to be that of the procedure.
var announced = lazily(`(?i)(?:vergabe-?(?:nr|nummer|kennung)|ausschreibungs-?(?:nr|nummer)|verfahrens-?(?:nr|nummer)|` +
	`(?:tender|rfp|rfq|itt|solicitation|procurement|bid) (?:no|nr|number|ref|reference|id)|(?:tender|rfp|itt) reference number)\.?` +
	`[ \x{a0}]?[:#]?[ \x{a0}]?([\p{L}\p{N}][\p{L}\p{N}/._-]*)`)

// tenderNumbers are the patterns of numbers to compare with that of the procedure: those that are announced, and those
// built like it, VG-2026-117 like VG-2026-118. The number must have letters and enough digits to be told from others.
func tenderNumbers(tender string) []*lazyRegexp {
	if tender == "" {
		return nil
	}
	out := []*lazyRegexp{announced()}
	letters, digits := 0, 0
	var shape strings.Builder
	for _, r := range tender {
		switch {
		case unicode.IsDigit(r):
			digits++
			shape.WriteString(`\p{Nd}`)
		default:
			if unicode.IsLetter(r) {
				letters++
			}
			shape.WriteString(regexp.QuoteMeta(string(r)))
		}
	}
	if letters >= 2 && digits >= 3 {
		out = append(out, lazily(`(?i)(?:^|[^\p{L}\p{N}_-])(`+shape.String()+`)(?:$|[^\p{L}\p{N}_-])`)())
	}
	return out
}

// wrongNumbers are the places of numbers that are not the procedure's, each once.
func wrongNumbers(s, tender string, numbers []*lazyRegexp) [][2]int {
	var out [][2]int
	for _, re := range numbers {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			at := [2]int{m[2], m[2] + len(strings.TrimRight(s[m[2]:m[3]], "._-/"))}
			number := bareNumber(s[at[0]:at[1]])
			if strings.ContainsAny(number, "0123456789") && number != bareNumber(tender) && !slices.Contains(out, at) {
				out = append(out, at)
			}
		}
	}
	return out
}

// bareNumber is a number without its case and separators.
func bareNumber(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
