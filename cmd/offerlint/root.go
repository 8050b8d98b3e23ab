package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/fatih/color"
	"github.com/inconshreveable/mousetrap"
	"github.com/spf13/cobra"

	"github.com/offerlint/offerlint/lint"
)

// The rules of the terminal:
//
//   - Findings and what was asked for go to standard output, everything else to standard error with the prefix
//     "offerlint: ".
//   - The exit status is 0 when nothing reached --fail-on, 1 when something did, and 2 when the run cannot be trusted.
//   - Colour only on a terminal, and never where NO_COLOR is set, unless --color says otherwise.
//   - On Windows, a double click or a folder dropped on the program checks, opens the page, and waits for a key before the
//     window closes.

// Exit statuses.
const (
	statusClean    = 0
	statusFindings = 1
	statusBroken   = 2
)

// An exit ends the program with a status; what there was to say has been said.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit status %d", int(e)) }

// app is what the subcommands share: the streams and the global flags.
type app struct {
	in       io.Reader
	out, err io.Writer

	today   string
	clock   time.Time // when the run began; the zero time where --today says what to judge by
	lang    string
	tongue  string // the language of the bid that is looked at; "" until it is known
	color   string
	quiet   bool
	verbose bool

	busy     *progress // nil where nobody waits
	bids     []target  // those that the arguments name
	prepared *prepared // nil where one bid is judged
	written  []string  // files that the run wrote
}

// run runs the command line and returns the exit status.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	a := &app{in: in, out: out, err: errOut}
	explorer := mousetrap.StartedByExplorer()
	args = a.dropped(args, explorer)
	root := a.root(args)
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	status := statusClean
	if err := root.Execute(); err != nil {
		var code exit
		if errors.As(err, &code) {
			status = int(code)
		} else {
			a.complain(err)
			status = statusBroken
		}
	}
	if explorer {
		a.show()
		fmt.Fprint(errOut, "\n[Enter] ")
		_, _ = bufio.NewReader(in).ReadString('\n')
	}
	return status
}

// root is the command line, with what the arguments need of it; without any it is whole.
func (a *app) root(args []string) *cobra.Command {
	// Cobra would refuse a double click with a text about command lines; we do something useful instead.
	cobra.MousetrapHelpText = ""
	root := &cobra.Command{
		Use:   "offerlint",
		Short: "Find what an offer missed, left unverified or assumed, before it goes out",
		Long: `offerlint reads the customer's requirement workbook and your offer, cross-checks every criterion, and says which
points are missed, unverified or assumed, each with file, sheet, cell or line.

To begin: offerlint init looks at the files here and writes an offerlint.yaml, offerlint criteria shows what was read of them,
offerlint check judges the offer, and offerlint seal records what goes out.`,
		Version:           version(),
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              unknownCommand,
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.validate() },
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	f := root.PersistentFlags()
	f.StringVar(&a.today, "today", "", "the date to judge by, YYYY-MM-DD, or YYYY-MM-DDTHH:MM on the customer's clock (default: now)")
	f.StringVar(&a.lang, "lang", "", "language of the output: de or en (default: the bid's; of messages about no bid, the computer's)")
	f.StringVar(&a.color, "color", "auto", "colour the output: auto, always or never")
	f.BoolVarP(&a.quiet, "quiet", "q", false, "print findings only")
	f.BoolVarP(&a.verbose, "verbose", "v", false, "print every skipped row, how columns were understood, and related places")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return fmt.Errorf("%w; %s --help lists the flags", err, cmd.CommandPath())
	})
	a.addCommands(root, args)
	if len(args) > 0 && strings.HasPrefix(args[0], cobra.ShellCompRequestCmd) {
		completeWords(root)
	}
	return root
}

// unknownCommand refuses what is no command. Cobra suggests one only where a command sets no Args and does not run.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return fmt.Errorf("unknown command %q%s; offerlint --help lists the commands", args[0], didYouMean(args[0], names))
}

func (a *app) validate() error {
	if a.lang != "" && a.lang != "de" && a.lang != "en" {
		return fmt.Errorf("--lang: unknown language %q, want de or en", a.lang)
	}
	if !slices.Contains([]string{"auto", "always", "never"}, a.color) {
		return fmt.Errorf("--color: unknown value %q, want auto, always or never", a.color)
	}
	if a.today == "" {
		a.clock = time.Now()
		a.today = a.clock.Format(time.DateOnly)
		return nil
	}
	for _, layout := range []string{time.DateOnly, dateAndHour} {
		if _, err := time.Parse(layout, a.today); err == nil {
			return nil
		}
	}
	return fmt.Errorf("--today: %q is no date, want YYYY-MM-DD or YYYY-MM-DDTHH:MM", a.today)
}

const dateAndHour = "2006-01-02T15:04"

// now is the moment to judge by: the clock, or the hour of --today in the zone of the customer; the zero time where --today
// names a day alone.
func (a *app) now(zone *time.Location) time.Time {
	if t, err := time.ParseInLocation(dateAndHour, a.today, zone); err == nil {
		return t
	}
	return a.clock
}

// complain prints an error to standard error, each line with the prefix.
func (a *app) complain(err error) {
	a.aside()
	for _, line := range strings.Split(a.tell(err, home()), "\n") {
		fmt.Fprintf(a.err, "offerlint: %s\n", line)
	}
}

func paint(s lint.Severity, text string) string {
	c := color.New(map[lint.Severity]color.Attribute{
		lint.Blocker: color.FgHiRed, lint.Error: color.FgRed, lint.Warning: color.FgYellow, lint.Info: color.FgCyan,
	}[s])
	if s >= lint.Error {
		c.Add(color.Bold)
	}
	c.EnableColor()
	return c.Sprint(text)
}

// release is the version of a release; ci/release.sh sets it.
var release string

func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "0.1.0-dev"
	}
	return info.Main.Version
}
