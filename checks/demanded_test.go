package checks

import (
	"strings"
	"testing"
)

// What a sentence wants with the offer; "" for sentences that want nothing now.
func TestDemanded(t *testing.T) {
	for text, want := range map[string]string{
		"Dem Angebot ist ein Migrationskonzept beizufügen.":                                    "Migrationskonzept",
		"Mit dem Angebot sind die Lebensläufe der Projektleitung einzureichen.":                "Lebensläufe der Projektleitung",
		"Ein Datenschutzkonzept ist mit dem Angebot einzureichen.":                             "Datenschutzkonzept",
		"Ein aktueller Auszug aus dem Handelsregister ist beizufügen.":                         "aktueller Auszug aus dem Handelsregister",
		"3. Der Bieter fügt dem Angebot ein Verzeichnis der Schnittstellen bei.":               "Verzeichnis der Schnittstellen",
		"Fügen Sie Ihrem Angebot einen Projektplan bei.":                                       "Projektplan",
		"Das System druckt. Dem Angebot ist ein Rollenkonzept beizulegen. Es druckt auch.":     "Rollenkonzept",
		"A method statement shall be submitted with the tender.":                               "method statement",
		"The bidder shall include a transition plan with the proposal.":                        "transition plan",
		"List of subprocessors to be enclosed.":                                                "List of subprocessors",
		"Auf Verlangen ist ein Projektplan mit dem Angebot einzureichen.":                      "",
		"Vor Inbetriebnahme ist ein Testkonzept vorzulegen.":                                   "",
		"Ein Testkonzept ist vier Wochen nach Auftragserteilung vorzulegen.":                   "",
		"Dem Bescheid ist ein Formblatt beizufügen.":                                           "",
		"Das System kann dem Angebot ein Formblatt beifügen.":                                  "",
		"Sofern Nachunternehmer eingesetzt werden, ist dem Angebot eine Erklärung beizufügen.": "",
		"Ein Prospekt ist dem Angebot nicht beizufügen; eine Liste genügt.":                    "",
		"The system shall include a report with the order.":                                    "",
		"If requested, a project plan shall be submitted with the tender.":                     "",
		"A test plan shall be submitted within 30 days of award.":                              "",
		"": "",
	} {
		if got := strings.Join(demanded(text), "; "); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
