package page

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"strings"

	"golang.org/x/text/unicode/norm"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
)

//go:embed schema.json
var schema []byte

// base is a letter without its accent: É stands under E.
func base(r rune) rune {
	for _, d := range norm.NFD.String(string(r)) {
		return d
	}
	return r
}

// data writes the page /data/ and the reference as JSON beside it.
func (m *maker) data() {
	s := m.sheet("data/index.md", "data", "Data")
	s.meta.summary = "The whole reference as files for programs."
	s.para("Everything on these pages is one file: [reference.json](reference.json), in the form that [schema.json](schema.json) says. Edition " +
		Escape(m.web.Lists.Edition) + ", license " + Escape(m.web.Lists.License) + ".")
	s.line("| File | What it holds |\n| --- | --- |")
	s.line("| [reference.json](reference.json) | all of it: sources, names with their mentions, comparisons, events, cases, questions, quotations, disagreements |")
	s.line("| [schema.json](schema.json) | the JSON Schema of reference.json |")
	s.line("| [timeline.csv](../timeline/timeline.csv) | dated events, one a row |")
	if len(m.tables) > 0 {
		s.line("| [compare.csv](../compare/compare.csv) | the first comparison, one item a row |")
	}
	s.gap()
	s.columns("Columns of timeline.csv", timelineColumns)
	s.columns("Columns of compare.csv", comparisonColumns)
	s.para("The tables are UTF-8, their fields quoted as RFC 4180 has it, their lines ended by a line feed. A field that a spreadsheet would run as a formula begins with an apostrophe.")
	s.done()
	m.json("data/reference.json", m.reference())
	m.files = append(m.files, File{"data/schema.json", schema})
}

// column is a column of a table for programs: its name in the first row, and what it holds.
type column struct{ name, holds string }

// place are the columns that say where a row comes from.
var place = []column{
	{"source", "id of the seed text, or the file of the list"},
	{"line", "line of that file, counted from 1"},
	{"passage", "id of the passage, its fragment on the page of the source"},
	{"works", "keys of the works it rests on, parted by spaces"},
}

var (
	timelineColumns = append([]column{
		{"date", "date of the event, in EDTF"},
		{"inferred", "yes if the date is told by the text and not stated in it, else no"},
		{"text", "what happened"},
		{"names", "ids of the names mentioned, parted by spaces"},
	}, place...)
	comparisonColumns = append([]column{
		{"row", "label of the row"},
		{"column", "id of the name that is compared"},
		{"item", "what is said of it; an item of several passages has a row for each"},
	}, place...)
)

func header(columns []column) []string {
	var out []string
	for _, c := range columns {
		out = append(out, c.name)
	}
	return out
}

func (s *sheet) columns(title string, columns []column) {
	s.heading(2, title)
	s.line("| Column | What it holds |\n| --- | --- |")
	for _, c := range columns {
		s.line("| %s | %s |", c.name, c.holds)
	}
	s.gap()
}

// json adds a data file. Numbers are integers, so that the minifier keeps them.
func (m *maker) json(path string, v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(true) // the file may be pasted into a page
	enc.SetIndent("", " ")
	if err := enc.Encode(v); err != nil {
		panic(err) // our own types always encode
	}
	m.files = append(m.files, File{path, b.Bytes()})
}

// ReferenceOf is the reference as reference.json has it.
func ReferenceOf(w *link.Web, tables []*book.Comparison) Reference {
	return (&maker{web: w, tables: tables}).reference()
}

func (m *maker) reference() Reference {
	l := m.web.Lists
	r := Reference{Schema: "schema.json", Edition: l.Edition, License: l.License, Sources: []sourceRow{}, Names: []nameRow{}, Comparisons: []compRow{},
		Events: []eventRow{}, Cases: []caseRow{}, Questions: []questionRow{}, Quotations: []quotationRow{}, Disagreements: []clashRow{}}
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
		r.Comparisons = append(r.Comparisons, compRowOf(t))
	}
	for _, e := range m.web.Happenings {
		r.Events = append(r.Events, m.eventRowOf(e))
	}
	m.said(&r)
	return r
}

// said adds what the texts ask, quote and dispute.
func (m *maker) said(r *Reference) {
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
			row := clashRow{About: c.About, Accounts: []accountRow{}}
			for _, side := range c.Sides {
				row.Accounts = append(row.Accounts, accountRow{side.Plain, passageRows(side)})
			}
			r.Disagreements = append(r.Disagreements, row)
		}
	}
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
	return sourceRow{ID: e.ID, Title: w.Title, Author: strings.Join(lists.Names(w.Authors), "; "), Publisher: w.Publisher, Date: w.Issued, URL: w.URL}
}

func (m *maker) nameRow(e *link.Entry) nameRow {
	r := nameRow{ID: e.ID, Kind: e.Kind.ID, Name: e.Name.Name, Also: []string{}, Summary: plainOf(e.Lead), URL: m.addressOf(e.ID), Mentions: []mentionRow{}}
	for _, a := range e.Also {
		r.Also = append(r.Also, a.Text)
	}
	for _, p := range e.Mentions {
		r.Mentions = append(r.Mentions, mentionRow{p.Passage.Seed, p.Passage.Line, p.Passage.ID, p.Sentence})
	}
	return r
}

func (m *maker) caseRow(e *link.Entry) caseRow {
	r := caseRow{ID: e.ID, Facts: []factRow{}, Events: []eventRow{}}
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

// eventRowOf is an event with the words of its first account and the passages of all.
func (m *maker) eventRowOf(h link.Happening) eventRow {
	var passages []*book.Passage
	for _, a := range h.Accounts {
		passages = append(passages, a.Passage)
	}
	return eventRow{h.Date.EDTF(), m.happened(h), h.Names(), passageRows(passages...), h.Inferred}
}

// happened is what the first account of an event says; of a case's date, the case.
func (m *maker) happened(h link.Happening) string {
	if a := h.Accounts[0]; !a.Whole {
		return a.Passage.Plain
	}
	return m.web.Entry(h.Accounts[0].Case).Name.Name
}

func compRowOf(c *book.Comparison) compRow {
	r := compRow{ID: c.ID, Title: c.Title, Columns: c.Columns, Rows: []tableRow{}}
	for _, row := range c.Rows {
		t := tableRow{Label: row.Label, Cells: []cellRow{}}
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
