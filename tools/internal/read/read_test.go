package read

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/finding"
)

// folder makes a folder of files; a name that ends in a slash is a folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, words := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func paths(dir string) (string, []finding.Finding) {
	sources, found := Seeds(dir)
	var out []string
	for _, s := range sources {
		out = append(out, s.Path)
	}
	return strings.Join(out, " "), found
}

// TestSeeds walks a folder that has what a seeds folder may have: only texts are read, in the order of their paths.
func TestSeeds(t *testing.T) {
	dir := folder(t, map[string]string{
		"b.txt": "b", "a.md": "a", "sources/z.txt": "z", "sources/deep/a.txt": "a", "sources-2/a.txt": "a",
		"README.md": "no", "sources/readme.txt": "no", "ReadMe.md": "no", "names.yaml": "no", "a.html": "no", "txt": "no", "note.txt~": "no",
		".hidden.txt": "no", ".git/a.txt": "no", "sources/.drafts/a.txt": "no", "readme-first.txt": "yes",
	})
	got, found := paths(dir)
	if want := "a.md b.txt readme-first.txt sources-2/a.txt sources/deep/a.txt sources/z.txt"; got != want || len(found) > 0 {
		t.Errorf("read %s, want %s; found %v", got, want, found)
	}
}

// TestNames holds that findings name a file as the user named the folder.
func TestNames(t *testing.T) {
	t.Chdir(folder(t, map[string]string{"seeds/sources/x.txt": "a\x00b", "seeds/sources/y.txt": "fine"}))
	for _, dir := range []string{"seeds", "./seeds", "seeds/"} {
		sources, found := Seeds(dir)
		if len(found) != 1 || found[0].Pos.String() != "seeds/sources/x.txt:1:2" {
			t.Errorf("%s: found %v, want bad-bytes at seeds/sources/x.txt:1:2", dir, found)
		}
		if len(sources) != 1 || sources[0].Name != "seeds/sources/y.txt" || sources[0].Path != "sources/y.txt" {
			t.Errorf("%s: read %v, want the other text all the same", dir, sources)
		}
	}
}

func TestEmptyFile(t *testing.T) {
	sources, found := Seeds(folder(t, map[string]string{"a.txt": ""}))
	if len(sources) != 1 || len(sources[0].Lines) != 0 || len(found) > 0 {
		t.Errorf("an empty file gives %v, %v", sources, found)
	}
}

func TestMissingFolder(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "a"})
	for _, tc := range []struct{ name, dir string }{
		{name: "not there", dir: filepath.Join(dir, "nowhere")},
		{name: "a file", dir: filepath.Join(dir, "a.txt")},
	} {
		got, found := paths(tc.dir)
		if got != "" || len(found) != 1 || found[0].ID != "missing-folder" || found[0].Pos.File != filepath.ToSlash(tc.dir) {
			t.Errorf("%s: read %q, found %v, want missing-folder", tc.name, got, found)
		}
	}
}

// TestLinks holds that a link inside the folder is refused, whatever it points to, and that the folder itself may be one.
func TestLinks(t *testing.T) {
	dir := folder(t, map[string]string{"seeds/a.txt": "a", "outside/secret.txt": "secret"})
	for link, to := range map[string]string{"seeds/b.txt": "outside/secret.txt", "seeds/more": "outside", "linked": "seeds", "seeds/gone.txt": "nowhere"} {
		if err := os.Symlink(filepath.Join(dir, to), filepath.Join(dir, link)); err != nil {
			t.Skipf("this system makes no links, so they are not tested: %v", err)
		}
	}
	for _, name := range []string{"seeds", "linked"} {
		got, found := paths(filepath.Join(dir, name))
		if got != "a.txt" {
			t.Errorf("%s: read %q, want a.txt alone", name, got)
		}
		var files []string
		for _, f := range found {
			files = append(files, f.ID+" "+filepath.Base(f.Pos.File))
		}
		if want := "bad-bytes b.txt|bad-bytes gone.txt"; strings.Join(files, "|") != want {
			t.Errorf("%s: found %v, want %s", name, files, want)
		}
	}
}

// TestHugeFile makes a file with a hole, which is large and takes no room.
func TestHugeFile(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "a", "huge.txt": "x"})
	if err := os.Truncate(filepath.Join(dir, "huge.txt"), maxFile+1); err != nil {
		t.Fatal(err)
	}
	got, found := paths(dir)
	if got != "a.txt" || len(found) != 1 || found[0].ID != "bad-bytes" || !strings.Contains(found[0].Msg, "want at most") {
		t.Errorf("read %q, found %v, want bad-bytes that says how large a file may be", got, found)
	}
}

// TestFiles holds what is below a path: every regular file, whatever its name, but what is hidden or a link.
func TestFiles(t *testing.T) {
	dir := folder(t, map[string]string{"b.txt": "", "a": "", "sub/c.pdf": "", ".git/config": "", "sub/.hidden": "", "README.md": ""})
	_ = os.Symlink(filepath.Join(dir, "a"), filepath.Join(dir, "link")) // a system that makes none has none to leave out
	_ = os.Symlink(filepath.Join(dir, "sub"), filepath.Join(dir, "linked"))
	for _, tc := range []struct{ at, want string }{
		{"", "README.md a b.txt sub/c.pdf"},
		{"sub", "sub/c.pdf"},
		{"sub/.hidden", "sub/.hidden"},
		{"linked", "linked/c.pdf"},
	} {
		got, found := Files(filepath.Join(dir, tc.at))
		for i := range got {
			rel, _ := filepath.Rel(dir, got[i])
			got[i] = filepath.ToSlash(rel)
		}
		if strings.Join(got, " ") != tc.want || len(found) > 0 {
			t.Errorf("%q: files %v, found %v, want %s", tc.at, got, found, tc.want)
		}
	}
	if got, found := Files(filepath.Join(dir, "nowhere")); got != nil || len(found) != 1 || found[0].ID != "missing-folder" {
		t.Errorf("files %v, found %v, want missing-folder", got, found)
	}
}

func TestFile(t *testing.T) {
	dir := folder(t, map[string]string{"a.txt": "one\ntwo"})
	src, found := File(filepath.Join(dir, "a.txt"), "sources/a.txt")
	if src == nil || len(src.Lines) != 2 || src.Path != "sources/a.txt" || len(found) > 0 {
		t.Errorf("read %v, found %v", src, found)
	}
	for _, p := range []string{"nowhere.txt", "."} {
		src, found := File(filepath.Join(dir, p), p)
		if src != nil || len(found) != 1 || found[0].Level != finding.Error || strings.HasPrefix(found[0].Msg, "folder does not") {
			t.Errorf("%s: read %v, found %v, want an error about a file", p, src, found)
		}
	}
}

func TestLists(t *testing.T) {
	dir := folder(t, map[string]string{"config.toml": "title = 'x'", "lists/names.yaml": "- a", "lists/labels.yaml": "\xef\xbb\xbf- b", "other.yaml": "- c"})
	at := func(name string) string { return filepath.Join(dir, name) }
	files, found := Lists(at("config.toml"), at("lists"), "")
	if files.Names.Text != "- a" || files.Labels.Text != "- b" || files.References.Text != "" || files.Config.Text != "title = 'x'" || len(found) > 0 {
		t.Errorf("read %+v, found %v", files, found)
	}
	files, found = Lists(at("config.toml"), at("lists"), at("other.yaml"))
	if files.Names.Text != "- c" || !strings.HasSuffix(files.Names.Name, "other.yaml") || len(found) > 0 {
		t.Errorf("names of one's own: read %+v, found %v", files.Names, found)
	}
	for _, tc := range []struct{ name, config, names string }{
		{name: "settings missing", config: at("nowhere.toml")},
		{name: "names missing that were asked for", config: at("config.toml"), names: at("nowhere.yaml")},
	} {
		if _, found := Lists(tc.config, at("lists"), tc.names); len(found) != 1 || found[0].Level != finding.Error {
			t.Errorf("%s: found %v, want one error", tc.name, found)
		}
	}
}
