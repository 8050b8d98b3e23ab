package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/strictyaml"
	"github.com/offerlint/offerlint/versions"
)

// acceptFlags are the flags of accept-version.
type acceptFlags struct {
	bid, by string
	dryRun  bool
}

func (a *app) acceptCommand() *cobra.Command {
	var f acceptFlags
	cmd := &cobra.Command{
		Use:   "accept-version",
		Short: "Record that a person looked at this version of the customer's files",
		Long: `Record in register.history.yaml, beside the register, what the customer asks for now, and who looked at it. From then on
check compares with this version: a response to a criterion that the customer changes later is amended-criterion, a criterion
that comes later is added-criterion, and a response to one that is gone is removed-criterion.

Run it once when the bid begins, and again after each amendment, when every answer that it touches was looked at. Entries of
register.yaml whose criterion has another number now get the new one; nothing else is changed in them.

Exit status: 0 recorded, or nothing changed since; 2 not recorded.`,
		Example: `  offerlint accept-version --by a.muster
  offerlint accept-version --by a.muster --bid examples/dms-musterhausen --dry-run`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.accept(f) },
	}
	fs := cmd.Flags()
	fs.StringVar(&f.by, "by", "", "who looked at it (required)")
	bidFlag(cmd, &f.bid)
	fs.BoolVar(&f.dryRun, "dry-run", false, "say what would be recorded, and write nothing")
	return cmd
}

func (a *app) accept(f acceptFlags) error {
	if strings.TrimSpace(f.by) == "" {
		return errors.New("--by: who looked at the version? Give a name, as --by a.muster")
	}
	bid, err := a.oneBid(f.bid)
	if err != nil {
		return err
	}
	asked := versions.Asked(bid)
	if old := bid.Register.Accepted; old != nil && unrevised(bid) {
		fmt.Fprintf(a.out, a.pick(bid, "Nichts ist geändert seit der Fassung, die %s am %s angesehen hat; nichts festgehalten.\n",
			"Nothing changed since the version that %s looked at on %s; nothing recorded.\n"), old.By, old.On)
		return nil
	}
	v := &lint.Version{By: f.by, On: a.today[:len(time.DateOnly)], Files: customerFiles(bid), Criteria: asked.Criteria, Positions: asked.Positions}
	a.tellAccepted(bid, v)
	if f.dryRun {
		fmt.Fprintln(a.out, a.pick(bid, "Probelauf: nichts geschrieben.", "Dry run: nothing was written."))
		return nil
	}
	return a.record(bid, v)
}

// oneBid reads the one bid that a command is about.
func (a *app) oneBid(arg string) (*lint.Bid, error) {
	t, err := a.bidNamed(arg)
	if err != nil {
		return nil, err
	}
	return a.read(t)
}

func (a *app) pick(bid *lint.Bid, de, en string) string {
	return lint.Messages{DE: de, EN: en}.In(a.reportOptions().Language(bid))
}

// unrevised reports whether the customer's files say what they said when the last version was accepted.
func unrevised(bid *lint.Bid) bool {
	return len(bid.Carried()) == 0 && !slices.ContainsFunc(bid.Revisions, func(r *lint.Revision) bool {
		return !slices.Equal(r.Classes, []string{string(versions.Unchanged)})
	})
}

// customerFiles are the files in which the customer asks for something, relative to the bid's folder.
func customerFiles(bid *lint.Bid) []string {
	answers := map[string]bool{} // they are part of the tender, and no list of what is asked
	for _, s := range bid.Sources {
		if s.Role == "clarifications" {
			answers[s.File] = true
		}
	}
	var out []string
	for _, d := range bid.Documents {
		if d.Side != lint.SideCustomer || d.Role != "read" || answers[d.File] {
			continue
		}
		rel, err := filepath.Rel(bid.Config.Dir, filepath.FromSlash(d.File))
		if err != nil {
			rel = d.File
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out
}

// tellAccepted says what is recorded, and what is worth a second look before.
func (a *app) tellAccepted(bid *lint.Bid, v *lint.Version) {
	fmt.Fprintf(a.out, a.pick(bid, "Fassung vom %s, angesehen von %s: %d Kriterien, %d Positionen aus %s\n", "Version of %s, looked at by %s: %d criteria, %d positions of %s\n"),
		v.On, v.By, len(v.Criteria), len(v.Positions), strings.Join(v.Files, ", "))
	lang := a.reportOptions().Language(bid)
	old := 0
	for _, r := range bid.Revisions {
		if r.New == nil || r.Old == nil || !r.Stale {
			continue
		}
		s := fmt.Sprintf("  %s „%s“: %s", r.New.ID, lint.Shorten(r.New.Label(), 60), r.What.In(lang))
		if lang != "de" {
			s = strings.NewReplacer("„", "“", "“", "”").Replace(s)
		}
		if r.New.Answered() && r.New.Fingerprint().Response == r.Old.Fingerprint().Response {
			old++
			s += a.pick(bid, "; die Antwort ist noch die alte", "; the response is still the old one")
		}
		fmt.Fprintln(a.out, s)
	}
	if old > 0 {
		fmt.Fprintf(a.out, a.pick(bid, "Antworten unverändert, obwohl ihr Kriterium geändert ist: %d. Wer das festhält, sagt, dass sie noch passen.\n",
			"responses unchanged although their criteria changed: %d. Recording this says that they still fit.\n"), old)
	}
	a.tellLeftOut(edition{name: bid.Config.Name, bid: bid})
}

// record writes the version into the history, and new numbers into the register.
func (a *app) record(bid *lint.Bid, v *lint.Version) error {
	name, err := registerFile(bid.Config) // the history lies beside it; the register itself is not made
	if err != nil {
		return err
	}
	writes := renumbered(bid)
	err = register.Update(name, func(now, past []byte) ([]byte, []byte, error) {
		history, err := register.Accept(past, v, bid.Config.Dir)
		if err != nil || len(writes) == 0 {
			return nil, history, err
		}
		out, err := register.Splice(printed(name), bid.Register.Source, now, writes)
		return out, history, err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, a.pick(bid, "Festgehalten in %s\n", "Recorded in %s\n"), printed(register.HistoryPath(bid.Config, name)))
	for _, c := range bid.Carried() {
		said := a.pick(bid, "%s: der Eintrag zu %s gilt jetzt für %s\n", "%s: the entry about %s is carried over to %s\n")
		if c.Void {
			said = a.pick(bid, "%s: der Eintrag zu %s gehört jetzt zu %s und gilt nicht: was er beurteilt hat, ist geändert oder nicht vermerkt\n",
				"%s: the entry about %s is about %s now and void: what it judged has changed, or is not noted\n")
		}
		fmt.Fprintf(a.out, said, c.Entry.At, c.Entry.Criterion, c.To.ID)
	}
	return nil
}

// renumbered are the entries of the register that get the new numbers of their criteria: else they would speak about whatever
// has the old number now.
func renumbered(bid *lint.Bid) []register.Write {
	var out []register.Write
	list := map[*lint.Entry]string{}
	r := &bid.Register
	for _, v := range r.Verifications {
		list[&v.Entry] = "verifications"
	}
	for _, x := range r.Assumptions {
		list[&x.Entry] = "assumptions"
	}
	for _, q := range r.Questions {
		list[&q.Entry] = "questions"
	}
	for _, w := range r.Waivers {
		list[&w.Entry] = "waivers"
	}
	for _, c := range bid.Carried() {
		w := register.Write{List: list[c.Entry], Old: c.Entry.At, Fields: []strictyaml.Pair{{Key: "criterion", Value: strictyaml.Quote(c.To.ID)}}}
		if c.Entry.Key != "" {
			w.Fields = append(w.Fields, strictyaml.Pair{Key: "key", Value: strictyaml.Quote(c.To.Key)})
		}
		out = append(out, w)
	}
	return out
}
