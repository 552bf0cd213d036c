// Package clean parts the lines of a text that belong to it from what a web page or a printed page left behind.
//
// Goals: every line is kept, or dropped by a named rule; what the rules say holds for classes of pages, never for
// one. Non-goals: saying what a kept line is (package parse does).
package clean

import (
	"regexp"
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// Result is a text after cleaning: kept and dropped lines are together all lines.
type Result struct {
	Source   *text.Source
	Header   int            // number of the line that closes the header; 0 without one
	Dropped  map[int]string // line number → rule
	Contents []Contents

	inContents map[int]bool   // their lines
	named      map[string]int // words of an entry → its line
	labelled   map[int]int    // line of a label → index of its contents
	first      map[string]int // words → the first line that says them
}

// Contents is a list that names the headings to come: the line of its label, and those of its entries.
type Contents struct {
	Label   int
	Entries []int
}

// Text cleans a source. The rules run one after the other, each over all lines, so that a later one sees what earlier
// ones took; and again until nothing more goes, so that cleaning what was kept changes nothing.
func Text(src *text.Source) Result {
	r := Result{Source: src, Header: header(src), Dropped: map[int]string{}}
	r.Contents = r.contents()
	r.index()
	for before := -1; before < len(r.Dropped); {
		before = len(r.Dropped)
		r.round()
	}
	return r
}

func (r *Result) round() {
	for _, rule := range Rules {
		for _, l := range r.Source.Lines {
			if r.open(l.No) && rule.drops(r, l) {
				r.Dropped[l.No] = rule.Name
			}
		}
	}
}

// Kept reports whether a line stays.
func (r *Result) Kept(no int) bool { return r.Dropped[no] == "" }

// line is the trimmed text of a line; empty outside the text and for a dropped line.
func (r *Result) line(no int) string {
	if no < 1 || no > len(r.Source.Lines) || !r.Kept(no) {
		return ""
	}
	return strings.Trim(r.Source.Lines[no-1].Text, " \t")
}

// open reports whether the rules may look at a line: not blank, not in the header, not yet dropped, no row of a
// table, no entry of the contents.
func (r *Result) open(no int) bool {
	s := r.line(no)
	return no > r.Header && s != "" && !IsTableRow(s) && !r.inContents[no]
}

// index notes where things stand, so that no rule walks the text for each of its lines.
func (r *Result) index() {
	r.inContents, r.named, r.first, r.labelled = map[int]bool{}, map[string]int{}, map[string]int{}, map[int]int{}
	for i, c := range r.Contents {
		r.inContents[c.Label], r.labelled[c.Label] = true, i
		for _, e := range c.Entries {
			r.inContents[e] = true
			note(r.named, entryName(r.line(e)), e)
		}
	}
	for _, l := range r.Source.Lines[r.Header:] {
		note(r.first, l.Text, l.No)
	}
}

func note(lines map[string]int, words string, no int) {
	if key := text.Key(words); key != "" && lines[key] == 0 {
		lines[key] = no
	}
}

// header finds the line that closes the header: the text opens with a --- line, something follows it directly, and
// another --- line comes within 200 lines.
func header(src *text.Source) int {
	if len(src.Lines) < 2 || strings.TrimRight(src.Lines[0].Text, " \t") != "---" || src.Lines[1].Blank() {
		return 0
	}
	for _, l := range src.Lines[1:min(len(src.Lines), 200)] {
		if s := strings.TrimRight(l.Text, " \t"); s == "---" || s == "..." {
			return l.No
		}
	}
	return 0
}

// marker is what opens an item of a list. Match: "- ", "• ", "12. ". Near-miss: "-5 degrees", "1960. It was".
var marker = regexp.MustCompile(`^(?:[-*+•‣◦·–] +|\d{1,3}[.)] +)`)

// StripMarker removes a list marker from the front of a line.
func StripMarker(s string) string { return s[len(marker.FindString(s)):] }

// divider is a line of nothing but marks, drawn across a page. Match: "- - -", "* * *". Near-miss: "- -5".
var divider = regexp.MustCompile(`^(?:[-*+•·–_] *){2,}$`)

// IsItem reports whether a line opens with a list marker, and says something after it.
func IsItem(s string) bool { return marker.MatchString(s) && !divider.MatchString(s) }

// IsTableRow reports whether a line is a row of a table: two pipes or more that are not escaped, or one at both ends.
func IsTableRow(s string) bool {
	s = strings.ReplaceAll(s, `\|`, "")
	return strings.Count(s, "|") >= 2 && strings.HasPrefix(s, "|")
}
