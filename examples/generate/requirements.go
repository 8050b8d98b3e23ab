package main

// A requirement is one row of the list of the Rivermouth Transit Authority and, beside it, what the bidder filled in.
type requirement struct {
	ID, Area, Text string
	Type           string // Shall, Should or May
	Weight         int    // 0: none, as for all but Should

	Compliance string // the answer from the dropdown; "" where the bidder left it empty
	Comment    string
	Evidence   string
}

const (
	full    = "Fully compliant"
	partial = "Partially compliant"
	none    = "Not compliant"
)

// requirements is the list with the answers of Sample Fare Systems Ltd. Most of them stand in the chapters, so that the form
// says no more than where. The faults in it are planted: examples/README.md lists them.
func requirements() []requirement {
	var all []requirement
	for _, area := range []struct {
		name string
		rows []requirement
	}{
		{"1 Sales channels", salesChannels()},
		{"2 Fare products", fareProducts()},
		{"3 Validation", validation()},
		{"4 Payments and security", payments()},
		{"5 Reporting and interfaces", reporting()},
		{"6 Training", operatorTraining()},
		{"7 Service and delivery", delivery()},
	} {
		for _, r := range area.rows {
			r.Area = area.name
			all = append(all, r)
		}
	}
	return all
}

func salesChannels() []requirement {
	return []requirement{
		{
			ID: "TK-001", Type: "Shall",
			Text:       "The web shop shall sell single, return and period tickets without prior registration.",
			Compliance: full, Comment: "See chapter 2.",
		},
		{
			ID: "TK-002", Type: "Shall",
			Text:       "The mobile application shall run on the current and the previous major version of iOS and Android.",
			Compliance: full, Comment: "See chapter 2.",
		},
		{
			ID: "TK-003", Type: "Shall",
			Text:       "Ticket machines shall accept contactless cards and coins. Describe the machine offered and how it reports faults.",
			Compliance: full, Comment: "See chapter 2.", Evidence: "evidence/tm-40-data-sheet.txt",
		},
		{
			ID: "TK-004", Type: "Should", Weight: 6,
			Text:       "The web shop should sell gift vouchers.",
			Compliance: full, Comment: "See chapter 2.",
		},
		{
			ID: "TK-005", Type: "Shall",
			Text:       "All customer-facing screens shall conform to WCAG 2.2 level AA. Attach the report of an independent accessibility test.",
			Compliance: full, Comment: "See chapter 2.", Evidence: "evidence/accessibility-report.txt",
		},
		{
			ID: "TK-006", Type: "May",
			Text:       "The supplier may offer a chat function for passengers.",
			Compliance: none, Comment: "Not part of the offer, see chapter 2.",
		},
	}
}

func fareProducts() []requirement {
	return []requirement{
		{
			ID: "TK-007", Type: "Shall",
			Text:       "The system shall cap fares per day and per week across ferries and trams.",
			Compliance: full, Comment: "See chapter 2.",
		},
		{
			ID: "TK-008", Type: "Shall",
			Text:       "Concession fares shall be checked against the Authority's entitlement register at the time of purchase.",
			Compliance: full, Comment: "See chapter 2.",
		},
		{
			ID: "TK-009", Type: "Should", Weight: 8,
			Text:       "Tariff changes should be prepared and tested by the Authority's staff alone. Describe the procedure.",
			Compliance: full, Comment: "See chapter 2.",
		},
		{
			ID: "TK-010", Type: "Shall",
			Text: "Group tickets for up to 30 persons shall be sold as one product.",
		},
		{
			ID: "TK-011", Type: "May",
			Text:       "Event tickets may include a tram ride.",
			Compliance: full, Comment: "See chapter 2.",
		},
	}
}

func validation() []requirement {
	return []requirement{
		{
			ID: "TK-012", Type: "Shall",
			Text:       "On-board validators shall read barcodes, contactless bank cards and the Authority's smartcard.",
			Compliance: full, Comment: "See chapter 3.", Evidence: "evidence/vx-2-data-sheet.txt",
		},
		{
			ID: "TK-013", Type: "Shall",
			Text:       "A validation shall take no longer than 500 milliseconds.",
			Compliance: full, Comment: "310 milliseconds for a bank card, 240 for a barcode.", Evidence: "evidence/vx-2-data-sheet.txt",
		},
		{
			ID: "TK-014", Type: "Shall",
			Text:       "Validators shall keep working without a network connection for at least 24 hours.",
			Compliance: partial, Comment: "Eight hours; see chapter 3.", Evidence: "evidence/vx-2-data-sheet.txt",
		},
		{
			ID: "TK-015", Type: "Shall",
			Text:       "Validators shall have an ingress protection rating of at least IP54. Attach the test certificate.",
			Compliance: full, Comment: "The housing is tested to IP65.",
		},
		{
			ID: "TK-016", Type: "Should", Weight: 4,
			Text:       "Inspectors should see the last five validations of a ticket.",
			Compliance: full,
		},
		{
			ID: "TK-017", Type: "Shall",
			Text:       "Validators shall show the result by light, sound and text.",
			Compliance: full, Comment: "See chapter 3.",
		},
	}
}

func payments() []requirement {
	return []requirement{
		{
			ID: "TK-018", Type: "Shall",
			Text:       "Card payments shall be processed in an environment certified to PCI DSS 4.0.1. Attach the attestation of compliance.",
			Compliance: full, Comment: "See chapter 4.",
		},
		{
			ID: "TK-019", Type: "Shall",
			Text:       "Refunds shall be paid to the original means of payment within five working days.",
			Compliance: full, Comment: "See chapter 4.",
		},
		{
			ID: "TK-020", Type: "Shall",
			Text:       "Personal data shall be stored and processed in the country of the Authority.",
			Compliance: full, Comment: "See chapter 4.",
		},
		{
			ID: "TK-021", Type: "Should", Weight: 8,
			Text:       "Fraud in online sales should be detected before the ticket is issued. Describe the methods used.",
			Compliance: full, Comment: "See chapter 4.",
		},
		{
			ID: "TK-022", Type: "Shall",
			Text:       "Administrators shall sign in with two factors.",
			Compliance: full, Comment: "See chapter 4.",
		},
	}
}

func reporting() []requirement {
	return []requirement{
		{
			ID: "TK-023", Type: "Shall",
			Text:       "Revenue shall be reported by line, stop and fare product for any period.",
			Compliance: full, Comment: "See chapter 5.",
		},
		{
			ID: "TK-024", Type: "Shall",
			Text:       "Sales data shall be sent to the Authority's finance system every night.",
			Compliance: full, Comment: "See chapter 5.",
		},
		{
			ID: "TK-025", Type: "Should", Weight: 6,
			Text:       "Validation data should be available in real time through a documented interface.",
			Compliance: full, Comment: "See chapter 5.",
		},
		{
			ID: "TK-026", Type: "Shall",
			Text:       "Every report shall be exportable as CSV.",
			Compliance: full, Comment: "See chapter 5.",
		},
	}
}

func operatorTraining() []requirement {
	return []requirement{
		{
			ID: "TK-027", Type: "Shall",
			Text: "The supplier shall train twelve trainers of the Authority before the start of operation.",
		},
		{
			ID: "TK-028", Type: "Shall",
			Text: "Training material shall be supplied in English and in a plain-language short form.",
		},
	}
}

func delivery() []requirement {
	return []requirement{
		{
			ID: "TK-029", Type: "Shall",
			Text:       "The service desk shall be staffed from 05:00 to 01:00 on every day of the year.",
			Compliance: full, Comment: "See chapter 6.",
		},
		{
			ID: "TK-030", Type: "Shall",
			Text:       "The system shall be available for 99.8 % of each calendar month. Agreed maintenance windows do not count.",
			Compliance: full, Comment: "We commit to 99.9 %.",
		},
		{
			ID: "TK-031", Type: "Shall",
			Text:       "Describe the delivery plan with its milestones and the contributions needed from the Authority.",
			Compliance: full, Comment: "See chapter 6.",
		},
		{
			ID: "TK-032", Type: "Should", Weight: 4,
			Text:       "Spare parts should be held within 50 kilometres of Rivermouth.",
			Compliance: full, Comment: "See chapter 6.",
		},
	}
}
