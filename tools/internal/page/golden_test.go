package page

import (
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// ofFixture makes the pages of the seeds/ sections of a fixture.
func ofFixture(t *testing.T, files map[string]string) model {
	t.Helper()
	config, _ := read.Lists(filepath.Join(root, "config.toml"), t.TempDir(), "")
	in := func(name string) lists.File { return lists.File{Name: "seeds/" + name, Text: files["seeds/"+name]} }
	l, found := lists.From(lists.Files{Config: config.Config, Names: in("names.yaml"), References: in("references.yaml"), Compare: in("compare.yaml"), Labels: in("labels.yaml")})
	sound(t, found)
	var sources []*text.Source
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if strings.HasPrefix(name, "seeds/") && strings.HasSuffix(name, ".txt") {
			sources = append(sources, text.New(name, strings.TrimPrefix(name, "seeds/"), files[name]))
		}
	}
	return ofSources(t, sources, l)
}

// hash is an address made of a passage's or disagreement's words: that it is the right one is another test's business.
var hash = regexp.MustCompile(`#(p|d)-[0-9a-f]{8}`)

// TestPages holds the pages of a fixture to its sections; with a section "pages" those it lists are all there are.
func TestPages(t *testing.T) {
	golden.Each(t, filepath.Join("testdata", "*.txtar"), func(t *testing.T, name string, files map[string]string, _ string) {
		m := ofFixture(t, files)
		if want, ok := files["pages"]; ok {
			all := slices.DeleteFunc(slices.Sorted(maps.Keys(m.files)), func(file string) bool { return strings.HasPrefix(path.Base(file), "cite.") }) // every page has them
			golden.Compare(t, name, "pages", want, strings.Join(all, "\n")+"\n")
		}
		held := 0
		for _, section := range slices.Sorted(maps.Keys(files)) {
			if page, ok := strings.CutPrefix(section, "content/"); ok {
				held++
				golden.Compare(t, name, section, files[section], hash.ReplaceAllString(m.files[page], "#$1-#"))
			}
		}
		if held == 0 {
			t.Errorf("fixture holds no page")
		}
	})
}

// everyPage runs f over every page of our texts and of the invented ones.
func everyPage(t *testing.T, f func(t *testing.T, m model, file, head, body string)) {

	for name, dir := range folders {
		t.Run(name, func(t *testing.T) {
			m := ofFolder(t, dir)
			for _, file := range slices.Sorted(maps.Keys(m.files)) {
				if filepath.Ext(file) == ".md" {
					head, body, _ := strings.Cut(m.files[file], "\n---\n")
					f(t, m, file, head, body)
				}
			}
		})
	}
}
