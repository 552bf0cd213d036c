package edition

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
)

// unpacked are the names in a zip, in their order, and the files.
func unpacked(t *testing.T, body []byte) (names []string, files map[string]string) {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(body), int64(len(body)))
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		words, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		if !f.Modified.Equal(epoch) {
			t.Errorf("%s has the time %v, want %v", f.Name, f.Modified, epoch)
		}
		names, files[f.Name] = append(names, f.Name), string(words)
	}
	return names, files
}

// TestZip holds a small site on a disk to what a browser needs there: the fixture was written before the code ran on it.
func TestZip(t *testing.T) {
	s, want := read(t, "zip.txtar")
	body, err := Zip(s, "lamps-1")
	if err != nil {
		t.Fatal(err)
	}
	names, files := unpacked(t, body)
	all := []string{"lamps-1/a b/index.html", "lamps-1/cases/cite.bib", "lamps-1/cases/index.html", "lamps-1/css/site.css", "lamps-1/favicon.svg", "lamps-1/index.html"}
	if !slices.Equal(names, all) {
		t.Errorf("the zip has %q, want %q", names, all)
	}
	for name, words := range want {
		if files["lamps-1/"+name] != words {
			t.Errorf("%s is\n%s\nwant\n%s", name, files["lamps-1/"+name], words)
		}
	}
	if again, err := Zip(s, "lamps-1"); err != nil || !bytes.Equal(body, again) {
		t.Errorf("a second zip has other bytes (%v)", err)
	}
}

func TestRelative(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"index.html", "index.html", "index.html"},
		{"index.html", "a/index.html", "a/index.html"},
		{"a/index.html", "index.html", "../index.html"},
		{"a/index.html", "a/cite.bib", "cite.bib"},
		{"a/index.html", "a/b/index.html", "b/index.html"},
		{"a/b/index.html", "a/c/index.html", "../c/index.html"},
		{"a/b/index.html", "a/index.html", "../index.html"},
		{"a/b/c.html", "d/a/b.html", "../../d/a/b.html"},
		{"a/a/c.html", "a/c.html", "../c.html"},
	} {
		if got := relative(tt.from, tt.to); got != tt.want {
			t.Errorf("from %s to %s: %s, want %s", tt.from, tt.to, got, tt.want)
		}
	}
}

// TestHostile holds that what a text can bring into a page stays words, and no id or address gets out of its place.
func TestHostile(t *testing.T) {
	const page = `<main><h1>"><script>x</script></h1><p title="&quot;><script>alert(1)</script>">&lt;script&gt;alert(1)&lt;/script&gt; <a href="javascript:alert(1)">a</a>` +
		` <a href="//evil.example/">b</a> <a href="../../../etc/passwd">c</a> <a href="%zz">d</a> <a href="/lamps/a/?q=&quot;#&quot;&gt;">e</a> <button popovertarget="&quot;><b" class="n">1</button>` +
		` <a id="&quot; onclick=x" class="p">¶</a></p><p data-size="print">&lt;span data-size="print">&lt;/span></p></main>`
	s, _ := read(t, "zip.txtar")
	s.Files = map[string][]byte{"a/index.html": []byte(page), "index.html": []byte(`<main><ul data-edition><li><a href="a/">A</a></ul></main>`)}
	printed, err := Print(s, "index.html")
	if err != nil {
		t.Fatal(err)
	}
	packed, err := Zip(s, "x")
	if err != nil {
		t.Fatal(err)
	}
	_, files := unpacked(t, packed)
	for what, body := range map[string]string{"edition": string(printed), "zip": files["x/a/index.html"]} {
		tree, err := parse([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range elements(tree) {
			if n.Data == "script" && what == "edition" || has(n, "onclick") || n.Data == "b" {
				t.Errorf("%s: words became %s %v", what, n.Data, n.Attr)
			}
			switch href := attr(n, "href"); { // which a browser reads at an address, or on a disk
			case strings.Contains(href, "passwd") && href != "/etc/passwd" && href != "https://quay.example/etc/passwd",
				strings.Contains(href, "evil") && !(what == "edition" && href == "//evil.example/") && href != "https://evil.example/":
				t.Errorf("%s: a link leads to %s", what, href)
			}
		}
		if strings.Contains(body, `<span data-size="print"></span>`) {
			t.Errorf("%s: words became the place of a size", what)
		}
	}
}
