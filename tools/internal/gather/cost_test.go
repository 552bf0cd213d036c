package gather

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/text"
)

// gathered is the least of three times that it takes to gather a text with a list of names, and how many mentions it has.
func gathered(t testing.TB, names int, in string) (time.Duration, int) {
	var list strings.Builder
	for i := range names {
		fmt.Fprintf(&list, "- {id: ada-%d, kind: person, name: Ada Marsh%d}\n", i, i)
	}
	l := fixtureLists(t, map[string]string{"names.yaml": list.String()})
	doc, _ := parse.Doc(clean.Text(text.New("in.txt", "in.txt", in), nil), l)
	found, _ := NamesOf([]*book.Doc{doc}, nil, l)
	best, mentions := time.Duration(1<<62), 0
	for range 3 {
		start := time.Now()
		h := From(doc, found.PageOf[0], found, l)
		best, mentions = min(best, time.Since(start)), 0
		for _, p := range h.Passages {
			mentions += len(p.Mentions)
		}
	}
	return best, mentions
}

// TestManyMentionsInOneLine holds that the sentences of many mentions in one paragraph are found in one pass: ten times the text may not
// cost a hundred times as much.
func TestManyMentionsInOneLine(t *testing.T) {
	line := func(n int) string {
		return "A title stands here\n\n" + strings.Repeat("Ada Marsh1 met Ada Marsh2, and it was written down. ", n) + "\n"
	}
	few, n := gathered(t, 10, line(1000))
	many, m := gathered(t, 10, line(10_000))
	if n != 2000 || m != 20_000 {
		t.Fatalf("texts have %d and %d mentions, want 2000 and 20000", n, m)
	}
	if ratio := float64(many) / float64(few); ratio > 40 {
		t.Errorf("ten times the text takes %.0f times as long", ratio)
	}
}
