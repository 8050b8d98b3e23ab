package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestCommandAlone builds each command by itself, as it is when its name begins the arguments, and beside all others, as help and
// completion see it.
func TestCommandAlone(t *testing.T) {
	a := &app{}
	all := map[string][]string{}
	for _, c := range a.root(nil).Commands() {
		all[c.Name()] = shape(c)
	}
	seen := 0
	for _, g := range a.groups() {
		for _, c := range g.commands {
			seen++
			alone := a.root([]string{c.name, "check"}).Commands()
			if len(alone) != 1 || alone[0].Name() != c.name {
				t.Errorf("%s: builds %d commands, want itself", c.name, len(alone))
				continue
			}
			if diff := cmp.Diff(all[c.name], shape(alone[0])); diff != "" {
				t.Errorf("%s (-beside others +alone)\n%s", c.name, diff)
			}
		}
	}
	for _, args := range [][]string{nil, {"help", "check"}, {"--lang", "check"}, {"-h"}, {"chekc"}, {"__complete", "check", ""}} {
		if got := len(a.root(args).Commands()); got != seen || seen < 20 {
			t.Errorf("%q: %d commands, want all %d", args, got, seen)
		}
	}
}

// shape is a command and those below it, each with its flags.
func shape(c *cobra.Command) []string {
	out := []string{c.CommandPath() + ": " + c.Short}
	c.LocalFlags().VisitAll(func(f *pflag.Flag) { out = append(out, c.Name()+" --"+f.Name+" "+f.Usage) })
	for _, below := range c.Commands() {
		out = append(out, shape(below)...)
	}
	return out
}
