package draw

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// harborLine is cases of one line, one a year.
func harborLine(t *testing.T, n int, column string) []Case {
	t.Helper()
	var out []Case
	for i := range n {
		year := yearWords(1901 + i)
		out = append(out, Case{ID: column + year, Name: "Light " + year, Page: "/x/", Date: date(t, year), Columns: []string{column}})
	}
	return out
}

func idsOf(v LinesView) string {
	var out []string
	for _, s := range v.Stations {
		out = append(out, s.ID)
	}
	return strings.Join(out, " ")
}

// TestMap holds what stands on the map: dated cases of a line, in the order of time, by the year in which they began; and no line without one.
func TestMap(t *testing.T) {
	d := Map(append(twoLines, Column{"green", "Green line"}), lightCases(t))
	for name, v := range map[string]LinesView{"wide": d.Wide, "middle": d.Middle, "narrow": d.Narrow} {
		if got := idsOf(v); got != "boat reef" {
			t.Errorf("%s: stations are %q", name, got)
		}
		if len(v.Lines) != 2 || len(v.Stations[1].Stops) != 2 || !slices.Equal(v.Stations[1].Label.Lines, []string{"Reef Light", "1902"}) {
			t.Errorf("%s: lines are %v, stations %v", name, v.Lines, v.Stations)
		}
	}
	if d.Placed != 2 || d.Cases != 3 {
		t.Errorf("%d of %d cases have a place, want 2 of 3", d.Placed, d.Cases)
	}
	if d := Map(twoLines, nil); len(d.Wide.Lines) != 2 || len(d.Narrow.Lines) != 2 || len(d.Wide.Stations) != 0 {
		t.Errorf("lines without cases are drawn as %+v", d)
	}
	if d := Map(nil, lightCases(t)); len(d.Wide.Lines)+len(d.Wide.Stations)+d.Wide.Height+d.Narrow.Height+d.Placed != 0 {
		t.Errorf("cases without lines are drawn as %+v", d)
	}
	if d := Map(twoLines[:1], lightCases(t)); idsOf(d.Wide) != "reef" || len(d.Wide.Lines) != 1 {
		t.Errorf("one line is drawn as %+v", d.Wide)
	}
}

// TestMapChoice holds which cases stand there when not all have room: those on several lines, and of the others a spread from the first to the last.
func TestMapChoice(t *testing.T) {
	cases := harborLine(t, 40, "red")
	cases[6].Columns = []string{"red", "blue"}
	got := Map(twoLines, cases)
	if want := "red1901 red1907 red1911 red1921 red1930 red1940"; idsOf(got.Middle) != want {
		t.Errorf("stations are %q, want %q", idsOf(got.Middle), want)
	}
	if n := len(got.Wide.Stations); n <= len(got.Middle.Stations) || n >= len(cases) || got.Placed != len(cases) {
		t.Errorf("%d of %d stations are wide", n, got.Placed)
	}
}

// TestMapSides holds that labels of one line take turns below and above it, and that it stays low.
func TestMapSides(t *testing.T) {
	v := Map(twoLines[:1], harborLine(t, 12, "red")).Wide
	for i, s := range v.Stations {
		if above := s.Label.Box.Y < v.Lines[0].Y1; above != (i%2 == 0) {
			t.Errorf("label %q is above: %t", s.Label.Lines, above)
		}
	}
	if len(v.Stations) != 12 || v.Height > 200 {
		t.Errorf("%d stations on one line are %d high", len(v.Stations), v.Height)
	}
}

func TestMapHolds(t *testing.T) {
	each(t, func(t *testing.T, r *rand.Rand) {
		columns, cases := someCases(t, r)
		d := Map(columns, cases)
		same(t, d, Map(columns, shuffled(r, cases)))
		for _, v := range []LinesView{d.Wide, d.Middle, d.Narrow} {
			there := v.among(cases)
			v.check(t, columns, there)
			if len(there) > d.Placed || d.Placed > len(cases) || len(there) == 0 && d.Placed > 0 {
				t.Errorf("%d stations of %d cases", len(there), d.Placed)
			}
			for _, s := range v.Stations { // no line of an interchange runs through the name of a line
				first, last := s.Stops[0], s.Stops[len(s.Stops)-1]
				for _, l := range v.Lines {
					if overlap(l.Label.Box, Box{first.X, first.Y, max(1, last.X-first.X), max(1, last.Y-first.Y)}) {
						t.Errorf("interchange %s runs through the name %q", s.ID, l.Label.Lines)
					}
				}
			}
		}
	})
}
