package page

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/text"
	"github.com/second-track/second-track/tools/internal/when"
)

// Changes is the id of the page whose dated paragraphs are the feed.
const Changes = "changes"

// The feed of changes, as RFC 4287 (Atom) has it.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Lang    string      `xml:"xml:lang,attr"`
		Title   string      `xml:"title"`
		ID      string      `xml:"id"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Rights  string      `xml:"rights"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		Title   string   `xml:"title"`
		ID      string   `xml:"id"`
		Updated string   `xml:"updated"`
		Link    atomLink `xml:"link"`
		Summary string   `xml:"summary"`
	}
)

// feed writes the chronicle of changes as an Atom feed: a dated paragraph an entry. There is none without a text that has such paragraphs. An
// entry is dated by the first day of its date, since no clock is read.
func (m *maker) feed() {
	e := m.web.Entry(Changes)
	if e == nil || e.Owner == nil || e.Kind.Role != book.Page {
		return
	}
	l := m.web.Lists
	base := strings.TrimSuffix(l.BaseURL, "/") + "/"
	page := base + strings.TrimPrefix(m.addressOf(Changes), "/")
	f := atomFeed{Lang: "en-US", Title: l.Title + ": " + strings.ToLower(e.Name.Name), ID: page, Author: l.Title, Rights: l.License,
		Links: []atomLink{{"self", "application/atom+xml", base + "feed.xml"}, {"alternate", "text/html", page}}}
	for _, told := range changesIn(e.Owner) {
		day, _ := told.date.Bounds()
		title := told.words
		for _, s := range text.Sentences(told.words) {
			title = strings.TrimSuffix(told.words[s[0]:s[1]], ".")
			break
		}
		f.Entries = append(f.Entries, atomEntry{
			Title: title, ID: page + "#" + told.id, Updated: day.String() + "T00:00:00Z",
			Link: atomLink{"alternate", "text/html", page + "#" + told.id}, Summary: told.words,
		})
	}
	if len(f.Entries) == 0 {
		return
	}
	f.Updated = slices.MaxFunc(f.Entries, func(a, b atomEntry) int { return strings.Compare(a.Updated, b.Updated) }).Updated
	body, _ := xml.MarshalIndent(f, "", " ") // strings always marshal
	m.files = append(m.files, File{"feed.xml", []byte(xml.Header + string(body) + "\n")})
}

// change is a dated paragraph of the chronicle, with its anchor on the page.
type change struct {
	date  when.Date
	words string
	id    string
}

// changesIn are the dated paragraphs of a text, in its order.
func changesIn(h *gather.Harvest) []change {
	var out []change
	seen := map[string]int{}
	for i, b := range h.Doc.Blocks {
		if b.As != book.DateBlock {
			continue
		}
		edtf := b.Date.EDTF()
		seen[edtf]++
		for j := i + 1; j < len(h.Doc.Blocks) && h.Doc.Blocks[j].As != book.DateBlock; j++ {
			if h.Doc.Blocks[j].As == book.Paragraph && h.Blocks[j][0].Plain != "" {
				out = append(out, change{*b.Date, h.Blocks[j][0].Plain, fmt.Sprintf("e-%s-%d", anchorDate(edtf), seen[edtf])})
				break
			}
		}
	}
	return out
}

// guide writes llms.txt: what the site is and where its pages are, for programs that read text.
func (m *maker) guide() {
	l := m.web.Lists
	base := strings.TrimSuffix(l.BaseURL, "/")
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n> %s Edition %s, %s.\n", l.Title, l.Description, l.Edition, l.License)
	for _, role := range []book.Role{book.Column, book.Article, book.Case, book.Term} {
		for i, e := range m.web.OfRole(role) {
			if i == 0 {
				fmt.Fprintf(&b, "\n## %s\n\n", l.KindOfRole(role).Plural)
			}
			if m.fileOf(e.ID) != "" {
				fmt.Fprintf(&b, "- [%s](%s%s)%s\n", oneLine(nameOf(e)), base, m.addressOf(e.ID), strings.TrimSuffix(": "+oneLine(plainOf(e.Lead)), ": "))
			}
		}
	}
	b.WriteString("\n## Data\n\n")
	for _, d := range []struct{ words, at string }{
		{"The whole reference as JSON", "/data/reference.json"}, {"Its schema", "/data/schema.json"}, {"What each field means", "/data/codebook/"},
		{"Timeline", "/timeline/"}, {"Comparison", "/compare/"}, {"Where sources differ", "/disagreements/"}, {"Sources", "/sources/"}, {"A–Z", "/a-z/"},
	} {
		fmt.Fprintf(&b, "- [%s](%s%s)\n", d.words, base, d.at)
	}
	m.files = append(m.files, File{"llms.txt", []byte(b.String())})
}

// oneLine is words in which nothing begins or ends a link.
func oneLine(words string) string {
	return strings.NewReplacer("[", "(", "]", ")", "\n", " ").Replace(words)
}
