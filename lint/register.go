package lint

import (
	"slices"
	"strings"
)

// A Register is what people resolved about a bid: what proves a claim, who confirmed which wording, what is taken as given,
// what was asked, and which findings are accepted. Package register reads it from register.yaml and ties it to the criteria.
// The zero value is a bid without a register.
type Register struct {
	File          string // register.yaml as printed; "" where the bid has none
	Source        []byte // what it says, as it was read: the places of its entries are places in it
	Evidence      []*EvidenceEntry
	Verifications []*Verification
	Assumptions   []*Assumption
	Questions     []*Question
	Waivers       []*Waiver
	Assignments   []*Assignment
	// Acknowledgements say which of the customer's answers to questions were read.
	Acknowledgements []*Acknowledgement
	// Past are the parts of what was judged, by the fingerprint of the part; nil where no history was kept.
	Past map[string]string
	// Accepted is the last version of the customer's files that a person accepted; nil where nobody did.
	Accepted *Version

	last     map[*Criterion]*Verification // the last verification of each criterion; nil until Bind
	assigned map[string]*Assignment       // the first assignment of each ID, without regard to case
	wild     []*Assignment                // those with a wildcard
}

// Present reports whether the bid has a register.
func (r *Register) Present() bool { return r.File != "" }

// EvidenceByID finds a piece of evidence by its ID; nil where there is none.
func (r *Register) EvidenceByID(id string) *EvidenceEntry {
	for _, e := range r.Evidence {
		if e.ID == id {
			return e
		}
	}
	return nil
}

// QuestionByID finds a question by its ID; nil where there is none.
func (r *Register) QuestionByID(id string) *Question {
	for _, q := range r.Questions {
		if q.ID == id {
			return q
		}
	}
	return nil
}

// VerificationOf is the last verification of a criterion; nil where nobody confirmed its response.
func (r *Register) VerificationOf(c *Criterion) *Verification {
	if r.last != nil {
		return r.last[c]
	}
	for _, v := range slices.Backward(r.Verifications) {
		if v.Of == c {
			return v
		}
	}
	return nil
}

// AssignmentOf is the assignment of a criterion: the first entry that names it, else the first with a wildcard that covers it;
// nil where there is none. It knows the entries that were there at Bind.
func (r *Register) AssignmentOf(c *Criterion) *Assignment {
	if a := r.assigned[caseless(c.ID)]; a != nil {
		return a
	}
	for _, a := range r.wild {
		if MatchesID(a.Criterion, c.ID) {
			return a
		}
	}
	return nil
}

// A VerificationPolicy says when a response has to be confirmed by a person.
type VerificationPolicy uint8

// The policies. WhenRegistered: as soon as the bid has a register.
const (
	WhenRegistered VerificationPolicy = iota
	Required
	NotWanted
)

var policyNames = []string{"when-registered", "required", "off"}

func (p VerificationPolicy) String() string { return name(policyNames, p) }

// Names lists the policies; do not change the slice.
func (VerificationPolicy) Names() []string { return policyNames }

// ParseVerificationPolicy reads the name of a policy.
func ParseVerificationPolicy(s string) (VerificationPolicy, error) {
	return parse[VerificationPolicy](policyNames, "verification", s)
}

// An Entry is what all entries about one criterion share. Dates, here and below, are YYYY-MM-DD or "".
type Entry struct {
	Criterion string // the ID as it is written
	Key       string // the criterion's key when the entry was made: it finds a criterion that was renumbered; may be ""
	// Of is the criterion that is meant; nil where the bid has none such.
	Of *Criterion
	At Location
}

// The kinds of evidence that end: of these a date until which they are valid is wanted.
const (
	EvidenceCertificate = "certificate"
	EvidenceAttestation = "attestation"
	EvidenceInsurance   = "insurance"
)

// EvidenceKinds lists what a piece of evidence may be.
func EvidenceKinds() []string {
	return []string{
		EvidenceCertificate, EvidenceAttestation, EvidenceInsurance, "declaration", "reference", "report", "extract",
		"data-sheet", "concept", "cv", "other",
	}
}

// An EvidenceEntry is a document or record that proves claims. What a response cites is an Evidence.
type EvidenceEntry struct {
	ID     string
	Title  string
	File   string // as written, relative to the bid's folder, with forward slashes; "" for what is no file
	Kind   string // one of EvidenceKinds; "" where nobody said it
	Issuer string
	Holder string
	Scope  string
	Issued string
	// ValidUntil is the last day on which it is valid.
	ValidUntil string
	Planned    bool     // it is not there yet: it proves nothing
	Covers     []string // IDs of criteria, with * as wildcard
	Path       string   // the file as printed; "" where File is
	Exists     bool     // the file at Path is there; meaningful only where Path is set
	Hash       string   // of the file at Path; "" where no verification noted one to compare it with
	At         Location
}

// Name is how messages call the evidence: its title, else its ID.
func (e *EvidenceEntry) Name() string {
	if e.Title != "" {
		return e.Title
	}
	return e.ID
}

// Proves reports whether the evidence says that it covers a criterion.
func (e *EvidenceEntry) Proves(c *Criterion) bool {
	return slices.ContainsFunc(e.Covers, func(p string) bool { return MatchesID(p, c.ID) })
}

// Expires reports whether evidence of this kind is worth nothing without a date until which it is valid.
func (e *EvidenceEntry) Expires() bool {
	return e.Kind == EvidenceCertificate || e.Kind == EvidenceAttestation || e.Kind == EvidenceInsurance
}

// A Verification is a person's word that a response is true, given on a day, against evidence.
type Verification struct {
	Entry
	By       string
	On       string
	Evidence []string          // IDs of the register's evidence
	Files    map[string]string // ID of evidence → hash of its file when it was looked at; nil where nobody noted it
	Judged   Fingerprint       // what was confirmed; the zero value where nobody noted it
}

// An AssumptionStatus says what became of an assumption. The zero value is open: what nobody confirmed is not given.
type AssumptionStatus uint8

// The statuses of an assumption.
const (
	AssumptionOpen AssumptionStatus = iota
	AssumptionConfirmed
	AssumptionRejected
	AssumptionWithdrawn
)

var assumptionNames = []string{"open", "confirmed", "rejected", "withdrawn"}

func (s AssumptionStatus) String() string { return name(assumptionNames, s) }

// Names lists the statuses; do not change the slice.
func (AssumptionStatus) Names() []string { return assumptionNames }

// ParseAssumptionStatus reads the name of a status.
func ParseAssumptionStatus(s string) (AssumptionStatus, error) {
	return parse[AssumptionStatus](assumptionNames, "status", s)
}

// An Assumption is something that the offer takes as given, as the register lists it.
type Assumption struct {
	Entry
	ID     string
	Text   string // the sentence of the offer
	Owner  string
	Status AssumptionStatus
	// ConfirmedBy is the ID of the question whose answer settled it, or what else did; "" where nothing did.
	ConfirmedBy string
}

// A Question is a clarification asked to the customer, and the answer.
type Question struct {
	Entry
	ID       string
	Text     string
	Asked    string // "" while it is a draft
	Answer   string // "" while it is open
	Answered string
	Judged   Fingerprint // what stood there when the answer was looked at; the zero value where nobody noted it
}

// A Waiver is a finding accepted with reason, person and end date: an entry of the register, or a comment in the offer.
type Waiver struct {
	Entry  // of a comment the place alone
	Rule   string
	Reason string
	By     string
	Until  string // inclusive; "" counts as expired
	Judged Fingerprint
	// Comment says that it stands in the offer, and Over for which blocks; Faulty that it cannot be read as written.
	Comment bool
	Over    []*Block
	Faulty  bool
}

// An Assignment says who answers which criteria, and whom they asked.
type Assignment struct {
	Criterion string // an ID, with * as wildcard
	Owner     string
	Author    string // who wrote the response, where that is somebody else
	Consulted []Consultation
	At        Location
}

// A Consultation is what somebody said who was asked.
type Consultation struct{ Who, On, Result string }

// A finder finds the criteria that entries mean.
type finder struct{ byID, byKey map[string][]*Criterion }

func finderOf(criteria []*Criterion) finder {
	f := finder{map[string][]*Criterion{}, map[string][]*Criterion{}}
	for _, c := range criteria {
		id := caseless(c.ID)
		f.byID[id] = append(f.byID[id], c)
		f.byKey[c.Key] = append(f.byKey[c.Key], c)
	}
	return f
}

// caseless is an ID without regard to case.
func caseless(id string) string { return strings.ToLower(strings.ToUpper(id)) }

// resolve finds the criterion that the entry means: by ID, and where the ID now belongs to another text, by the key.
func (e *Entry) resolve(f finder) {
	byID, byKey := f.byID[caseless(e.Criterion)], f.byKey[e.Key]
	if e.Key == "" {
		byKey = nil
	}
	for _, c := range byID {
		if e.Key == "" || c.Key == e.Key {
			e.Of = c
			return
		}
	}
	switch {
	case len(byKey) == 1:
		e.Of = byKey[0]
	case len(byID) > 0:
		e.Of = byID[0]
	}
}

// Bind ties the register to the criteria of the bid and sets Bid.Register. An assignment says more about the owner of a
// criterion than offerlint.yaml.
func (r *Register) Bind(bid *Bid) {
	f := finderOf(bid.Criteria)
	for _, e := range r.entries() {
		e.resolve(f)
	}
	r.index()
	bid.Register = *r
	for _, c := range bid.Criteria {
		if a := r.AssignmentOf(c); a != nil && a.Owner != "" {
			c.Owner = a.Owner
		}
	}
}

// index notes the last verification of each criterion, after the entries were tied to other criteria, and who is assigned to what.
func (r *Register) index() {
	r.last, r.assigned, r.wild = map[*Criterion]*Verification{}, map[string]*Assignment{}, nil
	for _, a := range r.Assignments {
		id := caseless(a.Criterion)
		if r.assigned[id] == nil {
			r.assigned[id] = a
		}
		if strings.Contains(a.Criterion, "*") {
			r.wild = append(r.wild, a)
		}
	}
	for _, v := range r.Verifications {
		if v.Of != nil {
			r.last[v.Of] = v
		}
	}
}

func (r *Register) entries() []*Entry {
	var out []*Entry
	for _, v := range r.Verifications {
		out = append(out, &v.Entry)
	}
	for _, a := range r.Assumptions {
		out = append(out, &a.Entry)
	}
	for _, q := range r.Questions {
		out = append(out, &q.Entry)
	}
	for _, w := range r.Waivers {
		out = append(out, &w.Entry)
	}
	return out
}
