package main

import (
	"encoding/csv"
	"fmt"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/second-track/second-track/tools/internal/text"
)

// walker follows the links of a built site as a reader would: from every statement to a line of a seed text and to a work.
//
// A statement is what stands in p, li, td, dt, dd or blockquote in main, outside data-furniture. It leads to a line by its ¶: to its place on
// this page, or to the page where it stands; there the section says which lines it comes from. What has no ¶ of its own (the name of a
// row, a speaker) takes that of the row or quotation around it, else its section's. The lines must hold its first words; of a citation,
// which is made of many values, the first one. What only holds other statements is walked in them.
//
// It leads to a work by its marks, each to a note and from there to the page of the work; or, where it has none, by the page that it stands on
// when that is the page of a work; or from the place its ¶ leads to.
type walker struct {
	t     *testing.T
	pages map[string]*html.Node            // address below the root → body
	ids   map[string]map[string]*html.Node // of each page
	seeds map[string][]string              // lines of files in the repository
	by    map[string]int                   // how statements were found, for the log

	titles    map[string]bool     // of all pages
	spellings map[string][]string // of names, by what their pages call them
}

// uncited are statements of the invented texts that claim something and cite nothing, as a writer may do; by page and first words.
type uncited map[string]string

func walk(t *testing.T, files map[string]string, allowed uncited) {
	t.Helper()
	w := &walker{t, map[string]*html.Node{}, map[string]map[string]*html.Node{}, map[string][]string{}, map[string]int{}, map[string]bool{}, map[string][]string{}}
	for file, data := range files {
		if path.Base(file) == "index.html" && file != "print/index.html" { // which is made of the other pages: see editions
			w.read("/"+strings.TrimSuffix(file, "index.html"), data)
		}
	}
	names, err := csv.NewReader(strings.NewReader(files["data/names.csv"])).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range names { // id, kind, name, also
		w.spellings[row[2]] = append([]string{row[2]}, strings.Split(row[3], "; ")...)
	}
	met := map[string]bool{}
	for at, body := range w.pages {
		for _, n := range all(body, func(n *html.Node) bool { return isStatement(n) }) {
			if words(n) == "" {
				w.by["made of others, or empty"]++
				continue
			}
			w.by["statements"]++
			if why := w.place(at, n); why != "" {
				t.Errorf("%s: <%s> %q leads to no line: %s", at, n.Data, beginning(n), why)
			}
			if !w.claims(at, n) {
				w.by["claim no fact"]++
				continue
			}
			if w.work(at, n, 0) {
				continue
			}
			if reason := allowed[at+" "+w.opens(n, 3)]; reason != "" {
				met[at+" "+w.opens(n, 3)] = true
				continue
			}
			t.Errorf("%s: <%s> %q leads to no work", at, n.Data, beginning(n))
		}
	}
	for key := range allowed {
		if !met[key] {
			t.Errorf("%q is said to cite nothing, but no such statement was met", key)
		}
	}
	if w.by["statements"] == 0 || w.by["by a mark"] == 0 {
		t.Errorf("hardly anything was walked: %v", w.by)
	}
	t.Logf("%d pages: %v", len(w.pages), w.by)
}

func (w *walker) read(at, data string) {
	doc, err := html.Parse(strings.NewReader(data))
	if err != nil {
		w.t.Fatal(err)
	}
	w.pages[at], w.ids[at] = doc, map[string]*html.Node{}
	for n := range doc.Descendants() {
		if id := attribute(n, "id"); id != "" {
			w.ids[at][id] = n
		}
		if n.Type == html.ElementNode && n.Data == "body" {
			w.pages[at] = n
		}
		if n.Type == html.ElementNode && n.Data == "h1" && n.FirstChild != nil {
			w.titles[n.FirstChild.Data] = true
		}
	}
}

// all is the elements below n that a test holds for.
func all(n *html.Node, is func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			out = append(out, c)
		}
	}
	return out
}

func furniture(n *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-furniture" }) {
			return true
		}
	}
	return false
}

func isStatement(n *html.Node) bool {
	inMain := false
	for up := n.Parent; up != nil; up = up.Parent {
		inMain = inMain || up.Data == "main"
	}
	return inMain && slices.Contains([]string{"p", "li", "td", "dt", "dd", "blockquote"}, n.Data) && !furniture(n)
}

// words are those of a statement itself: without marks, furniture, and other statements in it.
func words(n *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(c *html.Node) {
		if c != n && isStatement(c) {
			return
		}
		n := c
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		if n.Data == "button" || slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "data-furniture" }) {
			return
		}
		for c := range n.ChildNodes() {
			add(c)
		}
	}
	add(n)
	return strings.TrimSpace(b.String())
}

func beginning(n *html.Node) string { return text.Fit(words(n), 60) }

// opens is the first words of a statement, without its date, which pages write in one form and texts in many; and where only a name stands
// before that date, or below it, without the name: it says what is dated.
func (w *walker) opens(n *html.Node, most int) string {
	s := words(n)
	for _, e := range all(n, isDate) {
		before, after, _ := strings.Cut(s, words(e))
		if w.titles[strings.TrimSuffix(before, ": ")] {
			before = ""
		}
		s = before + after
	}
	if w.titles[s] && n.Data == "li" {
		s = ""
	}
	out := strings.Fields(text.Key(s))
	return strings.Join(out[:min(most, len(out))], " ")
}

// near is the links of a kind in a statement; if it has no ¶, in what it is part of that has one: an item, a row, a quotation.
func near(n *html.Node, is func(*html.Node) bool) []*html.Node {
	for ; n != nil && !slices.Contains([]string{"section", "ul", "ol", "tbody", "dl"}, n.Data); n = n.Parent {
		if len(all(n, isPermalink)) > 0 {
			return all(n, is)
		}
	}
	return nil
}

func sectionOf(n *html.Node) *html.Node {
	for n != nil && n.Data != "section" {
		n = n.Parent
	}
	return n
}

func isDate(n *html.Node) bool {
	return n.Data == "a" && (attribute(n, "class") == "e" || attribute(n, "class") == "t")
}
func isPermalink(n *html.Node) bool { return n.Data == "a" && attribute(n, "class") == "p" }
func isMark(n *html.Node) bool      { return n.Data == "button" && attribute(n, "class") == "n" }
func isLines(n *html.Node) bool     { return n.Data == "a" && attribute(n, "class") == "m" }

// target is the page and element that a link inside the site leads to.
func (w *walker) target(at string, a *html.Node) (string, *html.Node) {
	u, err := url.Parse(attribute(a, "href"))
	if err != nil || u.Host != "" {
		return "", nil
	}
	to := at
	if u.Path != "" {
		to = u.Path
	}
	if u.Fragment == "" {
		return to, w.pages[to]
	}
	return to, w.ids[to][u.Fragment]
}

// place follows a statement to its lines; it returns what is wrong.
func (w *walker) place(at string, n *html.Node) string {
	var ends []*html.Node // sections that say which lines they come from
	note := strings.Contains(attribute(sectionOf(n), "class"), "notes")
	if note { // a note comes from the record of its work, which the head of the work's page leads to
		for _, a := range all(n, func(c *html.Node) bool { return c.Data == "a" }) {
			if _, to := w.target(at, a); to != nil {
				ends = append(ends, all(to, func(c *html.Node) bool { return c.Data == "section" })...)
			}
		}
	}
	for _, a := range near(n, isPermalink) {
		if _, to := w.target(at, a); to != nil {
			ends = append(ends, sectionOf(to))
		}
	}
	how := "by a ¶"
	if len(ends) == 0 {
		ends, how = append(ends, sectionOf(n)), "by the section"
	}
	why := "no link to lines"
	for _, section := range ends {
		for _, a := range all(section, isLines) {
			if why = w.holds(attribute(a, "href"), n, note); why == "" {
				w.by[how]++
				return ""
			}
		}
	}
	return why
}

// toLines is a link to lines of the repository, or of a fork that tests itself.
var toLines = regexp.MustCompile(`^https://github\.com/[^/]+/[^/]+/blob/main/([^?#]+)\?plain=1#L(\d+)(?:-L(\d+))?$`)

// linkTo is where a link of a text leads, which is no word of it.
var linkTo = regexp.MustCompile(`\]\([^)\s]*\)`)

// holds reports what is missing in the lines that a link names: a file, lines of it, the words of a statement.
func (w *walker) holds(href string, n *html.Node, note bool) string {
	m := toLines.FindStringSubmatch(href)
	if m == nil {
		return "no address of lines: " + href
	}
	file, _ := url.PathUnescape(m[1])
	if w.seeds[file] == nil {
		data, err := os.ReadFile(file)
		if err != nil {
			return err.Error()
		}
		w.seeds[file] = strings.Split(string(data), "\n")
	}
	first, _ := strconv.Atoi(m[2])
	last, _ := strconv.Atoi(m[3])
	last = max(first, last)
	if first < 1 || last > len(w.seeds[file]) {
		return fmt.Sprintf("%s has no lines %d to %d", file, first, last)
	}
	in := text.Key(linkTo.ReplaceAllString(strings.Join(w.seeds[file][first-1:last], " "), "]"))
	most := 3
	if len(near(n, isPermalink)) == 0 {
		most = 1
	}
	want := w.opens(n, most)
	if note {
		return ""
	}
	if want == "" { // only a name, which the text may call by another, or whose entry says when
		if slices.ContainsFunc(w.spellings[words(n)], func(s string) bool { return strings.Contains(in, text.Key(s)) }) {
			return ""
		}
		for up := n; want == "" && up.Data != "main"; up = up.Parent {
			want = year.FindString(words(up))
		}
		if want == "" {
			return fmt.Sprintf("lines %d to %d of %s do not name it, and no date is said", first, last, file)
		}
	}
	if !strings.Contains(in, want) {
		return fmt.Sprintf("lines %d to %d of %s do not hold %q", first, last, file, want)
	}
	return ""
}

// year is the figures of a year. Match: "1981". Near-miss: "3 May".
var year = regexp.MustCompile(`\d{3,4}`)

// claims reports whether a statement claims a fact: not a page about this reference, nor a question, a rubric or a byline. What stands
// elsewhere is judged there.
func (w *walker) claims(at string, n *html.Node) bool {
	if kind := attribute(w.pages[at], "data-type"); kind == "page" || kind == "home" {
		return false
	}
	for _, a := range near(n, isPermalink) {
		if to, _ := w.target(at, a); attribute(w.pages[to], "data-type") == "page" || attribute(w.pages[to], "data-type") == "home" {
			return false
		}
	}
	for c := range n.ChildNodes() { // a question is strong; a rubric strong and emphasized; a byline emphasized
		if c.Type == html.ElementNode {
			return c.Data != "strong" && (c.Data != "em" || c.FirstChild.Data == "strong") || words(c) != words(n)
		}
	}
	return true
}

// work reports whether a statement leads to a work. A line that is only a date opens the statement below it.
func (w *walker) work(at string, n *html.Node, steps int) bool {
	if n.Data == "p" && w.opens(n, 1) == "" && len(all(n, isDate)) > 0 && steps == 0 {
		for n = n.NextSibling; n != nil && n.Type != html.ElementNode; {
			n = n.NextSibling
		}
	}
	for _, mark := range near(n, isMark) {
		if li := w.ids[at][attribute(mark, "popovertarget")]; li != nil && w.named(at, li) {
			w.by["by a mark"]++
			return true
		}
	}
	if attribute(sectionOf(n), "class") == "sec notes" {
		return w.named(at, n)
	}
	if attribute(w.pages[at], "data-type") == "source" && !strings.Contains(attribute(sectionOf(n), "class"), "mentions") {
		w.by["by the head of a work's page"]++
		return true
	}
	for _, a := range near(n, isPermalink) {
		if to, place := w.target(at, a); place != nil && steps < 2 && to != at && w.work(to, place, steps+1) {
			return true
		}
	}
	return false
}

// named reports whether a note leads to the page of a work.
func (w *walker) named(at string, note *html.Node) bool {
	return len(all(note, func(a *html.Node) bool {
		to, _ := w.target(at, a)
		return a.Data == "a" && w.pages[to] != nil && attribute(w.pages[to], "data-type") == "source"
	})) > 0
}
