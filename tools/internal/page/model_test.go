package page

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/compare"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// model is all that is made of a folder of texts.
type model struct {
	sources []*text.Source
	web     *link.Web
	files   map[string]string
}

// root is the root of the repository.
var root = filepath.Join("..", "..", "..")

// folders are the seed texts that the tests of data read: ours, and the invented ones with every structure.
var folders = map[string]string{"seeds": filepath.Join(root, "seeds"), "specimen": filepath.Join("..", "golden", "specimen", "seeds")}

// made are the models of the folders, each made once: no test changes one.
var made = map[string]model{}

// ofFolder reads a folder of seed texts with the site's settings, and makes its pages.
func ofFolder(t *testing.T, dir string) model {
	t.Helper()
	if m, ok := made[dir]; ok {
		return m
	}
	files, found := read.Lists(filepath.Join(root, "config.toml"), dir, "")
	l, more := lists.From(files)
	sources, evenMore := read.Seeds(dir)
	sound(t, found, more, evenMore)
	made[dir] = ofSources(t, sources, l)
	return made[dir]
}

func ofSources(t *testing.T, sources []*text.Source, l *lists.Lists) model {
	t.Helper()
	var docs []*book.Doc
	for _, s := range sources {
		d, found := parse.Doc(clean.Text(s, nil), l)
		sound(t, found)
		docs = append(docs, d)
	}
	names, found := gather.NamesOf(docs, nil, l)
	sound(t, found)
	var texts []*gather.Harvest
	for i, d := range docs {
		texts = append(texts, gather.From(d, names.PageOf[i], names, l))
	}
	web, found := link.All(texts, names, l)
	sound(t, found)
	tables, found := compare.Merge(web, names)
	sound(t, found)
	m := model{sources: sources, web: web, files: map[string]string{}}
	for _, f := range All(web, tables) {
		if _, twice := m.files[f.Path]; twice {
			t.Errorf("file %s is written twice", f.Path)
		}
		m.files[f.Path] = string(f.Data)
	}
	return m
}

func sound(t *testing.T, found ...[]finding.Finding) {
	t.Helper()
	for _, fs := range found {
		if finding.HasErrors(fs) {
			t.Fatal(fs)
		}
	}
}

// pageOf is the file of the page on which a text of this seed id stands, or that has the summary of a list's line.
func (m model) pageOf(seed string, line int) string {
	mk := &maker{web: m.web}
	for _, h := range m.web.Texts {
		if h.Doc.ID == seed {
			return mk.fileOf(h.Page)
		}
	}
	for _, e := range m.web.Entries {
		if e.Lead != nil && e.Lead.Seed == seed && e.Lead.Line == line {
			return mk.fileOf(e.ID)
		}
	}
	return ""
}

// linesAt is the lines of the block that begins at or around a line of a text, from that line on.
func (m model) linesAt(seed string, line int) string {
	for _, h := range m.web.Texts {
		if h.Doc.ID != seed {
			continue
		}
		for _, b := range h.Doc.Blocks {
			if b.First <= line && line <= b.Last {
				var out []string
				for _, l := range h.Doc.Source.Lines[line-1 : b.Last] {
					out = append(out, l.Text)
				}
				return strings.Join(out, " ")
			}
		}
	}
	return ""
}
