package table_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestCards reads forms of blocks, and what looks like one and is a table.
func TestCards(t *testing.T) {
	for _, tc := range []struct {
		name    string
		rows    []string
		account string
		want    []string
	}{
		{
			name: "questions with the place for the answer below them",
			rows: []string{
				"Question 1||Max score 20", "Please describe how you will recruit staff.", "Response (max 500 words):", "We recruit from three colleges.", "",
				"Question 2||Max score 30", "Please describe your supervision model.", "Response (max 500 words):", "", "Question 3", "How do you train them?", "Our response: In a week.",
			},
			account: "criteria 12: c3 p0 a0 h0 +7 b2",
			want:    []string{"Question 1 must [unstated: We recruit from three colleges.]", "Question 2 must [unstated]", "Question 3 must [unstated: In a week.]"},
		},
		{
			name: "cards with a claim and a remark",
			rows: []string{
				"Teil A – Lieferung", "Anforderung 1|Lieferung binnen 10 Tagen", "Erfüllt|ja", "Bemerkung|", "Anforderung 2|Ansprechpartner vor Ort", "Erfüllt|nein", "Bemerkung|Zentrale in Musterhausen", "Teil B – Service",
				"Anforderung 3|Schulung der Anwender", "Erfüllt|", "Bemerkung|",
			},
			account: "criteria 11: c3 p0 a0 h2 +6 b0",
			want:    []string{"Anforderung 1 must [full]", "Anforderung 2 must [no: Zentrale in Musterhausen]", "Anforderung 3 must [unstated]"},
		},
		{
			name:    "numbers beside the questions, answers below them",
			rows:    []string{"Nr.|Frage", "1|Wie lange besteht Ihr Unternehmen?", "|Antwort: seit 1987", "2|Wie viele Beschäftigte haben Sie?", "|Antwort: 240", "3|Welche Zertifikate liegen vor?", "|Antwort:"},
			account: "criteria 7: c3 p0 a0 h1 +3 b0",
			want:    []string{"1 must [unstated: seit 1987]", "2 must [unstated: 240]", "3 must [unstated]"},
		},
		{
			name:    "a sentence behind an empty place answers nothing",
			rows:    []string{"Frage 1:", "Wie lange besteht Ihr Unternehmen?", "Antwort:", "", "Bitte beachten Sie die Hinweise auf dem nächsten Blatt dieses Formulars.", "", "Frage 2:", "Wie viele Beschäftigte haben Sie?", "Antwort:", "240"},
			account: "criteria 10: c2 p0 a0 h0 +5 b2 5=unclassified",
			want:    []string{"Frage 1 must [unstated]", "Frage 2 must [unstated: 240]"},
		},
		{
			name: "every word of a block, in whichever cell",
			rows: []string{
				"Anforderung 1|Lieferung binnen 10 Tagen|frei Haus", "Erfüllt|ja|nur werktags", "Bemerkung|mit Spedition|ab Werk", "Anforderung 2|Rückgabe", "Verpackung|und Paletten", "Erfüllt|nein",
			},
			account: "criteria 6: c2 p0 a0 h0 +4 b0",
			want:    []string{"Anforderung 1 must [full: nur werktags / mit Spedition / ab Werk]", "Anforderung 2 must [no]"},
		},
		{
			name: "a question that nobody numbered is told, with what answers it",
			rows: []string{
				"Frage 1:", "Wie lange besteht Ihr Unternehmen?", "Antwort:", "seit 1987", "", "Bitte beschreiben Sie zudem, wie Sie neue Kräfte in den ersten vier Wochen einarbeiten und begleiten.", "Antwort: eine Woche",
				"Frage 2:", "Wie viele Beschäftigte haben Sie?", "Antwort:", "240",
			},
			account: "criteria 11: c2 p0 a0 h0 +6 b1 6=unclassified 7=unclassified",
			want:    []string{"Frage 1 must [unstated: seit 1987]", "Frage 2 must [unstated: 240]"},
		},
		{
			name:    "a table whose requirements speak of answers",
			rows:    []string{"Nr.|Anforderung|Erfüllt", "1|Antwort: Der Dienst antwortet in zwei Sekunden.|ja", "2|Response times are shown.|nein"},
			account: "criteria 3: c2 p0 a0 h1 +0 b0",
			want:    []string{"1 must [full]", "2 must [no]"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := read(t, sheet("Sheet", tc.rows))
			if got := account(s); got != tc.account {
				t.Errorf("account %s, want %s", got, tc.account)
			}
			if diff := cmp.Diff(tc.want, told(s)); diff != "" {
				t.Errorf("criteria (-want +got):\n%s", diff)
			}
		})
	}
}
