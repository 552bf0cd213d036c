package parse

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/text"
)

// findTitle looks above the first sentence for the lines that stand alone and are no sentences: the longest is the
// title, what stands above it its rubric. A line that Markdown marks as the first heading is the title whatever
// its length. A header that has a title makes all of them something else.
func (s *state) findTitle() {
	if s.doc.Header.Title != "" {
		return
	}
	var candidates []int
	best := 0
	s.inHead = map[int]bool{}
	for no := s.res.Header + 1; no <= len(s.src.Lines); no++ {
		line := s.line(no)
		if line == "" {
			continue
		}
		if s.line(no-1) == "" || no == s.res.Header+1 {
			for i := range s.headBlock(no) {
				s.inHead[no+i] = true
			}
		}
		if strings.HasPrefix(line, "# ") || s.underlined(no) && best == 0 {
			best = no
			break
		}
		if !s.mayTitle(no, line) {
			break
		}
		if s.standsAlone(no) && !isByline(line) && opensTitle.MatchString(line) {
			candidates = append(candidates, no)
			if best == 0 || utf8.RuneCountInString(line) > utf8.RuneCountInString(s.line(best)) {
				best = no
			}
		}
	}
	s.title = best
	for _, no := range candidates {
		if no < best {
			s.rubrics = append(s.rubrics, no)
		}
	}
}

// opensTitle is how a title may begin. Match: "“Loud” Looms", "14 Ways". Near-miss: "[foghorn]", "<i>Loud</i>", "♪".
var opensTitle = regexp.MustCompile(`^[\pL\pN#"“‘'«¿¡*_]`)

// standsAlone is alone, what belongs to a title right below it aside: a byline, a date, a dossier; the first paragraph of a text that has one
// line a paragraph; or other lines of the head of the text.
func (s *state) standsAlone(no int) bool {
	if above := no - 1; above > s.res.Header && s.line(above) != "" && !s.inHead[above] {
		return false
	}
	return s.line(no+1) == "" || isByline(s.line(no+1)) || s.isDate(no+1) || s.dossierLines(no+1) > 0 || s.abovePasted(no) || s.inHead[no]
}

// headBlock is how many lines that may be titles open the block that begins at a line: up to four, what belongs to them below aside. None
// where they are prose that a typist broke, or an address in small letters.
func (s *state) headBlock(no int) int {
	n := 0
	for ; n < 5; n++ {
		line := s.line(no + n)
		first, _ := utf8.DecodeRuneInString(line)
		switch {
		case line == "" || n > 0 && (isByline(line) || s.isDate(no+n) || s.dossierLines(no+n) > 0):
			return n
		case n > 0 && !unicode.IsLower(first) && s.standfirstAt(no+n):
			return n
		case !s.mayTitle(no+n, line), n > 0 && unicode.IsLower(first), s.wrapped && !text.TitleCapitals(line) && utf8.RuneCountInString(line) > s.width-25:
			return 0
		}
	}
	return 0
}

// standfirstAt reports whether one sentence stands at a line, and nothing but what belongs to a title right below it.
func (s *state) standfirstAt(no int) bool {
	line, below := s.line(no), s.line(no+1)
	return !s.wrapped && text.IsSentence(line) && len(text.Sentences(line)) == 1 && !strings.Contains(line, "[@") && (below == "" || isByline(below) || s.isDate(no+1))
}

// mayTitle reports whether the search for the title may go on past a line.
func (s *state) mayTitle(no int, line string) bool {
	if _, ok := s.res.ContentsAt(no); ok {
		return false
	}
	_, dated, err := s.dateOf(line)
	if s.dossierLines(no) > 0 || s.res.Fence(no) > 0 {
		return false
	}
	switch {
	case text.IsSentence(line), text.WordCount(line) > 30, dated, err != nil, strings.HasSuffix(line, ","): // Dear Tom,
		return false
	case clean.IsTableRow(line), clean.IsItem(line), strings.HasPrefix(line, ">"):
		return false
	case questionsLabel.MatchString(line), referencesLabel.MatchString(line), strings.HasPrefix(line, "##"):
		return false
	}
	_, _, known := s.labelled(no)
	return !known
}

func readTitle(s *state) (book.Block, bool) {
	if s.at != s.title {
		return book.Block{}, false
	}
	b := s.one(book.Title)
	if s.underlined(s.at) {
		b.Last++
	}
	b.Text = b.Text.Slice(len(b.Text.Text)-len(strings.TrimLeft(b.Text.Text, "# ")), len(b.Text.Text)).Trim()
	s.doc.Title = b.Text
	return b, true
}

func readRubric(s *state) (book.Block, bool) {
	return s.one(book.Rubric), slices.Contains(s.rubrics, s.at)
}

// readStandfirst takes one sentence alone under the title.
func readStandfirst(s *state) (book.Block, bool) {
	last := lastShown(s.doc.Blocks)
	line := s.line(s.at)
	alone := s.alone(s.at) && text.IsSentence(line) && len(text.Sentences(line)) == 1 && !strings.Contains(line, "[@")
	return s.one(book.Standfirst), last != nil && last.As == book.Title && (alone || s.standfirstAt(s.at))
}

// lastShown is the last block that is neither blank nor dropped.
func lastShown(blocks []book.Block) *book.Block {
	for i := len(blocks) - 1; i >= 0; i-- {
		if blocks[i].As != book.Blank && blocks[i].As != book.Dropped {
			return &blocks[i]
		}
	}
	return nil
}

// byline names who wrote. Match: "By Ada Marsh", "by Ada Marsh and Tom Reed". Near-miss: "By the sea they met."
var byline = regexp.MustCompile(`^(?:By|by|BY|(?:Written|Text|Words|Posted|Interview|Interviewed|Reported|Story|Report|Photographs|Photos|Translated|Edited|Compiled) by) \p{Lu}[\p{L}.'’-]*(?:,? (?:and |& )?\p{Lu}[\p{L}.'’-]*){1,8}(?: in \p{Lu}[\p{L}-]+|, \p{Lu}\pL+(?: (?:of|the|for|at|\p{Lu}[\p{L}-]*)){1,10})?$`)

// closing is a line about its author at the end of a text. Match: "Ada Marsh is a reporter at the Tide." Near-miss: "The harbor is a port."
var closing = regexp.MustCompile(`^(\p{Lu}[\p{L}.'’-]*(?: (?:\p{Lu}[\p{L}.'’-]*|de|van|von|bin|al|der|del|la)){1,3}) (?:is|was) (?:an?|the)(?: |$)`)

// dated is what a web page hangs on a byline. Match: ", Updated March 3, 2021", " | 5 min read". Near-miss: ", the boats came in."
var dated = regexp.MustCompile(`^(By [^,|·•–—]+?)(?:,| on |\s*[|·•–—]) *(?:\D{0,30}\d[\w ,:.]{0,40})$`)

// isByline reports whether a line names who wrote, the date of the page or the time to read it aside.
func isByline(line string) bool {
	if m := dated.FindStringSubmatch(line); m != nil && !text.EndsSentence(line) {
		line = m[1]
	}
	return byline.MatchString(line)
}

func readByline(s *state) (book.Block, bool) {
	line := s.line(s.at)
	if byline.MatchString(line) || isByline(line) && (!s.wrapped || s.alone(s.at)) {
		return s.one(book.Byline), true
	}
	m := closing.FindStringSubmatch(line)
	boxed := s.res.Dropped[s.labelAbove(s.at)] == "author-box"
	if m == nil || strings.HasPrefix(m[1], "The ") || s.after(s.at) && !boxed || !s.mayBePerson(m[1]) {
		return book.Block{}, false
	}
	return s.one(book.Byline), true
}

// labelAbove is the nearest line above that is not blank.
func (s *state) labelAbove(no int) int {
	for no--; no > s.res.Header && s.src.Lines[no-1].Blank(); no-- {
	}
	return no
}

// after reports whether anything but blank and dropped lines follows a line.
func (s *state) after(no int) bool {
	for no++; no <= len(s.src.Lines); no++ {
		if s.line(no) != "" {
			return true
		}
	}
	return false
}

// mayBePerson reports whether words are no known name of a role other than agent.
func (s *state) mayBePerson(words string) bool {
	return !slices.ContainsFunc(s.lists.Names, func(n book.Name) bool { return n.Kind.Role != book.Agent && s.isCalled(n, words) })
}
