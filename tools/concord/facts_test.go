package main

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/second-track/second-track/tools/internal/text"
)

// TestFacts holds that each fact of the four original texts, listed by a reader before the digests were written, is on a page
// of the site: its key words stand together in one passage.
func TestFacts(t *testing.T) {
	inRoot(t)
	lists, _ := filepath.Glob(filepath.Join("tools", "concord", "testdata", "facts", "*.tsv"))
	if len(lists) == 0 {
		t.Fatal("no list of facts")
	}
	passages := passagesOf(t, bytesOf(t, site(t, "--content", t.TempDir())))
	for _, list := range lists {
		for no, line := range linesIn(t, list) {
			parts := strings.Split(line, "\t")
			if strings.HasPrefix(line, "#") || line == "" {
				continue
			}
			if len(parts) != 3 || len(strings.Fields(parts[1])) < 2 {
				t.Errorf("%s:%d: want a line, two key words or more, and the fact", list, no+1)
				continue
			}
			if !stands(parts[1], passages) {
				t.Errorf("%s:%d: no passage has the words %q: %s", filepath.Base(list), no+1, parts[1], parts[2])
			}
		}
	}
}

func linesIn(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for sc := bufio.NewScanner(f); sc.Scan(); {
		out = append(out, sc.Text())
	}
	return out
}

// stands reports whether one passage has every key word, each at the beginning of a word.
func stands(keywords string, passages []string) bool {
	return slices.ContainsFunc(passages, func(p string) bool {
		for _, w := range strings.Fields(text.Key(keywords)) {
			if !strings.Contains(p, " "+w) {
				return false
			}
		}
		return true
	})
}

// passagesOf is the words of every paragraph, item, row, quotation and line of facts of every page, a space before each word.
func passagesOf(t *testing.T, files map[string]string) []string {
	t.Helper()
	var out []string
	for p, data := range files {
		if filepath.Ext(p) != ".html" {
			continue
		}
		doc, err := html.Parse(strings.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		var walk func(*html.Node)
		walk = func(n *html.Node) {
			if slices.Contains([]string{"p", "li", "tr", "dd", "blockquote"}, n.Data) || n.Data == "div" && n.Parent.Data == "dl" {
				out = append(out, " "+text.Key(spoken(n)))
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c)
			}
		}
		walk(doc)
	}
	return out
}

// spoken is the text of a node, a space after each element.
func spoken(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(spoken(c) + " ")
	}
	return b.String()
}

// TestTables holds that both tables of the original texts are in the comparison item by item, and that its middle column,
// which no table has, rests on passages.
func TestTables(t *testing.T) {
	inRoot(t)
	files := bytesOf(t, site(t, "--content", t.TempDir()))
	passages := passagesOf(t, map[string]string{"compare/index.html": files["compare/index.html"]})
	for list, last := range map[string]string{"001": "12", "002": "11"} {
		n := 0
		for no, line := range linesIn(t, filepath.Join("tools", "concord", "testdata", "facts", list+".tsv")) {
			parts := strings.Split(line, "\t")
			if len(parts) != 3 || len(parts[0]) > len(last) || len(parts[0]) == 1 && parts[0] < "5" || len(parts[0]) == 2 && parts[0] > last {
				continue
			}
			n++
			_, item, _ := strings.Cut(parts[1], " ") // the row's label may be another in the comparison
			if !stands(item, passages) {
				t.Errorf("%s.tsv:%d: the comparison has no item with the words %q", list, no+1, item)
			}
		}
		if n < 25 {
			t.Errorf("%s.tsv: %d entries of the table, want 25 or more", list, n)
		}
	}
	var data struct {
		Comparisons []struct {
			Rows []struct {
				Cells []struct {
					Column string
					Items  []struct{ Passages []struct{ Works []string } }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(files["data/reference.json"]), &data); err != nil {
		t.Fatal(err)
	}
	count := 0
	for _, r := range data.Comparisons[0].Rows {
		for _, i := range r.Cells[1].Items {
			if len(i.Passages) > 0 && len(i.Passages[0].Works) > 0 {
				count++
			}
		}
	}
	if count < 10 {
		t.Errorf("the middle column has %d items with passages and works, want 10 or more", count)
	}
}
