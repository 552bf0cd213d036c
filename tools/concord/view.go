package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// view is a text with what its lines were taken for, ready to be shown.
type view struct {
	src      *text.Source
	doc      *book.Doc
	names    *gather.Names
	findings int
}

// verdict is what a block was taken for, and the rule where it tells more.
func verdict(b book.Block) string {
	if b.Rule == string(b.As) {
		return b.Rule
	}
	return string(b.As) + " (" + b.Rule + ")"
}

// tally is the sum at the end: lines by kind, dropped lines by rule, names found, findings.
func (v view) tally() string {
	kinds, rules, names := map[string]int{}, map[string]int{}, map[string]int{}
	for _, b := range v.doc.Blocks {
		n := b.Last - b.First + 1
		kinds[string(b.As)] += n
		if b.As == book.Dropped {
			rules[b.Rule] += n
			continue
		}
		for _, l := range v.src.Lines[b.First-1 : b.Last] {
			for _, h := range v.names.Find(l.Text, "") {
				names[v.names.Key(h)]++
			}
		}
	}
	dropped, blank := kinds["dropped"], kinds["blank"]
	return fmt.Sprintf("%d lines: %d dropped, %d blank, %d kept\n", len(v.src.Lines), dropped, blank, len(v.src.Lines)-dropped-blank) +
		counts("kinds", kinds) + counts("dropped by", rules) + counts("names", names) + fmt.Sprintf("findings: %d\n", v.findings)
}

// counts says how many there are of each, the most first; nothing when there are none.
func counts(what string, of map[string]int) string {
	keys := slices.Sorted(maps.Keys(of))
	slices.SortStableFunc(keys, func(a, b string) int { return of[b] - of[a] })
	for i, k := range keys {
		keys[i] = fmt.Sprintf("%s %d", k, of[k])
	}
	if len(keys) == 0 {
		return ""
	}
	return what + ": " + strings.Join(keys, ", ") + "\n"
}

// marks are the bytes of a line that are names or dates, in order. A dropped line has none.
func (v view) marks(l text.Line, b book.Block) [][2]int {
	var out [][2]int
	if b.As == book.Dropped || b.As == book.Blank {
		return nil
	}
	if b.As == book.DateBlock || b.As == book.HeaderBlock || b.As == book.DossierBlock {
		if from, to, ok := dateIn(l.Text); ok {
			return [][2]int{{from, to}}
		}
	}
	for _, h := range v.names.Find(l.Text, "") {
		out = append(out, [2]int{h.Start, h.End})
	}
	for _, d := range when.Find(l.Text) {
		if !slices.ContainsFunc(out, func(m [2]int) bool { return d.Start < m[1] && m[0] < d.End }) {
			out = append(out, [2]int{d.Start, d.End})
		}
	}
	slices.SortFunc(out, func(a, b [2]int) int { return a[0] - b[0] })
	return out
}

// dateIn finds the date that a line is, or that stands behind its label.
func dateIn(line string) (from, to int, ok bool) {
	if label, _, has := strings.Cut(line, ": "); has {
		from = len(label) + 2
	}
	for _, start := range []int{0, from} {
		value := strings.Trim(line[start:], " \t\"")
		value = strings.TrimSpace(strings.TrimSuffix(value, "(inferred)"))
		if _, isDate, err := when.English(value); isDate && err == nil {
			at := start + strings.Index(line[start:], value)
			return at, at + len(value), true
		}
	}
	return 0, 0, false
}

// side is how many cells the right column has, and least how many the left one has at least.
const (
	side  = 32
	least = 24
)

// screen shows the text on the left, wrapped to the width, and on the right what each line was taken for.
func (v view) screen(w io.Writer, cells int, color bool) error {
	left := max(least, min(cells, 140)-side-8)
	p := pen{color: color}
	fmt.Fprintf(w, "%s: %s\n", v.src.Name, p.paint("1", v.doc.Title.Text))
	for _, b := range v.doc.Blocks {
		for i, l := range v.src.Lines[b.First-1 : b.Last] {
			what := "│"
			if i == 0 {
				what = verdict(b)
			}
			if b.As == book.Blank {
				what = ""
			}
			if err := v.row(w, p, l, b, left, what); err != nil {
				return err
			}
		}
	}
	_, err := io.WriteString(w, "\n"+v.tally())
	return err
}

// row is a line of the text, in as many lines of the screen as it needs.
func (v view) row(w io.Writer, p pen, l text.Line, b book.Block, left int, what string) error {
	words := strings.Map(flat, l.Text) // tabs become spaces, byte for byte
	marks := v.marks(l, b)
	for i, at := range text.Breaks(words, left) {
		no := "     "
		if i == 0 {
			no = fmt.Sprintf("%5d", l.No)
		}
		part := words[at[0]:at[1]]
		pad := strings.Repeat(" ", max(0, left-text.Width(part)))
		line := no + "  " + p.words(words, at, marks, b.As) + pad + " " + p.paint(inks[b.As], what)
		if _, err := io.WriteString(w, strings.TrimRight(line, " ")+"\n"); err != nil {
			return err
		}
		if b.As != book.Blank {
			what = "│"
		}
	}
	return nil
}

func flat(r rune) rune {
	if r == '\t' || r == '\f' {
		return ' '
	}
	return r
}

// pen draws in color, or not.
type pen struct{ color bool }

func (p pen) paint(code, words string) string {
	if !p.color || code == "" || words == "" {
		return words
	}
	return "\x1b[" + code + "m" + words + "\x1b[0m"
}

// inks are the colors of what stands out; the rest is as the terminal has it.
var inks = map[book.As]string{book.Title: "1;34", book.Heading: "1;34", book.DateBlock: "36", book.DossierBlock: "36", book.HeaderBlock: "35",
	book.Dropped: "31", book.Paragraph: "2", book.Disagreement: "33"}

// words are the bytes at of a line: struck through if dropped, else with the marks underlined.
func (p pen) words(line string, at [2]int, marks [][2]int, as book.As) string {
	if as == book.Dropped {
		return p.paint("2;9", line[at[0]:at[1]])
	}
	var b strings.Builder
	from := at[0]
	for _, m := range marks {
		start, end := max(m[0], from), min(m[1], at[1])
		if start >= end {
			continue
		}
		b.WriteString(line[from:start] + p.paint("4", line[start:end]))
		from = end
	}
	return b.String() + line[from:at[1]]
}
