// Package match finds all spellings of all names in a text, in one pass however many there are.
//
// Goals: whole words only, the longest spelling at each place, the leftmost first, no overlaps; a missed mention is
// better than a wrong one. Non-goals: deciding what a mention means (two names with one spelling, headings, links).
//
// Spellings are a tree of words: a text is cut at word boundaries, each word is looked up, and most lead nowhere.
// Aho–Corasick libraries were tried and are slower here, for they look at every byte; a list of candidates under their first
// word was quick until a thousand titles began with "The".
package match

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Pattern is one spelling of a name.
type Pattern struct {
	Text    string
	Key     string // what it is a spelling of; carried along, not read
	AnyCase bool   // else as written, with a capital where it begins with a small letter, or wholly IN CAPITALS
	Roman   bool   // its Roman numerals never match in lower case, even with AnyCase
}

// Hit is where a pattern stands: bytes Start to End of the text. A possessive 's is not part of it.
type Hit struct {
	Start, End int
	Pattern    int // index of the pattern
}

// Matcher finds patterns. It is not changed by use, and may be shared.
type Matcher struct{ root node }

// node is a place in the tree of spellings: the words so far lead to it.
type node struct {
	next map[string]*node // word in lower case → the spellings that go on with it
	ends []spelling       // those whose last word leads here, longest first
}

// spelling is a pattern ready to be compared.
type spelling struct {
	lead    string // what stands before its first letter or digit
	runes   []rune // from the first letter on, in plain form: see plain
	strict  []bool // runes of Roman numerals
	anyCase bool
	pattern int
}

// New makes a Matcher. A pattern without a letter or digit is never found.
func New(patterns []Pattern) *Matcher {
	m := &Matcher{}
	for i, p := range patterns {
		text := strings.Join(strings.Fields(p.Text), " ")
		if start := nextWord(text, 0); start < len(text) {
			m.root.add(text[start:], newSpelling(i, p, text, start))
		}
	}
	return m
}

// add puts a spelling at the end of its words.
func (n *node) add(words string, sp spelling) {
	for at := 0; at < len(words); at = nextWord(words, at) {
		end := wordEnd(words, at)
		word := strings.ToLower(words[at:end])
		if n.next == nil {
			n.next = map[string]*node{}
		}
		if n.next[word] == nil {
			n.next[word] = &node{}
		}
		n, at = n.next[word], end
	}
	n.ends = append(n.ends, sp)
	slices.SortStableFunc(n.ends, func(a, b spelling) int {
		return cmp.Or(len(b.runes)-len(a.runes), cmp.Compare(a.runes[0], b.runes[0])) // of "the Reef" and "The Reef", a capital means the second
	})
}

func newSpelling(i int, p Pattern, text string, start int) spelling {
	s := spelling{lead: text[:start], anyCase: p.AnyCase, pattern: i}
	for _, r := range text[start:] {
		s.runes = append(s.runes, plain(r))
	}
	s.strict = make([]bool, len(s.runes))
	if p.Roman {
		s.markNumerals()
	}
	return s
}

// markNumerals finds the words that are Roman numerals.
func (s *spelling) markNumerals() {
	for i := 0; i < len(s.runes); i++ {
		j := i
		for j < len(s.runes) && inWord(s.runes[j]) {
			j++
		}
		if j > i && strings.Trim(string(s.runes[i:j]), "IVXLC") == "" {
			for k := i; k < j; k++ {
				s.strict[k] = true
			}
		}
		i = j
	}
}

// Find gives the hits in s, in order.
func (m *Matcher) Find(s string) []Hit {
	var hits []Hit
	for at := nextWord(s, 0); at < len(s); {
		end := wordEnd(s, at)
		if h, ok := m.at(s, at, end); ok {
			hits = append(hits, h)
			end = h.End
		}
		at = nextWord(s, end)
	}
	return hits
}

// at is the longest spelling whose first word is s[start:end].
func (m *Matcher) at(s string, start, end int) (Hit, bool) {
	var few [8]*node
	path := few[:0]
	n := m.root.child(s[start:end])
	for n != nil {
		if len(n.ends) > 0 {
			path = append(path, n)
		}
		from := nextWord(s, end)
		end = wordEnd(s, from)
		n = n.child(s[from:end])
	}
	for i := len(path) - 1; i >= 0; i-- {
		for _, sp := range path[i].ends {
			if stop, ok := sp.end(s, start); ok && strings.HasSuffix(s[:start], sp.lead) &&
				opens(s, start-len(sp.lead)) && closes(s, stop) {
				return Hit{start - len(sp.lead), stop, sp.pattern}, true
			}
		}
	}
	return Hit{}, false
}

// child is where a word leads, without allocating for a word of plain letters; nil for nowhere.
func (n *node) child(word string) *node {
	if len(n.next) == 0 {
		return nil
	}
	var buf [32]byte
	if len(word) > len(buf) {
		return n.next[strings.ToLower(word)]
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return n.next[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	return n.next[string(buf[:len(word)])]
}

// end compares the spelling with s from start, and gives where it ends.
func (sp *spelling) end(s string, start int) (int, bool) {
	exact, capitals := true, true
	first := start
	for i, want := range sp.runes {
		r, size := utf8.DecodeRuneInString(s[start:])
		if want == ' ' {
			size = len(s) - start - len(strings.TrimLeftFunc(s[start:], unicode.IsSpace))
			r = ' '
		}
		r = plain(r)
		switch {
		case size == 0, r != want && (sp.strict[i] || unicode.ToLower(r) != unicode.ToLower(want)):
			return 0, false
		}
		exact = exact && (r == want || start == first && r == unicode.ToUpper(want)) // "van Dorn" begins a sentence as "Van Dorn"
		capitals = capitals && r == unicode.ToUpper(want)
		if !exact && !capitals && !sp.anyCase {
			return 0, false
		}
		start += size
	}
	return start, true
}
