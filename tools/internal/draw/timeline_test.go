package draw

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/when"
)

func eventsOf(t *testing.T, dates ...string) []Event {
	t.Helper()
	var out []Event
	for i, edtf := range dates {
		d := date(t, edtf)
		out = append(out, Event{ID: "e-" + strconv.Itoa(i), Page: "/timeline/", Date: d, When: d.Words(), Words: "A lamp was lit."})
	}
	return out
}

// TestMarks holds where the marks of a timeline from 1960 to 1980 stand: 46.4 units a year, from 16 on.
func TestMarks(t *testing.T) {
	for _, tc := range []struct {
		edtf             string
		start, end       int
		isRange          bool
		fadeStart, fades bool
	}{
		{"1960-01-01", 16, 16, false, false, false},
		{"1970", 480, 526, false, false, false},
		{"197X", 480, 944, false, false, false},
		{"1970?", 480, 526, false, true, true},
		{"1970~/1975", 480, 758, true, true, false},
		{"1970/1975%", 480, 758, true, false, true},
		{"1970/..", 480, 960, true, false, true},
		{"1970/", 480, 960, true, false, true},
		{"../1969", 0, 480, true, true, false},
		{"/1969", 0, 480, true, true, false},
		{"[1970,1975]", 480, 758, false, true, true},
	} {
		v := Timeline(append(eventsOf(t, "1960", "1979"), Event{ID: "it", Page: "/x/", Date: date(t, tc.edtf)})).Wide
		i := slices.IndexFunc(v.Marks, func(m Mark) bool { return m.ID == "it" })
		m := v.Marks[i]
		if m.Start != tc.start || m.End != tc.end || m.Range != tc.isRange || m.FadeStart != tc.fadeStart || m.FadeEnd != tc.fades || m.Date != tc.edtf || m.Page != "/x/" {
			t.Errorf("%s: mark is %+v, want %+v", tc.edtf, m, tc)
		}
	}
}

func TestTicks(t *testing.T) {
	for _, tc := range []struct {
		dates        string
		wide, narrow string
	}{
		{"1960 1979", "1960 1970 1980", "1960 1970 1980"},
		{"1961-05-01", "1960 1970", "1960 1970"},
		{"1952 2019", "1950 1960 1970 1980 1990 2000 2010 2020", "1960 1980 2000 2020"},
		{"-0044 0014", "51 BC 41 BC 31 BC 21 BC 11 BC 1 BC 10 20", "41 BC 21 BC 1 BC 20"},
		{"../1969", "1960 1970", "1960 1970"},
		{"", "", ""},
	} {
		d := Timeline(eventsOf(t, strings.Fields(tc.dates)...))
		for name, pair := range map[string][2]string{"wide": {ticksOf(d.Wide), tc.wide}, "narrow": {ticksOf(d.Narrow), tc.narrow}} {
			if pair[0] != pair[1] {
				t.Errorf("%s, %s: ticks are %q, want %q", tc.dates, name, pair[0], pair[1])
			}
		}
	}
}

func ticksOf(v TimelineView) string {
	var out []string
	for _, t := range v.Ticks {
		out = append(out, strings.Join(t.Label.Lines, " "))
	}
	return strings.Join(out, " ")
}

// TestLanes holds that far events share a lane on wide screens, that near ones do not, and that on phones none do.
func TestLanes(t *testing.T) {
	d := Timeline(eventsOf(t, "1960", "1961", "1978"))
	lanes := func(v TimelineView) (out [3]int) {
		for i, m := range v.Marks {
			out[i] = m.Lane
		}
		return out
	}
	if wide, narrow := lanes(d.Wide), lanes(d.Narrow); wide != [3]int{0, 1, 0} || narrow != [3]int{0, 1, 2} {
		t.Errorf("lanes are %v and %v, want [0 1 0] and [0 1 2]", wide, narrow)
	}
}

func TestTimelineHolds(t *testing.T) {
	each(t, func(t *testing.T, r *rand.Rand) {
		var events []Event
		for i := range r.IntN(60) {
			d := someDate(t, r)
			events = append(events, Event{ID: "e-" + strconv.Itoa(i), Page: "/timeline/", Date: d, When: d.Words(), Words: someWords(r)})
		}
		d := Timeline(events)
		same(t, d, Timeline(shuffled(r, events)))
		for _, v := range []TimelineView{d.Wide, d.Narrow} {
			v.check(t, events)
		}
	})
}

func (v TimelineView) check(t *testing.T, events []Event) {
	t.Helper()
	all := rooms{width: v.Width, height: v.Height}
	for i, tick := range v.Ticks {
		all.labels = append(all.labels, tick.Label)
		if i > 0 && tick.X <= v.Ticks[i-1].X {
			t.Errorf("tick %v is not right of %v", tick, v.Ticks[i-1])
		}
	}
	dates := map[string]when.Date{}
	for _, e := range events {
		dates[e.ID] = e.Date
	}
	for i, m := range v.Marks {
		all.labels = append(all.labels, m.Label)
		all.boxes = append(all.boxes, Box{m.Start, m.Y, m.End - m.Start, 0})
		if _, ok := dates[m.ID]; !ok {
			t.Errorf("event %s is there twice, or was not asked for", m.ID)
		}
		if m.Lane < 0 || m.Lane >= v.Lanes {
			t.Errorf("event %s is in lane %d of %d", m.ID, m.Lane, v.Lanes)
		}
		if i > 0 && m.Start < v.Marks[i-1].Start {
			t.Errorf("event of %s stands left of that of %s", m.Date, v.Marks[i-1].Date)
		}
		delete(dates, m.ID)
		for _, n := range v.Marks[:i] {
			if m.Lane == n.Lane && max(m.Start, n.Start) < min(m.End, n.End) {
				t.Errorf("marks %s and %s of lane %d overlap", m.Date, n.Date, m.Lane)
			}
			if (m.Lane == n.Lane) != (m.Y == n.Y) {
				t.Errorf("lanes %d and %d are at %d and %d", m.Lane, n.Lane, m.Y, n.Y)
			}
		}
		for _, l := range v.Marks { // no mark runs through words
			if b := l.Label.Box; m.Y > b.Y && m.Y < b.Y+b.Height && max(m.Start, b.X) < min(m.End, b.X+b.Width) {
				t.Errorf("mark %s runs through the label %q", m.Date, l.Label.Lines)
			}
		}
	}
	if len(dates) > 0 {
		t.Errorf("events %v are missing", dates)
	}
	if !slices.IsSortedFunc(v.Marks, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) }) {
		t.Errorf("marks do not grow with time")
	}
	all.check(t)
}
