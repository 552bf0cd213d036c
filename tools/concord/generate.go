package main

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/verify"
)

func generateVerb(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "generate",
		Short: "Turn the seed texts into pages under content/",
		Long: "Generate reads the seed texts and writes the pages that Hugo makes the site of. With errors it writes nothing.\n" +
			"A page that somebody edited by hand is never overwritten: the run names it, and the text to edit instead.\n\n" +
			"--check writes nothing and fails when content/ is not what the seed texts make.",
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			if o.check {
				return o.stale()
			}
			found, err := o.generate()
			if err != nil {
				return err
			}
			return o.report(found)
		},
	}
	cmd.Flags().BoolVar(&o.check, "check", false, "write nothing; fail when content/ is stale")
	return cmd
}

func noArgs(cmd *cobra.Command, args []string) error {
	if err := cobra.NoArgs(cmd, args); err != nil {
		return usage{err}
	}
	return nil
}

// generate writes the pages, unless there are errors.
func (o *options) generate() ([]finding.Finding, error) {
	p, found := o.plan()
	if p == nil || finding.HasErrors(found) {
		return found, nil
	}
	o.clock.stage("put in place")
	r, more, err := p.Apply()
	found = append(found, more...)
	if err != nil || finding.HasErrors(more) {
		return found, err
	}
	o.say("content: %d new, %d changed, %d removed, %d in all", r.New, r.Changed, r.Removed, len(p.Files))
	return found, nil
}

// stale says how content/ differs from what the seed texts make.
func (o *options) stale() error {
	p, found := o.plan()
	if p == nil {
		return o.report(found)
	}
	more, err := p.Check()
	if err != nil {
		return err
	}
	return o.report(append(found, more...))
}

func checkVerb(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Read everything, write nothing, report every finding",
		Long: "Check reads the lists and the seed texts, makes every page in memory and reads it back. It reports what is wrong with file,\n" +
			"line and column, and what to do about it.",
		Args: noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, found := o.plan()
			if err := o.report(found); err != nil {
				return err
			}
			proposed := 0
			for _, f := range found {
				if f.Level == finding.Proposal {
					proposed++
				}
			}
			o.say("check: no errors, %d warnings, %d proposals%s", len(found)-proposed, proposed, map[bool]string{true: " (shown with --proposals)"}[proposed > 0 && !o.proposals])
			return nil
		},
	}
	cmd.Flags().BoolVar(&o.proposals, "proposals", false, "add what an editor may confirm")
	return cmd
}

// verifyContent reads the pages on the disk back.
func (o *options) verifyContent() []finding.Finding {
	o.clock.stage("verify content")
	return verify.Content(os.DirFS(o.content), filepath.ToSlash(o.content))
}
