package lists

import (
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/text"
)

// TestRefused holds that YAML that can unfold, or mean another type, is refused where it stands, and quickly.
func TestRefused(t *testing.T) {
	for _, tc := range []struct{ name, in, at string }{
		{name: "anchor", in: "- id: &a x\n", at: "1"},
		{name: "alias", in: "- id: x\n  name: *a\n", at: "2"},
		{name: "anchor and aliases that double", in: "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n", at: "1"},
		{name: "merge key", in: "a:\n  <<: {b: c}\n", at: "2"},
		{name: "anchor as a name of a property", in: "- &a id: x\n", at: "1"},
		{name: "tag on a name of a property", in: "- !!str id: x\n", at: "1"},
		{name: "list as a name of a property", in: "- ? [a]\n  : x\n", at: "2"},
		{name: "tag", in: "- id: !!binary eA==\n", at: "1"},
		{name: "tag of one's own", in: "- !thing x\n", at: "1"},
		{name: "deep flow", in: strings.Repeat("[", 40) + strings.Repeat("]", 40), at: "1"},
		{name: "very deep flow", in: strings.Repeat("[", 200_000), at: "1"},
		{name: "very deep mappings", in: strings.Repeat("{a: ", 100_000), at: "1"},
		{name: "very deep hyphens", in: strings.Repeat("- ", 100_000) + "x", at: "1"},
		{name: "very deep lines", in: deepLines(1_000), at: ""},
	} {
		_, found := Parse("x.yaml", tc.in, 1, "bad-list")
		if len(found) == 0 || found[0].ID != "bad-list" || !standsAt(found[0].Pos, "x.yaml", tc.at) {
			t.Errorf("%s: found %v, want bad-list at line %s", tc.name, found, tc.at)
		}
	}
}

// deepLines is a mapping in a mapping in a mapping, a line each.
func deepLines(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// TestWordsAsWritten holds that what other YAML readers take for numbers, dates and truth stays the words it is.
func TestWordsAsWritten(t *testing.T) {
	for _, words := range []string{"no", "yes", "on", "off", "y", "N", "true", "False", "1e3", "1_000", "012", "0x1F", "0o17", "1.0", "1.50", "+1", "-0",
		".5", ".inf", ".NaN", "2001-02", "2001-02-03", "2001-02-03T04:05:06Z", "12:30:45", "@a", "½"} {
		for _, written := range []string{words, `"` + words + `"`, "'" + words + "'"} {
			if words == "@a" && written == words {
				continue // a plain word may not begin with @
			}
			n, found := Parse("x.yaml", "a: "+written+"\nb: ["+written+"]\n", 1, "bad-list")
			if got := n.Get("a").Str(); got != words || len(found) > 0 {
				t.Errorf("a: %s is read as %q, %v", written, got, found)
			}
			if got := n.Get("b").Strs(); !slices.Equal(got, []string{words}) {
				t.Errorf("b: [%s] is read as %q", written, got)
			}
		}
	}
}

// TestEmptyValueIsAbsent holds that nothing, and what YAML writes for it, is no words; in quotation marks it is.
func TestEmptyValueIsAbsent(t *testing.T) {
	n, found := Parse("x.yaml", "a:\nb: \"\"\nc: ~\ne: null\nf: \"null\"\n", 1, "bad-list")
	if !n.Get("a").Absent() || !n.Get("c").Absent() || !n.Get("e").Absent() || n.Get("f").Str() != "null" || n.Get("b").Absent() || n.Get("b").Str() != "" || !n.Get("d").Absent() || len(found) > 0 {
		t.Errorf("read as %+v, %v", n, found)
	}
}

func TestBlockText(t *testing.T) {
	n, found := Parse("x.yaml", "a: >\n  one\n  two\nb: |\n  three\n  four\nc: five\n  six\n", 1, "bad-list")
	if n.Get("a").Str() != "one two" || n.Get("b").Str() != "three four" || n.Get("c").Str() != "five six" || len(found) > 0 {
		t.Errorf("read as %+v, %v", n, found)
	}
}

// TestHeaderPlaces holds that YAML that begins lower in a file knows the lines of that file.
func TestHeaderPlaces(t *testing.T) {
	n, _ := Parse("x.txt", "id: a\nalso: [b]\n", 2, "bad-header")
	if p := n.Get("also").Seq[0].Pos; p != (text.Pos{File: "x.txt", Line: 3, Col: 8}) {
		t.Errorf("stands at %v, want x.txt:3:8", p)
	}
	_, found := Parse("x.txt", "id: a\nalso: [b\n", 2, "bad-header")
	if len(found) != 1 || found[0].ID != "bad-header" || found[0].Pos.Line < 3 {
		t.Errorf("found %v, want bad-header on line 3", found)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{names, references, compares, labels, exceptions, "a: &a [*a]", "<<: x", "? a\n: b", "a: !!str b", "- - - x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { Parse("x", s, 1, "bad-list") })
}
