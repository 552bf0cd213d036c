package page

import (
	"regexp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/draw"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/when"
)

// A value that puts a case in a column may say that it was so in the beginning, or in the end.
var (
	// Match: "Red line at first". Near-miss: "the first red line".
	beganRE = regexp.MustCompile(`(?i)\b(?:at first|initially|at the (?:start|beginning|outset)|in the beginning|beg[au]n as|started (?:out )?as)\b`)
	// Match: "Red line at the end". Near-miss: "an end to the red line".
	endedRE = regexp.MustCompile(`(?i)\b(?:at the end|in the end|at last|finally|eventually|ended as)\b`)
)

// station is something dated on a page, and the names that it mentions.
type station struct {
	draw.Case
	names []string
}

// station keeps what is dated on the page, for the path of a case.
func (s *sheet) station(id string, d when.Date, inferred bool, names []string) {
	c := draw.Case{ID: id, Name: capital(d.Words()), Date: d}
	if inferred {
		c.Name += " (inferred)"
	}
	s.stations = append(s.stations, station{c, names})
}

// drawPath draws what is dated on the page of a case, if there is more of it than one: the first and the last where sources say that it began and
// ended, all else on all its lines. With each stand those named there who took part in the case: others are mostly scholars who tell of it.
func (s *sheet) drawPath(e *link.Entry) {
	if len(s.stations) < 2 {
		return
	}
	slices.SortStableFunc(s.stations, func(a, b station) int { return when.Compare(a.Date, b.Date) })
	began, ended := s.m.ends(e)
	took := s.m.tookPart(e)
	last := len(s.stations) - 1
	path := make([]draw.Case, len(s.stations))
	for i, at := range s.stations {
		on := s.meta.columns
		switch {
		case i == 0 && len(began) > 0:
			on = began
		case i == last && len(ended) > 0:
			on = ended
		}
		path[i] = at.Case
		path[i].Columns, path[i].Page = on, s.m.addressOf(e.ID)
		var named []string
		for _, id := range at.names {
			if took[id] && !slices.Contains(named, nameOf(s.m.web.Entry(id))) {
				named = append(named, nameOf(s.m.web.Entry(id)))
			}
		}
		path[i].When = strings.Join(named, ", ")
	}
	s.m.json(besidePage(s.file)+"path.json", draw.Path(s.m.markedColumns(), path))
}

// tookPart are the agents that the dossiers of a case name among those who took part in it.
func (m *maker) tookPart(e *link.Entry) map[string]bool {
	out := map[string]bool{}
	for _, d := range e.Dossiers {
		for _, f := range d.Facts {
			if _, ok := seated[f.Role]; !ok {
				continue
			}
			for _, p := range f.Values {
				for _, mention := range p.Mentions {
					if n := m.web.Entry(mention.Name); n != nil && n.Kind.Role == book.Agent {
						out[n.ID] = true
					}
				}
			}
		}
	}
	return out
}

// ends are the columns in which a case began and ended, as its dossiers say; of those that say nothing, none.
func (m *maker) ends(e *link.Entry) (began, ended []string) {
	for _, d := range e.Dossiers {
		for _, f := range d.Facts {
			for _, p := range f.Values {
				column := m.onlyColumn(p)
				if f.Role == "column" && column != "" && beganRE.MatchString(p.Plain) {
					began = append(began, column)
				}
				if f.Role == "column" && column != "" && endedRE.MatchString(p.Plain) {
					ended = append(ended, column)
				}
			}
		}
	}
	return began, ended
}

// onlyColumn is the column that a passage mentions; empty for none, or several.
func (m *maker) onlyColumn(p *book.Passage) string {
	only := ""
	for _, mention := range p.Mentions {
		if e := m.web.Entry(mention.Name); e == nil || e.Kind.Role != book.Column || e.ID == only {
			continue
		}
		if only != "" {
			return ""
		}
		only = mention.Name
	}
	return only
}
