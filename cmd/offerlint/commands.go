package main

import "github.com/spf13/cobra"

// A command is the name of one and how to put it together with its flags.
type command struct {
	name  string
	build func() *cobra.Command
}

// A group is the commands that the help lists below a title; without one they stand below those that Cobra adds.
type group struct {
	title    string
	commands []command
}

func (a *app) groups() []group {
	return []group{
		{"Read and judge:", []command{
			{"init", a.initCommand},
			{"criteria", a.criteriaCommand},
			{"check", a.checkCommand},
			{"status", a.statusCommand},
			{"explain", a.explainCommand},
		}},
		{"Decide, and write it into the register:", []command{
			{"verify", a.verifyCommand}, {"waive", a.waiveCommand}, {"register", a.registerCommand},
		}},
		{"What the customer changes and answers:", []command{
			{"questions", a.questionsCommand},
			{"clarifications", a.clarificationsCommand},
			{"diff", a.diffCommand},
			{"carry", a.carryCommand},
			{"accept-version", a.acceptCommand},
		}},
		{"Hand out, and hand in:", []command{{"matrix", a.matrixCommand}, {"annotate", a.annotateCommand}, {"seal", a.sealCommand}}},
		{"Rules:", []command{{"rules", a.rulesCommand}, {"test", a.testCommand}}},
		{"Git and CI:", []command{{"bids", a.bidsCommand}, {"merge", a.mergeCommand}, {"hook", a.hookCommand}}},
		{"", []command{{"version", a.versionCommand}}},
	}
}

// commandNamed is the name of a command that the arguments begin with; "" where they begin with something else.
func (a *app) commandNamed(args []string) string {
	if len(args) == 0 {
		return ""
	}
	for _, g := range a.groups() {
		for _, c := range g.commands {
			if c.name == args[0] {
				return c.name
			}
		}
	}
	return ""
}

// addCommands gives the root the commands. Where the arguments begin with the name of one, it gets that one alone: to put together
// all of them with their flags takes longer than many a command. What needs all, help, completion, a misspelt name, has all.
func (a *app) addCommands(root *cobra.Command, args []string) {
	only := a.commandNamed(args)
	for _, g := range a.groups() {
		if g.title != "" {
			root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		}
		for _, c := range g.commands {
			if only == "" || c.name == only {
				built := c.build()
				built.GroupID = g.title
				root.AddCommand(built)
			}
		}
	}
}
