package page

import (
	"encoding/json"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/draw"
	"github.com/second-track/second-track/tools/internal/golden"
)

// entryLink is the date of an entry in Markdown, which is its anchor. Match: "](#e-1960-05-01-1)". Near-miss: "](#p-3f9c2a1b)".
var entryLink = regexp.MustCompile(`\]\(#(e-[^)]+)\)`)

// TestDrawings holds that every drawing is as its schema says, and leads to pages and entries that are there.
func TestDrawings(t *testing.T) {
	schemas := map[string]func(any) error{}
	for file, data := range drawingSchemas {
		schemas[file] = golden.Schema(t, data)
	}
	eachAndHostile(t, func(t *testing.T, m model, _ map[string]any) {
		for _, file := range slices.Sorted(maps.Keys(m.files)) {
			is := ""
			switch {
			case file == "timeline/drawing.json":
				is = "timeline-drawing.schema.json"
			case path.Base(file) == "path.json":
				is = "path-drawing.schema.json"
			case file == "map.json":
				is = "map-drawing.schema.json"
			case file == "strip.json":
				is = "strip-drawing.schema.json"
			case path.Base(file) == "drawing.json":
				is = "participants-drawing.schema.json"
			default:
				continue
			}
			if strings.Contains(m.files[file], "\ufffd") {
				t.Errorf("%s has a broken character", file)
			}
			if err := schemas[is](golden.Value(t, m.files[file])); err != nil {
				t.Errorf("%s: %v", file, err)
			}
			if m.files["data/"+is] != string(drawingSchemas[is]) {
				t.Errorf("%s is another than the one that is tested", is)
			}
		}
		m.timelineDrawn(t)
		m.casesDrawn(t)
	})
}

// drawn is a drawing, read back.
func drawn[T any](t *testing.T, m model, file string) (out T) {
	t.Helper()
	if err := json.Unmarshal([]byte(m.files[file]), &out); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return out
}

// timelineDrawn holds the drawing to the entries of the page, one by one.
func (m model) timelineDrawn(t *testing.T) {
	t.Helper()
	var want []string
	for _, l := range entryLink.FindAllStringSubmatch(m.files["timeline/index.md"], -1) {
		want = append(want, l[1])
	}
	slices.Sort(want)
	d := drawn[draw.TimelineDrawing](t, m, "timeline/drawing.json")
	for name, v := range map[string]draw.TimelineView{"wide": d.Wide, "narrow": d.Narrow} {
		var got []string
		for _, e := range v.Marks {
			got = append(got, e.ID)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s timeline has the entries %v, want %v", name, got, want)
		}
	}
}

// casesDrawn holds that a case stands on the lines that its page names, that its path has every entry of its page, and that who sits at its table
// has the page that the seat leads to.
func (m model) casesDrawn(t *testing.T) {
	t.Helper()
	mk := &maker{web: m.web}
	cases := m.web.OfRole(book.Case)
	if d := drawn[draw.StripDrawing](t, m, "strip.json"); len(d.Wide.Dots)+d.Undated != len(cases) {
		t.Errorf("there are %d dots and %d cases without a date, want %d in all", len(d.Wide.Dots), d.Undated, len(cases))
	}
	for _, e := range cases {
		s := mk.sheet("", "", "")
		s.caseHead(e)
		for _, at := range drawn[draw.MapDrawing](t, m, "map.json").Wide.Stations {
			if at.ID == e.ID && (m.files[strings.Trim(at.Page, "/")+".md"] == "" || len(at.Stops) != len(s.meta.columns)) {
				t.Errorf("%s leads to %s from %d lines of the map, want its page from %q", e.ID, at.Page, len(at.Stops), s.meta.columns)
			}
		}
		m.pathDrawn(t, e.ID, s.meta.columns)
		if file := "cases/" + e.ID + "/drawing.json"; m.files[file] != "" {
			for _, g := range drawn[draw.ParticipantsDrawing](t, m, file).Narrow.Groups {
				for _, seat := range g.Seats {
					if seat.Page != "" && m.files[strings.Trim(seat.Page, "/")+".md"] == "" {
						t.Errorf("%s: a seat leads to %s, which is no page", file, seat.Page)
					}
				}
			}
		}
	}
}

// pathDrawn holds the path of a case to the entries of its text, or if these are less than two to all of its page, one by one, and to the lines that the page names.
func (m model) pathDrawn(t *testing.T, id string, columns []string) {
	t.Helper()
	var want, got []string
	own, others, _ := strings.Cut(m.files["cases/"+id+".md"], "\n## Events\n")
	for i, part := range []string{own, others} {
		if i > 0 && len(want) > 1 {
			break // its own dates are enough
		}
		for _, l := range entryLink.FindAllStringSubmatch(part, -1) {
			want = append(want, l[1])
		}
	}
	file := "cases/" + id + "/path.json"
	if len(want) < 2 {
		if m.files[file] != "" {
			t.Errorf("%s is there for %d entries", file, len(want))
		}
		return
	}
	for _, s := range drawn[draw.PathDrawing](t, m, file).Narrow.Stations {
		got = append(got, s.ID)
		if s.Page != "/cases/"+id+"/" {
			t.Errorf("%s: station %s leads to %s", file, s.ID, s.Page)
		}
		for _, stop := range s.Stops {
			if !slices.Contains(columns, stop.Column) && (stop.Column != "" || len(columns) > 0) {
				t.Errorf("%s: station %s stands on %q, want one of %q", file, s.ID, stop.Column, columns)
			}
		}
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s has the entries %q, want %q", file, got, want)
	}
}

// TestPathOfCase holds what stands where on a path: the ends where a value says so of one column, all else on all lines, with those named there
// who took part, and not with who tells of it.
func TestPathOfCase(t *testing.T) {
	files := map[string]string{
		"seeds/names.yaml": "- {id: track-1, kind: track, name: Track 1, summary: Law.}\n- {id: track-2, kind: track, name: Track 2, summary: Talk.}\n" +
			"- {id: ada, kind: person, name: Ada Marsh, summary: A pilot.}\n- {id: tom, kind: person, name: Tom Reed, summary: A scholar.}\n- {id: elm, kind: organization, name: Elm Board, summary: A board.}\n- {id: tide, kind: term, name: tide, summary: Water.}\n",
		"seeds/labels.yaml": "- {label: Track, role: column, holds: list}\n- {label: Parties, role: parties, holds: list}\n- {label: People, role: people, holds: people}\n",
		"seeds/cases/reef.txt": "---\nkind: case\nid: reef\ntitle: Reef Light\nsummary: A light.\n---\nParties: Elm Board\nPeople: Ada Marsh, pilot\nTrack: Track 2 at first; Track 1 at the end\n\n" +
			"May 1901\nAda Marsh meets the Elm Board at high tide, Tom Reed writes, and Ada Marsh is late.\n\nJune 1901\nNobody comes.\n\n1902\nThe Elm Board signs.\n",
	}
	d := drawn[draw.PathDrawing](t, ofFixture(t, files), "cases/reef/path.json")
	var got []string
	for _, s := range d.Wide.Stations {
		var stops []string
		for _, stop := range s.Stops {
			stops = append(stops, stop.Column)
		}
		got = append(got, s.ID+" on "+strings.Join(stops, ", ")+": "+strings.Join(s.Label.Lines, " / "))
	}
	want := []string{
		"e-1901-05-1 on track-2: May 1901 / Ada Marsh, Elm Board",
		"e-1901-06-1 on track-1, track-2: June 1901",
		"e-1902-1 on track-1: 1902 / Elm Board",
	}
	if !slices.Equal(got, want) {
		t.Errorf("path is\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestEndWords holds which words say that a case began or ended in a column.
func TestEndWords(t *testing.T) {
	for _, tt := range []struct {
		words        string
		began, ended bool
	}{
		{"Red line at first", true, false},
		{"It began as Red line", true, false},
		{"the first red line", false, false},
		{"Red line at the end", false, true},
		{"finally Red line", false, true},
		{"an end to the red line", false, false},
		{"Red line, as a later article calls it", false, false},
	} {
		if began, ended := beganRE.MatchString(tt.words), endedRE.MatchString(tt.words); began != tt.began || ended != tt.ended {
			t.Errorf("%q began %t and ended %t, want %t and %t", tt.words, began, ended, tt.began, tt.ended)
		}
	}
}

// TestSeated holds who sits where in the small fixture: names with an entry lead to it, other words are only words.
func TestSeated(t *testing.T) {
	golden.Each(t, "testdata/small.txtar", func(t *testing.T, _ string, files map[string]string, _ string) {
		d := drawn[draw.ParticipantsDrawing](t, ofFixture(t, files), "cases/reef-light/drawing.json")
		if len(d.Wide.Groups) != 1 || len(d.Wide.Groups[0].Seats) != 2 {
			t.Fatalf("drawing is %+v", d.Wide)
		}
		board, pilots := d.Wide.Groups[0].Seats[0], d.Wide.Groups[0].Seats[1]
		if board.Name != "elm-board" || board.Page != "/organizations/elm-board/" || pilots.Name != "" || pilots.Page != "" || !slices.Equal(pilots.Label.Lines, []string{"pilots"}) {
			t.Errorf("seats are %+v and %+v", board, pilots)
		}
	})
}
