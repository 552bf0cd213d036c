package when

import (
	"strings"
	"testing"
)

// TestFind holds that the dates of a text are found, each as long as it is, and that other numbers are none.
func TestFind(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"In 1981 they met.", "1981=1981"},
		{"They have met since 1992.", "since 1992=1992/.."},
		{"In the 1970s nobody rowed.", "1970s=197X"},
		{"The fire broke out on May 1, 1960, at dusk.", "May 1, 1960=1960-05-01"},
		{"On 24 June 1859 it was over.", "24 June 1859=1859-06-24"},
		{"They met from 1974 to 1977 and again in October 1980.", "from 1974 to 1977=1974/1977|October 1980=1980-10"},
		{"between 1957 and 1960 the bar silted up", "between 1957 and 1960=1957/1960"},
		{"It began in about 1957 (or 1958, some say).", "about 1957=1957~|1958=1958"},
		{"In the winter of 1981–82 the harbor froze.", "winter of 1981–82=1981-24"},
		{"in 1986 or 1987", "1986 or 1987=[1986,1987]"},
		{"The Elm Guild (1901–1911) closed.", "1901–1911=1901/1911"},
		{"By the late 1980s all had left.", "late 1980s=198X"},
		{"the nineteenth century", "nineteenth century=18XX"},
		{"September 12–15, 1993, in Elm", "September 12–15, 1993=1993-09-12/1993-09-15"},
		{"1960 was dry.", "1960=1960"},
		{"Until 1990 they slept; from 1991 on they rowed.", "Until 1990=../1990|from 1991=1991/.."},
		{"Some 2000 people came.", ""},
		{"They paid $1960 for it.", ""},
		{"Room 1960 is shut.", ""},
		{"Resolution 1325 of October 2000 asks for it.", "October 2000=2000-10"},
		{"By Resolution 1960 and No. 1961 it was over.", ""},
		{"The resolution of 1960 was kept.", "1960=1960"},
		{"They paid 1960 coins.", ""},
		{"on his historic 1977 visit", "1977=1977"},
		{"the landmark 1993 Elm Accords", "1993=1993"},
		{"Elm Accords of 1993", "1993=1993"},
		{"with rope 3bd4c1740, and rope c1740", ""},
		{"They met c.1957 and c. 1960.", "c.1957=1957~|c. 1960=1960~"},
		{"On May 3 they met, and the following year again.", ""},
		{"It holds 1,960 tons.", ""},
		{"Chapter 12 of 14.", ""},
		{"He may go in March.", ""},
		{"page 1901%", ""},
		{"", ""},
	} {
		var got []string
		for _, f := range Find(tc.in) {
			got = append(got, tc.in[f.Start:f.End]+"="+f.Date.EDTF())
		}
		if s := strings.Join(got, "|"); s != tc.want {
			t.Errorf("Find(%q) = %q, want %q", tc.in, s, tc.want)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("In 1981 they met, and from 1974 to 1977.")
	f.Add("the winter of 1981–82 or May 1, 1960")
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, x := range Find(s) {
			if x.Start < end || x.End > len(s) || x.End <= x.Start {
				t.Fatalf("Find(%q) gives %d to %d after %d", s, x.Start, x.End, end)
			}
			if d, ok, err := English(s[x.Start:x.End]); !ok || err != nil || d != x.Date {
				t.Fatalf("Find(%q) gives %q, which is no date of its own", s, s[x.Start:x.End])
			}
			end = x.End
		}
	})
}
