package parse

import (
	"regexp"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/text"
)

// ruler is the line under the head of a table. Match: "|---|:--:|". Near-miss: "| - | 3 |".
var ruler = regexp.MustCompile(`^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$`)

func hasPipe(s string) bool { return strings.Contains(strings.ReplaceAll(s, `\|`, ""), "|") }

func isRuler(s string) bool { return hasPipe(s) && ruler.MatchString(s) }

func readTable(s *state) (book.Block, bool) {
	line := s.line(s.at)
	if !s.isRow(s.at) {
		return book.Block{}, false
	}
	b := book.Block{As: book.TableBlock}
	no := s.at
	for ; hasPipe(s.line(no)); no++ {
		if !isRuler(s.line(no)) {
			b.Rows = append(b.Rows, cells(s.trimmed(no)))
		}
	}
	b.Last = no - 1
	if b.Last == s.at && !strings.HasSuffix(line, "|") { // |x| is a number, and words with a pipe in front are words
		return book.Block{}, false
	}
	s.checkWidth(b)
	for _, row := range b.Rows[min(1, len(b.Rows)):] {
		for _, c := range row[min(1, len(row)):] {
			s.checkCommas(c.Text)
		}
	}
	return b, len(b.Rows) > 0
}

// checkCommas proposes semicolons where commas were left alone.
func (s *state) checkCommas(r text.Run) {
	if pieces := split(unlisted(r), ", "); len(split(r, ";")) == 1 && len(series(pieces)) < len(pieces) {
		s.found = append(s.found, finding.New("doubtful-comma", r.Pos(0), "list has commas that may part %d items or fewer", len(pieces)))
	}
}

// unlisted is a list without the "etc." that closes it.
func unlisted(r text.Run) text.Run {
	if m := etc.FindString(r.Text); m != "" && len(m) < len(r.Text) {
		return r.Slice(0, len(r.Text)-len(m)).Trim()
	}
	return r
}

// pipes counts the pipes that part cells.
func pipes(line string) int { return strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") }

// isRow reports whether a table may begin at a line: with pipes at its ends, with a ruler below it, or with as many pipes as the next line.
func (s *state) isRow(no int) bool {
	line := s.line(no)
	if clean.IsTableRow(line) {
		return true
	}
	if !hasPipe(line) || text.IsSentence(line) {
		return false
	}
	next := s.line(no + 1)
	return isRuler(next) || pipes(line) == pipes(next)
}

// checkWidth holds every row against the head.
func (s *state) checkWidth(b book.Block) {
	for _, row := range b.Rows[min(1, len(b.Rows)):] {
		if len(row) != len(b.Rows[0]) {
			s.found = append(s.found, finding.New("table-width", row[0].Text.Pos(0), "row has %d cells, header has %d", len(row), len(b.Rows[0])))
		}
	}
}

// cells parts a row at its pipes; an escaped pipe belongs to its cell.
func cells(row text.Run) []book.Cell {
	t := row.Text
	start, end := 0, len(t)
	if strings.HasPrefix(t, "|") {
		start = 1
	}
	if strings.HasSuffix(t, "|") && !strings.HasSuffix(t, `\|`) && end > start {
		end--
	}
	var out []book.Cell
	from := start
	for i := start; i <= end; i++ {
		if i < end && (t[i] != '|' || i > 0 && t[i-1] == '\\') {
			continue
		}
		out = append(out, cell(row.Slice(from, i).Trim()))
		from = i + 1
	}
	return out
}

// cell takes the backslashes from before its pipes, then parts what it lists.
func cell(r text.Run) book.Cell {
	var parts []text.Run
	for i := strings.Index(r.Text, `\|`); i >= 0; i = strings.Index(r.Text, `\|`) {
		parts = append(parts, r.Slice(0, i), r.Slice(i+1, i+2))
		r = r.Slice(i+2, len(r.Text))
	}
	c := book.Cell{Text: text.Join("", append(parts, r)...)}
	c.Items, c.Open = Items(c.Text)
	return c
}

// etc closes a list that goes on. Match: "…, etc.". Near-miss: "etcher".
var etc = regexp.MustCompile(`(?i)[,;]?\s*(?:etc\.?|and so on|and so forth|…|\.\.\.)$`)

// joined is a last piece that two words share. Match: "fear and tension". Near-miss: "scientific and cultural exchange".
var joined = regexp.MustCompile(`^[\p{L}-]+ and [\p{L}-]+$`)

// conjunction opens the last item of a list. Match: "and ships". Near-miss: "android".
var conjunction = regexp.MustCompile(`^(?:and|or) +`)

// Items parts what a cell or value lists: at semicolons, else at a comma and a space, both outside brackets and
// quotation marks. open says that the list ended in "etc.". Where commas are doubtful the pieces stay together: a
// coarse item is true, a torn one is not.
func Items(r text.Run) (items []text.Run, open bool) {
	whole := len(r.Text)
	r = unlisted(r)
	open = len(r.Text) < whole
	if items = split(r, ";"); len(items) == 1 {
		items = series(split(r, ", "))
	}
	if n := len(items); n > 1 {
		last := items[n-1]
		items[n-1] = last.Slice(len(conjunction.FindString(last.Text)), len(last.Text))
	}
	return items, open
}

// series joins the pieces that commas parted though they belong together.
func series(pieces []text.Run) []text.Run {
	var out []text.Run
	for i, p := range pieces {
		last := i == len(pieces)-1
		switch {
		case !last && conjunction.MatchString(p.Text) && len(out) >= 2:
			n := len(out)
			out = append(out[:n-2], text.Join(", ", out[n-2], out[n-1], p))
		case last && len(out) > 0 && joined.MatchString(p.Text):
			out[len(out)-1] = text.Join(", ", out[len(out)-1], p)
		default:
			out = append(out, p)
		}
	}
	return out
}

// split parts a run at sep, outside brackets, parentheses and quotation marks; empty pieces are left out.
func split(r text.Run, sep string) []text.Run {
	var out []text.Run
	depth, from := 0, 0
	quoted := false
	for i, c := range r.Text {
		switch {
		case strings.ContainsRune("([{“", c):
			depth++
		case strings.ContainsRune(")]}”", c):
			depth = max(0, depth-1)
		case c == '"':
			quoted = !quoted
		}
		if depth == 0 && !quoted && i >= from && strings.HasPrefix(r.Text[i:], sep) {
			out = append(out, r.Slice(from, i).Trim())
			from = i + len(sep)
		}
	}
	out = append(out, r.Slice(from, len(r.Text)).Trim())
	kept := out[:0]
	for _, p := range out {
		if !p.Empty() {
			kept = append(kept, p)
		}
	}
	return kept
}
