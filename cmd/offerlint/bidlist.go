package main

import (
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
)

// maxJobs and maxJobsGitLab are how many jobs a matrix may have: of GitHub Actions (docs.github.com, Actions limits), and under
// parallel:matrix of GitLab, which refuses a pipeline with more (docs.gitlab.com, CI/CD YAML syntax reference).
const (
	maxJobs       = 256
	maxJobsGitLab = 200
)

// listFlags are the flags of bids.
type listFlags struct {
	changedSince string
	rulesets     []string
	format       string
	jobs         int
}

func (a *app) bidsCommand() *cobra.Command {
	var f listFlags
	cmd := &cobra.Command{
		Use:   "bids [DIR...]",
		Short: "List the bids below a folder, or those that a change touches",
		Long: `List bids: those in the folders named, and below (default: here). With --changed-since only those that a change touches: a file
in their folder, or a ruleset, register or file of the customer's that they name elsewhere.

  text     one folder a line
  json     folder, name and offerlint.yaml of each
  matrix   for the matrix of GitHub Actions: one job for each bid, or for each part of them where there are many. Each entry has
           "shard", for check --shard, "name", and "bids", the folders
  gitlab   for GitLab CI: a child pipeline with such a matrix; it extends a job .offerlint that you write

With --changed-since, give check the same revision and "shard", and each job finds its part.`,
		Example: `  offerlint bids
  offerlint bids --changed-since origin/main --format matrix
  offerlint check --changed-since origin/main --shard 2/8 --format json=part-2.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if !cmd.Flags().Changed("jobs") {
				f.jobs = f.mostJobs()
			}
			return a.listBids(args, f)
		},
	}
	fs := cmd.Flags()
	fs.StringVar(&f.changedSince, "changed-since", "", "only bids that a change since this Git revision touches")
	repeatable(fs, &f.rulesets, "ruleset", nil, "a ruleset that check is given as well; a change to it touches every bid; repeatable")
	fs.StringVar(&f.format, "format", "text", "text, json, matrix or gitlab")
	fs.IntVar(&f.jobs, "jobs", 0, fmt.Sprintf("at most so many jobs (default: what the CI system takes, with matrix %d, with gitlab %d)", maxJobs, maxJobsGitLab))
	return cmd
}

// mostJobs is how many jobs the CI system of a format takes.
func (f listFlags) mostJobs() int {
	if f.format == "gitlab" {
		return maxJobsGitLab
	}
	return maxJobs
}

func (a *app) listBids(args []string, f listFlags) error {
	formats := []string{"text", "json", "matrix", "gitlab"}
	if !slices.Contains(formats, f.format) {
		return fmt.Errorf("--format: not supported: %q, want %s%s", f.format, strings.Join(formats, ", "), didYouMean(f.format, formats))
	}
	if f.jobs < 1 || f.jobs > f.mostJobs() {
		return fmt.Errorf("--jobs: %d is out of range, want 1 to %d", f.jobs, f.mostJobs())
	}
	if len(args) == 0 {
		args = []string{"."}
	}
	for i, arg := range args {
		if !strings.HasSuffix(arg, "...") {
			args[i] = strings.TrimRight(arg, `/\`) + "/..."
		}
	}
	targets, err := a.targets(args, nil, nil)
	if f.changedSince != "" {
		targets, err = a.changedSince(f.changedSince, targets, err, f.rulesets)
	}
	if err != nil {
		return err
	}
	return a.printBids(targets, f)
}

// printBids prints a list of bids.
func (a *app) printBids(targets []target, f listFlags) error {
	switch f.format {
	case "text":
		for _, t := range targets {
			fmt.Fprintln(a.out, folder(t))
		}
		return nil
	case "json":
		type entry struct {
			Folder string `json:"folder"`
			Name   string `json:"name"`
			Config string `json:"config"`
		}
		list := []entry{}
		for _, t := range targets {
			list = append(list, entry{folder(t), t.config.Name, t.config.File})
		}
		return a.printJSON(map[string]any{"version": 1, "bids": list})
	case "matrix":
		return a.printJSON(map[string]any{"include": jobs(targets, f.jobs)})
	}
	return a.printGitLab(jobs(targets, f.jobs))
}

// printJSON prints on one line, as a step's output of GitHub Actions has to be.
func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// folder is the folder of a bid as it is printed.
func folder(t target) string { return path.Dir(t.config.File) }

// A job is a part of the bids.
type job struct {
	Shard string   `json:"shard"`
	Name  string   `json:"name"`
	Bids  []string `json:"bids"`
}

// jobs shares bids among at most so many jobs, as check --shard does.
func jobs(targets []target, most int) []job {
	n := min(len(targets), most)
	out := []job{}
	for k := 1; k <= n; k++ {
		j := job{Shard: fmt.Sprintf("%d/%d", k, n)}
		for _, t := range share(targets, k, n) {
			j.Bids = append(j.Bids, folder(t))
		}
		j.Name = j.Bids[0]
		if more := len(j.Bids) - 1; more > 0 {
			j.Name += " +" + strconv.Itoa(more)
		}
		out = append(out, j)
	}
	return out
}

// printGitLab prints a child pipeline. One without any job is refused by GitLab, so that an empty one says that there is nothing to do.
func (a *app) printGitLab(js []job) error {
	if len(js) == 0 {
		_, err := fmt.Fprint(a.out, "no-bid-is-touched:\n  rules: [{when: on_success}]\n  script: [\"true\"]\n")
		return err
	}
	fmt.Fprint(a.out, "include: [{local: .gitlab/offerlint.yml}]\n\nbids:\n  extends: .offerlint\n  parallel:\n    matrix:\n")
	for _, j := range js {
		// A JSON text is a YAML text.
		name, err := json.Marshal(j.Name)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "      - {OFFERLINT_SHARD: %q, OFFERLINT_NAME: %s}\n", j.Shard, name)
	}
	return nil
}
