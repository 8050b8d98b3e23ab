package checks

import (
	"slices"
	"strings"
	"sync"
)

// synonymGroups are words that people put in each other's place, folded.
var synonymGroups = sync.OnceValue(func() [][]string {
	var out [][]string
	for line := range strings.Lines(synonymLines) {
		out = append(out, strings.Fields(umlauts.Replace(line)))
	}
	return out
})

// synonymsOf lists the words that may stand in place of a word, in whichever of its forms; nil for none.
func synonymsOf(word string) []string {
	var out []string
	for _, group := range synonymGroups() {
		if slices.ContainsFunc(group, func(w string) bool {
			return w == word || len(word)-len(w) <= 2 && len(w)-len(word) <= 2 && sameStem(w, word)
		}) {
			out = append(out, group...)
		}
	}
	return out
}

const synonymLines = `anschrift adresse wohnort
preis kosten entgelt vergütung betrag gebühr
schulung training einweisung kurs seminar
zeitpunkt datum uhrzeit wann zeit
position geografische koordinaten karte lageplan gps
dauer zeit länge stunden tage
foto bild aufnahme fotografie
sms kurznachricht textnachricht
telefon anruf hotline rufnummer durchwahl telefonisch
nutzer anwender benutzer nutzende
löschen löschung entfernen entfernt vernichten
export ausgabe ausgegeben exportieren herunterladen
import einlesen übernahme importieren übernehmen
protokoll log logbuch protokollierung aufzeichnung
backup sicherung datensicherung
wiederherstellung restore rücksicherung wiederanlauf
rolle berechtigung recht rechte zugriffsrecht
schnittstelle api anbindung webservice
bericht report auswertung statistik
passwort kennwort zugangsdaten
anmeldung login sso authentifizierung
ansprechpartner ansprechperson kontakt kontaktperson ansprechpartnerin
dokumentation handbuch anleitung beschreibung
frist termin fälligkeit
mitarbeiter mitarbeitende beschäftigte personal team
unternehmen firma gesellschaft
rechnung faktura abrechnung
smartphone handy mobiltelefon mobilgerät
störung fehler ausfall incident
wartung pflege instandhaltung
verantwortlich zuständig
verschlüsselung verschlüsselt tls kryptografie
zugriff zugang
änderung anpassung aktualisierung update
bestätigung quittung quittiert
hinweis vermerk
address location
price cost fee charge rate
training course instruction workshop
photo photograph picture image
delete remove erase purge deletion removal
phone telephone call hotline
mail email e-mail
report dashboard analysis statistics
password credential credentials
contact person liaison
manual documentation guide handbook
log audit journal record
backup restore copy
permission role right rights authorisation authorization
interface api integration connector
fault incident error outage defect
maintenance upkeep servicing
staff employee employees personnel team
company firm organisation organization
bill invoice
mobile phone smartphone
encryption encrypted tls cipher
time date when
user operator
sound tone acoustic
ton klang akustisch signalton
contactless emv nfc
kontaktlos emv nfc
`
