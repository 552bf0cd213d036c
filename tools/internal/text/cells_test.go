package text

import (
	"slices"
	"strings"
	"testing"
)

func TestVisible(t *testing.T) {
	for _, tt := range []struct {
		why, in, shown string
		at             []int
	}{
		{"plain", "ab", "ab", []int{0, 1, 2}},
		{"nothing", "", "", []int{0}},
		{"a tab reaches the next stop", "a\tb", "a   b", []int{0, 1, 4, 5}},
		{"a tab at a stop is whole", "\tb", "    b", []int{0, 4, 5}},
		{"wide characters take two cells", "東b", "東b", []int{0, 2, 3}},
		{"so do pictures", "🚢b", "🚢b", []int{0, 2, 3}},
		{"a mark stands on its letter", "e\u0301b", "e\u0301b", []int{0, 1, 1, 2}},
		{"what colors or turns is left out", "a\x1b[31m\u202eb", "a[31mb", []int{0, 1, 1, 2, 3, 4, 5, 5, 6}},
		{"so is a byte-order mark", "\ufeffa", "a", []int{0, 0, 1}},
	} {
		shown, at := Visible(tt.in)
		if shown != tt.shown || !slices.Equal(at, tt.at) {
			t.Errorf("%s: %q %v, want %q %v", tt.why, shown, at, tt.shown, tt.at)
		}
		if Width(shown) != at[len(at)-1] {
			t.Errorf("%s: %d cells, want %d", tt.why, Width(shown), at[len(at)-1])
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		why, in string
		cells   int
		want    string
	}{
		{"it fits", "two words", 9, "two words"},
		{"one cell less", "two words", 8, "two|words"},
		{"spaces are one", " two  words ", 20, "two words"},
		{"nothing", "  ", 5, ""},
		{"a long word is cut", "harborside", 4, "harb|orsi|de"},
		{"a long word after a short one", "a harbor", 4, "a|harb|or"},
		{"wide characters", "東京 東京", 4, "東京|東京"},
		{"a wide character in one cell", "東京", 1, "東|京"},
		{"no room at all", "ab", 0, "a|b"},
	} {
		if got := strings.Join(Wrap(tt.in, tt.cells), "|"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
	}
}

func TestBreaks(t *testing.T) {
	for _, tt := range []struct {
		why, in string
		cells   int
		want    string
	}{
		{"it fits", "two words", 9, "two words"},
		{"between words", "two words more", 9, "two words|more"},
		{"spaces between lines go", "two   words", 5, "two|words"},
		{"indentation stays", "  two words", 6, "  two|words"},
		{"a long word is cut", "harborside", 4, "harb|orsi|de"},
		{"nothing", "", 4, ""},
		{"wide characters", "東京東京", 5, "東京|東京"},
		{"no room at all", "ab", 0, "a|b"},
	} {
		var got []string
		for _, at := range Breaks(tt.in, tt.cells) {
			got = append(got, tt.in[at[0]:at[1]])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, s, tt.want)
		}
	}
}
