package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3" //nolint:depguard // CI systems do not read these files strictly
)

// parseYAML reads a file of the repository as a CI system would.
func parseYAML(t *testing.T, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../..", file))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// TestGitHubAction holds that action.yml hands every input on, and runs its script as GitHub Actions does.
func TestGitHubAction(t *testing.T) {
	require(t, "bash")
	var action struct {
		Inputs map[string]struct {
			Description string
			Default     *string
		}
		Runs struct {
			Using string
			Steps []struct {
				ID, Shell, Run, Uses, If string
				Env                      map[string]string
			}
		}
	}
	parseYAML(t, "action.yml", &action)
	whole, err := os.ReadFile("../../action.yml")
	if err != nil {
		t.Fatal(err)
	}
	for name, in := range action.Inputs {
		if in.Description == "" || in.Default == nil {
			t.Errorf("input %s: has no description or no default", name)
		}
		if !strings.Contains(string(whole), "inputs."+name) {
			t.Errorf("input %s: is used nowhere", name)
		}
	}
	for _, used := range regexp.MustCompile(`inputs\.([a-z-]+)`).FindAllStringSubmatch(string(whole), -1) {
		if _, ok := action.Inputs[used[1]]; !ok {
			t.Errorf("input %s: is used and not declared", used[1])
		}
	}
	for _, s := range action.Runs.Steps {
		if strings.Contains(s.Run, "${{") {
			t.Errorf("a text could run as a script: %s", s.Run)
		}
	}
	source, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	manyBids(t, 4)
	check := action.Runs.Steps[1]
	try := func(want int, env ...string) string {
		t.Helper()
		tmp := t.TempDir()
		cmd := exec.Command("bash", "-c", check.Run)
		cmd.Env = append(os.Environ(), "OFFERLINT_SOURCE="+source, "RUNNER_TEMP="+tmp, "GITHUB_OUTPUT="+tmp+"/output",
			"GITHUB_STEP_SUMMARY="+tmp+"/summary")
		for name := range check.Env {
			if name != "OFFERLINT_SOURCE" {
				cmd.Env = append(cmd.Env, name+"=")
			}
		}
		cmd.Env = append(cmd.Env, env...)
		out, err := cmd.Output()
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != want {
			t.Fatalf("%v: %v, want exit status %d\n%s", env, err, want, out)
		}
		outputs, err := os.ReadFile(tmp + "/output")
		if err != nil || !strings.Contains(string(outputs), "sarif="+tmp+"/offerlint-report/offerlint.sarif\n") {
			t.Errorf("%v: outputs %q, %v", env, outputs, err)
		}
		for _, f := range []string{"offerlint-report/offerlint.sarif", "offerlint-report/offerlint.json", "offerlint-report/offerlint.html", "summary"} {
			if info, err := os.Stat(filepath.Join(tmp, f)); err != nil || info.Size() == 0 {
				t.Errorf("%v: %s is not written", env, f)
			}
		}
		return string(out)
	}
	if out := try(1, "OFFERLINT_BIDS=customer-03/bid-0003\n./...", "OFFERLINT_RULESETS=vgv", "OFFERLINT_STAGE=submit"); !strings.Contains(out, "::error file=customer-03/bid-0003/k.csv,line=3") {
		t.Errorf("no annotation at the line:\n%s", out)
	}
	try(0, "OFFERLINT_BIDS=customer-01/bid-0001", "OFFERLINT_SHARD=2/2")
	try(0, "OFFERLINT_FAIL_ON=never")
}

// TestGitLabTemplate runs the script of ci/gitlab.yml in the shell of a job.
func TestGitLabTemplate(t *testing.T) {
	require(t, "sh")
	require(t, "git")
	var file map[string]struct {
		Variables map[string]string
		Rules     []struct{ If string }
		Script    []string
		Artifacts struct {
			Paths   []string
			Reports map[string]string
		}
	}
	parseYAML(t, "ci/gitlab.yml", &file)
	job := file[".offerlint"]
	if len(job.Rules) == 0 || job.Rules[0].If != "$CI_MERGE_REQUEST_ID" {
		t.Errorf("GitLab runs no job for a merge request that has no rule for it: %+v", job.Rules)
	}
	bin := t.TempDir()
	build := exec.Command("go", "build", "-o", filepath.Join(bin, "offerlint"), ".")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	manyBids(t, 4)
	cmd := exec.Command("sh", "-ec", strings.Join(job.Script, "\n"))
	cmd.Env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "OFFERLINT_SHARD=2/2")
	for k, v := range job.Variables {
		cmd.Env = append(cmd.Env, k+"="+v)
	}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), "customer-03/bid-0003/k.csv:3:1: error: K-2") {
		t.Fatalf("%v\n%s", err, out)
	}
	files := job.Artifacts.Paths
	for _, f := range job.Artifacts.Reports {
		files = append(files, f)
	}
	if len(files) != 4 {
		t.Errorf("artifacts: %v", files)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Size() == 0 {
			t.Errorf("%s is not written", f)
		}
	}
}

// TestGuideOfCI holds that the pieces of YAML in docs/ci.md can be read, and hand our action and our hook only what they know.
func TestGuideOfCI(t *testing.T) {
	var action struct{ Inputs map[string]any }
	parseYAML(t, "action.yml", &action)
	var hooks []struct{ ID string }
	parseYAML(t, ".pre-commit-hooks.yaml", &hooks)
	blocks := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindAllStringSubmatch(document(t, "docs/ci.md"), -1)
	uses, hooked := 0, 0
	for _, b := range blocks {
		var file struct {
			Jobs map[string]struct {
				Steps []struct {
					Uses string
					With map[string]string
				}
			}
			Repos []struct{ Hooks []struct{ ID string } }
		}
		if err := yaml.Unmarshal([]byte(b[1]), &file); err != nil {
			t.Errorf("%v in\n%s", err, b[1])
		}
		for _, job := range file.Jobs {
			for _, step := range job.Steps {
				if !strings.HasPrefix(step.Uses, "offerlint/offerlint@") {
					continue
				}
				uses++
				for input := range step.With {
					if _, ok := action.Inputs[input]; !ok {
						t.Errorf("the action has no input %q", input)
					}
				}
			}
		}
		for _, repo := range file.Repos {
			for _, h := range repo.Hooks {
				hooked++
				if !slices.ContainsFunc(hooks, func(known struct{ ID string }) bool { return known.ID == h.ID }) {
					t.Errorf("there is no hook %q", h.ID)
				}
			}
		}
	}
	if len(blocks) < 5 || uses != 2 || hooked != 1 {
		t.Errorf("%d pieces of YAML with %d uses of the action and %d hooks: is the pattern right?", len(blocks), uses, hooked)
	}
}
