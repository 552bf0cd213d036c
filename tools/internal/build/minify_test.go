package build

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestSmaller(t *testing.T) {
	for _, tt := range []struct{ name, kind, file, want string }{
		{"numbers stay", "application/json", "{ \"a\": 1.00, \"b\": 12345678901234567890, \"c\": 1e3 }\n", `{"a":1.00,"b":12345678901234567890,"c":1e3}`},
		{"no kind", "", " a ", " a "},
		{"end tags and quotes stay", "text/html", "<!doctype html>\n<html lang=\"en\">\n<head><title>A</title></head><body>\n<ul>\n<li id=\"a\">b</li>\n</ul></body></html>",
			`<!doctype html><html lang="en"><head><title>A</title></head><body><ul><li id="a">b</li></ul></body></html>`},
		{"words stay apart", "text/html", "<p>a\n  <a href=\"b\">c</a>\n d</p>", "<p>a\n<a href=\"b\">c</a>\nd</p>"},
		{"lines of code stay", "text/html", "<pre>a\n  b</pre>  ", "<pre>a\n  b</pre>"},
		{"text stays escaped", "text/html", "<p>a &lt;b&gt;  &amp;lt; &amp;c</p>", "<p>a &lt;b> &amp;lt; &amp;c</p>"},
		{"the policy stays", "text/html", `<meta  http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">`,
			`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">`},
		{"data in a page", "text/html", `<script type="application/ld+json">{ "n": 1.0 }</script>`, `<script type="application/ld+json">{"n":1.0}</script>`},
		{"styles of today", "text/css", "@layer a {\n  p { color: light-dark(#fff, #000000); &:hover { margin-inline: 0 1rem; } }\n}",
			"@layer a{p{color:light-dark(#fff,#000000);&:hover{margin-inline:0 1rem}}}"},
		{"a drawing", "image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\">\n  <title>a</title>\n</svg>", `<svg xmlns="http://www.w3.org/2000/svg"><title>a</title></svg>`},
	} {
		got, err := smaller(newMinifier(), tt.kind, []byte(tt.file))
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: %q becomes %q, %v, want %q", tt.name, tt.file, got, err, tt.want)
		}
	}
}

func TestSmallerLeavesWhatItCannotRead(t *testing.T) {
	got, err := smaller(newMinifier(), "text/javascript", []byte("let a = ;"))
	if err == nil || string(got) != "let a = ;" {
		t.Errorf("broken script becomes %q, %v, want itself and an error", got, err)
	}
}

func TestSameJSON(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{`{"a": 1, "b": [2]}`, `{"b":[2],"a":1}`, true},
		{`{"a": 1.0}`, `{"a":1}`, false},
		{`[12345678901234567890]`, `[12345678901234567891]`, false},
		{`{`, `{`, false},
	} {
		if sameJSON([]byte(tt.a), []byte(tt.b)) != tt.want {
			t.Errorf("%s and %s: want the same: %t", tt.a, tt.b, tt.want)
		}
	}
}

func TestMinifyAFolder(t *testing.T) {
	dir := t.TempDir()
	for name, body := range map[string]string{"a.html": "<p>a  b</p>\n", "b/c.js": "let = ;", "b/d.csv": "x,  y\n"} {
		write(t, filepath.Join(dir, name), body)
	}
	sizes, found, err := Minify(dir)
	want := Sizes{Files: 3, Before: 25, After: 23}
	if err != nil || sizes != want {
		t.Errorf("sizes are %+v, %v, want %+v", sizes, err, want)
	}
	if len(found) != 1 || found[0].Pos.File != "b/c.js" || found[0].ID != "bad-data" {
		t.Errorf("findings are %q, want one at b/c.js", lines(found))
	}
	again, _, err := Minify(dir)
	if err != nil || again.Before != again.After {
		t.Errorf("a second time makes %d bytes of %d, %v, want no change", again.After, again.Before, err)
	}
	if got := read(t, filepath.Join(dir, "b/d.csv")); got != "x,  y\n" {
		t.Errorf("CSV became %q", got)
	}
}

func write(t *testing.T, name, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(body), 0o644); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	body, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// tree is every file below a folder with what it holds, as "name: body", sorted.
func tree(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != marker {
			rel, _ := filepath.Rel(dir, name)
			out = append(out, filepath.ToSlash(rel)+": "+read(t, name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}
