package diff

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/second-track/second-track/tools/internal/text"
)

// maxListed is how many changes of a part Markdown lists: the summary of a job may have 1 MB.
const maxListed = 100

// maxWords is how many characters of a text are shown.
const maxWords = 160

// form is how changes are written: what opens a heading, a change and a field, and how words of a text are set so that they
// are nothing but words.
type form struct {
	title, part, change, field string
	set                        func(string) string
	most                       int // changes of a part; 0 for all
}

// Text prints changes for a person at a terminal. base is what the old state is called.
func Text(w io.Writer, base string, cs []Change) error {
	return form{change: "  ", field: "    ", set: quoted}.print(w, base, cs)
}

// Markdown prints changes for the comment of a pull request or the summary of a job. Words of texts are set as code, in which
// GitHub reads no Markdown, HTML, mention, issue or address.
func Markdown(w io.Writer, base string, cs []Change) error {
	return form{title: "### ", part: "#### ", change: "- ", field: "  - ", set: code, most: maxListed}.print(w, base, cs)
}

// JSON prints changes as one object, for programs.
func JSON(w io.Writer, base string, cs []Change) error {
	data, err := json.MarshalIndent(struct {
		Base    string   `json:"base"`
		Changes []Change `json:"changes"`
	}{base, cs}, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", strings.ReplaceAll(string(data), "##[", `##\u005b`)) // a log of GitHub would read a command
	return err
}

func (f form) print(w io.Writer, base string, cs []Change) error {
	var b strings.Builder
	if len(cs) == 0 {
		fmt.Fprintf(&b, "%sNothing changed in the reference since %s.\n", f.title, f.set(base))
	} else {
		fmt.Fprintf(&b, "%sThe reference since %s: %s\n", f.title, f.set(base), counted(cs))
	}
	for from := 0; from < len(cs); {
		to := from + 1
		for to < len(cs) && rank(cs[to]) == rank(cs[from]) {
			to++
		}
		f.section(&b, cs[from:to])
		from = to
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// counted says how many changes there are of each kind, and how many statements lost a source.
func counted(cs []Change) string {
	n := map[Kind]int{}
	lost := 0
	for _, c := range cs {
		if c.Lost() {
			lost++
		} else {
			n[c.Kind]++
		}
	}
	var out []string
	for _, k := range kinds {
		if n[k] > 0 {
			out = append(out, fmt.Sprintf("%d %s", n[k], k))
		}
	}
	switch {
	case lost == 1:
		out = append(out, "1 statement lost a source")
	case lost > 1:
		out = append(out, fmt.Sprintf("%d statements lost a source", lost))
	}
	return strings.Join(out, ", ") + "."
}

// section prints the changes of a part.
func (f form) section(b *strings.Builder, cs []Change) {
	title := "Statements that lost a source"
	if r := rank(cs[0]); r >= 0 {
		title = Parts[r].Title
	}
	fmt.Fprintf(b, "\n%s%s\n", f.part, title)
	if f.part != "" {
		b.WriteString("\n")
	}
	for i, c := range cs {
		if f.most > 0 && i == f.most {
			fmt.Fprintf(b, "\nAnd %d more.\n", len(cs)-i)
			return
		}
		f.tell(b, c)
	}
}

// tell prints one change: what it is about, and each property that is different.
func (f form) tell(b *strings.Builder, c Change) {
	fmt.Fprintf(b, "%s%s: %s", f.change, c.Kind, f.set(shown(c.What, "")))
	var where []string
	for _, s := range []string{c.Of, c.At} {
		if s != "" {
			where = append(where, f.set(shown(s, "")))
		}
	}
	if len(where) > 0 {
		fmt.Fprintf(b, " (%s)", strings.Join(where, ", "))
	}
	b.WriteString("\n")
	for _, p := range c.Fields {
		fmt.Fprintf(b, "%s%s: %s\n", f.field, p.Name, f.values(p))
	}
}

// values says what a property was and is.
func (f form) values(p Field) string {
	old, now := f.set(shown(p.Old, p.New)), f.set(shown(p.New, p.Old))
	switch {
	case p.Each && p.New == "":
		return old + " gone"
	case p.Each:
		return now + " added"
	case p.New == "":
		return "was " + old + ", now none"
	case p.Old == "":
		return "was none, now " + now
	}
	return "was " + old + ", now " + now
}

// shown is a text as it is shown: one line, without invisible characters, and not too long. What it has in common with the other
// side is cut first, so that the difference is seen.
func shown(s, other string) string {
	s, other = oneLine(s), oneLine(other)
	if utf8.RuneCountInString(s) <= maxWords {
		return s
	}
	return ahead(s, other) + cut(s[common(s, other):])
}

// ahead stands for what is cut at the front.
func ahead(s, other string) string {
	if common(s, other) > 0 {
		return "… "
	}
	return ""
}

// common is where the last words but three begin that two texts have in common at their front; 0 when that saves little.
func common(s, other string) int {
	same := 0
	for same < len(s) && same < len(other) && s[same] == other[same] {
		same++
	}
	for range 4 {
		same = max(0, strings.LastIndexByte(s[:same], ' '))
	}
	if same == 0 {
		return 0
	}
	return same + 1
}

func cut(s string) string {
	runes := []rune(s)
	if len(runes) <= maxWords {
		return s
	}
	return strings.TrimRight(string(runes[:maxWords-1]), " ") + "…"
}

// oneLine leaves out what moves a cursor or turns the direction, and parts what GitHub would read as a command in a log.
func oneLine(s string) string {
	s = strings.Map(text.Plain, strings.Join(strings.Fields(s), " "))
	return strings.ReplaceAll(s, "##[", "## [")
}

// quoted is words between quotation marks, so that none of them opens a line.
func quoted(s string) string { return "“" + oneLine(s) + "”" }

// code is words as Markdown's code: between more backquotes than stand in them.
func code(s string) string {
	s = oneLine(s)
	if s == "" {
		return "` `"
	}
	fence := "`"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	if strings.Trim(s, "` ") != s {
		s = " " + s + " "
	}
	return fence + s + fence
}
