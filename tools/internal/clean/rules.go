package clean

import (
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/text"
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
	long     bool // it knows lines of any length; the others none above brief
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
		long:     true,
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
		Despite:  "Nothing but times stands on the line.",
		Holding:  "→1901\n00:01:02,000 --> 00:01:04,500\nThey rowed out at dusk.",
		surely:   always,
	},
	{
		Name:     "price",
		Reason:   "What something costs in a shop beside the text.",
		Example:  "Words.\n→€12.50 now €9",
		NearMiss: "→$60 million was pledged",
		long:     true,
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
		Despite:  "Another leftover stands right beside it, or its first words say that the date is that of the page.",
		Holding:  "Words.\n\n5 min read\n→Tags: harbors, 1901, storms\n\n→Posted on May 1, 1901 by Ada",
		surely: func(r *Result, l text.Line) bool {
			return r.besideLeftover(l.No) || pageDate.MatchString(strings.TrimSpace(l.Text))
		},
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
	{
		Name:     "control",
		Reason:   "A button, a menu or a field: every word of it, or of half its pieces, is one that such things are made of.",
		Example:  "→Menu | Elm Tide | Sign in | Subscribe\n\nWords.\n\n$5.00\n→♡ Save for later\n→In stock\n\n→A B C D E F",
		NearMiss: "→Share the results\n\n→## Start here\n\n→Start here\n\n→News\n\nThe pilots sign in at the gate.\n\n→Contact\n\n→Search the archive for ships\n\n→A | B | C",
		Despite:  "Another leftover stands right beside it.",
		Holding:  "Words.\n\nPrint this page\n→Back | Newsletter 1901 | Next",
		drops:    func(r *Result, l text.Line) bool { return r.control(l.No) },
		surely:   func(r *Result, l text.Line) bool { return r.besideLeftover(l.No) },
	},
}
