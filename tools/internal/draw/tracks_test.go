package draw

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/when"
)

var twoLines = []Column{{"red", "Red line"}, {"blue", "Blue line"}}

func lightCases(t *testing.T) []Case {
	t.Helper()
	return []Case{
		{ID: "reef", Name: "Reef Light", Page: "/cases/reef/", Date: date(t, "1902"), When: "1902", Columns: []string{"blue", "red", "blue"}},
		{ID: "fire", Name: "Elm Fire", Page: "/cases/fire/"},
		{ID: "boat", Name: "Boat", Page: "/cases/boat/", Date: date(t, "1901"), When: "1901", Columns: []string{"blue", "no-line"}},
	}
}

// TestStations holds the order of time, interchanges, and the line of cases that belong to none.
func TestStations(t *testing.T) {
	d := Tracks(twoLines, lightCases(t))
	for name, v := range map[string]TracksView{"wide": d.Wide, "narrow": d.Narrow} {
		var got []string
		for _, s := range v.Stations {
			var stops []string
			for _, stop := range s.Stops {
				stops = append(stops, stop.Column)
			}
			got = append(got, s.Case+" on "+strings.Join(stops, " and ")+": "+strings.Join(s.Label.Lines, " / "))
		}
		want := []string{"boat on blue: Boat / 1901", "reef on red and blue: Reef Light / 1902", "fire on : Elm Fire"}
		if !slices.Equal(got, want) {
			t.Errorf("%s: stations are %q, want %q", name, got, want)
		}
		var lines []string
		for _, l := range v.Lines {
			lines = append(lines, l.Column)
		}
		if !slices.Equal(lines, []string{"red", "blue", ""}) {
			t.Errorf("%s: lines are %q", name, lines)
		}
	}
	if d := Tracks(twoLines, lightCases(t)[:1]); len(d.Wide.Lines) != 2 {
		t.Errorf("there are %d lines, want none for cases of no column", len(d.Wide.Lines))
	}
	if d := Tracks(nil, nil); len(d.Wide.Lines)+len(d.Narrow.Lines)+d.Wide.Height+d.Narrow.Height != 0 {
		t.Errorf("nothing is drawn as %+v", d)
	}
}

func TestTracksHold(t *testing.T) {
	each(t, func(t *testing.T, r *rand.Rand) {
		columns, cases := someCases(t, r)
		d := Tracks(columns, cases)
		same(t, d, Tracks(columns, shuffled(r, cases)))
		for _, v := range []TracksView{d.Wide, d.Narrow} {
			v.check(t, columns, cases)
		}
		for _, c := range cases { // the input is not changed
			if slices.Contains(c.Columns, "") {
				t.Errorf("case %s was changed", c.ID)
			}
		}
	})
}

// someCases are columns and cases, some of which stand on them.
func someCases(t *testing.T, r *rand.Rand) (columns []Column, cases []Case) {
	t.Helper()
	for i := range r.IntN(12) {
		columns = append(columns, Column{fmt.Sprint("c", i), someWords(r)})
	}
	for i := range r.IntN(40) {
		c := Case{ID: fmt.Sprint("k", i), Name: someWords(r), Page: "/x/"}
		if r.IntN(4) > 0 {
			c.Date = someDate(t, r)
			c.When = c.Date.Words()
		}
		for range r.IntN(4) {
			c.Columns = append(c.Columns, fmt.Sprint("c", r.IntN(14)))
		}
		cases = append(cases, c)
	}
	return columns, cases
}

func (v TracksView) check(t *testing.T, columns []Column, cases []Case) {
	t.Helper()
	all := rooms{width: v.Width, height: v.Height}
	for _, l := range v.Lines {
		all.labels = append(all.labels, l.Label)
		all.boxes = append(all.boxes, Box{l.X1, l.Y1, l.X2 - l.X1, l.Y2 - l.Y1})
	}
	left := map[string]Case{}
	for _, c := range cases {
		left[c.ID] = c
	}
	var before when.Date
	for i, s := range v.Stations {
		all.labels = append(all.labels, s.Label)
		c, ok := left[s.Case]
		if !ok {
			t.Errorf("case %s is there twice, or was not asked for", s.Case)
		}
		delete(left, s.Case)
		if i > 0 && when.Compare(before, c.Date) > 0 {
			t.Errorf("case of %s stands behind that of %s", c.Date.EDTF(), before.EDTF())
		}
		before = c.Date
		want := slices.DeleteFunc(slices.Clone(columns), func(k Column) bool { return !slices.Contains(c.Columns, k.ID) })
		if len(want) == 0 {
			want = []Column{{}}
		}
		if len(s.Stops) != len(want) {
			t.Fatalf("case %s has the stops %v, want %v", s.Case, s.Stops, want)
		}
		for k, stop := range s.Stops {
			if stop.Column != want[k].ID || !v.onLine(stop, s.Band) {
				t.Errorf("stop %v is not on the line %q", stop, want[k].ID)
			}
			if i > 0 && !further(v.Stations[i-1], s) {
				t.Errorf("station %v is not further on than %v", s, v.Stations[i-1])
			}
		}
		first, last := s.Stops[0], s.Stops[len(s.Stops)-1]
		for _, o := range v.Stations { // nor does what joins the stops of an interchange
			if overlap(o.Label.Box, Box{first.X, first.Y, max(1, last.X-first.X), max(1, last.Y-first.Y)}) {
				t.Errorf("interchange %s runs through the label %q", s.Case, o.Label.Lines)
			}
		}
		for _, l := range v.Lines { // no line runs through words
			if b := s.Label.Box; overlap(b, Box{l.X1, l.Y1, max(1, l.X2-l.X1), max(1, l.Y2-l.Y1)}) {
				t.Errorf("line %q runs through the label %q", l.Column, s.Label.Lines)
			}
		}
	}
	if len(left) > 0 {
		t.Errorf("cases %v are missing", left)
	}
	all.check(t)
}

// onLine reports whether a stop is a point of its line.
func (v TracksView) onLine(s Stop, band int) bool {
	return slices.ContainsFunc(v.Lines, func(l Line) bool {
		return l.Column == s.Column && l.Band == band && s.X >= l.X1 && s.X <= l.X2 && s.Y >= l.Y1 && s.Y <= l.Y2
	})
}

// further reports whether b is read after a: in a later band, else to its right or, where lines run downwards, below it.
func further(a, b Station) bool {
	if a.Band != b.Band {
		return b.Band == a.Band+1
	}
	return b.Stops[0].X > a.Stops[0].X || b.Stops[0].Y > a.Stops[0].Y && b.Label.Box.X == a.Label.Box.X
}
