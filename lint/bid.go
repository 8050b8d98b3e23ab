package lint

import (
	"cmp"
	"math/big"
	"strconv"
	"strings"
	"time"
)

// A Bid is one tender and our answer to it, as the parsers read it.
type Bid struct {
	Config    Config
	Criteria  []*Criterion // in the customer's order
	Positions []*Position  // priced lines
	Totals    []*Total     // sums, taxes and discounts of the price sheets
	Responses []*Response  // every response, in the order of criteria; those of Criterion.Responses
	Passages  []*Text      // all of the offer, responses included
	Strays    []*Stray     // places that answer an ID which no criterion has
	Documents []*Document  // every file of the bid's folder
	Sources   []Source     // every sheet and text file that was read, and what became of each row
	Problems  []Problem    // input that could not be read as written
	Notices   []Notice     // what the customer says between the criteria
	// Alterations are where our copies of the customer's forms, and our quotations, differ from what the customer issued.
	Alterations []Alteration
	Fields      []Field    // what the forms that we return want of us, and is empty
	Others      []OtherBid // bids beside this one; nil where nobody asked
	Traces      []Trace    // what our files carry along beside their text
	Register    Register   // the zero value where the bid has none
	// Clarifications are the bidders' questions and the customer's answers, in the order of the files.
	Clarifications []*Clarification
	// Revisions are what changed since the version of the customer's files that was accepted; nil where none was.
	Revisions []*Revision

	byNew map[*Criterion]*Revision // those of Revisions, by their criterion of today
	byOld map[string]*Revision     // and by the ID that it had
}

// A Config is what offerlint.yaml, or the flags that stand for it, say about a bid.
type Config struct {
	File     string // offerlint.yaml as printed; "" without one
	Dir      string // the bid's folder, for opening files
	Name     string
	Customer string
	// OtherCustomers are names that must not appear in the offer.
	OtherCustomers []string
	Tender         string
	Language       string // "de" or "en"; "" to detect it
	Today          string // the date to judge by, YYYY-MM-DD; "" to leave dates unjudged
	// Now is the moment to judge by, on the day that Today names; the zero time where only the day is known.
	Now        time.Time
	Stage      Stage
	HasStage   bool
	Submission Submission
	// RequiredDocuments are what the package must hold; Amendments are the customer's changes to the tender documents.
	RequiredDocuments []*RequiredDocument
	Amendments        []Amendment
	// Clarifications say where the customer answers questions.
	Clarifications []ClarificationFile
	// Package are the paths or globs of what goes out, relative to Dir; nil where the config does not say.
	Package []string
	RFP     []RFPFile
	Offer   []OfferFile
	Owners  []Owner
	// Lots are those that we offer; nil where the bid has none. NotApplicable are criteria that do not apply.
	Lots          []Lot
	NotApplicable []Exemption
	Reading       Reading
	// Limits bound each response whose criterion states no limit of its own.
	Limits Limits
	// Register is the path of the register, relative to Dir, with forward slashes; "" for register.yaml where it exists.
	Register     string
	RegisterAt   Location
	Verification VerificationPolicy
}

// Reading bounds what files may cost to read. Zero values stand for the defaults of the parsers.
type Reading struct {
	MaxSize  int64 // bytes of one file, unpacked
	MaxRows  int   // rows with content in one sheet or CSV file
	MaxCells int   // cells with content in one workbook or CSV file
	MaxText  int64 // bytes of text that the cells of one workbook or CSV file display

	MaxMarkdown int64 // bytes of one Markdown file
}

// Limits are how long a text may be. A zero is no limit.
type Limits struct{ Words, Characters int }

// An RFPFile is an entry under rfp: one or more of the customer's files.
type RFPFile struct {
	Path    string // a path or glob, relative to Config.Dir, with forward slashes
	At      Location
	Sheets  []string
	Columns map[string]string // field → header text or column letter
	Preset  string            // name of a mapping of columns, which Columns overrides; "" for none
	// HeaderRow is the first row of the header, from 1; 0 to detect it. Rows are those that may hold criteria, below the
	// header; the zero value is all. Skip are rows among them that hold none. All three count the rows of a sheet, or the
	// records of a CSV file.
	HeaderRow int
	Rows      RowRange
	Skip      []RowRange
	Expect    map[string]int // control totals: criteria, positions, or an obligation → number
	Replaces  string
	ReadBy    string
	On        string // date, YYYY-MM-DD
	Criteria  string // file that holds what ReadBy took out of Path
}

// A RowRange is a run of rows, both ends included. A zero To leaves the end open, so that the zero value holds every row.
type RowRange struct{ From, To int }

// Holds reports whether row n lies in the range.
func (r RowRange) Holds(n int) bool { return n >= r.From && (r.To == 0 || n <= r.To) }

// An OfferFile is an entry under offer: one or more of our files.
type OfferFile struct {
	Path    string
	At      Location
	Sheets  []string
	Columns map[string]string
}

// An Owner says who answers which criteria. The first entry that matches a criterion counts.
type Owner struct {
	Who      string
	Criteria []string // IDs, with * as wildcard
	Sections []string
	Sheets   []string
}

// A Criterion is one thing the customer asks for.
type Criterion struct {
	ID               string // verbatim; "Sheet!7" where the customer gave none
	Key              string // stable under renumbering: a hash of section and text
	Title            string
	Text             string
	Section          string
	Lot              string // the lots it belongs to, as the customer writes it; "" for all
	Obligation       Obligation
	ObligationWord   string // the customer's own word: A, MUSS, K; "" where none is stated
	ObligationSource ObligationSource
	Expects          Expects
	AsksText         bool // the wording asks to describe, explain or justify
	AsksEvidence     bool // the wording asks for a proof, certificate or document
	Hidden           bool
	Withdrawn        bool     // marked as deleted by the customer
	Weight           *float64 // weight or points, as given; nil where none is
	Allowed          []string // the answers the form allows; nil where it does not say
	Owner            string
	At               Span // the criterion itself: its ID cell, or the cell with its text
	AnswerAt         Span // where the form expects the answer; At where it has no place for it
	Responses        []*Response
	Extras           *Extras // what few criteria have; nil for none of it
}

// Extras are what few criteria have. They are read by the methods of the criterion, and written through Extra.
type Extras struct {
	// ObligationConflict is the word of the text that says otherwise than the type column does; "" where they agree.
	ObligationConflict string
	DuplicateOf        *Criterion // an earlier criterion with the same ID and another text
	// Fingerprint is what a person would confirm today; the zero value where the bid has no register.
	Fingerprint Fingerprint
}

// Extra is what few criteria have, for writing.
func (c *Criterion) Extra() *Extras {
	if c.Extras == nil {
		c.Extras = &Extras{}
	}
	return c.Extras
}

// ObligationConflict is the word of the text that says otherwise than the type column does; "" where they agree.
func (c *Criterion) ObligationConflict() string {
	if c.Extras == nil {
		return ""
	}
	return c.Extras.ObligationConflict
}

// DuplicateOf is an earlier criterion with the same ID and another text; nil for none.
func (c *Criterion) DuplicateOf() *Criterion {
	if c.Extras == nil {
		return nil
	}
	return c.Extras.DuplicateOf
}

// Fingerprint is what a person would confirm today; the zero value where the bid has no register.
func (c *Criterion) Fingerprint() Fingerprint {
	if c.Extras == nil {
		return Fingerprint{}
	}
	return c.Extras.Fingerprint
}

// HasID reports whether the customer gave the ID; where there is none the reader names the row: "Sheet!7".
func (c *Criterion) HasID() bool { return !madeUp(c.ID, c.At) }

func madeUp(id string, at Span) bool { return strings.HasSuffix(id, "!"+strconv.Itoa(at.Line)) }

// Points reports whether the criterion earns points.
func (c *Criterion) Points() bool {
	return c.Obligation == Scored || c.Weight != nil && *c.Weight > 0
}

// Label names a criterion for people: its title, else its text.
func (c *Criterion) Label() string {
	if c.Title != "" {
		return c.Title
	}
	return c.Text
}

// Best is the response that commits to most: one with a claim or a text before one without. It is nil when the
// criterion has no response at all, which a parser never leaves so.
func (c *Criterion) Best() *Response {
	var best *Response
	for _, r := range c.Responses {
		if best == nil || best.Empty() && !r.Empty() || best.Claim == Unstated && r.Claim != Unstated {
			best = r
		}
	}
	return best
}

// Answered reports whether any response says anything. A blanket claim is no response of its own.
func (c *Criterion) Answered() bool {
	for _, r := range c.Responses {
		if !r.Empty() && r.Via != ViaBlanket {
			return true
		}
	}
	return false
}

// A Via says how a response was linked to its criterion.
type Via uint8

// How a response is linked. ViaBlanket: only a sentence about a whole chapter, range or list names the criterion.
const (
	ViaRow Via = iota
	ViaID
	ViaQuote
	ViaComment
	ViaBlanket
)

// A Response is the cells or the passage that answer one criterion.
type Response struct {
	Criterion *Criterion
	Via       Via
	Claim     Claim
	ClaimCell *Block // the cell with the claim, verbatim: "Im Standard erfüllt"; nil where the form has none
	Text      *Text  // what is said beyond the claim, without the customer's own words; may be nil
	Evidence  []Evidence
	// Cost is the cell for extra costs beside an answer that has some; nil where the form has none.
	Cost *Amount
	At   Span
}

// Empty reports whether the response says nothing at all.
func (r *Response) Empty() bool {
	return r == nil || r.Claim == Unstated && r.ClaimText() == "" && r.Text.Empty() && len(r.Evidence) == 0
}

// ClaimText is the cell with the claim, verbatim; "" where there is none.
func (r *Response) ClaimText() string {
	if r.ClaimCell == nil {
		return ""
	}
	return r.ClaimCell.Str
}

// Evidence is a document or record that a response cites: a link of its text, or one that stands for what a cell names.
type Evidence struct{ *Link }

// Name is what the reader sees: the label, or the target.
func (e Evidence) Name() string { return cmp.Or(e.Label, e.Target) }

// A Stray is a place in the offer that is written as the answer to a criterion which does not exist.
type Stray struct {
	ID string
	At Span
	// Empty says that it is a row of a table with an ID and no answer.
	Empty bool
}

// HasID reports whether the row names an ID; where there is none the reader names the row: "Sheet!7".
func (s *Stray) HasID() bool { return !madeUp(s.ID, s.At) }

// A Position is one priced line of a price sheet or bill of quantities.
type Position struct {
	ID, Text, Unit             string
	Quantity, UnitPrice, Total string // as displayed; "" where the cell is empty
	At, PriceAt                Span
	Hidden                     bool

	Kind     PositionKind
	KindWord string     // the customer's own word for the kind: Bedarfsposition, optional
	Cells    Cells      // the amounts with their cells
	Others   []*big.Rat // the numbers in the row's other cells: months, discounts
	Further  []Amount   // those of them in columns of prices: costs by the month beside costs once
	Remark   string     // the words in the row's other cells
	Section  string     // the title above it
	// Original is the customer's position, in the sheet as issued, of which this one is our copy; nil where there is none.
	// Copied says that this is such an original.
	Original *Position
	Copied   bool
}

// HasID reports whether the customer gave the ID; where there is none the reader names the row: "Sheet!7".
func (p *Position) HasID() bool { return !madeUp(p.ID, p.At) }

// A Side says whose file a document is.
type Side string

// The sides. SideNone: a file in the bid's folder that neither rfp nor offer names.
const (
	SideCustomer Side = "customer"
	SideOffer    Side = "offer"
	SideNone     Side = ""
)

// A Document is one file of the bid's folder.
type Document struct {
	File   string
	Side   Side
	Role   string // read, ours, replaced, evidence, not-read, made-by-offerlint, config, lock
	Reason string // why it was not read; of a workbook that offerlint made, what it is
	ReadBy string // who read it in our stead
	// InPackage says that the file lies among those that go out.
	InPackage bool
	// Pages of a PDF file; 0 where they were not counted. Uncounted is then why: not-pdf, encrypted, too-big, unclear; ""
	// where nobody asked.
	Pages     int
	Uncounted string
	// Size in bytes and SHA256 in hexadecimal were measured where SHA256 is not "".
	Size   int64
	SHA256 string
}

// A Source is the account of one sheet, CSV or Markdown file: Rows = Criteria + Positions + AnswerRows + Headings +
// Continuations + Blank + len(Skipped). A Markdown file is accounted in Blocks alone.
type Source struct {
	File          string
	Sheet         string
	Hidden        bool
	Role          string // criteria, answers, price, text, or why it holds none: instructions, lists, cover, empty, …
	HeaderRows    []int
	Columns       map[string][]string // field → column letters
	Reasons       map[string]string   // field, "header" or "role": why it was decided so
	Rows          int
	Criteria      int
	Positions     int
	AnswerRows    int
	Headings      int
	Continuations int
	Blank         int
	Skipped       []SkippedRow
	Responses     int
	Blocks        int
	Notes         []Note // hidden rows, pictures, comments and the like, for the account
}

// A SkippedRow is a row that was read and is no criterion.
type SkippedRow struct {
	Row    int
	Reason string // total, part, struck, phantom, instruction, sentinel, unclassified, or the sheet's role
}

// A Note is a fact of the account with a number: "hidden-rows" 3.
type Note struct {
	Fact  string
	N     int
	Where string // the first of its cells, where it helps to look at them: "F5, F6"
}

// A Notice is a row of the customer's that asks for nothing and says something: a heading, an instruction.
type Notice struct {
	Text string
	At   Span
}

// A Problem is input that could not be read as written. The check of that ID reports it.
type Problem struct {
	Check     string
	Criterion *Criterion // nil: about a row or file
	At        Span
	Args      Args
}
