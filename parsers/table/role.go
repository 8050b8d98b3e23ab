package table

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/offerlint/offerlint/parsers/language"
)

// plainRoles are names that say the same inside a longer name: "Anlage 2 Ausfüllhinweise". Others count only alone:
// "Information" is a cover, "Information Security" a list of questions.
var plainRoles = strings.Split("einleitung|anleitung|lesehinweise|ausfüllhinweise|bearbeitungshinweise|instructions|readme|read me|change log|changelog|änderungshistorie|version history|"+
	"revision history|deckblatt|cover page|titelblatt|title page|auswahllisten|stammdaten|dropdown|dropdowns|lookup|lookups|picklists|column data|preisblatt|preisliste|preisangebot|pricing|"+
	"price schedule|cost sheet|rate card|bieterfragen|clarification questions|backend scoring|hinweise zum", "|")

// rolesOfName says what a sheet's name announces.
func rolesOfName(name string) []string {
	n := strings.TrimSpace(strings.Trim(plain(name), "()"))
	ws := words(n)
	ix := roleIndex()
	var out []string
	for _, role := range roleOrder {
		inside := slices.ContainsFunc(ix.inside[role], func(p []string) bool { return indexWords(ws, p) >= 0 })
		if ix.whole[role][n] || inside {
			out = append(out, role)
		}
	}
	return out
}

// A roleWords finds roles by the words of a name.
type roleWords struct {
	whole  map[string]map[string]bool // role → names in their normal form
	inside map[string][][]string      // role → words that count inside a longer name
}

// roleIndex is the index of sheetRoles, built on first use and never changed after.
var roleIndex = sync.OnceValue(func() roleWords {
	ix := roleWords{map[string]map[string]bool{}, map[string][][]string{}}
	for _, role := range roleOrder {
		ix.whole[role] = map[string]bool{}
		for w := range strings.SplitSeq(sheetRoles[role], "|") {
			ix.whole[role][plain(w)] = true
			if slices.Contains(plainRoles, w) {
				ix.inside[role] = append(ix.inside[role], words(plain(w)))
			}
		}
	}
	return ix
})

func (r *reader) named(role string) bool { return slices.Contains(r.names, role) }

// roleOnly accounts for a sheet without any table: every row is skipped for the sheet's role. A visible sheet that looks
// like a table all the same is reported, never guessed at.
func (r *reader) roleOnly() {
	role := r.contentRole()
	r.out.Source.Role = role
	if len(r.names) > 0 && role == r.names[0] {
		r.reason("role", "the sheet's name")
	} else {
		r.reason("role", "its content: no table of criteria or prices")
	}
	for i, f := range r.fates {
		if f == (fate{}) {
			r.fates[i] = fate{skipped, role}
		}
	}
	if role == "unknown" && !r.g.Hidden && (r.looksLikeTable() || r.questions() >= fewestQuestions) {
		r.problem(-1, firstWords(r.rows[r.firstShown()]))
	}
}

// contentRole names the role of a sheet without table: what its name announces, else what it holds.
func (r *reader) contentRole() string {
	i := r.firstShown()
	switch {
	case i < 0:
		return "empty"
	case len(r.names) > 0:
		return r.names[0]
	case r.explainsTerms(i):
		return "instructions"
	case r.moneyRows()*3 >= len(r.rows):
		return "price"
	}
	if !r.g.Hidden && r.questions() >= fewestQuestions && !r.headed {
		return "unknown"
	}
	shown, long, lists := 0, 0, 0
	for _, row := range r.rows {
		n, _ := row.content()
		if n == 0 {
			continue
		}
		shown++
		w := wordCount(firstWords(row))
		for _, c := range row.Cells {
			if wordCount(c.Text) > 25 {
				long++
				break
			}
		}
		if w <= 3*n {
			lists++
		}
	}
	switch {
	case (long*3 >= shown || instructionWords(r.rows)) && !r.headed:
		return "instructions"
	case lists == shown && shown <= 15 && !r.g.Hidden && r.form():
		return "cover"
	case lists == shown && shown > 2:
		return "lists"
	case shown <= 12 && !r.looksLikeTable():
		return "cover"
	}
	return "unknown"
}

// fewestQuestions is how many sentences that ask the bidder for something make a sheet that no cover and no instruction is.
const fewestQuestions = 3

// questions counts the rows that ask the bidder to describe something, or a question.
func (r *reader) questions() int {
	n := 0
	for _, row := range r.rows {
		n += one(slices.ContainsFunc(row.Cells, func(c Cell) bool { return len(strings.Fields(c.Text)) >= 4 && asksForText(c.Text) }))
	}
	return n
}

// formWords stand on a cover, before the fields in which the bidder says who it is.
var formWords = strings.Split("vendor|company|bidder|supplier|contact|address|telephone|phone|email|e-mail|date|signature|firma|unternehmen|bieter|anbieter|name|anschrift|adresse|ansprechpartner|ansprechpartnerin|telefon|datum|ort|unterschrift", "|")

// form reports whether at least two rows begin with words before a field to be filled in.
func (r *reader) form() bool {
	n := 0
	for i := range r.rows {
		n += one(hasWord(r.text(i, firstCol(r.rows[i])), formWords))
	}
	return n >= 2
}

func (r *reader) firstShown() int {
	for i, row := range r.rows {
		if n, _ := row.content(); n > 0 {
			return i
		}
	}
	return -1
}

// moneyRows counts the rows that show an amount of money.
func (r *reader) moneyRows() int {
	n := 0
	for _, row := range r.rows {
		if slices.ContainsFunc(row.Cells, func(c Cell) bool {
			return strings.ContainsAny(c.Text, "€$£") && strings.ContainsFunc(c.Text, unicode.IsDigit) && len(c.Text) < 24
		}) {
			n++
		}
	}
	return n
}

// looksLikeTable reports whether at least three rows one below the other have two columns in common, one of which holds
// texts.
func (r *reader) looksLikeTable() bool {
	run := 0
	for i, row := range r.rows {
		text := slices.ContainsFunc(row.Cells, func(c Cell) bool { return wordCount(c.Text) >= 4 })
		n, _ := row.content()
		if n < 2 || !text || i > 0 && r.rows[i-1].N != row.N-1 {
			run = 0
		}
		if n >= 2 && text {
			run++
		}
		if run >= 3 {
			return true
		}
	}
	return false
}

// instructionPhrases are what customers write where they explain their form.
var instructionPhrases = strings.Split("vom bieter auszufüllen|durch den bieter auszufüllen|hinterlegte felder|hinterlegten felder|nur die markierten|alle anderen felder sind gesperrt|"+
	"bitte kreuzen sie an|hinweise zum ausfüllen|ausfüllhinweis|bewertungsschema|werden als nicht erfüllt gewertet|gilt als nein|to be completed by|shaded cells|do not modify|do not alter|"+
	"blank responses|one response per row|select from the drop|response legend|response codes|for evaluator use only", "|")

func instructionWords(rows []Row) bool {
	return slices.ContainsFunc(rows, func(row Row) bool {
		return slices.ContainsFunc(row.Cells, func(c Cell) bool { return isInstruction(c.Text) })
	})
}

func isInstruction(s string) bool {
	f := folded(s)
	return slices.ContainsFunc(instructionPhrases, func(p string) bool { return strings.Contains(f, p) })
}

// Words that occur in every text of a language, and hardly in the other.
var smallWords = language.New("der die das und ist sind wird werden nicht für mit von auf eine einen einer muss müssen kann können des dem den zu bei im oder",
	"the and is are of to shall must should with for not be by that this a an will can any or on")

// detectLanguage counts small words. "" where neither language has twice as many as the other.
func detectLanguage(rows []Row) string {
	de, en := 0, 0
	for i, row := range rows {
		if i > 400 {
			break
		}
		for _, c := range row.Cells {
			d, e := countWords(c.Text)
			de, en = de+d, en+e
		}
	}
	if lang := clearly(de, en); lang != "" {
		return lang
	}
	return priceLanguage(rows)
}

// clearly is the language that has more than twice as many small words as the other; "" for none.
func clearly(de, en int) string {
	switch {
	case de > 2*en:
		return "de"
	case en > 2*de:
		return "en"
	}
	return ""
}

// Words of price sheets, which often have no sentence at all.
var priceWords = language.New("menge einheit einzelpreis einheitspreis gesamtpreis bezeichnung beschreibung leistung anzahl preis stück stk netto brutto mwst ust umsatzsteuer nachlass betrag summe zwischensumme übertrag",
	"quantity qty unit price description amount rate each item discount subtotal vat")

// priceLanguage counts words of price sheets; "" where neither language has three, and twice as many as the other.
func priceLanguage(rows []Row) string {
	de, en := 0, 0
	for _, row := range rows[:min(len(rows), 40)] {
		for _, c := range row.Cells {
			d, e := priceWords.Count(c.Text)
			de, en = de+d, en+e
		}
	}
	switch {
	case de >= 3 && de > 2*en:
		return "de"
	case en >= 3 && en > 2*de:
		return "en"
	}
	return ""
}

// countWords counts small words of both languages; an umlaut is as good as a German word.
func countWords(s string) (de, en int) {
	de, en = smallWords.Count(s)
	if strings.ContainsAny(s, "äöüßÄÖÜ") {
		de++
	}
	return de, en
}

// Words that open a row of totals.
var totalWords = strings.Split("summe|summen|gesamtsumme|zwischensumme|übertrag|nettosumme|bruttosumme|angebotssumme|gesamtbetrag|gesamtpreis|gesamtpunkte|gesamtpunktzahl|punktsumme|gesamt|mwst|"+
	"mehrwertsteuer|umsatzsteuer|ust|zzgl|total|totals|subtotal|sub-total|grand|vat|sum|ceiling|losssumme|lossumme|endsumme|endpreis|endbetrag|netto|brutto|"+
	"wertungssumme|vergleichssumme|teilsumme|titelsumme|auftragssumme|jahressumme|vertragssumme|gesamtnettosumme|gesamtbruttosumme|nettogesamtsumme|bruttogesamtsumme|"+
	"gesamtangebotssumme|nettoangebotssumme|bruttoangebotssumme|wertungspreis|vergleichspreis|gesamtkosten|gesamtangebotspreis|gesamtnettopreis|gesamtbruttopreis|nettogesamtpreis|"+
	"bruttogesamtpreis|nettobetrag|bruttobetrag|gesamthonorar|gesamtwert|auftragswert|gesamtvergütung", "|")

// totalWord reports whether a cell opens a row of totals: "Summe netto", "Total price".
func totalWord(s string) bool {
	ws := strings.FieldsFunc(folded(s), func(r rune) bool { return strings.ContainsRune(" :.()/", r) })
	if len(ws) == 0 || len(ws) > 6 || strings.HasSuffix(s, "?") {
		return false
	}
	if ws[0] == "grand" || ws[0] == "ceiling" {
		return len(ws) > 1
	}
	sentence := strings.HasSuffix(strings.TrimSpace(s), ".") && !slices.Contains([]string{"mwst", "ust"}, ws[len(ws)-1])
	return slices.Contains(totalWords, ws[0]) && !sentence
}

// sentinel reports whether a row closes a table without saying anything: end marks, copyright lines, page numbers.
func sentinel(row Row) bool {
	s := ""
	for i := range row.Cells {
		if c := clean(row.Cells[i].Text); c != "" && s != "" {
			return false
		} else if c != "" {
			s = c
		}
	}
	if s == "" {
		return false
	}
	f := folded(s)
	return f == "end table data" || f == "ende" || f == "end" || f == "end of table" || f == "eof" || strings.Trim(f, "*-_=.# ") == "" ||
		startsWithAny(f, "©", "copyright ", "(c) ", "end of ", "ende der ", "ende des ", "seite ", "page ") && wordCount(f) < 40 && !strings.HasSuffix(f, "?") &&
			(strings.HasPrefix(f, "©") || strings.ContainsFunc(f, unicode.IsDigit) || startsWithAny(f, "end"))
}
