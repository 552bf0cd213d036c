package when

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Found is a date in a text: its bytes Start to End, and what it says.
type Found struct {
	Start, End int
	Date       Date
}

// most is how many words a date among others has at most: "between the early spring of 1981 and the winter of 1982".
const most = 12

// piece is a word or mark of a text that a date may hold. A core one names a time; the others stand around cores.
type piece struct {
	start, end int
	core       bool
	year       bool // it holds a year
}

// wordRE takes one word at a time, with the dot of an abbreviation, or one mark. Match: "1960s", "Sept.", "–". Near-miss: a space.
var wordRE = regexp.MustCompile(`['’]?\d+(?:st|nd|rd|th|['’]?s)?\b|\pL+\.?|[-–—/,?]`)

// before is what stands before a bare year: a word of time, or the start of a clause. Match: "in ", "(", "1974–". Near-miss: "paid ", "$", "1,".
var before = regexp.MustCompile(`(?i)(?:^|[.,;:)]\s|[(\[–—/“"-]\s?|\b(?:in|since|until|till|by|of|from|to|and|or|during|after|before|around|about|circa|ca\.?|c\.|the|that|year|years|early|mid|late|through|` +
	`for|on|summer|spring|autumn|fall|winter)\s)$`)

// Find finds the dates that stand among other words: the longest phrase at each place that is a date and names a year. What needs another
// sentence to be known ("the following year", "on May 3") is none.
func Find(s string) []Found {
	if !strings.ContainsAny(s, "0123456789") && !strings.Contains(s, "ntury") {
		return nil
	}
	var out []Found
	pieces := datePieces(s)
	for i := 0; i < len(pieces); {
		f, n := longest(s, pieces[i:])
		if n == 0 {
			i++
			continue
		}
		out = append(out, f)
		i += n
	}
	return out
}

// datePieces are the words of a text that a date may hold; one of no bytes parts those between which other words stand.
func datePieces(s string) []piece {
	var out []piece
	last := 0
	for _, at := range wordRE.FindAllStringIndex(s, -1) {
		if strings.Trim(s[last:at[0]], " \t") != "" {
			out = append(out, piece{})
		}
		last = at[1]
		p, ok := datePiece(s, at[0], at[1])
		if !ok || inWord(s, at[0]) || numberedRE.MatchString(s[:at[0]]) { // rope 3bd4c1740
			p = piece{}
		}
		out = append(out, p)
	}
	return out
}

// numberedRE stands before the number of a thing, which is no year. Match: "Resolution ", "no. ". Near-miss: "resolution of ".
var numberedRE = regexp.MustCompile(`(?i)\b(?:resolutions?|articles?|sections?|no\.?|number|chapter|pages?|pp?\.|room|flight|bill|law|act|decree|directive|regulation|psalm|lot|case|document)\s$`)

// inWord reports whether a letter or digit at a place goes on with the one before it.
func inWord(s string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:at])
	first, _ := utf8.DecodeRuneInString(s[at:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	return word(before) && word(first)
}

func datePiece(s string, start, end int) (piece, bool) {
	m := tokenRE.FindStringSubmatch(s[start:end])
	if m == nil {
		return piece{}, false
	}
	t, ok := newToken(m)
	if !ok {
		return piece{}, false
	}
	p := piece{start: start, end: end, year: t.kind == yearNumber || t.kind == plural || t.text == "century"}
	p.core = p.year || t.kind == monthName || t.kind == seasonName || t.kind == smallNumber || t.text == "now"
	return p, true
}

// longest is the longest date that begins with the first of some pieces, and how many of them it takes; 0 for none.
func longest(s string, pieces []piece) (Found, int) {
	n, lastYear := 0, 0
	for n < min(len(pieces), most) && pieces[n].end > 0 {
		if n++; pieces[n-1].year {
			lastYear = n
		}
	}
	if lastYear == 0 || !opens(s, pieces[0]) {
		return Found{}, 0
	}
	for ; n > 0; n-- {
		if last := pieces[n-1]; !last.core && s[last.start:last.end] != "?" || !hasYear(pieces[:n]) {
			continue
		}
		start, end := pieces[0].start, strings.TrimRight(s[pieces[0].start:pieces[n-1].end], ".")
		d, ok, err := English(end)
		if ok && err == nil && (n > 1 || stands(s, pieces[0])) {
			return Found{start, start + len(end), d}, n
		}
	}
	return Found{}, 0
}

func hasYear(pieces []piece) bool {
	for _, p := range pieces {
		if p.year {
			return true
		}
	}
	return false
}

// opens reports whether a date may begin with a piece: a core, or a word that qualifies what follows.
func opens(s string, p piece) bool {
	return p.core || p.end > 0 && !strings.ContainsAny(s[p.start:p.end], "-–—/,?") && !joinsOnly[strings.ToLower(s[p.start:p.end])]
}

// joinsOnly are words of a date that begin none.
var joinsOnly = map[string]bool{"and": true, "or": true, "to": true, "through": true, "of": true, "the": true}

// stands reports whether a year that stands alone is one, and no amount, nor a number of things.
func stands(s string, p piece) bool {
	words := s[p.start:p.end]
	if strings.HasSuffix(words, "s") {
		return true
	}
	if countsRE.MatchString(s[p.end:]) {
		return false
	}
	return before.MatchString(s[:p.start]) || wordBefore.MatchString(s[:p.start]) && modifies.MatchString(s[p.end:])
}

var (
	// wordBefore ends what stands before. Match: "historic ". Near-miss: "$".
	wordBefore = regexp.MustCompile(`\pL\s$`)
	// modifies follows a year that says of which year something is: a name, or one thing. Match: " Elm Accords", " visit". Near-miss: " coins", " is".
	modifies = regexp.MustCompile(`^ (?:\p{Lu}|\p{Ll}{3,}[^s\P{L}]\b)`)
)

// countsRE follows a number of things. Match: " ships", " percent", ",5", "%". Near-miss: " and", ".", " they".
var countsRE = regexp.MustCompile(`^(?:[,.]\d|%| (?:people|men|women|percent|words|pages|participants|members|dollars|euros|miles|kilometers|meters|feet|tons|copies|times)\b)`)
