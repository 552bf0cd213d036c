package draw

import (
	"cmp"
	"maps"
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

// TestMarks holds where the marks of a timeline from 1960 to 1980 stand: 55.2 units a year, from 16 on. What is no range is wide enough to be seen.
func TestMarks(t *testing.T) {
	for _, tc := range []struct {
		edtf             string
		start, end       int
		isRange          bool
		fadeStart, fades bool
	}{
		{"1960-01-01", 16, 21, false, false, false},
		{"1970", 568, 623, false, false, false},
		{"197X", 568, 1120, false, false, false},
		{"1970?", 568, 623, false, true, true},
		{"1970~/1975", 568, 899, true, true, false},
		{"1970/1975%", 568, 899, true, false, true},
		{"1970/..", 568, 1136, true, false, true},
		{"1970/", 568, 1136, true, false, true},
		{"../1969", 0, 568, true, true, false},
		{"/1969", 0, 568, true, true, false},
		{"[1970,1975]", 568, 899, false, true, true},
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
		{"1952 2019", "1950 //2010 2020", "1950 //2010 2020"}, // from 1960 to 2009 nothing was
		{"1952/2019", "1950 1960 1970 1980 1990 2000 2010 2020", "1950 1960 1970 1980 1990 2000 2010 2020"},
		{"1952 1961 1979 1980", "1950 1960 1970 1980 1990", "1950 1960 1970 1980 1990"},
		{"-0044 0014", "51 BC //10 20", "51 BC //10 20"},
		{"-0044/0014", "51 BC 41 BC 31 BC 21 BC 11 BC 1 BC 10 20", "51 BC 41 BC 31 BC 21 BC 11 BC 1 BC 10 20"},
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
		gap := map[bool]string{true: "//"}
		out = append(out, gap[t.Gap]+strings.Join(t.Label.Lines, " "))
	}
	return strings.Join(out, " ")
}

// TestLanes holds that far events share a lane and near ones do not, and that what went on for a year stands first: on wide screens above the axis
// with its words, all else below it without.
func TestLanes(t *testing.T) {
	d := Timeline(eventsOf(t, "1960", "1960", "1961/1964", "1978", "1963/1970", "2001/2002", "1988-03/1988-05"))
	for name, v := range map[string]TimelineView{"wide": d.Wide, "middle": d.Middle, "narrow": d.Narrow} {
		lanes := map[string][]int{}
		for _, m := range v.Marks {
			lanes[m.Date] = append(lanes[m.Date], m.Lane)
			above := m.Range && m.Date != "1988-03/1988-05" && name != "narrow"
			if above != (m.Across < v.Axis) || above != (len(m.Label.Lines) > 0) {
				t.Errorf("%s: %s stands at %d with %q, the axis is at %d", name, m.Date, m.Across, m.Label.Lines, v.Axis)
			}
		}
		want := map[string][]int{"1961/1964": {0}, "1963/1970": {1}, "2001/2002": {0}, "1960": {2, 3}, "1978": {2}, "1988-03/1988-05": {2}}
		if name == "narrow" {
			want = map[string][]int{"1961/1964": {0}, "1963/1970": {1}, "2001/2002": {0}, "1960": {2, 3}, "1978": {1}, "1988-03/1988-05": {1}}
		}
		if !maps.EqualFunc(lanes, want, slices.Equal) {
			t.Errorf("%s: lanes are %v, want %v", name, lanes, want)
		}
	}
	if n := d.Narrow; !n.Down || n.Height != 4*decadeRoom || n.Ticks[1].At <= n.Ticks[0].At {
		t.Errorf("four decades downwards are %d high with the ticks %v", n.Height, n.Ticks)
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
		for _, v := range []TimelineView{d.Wide, d.Middle, d.Narrow} {
			v.check(t, events)
		}
	})
}

func (v TimelineView) check(t *testing.T, events []Event) {
	t.Helper()
	all := rooms{width: v.Width, height: v.Height}
	for i, tick := range v.Ticks {
		all.labels = append(all.labels, tick.Label)
		if i > 0 && tick.At <= v.Ticks[i-1].At {
			t.Errorf("tick %v is not behind %v", tick, v.Ticks[i-1])
		}
	}
	dates := map[string]when.Date{}
	for _, e := range events {
		dates[e.ID] = e.Date
	}
	for i, m := range v.Marks {
		all.labels = append(all.labels, m.Label)
		box := Box{m.Start, m.Across, m.End - m.Start, 0}
		if v.Down {
			box = Box{m.Across, m.Start, 0, m.End - m.Start}
		}
		all.boxes = append(all.boxes, box)
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
			if same := m.Lane == n.Lane; same && m.Across != n.Across || !same && m.Across == n.Across && m.Across < v.Width-dotPitch {
				t.Errorf("lanes %d and %d are at %d and %d", m.Lane, n.Lane, m.Across, n.Across)
			}
		}
		for _, l := range v.Marks { // no mark runs through words
			if b := l.Label.Box; m.Across > b.Y && m.Across < b.Y+b.Height && max(m.Start, b.X) < min(m.End, b.X+b.Width) {
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
