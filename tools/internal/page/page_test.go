package page

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/link"
	seed "github.com/second-track/second-track/tools/internal/text"
)

// github reads Markdown with everything on that GitHub or Hugo could turn on.
var github = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList, extension.Typographer))

// readBack is the words of Markdown, and the first thing in it that is more than words.
func readBack(md string) (words, more string) {
	src := []byte(md)
	var b strings.Builder
	_ = ast.Walk(github.Parser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Document, *ast.Paragraph:
		case *ast.Text:
			b.Write(n.Segment.Value(src))
			if n.SoftLineBreak() {
				b.WriteString(" ")
			}
		case *ast.String:
			b.Write(n.Value)
		default:
			if more == "" {
				more = n.Kind().String()
			}
		}
		return ast.WalkContinue, nil
	})
	return unescape(b.String()), more
}

// unescape does what a renderer does with the backslashes that the parser leaves in text.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// curly is the typographer's doing, not ours.
var curly = strings.NewReplacer("&ldquo;", `"`, "&rdquo;", `"`, "&lsquo;", "'", "&rsquo;", "'", "&ndash;", "--", "&mdash;", "---", "&hellip;", "...", "&laquo;", "<<", "&raquo;", ">>")

func holds(t *testing.T, words string) {
	t.Helper()
	want := strings.Join(strings.Fields(words), " ")
	got, more := readBack(atStart(Escape(words)))
	if more != "" || curly.Replace(got) != curly.Replace(want) {
		t.Errorf("Escape(%q) = %q, reads back as %q with a %s", words, atStart(Escape(words)), got, more)
	}
}

func TestEscape(t *testing.T) {
	for _, h := range golden.HostileList {
		holds(t, h.Words)
	}
	for _, s := range []string{
		"# no heading", "1. no item", "1) no item", "- no item", "+ no item", "* no item", "=== no heading", "--- no ruler", "> no quote",
		"    no code", "```no fence", "~~~no fence", ": no definition", "[x]: /url", "| no | table |", "a\\b", "\\", "12:30 :smile: 1:2", "~",
		"mailto:a@b.example", "ftp://x.example", "HTTP://X.EXAMPLE", "a.b@c.example", "10. 11.", "2001. A year", "no *em", "**", "é — “q”",
	} {
		holds(t, s)
	}
}

func FuzzEscape(f *testing.F) {
	for _, h := range golden.HostileList {
		f.Add(h.Words)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, r := range s {
			if r < ' ' || r == 0x7f || r == '\ufffd' || r > 0x2000 && r < 0x2070 {
				t.Skip("read never lets such a character through")
			}
		}
		if strings.TrimSpace(s) != "" && !strings.Contains(s, "&") && !strings.ContainsAny(s, `"'-.<>`) {
			holds(t, s) // what the typographer rewrites is not compared
		}
	})
}

func TestInert(t *testing.T) {
	for in, want := range map[string]string{"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "1-1": "1-1", "": "", "a=b": "a=b",
		"＝1": "'＝1", "\n=1": "'\n=1", "–1": "–1"} {
		if got := inert(in); got != want {
			t.Errorf("inert(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestRelative(t *testing.T) {
	for _, tc := range []struct{ from, to, want string }{
		{"cases/a.md", "people/b.md", "../people/b.md"},
		{"cases/a.md", "cases/b.md", "b.md"},
		{"_index.md", "cases/b.md", "cases/b.md"},
		{"compare/x/index.md", "tracks/b.md", "../../tracks/b.md"},
		{"cases/a.md", "_index.md", "../_index.md"},
		{"cases/_index.md", "timeline/index.md", "../timeline/index.md"},
	} {
		if got := relative(tc.from, tc.to); got != tc.want {
			t.Errorf("relative(%q, %q) = %q, want %q", tc.from, tc.to, got, tc.want)
		}
	}
}

func TestCut(t *testing.T) {
	if got := cut("one two three", 9); got != "one…" {
		t.Errorf("cut = %q", got)
	}
	if got := cut("ééééééé", 7); len(got) > 7 || !strings.HasSuffix(got, "…") {
		t.Errorf("cut = %q, want at most 7 bytes", got)
	}
}

func TestDressed(t *testing.T) {
	p := &book.Passage{Pieces: []book.Piece{{Text: seed.Run{Text: "- How “it” began."}}}}
	s := (&maker{web: &link.Web{}}).sheet("a.md", "source", "A")
	for _, tc := range []struct{ open, shut, want string }{
		{"**_", "_**", "<strong><em>- How “it” began.</em></strong>"},
		{"_**", "**_", "<em><strong>- How “it” began.</strong></em>"},
		{"*", "*", "<em>- How “it” began.</em>"},
	} {
		var b strings.Builder
		if err := goldmark.Convert([]byte(s.dressed(p, tc.open, tc.shut)), &b); err != nil || b.String() != "<p>"+tc.want+"</p>\n" {
			t.Errorf("dressed(%q) reads back as %q, want %q; %v", tc.open, b.String(), tc.want, err)
		}
	}
	p.Pieces[0].Em = true
	if got := s.dressed(p, "_**", "**_"); strings.HasPrefix(got, "_") {
		t.Errorf("dressed = %q, want its own emphasis only", got)
	}
}

func TestSiteFile(t *testing.T) {
	m := ofFolder(t, folders["specimen"])
	mk := &maker{web: m.web}
	for address, want := range map[string]string{
		"/": "_index.md", "/about/": "about.md", "/cases/": "cases/_index.md", "/timeline/": "timeline/index.md", "/compare/": "compare/_index.md",
		"/compare/cases/": "compare/cases/index.md", "/data/": "data/_index.md", "/data/codebook/#casescsv": "data/codebook/index.md#casescsv",
	} {
		if got := mk.siteFile(address); got != want {
			t.Errorf("siteFile(%q) = %q, want %q", address, got, want)
		}
	}
}
