package page

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/cite"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/lists"
)

// note is what a mark means: a work, where in it, and how the statements that bear the mark use it. What else is true of one
// statement only, where it stands, is told by the ¶ beside the mark.
type note struct {
	book.Cite
	relation gather.Relation
}

// mark is the numbered link to a work, and to the passage in it if the work is the text that the passage comes from. A work that is
// cited at another place, with other words before it, or used in another way, has another number.
func (s *sheet) mark(n note, p *book.Passage) string {
	file := s.m.fileOf(n.Key)
	if file == "" {
		return ""
	}
	at := slices.Index(s.marks, n)
	if at < 0 {
		at = len(s.marks)
		s.marks = append(s.marks, n)
	}
	fragment := ""
	if s.m.home[p] == n.Key && n.Key != s.id {
		fragment = "#" + p.ID
	}
	if !slices.Contains(s.passages[n], fragment) {
		s.passages[n] = append(s.passages[n], fragment)
	}
	return " [" + itoa(at+1) + "](" + s.to(file) + fragment + ")"
}

// relation is how a passage as a whole uses its works.
func (m *maker) relation(p *book.Passage) gather.Relation {
	if m.quoted[p] {
		return gather.Quotation
	}
	return gather.RelationOf(p.Plain, p.Works)
}

// relations is how each citation of a passage is used, by the number of its piece.
func (m *maker) relations(p *book.Passage) map[int]gather.Relation {
	out := gather.Relations(p)
	for i := range out {
		if m.quoted[p] {
			out[i] = gather.Quotation
		}
	}
	return out
}

// markAll is the marks of works that one part of a passage rests on; the one that the whole page rests on has none.
func (s *sheet) markAll(cites []book.Cite, relation gather.Relation, p *book.Passage) string {
	out := ""
	for _, c := range once(cites) {
		if c.Key != s.quiet {
			out += s.mark(note{c, relation}, p)
		}
	}
	return out
}

// said of a work in its note: how it is used, and how much of it was seen.
var (
	relationSaid = map[gather.Relation]string{gather.Quotation: "Quotation.", gather.Paraphrase: "Paraphrase.", gather.Combined: "Combined with others."}
	extentSaid   = map[string]string{"whole": "Read whole.", "excerpt": "Read in excerpt.", "abstract": "Abstract only."}
)

// notes writes the list of what the marks of a page mean.
func (s *sheet) notes() {
	if len(s.marks) == 0 {
		return
	}
	s.heading(2, "Sources")
	for i, n := range s.marks {
		s.line("%d. %s", i+1, s.note(n))
	}
	s.gap()
}

// note is an item of that list: what was written before the work, the work in short, where in it, how it is used, how much of it
// was seen; then its passage, if all its statements come from one, and where it is to be had.
func (s *sheet) note(n note) string {
	w := lists.Work{Key: n.Key, Title: n.Key}
	if e := s.m.web.Entry(n.Key); e != nil {
		w = workOf(e)
	}
	file := s.to(s.m.fileOf(n.Key))
	out := "[" + spans(cite.Note(w), "") + "](" + file + ")"
	if n.Prefix != "" {
		out = atStart(Escape(capital(n.Prefix))) + " " + out
	}
	if n.Locator != "" {
		out += ", " + Escape(cite.Locator(n.Locator))
	}
	parts := []string{strings.TrimSuffix(out, ".") + ".", relationSaid[n.relation], extentSaid[w.Extent]}
	if at := s.passages[n]; len(at) == 1 && at[0] != "" {
		parts = append(parts, "[The passage]("+file+at[0]+")")
	}
	if entry := cite.Entry(w); cite.Address(w) != "" {
		parts = append(parts, spans(entry[len(entry)-1:], "")) // its last span is where it is to be had
	}
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}

// lines are lines of a file that a section of a page comes from.
type lines struct {
	file        string
	first, last int
}

// comesFrom notes that words of this section stand in lines of a file.
func (s *sheet) comesFrom(file string, first, last int) {
	if file == "" || path.IsAbs(file) || strings.HasPrefix(file, "../") {
		return // outside the repository, where nobody can be sent
	}
	first = max(1, first)
	i := slices.IndexFunc(s.origins, func(l lines) bool { return l.file == file })
	if i < 0 {
		s.origins = append(s.origins, lines{file, first, max(first, last)})
		return
	}
	s.origins[i].first, s.origins[i].last = min(s.origins[i].first, first), max(s.origins[i].last, last)
}

// improve ends a section with the way to the lines where its words can be mended.
func (s *sheet) improve() {
	for _, l := range s.origins {
		words, fragment := ", line "+itoa(l.first), "#L"+itoa(l.first)
		if l.last > l.first {
			words, fragment = ", lines "+itoa(l.first)+"–"+itoa(l.last), fragment+"-L"+itoa(l.last)
		}
		up := strings.Repeat("../", strings.Count(s.file, "/")+1)
		to := inLink.Replace((&url.URL{Path: l.file}).EscapedPath())
		s.para("[Improve this: " + Escape(path.Base(l.file)+words) + "](" + up + to + "?plain=1" + fragment + ")")
	}
	s.origins = nil
}

// lastLine is the line on which a passage ends.
func lastLine(p *book.Passage) int {
	last := p.Line
	for _, piece := range p.Pieces {
		last = max(last, piece.Text.Line(len(piece.Text.Text)))
	}
	return last
}
