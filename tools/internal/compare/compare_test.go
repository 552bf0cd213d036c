package compare

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/link"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// TestMerge holds the comparisons of the texts of a fixture (sections that end in .txt) to its section want.
func TestMerge(t *testing.T) {
	golden.Each(t, filepath.Join("testdata", "*.txtar"), func(t *testing.T, name string, files map[string]string, _ string) {
		config, _ := read.Lists(filepath.Join("..", "..", "..", "config.toml"), t.TempDir(), "")
		in := func(name string) lists.File { return lists.File{Name: name, Text: files[name]} }
		l, found := lists.From(lists.Files{Config: config.Config, Names: in("names.yaml"), References: in("references.yaml"), Compare: in("compare.yaml"), Labels: in("labels.yaml")})
		if len(found) > 0 {
			t.Fatalf("lists of the fixture: %v", found)
		}
		var docs []*book.Doc
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if strings.HasSuffix(name, ".txt") {
				doc, _ := parse.Doc(clean.Text(text.New(name, name, files[name]), nil), l)
				docs = append(docs, doc)
			}
		}
		golden.Compare(t, name, "want", files["want"], merged(t, docs, l))
		slices.Reverse(docs)
		golden.Compare(t, name, "want", files["want"], merged(t, docs, l))
	})
}

// merged writes down every comparison: its rows, and in each the columns of which something is said.
func merged(t *testing.T, docs []*book.Doc, l *lists.Lists) string {
	t.Helper()
	names, found := gather.NamesOf(docs, nil, l)
	var texts []*gather.Harvest
	for i, doc := range docs {
		texts = append(texts, gather.From(doc, names.PageOf[i], names, l))
	}
	web, more := link.All(texts, names, l)
	if found = append(found, more...); finding.HasErrors(found) {
		t.Fatalf("names of the fixture: %v", found)
	}
	tables, more := Merge(web, names)
	if len(more) > 0 {
		t.Fatalf("comparisons of the fixture: %v", more)
	}
	var b strings.Builder
	for _, c := range tables {
		fmt.Fprintf(&b, "%s\n", c.ID)
		for _, row := range c.Rows {
			fmt.Fprintf(&b, "  %s\n", strings.TrimSuffix(row.Label+" ("+row.Name+")", " ()"))
			if len(row.Cells) != len(c.Columns) {
				t.Errorf("row %s has %d cells, want %d", row.Label, len(row.Cells), len(c.Columns))
			}
			for i, cell := range row.Cells {
				if cell.Clash != "" {
					fmt.Fprintf(&b, "    %s: sources differ\n", c.Columns[i])
				}
				for _, item := range cell.Items {
					fmt.Fprintf(&b, "    %s: %s (%s)\n", c.Columns[i], item.Text, placesOf(item.Passages))
				}
			}
		}
	}
	return b.String()
}

func placesOf(ps []*book.Passage) string {
	var out []string
	for _, p := range ps {
		out = append(out, fmt.Sprintf("%s:%d", p.Seed, p.Line))
	}
	return strings.Join(out, ", ")
}

func TestCues(t *testing.T) {
	re := cues([]string{"aims to", "is kept by", "C++"})
	for words, want := range map[string]bool{
		"A pilot aims to help.": true, "AIMS TO help": true, "It claims to help.": false, "It aims together.": false, "It is kept by two.": true,
		"It is kept bye and bye.": false, "written in C++.": true, "written in CCC": false, "(aims to)": true, "": false,
	} {
		if got := re.MatchString(words); got != want {
			t.Errorf("cue in %q: %v, want %v", words, got, want)
		}
	}
}
