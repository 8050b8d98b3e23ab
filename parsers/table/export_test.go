package table

// Folded is for the test that compares the short way of folding with the long one.
func Folded(s string) string { return folded(s) }
