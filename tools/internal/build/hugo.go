package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/second-track/second-track/tools/internal/finding"
)

// located remembers where Hugo is: asking costs 0.4 seconds.
var located struct {
	sync.Mutex
	path string
}

// Hugo is the path of the Hugo that go.mod pins. It is compiled when it is asked for the first time on a machine, which takes
// a minute or two.
func Hugo(ctx context.Context) (string, error) {
	located.Lock()
	defer located.Unlock()
	if located.path != "" {
		return located.path, nil
	}
	cmd := exec.CommandContext(ctx, "go", "tool", "-n", "hugo")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("Hugo cannot be compiled: %w: %s", err, firstLine(stderr.String()))
	}
	path := strings.TrimSpace(string(out))
	if _, err := os.Stat(path); err != nil {
		return "", fmt.Errorf("Hugo is not where `go tool -n hugo` says: %w", err)
	}
	located.path = path
	return path, nil
}

// patience is how long Hugo may take: 10,000 pages take it half a minute, and a layout that fails while pages are rendered has been
// seen to hang it.
const patience = 10 * time.Minute

// runHugo builds into the report's staging folder. Hugo's own failing is a finding.
func runHugo(ctx context.Context, o Options, r Report) ([]finding.Finding, error) {
	o.say("finding Hugo (the first time it is compiled, which takes a minute or two)")
	hugo, err := Hugo(ctx)
	if err != nil {
		return nil, err
	}
	root, err := filepath.Abs(o.Root)
	if err != nil {
		return nil, err
	}
	content, err := o.contentDir()
	if err != nil {
		return nil, err
	}
	o.say("running Hugo")
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, hugo, arguments(o, root, content, r)...)
	cmd.Dir = root
	cmd.Env = environment(os.Environ(), filepath.Join(r.temp, "resources"))
	if r.NoSearch == "" {
		cmd.Env = append(cmd.Env, "HUGO_PARAMS_SEARCH="+searchFolder)
	}
	if o.Zip != "" {
		cmd.Env = append(cmd.Env, "HUGO_PARAMS_ZIP=print/"+o.Zip)
	}
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	if o.Stderr != nil {
		cmd.Stderr = io.MultiWriter(&stderr, o.Stderr)
	}
	err = cmd.Run()
	places := []place{{r.Staging, "public"}, {content, "content"}, {root, ""}}
	found := readLog(stderr.String(), places, err != nil)
	var failed *exec.ExitError
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return found, fmt.Errorf("Hugo did not end within %v", patience)
	}
	if ctx.Err() != nil || err != nil && !errors.As(err, &failed) {
		return found, errors.Join(err, ctx.Err())
	}
	return found, nil
}

func arguments(o Options, root, content string, r Report) []string {
	args := []string{"build", "--source", root, "--contentDir", content, "--destination", r.Staging,
		"--cacheDir", filepath.Join(r.temp, "cache"), "--noBuildLock", "--printPathWarnings", "--environment", "production"}
	if o.BaseURL != "" {
		args = append(args, "--baseURL", o.BaseURL)
	}
	return args
}

// repositoryRE is an owner and a repository as GitHub names them.
var repositoryRE = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+$`)

// environment is what Hugo may know of its surroundings. It reads settings from every variable whose name begins with HUGO, so
// that the caller's are taken away; a fork's repository is handed in, for its pages to link to itself.
func environment(from []string, resources string) []string {
	env := []string{"HUGO_RESOURCEDIR=" + resources}
	for _, kv := range from {
		if strings.HasPrefix(kv, "HUGO") {
			continue
		}
		env = append(env, kv)
		if name, ok := strings.CutPrefix(kv, "GITHUB_REPOSITORY="); ok && repositoryRE.MatchString(name) {
			env = append(env, "HUGO_PARAMS_REPOSITORY="+name)
		}
	}
	return env
}
