// Package build makes the site: it runs Hugo into a staging folder, turns what Hugo says into findings, indexes the pages for the
// search, makes the files small, and puts them in place when somebody has looked at them.
//
// Goals: the same input gives the same bytes, whatever the caller's environment (but for three files of the index, in which Pagefind
// lists the kinds); nothing is left in the tree; nothing is overwritten that concord did not make; an interrupted run leaves each
// file old or new. Non-goals: writing content (package write) and judging the result (package verify).
//
//	report, found, err := build.Site(ctx, options) // Hugo, the search indexer and the minifier, into report.Staging
//	defer report.Remove()
//	found = append(found, verify.Site(os.DirFS(report.Staging), base)...)
//	err = build.Publish(report.Staging, options.OutDir)
package build

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/second-track/second-track/tools/internal/finding"
)

// Options say what to build, and where.
type Options struct {
	Root       string       // the folder of config.toml, layouts/ and assets/
	ContentDir string       // the pages; "content" below Root when empty
	OutDir     string       // where the site will be put; looked at before the work begins
	BaseURL    string       // in place of the one in config.toml
	ConfigURL  string       // the one in config.toml, for which the pages were written
	Zip        string       // the file name of the whole site as a zip; none when empty
	Stderr     io.Writer    // gets Hugo's own messages too; may be nil
	Progress   func(string) // gets one line a stage; may be nil
}

// Report is what was built.
type Report struct {
	Staging string // the folder of the built site
	Files   int
	Before  int64 // bytes as Hugo wrote them
	After   int64 // bytes after minifying
	// NoSearch is why the site has no search; empty when it has one. It is a fact about the machine and not about a text, so it
	// is no finding: there is no line to mend, and a person without Node builds a whole site.
	NoSearch string
	temp     string
}

// Remove deletes the staging folder.
func (r Report) Remove() error { return os.RemoveAll(r.temp) }

// Site builds the site into a staging folder. Errors among the findings mean that it is not whole; an error, that there was no
// building at all. The caller removes the report's folder in either case.
func Site(ctx context.Context, o Options) (Report, []finding.Finding, error) {
	if found := checkConfig(o.Root); len(found) > 0 {
		return Report{}, found, nil
	}
	if err := Publishable(o.OutDir); err != nil {
		return Report{}, nil, err
	}
	temp, err := os.MkdirTemp("", "concord-")
	if err != nil {
		return Report{}, nil, err
	}
	r := Report{temp: temp, Staging: filepath.Join(temp, "public")}
	indexer, missing := findIndexer(ctx, o.Root)
	r.NoSearch = missing
	found, err := runHugo(ctx, o, r)
	if worst, some := finding.Worst(found); err != nil || some && worst == finding.Error {
		return r, found, err
	}
	if err := rebase(r.Staging, o.ConfigURL, o.BaseURL); err != nil {
		return r, found, err
	}
	if missing == "" {
		o.say("indexing for the search")
		more, err := indexer.run(ctx, r.Staging)
		if found = append(found, more...); err != nil || len(more) > 0 {
			return r, found, err
		}
	}
	if err := o.fillPrint(r.Staging); err != nil {
		return r, found, err
	}
	o.say("minifying")
	small, more, err := Minify(r.Staging)
	r.Files, r.Before, r.After = small.Files, small.Before, small.After
	o.say(fmt.Sprintf("%d files, %d bytes, minified to %d", r.Files, r.Before, r.After))
	if found = finding.Sort(append(found, more...)); err != nil {
		return r, found, err
	}
	return r, found, o.addZip(r.Staging)
}

func (o Options) say(line string) {
	if o.Progress != nil {
		o.Progress(line)
	}
}

// contentDir is the folder of the pages, as an absolute path.
func (o Options) contentDir() (string, error) {
	dir := o.ContentDir
	if dir == "" {
		dir = filepath.Join(o.Root, "content")
	}
	return filepath.Abs(dir)
}
