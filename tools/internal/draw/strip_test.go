package draw

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestStrip holds which spans there are, and how many cases each has.
func TestStrip(t *testing.T) {
	for _, tc := range []struct{ dates, want string }{
		{"1957 1960-10 1964/.. 1979", "1950s 1 | 1960s 2 | 1970s 1"},
		{"1957 197X", "1950s 1 | 1960s  | 1970s 1"},
		{"../1969 1961?", "1960s 1"},
		{"1801 2019", "1800–1819 1 | 1820–1839  | 1840–1859  | 1860–1879  | 1880–1899  | 1900–1919  | 1920–1939  | 1940–1959  | 1960–1979  | 1980–1999  | 2000–2019 1"},
		{"-0044", "51 BC–42 BC 1"},
		{"", ""},
	} {
		var cases []Case
		for i, edtf := range strings.Fields(tc.dates) {
			cases = append(cases, Case{ID: fmt.Sprint(i), Date: date(t, edtf)})
		}
		d := Strip(nil, append(cases, Case{ID: "undated"}))
		var got []string
		for _, s := range d.Wide.Spans {
			got = append(got, strings.Join(s.Label.Lines, "")+" "+strings.Join(s.Count.Lines, ""))
		}
		if strings.Join(got, " | ") != tc.want {
			t.Errorf("%s: spans are %q, want %q", tc.dates, strings.Join(got, " | "), tc.want)
		}
		if d.Undated+len(d.Wide.Dots) != len(cases)+1 {
			t.Errorf("%s: %d dots, %d undated", tc.dates, len(d.Wide.Dots), d.Undated)
		}
	}
}

// TestStripStacks holds that cases of a year stand on each other, those of one line first, in the order of the lines, then those of several, then those of
// none; and that a later year is further right.
func TestStripStacks(t *testing.T) {
	year := date(t, "1902")
	cases := []Case{{ID: "none", Date: year}, {ID: "both", Date: year, Columns: []string{"blue", "red"}}, {ID: "b", Date: year, Columns: []string{"blue"}},
		{ID: "r", Date: year, Columns: []string{"red", "no-line"}}, {ID: "later", Date: date(t, "1903")}}
	dots := Strip(twoLines, cases).Wide.Dots
	var got []string
	for i, d := range dots {
		got = append(got, d.Case)
		if i > 0 && i < 4 && (d.X != dots[0].X || d.Y != dots[i-1].Y-dotRoom) || i == 4 && (d.X <= dots[0].X || d.Y != dots[0].Y) {
			t.Errorf("dot %v stands behind %v", d, dots[i-1])
		}
	}
	if want := "r b both none later"; strings.Join(got, " ") != want || !slices.Equal(dots[2].Columns, []string{"red", "blue"}) || len(dots[0].Columns) != 1 {
		t.Errorf("dots are %q, want %q; %v", got, want, dots)
	}
}

func TestStripHolds(t *testing.T) {
	each(t, func(t *testing.T, r *rand.Rand) {
		columns, cases := someCases(t, r)
		d := Strip(columns, cases)
		same(t, d, Strip(columns, shuffled(r, cases)))
		for _, v := range []StripView{d.Wide, d.Narrow} {
			v.check(t, cases)
			if len(v.Dots)+d.Undated != len(cases) {
				t.Errorf("%d dots and %d undated, want %d in all", len(v.Dots), d.Undated, len(cases))
			}
		}
	})
}

func (v StripView) check(t *testing.T, cases []Case) {
	t.Helper()
	all := rooms{width: v.Width, height: v.Height}
	dots := v.Dots
	for i, s := range v.Spans {
		all.labels = append(all.labels, s.Label, s.Count)
		all.boxes = append(all.boxes, Box{s.X, s.Y, 0, 0})
		if s.Years%10 != 0 || s.Years != v.Spans[0].Years || i > 0 && s.From != v.Spans[i-1].From+s.Years || len(v.Spans) > mostSpans {
			t.Errorf("span %d is %v", i, s)
		}
		for _, dot := range dots[:s.Cases] {
			c := cases[slices.IndexFunc(cases, func(c Case) bool { return c.ID == dot.Case })]
			if decade, ok := c.Date.Decade(); !ok || decade < s.From || decade >= s.From+s.Years {
				t.Errorf("case of %s is in the span from %d", c.Date.EDTF(), s.From)
			}
		}
		dots = dots[s.Cases:]
	}
	if len(dots) > 0 {
		t.Errorf("%d dots are in no span", len(dots))
	}
	met := map[[2]int]bool{}
	for _, d := range v.Dots {
		box := Box{d.X - v.Dot/2, d.Y - v.Dot/2, v.Dot, v.Dot}
		all.boxes = append(all.boxes, box)
		if met[[2]int{d.X, d.Y}] {
			t.Errorf("two dots stand at %d, %d", d.X, d.Y)
		}
		met[[2]int{d.X, d.Y}] = true
		for _, s := range v.Spans {
			if overlap(box, s.Label.Box) || overlap(box, s.Count.Box) {
				t.Errorf("dot %v covers the label %q", d, s.Label.Lines)
			}
		}
	}
	all.check(t)
}
