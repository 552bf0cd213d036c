package draw

import (
	"cmp"
	"slices"

	"github.com/second-track/second-track/tools/internal/when"
)

// Column is a line that cases stand on.
type Column struct{ ID, Name string }

// Case is a case and the columns that it belongs to; or something dated in one.
type Case struct {
	ID, Name string
	Page     string // address of its page
	Date     when.Date
	When     string // the date in words; of something dated, whose name is its date, who took part
	Columns  []string
}

// Lines with stations on them as data.
type (
	// LinesView is one drawing: the lines, and what stands on them in the order of time.
	LinesView struct {
		Width    int       `json:"width" is:"number" says:"Width of the drawing, in units: CSS pixels where it is shown at this width."`
		Height   int       `json:"height" is:"number" says:"Height of the drawing, in units."`
		Lines    []Line    `json:"lines" says:"The lines, one below the other, or on a phone beside each other."`
		Stations []Station `json:"stations" says:"What stands on them, in the order of time."`
	}
	// Line is a column.
	Line struct {
		Column string `json:"column" is:"id,empty" says:"Id of the column; empty for what no source counts as anything."`
		X1     int    `json:"x1" is:"number" says:"X of its start."`
		Y1     int    `json:"y1" is:"number" says:"Y of its start."`
		X2     int    `json:"x2" is:"number" says:"X of its end."`
		Y2     int    `json:"y2" is:"number" says:"Y of its end."`
		Label  Label  `json:"label" says:"Its name; of the line without a column, none."`
	}
	// Station is a case, or something dated in one.
	Station struct {
		ID    string `json:"id" is:"words" says:"Id of the case, or of the entry: the fragment that leads to it on its page."`
		Page  string `json:"page" is:"address" says:"Address of its page, from the root of the site."`
		Date  string `json:"date" is:"date,empty" says:"When it was; empty if no text says so."`
		Stops []Stop `json:"stops" is:",some" says:"Where it stands on each of its lines: more than one is an interchange."`
		Label Label  `json:"label" says:"Its name and date; of something dated, the date and who of those that took part is named there."`
	}
	// Stop is a point on a line.
	Stop struct {
		Column string `json:"column" is:"id,empty" says:"Id of the column; empty for the line without one."`
		X      int    `json:"x" is:"number" says:"Its X."`
		Y      int    `json:"y" is:"number" says:"Its Y."`
	}
)

// sortCases brings cases into the order of time.
func sortCases(cases []Case) {
	slices.SortFunc(cases, func(a, b Case) int {
		return cmp.Or(when.Compare(a.Date, b.Date), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
}

const (
	nameRoom  = 112 // left of the lines, for what they are called
	trackGap  = 12  // around labels
	slimLines = 88  // the room of the lines of a narrow drawing
	slimPitch = 22  // between them, where they have the room
)

// lowest is the last of the lines that the case stands on.
func (c Case) lowest(columns []Column) int {
	for i := len(columns) - 1; i > 0; i-- {
		if slices.Contains(c.Columns, columns[i].ID) {
			return i
		}
	}
	return 0
}

// slimLinesView draws lines downwards: first each begins beside its name, then each station has a row, its label right of the lines.
func slimLinesView(columns []Column, cases []Case) LinesView {
	v := LinesView{Width: slimWidth, Lines: []Line{}, Stations: []Station{}}
	last := len(columns) - 1
	x := func(line int) int { return trackGap + line*min(slimLines, last*slimPitch)/max(1, last) }
	right := x(last) + 2*trackGap
	for i, c := range columns {
		l := lineName(c.Name, v.Width-right).at(right, v.Height)
		v.Lines = append(v.Lines, Line{Column: c.ID, X1: x(i), Y1: v.Height + LineHeight/2, X2: x(i), Label: l})
		if c.Name != "" {
			v.Height += max(LineHeight, l.Box.Height) + trackGap
		}
	}
	for _, c := range cases {
		y := v.Height + LineHeight/2
		s := c.station(columns, func(line int) (int, int) { return x(line), y })
		s.Label = c.label(v.Width-right).at(right, v.Height)
		v.Stations = append(v.Stations, s)
		v.Height += max(LineHeight, s.Label.Box.Height) + trackGap
	}
	for i := range v.Lines {
		v.Lines[i].Y2 = v.Height
	}
	return v
}

func (c Case) label(room int) Label { return label(room, part{c.Name, 4}, part{c.When, 3}) }

// station is the case with a stop on each of its lines, in their order.
func (c Case) station(columns []Column, at func(line int) (x, y int)) Station {
	s := Station{ID: c.ID, Page: c.Page, Date: c.Date.EDTF(), Stops: []Stop{}}
	for i, column := range columns {
		if slices.Contains(c.Columns, column.ID) {
			x, y := at(i)
			s.Stops = append(s.Stops, Stop{column.ID, x, y})
		}
	}
	return s
}
