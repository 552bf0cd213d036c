package edition

import (
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/sync/errgroup"
)

// chapter is a page as it stands in the edition.
type chapter struct {
	name  string // its file
	id    string // its address below that of the site, with a slash at both ends; the ids of its parts begin with it
	level int    // of its heading
	main  *html.Node
	kind  string          // data-type of the page
	ids   map[string]bool // of what is left of it
}

// Print fills a page of the site: behind its contents, the element with data-edition, stands every page that they link to. One that
// is linked in a list stands a level below the one linked before the list.
func Print(s Site, name string) ([]byte, error) {
	tree, err := parse(s.Files[name])
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(elements(tree), func(n *html.Node) bool { return has(n, "data-edition") })
	if at < 0 {
		return s.Files[name], nil // a layout that does not ask to be filled
	}
	contents := elements(tree)[at]
	chapters, err := s.chapters(name, contents)
	if err != nil {
		return nil, err
	}
	v := newVolume(s, chapters)
	for _, a := range elements(contents) {
		v.link(chapter{name: name}, a)
	}
	set(contents, "data-edition", "")
	before := contents.NextSibling
	for _, c := range chapters {
		contents.Parent.InsertBefore(v.article(c), before)
	}
	return render(tree)
}

// chapters reads the pages that the contents name, each once.
func (s Site) chapters(name string, contents *html.Node) ([]*chapter, error) {
	var out []*chapter
	seen := map[string]bool{}
	for _, a := range elements(contents) {
		to, at, ok := s.find(name, attr(a, "href"))
		switch {
		case a.Data != "a":
			continue
		case !ok || !strings.HasSuffix(to, index):
			return nil, fmt.Errorf("%s: the contents name %s, which is no page of the site", name, attr(a, "href"))
		case seen[to]:
			return nil, fmt.Errorf("%s: the contents name %s twice", name, attr(a, "href"))
		}
		seen[to] = true
		c := &chapter{name: to, id: "/" + strings.TrimPrefix(at.Path, s.path()), level: 2, ids: map[string]bool{}}
		for up := a.Parent; up != contents; up = up.Parent {
			if up.Data == "li" {
				c.level++
			}
		}
		out = append(out, c)
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for _, c := range out {
		g.Go(func() error { return c.read(s.Files[c.name]) })
	}
	return out, g.Wait()
}

// read takes in what is worth printing of a page.
func (c *chapter) read(body []byte) error {
	tree, err := parse(body)
	if err != nil {
		return err
	}
	if c.main = first(tree, "main"); c.main == nil {
		return fmt.Errorf("%s has no main, want one", c.name)
	}
	c.kind = attr(first(tree, "body"), "data-type")
	remove(c.main)
	tidy(c.main)
	for _, n := range elements(c.main) {
		if id := attr(n, "id"); id != "" {
			c.ids[id] = true
		}
	}
	return nil
}

// volume is the edition: which page and which work stands where.
type volume struct {
	site     Site
	chapters map[string]*chapter   // by file
	works    map[string]string     // file of a page that is not in the edition → id of the entry of a bibliography that stands for it
	entries  map[*html.Node]string // the same by entry
	titles   map[*html.Node]bool   // the link of each such entry: it leads to the page itself
}

// newVolume knows every page of the edition. A page that is not in it, but is the first that an entry of a bibliography links to, is
// represented by that entry.
func newVolume(s Site, chapters []*chapter) *volume {
	v := &volume{s, map[string]*chapter{}, map[string]string{}, map[*html.Node]string{}, map[*html.Node]bool{}}
	for _, c := range chapters {
		v.chapters[c.name] = c
	}
	for _, c := range chapters {
		for _, n := range elements(c.main) {
			a := first(n, "a")
			if n.Data != "li" || a == nil || n.Parent.Parent == nil || !class(n.Parent.Parent, "works") {
				continue
			}
			name, to, ok := s.find(c.name, attr(a, "href"))
			if ok && v.chapters[name] == nil && v.works[name] == "" && !has(n, "id") {
				v.works[name] = "/" + strings.TrimPrefix(to.Path, s.path())
				v.entries[n], v.titles[a] = v.works[name], true
			}
		}
	}
	return v
}

// article is a chapter in its place: ids, links and headings are those of the edition.
func (v *volume) article(c *chapter) *html.Node {
	for _, n := range elements(c.main) {
		v.rename(*c, n)
		v.link(*c, n)
		if id := v.entries[n]; id != "" {
			set(n, "id", id)
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			v.lower(*c, n)
		}
	}
	out := &html.Node{Type: html.ElementNode, Data: "article", DataAtom: atom.Article}
	set(out, "id", c.id)
	set(out, "data-type", c.kind)
	set(out, "class", attr(c.main, "class"))
	move(c.main, out, nil)
	return out
}

// rename makes an element's id, and the ids that it names, those of the edition.
func (v *volume) rename(c chapter, n *html.Node) {
	for i, a := range n.Attr {
		switch {
		case a.Key == "id" && a.Namespace == "":
			n.Attr[i].Val = c.id + a.Val
		case slices.Contains(IDs, a.Key):
			var ids []string
			for id := range strings.FieldsSeq(a.Val) {
				if c.ids[id] {
					ids = append(ids, c.id+id)
				}
			}
			n.Attr[i].Val = strings.Join(ids, " ")
		default:
			n.Attr[i].Val = strings.ReplaceAll(a.Val, "url(#", "url(#"+c.id) // what a drawing is painted with
		}
	}
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Val == "" && slices.Contains(IDs, a.Key) })
}

// link makes a link lead to where it leads in the edition; one that leads out of it is written out from the root of its host, since its
// page had another place.
func (v *volume) link(c chapter, n *html.Node) {
	for i, a := range n.Attr {
		if a.Key != "href" {
			continue
		}
		name, to, _ := v.site.find(c.name, a.Val)
		if to == nil || to.Host != v.site.Base.Host {
			continue
		}
		id, fragment := "", to.Fragment
		if fragment == "" && !v.titles[n] {
			id = v.works[name]
		}
		if in := v.chapters[name]; in != nil && (fragment == "" || in.ids[fragment]) {
			id = in.id + fragment
		}
		to.Scheme, to.Host, to.User = "", "", nil
		if id != "" {
			to.Path, to.RawPath, to.RawQuery, to.Fragment, to.RawFragment = "", "", "", id, ""
		}
		n.Attr[i].Val = to.String()
	}
}

// lower puts a heading below those of the chapter's part. The title of the page leads to the page itself, on the site.
func (v *volume) lower(c chapter, n *html.Node) {
	level := int(n.Data[1] - '0')
	if level == 1 {
		set(n, "class", "") // which made a long title small enough
		self := &html.Node{Type: html.ElementNode, Data: "a", DataAtom: atom.A}
		set(self, "class", "self")
		set(self, "href", v.site.address(c.name).EscapedPath())
		set(self, "aria-label", strings.TrimSpace(words(n))+": a page of its own")
		self.AppendChild(&html.Node{Type: html.TextNode, Data: "#"})
		n.AppendChild(&html.Node{Type: html.TextNode, Data: " "})
		n.AppendChild(self)
	}
	n.Data = fmt.Sprintf("h%d", min(level+c.level-1, 6))
	n.DataAtom = atom.Lookup([]byte(n.Data))
}

func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}
