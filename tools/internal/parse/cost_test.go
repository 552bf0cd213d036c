package parse

import (
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/read"
)

// BenchmarkCost reads texts of shapes that nobody would type from their files, and reports the time for a byte of each over that for a
// byte of an ordinary text of 10 MB, and the most memory that was in use.
func BenchmarkCost(b *testing.B) {
	l := testLists(b)
	debug.SetMemoryLimit(900 << 20) // as main does
	page := "Night work\n\n" + strings.Repeat(strings.Repeat(pasted+" ", 3)+"\n\n", 3) + "- a lamp, which was lit in 1901\n- a rope\n\n"
	ordinary := repeated(page, 10<<20)
	for _, tc := range []struct{ name, text string }{
		{"ordinary text of 100 MB", repeated(page, 100<<20)},
		{"one line of 10 MB", repeated("They rowed out at dusk. ", 10<<20)},
		{"one word of 10 MB", repeated("x", 10<<20)},
		{"a million headings", repeated("# Night work\n", 13_000_000)},
		{"a million lines alone", repeated("Night work\n\n", 12_000_000)},
		{"a million dates", repeated("1901\n", 5_000_000)},
		{"100,000 nested brackets", strings.Repeat("[", 100_000) + "x" + strings.Repeat("]", 100_000)},
		{"100,000 nested pictures", strings.Repeat("![", 100_000) + "x" + strings.Repeat("](y)", 100_000)},
		{"100,000 citations", repeated("[@marsh-1901; ", 1_400_000)},
		{"100,000 cells", repeated("| a ", 400_000)},
		{"a million labels", repeated("Crew: Ada\n", 10_000_000)},
		{"a million items", repeated("- rope\n", 7_000_000)},
		{"a million quoted lines", repeated("> rope\n", 7_000_000)},
		{"a million see-also labels", repeated("Read next\n", 10_000_000)},
		{"a million broken words", repeated("a sail in sight of the harbor at night, or so they said of the har-\n", 10_000_000)},
	} {
		b.Run(tc.name, func(b *testing.B) {
			var ratio, most float64
			for range b.N {
				base, _ := cost(b, ordinary, l)
				each, peak := cost(b, tc.text, l)
				ratio, most = ratio+each/base, max(most, peak)
			}
			b.ReportMetric(ratio/float64(b.N), "times-ordinary")
			b.ReportMetric(most, "MB")
		})
	}
}

func repeated(s string, size int) string { return strings.Repeat(s, size/len(s)) }

// cost is the time that a byte of a text takes from its file to its blocks, in nanoseconds, and the most memory in use meanwhile, in MB.
func cost(b *testing.B, words string, l *lists.Lists) (each, peak float64) {
	b.Helper()
	file := filepath.Join(b.TempDir(), "x.txt")
	if err := os.WriteFile(file, []byte(words), 0o644); err != nil {
		b.Fatal(err)
	}
	runtime.GC()
	var most atomic.Uint64
	done := make(chan bool)
	go func() {
		var m runtime.MemStats
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				runtime.ReadMemStats(&m)
				most.Store(max(most.Load(), m.HeapInuse))
			}
		}
	}()
	start := time.Now()
	src, found := read.File(file, "x.txt")
	if finding.HasErrors(found) {
		b.Fatal(found)
	}
	doc, _ := Doc(clean.Text(src, nil), l)
	took := time.Since(start)
	close(done)
	if len(doc.Blocks) == 0 {
		b.Fatal("text has no block")
	}
	return float64(took.Nanoseconds()) / float64(len(words)), float64(most.Load()) / (1 << 20)
}
