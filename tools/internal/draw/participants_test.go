package draw

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// seatsOf says who sits where, a line for each.
func seatsOf(v ParticipantsView) []string {
	var out []string
	for _, g := range v.Groups {
		for _, s := range g.Seats {
			out = append(out, g.Role+": "+s.Name+" "+strings.Join(s.Label.Lines, " / "))
		}
	}
	return out
}

// TestSeats holds that what two texts tell is one drawing: each one once.
func TestSeats(t *testing.T) {
	d := Participants([]Group{
		{Behind, "crew", "Crew", []Participant{{"ada", "/people/ada/", "Ada Marsh"}, {Name: "two boys"}}},
		{Sides, "owners", "Owners", []Participant{{Name: "Quay"}, {Name: "Elm Board"}}},
		{Behind, "crew", "Crew", []Participant{{"ada", "/people/ada/", "Ada Marsh"}, {Name: "two boys"}, {"ada", "/people/ada/", "Ada Marsh"}}},
		{Head, "hosts", "Hosts", nil},
	})
	want := []string{"owners:  Elm Board", "owners:  Quay", "crew: ada Ada Marsh", "crew:  two boys"}
	for name, v := range map[string]ParticipantsView{"wide": d.Wide, "narrow": d.Narrow} {
		if got := seatsOf(v); !slices.Equal(got, want) {
			t.Errorf("%s: seats are %q, want %q", name, got, want)
		}
	}
	left, right, table := d.Wide.Groups[0].Seats[0].Box, d.Wide.Groups[0].Seats[1].Box, d.Wide.Table
	if left.X+left.Width >= table.X || right.X <= table.X+table.Width || left.Y != right.Y || left.Y < table.Y || left.Y+left.Height > table.Y+table.Height {
		t.Errorf("sides %v and %v do not face each other across the table %v", left, right, table)
	}
}

func TestParticipantsHold(t *testing.T) {
	each(t, func(t *testing.T, r *rand.Rand) {
		var groups []Group
		want := map[string]bool{}
		for range r.IntN(6) {
			n := r.IntN(4)
			g := Group{Place(n % 3), fmt.Sprint("role", n), strings.Repeat("Label ", n*n), nil}
			for range r.IntN(8) {
				p := Participant{Name: "n " + someWords(r)}
				if r.IntN(2) == 0 {
					p.ID = fmt.Sprint("id", r.IntN(9))
				}
				want[g.Role+p.ID+"|"+map[bool]string{true: p.Name}[p.ID == ""]] = true
				g.People = append(g.People, p)
			}
			groups = append(groups, g)
		}
		d := Participants(groups)
		turned := shuffled(r, groups)
		for i := range turned {
			turned[i].People = shuffled(r, turned[i].People)
		}
		same(t, d, Participants(turned))
		for _, v := range []ParticipantsView{d.Wide, d.Narrow} {
			v.check(t, len(want))
		}
	})
}

func (v ParticipantsView) check(t *testing.T, want int) {
	t.Helper()
	all := rooms{width: v.Width, height: v.Height, boxes: []Box{v.Table}}
	var seats []Box
	ids := map[string]bool{}
	for _, g := range v.Groups {
		all.labels = append(all.labels, g.Label)
		for _, s := range g.Seats {
			all.labels = append(all.labels, s.Label)
			seats = append(seats, s.Box)
			if s.Name != "" && ids[g.Role+s.Name] {
				t.Errorf("%s sits there twice", s.Name)
			}
			ids[g.Role+s.Name] = true
			if in := s.Label.Box; in.X < s.Box.X || in.Y < s.Box.Y || in.X+in.Width > s.Box.X+s.Box.Width || in.Y+in.Height > s.Box.Y+s.Box.Height {
				t.Errorf("label %q leaves its seat", s.Label.Lines)
			}
		}
	}
	if len(seats) != want {
		t.Errorf("there are %d seats, want %d", len(seats), want)
	}
	for i, a := range seats {
		for _, b := range append(seats[:i:i], v.Table) {
			if overlap(a, b) {
				t.Errorf("seat %v overlaps %v", a, b)
			}
		}
		for _, g := range v.Groups {
			if overlap(a, g.Label.Box) {
				t.Errorf("seat %v overlaps the label %q", a, g.Label.Lines)
			}
		}
	}
	all.boxes = append(all.boxes, seats...)
	all.check(t)
}
