package write

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gofrs/flock"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/page"
)

// md is a page that says words and links to others.
func md(from, words string, links ...string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "---\n# Written by concord from %s: edit that file, not this one.\ntitle: \"A\"\nparams:\n  origin: \"%s#L7\"\n---\n\n%s\n", from, from, words)
	for _, l := range links {
		fmt.Fprintf(&b, "\n[%s](%s)\n", l, l)
	}
	return []byte(b.String())
}

// Two plans for one folder: b.md goes, c.md comes, a.md and the table change, the comparison x goes with its folder.
func before() []page.File {
	return []page.File{
		{Path: "_index.md", Data: md("seeds/home.txt", "Home.", "people/a.md")},
		{Path: "compare/x/compare.csv", Data: []byte("x\n")},
		{Path: "compare/x/index.md", Data: md("seeds/x.txt", "X.")},
		{Path: "people/a.md", Data: md("seeds/a.txt", "Old.", "b.md")},
		{Path: "people/b.md", Data: md("seeds/b.txt", "Goes.")},
		{Path: "people/b/cite.bib", Data: []byte("b\n")},
		{Path: "people/b/cite.ris", Data: []byte("b\n")},
		{Path: "timeline/index.md", Data: md("seeds/t.txt", "Time.")},
		{Path: "timeline/timeline.csv", Data: []byte("old\n")},
	}
}

func after() []page.File {
	return []page.File{
		{Path: "_index.md", Data: md("seeds/home.txt", "Home.", "people/a.md")},
		{Path: "cases/c.md", Data: md("seeds/c.txt", "Comes.")},
		{Path: "people/a.md", Data: md("seeds/a.txt", "New.", "../cases/c.md")},
		{Path: "timeline/index.md", Data: md("seeds/t.txt", "Other time.")},
		{Path: "timeline/timeline.csv", Data: []byte("new\n")},
	}
}

// other is what the texts make when they were changed once more after a run was cut short.
func other() []page.File {
	return []page.File{
		{Path: "_index.md", Data: md("seeds/home.txt", "Another home.")},
		{Path: "people/a.md", Data: md("seeds/a.txt", "Newest.")},
		{Path: "people/d.md", Data: md("seeds/d.txt", "Comes too.")},
		{Path: "timeline/index.md", Data: md("seeds/t.txt", "Third time.")},
		{Path: "timeline/timeline.csv", Data: []byte("newest\n")},
	}
}

func apply(t *testing.T, dir string, files []page.File) (Report, []finding.Finding) {
	t.Helper()
	r, found, err := New(dir, files).Apply()
	if err != nil {
		t.Fatal(err)
	}
	return r, found
}

// onDisk is every file of a folder but the lock.
func onDisk(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == lockName {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		out[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// planned is what a plan wants the folder to hold.
func planned(files []page.File) map[string]string {
	out := map[string]string{}
	for _, f := range New("", files).Files {
		out[f.Path] = string(f.Data)
	}
	return out
}

func holds(t *testing.T, what, dir string, files []page.File) {
	t.Helper()
	got, want := onDisk(t, dir), planned(files)
	for _, p := range slices.Sorted(maps.Keys(got)) {
		if got[p] != want[p] {
			t.Errorf("%s: %s holds %q, want %q", what, p, got[p], want[p])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: folder has %v, want %v", what, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

func edit(t *testing.T, dir, name, words string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
}

func lines(found []finding.Finding, dir string) string {
	var out []string
	for _, f := range found {
		out = append(out, strings.TrimPrefix(f.Pos.String(), filepath.ToSlash(dir)+"/")+" "+f.ID)
	}
	return strings.Join(out, ", ")
}

func TestApply(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "content")
	for _, tc := range []struct {
		name  string
		files []page.File
		want  Report
	}{
		{name: "into no folder", files: before(), want: Report{New: 9}},
		{name: "again", files: before()},
		{name: "changed", files: after(), want: Report{New: 1, Changed: 3, Removed: 5}},
		{name: "again after a change", files: after()},
		{name: "back", files: before(), want: Report{New: 5, Changed: 3, Removed: 1}},
		{name: "nothing left", files: nil, want: Report{Removed: 9}},
	} {
		if r, found := apply(t, dir, tc.files); r != tc.want || len(found) > 0 {
			t.Errorf("%s: %+v with %v, want %+v", tc.name, r, found, tc.want)
		}
		holds(t, tc.name, dir, tc.files)
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("folder has %v when all texts went away, want the lock only", left)
	}
}

// TestApplyLeavesAlone holds that a file that is right is not written again.
func TestApplyLeavesAlone(t *testing.T) {
	dir := t.TempDir()
	apply(t, dir, before())
	home := filepath.Join(dir, "_index.md")
	long := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	if err := os.Chtimes(home, long, long); err != nil {
		t.Fatal(err)
	}
	apply(t, dir, after())
	if info, _ := os.Stat(home); !info.ModTime().Equal(long) {
		t.Errorf("page that did not change was written again")
	}
}

// TestByHand starts from a folder as a run left it and changes one thing by hand; then the texts change.
func TestByHand(t *testing.T) {
	a := planned(before())["people/a.md"]
	for _, tc := range []struct {
		name, file, words string
		found             string // empty: the run goes through
		hint              string
	}{
		{name: "edited page", file: "people/a.md", words: a + "By hand.\n", found: "people/a.md:1 edited-page", hint: "seeds/a.txt:7"},
		{name: "edited page that would stay as it is", file: "_index.md", words: "---\n# Written by concord from seeds/home.txt: edit that file, not this one.\n---\nMine.\n", found: "_index.md:1 edited-page", hint: "seeds/home.txt"},
		{name: "edited page whose text went away", file: "people/b.md", words: planned(before())["people/b.md"] + "By hand.\n", found: "people/b.md:1 edited-page, people/b/cite.bib foreign-file, people/b/cite.ris foreign-file", hint: "seeds/b.txt:7"},
		{name: "edited file of a page whose text went away", file: "people/b/cite.bib", words: "mine\n", found: "people/b/cite.bib foreign-file, people/b/cite.ris foreign-file"},
		{name: "page replaced by another", file: "people/a.md", words: "Mine.\n", found: "people/a.md:1 edited-page", hint: "the seed texts"},
		{name: "edited CSV", file: "timeline/timeline.csv", words: "mine\n", found: "timeline/timeline.csv:1 edited-page", hint: "the seed texts"},
		{name: "CSV and the page that vouches for it", file: "timeline/index.md", words: "Mine.\n", found: "timeline/index.md:1 edited-page, timeline/timeline.csv:1 edited-page", hint: "the seed texts"},
		{name: "edited CSV whose comparison went away", file: "compare/x/compare.csv", words: "mine\n", found: "compare/x/compare.csv foreign-file"},
		{name: "foreign file", file: "note.txt", words: "Mine.\n", found: "note.txt foreign-file"},
		{name: "foreign file in a folder that empties", file: "compare/x/note.txt", words: "Mine.\n", found: "compare/x/note.txt foreign-file"},
		{name: "foreign page", file: "people/z.md", words: "---\ntitle: Z\n---\nMine.\n", found: "people/z.md foreign-file"},
		{name: "foreign page where a new one would stand", file: "cases/c.md", words: "Mine.\n", found: "cases/c.md:1 edited-page", hint: "the seed texts"},
		{name: "hidden file", file: "people/.note", words: "Mine.\n"},
		{name: "page as it will be", file: "people/a.md", words: planned(after())["people/a.md"]},
		{name: "new page that is there already", file: "cases/c.md", words: planned(after())["cases/c.md"]},
	} {
		dir := t.TempDir()
		apply(t, dir, before())
		edit(t, dir, tc.file, tc.words)
		was := onDisk(t, dir)
		_, found := apply(t, dir, after())
		if got := lines(found, dir); got != tc.found {
			t.Errorf("%s: found %q, want %q", tc.name, got, tc.found)
		}
		for _, f := range found {
			if f.ID == "edited-page" && !strings.Contains(f.Hint, "in "+tc.hint+" instead") {
				t.Errorf("%s: hint is %q, want %s in it", tc.name, f.Hint, tc.hint)
			}
		}
		now := onDisk(t, dir)
		if now[tc.file] != tc.words {
			t.Errorf("%s: %s holds %q, want what was put there by hand", tc.name, tc.file, now[tc.file])
		}
		if finding.HasErrors(found) && !maps.Equal(was, now) {
			t.Errorf("%s: something was written in spite of the error", tc.name)
		}
		if !finding.HasErrors(found) && now["people/a.md"] != planned(after())["people/a.md"] {
			t.Errorf("%s: the run did not go through", tc.name)
		}
	}
}

func TestCheck(t *testing.T) {
	for _, tc := range []struct {
		name string
		make func(t *testing.T, dir string)
		want string
	}{
		{name: "fresh", make: func(t *testing.T, dir string) { apply(t, dir, after()) }},
		{name: "no folder", make: func(t *testing.T, dir string) { _ = os.Remove(dir) },
			want: "_index.md stale-page, cases/c.md stale-page, people/a.md stale-page, timeline/index.md stale-page"},
		{name: "stale", make: func(t *testing.T, dir string) { apply(t, dir, before()) },
			want: "cases/c.md stale-page, compare/x/index.md stale-page, people/a.md stale-page, " +
				"people/b.md stale-page, timeline/index.md stale-page"},
		{name: "edited and foreign", make: func(t *testing.T, dir string) {
			apply(t, dir, after())
			edit(t, dir, "people/a.md", planned(after())["people/a.md"]+"\n")
			edit(t, dir, "note.txt", "Mine.\n")
		}, want: "note.txt foreign-file, people/a.md:1 edited-page"},
		{name: "a file beside a page is missing", make: func(t *testing.T, dir string) {
			apply(t, dir, after())
			_ = os.Remove(filepath.Join(dir, "timeline", "timeline.csv"))
		}, want: "timeline/timeline.csv stale-page"},
	} {
		dir := t.TempDir()
		tc.make(t, dir)
		was := existing(dir)
		found, err := New(dir, after()).Check()
		if got := lines(found, dir); err != nil || got != tc.want {
			t.Errorf("%s: found %q (%v), want %q", tc.name, got, err, tc.want)
		}
		if !slices.Equal(was, existing(dir)) {
			t.Errorf("%s: check wrote something", tc.name)
		}
	}
}

// existing is every file with its size and time.
func existing(dir string) []string {
	var out []string
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil {
			info, _ := d.Info()
			out = append(out, fmt.Sprint(p, info.Size(), info.ModTime()))
		}
		return nil
	})
	return out
}

// run does the first n steps of a run, as one that is cut short does, and half of the file that would come next.
func run(t *testing.T, dir string, files []page.File, n int) (steps int) {
	t.Helper()
	p := New(dir, files)
	d, err := p.difference()
	if err != nil || len(d.found) > 0 {
		t.Fatal(err, d.found)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	all := p.steps(d)
	for _, step := range all[:min(n, len(all))] {
		if err := step(root); err != nil {
			t.Fatal(err)
		}
	}
	if n > 0 && n < len(all) {
		edit(t, dir, half, "half of a fi")
	}
	return len(all)
}

// linkTo is where a page of these tests leads.
var linkTo = regexp.MustCompile(`\]\((.*)\)`)

// TestCutShort cuts a run short before each of its steps. Each file is then old or new and each link has its page; the next run
// completes it, whether it wants the same as the one before, the old again, or something else.
func TestCutShort(t *testing.T) {
	steps := 1
	for n := 0; n < steps; n++ {
		for name, next := range map[string][]page.File{"the same": after(), "the old again": before(), "another input": other()} {
			dir := t.TempDir()
			apply(t, dir, before())
			steps = run(t, dir, after(), n)
			wholeFiles(t, fmt.Sprintf("cut before step %d", n), onDisk(t, dir))
			if _, found := apply(t, dir, next); len(found) > 0 {
				t.Errorf("cut before step %d, then %s: %v", n, name, found)
			}
			holds(t, fmt.Sprintf("cut before step %d, then %s", n, name), dir, next)
		}
	}
	if steps < 10 {
		t.Errorf("run has %d steps, want the writing of the journal, 7 files and the clearing up at least", steps)
	}
}

func wholeFiles(t *testing.T, what string, disk map[string]string) {
	t.Helper()
	old, fresh := planned(before()), planned(after())
	for p, words := range disk {
		if strings.HasPrefix(p, ".concord.") {
			continue
		}
		if words != old[p] && words != fresh[p] {
			t.Errorf("%s: %s is neither old nor new: %q", what, p, words)
		}
		for _, m := range linkTo.FindAllStringSubmatch(words, -1) {
			if _, ok := disk[path.Join(path.Dir(p), m[1])]; !ok {
				t.Errorf("%s: %s links to %s, which is not there", what, p, m[1])
			}
		}
	}
}

// TestCutShortTwice cuts a second run short, with other input, before the first was completed.
func TestCutShortTwice(t *testing.T) {
	for n := range 12 {
		for m := range 10 {
			dir := t.TempDir()
			apply(t, dir, before())
			run(t, dir, after(), n)
			run(t, dir, other(), m)
			what := fmt.Sprintf("cut before step %d, then before step %d", n, m)
			if _, found := apply(t, dir, after()); len(found) > 0 {
				t.Errorf("%s: %v", what, found)
			}
			holds(t, what, dir, after())
		}
	}
}

// TestEditedAfterCut holds that the journal vouches for what the run wrote, and for nothing that was written by hand since.
func TestEditedAfterCut(t *testing.T) {
	dir := t.TempDir()
	apply(t, dir, before())
	run(t, dir, after(), 3)
	edit(t, dir, "timeline/timeline.csv", "mine\n")
	_, found := apply(t, dir, after())
	if got := lines(found, dir); got != "timeline/timeline.csv:1 edited-page" {
		t.Errorf("found %q, want the table that was edited", got)
	}
}

func TestBrokenJournal(t *testing.T) {
	for _, words := range []string{"", "{", `{"timeline/timeline.csv": 7}`, "null", "[]"} {
		dir := t.TempDir()
		apply(t, dir, before())
		edit(t, dir, journalName, words)
		if _, found := apply(t, dir, after()); len(found) > 0 {
			t.Errorf("journal %q: %v", words, found)
		}
		holds(t, "journal "+words, dir, after())
	}
}

func TestOneRunAtATime(t *testing.T) {
	dir := t.TempDir()
	lock := flock.New(filepath.Join(dir, lockName))
	if ok, err := lock.TryLock(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	if _, _, err := New(dir, before()).Apply(); err == nil || !strings.Contains(err.Error(), "another run is writing") {
		t.Errorf("error is %v, want that another run is writing", err)
	}
	if err := lock.Unlock(); err != nil {
		t.Fatal(err)
	}
	apply(t, dir, before())
	holds(t, "after the other run", dir, before())
}

// TestCannotWrite holds that what stands in the way is an error, and neither a panic nor somebody else's fault.
func TestCannotWrite(t *testing.T) {
	for _, tc := range []struct {
		name string
		make func(dir string) (plan string)
	}{
		{name: "folder is a file", make: func(dir string) string { edit(t, dir, "content", "x"); return "content" }},
		{name: "folder is below a file", make: func(dir string) string { edit(t, dir, "x", "x"); return "x/content" }},
		{name: "folder of a page is a file", make: func(dir string) string { edit(t, dir, "content/people", "x"); return "content" }},
		{name: "page is a folder", make: func(dir string) string { edit(t, dir, "content/people/a.md/x", "x"); return "content" }},
		{name: "lock is a folder", make: func(dir string) string { edit(t, dir, "content/"+lockName+"/x", "x"); return "content" }},
		{name: "folder may not be written", make: func(dir string) string {
			if os.Geteuid() == 0 {
				return "" // root may write everywhere
			}
			_ = os.Mkdir(filepath.Join(dir, "content"), 0o555)
			return "content"
		}},
	} {
		dir := t.TempDir()
		at := tc.make(dir)
		if at == "" {
			continue
		}
		_, _, err := New(filepath.Join(dir, filepath.FromSlash(at)), before()).Apply()
		if err == nil || strings.Contains(err.Error(), "another run") {
			t.Errorf("%s: error is %v, want what stands in the way", tc.name, err)
		}
	}
}

// TestLinks holds that no link of the file system in the folder is followed or replaced; the folder itself may be one.
func TestLinks(t *testing.T) {
	for _, tc := range []struct{ name, link string }{
		{name: "page", link: "people/a.md"},
		{name: "folder of pages", link: "people"},
		{name: "data file", link: "timeline/timeline.csv"},
	} {
		dir, outside := t.TempDir(), t.TempDir()
		edit(t, outside, "mine", "Mine.\n")
		at := filepath.Join(dir, filepath.FromSlash(tc.link))
		_ = os.MkdirAll(filepath.Dir(at), 0o755)
		to := outside
		if path.Ext(tc.link) != "" {
			to = filepath.Join(outside, "mine")
		}
		if err := os.Symlink(to, at); err != nil {
			t.Skipf("no links here: %v", err)
		}
		_, found, err := New(dir, before()).Apply()
		if err == nil && !finding.HasErrors(found) {
			t.Errorf("%s: nothing is said of the link, found %v", tc.name, found)
		}
		if got := onDisk(t, outside); len(got) != 1 || got["mine"] != "Mine.\n" {
			t.Errorf("%s: outside the folder there is %v now", tc.name, got)
		}
		if info, err := os.Lstat(at); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s: the link is gone", tc.name)
		}
	}
}

func TestFolderIsLink(t *testing.T) {
	dir, real := t.TempDir(), t.TempDir()
	link := filepath.Join(dir, "content")
	if err := os.Symlink(real, link); err != nil {
		t.Skipf("no links here: %v", err)
	}
	apply(t, link, before())
	holds(t, "first run", real, before())
	edit(t, real, "people/a.md", "Mine.\n")
	if _, found := apply(t, link, after()); lines(found, link) != "people/a.md:1 edited-page" {
		t.Errorf("found %v, want the page that was edited", found)
	}
}

// TestFS holds that the planned folder reads as the written one does.
func TestFS(t *testing.T) {
	for p, want := range planned(before()) {
		if got, err := fs.ReadFile(New("", before()).FS(), p); err != nil || string(got) != want {
			t.Errorf("%s reads as %q (%v)", p, got, err)
		}
	}
}
