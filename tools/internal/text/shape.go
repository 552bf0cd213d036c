package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// small are the words that a title in English does not capitalize.
var small = set("a an and as at but by for from in into nor of off on onto or over per so than that the to up via vs with within without yet")

// abbreviations end in a full stop that ends no sentence.
var abbreviations = set("adm al amb art ave ch co col corp dept dr ed eds est etc fig gen gov hon inc jr lt ltd mr mrs ms no nos op p pp prof rep rev sen sgt sr st vol vols vs " +
	"jan feb mar apr jun jul aug sep sept oct nov dec")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// closers may stand between the end of a sentence and the end of its line.
const closers = `"'”’)]}»*_`

// EndsSentence reports whether s ends as a sentence does: in a full stop, question or exclamation mark or ellipsis,
// closing quotes and brackets aside.
func EndsSentence(s string) bool {
	s = strings.TrimRight(strings.TrimRight(s, " \t"), closers)
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || r == '!' || r == '?' || r == '…'
}

// IsSentence reports whether a line reads as one sentence or more. A title that ends in a question mark is none.
func IsSentence(s string) bool {
	return EndsSentence(s) && !(TitleCapitals(s) && strings.HasSuffix(strings.TrimRight(s, " \t"+closers), "?"))
}

// TitleCapitals reports whether a line is written as a title: it begins with a capital or a digit, and so does every
// word but the small ones.
func TitleCapitals(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '—' || r == '–' })
	seen := 0
	for i, w := range words {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), unicode.IsDigit(r), !unicode.IsLower(r):
			seen++
		case i == 0 || !small[strings.ToLower(w)]:
			return false
		}
	}
	return seen > 0
}

// WordCount is how many words a line has.
func WordCount(s string) int { return len(strings.Fields(s)) }

// Key is the plain words of s in lower case, one space between them: what two texts have in common when
// they say the same in other type.
func Key(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}), " ")
}

// Sentences parts a text: the start of each sentence, and its end.
func Sentences(s string) [][2]int {
	var out [][2]int
	start := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '.' && s[i] != '!' && s[i] != '?' {
			continue
		}
		if end, next := sentenceEnd(s, i); end > 0 {
			out = append(out, [2]int{start, end})
			start, i = next, next-1
		}
	}
	if strings.TrimSpace(s[start:]) != "" {
		out = append(out, [2]int{start, len(strings.TrimRight(s, " "))})
	}
	return out
}

// sentenceEnd says where the sentence that the mark at i may close ends and the next begins; 0, 0 if it closes none.
func sentenceEnd(s string, i int) (end, next int) {
	end = i + 1
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune(closers, r) {
			break
		}
		end += size
	}
	next = end + len(s[end:]) - len(strings.TrimLeft(s[end:], " "))
	if next == end || next == len(s) {
		return 0, 0
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[next:], `"'“‘([`))
	if unicode.IsLower(r) || s[i] == '.' && abbreviated(s[:i]) {
		return 0, 0
	}
	return end, next
}

// abbreviated reports whether the word that ends s is an abbreviation or an initial.
func abbreviated(s string) bool {
	w := s[strings.LastIndexAny(s, " (“\"")+1:]
	if utf8.RuneCountInString(w) == 1 && unicode.IsUpper([]rune(w)[0]) || strings.Contains(w, ".") && len(w) <= 5 {
		return true
	}
	return abbreviations[strings.ToLower(w)]
}
