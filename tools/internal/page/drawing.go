package page

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/draw"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/schema"
	"github.com/second-track/second-track/tools/internal/when"
)

// drawingSchemas are the JSON Schemas of the drawings, by file.
var drawingSchemas = map[string][]byte{
	"timeline-drawing.schema.json":     schema.Of("Timeline", "The timeline, as concord lays it out. Dates are EDTF. Numbers are integers.", draw.TimelineDrawing{}),
	"map-drawing.schema.json":          schema.Of("Map", "The map of the lines on the home page, as concord lays it out. Dates are EDTF. Numbers are integers.", draw.MapDrawing{}),
	"strip-drawing.schema.json":        schema.Of("Strip", "When cases began, as concord lays it out. Numbers are integers.", draw.StripDrawing{}),
	"path-drawing.schema.json":         schema.Of("Path", "What is dated in a case, on the lines that it took, as concord lays it out. Dates are EDTF. Numbers are integers.", draw.PathDrawing{}),
	"participants-drawing.schema.json": schema.Of("Participants", "Who took part in a case, as concord lays it out. Numbers are integers.", draw.ParticipantsDrawing{}),
}

// drawings writes the drawings beside the pages that they belong to, and their schemas.
func (m *maker) drawings() {
	m.json("timeline/drawing.json", draw.Timeline(m.drawnEvents()))
	byMark := m.markedColumns()
	m.json("map.json", draw.Map(byMark, m.drawnCases()))
	m.json("strip.json", draw.Strip(byMark, m.drawnCases()))
	for _, e := range m.web.OfRole(book.Case) {
		if groups := m.groups(e); len(groups) > 0 {
			m.json(besidePage(m.fileOf(e.ID))+"drawing.json", draw.Participants(groups))
		}
	}
	for _, file := range slices.Sorted(maps.Keys(drawingSchemas)) {
		m.files = append(m.files, File{"data/" + file, drawingSchemas[file]})
	}
}

// drawnEvents are the events of the timeline, each with the anchor that its entry has there.
func (m *maker) drawnEvents() []draw.Event {
	s := m.sheet("timeline/index.md", "timeline", "")
	var out []draw.Event
	for _, h := range m.web.Happenings {
		date := capital(h.Date.Words())
		if h.Inferred {
			date += " (inferred)"
		}
		out = append(out, draw.Event{ID: s.entry(h.Date), Page: "/timeline/", Date: h.Date, When: date, Words: m.happened(h)})
	}
	return out
}

// markedColumns are the columns in the order of their marks, as the layouts name them; those without one come last.
func (m *maker) markedColumns() []draw.Column {
	entries := m.web.OfRole(book.Column)
	mark := func(e *link.Entry) string { return m.web.Lists.Columns[e.ID].Mark }
	slices.SortStableFunc(entries, func(a, b *link.Entry) int {
		return cmp.Or(trueFirst(mark(a) != "", mark(b) != ""), cmp.Compare(mark(a), mark(b)), cmp.Compare(a.ID, b.ID))
	})
	var out []draw.Column
	for _, e := range entries {
		out = append(out, draw.Column{ID: e.ID, Name: nameOf(e)})
	}
	return out
}

func (m *maker) drawnCases() []draw.Case {
	var out []draw.Case
	for _, e := range m.web.OfRole(book.Case) {
		s := m.sheet("", "", "")
		s.caseHead(e)
		c := draw.Case{ID: e.ID, Name: nameOf(e), Page: m.addressOf(e.ID), Columns: s.meta.columns}
		if d, err := when.Parse(s.meta.dates); err == nil {
			c.Date, c.When = d, capital(d.Words())
		}
		out = append(out, c)
	}
	return out
}

// seated says where those sit whom a label of this role names.
var seated = map[string]draw.Place{"convenors": draw.Head, "parties": draw.Sides, "people": draw.Behind}

// groups are those who took part in a case, by the label that names them.
func (m *maker) groups(e *link.Entry) []draw.Group {
	var out []draw.Group
	for _, d := range e.Dossiers {
		for _, f := range d.Facts {
			place, ok := seated[f.Role]
			if !ok {
				continue
			}
			g := draw.Group{Place: place, Role: f.Role, Name: f.Label}
			label, _ := m.web.Lists.Label(f.Label)
			for _, p := range f.Values {
				g.People = append(g.People, m.participant(p, label.Holds == "people"))
			}
			out = append(out, g)
		}
	}
	return out
}

// participant is a value of a dossier. Where it holds people, the name ends at the first comma. It is a name's when it is nothing but one of that
// name's spellings.
func (m *maker) participant(value *book.Passage, people bool) draw.Participant {
	p := draw.Participant{Name: value.Plain}
	if people {
		p.Name, _, _ = strings.Cut(value.Plain, ", ")
	}
	for _, mention := range value.Mentions {
		words := value.Pieces[mention.Piece].Text.Text[mention.Start:mention.End]
		if e := m.web.Entry(mention.Name); e != nil && m.fileOf(e.ID) != "" && strings.Join(strings.Fields(words), " ") == p.Name {
			p.ID, p.Page, p.Name = e.ID, m.addressOf(e.ID), nameOf(e)
		}
	}
	return p
}
