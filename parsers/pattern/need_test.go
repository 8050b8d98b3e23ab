package pattern_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// sources are expressions of every shape that the rooms of this project use.
var sources = []string{
	`(?i)(?:^|[^\p{L}])(?:nicht|kein|keine[nr]?|ohne|not|never)(?:[^\p{L}]|$)`,
	`(?i)zertifi|testat|bescheinig|prüfbericht|certif`,
	`(?i)(?:höchstens|maximal|max\.?)[\s\p{Z}]+(\d+)[\s\p{Z}-]*(wörtern|zeichen|words?)(?:$|[^\p{L}])`,
	`ISO|IEC|DIN|EN[\s\p{Z}/-]|C5|IP[\s\p{Z}-]?\d|X[A-ZÖÄÜ]\p{L}|(?i:grundschutz|iso[\s\p{Z}/-]?\d)`,
	`(?i)(?:typ(?:e|s)?|type)[\s\p{Z}.-]*(II|I|2|1)(?:$|[^\p{L}\p{N}])`,
	`(?i)ö(?:ffnung|l)|äquivalent`, `(?i)[ck]onzept`, `a{2,3}b?c+`, `(?:ab)+|(?:cd)*`, `^$`, `\bfoo\b`, `(?s).*x`, `K-?\d+`, `(?i)straße|kasse`, `ſ`, `(?m)^see annex [a-z]$`, `X[A-ZÖÄÜ]\p{L}`, `(?i)İx`, `[Kk]\x{212a}?ab`,
}

// TestNeedSparesNoMatch holds that a text which an expression matches is never spared: in any case, with what Unicode counts as
// the same letter, and amid other text.
func TestNeedSparesNoMatch(t *testing.T) {
	texts := []string{
		"Das ist NICHT so", "kein", "Zertifikat", "ein PRÜFBERICHT liegt bei", "höchstens 500 Wörtern", "max. 20 words", "nach iso 27001", "EN 50600", "IP 54", "XRechnung",
		"C5", "Typ 2", "typeII", "Öffnung", "ÄQUIVALENT", "Konzept", "concept", "aab", "aaacc", "abab", "", "cdcd", "foo bar", "xx", "x", "K-12", "K12", "STRASSE", "Straße",
		"\u212aasse", "ka\u017f\u017fe", "ſ", "s", "Siehe\nsee annex c\n", "XÖV", "xövia", "İX", "ix", "Kab", "kab", "nie", "niemals ohne Not",
	}
	for _, source := range sources {
		p, re := pattern.Must(source), regexp.MustCompile(source)
		for _, text := range texts {
			for _, s := range []string{text, strings.ToUpper(text), strings.ToLower(text), "– " + text + " –"} {
				if got, want := p.MatchString(s), re.MatchString(s); got != want {
					t.Errorf("%s matches %q: %t, want %t", source, s, got, want)
				}
				if got, want := p.Match([]byte(s)), re.MatchString(s); got != want {
					t.Errorf("%s matches the bytes of %q: %t, want %t", source, s, got, want)
				}
			}
		}
	}
}

// FuzzNeed tries expressions and texts that nobody thought of.
func FuzzNeed(f *testing.F) {
	for _, s := range sources {
		f.Add(s, "nicht zertifiziert, höchstens 500 Wörter")
		f.Add(s, "ISO 27001 Typ 2 aab foo K-1")
	}
	f.Fuzz(func(t *testing.T, source, text string) {
		re, err := regexp.Compile(source)
		if err != nil {
			t.Skip()
		}
		if got, want := pattern.Must(source).MatchString(text), re.MatchString(text); got != want {
			t.Errorf("%s matches %q: %t, want %t", source, text, got, want)
		}
	})
}
