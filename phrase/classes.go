package phrase

import (
	"slices"
	"strings"
	"sync"
)

// classes are the wordings that many phrases share, by name. A phrase says @kunde where any of them may stand. German names
// are for German phrases, English ones for English phrases. docs/rules.md tells what each of them means.
var classes = map[string]string{
	// Numbers, years and dates: whatever begins with a digit.
	"zahl":   "0*|1*|2*|3*|4*|5*|6*|7*|8*|9*",
	"number": "0*|1*|2*|3*|4*|5*|6*|7*|8*|9*",

	// The customer, as the one who does something.
	"kunde": `der auftraggeber|die auftraggeberin|auftraggeber|auftraggeberin|der ag|der kunde|die kundin|die stadt|
		die gemeinde|die kommune|der landkreis|der kreis|das land|der bund|die behörde|die verwaltung|das amt|das fachamt|
		die fachämter|die fachabteilung|der fachbereich|die fachbereiche|die dienststelle|die vergabestelle|die schule|
		die schulen|die schulleitung|die hochschule|die universität|die klinik|das klinikum|das krankenhaus|das museum|
		die bibliothek|der betreiber|der besteller|der träger|der verband|der zweckverband|der eigenbetrieb|die kreisverwaltung|
		die stadtverwaltung|das landratsamt|der bauherr|die bauherrin|der nutzer vor ort|die hausmeister|der hausmeister|
		der *betreiber|das *amt|der *bauhof|der städtische bauhof|die *feuerwehr|der *eigentümer|der *vermieter|der *hausmeister|
		der *hausdienst|die hausverwaltung|die heimleitung|die amtsleitung|die marktleitung|die werkleitung|die stationsleitung|
		die gemeindeverwaltung|der *verein|der *veranstalter|der veranstalter|der aussteller|der mieter|ihr haus|ihre verwaltung|
		ihre it|ihr personal|ihre mitarbeitenden|ihre mitarbeiter|ihre beschäftigten|ihr team|ihre seite`,
	// The same behind a preposition: who does it in the passive voice.
	"vomkunden": `vom auftraggeber|von der auftraggeberin|vom kunden|von der kundin|vom ag|von der stadt|von der gemeinde|
		vom landkreis|vom kreis|von der behörde|von der verwaltung|vom amt|vom fachamt|von der fachabteilung|von den fachämtern|
		von der schule|von den schulen|von der hochschule|von der klinik|vom betreiber|vom träger|vom bauherrn|vom nutzer vor ort|
		von ihnen|von ^Ihrer|von ^Ihrem|von ^Ihren|durch den auftraggeber|durch die auftraggeberin|durch den kunden|durch den ag|
		durch die stadt|durch die gemeinde|durch den landkreis|durch die behörde|durch die verwaltung|durch das amt|
		durch die fachabteilung|durch die schule|durch die schulen|durch den betreiber|durch ^Sie|durch ^Ihre|durch ^Ihr|
		durch ^Ihren|seitens des auftraggebers|seitens der auftraggeberin|seitens des kunden|seitens der stadt|
		seitens der verwaltung|seitens ^Ihres|seitens ^Ihrer|auftraggeberseitig|auftraggeberseits|kundenseitig|kundenseits|
		bauseits|bauseitig|ihrerseits|von ihrer seite|vom *betreiber|vom *amt|vom *bauhof|vom *eigentümer|vom *vermieter|
		vom *hausmeister|vom *hausdienst|vom veranstalter|vom aussteller|vom mieter|durch den *betreiber|durch das *amt|
		durch den *bauhof|durch den städtischen bauhof|durch den *eigentümer|durch den *hausmeister|von auftraggeberseite|
		von seiten des auftraggebers|bei ihnen vor ort|nutzerseitig|betreiberseitig|schulseitig`,
	"deskunden": `des auftraggebers|der auftraggeberin|des kunden|der kundin|des ag|der stadt|der gemeinde|des landkreises|
		der behörde|der verwaltung|des amtes|der fachabteilung|der fachämter|der schule|der schulen|der hochschule|der klinik|
		des betreibers|des trägers|des bauherrn|der vergabestelle|der kommune|ihres hauses|ihrer verwaltung|ihrer it|ihrer seite|
		ihrer mitarbeitenden`,
	"demkunden": `dem auftraggeber|der auftraggeberin|beim auftraggeber|dem kunden|beim kunden|der stadt|bei der stadt|
		der gemeinde|dem landkreis|der behörde|bei der behörde|der verwaltung|bei der verwaltung|dem amt|beim amt|
		der fachabteilung|bei der fachabteilung|den fachämtern|der schule|bei der schule|bei den schulen|dem betreiber|
		beim betreiber|dem träger|beim träger|beim bauherrn|dem bauherrn|bei ihnen|bei ^Ihrer|bei ^Ihrem|bei ^Ihren|ihrem haus|
		ihrer it|auftraggeberseite|kundenseite`,
	// What the customer has to do: to give, to pay for, to prepare. Finite forms, then participles, then infinitives.
	"stellt": `stellt|stellen|liefert|liefern|beschafft|beschaffen|besorgt|besorgen|übernimmt|übernehmen|trägt|tragen|benennt|
		benennen|sorgt|sorgen|schafft|schaffen|überlässt|überlassen|übergibt|übergeben|erteilt|erteilen|gewährt|gewähren|räumt|
		räumen|hält|halten|organisiert|organisieren|veranlasst|veranlassen|bezahlt|bezahlen|zahlt|zahlen|vergütet|vergüten|
		ermöglicht|ermöglichen|bringt|bringen|bereitet|bereiten|sperrt|entsorgt|beistellt|bereinigt|bereinigen|beauftragt|
		beauftragen|prüft und|entsendet|entsenden|stellt sicher|gewährleistet|gewährleisten|schickt|schicken|reicht|reichen`,
	"gestellt": `gestellt|bereitgestellt|beigestellt|beigebracht|geliefert|angeliefert|zugeliefert|zugearbeitet|beschafft|
		besorgt|übernommen|getragen|benannt|erteilt|geschaffen|vorbereitet|eingerichtet|vorgehalten|abgestellt|überlassen|
		übergeben|organisiert|freigehalten|geräumt|freigeräumt|gesichert|abgesichert|bezahlt|vergütet|erbracht|sichergestellt|
		gewährleistet|freigegeben|freigeschaltet|hergestellt|verlegt|beigesteuert|eingebracht|erledigt|veranlasst|entsorgt|
		bereinigt|gepflegt|gewartet|angemeldet|beantragt|eingeholt|abgesperrt|gestellt werden`,
	"zustellen": `stellen|bereitzustellen|beizustellen|beizubringen|liefern|anzuliefern|zuzuliefern|beschaffen|besorgen|
		übernehmen|tragen|benennen|erteilen|schaffen|vorzubereiten|einzurichten|vorzuhalten|abzustellen|überlassen|übergeben|
		organisieren|freizuhalten|räumen|freizuräumen|sichern|abzusichern|bezahlen|vergüten|erbringen|gewährleisten|freizugeben|
		freizuschalten|herzustellen|verlegen|bereitzuhalten|bereitstellen|beistellen|vorhalten|veranlassen|einzuholen|einholen|
		abzusperren|zu stellen`,

	// Prices and what else of an offer may be changed.
	"preis": `preis|preise|preisen|preises|angebotspreis|angebotspreise|einzelpreis|einzelpreise|festpreis|festpreise|
		einheitspreise|listenpreise|entgelt|entgelte|vergütung|stundensatz|stundensätze|stundensätzen|tagessatz|tagessätze|
		tagessätzen|satz|sätze|verrechnungssätze|konditionen|kosten|miete|mieten|mietzins|rate|raten|leasingrate|leasingraten|
		gebühr|gebühren|lizenzgebühren|lizenzpreise|wartungspauschale|pauschale|pauschalen|tarif|tarife|rabatt|rabatte|nachlass|
		honorar|honorare|pflegegebühr|servicepauschale|monatspauschale|beitrag|prämie|prämien`,
	"erhöht": `angepasst|erhöht|angehoben|geändert|verändert|gesteigert|nachverhandelt|neu verhandelt|neu festgesetzt|
		neu kalkuliert|neu berechnet|heraufgesetzt|nachberechnet|weitergegeben|umgelegt|indexiert|fortgeschrieben|korrigiert|
		überprüft`,
	"erhöhen": `anzupassen|anpassen|erhöhen|zu erhöhen|anzuheben|anheben|ändern|zu ändern|nachzuverhandeln|nachverhandeln|
		neu zu verhandeln|neu verhandeln|neu festzusetzen|neu zu kalkulieren|heraufzusetzen|nachzuberechnen|weiterzugeben|
		weitergeben|umzulegen|umlegen|zu ersetzen|ersetzen|auszutauschen|austauschen|zu kündigen|zurückzutreten|zu verschieben|
		zu verlängern|zu kürzen|einzustellen|auszusetzen|zu berechnen|in rechnung zu stellen|abzurechnen|zu verlangen|
		zu substituieren|abzuweichen|zu beauftragen|einzuschränken|abzulehnen|zu widerrufen`,

	// When something comes that is not there yet.
	"später": `frühjahr|frühling|sommer|herbst|winter|jahresende|jahresanfang|jahresmitte|jahreswechsel|quartal|halbjahr|
		monatsende|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|q1|q2|q3|q4|nächsten jahr|
		kommenden jahr|nächstes jahr|kommendes jahr|folgejahr|laufe des jahres|nächster zeit|nächsten monaten|kommenden monaten|
		nächsten wochen|kommenden wochen|absehbarer zeit`,
	"later": `spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|
		december|q1|q2|q3|q4|next year|next month|next spring|next summer|next autumn|next winter|next quarter|coming months|
		coming weeks|year end|the year's end|the end of the year|early 2*|late 2*|mid-2*|the new year|h1|h2|first half|
		second half|first quarter|second quarter|third quarter|fourth quarter`,

	// After the contract is awarded.
	"nachzuschlag": `nach zuschlag|nach dem zuschlag|nach zuschlagserteilung|nach erteilung des zuschlags|
		nach erteiltem zuschlag|nach erfolgtem zuschlag|nach auftragserteilung|nach der auftragserteilung|
		nach erteilung des auftrags|nach auftragseingang|nach auftragsvergabe|nach der vergabe|nach beauftragung|
		nach der beauftragung|nach erfolgter beauftragung|nach vertragsschluss|nach vertragsabschluss|nach dem vertragsschluss|
		nach vertragsunterzeichnung|nach vertragsunterschrift|nach unterzeichnung|nach projektstart|nach projektbeginn|
		nach dem kick-off|bei projektstart|zu projektbeginn|zum projektstart|zum projektbeginn|beim kick-off|im kick-off|
		im kick-off-termin|im auftaktgespräch|beim auftaktgespräch|im auftakttermin|im auftaktworkshop|im startgespräch|
		beim startgespräch|im ersten gespräch|in der startphase|in der anlaufphase|in der einführungsphase|in der konzeptphase|
		in der feinplanung|im feinkonzept|im rahmen der feinplanung|im rahmen des projekts|im rahmen der umsetzung|
		im rahmen der einführung|im zuge der umsetzung|im zuge der einführung|im projektverlauf|im laufe des projekts|
		im verlauf des projekts|im weiteren verlauf|während der umsetzung|während der einführung|zu gegebener zeit|
		zu einem späteren zeitpunkt|zu späterer zeit|in einem gemeinsamen termin|in einem gemeinsamen workshop|in einem workshop|
		im workshop|in workshops|in einem abstimmungsgespräch|nach der bestandsaufnahme|nach einer bestandsaufnahme|
		nach einer begehung|nach der begehung|nach ortsbegehung|nach einer ortsbegehung|nach besichtigung|nach einer besichtigung|
		vor ort|nach einer analyse|nach der analyse|mit ihnen gemeinsam|gemeinsam mit ihnen|gemeinsam mit dem auftraggeber|
		gemeinsam mit der auftraggeberin|in abstimmung mit ihnen|in absprache mit ihnen`,
	"klären": `geklärt|festgelegt|abgestimmt|vereinbart|besprochen|definiert|bestimmt|entschieden|konkretisiert|ausgearbeitet|
		erarbeitet|erstellt|spezifiziert|präzisiert|festgeschrieben|fixiert|abgesprochen|verabredet|geregelt|ausgestaltet|
		ausformuliert|detailliert|beschrieben|vorgelegt|nachgereicht|nachgeliefert|mitgeteilt|benannt|bekannt gegeben|
		bekanntgegeben|übermittelt|vorgestellt|dargelegt|erläutert|ermittelt|verfeinert|beziffert|angegeben|eingereicht|
		ausgewählt|zusammengestellt|aufgesetzt|entworfen|formuliert|ausgehandelt`,
	"afteraward": `after award|after the award|after contract award|after the contract award|after contract signature|
		after signature|after signing|after the contract is signed|after the contract has been signed|following award|
		following contract award|following the award|upon award|on award|upon contract award|on contract award|upon appointment|
		on appointment|after appointment|following appointment|post-award|once appointed|once we are appointed|
		once we're appointed|once the contract is awarded|once the contract has been awarded|once the contract is signed|
		once the contract has been signed|once the contract is in place|once awarded|once under contract|once the award is made|
		once the order is placed|once work starts|once work begins|once we start|once we have seen|once we've seen|once we know|
		when the contract starts|at contract start|at project start|at the start of the project|at project kick-off|at kick-off|
		at the kick-off|at the kick-off meeting|at a kick-off workshop|at the kick-off workshop|at the inception meeting|
		at inception|at the start-up meeting|at mobilisation|during mobilisation|during mobilization|in mobilisation|
		during onboarding|during implementation|during the implementation|during the project|in the course of the project|
		during the inception phase|in the inception phase|during the design phase|in the design phase|during discovery|
		in discovery|in the discovery phase|in a workshop|in workshops|in a joint workshop|at a workshop|at a later date|
		at a later stage|at a later point|later on|in due course|in due time|when the time comes|nearer the time|
		closer to the time|after a site visit|following a site visit|after a site survey|following a survey|after the survey|
		after a survey|together with you|jointly with you|with your team|in consultation with you|in discussion with you|
		in discussions with you`,
	"settled": `agreed|settled|decided|determined|defined|discussed|clarified|specified|finalised|finalized|fixed|set|set out|
		worked out|thrashed out|hammered out|ironed out|drawn up|drafted|written|prepared|produced|developed|designed|elaborated|
		detailed|documented|established|confirmed|arranged|chosen|selected|named|nominated|appointed|identified|addressed|
		dealt with|sorted out|firmed up|fleshed out|refined|tailored|provided|supplied|submitted|sent|presented|shared|
		communicated|advised|announced|notified|handed over|handed in|forwarded|covered|considered|explored|looked at|reviewed|
		mapped out|negotiated|resolved|quantified|costed|priced|calculated|completed`,

	// The customer in English: as the one who does something, and as whom something is asked of or belongs to.
	"customer": `the customer|the client|the authority|the buyer|the council|the agency|the city|the county|the school|
		the schools|the trust|the university|the college|the department|the board|the museum|the library|the hospital|
		the landlord|the operator|the purchaser|the employer|the contracting authority|the commissioner|the ministry|the commune|
		the municipality|the district|the borough|the site owner|the rail company|the employing authority|you|yourselves|
		your team|your teams|your staff|your people|your office|your it|your it team|your it department|your side|
		your organisation|your organization|your officers|your users|your departments|your managers|your own staff|
		your personnel`,
	"bycustomer": `by the customer|by the client|by the authority|by the buyer|by the council|by the agency|by the city|
		by the school|by the schools|by the trust|by the university|by the department|by the board|by the hospital|
		by the landlord|by the operator|by the purchaser|by the employer|by the contracting authority|by the ministry|
		by the municipality|by you|by yourselves|by your|by others|from you|from your|from your side|from the customer|
		from the client|from the authority|from the council|from the buyer|from the school|from the trust|from the operator|
		on your side|at your end|on your part|at your expense|at your cost|at your own expense|at the customer's expense|
		at the client's expense|at the authority's expense|at the council's expense|at the authority's cost|
		at the customer's cost|at the client's cost`,
	"provides": `provides|supplies|delivers|grants|appoints|nominates|makes available|arranges|ensures|procures|pays|bears|
		covers|funds|lends|loans|releases|seconds|hands over|sets up|sets aside|prepares|clears|keeps clear|cleanses|organises|
		organizes|secures|takes care of|looks after|takes on|maintains|brings|gives us|gives|lets us|allows us|meets the cost|
		furnishes|assigns|drafts|collects|reserves|hires|installs`,
	"provide": `provide|supply|deliver|grant|appoint|nominate|name|make available|arrange|ensure|procure|pay|bear|cover|fund|
		lend|loan|release|second|hand over|send|set up|set aside|prepare|clear|keep clear|cleanse|organise|organize|obtain|secure|
		approve|take care of|look after|take on|maintain|bring|give us|give|let us have|let us|allow us|meet the cost|furnish|
		assign|draft|collect|reserve|hire|install|be responsible|be required|have ready|have in place|see to|sign off|complete`,
	"provided": `provided|supplied|delivered|granted|appointed|nominated|made available|arranged|ensured|procured|paid|
		paid for|borne|covered|funded|lent|loaned|released|seconded|handed over|sent|set up|set aside|prepared|cleared|kept clear|
		cleansed|organised|organized|obtained|secured|taken care of|looked after|taken on|maintained|brought|furnished|assigned|
		drafted|written|compiled|revised|kept up to date|reserved|hired|installed|carried out|performed|undertaken`,

	// Who speaks in the offer.
	"we": `we|we'd|we've|we're|we'll|our company|our firm|our team|our house|the bidder|the tenderer|the supplier|
		the contractor|the provider|the lessor|the vendor|the manufacturer|the consultant|the consortium|the carrier|the licensor|
		the company|the service provider`,
	"price": `price|prices|pricing|rate|rates|fee|fees|charge|charges|cost|costs|tariff|tariffs|rental|rentals|lease rates|
		rent|premium|premiums|discount|discounts|sum|sums|quotation|quote|invoice amount|hourly rate|hourly rates|day rate|
		day rates|licence fees|license fees|subscription|subscriptions`,
	"change": `change|amend|adjust|vary|alter|revise|review|increase|raise|uplift|renegotiate|index|withdraw|substitute|
		replace|swap|reduce|suspend|terminate|discontinue|modify|update|reprice|recalculate|pass on|charge|invoice|recover|
		surcharge|cancel|postpone|decline|refuse|reallocate|subcontract|curtail|limit|restrict|rescind|correct`,
	"changed": `changed|amended|adjusted|varied|altered|revised|reviewed|increased|raised|uplifted|renegotiated|indexed|
		withdrawn|substituted|replaced|swapped|reduced|suspended|terminated|discontinued|modified|updated|repriced|recalculated|
		passed on|surcharged|re-priced|re-quoted|requoted|corrected`,
}

var (
	splitClasses = sync.OnceValue(func() map[string][]string {
		out := make(map[string][]string, len(classes))
		for name, list := range classes {
			for w := range strings.SplitSeq(list, "|") {
				out[name] = append(out[name], strings.Join(strings.Fields(w), " "))
			}
		}
		return out
	})
	readClasses sync.Map // name → [][]*term
)

// Classes lists the names of the classes, sorted.
func Classes() []string {
	names := make([]string, 0, len(classes))
	for name := range classes {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Wordings lists what a class stands for; nil for a name that is none.
func Wordings(class string) []string { return splitClasses()[class] }

// wordingsOf are the terms of each wording of a class, longest first, new ones each time: a matcher numbers them.
func wordingsOf(class string) [][]*term {
	read, ok := readClasses.Load(class)
	if !ok {
		list := Wordings(class)
		if list == nil {
			return nil
		}
		p, err := parse("{" + strings.Join(list, "|") + "}")
		if err != nil {
			return nil // a test reads all of them
		}
		read, _ = readClasses.LoadOrStore(class, p[0].alts)
	}
	alts := read.([][]*term)
	out := make([][]*term, len(alts))
	for i, alt := range alts {
		terms := make([]term, len(alt))
		out[i] = make([]*term, len(alt))
		for k, t := range alt {
			terms[k] = *t
			out[i][k] = &terms[k]
		}
	}
	return out
}
