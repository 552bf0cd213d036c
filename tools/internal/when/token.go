package when

import (
	"regexp"
	"strconv"
	"strings"
)

// token is a word of a date phrase.
type token struct {
	kind tokenKind
	n    int    // of a number its value; of a month, season or weekday which one, from 1
	text string // of a word what it means: see meanings
}

type tokenKind int8

const (
	yearNumber  tokenKind = iota // 1960
	smallNumber                  // 12, 1st, 19th, '77
	plural                       // 1970s
	monthName
	seasonName
	weekdayName
	word
)

// tokenRE takes one token at a time: a number with what hangs on it, a word with its dot, or a mark.
var tokenRE = regexp.MustCompile(`^(?:['’]?(\d+)(st|nd|rd|th|['’]?s)?\b|(\pL+)\.?|([-–—‐‑/,?]))`)

// meanings are the words and marks that a date phrase may hold beside numbers, months and days. Any other word says
// that the phrase is none.
var meanings = map[string]string{
	"c": "about", "ca": "about", "circa": "about", "about": "about", "around": "about", "approximately": "about", "approx": "about",
	"perhaps": "perhaps", "uncertain": "perhaps", "probably": "perhaps", "possibly": "perhaps", "?": "perhaps",
	"early": "part", "mid": "part", "middle": "part", "late": "part", "beginning": "part", "end": "part",
	"the": "", "of": "", ",": "",
	"century": "century",
	"-":       "to", "–": "to", "—": "to", "‐": "to", "‑": "to", "/": "to", "to": "to", "through": "to",
	"since": "since", "until": "until", "till": "until", "from": "from", "between": "between",
	"and": "and", "or": "or",
	"present": "now", "now": "now", "today": "now", "ongoing": "now", "onward": "now", "onwards": "now",
}

// names are the words that stand for a number.
var names = []struct {
	kind  tokenKind
	index map[string]int
}{
	{monthName, index("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
		"august aug", "september sept sep", "october oct", "november nov", "december dec")},
	{seasonName, index("spring", "summer", "autumn fall", "winter")},
	{weekdayName, index("monday mon", "tuesday tues tue", "wednesday wed", "thursday thurs thur thu", "friday fri",
		"saturday sat", "sunday sun")},
	{smallNumber, index("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
		"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")},
}

// index numbers things from 1, each with its spellings.
func index(things ...string) map[string]int {
	out := map[string]int{}
	for i, spellings := range things {
		for _, s := range strings.Fields(spellings) {
			out[s] = i + 1
		}
	}
	return out
}

// tokens cuts a phrase; false when it holds what no date phrase holds.
func tokens(s string) ([]token, bool) {
	var out []token
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		m := tokenRE.FindStringSubmatch(s)
		if m == nil {
			return nil, false
		}
		t, ok := newToken(m)
		if !ok {
			return nil, false
		}
		hyphened := t.text == "to" && len(out) > 0 && out[len(out)-1].text == "part" // the hyphen of mid-1970s
		if (t.kind != word || t.text != "") && !hyphened {
			out = append(out, t)
		}
		s = s[len(m[0]):]
	}
	return out, true
}

func newToken(m []string) (token, bool) {
	if m[1] != "" {
		return numberToken(m[1], strings.TrimLeft(m[2], "'’"))
	}
	w := strings.ToLower(m[3] + m[4])
	for _, of := range names {
		if n := of.index[w]; n > 0 {
			return token{kind: of.kind, n: n}, true
		}
	}
	means, ok := meanings[w]
	return token{kind: word, text: means}, ok
}

// numberToken takes years from 1000 to 2199 and numbers of one or two digits: 7500 and 200 are amounts.
func numberToken(digits, suffix string) (token, bool) {
	n, err := strconv.Atoi(digits)
	year := len(digits) == 4 && n >= 1000 && n < 2200
	switch {
	case err != nil || !year && len(digits) > 2:
		return token{}, false
	case suffix == "":
		return token{kind: map[bool]tokenKind{true: yearNumber, false: smallNumber}[year], n: n}, true
	case suffix == "s":
		return token{kind: plural, n: n}, year && n%10 == 0
	}
	return token{kind: smallNumber, n: n}, !year
}
