package draw

import (
	"cmp"
	"slices"
	"strings"
)

// Place is where at the table a group sits.
type Place int

// The places: a group sits at the head of the table, at its two sides in turn, or in rows behind it.
const (
	Head Place = iota
	Sides
	Behind
)

// Group is who took part under one role, or a part of them: groups of one role and name are one.
type Group struct {
	Place      Place
	Role, Name string // the id of the role, and what it is called
	People     []Participant
}

// Participant is a person, an organization or whoever else the sources say took part.
type Participant struct {
	ID     string // of the name; empty for who has none
	Page   string // address of its page; empty for none
	Name   string
	Detail string // what is said of them; may be empty
}

// Who took part in a case, as data.
type (
	// ParticipantsDrawing is who took part in a case, drawn twice.
	ParticipantsDrawing struct {
		Wide   ParticipantsView `json:"wide" says:"The drawing for wide screens: seats on both sides of a table, at its head, and in rows behind it."`
		Narrow ParticipantsView `json:"narrow" says:"The drawing for phones: seats in one column along the table."`
	}
	// ParticipantsView is one drawing.
	ParticipantsView struct {
		Width  int      `json:"width" is:"number" says:"Width of the drawing, in units: CSS pixels where it is shown at this width."`
		Height int      `json:"height" is:"number" says:"Height of the drawing, in units."`
		Table  Box      `json:"table" says:"The table."`
		Groups []Seated `json:"groups" says:"Who took part, role by role."`
	}
	// Seated is a group at its place.
	Seated struct {
		Role  string `json:"role" is:"words" says:"Role of the label under which the sources name them."`
		Label Label  `json:"label" says:"What the role is called."`
		Seats []Seat `json:"seats" is:",some" says:"Their seats, by name: the order means nothing."`
	}
	// Seat is one who took part.
	Seat struct {
		Name  string `json:"name" is:"id,empty" says:"Id of the name; empty for who has no entry."`
		Page  string `json:"page" is:"address,empty" says:"Address of its page, from the root of the site; empty for none."`
		Box   Box    `json:"box" says:"The seat: its label stands in it."`
		Label Label  `json:"label" says:"Who it is, and what is said of them."`
	}
)

// Participants draws who took part in a case, each once in a role. What several sources say of one of them stands together. The order of
// groups is that of their places, then of their names; the order of seats is that of their words.
func Participants(groups []Group) ParticipantsDrawing {
	groups = joined(groups)
	return ParticipantsDrawing{wideTable(groups), slimTable(groups)}
}

// joined are the groups in order, those of one role as one, without who is named twice; empty ones are left out.
func joined(groups []Group) []Group {
	var out []Group
	for _, g := range groups {
		i := slices.IndexFunc(out, func(o Group) bool { return o.Place == g.Place && o.Role == g.Role && o.Name == g.Name })
		switch {
		case i >= 0:
			out[i].People = slices.Concat(out[i].People, g.People)
		case len(g.People) > 0:
			out = append(out, g)
		}
	}
	for i := range out {
		out[i].People = once(out[i].People)
	}
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Role, b.Role))
	})
	return out
}

// once has each participant once, by name. One with an entry is known by its id.
func once(people []Participant) []Participant {
	order := func(a, b Participant) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Page, b.Page), cmp.Compare(a.Detail, b.Detail))
	}
	var out []Participant
	details := map[int][]string{}
	for _, p := range slices.SortedFunc(slices.Values(people), order) {
		i := slices.IndexFunc(out, func(o Participant) bool { return o.ID == p.ID && (p.ID != "" || o.Name == p.Name) })
		if i < 0 {
			i, out = len(out), append(out, p)
		}
		if p.Detail != "" && !slices.Contains(details[i], p.Detail) {
			details[i] = append(details[i], p.Detail)
		}
	}
	for i := range out {
		out[i].Detail = strings.Join(details[i], "; ")
	}
	return out
}

const (
	seatGap    = 12 // between seats
	seatPad    = 8  // between a seat's edge and its words
	tableWidth = 96
	slimTop    = 12 // how wide the table of a narrow drawing is
)

// place adds a group below y, its seats in columns that begin at each x, and says where it ends.
func (v *ParticipantsView) place(g Group, y, seatWidth int, xs ...int) int {
	s := Seated{Role: g.Role, Label: label(seatWidth, part{g.Name, 2}).at(xs[0], y), Seats: []Seat{}}
	y += s.Label.Box.Height + seatGap/2
	for row := range slices.Chunk(g.People, len(xs)) {
		labels := make([]Label, len(row))
		for i, p := range row {
			labels[i] = label(seatWidth-2*seatPad, part{p.Name, 4}, part{p.Detail, 4})
		}
		h := height(labels...) + 2*seatPad
		for i, p := range row {
			s.Seats = append(s.Seats, Seat{p.ID, p.Page, Box{xs[i], y, seatWidth, h}, labels[i].at(xs[i]+seatPad, y+seatPad)})
		}
		y += h + seatGap
	}
	v.Groups = append(v.Groups, s)
	return y
}

// wideTable draws the table between its two sides: the head above it, the rows behind it below.
func wideTable(groups []Group) ParticipantsView {
	v := ParticipantsView{Width: wideWidth, Groups: []Seated{}}
	third, side := (v.Width-2*seatGap)/3, (v.Width-tableWidth-2*seatGap)/2
	thirds := []int{0, third + seatGap, 2 * (third + seatGap)}
	y := 0
	set := func(place Place, width int, xs ...int) {
		for _, g := range groups {
			if g.Place == place {
				y = v.place(g, y, width, xs...)
			}
		}
	}
	set(Head, third, thirds...)
	v.Table = Box{X: side + seatGap, Y: y, Width: tableWidth}
	set(Sides, side, 0, v.Width-side)
	y = max(y, v.Table.Y+LineHeight+seatGap)
	v.Table.Height = y - v.Table.Y - seatGap
	set(Behind, third, thirds...)
	v.Height = y
	return v
}

// slimTable draws the table as a bar on the left, along all seats.
func slimTable(groups []Group) ParticipantsView {
	v := ParticipantsView{Width: slimWidth, Groups: []Seated{}}
	y := 0
	for _, g := range groups {
		y = v.place(g, y, v.Width-slimTop-seatGap, slimTop+seatGap)
	}
	v.Table, v.Height = Box{Width: slimTop, Height: y}, y
	return v
}
