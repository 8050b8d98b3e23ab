package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed wrong-language.md
var wrongLanguageDoc string

var wrongLanguage = &lint.Check{
	ID:   "wrong-language",
	Kind: lint.Missed,
	Doc:  wrongLanguageDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ ist auf {{is}}, das Angebot auf {{wanted}}",
		EN: "{{criterion}}: “{{match}}” is in {{is}}, the offer in {{wanted}}",
	},
	Advice: lint.Messages{
		DE: "Übersetzen, oder als Zitat kennzeichnen. Ist die andere Sprache erlaubt, language in offerlint.yaml prüfen.",
		EN: "Translate it, or mark it as a quotation. Where the other language is allowed, check language in offerlint.yaml.",
	},
	Params: func() any { return &foreign{Words: 12} },
	Run: func(p *lint.Pass) error {
		params, _ := p.Rule.Params.(*foreign)
		lang := p.Bid.Config.Language
		if lang == "" {
			return nil
		}
		for b, f := range places(p) {
			if b.Quoted || b.Kind == lint.Heading {
				continue
			}
			if s := params.in(b.Str, lang); s != "" {
				start := strings.Index(b.Str, s)
				is, wanted := languageNames["en"], languageNames["de"]
				if lang == "en" {
					is, wanted = wanted, is
				}
				p.Report(lint.Finding{
					Criterion: f.Criterion, Response: f.Response, At: b.At(start, start+len(s)), Match: s,
					Args:  lint.Args{"match": s},
					Words: map[string]lint.Messages{"is": is, "wanted": wanted},
				})
			}
		}
		return nil
	},
}

var languageNames = map[string]lint.Messages{"de": {DE: "Deutsch", EN: "German"}, "en": {DE: "Englisch", EN: "English"}}

// foreign are the parameters.
type foreign struct {
	// Words is how many words a sentence has at least that is looked at.
	Words int `yaml:"words"`
}

// Words that stand in nearly every sentence of one language and hardly in the other; "in", "an", "war", "die" and "so" are
// words of both, or nearly.
var (
	germanSmall = wordSet(`der das und ist nicht mit ein eine einen einem einer eines dem den des im am zu zur zum von vom für auf wird werden wurde wurden
		wir sie es sich auch bei nach oder aus durch über kann können muss müssen soll sollen sind haben hat unser unsere unserer unseren dass welche wie nur
		sowie diese dieser dieses alle jede jeder jedes wenn sofern damit beim ihre ihrer als um bis ab je`)
	englishSmall = wordSet(`the and is not with of to for on by we our are be this that it as from or at can must shall should will has have had which you your
		all any each when how who whom they their them its was were been into if then there these those a than so between within`)
)

// smallShare is how many of ten words of a sentence are small ones of its language, at least.
const smallShare = 2

// in is the first sentence of a text that is in the other language; "" for none. What stands in quotation marks and code does
// not count, nor do names: a list of them has no small words.
func (f *foreign) in(text, lang string) string {
	own, other := germanSmall(), englishSmall()
	if lang == "en" {
		own, other = other, own
	}
	for _, span := range phrase.Sentences(text, "") {
		s := text[span[0]:span[1]]
		words := strings.FieldsFunc(strings.ToLower(unquoted(s)), func(r rune) bool { return !isWordRune(r) && r != '\'' && r != '’' })
		if len(words) < f.Words {
			continue
		}
		ours, theirs := 0, 0
		for _, w := range words {
			if own[w] {
				ours++
			}
			if other[w] {
				theirs++
			}
		}
		if theirs*10 >= len(words)*smallShare && theirs >= 3*max(ours, 1) {
			return s
		}
	}
	return ""
}

// unquoted is a sentence without what stands in quotation marks, without code and addresses.
func unquoted(s string) string {
	if !strings.ContainsAny(s, quotes) && !strings.Contains(s, "://") {
		return s // as most sentences: the expression costs more
	}
	return quotation().ReplaceAllString(s, " ")
}

const quotes = "„“»«\"‚`"

var quotation = lazily("„[^“”]*[“”]|“[^”]*”|»[^«]*«|«[^»]*»|\"[^\"]*\"|‚[^‘’]*[‘’]|`[^`]*`|https?://\\S+")
