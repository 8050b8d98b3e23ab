package lint

// A Trace is something that a file of ours carries along beside what people read on the page: what is hidden, remarks, links
// to our own disks, names in its properties. What the customer's original carries as well is theirs and no trace of ours.
type Trace struct {
	Kind TraceKind
	At   Span // the cell, row or sheet; the file as a whole where it has no such place
	// N is how many there are: hidden rows or columns, comments of a document, tracked changes.
	N int
	// Name says what Text is: the property (creator, title, …), the author of a tracked change. It may be empty.
	Name string
	Text string // the words themselves, or the target of a link; of hidden rows and columns which they are: 4, 7–9
}

// A TraceKind says what a trace is.
type TraceKind uint8

// The kinds of trace.
const (
	HiddenSheet TraceKind = iota
	HiddenRows
	HiddenColumns
	CommentLeft   // on a cell, or in a document or presentation
	ChangeTracked // insertions and deletions that nobody accepted or turned down
	OtherWorkbook // values that a workbook takes from another file
	LinkOut       // the target of any other link, and a formula that names a path
	Property      // a document property
	PageMargin    // the header or footer of a page, a watermark
	SheetNamed    // the name of a sheet
	FileNamed     // the name of the file itself
	FirstLine     // one of the first lines of a file that is not read as a text
	NotInspected  // the file, or the part of it that Name says, could not be looked into; Text says why
)
