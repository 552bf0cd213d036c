package parse

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/text"
)

// questionsLabel opens questions and answers. Match: "Frequently asked questions", "## FAQ". Near-miss: "Questions were asked."
var questionsLabel = regexp.MustCompile(`(?i)^(?:#+ +)?(?:frequently asked questions|faqs?|common questions|questions (?:and|&) answers|q ?(?:&|and) ?a|people also ask|your questions answered)\s*:?$`)

// referencesLabel opens a list of works. Match: "References", "## Works cited". Near-miss: "Sources of the river".
var referencesLabel = regexp.MustCompile(`(?i)^(?:#+ +)?(?:references|sources|bibliography|works cited|literature|notes and references|further reading|citations)\s*:?$`)

func readQuestionsLabel(s *state) (book.Block, bool) {
	if !questionsLabel.MatchString(clean.StripEdit(s.line(s.at))) {
		return book.Block{}, false
	}
	return s.headed(questions), true
}

// notesLabel opens notes, which are a list of works where they are numbered. Match: "Notes". Near-miss: "Notes on rope".
var notesLabel = regexp.MustCompile(`(?i)^(?:#+ +)?(?:(?:end|foot)?notes)\s*:?$`)

// note is how a note begins. Match: "[3] Marsh", "3. Marsh", "¹ Marsh". Near-miss: "Marsh".
var note = regexp.MustCompile(`^(?:\[?\d{1,3}[\].)]?\s|[¹²³⁴⁵⁶⁷⁸⁹†‡*^])`)

func readReferencesLabel(s *state) (book.Block, bool) {
	line := s.line(s.at)
	before := s.line(s.at-1) == "" || strings.HasPrefix(line, "#") || clean.StripEdit(line) != line || s.repeatsContents(s.at)
	notes := notesLabel.MatchString(clean.StripEdit(line)) && note.MatchString(s.next(s.at, 1))
	if !referencesLabel.MatchString(clean.StripEdit(line)) && !notes || !before {
		return book.Block{}, false
	}
	return s.headed(references), true
}

func readQuestionHeading(s *state) (book.Block, bool) {
	line := s.line(s.at)
	if s.section != questions || !marked.MatchString(line) || !strings.HasSuffix(line, "?") {
		return book.Block{}, false
	}
	b := s.headed(questions)
	b.As = book.Question
	return b, true
}

// backMatter is a heading that may follow a list of works. Match: "Acknowledgements", "About the author". Near-miss: "About time".
var backMatter = regexp.MustCompile(`(?i)^(?:acknowledge?ments?|about (?:the )?(?:authors?|us|this (?:article|paper|report|site))|(?:the )?authors?|(?:end|foot)?notes|appendix(?: \w+)?|index|glossary|external links|contact|funding|corrections|biograph(?:y|ies)|note on the authors?)\s*:?$`)

func readReference(s *state) (book.Block, bool) {
	line := s.line(s.at)
	if s.alone(s.at) && s.after(s.at) && backMatter.MatchString(line) {
		return book.Block{}, false
	}
	if _, ok := readByline(s); ok && s.alone(s.at) {
		return book.Block{}, false
	}
	b := s.one(book.ReferenceAs)
	lines := []text.Run{b.Text}
	if !clean.IsNumbered(line) { // the number of a note is what the text calls it by
		lines[0] = s.unmarked(s.at)
	}
	for s.section == references && line != "" && s.sameWork(b.Last+1) {
		b.Last++
		lines = append(lines, s.trimmed(b.Last))
	}
	b.Text = s.join(lines, s.at)
	return b, s.section == references && line != ""
}

// opensWork is how an entry of a list of works begins. Match: "Marsh, A. (1901)", "[3] Marsh", "3 Marsh". Near-miss: "and ropes, 1901".
var opensWork = regexp.MustCompile(`^(?:\[?\d{1,3}[\].)]?\s|\p{Lu}[\pL'’-]+, \p{Lu}|[—–_]{2,}|[¹²³⁴⁵⁶⁷⁸⁹†‡*^])`)

// sameWork reports whether a line goes on with the work above it: indented further, or, in a hard-wrapped text, below a full line and opening no work.
func (s *state) sameWork(no int) bool {
	line := s.line(no)
	if line == "" || clean.IsItem(line) || opensWork.MatchString(line) || marked.MatchString(line) {
		return false
	}
	deeper := indentation(s.src.Lines[no-1].Text) >= indentation(s.src.Lines[s.at-1].Text)+2
	return deeper || s.wrapped && utf8.RuneCountInString(s.line(no-1)) >= s.width-25
}

// asked is what marks a question or an answer as such. Match: "Q: When?", "A. Then." Near-miss: "A ship came."
var asked = regexp.MustCompile(`^(?:Q|A|Question|Answer)(?: ?\d{1,2})?[:.)] +`)

func unasked(r text.Run) text.Run { return r.Slice(len(asked.FindString(r.Text)), len(r.Text)) }

// readQuestionItem takes a question that a list numbers or marks.
func readQuestionItem(s *state) (book.Block, bool) {
	if s.section != questions || !clean.IsItem(s.line(s.at)) || !strings.HasSuffix(s.line(s.at), "?") {
		return book.Block{}, false
	}
	b := s.one(book.Question)
	b.Text = unasked(s.unmarked(s.at))
	return b, true
}

func readQuestion(s *state) (book.Block, bool) {
	b := s.one(book.Question)
	b.Text = unasked(b.Text)
	return b, s.section == questions && strings.HasSuffix(s.line(s.at), "?")
}

func readAnswer(s *state) (book.Block, bool) {
	if s.section != questions || s.alone(s.at) && isHeadingShaped(s.line(s.at)) {
		return book.Block{}, false
	}
	b, ok := readParagraph(s)
	b.As, b.Text = book.Answer, unasked(b.Text)
	return b, ok
}
