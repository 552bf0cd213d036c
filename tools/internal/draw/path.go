package draw

import "slices"

// PathDrawing is a case as a path: what is dated in it, on the lines that it took.
type PathDrawing struct {
	Wide   LinesView `json:"wide" says:"The drawing for wide screens: lines from left to right."`
	Middle LinesView `json:"middle" says:"The same for a smaller screen; where there is no room for all, with fewer stations."`
	Narrow LinesView `json:"narrow" says:"The drawing for phones: lines run downwards, with all stations."`
	Dated  int       `json:"dated" is:"number" says:"How many stations there are in all."`
}

// pathSlot is how far stations are apart at least: a day in words has room in two.
const pathSlot = 88

// Path draws what is dated in a case, in the order of time, on lines in the order in which they are given. Lines without a station are left out;
// what stands on none of them has a line of its own without a name. Where not all have room there is a spread from the first to the last.
func Path(columns []Column, stations []Case) PathDrawing {
	stations = slices.Clone(stations)
	on := func(id string) bool {
		return slices.ContainsFunc(stations, func(c Case) bool { return slices.Contains(c.Columns, id) })
	}
	columns = slices.DeleteFunc(slices.Clone(columns), func(k Column) bool { return k.ID == "" || !on(k.ID) })
	for i := range stations {
		s := &stations[i]
		s.Columns = slices.DeleteFunc(slices.Clone(s.Columns), func(id string) bool {
			return !slices.ContainsFunc(columns, func(k Column) bool { return k.ID == id })
		})
		if len(s.Columns) == 0 {
			s.Columns = []string{""}
		}
	}
	if on("") {
		columns = append(columns, Column{})
	}
	sortCases(stations)
	return PathDrawing{mapView(columns, stations, mapWidth, pathSlot, spreadOf), mapView(columns, stations, middleWidth, pathSlot, spreadOf), slimLinesView(columns, stations), len(stations)}
}

// spreadOf are at most so many of the cases, from the first to the last.
func spreadOf(cases []Case, most int) []Case {
	at := make([]int, len(cases))
	for i := range at {
		at[i] = i
	}
	var out []Case
	for _, k := range spread(at, most) {
		out = append(out, cases[k])
	}
	return out
}
