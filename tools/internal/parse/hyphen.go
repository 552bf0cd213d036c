package parse

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/text"
)

// join makes one run of lines that follow each other, of which the first has the number no. A space stands between them, but not where a
// printer broke a word.
func (s *state) join(lines []text.Run, no int) text.Run {
	var whole, group []text.Run
	for i, r := range lines {
		hyphen, broken := 0, false
		if i+1 < len(lines) {
			hyphen, broken = s.broken(r.Text, lines[i+1].Text, no+i)
		}
		group = append(group, r.Slice(0, len(r.Text)-hyphen))
		if broken {
			whole, group = append(whole, text.Join(" ", group...)), nil
		}
	}
	return text.Join("", append(whole, text.Join(" ", group...))...)
}

// broken reports whether a word goes on from one line to the next, and how many bytes of a hyphen between its parts go. A soft hyphen goes.
// A plain one goes where the text has the whole word elsewhere; it stays where the text has the word with its hyphen elsewhere, or both
// parts as words of their own; else it goes.
func (s *state) broken(line, next string, no int) (hyphen int, broken bool) {
	if strings.HasSuffix(strings.TrimRight(s.src.Lines[no-1].Raw, " \t"), "\u00ad") {
		return 0, true
	}
	head, tail := lastWord(line), wordAhead(next)
	if head == "" || tail == "" {
		return 0, false
	}
	words := s.words()
	if !words[head+tail] && (words[head+"-"+tail] || words[head] && words[tail]) {
		return 0, true
	}
	return 1, true
}

// lastWord is the word before a hyphen at the end of a line, in lower case; empty without one.
func lastWord(line string) string {
	line, ok := strings.CutSuffix(line, "-")
	i := strings.LastIndexFunc(line, func(r rune) bool { return !unicode.IsLetter(r) }) + 1
	if last, _ := utf8.DecodeLastRuneInString(line); !ok || !unicode.IsLetter(last) {
		return ""
	}
	_, size := utf8.DecodeRuneInString(line[max(0, i-1):])
	if i > 0 && size > 1 {
		i += size - 1
	}
	return strings.ToLower(line[i:])
}

// wordAhead is the word that opens a line, if it begins in lower case.
func wordAhead(line string) string {
	if first, _ := utf8.DecodeRuneInString(line); !unicode.IsLower(first) {
		return ""
	}
	end := strings.IndexFunc(line, func(r rune) bool { return !unicode.IsLetter(r) })
	if end < 0 {
		end = len(line)
	}
	return strings.ToLower(line[:end])
}

// words are the words of the text in lower case, those with a hyphen inside whole; the parts of words that lines broke are none.
func (s *state) words() map[string]bool {
	if s.wordSet != nil {
		return s.wordSet
	}
	s.wordSet = map[string]bool{}
	broken := false
	for _, l := range s.src.Lines[s.res.Header:] {
		fields := strings.FieldsFunc(l.Text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
		for i, w := range fields {
			if !(i == 0 && broken) && !strings.HasSuffix(w, "-") {
				s.wordSet[strings.ToLower(w)] = true
			}
		}
		broken = len(fields) > 0 && strings.HasSuffix(strings.TrimRight(l.Text, " \t"), "-")
	}
	return s.wordSet
}
