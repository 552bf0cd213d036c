package finding

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// ink is the color of each level on a terminal: blue, yellow, red.
var ink = [...]string{Proposal: "34", Warning: "33", Error: "31"}

// Length is how much is said of a finding.
type Length int

// The lengths: a line and the hint; the source line with a caret too; and the lesson where an id comes for the first time.
const (
	Line Length = iota
	Picture
	Lesson
)

// Style is how findings are printed as text. The zero Style is for logs: no color, one line and the hint.
type Style struct {
	Color  bool
	Length Length
	Width  int                       // cells of a line of the terminal; 0 for 80
	LineOf func(pos text.Pos) string // the line of a place, as it stands in the file; empty if unknown
}

// Text prints findings one a line, each with its hint indented below, and as much more as the style asks for.
func Text(w io.Writer, fs []Finding, style Style) error {
	taught := map[string]bool{}
	for _, f := range fs {
		out := style.line(f) + style.picture(f)
		if f.Hint != "" {
			out += indent + f.Hint + "\n"
		}
		if !taught[f.ID] {
			out += style.lesson(f)
			taught[f.ID] = true
		}
		if _, err := io.WriteString(w, out); err != nil {
			return err
		}
	}
	return nil
}

const indent = "    "

func (s Style) line(f Finding) string {
	return fmt.Sprintf("%s: %s: %s [%s]\n", oneLine(f.Pos.String()), s.paint("1;"+ink[f.Level], f.Level.String()), f.Msg, f.ID)
}

func (s Style) paint(code, words string) string {
	if !s.Color {
		return words
	}
	return "\x1b[" + code + "m" + words + "\x1b[0m"
}

// picture is the source line, and a caret under the column.
func (s Style) picture(f Finding) string {
	if s.Length < Picture || s.LineOf == nil || f.Pos.Line == 0 {
		return ""
	}
	raw := s.LineOf(f.Pos)
	if strings.TrimSpace(raw) == "" {
		return ""
	}
	line, caret := draw(raw, f.Pos.Col, s.width()-len(indent))
	if caret == "" {
		return indent + line + "\n"
	}
	return indent + line + "\n" + indent + s.paint("1;"+ink[f.Level], caret) + "\n"
}

func (s Style) lesson(f Finding) string {
	r, ok := Lookup(f.ID)
	if s.Length < Lesson || !ok {
		return ""
	}
	lines := text.Wrap(r.Lesson, s.width()-len(indent))
	return "\n" + indent + strings.Join(lines, "\n"+indent) + "\n\n"
}

func (s Style) width() int {
	if s.Width == 0 {
		return 80
	}
	return max(s.Width, 20)
}

// JSON prints findings as one array of objects, in the form that schema.Findings says.
func JSON(w io.Writer, fs []Finding) error {
	type row struct {
		ID      string `json:"id"`
		Level   string `json:"level"`
		File    string `json:"file"`
		Line    int    `json:"line"`
		Col     int    `json:"col"`
		Message string `json:"message"`
		Hint    string `json:"hint,omitempty"`
	}
	rows := make([]row, 0, len(fs))
	for _, f := range fs {
		rows = append(rows, row{f.ID, f.Level.String(), f.Pos.File, f.Pos.Line, f.Pos.Col, f.Msg, f.Hint})
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(rows)
}
