// Package parsers turns the files of a bid into a lint.Bid: the customer's criteria, our responses, every passage of the
// offer, and an account in which every file, sheet, row and block appears. It opens files and never writes one.
//
// The rooms below read one carrier each: workbook, csv and markdown. Package table understands tables whatever carrier
// they came in, and linking says which response answers which criterion.
package parsers

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"

	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
	"github.com/offerlint/offerlint/parsers/field"
	"github.com/offerlint/offerlint/parsers/linking"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/parsers/table"
)

// A reader reads one bid.
type reader struct {
	cfg        lint.Config
	wd         string // the working directory
	bid        *lint.Bid
	rfp, offer []file
	docs       []*lint.Document
	cited      map[string]bool // printed paths that responses cite as evidence, NFC
	theirs     map[string]bool // folded texts of the customer's cells
	chapters   []*markdown.Doc
	traces     tracer
	whole      []*table.Grid // the sheets of the file read last, where it is a form that we return
	merger     *table.Merger
	known      func(id string) ([]string, bool) // the IDs of the customer; of the file read last
	issued     []form                           // sheets of the customer's, where we return tables
	returned   []form                           // sheets of ours
	keys       map[string]string                // of the file read last: folded ID → key of each criterion, repeated ones included

	priceLang      string // of the first price sheet whose language can be told
	clarifications []file // in which the customer answers questions
}

// Read reads a bid. Faults in the documents become Problems of the bid; an error means that an input could not be read at
// all, or that the config does not fit the files, and says what to do.
func Read(cfg lint.Config) (*lint.Bid, error) {
	r := &reader{cfg: cfg, bid: &lint.Bid{Config: cfg}, cited: map[string]bool{}, theirs: map[string]bool{}, merger: table.NewMerger(nil)}
	r.wd, _ = os.Getwd() // without it, paths are printed as they are given
	if err := r.gather(); err != nil {
		return nil, err
	}
	if err := errors.Join(r.readCustomer(), r.readOffer(), r.readClarifications()); err != nil {
		return nil, err
	}
	r.link()
	r.pairPositions()
	r.alterations()
	r.finish()
	if err := r.account(); err != nil {
		return nil, err
	}
	r.inspect()
	setLanguages(r.bid, r.priceLang)
	return r.bid, nil
}

// readCustomer reads the customer's files: what they ask for.
func (r *reader) readCustomer() error {
	var errs []error
	var read []lot
	for _, f := range r.rfp {
		f.doc = &lint.Document{File: f.name, Side: lint.SideCustomer, Role: "read"}
		r.docs = append(r.docs, f.doc)
		switch {
		case r.replaced(f):
			f.doc.Role = "replaced"
		case f.rfp.ReadBy != "" && f.rfp.Criteria != "" || !isTable(f.ext()) && !refused(f.ext()):
			r.notRead(f)
		default:
			first := len(r.bid.Criteria)
			if err := r.readTable(f, lint.SideCustomer); err != nil {
				errs = append(errs, err)
				continue
			}
			read = append(read, lot{f, r.keys})
			errs = append(errs, expected(f, r.bid.Criteria[first:], r.bid.Positions))
		}
	}
	// Two versions side by side make nonsense of every control total: that is the fault to mend first.
	if err := r.sameTwice(read); err != nil {
		return err
	}
	return errors.Join(errs...)
}

// notRead notes a customer's file that offerlint does not read, and who read it instead. Somebody who is to read it on a
// day after today has not read it.
func (r *reader) notRead(f file) {
	f.doc.Role, f.doc.Reason = "not-read", "format"
	f.doc.ReadBy = f.rfp.ReadBy
	if r.cfg.Today != "" && f.rfp.On > r.cfg.Today {
		f.doc.ReadBy = ""
	}
}

// replaced reports whether another entry of the config replaces the file.
func (r *reader) replaced(f file) bool {
	for _, e := range r.cfg.RFP {
		if e.Replaces == "" {
			continue
		}
		paths, err := r.expand(e.Replaces, e.At, "rfp")
		if err == nil && slices.ContainsFunc(paths, func(p string) bool { return r.printed(p) == f.name }) {
			return true
		}
	}
	return false
}

// readOffer reads our files: answer workbooks at once, Markdown for linking.
func (r *reader) readOffer() error {
	var errs []error
	chapters := r.parseChapters()
	for _, f := range r.offer {
		if r.document(f.name) != nil {
			continue // the customer's workbook, filled in: its rows answer themselves
		}
		f.doc = &lint.Document{File: f.name, Side: lint.SideOffer, Role: "ours"}
		r.docs = append(r.docs, f.doc)
		switch {
		case isMarkdown(f.ext()):
			f.doc.Role = "read"
			errs = append(errs, chapters[f.name].err)
			if doc := chapters[f.name].doc; doc != nil {
				r.chapters = append(r.chapters, doc)
				r.bid.Passages = append(r.bid.Passages, doc.Text)
			}
		case isTable(f.ext()) || refused(f.ext()):
			f.doc.Role = "read"
			errs = append(errs, r.readTable(f, lint.SideOffer))
		case isDocument(f.ext()):
			f.doc.Role, f.doc.Reason = "not-read", "format"
		}
	}
	return errors.Join(errs...)
}

// A chapter is a Markdown file of ours that was parsed, or why it was not.
type chapter struct {
	doc *markdown.Doc
	err error
}

// parseChapters parses our Markdown files, by name. They do not depend on each other.
func (r *reader) parseChapters() map[string]chapter {
	files := slices.DeleteFunc(slices.Clone(r.offer), func(f file) bool { return !isMarkdown(f.ext()) || r.document(f.name) != nil })
	parsed := make([]chapter, len(files))
	cores.Share(len(files), 4, func(from, to int) {
		for i := from; i < to; i++ {
			parsed[i].doc, parsed[i].err = r.readChapter(files[i])
		}
	})
	out := make(map[string]chapter, len(files))
	for i, f := range files {
		out[f.name] = parsed[i]
	}
	return out
}

func (r *reader) readChapter(f file) (*markdown.Doc, error) {
	if err := r.tooBig(f); err != nil {
		return nil, err
	}
	src, err := os.ReadFile(f.path)
	if err != nil {
		return nil, fmt.Errorf("%s: cannot be read: %w", f.name, reason(err))
	}
	if binary(src) {
		return nil, fmt.Errorf("%s: is no text; name the Markdown file, or list it as evidence instead", f.name)
	}
	return markdown.Read(src, f.name), nil
}

// binary reports whether a file is no text at all. Text in UTF-16 holds zero bytes too, and says so at its start.
func binary(src []byte) bool {
	utf16 := bytes.HasPrefix(src, []byte{0xff, 0xfe}) || bytes.HasPrefix(src, []byte{0xfe, 0xff})
	return !utf16 && bytes.IndexByte(src, 0) >= 0
}

// reason drops the path from an error of the file system; messages begin with it already.
func reason(err error) error {
	var pe *os.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// blocks are all blocks of a response, its claim cell first.
func blocks(resp *lint.Response) []*lint.Block {
	bs := make([]*lint.Block, 0, 3)
	if resp.ClaimCell != nil {
		bs = append(bs, resp.ClaimCell)
	}
	if resp.Text != nil {
		bs = append(bs, resp.Text.Blocks...)
	}
	return bs
}

// link says which passages of the chapters answer which criterion.
func (r *reader) link() {
	if len(r.chapters) == 0 {
		return
	}
	res := linking.Link(r.bid.Criteria, r.chapters, linking.Options{ReadClaim: table.ReadClaim, Exists: r.exists})
	r.bid.Strays = append(r.bid.Strays, res.Strays...)
	r.bid.Alterations = append(r.bid.Alterations, res.Altered...)
	linking.Refer(r.bid.Criteria, r.chapters, res.Strays)
	for _, d := range r.chapters {
		r.bid.Fields = append(r.bid.Fields, field.InText(d.Text)...)
		src := lint.Source{File: d.Text.File, Role: "text", Blocks: len(d.Text.Blocks)}
		for _, c := range r.bid.Criteria {
			for _, resp := range c.Responses {
				if resp.Via != lint.ViaBlanket && resp.At.File == d.Text.File {
					src.Responses++
				}
			}
		}
		r.bid.Sources = append(r.bid.Sources, src)
	}
}

// exists reports whether a file is there. A name that was typed composed (ü) and stored decomposed (u + ¨), as on a Mac,
// is the same name.
func (r *reader) exists(name string) bool {
	if _, err := os.Stat(r.opened(name)); err == nil {
		return true
	}
	dir, base := path.Split(name)
	entries, err := os.ReadDir(r.opened(path.Clean(dir + ".")))
	return err == nil && slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return norm.NFC.String(e.Name()) == norm.NFC.String(base)
	})
}

// finish gives every criterion its responses in the customer's order, exactly one empty one where nothing was said, and
// an owner; and keeps every response as a passage.
func (r *reader) finish() {
	r.bid.Responses = slices.Grow(r.bid.Responses, len(r.bid.Criteria))
	r.bid.Passages = slices.Grow(r.bid.Passages, len(r.bid.Criteria))
	for _, c := range r.bid.Criteria {
		c.Owner = r.owner(c)
		c.Responses = r.spoken(c)
		for _, resp := range c.Responses {
			resp.Criterion = c
			r.bid.Responses = append(r.bid.Responses, resp)
			for _, e := range resp.Evidence {
				if e.Path != "" && e.Exists {
					r.cited[norm.NFC.String(e.Path)] = true
				}
			}
			if resp.Via == lint.ViaRow {
				if t := passage(resp); t != nil {
					r.bid.Passages = append(r.bid.Passages, t)
				}
			}
		}
	}
}

// passage is all that a row says, its claim included; nil where it says nothing.
func passage(resp *lint.Response) *lint.Text {
	if resp.ClaimCell == nil && resp.Text != nil && resp.Text.File == resp.At.File && len(resp.Text.Blocks) > 0 {
		return resp.Text
	}
	if bs := blocks(resp); len(bs) > 0 {
		return &lint.Text{File: resp.At.File, Blocks: bs}
	}
	return nil
}

// spoken drops empty responses where another says something; a criterion without any keeps one. The empty row of our own
// workbook is the place to fill in, before that of the customer's, also where a chapter has the answer.
func (r *reader) spoken(c *lint.Criterion) []*lint.Response {
	if !slices.ContainsFunc(c.Responses, (*lint.Response).Empty) && len(c.Responses) > 0 {
		return c.Responses
	}
	empty := &lint.Response{Criterion: c, At: c.AnswerAt}
	for _, resp := range c.Responses {
		if d := r.document(resp.At.File); resp.Empty() && d != nil && d.Side == lint.SideOffer {
			empty, c.AnswerAt = resp, resp.At
			break
		}
	}
	if said := slices.DeleteFunc(slices.Clone(c.Responses), (*lint.Response).Empty); len(said) > 0 {
		return said
	}
	return []*lint.Response{empty}
}
