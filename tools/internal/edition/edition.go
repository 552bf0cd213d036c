// Package edition makes the two forms of the site that a reader takes away: the whole reference on one page, to print, and the whole site in
// one file, to read from a disk.
//
// Goals: both are made of the finished pages, so that no text, mark or drawing has a second way to paper; every statement of the site is in
// each of them; the same pages make the same bytes. (The bytes of the zip are those that this version of Go compresses to: another may pack
// them otherwise.) Non-goals: the order of the edition, which its page says by its contents, and the disk (package build).
package edition

import (
	"bytes"
	"compress/gzip"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// Site is the built site: where it will stand, and its files by their paths, with slashes.
type Site struct {
	Base  *url.URL
	Files map[string][]byte
}

// path is the path that all addresses of the site begin with; it ends in a slash.
func (s Site) path() string { return strings.TrimSuffix(s.Base.Path, "/") + "/" }

// address is where a page stands.
func (s Site) address(name string) *url.URL {
	return s.Base.ResolveReference(&url.URL{Path: s.path() + strings.TrimSuffix(name, index)})
}

// index is the file that an address which ends in a slash means.
const index = "index.html"

// find is the file of the site that a link of a page means, and the address it leads to; not ok when that is no file of the site. A link that
// is written out whole is left alone: it has no address here.
func (s Site) find(page, href string) (name string, to *url.URL, ok bool) {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil || u.Scheme != "" {
		return "", nil, false
	}
	to = s.address(page).ResolveReference(u)
	if u.Host != "" {
		return "", to, false
	}
	name, ok = strings.CutPrefix(to.Path, s.path())
	if name == "" || strings.HasSuffix(name, "/") {
		name += index
	}
	_, there := s.Files[name]
	return name, to, ok && there
}

// IDs are the attributes that name ids of their page.
var IDs = []string{"aria-activedescendant", "aria-controls", "aria-describedby", "aria-details", "aria-errormessage", "aria-flowto", "aria-labelledby", "aria-owns",
	"for", "headers", "interestfor", "list", "popovertarget"}

// Packed is how many bytes a file takes to send, compressed as servers do.
func Packed(body []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(body) // a buffer takes everything
	_ = z.Close()
	return b.Len()
}

func parse(body []byte) (*html.Node, error) {
	return html.ParseWithOptions(bytes.NewReader(body), html.ParseOptionEnableScripting(false)) // noscript holds elements
}

func render(tree *html.Node) ([]byte, error) {
	var b bytes.Buffer
	err := html.Render(&b, tree)
	return b.Bytes(), err
}

// elements are the elements below a node, in the order of the page; they may be moved or removed while they are looked at.
func elements(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode {
			out = append(out, c)
		}
	}
	return out
}

// first is the first element below a node that has a name; nil for none.
func first(n *html.Node, name string) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == name {
			return c
		}
	}
	return nil
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key && a.Namespace == "" })
}

// set gives an element an attribute, in place of the one that it may have; a value of "" takes it away.
func set(n *html.Node, key, value string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key && a.Namespace == "" })
	if value != "" {
		n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
	}
}

func class(n *html.Node, name string) bool {
	return slices.Contains(strings.Fields(attr(n, "class")), name)
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

// move puts the children of one element before another, or at the end of its parent.
func move(from, parent, before *html.Node) {
	for c := from.FirstChild; c != nil; c = from.FirstChild {
		from.RemoveChild(c)
		parent.InsertBefore(c, before)
	}
}
