package register

import (
	"regexp"
	"time"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A document is register.yaml as it is written.
type document struct {
	Evidence      []evidence     `yaml:"evidence"`
	Verifications []verification `yaml:"verifications"`
	Assumptions   []assumption   `yaml:"assumptions"`
	Questions     []question     `yaml:"questions"`
	Waivers       []waiver       `yaml:"waivers"`
	Assignments   []assignment   `yaml:"assignments"`
	// Clarifications are the customer's answers to questions that were read.
	Clarifications []clarification `yaml:"clarifications"`
}

// A text is a string with its place. The place is nil where the key is left out.
type text struct {
	at    *strictyaml.Node
	value string
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (t *text) UnmarshalYAMLNode(n *strictyaml.Node) error {
	t.at = n
	return n.Decode(&t.value)
}

// A date is a day, YYYY-MM-DD.
type date string

// UnmarshalYAMLNode implements strictyaml.Unmarshaler. A day that cannot be read is an error: nobody may rely on it.
func (d *date) UnmarshalYAMLNode(n *strictyaml.Node) error {
	var s string
	if err := n.Decode(&s); err != nil {
		return err
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return n.Errorf("want a day as 2026-11-20, got %q", s)
	}
	*d = date(s)
	return nil
}

// A judged is a fingerprint.
type judged lint.Fingerprint

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (j *judged) UnmarshalYAMLNode(n *strictyaml.Node) error {
	var s string
	if err := n.Decode(&s); err != nil {
		return err
	}
	f, err := lint.ParseFingerprint(s)
	if err != nil {
		return n.Errorf("%s", err)
	}
	*j = judged(f)
	return nil
}

type evidence struct {
	at         *strictyaml.Node
	ID         text   `yaml:"id"`
	Title      string `yaml:"title"`
	File       text   `yaml:"file"`
	Kind       text   `yaml:"kind"`
	Issuer     string `yaml:"issuer"`
	Holder     string `yaml:"holder"`
	Scope      string `yaml:"scope"`
	Issued     date   `yaml:"issued"`
	ValidUntil date   `yaml:"valid_until"`
	Status     text   `yaml:"status"`
	Covers     []text `yaml:"covers"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: it notes the place. So do those below.
func (e *evidence) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	type plain evidence
	return n.Decode((*plain)(e))
}

type verification struct {
	at        *strictyaml.Node
	Criterion text            `yaml:"criterion"`
	Key       string          `yaml:"key"`
	By        text            `yaml:"by"`
	On        date            `yaml:"on"`
	Evidence  []text          `yaml:"evidence"`
	Files     map[string]text `yaml:"files"`
	Judged    judged          `yaml:"judged"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (e *verification) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	type plain verification
	return n.Decode((*plain)(e))
}

type assumption struct {
	at          *strictyaml.Node
	ID          text   `yaml:"id"`
	Criterion   text   `yaml:"criterion"`
	Key         string `yaml:"key"`
	Text        text   `yaml:"text"`
	Owner       string `yaml:"owner"`
	Status      text   `yaml:"status"`
	ConfirmedBy text   `yaml:"confirmed_by"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (e *assumption) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	type plain assumption
	return n.Decode((*plain)(e))
}

type question struct {
	at        *strictyaml.Node
	ID        text   `yaml:"id"`
	Criterion text   `yaml:"criterion"`
	Key       string `yaml:"key"`
	Text      text   `yaml:"text"`
	Asked     date   `yaml:"asked"`
	Answer    string `yaml:"answer"`
	Answered  date   `yaml:"answered"`
	Judged    judged `yaml:"judged"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (e *question) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	type plain question
	return n.Decode((*plain)(e))
}

type waiver struct {
	at        *strictyaml.Node
	Rule      text   `yaml:"rule"`
	Criterion text   `yaml:"criterion"`
	Key       string `yaml:"key"`
	Reason    text   `yaml:"reason"`
	By        text   `yaml:"by"`
	Until     date   `yaml:"until"`
	Judged    judged `yaml:"judged"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (e *waiver) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	type plain waiver
	return n.Decode((*plain)(e))
}

type assignment struct {
	at        *strictyaml.Node
	Criterion text           `yaml:"criterion"`
	Owner     string         `yaml:"owner"`
	Author    string         `yaml:"author"`
	Consulted []consultation `yaml:"consulted"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (e *assignment) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	type plain assignment
	return n.Decode((*plain)(e))
}

type consultation struct {
	at     *strictyaml.Node
	Who    text   `yaml:"who"`
	On     date   `yaml:"on"`
	Result string `yaml:"result"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (e *consultation) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	type plain consultation
	return n.Decode((*plain)(e))
}

// A hash is that of an answer of the customer's, as AnswerHash writes it.
type hash string

var hashForm = regexp.MustCompile(`^[0-9a-f]{12}$`)

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (h *hash) UnmarshalYAMLNode(n *strictyaml.Node) error {
	var s string
	if err := n.Decode(&s); err != nil {
		return err
	}
	if s != "" && !hashForm.MatchString(s) {
		return n.Errorf("%q is no hash of an answer; offerlint clarifications ack writes them", s)
	}
	*h = hash(s)
	return nil
}

// A clarification says who read which of the customer's answers.
type clarification struct {
	at     *strictyaml.Node
	Number text `yaml:"number"`
	By     text `yaml:"by"`
	On     date `yaml:"on"`
	Judged hash `yaml:"judged"`
}

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (e *clarification) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	type plain clarification
	return n.Decode((*plain)(e))
}
