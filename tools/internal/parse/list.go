package parse

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/text"
)

func readList(s *state) (book.Block, bool) {
	if !clean.IsItem(s.line(s.at)) {
		return book.Block{}, false
	}
	b := book.Block{As: book.List}
	b.Items, b.Last = s.items(s.at)
	return b, true
}

// entry is an item as it is read: its words with and without the marker, and what the marker is.
type entry struct {
	whole, words text.Run
	more         []text.Run // the lines that go on with it
	no           int        // its first line
	depth        int
	marker       string // "-" or its like; "1" for any number, "a" for any letter
	number       int
	lost         bool // its marker says more than a bullet does, and cannot be set as a number: it stays in the words
}

// items reads the list that begins at a line, and says where it ends. A line that is indented further than its item's marker goes on with
// it, and so does the next line of a hard-wrapped text. One blank line between items of one kind does not end the list.
func (s *state) items(no int) ([]book.Item, int) {
	var out []entry
	var indents []int
	last := no - 1
	for ; no <= len(s.src.Lines); no++ {
		indent := indentation(s.src.Lines[no-1].Text)
		switch {
		case s.line(no) == "":
			if len(out) == 0 || !s.loose(no, out[len(out)-1], indents) {
				return s.numbered(out), last
			}
			continue
		case !clean.IsItem(s.line(no)):
			if len(out) == 0 || indent < 2 && !s.wrapsOn(no) {
				return s.numbered(out), last
			}
			e := &out[len(out)-1]
			e.more, last = append(e.more, s.trimmed(no)), no
			continue
		}
		for len(indents) > 0 && indent < indents[len(indents)-1] {
			indents = indents[:len(indents)-1]
		}
		if len(indents) == 0 || indent > indents[len(indents)-1] {
			indents = append(indents, indent)
		}
		e := s.entry(no)
		e.depth = min(len(indents)-1, deepest)
		out, last = append(out, e), no
	}
	return s.numbered(out), last
}

// counted is the number of a marker. Match: "12." "(3)". Near-miss: "-".
var counted = regexp.MustCompile(`^\(?(\d{1,3})[.)]`)

func (s *state) entry(no int) entry {
	e := entry{no: no, whole: s.trimmed(no), words: s.unmarked(no), marker: firstWord(s.line(no))}
	if m := counted.FindStringSubmatch(e.marker); m != nil {
		e.number, _ = strconv.Atoi(m[1])
		e.marker = "1"
	} else if strings.HasSuffix(e.marker, ")") {
		e.marker, e.lost = "a", true
	}
	return e
}

// loose reports whether a list goes on behind a blank line: with an item of the same kind as those before it, a number with the next one.
func (s *state) loose(blank int, before entry, indents []int) bool {
	if s.res.Dropped[blank] != "" || blank == len(s.src.Lines) || s.line(blank+1) == "" {
		return false
	}
	indent := indentation(s.src.Lines[blank].Text)
	if !clean.IsItem(s.line(blank + 1)) {
		return indent >= 2 && indent > indents[0]
	}
	next := s.entry(blank + 1)
	if before.depth > 0 || indent > indents[0] {
		return true
	}
	return next.marker == before.marker && (next.marker != "1" || next.number == before.number+1) && s.section != questions
}

// wrapsOn reports whether a line of a hard-wrapped text goes on with the one above it, which is as long as lines are there.
func (s *state) wrapsOn(no int) bool {
	return s.wrapped && !s.otherShape(no) && utf8.RuneCountInString(s.src.Lines[no-2].Text) >= s.width-15
}

// numbered turns entries into items. Numbers that run on by one at their depth are set as numbers; the others stay in the words, so that
// none is lost.
func (s *state) numbered(entries []entry) []book.Item {
	var runs [deepest + 1][]int
	close := func(depth int) {
		inOrder := true
		for k, i := range runs[depth] {
			inOrder = inOrder && (k == 0 || entries[i].number == entries[runs[depth][k-1]].number+1)
		}
		for _, i := range runs[depth] {
			entries[i].lost = !inOrder
		}
		runs[depth] = nil
	}
	for i, e := range entries {
		for depth := e.depth + 1; depth <= deepest; depth++ {
			close(depth)
		}
		if e.number == 0 {
			close(e.depth)
			continue
		}
		runs[e.depth] = append(runs[e.depth], i)
	}
	for depth := range runs {
		close(depth)
	}
	var out []book.Item
	for _, e := range entries {
		item := book.Item{Text: e.words, Depth: e.depth, Number: e.number}
		if e.lost {
			item.Text, item.Number = e.whole, 0
		}
		item.Text = s.join(append([]text.Run{item.Text}, e.more...), e.no)
		out = append(out, item)
	}
	return out
}

// deepest is how deep an item is set at most, counted from 0.
const deepest = 5

func indentation(s string) int {
	n := 0
	for _, r := range s {
		switch r {
		case ' ':
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}
