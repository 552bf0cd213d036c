package link

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
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// webOf joins the texts of a fixture: its sections that end in .txt. backwards hands them over in the other order.
func webOf(t *testing.T, files map[string]string, backwards bool) (*Web, []finding.Finding) {
	t.Helper()
	config, _ := read.Lists(filepath.Join("..", "..", "..", "config.toml"), t.TempDir(), "")
	in := func(name string) lists.File { return lists.File{Name: name, Text: files[name]} }
	l, found := lists.From(lists.Files{Config: config.Config, Names: in("names.yaml"), References: in("references.yaml"), Compare: in("compare.yaml"), Labels: in("labels.yaml"), Exceptions: in("exceptions.yaml")})
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
	if backwards {
		slices.Reverse(docs)
	}
	names, found := gather.NamesOf(docs, nil, l)
	if len(found) > 0 {
		t.Fatalf("names of the fixture: %v", found)
	}
	var texts []*gather.Harvest
	for i, doc := range docs {
		texts = append(texts, gather.From(doc, names.PageOf[i], names, l))
	}
	return All(texts, names, l)
}

// TestLink holds what is joined to the sections of a fixture, whatever the order of the files.
func TestLink(t *testing.T) {
	golden.Each(t, filepath.Join("testdata", "*.txtar"), func(t *testing.T, name string, files map[string]string, _ string) {
		w, found := webOf(t, files, false)
		golden.Compare(t, name, "findings", files["findings"], findingsOf(found))
		other, _ := webOf(t, files, true)
		for section, said := range map[string]func(*Entry) string{
			"mentions": mentionsOf, "rests": restsOf, "dossiers": dossiersOf, "events": eventsOf, "quotes": quotesOf, "owners": ownerOf,
		} {
			want, ok := files[section]
			if !ok {
				continue
			}
			golden.Compare(t, name, section, want, saidOf(w, said))
			if a, b := saidOf(w, said), saidOf(other, said); a != b {
				t.Errorf("%s depends on the order of the files\n%s", section, golden.Diff(a, b))
			}
		}
	})
}

// saidOf is what is said of each entry of which anything is said, below its id.
func saidOf(w *Web, said func(*Entry) string) string {
	var b strings.Builder
	for _, e := range w.Entries {
		if words := said(e); words != "" {
			fmt.Fprintf(&b, "%s\n%s", e.ID, words)
		}
	}
	return b.String()
}

func findingsOf(found []finding.Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "%s %s %s\n", f.Pos, f.Level, f.ID)
	}
	return b.String()
}

func mentionsOf(e *Entry) string { return placesOf(e.Mentions) }
func restsOf(e *Entry) string    { return placesOf(e.Rests) }

func placesOf(places []Place) string {
	var b strings.Builder
	for _, p := range places {
		fmt.Fprintf(&b, "  %s %s:%d %s\n", p.Page, p.Passage.Seed, p.Passage.Line, p.Sentence)
	}
	return b.String()
}

func dossiersOf(e *Entry) string {
	var b strings.Builder
	for _, d := range e.Dossiers {
		fmt.Fprintf(&b, "  %s%s:", d.Page, map[bool]string{true: " (made)"}[e.Made])
		for _, f := range d.Facts {
			fmt.Fprintf(&b, " %s=", f.Label)
			for i, v := range f.Values {
				b.WriteString(map[bool]string{true: "+"}[i > 0] + v.Plain)
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func eventsOf(e *Entry) string {
	var b strings.Builder
	for _, h := range e.Events {
		for i, a := range h.Accounts {
			fmt.Fprintf(&b, "  %s%s %s %s\n", map[bool]string{true: "+ "}[i > 0], a.Date.EDTF(), a.Page, a.Passage.Plain)
		}
	}
	return b.String()
}

func quotesOf(e *Entry) string {
	var b strings.Builder
	for _, q := range e.Quotes {
		fmt.Fprintf(&b, "  %s %s\n", q.Page, q.Text)
	}
	return b.String()
}

func ownerOf(e *Entry) string {
	if e.Owner == nil {
		return ""
	}
	return "  " + e.Owner.Doc.ID + "\n"
}
