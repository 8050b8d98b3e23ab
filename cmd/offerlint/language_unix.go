//go:build !windows

package main

// userLocale is for systems that say it by variables.
func userLocale() string { return "" }
