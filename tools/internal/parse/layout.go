package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/text"
)

// layout is how each line of a text, by its number, stands to those above and below it. It is found out once, since rules ask it of
// every line, and a walk up or down from each would take the square of their number.
type layout struct {
	labels []int  // how many pairs of label and value begin here
	ends   []int  // the last line of the pair that begins here: a value may go on in indented lines
	opens  []bool // it may open a block in a hard-wrapped text: no words that it could go on with stand right above it
	goesOn []bool // it is an item of a list, or indented under one
	verse  []bool // it stands in a block of short lines: verse, an address, a signature
}

func (s *state) lay() layout {
	n := len(s.src.Lines)
	l := layout{labels: make([]int, n+3), ends: make([]int, n+3), opens: make([]bool, n+2), goesOn: make([]bool, n+2), verse: make([]bool, n+2)}
	for no := n; no > 0; no-- {
		if label, _, _ := s.labelled(no); label != "" {
			l.ends[no] = no
			for s.continues(l.ends[no] + 1) {
				l.ends[no]++
			}
			l.labels[no] = l.labels[l.ends[no]+1] + 1
		}
	}
	for no := s.res.Header + 1; no <= n; no++ {
		above := no - 1
		l.opens[no] = above <= s.res.Header || s.line(above) == "" || s.headsOf(above) || l.opens[above] && s.isDate(above)
		l.goesOn[no] = clean.IsItem(s.line(no)) || l.goesOn[above] && s.line(no) != "" && indentation(s.src.Lines[above].Text) >= 2
	}
	s.hear(&l)
	s.findVerse(&l)
	return l
}

// hear takes the labels from lines in which people speak. Adjacent lines of unknown labels are no dossier when most values are sentences,
// and one asks or a label comes again: “Tide: Did you row? / Ada: I did.” A dossier says each thing once and asks nothing.
func (s *state) hear(l *layout) {
	for no := 1; no < len(l.labels); no++ {
		n := l.labels[no]
		if n == 0 {
			continue
		}
		last := no
		for range n {
			last = l.ends[last] + 1
		}
		if n > 1 && s.speech(no, last) {
			clear(l.labels[no:last])
		}
		no = last - 1
	}
}

// continues reports whether a line goes on with the value above it: indented, and nothing else.
func (s *state) continues(no int) bool {
	if line := s.line(no); line == "" || indentation(s.src.Lines[no-1].Text) < 2 || clean.IsItem(line) || clean.IsTableRow(line) {
		return false
	}
	label, _, _ := s.labelled(no)
	return label == ""
}

func (s *state) speech(no, end int) bool {
	said, n, heard, again := 0, 0, map[string]bool{}, false
	for i := no; i < end; i++ {
		label, value, known := s.labelled(i)
		switch {
		case known:
			return false
		case label == "":
			continue
		}
		n++
		if text.EndsSentence(value) {
			said++
		}
		again = again || heard[label] || strings.HasSuffix(value, "?")
		heard[label] = true
	}
	return again && said*3 >= n*2
}

// findVerse marks the blocks of two lines or more of which none is over 50 characters: whoever wrote them broke them by meaning.
func (s *state) findVerse(l *layout) {
	for no := 1; no < len(l.verse); no++ {
		first := no
		for s.line(no) != "" && utf8.RuneCountInString(s.line(no)) <= 50 {
			no++
		}
		whole := s.line(no) == ""
		for s.line(no) != "" {
			no++
		}
		for i := first; whole && no-first > 1 && i < no; i++ {
			l.verse[i] = true
		}
	}
}
