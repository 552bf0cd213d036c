// Package compare merges tables, facts and cued sentences about like things into one table.
//
// Goals: every item keeps every passage that says it; nothing is smoothed. Non-goals: deciding who is right.
package compare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

// Merge makes every comparison that compare.yaml asks for, in its order.
func Merge(w *link.Web, names *gather.Names) ([]*book.Comparison, []finding.Finding) {
	var out []*book.Comparison
	var found []finding.Finding
	for _, spec := range w.Lists.Specs {
		m := &merger{web: w, names: names, spec: spec, rows: map[string]int{}, items: map[place]int{}}
		out = append(out, m.merge())
		found = append(found, m.found...)
	}
	return out, found
}

type merger struct {
	web   *link.Web
	names *gather.Names
	spec  lists.Spec
	out   *book.Comparison
	rows  map[string]int // key of a label → row
	items map[place]int  // where an item stands in its cell
	found []finding.Finding
}

// place is a cell and the key of an item's words.
type place struct {
	row, col int
	key      string
}

func (m *merger) merge() *book.Comparison {
	m.out = &book.Comparison{ID: m.spec.ID, Title: m.spec.Title, Summary: m.spec.Summary, Of: m.spec.Of, Columns: m.spec.Columns, Labels: m.spec.Each != ""}
	if m.out.Labels {
		m.out.Columns = nil
		for _, c := range m.spec.Columns {
			m.out.Columns = append(m.out.Columns, m.web.Lists.LabelOf(c))
		}
		m.records()
	} else {
		m.labels()
	}
	m.out.Rows = slices.DeleteFunc(m.out.Rows, func(r book.Row) bool {
		return !slices.ContainsFunc(r.Cells, func(c book.CompCell) bool { return len(c.Items) > 0 })
	})
	return m.out
}

// labels makes a row of each label, of tables, facts and sentences; a column is a name.
func (m *merger) labels() {
	for _, r := range m.spec.Rows {
		i := m.row(r.Label)
		for _, same := range r.Same {
			m.rows[text.Key(same)] = i
		}
	}
	for _, h := range m.web.Texts {
		m.tables(h)
	}
	m.facts()
	m.sentences()
	m.joinAll()
	m.differ()
}

// row is the index of the row of a label; a label that no row knows gets one of its own.
func (m *merger) row(label string) int {
	key := text.Key(label)
	if i, ok := m.rows[key]; ok {
		return i
	}
	m.rows[key] = len(m.out.Rows)
	m.out.Rows = append(m.out.Rows, book.Row{Label: label, Cells: make([]book.CompCell, len(m.out.Columns))})
	return len(m.out.Rows) - 1
}

// add puts a passage into a cell: with an item of the same words, else as a new one.
func (m *merger) add(row, col int, words string, p *book.Passage) {
	cell := &m.out.Rows[row].Cells[col]
	key := place{row, col, text.Key(words)}
	if i, ok := m.items[key]; ok {
		cell.Items[i].Passages = append(cell.Items[i].Passages, p)
		return
	}
	m.items[key] = len(cell.Items)
	cell.Items = append(cell.Items, book.CompItem{Text: words, Passages: []*book.Passage{p}})
}

// tables adds the tables of a text whose columns are compared.
func (m *merger) tables(h *gather.Harvest) {
	for i, b := range h.Doc.Blocks {
		if b.As != book.TableBlock || len(b.Rows) == 0 {
			continue
		}
		cols := m.columns(h, b)
		if !slices.ContainsFunc(cols, func(c int) bool { return c >= 0 }) {
			continue
		}
		for r := 1; r < len(b.Rows); r++ {
			m.tableRow(b.Rows[r], h.Cells[[2]int{i, r}], cols)
		}
	}
}

func (m *merger) tableRow(cells []book.Cell, passages [][]*book.Passage, cols []int) {
	label := parse.PlainOf(cells[0].Text)
	if label == "" {
		return
	}
	for c := 1; c < len(cells) && c < len(cols); c++ {
		if cols[c] < 0 {
			continue
		}
		for _, p := range passages[c] {
			m.add(m.row(label), cols[c], p.Plain, p)
		}
	}
}

// columns says which column of the comparison each column of a table is about; -1 for none.
func (m *merger) columns(h *gather.Harvest, b book.Block) []int {
	head := b.Rows[0]
	out := make([]int, len(head))
	for c := range head {
		out[c] = -1
		if c > 0 {
			out[c] = m.column(parse.PlainOf(head[c].Text))
		}
	}
	place := h.Doc.ID + ":" + strconv.Itoa(b.First)
	if id, ok := m.spec.Tables[place]; ok && len(out) > 1 {
		out[1] = slices.Index(m.out.Columns, id)
	} else if len(out) == 2 && out[1] < 0 {
		out[1] = m.subject(h)
	}
	return out
}

// column is the first name of the comparison that words mention; -1 for none.
func (m *merger) column(words string) int {
	for _, hit := range m.names.Find(words, "") {
		if i := slices.Index(m.out.Columns, m.names.Key(hit)); i >= 0 {
			return i
		}
	}
	return -1
}

// subject is what a text is about: the first column its title names, else its first sentence.
func (m *merger) subject(h *gather.Harvest) int {
	// A title of four words is a name of its own, which hides those in it: it is read on from each of its words.
	for title := h.Doc.Title.Text; title != ""; _, title, _ = strings.Cut(title, " ") {
		if i := m.column(title); i >= 0 {
			return i
		}
	}
	for j, b := range h.Doc.Blocks {
		if b.As != book.Paragraph && b.As != book.Standfirst {
			continue
		}
		plain := h.Blocks[j][0].Plain
		for _, s := range text.Sentences(plain) {
			return m.column(plain[s[0]:s[1]])
		}
	}
	return -1
}

// facts adds what dossiers say of the columns that are cases, under the labels of the rows.
func (m *merger) facts() {
	for c, id := range m.out.Columns {
		e := m.web.Entry(id)
		if e == nil {
			continue
		}
		for _, d := range e.Dossiers {
			for _, f := range d.Facts {
				i, known := m.rows[text.Key(f.Label)]
				for _, p := range f.Values {
					if known {
						m.add(i, c, p.Plain, p)
					}
				}
			}
		}
	}
}

// sentence is one that speaks of one column only.
type sentence struct {
	words   string
	column  int
	passage *book.Passage
}

// sentences adds the sentences that speak of one column only and hold a cue of a row.
func (m *merger) sentences() {
	about := m.about()
	for _, r := range m.spec.Rows {
		if len(r.Cues) == 0 {
			continue
		}
		cue := cues(r.Cues)
		row := m.rows[text.Key(r.Label)]
		for _, s := range about {
			if cue.MatchString(s.words) {
				m.add(row, s.column, s.words, s.passage)
			}
		}
	}
}

// about is every sentence that speaks of one column only.
func (m *merger) about() []sentence {
	var out []sentence
	for _, p := range m.web.Passages() {
		for _, s := range text.Sentences(p.Plain) {
			words := p.Plain[s[0]:s[1]]
			if c := m.only(words); c >= 0 && text.EndsSentence(words) && !strings.HasSuffix(words, "?") {
				out = append(out, sentence{words, c, p})
			}
		}
	}
	return out
}

// intro is how many words may stand before the column that a sentence is about: "One of the strengths of …".
const intro = 6

// contrast is a word after which a name is what the sentence's subject is held against. Match: "than ". Near-miss: "of ".
var contrast = regexp.MustCompile(`(?i)(?:^|\s)(?:than|unlike|like|from|to|with|against|beside|besides|replaces?|helps?|supports?|complements?) $`)

// pronoun opens a sentence that is about something named before it. Match: "It is". Near-miss: "Its".
var pronoun = regexp.MustCompile(`(?i)^(?:it|they|this|these|those|such|he|she|we|both)\b`)

// only is the one column that a sentence mentions, when the sentence is about it: it stands near the front, not as what
// something else is held against. -1 for none, or several.
func (m *merger) only(words string) int {
	out := -1
	for _, hit := range m.names.Find(words, "") {
		i := slices.Index(m.out.Columns, m.names.Key(hit))
		if i < 0 {
			continue
		}
		before := words[:hit.Start]
		late := out < 0 && (text.WordCount(before) > intro || contrast.MatchString(before))
		if late || out >= 0 && i != out {
			return -1
		}
		out = i
	}
	if pronoun.MatchString(words) {
		return -1
	}
	return out
}

// cues is an expression that finds any of the cue words of a row, as whole words in any case.
func cues(words []string) *regexp.Regexp {
	var quoted []string
	for _, w := range words {
		quoted = append(quoted, regexp.QuoteMeta(w))
	}
	return regexp.MustCompile(`(?i)(?:^|[^\p{L}\p{N}])(?:` + strings.Join(quoted, "|") + `)(?:$|[^\p{L}\p{N}])`)
}
