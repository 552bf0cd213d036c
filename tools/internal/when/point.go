package when

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// point is one date, or an end of a span that is open or unknown.
type point struct {
	end    end
	year   int    // its hidden digits are 0
	hidden int8   // how many last digits of the year are not known: 1 in 197X, 2 in 19XX
	month  int8   // 1 to 12, a season 21 to 24, 0 when not given, unspecified in 2004-XX
	day    int8   // 0 when not given, unspecified in 1985-04-XX
	doubt  byte   // '?' uncertain, '~' approximate, '%' both, 0 neither
	clock  string // a time of day as written, with its T
}

type end int8

const (
	absent  end = iota
	given       // a date
	open        // ".."
	unknown     // nothing before or after the slash
)

// unspecified is a month or day written XX.
const unspecified = -1

const spring, summer, autumn, winterSeason = 21, 22, 23, 24

var (
	// 1985, 1985-04, 1985-04-12, 2001-21, 2004-XX, -1985, Y170000002, 2004-06-11%
	dateRE = regexp.MustCompile(`^(-?\d{4}|Y-?[1-9]\d{4,11})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)$`)
	// 201X, 20XX~
	decadeRE = regexp.MustCompile(`^(\d{3}X|\d{2}XX)([?~%]?)$`)
	// 1985-04-12T23:20:30Z
	clockRE = regexp.MustCompile(`^(\d{4}-\d\d-\d\d)(T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?)$`)
)

// parseEnd reads the start or end of a span.
func parseEnd(s string) (point, error) {
	switch s {
	case "":
		return point{end: unknown}, nil
	case "..":
		return point{end: open}, nil
	}
	return parsePoint(s)
}

func parsePoint(s string) (point, error) {
	if m := decadeRE.FindStringSubmatch(s); m != nil {
		year, _ := strconv.Atoi(strings.ReplaceAll(m[1], "X", "0"))
		return point{end: given, year: year, hidden: int8(strings.Count(m[1], "X")), doubt: doubt(m[2])}, nil
	}
	clock := ""
	if m := clockRE.FindStringSubmatch(s); m != nil {
		s, clock = m[1], m[2]
	}
	m := dateRE.FindStringSubmatch(s)
	if m == nil || m[1] == "-0000" {
		return point{}, fmt.Errorf("date %q is no EDTF, want a form like 1960, 1960-10, 1960-10-05, 196X or 1960/1965", s)
	}
	year, err := strconv.Atoi(strings.TrimPrefix(m[1], "Y"))
	if err != nil {
		return point{}, fmt.Errorf("date %q has a year out of range", s)
	}
	p := point{end: given, year: year, month: part(m[2]), day: part(m[3]), doubt: doubt(m[4]), clock: clock}
	return p, p.check()
}

// part reads a month or day of two digits; XX is unspecified, nothing is not given.
func part(s string) int8 {
	switch s {
	case "":
		return 0
	case "XX":
		return unspecified
	}
	n, _ := strconv.Atoi(s)
	if n == 0 {
		return 100 // 00 is given, and impossible
	}
	return int8(n)
}

func doubt(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// check says what no calendar has.
func (p point) check() error {
	season := p.month >= spring && p.month <= winterSeason
	switch {
	case p.month > 12 && !season:
		return fmt.Errorf("date has month %d, want 1 to 12", p.month%100)
	case season && p.day != 0:
		return fmt.Errorf("date has a season and a day, want one of them")
	case p.month == unspecified && p.day > 0:
		return fmt.Errorf("date has a day of no month, want the month too")
	case p.month > 0 && int(p.day) > days(p.year, int(p.month)):
		return fmt.Errorf("date has day %d, %s %d has %d", p.day%100, months[p.month-1], p.year, days(p.year, int(p.month)))
	}
	return nil
}

// edtf writes the point as it is read.
func (p point) edtf() string {
	switch p.end {
	case open:
		return ".."
	case unknown, absent:
		return ""
	}
	s := p.yearText()
	for _, n := range []int8{p.month, p.day} {
		switch {
		case n == unspecified:
			s += "-XX"
		case n > 0:
			s += fmt.Sprintf("-%02d", n)
		}
	}
	s += p.clock
	if p.doubt != 0 {
		s += string(p.doubt)
	}
	return s
}

func (p point) yearText() string {
	switch {
	case p.year > 9999 || p.year < -9999:
		return fmt.Sprintf("Y%d", p.year)
	case p.year < 0:
		return fmt.Sprintf("-%04d", -p.year)
	}
	s := fmt.Sprintf("%04d", p.year)
	return s[:4-p.hidden] + strings.Repeat("X", int(p.hidden))
}

// days is how many days a month has.
func days(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}
