package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// searchFolder is the folder of the index.
const searchFolder = "pagefind"

// unsearched are the parts of a page that are not indexed: what the generator says, but for the labels of facts and the ¶ by which the search
// page knows where a statement ends; the numbers of notes and the notes; and the sentences that stand on other pages.
var unsearched = []string{"[data-furniture]:not(.p):not(dt)", ".n", ".notes", ".mentions", `[data-part="events"]`}

// unused is what Pagefind brings along that no page of ours loads: its own widgets, and its reader of other languages.
var unused = []string{"pagefind-*ui.css", "pagefind-*ui.js", "pagefind-highlight.js", "wasm.unknown.pagefind"}

// indexer is the command that runs the Pagefind of package.json: its path of Node, and of the program.
type indexer []string

// findIndexer finds the search indexer below root. Where there is none, missing says what is, and the site is built without a search.
func findIndexer(ctx context.Context, root string) (found indexer, missing string) {
	node, err := exec.LookPath("node")
	if err != nil {
		return nil, "Node is not here"
	}
	program, err := filepath.Abs(filepath.Join(root, "node_modules", "pagefind", "lib", "runner", "bin.cjs")) // node_modules/.bin has no such file on Windows
	if err == nil {
		_, err = os.Stat(program)
	}
	if err != nil {
		return nil, "Pagefind is not here (`npm ci --ignore-scripts` installs it)"
	}
	if err := exec.CommandContext(ctx, node, program, "--version").Run(); err != nil {
		return nil, "Pagefind does not run on this machine"
	}
	return indexer{node, program}, ""
}

// run indexes the site in dir, for the script of the search page to read. Pagefind's own failing is a finding.
func (x indexer) run(ctx context.Context, dir string) ([]finding.Finding, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	args := []string{x[1], "--site", ".", "--exclude-selectors", strings.Join(unsearched, ", "), "--quiet"}
	cmd := exec.CommandContext(ctx, x[0], args...)
	cmd.Dir = dir // where no settings of Pagefind lie
	cmd.Env = slices.DeleteFunc(os.Environ(), func(kv string) bool { return strings.HasPrefix(kv, "PAGEFIND_") })
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	var failed *exec.ExitError
	if errors.As(err, &failed) && ctx.Err() == nil {
		return []finding.Finding{finding.New("build-failed", text.Pos{File: "public"}, "Pagefind stopped: %s", firstLine(out.String()))}, nil
	}
	if err = errors.Join(err, ctx.Err()); err != nil {
		return nil, fmt.Errorf("running Pagefind: %w", err)
	}
	return nil, dropUnused(filepath.Join(dir, searchFolder))
}

func dropUnused(dir string) error {
	for _, pattern := range unused {
		names, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return err
		}
		for _, name := range names {
			if err := os.Remove(name); err != nil {
				return err
			}
		}
	}
	return nil
}
