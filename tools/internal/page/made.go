package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/compare"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/text"
)

// indexes writes the page of each kind that has a folder, and a home if no text is one.
func (m *maker) indexes(facets []facet) {
	for _, k := range m.web.Lists.Kinds {
		if k.Folder == "" {
			continue
		}
		s := m.sheet(k.Folder+"/_index.md", "index", k.Plural)
		s.meta.nameKind = k.ID
		s.meta.summary = fmt.Sprintf(said[k.Role], strings.ToLower(k.Name))
		if k.Role == book.Source {
			s.sources()
		}
		if k.ID == m.web.Lists.KindOfRole(book.Case).ID {
			s.waysBy(facets)
		}
		s.done()
	}
	if m.fileOf("home") == "" {
		s := m.sheet("_index.md", "home", m.web.Lists.Title)
		s.meta.summary = m.web.Lists.Description
		s.para(Escape(m.web.Lists.Description))
		s.oneClash()
		s.done()
	}
}

// said is what the page of a kind holds; each takes the name of the kind.
var said = map[book.Role]string{
	book.Column:  "Every %s, as the sources define it, with all that they say of it.",
	book.Case:    "Every %s that the sources tell of, with what they say of it.",
	book.Agent:   "Every %s that the sources name, with the sentences that do.",
	book.Term:    "Every %s that the sources use, and what they mean by it.",
	book.Source:  "Every %s that this reference rests on, with what rests on it.",
	book.Article: "Every %s of this reference, written from the sources.",
	book.Page:    "Every %s about this reference.",
}

// timeline writes every event by decade.
func (m *maker) timeline() {
	s := m.sheet("timeline/index.md", "timeline", "Timeline")
	s.meta.summary = "Every dated event, by decade, as sharp as its source."
	events := m.web.Happenings
	s.para("As data: [CSV](timeline.csv), [JSON](timeline.json).")
	if len(events) == 0 {
		s.para("No text dates an event yet.")
	}
	for len(events) > 0 {
		label := decade(events[0])
		n := slices.IndexFunc(events, func(h link.Happening) bool { return decade(h) != label })
		if n < 0 {
			n = len(events)
		}
		s.heading(2, label)
		s.entries(events[:n])
		events = events[n:]
	}
	s.done()
	m.timelineData()
}

func decade(h link.Happening) string {
	if d, ok := h.Date.Decade(); ok {
		return itoa(d) + "s"
	}
	return "Without a decade"
}

// questions writes what the texts ask and answer, by text.
func (m *maker) questions() {
	s := m.sheet("questions/index.md", "questions", "Questions")
	s.meta.summary = "Questions that the texts ask and answer."
	none := true
	for _, h := range m.web.Texts {
		if len(h.Questions) > 0 && m.fileOf(h.Page) != "" {
			none = false
			s.asked(h)
		}
	}
	if none {
		s.para("No text asks a question yet.")
	}
	s.done()
}

func (s *sheet) asked(h *gather.Harvest) {
	s.section(2, "["+s.m.titleOf(h.Page)+"]("+s.toName(h.Page)+")")
	for _, q := range h.Questions {
		if q.Question != nil {
			s.heading(3, q.Question.Plain)
		}
		for _, a := range q.Answer {
			s.para(s.statement(a))
		}
	}
}

// disagreements writes every declared disagreement, by the page it is declared on.
func (m *maker) disagreements() {
	s := m.sheet("disagreements/index.md", "disagreements", "Sources differ")
	s.meta.summary = "Where sources disagree, each side with its own source."
	none := true
	for _, h := range m.web.Texts {
		if len(h.Clashes) == 0 || m.fileOf(h.Page) == "" {
			continue
		}
		none = false
		s.section(2, "["+m.titleOf(h.Page)+"]("+s.toName(h.Page)+")")
		for _, c := range h.Clashes {
			s.clash(c)
		}
	}
	if none {
		s.para("No text declares a disagreement yet.")
	}
	s.done()
}

func (s *sheet) clash(c book.Clash) {
	id := c.ID
	for n := 2; s.anchor[id]; n++ {
		id = fmt.Sprintf("%s-%d", c.ID, n)
	}
	s.anchor[id] = true
	s.section(3, Escape(capital(c.About))+" [¶](#"+id+")")
	for _, side := range c.Sides {
		s.line("- %s", s.statement(side))
	}
	s.gap()
}

// comparisons writes each comparison: the first is the page /compare/.
func (m *maker) comparisons() {
	if len(m.tables) == 0 {
		s := m.sheet("compare/_index.md", "compare", "Comparison")
		s.para("No comparison is asked for yet.")
		s.done()
	}
	for i, c := range m.tables {
		s := m.sheet(fileOfComparison(i, c), "compare", cmp.Or(c.Title, "Comparison"))
		s.meta.id, s.meta.columns = c.ID, m.drawn(c)
		s.meta.summary = cmp.Or(c.Summary, "What sources say of each, side by side, every item with where it comes from.")
		s.comparison(c)
		if i == 0 {
			s.others(m.tables[1:])
		}
		s.done()
		m.comparisonData(besidePage(s.file), c)
	}
}

// fileOfComparison is the file of the page of comparison i: the first is /compare/.
func fileOfComparison(i int, c *book.Comparison) string {
	if i == 0 {
		return "compare/_index.md"
	}
	return "compare/" + c.ID + "/index.md"
}

// drawn are the names of a comparison that are columns by role: others have no line to be drawn with.
func (m *maker) drawn(c *book.Comparison) []string {
	if c.Labels {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(c.Columns), func(id string) bool { return m.web.Entry(id).Kind.Role != book.Column })
}

func (s *sheet) comparison(c *book.Comparison) {
	s.para("As data: [CSV](compare.csv), [JSON](compare.json).")
	if len(c.Rows) == 0 {
		s.para("No text says anything yet that this comparison asks for.")
		return
	}
	var head []string
	for _, column := range c.Columns {
		if c.Labels {
			head = append(head, Escape(column))
			continue
		}
		head = append(head, fmt.Sprintf("[%s](%s)", s.m.titleOf(column), s.toName(column)))
	}
	s.line("| | %s |\n|%s", strings.Join(head, " | "), strings.Repeat(" --- |", len(head)+1))
	for _, row := range c.Rows {
		var cells []string
		for col, cell := range row.Cells {
			cells = append(cells, s.compared(c, row, col, cell))
		}
		label := Escape(row.Label)
		if c.Labels {
			label = "[" + label + "](" + s.toName(row.Name) + ")"
		}
		s.line("| %s | %s |", label, strings.Join(cells, " | "))
	}
	s.gap()
}

// compared is a cell: every item with the marks of all its passages and its permalink; a dash when no source speaks of it.
func (s *sheet) compared(c *book.Comparison, row book.Row, col int, cell book.CompCell) string {
	if len(cell.Items) == 0 {
		return "—"
	}
	var out []string
	if cell.Clash != "" {
		out = append(out, "[sources differ]("+s.to("disagreements/index.md")+"#"+cell.Clash+")")
	}
	for _, item := range cell.Items {
		id := s.anew("p-" + gather.Hash(c.ID+" "+row.Label+" "+c.Columns[col]+" "+item.Text))
		out = append(out, s.item(item)+s.backing(item)+" [¶](#"+id+")")
	}
	return strings.Join(out, " ")
}

// item is what an item of a comparison says. A date is shown in words, and a length with the dates that it was reckoned from.
func (s *sheet) item(item book.CompItem) string {
	d, inferred, ok := gather.DateOf(item.Passages[0])
	switch {
	case ok && item.Text == item.Passages[0].Plain:
		return s.moment(d, dateWords(d, inferred))
	case ok && item.Text == compare.Length(item.Passages[0]):
		return s.moment(d, Escape(capital(item.Text)))
	}
	return Escape(capital(item.Text))
}

// backing is what an item of a comparison rests on: the marks of all its passages, each once, then where each of them stands.
func (s *sheet) backing(item book.CompItem) string {
	marks, places := "", ""
	met := map[note]bool{}
	for _, p := range item.Passages {
		for _, c := range once(p.Works) {
			n := note{c, s.m.relation(p)}
			mark := s.mark(n, p)
			if !met[n] {
				met[n] = true
				marks += mark
			}
		}
		if at := s.permalink(p); !strings.Contains(places, at) {
			places += " " + at
		}
	}
	return marks + places
}

// anew is an anchor that no other place of the page has.
func (s *sheet) anew(id string) string {
	out := id
	for n := 2; s.anchor[out]; n++ {
		out = fmt.Sprintf("%s-%d", id, n)
	}
	s.anchor[out] = true
	return out
}

func (s *sheet) others(tables []*book.Comparison) {
	if len(tables) == 0 {
		return
	}
	s.heading(2, "Other comparisons")
	for _, t := range tables {
		s.line("- [%s](%s)", Escape(cmp.Or(t.Title, t.ID)), s.to("compare/"+t.ID+"/index.md"))
	}
	s.gap()
}

// letters writes every spelling of every name, by its first letter: another spelling says which name to see, and a name that is another
// spelling of a second one says which to see also.
func (m *maker) letters() {
	s := m.sheet("a-z/index.md", "a-z", "A–Z")
	s.meta.summary = "Every entry, by every spelling."
	lines := m.spellings(s)
	letter := ""
	for _, l := range lines {
		if l.letter != letter {
			if letter != "" {
				s.gap()
			}
			letter = l.letter
			s.heading(2, letter)
		}
		s.line("- %s%s", l.markdown, l.see)
	}
	s.gap()
	s.done()
}

// search writes the page of the search. Its words are what a reader has without scripts, without an index, and on GitHub: the way to
// every name by each of its spellings.
func (m *maker) search() {
	s := m.sheet("search/index.md", "search", "Search")
	s.meta.summary = "Every page, by its words."
	s.para("Look a name up in the [A–Z](" + s.to("a-z/index.md") + "): it stands there under each of its spellings.")
	s.done()
}

// spelling is a line of the A–Z; see is what follows its words where they are another name's spelling.
type spelling struct{ letter, sort, markdown, see string }

func (m *maker) spellings(s *sheet) []spelling {
	var out []spelling
	entries := slices.DeleteFunc(slices.Clone(m.web.Entries), func(e *link.Entry) bool { return m.fileOf(e.ID) == "" || e.ID == "home" })
	called := map[string][]string{} // by an entry's name, the ids of those who have it among their other spellings
	for _, e := range entries {
		called[text.Key(e.Name.Name)] = nil
	}
	for _, e := range entries {
		link := fmt.Sprintf("[%s](%s)", m.titleOf(e.ID), s.toName(e.ID))
		for _, a := range e.Also {
			if ids, ok := called[text.Key(a.Text)]; ok {
				called[text.Key(a.Text)] = append(ids, e.ID)
				continue
			}
			out = append(out, newSpelling(a.Text, Escape(a.Text), ": see "+link))
		}
	}
	for _, e := range entries {
		line := fmt.Sprintf("[%s](%s) (%s)", m.titleOf(e.ID), s.toName(e.ID), strings.ToLower(Escape(e.Kind.Name)))
		for _, id := range called[text.Key(e.Name.Name)] {
			if id != e.ID {
				line += fmt.Sprintf("; see also [%s](%s)", m.titleOf(id), s.toName(id))
			}
		}
		out = append(out, newSpelling(e.Name.Name, line, ""))
	}
	slices.SortStableFunc(out, func(a, b spelling) int {
		return cmp.Or(cmp.Compare(a.letter, b.letter), cmp.Compare(a.sort, b.sort), cmp.Compare(a.markdown, b.markdown), cmp.Compare(a.see, b.see))
	})
	return neighbors(slices.Compact(out))
}

// neighbors puts spellings of one name that follow one another on one line.
func neighbors(lines []spelling) []spelling {
	var out []spelling
	for _, l := range lines {
		if n := len(out) - 1; n >= 0 && l.see != "" && out[n].see == l.see && out[n].letter == l.letter {
			out[n].markdown += ", " + l.markdown
			continue
		}
		out = append(out, l)
	}
	return out
}

func newSpelling(words, markdown, see string) spelling {
	return spelling{letterOf(words), strings.ToLower(bare(words)), markdown, see}
}

// bare is words from their first letter or figure on.
func bare(words string) string {
	return strings.TrimLeftFunc(words, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// letterOf is the heading under which words stand in a list by letters.
func letterOf(words string) string {
	r, size := utf8.DecodeRuneInString(bare(words))
	if size == 0 || unicode.IsDigit(r) {
		return "0–9"
	}
	return strings.ToUpper(string(base(r)))
}
