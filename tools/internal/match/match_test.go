package match

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// found prints the hits of patterns in a text as they stand there.
func found(text string, patterns ...Pattern) []string {
	out := []string{}
	for _, h := range New(patterns).Find(text) {
		out = append(out, text[h.Start:h.End])
	}
	return out
}

func name(text string) Pattern  { return Pattern{Text: text} }
func term(text string) Pattern  { return Pattern{Text: text, AnyCase: true} }
func track(text string) Pattern { return Pattern{Text: text, AnyCase: true, Roman: true} }

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		why      string
		patterns []Pattern
		text     string
		want     []string
	}{
		{"whole words", []Pattern{name("Oslo")}, "Oslo, Oslofjord; inOslo (Oslo) Oslo", []string{"Oslo", "Oslo", "Oslo"}},
		{"words of any alphabet", []Pattern{name("Örebro"), name("Яп")}, "Örebro Örebroé Яп Япония", []string{"Örebro", "Яп"}},
		{"a mark belongs to its letter", []Pattern{name("Jose")}, "Jose\u0301 Jose", []string{"Jose"}},
		{"as written or in capitals", []Pattern{name("Murphy")}, "Murphy MURPHY murphy MurPhy", []string{"Murphy", "MURPHY"}},
		{"capitals mean all of it", []Pattern{name("Joe Murphy")}, "JOE MURPHY, Joe MURPHY, JOE Murphy", []string{"JOE MURPHY"}},
		{"a capital at the start of a sentence", []Pattern{name("van Dorn"), name("the Reef")}, "Van Dorn saw The Reef; van dorn, Van dorn, the reef", []string{"Van Dorn", "The Reef"}},
		{"any case", []Pattern{term("Back channel")}, "back channel, BACK Channel", []string{"back channel", "BACK Channel"}},
		{"Roman numerals", []Pattern{track("Track II")}, "track II, TRACK II, track ii, Track Ii", []string{"track II", "TRACK II"}},
		{"Roman with a decimal", []Pattern{track("Track I.5")}, "track I.5, track i.5", []string{"track I.5"}},
		{"a word is no numeral", []Pattern{track("Track Two")}, "track two", []string{"track two"}},
		{"longest first", []Pattern{name("Track"), name("Track 1"), name("Track 1.5")}, "Track 1.5 Track 1 Track", []string{"Track 1.5", "Track 1", "Track"}},
		{"a shorter one where the longer fails", []Pattern{name("Camp David Accords"), name("Camp David")}, "Camp David again", []string{"Camp David"}},
		{"leftmost, no overlaps", []Pattern{name("New York"), name("York City Hall")}, "New York City Hall", []string{"New York"}},
		{"numbers are whole", []Pattern{track("Track 1"), track("Track I")}, "Track 1.5, Track 1½, Track I.5, Track 1,5, Track 10, Track 1. Then Track 1, 5", []string{"Track 1", "Track 1"}},
		{"numbers before", []Pattern{name("5 men")}, "1.5 men, 1,5 men, 5 men", []string{"5 men"}},
		{"possessive", []Pattern{name("Carter")}, "Carter's Carter’s CARTER'S Carter' Carter'd", []string{"Carter", "Carter", "CARTER", "Carter"}},
		{"apostrophe before", []Pattern{name("Neill")}, "O'Neill O’Neill 'Neill'", []string{"Neill"}},
		{"apostrophes are equal", []Pattern{name("O'Neill")}, "O’Neill O'Neill", []string{"O’Neill", "O'Neill"}},
		{"hyphens are equal", []Pattern{name("Al‑Aqsa"), name("Ben-Gurion")}, "Al-Aqsa Ben‑Gurion Ben‐Gurion Ben–Gurion", []string{"Al-Aqsa", "Ben‑Gurion", "Ben‐Gurion"}},
		{"suffixes stay outside", []Pattern{track("Track II")}, "a Track II-style meeting, a Track II-led one", []string{"Track II", "Track II"}},
		{"other hyphens make other words", []Pattern{name("Carter"), term("peace"), track("Track Two"), term("official talks")},
			"Carter-Menil, peace-building, Track Two-and-a-half, non-official talks, Track Two-styled, Menil-Carter", []string{}},
		{"a dash parts names", []Pattern{name("Oslo"), name("Camp David")}, "Oslo–Camp David—Oslo - Oslo", []string{"Oslo", "Camp David", "Oslo", "Oslo"}},
		{"white space", []Pattern{name("Camp  David")}, "Camp David, Camp\n  David, CampDavid", []string{"Camp David", "Camp\n  David"}},
		{"marks inside and at the end", []Pattern{name("U.S. Institute"), name("Yahoo!")}, "U.S. Institute; Yahoo! Yahoo", []string{"U.S. Institute", "Yahoo!"}},
		{"marks before", []Pattern{name(".org"), name("«Arc»")}, ".org org «Arc» Arc", []string{".org", "«Arc»"}},
		{"bytes that are no text", []Pattern{name("Oslo")}, "\xffOslo\xff Os\xfflo", []string{"Oslo"}},
		{"nothing to find", []Pattern{name(""), name(" "), name("!")}, "! Oslo", []string{}},
	} {
		if got := found(tt.text, tt.patterns...); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q has %q, want %q", tt.why, tt.text, got, tt.want)
		}
	}
}

func TestFindTellsThePattern(t *testing.T) {
	m := New([]Pattern{{Text: "Oslo", Key: "oslo-city"}, {Text: "Oslo channel", Key: "oslo-channel"}, {Text: "Oslo", Key: "third"}})
	want := []Hit{{Start: 4, End: 16, Pattern: 1}, {Start: 18, End: 22, Pattern: 0}}
	if got := m.Find("The Oslo channel, Oslo"); !slices.Equal(got, want) {
		t.Errorf("hits are %v, want %v", got, want)
	}
}

// TestCapitalMeansTheNameWithACapital holds that a small first letter may be a capital only where no other name has the capital.
func TestCapitalMeansTheNameWithACapital(t *testing.T) {
	for _, patterns := range [][]Pattern{{name("the Reef"), name("The Reef")}, {name("The Reef"), name("the Reef")}} {
		m, found := New(patterns), []string{}
		for _, h := range m.Find("The Reef, the Reef") {
			found = append(found, patterns[h.Pattern].Text)
		}
		if !slices.Equal(found, []string{"The Reef", "the Reef"}) {
			t.Errorf("%v: found %q", patterns, found)
		}
	}
}

// TestEverySuffixIsNeeded walks the table of suffixes: each lets its name stand, and a longer word does not.
func TestEverySuffixIsNeeded(t *testing.T) {
	if !slices.IsSorted(suffixes) {
		t.Error("suffixes are not in the order of the alphabet")
	}
	for _, suffix := range suffixes {
		if got := found("Oslo-"+suffix+" and Oslo-"+suffix+"x, Oslo-"+suffix+"-Oslo", name("Oslo")); len(got) != 1 {
			t.Errorf("suffix %s has %d hits, want 1", suffix, len(got))
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("Oslo's Track II-style", "Track II")
	f.Add("O’Neill\u00a0\xff", "’Neill")
	f.Fuzz(func(t *testing.T, text, pattern string) {
		last := 0
		for _, h := range New([]Pattern{{Text: pattern, AnyCase: true}, {Text: "Oslo"}}).Find(text) {
			if h.Start < last || h.End <= h.Start || h.End > len(text) {
				t.Fatalf("%q in %q: hit %v after byte %d", pattern, text, h, last)
			}
			last = h.End
		}
	})
}

// invented makes n phrases of one to four invented words, always the same.
func invented(n int) []Pattern {
	r := rand.New(rand.NewSource(1))
	syllables := strings.Fields("ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu")
	word := func() string {
		s := ""
		for range 2 + r.Intn(3) {
			s += syllables[r.Intn(len(syllables))]
		}
		return strings.ToUpper(s[:1]) + s[1:]
	}
	out := make([]Pattern, n)
	for i := range out {
		words := []string{word()}
		for range r.Intn(4) {
			words = append(words, word())
		}
		out[i] = Pattern{Text: strings.Join(words, " "), Key: fmt.Sprint(i), AnyCase: i%10 == 0}
	}
	return out
}

func BenchmarkNew5000(b *testing.B) {
	patterns := invented(5000)
	for b.Loop() {
		New(patterns)
	}
}

func BenchmarkFind5000(b *testing.B) {
	patterns := invented(5000)
	m := New(patterns)
	var text strings.Builder
	for i := 0; text.Len() < 4<<20; i++ {
		text.WriteString("The second meeting was held at the lake, and nobody wrote down what was said there by ")
		text.WriteString(patterns[i*37%len(patterns)].Text + ". ")
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if len(m.Find(text.String())) == 0 {
			b.Fatal("nothing found")
		}
	}
}

// TestOnePassHoweverMany holds that a text costs about as much to search for 10,000 names as for 100: looking for each name in turn would
// cost a hundred times as much. The bound is loose, for a busy machine; the benchmark has the figures.
func TestOnePassHoweverMany(t *testing.T) {
	if times := timesOfHundred(10_000); times > 10 {
		t.Errorf("10,000 names take %.1f times as long as 100", times)
	}
}

// plainText is a text in which some of the first hundred invented names stand.
var plainText = sync.OnceValue(func() string {
	patterns := invented(100)
	var b strings.Builder
	for i := 0; b.Len() < 1<<20; i++ {
		b.WriteString("The second meeting was held at the lake, and nobody wrote down what was said there by ")
		b.WriteString(patterns[i*37%len(patterns)].Text + ". ")
	}
	return b.String()
})

// timesOfHundred is how many times as long a text takes to search for n names as for 100: by turns, the least time of each.
func timesOfHundred(n int) float64 {
	m := [2]*Matcher{New(invented(100)), New(invented(n))}
	least := [2]time.Duration{1 << 62, 1 << 62}
	for range 15 {
		for i := range m {
			start := time.Now()
			m[i].Find(plainText())
			least[i] = min(least[i], time.Since(start))
		}
	}
	return float64(least[1]) / float64(least[0])
}

// BenchmarkNames searches one text for 100, 1,000 and 10,000 names, and gives the time as a ratio to that for the first.
func BenchmarkNames(b *testing.B) {
	for _, n := range []int{100, 1000, 10_000} {
		m := New(invented(n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(plainText())))
			for b.Loop() {
				m.Find(plainText())
			}
			b.ReportMetric(timesOfHundred(n), "times-100")
		})
	}
}
