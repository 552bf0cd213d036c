package compare

import (
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// function words tell two items apart for nobody.
var function = func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields("a an and are as at be been between by can for from has have in into is it its may might more no not of on or other others " +
		"some such than that the their them there these they this those to was were which who whose will with") {
		out[w] = true
	}
	return out
}()

// negations are the function words that turn what an item says around.
var negations = []string{"no", "not", "without", "never", "cannot"}

// differ shows the declared disagreements in their cells: each side is an item, and the cell says which disagreement it is.
func (m *merger) differ() {
	for _, r := range m.spec.Rows {
		for _, d := range r.Differ {
			col := slices.Index(m.out.Columns, d.Column)
			clash := m.clash(d.About)
			if col < 0 {
				m.found = append(m.found, finding.New("unknown-name", d.Pos, "comparison has no column %q", d.Column))
				continue
			}
			if clash == nil {
				m.found = append(m.found, finding.New("unused-differ", d.Pos, "no text declares a disagreement about %q", d.About))
				continue
			}
			m.show(m.rows[text.Key(r.Label)], col, clash)
		}
	}
}

// show puts the sides of a disagreement at the head of a cell.
func (m *merger) show(row, col int, clash *book.Clash) {
	cell := &m.out.Rows[row].Cells[col]
	cell.Clash = clash.ID
	var sides []book.CompItem
	for _, side := range clash.Sides {
		sides = append(sides, book.CompItem{Text: side.Plain, Passages: []*book.Passage{side}})
	}
	cell.Items = append(sides, cell.Items...)
}

// clash is the disagreement about something, as a text declares it; nil for none.
func (m *merger) clash(about string) *book.Clash {
	for _, h := range m.web.Texts {
		for i := range h.Clashes {
			if text.Key(h.Clashes[i].About) == text.Key(about) {
				return &h.Clashes[i]
			}
		}
	}
	return nil
}

// joinAll joins the near-equal items of every cell.
func (m *merger) joinAll() {
	for r := range m.out.Rows {
		for c := range m.out.Rows[r].Cells {
			cell := &m.out.Rows[r].Cells[c]
			cell.Items = m.join(cell.Items)
		}
	}
}

// join makes one item of those that are near-equal. The joining can be seen: every wording stays, a stroke between them.
func (m *merger) join(items []book.CompItem) []book.CompItem {
	group := make([]int, len(items))
	words := make([]map[string]bool, len(items))
	for i := range items {
		group[i], words[i] = i, m.content(items[i].Text)
		for j := range i {
			if near(words[i], words[j]) {
				relabel(group, group[i], group[j])
			}
		}
	}
	var out []book.CompItem
	at := map[int]int{}
	for i, item := range items {
		k, ok := at[group[i]]
		if !ok {
			at[group[i]] = len(out)
			out = append(out, item)
			continue
		}
		out[k].Text += " / " + item.Text
		out[k].Passages = append(slices.Clone(out[k].Passages), item.Passages...)
	}
	return out
}

// relabel makes two groups one, called as the earlier.
func relabel(group []int, a, b int) {
	first, second := min(a, b), max(a, b)
	for i := range group {
		if group[i] == second {
			group[i] = first
		}
	}
}

// minShared is how many content words the shorter of two items must have to be part of the longer.
const minShared = 3

// near reports whether two items say the same but for their form: their content words are equal, or those of the shorter, three or
// more, all stand in the longer, which has at most three times as many.
func near(a, b map[string]bool) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for w := range a {
		if !b[w] {
			return false
		}
	}
	if len(a) == len(b) {
		return len(a) > 0
	}
	for _, n := range negations {
		if a[n] != b[n] {
			return false
		}
	}
	return len(a) >= minShared && len(b) <= 3*len(a)
}

// content is the content words of an item, each by its stem; a name counts as one word, however it is spelled.
func (m *merger) content(words string) map[string]bool {
	out := map[string]bool{}
	from := 0
	for _, h := range m.names.Find(words, "") {
		stems(words[from:h.Start], out)
		out["@"+m.names.Key(h)] = true
		from = h.End
	}
	stems(words[from:], out)
	return out
}

func stems(words string, into map[string]bool) {
	for _, w := range strings.Fields(text.Key(words)) {
		if slices.Contains(negations, w) {
			into[w] = true
		} else if !function[w] {
			env := snowballstem.NewEnv(w)
			english.Stem(env)
			into[env.Current()] = true
		}
	}
}
