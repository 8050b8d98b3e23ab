package questions

// families by language. Their order is that of the questions about one criterion.
var families = map[string][]family{"de": german, "en": english}

var german = []family{
	{
		name: "conditional-type",
		phrases: []string{
			"{muss|soll|kann|pflicht|a-kriterium|ausschlusskriterium} {bei|nur bei|, wenn|, falls|, sofern} {aktivierung|nutzung|einsatz|verwendung|beauftragung|bedarf|inanspruchnahme}",
		},
		every: true,
		wording: wording{
			question: "Die Art lautet „{words}“. Wer entscheidet wann, ob die Bedingung eintritt, und gehen diese Kriterien in Wertung und Angebotspreis ein?",
			readings: []string{
				"Sie binden jeden Bieter und sind im Preis enthalten.",
				"Sie binden erst, wenn der Auftraggeber sie abruft, und werden dann vergütet.",
				"Sie binden nur Bieter, die die Funktion von sich aus anbieten.",
			},
			why: "Davon hängt ab, ob ein Nein das Angebot ausschließt und ob der Preis die Leistung enthält.",
		},
	},
	{
		name:    "soon",
		phrases: []string{"{zeitnah|zeitnahe|zeitnahen|zeitnaher|zeitnahes|umgehend|umgehende|schnellstmöglich|schnellstens|kurzfristig|kurzfristige|kurzfristigen|zügig|zügige|rasch|rasche}", "schnell {zu|} {beheben|beseitigen|beantworten|bearbeiten|behoben|beseitigt|beantwortet|bearbeitet}", "in {angemessener|angemessen kurzer|kurzer} {Zeit|Frist}", "{innerhalb|binnen} {eines|einer} {angemessenen|angemessener|vertretbaren|vertretbarer} {Zeitraums|Zeit|Frist}"},
		unless:  []string{"{Minuten|Minute|Stunden|Stunde|Tagen|Tage|Werktagen|Arbeitstagen|Sekunden|Wochen}", "spätestens"},
		clause:  true,
		ours:    true,
		wording: wording{
			question: "Sie schreiben „{words}“. Binnen welcher Frist (Sekunden, Minuten, Stunden oder Tage) muss das geschehen, und ab welchem Ereignis zählt sie?",
			readings: []string{
				"ohne Wartezeit, also binnen Sekunden oder weniger Minuten",
				"am selben Arbeitstag",
				"so schnell, wie der Bieter es zusagt; die Frist steht in seinem Angebot",
			},
			why: "Die Frist bestimmt Technik und Personal und damit den Preis. Ohne sie ist weder die Erfüllung prüfbar, noch sind Angebote vergleichbar.",
		},
	},
	{
		name:    "how-often",
		phrases: []string{"{regelmäßig|regelmäßige|regelmäßigen|regelmäßiger|regelmäßiges|turnusmäßig|turnusmäßige|turnusmäßigen}"},
		unless:  []string{"{mindestens|jährlich|jährliche|jährlichen|monatlich|monatliche|monatlichen|quartalsweise|vierteljährlich|wöchentlich|wöchentliche|täglich|tägliche|stündlich|halbjährlich}", "{alle|pro|je|einmal} … {Jahre|Jahr|Monate|Monat|Wochen|Woche|Tage|Tag|Quartal}"},
		clause:  true,
		ours:    true,
		wording: wording{
			question: "Sie schreiben „{words}“. In welchem Abstand mindestens, und wer legt ihn fest?",
			readings: []string{
				"in einem Abstand, den der Auftraggeber vorgibt",
				"in einem Abstand, den der Bieter in seinem Angebot nennt",
				"aus Anlass, ohne festen Abstand",
			},
			why: "Der Aufwand über die Laufzeit ist das Produkt aus Abstand und Dauer; ohne Abstand ist er nicht zu kalkulieren.",
		},
	},
	{
		name:    "speed",
		phrases: []string{"{performant|performante|performanten|performanter|performantes|hochperformant|hochperformante}", "{hohe|hoher|gute|guter|ausreichende|ausreichender} Performance", "{kurze|kurzen|schnelle|schnellen|geringe|geringen} {Antwortzeit*|Reaktionszeit*|Ladezeit*|Latenz*|Suchzeit*}"},
		without: []string{"{Sekunde|Sekunden|ms|Millisekunden}"},
		clause:  true,
		wording: wording{
			question: "Sie schreiben „{words}“. Welche Zeit (in Sekunden) ist gefordert, für welche Vorgänge, bei wie vielen gleichzeitigen Nutzern, und wo wird gemessen?",
			readings: []string{
				"ein Höchstwert für jeden einzelnen Vorgang",
				"ein Wert, den ein Anteil der Vorgänge einhält, etwa 95 %",
				"ein Durchschnitt, gemessen am Server ohne das Netz des Auftraggebers",
			},
			why: "Ohne Zahl, Last und Messpunkt kann niemand die Erfüllung zusagen oder abnehmen.",
		},
	},
	{
		name:    "response-time",
		phrases: []string{"{Antwortzeit*|Ladezeit*|Reaktionszeit*} … {Sekunden|Sekunde|ms|Millisekunden}"},
		without: []string{"{Perzentil|Mittel|durchschnittlich|durchschnittliche|Durchschnitt|gleichzeitig|gleichzeitige|gleichzeitigen|gleichzeitiger|gemessen|Messpunkt}", "% {der|aller}"},
		wording: wording{
			question: "Sie schreiben „{words}“. Gilt der Wert für jeden Vorgang oder im Mittel, bei welcher Last (gleichzeitige Nutzer), und wo wird gemessen: am Server oder am Arbeitsplatz?",
			readings: []string{
				"für jeden einzelnen Vorgang, gemessen am Arbeitsplatz",
				"im Mittel oder für einen Anteil der Vorgänge, gemessen am Server",
			},
			why: "Ein Höchstwert am Arbeitsplatz hängt vom Netz des Auftraggebers ab; ein Mittel am Server nicht. Die Zusage ist eine andere.",
		},
	},
	{
		name:    "comparable",
		phrases: []string{"{vergleichbare|vergleichbaren|vergleichbarer|vergleichbares|ähnliche|ähnlichen|ähnlicher} … {Referenz*|Projekt*|Einführung*|System|Systeme|Systemen|Auftrag|Aufträge|Aufträgen|Vorhaben|Größe|Umfang|Umfangs|Leistungen}"},
		with:    []string{"{Referenz*|eingeführt|geleitet|durchgeführt|letzten|Jahre|Jahren|nachzuweisen|Nachweis|Erfahrung*|umgesetzt|realisiert}"},
		unless:  []string{"vergleichbar {ist|sind}", "als vergleichbar"},
		wording: wording{
			question: "Wann gilt für „{words}“ etwas als vergleichbar: nach Branche, Nutzerzahl, Auftragswert, Leistungsumfang oder eingesetztem Produkt, und ab welcher Größe?",
			readings: []string{
				"jede Leistung derselben Art, gleich wie groß",
				"eine Leistung derselben Art bei einem öffentlichen Auftraggeber ähnlicher Größe",
				"eine Leistung mit demselben Produkt und ähnlicher Nutzerzahl",
			},
			why: "Wird die Referenz nicht anerkannt, fehlt der Eignungsnachweis, und er lässt sich nach der Abgabe nicht durch eine andere ersetzen.",
		},
	},
	{
		name:    "office-hours",
		phrases: []string{"{übliche|üblichen|üblicher|normale|normalen|gewöhnliche|gewöhnlichen} {Bürozeiten|Geschäftszeiten|Arbeitszeiten|Dienstzeiten|Öffnungszeiten|Servicezeiten}"},
		without: []string{"Uhr"},
		wording: wording{
			question: "Welche Uhrzeiten sind mit „{words}“ gemeint, und welche Feiertage (welches Landes) zählen nicht?",
			readings: []string{
				"die Dienstzeiten des Auftraggebers",
				"die Geschäftszeiten des Bieters, wie er sie in seinem Angebot nennt",
			},
			why: "Jede Stunde mehr am Tag ist Personal im Schichtplan; und Reaktionszeiten laufen nur in dieser Zeit.",
		},
	},
	{
		name:    "browsers",
		phrases: []string{"{aktuelle|aktuellen|aktueller|gängige|gängigen|gängiger|moderne|modernen|marktübliche|marktüblichen} {Browser|Browsern|Webbrowser|Webbrowsern|Betriebssysteme|Betriebssystemen|Endgeräte|Endgeräten|Mobilgeräte|Mobilgeräten}"},
		without: []string{"{Chrome|Firefox|Edge|Safari|iOS|Android|Windows|Linux}"},
		wording: wording{
			question: "Welche sind mit „{words}“ gemeint, in welchen Versionen, und wie lange nach dem Erscheinen einer neuen Version muss sie unterstützt werden?",
			readings: []string{
				"die beim Auftraggeber eingesetzten in ihrer dortigen Version",
				"einer, den der Bieter bestimmt, genügt",
				"alle verbreiteten in der neuesten und der vorigen Version",
			},
			why: "Jede weitere Version wird bei jeder Lieferung mitgeprüft; das ist Aufwand über die ganze Laufzeit.",
		},
	},
	{
		name:    "usual",
		phrases: []string{"{gängig|gängige|gängigen|gängiger|gängiges|branchenübliche|branchenüblichen|branchenüblicher|branchenübliches|marktübliche|marktüblichen|marktüblicher|handelsübliche|handelsüblichen|handelsüblicher|industrieübliche|industrieüblichen|industrieüblicher}"},
		noun:    true,
		unless:  []string{"{Browser*|Webbrowser*|Betriebssystem*|Endgerät*|Mobilgerät*}", "z. B.", "{beispielsweise|insbesondere|mindestens}"},
		wording: wording{
			question: "Was zählt zu „{words}“? Bitte nennen Sie es mit Versionen, oder bestätigen Sie, dass der Bieter auswählt und die Auswahl im Angebot nennt.",
			readings: []string{
				"alles, was beim Auftraggeber heute im Einsatz ist",
				"eine Auswahl des Bieters genügt",
			},
			why: "Was üblich ist, sieht jeder Bieter anders; ein einzelnes fehlendes Stück macht aus dem Ja ein Nein.",
		},
	},
	{
		name:    "state-of-the-art",
		phrases: []string{"Stand der Technik"},
		unless:  []string{"{BSI|TR-02102|ISO|NIST|ETSI|DIN|IT-Grundschutz|OWASP}"},
		wording: wording{
			question: "An welcher Regel (Norm, technische Richtlinie, Fassung) messen Sie den „{words}“, und zu welchem Zeitpunkt: bei Abgabe des Angebots oder fortlaufend während der Vertragslaufzeit?",
			readings: []string{
				"der Stand bei Abgabe des Angebots; spätere Anpassungen werden gesondert vergütet",
				"der jeweils aktuelle Stand, Anpassungen sind im Preis enthalten",
				"eine bestimmte Richtlinie, etwa des BSI, in ihrer geltenden Fassung",
			},
			why: "Ein Stand, der fortlaufend zu halten ist, verursacht über die Laufzeit Aufwand, der im Preis stehen muss.",
		},
	},
	{
		name:    "usability",
		phrases: []string{"{benutzerfreundlich|benutzerfreundliche|benutzerfreundlichen|benutzerfreundlicher|nutzerfreundlich|nutzerfreundliche|nutzerfreundlichen|anwenderfreundlich|anwenderfreundliche|intuitiv|intuitive|intuitiven|intuitiver}", "{einfach|leicht} zu {bedienen|bedienende|bedienender}", "{einfach|leicht} {bedienbar|bedienbare|bedienbaren}"},
		unless:  []string{"{ISO|9241*}"},
		after:   1,
		wording: wording{
			question: "Wie wird „{words}“ festgestellt: nach einer Norm (etwa DIN EN ISO 9241-110), durch einen Test mit Anwenderinnen und Anwendern oder nach dem Eindruck in einer Vorführung?",
			readings: []string{
				"nach einer Norm, mit Nachweis",
				"durch einen Test mit Beschäftigten des Auftraggebers, mit einem Ziel, das vorher feststeht",
				"nach dem Eindruck derer, die werten",
			},
			why: "Ein Eindruck lässt sich nicht zusagen. Ob er das Angebot ausschließen kann, muss vor der Abgabe feststehen.",
		},
	},
	{
		name:    "enough",
		phrases: []string{"{angemessene|angemessenen|angemessener|geeignete|geeigneten|geeigneter|ausreichende|ausreichenden|ausreichender|ausreichendem|hinreichende|hinreichenden|hinreichender} {Maßnahme*|Schutz|Schutzmaßnahmen|Schutzniveau|Sicherheit|Sicherheitsmaßnahmen|Sicherheitsniveau|Vorkehrungen|Mechanismen|Personal|Qualifikation*|Anzahl|Umfang|Kapazität*|Leistung|Zahl|Reserve*|Fachpersonal|Deckung|Deckungssumme|Haftpflichtversicherung|Versicherung}"},
		unless:  []string{"mindestens"},
		wording: wording{
			question: "Gibt es für „{words}“ ein Mindestmaß, an dem Sie das Angebot prüfen, oder legt der Bieter es fest und beschreibt es?",
			readings: []string{
				"Der Bieter legt fest und beschreibt; die Beschreibung genügt.",
				"Der Auftraggeber hat ein Mindestmaß, das noch zu nennen ist.",
			},
			why: "Ein Mindestmaß, das nicht in den Unterlagen steht, kann kein Angebot mit Sicherheit treffen.",
		},
	},
	{
		name:    "open-list",
		phrases: []string{"{etc.|usw.|u. ä.|o. ä.|u. v. m.|und so weiter|und Ähnliches|und dergleichen}"},
		open:    true,
		wording: wording{
			question: "Ist die Aufzählung „{words}“ abschließend? Wenn nicht: Was ist darüber hinaus gefordert?",
			readings: []string{
				"Nur das Genannte ist gefordert.",
				"Es ist mehr gefordert, als genannt ist; das Weitere ist noch zu nennen.",
			},
			why: "Ein Ja zu einer offenen Liste ist eine Zusage ohne Grenze.",
		},
	},
	{
		name:    "escape",
		phrases: []string{"nach Möglichkeit", "{soweit|wenn|sofern|falls} {möglich|technisch möglich}", "{idealerweise|vorzugsweise|wünschenswert|wünschenswerterweise}"},
		must:    true,
		clause:  true,
		wording: wording{
			question: "Das Kriterium ist verbindlich, der Text sagt aber „{words}“. Ist dieser Teil verbindlich, oder darf ein Angebot davon abweichen, ohne ausgeschlossen zu werden?",
			readings: []string{
				"Der Teil ist verbindlich wie das übrige Kriterium.",
				"Der Teil ist nur erwünscht; ein Angebot ohne ihn ist vollständig.",
			},
			why: "Im einen Fall schließt eine Abweichung das Angebot aus, im anderen nicht.",
		},
	},
	{
		name: "unnamed-rules",
		phrases: []string{
			"{Vorgaben|Richtlinien|Regelungen|Sicherheitsrichtlinien|Sicherheitsvorgaben|Standards|Hausstandards|Architekturvorgaben|Gestaltungsrichtlinien|Corporate Design} {des Auftraggebers|der Auftraggeberin|der Stadt|des Landkreises|des Kreises|des Landes|des Kunden|der Behörde|des Hauses|der Vergabestelle|der Verwaltung|der Gemeinde}",
		},
		without: []string{"{Anlage|Anhang|Anlagen|Beilage|Formblatt}"},
		wording: wording{
			question: "Welche Dokumente, in welcher Fassung, sind mit „{words}“ gemeint? Bitte stellen Sie sie allen Bietern zur Verfügung.",
			readings: []string{
				"die Fassung, die bei Abgabe des Angebots gilt",
				"die jeweils geltende Fassung, auch wenn sie sich während der Laufzeit ändert",
			},
			why: "Was ein Bieter nicht lesen kann, kann er nicht zusagen und nicht kalkulieren.",
		},
	},
	{
		name: "inventory",
		phrases: []string{
			"{vorhandene|vorhandenen|vorhandener|bestehende|bestehenden|bestehender|eingesetzte|eingesetzten} … {der Stadt|des Auftraggebers|der Auftraggeberin|des Landkreises|des Kreises|der Behörde|des Hauses|des Kunden|der Verwaltung|der Gemeinde}",
			"{vorhandene|vorhandenen|vorhandener|bestehende|bestehenden|bestehender} {IT-Landschaft|Systemlandschaft|IT-Infrastruktur|Infrastruktur|Netzinfrastruktur|IT-Umgebung|Systemumgebung|Serverumgebung|Fachverfahren|Schnittstellen|Altsysteme|Hardware|Geräte}",
		},
		without: []string{"{Anlage|Anhang|Anlagen}"},
		wording: wording{
			question: "Was umfasst „{words}“ im Einzelnen (Hersteller, Modell, Version, Anzahl), und was geschieht mit Teilen, die sich nicht anbinden lassen?",
			readings: []string{
				"alles, was bei Abgabe des Angebots vorhanden ist, ohne Ausnahme",
				"was dem heutigen Stand entspricht; Älteres ersetzt der Auftraggeber",
			},
			why: "Aufwand und Machbarkeit hängen an Modell und Version. Ein Ja ohne Liste sagt etwas Unbekanntes zu.",
		},
	},
	{
		name:    "on-demand",
		phrases: []string{"{bei Bedarf|nach Bedarf|bedarfsweise|auf Abruf|auf Anforderung}"},
		with:    []string{"{Schulung*|Workshop*|Beratung*|Vor-Ort*|vor Ort|Anpassungen|Unterstützung|Unterstützungsleistung*|Anwenderunterstützung|Einsätze}"},
		every:   true,
		clause:  true,
		ours:    true,
		wording: wording{
			question: "Mit welcher Menge ist „{words}“ zu kalkulieren, wer stellt den Bedarf fest, und wird nach Aufwand oder pauschal vergütet?",
			readings: []string{
				"ohne Obergrenze im Preis enthalten",
				"auf Abruf, vergütet nach dem Preisblatt",
			},
			why: "Eine unbegrenzte Leistung lässt sich nicht kalkulieren; jeder Bieter rechnete mit einer anderen Menge.",
		},
	},
}

// thatWording asks about an assumption that is a clause of its own.
var thatWording = map[string]string{
	"de": "Trifft es zu, dass {words}?",
	"en": "Is it correct that {words}?",
}

var assumptionWording = map[string]wording{
	"de": {
		question: "Wir verstehen die Unterlagen so: „{words}“ Trifft das zu?",
		readings: []string{"Es trifft zu.", "Es trifft nicht zu; dann bitten wir um die Angabe, die gilt."},
		why:      "Die Unterlagen sagen es nicht; Aufwand und Preis hängen davon ab.",
	},
	"en": {
		question: "We understand the documents as follows: “{words}” Is that correct?",
		readings: []string{"It is correct.", "It is not; in that case please state what applies."},
		why:      "The documents do not say; effort and price depend on it.",
	},
}
