package when

import (
	"fmt"
	"math"
	"time"
)

// From how many days on a length is told in months, and from how many months on in years.
const (
	inMonths = 60
	inYears  = 24
)

// Length is how long something was that has d as its date, in words and no sharper than d: "4 days" where both its days are known, else the
// middle of the shortest and the longest that it can have been, as "about 9 months". What has no end says so; one of several dates has no length.
func (d Date) Length() string {
	switch {
	case d.form == span && d.to.end == open:
		return "no end known"
	case d.form == span && d.from.end == given && d.to.end == given:
		return lengthOf(d.from, d.to)
	case d.form == single:
		return map[Precision]string{ToDay: "1 day", ToMonth: "within a month", ToSeason: "within a season", ToYear: "within a year", ToDecade: "within a decade"}[d.Precision()]
	}
	return ""
}

func lengthOf(from, to point) string {
	shortest := max(1, to.first().ordinal()-from.last().ordinal()+1)
	longest := to.last().ordinal() - from.first().ordinal() + 1
	days := float64(shortest+longest) / 2
	months := max(1, math.Round(days/30.44))
	toYears := min(from.precision(), to.precision()) <= ToYear
	switch {
	case shortest == longest && longest < inMonths && from.doubt+to.doubt == 0:
		return count(longest, "day")
	case shortest == longest && longest < inMonths:
		return "about " + count(longest, "day")
	case months < inYears && !toYears:
		return "about " + count(int(months), "month")
	}
	return "about " + count(int(max(1, math.Round(days/365.25))), "year")
}

// ordinal is the number of the day, counted from any.
func (d Day) ordinal() int {
	const day = 24 * 60 * 60
	return int(time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Unix() / day)
}

func count(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return fmt.Sprintf("%d %ss", n, of)
}
