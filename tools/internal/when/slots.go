package when

import (
	"errors"
	"fmt"
	"slices"
)

// slots are the parts of a date that one side of a phrase names, each at most once.
type slots struct {
	year   int
	hidden int8
	month  int // or a season, as EDTF counts them
	day    int // or, in 1974–77, the last digits of a year
	hasDay bool
	doubt  byte
}

// readSlots sorts tokens into slots; errNoDate when one does not belong or comes twice.
func readSlots(ts []token) (slots, error) {
	var s slots
	if len(ts) == 0 {
		return s, errNoDate
	}
	for _, t := range ts {
		if !s.take(t) {
			return s, errNoDate
		}
	}
	return s, nil
}

// take puts a token into its slot, and reports whether there was one for it.
func (s *slots) take(t token) bool {
	switch t.kind {
	case yearNumber:
		return set(&s.year, t.n)
	case smallNumber:
		free := !s.hasDay
		s.day, s.hasDay = t.n, true
		return free
	case plural:
		s.hidden = 1
		if t.n%100 == 0 && t.n != 2000 { // the 1900s are a century, or a decade: the coarser is true
			s.hidden = 2
		}
		return set(&s.year, t.n)
	case monthName:
		return set(&s.month, t.n)
	case seasonName:
		return set(&s.month, t.n+spring-1)
	case weekdayName:
		return true
	}
	return s.takeWord(t.text)
}

func set(slot *int, n int) bool {
	free := *slot == 0
	*slot = n
	return free
}

func (s *slots) takeWord(means string) bool {
	switch means {
	case "about":
		s.doubt = doubts(s.doubt, '~')
	case "perhaps":
		s.doubt = doubts(s.doubt, '?')
	case "part": // early, late: the whole is coarser, and true
	case "century":
		ok := s.hasDay && s.day > 10 && s.day < 23 && set(&s.year, (s.day-1)*100)
		s.hidden, s.day, s.hasDay = 2, 0, false
		return ok
	default:
		return false
	}
	return true
}

func doubts(a, b byte) byte {
	if a != 0 && a != b {
		return '%'
	}
	return b
}

// bareDay reports whether nothing but a small number was named.
func (s slots) bareDay() bool { return s.hasDay && s.year == 0 && s.month == 0 }

// bareYear reports whether nothing but a year was named.
func (s slots) bareYear() bool { return s.year > 0 && s.hidden == 0 && s.month == 0 && !s.hasDay }

// shared gives each side of a range what only the other one says: the year of "May–June 1990", the month of
// "September 12–15, 1993", the century of "1974–77", the "about" of "c. 1957–1960".
func shared(a, b slots) (slots, slots) {
	if b.bareDay() && a.year > 0 && !a.hasDay {
		b.year, b.day, b.hasDay = a.year/100*100+b.day, 0, false
	}
	if a.year == 0 {
		a.year = b.year
	}
	if a.month == 0 && a.hasDay {
		a.month = b.month
	}
	if b.month == 0 && b.hasDay {
		b.month = a.month
	}
	if b.doubt == 0 {
		b.doubt = a.doubt
	}
	return a, b
}

// date makes the date of the slots; errNoDate when they are too few, an error when no calendar has it.
func (s slots) date() (Date, error) {
	p := point{end: given, year: s.year, hidden: s.hidden, month: int8(s.month), day: int8(s.day), doubt: s.doubt}
	switch {
	case s.hasDay && s.month == 0, s.hidden > 0 && s.month > 0:
		return Date{}, errNoDate
	case s.hasDay && s.day == 0:
		return Date{}, errors.New("date has day 0, want 1 or more")
	case s.year == 0:
		return Date{}, s.withoutYear()
	case s.month == winterSeason && !s.hasDay:
		return winter(s.year, s.doubt), nil
	}
	return Date{form: single, from: p, to: p}, p.check()
}

// withoutYear says what no year has: May 32. May 31 is no date, for want of one.
func (s slots) withoutYear() error {
	if m := s.month; m > 0 && m < spring && s.day > days(2000, m) {
		return fmt.Errorf("date has day %d, %s has %d", s.day, months[m-1], days(2000, m))
	}
	return errNoDate
}

// hasWord reports whether a phrase holds a word of this meaning.
func hasWord(ts []token, means string) bool {
	return slices.ContainsFunc(ts, func(t token) bool { return t.kind == word && t.text == means })
}
