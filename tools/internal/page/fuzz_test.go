package page

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/compare"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// FuzzPage holds that the words of each block of a text are on its page, and that no word of it became HTML.
func FuzzPage(f *testing.F) {
	files, _ := read.Lists(root+"/config.toml", "", "")
	l, _ := lists.From(files)
	for _, s := range []string{"# Tides\n\nThey came at night. Nobody saw them.\n\n## Night work\n\n- rope\n- lamp\n\n1. a\n2. b\n\nMay 1, 1901\nA ship came in.",
		"| a | b |\n|---|---|\n| x; y | z |", "Crew: Ada; Tom\nPort: Elm", "> We sailed.\n> — Ada", "Sources differ: x\n- a\n- b", "FAQ\nWhen?\nThen.", "<b>x</b> {{< x >}} `y` *z* [w](https://x.example/)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		src, found := read.Standard("sources/x.txt", []byte(s))
		if src == nil || len(src.Lines) > 200 || finding.HasErrors(found) {
			t.Skip("read lets no such text through")
		}
		src.Path = "sources/x.txt"
		m, ok := fuzzed(t, src, l)
		if !ok {
			t.Skip("what cannot be true is refused")
		}
		on := wordsIn(t, m.files[m.pageOf("x", 0)])
		for _, h := range m.web.Texts {
			for _, b := range h.Doc.Blocks {
				for _, want := range shownOf(b) {
					if k := bareWords(want); !strings.Contains(on, k) {
						t.Errorf("line %d, %s: words %q are not on the page %q", b.First, b.As, k, on)
					}
				}
			}
		}
	})
}

// shownOf is the words of a block that its page shows in one piece.
func shownOf(b book.Block) (out []string) {
	switch b.As {
	case book.Paragraph, book.Heading, book.Answer, book.Question, book.QuoteBlock, book.ReferenceAs, book.Standfirst, book.Rubric, book.Byline:
		return []string{parse.PlainOf(b.Text)}
	case book.TableBlock:
		for _, row := range b.Rows {
			for _, c := range row {
				for _, item := range c.Items {
					out = append(out, parse.PlainOf(item))
				}
			}
		}
	case book.DossierBlock:
		for _, fact := range b.Facts {
			out = append(out, parse.PlainOf(fact.Label))
			for _, v := range fact.Values {
				out = append(out, parse.PlainOf(v))
			}
		}
	case book.List, book.Disagreement:
		for _, item := range b.Items {
			out = append(out, parse.PlainOf(item.Text))
		}
	}
	return out
}

// bareWords is the letters and digits of words: marks may be set otherwise.
func bareWords(s string) string { return strings.Join(strings.FieldsFunc(s, notWord), "") }

func notWord(r rune) bool {
	return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
}

// wordsIn is what a reader of a page's Markdown reads of it, in letters and digits, source marks aside. HTML in it is a fault.
func wordsIn(t *testing.T, page string) string {
	t.Helper()
	if _, body, ok := strings.Cut(page, "\n---\n"); ok {
		page = body
	}
	var out bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.Table)).Convert([]byte(page), &out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "raw HTML omitted") {
		t.Errorf("page holds HTML: %q", page)
	}
	var b strings.Builder
	mark := false
	for z := html.NewTokenizer(&out); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.StartTagToken:
			tok := z.Token()
			mark = tok.Data == "a" && strings.HasPrefix(tok.Attr[0].Val, "../sources/")
		case html.EndTagToken:
			mark = false
		case html.TextToken:
			if words := string(z.Text()); !mark || strings.Trim(words, "0123456789") != "" {
				b.WriteString(bareWords(html.UnescapeString(words)))
			}
		}
	}
}

// fuzzed makes the pages of one text; not ok when the text is refused.
func fuzzed(t *testing.T, src *text.Source, l *lists.Lists) (model, bool) {
	doc, found := parse.Doc(clean.Text(src, nil), l)
	names, more := gather.NamesOf([]*book.Doc{doc}, nil, l)
	if finding.HasErrors(append(found, more...)) {
		return model{}, false
	}
	web, found := link.All([]*gather.Harvest{gather.From(doc, names.PageOf[0], names, l)}, names, l)
	tables, more := compare.Merge(web, names)
	if finding.HasErrors(append(found, more...)) {
		return model{}, false
	}
	m := model{web: web, files: map[string]string{}}
	for _, f := range All(web, tables) {
		m.files[f.Path] = string(f.Data)
	}
	return m, true
}
