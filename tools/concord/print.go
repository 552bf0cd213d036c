package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"golang.org/x/term"

	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// lengths are the values of --messages, as finding.Length counts them.
var lengths = []string{finding.Line: "line", finding.Picture: "picture", finding.Lesson: "lesson"}

// print prints findings in the form that was asked for.
func (o *options) print(found []finding.Finding) error {
	switch o.format {
	case "json":
		return finding.JSON(o.stdout, found)
	case "github":
		return o.annotate(found)
	}
	return finding.Text(o.stderr, found, o.style())
}

// style is how findings are printed: in full for a person at a terminal, a line each for a log.
func (o *options) style() finding.Style {
	s := finding.Style{Color: isTerminal(o.stderr), Width: columnsOf(o.stderr), LineOf: lineReader()}
	if isScreen(o.stderr) {
		s.Length = finding.Picture
	}
	if i := slices.Index(lengths, o.messages); i >= 0 {
		s.Length = finding.Length(i)
	}
	return s
}

// lineReader finds the line of a place; each file is read once, and only when it is asked for.
func lineReader() func(text.Pos) string {
	files := map[string]*text.Source{}
	return func(p text.Pos) string {
		src, known := files[p.File]
		if !known {
			src, _ = read.File(p.File, p.File)
			files[p.File] = src
		}
		if src == nil || p.Line < 1 || p.Line > len(src.Lines) {
			return ""
		}
		return src.Lines[p.Line-1].Raw
	}
}

// annotate writes at most ten annotations, those on changed lines first, and the whole list where GitHub shows it.
func (o *options) annotate(found []finding.Finding) error {
	shown := finding.Annotated(found, changedLines())
	if err := finding.GitHub(o.stderr, shown); err != nil {
		return err
	}
	summary := os.Getenv("GITHUB_STEP_SUMMARY")
	if summary != "" && len(found) > 0 {
		if err := appendSummary(summary, found); err != nil {
			return err
		}
	}
	if more := len(found) - len(shown); more > 0 {
		where := "; --format text names them all"
		if summary != "" {
			where = "; the summary of the job names them all"
		}
		fmt.Fprintf(o.stderr, "not annotated: %d of %d findings, since GitHub shows %d%s\n", more, len(found), finding.MaxAnnotations, where)
	}
	return nil
}

func appendSummary(file string, found []finding.Finding) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	var b strings.Builder
	b.WriteString("### concord\n\n")
	_ = finding.Markdown(&b, found) // a Builder takes everything
	b.WriteString("\n")
	if _, err := f.WriteString(b.String()); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// isScreen reports whether somebody reads w on a terminal, with colors or without.
func isScreen(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// isTerminal reports whether somebody reads w on a screen that shows colors.
func isTerminal(w io.Writer) bool {
	return isScreen(w) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// columnsOf is how many cells a line of the terminal has that w is shown on; 80 if it is none.
func columnsOf(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if width, _, err := term.GetSize(int(f.Fd())); err == nil && width > 0 {
			return width
		}
	}
	return 80
}
