package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/page"
	"github.com/second-track/second-track/tools/internal/text"
)

// sorts is everything that is compared, each sort for itself, in the order of the reference.
func (s State) sorts() [][]thing {
	r := s.Reference
	names, sources := names(r)
	comparisons, cells, items := comparisons(r)
	return [][]thing{s.statements(), disagreements(r), names, comparisons, cells, items, events(r), facts(r), questions(r), quotations(r), sources, about(r)}
}

func one(name, value string) property {
	if value == "" {
		return property{name: name}
	}
	return property{name: name, values: []string{value}}
}

func each(name string, values []string) property {
	return property{name: name, values: values, each: true}
}

// mark joins what a thing is known by; words count without case and punctuation.
func mark(parts ...string) string { return strings.Join(parts, "\x00") }

// words is what two passages have in common when they say the same.
func words(s string) string { return cmp.Or(text.Key(s), s) }

// at is where the first of the passages stands.
func at(ps []page.PassageRow) string {
	if len(ps) == 0 {
		return ""
	}
	return fmt.Sprintf("%s:%d", ps[0].Source, ps[0].Line)
}

// seed is the text of the first of the passages, and id its id.
func seed(ps []page.PassageRow) string {
	if len(ps) == 0 {
		return ""
	}
	return ps[0].Source
}

func id(ps []page.PassageRow) string {
	if len(ps) == 0 {
		return ""
	}
	return ps[0].Passage
}

func about(r page.Reference) []thing {
	return []thing{{Change: Change{Part: "reference", What: "all of it"}, same: []string{"reference"},
		has: []property{one("edition", r.Edition), one("license", r.License)}}}
}

// names are the names, and those of them that are works, with what is known of the work.
func names(r page.Reference) (names, sources []thing) {
	work := map[string]int{}
	for i, s := range r.Sources {
		work[s.ID] = i
	}
	for _, n := range r.Names {
		t := thing{Change: Change{Part: "names", ID: n.ID, What: n.Name, Of: n.Kind, At: n.URL}, same: []string{n.ID}, alone: []string{mark(n.Kind, words(n.Name))},
			has: []property{one("id", n.ID), one("name", n.Name), one("kind", n.Kind), one("address", n.URL), one("summary", n.Summary), each("also", n.Also)}}
		i, ok := work[n.ID]
		if !ok {
			names = append(names, t)
			continue
		}
		s := r.Sources[i]
		title := one("title", s.Title)
		if s.Title == n.Name {
			title = one("title", "") // said once
		}
		t.Part = "sources"
		t.has = append(t.has, title, one("author", s.Author), one("publisher", s.Publisher), one("date", s.Date), one("url", s.URL))
		sources = append(sources, t)
	}
	return names, sources
}

// comparisons are the comparisons, their cells, which may show that sources differ, and the items of the cells.
func comparisons(r page.Reference) (comparisons, cells, items []thing) {
	differ := map[string]string{}
	for _, d := range r.Disagreements {
		differ["d-"+gather.Hash(d.About)] = d.About
	}
	for _, c := range r.Comparisons {
		comparisons = append(comparisons, thing{Change: Change{Part: "comparisons", ID: c.ID, What: cmp.Or(c.Title, c.ID), Of: "comparison"},
			same: []string{c.ID}, has: []property{one("title", c.Title), each("column", c.Columns)}})
		for _, row := range c.Rows {
			for _, cell := range row.Cells {
				in := mark(c.ID, row.Label, cell.Column)
				of := cmp.Or(c.Title, c.ID) + ", " + cell.Column
				cells = append(cells, thing{Change: Change{Part: "comparisons", ID: c.ID, What: row.Label, Of: of}, quiet: true, same: []string{in},
					has: []property{one("sources differ", cmp.Or(differ[cell.Clash], cell.Clash))}})
				for _, item := range cell.Items {
					items = append(items, thing{Change: Change{Part: "comparisons", ID: c.ID, What: item.Text, Of: of + ", " + row.Label, At: at(item.Passages)},
						same: []string{mark(in, words(item.Text))}, alone: []string{in}, has: []property{one("item", item.Text)}})
				}
			}
		}
	}
	return comparisons, cells, items
}

func events(r page.Reference) []thing {
	var out []thing
	for _, e := range r.Events {
		out = append(out, thing{Change: Change{Part: "events", ID: id(e.Passages), What: e.Text, Of: e.Date, At: at(e.Passages)},
			same:  []string{mark(seed(e.Passages), e.Date, words(e.Text)), mark(e.Date, words(e.Text))},
			alone: []string{words(e.Text), mark(seed(e.Passages), e.Date)},
			has:   []property{one("date", dated(e.Date, e.Inferred)), one("text", e.Text)}})
	}
	return out
}

func dated(date string, inferred bool) string {
	if inferred {
		return date + " (inferred)"
	}
	return date
}

func facts(r page.Reference) []thing {
	name := map[string]string{}
	for _, n := range r.Names {
		name[n.ID] = n.Name
	}
	var out []thing
	for _, c := range r.Cases {
		for _, f := range c.Facts {
			for _, v := range f.Values {
				out = append(out, thing{Change: Change{Part: "facts", ID: c.ID, What: v.Text, Of: cmp.Or(name[c.ID], c.ID) + ", " + f.Label, At: at(v.Passages)},
					same:  []string{mark(c.ID, f.Label, words(v.Text), seed(v.Passages)), mark(c.ID, f.Label, words(v.Text))},
					alone: []string{mark(c.ID, f.Label)},
					has:   []property{one("value", v.Text)}})
			}
		}
	}
	return out
}

func questions(r page.Reference) []thing {
	var out []thing
	for _, q := range r.Questions {
		out = append(out, thing{Change: Change{Part: "questions", ID: id(q.Passages), What: cmp.Or(q.Question, q.Answer), At: at(q.Passages)},
			same:  []string{mark(words(q.Question), words(q.Answer)), words(q.Question)},
			alone: []string{words(q.Answer)},
			has:   []property{one("question", q.Question), one("answer", q.Answer)}})
	}
	return out
}

func quotations(r page.Reference) []thing {
	var out []thing
	for _, q := range r.Quotations {
		out = append(out, thing{Change: Change{Part: "quotations", ID: id(q.Passages), What: strings.Trim(q.Text, "“”"), Of: q.Speaker, At: at(q.Passages)},
			same: []string{mark(seed(q.Passages), words(q.Text), q.Speaker), words(q.Text)},
			has:  []property{one("speaker", q.Speaker), one("text", q.Text)}})
	}
	return out
}

func disagreements(r page.Reference) []thing {
	var out []thing
	for _, d := range r.Disagreements {
		var ps []page.PassageRow
		var says []string
		for _, a := range d.Accounts {
			ps = append(ps, a.Passages...)
			says = append(says, a.Says)
		}
		out = append(out, thing{Change: Change{Part: "disagreements", ID: "d-" + gather.Hash(d.About), What: d.About, At: at(ps)},
			same: []string{mark(seed(ps), words(d.About)), words(d.About)},
			has:  []property{one("about", d.About), each("account", says)}})
	}
	return out
}

// statements are told only when their works changed: of words that came or went, git diff tells.
func (s State) statements() []thing {
	var out []thing
	for _, p := range s.Statements {
		works := keysOf(p.Works)
		w, keys := words(p.Plain), strings.Join(works, " ")
		out = append(out, thing{Change: Change{Part: "statements", ID: p.ID, What: p.Plain, At: fmt.Sprintf("%s:%d", p.Seed, p.Line)}, quiet: true,
			same: []string{mark(p.Seed, w, keys), mark("", w, keys), mark(p.Seed, w), w},
			has:  []property{{name: "sources", values: works}}})
	}
	return out
}

// keysOf is the keys of works, sorted, each once.
func keysOf(cites []book.Cite) []string {
	var out []string
	for _, c := range cites {
		out = append(out, c.Key)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
