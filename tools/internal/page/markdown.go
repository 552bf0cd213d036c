package page

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

// special are the characters that Markdown, Hugo or GitHub may read as more than themselves, wherever they stand.
const special = "\\`*_[]<>&|~{}$"

// address opens what becomes a link by itself on GitHub. Match: "http://", "www.", "a@b". Near-miss: "ratio 1:2".
var address = regexp.MustCompile(`(?i)(?:[a-z]+(:)//|\bwww(\.)|[\w.+-](@)[\w-])`)

// opening is what means something at the start of a line. Match: "# x", "12. x", "- x", ": x", "=". Near-miss: "#x" is caught too, and harmless.
var opening = regexp.MustCompile(`^(?:[#+=:-]|\d{1,9}[.)])`)

// Escape makes words plain Markdown: read back, they are the same words and nothing else. They must be one line.
func Escape(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	var b strings.Builder
	marks := signs(words)
	for i := 0; i < len(words); i++ {
		if strings.IndexByte(special, words[i]) >= 0 || marks[i] {
			b.WriteByte('\\')
		}
		b.WriteByte(words[i])
	}
	return b.String()
}

// signs are where a colon, dot or at sign makes an address or a picture of what stands around it. Most words have none, and the
// expressions are not asked.
func signs(words string) map[int]bool {
	if !strings.ContainsAny(words, ":@") && !strings.Contains(strings.ToLower(words), "www.") {
		return nil
	}
	marks := map[int]bool{}
	for _, m := range address.FindAllStringSubmatchIndex(words, -1) {
		for i := 2; i < len(m); i += 2 {
			marks[m[i]] = m[i] >= 0
		}
	}
	for _, m := range emoji.FindAllStringIndex(words, -1) {
		marks[m[0]] = true
	}
	return marks
}

// emoji is what GitHub shows as a picture. Match: ":smile:". Near-miss: "10:30".
var emoji = regexp.MustCompile(`:[a-z0-9_+-]+:`)

// atStart keeps the first character of a line from opening a heading, list or ruler.
func atStart(s string) string {
	m := opening.FindString(s)
	if m == "" {
		return s
	}
	return s[:len(m)-1] + "\\" + s[len(m)-1:]
}

// line writes one line of the body.
func (s *sheet) line(format string, args ...any) { fmt.Fprintf(&s.body, format+"\n", args...) }

// gap writes the blank line that ends a block.
func (s *sheet) gap() { s.body.WriteString("\n") }

// para writes a block of one line.
func (s *sheet) para(words string) {
	if words != "" {
		s.line("%s\n", words)
	}
}

// heading writes a heading; its words are escaped.
func (s *sheet) heading(level int, words string) { s.section(level, Escape(words)) }

// section writes a heading of words that are Markdown already, and begins a section: each name is linked anew.
func (s *sheet) section(level int, markdown string) {
	if level == 2 {
		s.improve()
	}
	s.para(strings.Repeat("#", level) + " " + markdown)
	clear(s.met)
}

// statement writes a passage as it stands on its own page: its words, marks and permalink.
func (s *sheet) statement(p *book.Passage) string {
	return strings.TrimSpace(s.words(p) + s.closing(p))
}

// closing is what ends a statement: marks for works that its words do not cite themselves, and its permalink.
func (s *sheet) closing(p *book.Passage) string {
	out := ""
	if len(citesIn(p)) == 0 {
		out = s.markAll(p.Works, s.m.relation(p), p)
	}
	return out + " " + s.permalink(p)
}

func citesIn(p *book.Passage) []book.Cite {
	var out []book.Cite
	for _, piece := range p.Pieces {
		out = append(out, piece.Cites...)
	}
	return out
}

// permalink is the anchor of a passage on its own page, and on another the link to where it stands.
func (s *sheet) permalink(p *book.Passage) string {
	home := s.m.home[p]
	switch {
	case home == s.id && home != "" && !s.anchor[p.ID]:
		s.anchor[p.ID] = true
		s.comesFrom(p.File, p.Line, lastLine(p))
		return "[¶](#" + p.ID + ")"
	case s.m.fileOf(home) != "":
		return "[¶](" + s.toName(home) + "#" + p.ID + ")"
	}
	return ""
}

// words is a passage's text in Markdown: names linked at their first mention in the section, citations as marks.
func (s *sheet) words(p *book.Passage) string {
	var b strings.Builder
	relations := s.m.relations(p)
	for i, piece := range p.Pieces {
		switch piece.Kind {
		case book.Citation:
			out := strings.TrimRight(b.String(), " ")
			b.Reset()
			b.WriteString(out + s.markAll(piece.Cites, relations[i], p))
		case book.Code:
			b.WriteString("`" + strings.ReplaceAll(piece.Text.Text, "`", "'") + "`")
		case book.Hyperlink:
			b.WriteString(s.hyperlink(piece))
		default:
			b.WriteString(emphasize(piece, s.linked(p, i)))
		}
	}
	return atStart(strings.Join(strings.Fields(b.String()), " "))
}

func emphasize(p book.Piece, words string) string {
	switch {
	case p.Strong:
		return "**" + words + "**"
	case p.Em:
		return "*" + words + "*"
	}
	return words
}

// linked is the words of piece i, with the names as links that this section of the page meets first.
func (s *sheet) linked(p *book.Passage, i int) string {
	var b strings.Builder
	words, from := p.Pieces[i].Text.Text, 0
	for _, m := range p.Mentions {
		if m.Piece != i || s.met[m.Name] || m.Name == s.id || s.m.fileOf(m.Name) == "" {
			continue
		}
		s.met[m.Name] = true
		b.WriteString(escapeInside(words[from:m.Start]))
		b.WriteString("[" + Escape(words[m.Start:m.End]) + "](" + s.toName(m.Name) + s.card(m.Name) + ")")
		from = m.End
	}
	b.WriteString(escapeInside(words[from:]))
	return b.String()
}

// card is what a link to a name has behind its address when the layouts are to make a card of the name: its kind, as the title. Only the first link
// in the page's own words has it, and only to a name that has a summary. Works have none: what a mark says of them stands in its note. Nor has the
// front page any: what it leads to, it shows.
func (s *sheet) card(id string) string {
	e := s.m.web.Entry(id)
	if !s.prose || s.meta.kind == "home" || s.carded[id] || e.Lead == nil || e.Kind.Role == book.Source || e.Kind.Role == book.Page {
		return ""
	}
	s.carded[id] = true
	return ` "` + strings.ReplaceAll(Escape(e.Kind.Name), `"`, `\"`) + `"`
}

// escapeInside is Escape that keeps the spaces at both ends.
func escapeInside(words string) string {
	out := Escape(words)
	if out == "" && words != "" {
		return " "
	}
	if strings.HasPrefix(words, " ") {
		out = " " + out
	}
	if strings.HasSuffix(words, " ") {
		out += " "
	}
	return out
}

// hyperlink is a link that a text made. One to a page of the site becomes the address of its file; one to nowhere is
// left as it is, and found when the pages are read back.
func (s *sheet) hyperlink(p book.Piece) string {
	dest := p.Dest
	title := ""
	if figures.MatchString(p.Text.Text) {
		title = ` "` + p.Text.Text + `"` // else it would be taken for a mark
	}
	if strings.HasPrefix(dest, "/") {
		dest = s.to(s.m.siteFile(dest))
	}
	return "[" + Escape(p.Text.Text) + "](" + dest + title + ")"
}

// figures is what a mark has for its words. Match: "1981". Near-miss: "in 1981".
var figures = regexp.MustCompile(`^[0-9]+$`)

// siteFile is the file of the content folder that an address of the site leads to; a file of the site is its own.
func (m *maker) siteFile(address string) string {
	at, fragment, _ := strings.Cut(address, "#")
	if fragment != "" {
		fragment = "#" + fragment
	}
	at = strings.Trim(at, "/")
	switch {
	case at == "":
		return "_index.md" + fragment
	case path.Ext(at) != "":
		return at
	case slices.Contains(leaves, at):
		return at + "/index.md" + fragment
	case at == "compare" || at == "data" || slices.ContainsFunc(m.web.Lists.Kinds, func(k book.Kind) bool { return k.Folder == at }):
		return at + "/_index.md" + fragment
	case strings.HasPrefix(at, "compare/"):
		return at + "/index.md" + fragment
	}
	return at + ".md" + fragment
}

// leaves are the generated pages that have no pages below them.
var leaves = []string{"a-z", "contribute/findings", "data/codebook", "disagreements", "print", "questions", "search", "timeline"}

// once is citations without their places, each once.
func once(cites []book.Cite) []book.Cite {
	var out []book.Cite
	for _, c := range cites {
		if c.Pos = (text.Pos{}); !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func keysOf(cites []book.Cite) []string {
	var out []string
	for _, c := range cites {
		if !slices.Contains(out, c.Key) {
			out = append(out, c.Key)
		}
	}
	return out
}

// plainOf is words without marks and links, for front matter.
func plainOf(p *book.Passage) string {
	if p == nil {
		return ""
	}
	return parse.Plain(p.Pieces)
}
