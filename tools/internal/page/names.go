package page

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/cite"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// name writes the page of a name: its head, what its own text says, what other texts say of it.
func (m *maker) name(e *link.Entry) {
	s := m.sheet(m.fileOf(e.ID), string(e.Kind.Role), cmp.Or(e.Name.Name, e.ID))
	s.id = e.ID
	s.head(e)
	if e.Owner != nil {
		s.subtitle(e.Owner.Doc)
	} else {
		s.comesFrom(e.Pos.File, e.Pos.Line, e.Pos.Line)
	}
	if e.Kind.Role == book.Source {
		s.source(e)
	}
	if e.Lead != nil && e.LeadShown() {
		s.para(s.statement(e.Lead))
	}
	s.allFacts(e)
	if e.Owner != nil {
		s.text(e.Owner)
		s.differ(e.Owner)
	}
	s.told(e)
	s.events(e)
	s.quotes(e)
	if e.Kind.Role != book.Page {
		s.mentions("Mentions", e.Mentions)
	}
	if e.Kind.Role == book.Source {
		s.mentions("What rests on it", e.Rests)
	}
	s.done()
}

func (s *sheet) head(e *link.Entry) {
	s.meta.nameKind, s.meta.id, s.meta.origin = e.Kind.ID, e.ID, origin(e.Pos)
	if e.Owner != nil { // most of the page stands there
		d := e.Owner.Doc
		s.meta.origin = origin(text.Pos{File: d.Source.Name, Line: d.Header.Last + 1})
	}
	s.meta.summary = plainOf(e.Lead)
	if e.Kind.Role == book.Source && e.Lead == nil {
		s.meta.summary = shortOf(workOf(e))
	}
	for _, a := range e.Also {
		s.meta.also = append(s.meta.also, a.Text)
	}
	switch {
	case e.Kind.Role == book.Article && e.Owner != nil:
		s.meta.author = e.Owner.Doc.Header.Author
	case e.ID == "home" && e.Kind.Role == book.Page:
		s.meta.kind = "home"
	case e.Kind.Role == book.Column:
		s.meta.columns = []string{e.ID}
	case e.Kind.Role == book.Case:
		s.caseHead(e)
	}
}

// caseHead says when a case was and which columns its dossiers put it in.
func (s *sheet) caseHead(e *link.Entry) {
	for _, d := range e.Dossiers {
		for _, f := range d.Facts {
			for _, p := range f.Values {
				s.caseFact(f.Role, p)
			}
		}
	}
}

func (s *sheet) caseFact(role string, p *book.Passage) {
	switch role {
	case "date":
		if d, ok := dateOf(p.Plain); ok && s.meta.dates == "" {
			s.meta.dates, s.meta.when = d.EDTF(), d.Words()
		}
	case "column":
		for _, mention := range p.Mentions {
			if n := s.m.web.Entry(mention.Name); n != nil && n.Kind.Role == book.Column && !slices.Contains(s.meta.columns, n.ID) {
				s.meta.columns = append(s.meta.columns, n.ID)
			}
		}
	}
}

// dateOf reads the value of a date label; that it was inferred says the value itself.
func dateOf(words string) (when.Date, bool) {
	d, ok, err := when.English(strings.TrimSuffix(words, " (inferred)"))
	return d, ok && err == nil
}

// source writes what is known of a work, and how much of it was seen.
func (s *sheet) source(e *link.Entry) {
	if e.Owner != nil {
		s.quiet = e.ID
	}
	w := workOf(e)
	s.meta.work = cite.Plain(cite.Entry(w))
	if known(w) {
		s.para(atStart(fullCitation(w, "")))
		if e.Work != nil {
			s.comesFrom(e.Work.Pos.File, e.Work.Pos.Line, e.Work.Last)
		} else {
			s.comesFrom(e.Owner.Doc.Source.Name, 1, e.Owner.Doc.Header.Last)
		}
	}
}

// subtitle writes what the header of a text has below its title.
func (s *sheet) subtitle(d *book.Doc) {
	if d.Header.Subtitle != "" {
		s.para(atStart(Escape(d.Header.Subtitle)))
		at := d.Header.At["subtitle"]
		s.comesFrom(d.Source.Name, at.Line, at.Line)
	}
}

// allFacts writes the facts of a case from every text, label by label in the order of labels.yaml.
func (s *sheet) allFacts(e *link.Entry) {
	var facts []book.Fact
	for _, d := range e.Dossiers {
		for _, f := range d.Facts {
			i := slices.IndexFunc(facts, func(g book.Fact) bool { return g.Label == f.Label })
			if i < 0 {
				facts = append(facts, f)
				continue
			}
			facts[i].Values = append(slices.Clone(facts[i].Values), f.Values...)
		}
	}
	if len(facts) == 0 {
		return
	}
	order := func(f book.Fact) int {
		i := slices.IndexFunc(s.m.web.Lists.Labels, func(l lists.Label) bool { return l.Label == f.Label })
		if i < 0 {
			return len(s.m.web.Lists.Labels)
		}
		return i
	}
	slices.SortStableFunc(facts, func(a, b book.Fact) int { return cmp.Compare(order(a), order(b)) })
	s.facts(facts)
}

// told writes the paragraphs of dossiers that other texts have of a case.
func (s *sheet) told(e *link.Entry) {
	var lines []string
	for _, d := range e.Dossiers {
		if d.Page == e.ID {
			continue
		}
		for _, p := range d.Body {
			lines = append(lines, s.statement(p))
		}
	}
	if len(lines) == 0 {
		return
	}
	s.heading(2, "What sources say")
	for _, l := range lines {
		s.para(l)
	}
}

// events writes the dated events that name it, other texts' only.
func (s *sheet) events(e *link.Entry) {
	var events []link.Event
	for _, ev := range e.Events {
		if ev.Page != e.ID {
			events = append(events, ev)
		}
	}
	if len(events) == 0 {
		return
	}
	s.heading(2, "Events")
	s.entries(events)
}

// entries writes events as a list; each begins with its date, which is its address on the timeline.
func (s *sheet) entries(events []link.Event) {
	for _, ev := range events {
		s.line("- [%s](#%s) %s", dateWords(ev.Date, ev.Inferred), s.entry(ev.Date), s.statement(ev.Passage))
	}
	s.gap()
}

// dateWords is a date as an entry begins with it.
func dateWords(d when.Date, inferred bool) string {
	words := capital(Escape(d.Words()))
	if inferred {
		words += " (inferred)"
	}
	return words
}

// capital is words that begin with a capital.
func capital(words string) string {
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[size:]
}

// entry is the anchor of a dated entry: its date, and which of that date on the page it is.
func (s *sheet) entry(d when.Date) string {
	for n := 1; ; n++ {
		id := "e-" + anchorDate(d.EDTF()) + "-" + itoa(n)
		if !s.anchor[id] {
			s.anchor[id] = true
			return id
		}
	}
}

func (s *sheet) quotes(e *link.Entry) {
	if len(e.Quotes) == 0 {
		return
	}
	s.heading(2, "In their words")
	for _, q := range e.Quotes {
		s.line("> “%s”%s %s\n", Escape(q.Text), s.markAll(q.Works, gather.Quotation, q.Passage), s.permalink(q.Passage))
	}
}

// mentions writes sentences by the page they stand on.
func (s *sheet) mentions(title string, places []link.Place) {
	if len(places) == 0 {
		return
	}
	s.heading(2, title)
	page := ""
	for _, p := range places {
		if s.m.fileOf(p.Page) == "" {
			continue
		}
		if p.Page != page {
			if page != "" {
				s.gap()
			}
			page = p.Page
			s.section(3, "["+s.m.titleOf(page)+"]("+s.toName(page)+")")
		}
		s.line("- %s %s", atStart(Escape(p.Sentence)), s.permalink(p.Passage))
	}
	s.gap()
}
