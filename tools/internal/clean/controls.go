package clean

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/text"
)

// controls are the words that buttons, menus and fields of pages are made of, with the part each has in them: d is what to do, t names
// a thing of the page or shop, and w only joins.
var controls = vocabulary(map[byte]string{
	'd': "share tweet pin email e-mail print save bookmark copy follow subscribe unsubscribe register join login logout log sign search accept reject manage allow decline " +
		"reply like load loading show hide close skip jump back download listen watch play add buy order view expand collapse browse submit send report rate donate start try cancel edit contact plan learn",
	't': "cookies cookie cart basket bag wishlist checkout account profile password newsletter inbox menu navigation comments comment reviews review ratings results settings preferences " +
		"policy privacy terms disclaimers disclaimer home about help faq sitemap shop store news events blog archive archives categories rss feed top later older newer previous next " +
		"facebook twitter linkedin instagram youtube whatsapp telegram reddit pinterest mastodon visa mastercard paypal trial subscription delivery shipping stock mobile cookies app",
	'w': "a all and for from here in it link more my new now of on or our page site article story post posts release this to up us via with you your yes no free today out desktop version min minutes read",
})

// parts are the pieces of a bar. Match: the gaps of "Home | News", "Home   News". Near-miss: the space of "Home news".
var parts = regexp.MustCompile(`\s*[|•·>»›]\s*|\t+| {2,}`)

// isControl reports whether every word is one of controls, and what parts they have.
func isControl(s string) (string, bool) {
	has := ""
	words := strings.Fields(strings.ToLower(s))
	for _, w := range words {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		part, ok := controls[w]
		if w != "" && !ok {
			return "", false
		}
		has += part
	}
	return has, len(words) <= 8 && strings.ContainsAny(has, "dt")
}

// isBar reports whether a line is a row of buttons or a menu: three pieces or more, or two that are all controls, half of them made of
// nothing but their words.
func isBar(s string) bool {
	pieces := parts.Split(strings.TrimSpace(s), -1)
	known := 0
	for _, p := range pieces {
		if text.WordCount(p) > 5 {
			return false
		}
		if _, ok := isControl(p); ok {
			known++
		}
	}
	return len(pieces) > 1 && known == len(pieces) || len(pieces) > 2 && known*2 >= len(pieces)
}

// control reports whether a line is a button, a field or a row of them. A single word, or one that only names a thing, may be a heading: it
// goes only beside another leftover.
func (r *Result) control(no int) bool {
	s := r.line(no)
	if strings.HasPrefix(s, "#") || len(s) > brief || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "...") || text.WordCount(s) > 16 || strings.Contains(s, "[@") {
		return false
	}
	if isBar(s) || letterBar(s) {
		return true
	}
	has, ok := isControl(s)
	switch {
	case !ok:
		return false
	case has[0] == 'd' && (strings.Contains(has, "t") || strings.Count(has, "d") > 1 || strings.HasSuffix(s, ":")):
		return true
	}
	return r.besideLeftover(no)
}

// letterBar reports whether a line is the way into a list by its letters. Match: "A B C D E". Near-miss: "A B".
func letterBar(s string) bool {
	letters := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|·•-", r) })
	for i, w := range letters {
		if len(w) != 1 || !unicode.IsUpper(rune(w[0])) || i > 0 && w <= letters[i-1] {
			return false
		}
	}
	return len(letters) > 4
}

// shopWords stand in the banners of shops. Match: "FREE SHIPPING". Near-miss: "SHIPPING NEWS".
var shopWords = regexp.MustCompile(`\b(?:FREE|SALE|OFF|ORDERS?|OFFERS?|DISCOUNTS?|SAVE|DEALS?|BUY)\b`)

// isBanner reports whether a line cries out what a shop offers: in capitals, with a price or a rate.
func isBanner(s string) bool {
	return text.WordCount(s) <= 12 && s == strings.ToUpper(s) && shopWords.MatchString(s) && strings.ContainsAny(s, "$€£¥%")
}
