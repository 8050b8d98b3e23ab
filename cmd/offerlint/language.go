package main

import (
	"cmp"
	"errors"
	"os"
	"regexp"
	"strings"
	"sync"
)

// A spoken error is about a bid whose language is known.
type spoken struct {
	error
	lang string
}

// Unwrap is the error without its language.
func (s spoken) Unwrap() error { return s.error }

// inLanguage notes the language of the bid that an error is about; "" where it is not known.
func inLanguage(err error, lang string) error {
	if err == nil || lang == "" {
		return err
	}
	return spoken{err, lang}
}

// tell is an error in the language of --lang, else in that of the bid it is about, else in the one given.
func (a *app) tell(err error, otherwise string) string {
	var s spoken
	known := ""
	if errors.As(err, &s) {
		known = s.lang
	}
	message := strings.TrimRight(err.Error(), "\n")
	if cmp.Or(a.lang, known, a.tongue, otherwise) != "de" {
		return message
	}
	lines := strings.Split(message, "\n")
	for i := range lines {
		lines[i] = inGerman(lines[i])
	}
	return strings.Join(lines, "\n")
}

// home is the language of the person at this computer, for messages about no bid: de or en.
func home() string {
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_MESSAGES"), os.Getenv("LANG"), userLocale())
	if strings.HasPrefix(strings.ToLower(locale), "de") {
		return "de"
	}
	return "en"
}

var languageKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^language:[ \t]*["']?(de|en)\b`) })

// languageOf is what an offerlint.yaml that cannot be read as a whole says about its language; "" where it says nothing.
func languageOf(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	if m := languageKey().FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return ""
}
