package parse

import (
	"fmt"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/text"
)

func runOf(words string) text.Run {
	src := text.New("x", "x", words)
	if len(src.Lines) == 0 {
		return text.Run{}
	}
	return src.Cut(1, 0, len(src.Lines[0].Text))
}

// drawn writes pieces down: words as they are, {strong}, /em/, ‹code›, <words → destination>, «prefix → key locator; key».
func drawn(pieces []book.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		words := p.Text.Text
		switch {
		case p.Kind == book.Citation:
			var cites []string
			for _, c := range p.Cites {
				cites = append(cites, strings.TrimSpace(strings.TrimPrefix(c.Prefix+" → ", " → ")+c.Key+" "+c.Locator))
			}
			words = "«" + strings.Join(cites, "; ") + "»"
		case p.Kind == book.Hyperlink:
			words = "<" + words + " → " + p.Dest + ">"
		case p.Kind == book.Code:
			words = "‹" + words + "›"
		case p.Strong:
			words = "{" + words + "}"
		case p.Em:
			words = "/" + words + "/"
		}
		b.WriteString(words)
	}
	return b.String()
}

func TestPieces(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{name: "words", in: "It was lit.", want: "It was lit."},
		{name: "citation", in: "It was lit. [@a-1901]", want: "It was lit. «a-1901»"},
		{name: "with a page", in: "Lit. [@a-1901, p. 12]", want: "Lit. «a-1901 p. 12»"},
		{name: "with pages and a chapter", in: "Lit. [@a-1901, ch. 3, pp. 12-14]", want: "Lit. «a-1901 ch. 3, pp. 12-14»"},
		{name: "locator without a comma", in: "Lit. [@a-1901 p. 12]", want: "Lit. «a-1901 p. 12»"},
		{name: "several works", in: "Lit. [@a-1901; @b-1902, p. 3;@c]", want: "Lit. «a-1901; b-1902 p. 3; c»"},
		{name: "two in a row", in: "Lit. [@a] [@b]", want: "Lit. «a» «b»"},
		{name: "words before the key", in: "Lit. [see @a, p. 1]", want: "Lit. «see → a p. 1»"},
		{name: "words before each key", in: "Lit. [see @doe-1999, pp. 33–35; also @smith-2004, ch. 1]", want: "Lit. «see → doe-1999 pp. 33–35; also → smith-2004 ch. 1»"},
		{name: "words before an author left out", in: "Lit. [but see -@a]", want: "Lit. «but see → a»"},
		{name: "a comma ends the words before", in: "Lit. [cf., in part, @a]", want: "Lit. «cf., in part, → a»"},
		{name: "a mailbox before a key", in: "Lit. [ask x@a.example, @b]", want: "Lit. [ask x@a.example, @b]"},
		{name: "author left out", in: "Lit. [-@a-1901]", want: "Lit. «a-1901»"},
		{name: "key with marks inside", in: "Lit. [@doe:1901.b_2]", want: "Lit. «doe:1901.b_2»"},
		{name: "in the middle", in: "It was lit, [@a] and then not.", want: "It was lit, «a» and then not."},
		{name: "insertion", in: "A light [is] a promise.", want: "A light [is] a promise."},
		{name: "sic", in: "The lihgt [sic] was lit.", want: "The lihgt [sic] was lit."},
		{name: "note mark", in: "It was lit.[3]", want: "It was lit.[3]"},
		{name: "ellipsis", in: "It […] was lit.", want: "It […] was lit."},
		{name: "address of a mailbox", in: "Write to [ada@elm.example] soon.", want: "Write to [ada@elm.example] soon."},
		{name: "not closed", in: "Lit. [@a", want: "Lit. [@a"},
		{name: "no key", in: "Lit. [@]", want: "Lit. [@]"},
		{name: "bare key", in: "Lit, says @a.", want: "Lit, says @a."},

		{name: "link", in: "See [the page](https://x.example/a?b=c#d).", want: "See <the page → https://x.example/a?b=c#d>."},
		{name: "link to a page of the site", in: "See [cases](/cases/).", want: "See <cases → /cases/>."},
		{name: "link to a file of the site", in: "A [feed](/feed.xml).", want: "A <feed → /feed.xml>."},
		{name: "a hidden file", in: "[x](/.git/config)", want: "[x](/.git/config)"},
		{name: "two dots in a file", in: "[x](/a..md)", want: "[x](/a..md)"},
		{name: "link to the root", in: "[Home](/)", want: "<Home → />"},
		{name: "link to a place", in: "See [below](#night-work).", want: "See <below → #night-work>."},
		{name: "link to a mailbox", in: "[Write](mailto:ada@elm.example)", want: "<Write → mailto:ada@elm.example>"},
		{name: "script", in: "[x](javascript:alert(1))", want: "[x](javascript:alert(1))"},
		{name: "script in capitals", in: "[x](JavaScript:alert)", want: "[x](JavaScript:alert)"},
		{name: "data", in: "[x](data:text/html,hi)", want: "[x](data:text/html,hi)"},
		{name: "another host by two slashes", in: "[x](//host.example/)", want: "[x](//host.example/)"},
		{name: "another host by backslashes", in: `[x](/\host.example)`, want: `[x](/\host.example)`},
		{name: "climbing", in: "[x](/../secret/)", want: "[x](/../secret/)"},
		{name: "relative", in: "[x](cases/y.md)", want: "[x](cases/y.md)"},
		{name: "file", in: "[x](file:///etc/hosts)", want: "[x](file:///etc/hosts)"},
		{name: "breaks out of the attribute", in: `[x](https://x.example/"onclick=)`, want: `[x](https://x.example/"onclick=)`},
		{name: "with a title", in: `[x](https://x.example "y")`, want: `[x](https://x.example "y")`},
		{name: "shortcode as destination", in: "[x](https://x.example/{{<y>}})", want: "[x](https://x.example/{{<y>}})"},
		{name: "picture", in: "![x](https://x.example/a.jpg)", want: "![x](https://x.example/a.jpg)"},
		{name: "brackets, then parentheses", in: "It [is] (1901).", want: "It [is] (1901)."},
		{name: "bare address", in: "See https://x.example now.", want: "See https://x.example now."},

		{name: "em by stars", in: "It *was* lit.", want: "It /was/ lit."},
		{name: "em by underscores", in: "It _was_ lit.", want: "It /was/ lit."},
		{name: "strong", in: "It **was** lit.", want: "It {was} lit."},
		{name: "strong by underscores", in: "It __was__ lit.", want: "It {was} lit."},
		{name: "several words", in: "The *outer harbor*, then", want: "The /outer harbor/, then"},
		{name: "in parentheses", in: "(*Patience*)", want: "(/Patience/)"},
		{name: "twice", in: "*a* and *b*", want: "/a/ and /b/"},
		{name: "product", in: "2*3*4", want: "2*3*4"},
		{name: "snake case", in: "a snake_case_word here", want: "a snake_case_word here"},
		{name: "stars with spaces", in: "a * b * c", want: "a * b * c"},
		{name: "one star", in: "see note * below", want: "see note * below"},
		{name: "three stars", in: "a ***b*** c", want: "a ***b*** c"},
		{name: "inside a word", in: "un*believ*able", want: "un*believ*able"},
		{name: "across a citation", in: "*a [@k] b*", want: "*a «k» b*"},
		{name: "letters that are not English", in: "ä*b*", want: "ä*b*"},

		{name: "code", in: "run `go test` now", want: "run ‹go test› now"},
		{name: "code hides marks", in: "`a *b* [@c]`", want: "‹a *b* [@c]›"},
		{name: "one backtick", in: "the ` key", want: "the ` key"},
		{name: "two backticks", in: "the `` key", want: "the `` key"},
		{name: "nothing", in: "", want: ""},
	} {
		pieces := Pieces(runOf(tc.in))
		if got := drawn(pieces); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
		if n := len(pieces); (tc.name == "product" || tc.name == "one backtick" || tc.name == "picture") && n != 1 {
			t.Errorf("%s: %d pieces, want words in one", tc.name, n)
		}
	}
}

// TestPiecePlaces holds that a piece and a citation know where they stand, in a text that was joined from two lines too.
func TestPiecePlaces(t *testing.T) {
	src := text.New("x", "x", "It *was* lit [@a;\n @b, p. 2] there.")
	r := text.Join(" ", src.Trimmed(1), src.Trimmed(2))
	var got []string
	for _, p := range Pieces(r) {
		if p.Kind != book.Citation {
			got = append(got, fmt.Sprintf("%s %d:%d", strings.TrimSpace(p.Text.Text), p.Text.Pos(0).Line, p.Text.Pos(0).Col))
		}
		for _, c := range p.Cites {
			got = append(got, fmt.Sprintf("@%s %d:%d", c.Key, c.Pos.Line, c.Pos.Col))
		}
	}
	if want := "It 1:1|was 1:5|lit 1:9|@a 1:15|@b 2:2|there. 2:11"; strings.Join(got, "|") != want {
		t.Errorf("pieces stand at %s, want %s", strings.Join(got, "|"), want)
	}
}

func TestPlain(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{name: "citation at the end", in: "It was lit. [@a-1901, p. 4]", want: "It was lit."},
		{name: "citation before the full stop", in: "It was lit [@a].", want: "It was lit."},
		{name: "citation in the middle", in: "It was lit [@a] at night.", want: "It was lit at night."},
		{name: "two citations", in: "It was lit. [@a] [@b] Then not.", want: "It was lit. Then not."},
		{name: "emphasis and code", in: "It *was* **lit** by `x`.", want: "It was lit by x."},
		{name: "link", in: "See [the page](/cases/).", want: "See the page."},
		{name: "refused link", in: "See [it](javascript:x).", want: "See [it](javascript:x)."},
		{name: "insertion", in: "It [is] lit.", want: "It [is] lit."},
		{name: "spaces", in: " a \t b  c ", want: "a b c"},
		{name: "citation only", in: "[@a]", want: ""},
	} {
		if got := PlainOf(runOf(tc.in)); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}

// FuzzPieces holds that pieces come in order and leave nothing out but marks: their words are a part of the text, one after the other.
func FuzzPieces(f *testing.F) {
	for _, s := range []string{"It *was* [@a, p. 2; @b] lit.", "[x](https://x.example) `c` **d** _e_", "[@a", "***", "![x](y)", "[a](b)](c)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := runOf(strings.ToValidUTF8(strings.NewReplacer("\r", " ", "\n", " ").Replace(s), "?"))
		at := 0
		for _, p := range Pieces(r) {
			i := strings.Index(r.Text[at:], p.Text.Text)
			if i < 0 || p.Kind != book.Citation && p.Text.Text == "" {
				t.Fatalf("piece %q does not stand in %q after byte %d", p.Text.Text, r.Text, at)
			}
			at += i + len(p.Text.Text)
		}
	})
}
