package draw

import (
	"cmp"
	"slices"
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
	ID   string // of the name; empty for who has none
	Page string // address of its page; empty for none
	Name string
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
		Box   Box    `json:"box" says:"The seat: its chair stands on the left in it, its label beside that."`
		Label Label  `json:"label" says:"Who it is."`
	}
)

// Participants draws who took part in a case, each once in a role. The order of groups is that of their places, then of their names; the order of
// seats is that of their words.
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
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Page, b.Page))
	}
	var out []Participant
	for _, p := range slices.SortedFunc(slices.Values(people), order) {
		if !slices.ContainsFunc(out, func(o Participant) bool { return o.ID == p.ID && (p.ID != "" || o.Name == p.Name) }) {
			out = append(out, p)
		}
	}
	return out
}

const (
	seatGap  = 8  // between seats
	seatMark = 24 // left of a seat's words, for its chair
	groupGap = 16 // below a group
	slimTop  = 12 // how wide the table of a narrow drawing is
)

// place adds a group below y, its seats in columns that begin at each x, and says where it ends.
func (v *ParticipantsView) place(g Group, y, seatWidth int, xs ...int) int {
	s := Seated{Role: g.Role, Label: label(seatWidth, part{g.Name, 2}).at(xs[0], y), Seats: []Seat{}}
	y += s.Label.Box.Height + seatGap
	for row := range slices.Chunk(g.People, len(xs)) {
		labels := make([]Label, len(row))
		for i, p := range row {
			labels[i] = label(seatWidth-seatMark, part{p.Name, 4})
		}
		h := height(labels...)
		for i, p := range row {
			s.Seats = append(s.Seats, Seat{p.ID, p.Page, Box{xs[i], y, seatWidth, h}, labels[i].at(xs[i]+seatMark, y)})
		}
		y += h + seatGap
	}
	v.Groups = append(v.Groups, s)
	return y - seatGap + groupGap
}

// wideTable draws the table between its two sides: the head above it, the rows behind it below.
func wideTable(groups []Group) ParticipantsView {
	v := ParticipantsView{Width: middleWidth, Groups: []Seated{}}
	third := (v.Width - 2*seatGap) / 3
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
	v.Table = Box{X: thirds[1], Y: y, Width: third}
	set(Sides, third, thirds[0], thirds[2])
	y = max(y, v.Table.Y+2*LineHeight+groupGap)
	v.Table.Height = y - v.Table.Y - groupGap
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
