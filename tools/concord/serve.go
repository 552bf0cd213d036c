package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"github.com/fsnotify/fsnotify"
	"github.com/spf13/cobra"

	"github.com/second-track/second-track/tools/internal/build"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

func serveVerb(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Show the site while you write: rebuilds on change, reloads the browser",
		Long: "Serve generates the pages, starts Hugo's server on this machine only, and watches the seed texts: when one changes, its\n" +
			"pages are made again and the browser shows them. With an error in a text the pages stay as they were. Ctrl-C ends it.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return o.serve(cmd.Context()) },
	}
	cmd.Flags().IntVar(&o.port, "port", 1313, "port on this machine")
	return cmd
}

// serve runs Hugo's server on content/ and keeps content/ fresh.
func (o *options) serve(ctx context.Context) error {
	found, err := o.generate()
	if err != nil {
		return err
	}
	if err := o.report(found); err != nil {
		return err
	}
	hugo, err := o.hugo(ctx)
	if err != nil {
		return err
	}
	if err := hugo.Start(); err != nil {
		return fmt.Errorf("hugo server: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- hugo.Wait() }()
	return o.watch(ctx, ended)
}

// hugo is the command of Hugo's server. What it renders stays in memory.
func (o *options) hugo(ctx context.Context) (*exec.Cmd, error) {
	o.clock.stage("find Hugo (the first time it is compiled, about two minutes)")
	path, err := build.Hugo(ctx)
	o.clock.stop()
	if err != nil {
		return nil, err
	}
	content, err := filepath.Abs(o.content)
	if err != nil {
		return nil, err
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, path, "server", "--bind", "127.0.0.1", "--baseURL", "http://127.0.0.1/", "--port", strconv.Itoa(o.port), "--contentDir", content,
		"--renderToMemory", "--cacheDir", filepath.Join(cache, "concord"), "--noBuildLock")
	cmd.Env = append(os.Environ(), "HUGO_RESOURCEDIR="+filepath.Join(cache, "concord", "resources"))
	cmd.Stderr = o.stderr // what is wrong; --quiet would hide that too. What Hugo says on its standard output nobody needs
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	o.say("http://127.0.0.1:%d/ — Ctrl-C ends it", o.port)
	return cmd, nil
}

// quiet is how long the texts must be left alone before the pages are made again: an editor writes a file in several steps.
const quiet = 100 * time.Millisecond

// watch makes the pages again when a seed text or list changes, until Hugo ends or the user does.
func (o *options) watch(ctx context.Context, ended <-chan error) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer func() { _ = w.Close() }()
	if err := o.watchAll(w); err != nil {
		return err
	}
	var due <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			<-ended
			return nil
		case err := <-ended:
			return err
		case err := <-w.Errors:
			return err
		case <-w.Events:
			due = time.After(quiet)
		case <-due:
			due = nil
			o.again(w)
		}
	}
}

// again makes the pages again; whatever is wrong is reported, and the server goes on.
func (o *options) again(w *fsnotify.Watcher) {
	_ = o.watchAll(w) // a folder that is gone is found by generate
	found, err := o.generate()
	if err != nil {
		found = append(found, finding.New("missing-folder", text.Pos{File: filepath.ToSlash(o.content)}, "%v", err))
	}
	_ = o.report(found) // the server outlives a mistake in a text
}

// watchAll watches every folder of the seeds and lists.
func (o *options) watchAll(w *fsnotify.Watcher) error {
	for _, dir := range []string{o.seeds, o.lists} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return err
			}
			return w.Add(path)
		})
		if err != nil {
			return err
		}
	}
	return nil
}
