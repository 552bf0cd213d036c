package draw

import (
	"cmp"
	"slices"
	"strconv"
)

// The beginnings of cases as data.
type (
	// StripDrawing is how many cases began when: a dot each.
	StripDrawing struct {
		Wide    StripView `json:"wide" says:"The drawing for wide screens: time runs from left to right, dots of about the same time stand on each other."`
		Narrow  StripView `json:"narrow" says:"The drawing for phones: a row for each span of time."`
		Undated int       `json:"undated" is:"number" says:"How many cases are not drawn: no text says in which decade they began."`
	}
	// StripView is one drawing.
	StripView struct {
		Width  int    `json:"width" is:"number" says:"Width of the drawing, in units: CSS pixels where it is shown at this width."`
		Height int    `json:"height" is:"number" says:"Height of the drawing, in units."`
		Dot    int    `json:"dot" is:"number" says:"Room that a dot takes, each way."`
		Spans  []Span `json:"spans" says:"The spans of time, one after the other: decades, or where those are too many, longer ones of one length."`
		Dots   []Dot  `json:"dots" says:"The cases, span by span."`
	}
	// Span is a decade or more.
	Span struct {
		From  int   `json:"from" is:"number" says:"Its first year."`
		Years int   `json:"years" is:"number" says:"How many years it has."`
		Cases int   `json:"cases" is:"number" says:"How many cases began in it."`
		X     int   `json:"x" is:"number" says:"X of its start."`
		Y     int   `json:"y" is:"number" says:"Y of the line that its dots stand on, or of their row."`
		Label Label `json:"label" says:"What it is called."`
		Count Label `json:"count" says:"How many cases began in it, in figures; no words for none."`
	}
	// Dot is a case.
	Dot struct {
		Case    string   `json:"case" is:"id" says:"Id of the case."`
		Columns []string `json:"columns" is:"id" says:"Ids of the columns that it stands on."`
		X       int      `json:"x" is:"number" says:"X of its middle."`
		Y       int      `json:"y" is:"number" says:"Y of its middle."`
	}
)

const (
	stripWidth = 840
	mostSpans  = 12
	dotRoom    = 16
	stackRoom  = 160 // height of the tallest stack, at most
	spanNames  = 64  // left of the rows
	rowHeight  = 24
)

// Strip draws a dot for each case, where it began.
func Strip(columns []Column, cases []Case) StripDrawing {
	dots := []start{}
	for _, c := range cases {
		decade, ok := c.Date.Decade()
		if !ok {
			continue
		}
		from, _ := c.Date.Bounds()
		s := start{Dot: Dot{Case: c.ID, Columns: []string{}}, year: min(max(from.Year, decade), decade+9)}
		for i, k := range columns {
			if slices.Contains(c.Columns, k.ID) {
				s.Columns = append(s.Columns, k.ID)
				s.rank = i
			}
		}
		if n := len(s.Columns); n != 1 { // several lines, then none
			s.rank = len(columns) + 1 - min(1, n)
		}
		dots = append(dots, s)
	}
	return StripDrawing{wideStrip(slices.Clone(dots)), slimStrip(dots), len(cases) - len(dots)}
}

// start is a dot with what orders it: the year, and among those of one place, the line.
type start struct {
	Dot
	year, rank int
}

// sortStarts brings dots into the order of their places, as a function of the year says them; at one place, line by line.
func sortStarts(dots []start, place func(year int) int) {
	slices.SortFunc(dots, func(a, b start) int {
		return cmp.Or(cmp.Compare(place(a.year), place(b.year)), cmp.Compare(a.rank, b.rank), cmp.Compare(a.year, b.year), cmp.Compare(a.Case, b.Case))
	})
}

// spansOf are decades from the first year to the last one, or longer spans: at most mostSpans.
func spansOf(dots []start) []Span {
	spans := []Span{}
	if len(dots) == 0 {
		return spans
	}
	byYear := func(a, b start) int { return cmp.Compare(a.year, b.year) }
	first, last := slices.MinFunc(dots, byYear).year, slices.MaxFunc(dots, byYear).year
	step := 10
	for (floor(last, step)-floor(first, step))/step >= mostSpans {
		step = nextStep(step)
	}
	for from := floor(first, step); from <= last; from += step {
		s := Span{From: from, Years: step}
		for _, d := range dots {
			if floor(d.year, step) == from {
				s.Cases++
			}
		}
		spans = append(spans, s)
	}
	return spans
}

// name sets the labels of a span, its name in so much room.
func (s *Span) name(room int) {
	words := yearWords(s.From) + "–" + yearWords(s.From+s.Years-1)
	if s.Years == 10 && s.From > 0 {
		words = yearWords(s.From) + "s"
	}
	s.Label, s.Count = label(room, part{words, 2}), label(0)
	if s.Cases > 0 {
		s.Count = label(stripWidth, part{strconv.Itoa(s.Cases), 1})
	}
}

// wideStrip stacks dots on a line, over their years, or where those have no room for a dot, over two, five or ten of them.
func wideStrip(dots []start) StripView {
	v := StripView{Width: stripWidth, Spans: spansOf(dots), Dots: []Dot{}, Dot: dotRoom}
	if len(dots) == 0 {
		return v
	}
	room := v.Width / len(v.Spans)
	parts := 1
	for _, parts = range []int{10, 5, 2, 1} {
		if room/parts >= dotRoom {
			break
		}
	}
	first, years := v.Spans[0].From, v.Spans[0].Years
	place := func(year int) int { return (year - first) * parts / years }
	sortStarts(dots, place)
	tall, n := 0, 0
	for i, d := range dots {
		if i == 0 || place(d.year) != place(dots[i-1].year) {
			n = 0
		}
		n++
		tall = max(tall, n)
	}
	pitch := max(1, min(dotRoom, stackRoom/tall))
	base := dotRoom + (tall-1)*pitch + dotRoom/2
	for i, d := range dots {
		if n++; i == 0 || place(d.year) != place(dots[i-1].year) {
			n = 0
		}
		k := place(d.year)
		d.X, d.Y = k/parts*room+(2*(k%parts)+1)*room/(2*parts), base-dotRoom-n*pitch
		v.Dots = append(v.Dots, d.Dot)
	}
	v.Height = base
	for i := range v.Spans {
		s := &v.Spans[i]
		s.X, s.Y = i*room, base
		s.name(room - trackGap)
		s.Label = s.Label.at(s.X, base+dotRoom)
		s.Count = s.Count.at(s.X, base+dotRoom+s.Label.Box.Height)
		v.Height = max(v.Height, s.Count.Box.Y+s.Count.Box.Height)
	}
	return v
}

// slimStrip sets dots in rows, one for each span.
func slimStrip(dots []start) StripView {
	v := StripView{Width: slimWidth, Spans: spansOf(dots), Dots: []Dot{}, Dot: dotRoom}
	if len(dots) == 0 {
		return v
	}
	first, years := v.Spans[0].From, v.Spans[0].Years
	place := func(year int) int { return (year - first) / years }
	sortStarts(dots, place)
	most := slices.MaxFunc(v.Spans, func(a, b Span) int { return cmp.Compare(a.Cases, b.Cases) }).Cases
	pitch := max(1, min(dotRoom, (v.Width-spanNames-2*dotRoom-widthOf(strconv.Itoa(most)))/most))
	for i := range v.Spans {
		s := &v.Spans[i]
		s.name(spanNames - trackGap)
		s.X, s.Y = spanNames, v.Height+rowHeight/2
		s.Label = s.Label.at(0, s.Y-LineHeight/2)
		s.Count = s.Count.at(v.Width-s.Count.Box.Width, s.Y-LineHeight/2)
		for n, d := range dots[:s.Cases] {
			d.X, d.Y = spanNames+dotRoom/2+n*pitch, s.Y
			v.Dots = append(v.Dots, d.Dot)
		}
		dots = dots[s.Cases:]
		v.Height += max(rowHeight, s.Label.Box.Height+rowHeight-LineHeight)
	}
	return v
}
