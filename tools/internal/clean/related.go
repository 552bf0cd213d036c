package clean

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// away are the words that labels leading away from a text are made of, with the part each has in them: s says that
// there is more elsewhere, a says so even alone, n names what there is, v is what to do with it, and w only joins.
// A label of any wording is one that has no other word.
var away = vocabulary(map[byte]string{
	's': "also more most next other others similar popular trending latest top suggested featured recommended related missed miss must bought together best",
	'a': "advertisement advertisements sponsored promoted related recommended trending",
	'n': "article articles post posts story stories content topics topic pages links resources videos news products product items offers books book coverage " +
		"searches picks sellers reads readings reading interest deals guides essays publications papers reports author contributor writer",
	'v': "read reading missed up see watch view viewed explore exploring discover shop browse keep continue check learn like liked enjoy enjoyed love want wish know find interested",
	'w': "you you'll you'd your we our the these those this that it in out to be may might could will would of for from a and on now here below case don't interested " +
		"interesting useful too by editor editor's editors' staff customers people readers who have has frequently story continues what up all try out",
})

// vocabulary turns lists of words into a table: word → parts.
func vocabulary(lists map[byte]string) map[string]string {
	out := map[string]string{}
	for part, words := range lists {
		for _, w := range strings.Fields(words) {
			if !strings.Contains(out[w], string(part)) {
				out[w] += string(part)
			}
		}
	}
	return out
}

// leadsAway reports whether a line is a label of a block that leads elsewhere: at most nine words, all of them of away, that say
// there is more and what, or what to do with it. Match: "You might also like", "Trending now". Near-miss: "Related terms",
// "Further reading" (a list of works, which stays), "What You'll Learn".
func leadsAway(s string) bool {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(s, "’", "'")))
	parts := ""
	for _, w := range words {
		p, ok := away[strings.Trim(w, ":…-–—.!()")]
		if !ok && strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) { // an arrow or a picture says nothing
			return false
		}
		parts += p
	}
	has := func(p string) bool { return strings.Contains(parts, p) }
	switch {
	case len(words) == 0 || len(words) > 9 || strings.HasSuffix(s, "?") || words[0] == "the":
		return false
	case len(words) == 1:
		return has("a")
	}
	return has("s") && (has("n") || has("v") || has("a") || strings.Count(parts, "s") > 1) || has("a")
}

// seeAlsoLabel opens a line that names another article. Match: "Read more:". Near-miss: "More than".
var seeAlsoLabel = regexp.MustCompile(`(?i)^(?:see also|also read|main articles?|further information|related(?: articles?| stor(?:y|ies))?|recommended|(?:read|watch|see) (?:more|next|also)|up next|more)\s*[:»›]\s+`)

// urges is a label that tells to read on. Match: "Read more:", "Up next:". Near-miss: "See also:".
var urges = regexp.MustCompile(`(?i)^(?:also read|main articles?|further information|related|recommended|up next|(?:read|watch|see) (?:more|next))`)

// hatnote is an encyclopedia's way to another article, titled in sentence case. Match: "Main article: List of lights". Near-miss: "More: lights".
var hatnote = regexp.MustCompile(`(?i)^(?:main articles?|further information|see also)\s*:`)

func seeAlsoLine(s string) bool {
	title := s[len(seeAlsoLabel.FindString(s)):]
	titled := text.TitleCapitals(title) && text.WordCount(title) > 2 || hatnote.MatchString(s) && text.WordCount(title) < 12
	return len(title) < len(s) && titled && !text.IsSentence(title) && !strings.Contains(s, "[@")
}

// alone reports whether blank lines, dropped lines or the ends of the text stand on both sides of a line.
func (r *Result) alone(no int) bool { return r.line(no-1) == "" && r.line(no+1) == "" }

// labels reports whether a line was dropped as the label of a block.
func (r *Result) labels(no int) bool { return r.Dropped[no] == "see-also-label" }

// strayTitle reports whether a line is a title of another article: directly above a label, or an item of the list
// below one. A heading, an entry of the contents, a citation is none.
func (r *Result) strayTitle(l text.Line) bool {
	s := strings.TrimSpace(l.Text)
	if strings.HasPrefix(s, "#") || strings.Contains(s, "[@") || r.namesHeading(s) || r.namesHeading(StripMarker(s)) {
		return false
	}
	title := StripMarker(s)
	if !text.TitleCapitals(title) && !strings.HasSuffix(title, "?") || text.IsSentence(title) && !strings.HasSuffix(title, "?") || text.WordCount(title) > 18 {
		return false
	}
	return r.labels(l.No+1) && title == s || title != s && r.belowLabel(l.No) || title == s && r.titlesBelow(l.No)
}

// titlesBelow reports whether a line of three words or more stands glued below a label, or below other such lines, and no words but
// titles follow in its block.
func (r *Result) titlesBelow(no int) bool {
	next := r.line(no + 1)
	return text.WordCount(r.line(no)) > 2 && (r.labels(no-1) || r.Dropped[no-1] == "stray-title") && (next == "" || text.TitleCapitals(next) && !text.IsSentence(next))
}

// surelyStray is the stronger evidence for a stray title: where it stands, or that its label comes again.
func (r *Result) surelyStray(l text.Line) bool {
	if s := strings.TrimSpace(l.Text); strings.Contains(s, "[@") {
		return false
	} else if _, isDate, err := when.English(StripMarker(s)); isDate || err != nil {
		return false
	}
	label, glued := l.No+1, text.IsSentence(r.line(l.No-1))
	if !r.labels(label) {
		label, glued = r.labelAbove(l.No), false
	}
	return glued || label > 0 && r.labelWords[text.Key(r.Source.Lines[label-1].Text)] > 1
}

// besideLeftover reports whether a line next to another was dropped.
func (r *Result) besideLeftover(no int) bool { return r.Dropped[no-1] != "" || r.Dropped[no+1] != "" }

// look notes how the lines stand to the labels dropped so far: it is asked once a round, since rules ask it of every line.
func (r *Result) look() {
	n := len(r.Source.Lines)
	r.below, r.under = make([]bool, n+2), make([]int, n+2)
	for no := 1; no <= n; no++ {
		above := no - 1
		switch {
		case r.labels(above):
			r.below[no], r.under[no] = true, above
		case above > 0 && !r.Source.Lines[above-1].Blank():
			r.under[no] = r.under[above]
			r.below[no] = r.below[above] && IsItem(strings.TrimSpace(r.Source.Lines[above-1].Text))
		}
	}
}

// belowLabel reports whether only items of a list, dropped or not, stand between a line and a label above it.
func (r *Result) belowLabel(no int) bool {
	if r.below == nil {
		r.look()
	}
	return r.below[no]
}

// labelAbove is the label above a line in its block; 0 for none.
func (r *Result) labelAbove(no int) int {
	if r.under == nil {
		r.look()
	}
	return r.under[no]
}

// product reports whether a line names a product: under a label, with a price or picture next to it.
func (r *Result) product(l text.Line) bool {
	near := func(no int) bool { return r.Dropped[no] == "price" || r.Dropped[no] == "image" }
	if text.IsSentence(l.Text) || text.WordCount(l.Text) > 25 || strings.Contains(l.Text, "[@") || !near(l.No+1) && !near(l.No-1) {
		return false
	}
	if r.labelAbove(l.No) > 0 {
		return true
	}
	priced := r.Dropped[l.No+1] == "price" || r.Dropped[l.No-1] == "price"
	return priced && r.alone(l.No) && (r.Dropped[l.No+2] != "" || r.Dropped[l.No-1] != "")
}
