package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// statement finds the anchor of a statement on the page that is its own.
var statement = regexp.MustCompile(`<a id="(p-[\w-]+)" class="p"`)

// editions holds what a reader can take away of a site to the site itself: nothing is lost, and the foot of every page is honest.
func editions(t *testing.T, files map[string]string, base string) {
	t.Helper()
	printed, lost, statements := files["print/index.html"], 0, 0
	for p, words := range files {
		for _, m := range statement.FindAllStringSubmatch(words, -1) {
			statements++
			if id := "/" + strings.TrimSuffix(p, "index.html") + m[1]; !strings.Contains(printed, ` id="`+id+`"`) {
				lost++
				t.Logf("%s is not in the print edition", id)
			}
		}
	}
	if lost > 0 || statements == 0 {
		t.Errorf("the print edition lacks %d of %d statements", lost, statements)
	}
	var zipped string
	for p := range files {
		if path.Dir(p) == "print" && path.Ext(p) == ".zip" {
			zipped = p
		}
	}
	honestFoot(t, files, zipped)
	onDisk(t, files, zipped, base)
}

// honestFoot holds the sizes at the foot of every page to the files that they are said of.
func honestFoot(t *testing.T, files map[string]string, zipped string) {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, files["print/index.html"])
	_ = z.Close()
	said := regexp.MustCompile(`/print/">Print edition [^<]*</a>, ([^<]*)</li>.*/` + regexp.QuoteMeta(zipped) + `">Whole site[^<]*</a>, ([^<]*)</li>`)
	for p, words := range files {
		if path.Ext(p) != ".html" {
			continue
		}
		m := said.FindStringSubmatch(words)
		if m == nil {
			t.Errorf("%s does not lead to both editions with their sizes", p)
			return
		}
		// The numbers were not there yet when the page was weighed: it was a few bytes less or more.
		if least, most, whole := inWords(b.Len()-64), inWords(b.Len()+64), inWords(len(files[zipped])); m[1] != most && m[1] != least || m[2] != whole {
			t.Errorf("%s says %s and %s, want %s and %s", p, m[1], m[2], most, whole)
			return
		}
	}
}

// inWords is a size as a reader would round it, reckoned in another way than the code does.
func inWords(n int) string {
	if kilo := fmt.Sprintf("%.0f", float64(n)/1e3); len(kilo) < 4 {
		return kilo + " KB"
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// onDisk opens the zip and follows every link of every page in it: to a file of the zip, or outward.
func onDisk(t *testing.T, files map[string]string, zipped, base string) {
	t.Helper()
	r, err := zip.NewReader(strings.NewReader(files[zipped]), int64(len(files[zipped])))
	if err != nil {
		t.Fatalf("the zip %q cannot be read: %v", zipped, err)
	}
	folder := strings.TrimSuffix(path.Base(zipped), ".zip") + "/"
	inside, last := map[string]string{}, ""
	for _, f := range r.File {
		name, ok := strings.CutPrefix(f.Name, folder)
		if !ok || f.Name <= last {
			t.Errorf("%s stands behind %s, want all in %s and in order", f.Name, last, folder)
		}
		last = f.Name
		inside[name] = contentOf(t, f)
	}
	for p := range files {
		if inside[p] == "" && path.Ext(p) == ".html" && p != "404.html" {
			t.Errorf("%s is not in the zip", p)
		}
	}
	for p, words := range inside {
		if strings.HasSuffix(p, ".js") || strings.HasPrefix(p, "pagefind/") {
			t.Errorf("%s is in the zip, and cannot run from a disk", p)
		}
		if path.Ext(p) == ".html" {
			walkOnDisk(t, inside, p, words, base)
		}
		if path.Ext(p) == ".css" && strings.Contains(words, "url(") {
			t.Errorf("%s leads to another file, which nothing brings along", p)
		}
	}
}

func contentOf(t *testing.T, f *zip.File) string {
	t.Helper()
	in, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(in)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// walkOnDisk follows the links of a page that stands on a disk.
func walkOnDisk(t *testing.T, inside map[string]string, p, words, base string) {
	t.Helper()
	tree, err := html.Parse(strings.NewReader(words))
	if err != nil {
		t.Fatal(err)
	}
	for n := range tree.Descendants() {
		if n.Data == "script" && attribute(n, "type") != "application/ld+json" || attribute(n, "integrity") != "" {
			t.Errorf("%s has a script, or what a browser refuses on a disk: %v", p, n.Attr)
		}
		for _, key := range []string{"href", "src"} {
			to, err := url.Parse(attribute(n, key))
			switch {
			case err != nil:
				t.Errorf("%s leads to %q: %v", p, attribute(n, key), err)
			case to.Scheme != "":
				if n.Data == "link" && attribute(n, "rel") == "stylesheet" || n.Data == "a" && attribute(n, "rel") == "" && !strings.HasPrefix(to.String(), base) && to.Scheme != "mailto" {
					t.Errorf("%s leads outward without saying so: %s", p, to)
				}
			case to.Path != "":
				name := path.Join(path.Dir(p), to.Path)
				body, ok := inside[name]
				if !ok || strings.HasPrefix(to.Path, "/") || strings.HasPrefix(name, "../") {
					t.Errorf("%s leads to %s, which is not in the zip", p, to)
				} else if to.Fragment != "" && path.Ext(name) == ".html" && !strings.Contains(body, ` id="`+to.Fragment+`"`) {
					t.Errorf("%s leads to %s, an id that is not there", p, to)
				}
			}
		}
	}
}
