package link

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestNear walks the rule of what is near, a reason a page: the page of the lamp names the mole, and the reef names most of what it names.
func TestNear(t *testing.T) {
	w, _ := webOf(t, map[string]string{
		"names.yaml": `- {id: lamp, kind: term, name: Lamp, summary: A lamp is a light on the Mole that Ada Marsh and Tom Reed lit.}
- {id: mole, kind: organization, name: Mole, summary: The Mole has a lamp.}
- {id: ada-marsh, kind: person, name: Ada Marsh}
- {id: tom-reed, kind: person, name: Tom Reed}
`,
		"articles/reef.txt":  "---\nid: reef\ntitle: Reef\n---\nThe lamp failed Tom Reed and Ada Marsh.\n",
		"articles/often.txt": "---\nid: often\ntitle: Often\n---\nA lamp burns. A lamp dies. The lamp of Ada Marsh burned.\n",
		"articles/once.txt":  "---\nid: once\ntitle: Once\n---\nTom Reed has a lamp.\n",
		"articles/a.txt":     "---\nid: a\ntitle: A\n---\nA lamp is nothing new.\n",
		"articles/b.txt":     "---\nid: b\ntitle: B\n---\nA lamp is nothing new here.\n",
	}, false)
	var got []string
	for _, g := range w.Near(w.Entry("lamp")) {
		got = append(got, fmt.Sprint(g.Page, " ", len(g.Places)))
	}
	want := []string{"mole 1", "reef 1", "often 3", "once 1", "a 1", "b 1"}
	if !slices.Equal(got, want) {
		t.Errorf("the lamp's mentions are nearest on %q, want %q", got, want)
	}
}

// TestNearKeepsSectionsTogether holds that a summary, which has its line from another file, does not part a section of the text below it.
func TestNearKeepsSectionsTogether(t *testing.T) {
	w, _ := webOf(t, map[string]string{
		"names.yaml":        "- {id: lamp, kind: term, name: Lamp}\n\n\n\n\n- id: mole\n  kind: organization\n  name: Mole\n  summary: The Mole has a lamp.\n",
		"articles/mole.txt": "---\nsubject: mole\n---\nNobody saw it come.\n\n## Night\nA lamp burned.\n\nThe lamp died.\n\nA lamp was brought.\n",
	}, false)
	var got []string
	for _, p := range w.Near(w.Entry("lamp"))[0].Places {
		got = append(got, p.Passage.Section)
	}
	if want := []string{"", "Night", "Night", "Night"}; !slices.Equal(got, want) {
		t.Errorf("sections are %q, want %q", got, want)
	}
}

func TestNearest(t *testing.T) {
	groups := func(sizes string) (out []Group) {
		for i, c := range sizes {
			out = append(out, Group{fmt.Sprint(i), make([]Place, int(c-'0'))})
		}
		return out
	}
	for _, tt := range []struct{ why, sizes, want string }{
		{"a few of each page", "55555", "33310"},
		{"more of the nearest when there are too few", "91", "91"},
		{"and only of the nearest", "99", "64"},
		{"all", "123", "123"},
		{"none", "", ""},
	} {
		var b strings.Builder
		took := map[string]int{}
		for _, g := range Nearest(groups(tt.sizes), 10, 3) {
			took[g.Page] = len(g.Places)
		}
		for i := range tt.sizes {
			fmt.Fprint(&b, took[fmt.Sprint(i)])
		}
		if b.String() != tt.want {
			t.Errorf("%s: took %s of %s, want %s", tt.why, b.String(), tt.sizes, tt.want)
		}
	}
}
