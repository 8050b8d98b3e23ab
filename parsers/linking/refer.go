package linking

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	// chapterNo is a reference to a numbered chapter: "Kapitel 2.1", "Konzept 2.1", "section 4".
	chapterNo = pattern.Must(`(?i)(?:^|[^\p{L}\p{N}])(?:kapitel|kap\.|abschnitt|abschn\.|ziffer|ziff\.|konzept|teil|chapter|section|sec\.|part)[ \x{a0}]*(\d{1,3}(?:\.\d{1,3})*)`)
	// referring are the words that make a mention a reference.
	referring = pattern.Must(`(?i)(?:^|[^\p{L}])(?:siehe|s\.|vgl\.|vergleiche|beschrieben in|dargestellt in|see|cf\.|refer to|described in|detailed in|addressed in)[ \x{a0}]`)
	// headingNo is the number at the start of a heading.
	headingNo = pattern.Must(`^(?i:(?:kapitel|abschnitt|teil|chapter|section|part)[ \x{a0}]*)?(\d{1,3}(?:\.\d{1,3})*)[.):]?(?:[ \x{a0}–:-]|$)`)
)

// referenceWords is how long a cell may be that refers by itself, as a column "Fundstelle" does, without "siehe".
const referenceWords = 6

// Refer makes the chapters that the rows of answer workbooks refer to ("siehe Konzept 2.1") part of those responses,
// with the evidence they cite. A number that no heading or several headings have is left alone; so are chapters in
// which a passage names the criterion, for then that is what is referred to, and passages that answer somebody else.
func Refer(criteria []*lint.Criterion, docs []*markdown.Doc, strays []*lint.Stray) {
	chapters := numbered(docs)
	answers := named(criteria)
	for b := range strayed(docs, strays) {
		answers[b] = nil
	}
	for _, c := range criteria {
		for _, r := range c.Responses {
			if r.Via != lint.ViaRow || r.Text == nil {
				continue
			}
			for _, no := range references(r.Text.Blocks) {
				if hs := chapters[no]; len(hs) == 1 {
					follow(c, r, hs[0], answers)
				}
			}
		}
	}
}

// named tells which criterion the passages answer that name one.
func named(criteria []*lint.Criterion) map[*lint.Block]*lint.Criterion {
	answers := map[*lint.Block]*lint.Criterion{}
	for _, c := range criteria {
		for _, r := range c.Responses {
			if r.Via == lint.ViaBlanket || r.Via == lint.ViaRow {
				continue
			}
			if r.ClaimCell != nil {
				answers[r.ClaimCell] = c
			}
			if r.Text != nil {
				for _, b := range r.Text.Blocks {
					answers[b] = c
				}
			}
		}
	}
	return answers
}

// strayed are the blocks under headings that answer a criterion which does not exist.
func strayed(docs []*markdown.Doc, strays []*lint.Stray) map[*lint.Block]bool {
	out := map[*lint.Block]bool{}
	lines := map[line][]*lint.Stray{}
	for _, s := range strays {
		for n := s.At.Line; n <= max(s.At.Line, s.At.EndLine); n++ {
			lines[line{s.At.File, n}] = append(lines[line{s.At.File, n}], s)
		}
	}
	for _, d := range docs {
		bs := d.Text.Blocks
		for i, b := range bs {
			if b.Kind != lint.Heading || !touched(lines, b.Span) {
				continue
			}
			for _, below := range bs[i:sectionEnd(bs, i)] {
				out[below] = true
			}
		}
	}
	return out
}

// A line of a file.
type line struct {
	file string
	n    int
}

// touched reports whether a stray ID overlaps a span.
func touched(strays map[line][]*lint.Stray, at lint.Span) bool {
	for n := at.Line; n <= max(at.Line, at.EndLine); n++ {
		if slices.ContainsFunc(strays[line{at.File, n}], func(s *lint.Stray) bool { return s.At.Overlaps(at) }) {
			return true
		}
	}
	return false
}

// sectionEnd is the index behind the last block below the heading bs[i].
func sectionEnd(bs []*lint.Block, i int) int {
	end := i + 1
	for end < len(bs) && (bs[end].Kind != lint.Heading || bs[end].Level > bs[i].Level) {
		end++
	}
	return end
}

// A numberedHeading is what stands below a heading with a number.
type numberedHeading struct{ blocks []*lint.Block }

// numbered lists the headings of all documents by their number.
func numbered(docs []*markdown.Doc) map[string][]numberedHeading {
	out := map[string][]numberedHeading{}
	for _, d := range docs {
		bs := d.Text.Blocks
		for i, b := range bs {
			m := headingNo.FindStringSubmatch(b.Str)
			if b.Kind != lint.Heading || b.Quoted || m == nil {
				continue
			}
			out[m[1]] = append(out[m[1]], numberedHeading{bs[i+1 : sectionEnd(bs, i)]})
		}
	}
	return out
}

// references lists the chapter numbers that blocks refer to, each once.
func references(blocks []*lint.Block) []string {
	var nos []string
	for _, b := range blocks {
		if !referring.MatchString(b.Str) && len(strings.Fields(b.Str)) > referenceWords {
			continue
		}
		for _, m := range chapterNo.FindAllStringSubmatch(b.Str, -1) {
			if !slices.Contains(nos, m[1]) {
				nos = append(nos, m[1])
			}
		}
	}
	return nos
}

// follow adds a chapter to a response. The text is a new one: other responses may share the old.
func follow(c *lint.Criterion, r *lint.Response, h numberedHeading, answers map[*lint.Block]*lint.Criterion) {
	if slices.ContainsFunc(h.blocks, func(b *lint.Block) bool { return answers[b] == c }) {
		return
	}
	blocks := slices.Clone(r.Text.Blocks)
	for _, b := range h.blocks {
		if _, taken := answers[b]; taken || b.Customer || b.Kind == lint.Heading || slices.Contains(blocks, b) {
			continue
		}
		blocks = append(blocks, b)
		for k := range b.Links {
			if e, ok := evidence(&b.Links[k]); ok && !e.Image {
				r.Evidence = append(r.Evidence, e)
			}
		}
	}
	r.Text = &lint.Text{File: r.Text.File, Blocks: blocks}
}
