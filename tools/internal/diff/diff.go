// Package diff says what changed between two states of the reference: names, events, cells, facts, works, and statements that
// lost their source.
//
// Goals: a thing is known by what it is, never by where it stands, so that a passage that moved is no change; both ways round
// the same is said. Non-goals: the lines of the texts (git diff shows them), reading or building either state.
package diff

import (
	"cmp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/page"
)

// State is a reference, and every statement that stands in it.
type State struct {
	Reference  page.Reference
	Statements []*book.Passage
}

// Kind is what happened to a thing.
type Kind string

// The kinds of change.
const (
	Added   Kind = "added"
	Gone    Kind = "gone"
	Changed Kind = "changed"
)

// Change is what happened to one thing of the reference.
type Change struct {
	Part   string  `json:"part"`   // which part of the reference: see Parts
	Kind   Kind    `json:"change"` // added, gone or changed
	ID     string  `json:"id"`     // of the name, comparison or passage; empty for none
	What   string  `json:"what"`   // its words
	Of     string  `json:"of"`     // what it belongs to: a kind, a date, a case and label, a cell
	At     string  `json:"at"`     // where it stands: seed-id:line, or an address; of a thing that is gone, where it stood
	Fields []Field `json:"fields"` // what is different in a thing that changed
}

// Field is a property of a thing that changed.
type Field struct {
	Name string `json:"field"`
	Old  string `json:"old"` // empty for none
	New  string `json:"new"` // empty for none
	Each bool   `json:"-"`   // the property has several values, and this one came or went
}

// Part is a part of the reference, and its heading.
type Part struct{ ID, Title string }

// Parts are the parts of the reference in the order in which they are told: what needs an eye first.
var Parts = []Part{
	{"statements", "Sources of statements"},
	{"disagreements", "Disagreements"},
	{"names", "Names"},
	{"comparisons", "Comparisons"},
	{"events", "Events"},
	{"facts", "Facts of cases"},
	{"questions", "Questions"},
	{"quotations", "Quotations"},
	{"sources", "Sources"},
	{"reference", "The reference"},
}

// Lost reports whether a statement has fewer works than it had, or others.
func (c Change) Lost() bool {
	return c.Part == "statements" && slices.ContainsFunc(c.Fields, func(f Field) bool {
		now := strings.Fields(f.New)
		return slices.ContainsFunc(strings.Fields(f.Old), func(key string) bool { return !slices.Contains(now, key) })
	})
}

// Of is what changed from old to new: statements that lost a source first, then part by part what was added, what is gone, what
// changed.
func Of(old, new State) []Change {
	before, after := old.sorts(), new.sorts()
	out := []Change{}
	for i := range after {
		out = append(out, between(before[i], after[i])...)
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)))
	})
	return out
}

// kinds are the kinds in the order in which they are told.
var kinds = []Kind{Added, Gone, Changed}

// rank is where a change is told: statements that lost a source are before everything.
func rank(c Change) int {
	if c.Lost() {
		return -1
	}
	return slices.IndexFunc(Parts, func(p Part) bool { return p.ID == c.Part })
}

// thing is one thing of the reference, as it is compared.
type thing struct {
	Change          // as it is told when it was added
	quiet  bool     // only a change of it is told
	same   []string // what it is known by, the sharpest first; an empty one does not count
	alone  []string // what it is known by when nothing else is left on both sides that is known by it
	has    []property
}

// property is a property of a thing: one value, or each of several.
type property struct {
	name   string
	values []string
	each   bool
}

// between tells the things of one sort that are on one side only, and those that are on both and not alike.
func between(old, new []thing) []Change {
	twins := pairs(old, new)
	var added, gone, changed []Change
	for i, n := range new {
		switch o, ok := twins[i]; {
		case !ok && !n.quiet:
			added = append(added, n.as(Added, nil))
		case ok:
			if fields := differing(old[o].has, n.has); len(fields) > 0 {
				changed = append(changed, n.as(Changed, fields))
			}
		}
	}
	kept := map[int]bool{}
	for _, o := range twins {
		kept[o] = true
	}
	for i, o := range old {
		if !kept[i] && !o.quiet {
			gone = append(gone, o.as(Gone, nil))
		}
	}
	return slices.Concat(added, gone, changed)
}

func (t thing) as(k Kind, fields []Field) Change {
	c := t.Change
	c.Kind, c.Fields = k, append([]Field{}, fields...)
	return c
}

// pairs finds each new thing among the old ones: index of new → index of old. It goes by the sharpest mark first, and then by
// weaker ones among those that are left; things with the same mark are paired in their order.
func pairs(old, new []thing) map[int]int {
	twins, taken := map[int]int{}, map[int]bool{}
	free := func(i int) bool { _, has := twins[i]; return !has }
	round := func(mark func(thing) string, alone bool) {
		before := group(old, mark, func(i int) bool { return !taken[i] })
		after := group(new, mark, free)
		for i, n := range new {
			m := mark(n)
			os, ns := before[m], after[m]
			if len(ns) == 0 || ns[0] != i || alone && (len(os) != 1 || len(ns) != 1) {
				continue // each group is paired once, at its first thing
			}
			for k := range min(len(os), len(ns)) {
				twins[ns[k]], taken[os[k]] = os[k], true
			}
		}
	}
	for r := range marks(new, func(t thing) []string { return t.same }) {
		round(func(t thing) string { return t.same[r] }, false)
	}
	for r := range marks(new, func(t thing) []string { return t.alone }) {
		round(func(t thing) string { return t.alone[r] }, true)
	}
	return twins
}

// marks is how many marks the things of a sort have; all have as many.
func marks(ts []thing, of func(thing) []string) int {
	if len(ts) == 0 {
		return 0
	}
	return len(of(ts[0]))
}

// group is the indexes of the things with each mark.
func group(ts []thing, mark func(thing) string, free func(int) bool) map[string][]int {
	out := map[string][]int{}
	for i, t := range ts {
		if m := mark(t); m != "" && free(i) {
			out[m] = append(out[m], i)
		}
	}
	return out
}

// differing is the properties in which two things are not alike. Both have the same properties in the same order.
func differing(old, new []property) []Field {
	var out []Field
	for i, n := range new {
		o := old[i]
		switch {
		case n.each:
			for _, v := range without(o.values, n.values) {
				out = append(out, Field{Name: n.name, Old: v, Each: true})
			}
			for _, v := range without(n.values, o.values) {
				out = append(out, Field{Name: n.name, New: v, Each: true})
			}
		case !slices.Equal(o.values, n.values):
			out = append(out, Field{Name: n.name, Old: strings.Join(o.values, " "), New: strings.Join(n.values, " ")})
		}
	}
	return out
}

// without is the values that others do not have.
func without(values, others []string) []string {
	var out []string
	for _, v := range values {
		if !slices.Contains(others, v) {
			out = append(out, v)
		}
	}
	return out
}
