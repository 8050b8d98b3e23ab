// Command offerlint checks offers against the customer's requirement workbook: it finds what was missed, what went out
// unverified, and what was assumed that nobody confirmed.
package main

import "os"

func main() {
	spareMemory()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
