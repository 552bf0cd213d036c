// Package text says where things are: sources, their lines, and stretches of text that know the place of each byte.
//
// Goals: a position that a person can find in the file as it was (line, and column in characters), whatever
// was made plain on the way. Non-goals: decoding (package read) and meaning (package parse).
package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pos is a place in a file. Line and Col count from 1, Col in characters of the original line; 0 is unknown.
type Pos struct {
	File string
	Line int
	Col  int
}

// String prints as much of the position as is known: file:line:col.
func (p Pos) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Col == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Col)
}

// Less orders positions by file, line and column.
func (p Pos) Less(q Pos) bool {
	if p.File != q.File {
		return p.File < q.File
	}
	if p.Line != q.Line {
		return p.Line < q.Line
	}
	return p.Col < q.Col
}

// Span is a range of whole lines, first and last included.
type Span struct {
	File  string
	First int
	Last  int
}

// Start is the place of the span's first line.
func (s Span) Start() Pos { return Pos{File: s.File, Line: s.First} }

// Line is one line of a source: as it stood, and made plain.
type Line struct {
	No   int    // counts from 1
	Raw  string // decoded, without its line end
	Text string // odd spaces made plain, invisible characters removed; what the rules read
}

// Blank reports whether nothing visible stands on the line.
func (l Line) Blank() bool { return strings.TrimSpace(l.Text) == "" }

// Col is the column, in characters of Raw, of the byte offset off of Text.
func (l Line) Col(off int) int {
	if off > len(l.Text) {
		off = len(l.Text)
	}
	want, col, seen := utf8.RuneCountInString(l.Text[:off]), 1, 0
	for _, r := range l.Raw {
		if plain := Plain(r); plain >= 0 {
			if seen == want {
				return col
			}
			seen++
		}
		col++
	}
	return col
}

// Source is a seed text as it was read.
type Source struct {
	Name  string // path as given, with slashes: what findings print
	Path  string // path below the seeds folder, with slashes
	Lines []Line
}

// New makes a Source from decoded text with any line ends.
func New(name, path, decoded string) *Source {
	decoded = strings.ReplaceAll(strings.ReplaceAll(decoded, "\r\n", "\n"), "\r", "\n")
	s := &Source{Name: name, Path: path}
	if decoded == "" {
		return s
	}
	decoded = strings.TrimSuffix(decoded, "\n")
	s.Lines = make([]Line, 0, strings.Count(decoded, "\n")+1)
	for raw := range strings.SplitSeq(decoded, "\n") {
		s.Lines = append(s.Lines, Line{No: len(s.Lines) + 1, Raw: raw, Text: strings.Map(Plain, raw)})
	}
	return s
}

// Pos is the place of byte off of the Text of line no.
func (s *Source) Pos(no, off int) Pos {
	if no < 1 || no > len(s.Lines) {
		return Pos{File: s.Name, Line: no}
	}
	return Pos{File: s.Name, Line: no, Col: s.Lines[no-1].Col(off)}
}

// Span is the range of lines first to last of the source.
func (s *Source) Span(first, last int) Span { return Span{File: s.Name, First: first, Last: last} }

// Plain maps a character to its plain form: every odd space to a space, every invisible, control or direction
// character to -1, which removes it. Tabs and form feeds stay: they say something about the page.
func Plain(r rune) rune {
	switch {
	case r == '\t', r == '\f':
		return r
	case r == '\v', r == '\u0085', r == '\u2028', r == '\u2029': // line breaks within a line, as word processors make them
		return ' '
	case unicode.IsControl(r), r >= 0xe0000 && r <= 0xe007f, r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return -1
	case r == '\u00a0', r == '\u202f', r >= '\u2000' && r <= '\u200a', r == '\u205f', r == '\u3000', r == '\u1680':
		return ' '
	case r == '\u00ad', r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060', r == '\ufeff':
		return -1
	case Direction(r):
		return -1
	}
	return r
}

// Direction reports whether r is one of Unicode's explicit direction controls, which can make a text look like another.
func Direction(r rune) bool {
	return r == '\u200e' || r == '\u200f' || r == '\u061c' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}
