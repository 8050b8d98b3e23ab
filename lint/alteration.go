package lint

// An Alteration is a place in which our offer differs from what the customer issued: our copy of his form, or a quotation of
// a criterion in a chapter. Was and Is are verbatim. The parsers note what differs; whether that says anything is for a check
// to judge.
type Alteration struct {
	What      AlterationKind
	Criterion *Criterion // nil: about a sheet, or about a row or cell beside the criteria
	At        Span       // in our file
	Original  Span       // in the customer's
	Was, Is   string
}

// An AlterationKind says what was altered.
type AlterationKind uint8

// The kinds of alterations.
const (
	AlteredWording    AlterationKind = iota // of a criterion in our copy of the form
	AlteredQuotation                        // of a criterion in a chapter
	AlteredObligation                       // the word for how binding it is
	AlteredWeight                           // weight or points
	AlteredNumber                           // the ID of a row
	AlteredAnswers                          // the answers that its cell offers; separated by line breaks
	HiddenRow                               // shown in the customer's form, hidden in ours
	ShownRow                                // hidden in the customer's form, shown in ours
	MissingRow
	AddedRow
	AlteredCell // a text beside the criteria; Is is empty where it is gone
	MissingSheet
	AddedSheet
	MissingProtection // of a sheet
)
