package build

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/edition"
	"github.com/second-track/second-track/tools/internal/page"
)

// TestEditions holds that the page of the print edition is filled, that the zip stands beside it, and that every page says what they weigh.
func TestEditions(t *testing.T) {
	const foot = `<footer><a href="print/">Print</a><span data-size="print"></span>{{ with site.Params.zip }} <a href="{{ . }}">Zip</a><span data-size="zip"></span>{{ end }}</footer>`
	root := tinySite(t, map[string]string{
		"content/print/index.md":   "---\ntitle: \"Print\"\ntype: \"print\"\n---\n",
		"layouts/page.html":        `<!doctype html><html lang="en"><body><main><h1>{{ .Title }}</h1><p>Words.</p></main>` + foot,
		"layouts/print/page.html":  `<!doctype html><html lang="en"><body><main><h1>Print</h1><ul data-edition><li><a href="{{ (site.GetPage "/a").RelPermalink }}">A</a></li></ul></main>` + foot,
		"static/pagefind/index.js": "search()",
	})
	r, found := built(t, Options{Root: root, BaseURL: "https://quay.example/lamps/", Zip: "tiny-1.zip"})
	if len(found) > 0 {
		t.Fatalf("findings are %q", found)
	}
	read := func(name string) string {
		body, err := os.ReadFile(filepath.Join(r.Staging, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(body)
	}
	printed, zipped := read("print/index.html"), read("print/tiny-1.zip")
	if !strings.Contains(printed, `<article id="/a/"><h3>A `) || !strings.Contains(printed, `<a href="#/a/">A</a>`) {
		t.Errorf("the page A is not in the edition:\n%s", printed)
	}
	foots := func(weighed int) string {
		return fmt.Sprintf(`<a href="print/">Print</a>, %s <a href="print/tiny-1.zip">Zip</a>, %s</footer>`, page.Size(weighed), page.Size(len(zipped)))
	}
	weighs := edition.Packed([]byte(printed)) - 64
	for range 128 { // the numbers were not there yet when the page was weighed
		if !strings.Contains(printed, foots(weighs)) {
			weighs++
		}
	}
	for _, name := range []string{"print/index.html", "a/index.html"} {
		if !strings.Contains(read(name), foots(weighs)) {
			t.Errorf("the foot of %s is not %s:\n%s", name, foots(weighs), read(name))
		}
	}
	if strings.Contains(zipped, "pagefind/") || !strings.Contains(zipped, "tiny-1/a/index.html") {
		t.Error("the zip has the index of the search, or lacks a page")
	}
	again, _ := built(t, Options{Root: root, BaseURL: "https://quay.example/lamps/", Zip: "tiny-1.zip"})
	if strings.Join(tree(t, again.Staging), "\n") != strings.Join(tree(t, r.Staging), "\n") {
		t.Error("a second build has other bytes")
	}
}
