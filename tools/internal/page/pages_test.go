package page

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/second-track/second-track/tools/internal/book"
)

var (
	// linkOf is a link of a page: its text and where it leads.
	linkOf = regexp.MustCompile(`\[((?:\\.|[^\[\]\\])*)\]\(([^)\s]*)(?: "[^"]*")?\)`)
	// headOf is a heading: its words.
	headOf = regexp.MustCompile(`(?m)^#{1,6} (.*)$`)
	// pageHead is a heading that we make of a page's title, or of a disagreement with its anchor. Near-miss: "The [Board](b.md) meets".
	pageHead = regexp.MustCompile(`^(?:\[(?:\\.|[^\[\]\\])*\]\([^)\s]*\)|[^\[]* \[¶\]\(#d-[0-9a-f-]+\))$`)
)

func TestHeadingsHaveNoNames(t *testing.T) {
	everyPage(t, func(t *testing.T, m model, file, _, body string) {
		for _, h := range headOf.FindAllStringSubmatch(body, -1) {
			if strings.Contains(h[1], "](") && !pageHead.MatchString(h[1]) {
				t.Errorf("%s: heading has a link: %s", file, h[1])
			}
		}
	})
}

// TestLinksLeadElsewhere holds that no page links to itself, but for its own anchors.
func TestLinksLeadElsewhere(t *testing.T) {
	everyPage(t, func(t *testing.T, m model, file, _, body string) {
		for _, l := range linkOf.FindAllStringSubmatch(body, -1) {
			to, fragment, _ := strings.Cut(l[2], "#")
			if to != "" && !strings.Contains(to, "://") && path.Join(path.Dir(file), to) == file && fragment == "" {
				t.Errorf("%s: links to itself by %s", file, l[0])
			}
		}
	})
}

// TestMarks holds that marks count up from 1 as they are met, that the list of sources has each, and that no work's own page marks it.
func TestMarks(t *testing.T) {
	everyPage(t, func(t *testing.T, m model, file, _, body string) {
		words, sources, _ := strings.Cut(body, "\n## Sources\n\n1. ")
		highest := 0
		for _, l := range linkOf.FindAllStringSubmatch(words, -1) {
			n, err := strconv.Atoi(l[1])
			if err != nil || strings.HasPrefix(l[2], "#e-") || strings.HasPrefix(l[2], "#t-") {
				continue // words, or a year that is a date
			}
			if n > highest+1 {
				t.Errorf("%s: mark %d comes after %d", file, n, highest)
			}
			highest = max(highest, n)
			if to, _, _ := strings.Cut(l[2], "#"); path.Join(path.Dir(file), to) == file {
				t.Errorf("%s: marks its own work", file)
			}
		}
		if listed := strings.Count("\n1. "+sources, "\n"+strconv.Itoa(highest)+". "); highest > 0 && listed != 1 || sources == "" && highest > 0 {
			t.Errorf("%s: %d works are marked, but the list of sources is\n%s", file, highest, sources)
		}
	})
}

// TestAnchorsOnce holds that each anchor of a page is made once.
func TestAnchorsOnce(t *testing.T) {
	everyPage(t, func(t *testing.T, m model, file, _, body string) {
		seen := map[string]bool{}
		for _, l := range linkOf.FindAllStringSubmatch(body, -1) {
			if strings.HasPrefix(l[2], "#") {
				if seen[l[2]] {
					t.Errorf("%s: anchor %s is made twice", file, l[2])
				}
				seen[l[2]] = true
			}
		}
	})
}

// TestOneLinkASection holds that a name is a link once in a section: at its first mention.
func TestOneLinkASection(t *testing.T) {
	everyPage(t, func(t *testing.T, m model, file, _, body string) {
		if strings.HasPrefix(file, "a-z/") || strings.HasPrefix(file, "data/") || strings.HasPrefix(file, "compare/") || file == "sources/_index.md" {
			return
		}
		for _, section := range regexp.MustCompile(`(?m)^#{1,6} .*$`).Split(body, -1) {
			seen := map[string]bool{}
			for _, l := range linkOf.FindAllStringSubmatch(section, -1) {
				if _, err := strconv.Atoi(l[1]); err == nil || l[1] == "¶" || strings.HasPrefix(l[2], "#") || strings.Contains(l[2], "://") || !named(m, path.Join(path.Dir(file), l[2]), l[1]) {
					continue
				}
				if seen[l[2]] {
					t.Errorf("%s: %s is linked twice in a section", file, l[2])
				}
				seen[l[2]] = true
			}
		}
	})
}

// named reports whether a link's text is a spelling of the name whose page it leads to; a text's own links are called otherwise.
func named(m model, file, words string) bool {
	for _, e := range m.web.Entries {
		if (&maker{web: m.web}).fileOf(e.ID) == file {
			return words == e.Name.Name || slices.ContainsFunc(e.Also, func(a book.Alias) bool { return a.Text == words })
		}
	}
	return false
}

// heavy is what a page's front matter may weigh before its digests are in it: 1 KB less a line for its own, and two for that of the
// files beside it.
const heavy = 1024 - 260

func TestFrontMatterIsLight(t *testing.T) {
	everyPage(t, func(t *testing.T, m model, file, head, _ string) {
		if len(head) > heavy {
			t.Errorf("%s: front matter has %d bytes, want at most %d", file, len(head), heavy)
		}
	})
}

// TestExtremes makes pages of heads that nobody should write.
func TestExtremes(t *testing.T) {
	var also []string
	for i := range 200 {
		also = append(also, fmt.Sprintf("%q", fmt.Sprintf(`Alias “%d” \ of a very long name`, i)))
	}
	deep := "seeds/cases/" + strings.Repeat("a-folder-with-a-long-name/", 4) + strings.Repeat("n", 40) + ".txt"
	for _, tc := range []struct{ name, title string }{
		{name: "long", title: strings.Repeat("word ", 1000)},
		{name: "one word", title: strings.Repeat("x", 5000)},
		{name: "quotation marks", title: strings.Repeat(`"\`, 2500)},
		{name: "braces", title: strings.Repeat("{{ ", 20)},
		{name: "letters of four bytes", title: strings.Repeat("🚢", 1250)},
		{name: "less than", title: strings.Repeat("<", 5000)},
		{name: "short", title: "x"},
	} {
		title := fmt.Sprintf("%q", tc.title)
		files := map[string]string{deep: "---\nkind: case\nid: " + strings.Repeat("i", 100) + "\ntitle: " + title + "\nsummary: " + title +
			"\nalso: [" + strings.Join(also, ", ") + "]\n---\nWords stand here.\n"}
		m := ofFixture(t, files)
		for file, words := range m.files {
			head, body, _ := strings.Cut(words, "\n---\n")
			if path.Ext(file) == ".md" && len(head) > heavy {
				t.Errorf("%s: front matter of %s has %d bytes, want at most %d", tc.name, file, len(head), heavy)
			}
			if strings.HasPrefix(file, "cases/i") && path.Ext(file) == ".md" && (!strings.Contains(body, "Words stand here.") || !strings.Contains(head, "\ntitle: \"") || strings.Contains(head, "\ntitle: \"\"")) {
				t.Errorf("%s: %s lost its words or title\n%s", tc.name, file, head)
			}
		}
	}
}

// TestOwnHeadings puts our own headings into a text: its sections stay, ours come after them, and no anchor is lost.
func TestOwnHeadings(t *testing.T) {
	m := ofFixture(t, map[string]string{
		"seeds/references.yaml":    "- id: log-1901\n  type: book\n  title: The Log\n",
		"seeds/names.yaml":         "- {id: elm-board, kind: organization, name: Elm Board}\n",
		"seeds/articles/board.txt": "---\nsubject: elm-board\n---\nIt met. [@log-1901]\n\n## Mentions\nIt is named.\n\n## Sources differ\nThey do.\n\n## Events\nThere were two.\n",
		"seeds/articles/other.txt": "---\ntitle: Other\n---\nThe Elm Board met.\n\nMay 1, 1902\nThe Elm Board left.\n",
	})
	_, body, _ := strings.Cut(m.files["organizations/elm-board.md"], "\n---\n")
	var heads []string
	for _, h := range headOf.FindAllStringSubmatch(body, -1) {
		heads = append(heads, h[1])
	}
	want := []string{"Mentions", "Sources differ", "Events", "Events", "Mentions", "[Other](../articles/other.md)", "Sources"}
	if !slices.Equal(heads, want) {
		t.Errorf("headings are %q, want %q", heads, want)
	}
	for _, words := range []string{"It is named.", "They do.", "There were two.", "- [May 1, 1902](#e-1902-05-01-1)", "1. [*The Log*, no date](../sources/log-1901.md)"} {
		if strings.Count(body, words) != 1 {
			t.Errorf("page does not say %q once", words)
		}
	}
}

// TestOrderOfTexts hands the texts over in other orders: the same bytes.
func TestOrderOfTexts(t *testing.T) {
	m := ofFolder(t, folders["specimen"])
	sources := slices.Clone(m.sources)
	for range len(sources) {
		sources = append(sources[1:], sources[0])
		if other := ofSources(t, sources, m.web.Lists); !maps.Equal(m.files, other.files) {
			t.Errorf("order beginning with %s makes other pages", sources[0].Name)
		}
	}
}
