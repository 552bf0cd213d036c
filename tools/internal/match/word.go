package match

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// suffixes are what may hang on a name by a hyphen and leave it the name: a Line II-style lamp. Any other hyphen makes
// another word of it: Marsh-Reed, Line Two-and-a-half, lamp-building, non-official lines.
var suffixes = []string{"affiliated", "backed", "based", "brokered", "era", "funded", "hosted", "led", "level", "like", "mediated",
	"related", "sponsored", "style", "supported", "trained", "type"}

// inWord reports whether r belongs to a word: letters, numbers, and the marks on them.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r)
}

// ascii has what inWord says of the first 128 characters, so that most of a text is read a byte at a time.
var ascii = func() (table [utf8.RuneSelf]bool) {
	for r := range table {
		table[r] = inWord(rune(r))
	}
	return table
}()

// nextWord is where the first word at or after i begins; the end of s when there is none.
func nextWord(s string, i int) int { return skip(s, i, false) }

// wordEnd is where the word at i ends.
func wordEnd(s string, i int) int { return skip(s, i, true) }

// skip is where the characters from i on stop being in words, or out of them.
func skip(s string, i int, in bool) int {
	for i < len(s) {
		if c := s[i]; c < utf8.RuneSelf {
			if ascii[c] != in {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if inWord(r) != in {
			break
		}
		i += size
	}
	return i
}

// plain is the one form of characters that are written in several ways.
func plain(r rune) rune {
	switch r {
	case '’', 'ʼ', '‘':
		return '\''
	case '‐', '‑':
		return '-'
	}
	return r
}

// opens reports whether a name can begin at i: not inside a word, nor after a hyphen or apostrophe that hangs it on
// another (O'Neill, non-official), nor after the dot of a number.
func opens(s string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(s[:i])
	if size == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i-size])
	switch plain(r) {
	case '-', '\'':
		return !inWord(before)
	case '.', ',':
		first, _ := utf8.DecodeRuneInString(s[i:])
		return !unicode.IsNumber(before) || !unicode.IsNumber(first)
	}
	return !inWord(r)
}

// closes reports whether a name can end at i: before the end of a word, a possessive, or one of the suffixes.
func closes(s string, i int) bool {
	r, size := utf8.DecodeRuneInString(s[i:])
	if size == 0 {
		return true
	}
	rest := s[i+size:]
	next, _ := utf8.DecodeRuneInString(rest)
	if !inWord(next) {
		return !inWord(r)
	}
	word := rest[:wordEnd(rest, 0)]
	switch plain(r) {
	case '-':
		return slices.Contains(suffixes, strings.ToLower(word)) && closes(rest, len(word))
	case '\'':
		return word == "s" || word == "S"
	case '.', ',':
		return !unicode.IsNumber(next)
	}
	return !inWord(r)
}
