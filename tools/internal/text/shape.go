package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// small are the words that a title in English does not capitalize.
var small = set("a an and as at but by for from in into nor of off on onto or over per so than that the to up via vs with within without yet")

// Small reports whether w, in lower case, is a word that stands between those that matter.
func Small(w string) bool { return small[w] }

// abbreviations end in a full stop that ends no sentence.
var abbreviations = set("adm al amb ave ch co col corp dept dr ed eds est etc gen gov hon inc jr lt ltd mr mrs ms nos op p pp prof rep rev sen sgt sr st vol vols vs " +
	"jan feb mar apr jun jul aug sep sept oct nov dec")

// counted are words that a full stop shortens only before a number: "No. 5", and "The board said no."
var counted = set("art fig no")

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// closers may stand between the end of a sentence and the end of its line.
const closers = `"'”’)]}»*_`

// ends are the marks that end a sentence.
const ends = ".!?…"

// notes are what may hang on the end of a sentence: citations, and the marks of notes as encyclopedias set them.
// Match: " [@a-1911, p. 4]", "[3][note 1]". Near-miss: " [of 1911]".
const notes = `(?:\s*\[(?:[^\[\]]*@[^\[\]]+|\d{1,3}|\p{Ll}|note \d{1,3}|citation needed)\])+`

var (
	notesAfter = regexp.MustCompile(`^` + notes)
	notesLast  = regexp.MustCompile(notes + `\s*$`)
)

// bare is s without the notes, and then the closing quotes and brackets, that stand at its end.
func bare(s string) string {
	if strings.HasSuffix(strings.TrimRight(s, " \t"), "]") {
		s = notesLast.ReplaceAllString(s, "")
	}
	return strings.TrimRight(strings.TrimRight(s, " \t"), closers)
}

// EndsSentence reports whether s ends as a sentence does: in a full stop, question or exclamation mark or ellipsis,
// closing quotes, brackets, citations and the marks of notes aside.
func EndsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(bare(s))
	return strings.ContainsRune(ends, r)
}

// IsSentence reports whether a line reads as one sentence or more. A title that ends in a question mark is none.
func IsSentence(s string) bool {
	return EndsSentence(s) && !(TitleCapitals(s) && strings.HasSuffix(bare(s), "?"))
}

// TitleCapitals reports whether a line is written as a title: it begins with a capital or a digit, and so does every
// word but the small ones.
func TitleCapitals(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == '/' || r == '—' || r == '–' })
	seen := 0
	first := true
	for _, w := range words {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if w == "" {
			continue
		}
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case unicode.IsUpper(r), unicode.IsDigit(r), !unicode.IsLower(r):
			seen++
		case first || !small[strings.ToLower(w)]:
			return false
		}
		first = false
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
	for i, r := range s {
		if i < start || !strings.ContainsRune(ends, r) {
			continue
		}
		if end, next := sentenceEnd(s, i, i+utf8.RuneLen(r)); end > 0 {
			out = append(out, [2]int{start, end})
			start = next
		}
	}
	if strings.TrimSpace(s[start:]) != "" {
		out = append(out, [2]int{start, len(strings.TrimRight(s, " "))})
	}
	return out
}

// sentenceEnd says where the sentence that the mark from i to end may close ends and the next begins; 0, 0 if it closes none.
func sentenceEnd(s string, i, end int) (_, next int) {
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune(closers, r) {
			break
		}
		end += size
	}
	end += len(notesAfter.FindString(s[end:]))
	next = end + len(s[end:]) - len(strings.TrimLeft(s[end:], " "))
	if next == end || next == len(s) {
		return 0, 0
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[next:], `"'“‘([`))
	if unicode.IsLower(r) || s[i] == '.' && abbreviated(s[:i], r) {
		return 0, 0
	}
	return end, next
}

// abbreviated reports whether the word that ends s is an abbreviation or an initial; next is the character after it.
func abbreviated(s string, next rune) bool {
	w := s
	if i := strings.LastIndexAny(s, " (“\"-–—/"); i >= 0 { // the U.S. in "the China–U.S. Dialogue"
		_, size := utf8.DecodeRuneInString(s[i:])
		w = s[i+size:]
	}
	if utf8.RuneCountInString(w) == 1 && unicode.IsUpper([]rune(w)[0]) || strings.Contains(strings.Trim(w, "."), ".") && len(w) <= 5 {
		return true
	}
	w = strings.ToLower(w)
	return abbreviations[w] || counted[w] && unicode.IsDigit(next)
}
