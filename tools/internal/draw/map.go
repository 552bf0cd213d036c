package draw

import "slices"

// MapDrawing is the lines with some cases on them, for a first look.
type MapDrawing struct {
	Wide   LinesView `json:"wide" says:"The drawing for wide screens: one band, lines from left to right."`
	Middle LinesView `json:"middle" says:"The same for a smaller screen, with fewer cases."`
	Narrow LinesView `json:"narrow" says:"The drawing for phones: lines run downwards."`
	Placed int       `json:"placed" is:"number" says:"How many cases have a date and stand on a line: those to choose from."`
	Cases  int       `json:"cases" is:"number" says:"How many cases there are."`
}

// Sizes of the map, in units.
const (
	mapWidth    = 1136
	middleWidth = 680
	mapSlot     = 76 // between stations, at least
	mapClear    = 18 // between a line and what is written beside it
	mapGap      = 20 // between words on one height
	mapLabel    = 200
	mapPitch    = 72 // between lines, at least
	slimMost    = 10 // stations on a phone
)

// Map draws the lines in the order in which they are given, and cases that have a date and stand on a line, in the order of time. A line without
// such a case is left out, unless there is none at all. Where there are more cases than have room, those on several lines go first, then a spread
// over time of the others.
func Map(columns []Column, cases []Case) MapDrawing {
	var placed []Case
	for _, c := range cases {
		c.Columns = slices.DeleteFunc(slices.Clone(c.Columns), func(id string) bool { return !slices.ContainsFunc(columns, func(k Column) bool { return k.ID == id }) })
		if from, _ := c.Date.Bounds(); len(c.Columns) > 0 && !from.IsZero() {
			c.When = yearWords(from.Year)
			placed = append(placed, c)
		}
	}
	sortCases(placed)
	if len(placed) > 0 {
		columns = slices.DeleteFunc(slices.Clone(columns), func(k Column) bool {
			return !slices.ContainsFunc(placed, func(c Case) bool { return slices.Contains(c.Columns, k.ID) })
		})
	}
	return MapDrawing{mapView(columns, placed, mapWidth, mapSlot, some), mapView(columns, placed, middleWidth, mapSlot, some), slimLinesView(columns, some(placed, slimMost)), len(placed), len(cases)}
}

// some are at most so many of the cases, in their order: first those on several lines, then the others, of each a spread.
func some(cases []Case, most int) []Case {
	var several, single []int
	for i, c := range cases {
		if len(c.Columns) > 1 {
			several = append(several, i)
		} else {
			single = append(single, i)
		}
	}
	several = spread(several, most)
	at := append(several, spread(single, most-len(several))...)
	slices.Sort(at)
	out := make([]Case, len(at))
	for i, k := range at {
		out[i] = cases[k]
	}
	return out
}

// spread is at most n of a list, the first and the last among them if there are two.
func spread(list []int, n int) []int {
	if len(list) <= n {
		return list
	}
	out := make([]int, n)
	for i := range out {
		out[i] = list[i*(len(list)-1)/max(1, n-1)]
	}
	return out
}

// mapView draws one band. A station has a place for itself, as far from the one before as from the next; its label stands above its highest stop or
// below its lowest one, wherever that of the station before does not: so it may be as wide as two places. Places are
// so wide at least; which cases have one where there is no room for all is chosen.
func mapView(columns []Column, cases []Case, width, least int, choose func(cases []Case, most int) []Case) LinesView {
	v := LinesView{Width: width, Lines: []Line{}, Stations: []Station{}}
	if len(columns) == 0 {
		return v
	}
	names := min(nameRoom+mapGap, width/5)
	cases = choose(cases, (width-names)/least-1)
	slot := (width - names) / (len(cases) + 1)
	sides := make([]side, 2*len(columns)) // above and below each line
	for i, c := range columns {
		sides[2*i] = append(sides[2*i], lineName(c.Name, names-mapGap))
	}
	at, last := make([]int, len(cases)), -1 // the side of each label, and its number there
	for i, c := range cases {
		above, below := 2*c.highest(columns), 2*c.lowest(columns)+1
		at[i] = above
		if last == above || last != below && above > 0 && below == len(sides)-1 {
			at[i] = below
		}
		last = at[i]
		l := label(min(2*slot-mapGap, mapLabel), part{c.Name, 4}, part{c.When, 3})
		sides[last] = append(sides[last], l.at(names+slot*(i+1)-l.Box.Width/2, 0))
	}
	tops := v.stack(sides)
	for i, c := range columns {
		v.Lines = append(v.Lines, Line{c.ID, 0, tops[i], width, tops[i], sides[2*i][0]})
		sides[2*i] = sides[2*i][1:]
	}
	for i, c := range cases {
		s := c.station(columns, func(line int) (int, int) { return names + slot*(i+1), tops[line] })
		s.Label, sides[at[i]] = sides[at[i]][0], sides[at[i]][1:]
		v.Stations = append(v.Stations, s)
	}
	return v
}

// side is the labels on one side of a line, from left to right.
type side []Label

// lineName is the name of a line, in letters that are larger by two sevenths.
func lineName(name string, room int) Label {
	l := label(room*7/9, part{name, 3})
	l.Box.Width = (l.Box.Width*9 + 6) / 7
	return l
}

// stack finds the height of each line: between two of them is room for the labels below the one and above the other, one under the other only where
// they would touch. It sets the labels there.
func (v *LinesView) stack(sides []side) []int {
	tops := make([]int, len(sides)/2)
	tops[0] = height(sides[0]...) + mapClear
	for i := range tops[1:] {
		under, over := sides[2*i+1], sides[2*i+2]
		room := max(mapPitch, height(under...)+2*mapClear, height(over...)+2*mapClear)
		for _, a := range under {
			for _, b := range over {
				if a.Box.X < b.Box.X+b.Box.Width+mapGap && b.Box.X < a.Box.X+a.Box.Width+mapGap {
					room = max(room, a.Box.Height+b.Box.Height+2*mapClear+mapGap/2)
				}
			}
		}
		tops[i+1] = tops[i] + room
	}
	v.Height = tops[len(tops)-1] + mapClear + height(sides[len(sides)-1]...)
	for i := range sides {
		for k := range sides[i] {
			b := &sides[i][k].Box
			b.Y = tops[i/2] + mapClear
			if i%2 == 0 {
				b.Y = tops[i/2] - mapClear - b.Height
			}
		}
	}
	return tops
}

// highest is the first of the lines that the case stands on.
func (c Case) highest(columns []Column) int {
	return max(0, slices.IndexFunc(columns, func(k Column) bool { return slices.Contains(c.Columns, k.ID) }))
}
