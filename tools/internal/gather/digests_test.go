package gather

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
)

// TestDigests holds the events of our digests to those of a careful reading, written down before the rule was run.
func TestDigests(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "digests.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var want []string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			want = append(want, strings.TrimSpace(line))
		}
	}
	root := filepath.Join("..", "..", "..")
	files, _ := read.Lists(filepath.Join(root, "config.toml"), filepath.Join(root, "seeds"), "")
	l, _ := lists.From(files)
	sources, _ := read.Seeds(filepath.Join(root, "seeds"))
	var docs []*book.Doc
	for _, s := range sources {
		d, _ := parse.Doc(clean.Text(s, nil), l)
		docs = append(docs, d)
	}
	names, _ := NamesOf(docs, nil, l)
	var got []string
	for i, d := range docs {
		if d.Kind.Role != book.Source {
			continue
		}
		for _, e := range From(d, names.PageOf[i], names, l).Events {
			row := fmt.Sprintf("%s\t%d\t%s", d.ID, e.Passage.Line, e.Date.EDTF())
			if e.Inferred {
				row += "\tinferred"
			}
			got = append(got, row)
		}
	}
	for _, row := range want {
		if !slices.Contains(got, row) {
			t.Errorf("missed: %s", row)
		}
	}
	for _, row := range got {
		if !slices.Contains(want, row) {
			t.Errorf("false: %s", row)
		}
	}
	t.Logf("%d events expected, %d found", len(want), len(got))
}
