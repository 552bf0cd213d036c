package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// folder makes a folder of files; a value of "" is a folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, body := range files {
		write(t, filepath.Join(dir, name), body)
	}
	return dir
}

func TestPublish(t *testing.T) {
	out := filepath.Join(t.TempDir(), "deep", "public")
	first := folder(t, map[string]string{"index.html": "1", "a/index.html": "a", "b/c/index.html": "c"})
	if err := Publish(first, out); err != nil {
		t.Fatal(err)
	}
	if got, want := tree(t, out), tree(t, first); !slices.Equal(got, want) {
		t.Errorf("folder has %q, want %q", got, want)
	}
	old := time.Unix(1e9, 0)
	for _, name := range []string{"index.html", "a/index.html", marker} {
		if err := os.Chtimes(filepath.Join(out, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	second := folder(t, map[string]string{"index.html": "2", "a/index.html": "a", "d/index.html": "d"})
	if err := Publish(second, out); err != nil {
		t.Fatal(err)
	}
	if got, want := tree(t, out), tree(t, second); !slices.Equal(got, want) {
		t.Errorf("folder has %q, want %q", got, want)
	}
	if info, _ := os.Stat(filepath.Join(out, "a/index.html")); !info.ModTime().Equal(old) {
		t.Error("a file that did not change was written again")
	}
	if _, err := os.Stat(filepath.Join(out, "b")); err == nil {
		t.Error("a folder without files was left")
	}
}

func TestPublishTouchesNothingTheSecondTime(t *testing.T) {
	out, site := t.TempDir(), folder(t, map[string]string{"index.html": "1"})
	if err := Publish(site, out); err != nil {
		t.Fatal(err)
	}
	old := time.Unix(1e9, 0)
	for _, name := range []string{"index.html", marker} {
		if err := os.Chtimes(filepath.Join(out, name), old, old); err != nil {
			t.Fatal(err)
		}
	}
	if err := Publish(site, out); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", marker} {
		if info, _ := os.Stat(filepath.Join(out, name)); !info.ModTime().Equal(old) {
			t.Errorf("%s was written again", name)
		}
	}
}

func TestPublishRefusesAFolderOfOthers(t *testing.T) {
	out := folder(t, map[string]string{"letter.txt": "Dear"})
	err := Publish(folder(t, map[string]string{"index.html": "1"}), out)
	if err == nil || !strings.Contains(err.Error(), "has files that concord did not make") {
		t.Errorf("error is %v, want a refusal", err)
	}
	if got := tree(t, out); !slices.Equal(got, []string{"letter.txt: Dear"}) {
		t.Errorf("folder has %q, want it untouched", got)
	}
	if err := Publish(folder(t, nil), filepath.Join(out, "letter.txt")); err == nil {
		t.Error("a file was taken for a folder")
	}
}

func TestPublishLeavesFilesOfOthersAlone(t *testing.T) {
	out := t.TempDir()
	if err := Publish(folder(t, map[string]string{"index.html": "1"}), out); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(out, "a/letter.txt"), "Dear")
	if err := Publish(folder(t, map[string]string{"a/index.html": "2"}), out); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, out); !slices.Equal(got, []string{"a/index.html: 2", "a/letter.txt: Dear"}) {
		t.Errorf("folder has %q, want the letter to be left", got)
	}
	err := Publish(folder(t, map[string]string{"a/letter.txt": "mine"}), out)
	if err == nil || !strings.Contains(err.Error(), "a/letter.txt is in the way") {
		t.Errorf("error is %v, want the letter to be named", err)
	}
	if got := tree(t, out); !slices.Equal(got, []string{"a/index.html: 2", "a/letter.txt: Dear"}) {
		t.Errorf("folder has %q, want it untouched", got)
	}
}

// TestPublishCompletesAnInterruptedRun begins where a run stopped after one of its files: the list is there already.
func TestPublishCompletesAnInterruptedRun(t *testing.T) {
	site := folder(t, map[string]string{"a.html": "new", "b.html": "new"})
	out := folder(t, map[string]string{marker: markerHead + "a.html\nb.html\nold.html\n", half: "ne", "a.html": "new", "b.html": "old", "old.html": "old"})
	if err := Publish(site, out); err != nil {
		t.Fatal(err)
	}
	if got := tree(t, out); !slices.Equal(got, tree(t, site)) {
		t.Errorf("folder has %q, want the site", got)
	}
}

func TestPublishDoesNotLeaveItsFolder(t *testing.T) {
	outside := folder(t, map[string]string{"keep.txt": "keep"})
	out := folder(t, map[string]string{marker: markerHead + "../" + filepath.Base(outside) + "/keep.txt\nlink/keep.txt\n"})
	if err := os.Symlink(outside, filepath.Join(out, "link")); err != nil {
		t.Skip("no links here: ", err)
	}
	_ = Publish(folder(t, map[string]string{"index.html": "1"}), out)
	_ = Publish(folder(t, map[string]string{"link/keep.txt": "taken"}), out)
	if got := tree(t, outside); !slices.Equal(got, []string{"keep.txt: keep"}) {
		t.Errorf("folder outside has %q, want it untouched", got)
	}
}
