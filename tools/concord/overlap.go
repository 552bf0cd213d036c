package main

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/overlap"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

func overlapVerb(o *options) *cobra.Command {
	var against string
	cmd := &cobra.Command{
		Use:   "overlap --against DIR [FILE|FOLDER]...",
		Short: "Find runs of 13 words or more that were copied from outside texts",
		Long: "Overlap reads the seed texts and lists, or the files and folders that are named, and compares them with every text below\n" +
			"DIR. Case, punctuation, citations and line breaks make no difference. What stands between quotation marks (25 words at\n" +
			"most) or in a quotation block is no copy; a run of nothing but known names, and small words between them, is none.\n\n" +
			"A finding names our place, and where the words stand outside:\n\n" +
			"  seeds/cases/harbor.txt:12:5: error: 15 words stand in originals/marsh.txt:88 too: “the harbor froze over and …” [copied-words]\n\n" +
			"The exit code is 1 when there is one.",
		Example: "  go run ./tools/concord overlap --against ../originals\n  go run ./tools/concord overlap --against ../originals content README.md",
		Args: func(*cobra.Command, []string) error {
			if against == "" {
				return usage{errors.New("overlap has nothing to compare with, want --against DIR: the folder of the outside texts")}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{o.seeds}
			}
			return o.overlap(args, against)
		},
	}
	cmd.Flags().StringVar(&against, "against", "", "folder of the outside texts, or one of them")
	_ = cmd.MarkFlagDirname("against")
	return cmd
}

// overlap reports what our texts share with those below a folder.
func (o *options) overlap(paths []string, against string) error {
	o.clock.stage("read")
	ours, found := ourTexts(paths)
	outside, more := read.Files(against)
	if found = append(found, more...); finding.HasErrors(found) {
		return o.report(found)
	}
	l, _ := o.readLists()
	sources, _ := o.readSeeds(o.seeds)
	heads, _ := o.readHeads(l)
	_, names, _ := o.harvest(sources, heads, l)

	o.clock.stage("compare words")
	compared := 0
	each := func(yield func(*text.Source) bool) {
		for _, p := range outside {
			src, more := read.File(p, p)
			if src == nil {
				found = append(found, asWarning(more)...) // a picture among the texts
				continue
			}
			if compared++; !yield(src) {
				return
			}
		}
	}
	for _, r := range overlap.Find(ours, each, names.FindAll) {
		found = append(found, finding.New("copied-words", r.Pos, "%d words stand in %s:%d too: “%s”", r.Words, r.Outside.File, r.Outside.Line, firstWords(r.Text)))
	}
	if len(ours) == 0 || compared == 0 {
		return fmt.Errorf("nothing was compared: %d texts of ours, %d below %s", len(ours), compared, against)
	}
	if err := o.report(found); err != nil {
		return err
	}
	o.say("overlap: %d texts of ours and %d outside ones share no run of %d words", len(ours), compared, overlap.Least)
	return nil
}

// endings are those of files that may hold sentences of ours; in a folder, others are left out.
var endings = strings.Fields(".bib .csv .go .htm .html .json .md .svg .toml .tsv .txt .txtar .yaml .yml")

// ourTexts reads the files that are named, and those below folders that are.
func ourTexts(paths []string) ([]*text.Source, []finding.Finding) {
	var out []*text.Source
	var found []finding.Finding
	seen := map[string]bool{}
	for _, p := range paths {
		files, more := read.Files(p)
		found = append(found, more...)
		for _, f := range files {
			if named := f == p; seen[f] || !named && !slices.Contains(endings, strings.ToLower(path.Ext(filepath.ToSlash(f)))) {
				continue
			}
			seen[f] = true
			src, more := read.File(f, f)
			if src == nil {
				found = append(found, more...)
				continue
			}
			out = append(out, src)
		}
	}
	return out, found
}

func asWarning(found []finding.Finding) []finding.Finding {
	out := slices.Clone(found)
	for i := range out {
		out[i].Level = finding.Warning
		out[i].Msg += "; it was not compared"
	}
	return out
}

// firstWords is the beginning of a run.
func firstWords(s string) string {
	const most = 8
	words := strings.Fields(s)
	if len(words) <= most {
		return s
	}
	return strings.Join(words[:most], " ") + " …"
}
