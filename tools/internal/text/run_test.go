package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// page is a text whose lines have what makes places difficult.
const page = "  A light \u00ad on rock\n\u200btwo\tlines äö\n\nlast 🚢 e\u0301\n"

func TestRunOfOneLine(t *testing.T) {
	s := New("x.txt", "x.txt", page)
	r := s.Trimmed(1)
	if r.Text != "A light  on rock" || r.Pos(0) != (Pos{"x.txt", 1, 3}) {
		t.Errorf("Trimmed(1) = %q at %v", r.Text, r.Pos(0))
	}
	if at := strings.Index(r.Text, "rock"); r.Pos(at).Col != 16 {
		t.Errorf("rock stands at %v, want column 16", r.Pos(at))
	}
	if empty := s.Trimmed(3); !empty.Empty() || empty.Line(0) != 3 {
		t.Errorf("the blank line is %q in line %d, want nothing in line 3", empty.Text, empty.Line(0))
	}
}

func TestZeroRun(t *testing.T) {
	var r Run
	if !r.Empty() || r.Pos(0) != (Pos{}) || r.Line(0) != 0 || !r.Trim().Empty() || !r.Slice(0, 0).Empty() {
		t.Errorf("the zero Run is not empty everywhere: %v", r)
	}
	s := New("x", "x", "word")
	if got := Join(" ", r, s.Trimmed(1)); got.Text != " word" || got.Pos(1) != (Pos{"x", 1, 1}) {
		t.Errorf("joined with the zero Run: %q at %v", got.Text, got.Pos(1))
	}
}

// TestJoin holds that each byte keeps its place, and that a byte between two runs has the place of what follows it.
func TestJoin(t *testing.T) {
	s := New("x", "x", page)
	r := Join(" / ", s.Trimmed(1), s.Trimmed(2), s.Trimmed(4))
	for _, tc := range []struct {
		word string
		want Pos
	}{
		{word: "A light", want: Pos{"x", 1, 3}},
		{word: "rock", want: Pos{"x", 1, 16}},
		{word: "two", want: Pos{"x", 2, 2}},
		{word: " / two", want: Pos{"x", 2, 2}},
		{word: "/ two", want: Pos{"x", 2, 2}},
		{word: " two", want: Pos{"x", 2, 2}},
		{word: "äö", want: Pos{"x", 2, 12}},
		{word: "/ last", want: Pos{"x", 4, 1}},
		{word: "last", want: Pos{"x", 4, 1}},
		{word: "🚢", want: Pos{"x", 4, 6}},
	} {
		if got := r.Pos(strings.Index(r.Text, tc.word)); got != tc.want {
			t.Errorf("%q stands at %v, want %v", tc.word, got, tc.want)
		}
	}
}

func TestTrim(t *testing.T) {
	s := New("x", "x", "\t two words \t")
	for _, tc := range []struct {
		name       string
		start, end int
		want       string
		col        int
	}{
		{name: "both sides", start: 0, end: 13, want: "two words", col: 3},
		{name: "nothing to trim", start: 2, end: 5, want: "two", col: 3},
		{name: "only spaces", start: 0, end: 2, want: "", col: 1},
		{name: "nothing", start: 4, end: 4, want: "", col: 5},
	} {
		if r := s.Cut(1, tc.start, tc.end).Trim(); r.Text != tc.want || r.Pos(0).Col != tc.col {
			t.Errorf("%s: %q in column %d, want %q in %d", tc.name, r.Text, r.Pos(0).Col, tc.want, tc.col)
		}
	}
}

// TestWords holds that words that do not stand in the source letter for letter have one place, cut as one likes.
func TestWords(t *testing.T) {
	s := New("x", "x", "summary: >\n  folded\n  words\n")
	r := s.Words(2, 2, "folded words and more than the line has")
	for _, got := range []Pos{r.Pos(0), r.Pos(20), r.Slice(7, 12).Pos(0), r.Slice(7, 12).Pos(3), Join(" ", r, r).Pos(45)} {
		if got != (Pos{"x", 2, 3}) {
			t.Errorf("folded words stand at %v, want x:2:3", got)
		}
	}
}

// TestSlicePositions cuts and joins at random and holds every byte against a list of places made beside the runs.
func TestSlicePositions(t *testing.T) {
	for seed := range uint64(400) {
		checkPlaces(t, page, seed)
	}
}

func FuzzSlicePositions(f *testing.F) {
	f.Add(page, uint64(1))
	f.Add("a\u00ad\r\n\tb", uint64(2))
	f.Fuzz(checkPlaces)
}

// placed is a run, and the place of each of its bytes as one would write them down by hand.
type placed struct {
	run    Run
	places []Pos
}

func checkPlaces(t *testing.T, words string, seed uint64) {
	s := New("x", "x", strings.ToValidUTF8(words, "?"))
	if len(s.Lines) == 0 {
		return
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	p := whole(s, rng)
	for range 6 {
		if rng.IntN(3) == 0 {
			p = joined(p, whole(s, rng))
		}
		p = sliced(p, rng)
		for i := range p.places {
			if !utf8.RuneStart(p.run.Text[i]) {
				continue
			}
			if got := p.run.Pos(i); got != p.places[i] {
				t.Fatalf("byte %d of %q stands at %v, want %v", i, p.run.Text, got, p.places[i])
			}
		}
	}
}

func whole(s *Source, rng *rand.Rand) placed {
	l := s.Lines[rng.IntN(len(s.Lines))]
	p := placed{run: s.Cut(l.No, 0, len(l.Text))}
	for i := range len(l.Text) {
		p.places = append(p.places, s.Pos(l.No, i))
	}
	return p
}

// joined puts a space between two runs; where a run is empty there is no place to compare, so it is left out.
func joined(a, b placed) placed {
	if len(a.places) == 0 {
		return b
	}
	if len(b.places) == 0 {
		return a
	}
	places := append(append(append([]Pos{}, a.places...), b.places[0]), b.places...)
	return placed{run: Join(" ", a.run, b.run), places: places}
}

// sliced cuts a run at two places between characters, and now and then trims it.
func sliced(p placed, rng *rand.Rand) placed {
	i, j := cut(p.run.Text, rng), cut(p.run.Text, rng)
	i, j = min(i, j), max(i, j)
	out := placed{run: p.run.Slice(i, j), places: p.places[i:j]}
	if rng.IntN(2) == 0 {
		left := len(out.run.Text) - len(strings.TrimLeft(out.run.Text, " \t"))
		right := len(strings.TrimRight(out.run.Text, " \t"))
		out = placed{run: out.run.Trim(), places: out.places[min(left, right):right]}
	}
	return out
}

func cut(s string, rng *rand.Rand) int {
	i := rng.IntN(len(s) + 1)
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}
