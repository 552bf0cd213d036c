// Package write puts planned files in place: each whole, none of them over a change that somebody made by hand.
//
// Goals: a run that is cut short leaves each file old or new, and the next run completes it; what this program did not write is
// left alone. Non-goals: what stands in the files (package page).
package write

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
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

// lockName, journalName and half stand in the folder while a run is under way. half is the file that is being written: it has one
// name for all, so that a run that was cut short leaves at most one.
const (
	lockName    = ".concord.lock"
	journalName = ".concord.journal"
	half        = ".concord.new"
)

// Apply puts the plan in place: new files first, then changes, then removals, so that each link always has its page. If any page
// was edited by hand, nothing is written and the findings say which.
func (p *Plan) Apply() (Report, []finding.Finding, error) {
	if err := os.MkdirAll(p.Dir, 0o755); err != nil {
		return Report{}, nil, err
	}
	lock := flock.New(filepath.Join(p.Dir, lockName))
	switch ok, err := lock.TryLock(); {
	case err != nil:
		return Report{}, nil, err
	case !ok:
		return Report{}, nil, fmt.Errorf("another run is writing to %s", filepath.ToSlash(p.Dir))
	}
	defer func() { _ = lock.Unlock() }()
	d, err := p.difference()
	if err != nil || finding.HasErrors(d.found) {
		return Report{}, d.found, err
	}
	root, err := os.OpenRoot(p.Dir) // no link inside the folder leads a write out of it
	if err != nil {
		return Report{}, d.found, err
	}
	defer root.Close()
	for _, step := range p.steps(d) {
		if err := step(root); err != nil {
			return Report{}, d.found, err
		}
	}
	return Report{len(d.fresh), len(d.changed), len(d.gone)}, d.found, nil
}

// Check says how the folder differs from the plan, and writes nothing. Where a page differs, nothing is said of the files beside it.
func (p *Plan) Check() ([]finding.Finding, error) {
	d, err := p.difference()
	if err != nil {
		return nil, err
	}
	found := d.found
	differ := map[string]bool{}
	for _, f := range slices.Concat(d.fresh, d.changed, d.gone) {
		if path.Ext(f) == ".md" {
			differ[besidePage(f)] = true
		}
	}
	stale := func(paths []string, what string) {
		for _, f := range paths {
			if path.Ext(f) == ".md" || !differ[path.Dir(f)] {
				found = append(found, finding.New("stale-page", p.pos(f, 0), "page %s", what))
			}
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

// originLine is the line of a page that says where it is mended.
var originLine = regexp.MustCompile(`(?m)^  origin: "([^"\n]+)#L(\d+)"$`)

// edited names a page, or a data file beside one, that a person changed, and where to make the change instead.
func (p *Plan) edited(path string, old []byte) finding.Finding {
	f := finding.New("edited-page", p.pos(path, 1), "generated page was edited by hand")
	from := "the seed texts"
	head, _, _ := bytes.Cut(old, []byte(endOfMeta))
	if m := originLine.FindSubmatch(head); m != nil {
		from = string(m[1]) + ":" + string(m[2])
	} else if _, rest, ok := bytes.Cut(head, []byte("Written by concord from ")); ok {
		words, _, _ := bytes.Cut(rest, []byte(": edit th"))
		from = string(words)
	}
	return f.WithHint("Make the change in %s instead, then delete this file or restore it, and run again.", from)
}

// disk reads the folder; a missing one is empty. Names that begin with a dot are nobody's business.
func (p *Plan) disk() (map[string][]byte, error) {
	out := map[string][]byte{}
	// The dot leads through, should the folder itself be a link.
	err := filepath.WalkDir(p.Dir+string(filepath.Separator)+".", func(at string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(p.Dir, at)
		switch {
		case errors.Is(err, fs.ErrNotExist) && rel == ".":
			return nil
		case err != nil:
			return err
		case rel != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir():
			return nil
		}
		var data []byte // of a link nothing is read, but it is in the way like any file that is not ours
		if d.Type().IsRegular() {
			data, err = os.ReadFile(at)
		}
		out[filepath.ToSlash(rel)] = data
		return err
	})
	return out, err
}

// ours says which files this program wrote and nobody changed since: pages whose digest holds, files that such a page or
// the journal of a run that was cut short vouches for.
func (p *Plan) ours(disk map[string][]byte) map[string]bool {
	out := map[string]bool{}
	for file, data := range disk {
		_, holds, beside := sealed(data)
		if !holds {
			continue
		}
		out[file] = true
		for names, want := range beside {
			vouched(out, disk, besidePage(file), strings.Fields(names), want)
		}
	}
	for path, sums := range p.journal() {
		if data, ok := disk[path]; ok && slices.Contains(sums, sum(data)) {
			out[path] = true
		}
	}
	return out
}

// vouched adds the files of a folder to ours, if together they have the digest.
func vouched(ours map[string]bool, disk map[string][]byte, dir string, names []string, want string) {
	files := map[string][]byte{}
	for _, n := range names {
		data, ok := disk[path.Join(dir, n)]
		if !ok {
			return
		}
		files[n] = data
	}
	if sumOf(files, names) != want {
		return
	}
	for _, n := range names {
		ours[path.Join(dir, n)] = true
	}
}

// steps are what a run does, one after the other; it may be cut short between any two of them.
func (p *Plan) steps(d difference) []func(*os.Root) error {
	steps := []func(*os.Root) error{sweep}
	if len(d.fresh)+len(d.changed)+len(d.gone) > 0 {
		steps = append(steps, func(root *os.Root) error { return p.note(root, d) })
	}
	data := map[string][]byte{}
	for _, f := range p.Files {
		data[f.Path] = f.Data
	}
	for _, path := range slices.Concat(d.fresh, d.changed) {
		steps = append(steps, func(root *os.Root) error { return put(root, path, data[path]) })
	}
	for _, path := range d.gone {
		steps = append(steps, func(root *os.Root) error { return remove(root, path) })
	}
	return append(steps, func(root *os.Root) error { return root.RemoveAll(journalName) })
}

// remove takes a file away, and the folders that are empty then.
func remove(root *os.Root, name string) error {
	if err := root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if root.Remove(dir) != nil {
			return nil // not empty
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
