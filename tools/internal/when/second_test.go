package when

import (
	"strings"
	"testing"

	"github.com/sfomuseum/go-edtf/parser"
)

// secondOpinion are the dates of the specification's levels 0 and 1 on which the one other Go library for EDTF and we do not agree, and what it says:
// "refused", or the bounds that it gives.
var secondOpinion = map[string]string{
	"1985-04-12T23:20:30-04": "1985-04-13 to 1985-04-13", // it goes by UTC, we by the day that is written
	"Y170000002":             "refused",
	"Y-170000002":            "refused",
	"2004-06-11%":            "2004-06-01 to 2004-06-30", // the day is lost
	"1985-04-12/..":          "1985-04-01 to 1985-04-30", // the end is closed, and the day lost
	"1985-04/..":             "1985-04-01 to 1985-04-30",
	"1985-04-12/":            "1985-04-01 to 1985-04-30",
	"1985-04/":               "1985-04-01 to 1985-04-30",
}

// TestSecondOpinion holds our bounds of the specification's examples against those of go-edtf, which is used nowhere else. Where it fails is
// listed; a failure that is mended is found, and so is a new one.
func TestSecondOpinion(t *testing.T) {
	agree, all := 0, 0
	for _, tt := range specification {
		if !strings.HasPrefix(tt.feature, "level") {
			continue
		}
		all++
		said := opinion(tt.edtf)
		ours := tt.first + " to " + tt.last
		if said == ours {
			agree++
		} else {
			t.Logf("%s: ours %s, go-edtf %s", tt.edtf, ours, said)
		}
		if want, listed := secondOpinion[tt.edtf]; listed == (said == ours) || listed && want != said {
			t.Errorf("%s: go-edtf says %s, we say %s, listed is %q", tt.edtf, said, ours, want)
		}
	}
	t.Logf("%d of %d agree", agree, all)
}

// opinion is the first and last day that go-edtf gives.
func opinion(edtf string) (days string) {
	defer func() {
		if r := recover(); r != nil {
			days = "panics"
		}
	}()
	d, err := parser.ParseString(edtf)
	if err != nil {
		return "refused"
	}
	day := func(f func() (string, error)) string {
		s, err := f()
		if err != nil {
			return ""
		}
		return s
	}
	first := day(func() (string, error) {
		u, err := d.Lower()
		if err != nil || u == nil {
			return "", err
		}
		return u.Format("2006-01-02"), nil
	})
	last := day(func() (string, error) {
		u, err := d.Upper()
		if err != nil || u == nil {
			return "", err
		}
		return u.Format("2006-01-02"), nil
	})
	return first + " to " + last
}
