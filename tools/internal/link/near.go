package link

import (
	"cmp"
	"slices"

	"github.com/second-track/second-track/tools/internal/book"
)

// Group is the sentences of one page that mention a name, in order.
type Group struct {
	Page   string // id of a name
	Places []Place
}

// speak notes which names each page speaks of: in its text, its summary, and what other texts tell of it.
func (w *Web) speak() {
	w.spoken = map[string]map[string]bool{}
	for _, e := range w.Entries {
		if e.Lead != nil {
			w.says(e.ID, e.Lead)
		}
		for _, d := range e.Dossiers {
			for _, f := range d.Facts {
				w.says(e.ID, f.Values...)
			}
			w.says(e.ID, d.Body...)
		}
		for _, h := range e.Events {
			for _, a := range h.Accounts {
				w.says(e.ID, a.Passage)
			}
		}
		for _, q := range e.Quotes {
			w.says(e.ID, q.Passage)
		}
	}
	for _, h := range w.Texts {
		w.says(h.Page, h.Passages...)
	}
}

func (w *Web) says(page string, ps ...*book.Passage) {
	for _, p := range ps {
		for _, m := range p.Mentions {
			if w.spoken[page] == nil {
				w.spoken[page] = map[string]bool{}
			}
			w.spoken[page][m.Name] = true
		}
	}
}

// Near is the mentions of a name by page, the nearest page first: those that the name's own page speaks of, then those that speak of
// the most names that it speaks of too, then those that mention it most often, then by id.
func (w *Web) Near(e *Entry) []Group {
	var out []Group
	for _, p := range e.Mentions {
		if n := len(out); n == 0 || out[n-1].Page != p.Page {
			out = append(out, Group{Page: p.Page})
		}
		out[len(out)-1].Places = append(out[len(out)-1].Places, p)
	}
	for _, g := range out { // a summary has its line from another file than the text below it
		slices.SortStableFunc(g.Places, func(a, b Place) int {
			return cmp.Compare(min(1, len(a.Passage.Section)), min(1, len(b.Passage.Section)))
		})
	}
	shared := map[string]int{}
	for _, g := range out {
		for name := range w.spoken[e.ID] {
			if w.spoken[g.Page][name] {
				shared[g.Page]++
			}
		}
	}
	rank := func(g Group) int {
		if w.spoken[e.ID][g.Page] {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		return cmp.Or(rank(a)-rank(b), shared[b.Page]-shared[a.Page], len(b.Places)-len(a.Places), cmp.Compare(a.Page, b.Page))
	})
	return out
}

// Nearest is the first n mentions of groups: up to a few of each page, and of the nearest pages more as long as there are too few.
func Nearest(groups []Group, n, few int) []Group {
	take := make([]int, len(groups))
	for left := true; left && n > 0; {
		left = false
		for i, g := range groups {
			more := min(few, n, len(g.Places)-take[i])
			take[i], n = take[i]+more, n-more
			left = left || take[i] < len(g.Places)
		}
	}
	var out []Group
	for i, g := range groups {
		if take[i] > 0 {
			out = append(out, Group{g.Page, g.Places[:take[i]]})
		}
	}
	return out
}
