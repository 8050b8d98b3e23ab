package workbook_test

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/parsers/workbook"
)

// The words in headers and footers are read, without the codes around them; page numbers alone are no words.
func TestMargins(t *testing.T) {
	f := excelize.NewFile()
	err := f.SetHeaderFooter("Sheet1", &excelize.HeaderFooterOptions{
		DifferentFirst: true,
		OddHeader:      `&L&"Arial,Fett"&12&K04-024Müller && Söhne&C&P / &N&RAngebot Los 2`,
		OddFooter:      `&C&D &T`,
		FirstHeader:    `&CENTWURF`,
	})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
	grids, err := workbook.Read(name, "a.xlsx", workbook.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"Müller & Söhne", "Angebot Los 2", "ENTWURF"}
	if diff := cmp.Diff(want, grids[0].Margins); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
