package parsers

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
)

// share says which of the files found belong to which lot, member and so on: those whose paths name it.
func (r *reader) share(want *lint.RequiredDocument) {
	for _, s := range want.Shares {
		s.Found = nil
		for _, d := range want.Found {
			if names(pathWords(r.inside(d.File)), s.Name, want.Per) {
				s.Found = append(s.Found, d)
			}
		}
	}
}

// names reports whether a path names a member, a lot and so on. A lot that is a number or a letter is named by its word:
// los-1, Lot 02. Forms of companies may be left out of a path.
func names(path []string, name string, per lint.Per) bool {
	wanted := nameWords(name)
	if lots := lint.LotsOf(name); per == lint.PerLot && len(lots) == 1 {
		for i, w := range path {
			word := strings.TrimRight(w, "0123456789")
			number := w[len(word):]
			if number == "" && i+1 < len(path) {
				number = path[i+1]
			}
			if (word == "los" || word == "lot") && slices.Equal(lint.LotsOf(number), lots) {
				return true
			}
		}
		return false
	}
	wanted = slices.DeleteFunc(wanted, func(w string) bool { return slices.Contains(companyForms, w) })
	if len(wanted) == 0 {
		wanted = nameWords(name)
	}
	joined := strings.Join(wanted, "")
	for i := range path {
		rest := ""
		for _, w := range path[i:] {
			if rest += w; rest == joined {
				return joined != ""
			}
		}
	}
	return false
}

// companyForm holds forms of companies whose capitals begin no word.
var companyForm = strings.NewReplacer("GmbH", " gmbh ", "mbH", " mbh ", "KGaA", " kgaa ", "GbR", " gbr ")

var companyForms = []string{"gmbh", "mbh", "ag", "kg", "kgaa", "co", "ohg", "gbr", "ug", "se", "eg", "ev", "ltd", "limited", "inc", "llc", "llp", "plc", "und", "and"}

// pathWords are the words of a path, without the ending of the file.
func pathWords(path string) []string {
	if i := strings.LastIndexByte(path, '.'); i > strings.LastIndexByte(path, '/') {
		path = path[:i]
	}
	return nameWords(path)
}

// nameWords are the words of a name as they are compared: small letters, umlauts as they are written in the names of files. A
// capital within a word begins another: MusterSoftware.
func nameWords(s string) []string {
	var spaced strings.Builder
	var before rune
	for _, c := range companyForm.Replace(norm.NFC.String(s)) {
		if unicode.IsUpper(c) && unicode.IsLower(before) {
			spaced.WriteByte(' ')
		}
		spaced.WriteRune(c)
		before = c
	}
	plain := strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue").Replace(fold.String(spaced.String()))
	return strings.FieldsFunc(plain, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}
