package build

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// marker is a hidden file of the published folder: the list of the files that concord put there, and may replace or remove.
// Every other file is somebody else's. Without it a folder that is not empty is refused: somebody may have said --out ~.
const marker = ".concord"

// half is the file that is being written. It has one name for all, so that an interrupted run leaves at most one.
const half = ".concord.new"

const markerHead = "# The files of this folder that concord made, and may replace or remove. Leave this list where it is.\n"

// Publishable says why a site cannot be put into a folder; nil when it can. It changes nothing.
func Publishable(out string) error {
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case len(entries) == 0 || slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == marker }):
		return nil
	}
	return fmt.Errorf("folder %s has files that concord did not make, want a new or empty folder (or delete what is in it)", out)
}

// Publish puts a built site into a folder, file by file and each of them whole: new files first, then changes, then removals, so
// that a link always has its page. Files that are as they should be are not touched. An interrupted run is completed by the next.
func Publish(staging, out string) error {
	if err := Publishable(out); err != nil {
		return err
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	root, err := os.OpenRoot(out) // no link inside the folder leads a write out of it
	if err != nil {
		return err
	}
	defer root.Close()
	p := &publisher{out: root, from: os.DirFS(staging)}
	if err := p.plan(); err != nil {
		return fmt.Errorf("%s: %w", out, err)
	}
	if err := p.apply(); err != nil {
		return fmt.Errorf("%s: %w", out, err)
	}
	return nil
}

// publisher sorts files by what is to be done with them.
type publisher struct {
	from    fs.FS
	out     *os.Root
	ours    []string // as the marker has them
	all     []string // of the new site
	added   []string
	changed []string
	removed []string
}

func (p *publisher) plan() error {
	if err := p.readMarker(); err != nil {
		return err
	}
	err := fs.WalkDir(p.from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		p.all = append(p.all, name)
		return p.sort(name)
	})
	slices.Sort(p.all)
	for _, name := range p.ours {
		if _, kept := slices.BinarySearch(p.all, name); !kept {
			p.removed = append(p.removed, name)
		}
	}
	return err
}

// sort finds out what is to be done with one file of the new site.
func (p *publisher) sort(name string) error {
	want, err := fs.ReadFile(p.from, name)
	if err != nil {
		return err
	}
	have, err := p.out.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.added = append(p.added, name)
	case err != nil:
		return err
	case bytes.Equal(have, want):
	case !p.isOurs(name):
		return fmt.Errorf("file %s is in the way, and concord did not make it: move it away", name)
	default:
		p.changed = append(p.changed, name)
	}
	return nil
}

func (p *publisher) isOurs(name string) bool {
	_, found := slices.BinarySearch(p.ours, name)
	return found
}

func (p *publisher) readMarker() error {
	list, err := p.out.ReadFile(marker)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	for line := range strings.Lines(string(list)) {
		if name := strings.TrimRight(line, "\r\n"); name != "" && !strings.HasPrefix(name, "#") && filepath.IsLocal(name) {
			p.ours = append(p.ours, name)
		}
	}
	slices.Sort(p.ours)
	return err
}

// apply does what was planned. The list names every file before it is there and until it is gone, so that the next run knows its
// own after an interruption.
func (p *publisher) apply() error {
	if err := p.writeMarker(append(slices.Clone(p.ours), p.all...)); err != nil {
		return err
	}
	for _, name := range slices.Concat(p.added, p.changed) {
		body, err := fs.ReadFile(p.from, name)
		if err != nil {
			return err
		}
		if err := p.write(name, body); err != nil {
			return err
		}
	}
	for _, name := range p.removed {
		if err := p.remove(name); err != nil {
			return err
		}
	}
	return p.writeMarker(p.all)
}

func (p *publisher) writeMarker(names []string) error {
	slices.Sort(names)
	want := []byte(markerHead + strings.Join(slices.Compact(names), "\n") + "\n")
	if have, err := p.out.ReadFile(marker); err == nil && bytes.Equal(have, want) {
		return nil
	}
	return p.write(marker, want)
}

// write puts a file in place whole.
func (p *publisher) write(name string, body []byte) error {
	if err := p.out.MkdirAll(path.Dir(name), 0o755); err != nil {
		return err
	}
	if err := p.out.WriteFile(half, body, 0o644); err != nil {
		return err
	}
	return p.out.Rename(half, name)
}

// remove deletes a file, and the folders that it leaves empty.
func (p *publisher) remove(name string) error {
	if err := p.out.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if p.out.Remove(dir) != nil {
			break // not empty
		}
	}
	return nil
}
