package page

import (
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"github.com/second-track/second-track/tools/internal/cite"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/lists"
)

// workLink is a link to a work in a page's list of sources.
var workLink = regexp.MustCompile(`(?m)^\d+\. .*\]\((?:[^()]*/)?([a-z0-9-]+)\.md\)`)

// TestEveryPageIsCited holds that each page has its three files, which name the page with its address, edition and license first, and
// then every work of its list of sources.
func TestEveryPageIsCited(t *testing.T) {
	everyPage(t, func(t *testing.T, m model, file, _, body string) {
		address := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(file, "_index.md"), "index.md"), ".md")
		if address != "" && !strings.HasSuffix(address, "/") {
			address += "/"
		}
		var items []struct{ ID, Title, URL, Publisher, Note string }
		if err := json.Unmarshal([]byte(m.files[address+"cite.json"]), &items); err != nil || len(items) == 0 {
			t.Fatalf("%s: no CSL-JSON: %v", file, err)
		}
		l := m.web.Lists
		if our := items[0]; our.URL != l.BaseURL+address || our.Publisher != l.Title || our.Title == "" || !strings.Contains(our.Note, l.Edition) || !strings.Contains(our.Note, l.LicenseURL) {
			t.Errorf("%s: is cited as %+v", file, our)
		}
		bib, ris := m.files[address+"cite.bib"], m.files[address+"cite.ris"]
		if n := strings.Count(bib, "\n}\n"); n != len(items) || strings.Count(ris, "ER  - \n") != n {
			t.Errorf("%s: CSL-JSON has %d works, want as many in\n%s%s", file, len(items), bib, ris)
		}
		_, sources, _ := strings.Cut(body, "\n## Sources\n\n1. ")
		for _, l := range workLink.FindAllStringSubmatch("1. "+sources, -1) {
			if !slices.ContainsFunc(items, func(i struct{ ID, Title, URL, Publisher, Note string }) bool { return i.ID == l[1] }) ||
				!strings.Contains(bib, "{"+l[1]+",") || !strings.Contains(ris, "\nID  - "+l[1]+"\n") {
				t.Errorf("%s: rests on %s, which a file does not name", file, l[1])
			}
		}
	})
}

// TestBibliographyHasEveryWork holds that the title of each source leads to its page once, and that what rests on it is named.
func TestBibliographyHasEveryWork(t *testing.T) {
	everyPage(t, func(t *testing.T, m model, file, _, body string) {
		if file != "sources/_index.md" {
			return
		}
		var titles, want []string
		for line := range strings.Lines(body) {
			if strings.HasPrefix(line, "- ") {
				titles = append(titles, linkOf.FindStringSubmatch(line)[2])
				_, after, _ := strings.Cut(body, line)
				if !strings.HasPrefix(after, "\n  On it rests: [") && !strings.HasPrefix(after, "\n  No other page rests on it.\n") {
					t.Errorf("bibliography does not say what rests on %s", line)
				}
			}
		}
		for page := range m.files {
			if path.Dir(page) == "sources" && path.Ext(page) == ".md" && page != file {
				want = append(want, path.Base(page))
			}
		}
		slices.Sort(titles)
		if slices.Sort(want); !slices.Equal(titles, want) {
			t.Errorf("bibliography has %q, want %q", titles, want)
		}
	})
}

// TestHostileCitations puts every hostile word into a citation: it reads back as words.
func TestHostileCitations(t *testing.T) {
	for _, h := range golden.HostileList {
		w := lists.Work{Type: "book", Title: h.Words, Publisher: h.Words, Authors: []lists.Agent{{Literal: h.Words}}, Editors: []lists.Agent{{Literal: h.Words}},
			Genre: h.Words, License: h.Words, Extent: h.Words, URL: "https://x.example/" + h.Words}
		var html strings.Builder
		md := atStart(fullCitation(w, "x.md"))
		if err := goldmark.Convert([]byte(md), &html); err != nil {
			t.Fatal(err)
		}
		for _, tag := range regexp.MustCompile(`<[^>]*>`).FindAllString(html.String(), -1) {
			if !regexp.MustCompile(`^<(?:/?(?:p|em|a)|a href="(?:x\.md|https://x\.example/[^" ]*)")>$`).MatchString(tag) {
				t.Errorf("%s: citation has %s, made of\n%s", h.Attacks, tag, md)
			}
		}
		if strings.Contains(md, "\n") || !strings.Contains(cite.Plain(cite.Note(w)), strings.TrimSpace(h.Words)) {
			t.Errorf("%s: citation does not say the words on one line: %q", h.Attacks, md)
		}
	}
}
