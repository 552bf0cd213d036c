package overlap

import (
	"bytes"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/second-track/second-track/tools/internal/text"
)

var (
	unread = []string{"script", "style", "template"} // their words are not read by people
	quotes = []string{"blockquote", "q"}
	inline = []string{"a", "abbr", "b", "em", "i", "mark", "span", "strong", "sub", "sup", "time", "u"} // a word may go on behind them
)

// html leaves the words that a reader sees, each where it stood, and sets quotations of our own apart.
func (p *prepared) html(ours bool) {
	z := html.NewTokenizer(bytes.NewReader(bytes.Clone(p.bytes)))
	at, hidden, quoted := 0, 0, 0
	for z.Next() != html.ErrorToken {
		size := len(z.Raw())
		t := z.Token()
		step := map[html.TokenType]int{html.StartTagToken: 1, html.EndTagToken: -1}[t.Type]
		if slices.Contains(unread, t.Data) {
			hidden = max(0, hidden+step)
		}
		if slices.Contains(quotes, t.Data) {
			quoted = max(0, quoted+step)
		}
		switch {
		case t.Type == html.TextToken && ours && quoted > 0:
			p.fill(at, at+size, apart)
		case t.Type == html.TextToken && hidden == 0:
			p.entities(at, at+size)
		case step != 0 && slices.Contains(inline, t.Data):
			p.fill(at, at+size, void)
		default:
			p.fill(at, at+size, ' ')
		}
		at += size
	}
}

// entities writes the characters that entities stand for in their place, and nothing in what is left of it.
func (p *prepared) entities(from, to int) {
	for i := from; i < to; i++ {
		if p.bytes[i] != '&' {
			continue
		}
		end := bytes.IndexByte(p.bytes[i:to], ';') + 1
		if end < 3 || end > 12 {
			continue
		}
		char := strings.Map(text.Plain, html.UnescapeString(string(p.bytes[i:i+end])))
		if len(char) < end {
			p.fill(i, i+end, void)
			copy(p.bytes[i:], char)
			i += end - 1
		}
	}
}
