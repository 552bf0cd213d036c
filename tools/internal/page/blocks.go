package page

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/compare"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

// text writes a text on the page that it owns: every block but its title, which the layout prints.
func (s *sheet) text(h *gather.Harvest) {
	for i, b := range h.Doc.Blocks {
		ps := h.Blocks[i]
		start := s.body.Len()
		s.prose = slices.Contains(running, b.As)
		switch b.As {
		case book.Heading:
			s.heading(b.Level, parse.PlainOf(b.Text))
		case book.Rubric:
			s.para(s.dressed(ps[0], "**_", "_**"))
		case book.Standfirst:
			s.para(s.dressed(ps[0], "_**", "**_"))
		case book.Byline:
			s.para(s.dressed(ps[0], "*", "*"))
		case book.Paragraph, book.Answer, book.ReferenceAs:
			s.para(s.statement(ps[0]))
		case book.Question:
			s.para("**" + s.words(ps[0]) + "** " + s.permalink(ps[0]))
		case book.DateBlock:
			s.date(b, h.Blocks[min(i+1, len(h.Blocks)-1)])
		case book.QuoteBlock:
			s.quotation(b, ps[0])
		case book.List, book.Contents:
			s.list(b, ps)
		case book.TableBlock:
			s.table(h, i)
		case book.DossierBlock:
			if d := s.dossierAt(h, i); d != nil && d.Case != s.id {
				if e, label := compare.Definer(s.m.web, d.Facts); e != nil {
					s.section(3, "["+Escape(label)+"]("+s.toName(e.ID)+")")
				}
				s.facts(d.Facts)
			}
		}
		if s.body.Len() > start {
			s.comesFrom(h.Doc.Source.Name, b.First, b.Last)
		}
	}
	s.prose = false
}

// running are the blocks that are read as prose: neither a table, nor what stands above words, nor words of others.
var running = []book.As{book.Paragraph, book.Answer, book.Standfirst, book.List}

// dressed writes a passage inside marks of emphasis, which say what it is: a text itself never nests the two kinds, so
// a style can tell them apart. Its own emphasis, if it has any, would break them: then it stays as it is.
func (s *sheet) dressed(p *book.Passage, open, shut string) string {
	for _, piece := range p.Pieces {
		if piece.Strong || piece.Em || len(piece.Cites) > 0 {
			return s.statement(p)
		}
	}
	return strings.TrimSpace(open + s.words(p) + shut + s.closing(p))
}

// dossierAt is the dossier of a block.
func (s *sheet) dossierAt(h *gather.Harvest, i int) *book.Dossier {
	for k := range h.Dossiers {
		if h.Dossiers[k].Block == i {
			return &h.Dossiers[k]
		}
	}
	return nil
}

// date writes a date line as the date of the entry below it, of which these are the passages.
func (s *sheet) date(b book.Block, told []*book.Passage) {
	var names []string
	for _, p := range told {
		for _, m := range p.Mentions {
			names = append(names, m.Name)
		}
	}
	id := s.entry(*b.Date)
	s.station(id, *b.Date, b.Inferred, names)
	s.para(fmt.Sprintf("[%s](#%s)", dateWords(*b.Date, b.Inferred), id))
}

// anchorDate is an EDTF date that a fragment can hold.
func anchorDate(edtf string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9', r >= 'A' && r <= 'Z', r == '-', r == '~', r == '.':
			return r
		}
		return '_'
	}, edtf)
}

func (s *sheet) quotation(b book.Block, p *book.Passage) {
	s.line("> %s", s.statement(p))
	if !b.Speaker.Empty() {
		s.line(">\n> — %s", Escape(parse.PlainOf(b.Speaker)))
	}
	s.gap()
}

func (s *sheet) list(b book.Block, ps []*book.Passage) {
	if b.As == book.Contents && !b.Text.Empty() {
		s.para("**" + Escape(parse.PlainOf(b.Text)) + "**")
	}
	for k, item := range b.Items {
		marker := "-"
		if item.Number > 0 {
			marker = strconv.Itoa(item.Number) + "."
		}
		s.line("%s%s %s", strings.Repeat("    ", item.Depth), marker, s.statement(ps[k]))
	}
	s.gap()
}

// differ writes the disagreements that a text declares, all in one section, so that what follows one in the text does not seem to belong to
// it; and in short those that other texts declare and that name the page.
func (s *sheet) differ(e *link.Entry) {
	var own []book.Clash
	if e.Owner != nil {
		own = e.Owner.Clashes
	}
	others := slices.DeleteFunc(slices.Clone(e.Clashes), func(c link.Clash) bool { return s.m.fileOf(c.Page) == "" })
	if len(own)+len(others) == 0 {
		return
	}
	s.heading(2, "Sources differ")
	for _, c := range own {
		s.heading(3, capital(c.About))
		s.comesFrom(c.Pos.File, c.Pos.Line, c.Pos.Line)
		for _, side := range c.Sides {
			s.line("- %s", s.statement(side))
		}
		s.gap()
	}
	for _, c := range others[:min(fewClashes, len(others))] {
		s.foreignClash(c.Clash)
	}
	s.moreClashes(len(others) - fewClashes)
}

// foreignClash writes a disagreement that another page declares, in short.
func (s *sheet) foreignClash(c book.Clash) {
	s.section(3, fmt.Sprintf("[%s](%s#%s)", Escape(capital(c.About)), s.to("disagreements/index.md"), c.ID))
	for _, side := range c.Sides {
		s.line("- %s%s %s", atStart(Escape(inShort(side.Plain))), s.markAll(side.Works, s.m.relation(side), side), s.permalink(side))
	}
	s.gap()
}

func (s *sheet) moreClashes(more int) {
	if more > 0 {
		s.para(fmt.Sprintf("[%d more](%s)", more, s.to("disagreements/index.md")))
	}
}

// oneClash writes one disagreement on the home page: of those with few sides, one that names a column before others, then the one that most works are
// on a side of. Of equals it is the first of the page of all.
func (s *sheet) oneClash() {
	var all, few []book.Clash
	for _, h := range s.m.web.Texts {
		if s.m.fileOf(h.Page) != "" {
			all = append(all, h.Clashes...)
		}
	}
	for _, c := range all {
		if len(c.Sides) <= fewSides {
			few = append(few, c)
		}
	}
	if len(few) == 0 {
		return
	}
	slices.SortStableFunc(few, func(a, b book.Clash) int {
		return cmp.Or(trueFirst(s.m.onColumn(a), s.m.onColumn(b)), worksOn(b)-worksOn(a))
	})
	s.heading(2, "Sources differ")
	s.foreignClash(few[0])
	s.moreClashes(len(all) - 1)
}

// fewSides is how many sides the disagreement on the home page has at most: as many as stand beside each other.
const fewSides = 3

// onColumn reports whether a side of a disagreement names a column.
func (m *maker) onColumn(c book.Clash) bool {
	return slices.ContainsFunc(c.Sides, func(side *book.Passage) bool {
		return slices.ContainsFunc(side.Mentions, func(n book.Mention) bool {
			e := m.web.Entry(n.Name)
			return e != nil && e.Kind.Role == book.Column
		})
	})
}

// worksOn is how many works the sides of a disagreement rest on.
func worksOn(c book.Clash) int {
	keys := map[string]bool{}
	for _, side := range c.Sides {
		for _, w := range side.Works {
			keys[w.Key] = true
		}
	}
	return len(keys)
}

// fewClashes is how many disagreements of other pages stand on a page; all are on one of their own.
const fewClashes = 3

// shortSide is how many characters of a side stand on the pages that a disagreement concerns; the rest is one step away.
const shortSide = 110

// inShort is the first words of a statement, with … where there are more.
func inShort(words string) string {
	cut := text.Fit(words, shortSide)
	if cut == words {
		return words
	}
	return strings.TrimRight(cut[:max(1, strings.LastIndexByte(cut, ' '))], " ,;:.–—") + " …"
}

// table writes a table; in its cells every item ends with its permalink.
func (s *sheet) table(h *gather.Harvest, i int) {
	b := h.Doc.Blocks[i]
	width := len(b.Rows[0])
	for r, row := range b.Rows {
		var cells []string
		for c := 0; c < width; c++ {
			cells = append(cells, s.tableCell(h, [2]int{i, r}, c, row))
		}
		s.line("| %s |", strings.Join(cells, " | "))
		if r == 0 {
			s.line("|%s", strings.Repeat(" --- |", width))
		}
	}
	s.gap()
}

func (s *sheet) tableCell(h *gather.Harvest, at [2]int, c int, row []book.Cell) string {
	if c >= len(row) {
		return ""
	}
	if at[1] == 0 || c == 0 {
		return Escape(parse.PlainOf(row[c].Text))
	}
	var items []string
	for _, p := range h.Cells[at][c] {
		items = append(items, s.statement(p))
	}
	if row[c].Open {
		items = append(items, "etc.")
	}
	return strings.Join(items, " ")
}

// value is a value of a dossier, with the marks and places of all passages that have it. A date that is written for programs (1960-10/..) is shown
// in words.
func (s *sheet) value(role string, same []*book.Passage) string {
	p := same[0]
	out := s.words(p)
	if d, inferred, ok := gather.DateOf(p); role == "date" && ok && d.EDTF() == strings.TrimSuffix(p.Plain, " (inferred)") {
		out = s.moment(d, dateWords(d, inferred)) + s.markAll(p.Works, s.m.relation(p), p)
	} else if len(citesIn(p)) == 0 {
		out += s.markAll(p.Works, s.m.relation(p), p)
	}
	met := slices.Clone(p.Works)
	for _, p := range same[1:] {
		more := slices.DeleteFunc(slices.Clone(p.Works), func(c book.Cite) bool {
			return slices.ContainsFunc(met, func(m book.Cite) bool { return m.Key == c.Key && m.Locator == c.Locator })
		})
		met = append(met, more...)
		out += s.markAll(more, s.m.relation(p), p)
	}
	for _, p := range same {
		out += " " + s.permalink(p)
	}
	return strings.TrimSpace(out)
}

// facts writes the facts of a dossier as a table without a head, a row a label. What two texts say in the same words stands once, with the
// works and the places of both.
func (s *sheet) facts(facts []book.Fact) {
	s.line("| | |\n| --- | --- |")
	for _, f := range facts {
		var values []string
		for _, same := range alike(f.Values) {
			values = append(values, s.value(f.Role, same))
		}
		s.line("| %s | %s |", Escape(f.Label), strings.Join(values, " "))
	}
	s.gap()
}

// alike puts values of the same words together, where two texts say the same; those of other words stay in their order.
func alike(ps []*book.Passage) [][]*book.Passage {
	var out [][]*book.Passage
	for _, p := range ps {
		i := slices.IndexFunc(out, func(same []*book.Passage) bool { return text.Key(same[0].Plain) == text.Key(p.Plain) })
		if i < 0 {
			i = len(out)
			out = append(out, nil)
		}
		out[i] = append(out[i], p)
	}
	return out
}
