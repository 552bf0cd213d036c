// Package link joins the texts: every name with all that is said of it, every work with what rests on it, and the loose ends.
//
// Goals: back-links with their sentence, in an order that does not depend on that of the files. Non-goals: pages (package page) and
// tables (package compare).
package link

import (
	"cmp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// Web is the reference: texts and names, joined.
type Web struct {
	Lists      *lists.Lists
	Texts      []*gather.Harvest // by seed id
	Entries    []*Entry          // by kind and id
	Happenings []Happening       // what the texts date, in the order of time
	byID       map[string]*Entry
	merged     []finding.Finding
	spoken     map[string]map[string]bool // page → names that its own statements mention
}

// Entry is a name with all that is said of it.
type Entry struct {
	book.Name
	Owner    *gather.Harvest // the text that owns its page; nil for none
	Work     *lists.Work     // of a source; nil for a text that is its own work
	Lead     *book.Passage   // its summary; nil for none
	Mentions []Place         // in texts and summaries, by page and line
	Dossiers []Dossier       // of a case
	Events   []Happening     // of which an account mentions it, or is of it
	Quotes   []Quote         // of an agent
	Clashes  []Clash         // disagreements that other pages declare, and that name it
	Rests    []Place         // of a source: what cites it
	Made     bool            // a case that only a dossier declares
}

// LeadShown reports whether the summary stands on the page: that of a page with words of its own is for cards only.
func (e *Entry) LeadShown() bool { return e.Owner == nil || e.Kind.Role != book.Page }

// Place is a passage, the page it stands on, and the sentence that matters.
type Place struct {
	Page     string // id of a name
	Passage  *book.Passage
	Sentence string
	Names    [][2]int // of a mention: bytes of the sentence where the name stands
}

// Dossier is a dossier and the page its text stands on.
type Dossier struct {
	Page string
	book.Dossier
}

// Quote is a quotation and the page its text stands on.
type Quote struct {
	Page string
	book.Quote
}

// Clash is a disagreement and the page that declares it.
type Clash struct {
	Page string
	book.Clash
}

// All joins what was gathered.
func All(texts []*gather.Harvest, names *gather.Names, l *lists.Lists) (*Web, []finding.Finding) {
	w := &Web{Lists: l, Texts: slices.Clone(texts), byID: map[string]*Entry{}}
	slices.SortStableFunc(w.Texts, func(a, b *gather.Harvest) int { return cmp.Compare(a.Doc.ID, b.Doc.ID) })
	for _, n := range names.List {
		w.add(&Entry{Name: n})
	}
	w.own()
	w.makeCases()
	w.leads(names)
	w.join()
	w.happen()
	w.sort()
	for _, h := range w.Happenings {
		for _, id := range h.Names() {
			if e := w.byID[id]; e != nil {
				e.Events = append(e.Events, h)
			}
		}
	}
	w.speak()
	return w, slices.Concat(w.loose(), w.merged, w.quarrels())
}

// Entry finds a name by its id; nil for none.
func (w *Web) Entry(id string) *Entry { return w.byID[id] }

// OfRole is every name of a role, by id.
func (w *Web) OfRole(role book.Role) []*Entry {
	var out []*Entry
	for _, e := range w.Entries {
		if e.Kind.Role == role {
			out = append(out, e)
		}
	}
	return out
}

func (w *Web) add(e *Entry) {
	w.Entries = append(w.Entries, e)
	w.byID[e.ID] = e
}

// own gives each page the text that owns it, and each source its work.
func (w *Web) own() {
	for _, h := range w.Texts {
		if e := w.byID[h.Page]; e != nil {
			e.Owner = h
		}
	}
	for i, work := range w.Lists.Works {
		if e := w.byID[work.Key]; e != nil && e.Kind.Role == book.Source {
			e.Work = &w.Lists.Works[i]
		}
	}
}

// makeCases makes a name of each dossier that has one of its own and belongs to no known case.
func (w *Web) makeCases() {
	for _, h := range w.Texts {
		for i := range h.Dossiers {
			d := &h.Dossiers[i]
			id := parse.Slug(d.Name)
			if d.Case != "" || id == "" {
				continue
			}
			kind := w.Lists.KindOfRole(book.Case)
			if e := w.byID[id]; e != nil && !e.Made || len(lists.CheckID(id, kind, w.Lists.Kinds, h.Doc.Source.Span(1, 1).Start())) > 0 {
				continue
			}
			d.Case = id
			if w.byID[id] == nil {
				w.add(&Entry{Name: book.Name{ID: id, Kind: kind, Name: d.Name, Pos: h.Doc.Source.Span(h.Doc.Blocks[d.Block].First, 0).Start()}, Made: true})
			}
		}
	}
}

// leads makes a passage of each summary.
func (w *Web) leads(names *gather.Names) {
	for _, e := range w.Entries {
		if e.Summary.Empty() {
			continue
		}
		e.Lead = gather.Passage(e.Summary)
		e.Lead.Seed = e.Lead.File
		if e.Owner != nil && e.Owner.Doc.Source.Name == e.Lead.File {
			e.Lead.Seed = e.Owner.Doc.ID
		}
		e.Lead.Mentions = names.Mentions(e.Lead, e.ID)
	}
}

func (w *Web) join() {
	for _, e := range w.Entries {
		if e.Lead != nil && e.LeadShown() {
			w.passage(e.ID, e.Lead)
		}
	}
	for _, h := range w.Texts {
		for _, p := range h.Passages {
			w.passage(h.Page, p)
		}
		w.told(h)
	}
}

// passage joins one passage with the names it mentions and the works it cites.
func (w *Web) passage(page string, p *book.Passage) {
	from := map[string]int{} // name → where the last sentence began that mentions it
	for _, m := range p.Mentions {
		e := w.byID[m.Name]
		if e == nil {
			continue
		}
		if last, ok := from[m.Name]; !ok || last != m.From {
			from[m.Name] = m.From
			e.Mentions = append(e.Mentions, Place{Page: page, Passage: p, Sentence: m.Sentence})
		}
		here := &e.Mentions[len(e.Mentions)-1]
		here.Names = append(here.Names, [2]int{m.At, m.At + len(strings.Join(strings.Fields(p.Pieces[m.Piece].Text.Text[m.Start:m.End]), " "))})
	}
	seen := map[string]bool{}
	for _, c := range p.Works {
		e := w.byID[c.Key]
		if e == nil || e.ID == page || seen[c.Key] {
			continue
		}
		seen[c.Key] = true
		e.Rests = append(e.Rests, Place{Page: page, Passage: p, Sentence: restingOn(p, c.Key)})
	}
}

// restingOn is what a passage says that ends in a citation of a work: of a paragraph that cites several, the statements of that one. All of it,
// where the citation was not made in its words.
func restingOn(p *book.Passage, key string) string {
	var out []string
	since := ""
	for i, piece := range p.Pieces {
		if piece.Kind != book.Citation {
			since += piece.Text.Text
			continue
		}
		if slices.ContainsFunc(piece.Cites, func(c book.Cite) bool { return c.Key == key }) {
			words := strings.Join(strings.Fields(since), " ")
			if n := len(out) - 1; n >= 0 && strings.HasPrefix(words, out[n]) {
				out = out[:n] // it cites the work twice
			}
			out = append(out, words)
		}
		if last := i+1 == len(p.Pieces) || p.Pieces[i+1].Kind != book.Citation; last && text.EndsSentence(strings.TrimSpace(since)) {
			since = "" // a citation in mid-sentence leaves the sentence whole
		}
	}
	if words := strings.TrimSpace(strings.Join(out, " ")); words != "" {
		return words
	}
	return p.Plain
}

// told joins what a text tells with the names it is about.
func (w *Web) told(h *gather.Harvest) {
	for _, d := range h.Dossiers {
		if e := w.byID[d.Case]; e != nil {
			e.Dossiers = append(e.Dossiers, Dossier{h.Page, d})
		}
	}
	for _, q := range h.Quotes {
		if e := w.byID[q.Speaker]; e != nil {
			e.Quotes = append(e.Quotes, Quote{h.Page, q})
		}
	}
	for _, c := range h.Clashes {
		for _, name := range c.Names {
			if e := w.byID[name]; e != nil && name != h.Page {
				e.Clashes = append(e.Clashes, Clash{h.Page, c})
			}
		}
	}
}

func namesIn(p *book.Passage) []string {
	var out []string
	for _, m := range p.Mentions {
		if !slices.Contains(out, m.Name) {
			out = append(out, m.Name)
		}
	}
	return out
}

func byTime(a, b Event) int {
	return cmp.Or(when.Compare(a.Date, b.Date), cmp.Compare(a.Passage.Seed, b.Passage.Seed), cmp.Compare(a.Passage.Line, b.Passage.Line))
}

// byPlace leaves what stands in one line in the order of the text.
func byPlace(a, b Place) int {
	return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(a.Passage.Line, b.Passage.Line))
}

func (w *Web) sort() {
	slices.SortFunc(w.Entries, func(a, b *Entry) int { return cmp.Or(cmp.Compare(a.Kind.ID, b.Kind.ID), cmp.Compare(a.ID, b.ID)) })
	for _, e := range w.Entries {
		slices.SortStableFunc(e.Mentions, byPlace)
		slices.SortStableFunc(e.Rests, byPlace)
		slices.SortStableFunc(e.Dossiers, func(a, b Dossier) int { return flag(a.Page != e.ID) - flag(b.Page != e.ID) }) // its own text leads
	}
}

// loose finds citations of works that nobody knows, works that nobody cites, names that nobody mentions, and comparisons of names that nobody knows.
func (w *Web) loose() []finding.Finding {
	var found []finding.Finding
	for _, p := range w.Passages() {
		for _, c := range p.Works {
			if e := w.byID[c.Key]; e == nil || e.Kind.Role != book.Source {
				found = append(found, finding.New("unknown-key", c.Pos, "work %q is not in references.yaml", c.Key))
			}
		}
	}
	for _, e := range w.Entries {
		if e.Work != nil && e.Owner == nil && len(e.Rests) == 0 {
			found = append(found, finding.New("unused-reference", e.Work.Pos, "no text cites the work %q", e.ID))
		}
		if e.Owner == nil && e.Work == nil && !e.Made && len(e.Mentions)+len(e.Dossiers) == 0 && !w.column(e.ID) {
			found = append(found, finding.New("unused-name", e.Pos, "no text mentions %q", cmp.Or(e.Name.Name, e.ID)))
		}
	}
	for _, s := range w.Lists.Specs {
		names := s.Of
		if s.Each == "" {
			names = s.Columns
		}
		for _, id := range names {
			if w.byID[id] == nil {
				found = append(found, finding.New("unknown-name", s.Pos, "comparison %s has %q, which names nothing", s.ID, id))
			}
		}
	}
	return finding.Sort(found)
}

// column reports whether a comparison is asked for that has a name as a column.
func (w *Web) column(id string) bool {
	return slices.ContainsFunc(w.Lists.Specs, func(s lists.Spec) bool { return s.Each == "" && slices.Contains(s.Columns, id) })
}

// Passages is every statement: summaries, then the texts, in order.
func (w *Web) Passages() []*book.Passage {
	var out []*book.Passage
	for _, e := range w.Entries {
		if e.Lead != nil && e.LeadShown() {
			out = append(out, e.Lead)
		}
	}
	for _, h := range w.Texts {
		out = append(out, h.Passages...)
	}
	return out
}
