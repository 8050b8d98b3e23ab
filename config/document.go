package config

import (
	"fmt"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A document is offerlint.yaml as it is written.
type document struct {
	Bid           text             `yaml:"bid"`
	Customer      text             `yaml:"customer"`
	Others        []string         `yaml:"other_customers"`
	Tender        text             `yaml:"tender"`
	Language      text             `yaml:"language"`
	Stage         text             `yaml:"stage"`
	RFP           []rfpEntry       `yaml:"rfp"`
	Offer         []offerEntry     `yaml:"offer"`
	Owners        []ownerEntry     `yaml:"owners"`
	Lots          []text           `yaml:"lots"`
	NotApplicable []exemption      `yaml:"not_applicable"`
	Reading       reading          `yaml:"reading"`
	Rulesets      []place          `yaml:"rulesets"`
	Rules         *strictyaml.Node `yaml:"rules"`

	Submission        submission       `yaml:"submission"`
	Amendments        []amendmentEntry `yaml:"amendments"`
	RequiredDocuments []documentEntry  `yaml:"required_documents"`
	Package           places           `yaml:"package"`
	Members           []text           `yaml:"members"`
	Subcontractors    []text           `yaml:"subcontractors"`
	References        []text           `yaml:"references"`
	Limits            limits           `yaml:"limits"`

	Clarifications []clarificationEntry `yaml:"clarifications"`

	Register     place `yaml:"register"`
	Verification text  `yaml:"verification"`
}

// submission is when the offer has to be with the customer.
type submission struct {
	Due            moment  `yaml:"due"`
	QuestionsUntil dayDate `yaml:"questions_until"`
	BindingUntil   dayDate `yaml:"binding_until"`
	ContractStart  dayDate `yaml:"contract_start"`
	ValidUntil     dayDate `yaml:"valid_until"`
}

// limits are how long each response may be.
type limits struct {
	Words      count `yaml:"words"`
	Characters count `yaml:"characters"`
}

type rfpEntry struct {
	at        *strictyaml.Node
	Path      place             `yaml:"path"`
	Sheets    []string          `yaml:"sheets"`
	Preset    text              `yaml:"preset"`
	Columns   columns           `yaml:"columns"`
	HeaderRow count             `yaml:"header_row"`
	Rows      rows              `yaml:"rows"`
	Skip      []rows            `yaml:"skip"`
	Expect    map[string]amount `yaml:"expect"`
	Replaces  place             `yaml:"replaces"`
	ReadBy    text              `yaml:"read_by"`
	On        text              `yaml:"on"`
	Criteria  place             `yaml:"criteria"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: a plain text is the path.
func (e *rfpEntry) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	if n.Kind() == strictyaml.Text {
		return n.Decode(&e.Path)
	}
	type plain rfpEntry
	return n.Decode((*plain)(e))
}

// reading bounds what files may cost to read.
type reading struct {
	MaxSize  size  `yaml:"max_size"`
	MaxRows  count `yaml:"max_rows"`
	MaxCells count `yaml:"max_cells"`
	MaxText  size  `yaml:"max_text"`

	MaxMarkdown size `yaml:"max_markdown"`
}

type offerEntry struct {
	at      *strictyaml.Node
	Path    place    `yaml:"path"`
	Sheets  []string `yaml:"sheets"`
	Columns columns  `yaml:"columns"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: a plain text is the path.
func (e *offerEntry) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	if n.Kind() == strictyaml.Text {
		return n.Decode(&e.Path)
	}
	type plain offerEntry
	return n.Decode((*plain)(e))
}

type ownerEntry struct {
	strictyaml.Place
	Who      text     `yaml:"who"`
	Criteria []string `yaml:"criteria"`
	Sections []string `yaml:"sections"`
	Sheets   []string `yaml:"sheets"`
}

// An exemption is an entry under not_applicable.
type exemption struct {
	strictyaml.Place
	Criteria []string         `yaml:"criteria"`
	Where    *strictyaml.Node `yaml:"where"`
	Reason   text             `yaml:"reason"`
}

// file is the document in the words of package lint. The document must be valid.
func (d *document) file(printed string) *File {
	f := &File{Rules: d.Rules}
	f.File, f.Name, f.Customer, f.Tender = printed, d.Bid.value, d.Customer.value, d.Tender.value
	f.Language, f.OtherCustomers = d.Language.value, d.Others
	if d.Stage.at != nil {
		f.Stage, _ = lint.ParseStage(d.Stage.value)
		f.HasStage = true
	}
	f.Submission = lint.Submission{
		Due: d.Submission.Due.value, DayOnly: d.Submission.Due.dayOnly, QuestionsUntil: d.Submission.QuestionsUntil.value,
		BindingUntil: d.Submission.BindingUntil.value, ContractStart: d.Submission.ContractStart.value,
		ValidUntil: d.Submission.ValidUntil.value,
	}
	for _, e := range d.RequiredDocuments {
		f.RequiredDocuments = append(f.RequiredDocuments, d.required(e))
	}
	f.Package = d.Package.paths()
	for _, e := range d.Amendments {
		f.Amendments = append(f.Amendments, lint.Amendment{ID: e.ID.value, Date: e.Date.value, At: location(e.At())})
	}
	for _, e := range d.Clarifications {
		f.Clarifications = append(f.Clarifications, e.file())
	}
	if d.Register.at != nil {
		f.Register, f.RegisterAt = d.Register.value, location(d.Register.at)
	}
	if d.Verification.at != nil {
		f.Verification, _ = lint.ParseVerificationPolicy(d.Verification.value)
	}
	f.Reading = lint.Reading{
		MaxSize: d.Reading.MaxSize.value, MaxRows: d.Reading.MaxRows.value,
		MaxCells: d.Reading.MaxCells.value, MaxText: d.Reading.MaxText.value, MaxMarkdown: d.Reading.MaxMarkdown.value,
	}
	f.Limits = lint.Limits{Words: d.Limits.Words.value, Characters: d.Limits.Characters.value}
	for _, e := range d.RFP {
		f.RFP = append(f.RFP, e.file())
	}
	for _, e := range d.Offer {
		f.Offer = append(f.Offer, lint.OfferFile{
			Path: e.Path.value, At: location(e.at), Sheets: e.Sheets, Columns: e.Columns.names(),
		})
	}
	for _, e := range d.Owners {
		f.Owners = append(f.Owners, lint.Owner{
			Who: e.Who.value, Criteria: e.Criteria, Sections: e.Sections, Sheets: e.Sheets,
		})
	}
	for _, l := range d.Lots {
		f.Lots = append(f.Lots, lint.Lot{Name: l.value, At: location(l.at)})
	}
	for _, e := range d.NotApplicable {
		f.NotApplicable = append(f.NotApplicable, lint.Exemption{
			Criteria: e.Criteria, WhereText: e.Where.Text(), Reason: e.Reason.value, At: location(e.At()),
		})
		f.Conditions = append(f.Conditions, e.Where)
	}
	for _, r := range d.Rulesets {
		f.Rulesets, f.RulesetsAt = append(f.Rulesets, r.value), append(f.RulesetsAt, location(r.at))
	}
	return f
}

// file is the entry in the words of package lint.
func (e rfpEntry) file() lint.RFPFile {
	f := lint.RFPFile{
		Path: e.Path.value, At: location(e.at), Sheets: e.Sheets, Preset: e.Preset.value, Columns: e.Columns.names(),
		HeaderRow: e.HeaderRow.value, Rows: e.Rows.value, Replaces: e.Replaces.value, ReadBy: e.ReadBy.value, On: e.On.value,
		Criteria: e.Criteria.value,
	}
	for _, s := range e.Skip {
		f.Skip = append(f.Skip, s.value)
	}
	for key, n := range e.Expect {
		if f.Expect == nil {
			f.Expect = map[string]int{}
		}
		f.Expect[key] = n.value
	}
	return f
}

func location(n *strictyaml.Node) lint.Location {
	line, col := n.Pos()
	return lint.Location{File: n.File(), Line: line, Col: col}
}

// wholeFile is an error about a key that is not there.
func wholeFile(printed, format string, args ...any) error {
	return &strictyaml.Error{File: printed, Line: 1, Col: 1, Msg: fmt.Sprintf(format, args...)}
}
