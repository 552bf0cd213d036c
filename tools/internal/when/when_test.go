package when

import (
	"slices"
	"testing"
)

// specification has the examples of the Library of Congress's EDTF specification (2019), levels 0 and 1, in its order.
var specification = []struct{ feature, edtf, first, last, words string }{
	{"level 0: date", "1985-04-12", "1985-04-12", "1985-04-12", "April 12, 1985"},
	{"level 0: date", "1985-04", "1985-04-01", "1985-04-30", "April 1985"},
	{"level 0: date", "1985", "1985-01-01", "1985-12-31", "1985"},
	{"level 0: date and time", "1985-04-12T23:20:30", "1985-04-12", "1985-04-12", "April 12, 1985"},
	{"level 0: date and time", "1985-04-12T23:20:30Z", "1985-04-12", "1985-04-12", "April 12, 1985"},
	{"level 0: date and time", "1985-04-12T23:20:30-04", "1985-04-12", "1985-04-12", "April 12, 1985"},
	{"level 0: date and time", "1985-04-12T23:20:30+04:30", "1985-04-12", "1985-04-12", "April 12, 1985"},
	{"level 0: interval", "1964/2008", "1964-01-01", "2008-12-31", "1964–2008"},
	{"level 0: interval", "2004-06/2006-08", "2004-06-01", "2006-08-31", "June 2004 to August 2006"},
	{"level 0: interval", "2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "February 1, 2004 to February 8, 2005"},
	{"level 0: interval", "2004-02-01/2005-02", "2004-02-01", "2005-02-28", "February 1, 2004 to February 2005"},
	{"level 0: interval", "2004-02-01/2005", "2004-02-01", "2005-12-31", "February 1, 2004 to 2005"},
	{"level 0: interval", "2005/2006-02", "2005-01-01", "2006-02-28", "2005 to February 2006"},
	{"level 1: letter-prefixed year", "Y170000002", "Y170000002-01-01", "Y170000002-12-31", "170000002"},
	{"level 1: letter-prefixed year", "Y-170000002", "Y-170000002-01-01", "Y-170000002-12-31", "170000003 BC"},
	{"level 1: season", "2001-21", "2001-03-01", "2001-05-31", "spring 2001"},
	{"level 1: qualified", "1984?", "1984-01-01", "1984-12-31", "perhaps 1984"},
	{"level 1: qualified", "2004-06~", "2004-06-01", "2004-06-30", "about June 2004"},
	{"level 1: qualified", "2004-06-11%", "2004-06-11", "2004-06-11", "perhaps about June 11, 2004"},
	{"level 1: unspecified digits", "201X", "2010-01-01", "2019-12-31", "2010s"},
	{"level 1: unspecified digits", "20XX", "2000-01-01", "2099-12-31", "21st century"},
	{"level 1: unspecified digits", "2004-XX", "2004-01-01", "2004-12-31", "a month in 2004"},
	{"level 1: unspecified digits", "1985-04-XX", "1985-04-01", "1985-04-30", "a day in April 1985"},
	{"level 1: unspecified digits", "1985-XX-XX", "1985-01-01", "1985-12-31", "a day in 1985"},
	{"level 1: open end", "1985-04-12/..", "1985-04-12", "", "since April 12, 1985"},
	{"level 1: open end", "1985-04/..", "1985-04-01", "", "since April 1985"},
	{"level 1: open end", "1985/..", "1985-01-01", "", "since 1985"},
	{"level 1: open start", "../1985-04-12", "", "1985-04-12", "until April 12, 1985"},
	{"level 1: open start", "../1985-04", "", "1985-04-30", "until April 1985"},
	{"level 1: open start", "../1985", "", "1985-12-31", "until 1985"},
	{"level 1: unknown end", "1985-04-12/", "1985-04-12", "", "from April 12, 1985 (end unknown)"},
	{"level 1: unknown end", "1985-04/", "1985-04-01", "", "from April 1985 (end unknown)"},
	{"level 1: unknown end", "1985/", "1985-01-01", "", "from 1985 (end unknown)"},
	{"level 1: unknown start", "/1985-04-12", "", "1985-04-12", "to April 12, 1985 (start unknown)"},
	{"level 1: unknown start", "/1985-04", "", "1985-04-30", "to April 1985 (start unknown)"},
	{"level 1: unknown start", "/1985", "", "1985-12-31", "to 1985 (start unknown)"},
	{"level 1: negative year", "-1985", "-1985-01-01", "-1985-12-31", "1986 BC"},

	{"ours: winter", "1981-24", "1981-12-01", "1982-02-28", "winter 1981–1982"},
	{"ours: winter before a leap day", "1983-24", "1983-12-01", "1984-02-29", "winter 1983–1984"},
	{"ours: one of a set", "[1986,1987]", "1986-01-01", "1987-12-31", "1986 or 1987"},
	{"ours: one of a range", "[1986..1988]", "1986-01-01", "1988-12-31", "between 1986 and 1988"},
	{"ours: one of three", "[1986,1988,1990-05]", "1986-01-01", "1990-05-31", "1986, 1988 or May 1990"},
	{"ours: one of two winters", "[1989-24,1990-24]", "1989-12-01", "1991-02-28", "winter 1990"},
	{"ours: decades", "196X/197X", "1960-01-01", "1979-12-31", "1960s to 1970s"},
	{"ours: about", "1957~", "1957-01-01", "1957-12-31", "about 1957"},
	{"ours: about twice", "1957~/1960~", "1957-01-01", "1960-12-31", "about 1957–1960"},
	{"ours: about at one end", "1957~/1960", "1957-01-01", "1960-12-31", "about 1957 to 1960"},
	{"ours: months of a year", "1993-01/1993-09", "1993-01-01", "1993-09-30", "January to September 1993"},
	{"ours: seasons of a year", "1990-21/1990-23", "1990-03-01", "1990-11-30", "spring to autumn 1990"},
	{"ours: days of a month", "1993-09-12/1993-09-15", "1993-09-12", "1993-09-15", "September 12–15, 1993"},
	{"ours: days of a year", "1993-05-30/1993-06-02", "1993-05-30", "1993-06-02", "May 30 to June 2, 1993"},
	{"ours: since", "1960-10/..", "1960-10-01", "", "since October 1960"},
	{"ours: century", "18XX", "1800-01-01", "1899-12-31", "19th century"},
	{"ours: leap day", "2000-02-29", "2000-02-29", "2000-02-29", "February 29, 2000"},
}

func TestParseReadsTheSpecification(t *testing.T) {
	for _, tt := range specification {
		d, err := Parse(tt.edtf)
		if err != nil {
			t.Errorf("%s: Parse(%q): %v", tt.feature, tt.edtf, err)
			continue
		}
		first, last := d.Bounds()
		if first.String() != tt.first || last.String() != tt.last {
			t.Errorf("%s: %s has bounds %s to %s, want %s to %s", tt.feature, tt.edtf, first, last, tt.first, tt.last)
		}
		if got := d.Words(); got != tt.words {
			t.Errorf("%s: %s is %q, want %q", tt.feature, tt.edtf, got, tt.words)
		}
		again, err := Parse(d.EDTF())
		if d.EDTF() != tt.edtf || err != nil || again != d {
			t.Errorf("%s: %s is written as %s", tt.feature, tt.edtf, d.EDTF())
		}
	}
}

func TestParseMakesSetsCanonical(t *testing.T) {
	for _, tt := range []struct{ edtf, want string }{
		{"[1987, 1986]", "[1986,1987]"},
		{"[1986,1986]", "1986"},
		{"[1986..1988,1987]", "[1986..1988,1987]"},
	} {
		d, err := Parse(tt.edtf)
		if err != nil || d.EDTF() != tt.want {
			t.Errorf("Parse(%q) = %s, %v, want %s", tt.edtf, d.EDTF(), err, tt.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, edtf := range []string{
		"", " ", "85", "198", "19850412", "1985-4", "1985-04-1", "1985-13", "1985-00", "1985-20", "1985-25", "1985-04-31",
		"1985-02-29", "1900-02-29", "1985-04-00", "1985-21-01", "1985-XX-12", "1XXX", "XXXX", "-198X", "Y1985", "-0000",
		"1985-04-12T24:00:00", "1985-04-12T23:20", "1985T23:20:30", "../..", "/", "/..", "1985/1984", "2005-03/2005-02",
		"1985/1986/1987", "[]", "[1986", "1986]", "[1988..1986]", "[1986..]", "1985?~", "May 1985", "1985 ", "Y99999999999999",
	} {
		if d, err := Parse(edtf); err == nil {
			t.Errorf("Parse(%q) = %s, want an error", edtf, d.EDTF())
		}
	}
}

func TestCompareIsATotalOrder(t *testing.T) {
	want := []string{"../1960", "/1960", "-1985", "0000", "19XX", "194X", "1957", "1957~", "1960", "1960/1965", "[1960,1961]",
		"1960-01", "1960-01-01", "1960-24", "1961", "1961/..", "1961-01-01/", ""}
	var dates []Date
	for _, s := range want {
		d, _ := Parse(s)
		dates = append(dates, d)
	}
	slices.Reverse(dates)
	slices.SortFunc(dates, Compare)
	var got []string
	for _, d := range dates {
		got = append(got, d.EDTF())
	}
	if !slices.Equal(got, want) {
		t.Errorf("order is %q, want %q", got, want)
	}
}

func TestPropertiesOfADate(t *testing.T) {
	for _, tt := range []struct {
		edtf                   string
		precision              string
		about, doubted, goesOn bool
		decade                 int
		noDecade               bool
	}{
		{edtf: "1960-05-01", precision: "day", decade: 1960},
		{edtf: "1985-04-XX", precision: "month", decade: 1980},
		{edtf: "1981-24", precision: "season", decade: 1980},
		{edtf: "1957~", precision: "year", about: true, decade: 1950},
		{edtf: "1957?", precision: "year", doubted: true, decade: 1950},
		{edtf: "1957%/1960", precision: "year", about: true, doubted: true, decade: 1950},
		{edtf: "197X", precision: "decade", decade: 1970},
		{edtf: "19XX", precision: "century", noDecade: true},
		{edtf: "1960-10/..", precision: "month", goesOn: true, decade: 1960},
		{edtf: "1960-10/", precision: "month", decade: 1960},
		{edtf: "../1960", precision: "year", goesOn: true, noDecade: true},
		{edtf: "1969/1975-05", precision: "year", decade: 1960},
		{edtf: "[1986,1987]", precision: "year", decade: 1980},
		{edtf: "[1989,1990]", precision: "year", noDecade: true},
		{edtf: "[1989-24,1990-24]", precision: "season", decade: 1990},
		{edtf: "-0005", precision: "year", decade: -10},
	} {
		d, err := Parse(tt.edtf)
		if err != nil {
			t.Fatal(err)
		}
		decade, ok := d.Decade()
		if d.Precision().String() != tt.precision || d.Approximate() != tt.about || d.Uncertain() != tt.doubted ||
			d.Open() != tt.goesOn || decade != tt.decade || ok == tt.noDecade {
			t.Errorf("%s: precision %s, approximate %t, uncertain %t, open %t, decade %d %t", tt.edtf, d.Precision(),
				d.Approximate(), d.Uncertain(), d.Open(), decade, ok)
		}
	}
}

func TestOverlaps(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"1960", "1960-05", true},
		{"1960", "1961", false},
		{"1960/..", "2020", true},
		{"1960/..", "1959", false},
		{"../1960", "1700", true},
		{"1981-24", "1982-01", true},
		{"1981-24", "1982-03", false},
		{"", "1960", false},
	} {
		a, _ := Parse(tt.a)
		b, _ := Parse(tt.b)
		if a.Overlaps(b) != tt.want || b.Overlaps(a) != tt.want {
			t.Errorf("%q overlaps %q: want %t both ways", tt.a, tt.b, tt.want)
		}
	}
}

func TestNoDate(t *testing.T) {
	var d Date
	first, last := d.Bounds()
	if !d.IsZero() || d.EDTF() != "" || d.Words() != "" || !first.IsZero() || !last.IsZero() || d.Precision() != NoPrecision {
		t.Error("the zero Date has properties")
	}
}
