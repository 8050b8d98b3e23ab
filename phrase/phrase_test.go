package phrase_test

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

// found returns what one pattern matches in one text, verbatim.
func found(t *testing.T, pattern, text, lang string) []string {
	t.Helper()
	hits, err := phrase.Match([]*lint.Block{{Str: text, Lang: lang}}, []lint.Phrase{{Pattern: pattern}})
	if err != nil {
		t.Fatalf("Match(%q): %v", pattern, err)
	}
	var out []string
	for _, h := range hits {
		out = append(out, h.Match())
	}
	return out
}

type matchCase struct {
	name, pattern, text string
	want                []string
}

func runCases(t *testing.T, lang string, cases []matchCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, found(t, c.pattern, c.text, lang)); diff != "" {
				t.Errorf("%q in %q (-want +got):\n%s", c.pattern, c.text, diff)
			}
		})
	}
}

func TestWords(t *testing.T) {
	runCases(t, "", []matchCase{
		{"whole word", "über", "darüber und über Nacht", []string{"über"}},
		{"not the front of a word", "gem", "gemäß Plan", nil},
		{"upper case", "unter vorbehalt", "UNTER VORBEHALT", []string{"UNTER VORBEHALT"}},
		{"umlaut in upper case", "größe", "die GRÖẞE und die GRÖSSE", []string{"GRÖẞE", "GRÖSSE"}},
		{"sharp s", "straße", "STRASSE", []string{"STRASSE"}},
		{"double s finds sharp s", "STRASSE", "an der Straße", []string{"Straße"}},
		{"decomposed text", "für prüfung", "Fu\u0308r Pru\u0308fung", []string{"Fu\u0308r Pru\u0308fung"}},
		{"decomposed pattern", "u\u0308ber", "über", []string{"über"}},
		{"a decomposed umlaut is no u", "fur", "fu\u0308r", nil},
		{"accents", "À LA CARTE", "à la carte", []string{"à la carte"}},
		{"Greek final sigma", "ΟΔΟΣ", "οδος οδοσ", []string{"οδος", "οδοσ"}},
		{"marks in another order", "\u1fb4", "α\u0345\u0301", []string{"α\u0345\u0301"}},
		{"ligature", "finanzierung", "ﬁnanzierung", []string{"ﬁnanzierung"}},
		{"soft hyphen", "vorbehalt", "ohne Vor\u00adbe\u00adhalt, ja", []string{"Vor\u00adbe\u00adhalt"}},
		{"zero width", "ohne vorbehalt", "ohne\u200b Vor\u200bbehalt\ufeff.", []string{"ohne\u200b Vor\u200bbehalt"}},
		{"several blanks", "ohne vorbehalt", "ohne \t  Vorbehalt", []string{"ohne \t  Vorbehalt"}},
		{"line break", "ohne vorbehalt", "ohne\r\nVorbehalt", []string{"ohne\r\nVorbehalt"}},
		{"no-break space", "ohne vorbehalt", "ohne\u00a0Vorbehalt und ohne\u202fVorbehalt", []string{"ohne\u00a0Vorbehalt", "ohne\u202fVorbehalt"}},
		{"blanks in the pattern", " ohne\u00a0  vorbehalt ", "ohne Vorbehalt", []string{"ohne Vorbehalt"}},
		{"another word between", "ohne vorbehalt", "ohne jeden Vorbehalt", nil},
		{"comma between", "ohne vorbehalt", "ohne, Vorbehalt", nil},
		{"twice", "ja", "Ja, ja.", []string{"Ja", "ja"}},
		{"itself overlapping", "so so", "so so so so so", []string{"so so", "so so"}},
		{"curly apostrophe", "here's a draft", "Here’s a draft", []string{"Here’s a draft"}},
		{"accent as apostrophe", "geht's", "geht´s, geht`s", []string{"geht´s", "geht`s"}},
		{"an apostrophe does not end a word", "manufacturer", "the manufacturer's discretion", nil},
		{"quotes do", "beta", "'beta', „Beta“, ‚beta‘", []string{"beta", "Beta", "beta"}},
		{"damaged byte is no border", "bereit", "f\xfcrbereit bereit\xfc bereit", []string{"bereit"}},
		{"empty text", "ja", "", nil},
		{"blank text", "ja", " \u00ad\n", nil},
	})
}

func TestHyphens(t *testing.T) {
	runCases(t, "", []matchCase{
		{"compound", "in-house", "our In-House team", []string{"In-House"}},
		{"no-break hyphen", "kick-off", "Kick\u2011off", []string{"Kick\u2011off"}},
		{"en dash and minus", "kick-off", "kick–off, kick−off", []string{"kick–off", "kick−off"}},
		{"em dash", "kick-off", "kick—off", []string{"kick—off"}},
		{"dash in the pattern", "kick–off", "kick-off", []string{"kick-off"}},
		{"back of a compound", "planung", "Release-Planung", nil},
		{"front of a compound", "release", "Release-Planung", nil},
		{"part of a longer compound", "kick-off", "Kick-off-Termin und Pre-Kick-off", nil},
		{"any ending takes compounds", "kick-off*", "Kick-off-Termine und mehr", []string{"Kick-off-Termine"}},
		{"words are no compound", "in house", "in-house", nil},
		{"stump before", "liefer", "Liefer- und Leistungsbedingungen", nil},
		{"stump before a comma", "liefer", "Liefer-, Zahlungs- und Leistungsbedingungen", nil},
		{"stump behind", "planung", "Leitung und -planung", nil},
		{"stump in the pattern", "liefer- und zahlungsbedingungen", "Liefer- und Zahlungsbedingungen", []string{"Liefer- und Zahlungsbedingungen"}},
		{"careless dash", "wie vereinbart", "Wir liefern -wie vereinbart- morgen", []string{"wie vereinbart"}},
		{"dash as bullet", "vorbehaltlich", "-Vorbehaltlich", []string{"Vorbehaltlich"}},
		{"em dash separates", "we assume", "as we assume—with care", []string{"we assume"}},
		{"two hyphens separate", "we assume", "as we assume--with care", []string{"we assume"}},
		{"spaced dash separates", "we assume", "we assume – with care", []string{"we assume"}},
		{"a spaced dash breaks a wording", "we assume", "we – assume", nil},
		{"range", "20 tage", "10–20 Tage, 20 Tage", []string{"20 Tage"}},
		{"compound in braces", "{in-house|on-site} team", "the on-site team", []string{"on-site team"}},
	})
}

func TestPunctuation(t *testing.T) {
	runCases(t, "", []matchCase{
		{"abbreviation", "z. B.", "also z. B. so und z.B. so", []string{"z. B.", "z.B."}},
		{"abbreviation with narrow blank", "z. b.", "z.\u202fB.", []string{"z.\u202fB."}},
		{"a written dot must be there", "ggf.", "ggf hier, ggf. dort", []string{"ggf."}},
		{"an unwritten dot may be there", "bzw", "A bzw. B", []string{"bzw"}},
		{"English abbreviation", "e.g.", "a fruit, E.g. an apple", []string{"E.g."}},
		{"slash", "n/a", "N/A", []string{"N/A"}},
		{"slash and numbers", "24/7", "24/7, nicht 24 x 7", []string{"24/7"}},
		{"colon", "annahme:", "Annahme: ja. Die Annahme ist", []string{"Annahme:"}},
		{"percent", "100 %", "100%, 100 % und 100\u202f%", []string{"100%", "100 %", "100\u202f%"}},
		{"decimal with no-break space", "99,9 %", "99,9\u00a0% im Jahr", []string{"99,9\u00a0%"}},
		{"a number is one word", "9 %", "99,9 % und 1.009 %", nil},
		{"ampersand", "t&m", "on a T&M basis", []string{"T&M"}},
		{"brackets", "[ihr firmenname]", "Sehr geehrte [Ihr Firmenname],", []string{"[Ihr Firmenname]"}},
		{"straight quotes find curly ones", "\"ja\"", "also „Ja“", []string{"„Ja“"}},
		{"written comma", "setzt voraus, dass", "Das setzt voraus, dass; es setzt voraus dass", []string{"setzt voraus, dass"}},
		{"mark first", "§ 57", "nach § 57 VgV", []string{"§ 57"}},
		{"across a sentence when written", "gerne! hier", "Gerne! Hier ist er.", []string{"Gerne! Hier"}},
		{"underscore", "utm_source=chatgpt", "?utm_source=chatgpt&x", []string{"utm_source=chatgpt"}},
		{"part of an identifier", "source", "utm_source", nil},
		{"dots that are no gap", "usw...", "und usw... Ja", []string{"usw..."}},
	})
}

func TestGaps(t *testing.T) {
	runCases(t, "", []matchCase{
		{"bracket", "gehen … davon aus", "Wir gehen hierbei davon aus, dass", []string{"gehen hierbei davon aus"}},
		{"bracket the other way round", "davon … gehen wir aus", "Davon, so scheint es, gehen wir aus.", []string{"Davon, so scheint es, gehen wir aus"}},
		{"no word", "gehen … davon aus", "Wir gehen davon aus", []string{"gehen davon aus"}},
		{"three dots", "gehen ... davon aus", "Wir gehen hierbei davon aus", []string{"gehen hierbei davon aus"}},
		{"line break", "gehen … davon aus", "Wir gehen\nhierbei\ndavon aus", []string{"gehen\nhierbei\ndavon aus"}},
		{"eight words", "setzen … voraus", "setzen a b c d e f g h voraus", []string{"setzen a b c d e f g h voraus"}},
		{"nine words", "setzen … voraus", "setzen a b c d e f g h i voraus", nil},
		{"a compound is one word", "setzen … voraus", "setzen a-b-c b c d e f g h-i voraus", []string{"setzen a-b-c b c d e f g h-i voraus"}},
		{"comma, colon, semicolon, brackets", "setzen … voraus", "setzen: (dies); das, „jenes“ voraus", []string{"setzen: (dies); das, „jenes“ voraus"}},
		{"nearest end", "setzen … voraus", "setzen es voraus und voraus", []string{"setzen es voraus"}},
		{"nearest begin", "gehen … davon aus", "Wir gehen vor und gehen jetzt davon aus", []string{"gehen jetzt davon aus"}},
		{"a failed begin hides no later one", "gehen … davon aus", "gehen weg. Wir gehen davon aus", []string{"gehen davon aus"}},
		{"twice", "setzen … voraus", "setzen a voraus und setzen b voraus", []string{"setzen a voraus", "setzen b voraus"}},
		{"two gaps", "wird … von … bereitgestellt", "wird später von uns bereitgestellt", []string{"wird später von uns bereitgestellt"}},
		{"gap and ending", "stell* … sicher", "Wir stellen das heute sicher", []string{"stellen das heute sicher"}},
		{"not into a compound", "setzen … voraus", "setzen wir im-voraus", nil},
	})
}

func TestSentences(t *testing.T) {
	const p = "gehen … davon aus"
	in := func(mid string) string { return "Wir gehen " + mid + " davon aus" }
	var cases []matchCase
	for _, mid := range []string{
		"weg. Niemand", "weg! Niemand", "weg? Niemand", "weg. „Niemand“", "weg. \"niemand\"", "weg.“ Niemand", "(weg.) Niemand",
		"weg?! Niemand", "weg... Niemand", "weg … Niemand", "weg. (Niemand)", "weg. – Niemand", "weg.\nNiemand", "seit 2027. Niemand",
		"um 99,9. Niemand", "rund 24/7. Niemand", "Anlage B. Niemand", "in jeder Art. Niemand", "weg\n\nniemand", "weg\r\n\r\nniemand",
		"weg\n- niemand", "weg\n• niemand", "weg\n2. niemand", "weg\n2) niemand", "weg? 3 Leute", "weg!\nNiemand", "usw. Niemand",
	} {
		cases = append(cases, matchCase{"border/" + mid, p, in(mid), nil})
	}
	for _, mid := range []string{
		"gem. Plan", "z. B. Nutzer", "z.B. Nutzer", "nach Ziff. IV", "nach Nr. IV", "a bzw. B", "am 3. Werktag", "d. h. Nutzer",
		"u. a. Nutzer", "inkl. Wartung", "ca. Mai", "ggf. Mai", "nach Abs. II", "nach Art. II", "e.g. Users", "i.e. Users", "No. A12",
		"approx. May", "a vs. B", "um 3.5 Punkte", "ab 1. Januar", "weg; Niemand", "so: Niemand", "(1. Januar)", "i. d. R. Nutzer",
		"weg. niemand", "weg.Niemand", "U.S. Users", "gem. „Plan“", "weg\nund", "weg\r\nund", "GGF. MAI", "„weg!“, niemand",
	} {
		cases = append(cases, matchCase{"inside/" + mid, p, in(mid), []string{"gehen " + mid + " davon aus"}})
	}
	runCases(t, "", cases)
	runCases(t, "en", []matchCase{
		{"German abbreviation in English", "keep … us", "Keep it in mind. Tell us", nil},
		{"No as an answer", "say … us", "We say No. Tell us", nil},
		{"a word that is an abbreviation", "state … us", "state of the art. Tell us", nil},
	})
}

func TestAlternatives(t *testing.T) {
	runCases(t, "", []matchCase{
		{"one of several", "{setzt|setzen} voraus", "setzt voraus, setzen voraus, setze voraus", []string{"setzt voraus", "setzen voraus"}},
		{"several words", "{auf der|unter der} annahme", "unter der Annahme", []string{"unter der Annahme"}},
		{"the longer first", "wird {geprüft|geprüft und bewertet}", "wird geprüft und bewertet", []string{"wird geprüft und bewertet"}},
		{"the longer is tried, not forced", "{a|a b} b c", "a b c", []string{"a b c"}},
		{"optional in the middle", "wird {derzeit|} geprüft", "wird geprüft, wird derzeit geprüft, wird nie geprüft", []string{"wird geprüft", "wird derzeit geprüft"}},
		{"optional first", "{ganz|} {ohne|} vorbehalt", "ganz ohne Vorbehalt, ganz Vorbehalt, Vorbehalt", []string{"ganz ohne Vorbehalt", "ganz Vorbehalt", "Vorbehalt"}},
		{"optional last", "vorbehalt {der prüfung|}", "Vorbehalt der Prüfung, Vorbehalt der", []string{"Vorbehalt der Prüfung", "Vorbehalt"}},
		{"punctuation behind", "{annahme|prämisse}:", "Prämisse: ja", []string{"Prämisse:"}},
		{"punctuation inside", "{z. B.|bspw.} hier", "z.B. hier", []string{"z.B. hier"}},
		{"endings inside", "{plan*|bau} steht", "Planung steht", []string{"Planung steht"}},
		{"with a gap", "{gehe|gehen} … {davon|hiervon} aus", "Wir gehen stets hiervon aus", []string{"gehen stets hiervon aus"}},
		{"optional before a border word", "{sehr|} gehen … aus", "sehr gehen wir aus", []string{"sehr gehen wir aus"}},
	})
}

func TestEndings(t *testing.T) {
	runCases(t, "", []matchCase{
		{"any ending", "geplant*", "geplant, geplante, GEPLANTES, geplan, ungeplant", []string{"geplant", "geplante", "GEPLANTES"}},
		{"shorter word", "annahmen*", "Annahme", nil},
		{"not the first word", "folgende annahme*", "folgende Annahmen", []string{"folgende Annahmen"}},
		{"both words", "vorläufige* preis*", "vorläufigen Preise", []string{"vorläufigen Preise"}},
		{"umlaut", "für*", "Fürsorge, fu\u0308rs, Furt", []string{"Fürsorge", "fu\u0308rs"}},
		{"sharp s", "straß*", "STRASSEN", []string{"STRASSEN"}},
		{"stem of a stem", "plan*", "Planungen", []string{"Planungen"}},
	})
	// Nested stems share one look-up: each must still be found on its own.
	hits, err := phrase.Match([]*lint.Block{{Str: "planungen planen plat pla"}},
		[]lint.Phrase{{Pattern: "planung*"}, {Pattern: "pla*"}, {Pattern: "plan*"}, {Pattern: "plane*"}, {Pattern: "p*"}, {Pattern: "plb*"}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]int{}
	for _, h := range hits {
		got[h.Match()] = append(got[h.Match()], h.Phrase)
	}
	want := map[string][]int{"planungen": {0, 1, 2, 4}, "planen": {1, 2, 3, 4}, "plat": {1, 4}, "pla": {1, 4}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("nested stems (-want +got):\n%s", diff)
	}
}

func TestAnyBeginning(t *testing.T) {
	runCases(t, "", []matchCase{
		{"any beginning", "*annahme", "Annahme, Planungsannahme, ANNAHME, Annahmen", []string{"Annahme", "Planungsannahme", "ANNAHME"}},
		{"joined by a hyphen", "*bedingungen", "VOB-Bedingungen, Bedingungen-Liste", []string{"Bedingungen"}},
		{"not the first word", "unsere *bedingungen", "unsere Lieferbedingungen", []string{"unsere Lieferbedingungen"}},
		{"behind a gap", "gelten … *bedingungen", "Es gelten hier unsere Lieferbedingungen.", []string{"gelten hier unsere Lieferbedingungen"}},
		{"one of several", "{*vorbehalt|frei} bleibt", "Haushaltsvorbehalt bleibt, frei bleibt", []string{"Haushaltsvorbehalt bleibt", "frei bleibt"}},
		{"umlaut", "*für", "dafür, dafu\u0308r, Furt", []string{"dafür", "dafu\u0308r"}},
		{"end of an end", "*ung", "Planung", []string{"Planung"}},
	})
	hits, err := phrase.Match([]*lint.Block{{Str: "planung ung nung gun"}},
		[]lint.Phrase{{Pattern: "*planung"}, {Pattern: "*ung"}, {Pattern: "*nung"}, {Pattern: "p*"}})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]int{}
	for _, h := range hits {
		got[h.Match()] = append(got[h.Match()], h.Phrase)
	}
	want := map[string][]int{"planung": {0, 1, 2, 3}, "ung": {1}, "nung": {1, 2}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("nested ends (-want +got):\n%s", diff)
	}
}

func TestCapitals(t *testing.T) {
	runCases(t, "", []matchCase{
		{"you, not they", "^Sie", "Sie und sie und SIE", []string{"Sie", "SIE"}},
		{"after a word", "von ^ihnen", "von Ihnen, von ihnen", []string{"von Ihnen"}},
		{"umlaut", "^Über", "über Über", []string{"Über"}},
		{"with an ending", "^Ihr*", "Ihre ihre Ihrem", []string{"Ihre", "Ihrem"}},
	})
}

func TestShortGaps(t *testing.T) {
	runCases(t, "", []matchCase{
		{"none of them", "a …2 b", "a b", []string{"a b"}},
		{"as many as it takes", "a …2 b", "a x y b", []string{"a x y b"}},
		{"more", "a …2 b", "a x y z b", nil},
		{"dots", "a ...1 b", "a x b", []string{"a x b"}},
		{"each of its own length", "a …1 b …3 c", "a x b x y z c", []string{"a x b x y z c"}},
	})
}

func TestClasses(t *testing.T) {
	for _, name := range phrase.Classes() {
		for _, w := range phrase.Wordings(name) {
			if err := phrase.Check(w); err != nil || strings.ContainsAny(w, "@{|…") {
				t.Errorf("@%s: %q is no plain wording: %v", name, w, err)
			}
		}
		if err := phrase.Check("@" + name); err != nil {
			t.Errorf("@%s: %v", name, err)
		}
	}
	page, err := os.ReadFile("../docs/rules.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range phrase.Classes() {
		if !strings.Contains(string(page), "`@"+name+"`") {
			t.Errorf("docs/rules.md does not say what @%s stands for", name)
		}
	}
	runCases(t, "", []matchCase{
		{"one of them", "@zahl tage", "30 Tage, 4,5 Tage, einige Tage", []string{"30 Tage", "4,5 Tage"}},
		{"with others", "{@kunde|wer} stellt", "Der Auftraggeber stellt, wer stellt", []string{"Der Auftraggeber stellt", "wer stellt"}},
		{"behind a gap", "muss … @kunde", "Das muss hier die Stadt stellen.", []string{"muss hier die Stadt"}},
		{"the longest of them", "@kunde", "ihre IT", []string{"ihre IT"}},
	})
}

func TestMatchOrderAndLanguage(t *testing.T) {
	de, en, none := &lint.Block{Str: "also we go ohne Vorbehalt", Lang: "de"}, &lint.Block{Str: "also ohne Vorbehalt", Lang: "en"}, &lint.Block{Str: "ohne"}
	code, rest := &lint.Block{Str: "ohne Vorbehalt", Kind: lint.Code}, &lint.Block{Str: "Vorbehalt also"}
	hits, err := phrase.Match([]*lint.Block{de, nil, en, none, code, rest}, []lint.Phrase{
		{Pattern: "vorbehalt", Lang: "de"}, {Pattern: "ohne vorbehalt", Not: true}, {Pattern: "also", Lang: "en"}, {Pattern: "ohne vorbehalt"},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []lint.Hit{
		{Phrase: 1, Block: de, Start: 11, End: 25},
		{Phrase: 3, Block: de, Start: 11, End: 25},
		{Phrase: 0, Block: de, Start: 16, End: 25},
		{Phrase: 2, Block: en, Start: 0, End: 4},
		{Phrase: 1, Block: en, Start: 5, End: 19},
		{Phrase: 3, Block: en, Start: 5, End: 19},
		{Phrase: 0, Block: rest, Start: 0, End: 9},
		{Phrase: 2, Block: rest, Start: 10, End: 14},
	}
	if diff := cmp.Diff(want, hits); diff != "" {
		t.Errorf("hits (-want +got):\n%s", diff)
	}
}

func TestCheck(t *testing.T) {
	for _, p := range []string{
		"ja", "z. B.", "gehen … davon aus", "{a|b c|}  d", "geplant*", "{a|b}:", "(a)", "usw.", "%", "a ... b", "{a|b}{c|d}", "{a*|b} c",
		"a … b … c … d … e", "&", "a {b|} … c", "*ü", "{*ü|a}", "a …1 b", "a ...8 b", "^Sie", "{^sie|a}", "@kunde", "a {@kunde|b|}", "@", "a @ b",
	} {
		if err := phrase.Check(p); err != nil {
			t.Errorf("Check(%q) = %v, want none", p, err)
		}
	}
	for p, want := range map[string]string{
		"":                      "column 1: the pattern is empty",
		" \u00ad":               "column 1: the pattern is empty",
		"über \xff":             "column 6: invalid UTF-8",
		"… über":                "column 1: a gap needs a word before it",
		"über …":                "column 6: a gap needs a word after it",
		"über ...":              "column 6: a gap needs a word after it",
		"über… a":               "column 5: a gap stands alone: put blanks around …",
		"ü … … a":               "column 5: two gaps in a row: one gap already takes up to eight words",
		"{ü|} … a":              "column 6: a gap needs a word before it that is not optional",
		"ü … {a|}":              "column 3: a gap needs a word after it that is not optional",
		"ü … {a|} … b":          "column 10: a gap needs a word before it that is not optional",
		"a … b … c … d … e … f": "column 19: more than four gaps",
		"{ü … a|b}":             "column 4: a gap does not stand between braces: write two phrases",
		"{ü|}":                  "column 1: everything is optional: at least one word must be required",
		"ü {|}":                 "column 3: nothing stands between these braces",
		"ü {a|{b|c}}":           "column 6: braces do not stand within braces",
		"ü {a|b":                "column 3: this brace is not closed",
		"ü a}":                  "column 4: no brace is open here",
		"ü|a":                   "column 2: alternatives stand between braces: {one|two}",
		"ü{a|b}":                "column 2: a brace does not touch a word: put a blank before it, and whole words between braces",
		"{ü|a}lich":             "column 5: a brace does not touch a word: put a blank after it, and whole words between braces",
		"{ü|a}-b":               "column 5: a brace does not touch a word: put a blank after it, and whole words between braces",
		"ü *":                   "column 3: a * stands at the end or the beginning of a word: geplant*, *bedingungen",
		"*":                     "column 1: a * stands at the end or the beginning of a word: geplant*, *bedingungen",
		"* ü":                   "column 1: a * stands at the end or the beginning of a word: geplant*, *bedingungen",
		"ü *a*":                 "column 3: a * stands at one end of a word only",
		"ü*a":                   "column 2: a * stands at one end of a word only",
		"ü**":                   "column 2: a * stands at one end of a word only",
		"ü …0 a":                "column 3: a gap takes one to 8 words: …3 takes up to three",
		"ü …9 a":                "column 3: a gap takes one to 8 words: …3 takes up to three",
		"ü …3a":                 "column 3: a gap stands alone: put blanks around …",
		"ü ^":                   "column 3: a ^ stands before a word that begins with a capital: ^Sie",
		"ü ^ sie":               "column 3: a ^ stands before a word that begins with a capital: ^Sie",
		"^30 tage":              "column 1: a ^ stands before a word that begins with a capital: ^Sie",
		"ü^sie":                 "column 2: a ^ stands before a word that begins with a capital: ^Sie",
		"ü ^(":                  "column 3: a ^ stands before a word that begins with a capital: ^Sie",
		"ü @kunden":             "column 3: unknown class @kunden; the sign itself stands apart: @ kunden",
		"{ü @kunde|a}":          "column 4: between braces a class stands for a whole wording: {@kunde|die stadt}",
		"{@kunde ü|a}":          "column 2: between braces a class stands for a whole wording: {@kunde|die stadt}",
	} {
		err := phrase.Check(p)
		if err == nil {
			t.Errorf("Check(%q) found no fault, want %q", p, want)
			continue
		}
		if diff := cmp.Diff(want, err.Error()); diff != "" {
			t.Errorf("Check(%q) (-want +got):\n%s", p, diff)
		}
	}
}

func TestCompileErrors(t *testing.T) {
	for want, ph := range map[string]lint.Phrase{
		`phrase "ja …": column 4: a gap needs a word after it`:                 {Pattern: "ja …"},
		`phrase "oui": unknown language "fr", want "de", "en" or none for any`: {Pattern: "oui", Lang: "fr"},
	} {
		_, err := phrase.Match(nil, []lint.Phrase{{Pattern: "ja"}, ph})
		if err == nil || err.Error() != want {
			t.Errorf("Match with %q: %v, want %s", ph.Pattern, err, want)
		}
	}
}

// Every pair of cases of the letters that take the quick way of folding must meet.
func TestFoldingOfLatinLetters(t *testing.T) {
	for r := rune('A'); r <= 'ſ'; r++ {
		up, low := strings.ToUpper(string(r)), strings.ToLower(string(r))
		if !strings.ContainsAny(up, "×÷") && up != low && r != 'µ' && r != 'ı' && r != 'İ' {
			text := "x" + up + "x x" + low + "x"
			if got := found(t, "x"+string(r)+"x", text, ""); len(got) != 2 {
				t.Errorf("%q in %q: %q, want both", r, text, got)
			}
		}
	}
}

func TestMatcherIsShared(t *testing.T) {
	m, err := phrase.Compile([]lint.Phrase{{Pattern: "gehen … davon aus"}, {Pattern: "ΐλι*"}})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 50 {
				if got := len(m.Find([]*lint.Block{{Str: "Wir gehen nun davon aus: ΐλιος"}})); got != 2 {
					t.Errorf("%d hits, want 2", got)
				}
			}
		})
	}
	wg.Wait()
}

// Texts that would cost time quadratic in their length, if anything were read twice for each of its characters.
func TestLongTexts(t *testing.T) {
	m, err := phrase.Compile([]lint.Phrase{
		{Pattern: ", … ende"}, {Pattern: "a … a … ende"}, {Pattern: "-a* … ende"}, {Pattern: "a-a* … ende"}, {Pattern: ". … ende"}, {Pattern: "x"},
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, unit := range []string{",", ".", "a", "a ", "a-", "a'", "a_", "1.", "\u00ad", "a\u00ad", "u\u0308", "\u0308", "(", ". (", "…", "\n", "\xff", "ſ", "a. A "} {
		text := strings.Repeat(unit, 1<<18/len(unit)) + " x"
		hits := m.Find([]*lint.Block{{Str: text}})
		if len(hits) == 0 || hits[len(hits)-1].End != len(text) {
			t.Errorf("text of %q: the last word was not found", unit)
		}
	}
}

func FuzzMatch(f *testing.F) {
	for _, s := range [][2]string{
		{"gehen … davon aus", "Wir gehen hierbei davon aus. STRASSE"},
		{"{a|b c|} d* z. B.", "b c dd z.\u00a0B."},
		{"in-house", "In\u2011House- und -a\u00ad"},
		{"für*", "fu\u0308rs \xff\xfe"},
		{"99,9 %", "99,9\u202f%\n\n- 1. Januar"},
		{"{|a} … ", "'´`’_.,"},
		{"İ*", "i\u0307ı"},
	} {
		f.Add(s[0], s[1], "de")
		f.Add(s[1], s[0], "")
	}
	f.Fuzz(func(t *testing.T, pattern, text, lang string) {
		b := &lint.Block{Str: text, Lang: lang}
		hits, err := phrase.Match([]*lint.Block{b}, []lint.Phrase{{Pattern: pattern}, {Pattern: "a"}, {Pattern: "a* … {b|}  c"}})
		if (phrase.Check(pattern) == nil) != (err == nil) {
			t.Fatalf("Check and Match differ about %q: %v", pattern, err)
		}
		runes := map[int]bool{len(text): true}
		for i := range text {
			runes[i] = true
		}
		for i, h := range hits {
			if h.Start < 0 || h.Start >= h.End || h.End > len(text) || !runes[h.Start] || !runes[h.End] {
				t.Fatalf("%q in %q: hit %d to %d", pattern, text, h.Start, h.End)
			}
			if i > 0 && (hits[i-1].Start > h.Start || hits[i-1].Start == h.Start && hits[i-1].Phrase >= h.Phrase) {
				t.Fatalf("%q in %q: hits are not in order", pattern, text)
			}
		}
	})
}

// words are invented, and frequent ones are frequent.
func benchmarkText(size int) string {
	words := strings.Fields(`wir die der und das System wird durch Anwender für Prüfung Übergabe gehen davon aus Schnittstelle
		verfügbar Release-Planung Betrieb Größe Muster Annahme unter z. B. ggf. dass Kriterium, Nachweis. Antwort: 99,9 %`)
	var b strings.Builder
	for i, x := 0, uint32(1); b.Len() < size; i++ {
		x = x*1664525 + 1013904223
		b.WriteString(words[int(x>>16)%len(words)])
		b.WriteString(map[bool]string{true: ". ", false: " "}[i%17 == 16])
	}
	return b.String()
}

func benchmarkPhrases(n int) []lint.Phrase {
	heads := []string{"gehen … davon", "unter der", "annahme", "wir", "nach", "wird … durch", "prüf*", "{ist|sind}", "ggf.", "voraussicht*"}
	out := make([]lint.Phrase, n)
	for i := range out {
		suffix := string([]rune{'a' + rune(i/26%26), 'a' + rune(i%26)})
		out[i].Pattern = heads[i%len(heads)] + " wort" + suffix
		if i%4 != 0 { // one in four phrases shares its first word with others
			out[i].Pattern = "beginn" + suffix + " " + heads[i%len(heads)]
		}
	}
	return out
}

func BenchmarkFind(b *testing.B) {
	text := benchmarkText(1 << 20)
	var blocks []*lint.Block
	for len(text) > 0 {
		n := min(len(text), 600)
		for n < len(text) && text[n-1] != ' ' {
			n++
		}
		blocks = append(blocks, &lint.Block{Str: text[:n]})
		text = text[n:]
	}
	for _, bm := range []struct {
		name string
		n    int
	}{{"50 phrases", 50}, {"500 phrases", 500}, {"5000 phrases", 5000}} {
		b.Run(bm.name, func(b *testing.B) {
			m, err := phrase.Compile(benchmarkPhrases(bm.n))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(1 << 20)
			for b.Loop() {
				m.Find(blocks)
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	phrases := benchmarkPhrases(500)
	for b.Loop() {
		if _, err := phrase.Compile(phrases); err != nil {
			b.Fatal(err)
		}
	}
}

func TestSentencesOfText(t *testing.T) {
	text := "Am 3. Werktag, z. B. montags.  Wirklich?! „Ja.“ Zeile eins\nZeile zwei; Rest"
	want := []string{"Am 3. Werktag, z. B. montags.", "Wirklich?!", "„Ja.“", "Zeile eins", "Zeile zwei; Rest"}
	var got []string
	for _, s := range phrase.Sentences(text, "de") {
		got = append(got, text[s[0]:s[1]])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
	if got := phrase.Sentences(" \n", ""); got != nil {
		t.Errorf("sentences of blanks: %v", got)
	}
}
