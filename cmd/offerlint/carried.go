package main

import (
	"fmt"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// tellCarried says which entries of the register hold for a criterion that has another number now.
func (a *app) tellCarried(bid *lint.Bid) {
	var moves []string
	for _, c := range bid.Carried() {
		moves = append(moves, c.Entry.Criterion+" → "+c.To.ID)
	}
	n := len(moves)
	if n == 0 || a.quiet {
		return
	}
	if n > maxLeftOut {
		moves = append(moves[:maxLeftOut], fmt.Sprintf("and %d more", n-maxLeftOut))
	}
	a.complain(fmt.Errorf("%s: entries are carried over to new numbers: %s; offerlint accept-version writes them", bid.Register.File, strings.Join(moves, ", ")))
}
