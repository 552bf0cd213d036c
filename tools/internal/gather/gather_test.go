package gather

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// fixtureLists are the lists of a fixture, with the site's settings.
func fixtureLists(t testing.TB, files map[string]string) *lists.Lists {
	t.Helper()
	config, found := read.Lists(filepath.Join("..", "..", "..", "config.toml"), t.TempDir(), "")
	if len(found) > 0 {
		t.Fatal(found)
	}
	in := func(name string) lists.File { return lists.File{Name: name, Text: files[name]} }
	l, found := lists.From(lists.Files{Config: config.Config, Names: in("names.yaml"), References: in("references.yaml"), Labels: in("labels.yaml")})
	if len(found) > 0 {
		t.Fatalf("lists of the fixture: %v", found)
	}
	return l
}

// TestGather holds what is gathered from the texts of a fixture (in.txt, and others beside it in folders) to its sections.
func TestGather(t *testing.T) {
	golden.Each(t, filepath.Join("testdata", "*.txtar"), func(t *testing.T, name string, files map[string]string, _ string) {
		l := fixtureLists(t, files)
		var docs []*book.Doc
		for _, path := range texts(files) {
			doc, _ := parse.Doc(clean.Text(text.New(path, path, files[path]), nil), l)
			docs = append(docs, doc)
		}
		names, found := NamesOf(docs, nil, l)
		golden.Compare(t, name, "findings", files["findings"], findingsOf(found))
		var all []*Harvest
		for i, doc := range docs {
			all = append(all, From(doc, names.PageOf[i], names, l))
		}
		for section, said := range map[string]func(*Harvest) string{
			"passages": passagesOf, "works": worksOf, "events": eventsOf, "dossiers": dossiersOf, "questions": questionsOf,
			"quotes": quotesOf, "mentions": mentionsOf, "clashes": clashesOf,
		} {
			want, ok := files[section]
			if !ok {
				continue
			}
			var got string
			for _, h := range all {
				got += said(h)
			}
			golden.Compare(t, name, section, want, got)
		}
	})
}

// texts are the sections that are seed texts, in the order of their paths.
func texts(files map[string]string) []string {
	var out []string
	for _, path := range []string{"articles/b.txt", "cases/a.txt", "cases/b.txt", "in.txt", "people/a.txt", "sources/a.txt", "sources/b.txt"} {
		if _, ok := files[path]; ok {
			out = append(out, path)
		}
	}
	return out
}

func findingsOf(found []finding.Finding) string {
	var b strings.Builder
	for _, f := range finding.Sort(found) {
		fmt.Fprintf(&b, "%s %s %s\n", f.Pos, f.Level, f.ID)
	}
	return b.String()
}

// passagesOf writes down line and words; the id's digits are no matter, but its ending is, and that the same words have the same.
func passagesOf(h *Harvest) string {
	var b strings.Builder
	first := map[string]string{}
	for _, p := range h.Passages {
		root, n, _ := strings.Cut(strings.TrimPrefix(p.ID, "p-"), "-")
		same := ""
		if words, ok := first[root]; ok {
			same = " = " + words
		} else {
			first[root] = fmt.Sprint("line ", p.Line)
		}
		if n != "" {
			n = " -" + n
		}
		fmt.Fprintf(&b, "%d %s%s%s\n", p.Line, p.Plain, n, same)
	}
	return b.String()
}

func worksOf(h *Harvest) string {
	var b strings.Builder
	for _, p := range h.Passages {
		var works []string
		for _, c := range p.Works {
			works = append(works, strings.TrimSpace(c.Key+" "+c.Locator))
		}
		fmt.Fprintf(&b, "%s: %s\n", p.Plain, strings.Join(works, "; "))
	}
	return b.String()
}

func eventsOf(h *Harvest) string {
	var b strings.Builder
	for _, e := range h.Events {
		fmt.Fprintf(&b, "%s%s: %s\n", e.Date.EDTF(), map[bool]string{true: " inferred"}[e.Inferred], e.Passage.Plain)
	}
	return b.String()
}

func dossiersOf(h *Harvest) string {
	var b strings.Builder
	for _, d := range h.Dossiers {
		fmt.Fprintf(&b, "name %q, case %q\n", d.Name, d.Case)
		for _, f := range d.Facts {
			fmt.Fprintf(&b, "  %s (%s): %s\n", f.Label, f.Role, plainOf(f.Values))
		}
		if len(d.Body) > 0 {
			fmt.Fprintf(&b, "  body: %s\n", plainOf(d.Body))
		}
	}
	return b.String()
}

func plainOf(ps []*book.Passage) string {
	var out []string
	for _, p := range ps {
		out = append(out, p.Plain)
	}
	return strings.Join(out, " + ")
}

func questionsOf(h *Harvest) string {
	var b strings.Builder
	for _, q := range h.Questions {
		question := "(lost)"
		if q.Question != nil {
			question = q.Question.Plain
		}
		fmt.Fprintf(&b, "%s %s\n", question, plainOf(q.Answer))
	}
	return b.String()
}

func quotesOf(h *Harvest) string {
	var b strings.Builder
	for _, q := range h.Quotes {
		fmt.Fprintf(&b, "%s: %s\n", q.Speaker, q.Text)
	}
	return b.String()
}

// mentionsOf writes down where a name is found, and its sentence.
func mentionsOf(h *Harvest) string {
	var b strings.Builder
	for _, p := range h.Passages {
		for _, m := range p.Mentions {
			fmt.Fprintf(&b, "%d %s %q: %s\n", p.Line, m.Name, p.Pieces[m.Piece].Text.Text[m.Start:m.End], m.Sentence)
		}
	}
	return b.String()
}

func clashesOf(h *Harvest) string {
	var b strings.Builder
	for _, c := range h.Clashes {
		fmt.Fprintf(&b, "%s: %s\n", c.About, plainOf(c.Sides))
	}
	return b.String()
}
