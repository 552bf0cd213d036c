package draw

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/second-track/second-track/tools/internal/when"
)

// Event is something dated that the timeline shows.
type Event struct {
	ID    string // of its entry on the page
	Page  string // address of that page
	Date  when.Date
	When  string // the date in words
	Words string // what happened
}

// The timeline as data.
type (
	// TimelineDrawing is the timeline, drawn twice.
	TimelineDrawing struct {
		Wide   TimelineView `json:"wide" says:"The drawing for wide screens: events share lanes."`
		Narrow TimelineView `json:"narrow" says:"The drawing for phones: each event has a lane, in the order of time."`
	}
	// TimelineView is one drawing: time runs from left to right.
	TimelineView struct {
		Width  int    `json:"width" is:"number" says:"Width of the drawing, in units: CSS pixels where it is shown at this width."`
		Height int    `json:"height" is:"number" says:"Height of the drawing, in units."`
		Ticks  []Tick `json:"ticks" says:"The years that the axis names: every tenth, or fewer where they have no room."`
		Lanes  int    `json:"lanes" is:"number" says:"How many lanes there are."`
		Marks  []Mark `json:"marks" says:"The events, in the order of time."`
	}
	// Tick is a year of the axis.
	Tick struct {
		X     int   `json:"x" is:"number" says:"Where the year begins."`
		Label Label `json:"label" says:"The year, above the lanes."`
	}
	// Mark is an event.
	Mark struct {
		ID        string `json:"id" is:"words" says:"Id of the event's entry: the fragment that leads to it on its page."`
		Page      string `json:"page" is:"address" says:"Address of the page that has the entry, from the root of the site."`
		Date      string `json:"date" is:"date" says:"When it was."`
		Lane      int    `json:"lane" is:"number" says:"Its lane, counted from 0 at the top."`
		Start     int    `json:"start" is:"number" says:"X of the first day that the date can mean."`
		End       int    `json:"end" is:"number" says:"X of the end of the last day that it can mean."`
		Y         int    `json:"y" is:"number" says:"Y of the mark."`
		Range     bool   `json:"range" is:"yes" says:"Whether it went on from start to end. If not, it was at some time between them."`
		FadeStart bool   `json:"fade_start" is:"yes" says:"Whether the start is not sharp: doubted, about, unknown or open."`
		FadeEnd   bool   `json:"fade_end" is:"yes" says:"Whether the end is not sharp: doubted, about, unknown or open."`
		Label     Label  `json:"label" says:"Its date and words, below the mark."`
	}
)

// Timeline draws events, each once.
func Timeline(events []Event) TimelineDrawing {
	events = slices.Clone(events)
	slices.SortFunc(events, func(a, b Event) int {
		return cmp.Or(when.Compare(a.Date, b.Date), cmp.Compare(a.Words, b.Words), cmp.Compare(a.Page, b.Page), cmp.Compare(a.ID, b.ID), cmp.Compare(a.When, b.When))
	})
	return TimelineDrawing{timelineView(events, wideWidth, true), timelineView(events, slimWidth, false)}
}

const (
	axisMargin = 16 // between the axis and the sides of the drawing: open ends run into it
	labelRoom  = 256
	laneTop    = 12 // from the top of a lane to its labels; the mark is halfway
	laneGap    = 12
)

// timelineView draws events in the order of time. Shared lanes hold as many events as have room.
func timelineView(events []Event, width int, shared bool) TimelineView {
	v := TimelineView{Width: width, Ticks: []Tick{}, Marks: []Mark{}}
	a := axisOf(events, width)
	v.Ticks = a.ticks()
	var ends, heights []int // of each lane: where it is free again, and how high its labels are
	for _, e := range events {
		m := a.mark(e)
		m.Label = label(labelRoom, part{e.When, 1}, part{e.Words, 2})
		m.Label.Box.X = min(m.Start, width-m.Label.Box.Width)
		left, right := min(m.Start, m.Label.Box.X), max(m.End, m.Label.Box.X+m.Label.Box.Width)
		m.Lane = slices.IndexFunc(ends, func(end int) bool { return shared && end+laneGap <= left })
		if m.Lane < 0 {
			m.Lane = len(ends)
			ends, heights = append(ends, 0), append(heights, 0)
		}
		ends[m.Lane], heights[m.Lane] = right, max(heights[m.Lane], m.Label.Box.Height)
		v.Marks = append(v.Marks, m)
	}
	v.Lanes = len(ends)
	tops := make([]int, len(ends))
	v.Height = LineHeight + laneGap
	for i, h := range heights {
		tops[i] = v.Height
		v.Height += laneTop + h + laneGap
	}
	for i := range v.Marks {
		m := &v.Marks[i]
		m.Y, m.Label.Box.Y = tops[m.Lane]+laneTop/2, tops[m.Lane]+laneTop
	}
	return v
}

// axis is a scale of days: from one new year to another, across the drawing but for its margins.
type axis struct{ from, to, width int }

// axisOf has room for every day that the events name, in whole decades.
func axisOf(events []Event, width int) axis {
	var years []int
	for _, e := range events {
		from, to := e.Date.Bounds()
		for _, d := range []when.Day{from, to} {
			if !d.IsZero() {
				years = append(years, d.Year)
			}
		}
	}
	if len(years) == 0 {
		return axis{width: width}
	}
	return axis{floor(slices.Min(years), 10), floor(slices.Max(years), 10) + 10, width}
}

// x is where a day begins.
func (a axis) x(day int) int {
	first := newYear(a.from)
	return axisMargin + (day-first)*(a.width-2*axisMargin)/max(1, newYear(a.to)-first)
}

func (a axis) mark(e Event) Mark {
	m := Mark{ID: e.ID, Page: e.Page, Date: e.Date.EDTF(), Range: e.Date.Span(), End: a.width}
	m.FadeStart, m.FadeEnd = faded(e.Date)
	from, to := e.Date.Bounds()
	if !from.IsZero() {
		m.Start = a.x(dayOf(from))
	}
	if !to.IsZero() {
		m.End = a.x(dayOf(to) + 1)
	}
	return m
}

// faded reports which ends of a date are not sharp; of one of several dates, both.
func faded(d when.Date) (start, end bool) {
	blurred := func(edtf string) bool {
		return edtf == "" || edtf == ".." || strings.ContainsAny(edtf[len(edtf)-1:], "?~%]")
	}
	from, to, ok := strings.Cut(d.EDTF(), "/")
	if !ok {
		to = from
	}
	return blurred(from), blurred(to)
}

// ticks are the years at every tenth year, or at the next round step at which their labels have room.
func (a axis) ticks() []Tick {
	if a.from == a.to {
		return []Tick{}
	}
	for step := 10; ; step = nextStep(step) {
		if (a.to-a.from)/step > a.width/LineHeight {
			continue // more than could have room
		}
		if ticks := a.every(step); !crowded(ticks) {
			return ticks
		}
	}
}

// nextStep goes through 10, 20, 50, 100, 200 …
func nextStep(step int) int {
	if strconv.Itoa(step)[0] == '2' {
		return step * 5 / 2
	}
	return step * 2
}

// every is a tick at each year that a step divides.
func (a axis) every(step int) []Tick {
	out := []Tick{}
	for year := floor(a.from+step-1, step); year <= a.to; year += step {
		l := label(a.width, part{yearWords(year), 1})
		x := a.x(newYear(year))
		out = append(out, Tick{x, l.at(min(max(0, x-l.Box.Width/2), a.width-l.Box.Width), 0)})
	}
	return out
}

// crowded reports whether the labels of ticks touch.
func crowded(ticks []Tick) bool {
	for i := range len(ticks) - 1 {
		if b := ticks[i].Label.Box; b.X+b.Width+laneGap > ticks[i+1].Label.Box.X {
			return true
		}
	}
	return false
}

// yearWords is a year in words. EDTF has a year 0, the calendar has not: it is 1 BC.
func yearWords(year int) string {
	if year <= 0 {
		return strconv.Itoa(1-year) + " BC"
	}
	return strconv.Itoa(year)
}

// floor is the greatest multiple of step that is not above n.
func floor(n, step int) int {
	return n - ((n%step)+step)%step
}

// dayOf numbers the days of the calendar, leap days and all, in the order of time.
func dayOf(d when.Day) int {
	days := newYear(d.Year) + d.Day - 1
	for month := 1; month < d.Month; month++ {
		days += daysIn(d.Year, month)
	}
	return days
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		return 28 + newYear(year+1) - newYear(year) - 365
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// newYear is the number of the first day of a year.
func newYear(year int) int {
	y := year - 1
	return 365*y + floor(y, 4)/4 - floor(y, 100)/100 + floor(y, 400)/400
}
