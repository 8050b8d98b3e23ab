package linking_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNamedInPassing reads paragraphs that name their criterion in a label, in an introduction or in brackets inside a sentence.
func TestNamedInPassing(t *testing.T) {
	dotted := "3.1 | Der Bieter schult die Anwender vor Ort.\n3.2 | Die Wartung erfolgt jährlich.\n3.3 | Der Bieter nennt drei Referenzen."
	short := "V.1 | Die Gewährleistung beträgt 36 Monate.\nV.2 | Der Stützpunkt liegt im Umkreis.\nV.3 | Ersatzteile sind lieferbar."
	for _, tt := range []struct{ name, list, md, want string }{
		{
			"labels", codes, "Verschlüsselung (K-10): überall AES.\n\n**Verfügbarkeit (K-11).** Zwei Zentren.\n\nOrt [K-12] – nur Köln\n\nDie Schulung, drei Tage lang und in kleinen Gruppen (K-13): gern.\n",
			"K-10 id: Verschlüsselung (K-10): überall AES.\nK-11 id: Verfügbarkeit (K-11). Zwei Zentren.\nK-12 id: Ort [K-12] – nur Köln / Die Schulung, drei Tage lang und in kleinen Gruppen (K-13): gern.\n",
		},
		{
			"labels with numbers", dotted, "Schulung (3.1): zwei Tage.\n\nZu 3.3 nennen wir drei:\n\n1. Musterhausen\n2. Beispielstadt\n\nDie 3.2 Millionen Zeilen sind kein Problem.\n",
			"3.1 id: Schulung (3.1): zwei Tage.\n3.3 id: Zu 3.3 nennen wir drei: / Musterhausen / Beispielstadt / Die 3.2 Millionen Zeilen sind kein Problem.\n",
		},
		{
			"introductions", codes, "Regarding K-10, everything is encrypted.\n\nOn K-11 our answer is as follows.\n\nTwo centres.\n\nUnder K-12, all data is in Cologne.\n\nHinsichtlich K-13 planen wir zwei Tage.\n",
			"K-10 id: Regarding K-10, everything is encrypted.\nK-11 id: On K-11 our answer is as follows. / Two centres.\nK-12 id: Under K-12, all data is in Cologne.\nK-13 id: Hinsichtlich K-13 planen wir zwei Tage.\n",
		},
		{
			"several at the start", short, "V.1 und V.2 beantworten wir gemeinsam. Die Frist läuft vier Jahre.\n\nErsatzteile (V.3): 25 Jahre.\n",
			"V.1 id: V.1 und V.2 beantworten wir gemeinsam. Die Frist läuft vier Jahre.\nV.2 id: V.1 und V.2 beantworten wir gemeinsam. Die Frist läuft vier Jahre.\nV.3 id: Ersatzteile (V.3): 25 Jahre.\n",
		},
		{
			"a heading with two", dotted, "### Zu den Anforderungen 3.1 und 3.2\n\nZwei Tage, und jedes Jahr.\n",
			"3.1 id: Zwei Tage, und jedes Jahr.\n3.2 id: Zwei Tage, und jedes Jahr.\n",
		},
		{
			"in brackets inside a sentence", codes, "# Betrieb\n\nDie Daten verschlüsseln wir mit AES (K-10) an allen Orten.\n\nMehr dazu.\n",
			"K-10 id: Die Daten verschlüsseln wir mit AES (K-10) an allen Orten.\n",
		},
		{
			"a sentence that says what it covers", codes, "Training is covered by K-13. Wir schulen alle Anwender an zwei Tagen.\n",
			"K-13 id: Training is covered by K-13. Wir schulen alle Anwender an zwei Tagen.\n",
		},
		{
			"brackets inside another answer take nothing from it", codes, "## K-11 Verfügbarkeit\n\nZwei Zentren.\n\nIn beiden werden die Daten verschlüsselt (K-10).\n\nDas gilt immer.\n",
			"K-10 id: In beiden werden die Daten verschlüsselt (K-10).\nK-11 id: Zwei Zentren. / In beiden werden die Daten verschlüsselt (K-10). / Das gilt immer.\n",
		},
		{
			"references are no answers", codes,
			"Alle Daten sind geschützt (siehe K-10).\n\nDaten und Ort (vgl. K-12) liegen fest.\n\nSchulung, Ort, Daten und Betrieb (K-10, K-11, K-12, K-13) sind uns wichtig.\n\nWir danken Ihnen (K-11).\n", "",
		},
		{
			"an answer elsewhere makes it a mention", codes, "Alle Daten werden verschlüsselt (K-10), das ist uns wichtig.\n\n## K-10\n\nAES.\n",
			"K-10 id: AES.\n",
		},
		{
			"our commitments in the customer's words", "R-1 | At least 95% of patients shall arrive on time.\nR-2 | At least 90% of patients shall be collected within 60 minutes.",
			"| Requirement | Our commitment |\n|---|---|\n| R-1 | At least 96% of patients will arrive on time. |\n| R-2 | At least 92% of patients will be collected within 60 minutes. |\n",
			"R-1 id: At least 96% of patients will arrive on time.\nR-2 id: At least 92% of patients will be collected within 60 minutes.\n",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cs := criteria(tt.list)
			res := linkOne(cs, tt.md)
			if diff := cmp.Diff(tt.want, show(cs)); diff != "" {
				t.Errorf("responses (-want +got):\n%s", diff)
			}
			if len(res.Altered) > 0 {
				t.Errorf("altered %+v", res.Altered)
			}
		})
	}
}
