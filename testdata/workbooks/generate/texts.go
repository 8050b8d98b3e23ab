package main

import (
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"
)

// texts are the traps in how words are written.
func texts() []trap {
	list := []string{
		"Nr.|Anforderung|Verbindlichkeit|Erfüllungsgrad|Erläuterung", "T-1|Das Gerät läuft geräuschlos.|Wünschenswert|Vollständig erfüllt", "T-2|Die Tür schließt selbsttätig.|MUSS|Größtenteils|Nur links.",
	}
	return []trap{
		{
			"decomposed-umlauts.xlsx", "umlauts are written as letter and dots (NFD)", "2 criteria with obligation and claim",
			table(norm.NFD.String(list[0]), norm.NFD.String(list[1]), norm.NFD.String(list[2])),
		},
		{
			"no-break-spaces.xlsx", "no-break spaces in headers, IDs, answers, and one alone in a cell", "2 criteria with obligation and claim; the row between them is blank",
			table("Lfd.\u00a0Nr.|Anforderung|Art\u00a0|Erfüllt\u00a0ja/nein|Kommentar\u202fBieter", "T\u00a01|Das Gerät läuft leise.|\u00a0MUSS|\u00a0Ja\u00a0", "|\u00a0",
				"T\u00a02|Die Tür schließt selbsttätig.|SOLL\u00a0|Nicht\u00a0erfüllt"),
		},
		{
			"soft-hyphens.xlsx", "soft hyphens and zero-width spaces inside words", "2 criteria with obligation and claim",
			table("Nr.|Anfor\u00adderung|Verbind\u00adlichkeit|Erfüllungs\u00adgrad|Bemer\u00adkung des Bieters", "T-1|Das Gerät läuft leise.|MU\u00adSS|Voll\u00adständig er\u00adfüllt",
				"T-2|Die Tür schließt selbsttätig.|SOLL\u200b|Nein\u200b"),
		},
		{
			"rich-text.xlsx", "headers and texts consist of runs in several looks", "2 criteria; the text is that of all runs", richText(),
		},
		{
			"struck-run.xlsx", "a word inside a text is struck through", "2 criteria; the struck word is no text of the first, and the account says so", struckRun(),
		},
		{
			"struck-answer.xlsx", "words of answers, an answer, a remark and the text of a criterion are struck through", "4 criteria: a yes whose not is struck, a no whose earlier yes is struck, no answer where it is struck, and one withdrawn",
			struckAnswer(),
		},
		{
			"comment.xlsx", "comments on a text and on a cell without content", "2 criteria; the account counts 2 comments", comment(),
		},
	}
}

func richText() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|Art||", "T-1||MUSS|Ja", "T-2|Die Tür schließt selbsttätig.|SOLL|Nein")
		b.runs("D1", piece{"Erfüllungs", nil}, piece{"grad", &excelize.Font{Bold: true}}, piece{" *", &excelize.Font{Color: "FF0000"}})
		b.runs("B2", piece{"Das Gerät läuft ", nil}, piece{"nicht", &excelize.Font{Bold: true}}, piece{" lauter als 30 dB.", &excelize.Font{Italic: true}})
	})
}

func struckRun() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|Art|Erfüllt?", "T-1||MUSS", "T-2|Die Tür schließt selbsttätig.|SOLL|Nein")
		b.runs("B2", piece{"Das Gerät läuft mit höchstens ", nil}, piece{"40", &excelize.Font{Strike: true}}, piece{" 30 dB.", nil})
	})
}

func struckAnswer() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|Art|Erfüllungsgrad|Bemerkung des Bieters", "T-1|Das Gerät läuft leise.|MUSS||Seit 2024.", "T-2|Die Tür schließt selbsttätig.|SOLL||Mit Feder.", "T-3|Das Licht ist dimmbar.|MUSS|Erfüllt",
			"T-4|Das Gerät ist grün.|KANN|Erfüllt")
		struck := &excelize.Font{Strike: true}
		b.runs("D2", piece{"nicht", struck}, piece{" erfüllt", nil})
		b.runs("D3", piece{"Erfüllt", struck}, piece{" Nicht erfüllt", &excelize.Font{Color: "FF0000"}})
		for _, cell := range []string{"E3", "D4", "B5"} {
			b.look(cell, cell, font(*struck))
		}
	})
}

func comment() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|Art|Erfüllt?|Kommentar Bieter", "T-1|Das Gerät läuft leise.|MUSS|Ja", "T-2|Die Tür schließt selbsttätig.|SOLL|Nein")
		for _, c := range [][2]string{{"B2", "Gemeint ist der Betrieb bei Nacht."}, {"E3", "Bitte die Schließzeit angeben."}} {
			b.do(func() error {
				return b.f.AddComment(b.sheet, excelize.Comment{Cell: c[0], Author: "Vergabestelle", Paragraph: []excelize.RichTextRun{{Text: c[1]}}})
			})
		}
	})
}

// A piece is a part of a text in one look.
type piece struct {
	text string
	font *excelize.Font
}

func (b *book) runs(cell string, rs ...piece) {
	var rich []excelize.RichTextRun
	for _, r := range rs {
		rich = append(rich, excelize.RichTextRun{Text: r.text, Font: r.font})
	}
	b.do(func() error { return b.f.SetCellRichText(b.sheet, cell, rich) })
}
