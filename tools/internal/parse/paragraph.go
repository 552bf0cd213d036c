package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/text"
)

// readParagraph takes one line, or in a hard-wrapped text the lines up to a blank one or another shape.
func readParagraph(s *state) (book.Block, bool) {
	b := book.Block{As: book.Paragraph, Last: s.at}
	b.Lines = append(b.Lines, s.trimmed(s.at))
	for s.wrapped && !s.verse[s.at] && s.line(b.Last+1) != "" && !s.otherShape(b.Last+1) {
		b.Last++
		b.Lines = append(b.Lines, s.trimmed(b.Last))
	}
	b.Text = s.join(b.Lines, s.at)
	return b, true
}

// readFence takes code between two lines of backticks or tildes: words, and nothing else.
func readFence(s *state) (book.Block, bool) {
	last := s.res.Fence(s.at)
	b := book.Block{As: book.Paragraph, Last: last}
	for no := s.at; no <= last; no++ {
		if r := s.trimmed(no); !r.Empty() {
			b.Lines = append(b.Lines, r)
		}
	}
	b.Text = text.Join(" ", b.Lines...)
	return b, last > 0
}

// otherShape reports whether a line opens something that no paragraph goes on into.
func (s *state) otherShape(no int) bool {
	line := s.line(no)
	return s.res.Fence(no) > 0 || s.isRow(no) || s.underlined(no) || clean.IsItem(line) || marked.MatchString(line) || strings.HasPrefix(line, ">") ||
		questionsLabel.MatchString(line) || s.repeatsContents(no) || s.dossierLines(no) > 1
}

// headsOf reports whether a line is a heading whatever stands around it.
func (s *state) headsOf(no int) bool {
	line := s.line(no)
	return marked.MatchString(line) || s.underlined(no) || s.underlined(no-1) || questionsLabel.MatchString(line) || s.repeatsContents(no)
}

func (s *state) isDate(no int) bool {
	_, ok, _ := s.dateOf(s.line(no))
	return ok
}

// ofParagraph reports whether a line counts when the width of the lines is judged: blocks of short lines and headings do not.
func (s *state) ofParagraph(no int) bool {
	if line := s.line(no); line == "" || s.res.Fenced(no) || s.alone(no) && !text.IsSentence(line) {
		return false
	}
	return !s.otherShape(no) && !s.goesOn[no] && !s.verse[no] && !(s.isDate(no) && s.opens[no])
}

// hardWrapped reports whether lines were broken at a width: no line of a paragraph has over 120 characters, most have over 50, and
// those that are not the last of their block are within 15 of the longest, one in ten aside: a footnote ends short in the midst of a page.
func (s *state) hardWrapped() bool {
	longest, over50, lines := 0, 0, 0
	var inner []int
	for no := s.res.Header + 1; no <= len(s.src.Lines); no++ {
		if !s.ofParagraph(no) {
			continue
		}
		n := utf8.RuneCountInString(s.line(no))
		longest = max(longest, n)
		lines++
		if n > 50 {
			over50++
		}
		if s.ofParagraph(no + 1) {
			inner = append(inner, n)
		}
	}
	s.width = longest
	if longest > 120 || over50*2 <= lines || len(inner) == 0 {
		return false
	}
	short := 0
	for _, n := range inner {
		if n < longest-15 {
			short++
		}
	}
	return short*10 <= len(inner)
}
