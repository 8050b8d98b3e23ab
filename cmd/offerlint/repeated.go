package main

import (
	"strings"

	"github.com/spf13/pflag"
)

// repeated is the value of a flag that may be given several times. It does what pflag's StringArrayVar does, which writes a line of
// CSV for each such flag of each command at every start, only for help to show a default.
type repeated struct {
	values *[]string
	given  bool
}

// repeatable adds a flag that may be given several times; what is given takes the place of the default.
func repeatable(fs *pflag.FlagSet, p *[]string, name string, otherwise []string, usage string) {
	*p = otherwise
	fs.Var(&repeated{values: p}, name, usage)
}

func (r *repeated) Set(s string) error {
	if !r.given {
		*r.values, r.given = nil, true
	}
	*r.values = append(*r.values, s)
	return nil
}

// Type is the one by which help names it, and by which a shell proposes it again.
func (r *repeated) Type() string { return "stringArray" }

// String is what help shows as the default; "" for none.
func (r *repeated) String() string {
	if r.values == nil || len(*r.values) == 0 {
		return ""
	}
	return "[" + strings.Join(*r.values, ",") + "]"
}
