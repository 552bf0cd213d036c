package build

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// workflow is what the rules below read of a file under .github/workflows.
type workflow struct {
	On          any              `yaml:"on"`
	Permissions any              `yaml:"permissions"`
	Jobs        map[string]ghJob `yaml:"jobs"`
}

type ghJob struct {
	Permissions map[string]string `yaml:"permissions"`
	Timeout     int               `yaml:"timeout-minutes"`
	Steps       []ghStep          `yaml:"steps"`
}

type ghStep struct {
	Uses string         `yaml:"uses"`
	Run  string         `yaml:"run"`
	With map[string]any `yaml:"with"`
}

// mayWrite is every permission to write, as FILE JOB PERMISSION. Nothing else may have one.
var mayWrite = []string{
	"content.yml content contents",
	"pages.yml deploy id-token",
	"pages.yml deploy pages",
}

var (
	// A pinned action with the version that it was, for people and Dependabot.
	pinnedRE = regexp.MustCompile(`^\s*(?:- )?uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
	usesRE   = regexp.MustCompile(`^\s*(?:- )?uses:`)
	// npm run in any way but without the scripts of packages.
	npmRE = regexp.MustCompile(`npm (?:ci|i|install|add|exec)\b|npx `)
)

// judge says which rules a workflow breaks.
func judge(file, source string) []string {
	var w workflow
	if err := yaml.Unmarshal([]byte(source), &w); err != nil {
		return []string{err.Error()}
	}
	broken := append(judgeLines(source), judgeTriggers(w.On)...)
	if top := fmt.Sprint(w.Permissions); top != "map[contents:read]" && top != "map[]" {
		broken = append(broken, "top permissions are "+top)
	}
	for _, name := range slices.Sorted(maps.Keys(w.Jobs)) {
		broken = append(broken, judgeJob(file, name, w.Jobs[name])...)
	}
	return broken
}

func judgeLines(source string) (broken []string) {
	for line := range strings.SplitSeq(source, "\n") {
		if usesRE.MatchString(line) && !pinnedRE.MatchString(line) {
			broken = append(broken, "action is not pinned: "+strings.TrimSpace(line))
		}
		if npmRE.MatchString(line) && !strings.Contains(line, "npm ci --ignore-scripts") {
			broken = append(broken, "npm may run scripts: "+strings.TrimSpace(line))
		}
		if strings.Contains(line, "secrets.") {
			broken = append(broken, "a secret is read: "+strings.TrimSpace(line))
		}
	}
	return broken
}

// judgeTriggers refuses what runs with rights on the words of strangers.
func judgeTriggers(on any) (broken []string) {
	for _, trigger := range []string{"pull_request_target", "workflow_run", "issue_comment", "issues"} {
		if regexp.MustCompile(`\b` + trigger + `\b`).MatchString(fmt.Sprint(on)) {
			broken = append(broken, "runs on "+trigger)
		}
	}
	return broken
}

func judgeJob(file, name string, j ghJob) (broken []string) {
	writes := false
	for _, right := range slices.Sorted(maps.Keys(j.Permissions)) {
		if j.Permissions[right] == "write" {
			writes = true
			if !slices.Contains(mayWrite, file+" "+name+" "+right) {
				broken = append(broken, "job "+name+" may write "+right)
			}
		}
	}
	if j.Timeout == 0 {
		broken = append(broken, "job "+name+" has no end")
	}
	for _, s := range j.Steps {
		if strings.Contains(s.Run, "${{") {
			broken = append(broken, "job "+name+" has an expression in a script")
		}
		if strings.HasPrefix(s.Uses, "actions/checkout@") && s.With["persist-credentials"] != false {
			broken = append(broken, "job "+name+" leaves its credentials in the tree")
		}
		if strings.Contains(s.Run, "concord diff") && !slices.ContainsFunc(j.Steps, wholeHistory) {
			broken = append(broken, "job "+name+" compares with a commit that it did not fetch")
		}
		if writes && name == "deploy" && !strings.HasPrefix(s.Uses, "actions/deploy-pages@") {
			broken = append(broken, "job deploy runs something else")
		}
	}
	return broken
}

// wholeHistory reports whether a step checks out earlier commits too.
func wholeHistory(s ghStep) bool {
	return strings.HasPrefix(s.Uses, "actions/checkout@") && fmt.Sprint(s.With["fetch-depth"]) == "0"
}

func workflows(t *testing.T) map[string]string {
	t.Helper()
	names, err := filepath.Glob("../../../.github/workflows/*")
	if err != nil || len(names) == 0 {
		t.Fatal("no workflows: ", err)
	}
	out := map[string]string{}
	for _, name := range names {
		out[filepath.Base(name)] = read(t, name)
	}
	return out
}

func TestWorkflowsKeepTheRules(t *testing.T) {
	for file, source := range workflows(t) {
		if broken := judge(file, source); len(broken) > 0 {
			t.Errorf("%s: %q", file, broken)
		}
	}
}

// TestMayWriteIsNeeded fails when a right is listed that no job has.
func TestMayWriteIsNeeded(t *testing.T) {
	have := []string{}
	for file, source := range workflows(t) {
		var w workflow
		if err := yaml.Unmarshal([]byte(source), &w); err != nil {
			t.Fatal(err)
		}
		for name, j := range w.Jobs {
			for right, level := range j.Permissions {
				if level == "write" {
					have = append(have, file+" "+name+" "+right)
				}
			}
		}
	}
	slices.Sort(have)
	if !slices.Equal(have, mayWrite) {
		t.Errorf("jobs may write %q, want %q", have, mayWrite)
	}
}

const goodWorkflow = `on:
  pull_request:
permissions:
  contents: read
jobs:
  check:
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@0123456789abcdef0123456789abcdef01234567 # v1.2.3
        with:
          persist-credentials: false
      - run: npm ci --ignore-scripts
`

func TestJudgeSeesOneBrokenRule(t *testing.T) {
	if broken := judge("new.yml", goodWorkflow); len(broken) > 0 {
		t.Fatalf("a good workflow breaks %q", broken)
	}
	for _, tt := range []struct{ name, old, new, want string }{
		{"tag", "@0123456789abcdef0123456789abcdef01234567", "@v1", "action is not pinned: - uses: actions/checkout@v1 # v1.2.3"},
		{"no version", " # v1.2.3", "", "action is not pinned: - uses: actions/checkout@0123456789abcdef0123456789abcdef01234567"},
		{"npm", " --ignore-scripts", "", "npm may run scripts: - run: npm ci"},
		{"no permissions", "permissions:\n  contents: read\n", "", "top permissions are <nil>"},
		{"all permissions", "permissions:\n  contents: read", "permissions: write-all", "top permissions are write-all"},
		{"top writes", "contents: read", "contents: write", "top permissions are map[contents:write]"},
		{"job writes", "    timeout-minutes", "    permissions:\n      contents: write\n    timeout-minutes", "job check may write contents"},
		{"trigger", "pull_request:", "pull_request_target:", "runs on pull_request_target"},
		{"expression", "npm ci --ignore-scripts", "echo ${{ github.head_ref }}", "job check has an expression in a script"},
		{"credentials", "persist-credentials: false", "fetch-depth: 0", "job check leaves its credentials in the tree"},
		{"shallow", "npm ci --ignore-scripts", "go run ./tools/concord diff HEAD^1", "job check compares with a commit that it did not fetch"},
		{"no end", "    timeout-minutes: 5\n", "", "job check has no end"},
		{"secret", "persist-credentials: false", "persist-credentials: false\n          token: ${{ secrets.T }}", "a secret is read: token: ${{ secrets.T }}"},
	} {
		if broken := judge("new.yml", strings.Replace(goodWorkflow, tt.old, tt.new, 1)); !slices.Equal(broken, []string{tt.want}) {
			t.Errorf("%s: broken rules are %q, want %q", tt.name, broken, tt.want)
		}
	}
}

func TestScriptsAreRunnable(t *testing.T) {
	names, err := filepath.Glob("../../../.ci/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		body := read(t, name)
		if !strings.HasPrefix(body, "#!") {
			continue
		}
		if info, err := os.Stat(name); err != nil || info.Mode()&0o111 == 0 {
			t.Errorf("%s has no run bit", filepath.Base(name))
		}
		if !strings.Contains(body, "set -euo pipefail") {
			t.Errorf("%s goes on after a failure", filepath.Base(name))
		}
		for _, broken := range judgeLines(body) {
			t.Errorf("%s: %s", filepath.Base(name), broken)
		}
	}
}
