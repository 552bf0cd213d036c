// Package parse reads the kept lines of a text as blocks: what each line is, by which rule.
//
// Goals: each line of the file is in exactly one block; what no rule knows is a paragraph; the rules are one ordered
// table. Non-goals: what the blocks mean together (package gather), and dropping lines (package clean).
package parse

import (
	"strings"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/text"
)

// Doc reads a cleaned text. It never fails: what is wrong is found, and read as well as it honestly can be.
func Doc(res clean.Result, l *lists.Lists) (*book.Doc, []finding.Finding) {
	s := &state{res: res, src: res.Source, lists: l, at: 1}
	s.doc = &book.Doc{Source: res.Source, Blocks: make([]book.Block, 0, len(res.Source.Lines))}
	s.readHeader()
	s.identify()
	s.layout = s.lay()
	s.wrapped = s.hardWrapped()
	for _, l := range s.src.Lines[s.res.Header:] {
		if line := s.line(l.No); text.IsSentence(line) && !isReferenceShaped(line) || s.wrapped && utf8.RuneCountInString(line) > s.width-15 {
			s.lastWords = l.No
		}
	}
	s.findTitle()
	if faqTitle.MatchString(s.doc.Header.Title) {
		s.section = questions
	}
	for s.at <= len(s.src.Lines) {
		s.step()
	}
	s.callByFirstWords()
	return s.doc, s.found
}

// Head reads only what a text says of itself: its header, id and kind.
func Head(res clean.Result, l *lists.Lists) (*book.Doc, []finding.Finding) {
	s := &state{res: res, src: res.Source, lists: l, doc: &book.Doc{Source: res.Source}}
	s.readHeader()
	s.identify()
	return s.doc, s.found
}

// state is where the reading of one text has come to.
type state struct {
	res       clean.Result
	src       *text.Source
	lists     *lists.Lists
	doc       *book.Doc
	found     []finding.Finding
	layout                    // how its lines stand to each other
	at        int             // number of the line to be read next
	speakers  map[string]int  // of each unknown label: how often it stands before a sentence, less how often before other words
	wordSet   map[string]bool // see words
	width     int             // how many characters the longest line of a paragraph has
	wrapped   bool            // lines were broken by a typist or a mail program, not by meaning
	title     int             // line of the title; 0 for none in the body
	inHead    map[int]bool    // lines of the head of the text: titles, one below the other
	lastWords int             // the last line that is a sentence, works of a list aside
	rubrics   []int           // lines of shorter titles above it
	section   section         // what the last heading opened
}

type section int

const (
	plain section = iota
	questions
	references
)

// step reads one block with the first rule that knows it.
func (s *state) step() {
	for _, r := range Rules {
		b, ok := r.read(s)
		if !ok {
			continue
		}
		if b.Rule == "" {
			b.Rule = r.Name
		}
		b.First = s.at
		b.Last = max(b.Last, b.First)
		s.doc.Blocks = append(s.doc.Blocks, b)
		s.at = b.Last + 1
		return
	}
}

// line is the trimmed text of a line; empty outside the text and for a dropped line.
func (s *state) line(no int) string {
	if no <= s.res.Header || no > len(s.src.Lines) || !s.res.Kept(no) {
		return ""
	}
	return strings.Trim(s.src.Lines[no-1].Text, " \t\f")
}

// alone reports whether a line has blank or dropped lines, or an end of the text, on both sides.
func (s *state) alone(no int) bool {
	return s.line(no-1) == "" && s.line(no+1) == ""
}

// one is a block of the current line alone.
func (s *state) one(as book.As) book.Block {
	return book.Block{As: as, Last: s.at, Text: s.trimmed(s.at)}
}

func (s *state) trimmed(no int) text.Run {
	t := s.src.Lines[no-1].Text
	start := len(t) - len(strings.TrimLeft(t, " \t\f"))
	end := max(start, len(strings.TrimRight(t, " \t\f")))
	return s.src.Cut(no, start, end)
}

// identify gives the text its seed id and kind: from the header, else from the file's name and folder.
func (s *state) identify() {
	folder, base, nested := strings.Cut(s.src.Path, "/")
	if !nested {
		folder, base = "", s.src.Path
	}
	base = base[strings.LastIndex(base, "/")+1:]
	if i := strings.LastIndex(base, "."); i > 0 {
		base = base[:i]
	}
	s.doc.ID = Slug(base)
	s.doc.Kind = s.lists.KindOfRole(book.Source)
	if k, ok := s.lists.KindOfFolder(folder); ok {
		s.doc.Kind = k
	}
	s.fromHeader()
}

func (s *state) fromHeader() {
	h := s.doc.Header
	if k, ok := s.lists.Kind(h.Kind); ok {
		s.doc.Kind = k
	} else if h.Kind != "" {
		s.found = append(s.found, finding.New("unknown-name", h.At["kind"], "kind %q is not in config.toml", h.Kind))
	}
	switch {
	case s.doc.Kind.Role == book.Source && h.Work != "":
		s.doc.ID = h.Work // a digest's key is its id
	case h.ID != "":
		s.doc.ID = h.ID
	}
}

// Slug is an id made of words: lower case, every other run of characters a hyphen.
func Slug(words string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(words) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// callByFirstWords names a text that has no title by its first five words.
func (s *state) callByFirstWords() {
	if !s.doc.Title.Empty() {
		return
	}
	for _, b := range s.doc.Blocks {
		if b.As != book.Paragraph && b.As != book.Answer || text.Key(b.Text.Text) == "" {
			continue
		}
		s.doc.Title = firstWords(b.Text, 5)
		return
	}
	for _, b := range s.doc.Blocks { // a text that is but a list, or a quotation
		for _, item := range b.Items[:min(5, len(b.Items))] {
			b.Text = text.Join(" ", b.Text, item.Text)
		}
		if b.As != book.Dropped && b.As != book.HeaderBlock && text.Key(b.Text.Text) != "" {
			s.doc.Title = firstWords(b.Text, 5)
			return
		}
	}
}

// firstWords is the first n words of a run, citations left out.
func firstWords(r text.Run, n int) text.Run {
	var read, words []text.Run
	for _, p := range Pieces(r) {
		read = append(read, p.Text)
	}
	plain := text.Join("", read...)
	for _, w := range strings.Fields(plain.Text)[:min(n, len(strings.Fields(plain.Text)))] {
		at := strings.Index(plain.Text, w)
		words = append(words, plain.Slice(at, at+len(w)))
		plain = plain.Slice(at+len(w), len(plain.Text))
	}
	return text.Join(" ", words...)
}
