package clean

import (
	"regexp"
	"strings"
)

// share is a button's words. Match: "Sign up for our newsletter". Near-miss: "Share prices fell".
var share = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`(?:share|tweet|pin|email|e-mail|print|save|bookmark|copy link)(?: (?:this|it|article|page|post|story|link|on|via|to|with)\b.*)?`,
	`(?:follow|like|find|join) us(?: on)?\b.*`,
	`(?:subscribe|sign up|register|join)(?: (?:now|here|today|free|to|for|our|with)\b.*)?`,
	`(?:get|receive) .{0,40}(?:newsletter|inbox|updates|emails?)\b.*`,
	`(?:we|this (?:site|website|page)) uses? cookies\b.*`, `(?:accept|reject|manage)(?: all)? cookies`, `cookie (?:policy|settings|notice)`,
	`(?:\d+ )?comments?(?: \(\d+\))?`, `(?:leave|post|add|write) a (?:comment|reply)`, `(?:\d+ )?(?:shares|likes|views)`,
}, "|") + `)[.!]?$`)

// copyright is a notice. Match: "© 2024 Elm Press", "All rights reserved." Near-miss: "Copyright came in 1901".
var copyright = regexp.MustCompile(`(?i)^(?:(?:copyright )?(?:©|\(c\))|copyright \d{4}\b|all rights reserved)`)

// notice is what a site says of its page. Match: "From Elmwiki, the free encyclopedia", "(Redirected from Nets)". Near-miss: "From Elm the ships went north."
var notice = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`this page was last (?:edited|modified|changed|updated)\b.*`, `from \pL*(?:wiki|pedia)\pL*(?:, the .{1,40})?`, `\(redirected from .{1,80}\)`,
	`jump to(?: navigation| search| content)+(?: jump to(?: navigation| search| content)+)*`,
	`your e-?mail address will not be published\b.*`, `required fields are marked.{0,3}`,
	`(?:(?:article|story|post) )?continues?(?: reading)? below(?: (?:this |the )?(?:ad|advert|advertisement))?`,
}, "|") + `)$`)

// imageCredit says whose a picture is. Match: "Photo credit: Ada Marsh", "Image source-Freepik". Near-miss: "Image sources differ."
var imageCredit = regexp.MustCompile(`(?i)^(?:image|photo|picture|photograph|illustration)s? (?:credit|source|courtesy)s?(?: of)?\s*(?:[:–—-]\s*|of )\S`)

// navigation is a way within a site. Match: "Home > News", "Skip to content". Near-miss: "Home rule came later."
var navigation = regexp.MustCompile(`(?i)^(?:(?:home|start|main page)(?:\s*[>›»/|→]\s*[^>›»/|→]{1,60})+|skip to (?:main )?content|back to (?:top|home|index)|menu|search|log ?in|sign in|log ?out|(?:previous|next)(?: (?:article|post|page|story|chapter))?|[«‹←] ?(?:previous|back).{0,60}|.{0,60}next ?[»›→])$`)
