package overlap

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/match"
	"github.com/second-track/second-track/tools/internal/text"
)

// outside is what others wrote.
const outside = "The harbor froze over in the first week of February, and Ada Marsh walked out to the light with a lamp and two loaves.\n" +
	"“I could not see the bell,” she wrote later, “and I did not hear it until I was so near that I could have touched it with my hand.”\n" +
	"The Society for the Keeping of the Lights and Bells of the Northern Coast and Islands met in Elm.\n" +
	"The café’s keeper would not say that it wasn’t his own bell they heard.\n" +
	"He was of the Friends of the Old Lamps of the West and of the Boats that Serve them."

func known(words string) []match.Hit {
	return match.New([]match.Pattern{
		{Text: "Society for the Keeping of the Lights and Bells of the Northern Coast and Islands"}, {Text: "Guild of the Friends of the Old Lamps of the West and of the Boats that Serve them"}, {Text: "Elm"}, {Text: "Ada Marsh"},
	}).Find(words)
}

func TestFind(t *testing.T) {
	for _, tc := range []struct {
		name, file, ours string
		want             string // place and number of words of each run
	}{
		{name: "thirteen words", ours: "x the harbor froze over in the first week of February and Ada Marsh y", want: "1:3 13"},
		{name: "twelve words", ours: "x harbor froze over in the first week of February and Ada Marsh y"},
		{name: "words left out", ours: "The harbor froze over in the first week of March, and Ada Marsh walked out to the light."},
		{name: "case and marks", ours: "THE HARBOR — froze over, in the *first* week (of February); and Ada Marsh ... walked.", want: "1:1 14"},
		{name: "line breaks", ours: "One.\n\nThe harbor froze over in the first\nweek of February, and\n\n- Ada Marsh walked out to the light", want: "3:1 18"},
		{name: "citations in between", ours: "The harbor froze over [@log-1901, p. 3] in the first week [12] of February, and [Ada Marsh](/people/ada-marsh/) walked. [@log-1901]", want: "1:1 14"},
		{name: "two runs", ours: "The harbor froze over in the first week of February, and Ada Marsh was there. Others say the harbor froze over in the first week of February, and Ada Marsh", want: "1:1 13|1:90 13"},
		{name: "letters and apostrophes in other forms", ours: "the cafe\u0301's keeper would not say that it wasn't his own bell they heard", want: "1:1 14"},
		{name: "quotation", ours: "She wrote: “I did not hear it until I was so near that I could have touched it with my hand.”"},
		{name: "quotation with plain marks over a line break", ours: "She wrote: \"I did not hear it until I was so near\nthat I could have touched it with my hand.\""},
		{name: "quotation with single marks", ours: "She wrote: ‘I didn’t hear the harbor froze over in the first week of February, and Ada Marsh’ then."},
		{name: "a term between quotation marks", ours: "The harbor “froze over” in the first week of February, and Ada Marsh", want: "1:1 13"},
		{name: "words around a quotation", ours: "The harbor froze over “in the first week of” February, and Ada Marsh walked out to the light."},
		{name: "quotation of more than 25 words", ours: "“" + strings.TrimSuffix(strings.Split(outside, "\n")[0], ".") + " and so on it goes.”", want: "1:2 24"},
		{name: "a mark that is never shut", ours: "She wrote: “I did not hear it until I was so near that I could have touched it with my hand.\n\nOthers ” came.", want: "1:13 19"},
		{name: "an inch is no quotation", ours: "A 3\" pipe. I did not hear it until I was so near that I could have touched it. A 4\" pipe.", want: "1:12 16"},
		{name: "quotation block", ours: "> The harbor froze over in the first week of February, and Ada Marsh walked out\n> to the light with a lamp and two loaves."},
		{name: "a long name", ours: "It is the Society for the Keeping of the Lights and Bells of the Northern Coast and Islands."},
		{name: "a long name, and what was said of it", ours: "The Society for the Keeping of the Lights and Bells of the Northern Coast and Islands met in Elm.", want: "1:1 19"},
		{name: "part of a long name", ours: "the Keeping of the Lights and Bells of the Northern Coast and Islands", want: "1:1 13"},
		{name: "a name that is longer than the run", ours: "The Guild of the Friends of the Old Lamps of the West and of the Boats that Serve them met."},
		{name: "value of a property", file: "names.yaml", ours: "- id: x\n  summary: \"The harbor froze over in the first week of February, and Ada Marsh walked.\"", want: "2:13 14"},
		{name: "value of a header", ours: "---\nsummary: \"The harbor froze over in the first week of February, and Ada Marsh walked.\"\n---", want: "2:11 14"},
		{name: "HTML", file: "x.html", ours: "<p>The har<b>bor</b> froze over in&nbsp;the first week\nof February, <!-- no -->and Ada Marsh</p>", want: "1:4 13"},
		{name: "HTML that quotes", file: "x.html", ours: "<blockquote>The harbor froze over in the first week of February, and Ada Marsh walked.</blockquote>"},
		{name: "HTML that nobody reads", file: "x.html", ours: "<script>the harbor froze over in the first week of February and Ada Marsh</script>"},
		{name: "the title of a link in a quotation", ours: "“The harbor froze over in the first [week](/terms/week.md \"Term\") of February, and Ada Marsh walked.”"},
		{name: "an address that has the words", ours: "[x](the-harbor-froze-over-in-the-first-week-of-February-and-Ada-Marsh-walked)"},
		{name: "an address in the text", ours: "See https://x.example/the-harbor-froze-over-in-the-first-week-of-February-and-Ada-Marsh-walked there."},
		{name: "nothing", ours: ""},
	} {
		file := tc.file
		if file == "" {
			file = "ours.txt"
		}
		runs := Find([]*text.Source{text.New(file, file, tc.ours)}, slices.Values([]*text.Source{text.New("out.txt", "out.txt", outside)}), known)
		var got []string
		for _, r := range runs {
			got = append(got, fmt.Sprintf("%d:%d %d", r.Pos.Line, r.Pos.Col, r.Words))
		}
		if s := strings.Join(got, "|"); s != tc.want {
			t.Errorf("%s: runs %q, want %q", tc.name, s, tc.want)
		}
	}
}

// TestAgainstAPlainSearch compares with a search that looks at every pair of places, in texts of few words, where runs are many.
func TestAgainstAPlainSearch(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	random := func(n int) []string {
		var out []string
		for range n {
			out = append(out, string(rune('a'+r.Intn(3))))
		}
		return out
	}
	none := func(string) []match.Hit { return nil }
	found := 0
	for range 200 {
		out := random(300)
		ours := slices.Concat(random(60), out[100:100+r.Intn(40)], random(60))
		want := copies(ours, out)
		var got []int
		for _, run := range Find(sources(strings.Join(ours, ", ")), slices.Values(sources(strings.Join(out, "\n"))), none) {
			for i := range run.Words - Least + 1 {
				got = append(got, (run.Pos.Col-1)/3+i)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("shingles of %v are copied at %v, want %v", ours, got, want)
		}
		found += len(got)
	}
	if found == 0 {
		t.Error("no text has a copied run")
	}
}

// TestHashIsNotEnough holds that words with the hash of a shingle are compared with it.
func TestHashIsNotEnough(t *testing.T) {
	x := newIndex(sources("a b c d e f g h i j k l m"))
	for h := range x.starts {
		if _, ok := x.find(h, []uint32{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 12}); ok {
			t.Error("other words with the same hash are found")
		}
		if _, ok := x.find(h, []uint32{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}); !ok {
			t.Error("the shingle is not found")
		}
	}
	if len(x.starts) != 1 {
		t.Errorf("13 words make %d shingles, want 1", len(x.starts))
	}
}

func sources(words string) []*text.Source { return []*text.Source{text.New("x.txt", "x.txt", words)} }

// copies is every place of ours from which 13 words stand in the other row.
func copies(ours, out []string) (at []int) {
	for i := 0; i+Least <= len(ours); i++ {
		for j := 0; j+Least <= len(out); j++ {
			if slices.Equal(ours[i:i+Least], out[j:j+Least]) {
				at = append(at, i)
				break
			}
		}
	}
	return at
}

// TestPlaces holds what a run says of itself and of the outside text: its first place there, in the order of the texts.
func TestPlaces(t *testing.T) {
	out := []*text.Source{text.New("a.txt", "a.txt", "Nothing here."), text.New("b.txt", "b.txt", "One.\n\nTwo. "+outside), text.New("c.txt", "c.txt", outside)}
	runs := Find(sources("So:\nthe harbor froze over in the\nfirst week of February, and Ada Marsh."), slices.Values(out), known)
	if len(runs) != 1 || runs[0].Outside.String() != "b.txt:3:6" || runs[0].Pos.String() != "x.txt:2:1" ||
		runs[0].Text != "the harbor froze over in the first week of February, and Ada Marsh" {
		t.Errorf("runs %+v", runs)
	}
}

// BenchmarkFind reads a great text of words that are ours, with runs that are not long enough.
func BenchmarkFind(b *testing.B) {
	var out strings.Builder
	for i := range 200_000 {
		fmt.Fprintf(&out, "the harbor froze over in the first week x%d ", i%1000)
	}
	src := sources(out.String())
	ours := sources(strings.Repeat("the harbor froze over in the first week of February ", 1000))
	b.SetBytes(int64(out.Len()))
	for b.Loop() {
		Find(ours, slices.Values(src), known)
	}
}
