package parse

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/text"
)

// headed is a heading of the current line, its marks removed; it closes the section before it.
func (s *state) headed(open section) book.Block {
	b := s.one(book.Heading)
	b.Level = 2
	if n := len(b.Text.Text) - len(strings.TrimLeft(b.Text.Text, "#")); n > 0 {
		b.Level = min(max(2, n), 6)
		b.Text = b.Text.Slice(n, len(b.Text.Text)).Trim()
		if end := strings.TrimRight(b.Text.Text, "#"); end != b.Text.Text && strings.HasSuffix(end, " ") {
			b.Text = b.Text.Slice(0, len(end)).Trim()
		}
	}
	if words := clean.StripEdit(b.Text.Text); words != b.Text.Text {
		b.Text = b.Text.Slice(0, len(words))
	}
	s.section = open
	return b
}

// marked is a heading as Markdown marks it. Match: "## Night". Near-miss: "#1 of all".
var marked = regexp.MustCompile(`^#{1,6} +\S`)

func readMarkedHeading(s *state) (book.Block, bool) {
	if !marked.MatchString(s.line(s.at)) {
		return book.Block{}, false
	}
	return s.headed(plain), true
}

// underlined reports whether a row of = or - below a line makes it a heading.
func (s *state) underlined(no int) bool { return s.res.Underlined(no) }

func readUnderlinedHeading(s *state) (book.Block, bool) {
	if !s.underlined(s.at) {
		return book.Block{}, false
	}
	b := s.headed(plain)
	b.Last = s.at + 1
	return b, true
}

func readContentsHeading(s *state) (book.Block, bool) {
	if !s.repeatsContents(s.at) {
		return book.Block{}, false
	}
	return s.headed(plain), true
}

// repeatsContents reports whether a line says the same as an entry of the contents above it.
func (s *state) repeatsContents(no int) bool {
	e := s.res.Entry(s.line(no))
	if e == 0 && (s.line(no-1) == "" || s.res.Entry(clean.Outlined(s.line(no-1))) > 0) { // a heading may have its number in the outline
		e = s.res.Entry(clean.Outlined(s.line(no)))
	}
	return e > 0 && e < no
}

// short is how many words a heading without a mark has at most.
const short = 14

// few is how many words stand before the colon of a heading, as in “What they ate:”; more of them introduce what follows.
const few = 4

// clock is a time of day. Match: "2 May 2018 10:55 am". Near-miss: "Ratio 10:5".
var clock = regexp.MustCompile(`\b\d{1,2}:\d{2}\b`)

// isHeadingShaped reports whether a line is short and no sentence, and begins as headings do. Words that end in a colon introduce what
// follows, a date with a time of day says when the page was put up: both are words.
func isHeadingShaped(line string) bool {
	line = clean.StripEdit(line)
	switch {
	case line == "", text.WordCount(line) > short, text.IsSentence(line), strings.Contains(line, "[@"):
		return false
	case strings.HasSuffix(unnoted(line), ":") && (text.WordCount(line) > few && !text.TitleCapitals(line) || len(text.Sentences(line)) > 1):
		return false
	case clock.MatchString(line) && year.MatchString(line):
		return false
	}
	return text.TitleCapitals(line[:len(firstWord(line))]) && !strings.ContainsAny(line[len(line)-1:], ",;")
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func readLoneHeading(s *state) (book.Block, bool) {
	if !s.alone(s.at) || !isHeadingShaped(s.line(s.at)) && !asks(s.line(s.at)) || !s.after(s.at) || s.signs(s.at) {
		return book.Block{}, false
	}
	return s.headed(plain), true
}

// signs reports whether a line drawn across the page stands below a line: whoever wrote ends there.
func (s *state) signs(no int) bool {
	for no++; no <= len(s.src.Lines) && s.src.Lines[no-1].Blank(); no++ {
	}
	return s.res.Dropped[no] == "divider"
}

// year is a year among words. Match: "2 May 2018". Near-miss: "20180".
var year = regexp.MustCompile(`\b(?:1\d|20)\d\d\b`)

// noted is the mark of a note at the end of a line. Match: "of:[3]". Near-miss: "of [three]".
var noted = regexp.MustCompile(`(?:\[[\da-z]{1,3}\])+$`)

func unnoted(line string) string { return noted.ReplaceAllString(line, "") }

// asking opens a heading that asks. Match: "What is rope?", "Is it dear?". Near-miss: "But who would pay?", "And now?"
var asking = regexp.MustCompile(`^(?:What|Why|How|When|Where|Who|Whose|Which|Is|Are|Was|Were|Can|Could|Do|Does|Did|Should|Will|Would|Has|Have|Must)(?:['’]s)? `)

// asks reports whether a line is one short question, as headings of web pages are in sentence case.
func asks(line string) bool {
	return asking.MatchString(line) && strings.HasSuffix(line, "?") && text.WordCount(line) <= short && len(text.Sentences(line)) == 1 && !strings.ContainsAny(line, "“”\"[")
}

// readEditHeading takes a line that a wiki lets its readers edit.
func readEditHeading(s *state) (book.Block, bool) {
	line := s.line(s.at)
	words := clean.StripEdit(line)
	if words == line || words == "" || text.WordCount(words) > short || text.IsSentence(words) {
		return book.Block{}, false
	}
	return s.headed(plain), true
}

// readNumberedHeading takes an item of a numbered list that is alone: neither the line before it nor the one after it is an item.
func readNumberedHeading(s *state) (book.Block, bool) {
	line := s.line(s.at)
	words := clean.Outlined(line)
	glued := s.line(s.at-1) == "" && s.line(s.at+1) != "" && (s.aboveFull(s.at) || !s.wrapped && s.abovePasted(s.at))
	if words == line || !clean.IsItem(line) || !s.alone(s.at) && !glued || !isHeadingShaped(words) || s.section != plain {
		return book.Block{}, false
	}
	above, below := s.next(s.at, -1), s.next(s.at, 1)
	if below == "" || clean.IsItem(above) || clean.IsItem(below) || strings.HasSuffix(above, ":") {
		return book.Block{}, false
	}
	return s.headed(plain), true
}

// next is the nearest line, up or down, that is neither blank nor dropped.
func (s *state) next(no, step int) string {
	for no += step; no > s.res.Header && no <= len(s.src.Lines); no += step {
		if line := s.line(no); line != "" {
			return line
		}
	}
	return ""
}

// long is how many characters a sentence has at least that is a paragraph, where lines were not broken at a width.
const long = 80

// abovePasted reports whether a long line of sentences stands right below a line.
func (s *state) abovePasted(no int) bool {
	below := s.line(no + 1)
	return utf8.RuneCountInString(below) > long && text.IsSentence(below) && !clean.IsTableRow(below) && !clean.IsItem(below)
}

// aboveShape reports whether a shape that a heading may name stands right below a line: a date with its paragraph, a list, a table.
func (s *state) aboveShape(no int) bool {
	below := s.line(no + 1)
	return !s.isRow(no) && !leadIn.MatchString(s.line(no)) && (clean.IsItem(below) || s.isRow(no+1) || s.isDate(no+1) && s.line(no+2) != "")
}

// leadIn opens words that lead into a list and are no heading. Match: "They carry". Near-miss: "Theory".
var leadIn = regexp.MustCompile(`^(?:I|You|He|She|It|We|They|This|These|Those|There|Here|Who|Which)['’ ]`)

// aboveFull reports whether, in a hard-wrapped text, a full line stands below one of less than half its width: no typist would have broken
// a paragraph there.
func (s *state) aboveFull(no int) bool {
	first, _ := utf8.DecodeRuneInString(s.line(no + 1))
	return s.wrapped && utf8.RuneCountInString(s.line(no))*2 < s.width && utf8.RuneCountInString(s.line(no+1)) >= s.width-15 && !unicode.IsLower(first) && s.isParagraph(no+1)
}

// isParagraph reports whether a line is of no other shape.
func (s *state) isParagraph(no int) bool {
	return s.line(no) != "" && !s.otherShape(no) && !s.isDate(no)
}

// readGluedHeading takes a short line below a blank one and right above what it heads: pages lose the blank line below their headings.
func readGluedHeading(s *state) (book.Block, bool) {
	line := s.line(s.at)
	label, _, _ := s.labelled(s.at)
	if s.section != plain || s.line(s.at-1) != "" || label != "" || utf8.RuneCountInString(line) < 2 || strings.HasSuffix(line, ":") || !isHeadingShaped(line) && !asks(line) {
		return book.Block{}, false
	}
	if s.aboveFull(s.at) || !s.wrapped && s.abovePasted(s.at) || s.aboveShape(s.at) {
		return s.headed(plain), true
	}
	return book.Block{}, false
}

func readDossierHeading(s *state) (book.Block, bool) {
	if s.line(s.at-1) != "" || !isHeadingShaped(s.line(s.at)) || s.dossierLines(s.at+1) == 0 {
		return book.Block{}, false
	}
	return s.headed(plain), true
}
