package parse

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// testLists are the site's own settings and lists.
func testLists(t testing.TB) *lists.Lists {
	t.Helper()
	files, found := read.Lists(filepath.Join("..", "..", "..", "config.toml"), filepath.Join("testdata", "lists"), "")
	l, more := lists.From(files)
	for _, f := range append(found, more...) {
		if f.Level == finding.Error {
			t.Fatalf("%s: %s", f.Pos, f.Msg)
		}
	}
	return l
}

func docOf(words string, l *lists.Lists) *book.Doc {
	doc, _ := Doc(clean.Text(text.New("x.txt", "x.txt", words), nil), l)
	return doc
}

// kindOf says what each line was taken for, and by which rule.
func kindOf(doc *book.Doc) map[int]book.Block {
	out := map[int]book.Block{}
	for _, b := range doc.Blocks {
		for no := b.First; no <= b.Last; no++ {
			out[no] = b
		}
	}
	return out
}

func TestRules(t *testing.T) {
	l := testLists(t)
	for _, r := range Rules {
		words, nos := golden.Marked(r.Example)
		kinds := kindOf(docOf(words, l))
		for _, no := range nos {
			if b := kinds[no]; b.As != r.As || b.Rule != r.Name && r.As != book.Dropped {
				t.Errorf("%s: line %d of the example is %s by %s, want %s", r.Name, no, b.As, b.Rule, r.As)
			}
		}
		words, missed := golden.Marked(r.NearMiss)
		kinds = kindOf(docOf(words, l))
		for _, no := range missed {
			if kinds[no].Rule == r.Name {
				t.Errorf("%s: line %d of the near-miss is taken by it", r.Name, no)
			}
		}
		if len(nos) == 0 || len(missed) == 0 || r.Reason == "" {
			t.Errorf("%s: wants an example, a near-miss and a reason", r.Name)
		}
	}
}

// TestOriginals holds the reader against what a person took each line of the original texts for, written before the
// rules. It prints places and kinds, never text.
func TestOriginals(t *testing.T) {
	dir := os.Getenv("SEED_TEXTS")
	if dir == "" {
		t.Skip("SEED_TEXTS is not set: the original texts are not here, so the reading of their lines is not tested")
	}
	want := originals(t)
	l := testLists(t)
	right, all := 0, 0
	files, _ := filepath.Glob(filepath.Join(dir, "*.txt"))
	for _, f := range files {
		src, _ := read.File(f, filepath.Base(f))
		id := filepath.Base(f)[:3]
		doc, _ := Doc(clean.Text(src, nil), l)
		kinds := kindOf(doc)
		for _, line := range src.Lines {
			if line.Blank() {
				continue
			}
			all++
			place := fmt.Sprintf("%s:%d", id, line.No)
			if got := kinds[line.No]; string(got.As) == want[place] {
				right++
			} else {
				t.Logf("%s: %s by %s, want %s", place, got.As, got.Rule, want[place])
			}
		}
	}
	t.Logf("%d of %d lines agree", right, all)
	if all != len(want) || right*100 < all*98 {
		t.Errorf("%d of %d lines agree, want 98 in 100 of %d", right, all, len(want))
	}
}

func originals(t *testing.T) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", "originals.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]string{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if parts := strings.Split(sc.Text(), "\t"); len(parts) == 3 {
			out[parts[0]+":"+parts[1]] = parts[2]
		}
	}
	return out
}

func TestItems(t *testing.T) {
	for _, tc := range []struct {
		in   string
		want string
		open bool
	}{
		{in: "pilots; crews", want: "pilots|crews"},
		{in: "pilots, crews, and owners", want: "pilots|crews|owners"},
		{in: "ropes, lamps, etc.", want: "ropes|lamps", open: true},
		{in: "easing hunger, fear and tension, etc.", want: "easing hunger, fear and tension", open: true},
		{in: "charts, sea and river maps", want: "charts|sea and river maps"},
		{in: "loss of nets, lines, and hooks, drift", want: "loss of nets, lines, and hooks|drift"},
		{in: "ports (Elm, Oak), ships", want: "ports (Elm, Oak)|ships"},
		{in: "tolls, “dues, old and new”, fees", want: "tolls|“dues, old and new”|fees"},
		{in: "a; b, c", want: "a|b, c"},
		{in: "one", want: "one"},
	} {
		src := text.New("x", "x", tc.in)
		items, open := Items(src.Cut(1, 0, len(tc.in)))
		var got []string
		for _, r := range items {
			got = append(got, r.Text)
		}
		if strings.Join(got, "|") != tc.want || open != tc.open {
			t.Errorf("Items(%q) = %q, %v, want %q, %v", tc.in, strings.Join(got, "|"), open, tc.want, tc.open)
		}
	}
}

// TestEveryLine holds that each line of any text is in exactly one block.
func TestEveryLine(t *testing.T) {
	l := testLists(t)
	for _, r := range Rules {
		for _, s := range []string{r.Example, r.NearMiss} {
			words, _ := golden.Marked(s)
			everyLine(t, words, l)
		}
	}
}

func everyLine(t *testing.T, words string, l *lists.Lists) {
	t.Helper()
	src := text.New("x", "x", words)
	doc, _ := Doc(clean.Text(src, nil), l)
	next := 1
	for _, b := range doc.Blocks {
		if b.First != next || b.Last < b.First {
			t.Fatalf("block %s covers %d to %d, want it to begin at %d", b.As, b.First, b.Last, next)
		}
		next = b.Last + 1
	}
	if next != len(src.Lines)+1 {
		t.Fatalf("blocks end before line %d, want %d", next, len(src.Lines)+1)
	}
}

// BenchmarkLongTexts reports how the time to read a text grows with its lines: the time a line takes in a text of 8,000, over
// that in one of 1,000. One is linear; a rule that walks the text for each line makes it eight.
func BenchmarkLongTexts(b *testing.B) {
	l := testLists(b)
	for _, line := range []string{"A: b\n", "1901\n", "  x\n", "- x\n", "> x\n", "| a | b |\n", "Words came first\n", "Contents\n- a\n- b\n", "Title of it\n\n",
		"Read next\n", "FAQ\nWho?\n", "Sources differ: x\n- a\n", "Tides of Elm\n\n12\n\n", "a*", "[@a ", "[x](", "“", "a, "} {
		b.Run(strings.TrimSpace(strings.ReplaceAll(line, "\n", "¶")), func(b *testing.B) {
			var few, many time.Duration
			for range b.N {
				few += reading(line, 1_000, l)
				many += reading(line, 8_000, l)
			}
			b.ReportMetric(float64(many)/8/float64(few), "growth")
		})
	}
}

// reading is how long a text of n such lines takes.
func reading(line string, n int, l *lists.Lists) time.Duration {
	start := time.Now()
	for _, b := range docOf(strings.Repeat(line, n), l).Blocks {
		text.Sentences(PlainOf(b.Text))
	}
	return time.Since(start)
}

func FuzzDoc(f *testing.F) {
	l := testLists(f)
	for _, r := range Rules {
		words, _ := golden.Marked(r.Example)
		f.Add(words)
	}
	for _, s := range fixtures(f) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { everyLine(t, s, l) })
}

// fixtures are the texts of all tests of shapes.
func fixtures(f *testing.F) []string {
	f.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "*", "*.txtar"))
	if err != nil || len(files) == 0 {
		f.Fatal("no fixtures", err)
	}
	var out []string
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		out = append(out, string(a.Files[0].Data))
	}
	return out
}

// FuzzHeader reads words between the two lines of a header: each line is in one block, what is found stands in the file, and what the header
// does not hold is not read from it.
func FuzzHeader(f *testing.F) {
	l := testLists(f)
	for _, s := range []string{"kind: case\nid: elm\ntitle: Elm", "also: [Elm, {text: Oak, where: [ash]}]", "summary: \"Words. [@marsh-1901]\"", "title: >\n  Elm\n  and Oak",
		"date: 1901-13", "a: &b [*b]", "? x\n: y", "title: !!str no", "- elm", "elm", "source: x\nurl: javascript:alert(1)", "id: ../x", "id: a\nid: b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		src := text.New("x.txt", "x.txt", "---\n"+s+"\n---\nWords came first. Others followed.")
		everyLine(t, "---\n"+s+"\n---\nWords came first. Others followed.", l)
		doc, found := Doc(clean.Text(src, nil), l)
		for _, x := range found {
			if x.Pos.File != "x.txt" || x.Pos.Line < 1 || x.Pos.Line > len(src.Lines) {
				t.Errorf("finding stands at %v, outside the file", x.Pos)
			}
		}
		if doc.ID == "" && doc.Header.ID != "" {
			t.Errorf("header with id %q makes a text without one", doc.Header.ID)
		}
	})
}
