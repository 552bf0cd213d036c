package parse

import (
	"regexp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

func readQuotation(s *state) (book.Block, bool) {
	b := book.Block{As: book.QuoteBlock}
	var lines []text.Run
	no := s.at
	for ; strings.HasPrefix(s.line(no), ">"); no++ {
		r := s.trimmed(no)
		if r = r.Slice(1, len(r.Text)).Trim(); r.Empty() {
			continue
		}
		if rest := strings.TrimLeft(r.Text, "—–-"); rest != r.Text && len(lines) > 0 {
			b.Speaker = r.Slice(len(r.Text)-len(rest), len(r.Text)).Trim()
			continue
		}
		lines = append(lines, r)
	}
	b.Last, b.Text = no-1, text.Join(" ", lines...)
	return b, no > s.at
}

// quoted is a line between quotation marks from end to end. Match: "“We sailed.”". Near-miss: "“We” and “they”".
var quoted = regexp.MustCompile(`^(?:“[^“”]+”|"[^"]+")$`)

func readQuotationAlone(s *state) (book.Block, bool) {
	line := s.line(s.at)
	if !s.alone(s.at) || s.section != plain || !quoted.MatchString(line) || text.WordCount(line) < 5 || text.TitleCapitals(line) {
		return book.Block{}, false
	}
	b := s.one(book.QuoteBlock)
	return b, true
}

// differ opens a disagreement. Match: "Sources differ: the year". Near-miss: "Sources differ on the year."
var differ = regexp.MustCompile(`(?i)^sources differ\s*: *`)

func readDisagreement(s *state) (book.Block, bool) {
	line := s.line(s.at)
	open := differ.FindString(line)
	if open == "" {
		return book.Block{}, false
	}
	b := s.one(book.Disagreement)
	b.Text = b.Text.Slice(len(open), len(line)).Trim()
	no := s.at + 1
	if s.line(no) == "" && clean.IsItem(s.line(no+1)) {
		no++
	}
	b.Items, b.Last = s.items(no)
	b.Last = max(b.Last, s.at)
	return b, len(b.Items) > 0
}

// inferred marks a date that the text tells but does not state.
var inferred = regexp.MustCompile(`(?i)\s*\(inferred\)$`)

// dateOf reads a line that is only a date.
func (s *state) dateOf(line string) (when.Date, bool, error) {
	if !strings.ContainsAny(line, "0123456789") && !strings.Contains(line, "ntury") { // most lines; "the nineteenth century"
		return when.Date{}, false, nil
	}
	return when.English(inferred.ReplaceAllString(line, ""))
}

func readDate(s *state) (book.Block, bool) {
	line := s.line(s.at)
	if s.wrapped && !s.opens[s.at] {
		return book.Block{}, false
	}
	d, ok, err := s.dateOf(line)
	if err != nil {
		s.found = append(s.found, finding.New("bad-date", s.trimmed(s.at).Pos(0), "%q is no date: %v", line, err))
	}
	if !ok {
		return book.Block{}, false
	}
	b := s.one(book.DateBlock)
	b.Date, b.Inferred = &d, inferred.MatchString(line)
	return b, true
}

// labelLine is a label and its value. Match: "The Players: Elm and Oak", "**Port:** Elm". Near-miss: "https://x.example", "One thing is very clear: it rained."
var labelLine = regexp.MustCompile(`^(?:\*\*|__)?(\p{Lu}[\p{L}\p{N}'’().-]*(?: [\p{L}\p{N}'’&().-]+){0,3})(?:\s?:(?:\*\*|__)?|(?:\*\*|__):)\s+(\S.*)$`)

// labelled parts a line into label and value; known says whether labels.yaml has the label.
func (s *state) labelled(no int) (label, value string, known bool) {
	line := s.line(no)
	if !strings.Contains(line, ":") {
		return "", "", false
	}
	m := labelLine.FindStringSubmatch(line)
	if m == nil || differ.MatchString(line) || isDateLabel(m[1]) {
		return "", "", false
	}
	_, known = s.lists.Label(m[1])
	return m[1], m[2], known
}

// isDateLabel reports whether what stands before a colon is a date: an entry of a chronicle, and no label.
func isDateLabel(label string) bool {
	if !strings.ContainsAny(label, "0123456789") {
		return false
	}
	_, ok, _ := when.English(label)
	return ok
}

// dossierLines counts the lines of the dossier that begins at a line: two or more that are labelled, or a
// single one whose label is known.
func (s *state) dossierLines(no int) int {
	if no > len(s.src.Lines) || s.section == questions && strings.HasSuffix(s.line(no), "?") { // Q: Does it? A: It does.
		return 0
	}
	n := s.labels[no]
	if _, _, known := s.labelled(no); n == 1 && !known {
		return 0
	}
	return n
}

func readDossier(s *state) (book.Block, bool) {
	n := s.dossierLines(s.at)
	if n == 0 {
		return book.Block{}, false
	}
	b := book.Block{As: book.DossierBlock}
	for no := s.at; len(b.Facts) < n; no = b.Last + 1 {
		label, value, _ := s.labelled(no)
		r := s.trimmed(no)
		at := strings.Index(r.Text, label)
		lines := []text.Run{r.Slice(len(r.Text)-len(value), len(r.Text))}
		for b.Last = s.ends[no]; no+len(lines) <= b.Last; {
			lines = append(lines, s.trimmed(no+len(lines)))
		}
		f := book.RawFact{Label: r.Slice(at, at+len(label)), Value: s.join(lines, no)}
		f.Values = s.values(label, f.Value)
		b.Facts = append(b.Facts, f)
	}
	return b, true
}

// values parts a value as its label's `holds` says; an unknown label holds one text.
func (s *state) values(label string, value text.Run) []text.Run {
	l, _ := s.lists.Label(label)
	switch l.Holds {
	case "list":
		items, _ := Items(value)
		s.checkCommas(value)
		return s.splitKnown(items)
	case "people":
		return split(value, ";")
	}
	return []text.Run{value}
}

// splitKnown parts an item of the form "A and B" when both are known names.
func (s *state) splitKnown(items []text.Run) []text.Run {
	var out []text.Run
	for _, r := range items {
		i := strings.Index(r.Text, " and ")
		if i > 0 && s.known(r.Slice(0, i)) && s.known(r.Slice(i+5, len(r.Text))) {
			out = append(out, r.Slice(0, i), r.Slice(i+5, len(r.Text)))
			continue
		}
		out = append(out, r)
	}
	return out
}

// known reports whether a run is a known name, its citations and an article before it aside.
func (s *state) known(r text.Run) bool {
	words := PlainOf(r)
	return s.isName(words) || s.isName(article.ReplaceAllString(words, ""))
}

// article stands before a name and is no part of it. Match: "the Guild". Near-miss: "Theodore".
var article = regexp.MustCompile(`^(?:[Tt]he|[Aa]n?) `)

func (s *state) isName(words string) bool {
	return slices.ContainsFunc(s.lists.Names, func(n book.Name) bool { return s.isCalled(n, words) })
}

// isCalled reports whether words are a name or another spelling of it, those of numbered columns too.
func (s *state) isCalled(n book.Name, words string) bool {
	return n.Name == words || slices.ContainsFunc(n.Also, func(a book.Alias) bool { return a.Text == words }) ||
		n.Kind.Role == book.Column && slices.Contains(s.lists.Numbered.Spellings(n.Name), words)
}
