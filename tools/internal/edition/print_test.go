package edition

import (
	"bytes"
	"net/url"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// read is a site of the files of a fixture, at an address with a path, and the expectations beside them.
func read(t *testing.T, name string) (s Site, want map[string]string) {
	t.Helper()
	body, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	base, err := url.Parse("https://quay.example/lamps/")
	if err != nil {
		t.Fatal(err)
	}
	s, want = Site{base, map[string][]byte{}}, map[string]string{}
	for _, f := range txtar.Parse(body).Files {
		if name, ok := strings.CutPrefix(f.Name, "want/"); ok {
			want[name] = strings.TrimSuffix(string(f.Data), "\n")
			continue
		}
		s.Files[f.Name] = bytes.TrimSuffix(f.Data, []byte("\n"))
	}
	return s, want
}

// TestPrint holds a page of each structure to what a reader of the edition expects: the fixture was written before the code ran on it.
func TestPrint(t *testing.T) {
	s, want := read(t, "print.txtar")
	got, err := Print(s, "print/index.html")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want["print/index.html"] {
		t.Errorf("the edition is\n%s\nwant\n%s", got, want["print/index.html"])
	}
}

// TestPrintRefuses holds what cannot become an edition.
func TestPrintRefuses(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"a page that is not there", `<main><ul data-edition><li><a href="/lamps/b/">B</a></ul></main>`, "name /lamps/b/, which is no page"},
		{"a page of another site", `<main><ul data-edition><li><a href="https://quay.example/lamps/a/">A</a></ul></main>`, "which is no page"},
		{"a file that is no page", `<main><ul data-edition><li><a href="/lamps/a.csv">A</a></ul></main>`, "name /lamps/a.csv, which is no page"},
		{"a page twice", `<main><ul data-edition><li><a href="/lamps/a/">A</a><li><a href="../a/">A</a></ul></main>`, "name ../a/ twice"},
		{"a page without main", `<main><ul data-edition><li><a href="/lamps/c/">C</a></ul></main>`, "c/index.html has no main"},
	} {
		s, _ := read(t, "print.txtar")
		s.Files = map[string][]byte{"print/index.html": []byte(tt.page), "a/index.html": []byte("<main></main>"), "a.csv": nil, "c/index.html": nil}
		if _, err := Print(s, "print/index.html"); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: error is %v, want it to say %q", tt.name, err, tt.want)
		}
	}
}

// TestPrintWithoutContents holds that a layout which asks for nothing gets nothing.
func TestPrintWithoutContents(t *testing.T) {
	s, _ := read(t, "print.txtar")
	if got, err := Print(s, "cases/quay/index.html"); err != nil || !bytes.Equal(got, s.Files["cases/quay/index.html"]) {
		t.Errorf("the page became %s, %v", got, err)
	}
}
