package checks

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// tracesOf yields what our files carry along, of these kinds.
func tracesOf(p *lint.Pass, kinds ...lint.TraceKind) iter.Seq[lint.Trace] {
	return func(yield func(lint.Trace) bool) {
		for _, t := range p.Bid.Traces {
			if slices.Contains(kinds, t.Kind) && !yield(t) {
				return
			}
		}
	}
}

// pileWords say how many traces there are, and what a further one reads like.
type pileWords struct {
	one, many, next lint.Messages
}

// mostRelated is how many further places a finding about several names.
const mostRelated = 9

// reportPiles reports what is left behind of one kind, once for a file or sheet: a finding for each would say one thing many
// times.
func reportPiles(p *lint.Pass, kind lint.TraceKind, w pileWords) error {
	type pile struct {
		first lint.Trace
		n     int
		rest  []lint.Related
	}
	var all []*pile
	at := map[[2]string]*pile{}
	for t := range tracesOf(p, kind) {
		key := [2]string{t.At.File, t.At.Sheet}
		b := at[key]
		if b == nil {
			b = &pile{first: t}
			at[key], all = b, append(all, b)
		} else if len(b.rest) < mostRelated {
			b.rest = append(b.rest, lint.Related{Messages: w.next, Args: lint.Args{"text": remark(t)}, At: t.At})
		}
		b.n += t.N
	}
	for _, b := range all {
		count := w.one
		if n := strconv.Itoa(b.n); b.n > 1 {
			count = lint.Messages{DE: n + " " + w.many.DE, EN: n + " " + w.many.EN}
		}
		text := remark(b.first)
		p.Report(lint.Finding{
			At: b.first.At, Match: text, Args: lint.Args{"text": text}, Words: map[string]lint.Messages{"count": count}, Related: b.rest,
		})
	}
	return nil
}

// remark is what a comment or tracked change says, with its author where that is known.
func remark(t lint.Trace) string {
	text := strings.Join(strings.Fields(t.Text), " ")
	if t.Name != "" && text != "" {
		return t.Name + ": " + text
	}
	return cmp.Or(text, t.Name, "…")
}

// whereOf says in what kind of place a trace stands, as the beginning of a sentence.
func whereOf(t lint.Trace) lint.Messages {
	if m, ok := whereWords[t.Kind]; ok {
		return m
	}
	return lint.Messages{DE: "Die Eigenschaft " + t.Name, EN: "The property " + t.Name}
}

var whereWords = map[lint.TraceKind]lint.Messages{
	lint.CommentLeft:   {DE: "Ein Kommentar", EN: "A comment"},
	lint.ChangeTracked: {DE: "Eine nachverfolgte Änderung", EN: "A tracked change"},
	lint.PageMargin:    {DE: "Die Kopf- oder Fußzeile", EN: "The header or footer"},
	lint.LinkOut:       {DE: "Ein Verweis", EN: "A reference"},
	lint.OtherWorkbook: {DE: "Die Quelle von Werten", EN: "The source of values"},
	lint.SheetNamed:    {DE: "Der Name des Blattes", EN: "The name of the sheet"},
	lint.FileNamed:     {DE: "Der Name der Datei", EN: "The name of the file"},
	lint.HiddenSheet:   {DE: "Der Name des Blattes", EN: "The name of the sheet"},
	lint.HiddenRows:    {DE: "Eine ausgeblendete Zeile", EN: "A hidden row"},
	lint.HiddenColumns: {DE: "Eine ausgeblendete Spalte", EN: "A hidden column"},
	lint.FirstLine:     {DE: "Eine der ersten Zeilen", EN: "One of the first lines"},
	lint.NotInspected:  {DE: "Die Datei", EN: "The file"},
}
