package compare

import (
	"cmp"
	"slices"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/cite"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/match"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// record is what a row of a comparison by `each` is made of: a case, or a dossier that defines something.
type record struct {
	name, label string // id of the page that it is about; what it is called
	began       when.Date
	facts       []book.Fact
}

// records makes a row of each record, in the order of time, those without a date last; a column is a label of dossiers.
func (m *merger) records() {
	all := m.definitions()
	if _, ok := m.web.Lists.Kind(m.spec.Each); ok {
		all = m.cases()
	}
	slices.SortStableFunc(all, func(a, b record) int {
		return cmp.Or(when.Compare(a.began, b.began), cmp.Compare(text.Key(a.label), text.Key(b.label)))
	})
	for _, r := range all {
		m.out.Rows = append(m.out.Rows, book.Row{Label: r.label, Name: r.name, Cells: make([]book.CompCell, len(m.out.Columns))})
		for c, label := range m.out.Columns {
			m.fill(len(m.out.Rows)-1, c, label, r.facts)
		}
	}
}

// fill puts what a record says under a label into its cell. A length that no text states is reckoned from each of its dates.
func (m *merger) fill(row, col int, label string, facts []book.Fact) {
	for _, f := range facts {
		if f.Label == label {
			for _, p := range f.Values {
				m.add(row, col, p.Plain, p)
			}
		}
	}
	if l, _ := m.web.Lists.Label(label); l.Role != "length" || len(m.out.Rows[row].Cells[col].Items) > 0 {
		return
	}
	for _, p := range dates(facts) {
		if words := Length(p); words != "" {
			m.add(row, col, words, p)
		}
	}
}

// Length is how long something was that has the date of a passage, with that date: "about 9 months: May 1901 to February 1902"; empty where the
// date has no length.
func Length(p *book.Passage) string {
	d, _, _ := gather.DateOf(p)
	if d.Length() == "" {
		return ""
	}
	return d.Length() + ": " + d.Words()
}

// dates are the values under labels for dates.
func dates(facts []book.Fact) []*book.Passage {
	var out []*book.Passage
	for _, f := range facts {
		if f.Role == "date" {
			out = append(out, f.Values...)
		}
	}
	return out
}

// began is the first date that facts have; no date if they have none.
func began(facts []book.Fact) when.Date {
	for _, p := range dates(facts) {
		if d, _, ok := gather.DateOf(p); ok {
			return d
		}
	}
	return when.Date{}
}

// cases is a record for each case.
func (m *merger) cases() []record {
	var out []record
	for _, e := range m.web.Entries {
		if e.Kind.ID != m.spec.Each {
			continue
		}
		r := record{name: e.ID, label: cmp.Or(e.Name.Name, e.ID)}
		for _, d := range e.Dossiers {
			r.facts = append(r.facts, d.Facts...)
		}
		r.began = began(r.facts)
		out = append(out, r)
	}
	return out
}

// definitions is a record for each dossier that has the label asked for, with one of the names asked for under it.
func (m *merger) definitions() []record {
	each := m.web.Lists.LabelOf(m.spec.Each)
	var out []record
	for _, h := range m.web.Texts {
		for _, d := range h.Dossiers {
			i := slices.IndexFunc(d.Facts, func(f book.Fact) bool { return f.Label == each })
			if i < 0 || len(d.Facts[i].Values) == 0 || !m.asked(d.Facts[i]) {
				continue
			}
			r := record{name: h.Page, label: d.Facts[i].Values[0].Plain, facts: d.Facts}
			if e, label := Definer(m.web, d.Facts); e != nil {
				r.name, r.label, r.began = e.ID, label, issued(e)
			}
			out = append(out, r)
		}
	}
	return out
}

// asked reports whether a fact names one of the names that the comparison is of, be it that of its own page; if it is of none in particular, any will do.
func (m *merger) asked(f book.Fact) bool {
	return len(m.spec.Of) == 0 || slices.ContainsFunc(f.Values, func(p *book.Passage) bool {
		return slices.ContainsFunc(m.names.Find(p.Plain, ""), func(h match.Hit) bool { return slices.Contains(m.spec.Of, m.names.Key(h)) })
	})
}

// Definer is whose definition a fact box with a label of the role `defines` holds: the page of the first work that it cites there, and who made
// that work and when, or what the box says under a label of the role `by`, where the definer is not the author. Nil for other boxes, and for one
// that cites nothing.
func Definer(w *link.Web, facts []book.Fact) (*link.Entry, string) {
	var of *link.Entry
	label := ""
	for _, f := range facts {
		for _, p := range f.Values {
			for _, c := range p.Works {
				if e := w.Entry(c.Key); of == nil && e != nil && f.Role == "defines" {
					of = e
				}
			}
			if f.Role == "by" {
				label = p.Plain
			}
		}
	}
	if of == nil {
		return nil, ""
	}
	short := ""
	if of.Work != nil {
		short = cite.Short(*of.Work)
	}
	return of, cmp.Or(label, short, of.Name.Name, of.ID)
}

// issued is when a work came out; no date if that is not known.
func issued(e *link.Entry) when.Date {
	if e.Work == nil {
		return when.Date{}
	}
	d, _ := when.Parse(e.Work.Issued)
	return d
}
