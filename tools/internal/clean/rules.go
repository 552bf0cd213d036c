package clean

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// Rule drops a class of lines. Example and NearMiss are invented; in each, the lines that begin with "→" are those meant.
// A line that holds a known name, a date or a citation is dropped on stronger evidence only: Despite says on which, Holding is an example.
// A rule without Despite never drops such a line.
type Rule struct {
	Name     string
	Reason   string
	Example  string
	NearMiss string
	Despite  string
	Holding  string
	drops    func(*Result, text.Line) bool
	surely   func(*Result, text.Line) bool
}

// always is the stronger evidence of rules whose first evidence leaves no doubt: nothing but the leftover stands on the line.
func always(*Result, text.Line) bool { return true }

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
		Despite:  "Nothing but pictures stands on the line, and what a picture is called is no statement.",
		Holding:  "Words.\n→![Elm in 1901](https://img.example/a.jpg)",
		surely:   always,
	},
	{
		Name:     "page-number",
		Reason:   "The number of a printed page, between blank lines or where a page ends.",
		Example:  "Words.\n\n→Page 3 of 12\n\nMore words.\n→13\n\f\nYet more.",
		NearMiss: "Words.\n\n→1960\n\nMore words.\n→13\nYet more.",
		drops: func(r *Result, l text.Line) bool {
			s := strings.Trim(l.Text, "\f \t")
			return len(s) <= brief && ((r.alone(l.No) || r.pageEnds(l.No)) && pageNumber.MatchString(s) || bracketed.MatchString(s))
		},
		Despite: "Nothing but a number stands on the line, and it is too small for a year or says that it is a page's.",
		Holding: "Words.\n\n→Page 1901\n\nMore words.",
		surely:  always,
	},
	{
		Name:     "running-head",
		Reason:   "A line that stands at the head or foot of each printed page, beside its number or the page's end.",
		Example:  "Tides of Elm\n\nWords came first.\n\n12\n→\fTides of Elm\n\nMore words.\n\n→14 Tides of Elm\n\nYet more.",
		NearMiss: "→Tides of Elm\n\nWords came first.\n\n12\n\n→Night work\n\nMore words.\n\n→Tides of Elm\n\nYet more.",
		drops:    func(r *Result, l text.Line) bool { return r.runningHead(l.No) },
		Despite:  "The words are said by the line that it repeats, which stays; or three times beside a page's number.",
		Holding:  "Tides of 1901\n\nWords came first.\n\n12\n→\fTides of 1901\n\nMore words.",
		surely:   always,
	},
	{
		Name:     "divider",
		Reason:   "Marks drawn across a page, or a bullet without words.",
		Example:  "Words.\n\n→* * *\n\nMore words.\n\n→---",
		NearMiss: "Words came first.\n\nNight work\n→---\n\nThey said:\n\n→...\n\n→>",
		drops:    func(r *Result, l text.Line) bool { return r.divider(l.No) },
	},
	{
		Name:     "time-code",
		Reason:   "When something was said in a recording, and the number of that subtitle.",
		Example:  "→12\n→00:01:02,000 --> 00:01:04,500\nThey rowed out at dusk.",
		NearMiss: "→12\nThey rowed out at 00:01 --> nobody saw them.",
		drops:    func(r *Result, l text.Line) bool { return r.timeCode(l.No) },
		Despite:  "The arrow between two times leaves no doubt.",
		Holding:  "→1901\n00:01:02,000 --> 00:01:04,500\nThey rowed out at dusk.",
		surely:   always,
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
		Despite:  "The label tells to read or watch, as a page does to keep its readers; a bare “See also” may be an editor's.",
		Holding:  "Words.\n→Read more: The Great Storm of 1901",
		surely:   func(r *Result, l text.Line) bool { return urges.MatchString(strings.TrimSpace(l.Text)) },
	},
	{
		Name:     "product-line",
		Reason:   "The name of a product, between the label of its block and its price.",
		Example:  "Words.\nExplore related products\n→Brass Ship Lantern, Large\n$49.99",
		NearMiss: "Words.\n→Brass Ship Lantern, Large\n\nMore words.",
		drops:    func(r *Result, l text.Line) bool { return r.product(l) },
		Despite:  "Its price stands right beside it.",
		Holding:  "Words.\nExplore related products\n→Brass Lantern, Model of 1901\n$49.99",
		surely:   func(r *Result, l text.Line) bool { return r.Dropped[l.No+1] == "price" || r.Dropped[l.No-1] == "price" },
	},
	{
		Name:     "stray-title",
		Reason:   "The title of another article, directly above a see-also label or listed below it.",
		Example:  "Words that end here.\n→Harbor Dues: Who Pays?\nRead next",
		NearMiss: "Words that end here.\n→The harbor was closed that year.\nRead next",
		drops:    func(r *Result, l text.Line) bool { return r.strayTitle(l) },
		Despite:  "It stands glued to the paragraph above it and the label below it, or the same label stands in the text twice or more, as only a template says it; and it is no date.",
		Holding:  "Words that end here.\n→The Great Storm of 1901\nRead next",
		surely:   func(r *Result, l text.Line) bool { return r.surelyStray(l) },
	},
	{
		Name:     "share",
		Reason:   "A button to share, print, subscribe, comment or accept cookies.",
		Example:  "Words.\n→Share on Facebook\nMore words.",
		NearMiss: "→Share prices fell for three days.",
		drops: func(r *Result, l text.Line) bool {
			s := strings.TrimFunc(l.Text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsSymbol(r) })
			s = strings.TrimSuffix(strings.TrimPrefix(s, "("), ")")
			return text.WordCount(s) <= 12 && share.MatchString(s)
		},
		Despite: "Another leftover stands right beside it: buttons come in rows.",
		Holding: "Words.\nPrint this page\n→Share on the Elm 1901 network\nMore words.",
		surely:  func(r *Result, l text.Line) bool { return r.besideLeftover(l.No) },
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
		Despite: "The sign, or the words “all rights reserved”, say what it is; a year belongs to it.",
		Holding: "Words.\n\n→© 2024 Elm Harbor Press",
		surely:  func(r *Result, l text.Line) bool { return sign.MatchString(l.Text) },
	},
	{
		Name:     "notice",
		Reason:   "What a site says of its page: where it came from, when it was changed, what a form wants.",
		Example:  "Words.\n\n→This page was last edited on 3 March 2020, at 14:02.\n→Your email address will not be published. Required fields are marked *",
		NearMiss: "→The page was last edited by a monk.\n→From Elm the ships went north.",
		drops: func(r *Result, l text.Line) bool {
			s := strings.TrimSpace(l.Text)
			return text.WordCount(s) <= 18 && notice.MatchString(s)
		},
		Despite: "It speaks of the page itself, in words that only a site's software uses.",
		Holding: "Words.\n\n→This page was last edited on 3 March 2020.",
		surely:  always,
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
		Despite: "Its label says that it credits a picture; a picture's date and maker are nothing without it.",
		Holding: "Words.\n→Photo credit: Ada Marsh, 1901",
		surely:  always,
	},
	{
		Name:     "control",
		Reason:   "A button, a menu or a field: every word of it, or of half its pieces, is one that such things are made of.",
		Example:  "→Menu | Elm Tide | Sign in | Subscribe\n\nWords.\n\n→♡ Save for later\n→In stock\n\n→A B C D E F",
		NearMiss: "→## Start here\n\n→Start here\n\n→News\n\nThe pilots sign in at the gate.\n\n→Contact\n\n→Search the archive for ships\n\n→A | B | C",
		Despite:  "Another leftover stands right beside it.",
		Holding:  "Words.\n\nPrint this page\n→Back | Newsletter 1901 | Next",
		drops:    func(r *Result, l text.Line) bool { return r.control(l.No) },
		surely:   func(r *Result, l text.Line) bool { return r.besideLeftover(l.No) },
	},
	{
		Name:     "banner",
		Reason:   "A shop's offer cried out in capitals.",
		Example:  "→FREE SHIPPING ON ORDERS OVER $40\n\nWords.",
		NearMiss: "→THE SHIPPING NEWS\n\nWords came first.",
		drops:    func(r *Result, l text.Line) bool { return isBanner(strings.TrimSpace(l.Text)) },
	},
	{
		Name:     "page-facts",
		Reason:   "What a site notes of its page: how it is filed, how long it takes to read, who else wrote, what sent it.",
		Example:  "Words.\n→Filed under: History, Harbors\n→5 min read\n→View all posts by Ada Marsh\n→Sent from my phone",
		NearMiss: "→Tags were tied to each net: red for cod.\n→Five minutes passed.\n→View all ports from the tower.",
		drops:    func(r *Result, l text.Line) bool { return isPageFact(strings.TrimSpace(l.Text)) },
		Despite:  "Another leftover stands right beside it.",
		Holding:  "Words.\n\n5 min read\n→Tags: harbors, 1901, storms",
		surely:   func(r *Result, l text.Line) bool { return r.besideLeftover(l.No) },
	},
	{
		Name:     "author-box",
		Reason:   "The label of the box in which a page says who wrote it; the words in the box stay.",
		Example:  "Words came first.\n\n→About the author\nAda Marsh is a reporter at the Tide.",
		NearMiss: "Words came first.\n\n→About the author\n\nNobody knows who wrote the letter. It was found in 1901.",
		drops:    func(r *Result, l text.Line) bool { return r.authorBox(l.No) },
	},
	{
		Name:     "navigation",
		Reason:   "The way to a page within its site.",
		Example:  "→Home > History > Harbors\n\nWords.",
		NearMiss: "→Home rule came later.",
		drops: func(r *Result, l text.Line) bool {
			s := strings.TrimSpace(l.Text)
			return len(s) <= brief && (navigation.MatchString(s) || crumbs.MatchString(s))
		},
		Despite: "It begins at the front page of a site, or nothing stands above it.",
		Holding: "→Home > History > Storm of 1901\n\nWords.",
		surely: func(r *Result, l text.Line) bool {
			return fromHome.MatchString(strings.TrimSpace(l.Text)) || r.next(l.No, -1) == ""
		},
	},
}

// away are the words that labels leading away from a text are made of, with the part each has in them: s says that
// there is more elsewhere, a says so even alone, n names what there is, v is what to do with it, and w only joins.
// A label of any wording is one that has no other word.
var away = vocabulary(map[byte]string{
	's': "also more most next other others similar popular trending latest top suggested featured recommended related missed miss must bought together best",
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
