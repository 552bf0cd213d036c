package page

import (
	"cmp"
	"fmt"
	"regexp"
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
	s := m.sheet(m.fileOf(e.ID), string(e.Kind.Role), nameOf(e))
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
		s.prose = true
		s.para(s.statement(e.Lead))
		s.prose = false
	}
	s.allFacts(e)
	if e.Owner != nil {
		s.text(e.Owner)
	}
	if s.meta.kind == "home" {
		s.oneClash()
	} else {
		s.differ(e)
	}
	s.told(e)
	s.events(e)
	s.quotes(e)
	s.inComparisons(e)
	if e.Kind.Role != book.Page {
		s.mentions(e)
	}
	if e.Kind.Role == book.Source {
		s.restsOnIt(e)
	}
	if e.Kind.Role == book.Case {
		s.drawPath(e)
	}
	s.done()
}

// inComparisons lists the comparisons that a name stands in: as a column, as a row, or as what is defined.
func (s *sheet) inComparisons(e *link.Entry) {
	var lines []string
	for i, c := range s.m.tables {
		row := slices.ContainsFunc(c.Rows, func(r book.Row) bool { return r.Name == e.ID })
		if len(c.Rows) > 0 && (row || slices.Contains(c.Of, e.ID) || !c.Labels && slices.Contains(c.Columns, e.ID)) {
			lines = append(lines, fmt.Sprintf("- [%s](%s)", Escape(cmp.Or(c.Title, c.ID)), s.to(fileOfComparison(i, c))))
		}
	}
	if len(lines) > 0 {
		s.heading(2, "Compared")
		s.line("%s\n", strings.Join(lines, "\n"))
	}
}

func (s *sheet) head(e *link.Entry) {
	s.meta.nameKind, s.meta.id, s.meta.origin = e.Kind.ID, e.ID, origin(e.Pos)
	if e.Owner != nil { // most of the page stands there
		d := e.Owner.Doc
		s.meta.origin = origin(text.Pos{File: d.Source.Name, Line: d.Header.Last + 1})
	}
	s.meta.summary = plainOf(e.Lead)
	if e.Kind.Role == book.Source && e.Lead == nil {
		s.meta.summary = cite.Short(workOf(e))
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
		if d, _, ok := gather.DateOf(p); ok && s.meta.dates == "" {
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

// languageRE is a language as the lang of HTML has it. Match: "it", "pt-BR". Near-miss: "Italian".
var languageRE = regexp.MustCompile(`^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$`)

// source writes what is known of a work, and how much of it was seen.
func (s *sheet) source(e *link.Entry) {
	if e.Owner != nil {
		s.quiet = e.ID
	}
	w := workOf(e)
	s.meta.work = cite.Plain(cite.Entry(w))
	if languageRE.MatchString(w.Language) {
		s.meta.lang = w.Language
	}
	if known(w) {
		s.para(atStart(fullCitation(w, "")))
		if e.Work != nil {
			s.comesFrom(e.Work.Pos.File, e.Work.Pos.Line, e.Work.Last)
		} else {
			s.comesFrom(e.Owner.Doc.Source.Name, 1, e.Owner.Doc.Header.Last)
		}
	}
}

// subtitle says what the header of a text has below its title. It stands below the title on the page, so that the summary comes first.
func (s *sheet) subtitle(d *book.Doc) {
	if d.Header.Subtitle != "" {
		s.meta.subtitle = d.Header.Subtitle
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

// events writes the dated events that name it, those that only its own text tells aside.
func (s *sheet) events(e *link.Entry) {
	if e.Kind.Role == book.Source {
		return // what rests on a work has its own section
	}
	var events []link.Happening
	for _, h := range e.Events {
		h.Accounts = slices.DeleteFunc(slices.Clone(h.Accounts), func(a link.Event) bool { return a.Whole && a.Case == e.ID })
		if slices.ContainsFunc(h.Accounts, func(a link.Event) bool { return a.Page != e.ID && !a.Whole }) {
			events = append(events, h)
		}
	}
	if len(events) == 0 {
		return
	}
	s.heading(2, "Events")
	s.entries(events[:min(fewEvents, len(events))])
	if more := len(events) - fewEvents; more > 0 {
		s.para(fmt.Sprintf("[%d later ones](%s)", more, s.to("timeline/index.md")))
	}
}

// fewEvents is how many events of other texts stand on a name's page; all are on the timeline.
const fewEvents = 3

// entries writes events as a list; each begins with its date, which is its address on the page, and has its accounts one below the other.
func (s *sheet) entries(events []link.Happening) {
	own := len(s.stations)
	for _, h := range events {
		id := s.entry(h.Date)
		if own < 2 {
			s.station(id, h.Date, h.Inferred, h.Names())
		}
		date := fmt.Sprintf("[%s](#%s)", dateWords(h.Date, h.Inferred), id)
		if len(h.Accounts) == 1 {
			s.line("- %s %s", date, s.account(h, 0))
			continue
		}
		s.line("- %s", date)
		for i := range h.Accounts {
			s.line("    - %s", s.account(h, i))
		}
	}
	s.gap()
}

// account is what one source says of an event; of a case's date, the case. Where its date is not that of the event, it is told.
func (s *sheet) account(h link.Happening, i int) string {
	a := h.Accounts[i]
	if a.Whole {
		words, date := s.m.titleOf(a.Case), ""
		if !s.met[a.Case] {
			s.met[a.Case] = true
			words = "[" + words + "](" + s.toName(a.Case) + ")"
		}
		if a.Date != h.Date {
			date = ": " + s.moment(a.Date, Escape(a.Date.Words()))
		}
		return words + date + s.markAll(a.Passage.Works, s.m.relation(a.Passage), a.Passage) + " " + s.permalink(a.Passage)
	}
	if a.Date != h.Date && len(when.Find(a.Passage.Plain)) == 0 { // a date line above it told the date
		return strings.TrimSpace(s.words(a.Passage) + " (" + Escape(a.Date.Words()) + ")" + s.closing(a.Passage))
	}
	return s.statement(a.Passage)
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
func (s *sheet) entry(d when.Date) string { return s.dated("e-", d) }

// moment is a date that is a value: its words, escaped, with an anchor by which programs know it.
func (s *sheet) moment(d when.Date, words string) string {
	return fmt.Sprintf("[%s](#%s)", words, s.dated("t-", d))
}

// dated is an anchor that holds a date: its kind, the date, and which of that date on the page it is.
func (s *sheet) dated(kind string, d when.Date) string {
	for n := 1; ; n++ {
		id := kind + anchorDate(d.EDTF()) + "-" + itoa(n)
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

// restsOnIt writes the passages that cite a work, by the page they stand on.
func (s *sheet) restsOnIt(e *link.Entry) {
	places := slices.DeleteFunc(slices.Clone(e.Rests), func(p link.Place) bool { return s.m.fileOf(p.Page) == "" })
	if len(places) == 0 {
		return
	}
	s.heading(2, "What rests on it")
	for len(places) > 0 {
		n := slices.IndexFunc(places, func(p link.Place) bool { return p.Page != places[0].Page })
		if n < 0 {
			n = len(places)
		}
		s.group(3, places[0].Page, places[:n])
		places = places[n:]
	}
}
