package build

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// searchable is a tiny site whose layout says whether it is told of a search, with our own Pagefind beside it.
func searchable(t *testing.T) string {
	t.Helper()
	root := tinySite(t, map[string]string{
		"layouts/page.html": `<!doctype html><html lang="en"><body><main{{ with site.Params.search }} data-pagefind-body data-search="{{ . }}"{{ end }}><h1>{{ .Title }}</h1>` +
			`<p data-furniture>furniture</p><p>lanterns <a class="p" data-furniture>¶</a></p></main></body></html>`,
		"content/b.md": "---\ntitle: \"B\"\n---\n\nAnother page.\n",
	})
	modules, err := filepath.Abs(filepath.Join("..", "..", "..", "node_modules"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(modules, filepath.Join(root, "node_modules")); err != nil {
		t.Fatal(err)
	}
	if _, missing := findIndexer(t.Context(), root); missing != "" {
		t.Skipf("the site cannot be indexed, so no index is looked at: %s", missing)
	}
	return root
}

// TestSearch holds that pages are indexed, with nothing published that no page loads, and that the same pages, of one kind, make the same bytes.
func TestSearch(t *testing.T) {
	root := searchable(t)
	t.Setenv("PAGEFIND_OUTPUT_SUBDIR", "elsewhere")
	var first []string
	for range 3 {
		r, found := built(t, Options{Root: root})
		files := tree(t, r.Staging)
		if len(found) > 0 || r.NoSearch != "" {
			t.Fatalf("findings are %q, no search is %q", found, r.NoSearch)
		}
		if first == nil {
			first = files
		}
		if !slices.Equal(files, first) {
			t.Error("the same pages make another index")
		}
	}
	all := strings.Join(first, "\n")
	for _, want := range []string{"pagefind/pagefind.js: ", "pagefind/pagefind-worker.js: ", "pagefind/pagefind-entry.json: ", "pagefind/wasm.en.pagefind: ", ".pf_fragment: ", ".pf_index: ", ".pf_meta: ", `data-search="pagefind"`} {
		if !strings.Contains(all, want) {
			t.Errorf("the site has no %q", want)
		}
	}
	for _, unwanted := range []string{"-ui.", "highlight", "unknown"} {
		if slices.ContainsFunc(first, func(file string) bool { name, _, _ := strings.Cut(file, ":"); return strings.Contains(name, unwanted) }) {
			t.Errorf("the site has a file %q, which no page loads", unwanted)
		}
	}
	if !strings.Contains(all, `"page_count":2`) {
		t.Error("the index does not have the two pages")
	}
}

// TestNoSearch holds that a site without the indexer is whole, says why it has no search, and has none in its pages.
func TestNoSearch(t *testing.T) {
	root := tinySite(t, map[string]string{"layouts/page.html": `<p>{{ site.Params.search | default "none" }}</p>`})
	r, found := built(t, Options{Root: root})
	if all := strings.Join(tree(t, r.Staging), "\n"); len(found) > 0 || !strings.HasPrefix(r.NoSearch, "Pagefind is not here") || !strings.Contains(all, "<p>none</p>") || strings.Contains(all, "pagefind") {
		t.Errorf("no search is %q, findings %q, want Pagefind missed and the site without it:\n%s", r.NoSearch, found, all)
	}
	t.Setenv("PATH", t.TempDir())
	if _, missing := findIndexer(t.Context(), root); missing != "Node is not here" {
		t.Errorf("without Node, missing is %q", missing)
	}
}

// TestSearchThatDoesNotRun holds a Pagefind whose program is not for this machine, and one that stops in its work.
func TestSearchThatDoesNotRun(t *testing.T) {
	if _, missing := findIndexer(t.Context(), t.TempDir()); missing == "Node is not here" {
		t.Skip("Node is not here, so nothing can be run by it")
	}
	program := func(words string) string {
		return folder(t, map[string]string{"node_modules/pagefind/lib/runner/bin.cjs": words})
	}
	if _, missing := findIndexer(t.Context(), program("process.exit(1)")); missing != "Pagefind does not run on this machine" {
		t.Errorf("missing is %q", missing)
	}
	x, missing := findIndexer(t.Context(), program(`if (!process.argv.includes("--version")) { console.error("Too many lamps\nat once"); process.exit(1) }`))
	found, err := x.run(t.Context(), t.TempDir())
	want := []string{"public: error: Pagefind stopped: Too many lamps [build-failed]"}
	if got := lines(found); missing != "" || err != nil || !slices.Equal(got, want) {
		t.Errorf("findings are %q, %v, want %q", got, err, want)
	}
}
