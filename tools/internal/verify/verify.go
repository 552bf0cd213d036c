// Package verify reads what concord wrote and what Hugo made of it, and says where they are not whole.
//
// Goals: every link, fragment and file is followed; nothing a text says has become code; a page keeps the policy and
// asks no other host for anything. It reads through fs.FS, so the same code checks pages before they are written and
// those on disk. Non-goals: mending, and judging how a page looks (the browser checks do).
//
// Content reads the Markdown under content/ as Hugo reads it; Site reads the built folder as a browser does.
package verify

import (
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// each runs do for every name over all cores; the results have the order of the names.
func each[T any](names []string, do func(name string) T) []T {
	out := make([]T, len(names))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		g.Go(func() error {
			out[i] = do(name)
			return nil
		})
	}
	_ = g.Wait() // no job fails
	return out
}

// files are the names of all files, sorted; what cannot be read is a finding.
func files(fsys fs.FS, root string) (names []string, found []finding.Finding) {
	_ = fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found = append(found, finding.New("missing-folder", text.Pos{File: path.Join(root, name)}, "folder cannot be read: %v", err))
		case !d.IsDir():
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, found
}

func ending(names []string, ext ...string) []string {
	var out []string
	for _, name := range names {
		if slices.Contains(ext, strings.ToLower(path.Ext(name))) {
			out = append(out, name)
		}
	}
	return out
}
