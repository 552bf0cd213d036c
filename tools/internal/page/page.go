// Package page writes the reference as pages and data: Markdown for reading, JSON and CSV for programs.
//
// Goals: the Markdown body is the one form of all text, tables, lists and mentions, right on GitHub and on the site;
// nothing of a seed text can become code in it. Non-goals: the disk (package write) and how a page looks (the layouts).
package page

import (
	"cmp"
	"path"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/text"
)

// File is a file of the content folder: its path with slashes, and its bytes.
type File struct {
	Path string
	Data []byte
}

// All writes every page and data file, sorted by path.
func All(w *link.Web, tables []*book.Comparison) []File {
	m := &maker{web: w, tables: tables, home: map[*book.Passage]string{}, quoted: map[*book.Passage]bool{}}
	m.findHomes()
	m.names()
	facets := m.facets()
	m.indexes(facets)
	m.timeline()
	m.questions()
	m.disagreements()
	m.comparisons()
	m.letters()
	m.search()
	m.printed()
	m.findings()
	m.drawings()
	m.data()
	m.feed()
	m.guide()
	slices.SortFunc(m.files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return m.files
}

// names writes the page of each name, over all cores.
func (m *maker) names() {
	written := make([][]File, len(m.web.Entries))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, e := range m.web.Entries {
		g.Go(func() error {
			one := &maker{web: m.web, tables: m.tables, home: m.home, quoted: m.quoted}
			one.name(e)
			written[i] = one.files
			return nil
		})
	}
	_ = g.Wait() // no page fails
	m.files = slices.Concat(written...)
}

type maker struct {
	web    *link.Web
	tables []*book.Comparison
	home   map[*book.Passage]string // passage → id of the name on whose page it stands
	quoted map[*book.Passage]bool   // all of it is a quotation
	files  []File
}

// findHomes says on which page each passage stands, and which are quotations.
func (m *maker) findHomes() {
	for _, e := range m.web.Entries {
		if e.Lead != nil {
			m.home[e.Lead] = e.ID
		}
	}
	for _, h := range m.web.Texts {
		for _, p := range h.Passages {
			m.home[p] = h.Page
		}
		for _, e := range h.Events { // a sentence of a passage stands where the passage does
			m.home[e.Passage] = h.Page
		}
		for i, b := range h.Doc.Blocks {
			if b.As == book.QuoteBlock {
				m.quoted[h.Blocks[i][0]] = true
			}
		}
	}
}

// fileOf is the path of a name's page in the content folder; empty for none.
func (m *maker) fileOf(id string) string {
	e := m.web.Entry(id)
	switch {
	case e == nil:
		return ""
	case e.Kind.Role == book.Page && e.ID == "home":
		return "_index.md"
	case e.Kind.Folder == "":
		return e.ID + ".md"
	}
	return e.Kind.Folder + "/" + e.ID + ".md"
}

// addressOf is the address of a name's page on the site, below its root.
func (m *maker) addressOf(id string) string {
	f := m.fileOf(id)
	if f == "_index.md" {
		return "/"
	}
	return "/" + strings.TrimSuffix(f, ".md") + "/"
}

// relative is the address of file to, as a link in file from writes it.
func relative(from, to string) string {
	up := strings.Count(path.Dir(from)+"/", "/")
	if path.Dir(from) == "." {
		return to
	}
	if path.Dir(from) == path.Dir(to) {
		return path.Base(to)
	}
	return strings.Repeat("../", up) + to
}

// sheet is a page being written.
type sheet struct {
	m      *maker
	file   string
	id     string // of the name whose page it is; empty for a generated page
	meta   meta
	body   strings.Builder
	marks  []note          // in the order of their numbers
	anchor map[string]bool // permalinks given on this page
	met    map[string]bool // names linked since the last heading
	prose  bool            // what is written now are the page's own running words
	carded map[string]bool // names of which the page has a card
	quiet  string          // key of the one work the page rests on: it has no marks
	all    bool            // the page is about all works

	passages map[note][]string // fragments of the passages of a work that the statements with a mark come from
	origins  []lines           // where the words of this section stand
	stations []station         // what is dated on the page; if its own text has less than two dates, by other texts too
}

func (m *maker) sheet(file, kind, title string) *sheet {
	return &sheet{m: m, file: file, meta: meta{title: title, kind: kind}, anchor: map[string]bool{}, met: map[string]bool{}, carded: map[string]bool{}, passages: map[note][]string{}}
}

// done ends a page with the list of what its marks mean, and adds it and the files that cite it.
func (s *sheet) done() {
	s.improve()
	s.notes()
	if works := s.rests(); len(works) == 1 {
		s.meta.rests = works[0]
	}
	body := strings.TrimRight(s.body.String(), "\n") + "\n"
	s.m.files = append(s.m.files, File{Path: s.file, Data: []byte(s.meta.String() + "\n" + body)})
	s.cited()
}

// to is a link to a file of the content folder.
func (s *sheet) to(file string) string { return relative(s.file, file) }

// toName is a link to a name's page.
func (s *sheet) toName(id string) string { return s.to(s.m.fileOf(id)) }

// titleOf is what a page calls a name, ready for Markdown.
func (m *maker) titleOf(id string) string {
	e := m.web.Entry(id)
	if e == nil {
		return ""
	}
	return Escape(nameOf(e))
}

// nameOf is what a name is called.
func nameOf(e *link.Entry) string { return cmp.Or(e.Name.Name, e.ID) }

// origin is where a page is mended: file and line.
func origin(p text.Pos) string {
	if p.File == "" {
		return ""
	}
	return p.File + "#L" + itoa(max(1, p.Line))
}
