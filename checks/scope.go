package checks

import (
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A scope is what a generic check judges as one: a response, or the offer as a whole.
type scope string

// The scopes. The zero value stands for a response.
const (
	inResponse scope = "response"
	inFile     scope = "file"
	inOffer    scope = "offer"
)

var scopes = []string{string(inResponse), string(inFile), string(inOffer)}

// UnmarshalText implements encoding.TextUnmarshaler.
func (s *scope) UnmarshalText(text []byte) error {
	if !slices.Contains(scopes, string(text)) {
		return fmt.Errorf("unknown scope %q, want one of %s", text, strings.Join(scopes, ", "))
	}
	*s = scope(text)
	return nil
}

// atOffer is the place of a finding about the offer as a whole: its first file.
func atOffer(bid *lint.Bid) lint.Span {
	for _, t := range bid.Passages {
		return lint.At(lint.Location{File: t.File})
	}
	return lint.At(lint.Location{File: bid.Config.File})
}

// committed reports whether a response says something and does not turn the criterion down.
func committed(r *lint.Response) bool {
	return !r.Empty() && r.Via != lint.ViaBlanket && r.Claim != lint.No && r.Claim != lint.NotApplicable
}
