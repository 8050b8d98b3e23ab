// Command generate writes the workbooks and documents of the two example bids, whose Markdown files are written by hand.
//
// Run it as "go run ./examples/generate" at the root of the repository. It writes
//
//	examples/dms-musterhausen/rfp/anforderungskatalog.xlsx              the customer's catalogue, version 1.1
//	examples/dms-musterhausen/offer/anforderungskatalog-antworten.xlsx  version 1.0 as the bidder filled it in
//	examples/dms-musterhausen/nachtrag-2/anforderungskatalog.xlsx       the customer's catalogue after a second amendment
//	examples/dms-musterhausen/rfp/preisblatt.xlsx                       the customer's price sheet
//	examples/dms-musterhausen/offer/preisblatt.xlsx                     the price sheet as the bidder filled it in
//	examples/dms-musterhausen/rfp/Leistungsbeschreibung.docx            a document that offerlint does not read
//	examples/dms-musterhausen/finished/…                                the same, as the bidder hands it in
//	examples/ticketing-rivermouth/rfp/requirements.xlsx                 the customer's response form
//	examples/ticketing-rivermouth/offer/requirements-response.xlsx      the form as the bidder filled it in
//	examples/ticketing-rivermouth/rfp/statement-of-work.docx            a document that a person read instead
//
// Two runs write the same bytes: all dates are fixed.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	dir := flag.String("dir", "examples", "folder of the examples")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run writes all generated files below dir, whose folders it makes where they are missing.
func run(dir string) error {
	files := []struct {
		path  string
		bytes func() ([]byte, error)
	}{
		{"dms-musterhausen/rfp/anforderungskatalog.xlsx", func() ([]byte, error) { return workbook(issued()) }},
		{"dms-musterhausen/offer/anforderungskatalog-antworten.xlsx", func() ([]byte, error) { return workbook(returned()) }},
		{"dms-musterhausen/nachtrag-2/anforderungskatalog.xlsx", func() ([]byte, error) { return workbook(secondAmendment()) }},
		{"dms-musterhausen/rfp/preisblatt.xlsx", func() ([]byte, error) { return prices(issuedPrices) }},
		{"dms-musterhausen/offer/preisblatt.xlsx", func() ([]byte, error) { return prices(reviewedPrices) }},
		{"dms-musterhausen/rfp/Leistungsbeschreibung.docx", func() ([]byte, error) { return docx(leistungsbeschreibung()) }},
		{"dms-musterhausen/finished/rfp/anforderungskatalog.xlsx", func() ([]byte, error) { return workbook(issued()) }},
		{"dms-musterhausen/finished/offer/anforderungskatalog-antworten.xlsx", func() ([]byte, error) { return workbook(finished()) }},
		{"dms-musterhausen/finished/rfp/preisblatt.xlsx", func() ([]byte, error) { return prices(issuedPrices) }},
		{"dms-musterhausen/finished/offer/preisblatt.xlsx", func() ([]byte, error) { return prices(finishedPrices) }},
		{"dms-musterhausen/finished/rfp/Leistungsbeschreibung.docx", func() ([]byte, error) { return docx(leistungsbeschreibung()) }},
		{"ticketing-rivermouth/rfp/requirements.xlsx", func() ([]byte, error) { return form(false) }},
		{"ticketing-rivermouth/offer/requirements-response.xlsx", func() ([]byte, error) { return form(true) }},
		{"ticketing-rivermouth/rfp/statement-of-work.docx", func() ([]byte, error) { return docx(statementOfWork()) }},
	}
	for _, f := range files {
		data, err := f.bytes()
		if err != nil {
			return fmt.Errorf("%s: %w", f.path, err)
		}
		path := filepath.Join(dir, filepath.FromSlash(f.path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
