package edition

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// dropped are the parts of a page that the edition leaves out, each with the reason. No statement has its place in any of them.
var dropped = []struct {
	why string
	is  func(*html.Node) bool
}{
	{"it stands in the edition where the page does that it is from", func(n *html.Node) bool { return n.Data == "section" && class(n, "mentions") }},
	{"a list of pages leads, and the contents do", func(n *html.Node) bool {
		return n.Data == "section" && has(n, "data-furniture") && !class(n, "works") && first(n, "svg") == nil
	}},
	{"the contents lead", func(n *html.Node) bool { return class(n, "jump") }},
	{"the edition is cited as one page", func(n *html.Node) bool { return n.Data == "details" && class(n, "cite") }},
	{"texts are mended from their pages", func(n *html.Node) bool { return class(n, "mend") }},
	{"the address of a section is that of its page", func(n *html.Node) bool { return class(n, "self") }},
	{"a card says what the page does that it is of", func(n *html.Node) bool {
		return n.Data == "button" && class(n, "c") || n.Data == "div" && has(n, "popover")
	}},
	{"nothing is counted or folded on paper", func(n *html.Node) bool { return n.Data == "summary" }},
	{"it works on its own page only", func(n *html.Node) bool {
		return slices.Contains([]string{"form", "link", "noscript", "script", "style", "template"}, n.Data)
	}},
}

// tidy leaves of a page what is worth printing: what is folded is open, marks are links to their notes, and of a permalink the id remains.
func tidy(main *html.Node) {
	for _, n := range elements(main) {
		for _, d := range dropped {
			if d.is(n) {
				remove(n)
			}
		}
	}
	for _, n := range elements(main) {
		n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return strings.HasPrefix(a.Key, "data-pagefind-") || a.Key == "popover" })
		switch {
		case n.Data == "details":
			unfold(n)
		case n.Data == "a" && class(n, "p"):
			settle(n)
		case n.Data == "button" && has(n, "popovertarget"):
			n.Data, n.DataAtom = "a", atom.A
			n.Attr = append(n.Attr, html.Attribute{Key: "href", Val: "#" + attr(n, "popovertarget")})
			set(n, "popovertarget", "")
		}
	}
}

// unfold puts what is in a fold in its place; a list goes on with the list in it.
func unfold(n *html.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		last := n.PrevSibling
		for last != nil && last.Type == html.TextNode && strings.TrimSpace(last.Data) == "" {
			last = last.PrevSibling
		}
		if c.Data == "ul" && last != nil && last.Data == "ul" {
			move(c, last, nil)
			continue
		}
		n.Parent.InsertBefore(c, n)
	}
	remove(n)
}

// settle takes a permalink away. Its id becomes that of the paragraph, item or cell around it, or where that has one, of an empty element.
func settle(n *html.Node) {
	if before := n.PrevSibling; before != nil && before.Type == html.TextNode {
		before.Data = strings.TrimRight(before.Data, " \n\u202f")
	}
	id := attr(n, "id")
	switch {
	case id == "":
	case attr(n.Parent, "id") == "":
		set(n.Parent, "id", id)
	default:
		span := &html.Node{Type: html.ElementNode, Data: "span", DataAtom: atom.Span}
		set(span, "id", id)
		n.Parent.InsertBefore(span, n)
	}
	remove(n)
}
