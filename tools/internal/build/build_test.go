package build

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tinySite is a site of two pages; overrides replace or add files.
func tinySite(t *testing.T, overrides map[string]string) string {
	t.Helper()
	files := map[string]string{
		"config.toml": "baseURL = \"https://example.org/site/\"\ndisableKinds = [\"taxonomy\", \"term\", \"rss\", \"sitemap\", \"404\"]\n" +
			"locale = \"en-US\"\ntitle = \"Tiny\"\n[params]\n  repository = \"owner/site\"\n",
		"content/_index.md":    "---\ntitle: \"Home\"\n---\n\nHello.\n",
		"content/a.md":         "---\ntitle: \"A\"\n---\n\nA [link](b.md).\n",
		"layouts/home.html":    "<!doctype html>\n<html lang=\"en\">\n<title>{{ .Title }}</title>\n<p>{{ site.Params.repository }}   {{ hugo.Environment }}</p>\n",
		"layouts/page.html":    "<p>{{ .Permalink }}</p>\n{{ .Content }}",
		"static/a/data.json":   "{ \"n\": 1.50 }\n",
		"layouts/section.html": "<p>{{ .Title }}</p>",
	}
	maps.Copy(files, overrides)
	return folder(t, files)
}

// built runs the pinned Hugo; the first run on a machine compiles it.
func built(t *testing.T, o Options) (Report, []string) {
	t.Helper()
	if testing.Short() {
		t.Skip("runs Hugo")
	}
	r, found, err := Site(t.Context(), o)
	t.Cleanup(func() { _ = r.Remove() })
	if err != nil {
		t.Fatal(err)
	}
	return r, lines(found)
}

func TestSite(t *testing.T) {
	t.Setenv("HUGO_TITLE", "from outside")
	t.Setenv("HUGO_ENVIRONMENT", "development")
	t.Setenv("GITHUB_REPOSITORY", "fork/site")
	root := tinySite(t, nil)
	before := tree(t, root)
	r, found := built(t, Options{Root: root, OutDir: filepath.Join(root, "public")})
	want := []string{
		"a/data.json: {\"n\":1.50}",
		"a/index.html: <p>https://example.org/site/a/</p><p>A <a href=\"b.md\">link</a>.</p>",
		"index.html: <!doctype html><html lang=\"en\"><title>Home</title><p>fork/site production</p>",
	}
	if got := tree(t, r.Staging); len(found) > 0 || !slices.Equal(got, want) {
		t.Errorf("site is %q with findings %q, want %q", got, found, want)
	}
	if r.Files != 3 || r.After >= r.Before {
		t.Errorf("report is %+v, want 3 files, smaller than before", r)
	}
	if got := tree(t, root); !slices.Equal(got, before) {
		t.Errorf("the tree has %q after the build, want it as it was", got)
	}
	again, _ := built(t, Options{Root: root})
	if got := tree(t, again.Staging); !slices.Equal(got, want) {
		t.Errorf("a second build makes %q", got)
	}
	if err := r.Remove(); err != nil || len(r.Staging) == 0 {
		t.Error("the staging folder stays: ", err)
	}
}

func TestSiteFromPagesElsewhere(t *testing.T) {
	root := tinySite(t, nil)
	pages := folder(t, map[string]string{"_index.md": "---\ntitle: \"Other\"\n---\n"})
	r, _ := built(t, Options{Root: root, ContentDir: pages, BaseURL: "https://example.net/"})
	if got := tree(t, r.Staging); !strings.Contains(strings.Join(got, "\n"), "Other") || len(got) != 2 {
		t.Errorf("site is %q, want one page from the other folder", got)
	}
}

func TestSiteTellsWhatHugoSays(t *testing.T) {
	hook := `{{ errorf "%s: link %q leads nowhere" .Position .Destination }}`
	for _, tt := range []struct {
		name, file, body string
		want             []string
	}{
		{"a warning", "layouts/page.html", `{{ warnf "odd thing on %s" .Path }}`, []string{"layouts: warning: odd thing on /a [build-warning]"}},
		{"a link", "layouts/_markup/render-link.html", hook, []string{`content/a.md:5:3: error: link "b.md" leads nowhere [build-failed]`}},
		{"a layout", "layouts/page.html", "\n{{ .Nope.x }}", []string{`layouts/page.html:2:8: error: execute of template failed: template: page.html:2:8: executing "page.html" at <.Nope.x>: ` +
			`can't evaluate field Nope in type *hugolib.pageState (on the page "content/a.md") [build-failed]`}},
		{"front matter", "content/a.md", "---\ntitle: [\n---\n", []string{"content/a.md:2:8: error: [1:8] sequence end token ']' not found [build-failed]"}},
		{"settings", "config.toml", "a: [\n", []string{"config.toml:1:2: error: unmarshal failed: toml: expected '=' after key [build-failed]"}},
	} {
		root := tinySite(t, map[string]string{tt.file: tt.body})
		_, got := built(t, Options{Root: root})
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: findings are %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSiteWantsOneConfig(t *testing.T) {
	for _, tt := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"none", nil, "config.toml: error: folder has no config.toml, want one [bad-config]"},
		{"two", map[string]string{"config.toml": "", "hugo.toml": ""}, "hugo.toml: error: folder has hugo.toml too, want config.toml only: Hugo would read this one [bad-config]"},
		{"a folder", map[string]string{"config.toml": "", "config/x.toml": ""}, "config: error: folder has config too, want config.toml only: Hugo would read this one [bad-config]"},
	} {
		_, found, err := Site(t.Context(), Options{Root: folder(t, tt.files)})
		if got := lines(found); err != nil || !slices.Equal(got, []string{tt.want}) {
			t.Errorf("%s: findings are %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestSiteRefusesBeforeItWorks(t *testing.T) {
	root := folder(t, map[string]string{"config.toml": "no settings: Hugo would stop at this", "mine/letter.txt": "Dear"})
	_, found, err := Site(t.Context(), Options{Root: root, OutDir: filepath.Join(root, "mine")})
	if err == nil || len(found) > 0 {
		t.Errorf("error is %v with findings %q, want a refusal before Hugo runs", err, lines(found))
	}
}
