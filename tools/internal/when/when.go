// Package when knows dates as sources give them: EDTF levels 0 and 1 and one-of sets, English phrases that are only
// a date, and how to say a date in plain words.
//
// Goals: never sharper than what was read (a decade stays a decade, "1986 or 1987" stays both), one total order, and
// an error only for what no calendar has. Non-goals: finding dates inside sentences, times of day (they are kept, not
// compared), and the rest of EDTF level 2.
//
//	d, ok, err := when.English("Winter 1981–82")  // 1981-24
//	d.Words()                                      // winter 1981–1982
//
// What a winter is called matters: EDTF's 1981-24 is the winter that begins in December 1981. "Winter 1990" alone says
// either of two winters, so it is read as the one-of set [1989-24,1990-24] and said as "winter 1990" again.
package when

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Date is a point in time, a span, or one of several dates, as sharp as its source. The zero Date is no date. Dates
// are values: two that are written the same are ==.
type Date struct {
	form     form
	from, to point  // a single date has both the same; those of a set are its first and last
	set      string // of a set: its members, in order, as they stand between the brackets
}

type form int8

const (
	none   form = iota
	single      // 1960-10
	span        // 1960/1965, 1960/.., /1965
	oneOf       // [1986,1987]
)

// IsZero reports whether d is no date.
func (d Date) IsZero() bool { return d.form == none }

// EDTF is the date as it is written in data; the empty string for no date.
func (d Date) EDTF() string {
	switch d.form {
	case single:
		return d.from.edtf()
	case span:
		return d.from.edtf() + "/" + d.to.edtf()
	case oneOf:
		return "[" + d.set + "]"
	}
	return ""
}

// Parse reads EDTF, levels 0 and 1 and sets like [1986,1987] and [1986..1988].
func Parse(edtf string) (Date, error) {
	if body, ok := strings.CutPrefix(edtf, "["); ok {
		body, ok = strings.CutSuffix(body, "]")
		if !ok {
			return Date{}, fmt.Errorf("set %q has no closing bracket", edtf)
		}
		return parseSet(body)
	}
	if from, to, ok := strings.Cut(edtf, "/"); ok {
		return parseSpan(from, to)
	}
	p, err := parsePoint(edtf)
	if err != nil {
		return Date{}, err
	}
	return Date{form: single, from: p, to: p}, nil
}

func parseSpan(from, to string) (Date, error) {
	a, err := parseEnd(from)
	if err != nil {
		return Date{}, err
	}
	b, err := parseEnd(to)
	if err != nil {
		return Date{}, err
	}
	return newSpan(a, b)
}

func newSpan(a, b point) (Date, error) {
	d := Date{form: span, from: a, to: b}
	if a.end != given && b.end != given {
		return Date{}, errors.New("span has no date, want one at either end")
	}
	if a.end == given && b.end == given && b.last().Compare(a.first()) < 0 {
		return Date{}, fmt.Errorf("span has %s before %s, want the earlier date first", a.edtf(), b.edtf())
	}
	return d, nil
}

func parseSet(body string) (Date, error) {
	var members []Date
	for _, s := range strings.Split(body, ",") {
		d, err := parseMember(strings.TrimSpace(s))
		if err != nil {
			return Date{}, err
		}
		members = append(members, d)
	}
	return newSet(members), nil
}

// parseMember reads a member of a set: a date, or the range 1986..1988.
func parseMember(s string) (Date, error) {
	from, to, ok := strings.Cut(s, "..")
	if !ok {
		to = from
	}
	a, err := parsePoint(from)
	if err != nil {
		return Date{}, err
	}
	b, err := parsePoint(to)
	if err != nil {
		return Date{}, err
	}
	if ok {
		return newSpan(a, b)
	}
	return Date{form: single, from: a, to: a}, nil
}

// newSet makes the one-of set of dates and spans; a set of one date is that date.
func newSet(members []Date) Date {
	slices.SortFunc(members, Compare)
	members = slices.Compact(members)
	if len(members) == 1 && members[0].form == single {
		return members[0]
	}
	d := Date{form: oneOf, from: members[0].from, to: members[0].to}
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = m.from.edtf()
		if m.form == span {
			texts[i] += ".." + m.to.edtf()
		}
		if m.to.last().Compare(d.to.last()) > 0 {
			d.to = m.to
		}
	}
	d.set = strings.Join(texts, ",")
	return d
}

// members are the dates and ranges of a set; of another date, the date.
func (d Date) members() []Date {
	if d.form != oneOf {
		return []Date{d}
	}
	var out []Date
	for s := range strings.SplitSeq(d.set, ",") {
		m, err := parseMember(s)
		if err != nil {
			panic("when: set does not read back: " + err.Error())
		}
		out = append(out, m)
	}
	return out
}

// winterOf is the year of a set that says "winter 1990": one of the two winters that touch the year.
func (d Date) winterOf() (year int, ok bool) {
	year = d.to.year
	return year, d.form == oneOf && d == winter(year, d.from.doubt)
}

func winter(year int, doubt byte) Date {
	at := func(y int) Date {
		p := point{end: given, year: y, month: 24, doubt: doubt}
		return Date{form: single, from: p, to: p}
	}
	return newSet([]Date{at(year - 1), at(year)})
}
