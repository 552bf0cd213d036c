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
			case file == "compare/tracks.json":
				is = "tracks-drawing.schema.json"
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

// casesDrawn holds that every case stands on the lines that its page names, and that who sits at its table has the page that the seat leads to.
func (m model) casesDrawn(t *testing.T) {
	t.Helper()
	mk := &maker{web: m.web}
	stations := map[string]draw.Station{}
	for _, s := range drawn[draw.TracksDrawing](t, m, "compare/tracks.json").Wide.Stations {
		stations[s.Case] = s
	}
	cases := m.web.OfRole(book.Case)
	if d := drawn[draw.StripDrawing](t, m, "strip.json"); len(d.Wide.Dots)+d.Undated != len(cases) {
		t.Errorf("there are %d dots and %d cases without a date, want %d in all", len(d.Wide.Dots), d.Undated, len(cases))
	}
	if len(stations) != len(cases) {
		t.Errorf("there are %d stations, want %d", len(stations), len(cases))
	}
	for _, e := range cases {
		var on []string
		for _, stop := range stations[e.ID].Stops {
			on = append(on, stop.Column)
		}
		s := mk.sheet("", "", "")
		s.caseHead(e)
		if want := slices.Sorted(slices.Values(append([]string{}, s.meta.columns...))); !slices.Equal(slices.Sorted(slices.Values(on)), want) && (len(want) > 0 || !slices.Equal(on, []string{""})) {
			t.Errorf("%s stands on %q, want %q", e.ID, on, want)
		}
		for _, at := range drawn[draw.MapDrawing](t, m, "map.json").Wide.Stations {
			if at.Case == e.ID && (at.Page != stations[e.ID].Page || m.files[strings.Trim(at.Page, "/")+".md"] == "" || len(at.Stops) != len(on)) {
				t.Errorf("%s leads to %s from %d lines of the map, want %s from %q", e.ID, at.Page, len(at.Stops), stations[e.ID].Page, on)
			}
		}
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
