package checks

import (
	_ "embed" // the page
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed required-evidence.md
var requiredEvidenceDoc string

var requiredEvidence = &lint.Check{
	ID:      "required-evidence",
	Kind:    lint.Unverified,
	Generic: true,
	Doc:     requiredEvidenceDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: im Register fehlt ein gültiger Nachweis dieser Art: {{kinds}}",
		EN: "{{criterion}}: the register has no valid evidence of this kind: {{kinds}}",
	},
	Advice: lint.Messages{
		DE: "Den Nachweis unter evidence in register.yaml eintragen, mit kind, file, valid_until und dem Kriterium unter covers.",
		EN: "Enter the document under evidence in register.yaml, with kind, file, valid_until, and the criterion under covers.",
	},
	Replaces: []string{"missing-evidence"},
	Params:   func() any { return &evidenceWanted{} },
	Validate: validateEvidenceWanted,
	Run: func(p *lint.Pass) error {
		want, _ := p.Rule.Params.(*evidenceWanted)
		day := lastDay(p.Bid.Config)
		for c := range p.Criteria() {
			r := commits(c)
			if r == nil {
				continue
			}
			ok := slices.ContainsFunc(p.Bid.Register.Evidence, func(e *lint.EvidenceEntry) bool {
				return slices.Contains(want.Kinds, e.Kind) && holds(e, day) && (e.Proves(c) || citing(c, e) != nil || verifies(p.Bid, c, e))
			})
			if !ok {
				p.Report(lint.Finding{Criterion: c, Response: r, Match: strings.Join(want.Kinds, " "), Args: lint.Args{"kinds": strings.Join(want.Kinds, ", ")}})
			}
		}
		return nil
	},
}

// evidenceWanted are the parameters: one of Kinds is enough.
type evidenceWanted struct {
	Kinds []string `yaml:"kinds"`
}

func validateEvidenceWanted(params any) error {
	want, _ := params.(*evidenceWanted)
	if len(want.Kinds) == 0 {
		return errors.New("required-evidence needs kinds, such as [certificate]")
	}
	for _, k := range want.Kinds {
		if !slices.Contains(lint.EvidenceKinds(), k) {
			return fmt.Errorf("unknown kind of evidence %q, want one of %s", k, strings.Join(lint.EvidenceKinds(), ", "))
		}
	}
	return nil
}

// verifies reports whether the last verification of a criterion names a piece of evidence.
func verifies(bid *lint.Bid, c *lint.Criterion, e *lint.EvidenceEntry) bool {
	v := bid.Register.VerificationOf(c)
	return v != nil && slices.Contains(v.Evidence, e.ID)
}
