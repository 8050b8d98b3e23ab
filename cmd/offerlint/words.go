package main

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/rulesets"
)

// fewWords are what flags may be given, where that is a choice of few, whichever command they belong to.
func fewWords() map[string][]string {
	severities := []string{"blocker", "error", "warning", "info"}
	return map[string][]string{
		"stage": lint.Draft.Names(), "fail-on": append(severities, "never"), "kind": lint.Missed.Names(), "group": report.Groupings(),
		"ruleset": rulesets.Builtin(), "lang": {"de", "en"}, "color": {"auto", "always", "never"}, "csv-for": {"excel-de", "excel-en"},
	}
}

// formatWords are the formats of each command.
func formatWords() map[string][]string {
	return map[string][]string{
		"check": checkFormats, "diff": diffFormats, "status": statusFormats, "criteria": {"text", "json", "csv", "markdown"},
		"bids": {"text", "json", "matrix", "gitlab"}, "matrix": {"xlsx", "html", "markdown", "csv"}, "questions": {"markdown", "csv", "xlsx"},
		"explain": {"text", "html"}, "carry": {"text", "json"}, "clarifications": {"text", "json"}, "rules": {"text", "json"},
	}
}

// completeWords lets a shell propose the words of every flag that takes one of few, in a command and those below it.
func completeWords(cmd *cobra.Command) { proposeAll(cmd, fewWords(), formatWords()) }

func proposeAll(cmd *cobra.Command, few, formats map[string][]string) {
	for flag, words := range few {
		proposeWords(cmd, flag, words)
	}
	proposeWords(cmd, "format", formats[cmd.Name()])
	for _, c := range cmd.Commands() {
		proposeAll(c, few, formats)
	}
}

// proposeWords looks at the flags of the command alone: those of its parents are theirs.
func proposeWords(cmd *cobra.Command, flag string, words []string) {
	if len(words) == 0 || cmd.Flags().Lookup(flag) == nil && cmd.PersistentFlags().Lookup(flag) == nil {
		return
	}
	complete(cmd, flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		if flag == "ruleset" || strings.Contains(typed, "=") {
			return words, cobra.ShellCompDirectiveDefault // a file may be meant as well
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	})
}

// complete says how a flag is completed. That the flag is not there, or completed in another way already, is a fault of ours which
// nothing that a person types can bring about: every completion would show it, and so does TestCommandAlone.
func complete(cmd *cobra.Command, flag string, how completer) {
	if err := cmd.RegisterFlagCompletionFunc(flag, how); err != nil {
		panic(err)
	}
}
