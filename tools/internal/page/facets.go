package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// facet is a way to look cases up, with the values that they have. The layouts read it in facets.json, which is sorted as it is shown.
type facet struct {
	ID     string   `json:"id"`
	Name   string   `json:"name"`
	Values []*value `json:"values"`
	says   string
}

// value is what some cases have in common.
type value struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Cases []string `json:"cases"` // ids, the oldest first
	named bool     // the id is that of a name
	year  int      // of a decade
}

// facets writes the pages that list cases by a value, and the data by which the page of all cases is filtered.
func (m *maker) facets() []facet {
	var out []facet
	cases := m.casesByTime()
	for _, l := range m.web.Lists.Facets {
		f := facet{ID: l.ID, Name: l.Name, says: l.Says}
		for _, e := range cases {
			for _, v := range m.valuesOf(e, l.Role) {
				f.add(v, e.ID)
			}
		}
		slices.SortFunc(f.Values, func(a, b *value) int {
			return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(len(b.Cases), len(a.Cases)),
				cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.ID, b.ID))
		})
		if len(f.Values) > 0 {
			out = append(out, f)
		}
	}
	for _, f := range out {
		for _, v := range f.Values {
			m.facetPage(f, v)
		}
	}
	if len(out) > 0 {
		m.json(m.web.Lists.KindOfRole(book.Case).Folder+"/facets.json", out)
	}
	return out
}

// casesByTime is every case, the oldest first, those without a date last.
func (m *maker) casesByTime() []*link.Entry {
	began := map[string]when.Date{}
	folder := m.web.Lists.KindOfRole(book.Case).Folder
	out := slices.DeleteFunc(m.web.OfRole(book.Case), func(e *link.Entry) bool { return e.Kind.Folder != folder })
	for _, e := range out {
		if d, err := when.Parse(m.headOf(e).dates); err == nil {
			began[e.ID] = d
		}
	}
	slices.SortStableFunc(out, func(a, b *link.Entry) int {
		x, dated := began[a.ID]
		y, too := began[b.ID]
		if !dated || !too {
			return cmp.Or(trueFirst(dated, too), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(when.Compare(x, y), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func trueFirst(a, b bool) int {
	switch {
	case a && !b:
		return -1
	case b && !a:
		return 1
	}
	return 0
}

// headOf is when a case was and which columns it is in, as the head of its page says.
func (m *maker) headOf(e *link.Entry) meta {
	s := m.sheet("", "", "")
	s.caseHead(e)
	return s.meta
}

// add counts a case under a value.
func (f *facet) add(v value, id string) {
	i := slices.IndexFunc(f.Values, func(w *value) bool { return w.ID == v.ID })
	if i < 0 {
		i = len(f.Values)
		f.Values = append(f.Values, &v)
	}
	if has := f.Values[i]; !slices.Contains(has.Cases, id) {
		has.Cases = append(has.Cases, id)
	}
}

// valuesOf is what a case has under the labels of a role. Columns and decades are those of the table of cases.
func (m *maker) valuesOf(e *link.Entry, role string) []value {
	var out []value
	switch role {
	case "column":
		for _, id := range m.headOf(e).columns {
			out = append(out, value{ID: id, Name: nameOf(m.web.Entry(id)), named: true})
		}
	case "date":
		if d, err := when.Parse(m.headOf(e).dates); err == nil {
			out = append(out, decadeValue(d)...)
		}
	default:
		for _, d := range e.Dossiers {
			for _, f := range d.Facts {
				if f.Role == role {
					out = append(out, m.valuesIn(f.Values)...)
				}
			}
		}
	}
	return out
}

// decadeValue is the decade in which a date begins; none if that is not known.
func decadeValue(d when.Date) []value {
	year, ok := d.Decade()
	if !ok {
		return nil
	}
	id := decadeOf(d)
	if year < 0 {
		id = "before" + id // -500s
	}
	return []value{{ID: id, Name: decadeOf(d), year: year}}
}

// nobody are the words that close a list and are no value.
var nobody = []string{"and others", "others", "unknown", "various"}

// valuesIn are the values of a fact: each the name that it begins with, else its words.
func (m *maker) valuesIn(ps []*book.Passage) []value {
	var out []value
	for _, p := range ps {
		words := strings.TrimSuffix(p.Plain, " (inferred)")
		if e := m.opens(p); e != nil {
			out = append(out, value{ID: e.ID, Name: nameOf(e), named: true})
		} else if !slices.Contains(nobody, strings.ToLower(words)) {
			out = append(out, value{ID: m.valueID(words), Name: capital(words)})
		}
	}
	return out
}

// opens is the name that a passage begins with, its article aside; nil for none.
func (m *maker) opens(p *book.Passage) *link.Entry {
	for _, n := range p.Mentions {
		before := ""
		for _, piece := range p.Pieces[:n.Piece] {
			before += piece.Text.Text
		}
		before += p.Pieces[n.Piece].Text.Text[:n.Start]
		if e := m.web.Entry(n.Name); e != nil && m.fileOf(n.Name) != "" && slices.Contains([]string{"", "a", "an", "the"}, strings.ToLower(strings.TrimSpace(before))) {
			return e
		}
	}
	return nil
}

// longValue is how long an address made of words may be.
const longValue = 60

// valueID is an address made of words: where they make none, or one that could be another's, their hash is in it.
func (m *maker) valueID(words string) string {
	id := parse.Slug(words)
	if e := m.web.Entry(id); e != nil || len(id) > longValue || len(lists.CheckID(id, book.Kind{}, nil, text.Pos{})) > 0 {
		id = strings.Trim(id[:min(len(id), longValue)]+"-"+gather.Hash(words), "-")
	}
	return id
}

// fileOfValue is the file of the page that lists the cases of a value.
func (m *maker) fileOfValue(f facet, v *value) string {
	return m.web.Lists.KindOfRole(book.Case).Folder + "/by/" + f.ID + "/" + v.ID + ".md"
}

// facetPage writes the page of the cases that have a value.
func (m *maker) facetPage(f facet, v *value) {
	kind := m.web.Lists.KindOfRole(book.Case)
	s := m.sheet(m.fileOfValue(f, v), "facet", fmt.Sprintf("%s by %s: %s", kind.Plural, strings.ToLower(f.Name), v.Name))
	s.meta.nameKind, s.meta.facet, s.meta.id = kind.ID, f.ID, v.ID
	s.meta.summary = strings.ReplaceAll(f.says, "%s", v.Name)
	if v.named && m.web.Entry(v.ID).Kind.Role == book.Column {
		s.meta.columns = []string{v.ID}
	}
	words := Escape(v.Name)
	if v.named {
		words = "[" + words + "](" + s.toName(v.ID) + ")"
	}
	s.para(strings.ReplaceAll(f.says, "%s", words))
	s.heading(2, kind.Plural)
	for _, id := range v.Cases {
		s.line("- [%s](%s)%s", m.titleOf(id), s.toName(id), m.whenOf(id))
	}
	s.gap()
	s.heading(2, allBy(f))
	near := around(f.Values, v)
	for _, other := range near {
		s.line("- %s (%d)", s.toValue(f, other), len(other.Cases))
	}
	s.gap()
	if len(near) < len(f.Values) {
		s.para(fmt.Sprintf("These are %d of %d, those next to this one.", len(near), len(f.Values)))
	}
	s.done()
}

// mostNear is how many values of a facet the page of one names: all pages together must not grow with their square.
const mostNear = 100

// around are the values next to one.
func around(values []*value, v *value) []*value {
	from := max(0, min(slices.Index(values, v)-mostNear/2, len(values)-mostNear))
	return values[from:min(len(values), from+mostNear)]
}

// allBy is the heading above all values of a facet.
func allBy(f facet) string { return "By " + strings.ToLower(f.Name) }

// whenOf is when a case was, to stand behind its name.
func (m *maker) whenOf(id string) string {
	if words := m.headOf(m.web.Entry(id)).when; words != "" {
		return ", " + Escape(words)
	}
	return ""
}

// toValue is a link to the page of a value; on that page, its words.
func (s *sheet) toValue(f facet, v *value) string {
	file := s.m.fileOfValue(f, v)
	if file == s.file {
		return Escape(v.Name)
	}
	return "[" + Escape(v.Name) + "](" + s.to(file) + ")"
}

// fewWays is how many values of a facet stand on the page of all cases; the page of each has the others.
const fewWays = 8

// waysBy writes the ways from the page of all cases to those by a value.
func (s *sheet) waysBy(facets []facet) {
	for _, f := range facets {
		var ways []string
		for _, v := range f.Values[:min(fewWays, len(f.Values))] {
			ways = append(ways, fmt.Sprintf("%s (%d)", s.toValue(f, v), len(v.Cases)))
		}
		if more := len(f.Values) - fewWays; more > 0 {
			ways = append(ways, fmt.Sprintf("[%d more](%s#%s)", more, s.to(s.m.fileOfValue(f, f.Values[0])), parse.Slug(allBy(f))))
		}
		s.line("- %s: %s", Escape(f.Name), strings.Join(ways, " · "))
	}
	s.gap()
}
