package when

import "testing"

func TestLength(t *testing.T) {
	for edtf, want := range map[string]string{
		"1987-07-09/1987-07-12": "4 days", "1987-07-09": "1 day", "1987-07-09/1987-07-09": "1 day",
		"1992-12/1993-09-13": "about 9 months", "1988-10/1989-02": "about 4 months", "1997/2006": "about 9 years", "1993-03/2003": "about 10 years",
		"1957~/1960": "about 3 years", "1987-07-09~/1987-07-12": "about 4 days", "2012/2013": "about 1 year", "2012/2012": "about 1 year", "2012-01/2013": "about 1 year", "2012-01/2012-02": "about 1 month", "1960-10/..": "no end known",
		"1960/": "", "/1960": "", "../1960": "", "1994-06": "within a month", "1960": "within a year", "1981-24": "within a season", "197X": "within a decade",
		"[1986,1987]": "", "1999-12-30/2000-01-02": "4 days", "-0044/-0040": "about 4 years",
	} {
		d, err := Parse(edtf)
		if err != nil {
			t.Fatalf("%s: %v", edtf, err)
		}
		if got := d.Length(); got != want {
			t.Errorf("length of %s is %q, want %q", edtf, got, want)
		}
	}
	if got := (Date{}).Length(); got != "" {
		t.Errorf("no date has the length %q", got)
	}
}
