package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// tabStop is how many cells of a terminal a tab reaches at most.
const tabStop = 4

// Cells is how many cells of a terminal a character takes: none for a mark that stands on the one before, two for the wide
// ones of East Asia and for pictures. A sequence that a terminal may draw as one picture counts as its parts.
func Cells(r rune) int {
	switch {
	case unicode.IsControl(r), unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// Width is how many cells a text takes. It must hold no tabs: see Visible.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += Cells(r)
	}
	return n
}

// Visible is a line as a terminal can show it: tabs are spaces, and what would move the cursor, change a color or turn the
// direction is left out. at gives the cell in which each character of s begins, and after them the cell behind the last.
func Visible(s string) (shown string, at []int) {
	var b strings.Builder
	cell := 0
	for _, r := range s {
		at = append(at, cell)
		switch {
		case r == '\t':
			n := tabStop - cell%tabStop
			b.WriteString(strings.Repeat(" ", n))
			cell += n
		case r == '\ufeff', r == '\u2028', r == '\u2029', unicode.IsControl(r), Direction(r):
		default:
			b.WriteRune(r)
			cell += Cells(r)
		}
	}
	return b.String(), append(at, cell)
}

// Wrap breaks words into lines of at most so many cells, between words where it can. A text without words is one empty line.
func Wrap(s string, cells int) []string {
	cells = max(cells, 1)
	var lines []string
	line := ""
	for _, w := range strings.Fields(s) {
		if line != "" && Width(line)+1+Width(w) <= cells {
			line += " " + w
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = w; Width(line) > cells; {
			head := Fit(line, cells)
			if head == line {
				break
			}
			lines, line = append(lines, head), line[len(head):]
		}
	}
	return append(lines, line)
}

// Fit is the beginning of s that so many cells hold, at least one character.
func Fit(s string, cells int) string {
	for i, r := range s {
		if cells -= Cells(r); cells < 0 && i > 0 {
			return s[:i]
		}
	}
	return s
}

// Breaks is where Wrap would part a line, as bytes of it: from and to of each piece. The spaces that open the line stay.
func Breaks(s string, cells int) [][2]int {
	s = strings.TrimRight(s, " ")
	var out [][2]int
	for from := 0; ; {
		to := from + len(Fit(s[from:], max(cells, 1)))
		if to >= len(s) {
			return append(out, [2]int{from, len(s)})
		}
		if cut := strings.LastIndexByte(s[from:to+1], ' '); cut > 0 && strings.TrimSpace(s[from:from+cut]) != "" {
			to = from + cut
		}
		out = append(out, [2]int{from, from + len(strings.TrimRight(s[from:to], " "))})
		from = to + len(s[to:]) - len(strings.TrimLeft(s[to:], " "))
	}
}
