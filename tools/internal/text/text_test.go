package text

import (
	"strings"
	"testing"
)

func TestPosString(t *testing.T) {
	for _, tc := range []struct {
		pos  Pos
		want string
	}{
		{pos: Pos{File: "a.txt", Line: 3, Col: 7}, want: "a.txt:3:7"},
		{pos: Pos{File: "a.txt", Line: 3}, want: "a.txt:3"},
		{pos: Pos{File: "a.txt"}, want: "a.txt"},
		{pos: Pos{}, want: ""},
	} {
		if got := tc.pos.String(); got != tc.want {
			t.Errorf("%#v prints as %q, want %q", tc.pos, got, tc.want)
		}
	}
}

// TestPosLess walks positions in their order and holds that each is before all later ones and no other.
func TestPosLess(t *testing.T) {
	order := []Pos{{}, {File: "a"}, {File: "a", Line: 1}, {File: "a", Line: 1, Col: 2}, {File: "a", Line: 2}, {File: "a", Line: 10}, {File: "b", Line: 1}}
	for i, p := range order {
		for j, q := range order {
			if p.Less(q) != (i < j) {
				t.Errorf("%v.Less(%v) = %v", p, q, p.Less(q))
			}
		}
	}
}

func TestNewLineEnds(t *testing.T) {
	for _, tc := range []struct {
		name, in string
		want     []string
	}{
		{name: "unix", in: "a\nb\n", want: []string{"a", "b"}},
		{name: "windows", in: "a\r\nb\r\n", want: []string{"a", "b"}},
		{name: "old mac", in: "a\rb\r", want: []string{"a", "b"}},
		{name: "mixed", in: "a\r\nb\rc\nd", want: []string{"a", "b", "c", "d"}},
		{name: "no end on the last line", in: "a\nb", want: []string{"a", "b"}},
		{name: "blank lines stay", in: "a\n\n\nb\n\n", want: []string{"a", "", "", "b", ""}},
		{name: "windows blank line", in: "a\r\n\r\nb", want: []string{"a", "", "b"}},
		{name: "one end only", in: "\n", want: []string{""}},
		{name: "empty", in: "", want: nil},
	} {
		var got []string
		for i, l := range New("x", "x", tc.in).Lines {
			if got = append(got, l.Text); l.No != i+1 {
				t.Errorf("%s: line %d has the number %d", tc.name, i+1, l.No)
			}
		}
		if strings.Join(got, "|") != strings.Join(tc.want, "|") || len(got) != len(tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{name: "no-break space", in: "9\u00a0miles", want: "9 miles"},
		{name: "narrow no-break space", in: "9\u202fmiles", want: "9 miles"},
		{name: "thin space", in: "a\u2009b", want: "a b"},
		{name: "ideographic space", in: "a\u3000b", want: "a b"},
		{name: "line separator", in: "a\u2028b", want: "a b"},
		{name: "a word processor's line break", in: "a\vb", want: "a b"},
		{name: "next line", in: "a\u0085b", want: "a b"},
		{name: "soft hyphen", in: "light\u00adhouse", want: "lighthouse"},
		{name: "zero-width space", in: "light\u200bhouse", want: "lighthouse"},
		{name: "byte-order mark inside", in: "light\ufeffhouse", want: "lighthouse"},
		{name: "direction override", in: "a\u202eb\u202c", want: "ab"},
		{name: "bell", in: "a\ab", want: "ab"},
		{name: "tag character", in: "a\U000e0041b", want: "ab"},
		{name: "tab stays", in: "a\tb", want: "a\tb"},
		{name: "form feed stays", in: "\fa", want: "\fa"},
		{name: "combining mark stays", in: "e\u0301", want: "e\u0301"},
		{name: "emoji stays", in: "a 🚢 b", want: "a 🚢 b"},
		{name: "hyphen stays", in: "a-b", want: "a-b"},
		{name: "non-breaking hyphen stays", in: "a‑b", want: "a‑b"},
	} {
		if got := New("x", "x", tc.in).Lines[0].Text; got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// TestCol asks where a word stands in the line as an editor counts it: characters of the line as it was, from 1.
func TestCol(t *testing.T) {
	for _, tc := range []struct {
		name, raw, word string
		want            int
	}{
		{name: "plain", raw: "ab word", word: "word", want: 4},
		{name: "first", raw: "word", word: "word", want: 1},
		{name: "byte-order mark removed", raw: "\ufeffword", word: "word", want: 2},
		{name: "tab is one character", raw: "\tword", word: "word", want: 2},
		{name: "no-break space", raw: "9\u00a0word", word: "word", want: 3},
		{name: "soft hyphen before", raw: "a\u00adb word", word: "word", want: 5},
		{name: "zero-width before", raw: "\u200b\u200bword", word: "word", want: 3},
		{name: "combining mark", raw: "e\u0301 word", word: "word", want: 4},
		{name: "emoji", raw: "🚢 word", word: "word", want: 3},
		{name: "joined emoji", raw: "👩\u200d🚀 word", word: "word", want: 5},
		{name: "letters of two bytes", raw: "äöü word", word: "word", want: 5},
		{name: "direction control", raw: "\u202eab word", word: "word", want: 5},
	} {
		s := New("x", "x", tc.raw)
		if got := s.Pos(1, strings.Index(s.Lines[0].Text, tc.word)); got.Col != tc.want {
			t.Errorf("%s: %q stands in column %d of %q, want %d", tc.name, tc.word, got.Col, tc.raw, tc.want)
		}
	}
}

func TestColAtTheEnds(t *testing.T) {
	s := New("x", "x", "ab\u00ad\n")
	for _, tc := range []struct {
		name          string
		line, off     int
		wantL, wantCl int
	}{
		{name: "behind the last character", line: 1, off: 2, wantL: 1, wantCl: 4},
		{name: "far behind", line: 1, off: 99, wantL: 1, wantCl: 4},
		{name: "no such line", line: 7, off: 0, wantL: 7, wantCl: 0},
		{name: "no line", line: 0, off: 0, wantL: 0, wantCl: 0},
	} {
		if got := s.Pos(tc.line, tc.off); got.Line != tc.wantL || got.Col != tc.wantCl {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}

func TestBlank(t *testing.T) {
	for in, want := range map[string]bool{"": true, " \t": true, "\u00a0\u200b": true, "\u00ad": true, ".": false, "-": false} {
		if got := New("x", "x", in+"\n").Lines[0].Blank(); got != want {
			t.Errorf("%q is blank: %v, want %v", in, got, want)
		}
	}
}
