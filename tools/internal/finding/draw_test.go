package finding

import (
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/text"
)

// TestDraw holds the picture as it is drawn: | parts the line from the caret's.
func TestDraw(t *testing.T) {
	for _, tt := range []struct {
		why, raw string
		col      int
		want     string
	}{
		{"first character", "May 32", 1, "May 32|^"},
		{"in the middle", "May 32", 5, "May 32|    ^"},
		{"no column, no caret", "May 32", 0, "May 32|"},
		{"past the end", "May 32", 99, "May 32|     ^"},
		{"behind the last character", "May 32", 7, "May 32|     ^"},
		{"in spaces at the end", "May 32   ", 8, "May 32|     ^"},
		{"after a tab", "a\tb", 3, "a   b|    ^"},
		{"on a tab", "a\tb", 2, "a   b| ^"},
		{"after wide characters", "東京x", 3, "東京x|    ^"},
		{"after a picture", "🚢x", 2, "🚢x|  ^"},
		{"after a mark on a letter", "e\u0301x", 3, "e\u0301x| ^"},
		{"after a byte-order mark", "\ufeffx", 2, "x|^"},
		{"an escape cannot color", "\x1b[31mx", 6, "[31mx|    ^"},
		{"a long line, near its start", strings.Repeat("abcdefghij", 5), 3, "abcdefghijabcdefghi…|  ^"},
		{"a long line, in the middle", strings.Repeat("abcdefghij", 5), 25, "…ijabcdefghijabcdef…|       ^"},
		{"a long line, at its end", strings.Repeat("abcdefghij", 5), 50, "…defghij|       ^"},
	} {
		line, caret := draw(tt.raw, tt.col, 20)
		if got := line + "|" + caret; got != tt.want {
			t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
		}
		if text.Width(line) > 20 || text.Width(caret) > 20 {
			t.Errorf("%s: %q takes more than 20 cells", tt.why, line)
		}
	}
}

// TestDrawPointsAtTheColumn walks every column of awkward lines: what stands above the caret is the character meant.
func TestDrawPointsAtTheColumn(t *testing.T) {
	for _, raw := range []string{strings.Repeat("東京 ab ", 20), strings.Repeat("abcdefg ", 12) + "🚢🚢🚢", "\tx\ty"} {
		for i, r := range []rune(strings.TrimRight(raw, " ")) {
			line, caret := draw(raw, i+1, 30)
			cell := len(caret) - 1
			above := []rune(line[len(fit(line, cell)):])
			if r != '\t' && (len(above) == 0 || above[0] != r) {
				t.Fatalf("column %d of %q: caret under %q, want %q\n%s\n%s", i+1, raw, string(above), r, line, caret)
			}
		}
	}
}

// fit is the beginning of s that takes exactly so many cells.
func fit(s string, cells int) string {
	if cells == 0 {
		return ""
	}
	return text.Fit(s, cells)
}

// TestTextLengths holds the three lengths of a message: line, picture, lesson.
func TestTextLengths(t *testing.T) {
	f := New("bad-date", at("seeds/x.txt", 3, 5), "%q is no date", "May 32")
	lineOf := func(text.Pos) string { return "May\t32" }
	short := "seeds/x.txt:3:5: error: \"May 32\" is no date [bad-date]\n"
	picture := "    May 32\n        ^\n"
	hint := "    " + f.Hint + "\n"
	for _, tt := range []struct {
		why   string
		style Style
		want  string
	}{
		{"a log", Style{LineOf: lineOf}, short + hint},
		{"a picture", Style{Length: Picture, LineOf: lineOf}, short + picture + hint},
		{"no such line", Style{Length: Picture, LineOf: func(text.Pos) string { return "" }}, short + hint},
		{"colors", Style{Color: true, Length: Picture, LineOf: lineOf},
			strings.Replace(short, "error", "\x1b[1;31merror\x1b[0m", 1) + strings.Replace(picture, "        ^", "    \x1b[1;31m    ^\x1b[0m", 1) + hint},
	} {
		var b strings.Builder
		if err := Text(&b, []Finding{f}, tt.style); err != nil || b.String() != tt.want {
			t.Errorf("%s: printed\n%swant\n%s", tt.why, b.String(), tt.want)
		}
	}
}

// TestTextTeachesOnce holds that a lesson stands once, below the first finding of its id, within the width.
func TestTextTeachesOnce(t *testing.T) {
	f := New("bad-date", at("x", 3, 0), "m")
	var b strings.Builder
	if err := Text(&b, []Finding{f, f}, Style{Length: Lesson, Width: 60}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "no calendar has"); n != 1 {
		t.Errorf("lesson stands %d times, want once:\n%s", n, b.String())
	}
	for line := range strings.Lines(b.String()) {
		if text.Width(strings.TrimRight(line, "\n")) > 60 && strings.TrimSpace(line) != f.Hint {
			t.Errorf("line has more than 60 cells: %s", line)
		}
	}
}
