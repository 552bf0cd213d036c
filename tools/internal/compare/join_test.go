package compare

import (
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/lists"
)

// testNames knows one column by two spellings.
func testNames(t *testing.T) *gather.Names {
	t.Helper()
	kind := book.Kind{ID: "light", Role: book.Column}
	names, found := gather.NamesOf(nil, nil, &lists.Lists{Names: []book.Name{{ID: "tower", Kind: kind, Name: "Tower light", Also: []book.Alias{{Text: "Rock light"}}}}})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return names
}

func TestNear(t *testing.T) {
	m := &merger{names: testNames(t)}
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{a: "resident keepers", b: "Other resident keepers", want: true},
		{a: "Resident keeper", b: "resident keepers", want: true},
		{a: "No match for a tower light", b: "no match for rock lights", want: false},
		{a: "No match for a tower light", b: "No match for a rock light", want: true},
		{a: "may drag its anchor in a gale", b: "may drag its anchor in a gale, which costs the crew a night", want: true},
		{a: "may drag its anchor in a gale", b: "may not drag its anchor in a gale", want: false},
		{a: "crew", b: "crew of four", want: false},
		{a: "whale oil", b: "rape oil", want: false},
		{a: "costly to build", b: "costly to build, to keep, to paint, to light, to man, to reach, to heat, to insure, to mend, to feed", want: false},
		{a: "the", b: "of", want: false},
	} {
		if got := near(m.content(tc.a), m.content(tc.b)); got != tc.want {
			t.Errorf("near(%q, %q) = %v, want %v", tc.a, tc.b, got, tc.want)
		}
		if near(m.content(tc.a), m.content(tc.b)) != near(m.content(tc.b), m.content(tc.a)) {
			t.Errorf("near(%q, %q) depends on their order", tc.a, tc.b)
		}
	}
}

func TestJoinKeepsEveryWordingAndPassage(t *testing.T) {
	m := &merger{names: testNames(t)}
	p, q, r := &book.Passage{ID: "p"}, &book.Passage{ID: "q"}, &book.Passage{ID: "r"}
	got := m.join([]book.CompItem{{Text: "resident keepers", Passages: []*book.Passage{p}}, {Text: "widows", Passages: []*book.Passage{q}}, {Text: "other resident keepers", Passages: []*book.Passage{r}}})
	if len(got) != 2 || got[0].Text != "resident keepers / other resident keepers" || len(got[0].Passages) != 2 || got[1].Text != "widows" {
		t.Errorf("join = %+v", got)
	}
}
