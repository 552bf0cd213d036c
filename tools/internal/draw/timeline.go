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
	// TimelineDrawing is the timeline, drawn three times.
	TimelineDrawing struct {
		Wide   TimelineView `json:"wide" says:"The drawing for wide screens."`
		Middle TimelineView `json:"middle" says:"The same for a smaller screen."`
		Narrow TimelineView `json:"narrow" says:"The drawing for phones."`
	}
	// TimelineView is one drawing. Time runs along an axis, from left to right or downwards, without the decades in which nothing was. What went on for
	// a year or more stands first across it: where time runs to the right above the axis, with its words. All else has no words.
	TimelineView struct {
		Width  int    `json:"width" is:"number" says:"Width of the drawing, in units: CSS pixels where it is shown at this width."`
		Height int    `json:"height" is:"number" says:"Height of the drawing, in units."`
		Down   bool   `json:"down" is:"yes" says:"Whether time runs downwards: what is along the axis is Y then, what is across it X."`
		Axis   int    `json:"axis" is:"number" says:"Where the axis is, across it."`
		Ticks  []Tick `json:"ticks" says:"Years on the axis: every tenth, or fewer where their names have no room."`
		Lanes  int    `json:"lanes" is:"number" says:"How many lanes there are."`
		Marks  []Mark `json:"marks" says:"The events, in the order of time."`
	}
	// Tick is a year of the axis.
	Tick struct {
		At    int   `json:"at" is:"number" says:"Where the year begins, along the axis."`
		Gap   bool  `json:"gap" is:"yes" says:"Whether decades before it are left out: nothing was in them."`
		Label Label `json:"label" says:"The year."`
	}
	// Mark is an event.
	Mark struct {
		ID        string `json:"id" is:"words" says:"Id of the event's entry: the fragment that leads to it on its page."`
		Page      string `json:"page" is:"address" says:"Address of the page that has the entry, from the root of the site."`
		Date      string `json:"date" is:"date" says:"When it was."`
		Lane      int    `json:"lane" is:"number" says:"Its lane, counted from 0. Lanes are shared."`
		Start     int    `json:"start" is:"number" says:"The first day that the date can mean, along the axis."`
		End       int    `json:"end" is:"number" says:"The end of the last day that it can mean; far enough from the start to be seen."`
		Across    int    `json:"across" is:"number" says:"Where the mark is, across the axis."`
		Range     bool   `json:"range" is:"yes" says:"Whether it went on from start to end. If not, it was at some time between them."`
		FadeStart bool   `json:"fade_start" is:"yes" says:"Whether the start is not sharp: doubted, about, unknown or open."`
		FadeEnd   bool   `json:"fade_end" is:"yes" says:"Whether the end is not sharp: doubted, about, unknown or open."`
		Label     Label  `json:"label" says:"Date and words of what stands above the axis, below the mark; else none."`
	}
)

// Timeline draws events, each once.
func Timeline(events []Event) TimelineDrawing {
	events = slices.Clone(events)
	slices.SortFunc(events, func(a, b Event) int {
		return cmp.Or(when.Compare(a.Date, b.Date), cmp.Compare(a.Words, b.Words), cmp.Compare(a.Page, b.Page), cmp.Compare(a.ID, b.ID), cmp.Compare(a.When, b.When))
	})
	return TimelineDrawing{timelineView(events, mapWidth), timelineView(events, middleWidth), downView(events)}
}

const (
	axisMargin = 16 // between the axis and the sides of the drawing: open ends run into it
	labelRoom  = 256
	laneTop    = 12 // from a lane's edge to its labels; the mark is halfway
	laneGap    = 12
	dotPitch   = 10  // between lanes without labels
	dotWidth   = 5   // of a mark, at least
	decadeRoom = 64  // of a decade where time runs downwards
	mostHeight = 960 // of all of them, at most
	axisNames  = 56  // left of them
)

// timelineView draws events in the order of time, from left to right: long ones, then the axis, then the others.
func timelineView(events []Event, width int) TimelineView {
	v := TimelineView{Width: width, Ticks: []Tick{}, Marks: []Mark{}}
	a := axisOf(events, width)
	var ranges, points []Mark
	for _, e := range events {
		m := a.mark(e)
		if long(e.Date) {
			m.Label = label(labelRoom, part{e.When, 1}, part{e.Words, 2})
			m.Label.Box.X = min(m.Start, width-m.Label.Box.Width)
			ranges = append(ranges, m)
		} else {
			points = append(points, m)
		}
	}
	v.Axis = v.lanes(ranges, 0, func(m Mark) (left, right, room int) {
		b := m.Label.Box
		return min(m.Start, b.X) - laneGap, max(m.End, b.X+b.Width), laneTop + b.Height + laneGap
	})
	for _, t := range a.ticks() {
		b := &t.Label.Box
		b.X, b.Y = min(max(0, t.At-b.Width/2), width-b.Width), v.Axis+laneGap/2
		v.Ticks = append(v.Ticks, t)
	}
	v.Height = v.lanes(points, v.Axis+LineHeight+laneGap, func(m Mark) (left, right, room int) { return m.Start - 2, m.End, dotPitch })
	v.sort()
	return v
}

// downView draws events in the order of time, downwards: on the right of the axis, long ones first.
func downView(events []Event) TimelineView {
	v := TimelineView{Width: slimWidth, Down: true, Axis: axisNames, Ticks: []Tick{}, Marks: []Mark{}}
	a := axisOf(events, 0)
	a.down = true
	for _, s := range a.spans {
		a.width = min(mostHeight, a.width+(s[1]-s[0])/10*decadeRoom)
	}
	v.Height = a.width
	for _, t := range a.ticks() {
		b := &t.Label.Box
		b.Y = min(max(0, t.At-LineHeight/2), v.Height-LineHeight)
		if b.Width < axisNames {
			v.Ticks = append(v.Ticks, t)
		}
	}
	var marks []Mark
	for _, wanted := range []bool{true, false} {
		for _, e := range events {
			if long(e.Date) == wanted {
				marks = append(marks, a.mark(e))
			}
		}
	}
	v.lanes(marks, 0, func(m Mark) (left, right, room int) { return m.Start - 2, m.End, 1 })
	pitch := max(1, min(dotPitch, (v.Width-axisNames-laneGap)/max(1, v.Lanes)))
	for i := range v.Marks {
		v.Marks[i].Across = min(axisNames+laneGap+v.Marks[i].Lane*pitch, v.Width)
	}
	v.sort()
	return v
}

func (v *TimelineView) sort() {
	slices.SortStableFunc(v.Marks, func(a, b Mark) int { return cmp.Compare(a.Start, b.Start) })
}

// long reports whether something went on for a year or more, as far as is known.
func long(d when.Date) bool {
	from, to := d.Bounds()
	return d.Span() && (from.IsZero() || to.IsZero() || dayOf(to)-dayOf(from) >= 364)
}

// lanes sets marks in shared lanes, the first of which begins at top: each in the first that is free at its place, as wide as the most room that one
// in it needs. It says where the last lane ends.
func (v *TimelineView) lanes(marks []Mark, top int, room func(Mark) (left, right, room int)) int {
	var ends, widths []int // of each lane: where it is free, and how wide it is
	from, first := len(v.Marks), v.Lanes
	for _, m := range marks {
		left, right, width := room(m)
		lane := slices.IndexFunc(ends, func(end int) bool { return end <= left })
		if lane < 0 {
			lane = len(ends)
			ends, widths = append(ends, 0), append(widths, 0)
		}
		ends[lane], widths[lane] = right, max(widths[lane], width)
		m.Lane = first + lane
		v.Marks = append(v.Marks, m)
	}
	v.Lanes += len(ends)
	tops := make([]int, len(ends))
	for i, w := range widths {
		tops[i] = top
		top += w
	}
	for i := range v.Marks[from:] {
		m := &v.Marks[from+i]
		m.Across = tops[m.Lane-first] + min(widths[m.Lane-first], laneTop)/2
		if len(m.Label.Lines) > 0 {
			m.Label.Box.Y = tops[m.Lane-first] + laneTop
		}
	}
	return top
}

// axis is a scale of days: spans of years from one new year to another, one after the other, across the drawing but for its margins.
type axis struct {
	spans [][2]int
	width int
	down  bool
}

// axisOf has room for every day that the events name, in whole decades. Decades in which nothing was are left out.
func axisOf(events []Event, width int) axis {
	var spans [][2]int
	for _, e := range events {
		from, to := e.Date.Bounds()
		if from.IsZero() {
			from = to
		}
		if to.IsZero() {
			to = from
		}
		if !from.IsZero() {
			spans = append(spans, [2]int{floor(from.Year, 10), floor(max(from.Year, to.Year), 10) + 10})
		}
	}
	slices.SortFunc(spans, func(a, b [2]int) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	a := axis{width: width}
	for _, s := range spans {
		if last := len(a.spans) - 1; last >= 0 && s[0] <= a.spans[last][1] {
			a.spans[last][1] = max(a.spans[last][1], s[1])
		} else {
			a.spans = append(a.spans, s)
		}
	}
	return a
}

// x is where a day begins.
func (a axis) x(day int) int {
	all, before := 0, 0
	for _, s := range a.spans {
		first, end := newYear(s[0]), newYear(s[1])
		all += end - first
		before += min(max(day, first), end) - first
	}
	return axisMargin + before*(a.width-2*axisMargin)/max(1, all)
}

func (a axis) mark(e Event) Mark {
	m := Mark{ID: e.ID, Page: e.Page, Date: e.Date.EDTF(), Range: e.Date.Span(), End: a.width, Label: label(0)}
	m.FadeStart, m.FadeEnd = faded(e.Date)
	from, to := e.Date.Bounds()
	if !from.IsZero() {
		m.Start = a.x(dayOf(from))
	}
	if !to.IsZero() {
		m.End = max(a.x(dayOf(to)+1), m.Start+dotWidth)
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
	years := 0
	for _, s := range a.spans {
		years += s[1] - s[0]
	}
	if years == 0 {
		return []Tick{}
	}
	for step := 10; ; step = nextStep(step) {
		if years/step > a.width/LineHeight {
			continue // more than could have room
		}
		if ticks := a.every(step); !a.crowded(ticks) {
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

// every is a tick at each year that a step divides; where a span begins another has ended, so that only the last has a tick at its end.
func (a axis) every(step int) []Tick {
	out := []Tick{}
	last := len(a.spans) - 1
	for i, s := range a.spans {
		for year := floor(s[0]+step-1, step); year < s[1] || year == s[1] && i == last; year += step {
			out = append(out, Tick{a.x(newYear(year)), i > 0 && year == s[0], label(a.width, part{yearWords(year), 1})})
		}
	}
	return out
}

// crowded reports whether the labels of ticks would touch, those at the sides moved in.
func (a axis) crowded(ticks []Tick) bool {
	for i := range len(ticks) - 1 {
		room := LineHeight
		if !a.down {
			one, two := ticks[i].Label.Box.Width, ticks[i+1].Label.Box.Width
			room = (one+two)/2 + laneGap + max(0, max(one, two)/2-axisMargin)
		}
		if ticks[i+1].At-ticks[i].At < room {
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
