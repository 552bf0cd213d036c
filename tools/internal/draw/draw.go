// Package draw lays out drawings as data: where each line, mark and label of the timeline, of the lines that cases stand on, of the path that a case
// took on them and of who took part in it has its place.
//
// Goals: labels never overlap, whatever the data; nothing is left out or drawn twice; the same input, in any order, gives the same drawing.
// Non-goals: what a drawing looks like, or SVG (the layouts), and what to draw (package page).
//
// Every drawing has two views or three, each laid out for itself: a wide one, often one for smaller screens, and a narrow one for phones. A unit is
// a CSS pixel where a view is shown at its own width, with labels in a sans-serif type of FontSize on lines of LineHeight. X grows to the right, Y
// downwards. All numbers are integers.
package draw

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Sizes that all drawings share, in units.
const (
	FontSize   = 14
	LineHeight = 20
	slimWidth  = 320
)

// Box is a rectangle by its upper left corner.
type Box struct {
	X      int `json:"x" is:"number" says:"Left edge."`
	Y      int `json:"y" is:"number" says:"Upper edge."`
	Width  int `json:"width" is:"number" says:"Width."`
	Height int `json:"height" is:"number" says:"Height."`
}

// Label is words and the room that is kept for them.
type Label struct {
	Box   Box      `json:"box" says:"The room that is kept for it: no other label reaches into it."`
	Lines []string `json:"lines" is:"words" says:"Its words, line by line. What has no room is cut, with an ellipsis."`
}

// part is words of a label that begin on a line of their own, and how many lines they may have.
type part struct {
	words string
	lines int
}

// label sets words in lines of at most room units, its upper left corner at 0, 0.
func label(room int, parts ...part) Label {
	l := Label{Lines: []string{}}
	for _, p := range parts {
		l.Lines = append(l.Lines, wrap(p.words, room, p.lines)...)
	}
	for _, line := range l.Lines {
		l.Box.Width = max(l.Box.Width, widthOf(line))
	}
	l.Box.Height = len(l.Lines) * LineHeight
	return l
}

// at is the label with its upper left corner at x, y.
func (l Label) at(x, y int) Label {
	l.Box.X, l.Box.Y = x, y
	return l
}

// height is the greatest height of labels.
func height(labels ...Label) int {
	h := 0
	for _, l := range labels {
		h = max(h, l.Box.Height)
	}
	return h
}

// class is characters of one width.
type class struct {
	width int
	has   func(rune) bool
}

// classes say how wide characters are at FontSize in bold, in units, rounded up from common sans-serif types. The first that has a character counts.
var classes = []class{
	{0, func(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) }},
	{6, func(r rune) bool { return strings.ContainsRune(" iIjlfrt.,:;'’‘!|()[]{}/-·", r) }},
	{14, func(r rune) bool { return strings.ContainsRune("mwMW@%—…", r) }},
	{9, func(r rune) bool { return r < 0x80 && !unicode.IsUpper(r) && r != '&' }},
	{10, func(r rune) bool {
		return r < 0x250 && unicode.IsLower(r) || unicode.In(r, unicode.Pi, unicode.Pf, unicode.Pd)
	}},
	{11, func(r rune) bool { return r < 0x80 }},
	{12, func(r rune) bool { return r < 0x250 }},
	{15, func(r rune) bool { return r < 0x1F000 }},
	{20, func(rune) bool { return true }},
}

// widthOf is how much room words take on one line.
func widthOf(words string) int {
	n := 0
	for _, r := range words {
		n += classes[slices.IndexFunc(classes, func(c class) bool { return c.has(r) })].width
	}
	return n
}

// wrap sets words in lines of at most room units. A line may end behind a hyphen, and within a word only if that is wider than a line. What is
// more than so many lines is cut.
func wrap(words string, room, lines int) []string {
	var out []string
	line := ""
	for word := range strings.FieldsSeq(words) {
		if len(out) > lines { // more has no room
			break
		}
		glue := " "
		for _, part := range hyphen.FindAllString(word, -1) {
			for _, piece := range pieces(part, room) {
				switch {
				case line == "":
					line = piece
				case widthOf(line+glue+piece) <= room:
					line += glue + piece
				default:
					out, line = append(out, line), piece
				}
				glue = ""
			}
		}
	}
	if line != "" {
		out = append(out, line)
	}
	if len(out) > lines {
		out = append(out[:lines-1], cut(out[lines-1], room))
	}
	return out
}

// hyphen parts a word behind its hyphens. Match: "free-", "thinking" of "free-thinking". Near-miss: "-5", which stays whole.
var hyphen = regexp.MustCompile(`-*[^-–]*[-–]*`)

// cut ends a line with an ellipsis: behind a word, or within the only one.
func cut(line string, room int) string {
	for widthOf(line+"…") > room {
		i := strings.LastIndexByte(line, ' ')
		if i < 0 {
			line = pieces(line, room-widthOf("…"))[0]
			break
		}
		line = line[:i]
	}
	return strings.TrimRight(line, " ,;:.") + "…"
}

// pieces breaks words that are wider than a line. No mark is parted from its letter.
func pieces(words string, room int) []string {
	var out []string
	from, taken := 0, 0
	for i, r := range words {
		w := widthOf(string(r))
		if taken+w > room && i > from {
			out, from, taken = append(out, words[from:i]), i, 0
		}
		taken += w
	}
	return append(out, words[from:])
}
