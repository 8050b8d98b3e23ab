package register

import (
	"fmt"
	"regexp"
	"sync"
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

// UnmarshalText implements encoding.TextUnmarshaler. A day that cannot be read is an error: nobody may rely on it.
func (d *date) UnmarshalText(s []byte) error {
	if _, err := time.Parse(time.DateOnly, string(s)); err != nil {
		return fmt.Errorf("want a day as 2026-11-20, got %q", s)
	}
	*d = date(s)
	return nil
}

// A judged is a fingerprint.
type judged lint.Fingerprint

// UnmarshalText implements encoding.TextUnmarshaler.
func (j *judged) UnmarshalText(s []byte) error {
	f, err := lint.ParseFingerprint(string(s))
	*j = judged(f)
	return err
}

type evidence struct {
	strictyaml.Place
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

type verification struct {
	strictyaml.Place
	Criterion text            `yaml:"criterion"`
	Key       string          `yaml:"key"`
	By        text            `yaml:"by"`
	On        date            `yaml:"on"`
	Evidence  []text          `yaml:"evidence"`
	Files     map[string]text `yaml:"files"`
	Judged    judged          `yaml:"judged"`
}

type assumption struct {
	strictyaml.Place
	ID          text   `yaml:"id"`
	Criterion   text   `yaml:"criterion"`
	Key         string `yaml:"key"`
	Text        text   `yaml:"text"`
	Owner       string `yaml:"owner"`
	Status      text   `yaml:"status"`
	ConfirmedBy text   `yaml:"confirmed_by"`
}

type question struct {
	strictyaml.Place
	ID        text   `yaml:"id"`
	Criterion text   `yaml:"criterion"`
	Key       string `yaml:"key"`
	Text      text   `yaml:"text"`
	Asked     date   `yaml:"asked"`
	Answer    string `yaml:"answer"`
	Answered  date   `yaml:"answered"`
	Judged    judged `yaml:"judged"`
}

type waiver struct {
	strictyaml.Place
	Rule      text   `yaml:"rule"`
	Criterion text   `yaml:"criterion"`
	Key       string `yaml:"key"`
	Reason    text   `yaml:"reason"`
	By        text   `yaml:"by"`
	Until     date   `yaml:"until"`
	Judged    judged `yaml:"judged"`
}

type assignment struct {
	strictyaml.Place
	Criterion text           `yaml:"criterion"`
	Owner     string         `yaml:"owner"`
	Author    string         `yaml:"author"`
	Consulted []consultation `yaml:"consulted"`
}

type consultation struct {
	strictyaml.Place
	Who    text   `yaml:"who"`
	On     date   `yaml:"on"`
	Result string `yaml:"result"`
}

// A hash is that of an answer of the customer's, as AnswerHash writes it.
type hash string

var hashForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{12}$`) })

// UnmarshalText implements encoding.TextUnmarshaler.
func (h *hash) UnmarshalText(s []byte) error {
	if len(s) > 0 && !hashForm().Match(s) {
		return fmt.Errorf("%q is no hash of an answer; offerlint clarifications ack writes them", s)
	}
	*h = hash(s)
	return nil
}

// A clarification says who read which of the customer's answers.
type clarification struct {
	strictyaml.Place
	Number text `yaml:"number"`
	By     text `yaml:"by"`
	On     date `yaml:"on"`
	Judged hash `yaml:"judged"`
}
