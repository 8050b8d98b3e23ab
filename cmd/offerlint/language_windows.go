package main

import "syscall"

// german is the primary language identifier of German in Windows (LANG_GERMAN).
const german = 0x07

// userLocale is the language in which Windows speaks to the person: "de", or "" for any other.
func userLocale() string {
	id, _, _ := syscall.NewLazyDLL("kernel32.dll").NewProc("GetUserDefaultUILanguage").Call()
	if id&0x3ff == german {
		return "de"
	}
	return ""
}
