package style

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/golangci/misspell"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// stretch is words of our own: neither quoted, nor set apart as a title or code, nor part of a name.
type stretch struct {
	words string
	at    func(i int) text.Pos // place of a byte
}

// own are the stretches of a passage that are our own words. What is not is blanked, so that places hold.
func own(p *book.Passage) []stretch {
	var out []stretch
	quoted := false
	for i, piece := range p.Pieces {
		if piece.Kind != book.Words {
			continue
		}
		words := []byte(piece.Text.Text)
		for j, r := range piece.Text.Text {
			opens, closes := r == '“' || r == '"' && !quoted, r == '”' || r == '"' && quoted
			if quoted || opens || piece.Em {
				blank(words[j : j+utf8.RuneLen(r)])
			}
			quoted = (quoted || opens) && !closes
		}
		for _, m := range p.Mentions {
			if m.Piece == i {
				blank(words[m.Start:m.End])
			}
		}
		out = append(out, stretch{string(words), piece.Text.Pos})
	}
	return out
}

func blank(b []byte) {
	for i := range b {
		b[i] = ' '
	}
}

// phrases finds the phrases that the settings ban, as whole words in any case.
func (c *checker) phrases() {
	var quoted []string
	for _, b := range c.style.Banned {
		quoted = append(quoted, regexp.QuoteMeta(b))
	}
	banned := regexp.MustCompile(`(?i)\b(?:` + strings.Join(quoted, "|") + `)\b`)
	c.eachOwn(func(s stretch) {
		for _, m := range banned.FindAllStringIndex(s.words, -1) {
			c.found = append(c.found, finding.New("banned-phrase", s.at(m[0]), "text says %q", s.words[m[0]:m[1]]))
		}
	})
}

// british is British spellings with the American ones, as the dictionary of misspell has them.
var british = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for pair := range slices.Chunk(misspell.DictAmerican, 2) {
		out[pair[0]] = pair[1]
	}
	return out
})

// word is a word of letters. Match: "colour". Near-miss: "12".
var word = regexp.MustCompile(`[\p{L}]+`)

// spellings finds British spellings, capitalized words inside a sentence aside: they belong to names.
func (c *checker) spellings() {
	c.eachOwn(func(s stretch) {
		for _, m := range word.FindAllStringIndex(s.words, -1) {
			w := s.words[m[0]:m[1]]
			american := british()[strings.ToLower(w)]
			first, _ := utf8.DecodeRuneInString(w)
			if american == "" || slices.Contains(c.style.Keep, strings.ToLower(w)) || unicode.IsUpper(first) && !opensSentence(s.words[:m[0]]) {
				continue
			}
			c.found = append(c.found, finding.New("british-spelling", s.at(m[0]), "text has %q, want %q", w, american))
		}
	})
}

// opensSentence reports whether what stands before a word leaves it at the start of a sentence.
func opensSentence(before string) bool {
	before = strings.TrimRight(before, " ")
	return before == "" || strings.ContainsRune(".!?:", rune(before[len(before)-1]))
}

// eachOwn goes over the words of our own in all statements.
func (c *checker) eachOwn(f func(stretch)) {
	for _, p := range c.web.Passages() {
		for _, s := range own(p) {
			f(s)
		}
	}
}
