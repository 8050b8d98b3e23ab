package checks

import (
	_ "embed" // the page
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed unchecked-formula.md
var uncheckedFormulaDoc string

var uncheckedFormula = &lint.Check{
	ID:   "unchecked-formula",
	Kind: lint.Unverified,
	Doc:  uncheckedFormulaDoc,
	Messages: lint.Messages{
		DE: "Nicht nachgerechnet, nur aus der Datei übernommen: {{count}} in {{cells}}",
		EN: "Not recalculated, only taken from the file: {{count}} in {{cells}}",
	},
	Advice: lint.Messages{
		DE: "Diese Beträge selbst nachrechnen: Die Formel verwendet eine Funktion, einen Namen oder eine andere Mappe, oder sie bezieht sich auf sich selbst.",
		EN: "Check these amounts yourself: the formula uses a function, a name or another workbook, or it refers to itself.",
	},
	Run: func(p *lint.Pass) error {
		issued := issuedFiles(p.Bid)
		for _, s := range p.Bid.Sources {
			for _, n := range s.Notes {
				if n.Fact != "not-recalculated" || issued[s.File] {
					continue
				}
				first, _, _ := strings.Cut(n.Where, ",")
				f := lint.Finding{At: cellAt(s.File, s.Sheet, first), Match: s.Sheet, Args: lint.Args{"cells": n.Where}}
				f.Words = map[string]lint.Messages{"count": {DE: strconv.Itoa(n.N) + " Formeln", EN: strconv.Itoa(n.N) + " formulas"}}
				if n.N == 1 {
					f.Words["count"] = lint.Messages{DE: "1 Formel", EN: "1 formula"}
				}
				p.Report(f)
			}
		}
		return nil
	},
}

// issuedFiles are the customer's files with price sheets that we return as copies: the copy is what counts.
func issuedFiles(b *lint.Bid) map[string]bool {
	issued := map[string]bool{}
	for _, p := range b.Positions {
		if p.Copied {
			issued[p.At.File] = true
		}
	}
	return issued
}

// cellAt is the place of a cell by its name, "F12".
func cellAt(file, sheet, name string) lint.Span {
	at := lint.Location{File: file, Sheet: sheet}
	for _, c := range name {
		switch {
		case c >= 'A' && c <= 'Z':
			at.Col = at.Col*26 + int(c-'A') + 1
		case c >= '0' && c <= '9':
			at.Line = at.Line*10 + int(c-'0')
		}
	}
	return lint.At(at)
}
