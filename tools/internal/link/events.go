package link

import (
	"cmp"
	"slices"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// Event is what one source says of something dated, and the page its text stands on.
type Event struct {
	Page string
	book.Event
}

// Happening is something dated with all accounts of it, those of whole cases last.
type Happening struct {
	Date     when.Date // the sharpest of the accounts'
	Inferred bool      // no account states it
	Accounts []Event
}

// Names are the ids of the names that the accounts share or one of them mentions, in order.
func (h Happening) Names() []string {
	out := []string{}
	for _, a := range h.Accounts {
		for _, id := range a.names() {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	slices.Sort(out)
	return out
}

// names are the case of an event and the names that it mentions.
func (e Event) names() []string {
	out := append(namesIn(e.Passage), e.Names...)
	if e.Case != "" {
		out = append(out, e.Case)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// happen groups the events of all texts. The order of the texts does not matter: events are taken by how sharply they are
// dated, then in the order of time, and each joins the group with all of which it can be one.
func (w *Web) happen() {
	var events []Event
	for _, h := range w.Texts {
		for _, e := range h.Events {
			if e.Whole && w.byID[e.Case] == nil {
				continue
			}
			events = append(events, Event{h.Page, e})
		}
	}
	slices.SortStableFunc(events, func(a, b Event) int { // the sharpest first: what is told coarsely joins what it can be
		return cmp.Or(cmp.Compare(b.Date.Precision(), a.Date.Precision()), byTime(a, b))
	})
	rare := w.rare()
	byName := map[string][]int{} // name → groups that have it
	for _, e := range events {
		i := w.groupOf(e, byName, rare)
		if i < 0 {
			i = len(w.Happenings)
			w.Happenings = append(w.Happenings, Happening{})
		}
		w.Happenings[i].Accounts = append(w.Happenings[i].Accounts, e)
		for _, id := range e.names() {
			if rare(id) && !slices.Contains(byName[id], i) {
				byName[id] = append(byName[id], i)
			}
		}
	}
	for i := range w.Happenings {
		w.Happenings[i].settle()
	}
	slices.SortStableFunc(w.Happenings, func(a, b Happening) int {
		return cmp.Or(when.Compare(a.Date, b.Date), byTime(a.Accounts[0], b.Accounts[0]))
	})
}

// groupOf is the group of which every account can be one with an event; of several, the one that tells of it most alike. -1 for none, and when
// no group is closer than the others: "in 1993" may be any of them.
func (w *Web) groupOf(e Event, byName map[string][]int, rare func(string) bool) int {
	var groups []int
	for _, id := range e.names() {
		groups = append(groups, byName[id]...)
	}
	slices.Sort(groups)
	best, most, tied := -1, -1, false
	for _, i := range slices.Compact(groups) {
		if slices.ContainsFunc(w.Happenings[i].Accounts, func(a Event) bool { return !same(a, e, rare) }) {
			continue
		}
		if n := w.Happenings[i].alike(e, rare); n > most {
			best, most, tied = i, n, false
		} else if n == most {
			tied = !e.Whole // what ran on belongs to what came first
		}
	}
	if best < 0 || tied || w.keptApart(e, w.Happenings[best].Accounts[0]) {
		return -1
	}
	return best
}

// alike is how much an event has in common with the account that is closest to it: names, then words of some length.
func (h Happening) alike(e Event, rare func(string) bool) int {
	most := 0
	for _, a := range h.Accounts {
		n, _ := inCommon(a.Passage.Plain, e.Passage.Plain)
		for _, id := range a.names() {
			if rare(id) && slices.Contains(e.names(), id) {
				n += 100
			}
		}
		most = max(most, n)
	}
	return most
}

// keptApart reports whether exceptions.yaml says that a passage is no account of what another tells. That it would be one is a finding, for an
// editor to judge and so that an exception which no longer applies is found; what ties the dates of a case to its own story needs no judge.
func (w *Web) keptApart(e, first Event) bool {
	apart := slices.ContainsFunc(w.Lists.Exceptions, func(x lists.Exception) bool { return x.Finding == "merged-events" && x.Passage == e.Passage.ID })
	if apart || !(e.Whole || first.Whole) || e.Case != first.Case {
		w.merged = append(w.merged, finding.New("merged-events", e.at(), "event of %s (passage: %s) is taken for the one at %s", e.Date.EDTF(), e.Passage.ID, first.at()))
	}
	return apart
}

// same reports whether two accounts can be of one event: their times can both hold and are told about as sharply, and they share two names that
// are not on every second page; or one, with the same day; or the case that one of them is of, with the same month or day. All that tells of the
// same case on the same date is one, and the date of a whole case belongs to what is told of its first
// day, month or year. Two places of one text are of one event only when they
// give the same date and share two such names, or one is the dossier of the case that the other tells of.
func same(a, b Event, rare func(string) bool) bool {
	if !when.Overlap(a.Date, b.Date) || coarse(a.Date) != coarse(b.Date) || !sameStart(a.Date, b.Date) {
		return false
	}
	var shared []string
	for _, id := range a.names() {
		if rare(id) && slices.Contains(b.names(), id) {
			shared = append(shared, id)
		}
	}
	oneCase := a.Case != "" && a.Case == b.Case
	if a.Passage.Seed == b.Passage.Seed {
		return oneCase && a.Whole != b.Whole || a.Date == b.Date && len(shared) > 1 && a.Passage.ID != b.Passage.ID
	}
	if oneCase && (a.Whole || b.Whole || a.Date == b.Date) || len(shared) > 1 {
		return true
	}
	first, _ := a.Date.Bounds()
	from, _ := b.Date.Bounds()
	if len(shared) == 1 && first == from && (a.Whole && a.Case == shared[0] || b.Whole && b.Case == shared[0]) {
		return true
	}
	return len(shared) == 1 && a.Date == b.Date &&
		(a.Date.Precision() == when.ToDay || a.Date.Precision() == when.ToMonth && slices.Contains([]string{a.Case, b.Case}, shared[0]))
}

// coarse is how coarsely a date is told, where that keeps events apart: a decade holds too many of them.
func coarse(d when.Date) when.Precision { return min(d.Precision(), when.ToYear) }

// sameStart reports whether two dates of which one is a span begin in the same year: what ran from 2004 to 2019 is not what happened in 2010.
func sameStart(a, b when.Date) bool {
	first, _ := a.Bounds()
	from, _ := b.Bounds()
	return first.Year == from.Year || !a.Span() && !b.Span()
}

// rare tells the names that are mentioned on fewer than half of the pages that speak of others, or on two at most.
func (w *Web) rare() func(string) bool {
	pages := map[string]bool{}
	for _, e := range w.Entries {
		for _, m := range e.Mentions {
			pages[m.Page] = true
		}
	}
	on := map[string]map[string]bool{}
	for _, e := range w.Entries {
		on[e.ID] = map[string]bool{}
		for _, m := range e.Mentions {
			on[e.ID][m.Page] = true
		}
	}
	return func(id string) bool { return on[id] != nil && (len(on[id])*2 < len(pages) || len(on[id]) < 3) }
}

func (e Event) at() text.Pos { return text.Pos{File: e.Passage.File, Line: e.Passage.Line, Col: 1} }

// settle puts the accounts in order and takes the sharpest date.
func (h *Happening) settle() {
	slices.SortStableFunc(h.Accounts, func(a, b Event) int {
		return cmp.Or(flag(a.Whole)-flag(b.Whole), flag(a.Inferred)-flag(b.Inferred), cmp.Compare(a.Passage.Seed, b.Passage.Seed), a.Passage.Line-b.Passage.Line)
	})
	h.Date, h.Inferred = h.Accounts[0].Date, true
	for _, a := range h.Accounts {
		h.Inferred = h.Inferred && a.Inferred
		if a.Date.Precision() > h.Date.Precision() {
			h.Date = a.Date
		}
	}
}

func flag(b bool) int {
	if b {
		return 1
	}
	return 0
}
