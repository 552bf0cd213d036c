package when

import "cmp"

// Day is a day of the calendar. The zero Day is none: as a bound it says that there is no bound on that side.
type Day struct{ Year, Month, Day int }

// IsZero reports whether d is no day.
func (d Day) IsZero() bool { return d.Month == 0 }

// String is the day as EDTF writes it.
func (d Day) String() string {
	if d.IsZero() {
		return ""
	}
	return point{end: given, year: d.Year, month: int8(d.Month), day: int8(d.Day)}.edtf()
}

// Compare orders days of the calendar; it does not know bounds.
func (d Day) Compare(e Day) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// Bounds are the first and last day that the date can mean. An end that is open or unknown is the zero Day.
// "About" does not widen them: nobody knows by how much.
func (d Date) Bounds() (earliest, latest Day) { return d.from.first(), d.to.last() }

func (p point) first() Day {
	switch {
	case p.end != given:
		return Day{}
	case p.month >= spring:
		return Day{p.year, 3 * (int(p.month) - 20), 1}
	}
	return Day{p.year, max(1, int(p.month)), max(1, int(p.day))}
}

func (p point) last() Day {
	year, month := p.year, int(p.month)
	switch {
	case p.end != given:
		return Day{}
	case p.hidden == 1:
		return Day{year + 9, 12, 31}
	case p.hidden == 2:
		return Day{year + 99, 12, 31}
	case month == winterSeason:
		return Day{year + 1, 2, days(year+1, 2)}
	case month >= spring:
		month = 3*(month-20) + 2
	case month <= 0:
		return Day{year, 12, 31}
	}
	if p.day > 0 {
		return Day{year, month, int(p.day)}
	}
	return Day{year, month, days(year, month)}
}

// Year is the year that a single date lies in; not ok for decades, spans and sets.
func (d Date) Year() (int, bool) {
	return d.from.year, d.form == single && d.from.precision() >= ToYear
}

// Span reports whether the date has a beginning and an end of its own, or one of them.
func (d Date) Span() bool { return d.form == span }

// Overlap reports whether two dates can both be true of one thing: a day lies within the bounds of both.
func Overlap(a, b Date) bool {
	first, last := a.Bounds()
	from, to := b.Bounds()
	return (to.IsZero() || first.IsZero() || first.Compare(to) <= 0) && (last.IsZero() || from.IsZero() || from.Compare(last) <= 0)
}

// Precision is how sharp a date is.
type Precision int8

// The precisions, from the coarsest.
const (
	NoPrecision Precision = iota
	ToCentury
	ToDecade
	ToYear
	ToSeason
	ToMonth
	ToDay
)

// String is the unit's name.
func (p Precision) String() string {
	return [...]string{"", "century", "decade", "year", "season", "month", "day"}[p]
}

// Precision is how sharp the date is; of a span or set, that of its coarser end.
func (d Date) Precision() Precision {
	a, b := d.from.precision(), d.to.precision()
	if a == NoPrecision || b == NoPrecision {
		return max(a, b)
	}
	return min(a, b)
}

func (p point) precision() Precision {
	switch {
	case p.end != given:
		return NoPrecision
	case p.hidden == 2:
		return ToCentury
	case p.hidden == 1:
		return ToDecade
	case p.month <= 0:
		return ToYear
	case p.month >= spring:
		return ToSeason
	case p.day <= 0:
		return ToMonth
	}
	return ToDay
}

// Approximate reports whether the source says "about" of the date or one of its ends.
func (d Date) Approximate() bool {
	about := func(p point) bool { return p.doubt == '~' || p.doubt == '%' }
	return about(d.from) || about(d.to)
}

// Uncertain reports whether the source doubts the date or one of its ends.
func (d Date) Uncertain() bool {
	doubted := func(p point) bool { return p.doubt == '?' || p.doubt == '%' }
	return doubted(d.from) || doubted(d.to)
}

// Open reports whether the span goes on, or has no beginning: "..". An end that is only unknown is not open.
func (d Date) Open() bool { return d.from.end == open || d.to.end == open }

// Decade is the first year of the decade in which the date begins; false when that is not known: without a start, for
// a century, and for a set whose members begin in different decades.
func (d Date) Decade() (int, bool) {
	if year, ok := d.winterOf(); ok { // either winter touches the year it is called by
		return decade(year), true
	}
	if d.from.end != given || d.from.hidden > 1 {
		return 0, false
	}
	if d.form == oneOf && decade(d.from.year) != decade(d.to.year) {
		return 0, false
	}
	return decade(d.from.year), true
}

func decade(year int) int {
	if year < 0 {
		return (year - 9) / 10 * 10
	}
	return year / 10 * 10
}

// Compare is a total order: by start, the coarser date first when two start together, then as they are written. A span
// without a start is before everything, no date after everything.
func Compare(a, b Date) int {
	if a.IsZero() || b.IsZero() {
		return cmp.Compare(btoi(a.IsZero()), btoi(b.IsZero()))
	}
	x, _ := a.Bounds()
	y, _ := b.Bounds()
	if x.IsZero() || y.IsZero() {
		if c := cmp.Compare(btoi(!x.IsZero()), btoi(!y.IsZero())); c != 0 {
			return c
		}
	}
	return cmp.Or(x.Compare(y), cmp.Compare(a.Precision(), b.Precision()), cmp.Compare(a.EDTF(), b.EDTF()))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Overlaps reports whether some day can belong to both dates; no date overlaps nothing.
func (d Date) Overlaps(e Date) bool {
	if d.IsZero() || e.IsZero() {
		return false
	}
	return startsBy(d, e) && startsBy(e, d)
}

// startsBy reports whether a can begin before b is over.
func startsBy(a, b Date) bool {
	first, _ := a.Bounds()
	_, last := b.Bounds()
	return first.IsZero() || last.IsZero() || first.Compare(last) <= 0
}
