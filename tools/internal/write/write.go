// Package write puts planned files in place: each whole, none of them over a change that somebody made by hand.
//
// Goals: a run that is cut short leaves each file old or new, and the next run completes it; what this program did not write is
// left alone. Non-goals: what stands in the files (package page).
package write

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/gofrs/flock"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/page"
	"github.com/second-track/second-track/tools/internal/text"
)

// Plan is what a folder shall hold: files sorted by path, each page with its digest.
type Plan struct {
	Dir   string
	Files []page.File
}

// New plans files for a folder.
func New(dir string, files []page.File) *Plan {
	p := &Plan{Dir: dir, Files: sealAll(files)}
	slices.SortFunc(p.Files, func(a, b page.File) int { return strings.Compare(a.Path, b.Path) })
	return p
}

// FS is the planned folder, for those who read it before it is written.
func (p *Plan) FS() fs.FS {
	out := fstest.MapFS{}
	for _, f := range p.Files {
		out[f.Path] = &fstest.MapFile{Data: f.Data, Mode: 0o644}
	}
	return out
}

// Report is how many files a run wrote anew, changed and removed.
type Report struct{ New, Changed, Removed int }

// lockName and journalName stand in the folder while a run is under way.
const (
	lockName    = ".concord.lock"
	journalName = ".concord.journal"
	tmpPrefix   = ".concord.tmp-"
)

// Apply puts the plan in place: new files first, then changes, then removals, so that each link always has its page. If any page
// was edited by hand, nothing is written and the findings say which.
func (p *Plan) Apply() (Report, []finding.Finding, error) {
	if err := os.MkdirAll(p.Dir, 0o755); err != nil {
		return Report{}, nil, err
	}
	lock := flock.New(filepath.Join(p.Dir, lockName))
	ok, err := lock.TryLock()
	if err != nil || !ok {
		return Report{}, nil, errors.Join(fmt.Errorf("another run is writing to %s", filepath.ToSlash(p.Dir)), err)
	}
	defer func() { _ = lock.Unlock() }()
	p.sweep()
	d, err := p.difference()
	if err != nil || finding.HasErrors(d.found) {
		return Report{}, d.found, err
	}
	report, err := p.carryOut(d)
	return report, d.found, err
}

// sweep removes what a run that was cut short left half written.
func (p *Plan) sweep() {
	_ = filepath.WalkDir(p.Dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(d.Name(), tmpPrefix) && d.Type().IsRegular() {
			_ = os.Remove(path) // what stays is ignored by everybody
		}
		return nil
	})
}

// Check says how the folder differs from the plan, and writes nothing.
func (p *Plan) Check() ([]finding.Finding, error) {
	d, err := p.difference()
	if err != nil {
		return nil, err
	}
	found := d.found
	stale := func(paths []string, what string) {
		for _, f := range paths {
			found = append(found, finding.New("stale-page", p.pos(f, 0), "page %s", what))
		}
	}
	stale(d.fresh, "is missing")
	stale(d.changed, "is not what the seed texts make")
	stale(d.gone, "is made by no seed text any more")
	return finding.Sort(found), nil
}

func (p *Plan) pos(path string, line int) text.Pos {
	return text.Pos{File: filepath.ToSlash(filepath.Join(p.Dir, path)), Line: line}
}

// difference is what stands between the folder and the plan.
type difference struct {
	fresh, changed, gone []string
	found                []finding.Finding
}

func (p *Plan) difference() (difference, error) {
	disk, err := p.disk()
	if err != nil {
		return difference{}, err
	}
	ours := p.ours(disk)
	var d difference
	planned := map[string]bool{}
	for _, f := range p.Files {
		planned[f.Path] = true
		old, exists := disk[f.Path]
		switch {
		case !exists:
			d.fresh = append(d.fresh, f.Path)
		case bytes.Equal(old, f.Data):
		case ours[f.Path]:
			d.changed = append(d.changed, f.Path)
		default:
			d.found = append(d.found, p.edited(f.Path, old))
		}
	}
	for _, path := range sortedKeys(disk) {
		switch {
		case planned[path]:
		case ours[path]:
			d.gone = append(d.gone, path)
		default:
			if has, _, _ := sealed(disk[path]); has {
				d.found = append(d.found, p.edited(path, disk[path]))
				continue
			}
			d.found = append(d.found, finding.New("foreign-file", p.pos(path, 0), "file was not written by concord"))
		}
	}
	return d, nil
}

// edited names a page that a person changed, and where to make the change instead.
func (p *Plan) edited(path string, old []byte) finding.Finding {
	f := finding.New("edited-page", p.pos(path, 1), "generated page was edited by hand")
	if m := bytes.SplitN(old, []byte("Written by concord from "), 2); len(m) == 2 {
		from, _, _ := strings.Cut(string(m[1]), ": edit that file")
		return f.WithHint("Make the change in %s instead, then delete this file or restore it, and run again.", from)
	}
	return f
}

// disk reads the folder; a missing one is empty. Names that begin with a dot are nobody's business.
func (p *Plan) disk() (map[string][]byte, error) {
	out := map[string][]byte{}
	err := filepath.WalkDir(p.Dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && path == p.Dir:
			return nil
		case err != nil:
			return err
		case strings.HasPrefix(d.Name(), ".") && path != p.Dir:
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !d.Type().IsRegular():
			return nil
		}
		data, err := os.ReadFile(path)
		rel, _ := filepath.Rel(p.Dir, path)
		out[filepath.ToSlash(rel)] = data
		return err
	})
	return out, err
}

// ours says which files this program wrote and nobody changed since: pages whose digest holds, files that such a page or
// the journal of a run that was cut short vouches for.
func (p *Plan) ours(disk map[string][]byte) map[string]bool {
	out := map[string]bool{}
	for path, data := range disk {
		_, holds, beside := sealed(data)
		if !holds {
			continue
		}
		out[path] = true
		for name, want := range beside {
			at := strings.TrimSuffix(path, lastElement(path)) + name
			if other, ok := disk[at]; ok && sum(other) == want {
				out[at] = true
			}
		}
	}
	for path, sums := range p.journal() {
		if data, ok := disk[path]; ok && slices.Contains(sums, sum(data)) {
			out[path] = true
		}
	}
	return out
}

func lastElement(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// journal is what a run that was cut short meant to write: path → digests, before and after.
func (p *Plan) journal() map[string][]string {
	out := map[string][]string{}
	data, err := os.ReadFile(filepath.Join(p.Dir, journalName))
	if err == nil {
		_ = json.Unmarshal(data, &out) // a journal that was cut short vouches for nothing
	}
	return out
}

func (p *Plan) carryOut(d difference) (Report, error) {
	r := Report{len(d.fresh), len(d.changed), len(d.gone)}
	if r == (Report{}) {
		return r, os.RemoveAll(filepath.Join(p.Dir, journalName))
	}
	if err := p.note(d); err != nil {
		return r, err
	}
	data := map[string][]byte{}
	for _, f := range p.Files {
		data[f.Path] = f.Data
	}
	for _, path := range append(slices.Clone(d.fresh), d.changed...) {
		if err := p.put(path, data[path]); err != nil {
			return r, err
		}
	}
	for _, path := range d.gone {
		if err := p.remove(path); err != nil {
			return r, err
		}
	}
	return r, os.Remove(filepath.Join(p.Dir, journalName))
}

// note writes the journal: what is on the disk now and what will be, for every file of the run that carries no digest of its own.
func (p *Plan) note(d difference) error {
	journal := p.journal()
	for _, f := range p.Files {
		if filepath.Ext(f.Path) == ".md" {
			continue
		}
		journal[f.Path] = append(journal[f.Path], sum(f.Data))
		if old, err := os.ReadFile(filepath.Join(p.Dir, filepath.FromSlash(f.Path))); err == nil && slices.Contains(d.changed, f.Path) {
			journal[f.Path] = append(journal[f.Path], sum(old))
		}
	}
	for _, path := range d.gone {
		if old, err := os.ReadFile(filepath.Join(p.Dir, filepath.FromSlash(path))); err == nil {
			journal[path] = append(journal[path], sum(old))
		}
	}
	data, err := json.Marshal(journal)
	if err != nil {
		return err
	}
	return p.put(journalName, data)
}

// put writes a file whole: beside its place, then over it.
func (p *Plan) put(path string, data []byte) error {
	to := filepath.Join(p.Dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(to), tmpPrefix+"*")
	if err != nil {
		return err
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(0o644), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), to)
	}
	if err != nil {
		_ = os.Remove(tmp.Name())
	}
	return err
}

// remove takes a file away, and the folders that are empty then.
func (p *Plan) remove(path string) error {
	at := filepath.Join(p.Dir, filepath.FromSlash(path))
	if err := os.Remove(at); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := filepath.Dir(at); dir != filepath.Clean(p.Dir); dir = filepath.Dir(dir) {
		if os.Remove(dir) != nil {
			return nil
		}
	}
	return nil
}

func sortedKeys(m map[string][]byte) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
