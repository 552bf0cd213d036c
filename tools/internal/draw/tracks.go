package draw

import (
	"cmp"
	"slices"

	"github.com/second-track/second-track/tools/internal/when"
)

// Column is a line that cases stand on.
type Column struct{ ID, Name string }

// Case is a case and the columns that it belongs to.
type Case struct {
	ID, Name string
	Page     string // address of its page
	Date     when.Date
	When     string // the date in words
	Columns  []string
}

// The cases on their lines as data.
type (
	// TracksDrawing is the map of columns, drawn twice.
	TracksDrawing struct {
		Wide   TracksView `json:"wide" says:"The drawing for wide screens: lines run from left to right, band below band, as the lines of a text do."`
		Narrow TracksView `json:"narrow" says:"The drawing for phones: lines run downwards."`
	}
	// TracksView is one drawing: the lines, and the cases on them in the order of time.
	TracksView struct {
		Width    int       `json:"width" is:"number" says:"Width of the drawing, in units: CSS pixels where it is shown at this width."`
		Height   int       `json:"height" is:"number" says:"Height of the drawing, in units."`
		Lines    []Line    `json:"lines" says:"The lines, band by band, in the order of the settings. The last may be that of cases which no source counts as anything."`
		Stations []Station `json:"stations" says:"The cases, in the order of time; those without a date last."`
	}
	// Line is a column, or its part in one band.
	Line struct {
		Column string `json:"column" is:"id,empty" says:"Id of the column; empty for cases that no source counts as anything."`
		Band   int    `json:"band" is:"number" says:"Its band, counted from 0 at the top."`
		X1     int    `json:"x1" is:"number" says:"X of its start."`
		Y1     int    `json:"y1" is:"number" says:"Y of its start."`
		X2     int    `json:"x2" is:"number" says:"X of its end."`
		Y2     int    `json:"y2" is:"number" says:"Y of its end."`
		Label  Label  `json:"label" says:"Its name; of the line without a column, none."`
	}
	// Station is a case.
	Station struct {
		Case  string `json:"case" is:"id" says:"Id of the case."`
		Page  string `json:"page" is:"address" says:"Address of its page, from the root of the site."`
		Date  string `json:"date" is:"date,empty" says:"When it was; empty if no text says so."`
		Band  int    `json:"band" is:"number" says:"Its band, counted from 0 at the top."`
		Stops []Stop `json:"stops" is:",some" says:"Where it stands on each of its lines: more than one is an interchange."`
		Label Label  `json:"label" says:"Its name and date."`
	}
	// Stop is a point on a line.
	Stop struct {
		Column string `json:"column" is:"id,empty" says:"Id of the column; empty for the line without one."`
		X      int    `json:"x" is:"number" says:"Its X."`
		Y      int    `json:"y" is:"number" says:"Its Y."`
	}
)

// Tracks draws cases on the lines of their columns, each case once. Lines stand in the order in which they are given.
func Tracks(columns []Column, cases []Case) TracksDrawing {
	known := func(id string) bool { return slices.ContainsFunc(columns, func(c Column) bool { return c.ID == id }) }
	sorted := slices.Clone(cases)
	rest := false
	for i := range sorted {
		own := slices.DeleteFunc(slices.Clone(sorted[i].Columns), func(id string) bool { return !known(id) })
		if len(own) == 0 {
			own, rest = []string{""}, true
		}
		sorted[i].Columns = own
	}
	sortCases(sorted)
	if rest {
		columns = append(slices.Clone(columns), Column{})
	}
	return TracksDrawing{wideTracks(columns, sorted), slimTracks(columns, sorted, smallName)}
}

// sortCases brings cases into the order of time.
func sortCases(cases []Case) {
	slices.SortFunc(cases, func(a, b Case) int {
		return cmp.Or(when.Compare(a.Date, b.Date), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
}

const (
	nameRoom   = 112 // left of the lines, for what they are called
	perBand    = 5   // stations
	slot       = (wideWidth - nameRoom - 2*trackGap) / perBand
	trackGap   = 12 // around labels
	wideLabels = slot - trackGap
	slimLines  = 88 // the room of the lines of a narrow drawing
	slimPitch  = 22 // between them, where they have the room
)

// wideTracks draws bands of a few stations. A station has a strip of its band for itself, and its label stands in it below its lowest stop,
// above the next line.
func wideTracks(columns []Column, cases []Case) TracksView {
	v := TracksView{Width: wideWidth, Lines: []Line{}, Stations: []Station{}}
	for band := 0; band == 0 && len(columns) > 0 || band*perBand < len(cases); band++ {
		here := cases[band*perBand : min(len(cases), (band+1)*perBand)]
		v.band(band, columns, here)
	}
	return v
}

// band adds a band of lines and stations below what is there. Each line has below it the room that its labels need.
func (v *TracksView) band(band int, columns []Column, cases []Case) {
	labels := make([]Label, len(cases))
	for i, c := range cases {
		labels[i] = c.label(wideLabels)
	}
	tops := make([]int, len(columns))
	for i, c := range columns {
		tops[i] = v.Height
		name := label(nameRoom-trackGap, part{c.Name, 3}).at(0, v.Height)
		y := v.Height + LineHeight/2
		v.Lines = append(v.Lines, Line{c.ID, band, nameRoom + trackGap, y, v.Width - trackGap, y, name})
		below := 0
		for k, one := range cases {
			if one.lowest(columns) == i {
				below = max(below, labels[k].Box.Height)
			}
		}
		v.Height += max(name.Box.Height, LineHeight+below) + trackGap
	}
	for i, c := range cases {
		x := nameRoom + 2*trackGap + i*slot
		s := c.station(band, columns, func(line int) (int, int) { return x + trackGap, tops[line] + LineHeight/2 })
		s.Label = labels[i].at(x, tops[c.lowest(columns)]+LineHeight)
		v.Stations = append(v.Stations, s)
	}
	v.Height += trackGap
}

// lowest is the last of the lines that the case stands on.
func (c Case) lowest(columns []Column) int {
	for i := len(columns) - 1; i > 0; i-- {
		if slices.Contains(c.Columns, columns[i].ID) {
			return i
		}
	}
	return 0
}

// slimTracks draws lines downwards: first each begins beside its name, then each station has a row, its label right of the lines.
func slimTracks(columns []Column, cases []Case, named func(name string, room int) Label) TracksView {
	v := TracksView{Width: slimWidth, Lines: []Line{}, Stations: []Station{}}
	last := len(columns) - 1
	x := func(line int) int { return trackGap + line*min(slimLines, last*slimPitch)/max(1, last) }
	right := x(last) + 2*trackGap
	for i, c := range columns {
		l := named(c.Name, v.Width-right).at(right, v.Height)
		v.Lines = append(v.Lines, Line{Column: c.ID, X1: x(i), Y1: v.Height + LineHeight/2, X2: x(i), Label: l})
		v.Height += max(LineHeight, l.Box.Height) + trackGap
	}
	for _, c := range cases {
		y := v.Height + LineHeight/2
		s := c.station(0, columns, func(line int) (int, int) { return x(line), y })
		s.Label = c.label(v.Width-right).at(right, v.Height)
		v.Stations = append(v.Stations, s)
		v.Height += max(LineHeight, s.Label.Box.Height) + trackGap
	}
	for i := range v.Lines {
		v.Lines[i].Y2 = v.Height
	}
	return v
}

func smallName(name string, room int) Label { return label(room, part{name, 2}) }

func (c Case) label(room int) Label { return label(room, part{c.Name, 4}, part{c.When, 2}) }

// station is the case with a stop on each of its lines, in their order.
func (c Case) station(band int, columns []Column, at func(line int) (x, y int)) Station {
	s := Station{Case: c.ID, Page: c.Page, Date: c.Date.EDTF(), Band: band, Stops: []Stop{}}
	for i, column := range columns {
		if slices.Contains(c.Columns, column.ID) {
			x, y := at(i)
			s.Stops = append(s.Stops, Stop{column.ID, x, y})
		}
	}
	return s
}
