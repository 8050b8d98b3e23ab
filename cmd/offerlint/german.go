package main

import (
	"regexp"
	"strings"
	"sync"
)

// Errors are made in English, where they happen. Those that a bid team meets every day are put into German here, at the last step
// before a person reads them, so that findings and messages speak one language. What is not listed stays English: commands, flags,
// keys and names of files are the same in both. testdata/script/german.txtar shows what each comes to, and fails where the English
// was changed.

// A saying is a piece of English, as a regular expression, and its German; $1 stands for the first group.
type saying struct{ en, de string }

// nouns are what a word may be unknown as.
var nouns = map[string]string{
	"key": "Schlüssel", "stage": "Stufe", "severity": "Schwere", "kind": "Befundart", "rule": "Regel", "check": "Prüfung", "rule or check": "Regel",
	"ruleset": "Regelwerk", "criterion": "Kriterium", "command": "Befehl", "language": "Sprache", "grouping": "Gruppierung", "status": "Status",
	"criterion field": "Feld von criterion", "response field": "Feld von response", "bid field": "Feld von bid", "field": "Feld",
	"expectation": "Erwartung", "function": "Funktion", "name": "Name", "value": "Wert", "format": "Format", "preset": "Vorlage", "obligation": "Verbindlichkeit",
	"control total": "Kontrollzahl", "class": "Klasse",
}

// sayings are tried in this order, each on what the ones before left. Those that end a message come last.
var sayings = []saying{
	// which bid
	{
		`no offerlint\.yaml here or in a folder above; offerlint init writes one, or use --rfp and --offer`,
		`hier und in den Ordnern darüber liegt keine offerlint.yaml; offerlint init schreibt eine, oder --rfp und --offer angeben`,
	},
	{
		`: no offerlint\.yaml in this folder; offerlint init (.+) looks at the files and writes one`,
		`: in diesem Ordner liegt keine offerlint.yaml; offerlint init $1 sieht die Dateien an und schreibt eine`,
	},
	{`: no offerlint\.yaml below`, `: darunter liegt keine offerlint.yaml`},
	{`: no such file or folder`, `: Datei oder Ordner nicht gefunden`},
	{`: no such file or directory`, `: Datei oder Ordner nicht gefunden`},
	{`: no such folder`, `: Ordner nicht gefunden`},
	{`: no such file`, `: Datei nicht gefunden`},
	{`: holds (\d+) bids; name one of them`, `: enthält $1 Ausschreibungen; eine davon nennen`},
	{
		`: is no bid of its own; name the folder with the offerlint\.yaml, beside which register and seal lie`,
		`: ist keine Ausschreibung für sich; den Ordner mit der offerlint.yaml nennen, neben der Register und Siegel liegen`,
	},
	{
		`: not supported: want a folder, an offerlint\.yaml or a filled-in workbook`,
		`: geht nicht: nötig ist ein Ordner, eine offerlint.yaml oder eine ausgefüllte Arbeitsmappe`,
	},
	{
		`--offer needs --rfp: the customer's file that lists what is asked`,
		`--offer braucht --rfp: die Datei des Auftraggebers, in der steht, was verlangt ist`,
	},
	{`no bid is touched by what changed since (.+)`, `was sich seit $1 geändert hat, betrifft keine Ausschreibung`},

	// what is read
	{
		`no workbook and no CSV file of the customer's is read; name the one that lists what is asked`,
		`keine Arbeitsmappe und keine CSV-Datei des Auftraggebers wird gelesen; die nennen, in der steht, was verlangt ist`,
	},
	{
		`no criteria found in (.+); name the sheet and the columns under rfp: in offerlint\.yaml, or give the right file`,
		`keine Kriterien gefunden in $1; Blatt und Spalten unter rfp: in offerlint.yaml nennen, oder die richtige Datei angeben`,
	},
	{`: (\w+): ("[^"]*") matches no file`, `: $1: zu $2 gibt es keine Datei`},
	{`: the folder ("[^"]*") holds no file`, `: im Ordner $1 liegt keine Datei`},
	{`: no sheet ("[^"]*"); it has (.+)`, `: es gibt kein Blatt $1; vorhanden: $2`},
	{`: no column ("[^"]*") for (\w+); its headers are (.+)`, `: es gibt keine Spalte $1 für $2; die Überschriften sind $3`},
	{
		`expect says (\d+) (\w+), but (\d+) were read; offerlint criteria shows them; correct expect if the file is right`,
		`unter expect stehen $1 $2, gelesen wurden $3; offerlint criteria zeigt sie; expect ändern, wenn die Datei stimmt`,
	},
	{
		` and (.+) hold mostly the same criteria; write replaces: (.+) at the newer one in offerlint\.yaml, or leave one out`,
		` und $1 enthalten großteils dieselben Kriterien; in offerlint.yaml bei der neueren replaces: $2 schreiben, oder eine weglassen`,
	},
	{`is encrypted: remove the password in Excel and save it again`, `ist verschlüsselt: in Excel das Kennwort entfernen und neu speichern`},
	{`is encrypted: remove the password and save it again`, `ist verschlüsselt: das Kennwort entfernen und neu speichern`},
	{
		`is an old Excel workbook \(\.xls\): open it in Excel and save it as \.xlsx`,
		`ist eine alte Excel-Mappe (.xls): in Excel öffnen und als .xlsx speichern`,
	},
	{
		`is an OpenDocument spreadsheet \(\.ods\): open it in Excel or LibreOffice and save it as \.xlsx`,
		`ist eine OpenDocument-Tabelle (.ods): in Excel oder LibreOffice öffnen und als .xlsx speichern`,
	},
	{`is empty \(0 bytes\): get the file again`, `ist leer (0 Bytes): die Datei neu besorgen`},
	{`has no content: get the file again`, `hat keinen Inhalt: die Datei neu besorgen`},
	{`is a PDF, not a workbook: ask for the workbook itself`, `ist ein PDF und keine Arbeitsmappe: um die Mappe selbst bitten`},
	{`is a PDF, not a table: ask for the table itself`, `ist ein PDF und keine Tabelle: um die Tabelle selbst bitten`},
	{
		`is truncated or damaged, the end of the archive is missing: get the file again`,
		`ist abgeschnitten oder beschädigt, das Ende fehlt: die Datei neu besorgen`,
	},
	{
		`is a text or CSV file with the name of a workbook: give it the extension \.csv, or save it as \.xlsx`,
		`ist eine Text- oder CSV-Datei, die wie eine Arbeitsmappe heißt: in .csv umbenennen, oder als .xlsx speichern`,
	},
	{
		`is an HTML page with the name of a workbook: open it in Excel and save it as \.xlsx`,
		`ist eine HTML-Seite, die wie eine Arbeitsmappe heißt: in Excel öffnen und als .xlsx speichern`,
	},
	{
		`is a zip archive or workbook with the name of a CSV file: give it the extension \.xlsx`,
		`ist ein Archiv oder eine Arbeitsmappe, die wie eine CSV-Datei heißt: in .xlsx umbenennen`,
	},
	{`is not a workbook: save it as \.xlsx in Excel`, `ist keine Arbeitsmappe: in Excel als .xlsx speichern`},
	{
		`the workbook is damaged: open it in Excel, let Excel repair it and save it again`,
		`die Mappe ist beschädigt: in Excel öffnen, reparieren lassen und neu speichern`,
	},
	{`is not text: save it as CSV or as \.xlsx`, `ist kein Text: als CSV oder als .xlsx speichern`},
	{
		`holds more than (\d+) characters, which Excel does not allow: split the text`,
		`enthält mehr als $1 Zeichen, was Excel nicht zulässt: den Text teilen`,
	},
	{
		`a quote opens a cell and is never closed: close it, or write quotes in the text twice`,
		`ein Anführungszeichen öffnet eine Zelle und wird nie geschlossen: schließen, oder Anführungszeichen im Text doppelt schreiben`,
	},
	{
		`was made by offerlint \((.+)\) and is not read; name the workbook that it was made from`,
		`wurde von offerlint erzeugt ($1) und wird nicht gelesen; die Mappe nennen, aus der sie entstand`,
	},
	{`cannot be read: permission denied`, `kann nicht gelesen werden: keine Berechtigung`},
	{`cannot be written: permission denied`, `kann nicht geschrieben werden: keine Berechtigung`},

	// what is open, or there already
	{
		`is open in another program; what is not saved there (?:is|was) not (?:checked|read|taken|looked at)`,
		`ist in einem anderen Programm offen; was dort nicht gespeichert ist, zählt nicht`,
	},
	{`is open in another program; close it in Excel and run again`, `ist in einem anderen Programm offen; in Excel schließen und noch einmal starten`},
	{`is there already, and offerlint did not make it; move it away`, `gibt es schon, und offerlint hat es nicht erzeugt; woandershin verschieben`},
	{`is there already and is not overwritten; remove it first, or edit it`, `gibt es schon und wird nicht überschrieben; erst löschen, oder bearbeiten`},
	{
		`this is a file of the bid and is not overwritten; choose another name`,
		`das ist eine Datei der Ausschreibung und wird nicht überschrieben; einen anderen Namen wählen`,
	},
	{`the folder (.+) does not exist; make it first or choose another`, `den Ordner $1 gibt es nicht; erst anlegen, oder einen anderen wählen`},

	// what stands in a ruleset
	{`rule ("[^"]*") states no severity`, `Regel $1 nennt keine Schwere`},
	{`extends goes in a circle: `, `extends läuft im Kreis: `},
	{`duplicate key ("[^"]*"), first in line (\d+)`, `Schlüssel $1 steht zweimal, zuerst in Zeile $2`},
	{`where: ("[^"]*") does not belong here`, `where: $1 gehört hier nicht hin`},

	// what a person typed
	{`, did you mean ("[^"]*")\?`, `, gemeint ist vielleicht $1`},
	{`; offerlint (criteria|rules|--help) lists (them|rules|the commands)`, `; offerlint $1 listet, was es gibt`},
	{`; \S.* --help lists the flags`, `; --help listet, was es gibt`},
	{`unknown flag: (\S+)`, `unbekannte Angabe: $1`},
	{`--(\w+): nothing matches ("[^"]*")`, `--$1: zu $2 gibt es nichts`},
	{`--by is missing: who looked at the responses\?`, `--by fehlt: wer hat die Antworten angesehen?`},
	{`name criteria, or choose them with --section, --owner or --stale`, `Kriterien nennen, oder mit --section, --owner oder --stale wählen`},
	{`want a rule and a criterion: offerlint waive`, `nötig sind eine Regel und ein Kriterium: offerlint waive`},
	{`--reason is missing: why is the finding accepted\?`, `--reason fehlt: warum wird der Befund akzeptiert?`},
	{`--until is missing: what is the last day on which it is\?`, `--until fehlt: bis zu welchem Tag einschließlich?`},
	{`--by is missing: who accepts it\?`, `--by fehlt: wer akzeptiert ihn?`},
	{`(\S+) cannot be waived; offerlint explain \S+ says what to do`, `$1 kann nicht akzeptiert werden; offerlint explain $1 sagt, was zu tun ist`},
	{`("[^"]*") is no date, want YYYY-MM-DD or YYYY-MM-DDTHH:MM`, `$1 ist kein Datum, nötig ist JJJJ-MM-TT oder JJJJ-MM-TTThh:mm`},

	// YAML
	{`; put it into quotes if the word is meant`, `; in Anführungszeichen setzen, wenn das Wort gemeint ist`},
	{`want a day as (\S+), or an hour with its zone as (\S+), got`, `nötig ist ein Tag wie $1, oder eine Uhrzeit mit Zeitzone wie $2, da steht`},
	{`want a day as (\S+), got`, `nötig ist ein Tag wie $1, da steht`},
	{`want a date as YYYY-MM-DD, got`, `nötig ist ein Datum wie 2026-12-05, da steht`},
	{`want a list, got`, `nötig ist eine Liste, da steht`},
	{`want text, got`, `nötig ist ein Text, da steht`},
	{`want a mapping, got`, `nötig sind Schlüssel mit Werten, da steht`},
	{`want true or false, got`, `nötig ist true oder false, da steht`},
	{`want a whole number, got`, `nötig ist eine ganze Zahl, da steht`},
	{`, da steht (?:text|a text)$`, `, da steht ein Text`},
	{`, da steht a list$`, `, da steht eine Liste`},
	{`, da steht a mapping$`, `, da stehen Schlüssel mit Werten`},
	{`, da steht nothing$`, `, da steht nichts`},
	{`, want one of (.+)`, `, möglich: $1`},

	{`(\S+) is listed twice, first in line (\d+)`, `$1 steht zweimal da, zuerst in Zeile $2`},
	{`name is missing: what does the customer call the document\?`, `name fehlt: wie nennt der Auftraggeber das Dokument?`},
	{`files is missing: the path or pattern of the document, as (\S+)`, `files fehlt: der Pfad oder das Muster des Dokuments, wie $1`},
	{`id is missing: the number or name that the customer gave the amendment`, `id fehlt: Nummer oder Name, die der Auftraggeber dem Nachtrag gab`},
	{`who is missing: an owner needs a name`, `who fehlt: wer zuständig ist, braucht einen Namen`},
	{`reason is missing: why do these criteria not apply\?`, `reason fehlt: warum entfallen diese Kriterien?`},
	{`path is missing$`, `path fehlt`},

	// offerlint test
	{`: rule ("[^"]*") is shadowed: rule ("[^"]*") is the same check with the same parameters`, `: Regel $1 ist verdeckt: Regel $2 ist dieselbe Prüfung mit denselben Parametern`},
	{
		`: rule ("[^"]*") is shadowed: in each of its faulty examples rule ("[^"]*") speaks in its stead`,
		`: Regel $1 ist verdeckt: in jedem ihrer fehlerhaften Beispiele meldet sich Regel $2 an ihrer Stelle`,
	},
	{`: rule ("[^"]*") finds nothing in a faulty example`, `: Regel $1 findet nichts in einem fehlerhaften Beispiel`},
	{`: rule ("[^"]*") finds something in a clean example(.*): (".*") in ("[^"]*)`, `: Regel $1 findet etwas in einem guten Beispiel$2: $3 in $4`},
	{
		`: rule ("[^"]*") has no (German |English |)faulty example; add one under tests: with expect: finding`,
		`: Regel $1 hat kein ${2}Beispiel mit Fehler; eines unter tests: mit expect: finding ergänzen`,
	},
	{
		`: rule ("[^"]*") has no (German |English |)clean example; add one under tests: with expect: none`,
		`: Regel $1 hat kein ${2}Beispiel ohne Fehler; eines unter tests: mit expect: none ergänzen`,
	},
	{` hat kein German Beispiel`, ` hat kein deutsches Beispiel`},
	{` hat kein English Beispiel`, ` hat kein englisches Beispiel`},
	{
		`: rule ("[^"]*"): no faulty example needs the phrase (".*"); add a response in which it alone is found`,
		`: Regel $1: kein Beispiel mit Fehler braucht die Wendung $2; eine Antwort ergänzen, in der nur sie gefunden wird`,
	},
	{
		`: rule ("[^"]*"): no clean example needs the phrase (".*"); add a response that is clean by it alone`,
		`: Regel $1: kein Beispiel ohne Fehler braucht die Wendung $2; eine Antwort ergänzen, die nur durch sie gut ist`,
	},
	{
		`: rule ("[^"]*"): no clean example needs the exception (".*"); add a response that is found without it`,
		`: Regel $1: kein Beispiel ohne Fehler braucht die Ausnahme $2; eine Antwort ergänzen, die ohne sie gefunden würde`,
	},
	{`: rule ("[^"]*"): the phrase (".*") can never count: (".*") finds the same`, `: Regel $1: die Wendung $2 zählt nie: $3 findet dasselbe`},
	{
		`: rule ("[^"]*"): the phrase (".*") can never match: an exception always covers it`,
		`: Regel $1: die Wendung $2 trifft nie zu: eine Ausnahme verdeckt sie immer`,
	},
	{`; where does not hold for it$`, `; where trifft darauf nicht zu`},
	{`^change it, then: offerlint test`, `anpassen, dann: offerlint test`},
	{`; it holds now, remove todo$`, `; es hält jetzt, todo entfernen`},

	// hooks and the seal
	{`(\S+) checks the bids that a (commit|push) touches`, `$1 prüft die Ausschreibungen, die ein $2 betrifft`},
	{`^took (.+) away$`, `$1 ist entfernt`},
	{`: no hook of offerlint is installed there`, `: dort ist kein Hook von offerlint eingerichtet`},
	{`this folder is not in a Git repository`, `dieser Ordner liegt in keinem Git-Repository`},
	{`the (commit|push) is refused`, `der $1 ist abgelehnt`},
	{`; milder findings, which offerlint check shows: (\d+)`, `; mildere Befunde, die offerlint check zeigt: $1`},
	{`; git (commit|push) --no-verify passes this by`, `; git $1 --no-verify umgeht das`},
	{
		` has changes that are not staged; it is checked as it lies in the folder`,
		` hat Änderungen, die nicht vorgemerkt sind; geprüft wird, was im Ordner liegt`,
	},
	{
		` is not what is checked out; its bids are checked as they lie in the folder`,
		` ist nicht, was ausgecheckt ist; geprüft wird, was im Ordner liegt`,
	},
	{
		`not sealed: mend the findings, or say with --despite "…" why the offer goes out all the same`,
		`nicht versiegelt: die Befunde beheben, oder mit --despite "…" sagen, warum das Angebot trotzdem hinausgeht`,
	},
	{
		`of (\d+) files that were sealed on (.+), (\d+) are not as they were; new: (\d+); check and seal again`,
		`von $1 Dateien, die am $2 versiegelt wurden, geändert oder verschwunden: $3; neu: $4; neu prüfen und versiegeln`,
	},
	{`the record or its page was changed after the seal; check and seal again`, `Protokoll oder Seite wurden nach dem Siegeln geändert; neu prüfen und versiegeln`},
	{`: no INTERN-seal\.json is there; offerlint seal makes one`, `: keine INTERN-seal.json da; offerlint seal legt eine an`},
	{`: not a record of offerlint seal, or not whole; seal again`, `: kein Protokoll von offerlint seal, oder nicht vollständig; neu versiegeln`},

	// what comes next
	{`next: offerlint criteria shows what is read, offerlint check judges it`, `als Nächstes: offerlint criteria zeigt, was gelesen wird, offerlint check prüft es`},
	{
		`: no workbook or CSV with criteria found; put the customer's files under rfp and yours under offer, and run it again`,
		`: keine Mappe und keine CSV-Datei mit Kriterien gefunden; die Dateien des Auftraggebers nach rfp legen, die eigenen nach offer, und noch einmal starten`,
	},
	{`please check: `, `bitte prüfen: `},
	{
		`(\d+) of (\d+) criteria do not say whether they are a must, and count as one`,
		`$1 von $2 Kriterien sagen nicht, ob sie ein Muss sind, und zählen als eines`,
	},
	{
		`: taken for the customer's list and our answers in one, because there is no other list`,
		`: gilt als Liste des Auftraggebers und als unsere Antworten in einem, weil es keine andere Liste gibt`,
	},
	{`1 place could not be read as written; offerlint criteria says where`, `1 Stelle war nicht zu lesen, wie sie dasteht; offerlint criteria sagt, welche`},
	{`(\d+) places could not be read as written; offerlint criteria says where`, `$1 Stellen waren nicht zu lesen, wie sie dastehen; offerlint criteria sagt, welche`},
	{`: a bid of its own, left alone`, `: eine Ausschreibung für sich, bleibt außen vor`},
	{`: offerlint does not read (\S+); what it says is not checked`, `: offerlint liest $1 nicht; was darin steht, wird nicht geprüft`},
	{`: offerlint does not read (\S+); save it as \.xlsx`, `: offerlint liest $1 nicht; als .xlsx speichern`},
	{
		`: offerlint does not read (\S+); if it is the customer's, name it under rfp with read_by`,
		`: offerlint liest $1 nicht; ist sie vom Auftraggeber, unter rfp mit read_by eintragen`,
	},
	{`: made by offerlint \((.+)\), left out`, `: von offerlint erzeugt ($1), bleibt außen vor`},
	{`: no criteria found in it, left out`, `: keine Kriterien darin gefunden, bleibt außen vor`},
	{`: no criteria found in it`, `: keine Kriterien darin gefunden`},
	{`: taken for the customer's by its (content|folder)`, `: gilt als Datei des Auftraggebers, nach $1`},
	{`: taken for ours by its (content|folder)`, `: gilt als unsere Datei, nach $1`},
	{`, nach content`, `, nach dem Inhalt`},
	{`, nach folder(, though its name says otherwise)?`, `, nach dem Ordner, obwohl der Name anderes sagt`},
	{
		` and (.+) hold mostly the same criteria; only (.+) is read; if it replaces the other, say so in offerlint\.yaml`,
		` und $1 enthalten großteils dieselben Kriterien; gelesen wird nur $2; ersetzt sie die andere, in offerlint.yaml eintragen`,
	},
	{`: left out of the offer; add it under offer if it is a chapter`, `: nicht ins Angebot aufgenommen; unter offer eintragen, wenn es ein Kapitel ist`},
}

// unknownWord is how every room says that it does not know a word.
var unknownWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`unknown ([a-z ]+) ("(?:[^"\\]|\\.)*"|[^\s,;]+)`) })

// compiled are the sayings, ready to be looked for; a run without an error needs none.
var compiled = sync.OnceValue(func() []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, s := range sayings {
		out = append(out, regexp.MustCompile(s.en))
	}
	return out
})

// inGerman is a message in German, as far as it is listed.
func inGerman(message string) string {
	for i, re := range compiled() {
		if m := re.FindStringSubmatchIndex(message); m != nil {
			message = message[:m[0]] + string(re.ExpandString(nil, sayings[i].de, message, m)) + message[m[1]:]
		}
	}
	if m := unknownWord().FindStringSubmatch(message); m != nil && nouns[m[1]] != "" {
		message = strings.Replace(message, m[0], nouns[m[1]]+" "+m[2]+" ist unbekannt", 1)
	}
	return message
}
