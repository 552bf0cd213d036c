package verify

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"unicode"

	"github.com/yuin/goldmark"
	meta "github.com/yuin/goldmark-meta"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// page is a Markdown file of content/ as Hugo reads it.
type page struct {
	name    string // below the content folder
	file    string // as findings print it
	source  []byte
	ends    []int          // where its lines end
	anchors map[string]int // fragment → line
	links   []link
	found   []finding.Finding
}

type link struct {
	to   string
	line int
}

// ownAnchorRE is the destination of a link that makes an anchor wherever it stands: an entry, a date, a disagreement, an item.
// A passage's (#p-…) makes one only when its text is ¶; else it leads to it.
var ownAnchorRE = regexp.MustCompile(`^#[etdi]-`)

// linesRE is a fragment that names lines of a file. Match: "L4-L20". Near-miss: "L4-20".
var linesRE = regexp.MustCompile(`^L[1-9][0-9]*(?:-L[1-9][0-9]*)?$`)

// shortcodeRE is what Hugo reads before Markdown is.
var shortcodeRE = regexp.MustCompile(`\{\{[<%]`)

// newMarkdown reads as Hugo does with our config.toml; the browser test of a built site holds the two together.
func newMarkdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(meta.Meta, extension.Table, extension.Strikethrough),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	)
}

// readPage parses one page and reports what can be seen from it alone.
func readPage(name, file string, source []byte) *page {
	p := &page{name: name, file: file, source: source, ends: lineEnds(source), anchors: map[string]int{}}
	ctx := parser.NewContext(parser.WithIDs(headingIDs{}))
	tree := newMarkdown().Parser().Parse(gtext.NewReader(source), parser.WithContext(ctx))
	p.checkMeta(meta.TryGet(ctx))
	_ = ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			p.see(n)
		}
		return ast.WalkContinue, nil
	})
	for _, at := range shortcodeRE.FindAllIndex(source, -1) {
		p.report("page-code", p.line(at[0]), "page has the shortcode delimiter %s, want none", source[at[0]:at[1]])
	}
	return p
}

func (p *page) report(id string, line int, format string, args ...any) {
	p.found = append(p.found, finding.New(id, text.Pos{File: p.file, Line: line}, format, args...))
}

// line is the number of the line of a byte of the source.
func (p *page) line(at int) int {
	before, _ := slices.BinarySearch(p.ends, at) // a page has thousands of links: counting from its start was quadratic
	return 1 + before
}

func lineEnds(source []byte) []int {
	var out []int
	for i, c := range source {
		if c == '\n' {
			out = append(out, i)
		}
	}
	return out
}

// lineOf is the line of a node: its own place, else that of what is in it or around it.
func (p *page) lineOf(n ast.Node) int {
	if at := n.Pos(); at >= 0 {
		return p.line(at)
	}
	if t, ok := n.FirstChild().(*ast.Text); ok {
		return p.line(t.Segment.Start)
	}
	for up := n.Parent(); up != nil; up = up.Parent() {
		if up.Type() == ast.TypeBlock && up.Lines().Len() > 0 {
			return p.line(up.Lines().At(0).Start)
		}
	}
	return 1
}

// see takes in one node.
func (p *page) see(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		if id, ok := n.AttributeString("id"); ok {
			p.anchor(string(id.([]byte)), p.lineOf(n))
		}
	case *ast.Link:
		p.seeLink(n)
	case *ast.Image:
		p.report("page-code", p.lineOf(n), "page has the image %s, want none", n.Destination)
	case *ast.RawHTML:
		p.report("page-code", p.lineOf(n), "page has raw HTML %s, want none", n.Segments.Value(p.source))
	case *ast.HTMLBlock:
		p.report("page-code", p.lineOf(n), "page has a block of raw HTML, want none")
	}
}

func (p *page) seeLink(n *ast.Link) {
	to, line := string(n.Destination), p.lineOf(n)
	if ownAnchorRE.MatchString(to) || to != "#" && to[:min(1, len(to))] == "#" && plainText(n, p.source) == "¶" {
		p.anchor(to[1:], line)
		return
	}
	p.links = append(p.links, link{to, line})
}

func (p *page) anchor(id string, line int) {
	if first, ok := p.anchors[id]; ok {
		p.report("duplicate-anchor", line, "anchor #%s stands here and on line %d, want it once", id, first)
		return
	}
	p.anchors[id] = line
}

// plainText is the text of a node without its markup.
func plainText(n ast.Node, source []byte) string {
	var b bytes.Buffer
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(t.Value(source))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// headingIDs makes the fragments of headings as Hugo does when autoHeadingIDType is github: from the heading's source, a
// number after those that come again.
type headingIDs map[string]bool

// Generate makes an id of the words of a heading.
func (h headingIDs) Generate(value []byte, _ ast.NodeKind) []byte {
	id := bytes.Map(func(r rune) rune {
		switch {
		case r == '-' || r == ' ':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, bytes.TrimSpace(value))
	if len(id) == 0 {
		id = []byte("heading")
	}
	return h.unused(id)
}

func (h headingIDs) unused(id []byte) []byte {
	free := string(id)
	for i := 1; h[free]; i++ {
		free = string(id) + "-" + strconv.Itoa(i)
	}
	h[free] = true
	return []byte(free)
}

// Put takes an id that a heading gives itself.
func (h headingIDs) Put(value []byte) { h[string(value)] = true }
