package clean

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/second-track/second-track/tools/internal/text"
)

// controls are the words that buttons, menus and fields of pages are made of, with the part each has in them: d is what to do, t names
// a thing of the page or shop, b does so in a row of such words only, since alone it may be a heading; and w joins.
var controls = vocabulary(map[byte]string{
	'd': "share tweet pin email e-mail print save bookmark copy follow subscribe unsubscribe register join login logout log sign search accept reject manage allow decline " +
		"reply like load loading show hide close skip jump back download listen watch play add buy order view expand collapse browse submit send rate donate start try cancel edit contact " +
		"plan learn access restore suggest forward cite upload give visit",
	't': "cookies cookie cart basket bag wishlist checkout account profile password newsletter inbox menu navigation comments comment reviews review ratings results settings preferences " +
		"policy privacy terms disclaimers disclaimer home help faq sitemap shop store archive archives categories rss feed top later older newer previous next " +
		"facebook twitter linkedin instagram youtube whatsapp telegram reddit pinterest mastodon visa mastercard paypal trial subscription delivery shipping stock mobile app " +
		"webmaster blogroll browser institution purchases guest pdf online homepage e-edition podcasts altmetric friend views",
	'b': "about news events blog talk history article articles references citations metrics figures data opinion sports obituaries jobs research programs programmes experts people projects " +
		"publications topics issues issue products services support gift report word permalink main read talk crossref full current advanced",
	'w': "a an the all and at as for from here in it link more my new now of on or our page site story post posts release this that to date through up us via with you your yes no free today out " +
		"desktop version language english min minutes mb kb list hours made content book word",
})

// parts are the pieces of a bar. Match: the gaps of "Home | News", "Home   News". Near-miss: the space of "Home news".
var parts = regexp.MustCompile(`\s*[|•·>»›]\s*|\t+| {2,}`)

// isControl reports whether every word is one of controls, at least one of them no joining one, and what parts they have.
func isControl(s string) (has string, ok bool) {
	words := strings.Fields(strings.ToLower(s))
	for _, w := range words {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		part, ok := controls[w]
		if w != "" && !ok {
			return "", false
		}
		has += part
	}
	return has, len(words) <= 9 && strings.ContainsAny(has, "dtb")
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
		if _, ok := isControl(p); ok || onlyPrices(p) {
			known++
		}
	}
	return len(pieces) > 1 && known == len(pieces) || len(pieces) > 2 && known*2 >= len(pieces)
}

// control reports whether a line is a button, a field or a row of them. One alone may be a heading: it goes only beside another leftover.
func (r *Result) control(no int) bool {
	s := r.line(no)
	if strings.HasPrefix(s, "#") || len(s) > brief || strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "...") || text.WordCount(s) > 16 || strings.Contains(s, "[@") {
		return false
	}
	if isBar(s) || letterBar(s) {
		return true
	}
	has, ok := isControl(s)
	if !ok {
		return false
	}
	row := r.besideLeftover(no)
	if presses(has) {
		return row || r.presses(no-1) || r.presses(no+1)
	}
	return row && !strings.Contains(has, "b") && strings.ContainsAny(has, "dt")
}

// presses reports whether words with these parts tell to press something, and what.
func presses(has string) bool {
	return has[0] == 'd' && (strings.ContainsAny(has, "tb") || strings.Count(has, "d") > 1)
}

func (r *Result) presses(no int) bool {
	has, ok := isControl(r.line(no))
	return ok && presses(has)
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
