package page

import (
	"cmp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/cite"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/when"
)

// base is a letter without its accent: É stands under E.
func base(r rune) rune {
	for _, d := range norm.NFD.String(string(r)) {
		return d
	}
	return r
}

// ReferenceOf is the reference as reference.json has it.
func ReferenceOf(w *link.Web, tables []*book.Comparison) Reference {
	return (&maker{web: w, tables: tables}).reference()
}

func (m *maker) reference() Reference {
	l := m.web.Lists
	r := Reference{Schema: "schema.json", Edition: l.Edition, License: l.License, Sources: []sourceRow{}, Names: []nameRow{}, Comparisons: []comparisonRow{},
		Events: []eventRow{}, Cases: []caseRow{}, Questions: []questionRow{}, Quotations: []quotationRow{}, Disagreements: []disagreementRow{}}
	r.Texts = m.textRows()
	for _, e := range m.web.Entries {
		if e.Kind.Role == book.Source {
			r.Sources = append(r.Sources, sourceRowOf(e))
		}
		if e.Kind.Role == book.Case {
			r.Cases = append(r.Cases, m.caseRow(e))
		}
		r.Names = append(r.Names, m.nameRow(e))
	}
	for _, t := range m.tables {
		r.Comparisons = append(r.Comparisons, comparisonRowOf(t))
	}
	for _, e := range m.web.Happenings {
		r.Events = append(r.Events, m.eventRowOf(e))
	}
	m.said(&r)
	return r
}

// said adds what the texts ask, quote and dispute.
func (m *maker) said(r *Reference) {
	ids := m.sheet("", "", "") // two disagreements may be about the same
	for _, h := range m.web.Texts {
		for _, q := range h.Questions {
			row := questionRow{Answer: joinPlain(q.Answer), Passages: passageRows(q.Answer...)}
			if q.Question != nil {
				row.Question = q.Question.Plain
				row.Passages = passageRows(append([]*book.Passage{q.Question}, q.Answer...)...)
			}
			r.Questions = append(r.Questions, row)
		}
		for _, q := range h.Quotes {
			r.Quotations = append(r.Quotations, quotationRow{"“" + q.Text + "”", q.Speaker, passageRows(q.Passage)})
		}
		for _, c := range h.Clashes {
			row := disagreementRow{ID: ids.anew(c.ID), About: c.About, Accounts: []accountRow{}}
			for _, side := range c.Sides {
				row.Accounts = append(row.Accounts, accountRow{side.Plain, passageRows(side)})
			}
			r.Disagreements = append(r.Disagreements, row)
		}
	}
}

// textRows are the texts, and the lists where summaries stand.
func (m *maker) textRows() []textRow {
	out := []textRow{}
	for _, h := range m.web.Texts {
		r := textRow{ID: h.Doc.ID, File: h.Doc.Source.Name}
		if m.fileOf(h.Page) != "" {
			r.URL = m.addressOf(h.Page)
		}
		out = append(out, r)
	}
	lists := map[string]bool{}
	for _, e := range m.web.Entries {
		if e.Lead != nil && e.Lead.Seed == e.Lead.File && !lists[e.Lead.File] {
			lists[e.Lead.File] = true
			out = append(out, textRow{ID: e.Lead.File, File: e.Lead.File})
		}
	}
	return out
}

func joinPlain(ps []*book.Passage) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Plain)
	}
	return strings.Join(out, "\n")
}

func passageRows(ps ...*book.Passage) []PassageRow {
	out := []PassageRow{}
	for _, p := range ps {
		works := keysOf(p.Works)
		if works == nil {
			works = []string{}
		}
		out = append(out, PassageRow{p.Seed, p.Line, p.ID, works})
	}
	return out
}

func namesOf(p *book.Passage) []string {
	out := []string{}
	seen := map[string]bool{}
	for _, m := range p.Mentions {
		if !seen[m.Name] {
			seen[m.Name] = true
			out = append(out, m.Name)
		}
	}
	return out
}

func sourceRowOf(e *link.Entry) sourceRow {
	w := workOf(e)
	return sourceRow{ID: e.ID, Title: w.Title, Author: strings.Join(lists.Names(w.Authors), "; "), Publisher: w.Publisher, Date: edtf(w.Issued), URL: cmp.Or(w.URL, cite.Address(w))}
}

// edtf is a date of a work as data have it; empty for words that are no date, such as “in press”.
func edtf(issued string) string {
	if d, err := when.Parse(issued); err == nil {
		return d.EDTF()
	}
	if d, ok, err := when.English(issued); ok && err == nil {
		return d.EDTF()
	}
	return ""
}

func (m *maker) nameRow(e *link.Entry) nameRow {
	r := nameRow{ID: e.ID, Kind: e.Kind.ID, Name: e.Name.Name, Also: []string{}, Summary: plainOf(e.Lead), URL: m.addressOf(e.ID), Mentions: []mentionRow{}, Passages: leadOf(e)}
	for _, a := range e.Also {
		r.Also = append(r.Also, a.Text)
	}
	for _, p := range e.Mentions {
		r.Mentions = append(r.Mentions, mentionRow{p.Passage.Seed, p.Passage.Line, p.Passage.ID, p.Sentence})
	}
	return r
}

func (m *maker) caseRow(e *link.Entry) caseRow {
	r := m.caseHeadRow(e)
	for _, d := range e.Dossiers {
		for _, f := range d.Facts {
			row := factRow{Label: f.Label, Values: []valueRow{}}
			for _, p := range f.Values {
				row.Values = append(row.Values, valueRow{p.Plain, namesOf(p), passageRows(p)})
			}
			r.Facts = append(r.Facts, row)
		}
	}
	for _, ev := range e.Events {
		r.Events = append(r.Events, m.eventRowOf(ev))
	}
	return r
}

// caseHeadRow says when a case was and what it is counted as, as the head of its page does.
func (m *maker) caseHeadRow(e *link.Entry) caseRow {
	s := m.sheet("", "", "")
	s.caseHead(e)
	date, _ := when.Parse(s.meta.dates)
	r := caseRow{ID: e.ID, Name: e.Name.Name, Date: s.meta.dates, Decade: decadeOf(date), Columns: append([]string{}, s.meta.columns...), Facts: []factRow{}, Events: []eventRow{},
		Passages: factsOf(e, func(f book.Fact) bool { return f.Role == "date" || f.Role == "column" })}
	if len(r.Passages) == 0 {
		r.Passages = leadOf(e)
	}
	if len(r.Passages) == 0 {
		r.Passages = factsOf(e, func(book.Fact) bool { return true })
	}
	return r
}

// factsOf is where the facts of a case stand that pass a test.
func factsOf(e *link.Entry, test func(book.Fact) bool) []PassageRow {
	out := []PassageRow{}
	for _, d := range e.Dossiers {
		for _, f := range d.Facts {
			if test(f) {
				out = append(out, passageRows(f.Values...)...)
			}
		}
	}
	return out
}

// leadOf is where a name's summary stands; nowhere if it is for cards only.
func leadOf(e *link.Entry) []PassageRow {
	if e.Lead == nil || !e.LeadShown() {
		return []PassageRow{}
	}
	return passageRows(e.Lead)
}

// decadeOf is a decade as tables have it, for counting.
func decadeOf(d when.Date) string {
	if year, ok := d.Decade(); ok {
		return itoa(year) + "s"
	}
	return ""
}

// eventRowOf is an event with the words of its first account and the passages of all.
func (m *maker) eventRowOf(h link.Happening) eventRow {
	var passages []*book.Passage
	for _, a := range h.Accounts {
		passages = append(passages, a.Passage)
	}
	return eventRow{h.Date.EDTF(), decadeOf(h.Date), m.happened(h), h.Names(), passageRows(passages...), h.Inferred}
}

// happened is what the first account of an event says; of a case's date, the case.
func (m *maker) happened(h link.Happening) string {
	if a := h.Accounts[0]; !a.Whole {
		return a.Passage.Plain
	}
	return m.web.Entry(h.Accounts[0].Case).Name.Name
}

func comparisonRowOf(c *book.Comparison) comparisonRow {
	r := comparisonRow{ID: c.ID, Title: c.Title, Columns: c.Columns, Rows: []comparedRow{}}
	for _, row := range c.Rows {
		t := comparedRow{Label: row.Label, Name: row.Name, Cells: []cellRow{}}
		for i, cell := range row.Cells {
			out := cellRow{Column: c.Columns[i], Clash: cell.Clash, Items: []itemRow{}}
			for _, item := range cell.Items {
				out.Items = append(out.Items, itemRow{item.Text, passageRows(item.Passages...)})
			}
			t.Cells = append(t.Cells, out)
		}
		r.Rows = append(r.Rows, t)
	}
	return r
}
