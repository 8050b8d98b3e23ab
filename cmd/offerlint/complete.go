package main

import (
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
)

// A completer proposes the words that a shell may put in for what is typed.
type completer = func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective)

// quietly reads the bid that a command is about, without a word about what is wrong with it; nil where it cannot be read.
func (a *app) quietly(dir string) (*lint.Bid, target) {
	silent := *a
	silent.out, silent.err, silent.quiet = io.Discard, io.Discard, true
	if silent.validate() != nil {
		return nil, target{}
	}
	t, err := silent.bidNamed(dir)
	if err != nil {
		return nil, t
	}
	bid, err := silent.read(t)
	if err != nil {
		return nil, t
	}
	return bid, t
}

// completeCriteria proposes the IDs of criteria that are not among the arguments yet, each with what it is about. The first
// arguments may be something else.
func (a *app) completeCriteria(dir *string, first int) completer {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		bid, _ := a.quietly(*dir)
		if bid == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		for _, c := range bid.Criteria {
			if len(args) < first || !slices.Contains(args[first:], c.ID) {
				out = append(out, cobra.CompletionWithDesc(c.ID, lint.Shorten(c.Label(), 60)))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeWaive proposes rules, and then criteria.
func (a *app) completeWaive(dir *string) completer {
	criteria := a.completeCriteria(dir, 1)
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return criteria(cmd, args, typed)
		}
		_, t := a.quietly(*dir)
		set, err := loadRules(t, nil)
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var out []string
		for _, r := range set.Rules {
			if r.MayBeWaived() {
				out = append(out, cobra.CompletionWithDesc(r.Name, lint.Shorten(r.Check.Summary(), 60)))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// completeFlags proposes evidence, owners, sections and people of the register for the flags that a command has.
func (a *app) completeFlags(cmd *cobra.Command, dir *string) {
	for flag, words := range map[string]func(*lint.Bid) []string{
		"evidence": evidenceIDs, "by": people,
		"owner":   func(b *lint.Bid) []string { return ofCriteria(b, func(c *lint.Criterion) string { return c.Owner }) },
		"section": func(b *lint.Bid) []string { return ofCriteria(b, func(c *lint.Criterion) string { return c.Section }) },
	} {
		if cmd.Flags().Lookup(flag) == nil {
			continue
		}
		complete(cmd, flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			bid, _ := a.quietly(*dir)
			if bid == nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return words(bid), cobra.ShellCompDirectiveNoFileComp
		})
	}
}

func evidenceIDs(bid *lint.Bid) []string {
	var out []string
	for _, e := range bid.Register.Evidence {
		out = append(out, cobra.CompletionWithDesc(e.ID, lint.Shorten(e.Title, 60)))
	}
	return out
}

// people are those who verified, accepted or answer something.
func people(bid *lint.Bid) []string {
	var out []string
	for _, v := range bid.Register.Verifications {
		out = append(out, v.By)
	}
	for _, w := range bid.Register.Waivers {
		out = append(out, w.By)
	}
	out = append(out, ofCriteria(bid, func(c *lint.Criterion) string { return c.Owner })...)
	return distinct(out)
}

func ofCriteria(bid *lint.Bid, value func(*lint.Criterion) string) []string {
	var out []string
	for _, c := range bid.Criteria {
		out = append(out, value(c))
	}
	return distinct(out)
}

// distinct are the words, each once, in the order of the alphabet.
func distinct(words []string) []string {
	words = slices.DeleteFunc(words, func(w string) bool { return w == "" })
	slices.Sort(words)
	return slices.Compact(words)
}
