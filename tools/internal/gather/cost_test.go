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

// gathered is the time it takes to gather a text of n sentences on one line, with two mentions each.
func gathered(b *testing.B, n int) time.Duration {
	var list strings.Builder
	for i := range 10 {
		fmt.Fprintf(&list, "- {id: ada-%d, kind: person, name: Ada Marsh%d}\n", i, i)
	}
	l := fixtureLists(b, map[string]string{"names.yaml": list.String()})
	in := "A title stands here\n\n" + strings.Repeat("Ada Marsh1 met Ada Marsh2, and it was written down. ", n) + "\n"
	doc, _ := parse.Doc(clean.Text(text.New("in.txt", "in.txt", in), nil), l)
	found, _ := NamesOf([]*book.Doc{doc}, nil, l)
	start := time.Now()
	h := From(doc, found.PageOf[0], found, l)
	took, mentions := time.Since(start), 0
	for _, p := range h.Passages {
		mentions += len(p.Mentions)
	}
	if mentions != 2*n {
		b.Fatalf("the text has %d mentions, want %d", mentions, 2*n)
	}
	return took
}

// BenchmarkManyMentionsInOneLine reports how many times as long ten times the text takes (times-1000), each the least of three: about ten
// when the sentences of a paragraph's mentions are found in one pass, about a hundred when each is looked for from the start.
func BenchmarkManyMentionsInOneLine(b *testing.B) {
	few, many := time.Duration(1<<62), time.Duration(1<<62)
	for b.Loop() {
		for range 3 {
			few, many = min(few, gathered(b, 1000)), min(many, gathered(b, 10_000))
		}
	}
	b.ReportMetric(float64(many)/float64(few), "times-1000")
}
