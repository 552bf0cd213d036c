package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/second-track/second-track/tools/internal/diff"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/page"
)

// diffForms are the values of --format, and what prints each.
var diffForms = map[string]func(w io.Writer, base string, cs []diff.Change) error{"text": diff.Text, "markdown": diff.Markdown, "json": diff.JSON}

func diffVerb(o *options) *cobra.Command {
	form := "text"
	cmd := &cobra.Command{
		Use:   "diff BASE",
		Short: "Say what changed in the reference since a commit, in words",
		Long: "Diff makes the reference twice, from the texts, lists and settings of BASE (a branch, tag or commit) and from those that\n" +
			"stand here, and says what is different: statements that lost a source first, then names, cells of comparisons, events,\n" +
			"facts, questions and sources. Things are known by what they are: a passage that only moved is no change.\n\n" +
			"Say somebody takes a citation away and adds a date. Then `concord diff main` prints\n\n" +
			"  The reference since “main”: 1 added, 1 statement lost a source.\n\n" +
			"  Statements that lost a source\n" +
			"    changed: “The talks were held by night.” (“harbor-talks:7”)\n" +
			"      sources: was “marsh-1901”, now none\n\n" +
			"  Events\n" +
			"    added: “The harbor froze over.” (“1901-02”, “harbor-talks:12”)\n\n" +
			"--format markdown is for a pull request or the summary of a job, --format json for programs. The exit code is 0 whether or\n" +
			"not something changed, and 1 when one of the two states has errors.",
		Example: "  go run ./tools/concord diff main\n  go run ./tools/concord diff HEAD~3 --format markdown",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage{fmt.Errorf("diff has %d revisions, want 1: the commit to compare with, such as main", len(args))}
			}
			if diffForms[form] == nil {
				return usage{fmt.Errorf("--format is %q, want text, markdown or json", form)}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error { return o.diff(args[0], form) },
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			refs, err := git("for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
			if err != nil || len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return strings.Fields(string(refs)), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().StringVar(&form, "format", form, "how changes are printed: text, markdown or json")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "markdown", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// diff compares the reference of a commit with that of the files here.
func (o *options) diff(base, form string) error {
	old, found, err := o.earlier(base)
	if err != nil {
		return err
	}
	if finding.HasErrors(found) {
		return o.report(found)
	}
	now, found := o.state()
	if finding.HasErrors(found) {
		return o.report(found)
	}
	o.clock.stage("compare states")
	cs := diff.Of(old, now)
	o.clock.stop()
	return diffForms[form](o.stdout, base, cs)
}

// state makes the reference of the files here.
func (o *options) state() (diff.State, []finding.Finding) {
	o.clock.stage("read")
	l, found := o.readLists()
	sources, more := o.readSeeds(o.seeds)
	heads, evenMore := o.readHeads(l)
	found = append(append(found, more...), evenMore...)
	web, tables, more := o.join(sources, heads, l)
	if found = append(found, more...); finding.HasErrors(found) {
		return diff.State{}, found
	}
	return diff.State{Reference: page.ReferenceOf(web, tables), Statements: web.Passages()}, found
}

// earlier makes the reference of a commit, from a copy of its files in a folder that is removed again. Places in its findings begin
// with the revision, as git writes them: main:seeds/x.txt.
func (o *options) earlier(base string) (diff.State, []finding.Finding, error) {
	commit, err := commitOf(base)
	if err != nil {
		return diff.State{}, nil, err
	}
	paths := []string{"config.toml", o.seeds, o.lists}
	if o.names != "" {
		paths = append(paths, o.names)
	}
	for i, p := range paths {
		if paths[i] = filepath.ToSlash(filepath.Clean(p)); !filepath.IsLocal(p) {
			return diff.State{}, nil, usage{fmt.Errorf("%s is not below this folder: diff reads it from %s too, so it must be", p, base)}
		}
	}
	slices.Sort(paths)
	dir, err := os.MkdirTemp("", "concord-diff-")
	if err != nil {
		return diff.State{}, nil, err
	}
	defer os.RemoveAll(dir)
	if err := checkOut(commit, slices.Compact(paths), dir); err != nil {
		return diff.State{}, nil, err
	}
	s, found := o.in(dir).state()
	for i := range found {
		found[i].Pos.File = base + ":" + found[i].Pos.File
	}
	return s, found, nil
}

// in is the command as if it ran in another folder: its files are read there and named as seen from there. A folder of texts or
// lists that is not there is empty.
func (o *options) in(dir string) *options {
	there := *o
	there.root = dir
	_ = os.MkdirAll(filepath.Join(dir, o.seeds), 0o755)
	_ = os.MkdirAll(filepath.Join(dir, o.lists), 0o755)
	return &there
}

// at is where a file is read, seen from the folder where the command really runs.
func (o *options) at(p string) string {
	if p == "" || o.root == "" {
		return p
	}
	return filepath.Join(o.root, p)
}

// seen is the name of a file as it is seen from the folder that the command works as if in.
func (o *options) seen(name string) string {
	if o.root == "" {
		return name
	}
	return strings.TrimPrefix(name, filepath.ToSlash(o.root)+"/")
}

func (o *options) seenAll(found []finding.Finding) []finding.Finding {
	for i := range found {
		found[i].Pos.File = o.seen(found[i].Pos.File)
	}
	return found
}
