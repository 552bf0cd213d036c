package main

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/second-track/second-track/tools/internal/book"
	"github.com/second-track/second-track/tools/internal/clean"
	"github.com/second-track/second-track/tools/internal/finding"
	"github.com/second-track/second-track/tools/internal/gather"
	"github.com/second-track/second-track/tools/internal/golden"
	"github.com/second-track/second-track/tools/internal/lists"
	"github.com/second-track/second-track/tools/internal/page"
	"github.com/second-track/second-track/tools/internal/parse"
	"github.com/second-track/second-track/tools/internal/read"
	"github.com/second-track/second-track/tools/internal/text"
)

// inRoot moves the test to the root of the repository, where config.toml is.
func inRoot(t *testing.T) {
	t.Helper()
	t.Chdir(filepath.Join("..", ".."))
}

// site builds a site with the real Hugo and returns its folder. The build itself follows every link, fragment and file of it.
func site(t *testing.T, args ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("a site takes seconds; -short leaves it out")
	}
	out := filepath.Join(t.TempDir(), "public")
	var stderr bytes.Buffer
	args = append([]string{"build", "--out", out}, args...)
	if code := run(args, strings.NewReader(""), &bytes.Buffer{}, &stderr); code != 0 {
		t.Fatalf("concord %s: exit %d\n%s", strings.Join(args, " "), code, stderr.String())
	}
	return out
}

// bytesOf is every file of a folder.
func bytesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, p))
		out[p] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func same(t *testing.T, what string, a, b map[string]string) {
	t.Helper()
	for p := range a {
		if a[p] != b[p] {
			t.Errorf("%s: %s differs", what, p)
		}
	}
	if len(a) != len(b) || len(a) == 0 {
		t.Errorf("%s: %d files and %d", what, len(a), len(b))
	}
}

// unsettled are the files of the index that Pagefind writes otherwise in each run: it lists the kinds of page in the order of a map, and the
// names of these files follow from their bytes.
var unsettled = regexp.MustCompile(`^pagefind/(?:filter/.*\.pf_filter|pagefind\..*\.pf_meta|pagefind-entry\.json)$`)

func settled(files map[string]string) map[string]string {
	out := maps.Clone(files)
	maps.DeleteFunc(out, func(p, _ string) bool { return unsettled.MatchString(p) })
	return out
}

// TestSite builds our own texts at the root and below a path; a second build changes no byte.
func TestSite(t *testing.T) {
	inRoot(t)
	content := t.TempDir()
	root := site(t, "--strict", "--content", content, "--base-url", "https://reference.example/")
	first := bytesOf(t, root)
	walk(t, first, nil)
	editions(t, first, "https://reference.example/")
	same(t, "second build", settled(first), settled(bytesOf(t, site(t, "--content", content, "--base-url", "https://reference.example/"))))
	below := bytesOf(t, site(t, "--content", content, "--base-url", "https://reference.example/some/path/"))
	if len(first) != len(below) {
		t.Errorf("the site has %d files at the root and %d below a path", len(first), len(below))
	}
	if !strings.Contains(below["about/index.html"], "/some/path/contribute/") || strings.Contains(first["about/index.html"], "/some/path/") {
		t.Errorf("the page about links to another place than the site stands at")
	}
	for _, ending := range []string{"bib", "ris", "json"} {
		if cite := below["about/cite."+ending]; !strings.Contains(cite, "https://reference.example/some/path/about/") || strings.Contains(cite, "github.io") {
			t.Errorf("the page about is cited at another place than the site stands at:\n%s", cite)
		}
	}
	mentions := 0
	for p, words := range first {
		name, ok := strings.CutSuffix(p, "mentions/index.html")
		if !ok {
			continue
		}
		mentions++
		if folder, _, _ := strings.Cut(p, "/"); strings.Contains(first[folder+"/index.html"], "/"+p[:len(p)-len("index.html")]) {
			t.Errorf("%s/ lists %s as if it were a name", folder, p)
		}
		if !strings.Contains(words, "/"+name) || !strings.Contains(first[name+"index.html"], "/"+name+"mentions/") {
			t.Errorf("%s and the page of its name do not lead to each other", p)
		}
	}
	if mentions == 0 {
		t.Error("no name has a page of mentions")
	}
	byValue(t, first)
	pictured(t, first, "https://reference.example/")
	if it := "La pace in Mozambico"; !regexp.MustCompile(`<h1[^>]* lang="it"[^>]*>`+it).MatchString(first["sources/domani-2022/index.html"]) ||
		!strings.Contains(first["a-z/index.html"], `<span lang="it">`+it) || strings.Contains(first["sources/duda-2017/index.html"], `<h1 lang`) {
		t.Error("the title of a work in another language does not say so, or one in ours does")
	}
	pictured(t, below, "https://reference.example/some/path/")
	seen := describes(t, first, "https://reference.example/")
	for kind := range must {
		if !seen[kind] && kind != "Article" { // the specimen has one
			t.Errorf("no page has data of the type %s", kind)
		}
	}
	describes(t, below, "https://reference.example/some/path/")
	published(t, content, below)
}

// pictureRE is the picture that a page asks others to show. Match: `<meta property="og:image" content="https://a.example/cards/case.png">`. Near-miss:
// `<meta property="og:title" …>`.
var pictureRE = regexp.MustCompile(`<meta property="og:image" content="([^"]+)">`)

// pictured holds that every page has a picture, that of its kind, at an absolute address where it is.
func pictured(t *testing.T, files map[string]string, base string) {
	t.Helper()
	met := map[string]bool{}
	for p, words := range files {
		if !strings.HasSuffix(p, ".html") || p == "404.html" {
			continue
		}
		m := pictureRE.FindStringSubmatch(words)
		if m == nil || !strings.HasPrefix(files[strings.TrimPrefix(m[1], base)], "\x89PNG") {
			t.Errorf("%s has the picture %q, which is none of the site", p, m)
			continue
		}
		met[strings.TrimPrefix(m[1], base)] = true
		if strings.HasPrefix(p, "cases/") && !strings.HasSuffix(m[1], "/cards/case.png") || p == "index.html" && !strings.HasSuffix(m[1], "/cards/site.png") {
			t.Errorf("%s has the picture %s of another kind", p, m[1])
		}
	}
	for p := range files {
		if strings.HasPrefix(p, "cards/") && !met[p] {
			t.Errorf("no page shows %s", p)
		}
	}
}

// byValue holds that the pages that list cases by a value lead to cases and to each other, and that no list of cases has them as cases.
func byValue(t *testing.T, files map[string]string) {
	t.Helper()
	for _, p := range []string{"cases/by/track/track-2/", "cases/by/decade/1990s/", "cases/by/convenor/pacific-forum/"} {
		if words := files[p+"index.html"]; !strings.Contains(words, `<h2><a href="/cases/`) || strings.Contains(words, `<h2><a href="/cases/by/`) {
			t.Errorf("%s does not list cases", p)
		}
		if !strings.Contains(files["cases/index.html"], `href="/`+p+`"`) || !strings.Contains(files["sitemap.xml"], "/"+p) {
			t.Errorf("no way leads to %s", p)
		}
		if strings.Contains(files["a-z/index.html"], p) {
			t.Errorf("%s stands among the names", p)
		}
	}
	if strings.Contains(files["cases/index.html"], `<h2><a href="/cases/by/`) {
		t.Error("the page of all cases lists a page of some as a case")
	}
	cases := strings.Count(files["cases/index.html"], `class="card"`)
	if want := fmt.Sprintf(`href="/cases/"><b>%d</b>`, cases); cases == 0 || !strings.Contains(files["index.html"], want) {
		t.Errorf("the page of all cases has %d, and the front page does not say so", cases)
	}
}

// TestSmallestSite builds one text and no lists: no kind has an entry but the source, and nothing of the making is in the site.
func TestSmallestSite(t *testing.T) {
	inRoot(t)
	seeds, content := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(seeds, "a.txt"), []byte("Words stand here, and then some.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out := site(t, "--seeds", seeds, "--content", content)
	if files := bytesOf(t, out); !strings.Contains(files["sources/a/index.html"], "Words stand here") {
		t.Errorf("the site does not say what its text says")
	}
	if _, err := os.Stat(filepath.Join(content, ".concord.lock")); err != nil {
		t.Fatalf("no lock stands in content/, so that nothing is held of it: %v", err)
	}
	_ = filepath.WalkDir(out, func(p string, d fs.DirEntry, _ error) error {
		if strings.HasPrefix(d.Name(), ".concord") && p != filepath.Join(out, ".concord") {
			t.Errorf("%s is in the site", d.Name())
		}
		return nil
	})
}

// TestOwnSection holds that what a text says under a heading of ours is its statements, and stays so.
func TestOwnSection(t *testing.T) {
	inRoot(t)
	seeds := t.TempDir()
	for name, words := range map[string]string{
		"names.yaml": "- {id: elm-board, kind: organization, name: Elm Board}\n",
		"a.txt":      "---\nkind: article\nsubject: elm-board\n---\nIt met here.\n\n## Mentions\nIt is named in the log.\n",
		"b.txt":      "---\nkind: article\ntitle: Log\n---\nThe Elm Board came.\n\n## Night\nThe Elm Board left.\n",
	} {
		if err := os.WriteFile(filepath.Join(seeds, name), []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	html := bytesOf(t, site(t, "--seeds", seeds, "--content", t.TempDir()))["organizations/elm-board/index.html"]
	if !strings.Contains(html, "<p>It is named in the log.") {
		t.Error("the text's own section is not as it was written")
	}
	if label := regexp.MustCompile(`<p class="?under"? data-furniture>Night</p>`); !label.MatchString(html) {
		t.Errorf("the mention of the other text has no section\n%s", html)
	}
}

// TestSpecimen builds the invented text with every structure, and finds words of each on its pages.
func TestSpecimen(t *testing.T) {
	inRoot(t)
	files := bytesOf(t, site(t, "--strict", "--base-url", "https://reference.example/", "--seeds", filepath.Join("tools", "internal", "golden", "specimen", "seeds"), "--content", t.TempDir()))
	if !describes(t, files, "https://reference.example/")["Article"] {
		t.Error("the article has no data of its own")
	}
	editions(t, files, "https://reference.example/")
	walk(t, files, uncited{
		"/articles/why-keepers-write/ keepers of lights": "its summary, without a citation", "/terms/log/ keepers of lights": "the same, as a mention",
		"/articles/why-keepers-write/ wind and tide": "an item of a list without one", "/articles/why-keepers-write/ each boat that": "the same",
		"/articles/why-keepers-write/ what was broken": "the same",
	})
	for p, words := range map[string]string{
		"sources/coast-lights/index.html": "nine miles away", "compare/index.html": "Resident <span class=\"k\">keepers", "timeline/index.html": "March 4, 1871",
		"questions/index.html": "Who pays for the lights?", "disagreements/index.html": "Who lit the first lamp at Shingle Mouth", "cases/gannet-rock-light/index.html": "Ada Merrin",
	} {
		if !strings.Contains(files[p], words) {
			t.Errorf("%s does not say %q", p, words)
		}
	}
}

// TestOriginals builds the four original texts with our lists: every kept line is on a page, every dropped one on none.
// It prints places, never text.
func TestOriginals(t *testing.T) {
	dir := os.Getenv("SEED_TEXTS")
	if dir == "" {
		t.Skip("SEED_TEXTS is not set: the original texts are not here, so no site is made of them")
	}
	inRoot(t)
	content := t.TempDir()
	public := site(t, "--seeds", dir, "--lists", "seeds", "--content", content)
	o := &options{seeds: dir, lists: "seeds"}
	l, _ := o.readLists()
	sources, _ := read.Seeds(dir)
	for i, src := range sources {
		doc, _ := parse.Doc(clean.Text(src, nil), l)
		data, err := os.ReadFile(filepath.Join(public, "sources", doc.ID, "index.html"))
		if err != nil {
			t.Fatalf("text %03d has no page: %v", i, err)
		}
		words := wordsOf(t, string(data))
		for _, b := range doc.Blocks {
			for _, want := range shownWords(b) {
				if !strings.Contains(words, key(want)) {
					t.Errorf("%03d:%d: words of the %s are not on its page", i, b.First, b.As)
				}
			}
			if b.As == book.Dropped && len(b.Text.Text) > 20 && strings.Contains(words, key(b.Text.Text)) {
				t.Errorf("%03d:%d: dropped line is on its page", i, b.First)
			}
		}
	}
}

// shownWords is the words of a block that must stand on its page.
func shownWords(b book.Block) []string {
	var out []string
	switch b.As {
	case book.Blank, book.Dropped, book.HeaderBlock:
	case book.DateBlock:
		out = append(out, b.Date.Words())
	case book.List, book.Contents, book.Disagreement:
		for _, i := range b.Items {
			out = append(out, parse.PlainOf(i.Text))
		}
	case book.TableBlock:
		for r, row := range b.Rows {
			for c, cell := range row {
				if r == 0 || c == 0 {
					out = append(out, parse.PlainOf(cell.Text))
				}
				for _, i := range cell.Items {
					out = append(out, parse.PlainOf(i))
				}
			}
		}
	case book.DossierBlock:
		for _, f := range b.Facts {
			for _, v := range f.Values {
				out = append(out, parse.PlainOf(v))
			}
		}
	default:
		out = append(out, parse.PlainOf(b.Text))
	}
	return out
}

// key is words without spaces and case: links and marks may stand between them; so may the word joiner that keeps a button on its line.
func key(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, "\u2060", "")), ""))
}

// wordsOf is the words of a page's main, permalinks, source marks and buttons left out, without spaces.
func wordsOf(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if class := attribute(n, "class"); class == "p" || class == "n" || class == "c" {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return key(b.String())
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// TestHostile builds a site of nothing but hostile words, in every place where a text has words, and reads every output.
func TestHostile(t *testing.T) {
	inRoot(t)
	seeds := t.TempDir()
	for i, h := range golden.HostileList {
		if err := os.WriteFile(filepath.Join(seeds, fmt.Sprintf("h%02d.txt", i)), []byte(golden.HostileText(h.Words)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	hostileValues(t, seeds)
	content := t.TempDir()
	files := bytesOf(t, site(t, "--seeds", seeds, "--content", content))
	values := 0
	for p, data := range files {
		if strings.HasPrefix(p, "cases/by/region/") && strings.HasSuffix(p, "/index.html") {
			values++
		}
		switch filepath.Ext(p) {
		case ".css":
			if strings.HasPrefix(p, "css/filter-") && !filterRules.MatchString(data) {
				t.Errorf("%s has more than selectors of plain ids:\n%s", p, data)
			}
		case ".html":
			harmless(t, p, data)
			if p != "404.html" {
				block(t, p, data)
			}
		case ".csv":
			inertCells(t, p, data)
		case ".xml":
			if err := xml.Unmarshal([]byte(data), new(struct{})); err != nil {
				t.Errorf("%s is no XML: %v", p, err)
			}
		}
		if p == "llms.txt" {
			for line := range strings.Lines(data) {
				if !llmsLine.MatchString(strings.TrimSuffix(line, "\n")) {
					t.Errorf("llms.txt has a line of no form of ours: %q", line)
				}
			}
		}
	}
	if values < len(golden.HostileList)/2 { // some are one word to a reader, or none
		t.Errorf("%d pages list cases by a hostile value of %d", values, len(golden.HostileList))
	}
	if n := strings.Count(files["feed.xml"], "<entry>"); n < len(golden.HostileList)/2 { // some make no paragraph
		t.Errorf("the feed has %d entries of %d hostile changes", n, len(golden.HostileList))
	}
	if n := strings.Count(files["sources/knots/index.html"], `<div id="c-terms/`); n < len(golden.HostileList)/2 {
		t.Errorf("a page that links %d hostile names has %d cards", len(golden.HostileList), n)
	}
	for i, h := range golden.HostileList {
		p := fmt.Sprintf("sources/h%02d/index.html", i)
		if want := key(plain(h.Words)); !strings.Contains(wordsOf(t, files[p]), want) {
			t.Errorf("%s: the words of %q are not on the page", p, h.Attacks)
		}
	}
}

// llmsLine is a line of llms.txt: empty, a heading, the summary, or an entry, whose name holds no bracket of a link of its own and which leads
// to the web. Match: "- [a](https://x.example/a/): words". Near-miss: "- [a](javascript:x)", "- [a](https://x.example/) [b](https://y.example/)".
var llmsLine = regexp.MustCompile(`^(?:|##? .+|> .+|- \[(?:[^\[\]\\]|\\.)+\]\(https://[^\s()<>]+\)(?:: (?:[^\[\]\\]|\\.)*)?)$`)

// filterRules are the rules of a filter: brackets, a facet's and a value's id, and what hides a card.
var filterRules = regexp.MustCompile(`^(?:main:has\(\[name=[a-z]+\]:checked\)(?::not\(:has\((?:,?\[name=[a-z]+\]\[value="?[a-z0-9-]+"?\]:checked)+\)\) \[data-by-[a-z]+="?[a-z0-9 -]+"?\]| \.card:not\(\[data-by-[a-z]+\]\))\{display:none\})+$`)

// hostileValues writes cases whose dossiers have hostile words as what cases are looked up by, and links to names and summaries of such words.
func hostileValues(t *testing.T, seeds string) {
	t.Helper()
	files := map[string]string{
		"labels.yaml": "- {label: Region, role: region, holds: text}\n- {label: Convenors, role: convenors, holds: list}\n" +
			"- {label: Defines, role: defines, holds: text}\n- {label: Defined by, role: by, holds: text}\n",
		"compare.yaml": "- {id: first, each: case, columns: [Region, Convenors]}\n- {id: second, each: Defines, columns: [Defines]}\n",
	}
	changes, defined := "---\nkind: page\nid: changes\ntitle: Changes\n---\nThey go on.\n", "---\nkind: source\ntitle: Defined\n---\nIt says so.\n"
	for _, h := range golden.HostileList {
		changes += "\n1901\n\n" + h.Words + "\n"
		defined += "\nDefines: x [@defined]\nDefined by: " + h.Words + "\n"
	}
	files["changes.txt"], files["defined.txt"] = changes, defined
	files["knots.txt"] = "---\nkind: source\ntitle: Knots\n---\nThey are tied.\n"
	for i, h := range golden.HostileList {
		files["names.yaml"] += fmt.Sprintf("- {id: knot-%02d, kind: term, name: %q, also: [Knot %02d], summary: %q}\n", i, fmt.Sprintf("Knot %02d %s", i, h.Words), i, h.Words)
		files["knots.txt"] += fmt.Sprintf("\nThe first is Knot %02d %s, of many.\n", i, h.Words)
		files[fmt.Sprintf("c%02d.txt", i)] = fmt.Sprintf("---\nkind: case\ntitle: Case %d\n---\nRegion: %s\nConvenors: %s\n", i, h.Words, h.Words)
	}
	for name, words := range files {
		if err := os.WriteFile(filepath.Join(seeds, name), []byte(words), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// inertCells holds that no cell of a CSV file begins as a spreadsheet's formula does.
func inertCells(t *testing.T, p, data string) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(data)).ReadAll()
	if err != nil || len(rows) == 0 {
		t.Errorf("%s: no table: %v", p, err)
	}
	for _, cell := range slices.Concat(rows...) {
		if cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(cell)[0]) {
			t.Errorf("%s: cell begins as a formula: %q", p, cell)
		}
	}
}

// plain is what is left of words when they are read: odd spaces plain, invisible characters gone; and the marks of
// emphasis, code and links, which mean to a reader what they mean in Markdown.
func plain(words string) string {
	src, _ := read.Standard("x", []byte("It says: "+words))
	return parse.PlainOf(src.Cut(1, 0, len(src.Lines[0].Text)))
}

// harmless holds that a page has no element, attribute or address that a text could have made.
func harmless(t *testing.T, p, data string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && attribute(n, "type") != "application/ld+json" {
			if !isOurs(n) && slices.Contains([]string{"script", "img", "iframe", "object", "embed", "style", "base", "form", "f", "math"}, n.Data) {
				t.Errorf("%s: has the element %s", p, n.Data)
			}
			for _, a := range n.Attr {
				v := strings.ToLower(strings.TrimSpace(a.Val))
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(v, "javascript:") || a.Key == "href" && strings.Contains(v, "evil.example") {
					t.Errorf("%s: %s has %s=%q", p, n.Data, a.Key, a.Val)
				}
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
}

// ourScript is the address of a script of ours. Match: "/js/slash-sort.min.0f.js". Near-miss: "//evil.example/js/sort.min.0f.js".
var ourScript = regexp.MustCompile(`^/(?:[\w-]+/)*js/(?:-?(?:search|slash|sort|card))+\.min\.[0-9a-f]+\.js$`)

// isOurs reports whether an element is a form of our own that sends nothing anywhere, or a script of ours.
func isOurs(n *html.Node) bool {
	if n.Data == "form" && attribute(n, "role") == "search" && strings.HasSuffix(attribute(n, "action"), "/search/") {
		return true // of the front page
	}
	return n.Data == "form" && attribute(n, "action") == "" && (attribute(n, "class") == "filter" && len(n.Attr) == 1 || attribute(n, "class") == "search") ||
		n.Data == "script" && n.FirstChild == nil && ourScript.MatchString(attribute(n, "src"))
}

// TestAnyOrder makes the pages of our texts, and of the original ones, with their files in other orders: the same bytes.
func TestAnyOrder(t *testing.T) {
	inRoot(t)
	o := &options{seeds: filepath.Join("tools", "internal", "golden", "specimen", "seeds")}
	o.lists = o.seeds
	l, _ := o.readLists()
	sources, _ := read.Seeds(o.seeds)
	want, found := pagesOf(o, sources, l)
	if finding.HasErrors(found) || len(want) == 0 {
		t.Fatalf("%d pages, findings %v", len(want), found)
	}
	for seed := range 5 {
		shuffled := slices.Clone(sources)
		rand.New(rand.NewSource(int64(seed))).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		got, _ := pagesOf(o, shuffled, l)
		if !slices.EqualFunc(want, got, func(a, b page.File) bool { return a.Path == b.Path && bytes.Equal(a.Data, b.Data) }) {
			t.Errorf("order %d makes other pages", seed)
		}
	}
}

// TestEverySpanIsOnItsPage holds that each passage of our texts leads to its line: the line has its words.
func TestEverySpanIsOnItsPage(t *testing.T) {
	inRoot(t)
	for _, dir := range []string{"seeds", filepath.Join("tools", "internal", "golden", "specimen", "seeds")} {
		o := &options{seeds: dir, lists: dir}
		l, _ := o.readLists()
		sources, _ := read.Seeds(dir)
		for _, src := range sources {
			doc, _ := parse.Doc(clean.Text(src, nil), l)
			names, _ := gather.NamesOf([]*book.Doc{doc}, nil, l)
			for _, p := range gather.From(doc, names.PageOf[0], names, l).Passages {
				if first, _, _ := strings.Cut(text.Key(p.Plain), " "); p.Line < 1 || !strings.Contains(text.Key(src.Lines[p.Line-1].Text), first) {
					t.Errorf("%s:%d does not hold the first word of its passage", src.Name, p.Line)
				}
			}
		}
	}
}

// TestContentIsFresh holds that the committed content/ is what the seed texts make. A pull request need not carry it.
func TestContentIsFresh(t *testing.T) {
	if os.Getenv("GITHUB_EVENT_NAME") == "pull_request" {
		t.Skip("GITHUB_EVENT_NAME is pull_request: main makes content/ itself, so it is not held against the texts")
	}
	inRoot(t)
	var stderr bytes.Buffer
	if code := run([]string{"generate", "--check", "--strict"}, strings.NewReader(""), &bytes.Buffer{}, &stderr); code != 0 {
		t.Errorf("exit %d\n%s", code, stderr.String())
	}
}

// pagesOf makes every page of the sources.
func pagesOf(o *options, sources []*text.Source, l *lists.Lists) ([]page.File, []finding.Finding) {
	web, tables, found := o.join(sources, nil, l)
	if finding.HasErrors(found) {
		return nil, found
	}
	return page.All(web, tables), found
}
