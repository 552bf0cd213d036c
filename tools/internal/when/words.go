package when

import (
	"fmt"
	"strconv"
	"strings"
)

var months = [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
	"October", "November", "December"}

var seasons = [...]string{"spring", "summer", "autumn", "winter"}

// Words is the date in American English, in the middle of a sentence: "May 1, 1960", "winter 1981–1982", "about 1957".
func (d Date) Words() string {
	switch d.form {
	case single:
		return d.from.words()
	case span:
		return d.spanWords()
	case oneOf:
		return d.setWords()
	}
	return ""
}

func (p point) words() string { return p.prefix() + p.bare() }

// prefix is the doubt in words.
func (p point) prefix() string {
	switch p.doubt {
	case '?':
		return "perhaps "
	case '~':
		return "about "
	case '%':
		return "perhaps about "
	}
	return ""
}

// bare is the point in words, without its doubt.
func (p point) bare() string {
	year := p.yearWords()
	switch {
	case p.hidden == 2:
		return century(p.year/100 + 1)
	case p.hidden == 1:
		return year + "s"
	case p.month == unspecified && p.day == unspecified:
		return "a day in " + year
	case p.month == unspecified:
		return "a month in " + year
	case p.day == unspecified:
		return "a day in " + months[p.month-1] + " " + year
	case p.month == winterSeason:
		return "winter " + year + "–" + point{year: p.year + 1}.yearWords()
	case p.month == 0:
		return year
	case p.day == 0:
		return p.monthWords() + " " + year
	}
	return fmt.Sprintf("%s %d, %s", p.monthWords(), p.day, year)
}

// century is "20th century": the 1900s would be read as a decade.
func century(n int) string {
	ending := "th"
	if n/10 != 1 {
		ending = map[int]string{1: "st", 2: "nd", 3: "rd"}[n%10] + ending
		ending = ending[:2]
	}
	return strconv.Itoa(n) + ending + " century"
}

func (p point) monthWords() string {
	if p.month >= spring {
		return seasons[p.month-spring]
	}
	return months[p.month-1]
}

func (p point) yearWords() string {
	if p.year < 0 {
		return strconv.Itoa(1-p.year) + " BC" // there is no year 0 in words: EDTF's 0000 is 1 BC
	}
	if p.year == 0 {
		return "1 BC"
	}
	return strconv.Itoa(p.year)
}

func (d Date) spanWords() string {
	a, b := d.from, d.to
	switch {
	case b.end == open:
		return "since " + a.words()
	case a.end == open:
		return "until " + b.words()
	case b.end == unknown:
		return "from " + a.words() + " (end unknown)"
	case a.end == unknown:
		return "to " + b.words() + " (start unknown)"
	case a.doubt != b.doubt:
		return a.words() + " to " + b.words()
	}
	return a.prefix() + twoEnds(a, b)
}

// twoEnds says what two ends share only once: "September 12–15, 1993", "January to September 1993".
func twoEnds(a, b point) string {
	sameYear := a.year == b.year && a.hidden+b.hidden == 0
	year := a.yearWords()
	dated := a.day > 0 && b.day > 0
	switch {
	case sameYear && dated && a.month == b.month:
		return fmt.Sprintf("%s %d–%d, %s", a.monthWords(), a.day, b.day, year)
	case sameYear && dated:
		return fmt.Sprintf("%s %d to %s %d, %s", a.monthWords(), a.day, b.monthWords(), b.day, year)
	case sameYear && whole(a) && whole(b):
		return a.monthWords() + " to " + b.monthWords() + " " + year
	case a.precision() == ToYear && b.precision() == ToYear && a.month+b.month == 0 && a.year > 0:
		return year + "–" + b.yearWords()
	}
	return a.bare() + " to " + b.bare()
}

// whole reports whether p is a month or a season other than winter, which needs both its years.
func whole(p point) bool { return p.month > 0 && p.month != winterSeason && p.day == 0 }

func (d Date) setWords() string {
	if year, ok := d.winterOf(); ok {
		return d.from.prefix() + "winter " + strconv.Itoa(year)
	}
	var texts []string
	for _, m := range d.members() {
		if m.form == span {
			texts = append(texts, "between "+m.from.words()+" and "+m.to.words())
			continue
		}
		texts = append(texts, m.from.words())
	}
	last := len(texts) - 1
	if last == 0 {
		return texts[0]
	}
	return strings.Join(texts[:last], ", ") + " or " + texts[last]
}
