package parse

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/text"
)

// Pieces parts a run of words into what is set in one way: words, words that are emphasized, code, links and citations. What
// is none of these is words as they stand.
func Pieces(r text.Run) []book.Piece {
	var out []book.Piece
	from := 0
	flush := func(to int) {
		if to > from {
			out = append(out, book.Piece{Kind: book.Words, Text: r.Slice(from, to)})
		}
	}
	for i := 0; i < len(r.Text); {
		p, n := special(r, i)
		if n == 0 {
			i++
			continue
		}
		flush(i)
		out = append(out, p)
		i += n
		from = i
	}
	flush(len(r.Text))
	return out
}

// special reads the piece that begins at byte i, and its length; 0 when there is none.
func special(r text.Run, i int) (book.Piece, int) {
	switch rest := r.Text[i:]; rest[0] {
	case '[':
		if p, n := citation(r, i); n > 0 {
			return p, n
		}
		return hyperlink(r, i)
	case '`':
		if end := strings.IndexByte(rest[1:], '`'); end > 0 {
			return book.Piece{Kind: book.Code, Text: r.Slice(i+1, i+1+end)}, end + 2
		}
	case '*', '_':
		return emphasis(r, i)
	}
	return book.Piece{}, 0
}

// cited is a citation as Pandoc reads it. Match: "[@a-1901, p. 12; @b]". Near-miss: "[mail@x.example]".
var cited = regexp.MustCompile(`^\[((?:[^\[\]@;]*[ ])?-?@[\p{L}\p{N}][^\[\]]*)\]`)

// key is one work of a citation: what stands before it, its key, and where in it. Match: "see @a-1901, p. 12". Near-miss: "p. 12".
var key = regexp.MustCompile(`^(?:(.*?)\s)??-?@([\p{L}\p{N}](?:[\p{L}\p{N}_:.#$%&+?<>~/-]*[\p{L}\p{N}_])?)\s*,?\s*(.*)$`)

func citation(r text.Run, i int) (book.Piece, int) {
	m := cited.FindStringSubmatchIndex(r.Text[i:])
	if m == nil {
		return book.Piece{}, 0
	}
	p := book.Piece{Kind: book.Citation, Text: r.Slice(i, i)}
	at := i + m[2]
	for _, part := range strings.Split(r.Text[i+m[2]:i+m[3]], ";") {
		if k := key.FindStringSubmatch(part); k != nil {
			p.Cites = append(p.Cites, book.Cite{Key: k[2], Prefix: strings.TrimSpace(k[1]), Locator: strings.TrimSpace(k[3]), Pos: r.Pos(at + strings.IndexByte(part, '@'))})
		}
		at += len(part) + 1
	}
	if len(p.Cites) == 0 {
		return book.Piece{}, 0
	}
	return p, m[1]
}

// linked is a link as Markdown writes it. Match: "[words](/about/)". Near-miss: "[is] (1901)".
var linked = regexp.MustCompile(`^\[([^\[\]]+)\]\(([^()\s]+)\)`)

// destination is where a link of a seed text may lead: the web, a mailbox, a page or a file of the site, a place on the page.
// Match: "/cases/", "/feed.xml", "https://x.example/a". Near-miss: "javascript:alert(1)", "//x.example", "/.git/".
var destination = regexp.MustCompile(`^(?:https?://[^\s<>"'\x60\\]+|mailto:[^\s<>"'\x60\\]+|/(?:[a-z0-9-]+/)*(?:[a-z0-9-]+\.[a-z]+|#[a-z0-9-]+)?|#[a-z0-9-]+)$`)

func hyperlink(r text.Run, i int) (book.Piece, int) {
	m := linked.FindStringSubmatchIndex(r.Text[i:])
	if m == nil || i > 0 && r.Text[i-1] == '!' || !destination.MatchString(r.Text[i+m[4]:i+m[5]]) {
		return book.Piece{}, 0
	}
	return book.Piece{Kind: book.Hyperlink, Text: r.Slice(i+m[2], i+m[3]), Dest: r.Text[i+m[4] : i+m[5]]}, m[1]
}

// emphasis reads *words*, _words_ and **words**: the mark hugs the words inside, and outside it stands no letter.
func emphasis(r text.Run, i int) (book.Piece, int) {
	t := r.Text
	mark := t[i : i+1]
	if strings.HasPrefix(t[i:], mark+mark) {
		mark += mark
	}
	end := strings.Index(t[i+len(mark):], mark)
	if end <= 0 || letterBefore(t, i) {
		return book.Piece{}, 0
	}
	inner := t[i+len(mark) : i+len(mark)+end]
	after := i + 2*len(mark) + end
	if strings.TrimSpace(inner) != inner || strings.ContainsAny(inner, "[]`*_") || after < len(t) && wordByte(t[after]) {
		return book.Piece{}, 0
	}
	return book.Piece{Kind: book.Words, Text: r.Slice(i+len(mark), i+len(mark)+end), Strong: len(mark) == 2, Em: len(mark) == 1}, after - i
}

func letterBefore(t string, i int) bool { return i > 0 && wordByte(t[i-1]) }

func wordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80 || b == '*' || b == '_'
}

// Plain is the words of pieces as they are read, citations aside, one space between words.
func Plain(pieces []book.Piece) string {
	var b []byte
	for _, p := range pieces {
		if p.Kind == book.Citation {
			b = bytes.TrimRight(b, " ")
			continue
		}
		b = append(b, p.Text.Text...)
	}
	return strings.Join(strings.Fields(string(b)), " ")
}

// PlainOf is the plain words of a run.
func PlainOf(r text.Run) string { return Plain(Pieces(r)) }
