package checks

import (
	"testing"
	"time"
)

// Until when an offer says that it binds us, counted from 15 December 2026; "" for sentences that say nothing about that.
func TestValidities(t *testing.T) {
	due := time.Date(2026, 12, 15, 12, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"Unser Angebot ist gültig bis 31.01.2027.":                                        "2027-01-31",
		"Unser Angebot ist bis einschließlich 31. Jan. 2027 gültig.":                      "2027-01-31",
		"An das Angebot halten wir uns bis zum 1.3.27 gebunden.":                          "2027-03-01",
		"An das Angebot halten wir uns bis zum Ablauf der Bindefrist am 31. Januar 2027.": "2027-01-31",
		"The offer is binding until the end of the binding period (31 January 2027).":     "2027-01-31",
		"Bindefrist: 60 Tage":                                                                    "2027-02-13",
		"Bindefrist\u00a0bis 2027-02-01":                                                         "2027-02-01",
		"Die Gültigkeit des Angebots beträgt 30 Kalendertage.":                                   "2027-01-14",
		"Das Angebot ist 2 Monate ab Angebotsabgabe gültig.":                                     "2027-02-15",
		"Unsere Preise gelten bis Ende Januar 2027.":                                             "2027-01-31",
		"Our offer is binding until 31st January 2027.":                                          "2027-01-31",
		"This proposal is valid for 6 weeks.":                                                    "2027-01-26",
		"We hold our prices for 30 days.":                                                        "2027-01-14",
		"This quotation shall remain open for acceptance for 30 days after the date of opening.": "2027-01-14",
		"The validity period is 45 calendar days":                                                "2027-01-29",
		"Das Angebot wird bis 15.12.2026 eingereicht.":                                           "",
		"Das Angebot gilt bis zum Ablauf der Bindefrist.":                                        "",
		"Das Zertifikat zum Angebot ist gültig bis 31.12.2026.":                                  "",
		"Unser Angebot enthält Lizenzen, gültig bis 31.12.2026.":                                 "",
		"Ein Angebot nach diesem Datum ist ungültig bis 31.12.2026.":                             "",
		"Das Angebot ist gültig. Die Lieferung erfolgt bis 31.12.2026.":                          "",
		"Das Passwort ist 30 Tage gültig.":                                                       "",
		"Unser Angebot gilt 30 Werktage.":                                                        "",
		"Our offer is valid until 02/03/2027.":                                                   "",
		"Our offer is valid until 31 February 2027.":                                             "",
		"The tender is valid. Deliveries take 30 days.":                                          "",
		"": "",
	} {
		got := ""
		for _, v := range validities(text, due) {
			got += v.until
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if vs := validities("Unser Angebot ist 2 Monate gültig.", due.AddDate(0, 0, 16)); len(vs) != 1 || vs[0].until != "2027-02-28" {
		t.Errorf("two months from 31 December end in February, got %v", vs)
	}
	if vs := validities("Unser Angebot ist 30 Tage gültig.", time.Time{}); vs != nil {
		t.Errorf("without a day of submission, a number of days says nothing, got %v", vs)
	}
}
