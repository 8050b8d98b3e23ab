package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// An asked is a row of a generated catalogue: a criterion, or a position of the price sheet where quantity is set.
type asked struct {
	id, text, art  string
	quantity, unit string
	is             int // which one it is, over both versions; its answer follows from it
	changed        bool
}

// catalogue is version 1 of a German form: 380 criteria in ten sections and 20 positions.
func catalogue() (criteria, positions []asked) {
	objects := strings.Fields("Dokumente Vorgänge Akten Nachrichten Termine Benutzer Gruppen Rollen Rechte Listen Berichte Vorlagen Anlagen Fristen Postfächer Karten Bescheide Gebühren Zahlungen")
	verbs := strings.Fields("verwalten anzeigen suchen drucken exportieren importieren prüfen löschen archivieren verschlüsseln zuordnen sperren freigeben zählen sortieren protokollieren versenden empfangen kopieren vergleichen")
	for i := range 380 {
		text := fmt.Sprintf("Das System muss %s im Fachverfahren %d %s.", objects[i%len(objects)], i/38+1, verbs[(i/len(objects))%len(verbs)])
		criteria = append(criteria, asked{id: fmt.Sprintf("%d.%d", i/38+1, i%38+1), text: text, art: []string{"MUSS", "SOLL"}[i%2], is: i})
	}
	for i := range 20 {
		positions = append(positions, asked{id: fmt.Sprintf("P%d", i+1), text: fmt.Sprintf("Dienstleistung %s im Jahr %d", objects[i%len(objects)], 2027+i%4), quantity: strconv.Itoa(i + 2), unit: "Tag", is: 380 + i})
	}
	return criteria, positions
}

// amended is version 2: rows are new, gone, moved, renumbered and changed.
func amended(criteria, positions []asked) (c, p []asked) {
	fresh := 1000
	for i, a := range criteria {
		switch {
		case i%95 == 5: // gone: 4
			continue
		case i%60 == 7: // a number more, another verb, a negation: 7
			a.text, a.changed = strings.Replace(a.text, "muss", "muss binnen 5 Minuten", 1), true
		case i%90 == 11: // 5
			a.art, a.changed = map[string]string{"MUSS": "SOLL", "SOLL": "MUSS"}[a.art], true
		case i/38 == 6: // a section with new numbers
			a.id = "11" + a.id[1:]
		}
		if i%70 == 20 { // inserted: 6
			c = append(c, asked{id: fmt.Sprintf("N.%d", i), text: fmt.Sprintf("Neu ist die Auswertung Nummer %d über das Amt.", i), art: "SOLL", is: fresh})
			fresh++
		}
		c = append(c, a)
	}
	first := c[3] // moved to another section
	c = append(append(append([]asked{}, c[:3]...), c[4:200]...), append([]asked{first}, c[200:]...)...)
	for i, a := range positions {
		switch i {
		case 4:
			a.quantity, a.changed = "99", true
		case 9:
			a.unit, a.changed = "Monat", true
		case 12:
			continue
		}
		p = append(p, a)
	}
	return c, append(p, asked{id: "P99", text: "Neue Position für Reisen", quantity: "1", unit: "psch.", is: fresh})
}

// answer is ours: claim, remark and evidence, or a price.
func answer(a asked) []string {
	if a.quantity != "" {
		return []string{fmt.Sprintf("%d.5", 100+a.is)}
	}
	claim := []string{"Ja", "Teilweise", "Nein"}[a.is%3]
	return []string{claim, fmt.Sprintf("Antwort %d: größer & <schneller>", a.is), []string{"", fmt.Sprintf("Anlage %d", a.is)}[a.is%2]}
}

// form writes a version as a workbook: a cover sheet, the criteria with dropdowns from a hidden sheet, protected with a password, a
// picture, and prices with formulas. Version 2 has a column more in front.
func form(t *testing.T, file string, criteria, positions []asked, version int, filled bool) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	put := func(sheet string, row, col int, v any) {
		cell, err := excelize.CoordinatesToCellName(col, row)
		if err == nil {
			err = f.SetCellValue(sheet, cell, v)
		}
		must(t, err)
	}
	must(t, f.SetSheetName("Sheet1", "Deckblatt"))
	put("Deckblatt", 1, 1, "Angebot für die Stadt Musterhausen")
	put("Deckblatt", 3, 1, "Name des Bieters:")
	put("Deckblatt", 4, 1, "Stand der Unterlagen: Version "+strconv.Itoa(version))
	if filled {
		put("Deckblatt", 3, 2, "Beispiel Systemhaus GmbH")
	}
	var pic bytes.Buffer
	must(t, png.Encode(&pic, image.NewGray(image.Rect(0, 0, 8, 8))))
	must(t, f.AddPictureFromBytes("Deckblatt", "D1", &excelize.Picture{Extension: ".png", File: pic.Bytes()}))
	for _, name := range []string{"Anforderungen", "Preisblatt", "Listen"} {
		_, err := f.NewSheet(name)
		must(t, err)
	}
	for i, s := range []string{"Ja", "Teilweise", "Nein"} {
		put("Listen", i+1, 1, s)
	}
	must(t, f.SetSheetVisible("Listen", false))
	at := version - 1 // columns in front of the table
	if at > 0 {
		put("Anforderungen", 1, 1, "Lfd.")
	}
	for i, s := range []string{"Nr.", "Anforderung", "Art", "Erfüllungsgrad", "Bemerkung des Bieters", "Nachweis"} {
		put("Anforderungen", 1, at+i+1, s)
	}
	for i, a := range criteria {
		if at > 0 {
			put("Anforderungen", i+2, 1, i+1)
		}
		for k, s := range []string{a.id, a.text, a.art} {
			put("Anforderungen", i+2, at+k+1, s)
		}
		for k, s := range answer(a) {
			if filled && s != "" {
				put("Anforderungen", i+2, at+k+4, s)
			}
		}
	}
	list := excelize.NewDataValidation(true)
	list.Sqref = fmt.Sprintf("%[1]s2:%[1]s%[2]d", []string{"D", "E"}[at], len(criteria)+1)
	list.SetSqrefDropList("Listen!$A$1:$A$3")
	must(t, f.AddDataValidation("Anforderungen", list))
	for i, s := range []string{"Pos.", "Bezeichnung", "Menge", "Einheit", "Einzelpreis", "Gesamtpreis"} {
		put("Preisblatt", 1, i+1, s)
	}
	for i, a := range positions {
		n, err := strconv.Atoi(a.quantity)
		must(t, err)
		for k, v := range []any{a.id, a.text, n, a.unit} {
			put("Preisblatt", i+2, k+1, v)
		}
		if filled {
			price, err := strconv.ParseFloat(answer(a)[0], 64)
			must(t, err)
			put("Preisblatt", i+2, 5, price)
		}
		put("Preisblatt", i+2, 6, 0) // as saved by a program that calculates
		must(t, f.SetCellFormula("Preisblatt", fmt.Sprintf("F%d", i+2), fmt.Sprintf("C%[1]d*E%[1]d", i+2)))
	}
	n := len(positions)
	put("Preisblatt", n+2, 2, "Summe netto")
	must(t, f.SetCellFormula("Preisblatt", fmt.Sprintf("F%d", n+2), fmt.Sprintf("SUM(F2:F%d)", n+1)))
	must(t, f.ProtectSheet("Anforderungen", &excelize.SheetProtectionOptions{Password: "musterhausen", SelectUnlockedCells: true}))
	must(t, f.SaveAs(file))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// carried is what TestCarry carries: files in a folder of the test.
func carried(t *testing.T, flags ...string) (dir, out string, criteria, positions []asked) {
	t.Helper()
	dir = t.TempDir()
	before, prices := catalogue()
	criteria, positions = amended(before, prices)
	form(t, filepath.Join(dir, "alt.xlsx"), before, prices, 1, true)
	form(t, filepath.Join(dir, "neu.xlsx"), criteria, positions, 2, false)
	args := append([]string{"carry", filepath.Join(dir, "alt.xlsx"), filepath.Join(dir, "neu.xlsx"), "-o", filepath.Join(dir, "kopie.xlsx"), "--today", "2026-11-02"}, flags...)
	status, out, errOut := offerlint(t, args...)
	if status != statusClean {
		t.Fatalf("exit status %d, %s", status, errOut)
	}
	return dir, out, criteria, positions
}

// Of 400 answers none is lost and none is put where something changed: every cell of the copy is the customer's, or the answer that
// belongs there.
func TestCarry400Answers(t *testing.T) {
	dir, out, criteria, positions := carried(t, "--format", "json")
	copied, blank := openFile(t, filepath.Join(dir, "kopie.xlsx")), openFile(t, filepath.Join(dir, "neu.xlsx"))
	kept, left := 0, 0
	want := map[string]map[string]string{}
	for _, s := range blank.GetSheetList() {
		want[s] = rawCells(t, blank, s)
	}
	want["Deckblatt"]["B3"] = "Beispiel Systemhaus GmbH"
	for i, a := range criteria {
		if a.changed || a.is >= 1000 {
			left += one(a.changed)
			continue
		}
		kept++
		for k, s := range answer(a) {
			if s != "" {
				want["Anforderungen"][fmt.Sprintf("%c%d", 'E'+k, i+2)] = s
			}
		}
	}
	for i, a := range positions {
		if a.changed || a.is >= 1000 {
			left += one(a.changed)
			continue
		}
		kept++
		want["Preisblatt"][fmt.Sprintf("E%d", i+2)] = answer(a)[0]
	}
	for _, s := range blank.GetSheetList() {
		if diff := cmp.Diff(want[s], rawCells(t, copied, s)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", s, diff)
		}
	}
	var got struct {
		Answers map[string]int
	}
	must(t, json.Unmarshal([]byte(out), &got))
	sums := map[string]int{"total": 400, "carried": kept, "carried_in_part": 0, "changed": left, "dropped": 400 - kept - left, "not_placed": 0}
	if diff := cmp.Diff(sums, got.Answers); diff != "" || kept < 370 || left < 10 {
		t.Errorf("sums (-want +got):\n%s", diff)
	}
	comments, err := copied.GetComments("Anforderungen")
	if err != nil || len(comments) != left-2 {
		t.Errorf("%d comments, %v, want %d", len(comments), err, left-2)
	}
	lists, err := copied.GetDataValidations("Anforderungen")
	if err != nil || len(lists) != 1 || !strings.Contains(lists[0].Formula1, "Listen!$A$1:$A$3") {
		t.Errorf("lists %v, %v", lists, err)
	}
	if p, err := copied.GetSheetProtection("Anforderungen"); err != nil || !p.SelectUnlockedCells {
		t.Errorf("protection %+v, %v", p, err)
	}
	if pics, err := copied.GetPictures("Deckblatt", "D1"); err != nil || len(pics) != 1 {
		t.Errorf("%d pictures, %v", len(pics), err)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rawCells are the cells of a sheet that hold something but formulas.
func rawCells(t *testing.T, f *excelize.File, sheet string) map[string]string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	must(t, err)
	out := map[string]string{}
	for i, row := range rows {
		for j, s := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			if formula, err := f.GetCellFormula(sheet, cell); err == nil && formula == "" && s != "" {
				out[cell] = s
			}
		}
	}
	return out
}

// Two runs give the same bytes, wherever the files lie.
func TestCarryTwice(t *testing.T) {
	dir, _, _, _ := carried(t)
	var files [2][]byte
	for i, folder := range []string{dir, t.TempDir()} {
		for _, name := range []string{"alt.xlsx", "neu.xlsx"} {
			src, err := os.ReadFile(filepath.Join(dir, name))
			must(t, err)
			must(t, os.WriteFile(filepath.Join(folder, name), src, 0o600))
		}
		copied := filepath.Join(folder, "noch einmal.xlsx")
		status, _, errOut := offerlint(t, "carry", filepath.Join(folder, "alt.xlsx"), filepath.Join(folder, "neu.xlsx"), "-o", copied, "--today", "2026-11-02")
		if status != statusClean {
			t.Fatalf("exit status %d, %s", status, errOut)
		}
		var err error
		files[i], err = os.ReadFile(copied)
		must(t, err)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two runs differ")
	}
}

// LibreOffice opens the copy and saves it again: the same words in all cells, and sums that are worked out from the new prices.
func TestLibreOfficeOpensTheCarriedCopy(t *testing.T) {
	soffice := require(t, "soffice")
	dir, _, _, _ := carried(t)
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--convert-to", "xlsx", "--outdir", filepath.Join(dir, "saved"), filepath.Join(dir, "kopie.xlsx"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	ours, saved := openFile(t, filepath.Join(dir, "kopie.xlsx")), openFile(t, filepath.Join(dir, "saved", "kopie.xlsx"))
	if diff := cmp.Diff(ours.GetSheetList(), saved.GetSheetList()); diff != "" {
		t.Errorf("sheets (-ours +saved)\n%s", diff)
	}
	for _, s := range ours.GetSheetList() {
		if diff := cmp.Diff(rawCells(t, ours, s), rawCells(t, saved, s)); diff != "" {
			t.Errorf("%s (-ours +saved)\n%s", s, diff)
		}
	}
	if lists, err := saved.GetDataValidations("Anforderungen"); err != nil || len(lists) == 0 {
		t.Errorf("%d lists, %v", len(lists), err)
	}
	if got, err := saved.GetCellValue("Preisblatt", "F2"); err != nil || got != "961" {
		t.Errorf("F2 is %q, %v, want 961: 2 days at 480.50", got, err)
	}
}
