package questions

var english = []family{
	{
		name:    "conditional-type",
		phrases: []string{"{must|shall|mandatory|required|should} {if|when|upon} {activated|used|enabled|ordered|activation|use|request}"},
		every:   true,
		wording: wording{
			question: "The type reads “{words}”. Who decides, and when, whether the condition applies, and do these criteria count in the evaluation and in the price?",
			readings: []string{
				"They bind every bidder and are part of the price.",
				"They bind only once the customer calls for them, and are paid for then.",
				"They bind only bidders who offer the feature of their own accord.",
			},
			why: "It decides whether a no excludes the offer and whether the price has to contain the work.",
		},
	},
	{
		name:    "soon",
		phrases: []string{"{in a timely manner|in a timely fashion|promptly|as soon as possible|as soon as practicable|at short notice|without delay}", "within {a reasonable|reasonable|an appropriate|an acceptable} {time|period|timeframe|time frame|notice}"},
		unless:  []string{"{minutes|minute|hours|hour|days|day|seconds|weeks}"},
		clause:  true,
		ours:    true,
		wording: wording{
			question: "You write “{words}”. Within what time (seconds, minutes, hours or days), and from which event on does it count?",
			readings: []string{
				"without waiting: within seconds or a few minutes",
				"within the same working day",
				"as fast as the bidder commits to; the time is stated in the offer",
			},
			why: "The time decides technology and staffing, and so the price. Without it nobody can verify the requirement or compare offers.",
		},
	},
	{
		name:    "how-often",
		phrases: []string{"{regularly|periodically|at regular intervals|on a regular basis}", "regular {updates|reviews|reports|meetings|backups|maintenance|tests|audits}"},
		unless:  []string{"{annually|annual|yearly|monthly|quarterly|weekly|daily|hourly|every|once}", "at least"},
		clause:  true,
		ours:    true,
		wording: wording{
			question: "You write “{words}”. At what interval at least, and who sets it?",
			readings: []string{
				"at an interval that the customer sets",
				"at an interval that the bidder states in the offer",
				"when there is a reason to, without a fixed interval",
			},
			why: "The effort over the term is interval times duration; without the interval it cannot be priced.",
		},
	},
	{
		name:    "speed",
		phrases: []string{"{high|good|adequate|acceptable} performance", "{fast|short|quick|low|acceptable} {response times|response time|loading times|load times|latency}", "{performant|high-performance}"},
		without: []string{"{second|seconds|ms|milliseconds}"},
		clause:  true,
		wording: wording{
			question: "You write “{words}”. Which time (in seconds) is required, for which operations, with how many concurrent users, and where is it measured?",
			readings: []string{
				"a maximum for every single operation",
				"a value that a share of the operations meets, such as 95 %",
				"an average, measured at the server without the customer's network",
			},
			why: "Without a number, a load and a point of measurement nobody can commit to it or accept it.",
		},
	},
	{
		name:    "response-time",
		phrases: []string{"{response|load|loading} … {time|times} … {seconds|second|ms|milliseconds}"},
		without: []string{"{percentile|average|mean|median|concurrent|simultaneous|measured}", "% of"},
		wording: wording{
			question: "You write “{words}”. Does the value hold for every single operation or on average, under what load (concurrent users), and where is it measured: at the server or at the workplace?",
			readings: []string{
				"for every single operation, measured at the workplace",
				"on average or for a share of the operations, measured at the server",
			},
			why: "A maximum at the workplace depends on the customer's network, an average at the server does not. They are different commitments.",
		},
	},
	{
		name:    "comparable",
		phrases: []string{"{similar|comparable} … {project|projects|references|contracts|engagements|implementations|systems|size|scope|scale|complexity}"},
		with:    []string{"{experience|delivered|completed|references|reference|past|years|performed|implemented}"},
		wording: wording{
			question: "When does something count as comparable in “{words}”: by sector, number of users, contract value, scope or product, and from what size on?",
			readings: []string{
				"any work of the same kind, whatever its size",
				"work of the same kind for a public body of similar size",
				"work with the same product and a similar number of users",
			},
			why: "If a reference is not recognised, the proof of suitability is missing, and it cannot be replaced after submission.",
		},
	},
	{
		name:    "office-hours",
		phrases: []string{"{normal|regular|standard|usual|local} {business|working|office} hours"},
		without: []string{"{am|pm|a.m.|p.m.|UTC|GMT}", "{Monday|Mon} … {Friday|Fri}", "{from|between} … to"},
		wording: wording{
			question: "Which hours of the day are meant by “{words}”, and which public holidays do not count?",
			readings: []string{
				"the hours of the customer's offices",
				"the bidder's own hours, as stated in the offer",
			},
			why: "Every further hour of the day is staff on a rota, and response times run within these hours only.",
		},
	},
	{
		name:    "browsers",
		phrases: []string{"{current|modern|latest|common|major|up-to-date} {browsers|web browsers|browser|web browser|operating systems|mobile devices}"},
		without: []string{"{Chrome|Firefox|Edge|Safari|iOS|Android|Windows|Linux}"},
		wording: wording{
			question: "Which ones are meant by “{words}”, in which versions, and how soon after its release does a new version have to be supported?",
			readings: []string{
				"those that the customer uses, in the versions used there",
				"one that the bidder chooses is enough",
				"all widely used ones, in the latest and the previous version",
			},
			why: "Every further version is tested with every delivery, for the whole term.",
		},
	},
	{
		name:    "usual",
		phrases: []string{"{common|commonly used|customary|standard|industry-standard|popular} {file formats|formats|data formats|interfaces|protocols|databases|tools|office applications}"},
		unless:  []string{"{e.g.|such as|including|for example}"},
		wording: wording{
			question: "What belongs to “{words}”? Please name them with their versions, or confirm that the bidder selects them and names the selection in the offer.",
			readings: []string{
				"everything that the customer uses today",
				"a selection of the bidder's is enough",
			},
			why: "Every bidder has another idea of what is usual; one missing item turns a yes into a no.",
		},
	},
	{
		name:    "state-of-the-art",
		phrases: []string{"{state of the art|state-of-the-art}", "industry {accepted|} {best practice|best practices|standard|standards}"},
		unless:  []string{"{ISO|NIST|ETSI|OWASP|FIPS|CIS|PCI}", "{such as|e.g.}"},
		wording: wording{
			question: "By which rule (standard, guideline, edition) do you measure “{words}”, and as of when: at submission, or continuously during the contract?",
			readings: []string{
				"as of submission; later adaptations are paid for separately",
				"always the latest; adaptations are part of the price",
				"a certain standard or guideline, which is still to be named",
			},
			why: "What has to be kept up to date costs effort over the whole term, and that has to be in the price.",
		},
	},
	{
		name:    "usability",
		phrases: []string{"{user-friendly|user friendly|intuitive|easy to use|easy-to-use}"},
		unless:  []string{"{ISO|9241*|SUS}"},
		clause:  true,
		wording: wording{
			question: "How is “{words}” established: by a standard (such as ISO 9241-110), by a test with users, or by the impression in a demonstration?",
			readings: []string{
				"by a standard, with proof",
				"by a test with the customer's staff, against a target that is set beforehand",
				"by the impression of those who evaluate",
			},
			why: "An impression cannot be committed to. Whether it can exclude an offer has to be known before submission.",
		},
	},
	{
		name:    "enough",
		phrases: []string{"{adequate|sufficient|suitable|appropriate|reasonable} {measures|controls|safeguards|security measures|protection|capacity|staff|staffing|personnel|resources|compensating controls|training|support|insurance|insurance cover|level of security|levels of security}"},
		unless:  []string{"at least", "{minimum|defined as}"},
		wording: wording{
			question: "Is there a minimum for “{words}” against which you verify the offer, or does the bidder set it and describe it?",
			readings: []string{
				"The bidder sets and describes it; the description is enough.",
				"The customer has a minimum, which is still to be named.",
			},
			why: "No offer can be sure to meet a minimum that the documents do not state.",
		},
	},
	{
		name:    "open-list",
		phrases: []string{"{etc.|etc|and so on|and so forth|and the like}"},
		open:    true,
		wording: wording{
			question: "Is the list “{words}” complete? If not, what else is required?",
			readings: []string{
				"Only what is named is required.",
				"More is required than is named; the rest is still to be stated.",
			},
			why: "A yes to an open list is a commitment without a limit.",
		},
	},
	{
		name:    "unlimited-list",
		phrases: []string{"including {,|} but not {limited|restricted} to"},
		clause:  true,
		wording: wording{
			question: "You write “{words}”. What is required beyond what is named?",
			readings: []string{
				"What is named is what is evaluated; anything more is at the bidder's discretion.",
				"More is required than is named; the rest is still to be stated.",
			},
			why: "A yes to an open list is a commitment without a limit.",
		},
	},
	{
		name:    "escape",
		phrases: []string{"{where|wherever|if|when|as far as} {possible|practicable|practical|feasible}", "to the extent {possible|practicable}", "{ideally|preferably}"},
		must:    true,
		clause:  true,
		wording: wording{
			question: "The criterion is mandatory, but the text says “{words}”. Is this part mandatory, or may an offer depart from it without being excluded?",
			readings: []string{
				"The part is mandatory like the rest of the criterion.",
				"The part is only desirable; an offer without it is complete.",
			},
			why: "In one case a departure excludes the offer, in the other it does not.",
		},
	},
	{
		name: "unnamed-rules",
		phrases: []string{
			"{Authority's|customer's|Council's|agency's|department's|buyer's|client's|State's|City's|County's} … {policies|standards|guidelines|procedures|security requirements|rules}",
			"{policies|standards|guidelines|procedures} of the {Authority|customer|Council|agency|department|buyer|client|State|City|County}",
		},
		without: []string{"{Annex|Appendix|Attachment|Schedule|Exhibit}"},
		wording: wording{
			question: "Which documents, in which edition, are meant by “{words}”? Please make them available to all bidders.",
			readings: []string{
				"the edition in force at submission",
				"the edition in force at any time, also when it changes during the contract",
			},
			why: "What a bidder cannot read, a bidder can neither commit to nor price.",
		},
	},
	{
		name: "inventory",
		phrases: []string{
			"{Authority's|customer's|Council's|agency's|department's|buyer's|client's|State's|City's|County's} {existing|current} … {systems|system|infrastructure|network|equipment|hardware|environment|applications|platform|interfaces|devices}",
			"existing {IT|} {infrastructure|network|equipment|hardware|environment|landscape|legacy systems|IT systems|back-office systems}",
		},
		without: []string{"{Annex|Appendix|Attachment|Schedule|Exhibit}"},
		wording: wording{
			question: "What does “{words}” consist of (maker, model, version, number), and what happens to parts that cannot be connected?",
			readings: []string{
				"everything there is at submission, without exception",
				"what is still supported by its maker; the customer replaces the rest",
			},
			why: "Effort and feasibility depend on model and version. A yes without a list commits to something unknown.",
		},
	},
	{
		name:    "on-demand",
		phrases: []string{"{as required|as needed|on demand|if required|when required|as necessary}"},
		with:    []string{"{training|workshops|workshop|consulting|consultancy|on-site|onsite|customisation|customization|assistance|support services}"},
		every:   true,
		clause:  true,
		ours:    true,
		wording: wording{
			question: "With what quantity is “{words}” to be priced, who decides what is needed, and is it paid by effort or as a lump sum?",
			readings: []string{
				"part of the price without a limit",
				"called for when needed, paid by the price sheet",
			},
			why: "A service without a limit cannot be priced; every bidder would assume another quantity.",
		},
	},
}
