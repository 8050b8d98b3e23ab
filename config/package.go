package config

import (
	"path"
	"regexp"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// The words that an entry may use: when a document is due, which obligation it has, what it is about, and for whom it is
// wanted each.
var (
	whens       = []string{string(lint.WithOffer), string(lint.OnRequest), string(lint.AtAward)}
	obligations = []string{"exclusion", "must", "should", "may"}
	bearings    = []string{string(lint.AboutCompany), string(lint.AboutPerformance)}
	pers        = []string{
		string(lint.PerBidder), string(lint.PerMember), string(lint.PerSubcontractor), string(lint.PerLot), string(lint.PerReference),
	}
)

// formatName is the ending of a file name, with or without its dot.
var formatName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\.?[A-Za-z0-9]{1,8}$`) })

// places are one path or glob, or a list of them.
type places []place

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: a plain text is a list of one.
func (p *places) UnmarshalYAMLNode(n *strictyaml.Node) error {
	if n.Kind() != strictyaml.Text {
		return n.Decode((*[]place)(p))
	}
	var one place
	err := n.Decode(&one)
	*p = places{one}
	return err
}

// A documentEntry is an entry under required_documents.
type documentEntry struct {
	strictyaml.Place
	Name       text   `yaml:"name"`
	Files      places `yaml:"files"`
	Obligation text   `yaml:"obligation"`
	Exactly    count  `yaml:"exactly"`
	AtLeast    count  `yaml:"at_least"`
	AtMost     count  `yaml:"at_most"`
	When       text   `yaml:"when"`
	Formats    []text `yaml:"formats"`
	Kind       text   `yaml:"kind"`
	Per        text   `yaml:"per"`
	FileName   place  `yaml:"file_name"`
	MaxPages   count  `yaml:"max_pages"`

	MaxAge age     `yaml:"max_age"`
	Anchor anchor  `yaml:"anchor"`
	Issued dayDate `yaml:"issued"`
}

func (e documentEntry) validate() error {
	if e.At().Kind() != strictyaml.Mapping {
		return nil // reported when it was read
	}
	var errs []error
	if strings.TrimSpace(e.Name.value) == "" {
		errs = append(errs, e.At().Errorf("name is missing: what does the customer call the document?"))
	}
	if len(e.Files) == 0 {
		errs = append(errs, e.At().Errorf("files is missing: the path or pattern of the document, as anlagen/eigenerklaerung*.pdf"))
	}
	errs = append(errs, e.Files.validate(), e.validateName())
	if k := e.Kind; k.at != nil {
		errs = append(errs, oneOf("kind", k.at, bearings))
	}
	if p := e.Per; p.at != nil {
		errs = append(errs, oneOf("per", p.at, pers))
	}
	if o := e.Obligation; o.at != nil {
		errs = append(errs, oneOf("obligation", o.at, obligations))
	}
	for _, f := range e.Formats {
		if f.at.Kind() == strictyaml.Text && !formatName().MatchString(f.value) {
			errs = append(errs, f.at.Errorf("want the ending of a file name, as pdf, got %q", f.value))
		}
	}
	if w := e.When; w.at != nil {
		errs = append(errs, oneOf("when", w.at, whens))
	}
	switch {
	case e.Exactly.at != nil && (e.AtLeast.at != nil || e.AtMost.at != nil):
		errs = append(errs, e.Exactly.at.Key().Errorf("exactly says it all; leave out at_least and at_most"))
	case e.AtMost.value > 0 && e.AtMost.value < e.AtLeast.value:
		errs = append(errs, e.AtMost.at.Errorf("at most %d and at least %d contradict each other", e.AtMost.value, e.AtLeast.value))
	}
	return strictyaml.Join(errs...)
}

// validateName looks at the pattern of a name.
func (e documentEntry) validateName() error {
	n := e.FileName
	if strings.Contains(n.value, "/") {
		return n.at.Errorf("file_name is the name without its folder; the folder belongs under files")
	}
	if _, err := path.Match(n.value, ""); err != nil {
		return n.at.Errorf("%q is no pattern: a bracket is not closed", n.value)
	}
	return nil
}

// validate looks for patterns that can match nothing.
func (p places) validate() error {
	var errs []error
	for _, f := range p {
		if f.at != nil && !doublestar.ValidatePattern(f.value) {
			errs = append(errs, f.at.Errorf("%q is no pattern: a bracket or brace is not closed", f.value))
		}
	}
	return strictyaml.Join(errs...)
}

// paths are the places as they are compared; nil for none.
func (p places) paths() []string {
	var out []string
	for _, f := range p {
		out = append(out, strings.TrimPrefix(f.value, "./"))
	}
	return out
}

// document is the entry in the words of package lint.
func (e documentEntry) document() *lint.RequiredDocument {
	d := &lint.RequiredDocument{
		Name: e.Name.value, Obligation: lint.Must, AtLeast: max(e.AtLeast.value, 1), AtMost: e.AtMost.value,
		When: lint.WithOffer, At: location(e.At()), Files: e.Files.paths(), Bears: lint.Bearing(e.Kind.value), Per: lint.PerBidder,
		FileName: e.FileName.value, MaxPages: e.MaxPages.value, MaxAge: e.MaxAge.value, Issued: e.Issued.value,
	}
	if e.Per.at != nil {
		d.Per = lint.Per(e.Per.value)
	}
	for _, f := range e.Formats {
		d.Formats = append(d.Formats, strings.ToLower(strings.TrimPrefix(f.value, ".")))
	}
	if e.Exactly.value > 0 {
		d.AtLeast, d.AtMost = e.Exactly.value, e.Exactly.value
	}
	if e.Obligation.at != nil {
		d.Obligation, _ = lint.ParseObligation(e.Obligation.value)
	}
	if e.When.at != nil {
		d.When = lint.When(e.When.value)
	}
	return d
}

// An amendmentEntry is an entry under amendments.
type amendmentEntry struct {
	strictyaml.Place
	ID   text    `yaml:"id"`
	Date dayDate `yaml:"date"`
}

func (e amendmentEntry) validate() error {
	if e.At().Kind() == strictyaml.Mapping && strings.TrimSpace(e.ID.value) == "" {
		return e.At().Errorf("id is missing: the number or name that the customer gave the amendment")
	}
	return nil
}
