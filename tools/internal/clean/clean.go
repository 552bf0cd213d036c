// Package clean parts the lines of a text that belong to it from what a web page or a printed page left behind.
//
// Goals: every line is kept, or dropped by a named rule; what the rules say holds for classes of pages, never for
// one. Non-goals: saying what a kept line is (package parse does).
package clean

import (
	"cmp"
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

	known      Known
	inContents map[int]bool    // their lines
	named      map[string]int  // words of an entry → its line
	labelled   map[int]int     // line of a label → index of its contents
	first      map[string]int  // words → the first line that says them
	heads      map[string]int  // words beside a page's number → how many lines say them so
	atPageEnd  map[string]bool // of these: one stands where a page ends
	labelWords map[string]int  // words of a label that leads away → how many lines say them
	fences     map[int]int     // line that opens a fence of code → line that closes it
	fenced     map[int]bool    // lines of a fence
	below      []bool          // of each line: only items of a list stand between it and a label above; nil until asked
	under      []int           // of each line: the label above it in its block, 0 for none; nil until asked
}

// Known reports whether a line holds a name that the reference knows. Nil knows none.
type Known func(line string) bool

// Contents is a list that names the headings to come: the line of its label, 0 without one, and those of its entries.
type Contents struct {
	Label   int
	Entries []int
}

// First is the line on which the contents begin.
func (c Contents) First() int { return cmp.Or(c.Label, c.Entries[0]) }

// Head finds only where the header of a source ends; nothing is dropped.
func Head(src *text.Source) Result { return Result{Source: src, Header: header(src)} }

// Text cleans a source. What is kept is cleaned again, as if it were the whole text, until nothing more goes: what was dropped may have
// stood between a label and the title above it, and cleaning what was kept changes nothing.
func Text(src *text.Source, known Known) Result {
	r := once(src, known)
	for more := len(r.Dropped) > 0; more; {
		kept, numbers := r.without()
		again := once(kept, known)
		for no, rule := range again.Dropped {
			r.Dropped[numbers[no-1]] = rule
		}
		if more = len(again.Dropped) > 0; !more {
			r.adopt(again, numbers)
		}
	}
	return r
}

// adopt takes the contents from the last cleaning: a list may have come true by lines that were dropped since.
func (r *Result) adopt(last Result, numbers []int) {
	r.Contents = nil
	for _, c := range last.Contents {
		in := Contents{}
		if c.Label > 0 {
			in.Label = numbers[c.Label-1]
		}
		for _, e := range c.Entries {
			in.Entries = append(in.Entries, numbers[e-1])
		}
		r.Contents = append(r.Contents, in)
	}
	r.index()
}

// without is the source without its dropped lines, and the numbers that its lines have in the whole.
func (r *Result) without() (*text.Source, []int) {
	kept := &text.Source{Name: r.Source.Name, Path: r.Source.Path}
	var numbers []int
	for _, l := range r.Source.Lines {
		if r.Kept(l.No) {
			numbers = append(numbers, l.No)
			l.No = len(numbers)
			kept.Lines = append(kept.Lines, l)
		}
	}
	return kept, numbers
}

// once cleans a source. The rules run one after the other, each over all lines, so that a later one sees what earlier ones took; and again
// until nothing more goes.
func once(src *text.Source, known Known) Result {
	r := Result{Source: src, Header: header(src), Dropped: map[int]string{}, known: known}
	r.fence()
	r.Contents = r.contents()
	r.index()
	for before := -1; before < len(r.Dropped); {
		before = len(r.Dropped)
		r.round()
	}
	return r
}

func (r *Result) round() {
	r.below, r.under = nil, nil
	for _, rule := range Rules {
		for _, l := range r.Source.Lines {
			if (rule.long || len(l.Text) <= brief) && r.open(l.No) && rule.drops(r, l) && (!r.holds(l) || rule.surely != nil && rule.surely(r, l)) {
				r.Dropped[l.No] = rule.Name
			}
		}
	}
}

// dated is a date among words. Match: "of 1960", "3 May". Near-miss: "19600", "room 3", "may".
var dated = regexp.MustCompile(`\b(?:1\d{3}|20\d{2})s?\b|\b(?:\d{1,2} )?(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d{1,4}\b`)

// holds reports whether a line holds a known name, a date or a citation: only stronger evidence drops it.
func (r *Result) holds(l text.Line) bool {
	return strings.Contains(l.Text, "[@") || dated.MatchString(l.Text) || r.known != nil && r.known(l.Text)
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
	return no > r.Header && s != "" && !IsTableRow(s) && !r.inContents[no] && !r.fenced[no]
}

// fence finds the stretches between two lines of three backticks or tildes: code, whose lines are words and nothing else. A fence that
// nothing closes is a line like others.
func (r *Result) fence() {
	r.fences, r.fenced = map[int]int{}, map[int]bool{}
	opened := map[string]int{}
	for _, l := range r.Source.Lines[r.Header:] {
		mark := fenceMark(strings.TrimSpace(l.Text))
		if mark == "" {
			continue
		}
		if first, ok := opened[mark]; ok {
			for no := first; no <= l.No; no++ {
				r.fenced[no] = true
			}
			r.fences[first] = l.No
			clear(opened)
			continue
		}
		opened[mark] = l.No
	}
}

// fenceMark is the mark with which a line opens or closes a fence. Match: "```go", "~~~". Near-miss: "```x``` is code".
func fenceMark(s string) string {
	for _, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(s, mark) && !strings.Contains(strings.TrimLeft(s, mark[:1]), mark[:1]) && text.WordCount(s) <= 2 {
			return mark
		}
	}
	return ""
}

// Fence is the line that closes the fence which a line opens; 0 for none.
func (r *Result) Fence(no int) int { return r.fences[no] }

// Fenced reports whether a line is part of a fence.
func (r *Result) Fenced(no int) bool { return r.fenced[no] }

// index notes where things stand, so that no rule walks the text for each of its lines.
func (r *Result) index() {
	r.inContents, r.named, r.first, r.labelled = map[int]bool{}, map[string]int{}, map[string]int{}, map[int]int{}
	r.heads, r.atPageEnd, r.labelWords = map[string]int{}, map[string]bool{}, map[string]int{}
	for i, c := range r.Contents {
		r.inContents[c.First()], r.labelled[c.First()] = true, i
		for _, e := range c.Entries {
			r.inContents[e] = true
			note(r.named, entryName(r.line(e)), e)
		}
	}
	for _, l := range r.Source.Lines[r.Header:] {
		if len(l.Text) > brief {
			continue
		}
		if text.WordCount(l.Text) <= 14 {
			note(r.first, l.Text, l.No)
		}
		if words, ok := numberedHead(l.Text); ok {
			r.heads[text.Key(words)]++
			r.atPageEnd[text.Key(words)] = r.atPageEnd[text.Key(words)] || r.pageEnds(l.No)
		}
		if leadsAway(l.Text) {
			r.labelWords[text.Key(l.Text)]++
		}
	}
}

// brief is how many bytes a line has at most that may be a label, a title or a running head.
const brief = 400

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

// marker is what opens an item of a list: a mark, a number, or a letter or small Roman numeral closed by a parenthesis. Match: "- ", "• ",
// "12. ", "(a) ", "iv) ". Near-miss: "-5 degrees", "1960. It was", "A. Marsh", "(see below) ".
var marker = regexp.MustCompile(`^(?:[-*+•‣◦·–—⁃∙●○■□▪▫►▸▶➢➤✓✔✗→][ \t]+|\d{1,3}[.)][ \t]+|\((?:\d{1,3}|[a-z]|[ivx]{1,4})\)[ \t]+|(?:[a-z]|[ivx]{1,4})\)[ \t]+|o\t+|[•‣◦●■□▪▫►▸▶➢➤✓✔])`)

// numberMarker is a marker that counts. Match: "12. ", "(3) ". Near-miss: "- ".
var numberMarker = regexp.MustCompile(`^\(?\d{1,3}[.)]`)

// IsNumbered reports whether a line opens with a marker that counts.
func IsNumbered(s string) bool { return marker.MatchString(s) && numberMarker.MatchString(s) }

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
