package clean

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/text"
)

// Rule drops a class of lines. Example and NearMiss are invented; in each, the lines that begin with "→" are those meant.
type Rule struct {
	Name     string
	Reason   string
	Example  string
	NearMiss string
	drops    func(*Result, text.Line) bool
}

// Rules is every rule, in the order in which they run.
var Rules = []Rule{
	{
		Name:     "form-feed",
		Reason:   "A printed page ends here; nothing is said.",
		Example:  "One.\n→\f\nTwo.",
		NearMiss: "One.\n→\fTwo begins a page.",
		drops:    func(r *Result, l text.Line) bool { return strings.Trim(l.Text, "\f \t") == "" },
	},
	{
		Name:     "image",
		Reason:   "A picture that stands elsewhere; nothing is fetched from other hosts.",
		Example:  "Words.\n→![a [framed] view](https://img.example/a.jpg)",
		NearMiss: "→![a view](https://img.example/a.jpg) shows the harbor.",
		drops:    func(r *Result, l text.Line) bool { return onlyImages(strings.TrimSpace(l.Text)) },
	},
	{
		Name:     "page-number",
		Reason:   "The number of a printed page, between blank lines or where a page ends.",
		Example:  "Words.\n\n→Page 3 of 12\n\nMore words.\n→13\n\f\nYet more.",
		NearMiss: "Words.\n\n→1960\n\nMore words.\n→13\nYet more.",
		drops: func(r *Result, l text.Line) bool {
			return (r.alone(l.No) || r.fed(l.No)) && pageNumber.MatchString(strings.Trim(l.Text, "\f \t"))
		},
	},
	{
		Name:     "running-head",
		Reason:   "A line that stands at the head or foot of each printed page, beside its number or the page's end.",
		Example:  "Tides of Elm\n\nWords came first.\n\n12\n→\fTides of Elm\n\nMore words.\n\n→14 Tides of Elm\n\nYet more.",
		NearMiss: "→Tides of Elm\n\nWords came first.\n\n12\n\n→Night work\n\nMore words.\n\n→Tides of Elm\n\nYet more.",
		drops:    func(r *Result, l text.Line) bool { return r.runningHead(l.No) },
	},
	{
		Name:     "price",
		Reason:   "What something costs in a shop beside the text.",
		Example:  "Words.\n→€12.50 now €9",
		NearMiss: "→$60 million was pledged",
		drops:    func(r *Result, l text.Line) bool { return onlyPrices(strings.TrimSpace(l.Text)) },
	},
	{
		Name:     "see-also-label",
		Reason:   "The label of a block that leads to other articles or to a shop.",
		Example:  "Words.\nTen Ways to Tie a Knot\n→You might also like",
		NearMiss: "→Related terms",
		drops: func(r *Result, l text.Line) bool {
			s := StripEdit(strings.TrimLeft(strings.TrimSpace(l.Text), "# "))
			return leadsAway(s) && !r.namesHeading(s)
		},
	},
	{
		Name:     "see-also-line",
		Reason:   "A link to another article: its label and its title on one line.",
		Example:  "Words.\n→Read more: Ten Ways to Tie a Knot",
		NearMiss: "→See also: the pilots' own account, which differs.",
		drops:    func(r *Result, l text.Line) bool { return seeAlsoLine(strings.TrimSpace(l.Text)) },
	},
	{
		Name:     "stray-title",
		Reason:   "The title of another article, directly above a see-also label or listed below it.",
		Example:  "Words that end here.\n→Harbor Dues: Who Pays?\nRead next",
		NearMiss: "Words that end here.\n→The harbor was closed that year.\nRead next",
		drops:    func(r *Result, l text.Line) bool { return r.strayTitle(l) },
	},
	{
		Name:     "product-line",
		Reason:   "The name of a product, between the label of its block and its price.",
		Example:  "Words.\nExplore related products\n→Brass Ship Lantern, Large\n$49.99",
		NearMiss: "Words.\n→Brass Ship Lantern, Large\n\nMore words.",
		drops:    func(r *Result, l text.Line) bool { return r.product(l) },
	},
	{
		Name:     "share",
		Reason:   "A button to share, print, subscribe, comment or accept cookies.",
		Example:  "Words.\n→Share on Facebook\nMore words.",
		NearMiss: "→Share prices fell for three days.",
		drops: func(r *Result, l text.Line) bool {
			s := strings.TrimSpace(l.Text)
			return text.WordCount(s) <= 12 && share.MatchString(s)
		},
	},
	{
		Name:     "copyright",
		Reason:   "Whose page it was: the line at the foot of a web page.",
		Example:  "Words.\n\n→© 2024 Elm Harbor Press. All rights reserved.",
		NearMiss: "→Copyright came to Elm in 1901 and stayed.",
		drops: func(r *Result, l text.Line) bool {
			s := strings.TrimSpace(l.Text)
			return text.WordCount(s) <= 12 && !strings.Contains(s, "[@") && copyright.MatchString(s)
		},
	},
	{
		Name:     "notice",
		Reason:   "What a site says of its page: where it came from, when it was changed, what a form wants.",
		Example:  "Words.\n\n→This page was last edited on 3 March 2020, at 14:02.\n→Your email address will not be published. Required fields are marked *",
		NearMiss: "→The page was last edited by a monk.\n→From Elm the ships went north.",
		drops: func(r *Result, l text.Line) bool {
			s := strings.TrimSpace(l.Text)
			return text.WordCount(s) <= 14 && notice.MatchString(s)
		},
	},
	{
		Name:     "image-credit",
		Reason:   "Whose picture it was that is not there.",
		Example:  "Words.\n→Image credit: Ada Marsh / Elm Press\nMore words.",
		NearMiss: "→Image sources differ.\n→Photo by photo, the harbor came back.",
		drops: func(r *Result, l text.Line) bool {
			s := strings.TrimSpace(l.Text)
			return text.WordCount(s) <= 10 && !text.IsSentence(s) && !strings.Contains(s, "[@") && imageCredit.MatchString(s)
		},
	},
	{
		Name:     "navigation",
		Reason:   "The way to a page within its site.",
		Example:  "→Home > History > Harbors\n\nWords.",
		NearMiss: "→Home rule came later.",
		drops:    func(r *Result, l text.Line) bool { return navigation.MatchString(strings.TrimSpace(l.Text)) },
	},
}

// away are the words that labels leading away from a text are made of, with the part each has in them: s says that
// there is more elsewhere, a says so even alone, n names what there is, v is what to do with it, and w only joins.
// A label of any wording is one that has no other word.
var away = vocabulary(map[byte]string{
	's': "also more next other others similar popular trending latest top suggested featured recommended related missed miss must bought together best",
	'a': "advertisement advertisements sponsored promoted related recommended trending",
	'n': "article articles post posts story stories content topics topic pages links resources videos news products product items offers books book coverage " +
		"searches picks sellers reads readings reading interest deals guides essays",
	'v': "read reading missed up see watch view viewed explore exploring discover shop browse keep continue check learn like liked enjoy enjoyed love want wish know find interested",
	'w': "you you'll you'd your we our the these those this that it in out to be may might could will would of for from a and on now here below case don't interested " +
		"interesting useful too editor editor's editors' staff customers people readers who have has frequently story continues what up all try out",
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
var seeAlsoLabel = regexp.MustCompile(`(?i)^(?:see also|also read|related(?: articles?| stor(?:y|ies))?|recommended|(?:read|watch|see) (?:more|next|also)|up next|more)\s*[:»›]\s+`)

func seeAlsoLine(s string) bool {
	title := s[len(seeAlsoLabel.FindString(s)):]
	return len(title) < len(s) && text.TitleCapitals(title) && text.WordCount(title) > 2 && !text.IsSentence(title) && !strings.Contains(s, "[@")
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
	return r.labels(l.No+1) && title == s || title != s && r.belowLabel(l.No)
}

// belowLabel reports whether only items of a list, dropped or not, stand between a line and a label above it.
func (r *Result) belowLabel(no int) bool {
	for no--; no > 0; no-- {
		switch {
		case r.labels(no):
			return true
		case !IsItem(strings.TrimSpace(r.Source.Lines[no-1].Text)):
			return false
		}
	}
	return false
}

// product reports whether a line names a product: under a label, with a price or picture next to it.
func (r *Result) product(l text.Line) bool {
	near := func(no int) bool { return r.Dropped[no] == "price" || r.Dropped[no] == "image" }
	if text.IsSentence(l.Text) || text.WordCount(l.Text) > 25 || strings.Contains(l.Text, "[@") || !near(l.No+1) && !near(l.No-1) {
		return false
	}
	for no := l.No - 1; no > 0 && !r.Source.Lines[no-1].Blank(); no-- {
		if r.labels(no) {
			return true
		}
	}
	return false
}
