package draw

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/when"
)

func TestWrap(t *testing.T) {
	for _, tc := range []struct {
		words string
		room  int
		lines int
		want  string
	}{
		{"", 100, 2, ""},
		{"  a  lamp ", 100, 2, "a lamp"},
		{"a lamp on a reef", 76, 3, "a lamp|on a reef"},
		{"a lamp on a reef", 66, 1, "a…"},
		{"lamplamplamp", 66, 1, "lampl…"},
		{"a free-thinking pilot", 80, 3, "a free-|thinking|pilot"},
		{"Jo–Al – -5 --", 500, 3, "Jo–Al – -5 --"},
		{"a lamp on a reef", 70, 1, "a lamp…"},
		{"lamps, lamps, lamps", 70, 1, "lamps…"},
		{"nnnnnnnnnnnn", 50, 9, "nnnnn|nnnnn|nn"},
		{"a nnnnnnn", 50, 9, "a|nnnnn|nn"},
		{"e\u0301e\u0301e\u0301", 20, 9, "e\u0301e\u0301|e\u0301"}, // an accent stays with its letter
		{"灯台の光", 30, 9, "灯台|の光"},
	} {
		if got := strings.Join(wrap(tc.words, tc.room, tc.lines), "|"); got != tc.want {
			t.Errorf("wrap(%q, %d, %d) = %q, want %q", tc.words, tc.room, tc.lines, got, tc.want)
		}
	}
}

// TestDays holds the count of days to the calendar: each day is one after the last, over leap days, centuries and the year 0.
func TestDays(t *testing.T) {
	for _, pair := range [][2]string{{"1959-12-31", "1960-01-01"}, {"1960-02-28", "1960-02-29"}, {"1960-02-29", "1960-03-01"}, {"1900-02-28", "1900-03-01"},
		{"2000-02-29", "2000-03-01"}, {"-0001-12-31", "0000-01-01"}, {"0000-02-29", "0000-03-01"}, {"-0005-02-28", "-0005-03-01"}} {
		a, _ := date(t, pair[0]).Bounds()
		b, _ := date(t, pair[1]).Bounds()
		if dayOf(b)-dayOf(a) != 1 {
			t.Errorf("from %s to %s are %d days, want 1", a, b, dayOf(b)-dayOf(a))
		}
	}
	if got := newYear(2000) - newYear(1600); got != 146097 {
		t.Errorf("400 years have %d days, want 146097", got)
	}
}

func date(t *testing.T, edtf string) when.Date {
	t.Helper()
	d, err := when.Parse(edtf)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// oddities are words that a label may have to hold.
var oddities = []string{"", "lamp", "Reef Light", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "iiii", "灯台の光と影", "e\u0301\u0301\u0301", "<b>x</b>", "🚢🚢🚢", "—", "Straße", "منارة", "a\tb\nc"}

func someWords(r *rand.Rand) string {
	var out []string
	for range r.IntN(12) {
		out = append(out, oddities[r.IntN(len(oddities))])
	}
	return strings.Join(out, " ")
}

func someDate(t *testing.T, r *rand.Rand) when.Date {
	point := func() string {
		year := 1940 + r.IntN(90)
		if r.IntN(20) == 0 {
			year = r.IntN(9999)
		}
		doubt := []string{"", "", "", "?", "~", "%"}[r.IntN(6)]
		switch r.IntN(6) {
		case 0:
			return fmt.Sprintf("%03dX%s", year/10, doubt)
		case 1:
			return fmt.Sprintf("%04d%s", year, doubt)
		case 2:
			return fmt.Sprintf("%04d-%02d%s", year, 1+r.IntN(12), doubt)
		case 3:
			return fmt.Sprintf("%04d-%d%s", year, 21+r.IntN(4), doubt)
		}
		return fmt.Sprintf("%04d-%02d-%02d%s", year, 1+r.IntN(12), 1+r.IntN(28), doubt)
	}
	for {
		edtf := []string{point(), point(), point() + "/..", "../" + point(), point() + "/", "/" + point(), point() + "/" + point(), "[1960,1975-03]", "-0044-03-15", "Y17000000002", "Y-17000"}[r.IntN(9+2*r.IntN(2))]
		if d, err := when.Parse(edtf); err == nil { // a span may end before it begins
			return d
		}
	}
}

// rooms are the labels of a drawing; those of one place are no pair.
type rooms struct {
	width, height int
	boxes         []Box
	labels        []Label
}

// check holds that nothing is negative or outside, that no two labels overlap, and that words have the room they need.
func (r rooms) check(t *testing.T) {
	t.Helper()
	for _, l := range r.labels {
		if h := len(l.Lines) * LineHeight; l.Box.Height < h {
			t.Errorf("label %q is %d high, want %d", l.Lines, l.Box.Height, h)
		}
		for _, line := range l.Lines {
			if widthOf(line) > l.Box.Width {
				t.Errorf("label %q needs %d, has %d", line, widthOf(line), l.Box.Width)
			}
		}
		r.boxes = append(r.boxes, l.Box)
	}
	for _, b := range r.boxes {
		if b.X < 0 || b.Y < 0 || b.Width < 0 || b.Height < 0 || b.X+b.Width > r.width || b.Y+b.Height > r.height {
			t.Errorf("box %v is outside of %d × %d", b, r.width, r.height)
		}
	}
	for i, a := range r.labels {
		for _, b := range r.labels[:i] {
			if overlap(a.Box, b.Box) {
				t.Errorf("labels %q and %q overlap: %v and %v", a.Lines, b.Lines, a.Box, b.Box)
			}
		}
	}
}

func overlap(a, b Box) bool {
	return a.X < b.X+b.Width && b.X < a.X+a.Width && a.Y < b.Y+b.Height && b.Y < a.Y+a.Height
}

func TestOverlap(t *testing.T) {
	for _, tc := range []struct {
		a, b Box
		want bool
	}{
		{Box{0, 0, 10, 10}, Box{9, 9, 10, 10}, true},
		{Box{0, 0, 10, 10}, Box{10, 0, 10, 10}, false},
		{Box{0, 0, 10, 10}, Box{0, 10, 10, 10}, false},
		{Box{0, 0, 100, 10}, Box{40, 2, 10, 2}, true},
	} {
		if overlap(tc.a, tc.b) != tc.want || overlap(tc.b, tc.a) != tc.want {
			t.Errorf("overlap(%v, %v) = %v, want %v", tc.a, tc.b, !tc.want, tc.want)
		}
	}
}

// seeds is how many random drawings each property is tried on.
const seeds = 100

// each runs f with many sources of chance, the same in every run.
func each(t *testing.T, f func(t *testing.T, r *rand.Rand)) {
	for i := range uint64(seeds) {
		f(t, rand.New(rand.NewPCG(i, 1)))
		if t.Failed() {
			t.Fatalf("seed %d", i)
		}
	}
}

// same holds that a drawing does not depend on the order of what is drawn.
func same(t *testing.T, a, b any) {
	t.Helper()
	x, err := json.Marshal(a)
	y, more := json.Marshal(b)
	if err != nil || more != nil || string(x) != string(y) {
		t.Errorf("another order gives another drawing: %s and %s; %v, %v", x, y, err, more)
	}
}

func shuffled[T any](r *rand.Rand, list []T) []T {
	out := slices.Clone(list)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
