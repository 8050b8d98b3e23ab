// Package report prints results: text for people, JSON for programs. One file per format. It knows the words of package
// lint in both languages, and nothing about files, checks or rulesets.
package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A word is one term in both languages, singular and plural.
type word struct{ de, des, en, ens string }

func (w word) in(lang string, n int) string {
	switch {
	case lang == "de" && n == 1:
		return w.de
	case lang == "de":
		return w.des
	case n == 1:
		return w.en
	}
	return w.ens
}

// count prints a number with its word: "3 Lücken".
func (w word) count(lang string, n int) string { return strconv.Itoa(n) + " " + w.in(lang, n) }

func same(de, en string) word { return word{de, de, en, en} }

var severityWords = map[lint.Severity]word{
	lint.Blocker: {"Ausschlussgefahr", "Ausschlussgefahren", "blocker", "blockers"},
	lint.Error:   {"Fehler", "Fehler", "error", "errors"},
	lint.Warning: {"Warnung", "Warnungen", "warning", "warnings"},
	lint.Info:    {"Hinweis", "Hinweise", "info", "infos"},
}

var statusWords = map[lint.Status]word{
	lint.StatusMissed:        {"Lücke", "Lücken", "missed", "missed"},
	lint.StatusAssumed:       {"Annahme", "Annahmen", "assumed", "assumed"},
	lint.StatusUnverified:    same("unbelegt", "unverified"),
	lint.StatusAnswered:      same("beantwortet", "answered"),
	lint.StatusVerified:      same("freigegeben", "verified"),
	lint.StatusWaived:        same("akzeptiert", "waived"),
	lint.StatusNotApplicable: same("entfällt", "not applicable"),
}

var kindWords = map[lint.Kind]word{
	lint.Missed:     {"Lücke", "Lücken", "missed", "missed"},
	lint.Unverified: same("unbelegt", "unverified"),
	lint.Assumed:    {"Annahme", "Annahmen", "assumed", "assumed"},
	lint.Malformed:  same("unlesbar", "malformed"),
}

var obligationWords = map[lint.Obligation]word{
	lint.Exclusion:   same("Ausschluss", "exclusion"),
	lint.Must:        same("Muss", "must"),
	lint.Scored:      same("Bewertung", "scored"),
	lint.Should:      same("Soll", "should"),
	lint.May:         same("Kann", "may"),
	lint.Informative: same("Info", "info"),
}

// claimWords name what a response claims where the form has no word of its own for it.
var claimWords = map[lint.Claim]word{
	lint.Full:          same("erfüllt", "met"),
	lint.Configured:    same("durch Konfiguration", "by configuration"),
	lint.Partial:       same("teilweise", "in part"),
	lint.Alternative:   same("andere Lösung", "alternative"),
	lint.Custom:        same("durch Anpassung", "by customisation"),
	lint.ThirdParty:    same("durch Dritte", "by a third party"),
	lint.ExtraCost:     same("gegen Aufpreis", "at extra cost"),
	lint.Roadmap:       same("geplant", "planned"),
	lint.No:            same("nicht erfüllt", "not met"),
	lint.NotApplicable: same("entfällt", "not applicable"),
	lint.Noted:         same("zur Kenntnis genommen", "noted"),
	lint.Unclear:       same("unklar", "unclear"),
}

var stageWords = map[lint.Stage]word{
	lint.Draft:  same("Entwurf", "draft"),
	lint.Review: same("Prüfung", "review"),
	lint.Submit: same("Abgabe", "submit"),
}

var (
	rowWord          = word{"Zeile", "Zeilen", "row", "rows"}
	blockWord        = word{"Textblock", "Textblöcke", "block", "blocks"}
	criterionWord    = word{"Kriterium", "Kriterien", "criterion", "criteria"}
	positionWord     = word{"Position", "Positionen", "position", "positions"}
	documentWord     = word{"Dokument", "Dokumente", "document", "documents"}
	totalWord        = word{"Summe", "Summen", "total", "totals"}
	formulaWord      = word{"Formel", "Formeln", "formula", "formulas"}
	answerRowWord    = word{"Antwortzeile", "Antwortzeilen", "answer row", "answer rows"}
	headingWord      = word{"Überschrift", "Überschriften", "heading", "headings"}
	continuationWord = word{"Fortsetzung", "Fortsetzungen", "continuation", "continuations"}
	blankWord        = word{"Leerzeile", "Leerzeilen", "blank row", "blank rows"}
	responseWord     = word{"Antwort", "Antworten", "response", "responses"}
)

// skipWords name the reasons for which a row is no criterion; a reason that is not here is printed as it is.
var skipWords = map[string]word{
	"total":             {"Summe", "Summen", "total", "totals"},
	"struck":            {"durchgestrichene Zeile", "durchgestrichene Zeilen", "struck row", "struck rows"},
	"phantom":           {"Zeile nur mit Formeln", "Zeilen nur mit Formeln", "row with formulas only", "rows with formulas only"},
	"instruction":       {"Anleitung", "Zeilen Anleitung", "instruction", "instructions"},
	"instructions":      {"Zeile Anleitung", "Zeilen Anleitung", "row of instructions", "rows of instructions"},
	"legend":            {"Zeile Legende", "Zeilen Legende", "row of legend", "rows of legend"},
	"part":              {"Aufteilung eines Preises", "Aufteilungen eines Preises", "breakdown of a price", "breakdowns of a price"},
	"sentinel":          {"Endmarke", "Endmarken", "end mark", "end marks"},
	"unclassified":      {"NICHT ZUGEORDNETE Zeile", "NICHT ZUGEORDNETE Zeilen", "UNCLASSIFIED row", "UNCLASSIFIED rows"},
	"unknown-criterion": {"Zeile mit unbekannter ID", "Zeilen mit unbekannter ID", "row with an unknown ID", "rows with an unknown ID"},
	"lists":             {"Zeile Auswahllisten", "Zeilen Auswahllisten", "row of lists", "rows of lists"},
	"cover":             {"Zeile Deckblatt", "Zeilen Deckblatt", "row of the cover", "rows of the cover"},
	"scoring":           {"Zeile Bewertung", "Zeilen Bewertung", "row of scoring", "rows of scoring"},
	"price":             {"Zeile Preisblatt", "Zeilen Preisblatt", "row of prices", "rows of prices"},
	"clarifications":    {"Zeile Fragen und Antworten", "Zeilen Fragen und Antworten", "row of questions and answers", "rows of questions and answers"},
	"no-clarifications": {"Zeile ohne Fragen und Antworten", "Zeilen ohne Fragen und Antworten", "row without questions and answers", "rows without questions and answers"},
	"not-selected":      {"nicht gewählte Zeile", "nicht gewählte Zeilen", "row not selected", "rows not selected"},
}

// factWords name the facts of the account.
var factWords = map[string]word{
	"hidden-rows":            {"ausgeblendete Zeile", "ausgeblendete Zeilen", "hidden row", "hidden rows"},
	"hidden-columns":         {"ausgeblendete Spalte", "ausgeblendete Spalten", "hidden column", "hidden columns"},
	"comments":               {"Zellkommentar", "Zellkommentare", "cell comment", "cell comments"},
	"pictures":               {"Bild, nicht gelesen", "Bilder, nicht gelesen", "picture, not read", "pictures, not read"},
	"text-boxes":             {"Textfeld", "Textfelder", "text box", "text boxes"},
	"external-links":         {"Verknüpfung zu einer anderen Datei", "Verknüpfungen zu anderen Dateien", "link to another file", "links to other files"},
	"unstable-ids":           {"ID aus einer Formel ohne Wert", "IDs aus Formeln ohne Wert", "ID by a formula without value", "IDs by formulas without value"},
	"obligation-conflicts":   {"Widerspruch zwischen Art und Text", "Widersprüche zwischen Art und Text", "conflict between type and text", "conflicts between type and text"},
	"asking-comments":        {"Zellkommentar, der etwas fordert", "Zellkommentare, die etwas fordern", "cell comment that asks for something", "cell comments that ask for something"},
	"asking-text-boxes":      {"Textfeld, das etwas fordert", "Textfelder, die etwas fordern", "text box that asks for something", "text boxes that ask for something"},
	"unread-columns":         {"Spalte, die nicht gelesen wurde", "Spalten, die nicht gelesen wurden", "column that was not read", "columns that were not read"},
	"inferred-columns":       {"am Inhalt erkannte Spalte", "am Inhalt erkannte Spalten", "column told by its content", "columns told by their content"},
	"restored-ids":           {"ID nach ihren Nachbarn gelesen", "IDs nach ihren Nachbarn gelesen", "ID read by its neighbours", "IDs read by their neighbours"},
	"date-ids":               {"ID, die Excel zum Datum gemacht hat", "IDs, die Excel zum Datum gemacht hat", "ID that Excel turned into a date", "IDs that Excel turned into dates"},
	"calculated-formulas":    {"berechnete Formel", "berechnete Formeln", "calculated formula", "calculated formulas"},
	"charts":                 {"Diagramm, nicht gelesen", "Diagramme, nicht gelesen", "chart, not read", "charts, not read"},
	"form-controls":          {"Formularfeld, nicht gelesen", "Formularfelder, nicht gelesen", "form control, not read", "form controls, not read"},
	"struck-runs":            {"Zelle ohne ihre durchgestrichenen Wörter gelesen", "Zellen ohne ihre durchgestrichenen Wörter gelesen", "cell read without its struck words", "cells read without their struck words"},
	"table-beside":           {"Tabelle neben einer anderen", "Tabellen neben einer anderen", "table beside another", "tables beside another"},
	"struck-answers":         {"durchgestrichene Antwort, die nicht zählt", "durchgestrichene Antworten, die nicht zählen", "struck answer that does not count", "struck answers that do not count"},
	"covered-cells":          {"verdeckte Zelle unter einem Zellverbund", "verdeckte Zellen unter einem Zellverbund", "cell covered by a merged range", "cells covered by merged ranges"},
	"lists-not-read":         {"Auswahlliste, nicht gelesen", "Auswahllisten, nicht gelesen", "list of answers, not read", "lists of answers, not read"},
	"other-question":         {"Antwort auf eine andere Frage, die das Kriterium weder zusagt noch ablehnt", "Antworten auf eine andere Frage, die die Kriterien weder zusagen noch ablehnen", "answer to another question, which neither meets nor declines the criterion", "answers to another question, which neither meet nor decline the criteria"},
	"not-recalculated":       {"Formel nicht nachgerechnet, ihr Wert aus der Datei übernommen", "Formeln nicht nachgerechnet, ihre Werte aus der Datei übernommen", "formula not recalculated, its value taken from the file", "formulas not recalculated, their values taken from the file"},
	"formulas-without-value": {"Formel ohne Wert", "Formeln ohne Wert", "formula without value", "formulas without value"},
}

func fact(lang string, n lint.Note) string {
	if w, ok := factWords[n.Fact]; ok {
		return w.count(lang, n.N)
	}
	return fmt.Sprintf("%d × %s", n.N, n.Fact)
}

// Verdict is the one sentence for the boss.
func Verdict(s lint.Summary, stage lint.Stage, lang string) string {
	de := lang == "de"
	pick := func(d, e string) string {
		if de {
			return d
		}
		return e
	}
	sev := func(v lint.Severity, n int) string { return severityWords[v].count(lang, n) }
	switch {
	case s.Blocker > 0:
		return sev(lint.Blocker, s.Blocker) + pick(": so nicht abgeben", ": do not submit")
	case s.Error > 0:
		return sev(lint.Error, s.Error) + pick(": vor der Abgabe beheben", ": mend before the offer goes out")
	case stage == lint.Draft && s.Missed > 0:
		return criterionWord.count(lang, s.Missed) + pick(" noch ohne Antwort; sonst keine Fehler", " still without a response; no errors otherwise")
	case s.Warning > 0:
		return pick("keine Fehler; ", "no errors; ") + sev(lint.Warning, s.Warning) + pick(" vor der Abgabe ansehen", " to look at before the offer goes out")
	}
	return pick("keine Befunde, die einer Abgabe entgegenstehen", "no findings that stand against submitting")
}

// SummaryLine adds up the criteria: "428 Kriterien: 3 Lücken, 8 Annahmen, …". The numbers make the first.
func SummaryLine(s lint.Summary, lang string) string {
	parts := []string{
		statusWords[lint.StatusMissed].count(lang, s.Missed),
		statusWords[lint.StatusAssumed].count(lang, s.Assumed),
		statusWords[lint.StatusUnverified].count(lang, s.Unverified),
		statusWords[lint.StatusAnswered].count(lang, s.Answered),
		statusWords[lint.StatusVerified].count(lang, s.Verified),
		statusWords[lint.StatusWaived].count(lang, s.Waived),
	}
	if s.NotApplicable > 0 {
		parts = append(parts, statusWords[lint.StatusNotApplicable].count(lang, s.NotApplicable))
	}
	return criterionWord.count(lang, s.Criteria) + ": " + strings.Join(parts, ", ")
}

// Kind names a kind.
func Kind(k lint.Kind, lang string) string { return kindWords[k].in(lang, 1) }

// Severity names a severity.
func Severity(s lint.Severity, lang string) string {
	switch s {
	case lint.Off:
		return map[bool]string{true: "aus", false: "off"}[lang == "de"]
	case lint.Counted:
		return map[bool]string{true: "gezählt", false: "counted"}[lang == "de"]
	}
	return severityWords[s].in(lang, 1)
}

// Stage names a stage.
func Stage(s lint.Stage, lang string) string { return stageWords[s].in(lang, 1) }
