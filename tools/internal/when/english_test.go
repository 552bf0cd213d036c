package when

import "testing"

func TestEnglishReadsUsualForms(t *testing.T) {
	for _, tt := range []struct{ phrase, want string }{
		{"May 1, 1960", "1960-05-01"},
		{"May 1 1960", "1960-05-01"},
		{"1 May 1960", "1960-05-01"},
		{"1st of May 1960", "1960-05-01"},
		{"the 1st of May, 1960", "1960-05-01"},
		{"May 1st, 1960", "1960-05-01"},
		{"24 June 1859", "1859-06-24"},
		{"Friday, June 24, 1859", "1859-06-24"},
		{"Sunday 1 May 1960", "1960-05-01"},
		{"Sept. 12, 1993", "1993-09-12"},
		{"MAY 1, 1960", "1960-05-01"},
		{"  May 1,  1960  ", "1960-05-01"},
		{"February 1863", "1863-02"},
		{"February, 1863", "1863-02"},
		{"February of 1863", "1863-02"},
		{"1960 May", "1960-05"},
		{"1960", "1960"},
		{"1960-10", "1960-10"},
		{"2001-02", "2001-02"},
		{"2001–02", "2001/2002"},
		{"2001-22", "2001-22"},
		{"2001–22", "2001/2022"},
		{"1960-10/..", "1960-10/.."},
		{"[1986,1987]", "[1986,1987]"},
		{"197X", "197X"},
		{"1957?", "1957?"},

		{"Winter 1981-1982", "1981-24"},
		{"Winter 1981–82", "1981-24"},
		{"the winter of 1981/82", "1981-24"},
		{"5/1/1960", "[1960-01-05,1960-05-01]"},
		{"5/5/1960", "1960-05-05"},
		{"13/5/1993", "1993-05-13"},
		{"5/13/1993", "1993-05-13"},
		{"13.9.1993", "1993-09-13"},
		{"10/1960", "1960-10"},
		{"1957 (approx.)", "1957~"},
		{"22 October 1960 (probably)", "1960-10-22?"},
		{"the first of May 1960", "1960-05-01"},
		{"the nineteenth century", "18XX"},
		{"Winter 1999-2000", "1999-24"},
		{"winter 1999–00", "1999-24"},
		{"c. winter 1981–82", "1981-24~"},
		{"Winter 1990", "[1989-24,1990-24]"},
		{"since winter 1990", "1990/.."},
		{"winter 1990 or spring 1991", "[1989-24,1990-24,1991-21]"},
		{"Spring 1990", "1990-21"},
		{"the fall of 1990", "1990-23"},
		{"Spring–Summer 1990", "1990-21/1990-22"},

		{"1974-1977", "1974/1977"},
		{"1974–77", "1974/1977"},
		{"1974-77", "1974/1977"},
		{"1974–’77", "1974/1977"},
		{"1974 to 1977", "1974/1977"},
		{"1974 — 1977", "1974/1977"},
		{"from 1974 to 1977", "1974/1977"},
		{"from 1974 until 1977", "1974/1977"},
		{"1974 through 1977", "1974/1977"},
		{"between 1974 and 1977", "1974/1977"},
		{"1974 and 1975", "1974/1975"},
		{"May and June 1990", "1990-05/1990-06"},
		{"May–June 1990", "1990-05/1990-06"},
		{"January to September 1993", "1993-01/1993-09"},
		{"May 1974–June 1977", "1974-05/1977-06"},
		{"May 1974–77", "1974-05/1977"},
		{"September 12–15, 1993", "1993-09-12/1993-09-15"},
		{"September 12 and 13, 1993", "1993-09-12/1993-09-13"},
		{"12–15 September 1993", "1993-09-12/1993-09-15"},
		{"May 30 – June 2, 1993", "1993-05-30/1993-06-02"},
		{"30 May to 2 June 1993", "1993-05-30/1993-06-02"},
		{"December 30, 1992 – January 2, 1993", "1992-12-30/1993-01-02"},

		{"The 1970s", "197X"},
		{"1970's", "197X"},
		{"the early 1970s", "197X"},
		{"mid-1970s", "197X"},
		{"the mid 1970s", "197X"},
		{"late 1970", "1970"},
		{"early May 1960", "1960-05"},
		{"1960s and 1970s", "196X/197X"},
		{"the 1960s to the 1970s", "196X/197X"},
		{"the 1900s", "19XX"},
		{"the 2000s", "200X"},
		{"the 19th century", "18XX"},

		{"c. 1957", "1957~"},
		{"c.1957", "1957~"},
		{"ca. 1957", "1957~"},
		{"circa 1957", "1957~"},
		{"about 1957", "1957~"},
		{"around May 1957", "1957-05~"},
		{"c. 1957–1960", "1957~/1960~"},
		{"1957–c. 1960", "1957/1960~"},
		{"probably 1957", "1957?"},
		{"perhaps about 1957", "1957%"},
		{"May 1957?", "1957-05?"},

		{"since 1992", "1992/.."},
		{"since October 1960", "1960-10/.."},
		{"1992–present", "1992/.."},
		{"1992 to the present", "1992/.."},
		{"from 1992 until today", "1992/.."},
		{"from 1992 onwards", "1992/.."},
		{"1992–", "1992/.."},
		{"until 1992", "../1992"},
		{"1986 or 1987", "[1986,1987]"},
		{"May or June 1990", "[1990-05,1990-06]"},
		{"May 1 or 3, 1990", "[1990-05-01,1990-05-03]"},
	} {
		d, ok, err := English(tt.phrase)
		if !ok || err != nil || d.EDTF() != tt.want {
			t.Errorf("English(%q) = %s, %t, %v, want %s", tt.phrase, d.EDTF(), ok, err, tt.want)
		}
		if again, ok, err := English(d.Words()); ok && err == nil && again != d && d.EDTF() != "1957~/1960~" {
			t.Errorf("English(%q), the words of %s, is %s", d.Words(), d.EDTF(), again.EDTF())
		}
	}
}

func TestEnglishLeavesOtherPhrasesAlone(t *testing.T) {
	for _, phrase := range []string{
		"", " ", "?", "-", "of", "the", "Agenda 2030", "1,200", "2001: A Space Odyssey", "1", "12", "999", "0042", "2500", "7500",
		"12345", "-1985", "May", "May I", "March", "Fall", "Spring", "Second", "Sunday", "May 12", "12 May", "12–15 May",
		"1–15", "12, 1960", "1960: the first meeting", "In 1960 they met", "1960s music", "Track 2", "19th", "century",
		"the 1970th", "1974s", "since", "until", "or", "1986 or", "or 1986", "1960 1961", "May 1, 2, 1960", "May June 1960",
		"now", "present", "1960 or so", "1974 and 1977", "1,960", "1960 - 1961 - 1962", "from", "between 1974", "n.d.", "1960.",
		"May 1970s", "[1]", "[12]", "$1960", "1960%x", "3.14", "192.168.1.1",
	} {
		if d, ok, err := English(phrase); ok || err != nil {
			t.Errorf("English(%q) = %s, %t, %v, want no date", phrase, d.EDTF(), ok, err)
		}
	}
}

func TestEnglishReportsWhatNoCalendarHas(t *testing.T) {
	for _, tt := range []struct{ phrase, want string }{
		{"May 32, 1960", "date has day 32, May 1960 has 31"},
		{"May 32", "date has day 32, May has 31"},
		{"May 0, 1960", "date has day 0, want 1 or more"},
		{"February 30 1990", "date has day 30, February 1990 has 28"},
		{"31 April 1990", "date has day 31, April 1990 has 30"},
		{"1960-13", "date has month 13, want 1 to 12"},
		{"1960-02-30", "date has day 30, February 1960 has 29"},
		{"1977-1974", "span has 1977 before 1974, want the earlier date first"},
		{"1977/1974", "span has 1977 before 1974, want the earlier date first"},
		{"June–May 1990", "span has 1990-06 before 1990-05, want the earlier date first"},
		{"Winter 1981-1985", "winter has the years 1981 and 1985, want two that follow each other"},
		{"[1986,198]", `date "198" is no EDTF, want a form like 1960, 1960-10, 1960-10-05, 196X or 1960/1965`},
	} {
		d, ok, err := English(tt.phrase)
		if err == nil || ok {
			t.Errorf("English(%q) = %s, %t, want an error", tt.phrase, d.EDTF(), ok)
		} else if err.Error() != tt.want {
			t.Errorf("English(%q) says %q, want %q", tt.phrase, err, tt.want)
		}
	}
}

// The regexps that decide by themselves, each with a match and a near-miss.
func TestRegexps(t *testing.T) {
	for _, tt := range []struct {
		name      string
		match     func(string) bool
		hit, miss string
	}{
		{"dateRE", dateRE.MatchString, "2004-06-11%", "2004-6-11"},
		{"decadeRE", decadeRE.MatchString, "201X~", "2X1X"},
		{"clockRE", clockRE.MatchString, "1985-04-12T23:20:30Z", "1985-04-12T23:20Z"},
		{"shapeRE", shapeRE.MatchString, "1960-13", "1981/82"},
		{"shortSpanRE", shortSpanRE.MatchString, "1974-77", "1974-7"},
		{"oddYearRE", oddYearRE.MatchString, "7500", "1960"},
		{"tokenRE", tokenRE.MatchString, "Sept. 12", "(12)"},
	} {
		if !tt.match(tt.hit) || tt.match(tt.miss) {
			t.Errorf("%s: want a match of %q and none of %q", tt.name, tt.hit, tt.miss)
		}
	}
}

func FuzzEnglish(f *testing.F) {
	for _, tt := range specification {
		f.Add(tt.edtf)
		f.Add(tt.words)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, ok, err := English(s)
		if ok && (err != nil || d.IsZero()) || !ok && !d.IsZero() && err != nil {
			t.Fatalf("English(%q) = %q, %t, %v", s, d.EDTF(), ok, err)
		}
		if !ok {
			return
		}
		again, err := Parse(d.EDTF())
		if err != nil || again != d {
			t.Fatalf("English(%q) = %q, which reads back as %q, %v", s, d.EDTF(), again.EDTF(), err)
		}
		first, last := d.Bounds()
		if d.Words() == "" || !first.IsZero() && !last.IsZero() && last.Compare(first) < 0 {
			t.Fatalf("English(%q) = %q: words %q, bounds %s to %s", s, d.EDTF(), d.Words(), first, last)
		}
	})
}
