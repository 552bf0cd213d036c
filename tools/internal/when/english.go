package when

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	// What is written like EDTF, right or wrong: 1960-13, 1960-02-30~, 1977/1974, [1986,198]. Only years that can be meant.
	shapeRE = regexp.MustCompile(`^(?:(?:1\d|2[01])\d\d-\d\d(?:-\d\d)?[?~%]?|(?:1\d|2[01])\d\d[-\d?~%]*/\d{4}[-\d?~%]*|\[\d{4}[-\d., ]*\])$`)
	// 1974-77: a year and the last two digits of a later one.
	shortSpanRE = regexp.MustCompile(`^(\d\d)(\d\d)-(\d\d)$`)
	// A number of four digits is a year only from 1000 to 2199; EDTF itself knows the others.
	oddYearRE = regexp.MustCompile(`^-?(?:0\d{3}|2[2-9]\d\d|[3-9]\d{3})$|^-\d{4}$`)
)

var (
	// 13.9.1993, 5/13/1993, 10/1960: numbers alone. With dots the day comes first; with strokes either may.
	numbersRE = regexp.MustCompile(`^(\d{1,2})([./])(\d{1,2})([./])(\d{4})$`)
	monthRE   = regexp.MustCompile(`^(\d{1,2})/(\d{4})$`)
	// "1957 (approx.)": a doubt that follows its date.
	doubtRE = regexp.MustCompile(`(?i)^(.+?)\s*\((c\.?|ca\.?|circa|about|approx\.?|approximately|perhaps|probably|possibly|uncertain|\?)\)$`)
)

// errNoDate says that a phrase is no date, which is no mistake.
var errNoDate = errors.New("no date")

// English reads a phrase that is a date and nothing else, in any usual English form or as EDTF. It is not ok when
// the phrase is no such thing; it is an error when the phrase is shaped like a date that no calendar has.
func English(s string) (d Date, ok bool, err error) {
	s = strings.TrimSpace(s)
	d, err = Parse(s)
	if err == nil {
		return d, !oddYearRE.MatchString(s), nil
	}
	if m := shortSpanRE.FindStringSubmatch(s); m != nil && m[3] > m[2] {
		d, err = Parse(m[1] + m[2] + "/" + m[1] + m[3])
		return d, err == nil, err
	}
	if shapeRE.MatchString(s) {
		return Date{}, false, err
	}
	if m := doubtRE.FindStringSubmatch(s); m != nil {
		s = m[2] + " " + m[1]
	}
	if d, ok, err := numbers(s); ok || err != nil {
		return d, ok, err
	}
	ts, ok := tokens(s)
	if !ok {
		return Date{}, false, nil
	}
	d, err = phrase(ts)
	switch {
	case errors.Is(err, errNoDate):
		return Date{}, false, nil
	case err != nil:
		return Date{}, false, err
	}
	return d, true, nil
}

// numbers reads a date of numbers alone. Where day and month cannot be told apart it is one of two dates: no sharper than it was written.
func numbers(s string) (Date, bool, error) {
	if m := monthRE.FindStringSubmatch(s); m != nil && number(m[1]) > 0 && number(m[1]) < 13 && number(m[2]) >= 1000 {
		d, err := Parse(fmt.Sprintf("%s-%02d", m[2], number(m[1])))
		return d, err == nil, err
	}
	m := numbersRE.FindStringSubmatch(s)
	if m == nil || m[2] != m[4] || m[5] < "1000" || m[5] > "2199" {
		return Date{}, false, nil
	}
	day, month := number(m[1]), number(m[3])
	if m[2] == "/" && day <= 12 && month <= 12 && day != month {
		d, err := Parse(fmt.Sprintf("[%s-%02d-%02d,%s-%02d-%02d]", m[5], min(day, month), max(day, month), m[5], max(day, month), min(day, month)))
		return d, err == nil, err
	}
	if m[2] == "/" && month > 12 {
		day, month = month, day
	}
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return Date{}, false, nil
	}
	d, err := Parse(fmt.Sprintf("%s-%02d-%02d", m[5], month, day))
	return d, err == nil, err
}

// number is what digits say.
func number(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// phrase reads the words around one or two dates.
func phrase(ts []token) (Date, error) {
	if len(ts) < 2 {
		return oneDate(ts)
	}
	if last := ts[len(ts)-1].text; last == "now" || last == "to" { // 1992–present, 1992–
		return since(strip(ts))
	}
	switch ts[0].text {
	case "since":
		return since(ts[1:])
	case "until":
		return until(ts[1:])
	case "between":
		return twoDates(ts[1:], "and", newRange)
	case "from":
		return fromPhrase(ts[1:])
	}
	for _, by := range joiners {
		if hasWord(ts, by.means) {
			return twoDates(ts, by.means, by.join)
		}
	}
	return oneDate(ts)
}

// joiners are the words between two dates, and what they make of them.
var joiners = []struct {
	means string
	join  func(a, b Date) (Date, error)
}{
	{"or", either},
	{"to", newRange},
	{"until", newRange},
	{"and", neighbours},
}

// strip takes the words around an open span away: "from 1992 to the present".
func strip(ts []token) []token {
	isWord := func(t token, means ...string) bool { return t.kind == word && slices.Contains(means, t.text) }
	for len(ts) > 0 && isWord(ts[len(ts)-1], "now", "to", "until") {
		ts = ts[:len(ts)-1]
	}
	for len(ts) > 0 && isWord(ts[0], "from", "since") {
		ts = ts[1:]
	}
	return ts
}

func fromPhrase(ts []token) (Date, error) {
	for _, means := range []string{"to", "until"} {
		if hasWord(ts, means) {
			return twoDates(ts, means, newRange)
		}
	}
	return since(ts)
}

func since(ts []token) (Date, error) {
	d, err := oneDate(ts)
	if err != nil {
		return Date{}, err
	}
	return newSpan(d.start(), point{end: open})
}

func until(ts []token) (Date, error) {
	d, err := oneDate(ts)
	if err != nil {
		return Date{}, err
	}
	return newSpan(point{end: open}, d.start())
}

func oneDate(ts []token) (Date, error) {
	s, err := readSlots(ts)
	if err != nil {
		return Date{}, err
	}
	return s.date()
}

// start is the date as the end of a span. A winter that may be either of two becomes the year it is called by:
// coarser, and true.
func (d Date) start() point {
	if year, ok := d.winterOf(); ok {
		return point{end: given, year: year, doubt: d.from.doubt}
	}
	return d.from
}

// twoDates reads the dates on the two sides of a word and joins them.
func twoDates(ts []token, means string, join func(a, b Date) (Date, error)) (Date, error) {
	i := slices.IndexFunc(ts, func(t token) bool { return t.kind == word && t.text == means })
	if i < 0 {
		return Date{}, errNoDate
	}
	a, err := readSlots(ts[:i])
	if err != nil {
		return Date{}, err
	}
	b, err := readSlots(ts[i+1:])
	if err != nil {
		return Date{}, err
	}
	winterYears := a.month == winterSeason && a.year > 0 && !a.hasDay && (b.bareYear() || b.bareDay())
	a, b = shared(a, b)
	if winterYears {
		return oneWinter(a, b)
	}
	x, err := a.date()
	if err != nil {
		return Date{}, err
	}
	y, err := b.date()
	if err != nil {
		return Date{}, err
	}
	return join(x, y)
}

// oneWinter reads "Winter 1981–1982" and "winter of 1981–82".
func oneWinter(a, b slots) (Date, error) {
	if b.year%100 == 0 && b.year == a.year-99 { // winter 1999–00
		b.year += 100
	}
	if b.year != a.year+1 {
		return Date{}, fmt.Errorf("winter has the years %d and %d, want two that follow each other", a.year, b.year)
	}
	p := point{end: given, year: a.year, month: winterSeason, doubt: a.doubt}
	return Date{form: single, from: p, to: p}, nil
}

func either(a, b Date) (Date, error) { return newSet(append(a.members(), b.members()...)), nil }

func newRange(a, b Date) (Date, error) { return newSpan(a.start(), b.start()) }

// neighbours makes a span of "May and June 1990"; dates that lie apart are two, and no one date.
func neighbours(a, b Date) (Date, error) {
	_, last := a.Bounds()
	if first, _ := b.Bounds(); last.next() != first {
		return Date{}, errNoDate
	}
	return newRange(a, b)
}

func (d Day) next() Day {
	d.Day++
	if d.Day > days(d.Year, d.Month) {
		d.Day, d.Month = 1, d.Month+1
	}
	if d.Month > 12 {
		d.Month, d.Year = 1, d.Year+1
	}
	return d
}
