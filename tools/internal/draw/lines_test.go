package draw

import (
	"fmt"
	"math/rand/v2"
	"slices"
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

func (v LinesView) check(t *testing.T, columns []Column, cases []Case) {
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
		c, ok := left[s.ID]
		if !ok {
			t.Errorf("case %s is there twice, or was not asked for", s.ID)
		}
		delete(left, s.ID)
		if i > 0 && when.Compare(before, c.Date) > 0 {
			t.Errorf("case of %s stands behind that of %s", c.Date.EDTF(), before.EDTF())
		}
		before = c.Date
		want := slices.DeleteFunc(slices.Clone(columns), func(k Column) bool { return !slices.Contains(c.Columns, k.ID) })
		if len(want) == 0 {
			want = []Column{{}}
		}
		if len(s.Stops) != len(want) {
			t.Fatalf("case %s has the stops %v, want %v", s.ID, s.Stops, want)
		}
		for k, stop := range s.Stops {
			if stop.Column != want[k].ID || !v.onLine(stop) {
				t.Errorf("stop %v is not on the line %q", stop, want[k].ID)
			}
			if i > 0 && !further(v.Stations[i-1], s) {
				t.Errorf("station %v is not further on than %v", s, v.Stations[i-1])
			}
		}
		first, last := s.Stops[0], s.Stops[len(s.Stops)-1]
		for _, o := range v.Stations { // nor does what joins the stops of an interchange
			if overlap(o.Label.Box, Box{first.X, first.Y, max(1, last.X-first.X), max(1, last.Y-first.Y)}) {
				t.Errorf("interchange %s runs through the label %q", s.ID, o.Label.Lines)
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

// among are those of the cases that are drawn.
func (v LinesView) among(cases []Case) []Case {
	return slices.DeleteFunc(slices.Clone(cases), func(c Case) bool {
		return !slices.ContainsFunc(v.Stations, func(s Station) bool { return s.ID == c.ID })
	})
}

// onLine reports whether a stop is a point of its line.
func (v LinesView) onLine(s Stop) bool {
	return slices.ContainsFunc(v.Lines, func(l Line) bool {
		return l.Column == s.Column && s.X >= l.X1 && s.X <= l.X2 && s.Y >= l.Y1 && s.Y <= l.Y2
	})
}

// further reports whether b is read after a: to its right or, where lines run downwards, below it.
func further(a, b Station) bool {
	return b.Stops[0].X > a.Stops[0].X || b.Stops[0].Y > a.Stops[0].Y && b.Label.Box.X == a.Label.Box.X
}
