package draw

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// stationsOf says what stands where, a line for each.
func stationsOf(v LinesView) []string {
	var out []string
	for _, s := range v.Stations {
		var stops []string
		for _, stop := range s.Stops {
			stops = append(stops, stop.Column)
		}
		out = append(out, s.ID+" on "+strings.Join(stops, " and ")+": "+strings.Join(s.Label.Lines, " / "))
	}
	return out
}

// TestPath holds the order of time, that a change of lines is seen, and that lines nobody stood on are not drawn.
func TestPath(t *testing.T) {
	columns := append(slices.Clone(twoLines), Column{"green", "Green line"})
	d := Path(columns, []Case{
		{ID: "e-3", Name: "1903", Page: "/x/#e-3", Date: date(t, "1903"), Columns: []string{"red"}},
		{ID: "e-1", Name: "1901", Page: "/x/#e-1", Date: date(t, "1901"), When: "Ada Marsh, Elm Board", Columns: []string{"blue", "no-line"}},
		{ID: "e-2", Name: "1902", Page: "/x/#e-2", Date: date(t, "1902"), Columns: []string{"blue", "red"}},
	})
	want := []string{"e-1 on blue: 1901 / Ada Marsh, Elm Board", "e-2 on red and blue: 1902", "e-3 on red: 1903"}
	for name, v := range map[string]LinesView{"wide": d.Wide, "middle": d.Middle, "narrow": d.Narrow} {
		if got := stationsOf(v); !slices.Equal(got, want) {
			t.Errorf("%s: stations are %q", name, got)
		}
		if len(v.Lines) != 2 || v.Lines[0].Column != "red" || v.Lines[1].Column != "blue" {
			t.Errorf("%s: lines are %v", name, v.Lines)
		}
	}
	if plain := Path(columns, []Case{{ID: "e-1", Name: "1901", Page: "/x/#e-1"}}); len(plain.Wide.Lines) != 1 || len(plain.Wide.Lines[0].Label.Lines) != 0 ||
		!slices.Equal(stationsOf(plain.Narrow), []string{"e-1 on : 1901"}) {
		t.Errorf("what stands on no line is drawn as %+v", plain)
	}
	if none := Path(columns, nil); len(none.Wide.Lines)+len(none.Narrow.Lines)+none.Wide.Height+none.Narrow.Height+none.Dated != 0 {
		t.Errorf("nothing is drawn as %+v", none)
	}
}

// TestPathChoice holds that a phone has every station, and a wide screen the first and the last and as many between as have room.
func TestPathChoice(t *testing.T) {
	d := Path(twoLines, harborLine(t, 30, "red"))
	if n, wide := len(d.Narrow.Stations), idsOf(d.Wide); n != 30 || d.Dated != 30 || !strings.HasPrefix(wide, "red1901 ") || !strings.HasSuffix(wide, " red1930") {
		t.Errorf("a phone has %d stations, a wide screen %s", n, wide)
	}
}

func TestPathHolds(t *testing.T) {
	each(t, func(t *testing.T, r *rand.Rand) {
		columns, cases := someCases(t, r)
		d := Path(columns, cases)
		same(t, d, Path(columns, shuffled(r, cases)))
		if len(d.Narrow.Stations) != len(cases) {
			t.Errorf("a phone has %d stations of %d", len(d.Narrow.Stations), len(cases))
		}
		for _, v := range []LinesView{d.Wide, d.Middle, d.Narrow} {
			v.check(t, columns, v.among(cases))
		}
		for _, c := range cases { // the input is not changed
			if slices.Contains(c.Columns, "") {
				t.Errorf("case %s was changed", c.ID)
			}
		}
	})
}
