package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

func TestDiff(t *testing.T) {
	for _, tc := range []struct{ name, want, got, diff string }{
		{name: "same", want: "a\nb\n", got: "a\nb\n", diff: "  a\n  b\n"},
		{name: "changed", want: "a\nb\nc\n", got: "a\nx\nc\n", diff: "  a\n- b\n+ x\n  c\n"},
		{name: "longer", want: "a\n", got: "a\nb\n", diff: "  a\n+ b\n"},
		{name: "nothing wanted", want: "", got: "a\n", diff: "+ a\n"},
		{name: "white space", want: "a \n", got: "\ta\n", diff: "- a·\n+ →a\n"},
	} {
		if got := Diff(tc.want, tc.got); got != tc.diff {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.diff)
		}
	}
}

func TestSections(t *testing.T) {
	for _, tc := range []struct{ name, archive, wrong string }{
		{name: "good", archive: "Why.\n-- in.txt --\nx\n"},
		{name: "no comment", archive: "-- in.txt --\nx\n", wrong: "comment is empty"},
		{name: "twice", archive: "Why.\n-- in.txt --\nx\n-- in.txt --\ny\n", wrong: "stands twice"},
	} {
		_, _, err := sections(txtar.Parse([]byte(tc.archive)))
		if tc.wrong == "" && err != nil || tc.wrong != "" && (err == nil || !strings.Contains(err.Error(), tc.wrong)) {
			t.Errorf("%s: %v, want %q", tc.name, err, tc.wrong)
		}
	}
}

// TestRewrite holds that an update changes the named section and nothing else.
func TestRewrite(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.txtar")
	if err := os.WriteFile(name, []byte("Why.\n-- in.txt --\nin\n-- want --\nold\n-- findings --\nf\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := rewrite(name, "want", "new\n"); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(name)
	if want := "Why.\n-- in.txt --\nin\n-- want --\nnew\n-- findings --\nf\n"; string(got) != want {
		t.Errorf("archive differs\n%s", Diff(want, string(got)))
	}
}

func TestEach(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txtar", "b.txtar"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("Why.\n-- in.txt --\n"+name+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var seen []string
	Each(t, filepath.Join(dir, "*.txtar"), func(t *testing.T, name string, files map[string]string, comment string) {
		seen = append(seen, filepath.Base(name)+" "+files["in.txt"]+comment)
	})
	if got, want := strings.Join(seen, ","), "a.txtar a.txtar\nWhy.,b.txtar b.txtar\nWhy."; got != want {
		t.Errorf("walked %q, want %q", got, want)
	}
}

func TestMatching(t *testing.T) {
	for _, glob := range []string{filepath.Join(t.TempDir(), "*.txtar"), "[", "no/such/folder/*"} {
		if names, err := matching(glob); err == nil {
			t.Errorf("matching(%q) = %v, want an error", glob, names)
		}
	}
}
