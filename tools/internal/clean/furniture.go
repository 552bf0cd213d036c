package clean

import (
	"regexp"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/text"
)

// share is a button's words. Match: "Sign up for our newsletter". Near-miss: "Share prices fell".
var share = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:share|tweet|pin|email|e-mail|print|save|bookmark|copy link)(?: (?:this|it|article|page|post|story|link|on|via|to|with)\b.*)?`,
	`(?:follow|like|find|join) us(?: on)?\b.*`,
	`(?:subscribe|sign up|register|join)(?: (?:and|now|here|today|free|to|for|our|with)\b.*)?`,
	`(?:get|receive) .{0,40}(?:newsletter|inbox|updates|emails?)\b.*`,
	`(?:accept|reject|manage)(?: all)? cookies`, `cookie (?:policy|settings|notice)`,
	`(?:\d+ )?comments?(?: \(\d+\))?`, `(?:leave|post|add|write) a (?:comment|reply)`, `(?:\d+ )?(?:shares|likes|views|reviews|ratings)`,
	`\d+ (?:thoughts?|comments?|repl(?:y|ies)|responses?) (?:on|to) .*`,
}, "|") + `)[.!]?$`)

// copyright is a notice. Match: "© 2024 Elm Press", "All rights reserved." Near-miss: "Copyright came in 1901".
var copyright = regexp.MustCompile(`(?i)^(?:(?:copyright )?(?:©|\(c\))|copyright \d{4}\b|all rights reserved)`)

// notice is what a site says of its page. Match: "From Elmwiki, the free encyclopedia", "(Redirected from Nets)". Near-miss: "From Elm the ships went north."
var notice = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`this page was last (?:edited|modified|changed|updated)\b.*`, `from \pL*(?:wiki|pedia)\pL*(?:, the .{1,40})?`, `\(redirected from .{1,80}\)`,
	`jump to(?: navigation| search| content)+(?: jump to(?: navigation| search| content)+)*`,
	`your e-?mail address will not be published\b.*`, `required fields are marked.{0,3}`,
	`(?:\pL+ )?downloaded (?:from|by) .*`, `continued (?:on|from) (?:page|p\.) ?\d+`, `(?:we|this (?:site|website|page)) uses? cookies\b.*`, `this (?:article|story|piece) (?:first )?(?:appears|appeared|was (?:first |originally )?published) (?:in|on) .*`,
	`you have (?:read )?\d+ (?:of \d+ )?(?:free )?(?:articles?|stories)\b.*`, `was this (?:page|article|answer) (?:helpful|useful)\b.*`, `still have questions\?`,
	`(?:\pL )?please consider the environment before printing\b.*`, `-* ?(?:original|forwarded) message ?-*`,
	`(?:breaking(?: news)?|just in|live|developing)\s*: .*`,
	`(?:(?:article|story|post) )?continues?(?: reading)? below(?: (?:this |the )?(?:ad|advert|advertisement))?`,
}, "|") + `)$`)

// imageCredit says whose a picture is, or that one stood here. Match: "Photo credit: Ada Marsh", "Image source-Freepik", "PHOTO: ADA MARSH",
// "[Image: the bar]". Near-miss: "Image sources differ."
var imageCredit = regexp.MustCompile(`(?i)^(?:(?:image|photo|picture|photograph|illustration)s? (?:credit|source|courtesy)s?(?: of)?\s*(?:[:–—-]\s*|of )\S|(?:photo|photograph|picture|image)s?\s*(?::|\(c\)|©) ?\S+(?: \S+){0,5}$|[\[(](?:image|photo|photograph|picture|figure|video|illustration|map)s?(?:: [^\])]*)?[\])]$)`)

// navigation is a way within a site. Match: "Home > News", "Skip to content". Near-miss: "Home rule came later."
var navigation = regexp.MustCompile(`(?i)^(?:(?:home|start|main page)(?:\s*[>›»/|→]\s*[^>›»/|→]{1,60})+|skip to (?:main )?content|back to (?:top|home|index)|menu|search|log ?in|sign in|log ?out|(?:previous|next)(?: (?:article|post|page|story|chapter))?|[«‹←] ?(?:previous|back).{0,60}|.{0,60}next ?[»›→])$`)

// fromHome is a way that begins at the front page. Match: "Home > News". Near-miss: "News > Home".
var fromHome = regexp.MustCompile(`(?i)^(?:home|start|main page)\s*[>›»/|→]`)

// sign is what makes a notice of copyright one. Match: "© 2024". Near-miss: "Copyright 2024".
var sign = regexp.MustCompile(`(?i)©|\(c\)|all rights reserved`)

// crumbs are steps within a site. Match: "News > 1901 > Storms". Near-miss: "A > B", "a <b> and <i> tag", "It follows: x > y > z".
var crumbs = regexp.MustCompile(`^(?:\pL[^<>›»:]{0,40}\s+[>›»]\s+)(?:[\pL\pN][^<>›»:]{0,40}\s+[>›»]\s+){1,5}[\pL\pN][^<>›»:.]{1,50}$`)

// pageFact is what a site notes of its page. Match: "Tags: nets, ropes", "5 min read". Near-miss: "Tags were tied to each net."
var pageFact = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:tags?|tagged(?: (?:as|with))?|(?:hidden )?categor(?:y|ies)|filed under|posted in|topics|keywords tagged)\s*:\s*\S.*`, `(?:filed under|posted in|tagged(?: as| with)?) .*`,
	`(?:(?:estimated )?reading time:? )?(?:about |approx\. )?\d{1,3} ?-?(?:min(?:ute)?s?)(?: read)?`,
	`(?:view|see|read) (?:all|more) (?:posts|articles|stories|entries)(?: (?:by|from) .*)?`, `more (?:posts|articles|stories) (?:by|from) .*`, `(?:follow|contact) \S+(?: \S+)? on (?:twitter|x|facebook|linkedin|mastodon|instagram)\b.*`,
	`sent from (?:my|a) .*`, `get outlook for .*`, `sent via .*`, `(?:visit|author)(?: the)? (?:website|archive)s?`,
	`(?:published|posted|updated|last (?:updated|modified|edited)|first published)\b.*\d{1,2}:\d{2}.*`, `\S+(?: \S+)? says:`,
	`[–—*# -]+(?:the )?ends?(?: of \pL+)?[–—*# -]+`, `end of (?:press )?(?:release|transcript|document)`,
}, "|") + `)$`)

func isPageFact(s string) bool {
	if len(s) > brief || strings.HasSuffix(s, ".") {
		return false
	}
	pieces := parts.Split(s, -1) // 6 min read · 3 comments
	each := len(pieces) > 1 && !slices.ContainsFunc(pieces, func(p string) bool { return !pageFact.MatchString(p) && !share.MatchString(p) })
	return each || pageFact.MatchString(s) || stamp.MatchString(s)
}

// stamp is when a comment or a page was put up. Match: "October 2, 2014 at 7:14 am". Near-miss: "October 2, 2014".
var stamp = regexp.MustCompile(`(?i)^[\pL\d ,.]{3,30}(?: at|,) \d{1,2}:\d{2}(?: ?[ap]\.?m\.?)?$`)

// authorLabel opens the box about who wrote. Match: "About the author". Near-miss: "About the authors of the treaty".
var authorLabel = regexp.MustCompile(`(?i)^(?:about (?:the )?(?:authors?|writer|contributors?)|(?:the )?authors?|written by|author bio(?:graphy)?)\s*:?$`)

// bio is a line about who wrote. Match: "Ada Marsh is a reporter". Near-miss: "Elm is a port".
var bio = regexp.MustCompile(`^\p{Lu}[\p{L}.'’-]*(?: [\p{L}.'’-]+){1,4} (?:is|was) (?:an?|the) `)

// authorBox reports whether a line labels the box about who wrote: a line about a person stands below it.
func (r *Result) authorBox(no int) bool {
	return authorLabel.MatchString(r.line(no)) && bio.MatchString(r.next(no, 1))
}

// drawn is a line of marks alone. Match: "* * *", "—", "•". Near-miss: "...", ">", "?".
var drawn = regexp.MustCompile(`^[-–—=_*~#+•·♪♫|<>/\\^◆◇■□●○★☆※⁂ \t]+$`)

// divider reports whether a line is nothing but marks. Those right below words may make a heading of them (a row of = or -), an empty line
// of a quotation is one of the quotation's, and what stands beside rows of cells is the table's.
func (r *Result) divider(no int) bool {
	s := r.line(no)
	if !drawn.MatchString(s) || strings.Trim(s, "> ") == "" {
		return false
	}
	if r.Underlined(no - 1) {
		return false
	}
	return !strings.Contains(s, "|") || !strings.Contains(r.line(no-1)+r.line(no+1), "|")
}

// underline is a row of = or - as Markdown draws below a heading. Match: "====", "---". Near-miss: "- -", "-- ".
var underline = regexp.MustCompile(`^(?:={2,}|-{3,})$`)

// Underlined reports whether a line is a heading because a row of = or - is drawn below it. Below a sentence, a list, a table or a second
// line of words such a row only parts.
func (r *Result) Underlined(no int) bool {
	s, row := r.line(no), ""
	if no > 0 && no < len(r.Source.Lines) {
		row = strings.TrimSpace(r.Source.Lines[no].Text)
	}
	return no > r.Header && s != "" && underline.MatchString(row) && r.line(no-1) == "" && !r.fenced[no] && !drawn.MatchString(s) &&
		!IsItem(s) && !strings.Contains(s, "|") && !strings.HasPrefix(s, ">") && !text.IsSentence(s) && text.WordCount(s) <= 25
}

// timeCoded is when a subtitle stands. Match: "00:01:02,000 --> 00:01:04,500". Near-miss: "00:01 to 00:02".
var timeCoded = regexp.MustCompile(`^(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,2}:)?\d{1,2}:\d{2}[.,]\d{1,3}(?:\s.*)?$`)

// counter is the number of a subtitle. Match: "12". Near-miss: "12.".
var counter = regexp.MustCompile(`^\d{1,6}$`)

func (r *Result) timeCode(no int) bool {
	s := r.line(no)
	if timeCoded.MatchString(s) {
		return true
	}
	next := ""
	if no < len(r.Source.Lines) {
		next = strings.TrimSpace(r.Source.Lines[no].Text)
	}
	return counter.MatchString(s) && timeCoded.MatchString(next) || s == "WEBVTT" && no == r.Header+1
}
