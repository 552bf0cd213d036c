package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/cite"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
)

// workOf is a source as a work: as its record has it, else as the header of its text does.
func workOf(e *link.Entry) lists.Work {
	if e.Work != nil {
		w := *e.Work
		w.Title = cmp.Or(w.Title, e.Name.Name)
		return w
	}
	w := lists.Work{Key: e.ID, Type: "document", Title: e.Name.Name}
	if e.Owner != nil {
		h := e.Owner.Doc.Header
		w.Publisher, w.Issued, w.URL, w.License = h.Publisher, h.Date, h.URL, h.License
		if h.Author != "" {
			w.Authors = []lists.Agent{{Literal: h.Author}}
		}
	}
	return w
}

// known reports whether anything but the title is known of a work.
func known(w lists.Work) bool {
	return len(w.Authors)+len(w.Editors)+len(w.Translators) > 0 || w.Container+w.Publisher+w.Issued+cite.Address(w)+w.License+w.Extent != ""
}

// spans is a citation in Markdown; with a file, its title leads there.
func spans(citation []cite.Span, file string) string {
	var b strings.Builder
	for _, s := range citation {
		words := escapeInside(s.Text)
		switch {
		case s.URL != "" && strings.ContainsAny(s.URL, " <>\\\"'`"):
			words = ""
		case s.URL != "":
			words = "[" + words + "](" + inLink.Replace(s.URL) + ")"
		case s.Italic && s.Text != "":
			words = "*" + words + "*"
		}
		if s.Title && file != "" {
			words = "[" + words + "](" + file + ")"
		}
		b.WriteString(words)
	}
	return b.String()
}

// inLink are the signs that would end a link's address.
var inLink = strings.NewReplacer("(", "%28", ")", "%29", "[", "%5B", "]", "%5D")

// fullCitation is a work as the bibliography has it, with its license and how much of it was seen; with a file, its title leads there.
func fullCitation(w lists.Work, file string) string {
	out := spans(cite.Entry(w), file)
	if w.License != "" {
		out += " License: " + Escape(w.License) + "."
	}
	if w.Extent != "" {
		out += " Seen: " + Escape(w.Extent) + "."
	}
	return out
}

// cited writes the files by which programs cite a page: the page itself, then the works that it rests on.
func (s *sheet) cited() {
	works := []lists.Work{s.ownWork()}
	for _, key := range s.rests() {
		works = append(works, workOf(s.m.web.Entry(key)))
	}
	if len(works) > 1 {
		works[0].Note += " The works that it rests on follow: name them too."
	}
	dir := besidePage(s.file)
	for _, f := range []struct {
		name string
		data func([]lists.Work) []byte
	}{{"cite.bib", cite.BibTeX}, {"cite.ris", cite.RIS}, {"cite.json", cite.CSL}} {
		s.m.files = append(s.m.files, File{dir + f.name, f.data(works)})
	}
}

// besidePage is the folder where the files of a page stand: its address on the site.
func besidePage(file string) string {
	if dir, ok := strings.CutSuffix(strings.Replace(file, "_index.md", "index.md", 1), "index.md"); ok {
		return dir
	}
	return strings.TrimSuffix(file, ".md") + "/"
}

// ownWork is the page as a work of ours.
func (s *sheet) ownWork() lists.Work {
	l := s.m.web.Lists
	dir := besidePage(s.file)
	w := lists.Work{
		Key: strings.TrimSuffix(parse.Slug(l.Title)+"-"+strings.ReplaceAll(dir, "/", "-"), "-"), Type: "webpage", Title: s.meta.title, Container: l.Title,
		Publisher: l.Title, Issued: l.Edition, URL: strings.TrimSuffix(l.BaseURL, "/") + "/" + dir, Language: "en-US",
		Note: "Edition " + l.Edition + ".", License: l.License + " (" + l.LicenseURL + ")",
	}
	if w.Title == w.Container { // the front page
		w.Container = ""
	}
	if slices.Contains(dataPages, s.meta.kind) {
		w.Type = "dataset"
	}
	if s.meta.author != "" {
		w.Authors = []lists.Agent{{Literal: s.meta.author}}
	}
	return w
}

// dataPages are the generated pages with data beside them.
var dataPages = []string{"compare", "data", "timeline"}

// rests are the keys of the works that a page rests on, in the order of its marks; on the page of works, of all.
func (s *sheet) rests() []string {
	var out []string
	if s.all {
		for _, e := range s.m.bibliography() {
			out = append(out, e.ID)
		}
		return out
	}
	if e := s.m.web.Entry(s.id); e != nil && e.Kind.Role == book.Source {
		out = append(out, e.ID)
	}
	for _, n := range append([]note{{Cite: book.Cite{Key: s.quiet}}}, s.marks...) {
		if e := s.m.web.Entry(n.Key); e != nil && !slices.Contains(out, n.Key) {
			out = append(out, n.Key)
		}
	}
	return out
}

// bibliography is every source, in the order of a bibliography.
func (m *maker) bibliography() []*link.Entry {
	out := m.web.OfRole(book.Source)
	less := cite.Sort()
	slices.SortStableFunc(out, func(a, b *link.Entry) int { return less(workOf(a), workOf(b)) })
	return out
}

// sources writes the works of the page of sources: each in full, by first letters, with the pages that rest on it.
func (s *sheet) sources() {
	s.all = true
	letter := ""
	for _, e := range s.m.bibliography() {
		w := workOf(e)
		if l := letterOf(cite.SortKey(w)); l != letter {
			letter = l
			s.heading(2, letter)
		}
		s.line("- %s\n\n  %s\n", atStart(fullCitation(w, s.toName(e.ID))), s.restsOn(e))
	}
}

// fewPages is how many pages are named that rest on a work; its own page has them all.
const fewPages = 3

// restsOn says which pages rest on a work.
func (s *sheet) restsOn(e *link.Entry) string {
	var pages []string
	for _, p := range e.Rests {
		if s.m.fileOf(p.Page) != "" && !slices.Contains(pages, p.Page) {
			pages = append(pages, p.Page)
		}
	}
	if len(pages) == 0 {
		return "No other page rests on it."
	}
	var named []string
	for _, id := range pages[:min(fewPages, len(pages))] {
		named = append(named, "["+s.m.titleOf(id)+"]("+s.toName(id)+")")
	}
	out := "On it rests: " + strings.Join(named, " · ")
	if more := len(pages) - len(named); more > 0 {
		out += " · [" + itoa(more) + " more](" + s.toName(e.ID) + "#what-rests-on-it)"
	}
	return out
}
