package main

import (
	"bufio"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/versions"
)

// verifyFlags are the flags of verify.
type verifyFlags struct {
	bid, by          string
	evidence         []string
	sections, owners []string
	stale            bool
	yes, dryRun      bool
}

func (a *app) verifyCommand() *cobra.Command {
	var f verifyFlags
	cmd := &cobra.Command{
		Use:   "verify [CRITERION...] --by NAME [--evidence ID]",
		Short: "Note in register.yaml that a person looked at responses and stands for them",
		Long: `Note in register.yaml that a person looked at responses and stands for them: who, on which day, against which evidence, and a
fingerprint of what stood there. When the requirement, its obligation or the response changes, the verification is stale.

Criteria are named by ID, * is a wildcard, or all at once by --section and --owner; of these, responses that are verified already
are left alone. --stale goes through those whose wording changed since they were verified, shows each change word by word, and asks.

Evidence that a verification named before is kept where none is given. Whoever wants to see first uses --dry-run.

Exit status: 0 verified, 2 refused; then nothing is written.`,
		Example: `  offerlint verify K-12 K-13 --by a.muster --evidence iso27001
  offerlint verify --section 3 --owner b.beispiel --by a.muster
  offerlint verify --stale --by a.muster`,
		ValidArgsFunction: a.completeCriteria(&f.bid, 0),
		RunE:              func(_ *cobra.Command, args []string) error { return a.verify(args, f) },
	}
	fs := cmd.Flags()
	bidFlag(cmd, &f.bid)
	fs.StringVar(&f.by, "by", "", "who looked at the responses")
	repeatable(fs, &f.evidence, "evidence", nil, "ID of evidence in the register; repeatable")
	repeatable(fs, &f.sections, "section", nil, "the criteria of this section, by name or number; repeatable")
	repeatable(fs, &f.owners, "owner", nil, "the criteria of this owner; repeatable")
	fs.BoolVar(&f.stale, "stale", false, "only what changed since it was verified: show each change, and ask")
	fs.BoolVar(&f.yes, "yes", false, "with --stale: do not ask")
	fs.BoolVar(&f.dryRun, "dry-run", false, "say what would be written, and write nothing")
	a.completeFlags(cmd, &f.bid)
	return cmd
}

func (a *app) verify(args []string, f verifyFlags) error {
	bulk := len(f.sections)+len(f.owners) > 0
	switch {
	case strings.TrimSpace(f.by) == "":
		return errors.New("--by is missing: who looked at the responses?")
	case len(args) == 0 && !bulk && !f.stale:
		return errors.New("name criteria, or choose them with --section, --owner or --stale")
	case len(args) > 0 && bulk:
		return errors.New("name criteria or choose them with --section and --owner, not both")
	case f.yes && !f.stale:
		return errors.New("--yes goes with --stale")
	}
	j, _, err := a.judgement(f.bid)
	if err != nil {
		return err
	}
	chosen, err := j.criteria(args)
	if len(args) == 0 {
		chosen, err = j.within(f.sections, f.owners)
	}
	if err != nil {
		return err
	}
	v := &verifying{judgement: j, flags: f, answers: bufio.NewScanner(a.in)}
	if f.stale {
		chosen = v.stale(chosen)
	} else if bulk {
		chosen = v.open(chosen)
	}
	if err := v.enterAll(chosen); err != nil {
		return err
	}
	return j.write(f.dryRun)
}

// verifying goes through the criteria that are verified.
type verifying struct {
	*judgement
	flags   verifyFlags
	answers *bufio.Scanner
}

// open are the criteria with a response that nobody verified as it stands. It says which ones have none.
func (v *verifying) open(cs []*lint.Criterion) []*lint.Criterion {
	var out []*lint.Criterion
	var unanswered []string
	verified := 0
	for _, c := range cs {
		e := v.bid.Register.VerificationOf(c)
		switch {
		case c.Withdrawn:
		case !c.Answered():
			unanswered = append(unanswered, c.ID)
		case e != nil && e.Stands():
			verified++
		default:
			out = append(out, c)
		}
	}
	if len(unanswered) > 0 {
		v.complain(errors.New(v.pick("ohne Antwort, nicht freigegeben: ", "without a response, not verified: ") + lint.Printable(strings.Join(unanswered, ", "))))
	}
	if verified > 0 {
		v.complain(fmt.Errorf(v.pick("schon freigegeben: %d", "verified already: %d"), verified))
	}
	return out
}

// stale are the criteria whose change somebody looked at and accepted.
func (v *verifying) stale(cs []*lint.Criterion) []*lint.Criterion {
	var out []*lint.Criterion
	for _, c := range cs {
		e := v.bid.Register.VerificationOf(c)
		if e == nil || e.Stands() || c.Withdrawn {
			continue
		}
		v.show(c, e)
		if !c.Answered() {
			fmt.Fprintln(v.out, "  "+v.pick("keine Antwort mehr, nicht freigegeben", "no response any more, not verified"))
			continue
		}
		if v.flags.yes || v.flags.dryRun || v.confirmed() {
			out = append(out, c)
		}
	}
	return out
}

// stalePart names a part of a criterion that changed.
var stalePart = map[lint.FingerprintPart]lint.Messages{
	lint.PartText: {DE: "Anforderung", EN: "requirement"}, lint.PartObligation: {DE: "Art", EN: "obligation"},
	lint.PartAnswers: {DE: "erlaubte Antworten", EN: "answers allowed"}, lint.PartResponse: {DE: "Antwort", EN: "response"},
}

// staleContext is how many characters stand around a change.
const staleContext = 60

// show prints what changed since a verification.
func (v *verifying) show(c *lint.Criterion, e *lint.Verification) {
	fmt.Fprintf(v.out, v.pick("%s %s, freigegeben von %s", "%s %s, verified by %s"), lint.Printable(c.ID), lint.Shorten(c.Label(), staleContext), lint.Printable(e.By))
	if on, err := time.Parse(time.DateOnly, e.On); err == nil {
		fmt.Fprint(v.out, v.pick(on.Format(" am 02.01.2006"), on.Format(" on 2 Jan 2006")))
	}
	fmt.Fprintln(v.out)
	if e.Judged == (lint.Fingerprint{}) {
		fmt.Fprintln(v.out, "  "+v.pick("es fehlt, welcher Wortlaut gemeint war; heute lautet die Antwort:", "it does not say which wording was meant; today the response reads:"))
		fmt.Fprintln(v.out, "  "+lint.Shorten(c.Parts().Response, 4*staleContext))
	}
	for _, ch := range v.bid.Register.Changes(e.Judged, c) {
		text := v.pick("geändert, der alte Wortlaut ist nicht bekannt; heute: ", "changed, the old wording is not known; today: ") + lint.Shorten(ch.After, 4*staleContext)
		if ch.Known {
			text = versions.Line(versions.Words(ch.Before, ch.After), staleContext, nil)
		}
		fmt.Fprintf(v.out, "  %s: %s\n", stalePart[ch.Part].In(v.lang), text)
	}
}

// confirmed asks whether the response is verified as it stands.
func (v *verifying) confirmed() bool {
	return v.asked(v.answers, "  "+v.pick("Freigeben? [j/N] ", "Verify? [y/N] "))
}

// asked puts a question to whoever sits at the terminal. No answer is no.
func (a *app) asked(answers *bufio.Scanner, question string) bool {
	fmt.Fprint(a.out, question)
	answer := ""
	if answers.Scan() {
		answer = strings.ToLower(strings.TrimSpace(answers.Text()))
	}
	if !terminal(a.in) {
		fmt.Fprintln(a.out)
	}
	return slices.Contains([]string{"j", "ja", "y", "yes"}, answer)
}

// enterAll notes the verifications; where one is refused none is written.
func (v *verifying) enterAll(cs []*lint.Criterion) error {
	var errs []error
	for _, c := range cs {
		evidence := v.flags.evidence
		if old := v.bid.Register.VerificationOf(c); old != nil && len(evidence) == 0 {
			evidence = old.Evidence
		}
		w, refused, err := register.Verify(v.bid, c, v.flags.by, v.bid.Config.Today, evidence)
		if err != nil {
			return err
		}
		if refused != (lint.Messages{}) {
			errs = append(errs, v.refuse(c, refused))
			continue
		}
		what := v.pick("freigegeben von ", "verified by ") + strings.TrimSpace(v.flags.by) + v.pick(" am ", " on ") + v.bid.Config.Today
		if len(evidence) > 0 {
			what += v.pick(" anhand von ", " against ") + strings.Join(evidence, ", ")
		}
		v.enter(c, w, what)
	}
	return errors.Join(errs...)
}
