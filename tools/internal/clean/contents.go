package clean

import (
	"regexp"
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// contentsLabel opens a list of the headings to come. Match: "In this article". Near-miss: "The contents of the letter".
var contentsLabel = regexp.MustCompile(`(?i)^(?:#+ +)?(?:table of contents?|contents|in this (?:article|guide|post|section|chapter|issue)|on this page|what (?:you['’]ll|you will|we['’]ll|we will) (?:learn|cover|find)(?: here)?|what this (?:article|guide) covers|at a glance|(?:quick )?jump to(?: section)?|overview of (?:this|the) (?:article|guide|post|page))\s*(?:\[(?:hide|show|edit)\])?\s*:?$`)

// outline is the number of a heading in an outline. Match: "2.1 How we asked", "3 Findings". Near-miss: "1960 was dry", "2.5% of all".
var outline = regexp.MustCompile(`^\d{1,2}(?:\.\d{1,2})*[.)]?\s+`)

// leader runs from an entry to the number of its page. Match: "Knots ...... 12", "Knots\t12". Near-miss: "Chapter 12".
var leader = regexp.MustCompile(`(?:\s*(?:[.…·_]\s?){3,}|\s{3,}|\t)\s*(?:\d{1,4}|[ivxl]+)$`)

// linked is a link as Markdown writes it, alone on its line. Match: "[Knots](#knots)". Near-miss: "[a] (b)".
var linked = regexp.MustCompile(`^\[(.+)\]\([^()\s]*\)$`)

// edits is what a wiki hangs on a heading. Match: "Knots[edit]", "Knots [edit | edit source]". Near-miss: "Knots [edited]".
var edits = regexp.MustCompile(`\s*\[\s*edit(?: source)?(?:\s*\|\s*edit(?: source)?)?\s*\]$`)

// StripEdit removes a wiki's edit link from the end of a heading.
func StripEdit(s string) string {
	if !strings.HasSuffix(s, "]") {
		return s
	}
	return strings.TrimRight(edits.ReplaceAllString(s, ""), " \t")
}

// Outlined is a line without the number that an outline gives it.
func Outlined(s string) string { return s[len(outline.FindString(s)):] }

// entryName is what an entry of the contents calls its heading: no marker, number, link, leader or number of a page.
func entryName(s string) string {
	s = leader.ReplaceAllString(StripMarker(s), "")
	if m := linked.FindStringSubmatch(strings.TrimSpace(s)); m != nil {
		s = m[1]
	}
	return Outlined(s)
}

// Entry is the line of the first entry of the contents that says the same as s; 0 for none.
func (r *Result) Entry(s string) int { return r.named[text.Key(StripEdit(s))] }

// ContentsAt is the contents whose label stands on a line.
func (r *Result) ContentsAt(no int) (Contents, bool) {
	i, ok := r.labelled[no]
	if !ok {
		return Contents{}, false
	}
	return r.Contents[i], true
}

// namesHeading reports whether a line repeats an entry of the contents.
func (r *Result) namesHeading(s string) bool { return r.Entry(s) > 0 }

// contents finds the lists that name the headings to come: below a label that says so, or a list below a short line, of which at least
// two entries and half of them stand further down as lines of their own. What such a label says (“Key takeaways”, “Inside”) does not matter.
func (r *Result) contents() []Contents {
	var out []Contents
	last := r.lastLines()
	for no := r.Header + 1; no <= len(r.Source.Lines); no++ {
		s := strings.TrimSpace(r.Source.Lines[no-1].Text)
		named := isContentsLabel(s)
		var c Contents
		switch {
		case r.fenced[no] || len(s) > brief:
		case named || r.mayLabel(no, s):
			c = r.entries(no)
		case leader.MatchString(s):
			c = r.leaders(no)
			named = len(c.Entries) > 2
		}
		if len(c.Entries) > 1 && (named || r.comeTrue(c, last)) {
			out = append(out, c)
			no = c.Entries[len(c.Entries)-1]
		}
	}
	return out
}

func isContentsLabel(s string) bool { return len(s) <= brief && contentsLabel.MatchString(s) }

// leaders are the lines from one on, blank ones between them aside, that lead to the number of a page: contents whose label was lost.
func (r *Result) leaders(no int) Contents {
	var c Contents
	for ; no <= len(r.Source.Lines); no++ {
		s := r.line(no)
		if s == "" && len(c.Entries) > 0 && c.Entries[len(c.Entries)-1] == no-1 {
			continue
		}
		if !leader.MatchString(s) || IsTableRow(s) {
			break
		}
		c.Entries = append(c.Entries, no)
	}
	return c
}

// mayLabel reports whether a line of unknown words may be the label of the list right below it.
func (r *Result) mayLabel(no int, s string) bool {
	return s != "" && r.line(no-1) == "" && text.WordCount(s) <= 8 && !text.IsSentence(s) && !IsItem(s) && IsItem(r.line(no+1))
}

// lastLines notes the last line that says something, items of lists aside.
func (r *Result) lastLines() map[string]int {
	out := map[string]int{}
	for _, l := range r.Source.Lines {
		if s := strings.TrimSpace(l.Text); s != "" && len(s) <= brief && !marker.MatchString(s) {
			out[text.Key(s)] = l.No
		}
	}
	return out
}

// comeTrue reports whether two entries and half of them are lines further down.
func (r *Result) comeTrue(c Contents, last map[string]int) bool {
	n := 0
	for _, e := range c.Entries {
		if last[text.Key(entryName(r.line(e)))] > c.Entries[len(c.Entries)-1] {
			n++
		}
	}
	return n >= 2 && n*2 >= len(c.Entries)
}

// isEntry reports whether a line is marked or numbered as an entry.
func isEntry(s string) bool { return IsItem(s) || outline.MatchString(s) }

func (r *Result) entries(label int) Contents {
	c := Contents{Label: label}
	no := label + 1
	for no <= len(r.Source.Lines) && r.Source.Lines[no-1].Blank() && no < label+3 {
		no++
	}
	list := isEntry(r.line(no))
	for ; no <= len(r.Source.Lines); no++ {
		s := r.line(no)
		if s == "" || isContentsLabel(s) || !leader.MatchString(s) && (isEntry(s) != list || !list && (text.WordCount(s) > 25 || text.IsSentence(s))) {
			break
		}
		c.Entries = append(c.Entries, no)
	}
	return c
}
